import { catalog } from 'ttminis-explain';
import { button, h } from './dom.js';

/**
 * What stands where the answer will be: where to find something to paste, and the codes for which it is not enough.
 *
 * @param fill - puts a text into the field
 */
export function emptyState(fill: (text: string) => void): HTMLElement {
  return h(
    'div',
    { class: 'empty' },
    h('h2', { id: 'answer-title', tabindex: -1 }, 'Paste the error'),
    h(
      'p',
      {},
      'It is the argument of ',
      h('code', {}, 'fail'),
      ', ',
      h('code', {}, 'catch'),
      ' or ',
      h('code', {}, 'onError'),
      '. To see it on the phone, log it and read it in vConsole:',
    ),
    h(
      'pre',
      { tabindex: 0, role: 'region', 'aria-label': 'Code' },
      'ad.show().catch((error) => console.log(error))',
    ),
    h('p', { id: 'shared' }, 'Only have a code? Type it. These codes have several meanings:'),
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
