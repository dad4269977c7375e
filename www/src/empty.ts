import { catalog } from './core.js';
import { button, h } from './dom.js';
import { words } from './language.js';

/**
 * What stands where the answer will be: where to find something to paste, and the codes for which it is not enough.
 *
 * @param fill - puts a text into the field
 */
export function emptyState(fill: (text: string) => void): HTMLElement {
  const { empty, or } = words;
  const [before, behind] = empty.what;
  return h(
    'div',
    { class: 'empty' },
    h('h2', { id: 'answer-title', tabindex: -1 }, empty.title),
    h('p', {}, before + or(['fail', 'catch', 'onError']) + behind),
    h('p', {}, empty.where),
    h(
      'pre',
      { tabindex: 0, role: 'region', 'aria-label': empty.code },
      'ad.show().catch((error) => console.log(error))',
    ),
    h('p', { id: 'shared' }, empty.shared),
    h(
      'div',
      { class: 'chips', role: 'group', 'aria-labelledby': 'shared' },
      ...sharedCodes().map((code) => button(code, { class: 'chip code' }, () => fill(code))),
    ),
  );
}

function sharedCodes(): string[] {
  const codes = catalog().map((entry) => String(entry.code));
  return [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))].sort(
    (a, b) => Number(a) - Number(b),
  );
}
