// The hosts that are watched.
import { describe } from '../core.js';
import type { Watch, WatchOptions } from '../watch-types.js';
import { CREATORS, type Creator, createAd } from './ads.js';
import { isInside, pass } from './calls.js';
import { startedEngine } from './engines.js';
import { type AnyFunction, apply, type Bag, isObject, now } from './language.js';
import { patch, tagOf } from './patch.js';
import { type Hub, listenerOf, nextId } from './reports.js';

const FUNCTIONS = ['request', 'downloadFile', 'createRewardedVideoAd', 'createInterstitialAd'];

/** A host that is watched. */
interface WatchedHost extends Hub {
  readonly host: object;
  /** What the game uses. */
  object: object;
  names: readonly string[];
  warnings: readonly string[];
  /** Ends it. */
  stop(): void;
}

/** Those that this copy of the package watches. */
const watchedHosts: WatchedHost[] = [];

/** Sees every failing call of a host. See `WatchGame`. */
export function watchHost<T extends object>(game: T, options?: WatchOptions): Watch<T> {
  if (!isObject(game)) {
    return {
      game,
      facade: false,
      watched: [],
      warnings: [
        `there is nothing to watch in ${typeof game === 'symbol' ? 'a symbol' : game}: pass TTMinis.game`,
      ],
      restore() {},
    };
  }
  const hub = knownHost(game) || startWatching(game);
  const listener = listenerOf(options);
  hub.listeners.push(listener);
  return {
    game: (hub.object === hub.host ? game : hub.object) as T,
    facade: hub.object !== hub.host,
    watched: hub.names,
    warnings: hub.warnings,
    restore() {
      const at = hub.listeners.indexOf(listener);
      if (at < 0) return;
      hub.listeners.splice(at, 1);
      if (!hub.listeners.length) hub.stop();
    },
  };
}

/** A host that is watched already, also by another copy of the package. */
function knownHost(game: object): WatchedHost | undefined {
  for (let at = 0; at < watchedHosts.length; at++) {
    const known = watchedHosts[at] as WatchedHost;
    if (known.host === game || known.object === game) return known;
  }
  for (let at = 0; at < FUNCTIONS.length; at++) {
    try {
      const hub = tagOf((game as Bag)[FUNCTIONS[at] as string]) as WatchedHost | undefined;
      // Another host may have been given the functions of the one that is watched.
      if (hub?.listeners.length && (hub.host === game || hub.object === game)) return hub;
    } catch {
      // A host that does not want to be read.
    }
  }
  return undefined;
}

function startWatching(host: object): WatchedHost {
  const hub: WatchedHost = { host, object: host, listeners: [], names: [], warnings: [], stop() {} };
  const warnings: string[] = [];
  const engine = startedEngine();
  if (engine) {
    warnings.push(
      `${engine} has started already and keeps copies of the functions, which are not watched: call watch in the first lines of game.js, before the engine is loaded`,
    );
  }
  try {
    const patched = patch(host, FUNCTIONS, (original, name) => wrapperFor(hub, original, name), hub);
    hub.object = patched.object;
    hub.names = patched.names;
    if (hub.object !== host) {
      warnings.push(
        `the host cannot be changed (${describe(patched.refused)}): use the 'game' that watch returned in its place`,
      );
    }
    hub.stop = () => {
      patched.restore();
      const at = watchedHosts.indexOf(hub);
      if (at >= 0) watchedHosts.splice(at, 1);
    };
    watchedHosts.push(hub);
  } catch (failure) {
    warnings.push(`the host cannot be watched: ${describe(failure)}`);
  }
  if (!hub.names.length) {
    warnings.push(
      `there is nothing to watch: the host has none of ${FUNCTIONS.join(', ')}; pass TTMinis.game`,
    );
  }
  hub.warnings = warnings;
  return hub;
}

function wrapperFor(hub: WatchedHost, original: AnyFunction, name: string): AnyFunction {
  return function (this: unknown, ...args: unknown[]) {
    // A facade is for the game; the host wants itself.
    const receiver = this === hub.object ? hub.host : this;
    if (!hub.listeners.length || isInside()) return apply(original, receiver, args);
    if (name in CREATORS) return createAd(hub, name as Creator, original, receiver, args);
    const call = {
      hub,
      id: nextId(),
      api: name as 'request' | 'downloadFile',
      name,
      startedAt: now(),
      noted: undefined,
      aborted: false,
      outcome: 'pending' as const,
      ad: undefined,
      sift: undefined,
      onEnd: undefined,
    };
    return pass(call, original, receiver, args);
  };
}
