import type { CallProblem } from 'ttminis-explain';
import { type Child, clip, drawing, h, outLink } from '../dom.js';
import { terms } from '../guidance.js';
import { words } from '../language.js';
import { rowLinks } from './row-links.js';

/** More of a value than this is only in the way. */
const longest = 300;

/** How a suggestion is followed. */
export interface Use {
  /** What it is called. */
  readonly name: string;
  readonly button: HTMLButtonElement;
}

/** Shows whether a finding is a rule of the platform or a hint of ours, by its sign and its words. */
export function findingBadge(origin: CallProblem['origin']): HTMLElement {
  const isRule = origin === 'reference';
  return h(
    'span',
    { class: isRule ? 'mark is-rule' : 'mark is-hint' },
    drawing(
      isRule ? 'M8 2.5L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1' : 'M8 1.8a6.2 6.2 0 1 0 .01 0M8 7.3v4M8 4.8v.1',
    ),
    isRule ? words.call.error : words.call.warning,
  );
}

/** The argument that a finding is about, as its title. */
export function findingSubject({ argument }: CallProblem): Child {
  return words.call.subject[argument] ?? h('code', {}, argument);
}

/**
 * Shows one thing that was found about a call. It stands at the field that it is about, which shows the value.
 *
 * @param problem - what was found
 * @param use - what the suggestion is, and the button that follows it
 */
export function finding(problem: CallProblem, use: Use | null): HTMLElement {
  const { suggestion, fails, docUrl, origin } = problem;
  const own = words.call;
  const isRule = origin === 'reference';
  return h(
    'div',
    { class: isRule ? 'finding is-rule' : 'finding is-hint' },
    h('p', {}, findingBadge(origin), ' ', problem.text),
    suggestion !== null &&
      terms([
        [
          use?.name ?? own.instead,
          [
            h(
              'div',
              { class: 'instead' },
              h('code', {}, h('bdi', {}, clip(suggestion, longest))),
              use?.button,
            ),
          ],
        ],
      ]),
    h(
      'div',
      { class: 'finding-foot' },
      h('p', {}, ...(fails.length === 0 ? [own.noRow] : [isRule ? own.fails : own.mayFail, rowLinks(fails)])),
      docUrl !== null && outLink(isRule ? own.rule : own.page, docUrl),
    ),
  );
}
