import { byId } from './dom.js';

/** The parts of the page of which one is shown at a time. */
export interface Views {
  /** Shows the part with this name; an empty name is the first one. A name that is no part's changes nothing. */
  open(name: string): void;
}

/**
 * Shows one part at a time, and marks its link.
 *
 * @param names - the parts: each is the element `part-` and its name, and is linked as `#` and its name
 */
export function createViews(names: readonly [string, ...string[]]): Views {
  return {
    open(name) {
      const shown = name === '' ? names[0] : name;
      if (!names.includes(shown)) return;
      for (const one of names) {
        byId(`part-${one}`).hidden = one !== shown;
        const link = document.querySelector(`.parts a[href="#${one}"]`);
        if (one === shown) link?.setAttribute('aria-current', 'true');
        else link?.removeAttribute('aria-current');
      }
    },
  };
}
