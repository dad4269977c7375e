// One failure of an ad is told in several ways: to a listener, or two, and by the promise of the call. Hosts differ in the
// order, and in what each is given. What a listener is told says least, so it waits a little for the rejection of a call.
import { now } from './language.js';
import { deliver, type Pending, type Report } from './reports.js';

/** In which time the same error, told in another way, is the same failure: milliseconds. */
const SAME_MS = 1000;
/** How long what a listener was told waits for the rejection: milliseconds. */
const WAIT_MS = 100;
/** How many failures are remembered. */
const MOST = 8;

/** A failure of an ad that was told in some way. */
interface Told {
  call: Pending;
  /** Whether a listener was told. */
  readonly isEvent: boolean;
  readonly at: number;
  readonly code: string;
  readonly message: string;
  /** Whether it was told in another way since then. */
  paired: boolean;
  /** What is kept back. */
  kept: Report | undefined;
}

/** Lets each failure of an ad through once. */
export interface Sieve {
  /** The call that failed last. */
  readonly last: Pending | undefined;
  /**
   * @param call - that failed
   * @param report - what is to be told of it
   * @param mayFollow - whether calls are under way whose rejection may say more
   * @returns what to deliver now
   */
  sift(call: Pending, report: Report, mayFollow: boolean): Report | undefined;
  /** @returns what was kept back for the end of a call */
  release(call: Pending): Report | undefined;
}

const mayAgree = (one: Told, other: Told): boolean => !one.code || !other.code || one.code === other.code;

const agree = (one: Told, other: Told): boolean =>
  one.code && other.code
    ? one.code === other.code
    : !one.message || !other.message || one.message === other.message;

/** How much an explanation says. */
function weightOf({ failure: { explanation } }: Report): number {
  const { status, code, message } = explanation;
  return (status === 'known' ? 4 : 0) + (code === null ? 0 : 2) + (message ? 1 : 0);
}

/** Takes out what is kept back. */
function take(told: Told): Report | undefined {
  const { kept } = told;
  told.kept = undefined;
  return kept;
}

/** Waits; returns whether that can be done. */
function wait(told: Told): boolean {
  try {
    if (typeof setTimeout !== 'function') return false;
    setTimeout(() => {
      const report = take(told);
      if (report) deliver(report);
    }, WAIT_MS);
    return true;
  } catch {
    return false;
  }
}

/** Puts a report behind another one. */
function chain(first: Report | undefined, second: Report | undefined): Report | undefined {
  if (!first || !second) return first || second;
  let start = second;
  while (start.before) start = start.before;
  start.before = first;
  return second;
}

/** @returns a sieve for one ad */
export function createSieve(): Sieve {
  let list: Told[] = [];
  let last: Pending | undefined;

  const release = (call: Pending): Report | undefined => {
    let report: Report | undefined;
    for (let at = 0; at < list.length; at++) {
      const told = list[at] as Told;
      if (told.call === call) report = chain(report, take(told));
    }
    return report;
  };

  /** Whether what a listener is told was told before: to another listener, or by the rejection. */
  const isRepeated = (next: Told): boolean => {
    for (let at = list.length - 1; at >= 0; at--) {
      const told = list[at] as Told;
      const soon = next.at - told.at < SAME_MS;
      const isSameCall = told.call === next.call;
      if (told.isEvent) {
        if (isSameCall && soon && agree(told, next)) return true;
      } else if (
        isSameCall
          ? mayAgree(told, next) && (soon || agree(told, next))
          : !told.paired && soon && agree(told, next)
      ) {
        told.paired = next.paired = true;
        return true;
      }
    }
    return false;
  };

  /** What a listener was told of what a call is rejected with. Another call fails for itself. */
  const heardOf = (next: Told): Told | undefined => {
    let other: Told | undefined;
    for (let at = list.length - 1; at >= 0; at--) {
      const told = list[at] as Told;
      if (!told.isEvent || told.paired) continue;
      // A call is rejected once, so what its listener heard before was that.
      if (told.call === next.call && mayAgree(told, next)) return told;
      if (!other && told.call !== next.call && next.at - told.at < SAME_MS && agree(told, next)) other = told;
    }
    return other;
  };

  return {
    get last() {
      return last;
    },
    sift(call, report, mayFollow) {
      const { explanation, call: described } = report.failure;
      const { code, message } = explanation;
      const next: Told = {
        call,
        isEvent: described.via === 'onError',
        at: now(),
        code: code === null ? '' : `${code}`,
        message: message === null ? '' : message.slice(0, 200),
        paired: false,
        kept: undefined,
      };
      last = call;
      let result: Report | undefined = report;
      if (next.isEvent) {
        if (isRepeated(next)) {
          // To a second listener: the first one stands for both.
          if (!next.paired) return undefined;
          result = undefined;
        } else if (mayFollow && wait(next)) {
          next.kept = report;
          result = undefined;
        }
      } else {
        const heard = heardOf(next);
        if (heard) {
          const kept = take(heard);
          heard.paired = next.paired = true;
          heard.call = call;
          result = kept && weightOf(kept) > weightOf(report) ? kept : kept && report;
        }
        result = chain(release(call), result);
      }
      list = list.concat(next).slice(-MOST);
      return result;
    },
    release,
  };
}
