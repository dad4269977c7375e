/** Time, and what is to happen in it. */
export interface Timeline {
  /** @returns the time since the beginning, in milliseconds */
  now(): number;
  /**
   * @param ms - when to run it
   * @param run - what to run
   * @returns keeps it from being run
   */
  after(ms: number, run: () => void): () => void;
  /** Lets time pass, as `SimulatorClock` says. */
  advance(ms: number): Promise<void>;
  /** @returns how much is to happen, as far as it is counted */
  pending(): number;
  /** Drops what is to happen. */
  reset(): void;
}

/** Timers count in 31 bits. */
const LONGEST_MS = 2147483647;
/** How often what waits for promises may go on before the next thing happens: one turn for each `then`. */
const TURNS = 64;

/**
 * @param kind - whether time passes by itself
 * @returns a timeline that begins at 0
 */
export function timeline(kind: 'real' | 'manual'): Timeline {
  if (kind === 'manual') return queued(false);
  return typeof setTimeout === 'function' ? timed() : queued(true);
}

/** The time of the environment. */
function timed(): Timeline {
  let start = Date.now();
  let round = 0;
  return {
    now: () => Date.now() - start,
    after(ms, run) {
      const own = round;
      const timer = setTimeout(
        () => {
          if (own === round) run();
        },
        Math.min(ms, LONGEST_MS),
      );
      return () => {
        if (typeof clearTimeout === 'function') clearTimeout(timer);
      };
    },
    advance(ms) {
      throw notManual(ms);
    },
    pending: () => 0,
    reset() {
      round++;
      start = Date.now();
    },
  };
}

const notManual = (ms: number) =>
  new Error(
    `cannot advance the clock by ${ms} ms: it is the real one; create the simulator with clock: 'manual'`,
  );

/**
 * A time that passes when it is told to, or - where the environment has no timers - from one thing that is to happen to the
 * next, without waiting.
 */
function queued(passesByItself: boolean): Timeline {
  let queue: { readonly due: number; readonly run: () => void }[] = [];
  let now = 0;
  let passing = false;
  let latest: Promise<unknown> = Promise.resolve();

  /** Runs what is due first, unless that is later than `until`. */
  const runNext = (until: number): boolean => {
    const next = queue[0];
    if (!next || next.due > until) return false;
    queue.shift();
    now = next.due;
    next.run();
    return true;
  };
  const pass = () => {
    passing = queue.length > 0;
    if (!passing) return;
    inTurns(TURNS, () => {
      try {
        runNext(Infinity);
      } finally {
        pass();
      }
    });
  };
  const passUntil = (until: number) =>
    new Promise<void>((resolve, reject) => {
      const step = () => {
        let ran: boolean;
        try {
          ran = runNext(until);
        } catch (failure) {
          reject(failure);
          return;
        }
        if (ran) {
          inTurns(TURNS, step);
        } else {
          now = until;
          resolve();
        }
      };
      inTurns(TURNS, step);
    });

  return {
    now: () => now,
    after(ms, run) {
      const entry = { due: now + ms, run };
      let at = queue.length;
      while (at > 0 && (queue[at - 1] as typeof entry).due > entry.due) at--;
      queue.splice(at, 0, entry);
      if (passesByItself && !passing) pass();
      return () => {
        const found = queue.indexOf(entry);
        if (found >= 0) queue.splice(found, 1);
      };
    },
    advance(ms) {
      if (passesByItself) throw notManual(ms);
      if (!(ms >= 0 && ms < Infinity)) {
        throw new Error(`cannot advance the clock by ${ms} ms: pass a number from 0 on`);
      }
      // One after the other, so that two calls that overlap add up.
      const go = () => passUntil(now + ms);
      const passed = latest.then(go);
      latest = passed.then(undefined, () => {});
      return passed;
    },
    pending: () => queue.length,
    reset() {
      queue = [];
      now = 0;
    },
  };
}

/** Goes on after some turns of the promises: there may be no other way to let them run. */
function inTurns(turns: number, then: () => void): void {
  Promise.resolve().then(() => (turns > 1 ? inTurns(turns - 1, then) : then()));
}
