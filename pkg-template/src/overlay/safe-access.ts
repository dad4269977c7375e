// Access to objects of the game, the platform and the browser: any property may be missing, be something else, or throw.

import { property } from '../core.js';

// biome-ignore lint/suspicious/noExplicitAny: no type fits all runtimes
export type Any = any;

/** @returns the property, or `undefined` where it cannot be read */
export const read: (object: Any, name: string) => Any = property;

/** @returns the result of the method, or `undefined` where it is missing or throws */
export function call(object: Any, name: string, ...args: unknown[]): Any {
  try {
    // On the object itself: some functions of the platform need it as `this`.
    return typeof read(object, name) === 'function' ? Reflect.apply(object[name], object, args) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the number where it is finite, else 0 */
export const numberOrZero = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0;

/** @returns the browser's window, or nothing outside of browsers */
export const browserWindow = (): Any => (typeof window === 'undefined' ? undefined : window);
