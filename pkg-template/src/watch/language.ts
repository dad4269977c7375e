// What the language gives, as it was at the import: the game may put something else in its place later.

export const { apply, ownKeys } = Reflect;
export const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
export const has = Object.prototype.hasOwnProperty;
const { defineProperty } = Object;
export const now = Date.now;

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
export type Key = string | symbol;
/** An object, looked at by names that it need not have. */
export type Bag = Record<Key, unknown>;

/** @param value - anything */
export const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';

/** @param value - anything */
export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Whether a descriptor is that of a value. Others may have a `value` too, from a game's `Object.prototype`. */
export const isData = (descriptor: PropertyDescriptor): boolean => has.call(descriptor, 'value');

// Descriptors are read with what they inherit, so these inherit nothing. Making one takes longer than using it.
const data = Object.create(null) as PropertyDescriptor;
const accessor = Object.create(null) as PropertyDescriptor;

/**
 * Defines a property that has a value.
 *
 * @param like - has the flags of the property
 * @throws when the object does not take it
 */
export function defineValue(object: object, key: Key, value: unknown, like: PropertyDescriptor): void {
  data.value = value;
  data.writable = !!like.writable;
  data.enumerable = !!like.enumerable;
  data.configurable = !!like.configurable;
  try {
    defineProperty(object, key, data);
  } finally {
    data.value = undefined;
  }
}

/**
 * Defines a property that is read and written by functions.
 *
 * @throws when the object does not take it
 */
export function defineAccessor(
  object: object,
  key: Key,
  get: (() => unknown) | undefined,
  set: ((value: unknown) => void) | undefined,
  enumerable: boolean | undefined,
  configurable: boolean | undefined,
): void {
  accessor.get = get as () => unknown;
  accessor.set = set as (value: unknown) => void;
  accessor.enumerable = !!enumerable;
  accessor.configurable = !!configurable;
  try {
    defineProperty(object, key, accessor);
  } finally {
    accessor.get = accessor.set = undefined as never;
  }
}

/** The flags of what is not to be seen. */
export const HIDDEN = { writable: true, enumerable: false, configurable: true };

/** Remembers something for an object or a function without keeping that alive. */
export interface Memory<V> {
  get(key: object): V | undefined;
  set(key: object, value: V): unknown;
}

/** @returns a memory; where the language has none that forgets, one for the last hundred */
export function createMemory<V>(): Memory<V> {
  if (typeof WeakMap === 'function') return new WeakMap<object, V>();
  const keys: object[] = [];
  const values: V[] = [];
  return {
    get: (key) => values[keys.indexOf(key)],
    set(key, value) {
      const at = keys.indexOf(key);
      if (at >= 0) {
        values[at] = value;
        return;
      }
      keys.push(key);
      values.push(value);
      if (keys.length > 100) {
        keys.shift();
        values.shift();
      }
    },
  };
}

/** What our functions carry, so that a second copy of the package knows them. */
export const TAG = (
  typeof Symbol === 'function' && isFunction(Symbol.for)
    ? Symbol.for('ttminis-explain/watch')
    : '__ttminisExplainWatch'
) as string;
