// One call of a host function: passed through, and listened to.
import type { Call } from '../watch-types.js';
import {
  type AnyFunction,
  apply,
  type Bag,
  defineValue,
  HIDDEN,
  isFunction,
  isObject,
  TAG,
} from './language.js';
import { type Role, read } from './options.js';
import { find, tagOf } from './patch.js';
import { observe } from './promises.js';
import { deliver, explained, type Pending, type Report } from './reports.js';

/** Whether a call is being passed through: what the host itself calls meanwhile is part of that one. */
let inside = false;

/** @returns whether the host, and not the game, is calling */
export const isInside = (): boolean => inside;

/**
 * Calls a function of the host, and listens to how that ends.
 *
 * @param call - what is known of the call
 * @param original - the function
 * @param receiver - its `this`
 * @param args - the game's arguments
 * @returns what the function returned
 * @throws what the function threw
 */
export function pass(call: Pending, original: AnyFunction, receiver: unknown, args: unknown[]): unknown {
  const given = listenToCallbacks(call, args);
  const outer = inside;
  inside = true;
  let result: unknown;
  try {
    result = apply(original, receiver, given);
  } catch (thrown) {
    inside = outer;
    const report = call.outcome === 'pending' && failed(call, thrown, 'throw');
    if (report) deliver(report);
    throw thrown;
  }
  inside = outer;
  try {
    listenToResult(call, result, given !== args);
  } catch {
    // It does not want to be read.
  }
  return result;
}

/**
 * Calls a function of the game.
 *
 * @param report - what to deliver afterwards
 * @returns what the function returned
 * @throws what the function threw
 */
export function callGame(
  callback: AnyFunction,
  receiver: unknown,
  args: unknown[],
  report: Report | undefined,
): unknown {
  const outer = inside;
  inside = false;
  try {
    return apply(callback, receiver, args);
  } finally {
    if (report) deliver(report);
    inside = outer;
  }
}

/** The arguments for the host. Where the game gave no callbacks, they are its own: hosts return promises then. */
function listenToCallbacks(call: Pending, args: unknown[]): unknown[] {
  const options = args[0];
  if (typeof options !== 'object' || options === null) return args;
  let copy: unknown;
  const noticed = (role: Role, outcome: unknown): Report | undefined => {
    if (role === 'success') return succeeded(call);
    if (role === 'fail') return failed(call, outcome, 'fail');
    if (call.outcome !== 'pending') return undefined;
    // It was called first, or alone: nothing but what it is given tells how the call ended.
    return isSuccess(outcome) ? succeeded(call) : failed(call, outcome, 'complete', false);
  };
  try {
    const { noted, given } = read(options, (role, callback) => {
      return function (this: unknown, ...told: unknown[]) {
        // The options are the receiver where the host calls them as methods.
        const receiver = this === copy && copy ? options : this;
        return callGame(callback, receiver, told, noticed(role, told[0]));
      };
    });
    if (!call.noted) call.noted = noted;
    if (given === options) return args;
    copy = given;
    const changed = args.slice();
    changed[0] = given;
    return changed;
  } catch {
    // A Proxy does not want to be read.
    return args;
  }
}

/** Listens to what a function returned: a task that can be aborted, a promise, or both. */
function listenToResult(call: Pending, value: unknown, hasCallbacks: boolean): void {
  const result = isObject(value) ? (value as Bag) : undefined;
  if (result && isFunction(result.abort)) watchAbort(call, result);
  if (result && isFunction(result.then)) {
    observe(result, (rejected, reason) => {
      const report = !rejected
        ? succeeded(call)
        : call.outcome === 'pending'
          ? failed(call, reason, 'promise')
          : undefined;
      if (report) deliver(report);
    });
  } else if (call.onEnd && !hasCallbacks) {
    // Nothing will tell.
    const report = call.onEnd(call);
    if (report) deliver(report);
  }
}

function succeeded(call: Pending): Report | undefined {
  if (call.outcome !== 'pending') return undefined;
  call.outcome = 'succeeded';
  return call.onEnd ? call.onEnd(call) : undefined;
}

/** Notes that a call has failed, once. What is not known to be a failure may still be one, or none. */
function failed(call: Pending, error: unknown, via: Call['via'], trusted = true): Report | undefined {
  if (call.outcome === 'failed') return undefined;
  const report = explained(call, error, via, trusted);
  if (trusted || report) call.outcome = 'failed';
  return report;
}

/** Whether what `complete` was given is no error, as far as that shows without looking closely. */
function isSuccess(outcome: unknown): boolean {
  try {
    const { errMsg, statusCode } = outcome as { errMsg: unknown; statusCode: unknown };
    return typeof errMsg === 'string'
      ? /\bok$/i.test(errMsg)
      : typeof statusCode === 'number' && statusCode < 300;
  } catch {
    return false;
  }
}

/** Notes when the game aborts a call. */
function watchAbort(call: Pending, task: Bag): void {
  call.aborted = undefined;
  const abort = task.abort as AnyFunction;
  const known = tagOf(abort) as { call: Pending } | undefined;
  if (known) {
    // The host gives the same task for every call.
    known.call = call;
    call.aborted = false;
    return;
  }
  const found = find(task, 'abort');
  // A Proxy or a getter: what it gives next time is not known.
  if (!found || found.descriptor.value !== abort) return;
  const watched = { call };
  const wrapper = function (this: unknown, ...args: unknown[]) {
    watched.call.aborted = true;
    return apply(abort, this, args);
  };
  (wrapper as unknown as Bag)[TAG] = watched;
  try {
    const { writable, enumerable, configurable } = found.descriptor;
    // The usual case, faster.
    if (found.own && writable && enumerable && configurable) task.abort = wrapper;
    else defineValue(task, 'abort', wrapper, found.own ? found.descriptor : HIDDEN);
    call.aborted = false;
  } catch {
    // It is frozen.
  }
}
