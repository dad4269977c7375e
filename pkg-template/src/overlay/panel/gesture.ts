import type { Model } from '../model.js';

const CORNER_PX = 96;
const TAP_COUNT = 5;
const TAPS_WITHIN_MS = 3000;

/**
 * Creates the gesture that shows the overlay: five taps into the upper left corner within three seconds.
 *
 * @param model - is shown then, or opened where it is visible already
 * @returns a function for each place where a finger came down, from the corner of the safe area
 */
export function createShowGesture(model: Model): (x: number, y: number) => void {
  let taps: number[] = [];
  return (x, y) => {
    const now = Date.now();
    taps = x < CORNER_PX && y < CORNER_PX ? taps.filter((at) => now - at < TAPS_WITHIN_MS).concat(now) : [];
    if (taps.length < TAP_COUNT) return;
    taps = [];
    if (model.visible()) model.open();
    else model.show();
  };
}
