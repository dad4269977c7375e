// Drawing last in each frame, over what the game has drawn.
import { type Any, call, read } from '../../safe-access.js';

/** How many times the next frame is asked for again, and after how many milliseconds each: 30 frames a second have that much. */
const MOST_TIMES = 8;
const AFTER = 4;

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
   * Callbacks run in the order in which they were asked for, and the game asks for its next one while it runs, or later where
   * it slows itself down with a timer. So it is asked again a few times until the frame comes, and the last one draws.
   */
  function ask(times: number): void {
    const mine = ++turn;
    const isMine = () => running && mine === turn;
    request?.(() => {
      if (!isMine()) return;
      ask(0);
      draw();
    });
    if (typeof setTimeout !== 'function' || times > MOST_TIMES) return;
    setTimeout(() => {
      if (isMine()) ask(times + 1);
    }, times && AFTER);
  }

  return {
    run(wanted) {
      if (wanted === running) return;
      running = wanted;
      if (wanted) ask(0);
      else turn++;
    },
  };
}
