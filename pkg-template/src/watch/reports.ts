// From an error to what is told of it: one explanation, for everyone who listens.
import { anyCore, clip, describe, frozen, packageFor, publicUrl, record, shortened } from '../core.js';
import type { AdState, Api, Context } from '../types.js';
import type { Call, Failure, WatchOptions } from '../watch-types.js';
import { type Bag, isFunction, isObject, now } from './language.js';
import type { Noted } from './options.js';

const { explain } = packageFor(anyCore);

/** How many trusted domains of one who listens are looked at; the platform takes far fewer. */
const MOST_DOMAINS = 1000;

/** Somebody who called `watch`. */
export interface Listener {
  readonly options: WatchOptions;
  /** Keeps a failure in the timeline of its copy of the package. */
  readonly record: (failure: Failure) => void;
  /** Whether its `onExplained` has thrown. */
  failed: boolean;
}

/** A host that is watched, by one listener or more. */
export interface Hub {
  readonly listeners: Listener[];
}

/** @param options - what `watch` was given */
export function listenerOf(options: WatchOptions | undefined): Listener {
  return { options: options || {}, record, failed: false };
}

/** What is known of a call from its beginning to its end. */
export interface Pending {
  readonly hub: Hub;
  readonly id: number;
  readonly api: Api;
  readonly name: string;
  readonly startedAt: number;
  noted: Noted | undefined;
  /** Whether the game called `abort()`; `undefined` where that does not show. */
  aborted: boolean | undefined;
  outcome: 'pending' | 'succeeded' | 'failed';
  /** What is known of the ad, if it is about one. */
  readonly ad: (() => AdState) | undefined;
  /** Sifts what is to be told of it: the same failure may be told in several ways. Returns what to deliver now. */
  readonly sift: ((call: Pending, report: Report) => Report | undefined) | undefined;
  /** Is told that it succeeded, or that nothing will tell. Returns what was kept back until then. */
  readonly onEnd: ((call: Pending) => Report | undefined) | undefined;
}

/** Told, and by whom it is to be heard. */
export interface Report {
  readonly hub: Hub;
  readonly failure: Failure;
  /** What is to be told first. */
  before?: Report | undefined;
}

let lastId = 0;
export const nextId = (): number => ++lastId;

/**
 * Explains an error, while it is as it came: the game may change it.
 *
 * @param call - the call
 * @param error - what it failed with
 * @param via - how it was told
 * @param trusted - whether it is known to be a failure; otherwise only what the core recognises is one
 * @param sure - whether it is known to be about that call
 * @returns what to deliver once the game was told, or nothing
 */
export function explained(
  call: Pending,
  error: unknown,
  via: Call['via'],
  trusted = true,
  sure = true,
): Report | undefined {
  try {
    const { hub } = call;
    if (!hub.listeners.length) return undefined;
    const elapsedMs = Math.max(0, now() - call.startedAt);
    const context: Context = { redact: true, elapsedMs };
    if (sure) context.api = call.api;
    if (call.noted) context.args = call.noted;
    if (call.aborted !== undefined) context.aborted = call.aborted;
    if (call.ad) context.ad = call.ad();
    const trustedDomains = domainsOf(hub);
    if (trustedDomains) context.trustedDomains = trustedDomains;
    const explanation = shortened(explain(error, context));
    if (!trusted && explanation.status === 'unrecognized') return undefined;
    const failure = { explanation: frozen(explanation), call: callOf(call, elapsedMs, via) };
    const report: Report = { hub, failure: Object.freeze(failure) };
    return call.sift ? call.sift(call, report) : report;
  } catch {
    // Whatever it was, it is not the game's fault.
    return undefined;
  }
}

/** The entries of all who listen, each one once: the platform limits how many there are. */
function domainsOf(hub: Hub): readonly string[] | undefined {
  let domains: string[] | undefined;
  for (let at = 0; at < hub.listeners.length; at++) {
    try {
      const { trustedDomains } = (hub.listeners[at] as Listener).options;
      if (!Array.isArray(trustedDomains)) continue;
      // A list that cannot be read to its end would be another list.
      const all: string[] = domains ? domains.slice() : [];
      for (let index = 0; index < trustedDomains.length && index < MOST_DOMAINS; index++) {
        const domain = trustedDomains[index];
        if (all.indexOf(domain) < 0) all.push(domain);
      }
      domains = all;
    } catch {
      // One that does not want to be read.
    }
  }
  return domains;
}

function callOf(call: Pending, elapsedMs: number, via: Call['via']): Call {
  const { url, method, adUnitId } = call.noted || ({} as Noted);
  const told = typeof url === 'string' ? publicUrl(url) : { url: null, host: null };
  return Object.freeze({
    id: call.id,
    api: call.api,
    function: call.name,
    startedAt: call.startedAt,
    elapsedMs,
    method: typeof method === 'string' ? clip(method) : null,
    url: told.url,
    host: told.host,
    adUnitId: typeof adUnitId === 'string' ? clip(adUnitId) : null,
    aborted: call.aborted === undefined ? null : call.aborted,
    via,
  });
}

/** How many deliveries are under way inside one another: a listener may make calls that fail at once. */
let depth = 0;

/** @param report - what everyone who listens is to hear */
export function deliver({ hub, failure, before }: Report): void {
  if (before) deliver(before);
  if (depth > 3) return;
  depth++;
  const listeners = hub.listeners.slice();
  const recorded: unknown[] = [];
  for (let at = 0; at < listeners.length; at++) {
    const listener = listeners[at] as Listener;
    // One before it may have ended it.
    if (hub.listeners.indexOf(listener) < 0) continue;
    try {
      // Once for each copy of the package, not once for each listener.
      if (recorded.indexOf(listener.record) < 0) {
        recorded.push(listener.record);
        listener.record(failure);
      }
      const { onExplained } = listener.options;
      if (typeof onExplained !== 'function') continue;
      const result: unknown = onExplained(failure.explanation, failure.call);
      // An async function that throws: nobody else handles it.
      if (isObject(result) && isFunction((result as Bag).then)) {
        (result as PromiseLike<unknown>).then(undefined, (thrown) => complain(listener, thrown));
      }
    } catch (thrown) {
      complain(listener, thrown);
    }
  }
  depth--;
}

/** Says once that a listener throws. */
function complain(listener: Listener, thrown: unknown): void {
  if (listener.failed) return;
  listener.failed = true;
  try {
    console.error(`ttminis-explain: onExplained threw, which the game does not see: ${describe(thrown)}`);
  } catch {
    // There is no console.
  }
}
