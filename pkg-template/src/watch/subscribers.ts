// The subscribers of a watched platform: everyone who called `watch` on it.
import { describe } from '../core.js';
import { record } from '../failures.js';
import type { Language } from '../types.js';
import type { Failure, WatchOptions } from '../watch-types.js';
import { type Bag, isFunction, isObject } from './builtins.js';

/** The most trusted domains that `watch` reads of one list. The platform allows far fewer. */
const MAX_DOMAINS = 1000;
/** How deep notifications may nest: a subscriber may itself make a call that fails at once. */
const MAX_DEPTH = 4;

/** Someone who called `watch`. */
export interface Subscriber {
  readonly options: WatchOptions;
  readonly language: Language | undefined;
  /** Adds a failure to the timeline, which each copy of the package has for itself. */
  readonly record: (failure: Failure) => void;
  /** Whether the console got an error of its `onExplained`. */
  hasComplained: boolean;
}

/** Connects the calls of a platform with those who watch it. */
export interface Channel {
  readonly subscribers: Subscriber[];
  /** The functions that returned no promise though they had no callbacks: the next call gets one. */
  readonly withoutPromise: string[];
}

/** A failure on its way to the subscribers. */
export interface Notification {
  readonly channel: Channel;
  readonly failure: Failure;
}

export type Notifications = readonly Notification[];
/** One array for all, because most calls succeed. */
export const NONE: Notifications = [];

export function createSubscriber(options: WatchOptions | undefined): Subscriber {
  const given = options || {};
  let language: Language | undefined;
  try {
    language = given.language;
  } catch {
    // English then.
  }
  return { options: given, language, record, hasComplained: false };
}

/** Returns the entries of all subscribers, each one once, because the platform limits their number. */
export function trustedDomainsOf({ subscribers }: Channel): readonly string[] | undefined {
  let domains: string[] | undefined;
  for (const { options } of subscribers) {
    try {
      const { trustedDomains } = options;
      if (!Array.isArray(trustedDomains)) continue;
      // An entry may throw. The list then counts for nothing, because a part of it would be another list.
      const all: string[] = domains ? domains.slice() : [];
      for (let at = 0; at < trustedDomains.length && at < MAX_DOMAINS; at++) {
        const domain = trustedDomains[at];
        if (all.indexOf(domain) < 0) all.push(domain);
      }
      domains = all;
    } catch {
      // The next list may be readable.
    }
  }
  return domains;
}

let depth = 0;

/** Tells the subscribers. Nothing that they throw gets out. */
export function notify(notifications: Notifications): void {
  if (depth >= MAX_DEPTH) return;
  for (const { channel, failure } of notifications) {
    depth++;
    const records: unknown[] = [];
    for (const subscriber of channel.subscribers.slice()) {
      // An earlier subscriber may have ended this one.
      if (channel.subscribers.indexOf(subscriber) < 0) continue;
      try {
        // Two subscribers of one copy of the package share its timeline.
        if (records.indexOf(subscriber.record) < 0) {
          records.push(subscriber.record);
          subscriber.record(failure);
        }
        const { onExplained } = subscriber.options;
        if (typeof onExplained !== 'function') continue;
        const result: unknown = onExplained(failure.explanation, failure.call);
        // Nobody else handles the rejection of an async `onExplained`.
        if (isObject(result) && isFunction((result as Bag).then)) {
          (result as PromiseLike<unknown>).then(undefined, (thrown) => complain(subscriber, thrown));
        }
      } catch (thrown) {
        complain(subscriber, thrown);
      }
    }
    depth--;
  }
}

/** Logs the first error of a subscriber, and spares the console the rest. */
function complain(subscriber: Subscriber, thrown: unknown): void {
  if (subscriber.hasComplained) return;
  subscriber.hasComplained = true;
  try {
    console.error(`ttminis-explain: onExplained threw: ${describe(thrown)}`);
  } catch {
    // There is no console.
  }
}
