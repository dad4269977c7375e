import type {
  Ambiguous,
  Api,
  Entry,
  Explanation,
  Known,
  Problem,
  Unknown,
  Unrecognized,
} from 'ttminis-explain';
import { catalog } from 'ttminis-explain';
import { asCode } from './as-code.js';
import { findingBadge, findingSubject } from './call/findings.js';
import { copyButton } from './copy.js';
import { button, type Child, clip, drawing, h, present } from './dom.js';
import { emptyState } from './empty.js';
import { brief, factList, guidance, retryAdvice, stepList, terms } from './guidance.js';
import type { Asked } from './question.js';
import {
  apiWords,
  chooseCall,
  confidenceWords,
  decideWords,
  eachPart,
  escalateWords,
  itWas,
  looksLikeWords,
  problemWords,
  restsOn,
  retryWords,
  rowName,
  sideWords,
  statusWords,
  tableApis,
  tableWords,
  whoFixes,
} from './words.js';

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
  place: HTMLElement,
  explanation: Explanation,
  asked: Asked,
  actions: Actions,
): void {
  const { fill } = actions;
  if (fill && explanation.status === 'unrecognized' && explanation.looksLike === 'nothing') {
    place.className = 'answer';
    place.replaceChildren(emptyState(fill));
    return;
  }
  place.className = `answer card is-${explanation.status}`;
  place.replaceChildren(
    ...present([
      h(
        'div',
        { class: 'answer-head' },
        badge(explanation),
        explanation.status === 'known' &&
          h('span', { class: 'sureness' }, confidenceWords[explanation.match.confidence]),
        copyButton('Copy', () => explanation.text, { 'aria-label': 'Copy the explanation as text' }),
        copyButton('Link', () => linkTo(asked.text), { 'aria-label': 'Copy a link to this answer' }),
      ),
      ...bodyOf(explanation, asked, actions, `${place.id}-title`),
      asCode(explanation, asked),
    ]),
  );
}

/** The address of an answer: it has the error in it, and nothing but a press of the button makes it. */
function linkTo(text: string): string {
  return `${location.origin}${location.pathname}?e=${encodeURIComponent(clip(text, LINKED))}`;
}

/** The answer in one short sentence, for screen readers. */
export function shortAnswer(explanation: Explanation): string {
  switch (explanation.status) {
    case 'known':
      return `${confidenceWords[explanation.match.confidence]}: ${codeOf(explanation)}, ${explanation.title}.`;
    case 'ambiguous':
      return `Ambiguous: ${explanation.candidates.map((candidate) => candidate.title).join(', or ')}.`;
    case 'unknown':
      return `Unknown. ${explanation.reason}`;
    case 'unrecognized':
      return explanation.looksLike === 'nothing'
        ? 'Nothing to explain.'
        : `Not a platform error. ${explanation.reason}`;
  }
}

function bodyOf(explanation: Explanation, asked: Asked, actions: Actions, titleId: string): readonly Child[] {
  switch (explanation.status) {
    case 'known':
      return known(explanation, asked, actions, titleId);
    case 'ambiguous':
      return ambiguous(explanation, asked, actions, titleId);
    case 'unknown':
      return unknown(explanation, asked, actions, titleId);
    case 'unrecognized':
      return unrecognized(explanation, titleId);
  }
}

function known(answer: Known, asked: Asked, actions: Actions, titleId: string): readonly Child[] {
  const entry = entryOf(answer.id);
  const callIsMissing = answer.match.confidence !== 'exact' && asked.api === undefined && answer.api === null;
  const surer = callIsMissing && h('p', {}, chooseCall);
  return [
    title(
      titleId,
      h('span', { class: 'code' }, codeOf(answer)),
      answer.title,
      entry && tableWords[entry.api],
    ),
    h('p', { class: 'verdict' }, verdict(answer)),
    problems(answer.problems, asked, actions),
    guidance(answer, 3, {
      terms: [
        ['How sure', [...brief([confidenceWords[answer.match.confidence], restsOn(answer.match)]), surer]],
        ['Understood as', readAs(answer)],
      ],
      ends: [rowLink(answer.id)],
    }),
  ];
}

/** Whose side it is on, and whether to try again, in one line. */
function verdict({ source, expected, retry }: Known): string {
  const again = retry.kind === 'depends' ? 'it depends' : retryWords(retry)[0];
  return `${sideWords(source, expected)} · Retry: ${again.charAt(0).toLowerCase()}${again.slice(1)}`;
}

function ambiguous(answer: Ambiguous, asked: Asked, actions: Actions, titleId: string): readonly Child[] {
  const contradicts = answer.decideBy === null;
  return [
    contradicts
      ? title(titleId, null, 'This error contradicts itself')
      : title(titleId, subjectOf(answer), `can mean ${answer.candidates.length} things`),
    problems(answer.problems, asked, actions),
    // Nothing that could be added decides a contradiction: there the first thing to do is to find out how it came about.
    contradicts && answer.steps.length > 0 && section('What to do', stepList(answer.steps)),
    decide(answer, actions, `${titleId}-decide`),
    h(
      'div',
      { class: 'candidates' },
      ...answer.candidates.map((candidate) => {
        const entry = entryOf(candidate.id);
        return h(
          'article',
          { class: 'candidate', 'data-id': candidate.id },
          h(
            'h3',
            {},
            h('span', { class: 'code' }, codeOf(candidate, contradicts)),
            ' ',
            candidate.title,
            ' ',
            entry && h('span', { class: 'call' }, tableWords[entry.api]),
          ),
          guidance(candidate, 4, { ends: [rowLink(candidate.id)] }),
        );
      }),
    ),
    common(answer),
    answer.facts.length > 0 && section('Good to know', factList(answer.facts)),
  ];
}

/** What holds for all candidates, so that some of the advice can be followed before it is known which one it is. */
function common({ common: { source, expected, retry, escalate }, candidates }: Ambiguous): Child {
  const list = [
    // Who fixes it depends on whether there is anything to fix.
    source && expected !== null ? (['Who fixes it', brief(whoFixes(source, expected))] as const) : null,
    retry ? (['Try again?', retryAdvice(retry)] as const) : null,
    escalate ? (['If that does not help', [escalateWords[escalate]]] as const) : null,
  ];
  if (list.every((term) => term === null)) return null;
  return h(
    'div',
    { class: 'common' },
    h('h3', {}, candidates.length === 2 ? 'Either way' : 'In any case'),
    terms(list),
  );
}

/** What decides between the candidates: buttons where it is the call, a hint where the text itself lacks something. */
function decide(answer: Ambiguous, actions: Actions, id: string): Child {
  if (answer.decideBy === null) return h('p', { class: 'decide' }, eachPart);
  if (answer.decideBy !== 'api') return h('p', { class: 'decide' }, decideWords[answer.decideBy]);
  const apis = answer.candidates.flatMap((candidate) => {
    const entry = entryOf(candidate.id);
    return entry ? tableApis[entry.api] : [];
  });
  return h(
    'div',
    { class: 'decide', role: 'group', 'aria-labelledby': id },
    h('p', { id }, 'Which call failed?'),
    h(
      'div',
      { class: 'decide-buttons' },
      ...[...new Set(apis)].map((api) =>
        button(itWas(api), { class: 'button main' }, () => actions.choose(api)),
      ),
    ),
  );
}

function unknown(answer: Unknown, asked: Asked, actions: Actions, titleId: string): readonly Child[] {
  return [
    answer.code === null
      ? title(titleId, null, 'No listed meaning')
      : title(titleId, subjectOf(answer), 'is not in TikTok’s list'),
    problems(answer.problems, asked, actions),
    h('p', { class: 'meaning' }, answer.reason),
    h(
      'div',
      { class: 'guidance-columns' },
      h('div', { class: 'guidance-do' }, h('h3', {}, 'What to do'), stepList(answer.steps)),
      terms([
        ['Try again?', retryAdvice(answer.retry)],
        ['Understood as', readAs(answer)],
      ]),
    ),
    answer.facts.length > 0 && section('Good to know', factList(answer.facts)),
    answer.nearest.length > 0 &&
      h(
        'div',
        { class: 'nearest' },
        h('h3', {}, 'Nearest in the list'),
        h('p', {}, 'Similar codes, not the same error.'),
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
  return [
    title(titleId, null, looksLikeWords[answer.looksLike]),
    h('p', { class: 'meaning' }, answer.reason),
    h('div', { class: 'guidance-do' }, h('h3', {}, 'What to pass instead'), stepList(answer.steps)),
  ];
}

function title(id: string, subject: Child, words: string, call?: Child): HTMLElement {
  return h(
    'h2',
    // The focus comes here when the button that was pressed has gone with the answer before.
    { id, tabindex: -1 },
    subject,
    subject && ' ',
    words,
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
    statusWords[explanation.status],
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
  if (list.length === 0) return null;
  // The call was chosen for an error before this one, or by mistake: let it be taken back where it is found to be wrong.
  const callIsWrong =
    asked.api !== undefined && list.some((it) => it.kind === 'contradiction' && it.between.includes('api'));
  return h(
    'div',
    { class: list.every(isHint) ? 'problems is-hint' : 'problems' },
    ...list.map((problem) =>
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
          : h('h3', {}, drawing('M8 2.5L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1'), problemWords[problem.kind]),
        h('p', {}, problem.text),
      ),
    ),
    callIsWrong &&
      button('Ask again without the call', { class: 'button' }, () => {
        actions.choose(undefined);
      }),
  );
}

function isHint(problem: Problem): boolean {
  return problem.kind === 'call' && problem.origin !== 'reference';
}

function section(words: string, content: HTMLElement): HTMLElement {
  return h('div', { class: 'guidance-do' }, h('h3', {}, words), content);
}

function rowLink(id: string): HTMLElement {
  return h('p', {}, h('a', { class: 'jump', href: `#${id}` }, 'Show it in the list of all errors'));
}

/** What the package took for what: the reader sees at once when it is not what they meant. */
function readAs(answer: Known | Unknown): readonly Child[] {
  const { code, message, api } = answer;
  return [
    code !== null && h('p', {}, 'code: ', h('bdi', { class: 'code' }, clip(String(code), 40))),
    message !== null && h('p', {}, 'message: “', h('bdi', {}, clip(message, 120)), '”'),
    api !== null && h('p', {}, 'call: ', apiWords[api]),
    code === null && message === null && api === null && 'Neither a code nor a message',
  ];
}

/** What the question is about, for a title: the code, or the message where there is no code. */
function subjectOf({ code, message }: Explanation): Child {
  if (code !== null) return h('bdi', { class: 'code' }, clip(String(code), 40));
  return message !== null && h('span', {}, '“', h('bdi', {}, clip(message, 60)), '”');
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

function entryOf(id: string): Entry | undefined {
  return catalog().find((entry) => entry.id === id);
}
