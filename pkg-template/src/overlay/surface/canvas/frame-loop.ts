import { type Any, call, read } from '../../safe-access.js';

/** At 30 frames a second, this many timers cover a frame. */
const MAX_RETRIES = 8;
const RETRY_MS = 4;

/**
 * Draws last in each frame, over what the game has drawn.
 *
 * @returns what starts or stops the drawing; nothing where the runtime announces no frames
 */
export function createFrameLoop(draw: () => void, canvas: Any) {
  const isGlobal = typeof requestAnimationFrame === 'function';
  if (!isGlobal && typeof read(canvas, 'requestAnimationFrame') !== 'function') return undefined;
  const requestFrame = (run: () => void) =>
    isGlobal ? requestAnimationFrame(run) : call(canvas, 'requestAnimationFrame', run);
  let isRunning = false;
  /** The number of the request whose callback draws. */
  let turn = 0;

  // Callbacks run in the order of their requests. A game requests its next frame while it draws, or later from a timer where
  // it slows itself down. So this requests again until the frame comes, and the last callback draws.
  function request(retries: number): void {
    const mine = ++turn;
    const isCurrent = () => isRunning && mine === turn;
    requestFrame(() => {
      if (!isCurrent()) return;
      request(0);
      draw();
    });
    if (typeof setTimeout !== 'function' || retries > MAX_RETRIES) return;
    setTimeout(() => isCurrent() && request(retries + 1), retries ? RETRY_MS : 0);
  }

  return (wanted: boolean): void => {
    if (wanted === isRunning) return;
    isRunning = wanted;
    if (wanted) request(0);
    else turn++;
  };
}
