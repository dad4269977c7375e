// One failure of an ad arrives in several ways: at each `onError` listener, and as the rejection of a call.
// Platforms differ in the order, and in the details of each error. An event names no call and says least. So it
// is held for a moment, because a rejection may take its place.
import { now } from './builtins.js';
import type { TrackedCall } from './calls.js';
import { NONE, type Notification, type Notifications, notify } from './subscribers.js';

/** Within this time, the same error in another way is the same failure. */
const SAME_FAILURE_MS = 1000;
/** How long an event waits for the rejection. */
const HOLD_MS = 100;
const MAX_SIGNALS = 8;

/** One way in which a failure arrived. */
interface Signal {
  call: TrackedCall;
  /** Whether a listener got it; otherwise it is the end of a call. */
  readonly isEvent: boolean;
  readonly at: number;
  readonly code: string;
  readonly message: string;
  /** Whether the failure arrived as an event and as the end of a call. */
  isPaired: boolean;
  /** The notification that waits for the end of the call. */
  held: Notification | undefined;
}

const isSameCode = (one: Signal, other: Signal): boolean =>
  !one.code || !other.code || one.code === other.code;

const isSameError = (one: Signal, other: Signal): boolean =>
  one.code && other.code
    ? one.code === other.code
    : !one.message || !other.message || one.message === other.message;

/** How much an explanation tells the developer. */
function weightOf({ failure: { explanation } }: Notification): number {
  const { status, code, message } = explanation;
  return (status === 'known' ? 4 : 0) + (code === null ? 0 : 2) + (message ? 1 : 0);
}

function takeHeld(signal: Signal): Notifications {
  const { held } = signal;
  signal.held = undefined;
  return held ? [held] : NONE;
}

/** Holds a notification for a moment. Returns whether the environment has timers for that. */
function hold(signal: Signal, notification: Notification): boolean {
  try {
    if (typeof setTimeout !== 'function') return false;
    setTimeout(() => notify(takeHeld(signal)), HOLD_MS);
    signal.held = notification;
    return true;
  } catch {
    return false;
  }
}

/** Lets each failure of an ad through once. */
export class DuplicateFilter {
  /** The call that failed last. */
  lastFailed: TrackedCall | undefined;
  /** The latest signals, the newest first. */
  private signals: Signal[] = [];

  /** Returns what the subscribers hear now. */
  filter(call: TrackedCall, notification: Notification, mayFollow: boolean): Notifications {
    const { explanation, call: described } = notification.failure;
    const { code, message } = explanation;
    const signal: Signal = {
      call,
      isEvent: described.via === 'onError',
      at: now(),
      code: code === null ? '' : `${code}`,
      message: message === null ? '' : message.slice(0, 200),
      isPaired: false,
      held: undefined,
    };
    this.lastFailed = call;
    let passed: Notifications = [notification];
    if (!signal.isEvent) {
      passed = this.release(call, this.endWith(signal, notification));
    } else if (this.isRepeated(signal)) {
      // Another listener got the same event, whose signal is known.
      if (!signal.isPaired) return NONE;
      passed = NONE;
    } else if (mayFollow && hold(signal, notification)) {
      passed = NONE;
    }
    this.signals = [signal].concat(this.signals).slice(0, MAX_SIGNALS);
    return passed;
  }

  /** Returns the notifications that were held for the end of a call, in front of the following ones. */
  release(call: TrackedCall, following = NONE): Notifications {
    let released = following;
    for (const signal of this.signals) {
      if (signal.call === call) released = takeHeld(signal).concat(released);
    }
    return released;
  }

  /** Joins the end of a call with its event, and returns the notification that says more. */
  private endWith(end: Signal, notification: Notification): Notifications {
    const event = this.eventOf(end);
    if (!event) return [notification];
    const held = takeHeld(event)[0];
    event.isPaired = end.isPaired = true;
    event.call = end.call;
    if (!held) return NONE;
    return [weightOf(held) > weightOf(notification) ? held : notification];
  }

  /** Whether the failure of an event is known, from another listener or from the end of a call. */
  private isRepeated(event: Signal): boolean {
    for (const signal of this.signals) {
      const isRecent = event.at - signal.at < SAME_FAILURE_MS;
      const isSameCall = signal.call === event.call;
      if (signal.isEvent) {
        if (isSameCall && isRecent && isSameError(signal, event)) return true;
      } else if (
        isSameCall
          ? isSameCode(signal, event) && (isRecent || isSameError(signal, event))
          : !signal.isPaired && isRecent && isSameError(signal, event)
      ) {
        signal.isPaired = event.isPaired = true;
        return true;
      }
    }
    return false;
  }

  /** Finds the event of the failure that ended a call. */
  private eventOf(end: Signal): Signal | undefined {
    let other: Signal | undefined;
    for (const event of this.signals) {
      if (!event.isEvent || event.isPaired) continue;
      // A call ends once, so its event was about this end, however long ago.
      if (event.call === end.call && isSameCode(event, end)) return event;
      const isRecent = end.at - event.at < SAME_FAILURE_MS;
      // An event names no call, so it may have been taken for one of another call.
      if (!other && event.call !== end.call && isRecent && isSameError(event, end)) other = event;
    }
    return other;
  }
}
