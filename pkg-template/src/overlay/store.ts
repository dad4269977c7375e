// The place of the badge, which storage keeps where it works.
import { type BadgePosition, clamp } from './panel/geometry.js';
import { type Any, call, numberOrZero, read } from './safe-access.js';

const KEY = 'ttminis-explain.overlay';
const DEFAULT: BadgePosition = { right: true, down: 1 };

/** The storage of a browser may throw even when it is only asked for. */
function browserStorage(): Any {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** @param game - the host, or nothing */
export function loadBadgePosition(game: Any): BadgePosition {
  const text = call(game, 'getStorageSync', KEY) || call(browserStorage(), 'getItem', KEY);
  try {
    const stored = JSON.parse(text);
    if (!stored) return DEFAULT;
    return { right: read(stored, 'right') !== false, down: clamp(numberOrZero(read(stored, 'down')), 0, 1) };
  } catch {
    return DEFAULT;
  }
}

/** @param game - the host, or nothing */
export function saveBadgePosition(game: Any, position: BadgePosition): void {
  const text = JSON.stringify(position);
  if (typeof read(game, 'setStorageSync') === 'function') call(game, 'setStorageSync', KEY, text);
  else call(browserStorage(), 'setItem', KEY, text);
}
