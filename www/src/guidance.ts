import type { Fact, Guidance, Retry, SettledRetry, Step } from 'ttminis-explain';
import { type Child, h, heading, type Level, outLink } from './dom.js';
import {
  escalateWords,
  originWords,
  retryConditions,
  retryWords,
  revisionWords,
  sourceWords,
  whereWords,
  whoFixes,
} from './words.js';

/** A name and what belongs to it. */
export type Term = readonly [string, readonly Child[]];

/** What an answer adds to the guidance of a row. */
export interface Extras {
  /** More about the answer, such as how sure it is. */
  readonly terms?: readonly Term[];
  /** What stands at the end, such as links. */
  readonly ends?: readonly Child[];
}

/**
 * Shows what a row of the reference has to say: what happened, what to do, who fixes it, whether to try again. The
 * answer and the list of all errors share it.
 *
 * @param row - a row, or the answer that is one
 * @param level - the level of the headings in it
 * @param extras - what an answer adds
 */
export function guidance(row: Guidance, level: Level, extras: Extras = {}): HTMLElement {
  return h(
    'div',
    { class: 'guidance' },
    row.expected && h('p', { class: 'kind' }, 'Nothing is broken. This is an expected outcome.'),
    h('p', { class: 'meaning' }, row.meaning, ...readingMark(row)),
    h(
      'div',
      { class: 'guidance-columns' },
      h(
        'div',
        { class: 'guidance-do' },
        heading(level, {}, 'What to do'),
        row.steps.length > 0 ? stepList(row.steps) : h('p', {}, row.action),
      ),
      terms([
        ['Who fixes it', brief(whoFixes(row.source, row.expected))],
        ['Try again?', retryAdvice(row.retry)],
        row.escalate ? ['If that does not help', [escalateWords[row.escalate]]] : null,
        ...(extras.terms ?? []),
      ]),
      row.facts.length > 0 &&
        h('div', { class: 'guidance-facts' }, heading(level, {}, 'Good to know'), factList(row.facts)),
    ),
    h(
      'div',
      { class: 'fine' },
      row.aliases.length > 0 &&
        h('p', {}, 'Also seen as ', row.aliases.map((alias) => `“${alias}”`).join(', ')),
      h(
        'p',
        {},
        row.origin.title === 'derived' && 'The title is ours: TikTok has none. ',
        'From ',
        outLink(revisionWords[row.revision], row.docUrl),
        row.origin.source === 'derived'
          ? '; whose error it is, it does not say.'
          : `. Source: ${sourceWords[row.source]}, according to TikTok.`,
      ),
      ...(extras.ends ?? []),
    ),
  );
}

/** Shows steps in order, each with where it is done and who says so. */
export function stepList(steps: readonly Step[]): HTMLElement {
  return h(
    'ol',
    { class: 'steps' },
    ...steps.map((step) =>
      h(
        'li',
        {},
        h('p', {}, step.text),
        h(
          'p',
          { class: 'step-notes' },
          h('span', { class: 'where' }, whereWords[step.where]),
          ' ',
          h('span', { class: 'origin' }, originWords[step.origin]),
        ),
      ),
    ),
  );
}

/** Shows named values, each with its page. */
export function factList(facts: readonly Fact[]): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    ...facts.map((fact) =>
      h(
        'div',
        {},
        h('dt', {}, fact.name),
        h(
          'dd',
          {},
          h('bdi', {}, fact.value),
          ' ',
          fact.docUrl
            ? outLink('source', fact.docUrl, { class: 'fact-source', 'aria-label': `source of ${fact.name}` })
            : h('span', { class: 'origin' }, originWords[fact.origin]),
        ),
      ),
    ),
  );
}

/** Shows names and what belongs to them; `null` stands for nothing. */
export function terms(list: readonly (Term | null)[]): HTMLElement {
  return h(
    'dl',
    { class: 'terms' },
    ...list.map((term) => term && h('div', {}, h('dt', {}, term[0]), h('dd', {}, ...term[1]))),
  );
}

/** Shows a short answer with what it means behind it. */
export function brief([short, long]: readonly [string, string]): readonly Child[] {
  return [h('strong', {}, short), ' ', h('span', { class: 'long' }, long)];
}

/** Shows retry advice; where it depends on something, both cases. */
export function retryAdvice(retry: Retry): readonly Child[] {
  if (retry.kind !== 'depends') return brief(retryWords(retry));
  const [yes, no] = retryConditions[retry.on];
  return [retryCase(yes, retry.yes), retryCase(no, retry.no)];
}

function retryCase(condition: string, retry: SettledRetry): HTMLElement {
  return h('p', {}, `${condition}: `, ...brief(retryWords(retry)));
}

/** Marks a meaning that TikTok's page does not state. */
function readingMark(row: Guidance): readonly Child[] {
  return row.origin.meaning === 'derived' ? [' ', h('span', { class: 'origin' }, 'our reading')] : [];
}
