import { copyKnown } from './copy.js';
import { ask } from './core.js';
import type { Context, Entry, Explanation } from './types.js';

export * from './types.js';

/**
 * Explains what a call of `TTMinis.game` was rejected with: what it means, whose it is, what to do, whether to retry,
 * and how sure that is.
 *
 * It takes any value, throws for none, changes nothing in it and waits for nothing. When the error does not decide
 * between several meanings, the answer is `ambiguous` and has all of them.
 *
 * @param error - the argument of `fail`, `catch` or `onError` as it came: an object, an `Error`, a JSON text, a log
 *   line, or a bare code
 * @param context - what the game knows about the call; `{ api }` decides the codes that two calls share
 * @returns the answer; objects in it are shared and frozen
 *
 * @example
 * ```ts
 * ad.show().catch((error) => console.log(explain(error, { api: 'ad.show' }).text));
 * ```
 */
export function explain(error: unknown, context?: Context): Explanation;
/**
 * Explains a code and its message, for callbacks that get them as two arguments.
 *
 * @param code - the code
 * @param message - the message
 * @param context - what the game knows about the call
 * @returns the answer
 */
export function explain(code: number | string, message: string, context?: Context): Explanation;
export function explain(error: unknown, second?: unknown, third?: unknown): Explanation {
  try {
    return ask((core) => core.explain(error, second, third, host)) as Explanation;
  } catch (failure) {
    try {
      return withoutCore(failure instanceof Error ? `${failure.message}` : typeof failure);
    } catch {
      return UNREAD;
    }
  }
}

/**
 * The catalog: every row of the platform's error reference.
 *
 * @returns the rows in the order of the reference, deeply frozen, the same array at each call; an empty array where
 *   the core cannot run
 */
export function catalog(): readonly Entry[] {
  try {
    return ask((core) => core.catalog()) as readonly Entry[];
  } catch {
    return [];
  }
}

/** What the loader does for the core. */
const host = { copyKnown };

/** The answer where there is no core to ask. */
function withoutCore(cause: string): Explanation {
  const reason = `The core of ttminis-explain cannot run here: ${cause}.`;
  return {
    status: 'unrecognized',
    code: null,
    message: null,
    api: null,
    looksLike: 'unread',
    reason,
    retry: { kind: 'undecided' },
    steps: [
      {
        text: 'Check that this environment has WebAssembly and allows it.',
        where: 'device',
        origin: 'derived',
      },
    ],
    facts: [],
    problems: [],
    text: `${reason} The error was not looked at.`,
    catalog: { revision: '' },
  };
}

/** The same, made beforehand: near the end of the stack nothing more can be put together. */
const UNREAD = /* @__PURE__ */ withoutCore('it failed, and so did saying why');
