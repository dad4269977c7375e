// The timeline: the last failures, where `watch` puts them and the overlay finds them.
import type { Failure } from '../watch-types.js';

/** The most failures that it keeps. */
const MAX_FAILURES = 200;

let failures: Failure[] = [];
let listeners: ((failure: Failure) => void)[] = [];
let findFurther: (() => void) | undefined;

/** @returns the last failures, the oldest first, as a new array */
export function timeline(): readonly Failure[] {
  if (findFurther) findFurther();
  return failures.slice();
}

/** @param find - records what nobody has told yet; it must not throw */
export function beforeReading(find: () => void): void {
  findFurther = find;
}

/** Forgets all failures. */
export function clearTimeline(): void {
  failures = [];
}

/** @returns whether something has been watched */
export const hasWatch = (): boolean => !!findFurther;

/** @param failure - frozen plain data without long texts: the timeline keeps it */
export function record(failure: Failure): void {
  failures.push(failure);
  if (failures.length > MAX_FAILURES) failures.shift();
  for (const listener of listeners) listener(failure);
}

/**
 * @param listener - gets each failure from now on; it must not throw
 * @returns a function that ends that
 */
export function subscribe(listener: (failure: Failure) => void): () => void {
  listeners = listeners.concat(listener);
  return () => {
    listeners = listeners.filter((one) => one !== listener);
  };
}
