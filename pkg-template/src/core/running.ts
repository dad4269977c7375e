import type { Glue } from '#core/glue';
import type { Backend } from '../types.js';
import { describe } from './describe.js';
import type { Core } from './instance.js';
import { startTwin } from './twin.js';

/** How an entry starts its core at the first question. */
export interface Entrance {
  /**
   * @returns a new core
   * @throws when the environment cannot run any
   */
  start(): Core;
  /** Why its core is the one in JavaScript, as long as nothing went wrong. */
  readonly whyJavaScript: string;
}

/**
 * The cores that answer, one for all entries. Reading an error may call the game's code, and that ask something: then the
 * second one answers, since the first is in the middle of a question.
 */
const cores: (Core | undefined)[] = [];
/** How many questions may be under way inside one another. */
const MAX_DEPTH = 2;
/** How many are. */
let depth = 0;
/** Why WebAssembly is not tried again. */
let refusal: string | undefined;

/** The first entry that was imported: it starts the core for the parts of the package that have none of their own. */
let offered: Entrance | undefined;

/** @param entrance - an entry that was imported; a part that has no core of its own offers none */
export function offer(entrance: Entrance): void {
  if (entrance !== anyCore) offered = offered || entrance;
}

/** Whichever core the game has: that of the entry that was imported, or the one in JavaScript. */
export const anyCore: Entrance = {
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
  cores[0] = core;
  refusal = undefined;
}

/**
 * Asks the core, starting it at the first question.
 *
 * An exception that leaves the core has skipped its clean-up, so a core that threw is not asked again: a fresh one gets
 * the question. After a trap that is the one in JavaScript; a full stack is not the fault of the core.
 *
 * @param entrance - the entry that is asked
 * @param question - what to ask; throws when the answer is none
 * @returns the answer
 * @throws what starting the core, or the second core, threw; or when questions are nested too deep
 */
export function ask<T>(entrance: Entrance, question: (core: Glue) => T): T {
  const level = depth;
  if (level >= MAX_DEPTH) throw new Error('it was asked again by what it was asked about');
  let asked: Core | undefined;
  try {
    depth = level + 1;
    asked = cores[level];
    if (!asked) {
      asked = entrance.start();
      cores[level] = asked;
    }
    return question(asked.glue);
  } catch (failure) {
    // First of all, and calling nothing: when the stack is full, nothing else may get done.
    cores[level] = undefined;
    if (asked && asked.loaded !== null && !isFullStack(failure)) {
      refuse(`the core in WebAssembly failed while it answered: ${describe(failure)}`);
    }
    const fresh = entrance.start();
    const answer = question(fresh.glue);
    cores[level] = fresh;
    return answer;
  } finally {
    depth = level;
  }
}

/**
 * Which core answers, starting it if need be.
 *
 * @param entrance - the entry that is asked
 * @returns the core, and why it is that one
 */
export function backendOf(entrance: Entrance): Backend {
  try {
    ask(entrance, () => null);
  } catch (failure) {
    return { kind: 'none', reason: describe(failure) };
  }
  const core = cores[0];
  if (core && core.loaded !== null) return { kind: 'wasm', reason: core.loaded };
  return { kind: 'js', reason: refusal || entrance.whyJavaScript };
}

/**
 * Whether an error is that of a stack that was full.
 *
 * Engines differ in it: V8 and JavaScriptCore throw a RangeError, SpiderMonkey and QuickJS an InternalError.
 *
 * @param failure - what was thrown
 */
export function isFullStack(failure: unknown): boolean {
  return failure instanceof Error && (failure.name === 'RangeError' || failure.name === 'InternalError');
}
