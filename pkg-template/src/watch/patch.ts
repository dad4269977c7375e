// Putting other functions in the place of those of an object that is not ours.
import {
  type AnyFunction,
  apply,
  type Bag,
  defineAccessor,
  defineValue,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  HIDDEN,
  isData,
  isFunction,
  isObject,
  type Key,
  ownKeys,
  TAG,
} from './language.js';

/** Makes the function that stands for another one. */
export type Wrap = (original: AnyFunction, name: string) => AnyFunction;

/** An object whose functions were replaced. */
export interface Patched {
  /** The object; or where it cannot be changed, the one that is to be used in its place. */
  readonly object: object;
  /** The functions that were replaced. */
  readonly names: readonly string[];
  /** Why it could not be changed; `null` where it was. */
  readonly refused: unknown;
  /** Puts the functions back that are still ours. */
  restore(): void;
}

interface Found {
  readonly descriptor: PropertyDescriptor;
  readonly own: boolean;
}

/** A property of an object or of its prototypes. */
export function find(object: object, key: Key): Found | undefined {
  for (let at: object | null = object; at; at = getPrototypeOf(at)) {
    const descriptor = getOwnPropertyDescriptor(at, key);
    if (descriptor) return { descriptor, own: at === object };
  }
  return undefined;
}

/**
 * Replaces functions of an object, in place or with a facade. Where one cannot be replaced, none is.
 *
 * @param object - the object
 * @param names - the functions, as far as it has them
 * @param wrap - makes the function that stands for one
 * @param tag - what each of those carries
 * @returns what was done
 */
export function patch(object: object, names: readonly string[], wrap: Wrap, tag: unknown): Patched {
  const wrapLike: Wrap = (original, name) => dressed(wrap(original, name), original, tag);
  const undo: (() => void)[] = [];
  const done: string[] = [];
  const restore = () => {
    while (undo.length) (undo.pop() as () => void)();
  };
  try {
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string;
      const putBack = replace(object as Bag, name, wrapLike);
      if (!putBack) continue;
      undo.push(putBack);
      done.push(name);
    }
    return { object, names: done, refused: null, restore };
  } catch (refused) {
    restore();
    const facade = facadeOf(object as Bag, names, wrapLike);
    return { object: facade.object, names: facade.names, refused, restore };
  }
}

/** Replaces one function. Returns what puts it back, or `undefined` where there is none. */
function replace(object: Bag, name: string, wrap: Wrap, again?: boolean): (() => void) | undefined {
  const found = find(object, name);
  if (!found) return undefined;
  const { descriptor, own } = found;
  const configurable = own ? descriptor.configurable : true;
  let isOurs: (current: PropertyDescriptor) => boolean;
  if (isData(descriptor)) {
    if (!isFunction(descriptor.value)) return undefined;
    const wrapper = wrap(descriptor.value, name);
    isOurs = (current) => isData(current) && current.value === wrapper;
    const { writable, enumerable } = descriptor;
    defineValue(object, name, wrapper, {
      writable: !!writable,
      enumerable: !!enumerable,
      configurable: !!configurable,
    });
    if (object[name] !== wrapper) {
      putBack();
      throw new Error(`'${name}' does not keep what is put there`);
    }
  } else {
    const { get, set } = descriptor;
    const value = get && apply(get, object, []);
    if (!isFunction(value)) return undefined;
    // Some getters put the value in their own place when they are asked for it first.
    const current = find(object, name);
    if (!again && (!current || current.descriptor.get !== get)) return replace(object, name, wrap, true);
    let last: AnyFunction = value;
    let wrapper = wrap(value, name);
    const read = function (this: unknown) {
      const value = apply(get as AnyFunction, this, []);
      if (!isFunction(value)) return value;
      if (value !== last) {
        wrapper = wrap(value, name);
        last = value;
      }
      return wrapper;
    };
    isOurs = (current) => !isData(current) && current.get === read;
    defineAccessor(object, name, read, set, descriptor.enumerable, configurable);
  }
  function putBack() {
    try {
      const current = getOwnPropertyDescriptor(object, name);
      if (!current || !isOurs(current)) return;
      if (!own) Reflect.deleteProperty(object, name);
      else if (isData(descriptor)) defineValue(object, name, descriptor.value, descriptor);
      else {
        const { get, set, enumerable, configurable } = descriptor;
        defineAccessor(object, name, get, set, enumerable, configurable);
      }
    } catch {
      // It was frozen since then. Ours passes everything through.
    }
  }
  return putBack;
}

/** Gives a function what else the game can see of another one. */
function dressed(wrapper: AnyFunction, original: AnyFunction, tag?: unknown): AnyFunction {
  const keys = ownKeys(original);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as Key;
    try {
      const descriptor = getOwnPropertyDescriptor(original, key) as PropertyDescriptor;
      if (key === TAG) continue;
      if (isData(descriptor)) defineValue(wrapper, key, descriptor.value, descriptor);
      else {
        const { get, set, enumerable, configurable } = descriptor;
        defineAccessor(wrapper, key, get, set, enumerable, configurable);
      }
    } catch {
      // Old engines have some that cannot be redefined.
    }
  }
  if (tag) defineValue(wrapper, TAG, tag, HIDDEN);
  return wrapper;
}

/**
 * An object to use in the place of one that cannot be changed. It inherits from that one, and has a function of its own
 * for each, since those of the host fail on any other object than the host.
 */
function facadeOf(object: Bag, names: readonly string[], wrap: Wrap): { object: object; names: string[] } {
  const facade = Object.create(object) as Bag;
  const done: string[] = [];
  const put = (key: Key, original: AnyFunction, enumerable: boolean | undefined) => {
    const watched = names.indexOf(key as string) >= 0;
    const like = { writable: true, enumerable: !!enumerable, configurable: true };
    defineValue(
      facade,
      key,
      watched ? wrap(original, key as string) : passOn(object, facade, original),
      like,
    );
    if (watched) done.push(key as string);
  };
  const seen: Key[] = [];
  for (let at: object | null = object; at; ) {
    let next: object | null = null;
    let keys: Key[] = [];
    try {
      next = getPrototypeOf(at);
      // The last one is that of all objects.
      if (next || at === object) keys = ownKeys(at);
    } catch {}
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as Key;
      if (key === 'constructor' || seen.indexOf(key) >= 0) continue;
      seen.push(key);
      try {
        const descriptor = getOwnPropertyDescriptor(at, key) as PropertyDescriptor;
        if (isData(descriptor) && isFunction(descriptor.value))
          put(key, descriptor.value, descriptor.enumerable);
        else forward(object, facade, key, descriptor);
      } catch {}
    }
    at = next;
  }
  for (let at = 0; at < names.length; at++) {
    // A Proxy need not list what it has.
    const name = names[at] as string;
    if (done.indexOf(name) >= 0) continue;
    try {
      const original = object[name];
      if (isFunction(original)) put(name, original, true);
    } catch {}
  }
  return done.length ? { object: facade, names: done } : { object, names: done };
}

function passOn(object: object, facade: object, original: AnyFunction): AnyFunction {
  const passing = function (this: unknown, ...args: unknown[]) {
    if (new.target) return Reflect.construct(original as never, args);
    return apply(original, this === facade ? object : this, args);
  };
  return dressed(passing as AnyFunction, original);
}

/** Everything else is read from the object, and written to it, in place. */
function forward(
  object: Bag,
  facade: Bag,
  key: Key,
  { writable, set, enumerable }: PropertyDescriptor,
): void {
  const read = () => object[key as string];
  const write = (value: unknown) => {
    object[key as string] = value;
  };
  defineAccessor(facade, key, read, isFunction(set) || writable ? write : undefined, enumerable, true);
}

/** What a function of ours carries; `undefined` for all others. */
export function tagOf(value: unknown): unknown {
  try {
    const descriptor = isObject(value) && getOwnPropertyDescriptor(value, TAG);
    return descriptor ? descriptor.value : undefined;
  } catch {
    return undefined;
  }
}
