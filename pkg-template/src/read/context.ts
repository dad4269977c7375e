import type { Api } from '../types.js';
import { type CallArguments, readArguments } from './arguments.js';
import { booleanAt, countAt, kindOf, property, textOf } from './property.js';

/** The game's trusted domains, as the caller states them. */
export interface DomainList {
  /** How many there are. */
  readonly count: number;
  /** The first of them; empty where one is no text. */
  readonly entries: readonly string[];
}

/** What is known of an ad instance at the time of a call; a count is zero where nothing is. */
export interface AdState {
  readonly isInterstitial: boolean;
  readonly isRewarded: boolean;
  /** How often this instance was shown before. */
  readonly shows: number | undefined;
  readonly loaded: boolean | undefined;
  /** How many instances of the same ad unit were created in the last minute, this one included. */
  readonly recentCreations: number;
  readonly errorListeners: number;
  readonly closeListeners: number;
  /** Whether `onClose` came behind an error of the same show. */
  readonly closedAfterError: boolean;
}

/** What the caller knows about a call, as plain data. */
export interface CallContext {
  readonly api: Api | undefined;
  /** What stands in place of the call's name and is none; empty where it is no text. */
  readonly notAnApi: string | undefined;
  readonly args: CallArguments | undefined;
  readonly trustedDomains: DomainList | undefined;
  /** Whether the game itself called `abort()`. */
  readonly aborted: boolean | undefined;
  /** The time from the call to its failure. */
  readonly elapsedMs: number | undefined;
  /** The size of the file that is downloaded. */
  readonly totalBytes: number | undefined;
  readonly filePathSupported: boolean | undefined;
  /** Whether repeating the call does no harm. */
  readonly idempotent: boolean | undefined;
  readonly ad: AdState | undefined;
  /** Whether to keep what may be secret out of the answer. */
  readonly redact: boolean;
  /** What stands for a language pack. */
  readonly language: unknown;
}

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

function contextOf(value: unknown, api: unknown, args: CallArguments | undefined): CallContext {
  const ad = property(value, 'ad');
  return {
    api: isApi(api) ? api : undefined,
    notAnApi: notAnApi(api),
    args,
    trustedDomains: readDomains(property(value, 'trustedDomains')),
    aborted: booleanAt(value, 'aborted'),
    elapsedMs: countAt(value, 'elapsedMs'),
    totalBytes: countAt(value, 'totalBytes'),
    filePathSupported: booleanAt(value, 'filePathSupported'),
    idempotent: booleanAt(value, 'idempotent'),
    ad: ad == null ? undefined : readAd(ad),
    redact: booleanAt(value, 'redact') === true,
    language: property(value, 'language'),
  };
}

function isApi(name: unknown): name is Api {
  return APIS.indexOf(name as Api) >= 0;
}

function notAnApi(name: unknown): string | undefined {
  return name == null || isApi(name) ? undefined : textOf(name, NAME_LIMIT) || '';
}

function readDomains(list: unknown): DomainList | undefined {
  const count = kindOf(list) === 'array' ? countAt(list, 'length') : undefined;
  if (count === undefined) return undefined;
  const entries: string[] = [];
  for (let index = 0; index < DOMAINS_READ && index + 1 <= count; index++) {
    entries.push(textOf(property(list, index), DOMAIN_LIMIT) || '');
  }
  return { count, entries };
}

function readAd(ad: unknown): AdState {
  return {
    isInterstitial: property(ad, 'type') === 'interstitial',
    isRewarded: property(ad, 'type') === 'rewarded',
    shows: countAt(ad, 'shows'),
    loaded: booleanAt(ad, 'loaded'),
    recentCreations: countAt(ad, 'recentCreations') || 0,
    errorListeners: countAt(ad, 'errorListeners') || 0,
    closeListeners: countAt(ad, 'closeListeners') || 0,
    closedAfterError: booleanAt(ad, 'closedAfterError') === true,
  };
}
