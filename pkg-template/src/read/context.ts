import type { Api } from '../types.js';
import { type CallArguments, readArguments } from './arguments.js';
import { booleanAt, countAt, kindOf, property, textOf } from './property.js';

/** What the caller knows about a call, as plain data. */
export type CallContext = Readonly<ReturnType<typeof contextOf>>;
/** What is known of an ad instance at the time of a call; a count is zero where nothing is. */
export type AdState = Readonly<ReturnType<typeof readAd>>;
/** The game's trusted domains, as the caller states them. */
export type DomainList = Readonly<ReturnType<typeof domainsOf>>;

/** How many trusted domains are read: five times as many as the platform takes. */
const DOMAINS_READ = 100;
/** How much of one is read, in UTF-16 code units: no host name is longer. */
const DOMAIN_LIMIT = 320;
/** How much of a name that is no call's is kept, in UTF-16 code units. */
const NAME_LIMIT = 64;

/** The names of the calls. */
export const APIS: readonly Api[] = ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show'];

/** Reads a context of any shape. */
export function readContext(value: unknown): CallContext {
  const args = property(value, 'args');
  return contextOf(value, property(value, 'api'), args == null ? undefined : readArguments(args));
}

/**
 * Reads what is known of a call that is going to be made.
 *
 * @param api - the name of the call, which has to be one
 */
export function readCall(api: unknown, args: unknown, value: unknown): CallContext {
  const context = contextOf(value, api, readArguments(args));
  const other = notAnApi(property(value, 'api'));
  return Object.assign(context, { notAnApi: context.notAnApi ?? other ?? (context.api ? undefined : '') });
}

function contextOf(value: unknown, api: unknown, args: CallArguments | undefined) {
  const ad = property(value, 'ad');
  const domains = property(value, 'trustedDomains');
  const domainCount = kindOf(domains) === 'array' ? countAt(domains, 'length') : undefined;
  return {
    api: isApi(api) ? api : undefined,
    /** What stands in place of the call's name and is none; empty where it is no text. */
    notAnApi: notAnApi(api),
    args,
    trustedDomains: domainCount === undefined ? undefined : domainsOf(domains, domainCount),
    /** Whether the game itself called `abort()`. */
    aborted: booleanAt(value, 'aborted'),
    /** The time from the call to its failure. */
    elapsedMs: countAt(value, 'elapsedMs'),
    /** The size of the file that is downloaded. */
    totalBytes: countAt(value, 'totalBytes'),
    filePathSupported: booleanAt(value, 'filePathSupported'),
    /** Whether repeating the call does no harm. */
    idempotent: booleanAt(value, 'idempotent'),
    ad: ad == null ? undefined : readAd(ad),
    /** Whether to keep what may be secret out of the answer. */
    redact: booleanAt(value, 'redact') === true,
    /** What stands for a language pack. */
    language: property(value, 'language'),
  };
}

function isApi(name: unknown): name is Api {
  return APIS.indexOf(name as Api) >= 0;
}

function notAnApi(name: unknown): string | undefined {
  return name == null || isApi(name) ? undefined : textOf(name, NAME_LIMIT) || '';
}

function domainsOf(list: unknown, count: number) {
  /** The first of them; empty where one is no text. */
  const entries: string[] = [];
  for (let index = 0; index < DOMAINS_READ && index + 1 <= count; index++) {
    entries.push(textOf(property(list, index), DOMAIN_LIMIT) || '');
  }
  return { count, entries };
}

function readAd(ad: unknown) {
  return {
    isInterstitial: property(ad, 'type') === 'interstitial',
    isRewarded: property(ad, 'type') === 'rewarded',
    /** How often this instance was shown before. */
    shows: countAt(ad, 'shows'),
    loaded: booleanAt(ad, 'loaded'),
    /** How many instances of the same ad unit were created in the last minute, this one included. */
    recentCreations: countAt(ad, 'recentCreations') || 0,
    errorListeners: countAt(ad, 'errorListeners') || 0,
    closeListeners: countAt(ad, 'closeListeners') || 0,
    /** Whether `onClose` came behind an error of the same show. */
    closedAfterError: booleanAt(ad, 'closedAfterError') === true,
  };
}
