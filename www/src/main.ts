import { type Api, type Context, catalog, type Explanation, explain, explainAll } from 'ttminis-explain';
import { announce } from './announce.js';
import { type Actions, shortAnswer, showAnswer } from './answer.js';
import { type CallCheck, createCallCheck } from './call/check.js';
import { printCall } from './call/source.js';
import { byId, h } from './dom.js';
import { createQuestion } from './question.js';
import { createReference } from './reference.js';
import { createViews } from './views.js';

const answer = byId('answer');
const question = createQuestion(byId('question'), update);
const reference = createReference(byId('all-errors'));
const views = createViews(['explain', 'check']);
const actions: Actions = { choose: question.choose, fill: question.fill };
let callCheck: CallCheck | undefined;
callCheck = createCallCheck({ form: byId('call'), findings: byId('findings'), trial: byId('trial') }, () => {
  const typed = callCheck?.typed();
  question.offerCall(typed && !typed.blank ? printCall(typed.call) : null);
  // What is heard now is what was found about the call.
  show(false);
});

/** Asks the package and shows what it says. */
function update(pressed: boolean): void {
  const { activeElement } = document;
  const explanation = show(true);
  // The button that was pressed may have gone with the old answer, or be hidden: go on reading at the new one.
  if (pressed && activeElement?.getClientRects().length === 0) byId('answer-title').focus();
  if (question.asked().text !== '') announce(shortAnswer(explanation));
}

function show(asksAbort: boolean): Explanation {
  const asked = question.asked();
  const { text, api, aborted } = asked;
  const context = contextFor(text, api);
  const known = context ?? { api };
  // Asked without the answer first: whether it makes a difference is the package's to say.
  const open = explain(text, known);
  const dependsOnAbort = open.retry.kind === 'depends' && open.retry.on === 'aborted';
  if (asksAbort) question.askAbort(dependsOnAbort);
  const explanation = dependsOnAbort && aborted !== undefined ? explain(text, { ...known, aborted }) : open;
  showAnswer(
    answer,
    explanation,
    { ...asked, context, aborted: dependsOnAbort ? aborted : undefined },
    actions,
  );
  showFurther(text, known);
  return explanation;
}

/** How many further errors of a text are shown. */
const MOST_FURTHER = 20;

/** Shows the other errors of a pasted log. */
function showFurther(text: string, known: Context): void {
  const all = explainAll(text, known);
  const further = all.slice(1, MOST_FURTHER + 1).map((explanation, at) => {
    const place = h('section', { id: `answer-${at + 2}` });
    showAnswer(place, explanation, { text, api: undefined, aborted: undefined }, { choose() {} });
    return place;
  });
  const more = byId('further');
  more.hidden = further.length === 0;
  more.replaceChildren(h('h2', {}, `${all.length} errors in this text`), ...further);
}

/** What is known of the call that was typed; `undefined` where there is none, or the error is one of another call. */
function contextFor(text: string, api: Api | undefined): Context | undefined {
  const typed = question.usesCall() ? callCheck?.typed() : undefined;
  if (!typed) return undefined;
  const context = { ...typed.context, api: typed.call.name, args: typed.args };
  const contradicts = ({ problems }: Explanation) =>
    problems.some((problem) => problem.kind === 'contradiction' && problem.between.includes('api'));
  const fits =
    api === undefined ? !contradicts(explain(text, { api: typed.call.name })) : api === typed.call.name;
  question.tellUse(fits || text === '');
  return fits && text !== '' ? context : undefined;
}

/** Opens the row or the part that the address names. Nothing else is ever named there, never what was asked. */
function openNamed(): void {
  try {
    const name = decodeURIComponent(location.hash.slice(1));
    views.open(name);
    reference.open(name);
  } catch {
    // An address with a broken escape names nothing.
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

const linked = new URLSearchParams(location.search).get('e');
if (linked) question.fill(linked);
else update(false);
views.open('');
openNamed();
addEventListener('hashchange', openNamed);
// A link to the row that is open already changes no address.
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.hash && link.getAttribute('href') === location.hash) openNamed();
});

// On a phone, the answer is below what was pasted.
byId('error').addEventListener('paste', () => {
  setTimeout(() => {
    if (answer.getBoundingClientRect().top > innerHeight / 2) answer.scrollIntoView({ block: 'start' });
  });
});

// With a mouse, the next thing is to paste. On a phone, a keyboard that opens by itself would cover the page.
if (!location.hash && matchMedia('(hover: hover) and (pointer: fine)').matches) {
  byId('error').focus({ preventScroll: true });
}
