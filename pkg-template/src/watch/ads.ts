// Ads: their functions are watched too, and what was done with each is kept.
import type { AdState } from '../types.js';
import { callGame, isInside, pass } from './calls.js';
import { type AnyFunction, apply, createMemory, isFunction, isObject, type Memory, now } from './language.js';
import type { Noted } from './options.js';
import { patch, tagOf } from './patch.js';
import { explained, type Hub, nextId, type Pending, type Report } from './reports.js';
import { createSieve, type Sieve } from './sieve.js';

/** The functions that create ads. */
export const CREATORS = { createRewardedVideoAd: 'rewarded', createInterstitialAd: 'interstitial' } as const;
export type Creator = keyof typeof CREATORS;

const METHODS = ['load', 'show', 'onError', 'offError', 'onClose', 'offClose', 'onLoad', 'offLoad'];
/** How many calls of an ad are taken to be under way: hosts need not settle what they return. */
const MOST_PENDING = 8;
/** How many creations are remembered, and for how long: milliseconds. */
const MOST_CREATIONS = 100;
const RECENT_MS = 60000;

/** What is kept of one ad. */
interface Ad {
  hub: Hub;
  type: 'rewarded' | 'interstitial';
  noted: Noted | undefined;
  recentCreations: number;
  /** What was called last. */
  call: Pending;
  /** The calls whose end is not known yet. */
  pending: Pending[];
  /** Whether the creation is known to have worked: it is not the creation that fails from then on. */
  works: boolean;
  readonly sieve: Sieve;
  shows: number;
  shownAt: number;
  /** The call that showed it last. */
  shownBy: Pending | undefined;
  loaded: boolean | undefined;
  errorListeners: number;
  closeListeners: number;
  closedAfterError: boolean;
  /** What stands for it where it is frozen. */
  facade: object | undefined;
}

/** The ads that cannot be changed, and so carry no mark. */
const frozenAds = /* @__PURE__ */ createMemory<Ad>();

const creations: { unit: unknown; at: number }[] = [];

function countCreations(unit: unknown): number {
  const at = now();
  creations.push({ unit: typeof unit === 'string' ? unit.slice(0, 100) : typeof unit, at });
  const kept = creations.filter((creation) => at - creation.at < RECENT_MS).slice(-MOST_CREATIONS);
  creations.splice(0, creations.length);
  for (let index = 0; index < kept.length; index++) creations.push(kept[index] as (typeof kept)[0]);
  const last = (kept[kept.length - 1] as (typeof kept)[0]).unit;
  return kept.filter((creation) => creation.unit === last).length;
}

/**
 * Creates an ad with the host's function, and watches it.
 *
 * @param hub - the host
 * @param name - the function
 * @returns what the host returned; where that is frozen, what is to be used in its place
 */
export function createAd(
  hub: Hub,
  name: Creator,
  original: AnyFunction,
  receiver: unknown,
  args: unknown[],
): unknown {
  const type = CREATORS[name];
  let count: number | undefined;
  const recentCreations = () => {
    count = count || countCreations(call.noted?.adUnitId);
    return count;
  };
  const call: Pending = {
    hub,
    id: nextId(),
    api: 'ad.init',
    name,
    startedAt: now(),
    noted: undefined,
    aborted: false,
    outcome: 'pending',
    ad: () => ({ type, recentCreations: recentCreations() }),
    sift: undefined,
    onEnd: undefined,
  };
  const result = pass(call, original, receiver, args);
  if (!isObject(result)) return result;
  try {
    return watchAd(call, type, recentCreations(), result);
  } catch {
    return result;
  }
}

function watchAd(created: Pending, type: Ad['type'], recentCreations: number, object: object): object {
  const known = (tagOf((object as { show?: unknown }).show) as Ad | undefined) || frozenAds.get(object);
  if (known) {
    // Some hosts have one ad for all. It goes on where it was, for whoever watches now.
    known.hub = created.hub;
    known.type = type;
    known.recentCreations = recentCreations;
    if (created.noted) known.noted = created.noted;
    known.works = false;
    known.call = callOf(known, 'ad.init', created.name, created);
    return known.facade || object;
  }
  const ad: Ad = {
    hub: created.hub,
    type,
    noted: created.noted,
    recentCreations,
    call: created,
    pending: [],
    works: false,
    sieve: createSieve(),
    shows: 0,
    shownAt: 0,
    shownBy: undefined,
    loaded: undefined,
    errorListeners: 0,
    closeListeners: 0,
    closedAfterError: false,
    facade: undefined,
  };
  ad.call = callOf(ad, 'ad.init', created.name, created);
  const wrap = wrapperFor(ad, object);
  const patched = patch(object, METHODS, wrap, ad);
  if (patched.object !== object) {
    ad.facade = patched.object;
    frozenAds.set(object, ad);
  }
  return patched.object;
}

/** Makes the function that stands for one of an ad. */
function wrapperFor(ad: Ad, object: object): (original: AnyFunction, name: string) => AnyFunction {
  const listeners = {
    Error: createMemory<AnyFunction>(),
    Close: createMemory<AnyFunction>(),
    Load: createMemory<AnyFunction>(),
  };
  return (original, name) => {
    const receiverOf = (self: unknown) => (self === ad.facade ? object : self);
    if (name === 'load' || name === 'show') {
      return function (this: unknown, ...args: unknown[]) {
        if (!ad.hub.listeners.length || isInside()) return apply(original, receiverOf(this), args);
        const call = callOf(
          ad,
          name === 'load' ? 'ad.load' : 'ad.show',
          `${ad.type === 'rewarded' ? 'rewardedVideoAd' : 'interstitialAd'}.${name}`,
        );
        ad.call = call;
        ad.pending = underWay(ad)
          .slice(1 - MOST_PENDING)
          .concat(call);
        if (name === 'load') ad.loaded = false;
        return pass(call, original, receiverOf(this), args);
      };
    }
    const adds = name[1] === 'n';
    const event = name.slice(adds ? 2 : 3) as keyof typeof listeners;
    return function (this: unknown, ...args: unknown[]) {
      const listener = args[0];
      if (isFunction(listener)) {
        // The host gets the same function for the same listener, so that it finds it again.
        const known = listeners[event].get(listener);
        if (known) args[0] = known;
        else if (adds) args[0] = listening(ad, event, listener, listeners[event]);
      }
      count(ad, event, adds, listener);
      return apply(original, receiverOf(this), args);
    };
  };
}

function count(ad: Ad, event: string, adds: boolean, listener: unknown): void {
  if (adds && !isFunction(listener)) return;
  const next = (before: number) => (adds ? before + 1 : listener === undefined ? 0 : Math.max(0, before - 1));
  if (event === 'Error') ad.errorListeners = next(ad.errorListeners);
  else if (event === 'Close') ad.closeListeners = next(ad.closeListeners);
  else if (adds && ad.loaded === undefined && !ad.shows) ad.loaded = false;
}

function listening(ad: Ad, event: string, listener: AnyFunction, known: Memory<AnyFunction>): AnyFunction {
  const wrapper = function (this: unknown, ...args: unknown[]) {
    let report: Report | undefined;
    if (event === 'Error') report = ad.hub.listeners.length ? heard(ad, args[0]) : undefined;
    else if (event === 'Load') ad.loaded = ad.works = true;
    else if (ad.sieve.last !== ad.call) shown(ad, ad.call);
    else if (ad.shownBy !== ad.call) ad.closedAfterError = true;
    return callGame(listener, this, args, report);
  };
  known.set(listener, wrapper);
  return wrapper;
}

/** The calls of an ad whose end is not known yet. */
function underWay(ad: Ad): Pending[] {
  return ad.pending.filter((call) => call.outcome === 'pending');
}

/** What a listener of errors hears: it says nothing of which call it is about, and the creation may fail that late. */
function heard(ad: Ad, error: unknown): Report | undefined {
  const pending = underWay(ad);
  const isCreation = ad.call.api === 'ad.init';
  const call = !isCreation && pending.length === 1 ? (pending[0] as Pending) : ad.call;
  const sure = isCreation ? !pending.length : ad.works && pending.length < 2;
  return explained(call, error, 'onError', true, sure);
}

/** Notes that a call has shown the ad, however often it is told. */
function shown(ad: Ad, call: Pending): void {
  if (ad.shownBy === call || call.api !== 'ad.show') return;
  ad.shownBy = call;
  ad.shows++;
  ad.shownAt = now();
}

/** A call of an ad's function, or the creation itself as far as listeners are told of it. */
function callOf(ad: Ad, api: Pending['api'], name: string, created?: Pending): Pending {
  const state = stateOf(ad);
  return {
    hub: ad.hub,
    id: created ? created.id : nextId(),
    api,
    name,
    startedAt: created ? created.startedAt : now(),
    noted: ad.noted,
    aborted: false,
    outcome: 'pending',
    // As it was at the time of the call, but for what came later and tells something about it.
    ad() {
      if (created) return stateOf(ad);
      if (ad.closedAfterError) state.closedAfterError = true;
      return state;
    },
    sift(call, report) {
      const { explanation } = report.failure;
      const isExit = explanation.status === 'known' && explanation.id === 'ad.show/30001';
      // The player has closed it before its end, so it was on the screen.
      if (isExit) shown(ad, call);
      if (ad.shownBy === call) ad.closedAfterError = false;
      return ad.sieve.sift(call, report, underWay(ad).length > 0);
    },
    onEnd(call) {
      ad.pending = ad.pending.filter((other) => other !== call);
      if (call.outcome === 'succeeded') ad.works = true;
      if (api === 'ad.load') ad.loaded = true;
      if (api === 'ad.show') {
        shown(ad, call);
        ad.closedAfterError = false;
      }
      return ad.sieve.release(call);
    },
  };
}

function stateOf(ad: Ad): AdState {
  const state: AdState = {
    type: ad.type,
    shows: ad.shows,
    recentCreations: ad.recentCreations,
    errorListeners: ad.errorListeners,
    closeListeners: ad.closeListeners,
    closedAfterError: ad.closedAfterError,
  };
  if (ad.shows) state.sinceShowMs = Math.max(0, now() - ad.shownAt);
  if (ad.loaded !== undefined) state.loaded = ad.loaded;
  return state;
}
