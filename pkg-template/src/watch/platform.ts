// Watches a platform: `TTMinis.game`, or a stand-in for it.
import { describe } from '../core.js';
import { beforeReading } from '../failures.js';
import type { Watch, WatchOptions } from '../watch-types.js';
import { tellUnanswered } from './ad.js';
import { AD_TYPES, createAd } from './ads.js';
import { type AnyFunction, apply, type Bag, isObject } from './builtins.js';
import { TrackedCall } from './calls.js';
import { startedEngine } from './engines.js';
import { isPlatformCalling, pass } from './pass.js';
import { patch } from './patch.js';
import { type Channel, createSubscriber } from './subscribers.js';
import { tagOf, type Wrap } from './wrapper.js';

/** The most functions that one caller names. */
const MAX_ALSO = 100;
const FUNCTIONS = ['request', 'downloadFile', 'createRewardedVideoAd', 'createInterstitialAd'];

interface WatchedPlatform extends Channel {
  readonly platform: object;
  /** Puts the originals back. */
  readonly undo: (() => void)[];
  /** What the game calls: the platform, or a facade of it. */
  forGame: object;
  functions: readonly string[];
  readonly warnings: string[];
  stop(): void;
}

/** The platforms that this copy of the package watches. Those with a facade carry no tag. */
let watched: readonly WatchedPlatform[] = [];

/** Sees every failing call of a platform. See `WatchGame`. */
export function watchPlatform<T extends object>(game?: T, options?: WatchOptions): Watch<T> {
  const globals = game === undefined ? watchGlobals(options) : undefined;
  if (globals) return globals as Watch<T>;
  if (!isObject(game)) {
    const shown = typeof game === 'symbol' ? 'a symbol' : game;
    return {
      game: game as unknown as T,
      facade: false,
      watched: [],
      warnings: [`there is nothing to watch in ${shown}: pass TTMinis.game`],
      restore() {},
    };
  }
  const also = alsoOf(options);
  const known = findWatched(game);
  const channel = known || startWatching(game, also);
  if (known) watchFurther(known, also);
  const { subscribers, platform, forGame, functions, warnings } = channel;
  const subscriber = createSubscriber(options);
  subscribers.push(subscriber);
  return {
    game: forGame as T,
    facade: forGame !== platform,
    watched: functions,
    warnings,
    restore() {
      const index = subscribers.indexOf(subscriber);
      if (index < 0) return;
      subscribers.splice(index, 1);
      if (!subscribers.length) channel.stop();
    },
  };
}

/** The names of further functions. */
function alsoOf(options: WatchOptions | undefined): string[] {
  try {
    const also = options?.also;
    const names = Array.isArray(also) ? (also.slice(0, MAX_ALSO) as unknown[]) : [];
    return names.filter(
      (name, at): name is string =>
        typeof name === 'string' && FUNCTIONS.indexOf(name) < 0 && names.indexOf(name) === at,
    );
  } catch {
    return [];
  }
}

/** Watches `TTMinis.game`, and the global `tt` where that is another object. */
function watchGlobals(options?: WatchOptions): Watch<object> | undefined {
  const platforms = [typeof TTMinis === 'object' && TTMinis?.game, typeof tt === 'object' && tt];
  const watches = platforms
    .filter((platform, at) => isObject(platform) && platforms.indexOf(platform) === at)
    .map((platform) => watchPlatform(platform as object, options));
  const first = watches[0];
  return (
    first && {
      game: first.game,
      facade: first.facade,
      watched: first.watched,
      warnings: watches.reduce<string[]>((all, { warnings }) => all.concat(warnings), []),
      restore() {
        for (let at = 0; at < watches.length; at++) watches[at]?.restore();
      },
    }
  );
}

/** Finds a platform that is watched already, also by another copy of the package. */
function findWatched(game: object): WatchedPlatform | undefined {
  const isWatched = ({ platform, forGame }: WatchedPlatform) => platform === game || forGame === game;
  const known = watched.filter(isWatched)[0];
  if (known) return known;
  for (const name of FUNCTIONS) {
    try {
      const tag = tagOf((game as Bag)[name]) as WatchedPlatform | undefined;
      // Another object may have copies of the functions of a watched platform.
      if (tag?.subscribers.length && isWatched(tag)) return tag;
    } catch {
      // The platform refuses to be read.
    }
  }
  return undefined;
}

function startWatching(platform: object, also: readonly string[]): WatchedPlatform {
  beforeReading(tellUnanswered);
  const warnings: string[] = [];
  const undo: (() => void)[] = [];
  const channel: WatchedPlatform = {
    platform,
    undo,
    forGame: platform,
    subscribers: [],
    withoutPromise: [],
    functions: [],
    warnings,
    stop() {
      while (undo.length) (undo.pop() as () => void)();
      watched = watched.filter((other) => other !== channel);
    },
  };
  const engine = startedEngine();
  if (engine) {
    warnings.push(
      `${engine} has started already and keeps copies that are not watched: call watch before the engine is loaded`,
    );
  }
  try {
    channel.forGame = patchFunctions(channel, FUNCTIONS.concat(also));
    watched = watched.concat(channel);
  } catch (failure) {
    warnings.push(`the host cannot be watched: ${describe(failure)}`);
  }
  if (!channel.functions.length) {
    warnings.push('there is nothing to watch: pass TTMinis.game');
  } else warnOfMissing(channel, also);
  return channel;
}

/** Puts functions of ours in place. Returns what the game calls from now on. */
function patchFunctions(channel: WatchedPlatform, names: readonly string[]): object {
  const wrap: Wrap = (original, name) => wrapFunction(channel, original, name);
  const patched = patch(channel.platform, names, wrap, channel);
  channel.undo.push(patched.restore);
  channel.functions = channel.functions.concat(patched.names);
  if (patched.object !== channel.platform) {
    channel.warnings.push(
      `the host cannot be changed (${describe(patched.refusal)}): use the 'game' that watch returned in its place`,
    );
  }
  return patched.object;
}

/** Watches what a further caller names. */
function watchFurther(channel: WatchedPlatform, also: readonly string[]): void {
  const names = also.filter((name) => channel.functions.indexOf(name) < 0);
  try {
    // A second object in place of the platform would hide the first one.
    if (names.length && channel.forGame === channel.platform) patchFunctions(channel, names);
  } catch {
    // The warning says which functions are not watched.
  }
  warnOfMissing(channel, names);
}

function warnOfMissing({ functions, warnings }: WatchedPlatform, also: readonly string[]): void {
  const missing = also.filter((name) => functions.indexOf(name) < 0);
  if (missing.length) warnings.push(`cannot watch ${missing.join(', ')}`);
}

function wrapFunction(channel: WatchedPlatform, original: AnyFunction, name: string): AnyFunction {
  return function (this: unknown, ...args: unknown[]) {
    // The platform's functions work only on the platform itself.
    const receiver = this === channel.forGame ? channel.platform : this;
    if (!channel.subscribers.length || isPlatformCalling()) return apply(original, receiver, args);
    tellUnanswered();
    if (name in AD_TYPES) return createAd(channel, name as keyof typeof AD_TYPES, original, receiver, args);
    const api = name === 'request' || name === 'downloadFile' ? name : null;
    return pass(new TrackedCall(channel, api, name), original, receiver, args);
  };
}
