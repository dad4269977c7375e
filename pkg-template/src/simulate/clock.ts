import type { SimulatorClock } from '../simulate-types.js';

/** The time of a simulator, in milliseconds since its beginning. */
export interface Clock extends SimulatorClock {
  /** Runs a function later. Returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Drops all functions that wait. */
  reset(): void;
}

/** Timers count in 31 bits. */
const MAX_TIMER_MS = 2147483647;
/** Microtasks between two events. They let the game's promises proceed, up to a chain of 64 `then`. */
const MICROTASKS = 64;

export function createClock(kind: 'real' | 'manual'): Clock {
  if (kind === 'real' && typeof setTimeout === 'function') return new RealClock();
  return new EventQueue(kind === 'real');
}

const notManual = (ms: number) =>
  new Error(
    `cannot advance the clock by ${ms} ms: it is the real one; create the simulator with clock: 'manual'`,
  );

class RealClock implements Clock {
  readonly pending = 0;
  private startedAt = Date.now();
  private round = 0;

  now(): number {
    return Date.now() - this.startedAt;
  }

  after(ms: number, run: () => void): () => void {
    const { round } = this;
    const runInRound = () => {
      if (round === this.round) run();
    };
    const timer = setTimeout(runInRound, Math.min(ms, MAX_TIMER_MS));
    return () => {
      if (typeof clearTimeout === 'function') clearTimeout(timer);
    };
  }

  advance(ms: number): never {
    throw notManual(ms);
  }

  reset(): void {
    this.round++;
    this.startedAt = Date.now();
  }
}

/** Time that jumps from event to event: on demand, or by itself in an environment without timers. */
class EventQueue implements Clock {
  private events: { readonly dueAt: number; readonly run: () => void }[] = [];
  private time = 0;
  private isRunning = false;
  private lastAdvance: Promise<unknown> = Promise.resolve();

  constructor(private readonly runsByItself: boolean) {}

  get pending(): number {
    return this.events.length;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const event = { dueAt: this.time + ms, run };
    let index = this.events.length;
    while (index > 0 && (this.events[index - 1]?.dueAt as number) > event.dueAt) index--;
    this.events.splice(index, 0, event);
    if (this.runsByItself && !this.isRunning) this.runAll();
    return () => {
      const found = this.events.indexOf(event);
      if (found >= 0) this.events.splice(found, 1);
    };
  }

  advance(ms: number): Promise<void> {
    if (this.runsByItself) throw notManual(ms);
    if (!(ms >= 0 && ms < Infinity)) {
      throw new Error(`cannot advance the clock by ${ms} ms: pass a number from 0 on`);
    }
    // One call waits for the other, so that the times of overlapping calls add up.
    const advanced = this.lastAdvance.then(() => this.runUntil(this.time + ms));
    this.lastAdvance = advanced.then(undefined, () => {});
    return advanced;
  }

  reset(): void {
    this.events = [];
    this.time = 0;
  }

  /** Runs the next event, unless it is due later. Returns whether there was one. */
  private runNext(until: number): boolean {
    const next = this.events[0];
    if (!next || next.dueAt > until) return false;
    this.events.shift();
    this.time = next.dueAt;
    next.run();
    return true;
  }

  private async runAll(): Promise<void> {
    this.isRunning = true;
    while (this.events.length > 0) {
      await runMicrotasks();
      try {
        this.runNext(Infinity);
      } catch (error) {
        // Without timers, only an unhandled rejection reports the error of a callback.
        Promise.reject(error);
      }
    }
    this.isRunning = false;
  }

  private async runUntil(until: number): Promise<void> {
    do await runMicrotasks();
    while (this.runNext(until));
    this.time = until;
  }
}

async function runMicrotasks(): Promise<void> {
  for (let count = 0; count < MICROTASKS; count++) await undefined;
}
