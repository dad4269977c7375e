// The options of a call. The platform gets a copy whose callbacks tell `watch` how the call ended.
import {
  type AnyFunction,
  apply,
  type Bag,
  descriptorOf,
  hasOwn,
  isFunction,
  ownKeys,
  prototypeOf,
} from './builtins.js';
import { defineAccessor, defineValue, HIDDEN, isData } from './properties.js';
import { addArgument, SUMMARY_FIELDS, type Summary } from './summary.js';

/** Some functions of the platform call `error` what others call `fail`, and games pass both. */
export type CallbackName = 'success' | 'fail' | 'error' | 'complete';
/** Makes the function that stands in for a callback of the game. */
export type WrapCallback = (name: CallbackName, callback: AnyFunction) => AnyFunction;

export interface ReadOptions {
  /** `undefined` where reading the arguments would run a getter of the game. */
  summary: Summary | undefined;
  /** The options for the platform: a copy, or the game's own where there is no callback to wrap. */
  passed: object;
}

/** The properties that the copy needs: those of the options themselves first, and then the inherited ones. */
interface Properties {
  readonly summary: Summary;
  readonly keys: PropertyKey[];
  readonly descriptors: PropertyDescriptor[];
  ownCount: number;
  hasAccessor: boolean;
  hasCallback: boolean;
}

const isCallbackName = (key: PropertyKey): key is CallbackName =>
  key === 'fail' || key === 'success' || key === 'complete' || key === 'error';

/**
 * Reads the options of a call without running code of the game. Only a Proxy notices, by its traps.
 *
 * @param needsFail - the host returns no promise, so that only a callback tells how the call ends
 * @throws what a Proxy throws; the platform gets the options as they are then
 */
export function readOptions(options: object, wrap: WrapCallback, needsFail: boolean): ReadOptions {
  const prototype = prototypeOf(options);
  const isPlain = prototype === Object.prototype;
  const summary: Summary = {};
  const result: ReadOptions = { summary, passed: options };
  if (
    isPlain &&
    !needsFail &&
    !hasOwn.call(options, 'fail') &&
    !hasOwn.call(options, 'success') &&
    !hasOwn.call(options, 'error') &&
    !hasOwn.call(options, 'complete')
  ) {
    // Promise mode needs no copy, and is faster without the other properties.
    for (let index = 0; index < SUMMARY_FIELDS.length; index++) {
      const field = SUMMARY_FIELDS[index] as string;
      const descriptor = descriptorOf(options, field);
      if (!descriptor) continue;
      if (isData(descriptor)) addArgument(summary, field, descriptor.value);
      else result.summary = undefined;
    }
    return result;
  }
  const keys = ownKeys(options);
  const properties: Properties = {
    summary,
    keys: [],
    descriptors: [],
    ownCount: 0,
    hasAccessor: false,
    hasCallback: false,
  };
  let isSimple = isPlain;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    const descriptor = descriptorOf(options, key) as PropertyDescriptor;
    const { writable, enumerable, configurable } = descriptor;
    if (!isData(descriptor) || !writable || !enumerable || !configurable || key === '__proto__')
      isSimple = false;
    addProperty(properties, key, descriptor, true);
  }
  properties.ownCount = keys.length;
  if (!isPlain) addInherited(properties, prototype);
  if (properties.hasAccessor) result.summary = undefined;
  if (!properties.hasCallback && !(needsFail && isSimple)) return result;
  const source = options as Bag;
  const copy = isSimple ? copySimply(source, wrap) : copyExactly(source, prototype, properties, wrap);
  // A Proxy may also show what it does not own. Options with accessors are no such Proxy.
  if (copy && (properties.hasAccessor || isSame(source, copy))) result.passed = copy;
  return result;
}

function addProperty(
  properties: Properties,
  key: PropertyKey,
  descriptor: PropertyDescriptor,
  isOwn: boolean,
) {
  const isAccessor = !isData(descriptor);
  const isCallback = isCallbackName(key) && (isAccessor || isFunction(descriptor.value));
  if (isAccessor) properties.hasAccessor = true;
  if (isCallback) properties.hasCallback = true;
  if (!isAccessor && !isCallback) addArgument(properties.summary, key, descriptor.value);
  if (!isOwn && !isAccessor && !isCallback) return;
  properties.keys.push(key);
  properties.descriptors.push(descriptor);
}

/** Options of a class inherit callbacks, and accessors that need the options as `this`. */
function addInherited(properties: Properties, prototype: object | null): void {
  const seen = properties.keys.slice();
  for (let owner = prototype; owner; ) {
    const next = prototypeOf(owner) as object | null;
    // The last prototype is `Object.prototype`, which the copy inherits too.
    const keys = next ? ownKeys(owner) : [];
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey;
      if (key === 'constructor' || seen.indexOf(key) >= 0) continue;
      seen.push(key);
      addProperty(properties, key, descriptorOf(owner, key) as PropertyDescriptor, false);
    }
    owner = next;
  }
}

/** Copies options whose properties are all plain values, which is much faster. */
function copySimply(options: Bag, wrap: WrapCallback): Bag {
  const copy: Bag = Object.assign({}, options);
  if (isFunction(copy.success)) copy.success = wrap('success', copy.success);
  if (isFunction(copy.complete)) copy.complete = wrap('complete', copy.complete);
  // A host that has a callback returns no promise, so one more changes nothing.
  else if (copy.fail === undefined) copy.fail = () => {};
  if (isFunction(copy.error)) copy.error = wrap('error', copy.error);
  if (isFunction(copy.fail)) copy.fail = wrap('fail', copy.fail);
  return copy;
}

/** Returns nothing for a Proxy that shows another value than it holds: the copy would be another request. */
function copyExactly(options: Bag, prototype: object | null, properties: Properties, wrap: WrapCallback) {
  const { keys, descriptors, ownCount } = properties;
  const copy = Object.create(prototype) as Bag;
  const wrapped = (key: PropertyKey, value: unknown) =>
    isCallbackName(key) && isFunction(value) ? wrap(key, value) : value;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    const descriptor = descriptors[index] as PropertyDescriptor;
    const isOwn = index < ownCount;
    const { value, get, set, enumerable, configurable } = descriptor;
    if (isData(descriptor)) {
      if (isOwn && !Object.is(options[key], value)) return undefined;
      defineValue(copy, key, wrapped(key, value), isOwn ? descriptor : HIDDEN);
    } else {
      // An accessor may need the options as `this`.
      const read = () => wrapped(key, apply(get as AnyFunction, options, []));
      const write = (next: unknown) => {
        apply(set as AnyFunction, options, [next]);
      };
      const flags = { enumerable: isOwn && !!enumerable, configurable: !!configurable };
      defineAccessor(copy, key, get && read, set && write, flags);
    }
  }
  if (!Object.isExtensible(options)) Object.preventExtensions(copy);
  return copy;
}

const isSame = (one: Bag, other: Bag): boolean =>
  SUMMARY_FIELDS.every((field) => Object.is(one[field], other[field]));
