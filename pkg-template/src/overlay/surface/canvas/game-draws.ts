// Whether the game has drawn in this frame. A WebGL canvas is empty at the start of each frame in which anybody draws, so the
// overlay must not draw in those that the game leaves out: the screen goes on showing the last one.
import { type Any, call, read } from '../../safe-access.js';

/** What games draw with. Extensions draw too, but hardly any frame is without these. */
const NAMES = 'clear drawArrays drawElements drawArraysInstanced drawElementsInstanced blitFramebuffer'.split(
  ' ',
);

export interface Drawn {
  /** Looks from now on, or no longer; when nobody does any more, the context is as it was. */
  run(running: boolean): void;
  /** Whether the game has drawn since this was asked last. */
  take(): boolean;
}

/** A context that is looked at, by one overlay or several. */
interface Watched {
  lookers: number;
  /** How often something was drawn. */
  count: number;
  readonly undo: (() => void)[];
}

const watched = /* @__PURE__ */ new WeakMap<object, Watched>();

function start(context: Any): Watched {
  const found: Watched = { lookers: 0, count: 0, undo: [] };
  try {
    for (const name of NAMES) {
      const original = read(context, name);
      if (typeof original !== 'function') continue;
      const own = Object.getOwnPropertyDescriptor(context, name);
      const wrapper = (...args: unknown[]) => {
        found.count++;
        return Reflect.apply(original, context, args);
      };
      context[name] = wrapper;
      found.undo.push(() => {
        // Somebody else may have put another one there meanwhile.
        if (context[name] !== wrapper) return;
        if (own) context[name] = original;
        else delete context[name];
      });
    }
  } catch {
    // A context that cannot be changed.
  }
  watched.set(context, found);
  return found;
}

/**
 * @param context - the game's WebGL context
 * @returns what tells it
 */
export function createDrawn(context: Any): Drawn {
  const keeps = read(call(context, 'getContextAttributes'), 'preserveDrawingBuffer') === true;
  let mine: Watched | undefined;
  let seen = 0;
  return {
    run(running) {
      if (keeps || running === !!mine) return;
      if (running) {
        mine = watched.get(context) || start(context);
        mine.lookers++;
        seen = mine.count;
        return;
      }
      const { undo } = mine as Watched;
      if (!--(mine as Watched).lookers) {
        watched.delete(context);
        for (const step of undo) call({ step }, 'step');
      }
      mine = undefined;
    },
    take() {
      // Where nothing can be looked at, every frame counts as drawn.
      if (!mine?.undo.length) return true;
      const drawn = mine.count !== seen;
      seen = mine.count;
      return drawn;
    },
  };
}
