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
import { copyButton } from './copy.js';
import { button, type Child, clip, drawing, h, present } from './dom.js';
import { emptyState } from './empty.js';
import { brief, factList, guidance, retryAdvice, stepList, terms } from './guidance.js';
import type { Asked } from './question.js';
import {
  apiWords,
  confidenceWords,
  decideWords,
  itWas,
  looksLikeWords,
  problemWords,
  restsOn,
  rowName,
  statusWords,
  tableApis,
  tableWords,
  whoFixes,
} from './words.js';

/** What an answer lets the reader do. */
export interface Actions {
  /** Says which call failed. */
  choose(api: Api | undefined): void;
  /** Puts a text into the field. */
  fill(text: string): void;
}

/** Replaces the answer in a section by another one. */
export function showAnswer(
  place: HTMLElement,
  explanation: Explanation,
  asked: Asked,
  actions: Actions,
): void {
  if (explanation.status === 'unrecognized' && explanation.looksLike === 'nothing') {
    place.className = 'answer';
    place.replaceChildren(emptyState(actions.fill));
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
      ),
      ...bodyOf(explanation, asked, actions),
      asCode(explanation, asked),
    ]),
  );
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

function bodyOf(explanation: Explanation, asked: Asked, actions: Actions): readonly Child[] {
  switch (explanation.status) {
    case 'known':
      return known(explanation, asked, actions);
    case 'ambiguous':
      return ambiguous(explanation, asked, actions);
    case 'unknown':
      return unknown(explanation, asked, actions);
    case 'unrecognized':
      return unrecognized(explanation);
  }
}

function known(answer: Known, asked: Asked, actions: Actions): readonly Child[] {
  const entry = entryOf(answer.id);
  return [
    title(codeOf(answer), answer.title, entry && tableWords[entry.api]),
    problems(answer.problems, asked, actions),
    guidance(answer, 3, {
      sure: [`${confidenceWords[answer.match.confidence]}.`, `${restsOn(answer.match)} ${readFrom(answer)}`],
      ends: [rowLink(answer.id)],
    }),
  ];
}

function ambiguous(answer: Ambiguous, asked: Asked, actions: Actions): readonly Child[] {
  const contradicts = answer.decideBy === null;
  const subject = answer.code === null ? null : clip(String(answer.code), 40);
  const { source, expected, retry } = answer.common;
  const allOfThem = answer.candidates.length === 2 ? 'Either way' : 'In any case';
  return [
    title(
      subject,
      contradicts ? 'contradicts itself' : `can mean ${answer.candidates.length} things`,
      answer.code === null && readMessage(answer),
    ),
    problems(answer.problems, asked, actions),
    decide(answer, actions),
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
    (source || retry) &&
      h(
        'div',
        { class: 'common' },
        h('h3', {}, allOfThem),
        terms([
          source ? ['Who fixes it', brief(whoFixes(source, expected === true))] : null,
          retry ? ['Try again?', retryAdvice(retry)] : null,
        ]),
      ),
    answer.decideBy !== null || answer.steps.length === 0
      ? null
      : section('What to do', stepList(answer.steps)),
    answer.facts.length > 0 && section('Good to know', factList(answer.facts)),
  ];
}

/** What decides between the candidates: buttons where it is the call, a hint where the text itself lacks something. */
function decide(answer: Ambiguous, actions: Actions): Child {
  if (answer.decideBy === null) return null;
  if (answer.decideBy !== 'api') return h('p', { class: 'decide' }, decideWords[answer.decideBy]);
  const apis = answer.candidates.flatMap((candidate) => {
    const entry = entryOf(candidate.id);
    return entry ? tableApis[entry.api] : [];
  });
  return h(
    'div',
    { class: 'decide', role: 'group', 'aria-labelledby': 'decide-title' },
    h('p', { id: 'decide-title' }, 'Which call failed? That decides.'),
    h(
      'div',
      { class: 'decide-buttons' },
      ...[...new Set(apis)].map((api) =>
        button(itWas(api), { class: 'button main' }, () => actions.choose(api)),
      ),
    ),
  );
}

function unknown(answer: Unknown, asked: Asked, actions: Actions): readonly Child[] {
  return [
    title(
      answer.code === null ? null : clip(String(answer.code), 40),
      'has no listed meaning',
      answer.code === null && readMessage(answer),
    ),
    problems(answer.problems, asked, actions),
    h('p', { class: 'meaning' }, answer.reason),
    h(
      'div',
      { class: 'guidance-columns' },
      h('div', { class: 'guidance-do' }, h('h3', {}, 'What to do'), stepList(answer.steps)),
      terms([
        ['Try again?', retryAdvice(answer.retry)],
        ['What was read', [readFrom(answer)]],
      ]),
    ),
    answer.facts.length > 0 && section('Good to know', factList(answer.facts)),
    answer.nearest.length > 0 &&
      h(
        'div',
        { class: 'nearest' },
        h('h3', {}, 'Easily confused with'),
        h('p', {}, 'None of these is what it means.'),
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

function unrecognized(answer: Unrecognized): readonly Child[] {
  return [
    title(null, looksLikeWords[answer.looksLike], null),
    h('p', { class: 'meaning' }, answer.reason),
    h('div', { class: 'guidance-do' }, h('h3', {}, 'What to pass instead'), stepList(answer.steps)),
  ];
}

function title(code: string | null, words: string, call: Child): HTMLElement {
  return h(
    'h2',
    { id: 'answer-title', tabindex: -1 },
    code !== null && h('span', { class: 'code' }, code),
    code !== null && ' ',
    words,
    call && ' ',
    call && h('span', { class: 'call' }, call),
  );
}

function badge(explanation: Explanation): HTMLElement {
  const shapes: Record<Explanation['status'], string> = {
    known: 'M3 8.5l3.2 3.2L13 5',
    ambiguous: 'M8 14V9M8 9L3 3M8 9l5-6M3 6.2V3h3M13 6.2V3h-3',
    unknown: 'M5.4 5.6a2.6 2.6 0 1 1 3.9 2.3C8.4 8.4 8 8.9 8 9.9M8 12.8v.1',
    unrecognized: 'M8 2.5a5.5 5.5 0 1 0 .01 0M4.2 11.8l7.6-7.6',
  };
  return h('span', { class: 'badge' }, drawing(shapes[explanation.status]), statusWords[explanation.status]);
}

function problems(list: readonly Problem[], asked: Asked, actions: Actions): Child {
  if (list.length === 0) return null;
  // The call was chosen for an error before this one, or by mistake: let it be taken back where it is found to be wrong.
  const callIsWrong =
    asked.api !== undefined && list.some((it) => it.kind === 'contradiction' && it.between.includes('api'));
  return h(
    'div',
    { class: 'problems' },
    ...list.map((problem) =>
      h(
        'div',
        {},
        h('h3', {}, drawing('M8 2.5L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1'), problemWords[problem.kind]),
        h('p', {}, problem.text),
      ),
    ),
    callIsWrong &&
      button('Ask again without the call', { class: 'button' }, () => {
        actions.choose(undefined);
      }),
  );
}

function section(words: string, content: HTMLElement): HTMLElement {
  return h('div', { class: 'guidance-do' }, h('h3', {}, words), content);
}

function rowLink(id: string): HTMLElement {
  return h('p', {}, h('a', { href: `#${id}` }, 'Show it in the list of all errors'));
}

/** What the package read out of the text: the reader sees at once when it is not what they meant. */
function readFrom(answer: Known | Unknown): string {
  const parts = [
    answer.code === null ? null : `code ${clip(String(answer.code), 40)}`,
    answer.message === null ? null : `message “${clip(answer.message, 120)}”`,
    answer.api === null ? null : `call: ${apiWords[answer.api]}`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? `Read: ${parts.join(', ')}.` : 'Neither a code nor a message could be read.';
}

function readMessage(answer: Explanation): Child {
  return answer.message === null ? null : `“${clip(answer.message, 120)}”`;
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
