import type { Model } from '../model.js';

/** How large the corner is, in CSS pixels, how often it is tapped, and within which time, in milliseconds. */
const CORNER = 96;
const TAPS = 5;
const WITHIN = 3000;

/**
 * The gesture that shows the overlay: five taps into the corner at the top left, within three seconds.
 *
 * @param model - what is shown then, or opened where it is seen already
 * @returns is told where a finger came down, from the corner of what can be used of the screen
 */
export function createGesture(model: Model): (x: number, y: number) => void {
  let taps: number[] = [];
  return (x, y) => {
    const now = Date.now();
    taps = x < CORNER && y < CORNER ? taps.filter((at) => now - at < WITHIN).concat(now) : [];
    if (taps.length < TAPS) return;
    taps = [];
    if (model.visible()) model.open();
    else model.show();
  };
}
