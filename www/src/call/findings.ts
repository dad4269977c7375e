import type { CallProblem } from 'ttminis-explain';
import { type Child, clip, drawing, h, outLink } from '../dom.js';
import { terms } from '../guidance.js';
import { argumentWords, findingWords } from '../words.js';
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
    findingWords[isRule ? 'rule' : 'hint'],
  );
}

/** The argument that a finding is about, as its title. */
export function findingSubject({ argument }: CallProblem): Child {
  return argumentWords[argument] ?? h('code', {}, argument);
}

/**
 * Shows one thing that was found about a call.
 *
 * @param problem - what was found
 * @param id - the id of its element
 * @param use - what the suggestion is, and the button that follows it
 */
export function finding(problem: CallProblem, id: string, use: Use | null): HTMLElement {
  const { value, suggestion, fails, docUrl, origin } = problem;
  const isRule = origin === 'reference';
  return h(
    'li',
    { class: isRule ? 'finding is-rule' : 'finding is-hint', id, tabindex: -1 },
    h('div', { class: 'finding-head' }, h('h3', {}, findingSubject(problem)), findingBadge(origin)),
    h('p', {}, problem.text),
    (value !== null || suggestion !== null) &&
      terms([
        value === null ? null : ['Value', [value === '' ? 'an empty string' : shown(value)]],
        suggestion === null
          ? null
          : [use?.name ?? 'Instead', [h('div', { class: 'instead' }, shown(suggestion), use?.button)]],
      ]),
    h(
      'div',
      { class: 'finding-foot' },
      h(
        'p',
        {},
        ...(fails.length === 0
          ? ['No error of the list follows from it.']
          : [isRule ? 'Fails with ' : 'May fail with ', rowLinks(fails)]),
      ),
      docUrl !== null &&
        h('p', {}, outLink(isRule ? 'The rule on TikTok’s page' : 'TikTok’s page on it', docUrl)),
    ),
  );
}

function shown(value: string): HTMLElement {
  return h('code', {}, h('bdi', {}, clip(value, longest)));
}
