// What the screen is like, as far as the game's canvas, the host or the browser tell. Nothing else is asked: on some clients
// asking for more has ended the game.

import { type Any, call, numberOf, read } from '../safe-access.js';
import { type Rect, type Screen, within } from './geometry.js';

function rectOf(value: Any): Rect | undefined {
  const x = numberOf(read(value, 'left'));
  const y = numberOf(read(value, 'top'));
  const width = numberOf(read(value, 'width'));
  const height = numberOf(read(value, 'height'));
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

const first = (...values: unknown[]) => values.map(numberOf).filter((value) => value > 0)[0];

/**
 * @param game - the host, or nothing
 * @returns what it tells of the system: empty where it tells nothing
 */
export function systemOf(game: Any): Any {
  return call(game, 'getSystemInfoSync') || {};
}

/**
 * @param game - the host, or nothing
 * @param canvas - the game's canvas, or nothing
 * @returns the screen
 */
export function screenOf(game: Any, canvas: Any): Screen {
  const system = call(game, 'getWindowInfo') || systemOf(game);
  const shown = rectOf(call(canvas, 'getBoundingClientRect'));
  const inner = typeof window === 'undefined' ? undefined : window;
  const width =
    first(shown?.width, read(system, 'windowWidth'), read(inner, 'innerWidth'), read(canvas, 'width')) || 360;
  const height =
    first(shown?.height, read(system, 'windowHeight'), read(inner, 'innerHeight'), read(canvas, 'height')) ||
    640;
  const area = rectOf(read(system, 'safeArea'));
  const whole = { x: 0, y: 0, width, height };
  // After a rotation some hosts tell the one that was before.
  const isArea = (area: Rect) =>
    within(area.x, 0, width - area.width + 1) === area.x &&
    within(area.y, 0, height - area.height + 1) === area.y &&
    Math.min(area.width / width, area.height / height) > 0.5;
  return {
    width,
    height,
    safe: area && isArea(area) ? area : whole,
    capsule: rectOf(call(game, 'getMenuButtonBoundingClientRect')),
  };
}

/**
 * @param game - the host, or nothing
 * @returns how many pixels of the device there are in one of CSS
 */
export function pixelRatioOf(game: Any): number {
  const system = systemOf(game);
  const browser = typeof devicePixelRatio === 'undefined' ? 0 : devicePixelRatio;
  return first(read(system, 'pixelRatio'), read(system, 'devicePixelRatio'), browser) || 1;
}
