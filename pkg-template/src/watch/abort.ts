// Sees whether the game aborts a call, because the error is the game's own doing then.
import { type AnyFunction, apply, type Bag } from './builtins.js';
import type { TrackedCall } from './calls.js';
import { defineValue, findProperty, HIDDEN } from './properties.js';
import { TAG, tagOf } from './wrapper.js';

/** Wraps `abort` of a task, where that is possible. */
export function watchAbort(call: TrackedCall, task: Bag): void {
  call.aborted = undefined;
  const abort = task.abort as AnyFunction;
  const known = tagOf(abort) as { call: TrackedCall } | undefined;
  if (known) {
    // The platform returns the same task for every call.
    known.call = call;
    call.aborted = call.isAbortable ? undefined : false;
    return;
  }
  const found = findProperty(task, 'abort');
  // A Proxy or a getter may give another function next time.
  if (!found || found.descriptor.value !== abort) return;
  const latest = { call };
  const wrapper = function (this: unknown, ...args: unknown[]) {
    latest.call.aborted = true;
    return apply(abort, this, args);
  };
  (wrapper as unknown as Bag)[TAG] = latest;
  try {
    const { writable, enumerable, configurable } = found.descriptor;
    // Here an assignment does the same as the definition, and is faster.
    if (found.isOwn && writable && enumerable && configurable) task.abort = wrapper;
    else defineValue(task, 'abort', wrapper, found.isOwn ? found.descriptor : HIDDEN);
    call.aborted = call.isAbortable ? undefined : false;
  } catch {
    // The task is frozen.
  }
}
