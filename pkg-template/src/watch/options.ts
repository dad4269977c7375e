// The options of a call: what is noted of them, and the copy that the host gets when there are callbacks to listen to.
import {
  type AnyFunction,
  apply,
  type Bag,
  defineAccessor,
  defineValue,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  HIDDEN,
  has,
  isData,
  isFunction,
  isObject,
  type Key,
  ownKeys,
} from './language.js';

/** What is noted of the options, under their names. */
export type Noted = Record<string, unknown>;
export type Role = 'success' | 'fail' | 'complete';

/** What is read of options. */
export interface Read {
  /** Enough to see what is wrong with them; `undefined` where that would take calling the game's getters. */
  noted: Noted | undefined;
  /** What the host gets: a copy that listens, or the options themselves where there is nothing to listen to. */
  given: object;
}

const FIELDS = ['url', 'method', 'data', 'header', 'timeout', 'filePath', 'adUnitId'];

const isRole = (key: Key): key is Role => key === 'fail' || key === 'success' || key === 'complete';

// Stand-ins: games send whole saves, and rules look only at what kind of thing it is.
const OBJECT = Object.freeze({});
const ARRAY = Object.freeze([]);
const BUFFER = new ArrayBuffer(0);
const VIEW = new Uint8Array(0);
const NOTHING = () => {};
const REFERER = Object.freeze({ Referer: '' });
const tell = Object.prototype.toString;

function note(noted: Noted, key: Key, value: unknown): void {
  switch (key) {
    case 'data':
      noted.data = standIn(value);
      break;
    case 'header':
      noted.header = isObject(value) && hasReferer(value) ? REFERER : standIn(value);
      break;
    case 'url':
    case 'method':
    case 'timeout':
    case 'filePath':
    case 'adUnitId':
      noted[key] = isObject(value) ? standIn(value) : value;
  }
}

function standIn(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return '';
    case 'number':
    case 'bigint':
      return 0;
    case 'function':
      return NOTHING;
    case 'object':
      if (value === null) return value;
      if (Array.isArray(value)) return ARRAY;
      if (ArrayBuffer.isView(value)) return VIEW;
      if (getPrototypeOf(value) === Object.prototype) return OBJECT;
      return tell.call(value) === '[object ArrayBuffer]' ? BUFFER : OBJECT;
  }
  return value;
}

function hasReferer(header: object): boolean {
  const names = Object.keys(header);
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string;
    if (name.length === 7 && name.toLowerCase() === 'referer') return true;
  }
  return false;
}

/**
 * Reads the options of a call without calling anything of the game. (A Proxy can tell, by the operations that it sees.)
 *
 * @param options - the options
 * @param listen - wraps a callback
 * @throws what a Proxy throws; then the options are better left alone
 */
export function read(options: object, listen: (role: Role, callback: AnyFunction) => AnyFunction): Read {
  const prototype = getPrototypeOf(options);
  const isPlain = prototype === Object.prototype;
  const noted: Noted = {};
  const result: Read = { noted, given: options };
  if (
    isPlain &&
    !has.call(options, 'fail') &&
    !has.call(options, 'success') &&
    !has.call(options, 'complete')
  ) {
    for (let at = 0; at < FIELDS.length; at++) {
      const field = FIELDS[at] as string;
      const descriptor = getOwnPropertyDescriptor(options, field);
      if (!descriptor) continue;
      if (isData(descriptor)) note(noted, field, descriptor.value);
      else result.noted = undefined;
    }
    return result;
  }

  const keys = ownKeys(options);
  const descriptors: PropertyDescriptor[] = [];
  let readable = true;
  let callbacks = false;
  let isSimple = isPlain;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as Key;
    const descriptor = getOwnPropertyDescriptor(options, key) as PropertyDescriptor;
    descriptors.push(descriptor);
    if (!isData(descriptor)) {
      readable = isSimple = false;
      callbacks = callbacks || isRole(key);
      continue;
    }
    if (!descriptor.writable || !descriptor.enumerable || !descriptor.configurable || key === '__proto__')
      isSimple = false;
    if (!isRole(key)) note(noted, key, descriptor.value);
    else if (isFunction(descriptor.value)) callbacks = true;
  }
  const inherited = isPlain ? undefined : readInherited(prototype, keys, noted);
  if (inherited) {
    readable = readable && inherited.readable;
    callbacks = callbacks || inherited.callbacks;
  }
  if (!readable) result.noted = undefined;
  if (!callbacks) return result;

  const source = options as Bag;
  let copy: Bag;
  if (isSimple) {
    copy = Object.assign({}, source);
    if (isFunction(copy.success)) copy.success = listen('success', copy.success);
    if (isFunction(copy.fail)) copy.fail = listen('fail', copy.fail);
    if (isFunction(copy.complete)) copy.complete = listen('complete', copy.complete);
  } else {
    copy = Object.create(prototype) as Bag;
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as Key;
      const descriptor = descriptors[at] as PropertyDescriptor;
      if (!isData(descriptor)) {
        forward(options, copy, key, descriptor, descriptor.enumerable, listen);
        continue;
      }
      const { value } = descriptor;
      // A Proxy may show something else than what it holds: such a copy would be another request.
      if (!Object.is(source[key as string], value)) return result;
      defineValue(copy, key, isRole(key) && isFunction(value) ? listen(key, value) : value, descriptor);
    }
    for (let at = 0; inherited && at < inherited.keys.length; at++) {
      const key = inherited.keys[at] as Key;
      const descriptor = inherited.descriptors[at] as PropertyDescriptor;
      if (isData(descriptor)) defineValue(copy, key, listen(key as Role, descriptor.value), HIDDEN);
      else forward(options, copy, key, descriptor, false, listen);
    }
    if (!Object.isExtensible(options)) Object.preventExtensions(copy);
  }
  // A Proxy may also show what it does not hold. Where there are getters, it is none that does.
  if (!readable || isSame(source, copy)) result.given = copy;
  return result;
}

/** Whether two objects show the same. Field by field, since that is several times faster than a loop. */
function isSame(one: Bag, other: Bag): boolean {
  const { is } = Object;
  return (
    is(one.url, other.url) &&
    is(one.method, other.method) &&
    is(one.data, other.data) &&
    is(one.header, other.header) &&
    is(one.timeout, other.timeout) &&
    is(one.filePath, other.filePath) &&
    is(one.adUnitId, other.adUnitId)
  );
}

/** Has a property of the copy read and written on the options: the game's code may need them for `this`. */
function forward(
  options: object,
  copy: object,
  key: Key,
  { get, set, configurable }: PropertyDescriptor,
  enumerable: boolean | undefined,
  listen: (role: Role, callback: AnyFunction) => AnyFunction,
): void {
  const read = () => {
    const value = apply(get as AnyFunction, options, []);
    return isRole(key) && isFunction(value) ? listen(key, value) : value;
  };
  const write = (value: unknown) => {
    apply(set as AnyFunction, options, [value]);
  };
  defineAccessor(copy, key, get && read, set && write, enumerable, configurable);
}

/** What options that are no plain object have from their classes: callbacks, and getters that need the options as `this`. */
function readInherited(from: object | null, own: readonly Key[], noted: Noted) {
  const keys: Key[] = [];
  const descriptors: PropertyDescriptor[] = [];
  const seen = own.slice();
  let readable = true;
  let callbacks = false;
  for (let object = from; object; ) {
    const next = getPrototypeOf(object) as object | null;
    // The last one is that of all objects.
    const names = next ? ownKeys(object) : [];
    for (let at = 0; at < names.length; at++) {
      const key = names[at] as Key;
      if (key === 'constructor' || seen.indexOf(key) >= 0) continue;
      seen.push(key);
      const descriptor = getOwnPropertyDescriptor(object, key) as PropertyDescriptor;
      const isAccessor = !isData(descriptor);
      const isCallback = isRole(key) && (isAccessor || isFunction(descriptor.value));
      if (isAccessor) readable = false;
      if (isCallback) callbacks = true;
      if (isAccessor || isCallback) {
        keys.push(key);
        descriptors.push(descriptor);
      } else {
        note(noted, key, descriptor.value);
      }
    }
    object = next;
  }
  return { keys, descriptors, readable, callbacks };
}
