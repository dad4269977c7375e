import { byId } from './dom.js';

const parts = ['explain', 'check'];

/** Shows one of the two parts of the page, and marks its link. */
export function showPart(shown: string): void {
  for (const part of parts) {
    byId(`part-${part}`).hidden = part !== shown;
    const link = document.querySelector(`.parts a[href="#${part}"]`);
    if (part === shown) link?.setAttribute('aria-current', 'true');
    else link?.removeAttribute('aria-current');
  }
}
