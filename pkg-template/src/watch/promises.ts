// Learns how a promise ends without a trace that the game could notice.
//
// A handler makes a promise handled, so the engine would no longer report a rejection that the game forgot.
// Our handler therefore passes the rejection on to a promise of ours, the echo. The echo is rejected at the same
// moment with the same reason. We handle it as soon as the game handles its promise. So the engine reports the
// echo (`unhandledrejection`, `rejectionhandled`) whenever it would have reported the promise. Only the event's
// `promise` differs.
//
// The property `constructor` shows that the game handles a promise. The specification makes `then` read it, and so do
// `catch`, `finally`, `Promise.all` and `await`. An accessor on the promise sees that read. V8 and JavaScriptCore skip
// the read for untouched promises, but not for one with a `constructor` of its own.
//
// Two actions look like handling: `Promise.resolve(promise)` alone, and a read of `promise.constructor`. And nobody can
// see whether the platform handled a promise before it returned it.
import {
  type AnyFunction,
  apply,
  type Bag,
  descriptorOf,
  hasOwn,
  isFunction,
  isObject,
  prototypeOf,
} from './builtins.js';
import { defineAccessor, defineValue, HIDDEN } from './properties.js';

const OwnPromise = typeof Promise === 'function' ? Promise : undefined;
const then = OwnPromise && (OwnPromise.prototype.then as AnyFunction);
const doNothing = () => {};

/** Learns how a promise ended, and with what, before the game does. */
export type OnSettled = (isRejected: boolean, value: unknown) => void;

/** Whether `then` reads `constructor`. A game may have replaced `Promise` by one that does not. */
let readsConstructor: boolean | undefined;

function thenReadsConstructor(): boolean {
  if (readsConstructor === undefined && OwnPromise) {
    readsConstructor = false;
    const get = () => {
      readsConstructor = true;
      return OwnPromise;
    };
    const probe = new OwnPromise(doNothing);
    defineAccessor(probe, 'constructor', get, undefined, HIDDEN);
    apply(then as AnyFunction, probe, [doNothing, doNothing]);
  }
  return !!readsConstructor;
}

/** Observes a promise, or another object with `then`. It leaves alone what would notice. */
export function observe(thenable: Bag, onSettled: OnSettled): void {
  try {
    if (thenReadsConstructor() && observePromise(thenable, onSettled)) return;
    observeThen(thenable, onSettled, { isFulfilled: false });
  } catch {
    // The object is frozen, or a Proxy that refuses the change.
  }
}

/** Each promise carries its state, because one accessor for all is defined several times faster. */
interface ObservedState {
  /** Whether our own `then` reads `constructor` right now. */
  isOurRead: boolean;
  isHandled: boolean;
  isRejected: boolean;
  echo: unknown;
}
/** Only code that asks for symbols finds the state, and an assignment is faster than a hidden property. */
const STATE = (typeof Symbol === 'function' ? Symbol('ttminis-explain') : '__ttminisExplain') as string;

function markHandled(state: ObservedState): void {
  if (state.isHandled) return;
  state.isHandled = true;
  // If the promise is not rejected yet, the echo never will be, and needs no handler.
  if (state.isRejected) apply(then as AnyFunction, state.echo, [doNothing, doNothing]);
}

function getConstructor(this: Bag): unknown {
  const state = this[STATE] as ObservedState | undefined;
  if (state) {
    if (state.isOurRead) return OwnPromise;
    markHandled(state);
  }
  return ((prototypeOf(this) || {}) as Bag).constructor;
}

function setConstructor(this: Bag, value: unknown): void {
  const state = this[STATE] as ObservedState | undefined;
  // The accessor is gone from here on, and cannot see a handler.
  if (state) markHandled(state);
  defineValue(this, 'constructor', value, { writable: true, enumerable: true, configurable: true });
}

/** Returns whether the object is a native promise, which is observed from now on. */
function observePromise(promise: Bag, onSettled: OnSettled): boolean {
  // We observe it already, because the platform returned it before.
  if (hasOwn.call(promise, 'constructor')) return true;
  const state: ObservedState = { isOurRead: true, isHandled: false, isRejected: false, echo: undefined };
  defineAccessor(promise, 'constructor', getConstructor, setConstructor, HIDDEN);
  try {
    promise[STATE] = state;
    state.echo = apply(then as AnyFunction, promise, [
      (value: unknown) => onSettled(false, value),
      (reason: unknown) => {
        onSettled(true, reason);
        state.isRejected = true;
        if (!state.isHandled) throw reason;
      },
    ]);
  } catch {
    Reflect.deleteProperty(promise, 'constructor');
    Reflect.deleteProperty(promise, STATE);
    return false;
  }
  state.isOurRead = false;
  return true;
}

/** Observes an object with its own `then`. A call of `then` may do anything, so only the game calls it. */
function observeThen(thenable: Bag, onSettled: OnSettled, progress: { isFulfilled: boolean }): void {
  const original = thenable.then as AnyFunction;
  const own = descriptorOf(thenable, 'then');
  const wrapper = function (this: unknown, ...args: unknown[]) {
    const [onFulfilled, onRejected] = args;
    if (this !== thenable) return apply(original, this, args);
    if (isFunction(onFulfilled)) {
      args[0] = function (this: unknown, ...values: unknown[]) {
        // A rejection after this comes from the game's own code.
        progress.isFulfilled = true;
        onSettled(false, values[0]);
        return apply(onFulfilled, this, values);
      };
    }
    if (isFunction(onRejected)) {
      args[1] = function (this: unknown, ...reasons: unknown[]) {
        if (!progress.isFulfilled) onSettled(true, reasons[0]);
        return apply(onRejected, this, reasons);
      };
    }
    const result = apply(original, this, args) as Bag;
    try {
      // Without `onRejected`, the rejection moves on to the result.
      if (!isFunction(onRejected) && isObject(result) && result !== thenable && isFunction(result.then)) {
        observeThen(result, onSettled, progress);
      }
    } catch {}
    return result;
  };
  defineValue(thenable, 'then', wrapper, own || HIDDEN);
}
