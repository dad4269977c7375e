// Whether the game has drawn in this frame. A WebGL canvas is empty at the start of each frame in which anybody draws, so the
// overlay must not draw in those that the game leaves out: the screen goes on showing the last one.
import { type Any, call, read } from '../language.js';

/** What games draw with. Extensions draw too, but hardly any frame is without these. */
const NAMES = 'clear drawArrays drawElements drawArraysInstanced drawElementsInstanced blitFramebuffer'.split(
  ' ',
);

export interface Drawn {
  /** Looks from now on, or no longer; then the context is as it was. */
  run(running: boolean): void;
  /** Whether the game has drawn since this was asked last. */
  take(): boolean;
}

/**
 * @param context - the game's WebGL context
 * @returns what tells it
 */
export function createDrawn(context: Any): Drawn {
  const keeps = read(call(context, 'getContextAttributes'), 'preserveDrawingBuffer') === true;
  let hasDrawn = true;
  let undo: (() => void)[] = [];

  function look(name: string): void {
    const original = read(context, name);
    if (typeof original !== 'function') return;
    const own = Object.getOwnPropertyDescriptor(context, name);
    const wrapper = (...args: unknown[]) => {
      hasDrawn = true;
      return Reflect.apply(original, context, args);
    };
    context[name] = wrapper;
    undo.push(() => {
      // Somebody else may have put another one there meanwhile.
      if (context[name] !== wrapper) return;
      if (own) context[name] = original;
      else delete context[name];
    });
  }

  /** Where nothing is looked at, every frame counts as drawn. */
  function forget(): void {
    hasDrawn = keeps || !undo.length;
  }

  return {
    run(running) {
      if (keeps || running === undo.length > 0) return;
      if (running) {
        try {
          NAMES.forEach(look);
        } catch {
          // A context that cannot be changed.
        }
      } else {
        for (const step of undo) call({ step }, 'step');
        undo = [];
      }
      forget();
    },
    take() {
      const drawn = hasDrawn;
      forget();
      return drawn;
    },
  };
}
