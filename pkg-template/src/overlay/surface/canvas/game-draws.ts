// Tells whether the game draws in a frame. A WebGL canvas is cleared for each frame in which anybody draws. In a frame that the
// game leaves out, the overlay must not draw either: then the screen goes on showing the last one.
import { type Any, call, read } from '../../safe-access.js';

/** Extensions draw too, but hardly a frame is without one of these. */
const NAMES = 'clear drawArrays drawElements drawArraysInstanced drawElementsInstanced blitFramebuffer'.split(
  ' ',
);

/** Counts the draws on a context, by wrapping its functions. */
interface Counter {
  /** How many overlays use it. */
  users: number;
  draws: number;
  readonly undo: (() => void)[];
}

/** Overlays on one context share its counter, so that each function is wrapped once. */
const counters = /* @__PURE__ */ new WeakMap<object, Counter>();

function startCounter(context: Any): Counter {
  const counter: Counter = { users: 0, draws: 0, undo: [] };
  try {
    for (const name of NAMES) {
      const original = read(context, name);
      if (typeof original !== 'function') continue;
      const own = Object.getOwnPropertyDescriptor(context, name);
      const wrapper = (...args: unknown[]) => {
        counter.draws++;
        return Reflect.apply(original, context, args);
      };
      context[name] = wrapper;
      counter.undo.push(() => {
        // Somebody else may have wrapped the function meanwhile.
        if (context[name] !== wrapper) return;
        if (own) context[name] = original;
        else delete context[name];
      });
    }
  } catch {
    // The context cannot be changed.
  }
  counters.set(context, counter);
  return counter;
}

/** @param context - the game's WebGL context */
export function watchGameDraws(context: Any) {
  const keepsFrames = read(call(context, 'getContextAttributes'), 'preserveDrawingBuffer') === true;
  let counter: Counter | undefined;
  let seen = 0;
  return {
    /** Starts or stops counting. When no overlay counts, the context is as it was. */
    run(isRunning: boolean): void {
      if (keepsFrames || isRunning === !!counter) return;
      if (!counter) {
        counter = counters.get(context) || startCounter(context);
        counter.users++;
        seen = counter.draws;
        return;
      }
      const { undo } = counter;
      if (!--counter.users) {
        counters.delete(context);
        for (const step of undo) call({ step }, 'step');
      }
      counter = undefined;
    },
    /** @returns whether the game has drawn since the last call; always `true` where draws cannot be counted */
    take(): boolean {
      if (!counter?.undo.length) return true;
      const hasDrawn = counter.draws !== seen;
      seen = counter.draws;
      return hasDrawn;
    },
  };
}
