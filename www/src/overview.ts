import type { Explanation } from 'ttminis-explain';
import { subjectName } from './answer.js';
import { h } from './dom.js';
import { inText, lineId } from './in-text.js';
import { words } from './language.js';
import type { Place } from './locate.js';

/**
 * Shows the lines of a text that have errors, each with a link to its answer.
 *
 * @param section - where they are shown
 * @param lines - the lines of the text
 * @param answers - the errors
 * @param places - where each stands, if that is known
 * @param hidden - how many further errors have no answer on the page
 */
export function showOverview(
  section: HTMLElement,
  lines: readonly string[],
  answers: readonly Explanation[],
  places: readonly (Place | null)[],
  hidden: number,
): void {
  section.hidden = answers.length < 2;
  if (section.hidden) {
    section.replaceChildren();
    return;
  }
  section.replaceChildren(
    h('h2', {}, words.answer.several(answers.length + hidden)),
    h(
      'ul',
      { role: 'list' },
      ...answers.map((answer, at) => {
        const place = places[at];
        const id = at === 0 ? 'answer' : `answer-${at + 1}`;
        const name = subjectName(answer);
        return h(
          'li',
          place ? { id: lineId(place), tabindex: -1 } : {},
          h('a', { href: `#${id}` }, place ? words.answer.lineError(place.first + 1, name) : name),
          place && inText(lines, place),
        );
      }),
    ),
    hidden > 0 ? h('p', { class: 'hint' }, words.answer.further(hidden)) : '',
  );
}
