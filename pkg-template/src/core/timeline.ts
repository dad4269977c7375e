import type { Failure } from '../watch-types.js';

/** How many failures are kept. */
const MOST = 200;

let failures: Failure[] = [];

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
}
