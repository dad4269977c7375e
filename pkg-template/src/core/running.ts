import type { Backend } from '../types.js';
import { describe } from './describe.js';
import type { Core } from './instance.js';
import { startTwin } from './twin.js';

/** How an entry starts its core at the first question. */
export interface CoreSource {
  /**
   * @returns a new core
   * @throws when the environment cannot run any
   */
  start(): Core;
  /** Why its core is the JavaScript form, as long as nothing went wrong. */
  readonly whyJavaScript: string;
}

/** The core that answers, one for all entries. */
let current: Core | undefined;
/** Why WebAssembly is not tried again. */
let refusal: string | undefined;
/** The first entry that was imported: it starts the core for parts of the package that have none of their own. */
let offered: CoreSource | undefined;

/** @param source - an entry that was imported; `anyCore` has no core to offer */
export function offer(source: CoreSource): void {
  if (source !== anyCore) offered = offered || source;
}

/** Whichever core the game has: that of the entry that was imported, or the JavaScript form. */
export const anyCore: CoreSource = {
  start: () => (offered ? offered.start() : startTwin()),
  whyJavaScript: 'no entry of the package that has WebAssembly was imported before',
};

/** @returns why WebAssembly is not to be tried, or `undefined` */
export const refused = (): string | undefined => refusal;

/** @param reason - why WebAssembly is not to be tried again */
export function refuse(reason: string): void {
  refusal = reason;
}

/** @param core - the core that answers from now on */
export function adopt(core: Core): void {
  current = core;
  refusal = undefined;
}

/**
 * Asks the core, starting it at the first question.
 *
 * An exception that leaves the core has skipped its clean-up, so a fresh core gets the question. After a trap that is the
 * JavaScript form; a full stack is not the fault of the core.
 *
 * @param source - the entry that is asked
 * @param question - the question; it throws when the answer is none
 * @returns the answer
 * @throws the error of the second core
 */
export function ask<T>(source: CoreSource, question: (core: Core) => T): T {
  let asked: Core | undefined;
  try {
    asked = current || source.start();
    current = asked;
    return question(asked);
  } catch (failure) {
    // First of all, and calling nothing: when the stack is full, nothing else may get done.
    current = undefined;
    if (asked && asked.loaded !== null && !isFullStack(failure)) {
      refuse(`the core in WebAssembly failed while it answered: ${describe(failure)}`);
    }
    const fresh = source.start();
    const answer = question(fresh);
    current = fresh;
    return answer;
  }
}

/**
 * Tells which core answers, starting it if need be.
 *
 * @param source - the entry that is asked
 * @returns the form of the core, and why it is that one
 */
export function backendOf(source: CoreSource): Backend {
  try {
    ask(source, () => null);
  } catch (failure) {
    return { kind: 'none', reason: describe(failure) };
  }
  if (current && current.loaded !== null) return { kind: 'wasm', reason: current.loaded };
  return { kind: 'js', reason: refusal || source.whyJavaScript };
}

/**
 * Tells whether an error is that of a full stack.
 *
 * V8 and JavaScriptCore throw a RangeError, SpiderMonkey and QuickJS an InternalError.
 *
 * @param failure - the value that was thrown
 */
export function isFullStack(failure: unknown): boolean {
  return failure instanceof Error && (failure.name === 'RangeError' || failure.name === 'InternalError');
}
