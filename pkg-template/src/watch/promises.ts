// Learning how a promise ends, without being noticed.
//
// Whoever adds a handler to a promise has handled it: a rejection that the game forgot would no longer be reported by the
// engine. So our handler passes the rejection on to a promise of our own, the echo, which is rejected at the same moment
// with the same reason, and is handled as soon as the game handles the promise. The engine then reports the echo where it
// would have reported the promise, at the same time and as often (`unhandledrejection`, `rejectionhandled`); only the
// event's `promise` is another one.
//
// That the game handles the promise shows in its property `constructor`: by the specification `then`, and with it
// `catch`, `finally`, `Promise.all` and all others, read it to know what to return, and `await` reads it to know whether
// it is a promise of its own. An own accessor sees that. Engines that cut it short for promises nobody has touched (V8,
// JavaScriptCore) do not for one that has the property.
//
// Two things cannot be told apart from handling: `Promise.resolve(promise)` alone, and reading `promise.constructor`. And
// nobody can tell whether the host itself has handled a promise before it returned it.
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
  isFunction,
  isObject,
} from './language.js';

const OwnPromise = typeof Promise === 'function' ? Promise : undefined;
const then = OwnPromise && (OwnPromise.prototype.then as AnyFunction);
const nothing = () => {};

/** Is told how a promise ended, before the game is. */
export type Settled = (rejected: boolean, reason: unknown) => void;

/** Whether `then` reads `constructor`, as it must: a game may have put another `Promise` in its place. */
let readable: boolean | undefined;

function isReadable(): boolean {
  if (readable === undefined && OwnPromise) {
    readable = false;
    const probe = new OwnPromise(nothing);
    const get = () => {
      readable = true;
      return OwnPromise;
    };
    defineAccessor(probe, 'constructor', get, undefined, false, true);
    apply(then as AnyFunction, probe, [nothing, nothing]);
  }
  return !!readable;
}

/**
 * Listens to a promise, or anything else that has `then`. What cannot be listened to unnoticed is left alone.
 *
 * @param promise - the promise, which stays the same object
 * @param settled - is told how it ended
 */
export function observe(promise: Bag, settled: Settled): void {
  try {
    if (isReadable() && echo(promise, settled)) return;
    follow(promise, settled, { fulfilled: false });
  } catch {
    // It is frozen, or a Proxy that does not want it.
  }
}

/** What is kept of a promise, on itself: functions that all promises share are defined several times faster. */
interface State {
  /** Whether it is us who read it. */
  ours: boolean;
  handled: boolean;
  rejected: boolean;
  echo: unknown;
}
const STATE = (typeof Symbol === 'function' ? Symbol('ttminis-explain') : '__ttminisExplain') as string;

function notice(state: State): void {
  if (state.handled) return;
  state.handled = true;
  // Before that, the echo is not going to be rejected at all.
  if (state.rejected) apply(then as AnyFunction, state.echo, [nothing, nothing]);
}

function getConstructor(this: Bag): unknown {
  const state = this[STATE] as State | undefined;
  if (state) {
    if (state.ours) return OwnPromise;
    notice(state);
  }
  return ((getPrototypeOf(this) || {}) as Bag).constructor;
}

function setConstructor(this: Bag, value: unknown): void {
  const state = this[STATE] as State | undefined;
  // From here on it does not show any more.
  if (state) notice(state);
  defineValue(this, 'constructor', value, { writable: true, enumerable: true, configurable: true });
}

const WATCHED = /* @__PURE__ */ Object.assign(Object.create(null) as PropertyDescriptor, {
  get: getConstructor,
  set: setConstructor,
  enumerable: false,
  configurable: true,
});

/** Listens to a promise of the language. Returns whether it is one. */
function echo(promise: Bag, settled: Settled): boolean {
  // One that was returned before is listened to already.
  if (has.call(promise, 'constructor')) return true;
  const state: State = { ours: true, handled: false, rejected: false, echo: undefined };
  Object.defineProperty(promise, 'constructor', WATCHED);
  try {
    // By a symbol, it is seen only by who asks for symbols. Defining a second property would take as long as all the rest.
    promise[STATE] = state;
    state.echo = apply(then as AnyFunction, promise, [
      () => settled(false, undefined),
      (reason: unknown) => {
        settled(true, reason);
        state.rejected = true;
        if (!state.handled) throw reason;
      },
    ]);
  } catch {
    Reflect.deleteProperty(promise, 'constructor');
    Reflect.deleteProperty(promise, STATE);
    return false;
  }
  state.ours = false;
  return true;
}

/**
 * Listens along with the game to something that has a `then` of its own. Calling that could do anything, so it is called
 * only when, and as often as, the game does.
 */
function follow(thenable: Bag, settled: Settled, state: { fulfilled: boolean }): void {
  const original = thenable.then as AnyFunction;
  const own = getOwnPropertyDescriptor(thenable, 'then');
  const replacement = function (this: unknown, ...args: unknown[]) {
    const [onFulfilled, onRejected] = args;
    if (this !== thenable) return apply(original, this, args);
    if (isFunction(onFulfilled)) {
      args[0] = function (this: unknown, ...values: unknown[]) {
        // From here on it is the game's own code that fails.
        state.fulfilled = true;
        settled(false, undefined);
        return apply(onFulfilled, this, values);
      };
    }
    if (isFunction(onRejected)) {
      args[1] = function (this: unknown, ...reasons: unknown[]) {
        if (!state.fulfilled) settled(true, reasons[0]);
        return apply(onRejected, this, reasons);
      };
    }
    const result = apply(original, this, args) as Bag;
    try {
      if (
        !isFunction(onRejected) &&
        isObject(result) &&
        (result as Bag) !== thenable &&
        isFunction(result.then)
      ) {
        follow(result, settled, state);
      }
    } catch {}
    return result;
  };
  defineValue(thenable, 'then', replacement, own || HIDDEN);
}
