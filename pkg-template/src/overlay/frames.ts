// Drawing last in each frame, over what the game has drawn.
import { type Any, call, read } from './language.js';

export interface Frames {
  /** Draws in each frame from now on, or no longer. */
  run(running: boolean): void;
}

/**
 * @param draw - draws
 * @param canvas - the game's canvas: some runtimes have the function there
 * @returns what starts and stops it; nothing where there is no way to be called for each frame
 */
export function createFrames(draw: () => void, canvas: Any): Frames | undefined {
  const request: ((run: () => void) => unknown) | undefined =
    typeof requestAnimationFrame === 'function'
      ? (run) => requestAnimationFrame(run)
      : typeof read(canvas, 'requestAnimationFrame') === 'function'
        ? (run) => call(canvas, 'requestAnimationFrame', run)
        : undefined;
  if (!request) return undefined;
  let running = false;
  /** Which of the callbacks that wait is the one to draw. */
  let turn = 0;

  /**
   * Callbacks run in the order in which they were asked for, and the game asks for its next one while it runs. So a second one
   * is asked for when the frame is over, behind the game's; the first is for frames that come before that.
   */
  function ask(): void {
    const mine = ++turn;
    const frame = () => {
      if (!running || mine !== turn) return;
      ask();
      draw();
    };
    request?.(frame);
    if (typeof setTimeout !== 'function') return;
    setTimeout(() => {
      if (!running || mine !== turn) return;
      const last = ++turn;
      request?.(() => {
        if (!running || last !== turn) return;
        ask();
        draw();
      });
    }, 0);
  }

  return {
    run(wanted) {
      if (wanted === running) return;
      running = wanted;
      if (wanted) ask();
      else turn++;
    },
  };
}
