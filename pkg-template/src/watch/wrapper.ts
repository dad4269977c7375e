// A wrapper stands in for a function of the platform. The game sees the properties of the original on it.
import { type AnyFunction, descriptorOf, isFunction, isObject, ownKeys } from './builtins.js';
import { copyProperty, defineValue, HIDDEN } from './properties.js';

/** Makes the function that stands in for another one. */
export type Wrap = (original: AnyFunction, name: string) => AnyFunction;

/** The property by which a second copy of the package recognizes our wrappers. */
export const TAG = (
  typeof Symbol === 'function' && isFunction(Symbol.for)
    ? Symbol.for('ttminis-explain/watch/tag')
    : '__ttminisExplainWatchTag'
) as string;

/** Returns the tag of one of our wrappers; `undefined` for every other value. */
export function tagOf(value: unknown): unknown {
  try {
    const descriptor = isObject(value) && descriptorOf(value, TAG);
    return descriptor ? descriptor.value : undefined;
  } catch {
    return undefined;
  }
}

/** Gives a wrapper the properties of its original, and a hidden tag where there is one. */
export function disguise(wrapper: AnyFunction, original: AnyFunction, tag?: unknown): AnyFunction {
  for (const key of ownKeys(original)) {
    try {
      if (key !== TAG) copyProperty(wrapper, key, descriptorOf(original, key) as PropertyDescriptor);
    } catch {
      // Old engines have function properties that nobody can redefine.
    }
  }
  if (tag) defineValue(wrapper, TAG, tag, HIDDEN);
  return wrapper;
}
