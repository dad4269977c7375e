import { catalog, explain } from 'ttminis-explain';
import { announce } from './announce.js';
import { type Actions, shortAnswer, showAnswer } from './answer.js';
import { byId, h } from './dom.js';
import { createQuestion } from './question.js';
import { createReference } from './reference.js';

const answer = byId('answer');
const question = createQuestion(byId('question'), update);
const reference = createReference(byId('all-errors'));
const actions: Actions = { choose: question.choose, fill: question.fill };

/** Asks the package and shows what it says. */
function update(pressed: boolean): void {
  const asked = question.asked();
  const { text, api, aborted } = asked;
  // Asked without the answer first: whether it makes a difference is the package's to say.
  const open = explain(text, { api });
  const dependsOnAbort = open.retry.kind === 'depends' && open.retry.on === 'aborted';
  question.askAbort(dependsOnAbort);
  const explanation = dependsOnAbort && aborted !== undefined ? explain(text, { api, aborted }) : open;

  const { activeElement } = document;
  showAnswer(answer, explanation, dependsOnAbort ? asked : { ...asked, aborted: undefined }, actions);
  if (text !== '') announce(shortAnswer(explanation));
  // The button that was pressed may have gone with the old answer, or be hidden: go on reading at the new one.
  if (pressed && activeElement?.getClientRects().length === 0) byId('answer-title').focus();
}

/** Opens the row that the address names. Only rows are ever named there, never what was asked. */
function openNamedRow(): void {
  try {
    reference.open(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // An address with a broken escape names no row.
  }
}

const { revision } = explain('').catalog;
byId('foot').append(
  h(
    'p',
    {},
    `${catalog().length} errors of TikTok’s mini-game error reference`,
    revision && `, newest revision ${revision}`,
    '. Explained in this page by the npm package ',
    h('code', {}, 'ttminis-explain'),
    '.',
  ),
);

update(false);
openNamedRow();
addEventListener('hashchange', openNamedRow);
// A link to the row that is open already changes no address.
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.hash && link.getAttribute('href') === location.hash) openNamedRow();
});

// With a mouse, the next thing is to paste. On a phone, a keyboard that opens by itself would cover the page.
if (!location.hash && matchMedia('(hover: hover) and (pointer: fine)').matches) {
  byId('error').focus({ preventScroll: true });
}
