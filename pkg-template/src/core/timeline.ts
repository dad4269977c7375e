import type { Failure } from '../watch-types.js';

/** How many failures are kept. */
const MOST = 200;

let failures: Failure[] = [];
let listeners: ((failure: Failure) => void)[] = [];

/** @returns the last failures, the oldest first, as an array of its own */
export const timeline = (): readonly Failure[] => failures.slice();

/** Forgets all failures. */
export function clearTimeline(): void {
  failures = [];
}

/** @param failure - what to keep: plain data, and no longer than it needs to be */
export function record(failure: Failure): void {
  failures.push(failure);
  if (failures.length > MOST) failures.shift();
  for (const listener of listeners) listener(failure);
}

/**
 * @param listener - is told of each failure that is kept from now on; it must not throw
 * @returns ends that
 */
export function subscribe(listener: (failure: Failure) => void): () => void {
  listeners = listeners.concat(listener);
  return () => {
    listeners = listeners.filter((one) => one !== listener);
  };
}
