// Defines and finds properties, even where a game has put names of its own on `Object.prototype`.
import { descriptorOf, hasOwn, prototypeOf } from './builtins.js';

const { defineProperty } = Object;

/** Whether a descriptor holds a value. `in` would also find a `value` that a game put on `Object.prototype`. */
export const isData = (descriptor: PropertyDescriptor): boolean => hasOwn.call(descriptor, 'value');

/** The flags of a property that enumeration skips. */
export const HIDDEN = { writable: true, enumerable: false, configurable: true };

// `defineProperty` also reads inherited fields, so these two inherit nothing. Reuse is faster than creation.
const data = Object.create(null) as PropertyDescriptor;
const accessor = Object.create(null) as PropertyDescriptor;

/** Defines a property that holds a value, with the flags of a descriptor. Throws when the object refuses it. */
export function defineValue(
  object: object,
  key: PropertyKey,
  value: unknown,
  flags: PropertyDescriptor,
): void {
  data.value = value;
  data.writable = !!flags.writable;
  data.enumerable = !!flags.enumerable;
  data.configurable = !!flags.configurable;
  try {
    defineProperty(object, key, data);
  } finally {
    data.value = undefined;
  }
}

/** Defines a property that functions read and write. Throws when the object refuses it. */
export function defineAccessor(
  object: object,
  key: PropertyKey,
  get: (() => unknown) | undefined,
  set: ((value: unknown) => void) | undefined,
  flags: PropertyDescriptor,
): void {
  accessor.get = get as () => unknown;
  accessor.set = set as (value: unknown) => void;
  accessor.enumerable = !!flags.enumerable;
  accessor.configurable = !!flags.configurable;
  try {
    defineProperty(object, key, accessor);
  } finally {
    accessor.get = accessor.set = undefined as never;
  }
}

/** Defines a property as another object has it. Throws when the object refuses it. */
export function copyProperty(object: object, key: PropertyKey, like: PropertyDescriptor): void {
  if (isData(like)) defineValue(object, key, like.value, like);
  else defineAccessor(object, key, like.get, like.set, like);
}

export interface Found {
  readonly descriptor: PropertyDescriptor;
  readonly isOwn: boolean;
}

/** Finds a property of an object or of its prototypes. */
export function findProperty(object: object, key: PropertyKey): Found | undefined {
  for (let owner: object | null = object; owner; owner = prototypeOf(owner)) {
    const descriptor = descriptorOf(owner, key);
    if (descriptor) return { descriptor, isOwn: owner === object };
  }
  return undefined;
}
