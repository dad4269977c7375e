// The built-ins that `watch` uses, taken at import because a game may replace them later.

export const { apply, ownKeys } = Reflect;
export const { getOwnPropertyDescriptor: descriptorOf, getPrototypeOf: prototypeOf } = Object;
export const hasOwn = Object.prototype.hasOwnProperty;
export const now = Date.now;

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
/** An object that you may ask for any name. */
export type Bag = Record<PropertyKey, unknown>;

export const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';
