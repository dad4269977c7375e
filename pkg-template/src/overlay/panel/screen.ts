// Reads the screen from the game's canvas, the game's system information or the browser. It asks for nothing else: on some
// clients, other questions have ended the game.
import { type Any, browserWindow, call, numberOrZero, read } from '../safe-access.js';
import { clamp, type Rect, type Screen } from './geometry.js';

/** @returns the rectangle, unless it is empty: hosts answer so before they know */
function rectOf(value: Any): Rect | undefined {
  const x = numberOrZero(read(value, 'left'));
  const y = numberOrZero(read(value, 'top'));
  const width = numberOrZero(read(value, 'width'));
  const height = numberOrZero(read(value, 'height'));
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

const firstPositive = (...values: unknown[]) => values.map(numberOrZero).filter((value) => value > 0)[0];

/** @returns what the game tells of the system; empty where it tells nothing */
export const systemInfo = (game: Any): Any => call(game, 'getSystemInfoSync') || {};

/** Both the game and its canvas may be missing. */
export function readScreen(game: Any, canvas: Any): Screen {
  const system = call(game, 'getWindowInfo') || systemInfo(game);
  const box = rectOf(call(canvas, 'getBoundingClientRect'));
  const browser = browserWindow();
  const side = (name: 'Width' | 'Height', boxSide: number | undefined, otherwise: number) =>
    firstPositive(
      boxSide,
      read(system, `window${name}`),
      read(browser, `inner${name}`),
      read(canvas, name.toLowerCase()),
    ) || otherwise;
  const width = side('Width', box?.width, 360);
  const height = side('Height', box?.height, 640);
  const safe = rectOf(read(system, 'safeArea'));
  // After a rotation, some hosts still tell the area of before.
  const isCurrent =
    safe &&
    clamp(safe.x, 0, width - safe.width + 1) === safe.x &&
    clamp(safe.y, 0, height - safe.height + 1) === safe.y &&
    Math.min(safe.width / width, safe.height / height) > 0.5;
  return {
    width,
    height,
    safe: isCurrent ? safe : { x: 0, y: 0, width, height },
    capsule: rectOf(call(game, 'getMenuButtonBoundingClientRect')),
  };
}

/** @returns how many pixels of the device a CSS pixel has */
export function pixelRatio(game: Any): number {
  const system = systemInfo(game);
  const browser = typeof devicePixelRatio === 'undefined' ? 0 : devicePixelRatio;
  return firstPositive(read(system, 'pixelRatio'), read(system, 'devicePixelRatio'), browser) || 1;
}

/**
 * @param wanted - what the game asks for
 * @returns the theme that the game asks for or the platform tells; nothing where neither does
 */
export function themeOf(wanted: unknown, game: Any): 'light' | 'dark' | undefined {
  const isTheme = (name: unknown): name is 'light' | 'dark' => name === 'light' || name === 'dark';
  return [wanted, read(systemInfo(game), 'theme')].filter(isTheme)[0];
}

/** @returns whether the browser says that somebody prefers light colours */
export const prefersLight = (): boolean =>
  !!read(call(browserWindow(), 'matchMedia', '(prefers-color-scheme:light)'), 'matches');
