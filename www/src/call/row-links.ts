import { catalog, type EntryRef } from 'ttminis-explain';
import { h } from '../dom.js';
import { rowName } from '../words.js';

/** Links to the rows that a call fails with, the likeliest first. */
export function rowLinks(rows: readonly EntryRef[]): HTMLElement {
  return h(
    'span',
    { class: 'row-links' },
    ...rows.flatMap(({ id, code }, at) => {
      const entry = catalog().find((one) => one.id === id);
      return [at === 0 ? null : ' or ', h('a', { href: `#${id}` }, entry ? rowName(entry) : String(code))];
    }),
  );
}
