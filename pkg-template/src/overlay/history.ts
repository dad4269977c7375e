// The history of failures, in a core of its own: nothing that the game asks gets in its way, and it is not replaced when
// another core is loaded.
import { anyCore, type Core, clearTimeline, host, timeline } from '../core.js';
import type { Report } from '../overlay-types.js';
import type { Failure } from '../watch-types.js';
import type { Looking } from './page.js';
import type { TimelineView } from './view.js';

export interface History {
  /** @param failure - plain data, and no longer than it needs to be: it is kept */
  record(failure: Failure): void;
  clear(): void;
  pause(paused: boolean): void;
  view(looking: Looking): TimelineView;
  /** @param given - what is known of what support asks for, in the order of the core */
  report(given: readonly unknown[]): Report;
}

/** What there is to be seen where no core runs. */
const NOTHING: TimelineView = {
  total: 0,
  forgotten: 0,
  missed: null,
  worst: null,
  apis: [],
  whose: [],
  count: 0,
  rows: [],
  detail: null,
};

/** @returns the history, with the failures that were seen before */
export function createHistory(): History {
  let core: Core | undefined;

  function start(): Core {
    const fresh = anyCore.start();
    for (const failure of timeline()) fresh.glue.recordFailure(failure);
    return fresh;
  }

  /** A core that failed is replaced, and begins with what is still known. */
  function ask<T>(question: (glue: Core['glue']) => T): T | undefined {
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        core = core || start();
        return question(core.glue);
      } catch {
        core = undefined;
      }
    }
    return undefined;
  }

  return {
    record(failure) {
      // A core that starts now begins with it.
      if (core) ask((glue) => glue.recordFailure(failure));
      else ask(() => {});
    },
    clear() {
      clearTimeline();
      ask((glue) => glue.clearFailures());
    },
    pause: (paused) => ask((glue) => glue.pauseFailures(paused)),
    view: ({ api, whose, group, above, most }) =>
      ask((glue) => glue.viewFailures(api, whose, group, above, most, host) as TimelineView) || NOTHING,
    report: (given) =>
      ask((glue) => glue.reportFailures(given, Date.now(), host) as Report) || { markdown: '', json: '{}' },
  };
}
