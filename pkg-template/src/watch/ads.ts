// Watches the functions that create ads, and the ads that they create.
import { type AdEvent, tellUnanswered, WatchedAd } from './ad.js';
import { type AnyFunction, apply, isFunction, isObject, now } from './builtins.js';
import { TrackedCall } from './calls.js';
import { callGame, isPlatformCalling, pass } from './pass.js';
import { patch } from './patch.js';
import { type Channel, NONE } from './subscribers.js';
import { tagOf } from './wrapper.js';

/** The functions that create ads, and the type that each one creates. */
export const AD_TYPES = { createRewardedVideoAd: 'rewarded', createInterstitialAd: 'interstitial' } as const;

const METHODS = ['load', 'show', 'onError', 'offError', 'onClose', 'offClose', 'onLoad', 'offLoad'];
const RECENT_MS = 60000;
const MAX_CREATIONS = 100;

/** Frozen ads, whose functions cannot carry the ad as their tag. */
const frozenAds = /* @__PURE__ */ new WeakMap<object, WatchedAd>();

let creations: { adUnitId: string; at: number }[] = [];

/** Counts a creation. Returns how many of that placement were recent. */
function countCreation(id: unknown): number {
  const adUnitId = typeof id === 'string' ? id.slice(0, 100) : typeof id;
  const at = now();
  creations = creations
    .concat({ adUnitId, at })
    .filter((creation) => at - creation.at < RECENT_MS)
    .slice(-MAX_CREATIONS);
  return creations.filter((creation) => creation.adUnitId === adUnitId).length;
}

/** Creates an ad with the platform's function, and watches it. Returns the ad, or a facade of it. */
export function createAd(
  channel: Channel,
  name: keyof typeof AD_TYPES,
  original: AnyFunction,
  receiver: unknown,
  args: unknown[],
): unknown {
  const type = AD_TYPES[name];
  let recentCreations = 0;
  // `pass` reads the placement, so the count waits for it, and happens once.
  const count = () => {
    recentCreations = recentCreations || countCreation(creation.args?.adUnitId);
    return recentCreations;
  };
  const creation = new TrackedCall(channel, 'ad.init', name, {
    state: () => ({ type, recentCreations: count() }),
    causeOf: () => null,
    filter: (_, notification) => [notification],
    end: () => NONE,
  });
  const object = pass(creation, original, receiver, args);
  if (!isObject(object)) return object;
  try {
    const known =
      (tagOf((object as { show?: unknown }).show) as WatchedAd | undefined) || frozenAds.get(object);
    const ad = known || new WatchedAd();
    ad.begin(creation, type, count());
    return known ? known.facade || object : patchAd(ad, object);
  } catch {
    return object;
  }
}

function patchAd(ad: WatchedAd, object: object): object {
  const wrap = (original: AnyFunction, name: string) =>
    name === 'load' || name === 'show'
      ? wrapCall(ad, object, original, name)
      : wrapListening(ad, object, original, name);
  const patched = patch(object, METHODS, wrap, ad);
  if (patched.object !== object) {
    ad.facade = patched.object;
    frozenAds.set(object, ad);
  }
  return patched.object;
}

function wrapCall(ad: WatchedAd, object: object, original: AnyFunction, name: 'load' | 'show'): AnyFunction {
  return function (this: unknown, ...args: unknown[]) {
    const receiver = this === ad.facade ? object : this;
    if (!ad.channel.subscribers.length || isPlatformCalling()) return apply(original, receiver, args);
    tellUnanswered();
    return pass(ad.beginCall(name), original, receiver, args);
  };
}

/** Wraps a function that adds or removes a listener, such as `onError` or `offError`. */
function wrapListening(ad: WatchedAd, object: object, original: AnyFunction, name: string): AnyFunction {
  const isAdding = name[1] === 'n';
  const event = name.slice(isAdding ? 2 : 3) as AdEvent;
  const wrappers = ad.wrappers[event];
  return function (this: unknown, ...args: unknown[]) {
    const listener = args[0];
    if (isFunction(listener)) {
      // The platform finds a listener again only if it gets the same wrapper.
      const known = wrappers.get(listener);
      if (known) args[0] = known;
      else if (isAdding) {
        const wrapper = function (this: unknown, ...values: unknown[]) {
          return callGame(listener, this, values, ad.receive(event, values[0]));
        };
        wrappers.set(listener, wrapper);
        args[0] = wrapper;
      }
    }
    ad.countListener(event, isAdding, listener);
    return apply(original, this === ad.facade ? object : this, args);
  };
}
