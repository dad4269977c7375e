// Passes a call on to the platform, and observes how it ends.
import { watchAbort } from './abort.js';
import { type AnyFunction, apply, type Bag, hasOwn, isFunction, isObject } from './builtins.js';
import type { TrackedCall } from './calls.js';
import { type CallbackName, readOptions } from './options.js';
import { observe } from './promises.js';
import { NONE, type Notifications, notify } from './subscribers.js';

/** While the platform runs, its calls of its own functions are part of the game's call. */
let isInPlatform = false;

export const isPlatformCalling = (): boolean => isInPlatform;

/** Calls a function of the platform. Returns or throws what the function does. */
export function pass(call: TrackedCall, original: AnyFunction, receiver: unknown, args: unknown[]): unknown {
  const passed = wrapCallbacks(call, args);
  const before = isInPlatform;
  isInPlatform = true;
  let result: unknown;
  try {
    result = apply(original, receiver, passed);
  } catch (thrown) {
    isInPlatform = before;
    if (call.outcome === 'pending') notify(call.fail(thrown, 'throw'));
    throw thrown;
  }
  isInPlatform = before;
  try {
    observeResult(call, result, passed !== args);
  } catch {
    // The result is a Proxy that refuses to be read.
  }
  return result;
}

/** Calls a function of the game, and then tells the subscribers. Returns or throws what the function does. */
export function callGame(
  callback: AnyFunction,
  receiver: unknown,
  args: unknown[],
  notifications: Notifications,
): unknown {
  const before = isInPlatform;
  isInPlatform = false;
  try {
    return apply(callback, receiver, args);
  } finally {
    notify(notifications);
    isInPlatform = before;
  }
}

/** Returns the game's own arguments where it gave no callbacks, because the platform returns a promise then. */
function wrapCallbacks(call: TrackedCall, args: unknown[]): unknown[] {
  const options = args[0];
  if (typeof options !== 'object' || options === null) return args;
  let copy: unknown;
  let failing: AnyFunction | undefined;
  let failed: AnyFunction | undefined;
  try {
    const { summary, passed } = readOptions(
      options,
      (name, callback) => {
        const isFailing = name === 'fail' || name === 'error';
        // One function under two names stays one, because the platform may compare them.
        if (isFailing && failed && failing === callback) return failed;
        const wrapper = function (this: unknown, ...values: unknown[]) {
          // A platform that calls the callbacks as methods has the copy as `this`.
          const receiver = this === copy && copy ? options : this;
          return callGame(callback, receiver, values, settle(call, name, values[0]));
        };
        if (isFailing) {
          failing = callback;
          failed = wrapper;
        }
        return wrapper;
      },
      isWithoutPromise(call),
    );
    if (!call.args) call.args = summary;
    if (hasOwn.call(options, 'signal')) mayAbort(call);
    if (passed === options) return args;
    copy = passed;
    const changed = args.slice();
    changed[0] = passed;
    return changed;
  } catch {
    // The options are a Proxy that refuses to be read.
    return args;
  }
}

/** An `AbortSignal` or another function ends calls too, and `watch` does not see that. */
function mayAbort(call: TrackedCall): void {
  call.isAbortable = true;
  call.aborted = undefined;
}

function isWithoutPromise({ channel, functionName }: TrackedCall): boolean {
  return channel.withoutPromise.indexOf(functionName) >= 0;
}

function settle(call: TrackedCall, name: CallbackName, value: unknown): Notifications {
  if (name === 'success') return call.succeed(value);
  if (name !== 'complete') return call.fail(value, 'fail');
  if (call.outcome !== 'pending') return NONE;
  // Where `complete` comes first or alone, only its value shows how the call ended.
  return isSuccess(value) ? call.succeed() : call.fail(value, 'complete', false);
}

/** Whether a value of `complete` is a result. Two fields decide, because the core would be slow for each success. */
function isSuccess(value: unknown): boolean {
  try {
    const { errMsg, statusCode } = value as { errMsg: unknown; statusCode: unknown };
    if (typeof errMsg === 'string') return /\bok$/i.test(errMsg);
    return typeof statusCode === 'number' && statusCode < 300;
  } catch {
    return false;
  }
}

/** Observes what a function returned: a task that the game may abort, a promise, or both. */
function observeResult(call: TrackedCall, value: unknown, hasCallbacks: boolean): void {
  const result = isObject(value) ? (value as Bag) : undefined;
  if (result && isFunction(result.abort)) watchAbort(call, result);
  else if (result && isFunction(result.cancel)) mayAbort(call);
  if (result && isFunction(result.then)) {
    observe(result, (isRejected, value) => {
      if (!isRejected) notify(call.succeed(value));
      else if (call.outcome === 'pending') notify(call.fail(value, 'promise'));
    });
  } else if (!hasCallbacks) {
    // Nothing will tell how the call ends. The next one gets a callback.
    if (call.ad) notify(call.ad.end(call));
    else if (!isWithoutPromise(call)) call.channel.withoutPromise.push(call.functionName);
  }
}
