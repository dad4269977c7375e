import type { Model } from '../model.js';
import { isOffEdge, nearestPosition, type Screen } from './geometry.js';

/** All that browsers tell of a finger, so that the game hears of the overlay's in no way. */
export const FINGER_EVENTS =
  'pointerdown pointermove pointerup pointercancel touchstart touchmove touchend touchcancel mousedown mousemove mouseup click dblclick auxclick contextmenu';
const CORNER_PX = 96;
const TAP_COUNT = 5;
const TAPS_WITHIN_MS = 3000;

/**
 * Creates the gesture that opens the overlay: five taps into the upper left corner within three seconds.
 *
 * @param model - is opened then
 * @param readScreen - tells where the corner is
 * @returns a function for each place where a finger came down
 */
export function createShowGesture(model: Model, readScreen: () => Screen): (x: number, y: number) => void {
  let taps: number[] = [];
  return (x, y) => {
    const { safe } = readScreen();
    const now = Date.now();
    const isCorner = x - safe.x < CORNER_PX && y - safe.y < CORNER_PX;
    taps = isCorner ? taps.filter((at) => now - at < TAPS_WITHIN_MS).concat(now) : [];
    if (taps.length < TAP_COUNT) return;
    taps = [];
    model.open();
  };
}

/** A finger let the badge go: over an edge, that hides it. */
export function dropBadge(model: Model, screen: Screen, x: number, y: number): void {
  if (isOffEdge(screen, x)) model.dismiss();
  else model.moveTo(nearestPosition(screen, x, y));
}
