import type { Ambiguous, Api, Explanation, Known, Problem, Unknown, Unrecognized } from 'ttminis-explain';
import { asCode } from './as-code.js';
import { findingBadge, findingSubject } from './call/findings.js';
import { copyButton } from './copy.js';
import { entryOf, rowName, tableApis } from './core.js';
import { button, type Child, clip, drawing, h, present } from './dom.js';
import { emptyState } from './empty.js';
import { type Foreign, foreignOf } from './foreign.js';
import {
  factList,
  guidance,
  meaning,
  retryAdvice,
  stepList,
  type Term,
  terms,
  verdict,
  verdictTerms,
} from './guidance.js';
import { inText, lineId } from './in-text.js';
import { words } from './language.js';
import type { Asked } from './question.js';

/** How much of an error a link has, in characters. */
const LINKED = 1500;

/** What an answer lets the reader do. */
export interface Actions {
  /** Says which call failed. */
  choose(api: Api | undefined): void;
  /** Puts a text into the field; without a field, there is none to fill. */
  fill?(text: string): void;
}

/** Replaces the answer in a section by another one. */
export function showAnswer(
  section: HTMLElement,
  explanation: Explanation,
  asked: Asked,
  actions: Actions,
): void {
  const { fill } = actions;
  if (fill && explanation.status === 'unrecognized' && explanation.looksLike === 'nothing') {
    section.className = 'answer';
    section.replaceChildren(emptyState(fill));
    return;
  }
  const { copy, copyLong, link, linkLong, line, lineLong } = words.answer;
  const { place, isOneOfSeveral } = asked;
  const toLine =
    place &&
    isOneOfSeveral &&
    h(
      'a',
      { class: 'to-line', href: `#${lineId(place)}`, 'aria-label': lineLong(place.first + 1) },
      line(place.first + 1),
    );
  section.className = `answer card is-${explanation.status}`;
  section.replaceChildren(
    ...present([
      h(
        'div',
        { class: 'answer-head' },
        badge(explanation),
        h(
          'div',
          { class: 'answer-buttons' },
          toLine,
          copyButton(copy, () => explanation.text, { 'aria-label': copyLong }),
          copyButton(link, () => linkTo(asked.text), { 'aria-label': linkLong }),
        ),
      ),
      ...bodyOf(explanation, asked, actions, `${section.id}-title`),
      asCode(explanation, asked),
    ]),
  );
}

/** The address of an answer: it has the error in it, and nothing but a press of the button makes it. */
function linkTo(text: string): string {
  return `${location.origin}${location.pathname}?e=${encodeURIComponent(clip(text, LINKED))}`;
}

/** How sure an answer is, in a phrase. */
function sureness(explanation: Explanation): string {
  switch (explanation.status) {
    case 'known':
      return words.sureness[explanation.match.confidence];
    case 'ambiguous':
      return explanation.decideBy === null ? words.contradicts : words.oneOf(explanation.candidates.length);
    case 'unknown':
      return words.notListed;
    case 'unrecognized':
      return words.notPlatform;
  }
}

/** The answer in one short sentence, for screen readers. */
export function shortAnswer(explanation: Explanation): string {
  const { spoken, nothing } = words.answer;
  if (explanation.status === 'unrecognized' && explanation.looksLike === 'nothing') return nothing;
  return spoken(sureness(explanation), subjectName(explanation));
}

/** What an error is called where there is little room. */
export function subjectName(explanation: Explanation): string {
  switch (explanation.status) {
    case 'known':
      return `${codeOf(explanation)} ${explanation.title}`;
    case 'ambiguous': {
      const titles = words.or(explanation.candidates.map((candidate) => candidate.title));
      return explanation.code === null ? titles : `${shortCode(explanation.code)} ${titles}`;
    }
    case 'unknown':
      return explanation.code === null ? explanation.reason : shortCode(explanation.code);
    case 'unrecognized':
      return explanation.reason;
  }
}

const shortCode = (code: number | string): string => clip(String(code), 40);

/** What an answer is about: the text, or its own lines where others are about other errors. */
function ownText({ text, isOneOfSeveral, lines = [], place }: Asked): string {
  if (!isOneOfSeveral) return text;
  return place ? lines.slice(place.first, place.end).join('\n') : '';
}

function bodyOf(explanation: Explanation, asked: Asked, actions: Actions, titleId: string): readonly Child[] {
  const foreign = foreignOf(ownText(asked), explanation);
  switch (explanation.status) {
    case 'known':
      return known(explanation, asked, actions, titleId, foreign);
    case 'ambiguous':
      return ambiguous(explanation, asked, actions, titleId);
    case 'unknown':
      return unknown(explanation, asked, actions, titleId, foreign);
    case 'unrecognized':
      return foreign?.kind === 'web-page' ? webPage(foreign, titleId) : unrecognized(explanation, titleId);
  }
}

function known(
  answer: Known,
  asked: Asked,
  actions: Actions,
  titleId: string,
  foreign: Foreign | null,
): readonly Child[] {
  return [
    title(titleId, h('span', { class: 'code' }, codeOf(answer)), answer.title, words.table[answer.table]),
    verdict(answer),
    origin(foreign),
    problems(answer.problems, asked, actions),
    guidance(answer, 3, { terms: [readAs(answer, asked)], ends: [rowLink(answer.id)] }),
  ];
}

function ambiguous(answer: Ambiguous, asked: Asked, actions: Actions, titleId: string): readonly Child[] {
  const contradicts = answer.decideBy === null;
  const { selfContradiction, canMean, todo, facts } = words.answer;
  return [
    contradicts
      ? title(titleId, null, selfContradiction)
      : title(titleId, subjectOf(answer), canMean(answer.candidates.length)),
    problems(answer.problems, asked, actions),
    // Nothing that could be added decides a contradiction: there the first thing to do is to find out how it came about.
    contradicts && answer.steps.length > 0 && part(todo, stepList(answer.steps)),
    decide(answer, actions, `${titleId}-decide`),
    h('div', { class: 'candidates' }, ...answer.candidates.map((one) => candidate(one, contradicts))),
    common(answer),
    answer.facts.length > 0 && part(facts, factList(answer.facts)),
  ];
}

/** Shows one of several meanings: enough to choose, and to act on before the choice. */
function candidate(answer: Known, contradicts: boolean): HTMLElement {
  return h(
    'article',
    { class: 'candidate', 'data-id': answer.id },
    h(
      'h3',
      {},
      h(
        'a',
        { href: `#${answer.id}` },
        h('span', { class: 'code' }, codeOf(answer, contradicts)),
        ' ',
        answer.title,
      ),
      ' ',
      h('span', { class: 'call' }, words.table[answer.table]),
    ),
    verdict(answer),
    meaning(answer),
    h('p', {}, h('b', {}, words.answer.todo + words.colon), answer.action),
  );
}

/** What holds for all candidates, so that some of the advice can be followed before it is known which one it is. */
function common(answer: Ambiguous): Child {
  const list = verdictTerms(answer.common);
  if (list.length === 0) return null;
  return h(
    'div',
    { class: 'common' },
    h('h3', {}, words.answer.either(answer.candidates.length)),
    terms(list),
  );
}

/** What decides between the candidates: buttons where it is the call, a hint where the text itself lacks something. */
function decide(answer: Ambiguous, actions: Actions, id: string): Child {
  const own = words.answer;
  if (answer.decideBy === null) return h('p', { class: 'decide' }, own.eachPart);
  if (answer.decideBy !== 'api') return h('p', { class: 'decide' }, own.decide[answer.decideBy]);
  const apis = answer.candidates.flatMap(({ table }): readonly Api[] => tableApis[table]);
  return h(
    'div',
    { class: 'decide', role: 'group', 'aria-labelledby': id },
    h('p', { id }, own.which),
    h(
      'div',
      { class: 'decide-buttons' },
      ...[...new Set(apis)].map((api) =>
        button(words.itWas[api], { class: 'button main' }, () => actions.choose(api)),
      ),
    ),
  );
}

function unknown(
  answer: Unknown,
  asked: Asked,
  actions: Actions,
  titleId: string,
  foreign: Foreign | null,
): readonly Child[] {
  const own = words.answer;
  return [
    answer.code === null
      ? title(titleId, null, own.noMeaning)
      : title(titleId, subjectOf(answer), own.unlisted),
    origin(foreign),
    problems(answer.problems, asked, actions),
    h('p', { class: 'meaning' }, answer.reason),
    h(
      'div',
      { class: 'guidance-columns' },
      part(own.todo, stepList(answer.steps)),
      terms([[words.retry, retryAdvice(answer.retry)], readAs(answer, asked)]),
    ),
    answer.facts.length > 0 && part(own.facts, factList(answer.facts)),
    answer.nearest.length > 0 &&
      h(
        'div',
        { class: 'nearest' },
        h('h3', {}, own.nearest),
        h('p', {}, own.nearestHint),
        h(
          'ul',
          {},
          ...answer.nearest.map(({ entry, why }) =>
            h('li', {}, h('a', { href: `#${entry.id}` }, rowName(entry)), h('p', {}, why)),
          ),
        ),
      ),
  ];
}

function unrecognized(answer: Unrecognized, titleId: string): readonly Child[] {
  const isOfJavaScript = answer.looksLike === 'javascript-error';
  return [
    title(titleId, null, words.looksLike[answer.looksLike]),
    // What was thrown, and where.
    isOfJavaScript &&
      answer.message !== null &&
      h('pre', {}, clip(answer.message.split('\n').slice(0, 2).join('\n'), 200)),
    h('p', { class: 'meaning' }, answer.reason),
    part(isOfJavaScript ? words.answer.todo : words.answer.instead, stepList(answer.steps)),
  ];
}

function webPage({ status }: Foreign, titleId: string): readonly Child[] {
  const own = words.webPage;
  return [
    title(titleId, null, own.title(status)),
    h('p', { class: 'meaning' }, own.meaning),
    part(
      words.answer.todo,
      h('ol', { class: 'steps' }, ...own.steps.map((step) => h('li', {}, h('p', {}, step)))),
    ),
    status && h('p', {}, h('a', { class: 'jump', href: '#network/http-non-2xx' }, own.row)),
  ];
}

/** Says which library an error came from. */
function origin(foreign: Foreign | null): Child {
  return foreign?.kind === 'axios' && h('p', {}, words.axios(foreign.status));
}

function title(id: string, subject: Child, text: string, call?: Child): HTMLElement {
  return h(
    'h2',
    // The focus comes here when the button that was pressed has gone with the answer before.
    { id, tabindex: -1 },
    subject,
    subject && ' ',
    text,
    call && ' ',
    call && h('span', { class: 'call' }, call),
  );
}

function badge(explanation: Explanation): HTMLElement {
  // The tick is for what is certain; what is only likely gets the sign for "about".
  const certain = explanation.status === 'known' && explanation.match.confidence === 'exact';
  return h(
    'span',
    { class: 'badge' },
    drawing(certain ? tick : shapes[explanation.status]),
    sureness(explanation),
  );
}

const tick = 'M3 8.5l3.2 3.2L13 5';

const shapes: Record<Explanation['status'], string> = {
  known: 'M2.5 6.5c2-2 3.5-2 5.5 0s3.5 2 5.5 0M2.5 11c2-2 3.5-2 5.5 0s3.5 2 5.5 0',
  ambiguous: 'M8 14V9M8 9L3 3M8 9l5-6M3 6.2V3h3M13 6.2V3h-3',
  unknown: 'M4.8 5.2a3.2 3.2 0 1 1 4.7 2.9C8.4 8.7 8 9.3 8 10.4M8 13.6v.1',
  unrecognized: 'M8 2.5a5.5 5.5 0 1 0 .01 0M4.2 11.8l7.6-7.6',
};

function problems(list: readonly Problem[], asked: Asked, actions: Actions): Child {
  // The page shows the further errors of a text itself.
  const shown = list.filter(({ kind }) => kind !== 'more-errors' || !asked.isOneOfSeveral);
  if (shown.length === 0) return null;
  // The call was chosen for an error before this one, or by mistake: let it be taken back where it is found to be wrong.
  const callIsWrong =
    asked.api !== undefined && shown.some((it) => it.kind === 'contradiction' && it.between.includes('api'));
  return h(
    'div',
    { class: shown.every(isHint) ? 'problems is-hint' : 'problems' },
    ...shown.map((problem) =>
      h(
        'div',
        {},
        problem.kind === 'call'
          ? h(
              'div',
              { class: 'finding-head' },
              h('h3', {}, findingSubject(problem)),
              findingBadge(problem.origin),
            )
          : h('h3', {}, drawing('M8 2.5L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1'), words.problem[problem.kind]),
        h('p', {}, problem.text),
      ),
    ),
    callIsWrong &&
      button(words.answer.withoutCall, { class: 'button' }, () => {
        actions.choose(undefined);
      }),
  );
}

function isHint(problem: Problem): boolean {
  return problem.kind === 'call' && problem.origin !== 'reference';
}

function part(heading: string, content: HTMLElement): HTMLElement {
  return h('div', { class: 'guidance-do' }, h('h3', {}, heading), content);
}

function rowLink(id: string): HTMLElement {
  return h('p', {}, h('a', { class: 'jump', href: `#${id}` }, words.answer.inList));
}

/** What was read from the text and how far that goes: the reader sees at once when it is not what they meant. */
function readAs(answer: Known | Unknown, asked: Asked): Term {
  const { code, message, api } = answer;
  const own = words.answer;
  const [open, close] = words.quotes;
  const named = (name: string) => `${name}${words.colon}`;
  const callIsMissing =
    answer.status === 'known' &&
    answer.match.confidence !== 'exact' &&
    asked.api === undefined &&
    api === null;
  return [
    own.read,
    [
      ...(asked.place && asked.lines
        ? // The lines of several errors stand above the first answer.
          [!asked.isOneOfSeveral && inText(asked.lines, asked.place)]
        : [
            code !== null && h('p', {}, named(own.code), h('bdi', { class: 'code' }, clip(String(code), 40))),
            message !== null && h('p', {}, named(own.message), open, h('bdi', {}, clip(message, 120)), close),
            code === null && message === null && api === null && own.neither,
          ]),
      api !== null && h('p', {}, named(own.call), words.api[api]),
      answer.status === 'known' && h('p', {}, words.restsOn(answer.match)),
      callIsMissing && h('p', {}, own.chooseCall),
    ],
  ];
}

/** What the question is about, for a title: the code, or the message where there is no code. */
function subjectOf({ code, message }: Explanation): Child {
  if (code !== null) return h('bdi', { class: 'code' }, clip(String(code), 40));
  const [open, close] = words.quotes;
  return message !== null && h('span', {}, open, h('bdi', {}, clip(message, 60)), close);
}

/**
 * The code to show for a row. Where the row has one, that is it, also for an error whose own code is missing or
 * contradicts the row; where the row is a range or a kind of codes, the one that came in says more.
 */
function codeOf(answer: Known, contradicts = false): string {
  const code = entryOf(answer.id)?.code ?? answer.code ?? '';
  if (typeof code === 'number' || contradicts || answer.code === null) return String(code);
  return clip(String(answer.code), 40);
}
