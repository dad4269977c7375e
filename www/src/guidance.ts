import type { Fact, Guidance, Retry, SettledRetry, Side, Source, Step } from 'ttminis-explain';
import { type Child, h, heading, type Level, outLink } from './dom.js';
import { words } from './language.js';
import type { Brief } from './words/en.js';

/** A name and what belongs to it. */
export type Term = readonly [string, readonly Child[]];

/** What an answer adds to the guidance of a row. */
export interface Extras {
  /** More about the answer, such as what it was read from. */
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
    meaning(row),
    h(
      'div',
      { class: 'guidance-columns' },
      h(
        'div',
        { class: 'guidance-do' },
        heading(level, {}, words.answer.todo),
        row.steps.length > 0 ? stepList(row.steps) : h('p', {}, row.action),
      ),
      terms([...verdictTerms(row), ...(extras.terms ?? [])]),
      row.facts.length > 0 &&
        h('div', { class: 'guidance-facts' }, heading(level, {}, words.answer.facts), factList(row.facts)),
    ),
    h(
      'div',
      { class: 'fine' },
      row.aliases.length > 0 &&
        h('p', {}, words.alsoSeen, words.or(row.aliases.map((alias) => quoted(alias)))),
      h(
        'p',
        {},
        row.origin.title === 'derived' && words.ourTitle + words.space,
        words.from,
        outLink(words.revision[row.revision], row.docUrl),
        words.end,
        row.origin.source === 'derived' && words.space + words.ourSource,
      ),
      ...(extras.ends ?? []),
    ),
  );
}

function quoted(text: string): string {
  const [open, close] = words.quotes;
  return `${open}${text}${close}`;
}

/** Shows what happened. */
export function meaning(row: Guidance): HTMLElement {
  // A meaning that TikTok's page does not state is marked.
  const mark = row.origin.meaning === 'derived' && h('span', { class: 'origin' }, words.ourReading);
  return h('p', { class: 'meaning' }, row.meaning, mark && ' ', mark);
}

/** Whose side a row is on, and whether to try again, in one line. */
export function verdict({ side, retry }: Guidance): HTMLElement {
  const again = retry.kind === 'depends' ? words.itDepends : words.again(retry)[0];
  return h('p', { class: 'verdict' }, words.verdict(words.side[side], again));
}

/** Who fixes it, whether to try again and whom to ask, each with what it means. */
export function verdictTerms({
  source,
  side,
  retry,
  escalate,
}: {
  readonly source: Source | null;
  readonly side: Side | null;
  readonly retry: Retry | null;
  readonly escalate: Guidance['escalate'];
}): Term[] {
  const list: Term[] = [];
  // Who fixes it depends on whether there is anything to fix.
  if (side) {
    const [who, why] = words.fixer[side];
    // The reference may blame another party for the network.
    const named = side === 'network' && source ? words.space + words.named[source] : '';
    list.push([words.whoFixes, brief([who, why + named])]);
  }
  if (retry) list.push([words.retry, retryAdvice(retry)]);
  if (escalate) list.push([words.escalation, [words.escalate[escalate]]]);
  return list;
}

/** Shows steps in order, with where each is done and who says so if that is not usual. */
export function stepList(steps: readonly Step[]): HTMLElement {
  return h(
    'ol',
    { class: 'steps' },
    ...steps.map(({ text, where, origin }) => {
      const notes = [words.where[where], words.origin[origin]].filter((note) => note !== null);
      return h(
        'li',
        {},
        h('p', {}, text, ...notes.flatMap((note) => [' ', h('span', { class: 'origin' }, note)])),
      );
    }),
  );
}

/** Shows named values, each with its page. */
export function factList(facts: readonly Fact[]): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    ...facts.map(({ name, value, docUrl, origin }) => {
      const from = words.origin[origin];
      return h(
        'div',
        {},
        h('dt', {}, name),
        h(
          'dd',
          {},
          h('bdi', {}, value),
          ' ',
          docUrl
            ? outLink(words.factSource, docUrl, { 'aria-label': words.factSourceOf(name) })
            : from && h('span', { class: 'origin' }, from),
        ),
      );
    }),
  );
}

/** Shows names and what belongs to them. */
export function terms(list: readonly Term[]): HTMLElement {
  return h(
    'dl',
    { class: 'terms' },
    ...list.map(([name, what]) => h('div', {}, h('dt', {}, name), h('dd', {}, ...what))),
  );
}

/** Shows retry advice; where it depends on something, both cases. */
export function retryAdvice(retry: Retry): readonly Child[] {
  if (retry.kind !== 'depends') return brief(words.again(retry));
  const [yes, no] = words.condition[retry.on];
  return [retryCase(yes, retry.yes), retryCase(no, retry.no)];
}

function retryCase(condition: string, retry: SettledRetry): HTMLElement {
  return h('p', {}, condition + words.colon, ...brief(words.again(retry)));
}

/** Shows a short answer with what it means behind it. */
function brief([short, long]: Brief): readonly Child[] {
  return [h('strong', {}, short), ' ', h('span', { class: 'long' }, long)];
}
