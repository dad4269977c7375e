import type { Api, Context, Explanation } from 'ttminis-explain';
import { announce } from './announce.js';
import { type Actions, shortAnswer, showAnswer } from './answer.js';
import { type CallCheck, createCallCheck } from './call/check.js';
import { printCall } from './call/source.js';
import { catalog, explain, explainAll } from './core.js';
import { byId, h, outLink } from './dom.js';
import { withoutUncaught } from './foreign.js';
import { words } from './language.js';
import { locate } from './locate.js';
import { showOverview } from './overview.js';
import { createQuestion } from './question.js';
import { createReference } from './reference.js';
import { showPart } from './views.js';

/** The page in one language. */
export interface Page {
  /** Opens what the address names: a part or a row. Nothing else is ever named there, never what was asked. */
  openNamed(): void;
}

/** How many errors of a text are shown. */
const MOST_SHOWN = 21;

/** Builds the page in the language that is chosen, in place of one in another. */
export function buildPage(): Page {
  const answer = byId('answer');
  showStaticWords();
  const question = createQuestion(byId('question'), update);
  const reference = createReference(byId('all-errors'));
  const actions: Actions = { choose: question.choose, fill: question.fill };
  let callCheck: CallCheck | undefined;
  callCheck = createCallCheck({ form: byId('call'), trial: byId('trial') }, () => {
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
    const { api, aborted } = asked;
    const text = withoutUncaught(asked.text);
    const context = contextFor(text, api);
    const known = context ?? { api };
    // Asked without the answer first: whether it makes a difference is the package's to say.
    const open = explain(text, known);
    const dependsOnAbort = open.retry.kind === 'depends' && open.retry.on === 'aborted';
    if (asksAbort) question.askAbort(dependsOnAbort);
    const explanation = dependsOnAbort && aborted !== undefined ? explain(text, { ...known, aborted }) : open;
    // Where the answer asks which call failed, the question does not ask it a second time.
    const answerAsks = explanation.status === 'ambiguous' && explanation.decideBy === 'api';
    question.askCall(explanation.status !== 'unrecognized' && !answerAsks);
    const lines = text.split('\n');
    const all = explainAll(text, known);
    const answers = all.length > 1 ? [explanation, ...all.slice(1, MOST_SHOWN)] : [explanation];
    const places = locate(lines, answers);
    const isOneOfSeveral = answers.length > 1;
    const first = { api, context, aborted: dependsOnAbort ? aborted : undefined };
    showAnswer(answer, explanation, { text, ...first, lines, place: places[0], isOneOfSeveral }, actions);
    const further = answers.slice(1).map((one, at) => {
      const section = h('section', { id: `answer-${at + 2}` });
      const own = { text, api: undefined, aborted: undefined, lines, place: places[at + 1], isOneOfSeveral };
      showAnswer(section, one, own, { choose() {} });
      return section;
    });
    byId('further').hidden = further.length === 0;
    byId('further').replaceChildren(...further);
    showOverview(byId('overview'), lines, answers, places, all.length - answers.length);
    return explanation;
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

  const linked = new URLSearchParams(location.search).get('e');
  if (linked) question.fill(linked);
  else update(false);

  return {
    openNamed() {
      const name = nameInAddress();
      if (name === 'check' || name === 'explain' || name === '') showPart(name || 'explain');
      else if (name === 'all-errors' || catalog().some(({ id }) => id === name)) {
        showPart('explain');
        if (name === 'all-errors') byId(name).scrollIntoView();
      }
      reference.open(name);
    },
  };
}

function nameInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    // An address with a broken escape names nothing.
    return ' ';
  }
}

function showStaticWords(): void {
  document.documentElement.lang = words.name;
  document.title = words.page.title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = words.page[element.dataset.word as keyof typeof words.page];
  }
  byId('parts').setAttribute('aria-label', words.parts);
  const switcher = byId('language');
  switcher.textContent = words.otherLanguage;
  switcher.lang = words.name === 'en' ? 'zh' : 'en';
  const [row] = catalog();
  const { revision } = explain('').catalog;
  byId('foot').replaceChildren(
    h('p', {}, words.foot.count(catalog().length, revision), words.space, words.foot.private),
    h(
      'p',
      { class: 'foot-links' },
      row && outLink(words.foot.reference, row.docUrl),
      h('a', { href: 'docs/' }, words.foot.docs),
    ),
  );
}
