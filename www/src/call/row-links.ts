import type { EntryRef } from 'ttminis-explain';
import { entryOf, rowName } from '../core.js';
import { h } from '../dom.js';
import { words } from '../language.js';

/** Links to the rows that a call fails with, the likeliest first. */
export function rowLinks(rows: readonly EntryRef[]): HTMLElement {
  return h(
    'span',
    { class: 'row-links' },
    ...rows.flatMap(({ id, code }, at) => {
      const entry = entryOf(id);
      return [
        at === 0 ? null : ` ${words.or(['', ''])} `,
        h('a', { href: `#${id}` }, entry ? rowName(entry) : String(code)),
      ];
    }),
  );
}
