// A facade takes the place of an object that nobody can change.
import {
  type AnyFunction,
  apply,
  type Bag,
  descriptorOf,
  isFunction,
  ownKeys,
  prototypeOf,
} from './builtins.js';
import { defineAccessor, defineValue, isData } from './properties.js';
import { disguise, type Wrap } from './wrapper.js';

/**
 * Creates an object that inherits from the original, and has a function for each of the original's. Functions of
 * the platform fail on any other object than their own, so an inherited one would not work.
 *
 * @returns the facade and its wrapped functions, or the original where it has none of them
 */
export function createFacade(original: Bag, watched: readonly string[], wrap: Wrap) {
  const facade = Object.create(original) as Bag;
  const names: string[] = [];
  const add = (key: PropertyKey, value: AnyFunction, enumerable: boolean) => {
    const isWatched = watched.indexOf(key as string) >= 0;
    const wrapper = isWatched ? wrap(value, key as string) : passThrough(original, facade, value);
    defineValue(facade, key, wrapper, { writable: true, enumerable, configurable: true });
    if (isWatched) names.push(key as string);
  };
  const seen: PropertyKey[] = [];
  for (let owner: object | null = original; owner; ) {
    let prototype: object | null = null;
    let keys: PropertyKey[] = [];
    try {
      prototype = prototypeOf(owner);
      // The last prototype is `Object.prototype`, which the facade inherits anyway.
      if (prototype || owner === original) keys = ownKeys(owner);
    } catch {}
    for (const key of keys) {
      if (key === 'constructor' || seen.indexOf(key) >= 0) continue;
      seen.push(key);
      try {
        const descriptor = descriptorOf(owner, key) as PropertyDescriptor;
        const { value, enumerable } = descriptor;
        if (isData(descriptor) && isFunction(value)) add(key, value, !!enumerable);
        else forward(original, facade, key, descriptor);
      } catch {}
    }
    owner = prototype;
  }
  for (const name of watched) {
    // A Proxy need not list its functions.
    if (names.indexOf(name) >= 0) continue;
    try {
      const value = original[name];
      if (isFunction(value)) add(name, value, true);
    } catch {}
  }
  return { object: names.length ? facade : original, names };
}

/** Makes a function that calls the original on its own object when the game calls it on the facade. */
function passThrough(object: object, facade: object, original: AnyFunction): AnyFunction {
  const passing = function (this: unknown, ...args: unknown[]) {
    if (new.target) return Reflect.construct(original as never, args);
    return apply(original, this === facade ? object : this, args);
  };
  return disguise(passing as AnyFunction, original);
}

/** Reads and writes a property of the facade on the original, because its value may change. */
function forward(
  original: Bag,
  facade: Bag,
  key: PropertyKey,
  { writable, set, enumerable }: PropertyDescriptor,
): void {
  const read = () => original[key];
  const write = (value: unknown) => {
    original[key] = value;
  };
  const flags = { enumerable: !!enumerable, configurable: true };
  defineAccessor(facade, key, read, isFunction(set) || writable ? write : undefined, flags);
}
