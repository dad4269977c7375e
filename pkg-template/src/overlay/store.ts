// Where the badge was put, remembered where storage works.
import type { BadgePosition as Spot } from './panel/geometry.js';
import { clamp as within } from './panel/geometry.js';
import { type Any, call, numberOrZero as numberOf, read } from './safe-access.js';

const NAME = 'ttminis-explain.overlay';
const FIRST: Spot = { right: true, down: 0.3 };

/** The storage of the browser: asking for it may throw. */
function browserStorage(): Any {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** @param game - the host, or nothing */
export function recallSpot(game: Any): Spot {
  const text = call(game, 'getStorageSync', NAME) || call(browserStorage(), 'getItem', NAME);
  try {
    const kept = JSON.parse(text);
    if (!kept) return FIRST;
    return { right: read(kept, 'right') !== false, down: within(numberOf(read(kept, 'down')), 0, 1) };
  } catch {
    return FIRST;
  }
}

/** @param game - the host, or nothing */
export function rememberSpot(game: Any, spot: Spot): void {
  const text = JSON.stringify(spot);
  if (typeof read(game, 'setStorageSync') === 'function') call(game, 'setStorageSync', NAME, text);
  else call(browserStorage(), 'setItem', NAME, text);
}
