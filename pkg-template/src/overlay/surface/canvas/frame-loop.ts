import { type Any, call, read } from '../../safe-access.js';

/** At 30 frames a second, this many timers cover a frame. */
const MAX_RETRIES = 8;
const RETRY_MS = 4;

/** Starts or stops the drawing. */
export type FrameLoop = (isRunning: boolean) => void;

/** Draws last in each frame, over what the game has drawn. Returns nothing where the runtime announces no frames. */
export function createFrameLoop(draw: () => void, canvas: Any): FrameLoop | undefined {
  const requestFrame: ((run: () => void) => unknown) | undefined =
    typeof requestAnimationFrame === 'function'
      ? (run) => requestAnimationFrame(run)
      : typeof read(canvas, 'requestAnimationFrame') === 'function'
        ? (run) => call(canvas, 'requestAnimationFrame', run)
        : undefined;
  if (!requestFrame) return undefined;
  let isRunning = false;
  /** The number of the request whose callback draws. */
  let turn = 0;

  // Callbacks run in the order of their requests. A game requests its next frame while it draws, or later from a timer where
  // it slows itself down. So this requests again until the frame comes, and the last callback draws.
  function request(retries: number): void {
    const mine = ++turn;
    const isCurrent = () => isRunning && mine === turn;
    requestFrame?.(() => {
      if (!isCurrent()) return;
      request(0);
      draw();
    });
    if (typeof setTimeout !== 'function' || retries > MAX_RETRIES) return;
    setTimeout(() => isCurrent() && request(retries + 1), retries ? RETRY_MS : 0);
  }

  return (wanted) => {
    if (wanted === isRunning) return;
    isRunning = wanted;
    if (wanted) request(0);
    else turn++;
  };
}
