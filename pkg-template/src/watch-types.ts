import type { Api, Explanation } from './types.js';

/** A call of `TTMinis.game` that failed: plain data, frozen, and nothing in it is the game's. */
export interface Call {
  /** Counts the calls that were seen; the same one for everything that is told of one call. */
  readonly id: number;
  /** The call; for `onError` the likeliest one, and `explanation.api` tells whether it is known. */
  readonly api: Api;
  /** The function: `request`, `createRewardedVideoAd`, `interstitialAd.show` and the like. */
  readonly function: string;
  /** When it was called: milliseconds since 1970. */
  readonly startedAt: number;
  /** How long it took to fail, in milliseconds. */
  readonly elapsedMs: number;
  /** The HTTP method, as the game gave it; `null` where it gave none. */
  readonly method: string | null;
  /** The URL without user name and password, the values of its query, and its fragment; `null` where there is none. */
  readonly url: string | null;
  /** The host of that URL, in lower case, with its port. */
  readonly host: string | null;
  /** The ad placement; `null` for calls that are not about an ad. */
  readonly adUnitId: string | null;
  /** Whether the game called `abort()` before; `null` where that could not be watched. */
  readonly aborted: boolean | null;
  /** How the failure was told: by which callback, as a rejected promise, as an exception, or to a listener of the ad. */
  readonly via: 'fail' | 'complete' | 'promise' | 'throw' | 'onError';
}

/** A call that failed, and what its error means. */
export interface Failure {
  /** What the error means. Texts of more than 2000 characters are cut off. */
  readonly explanation: Explanation;
  /** The call. */
  readonly call: Call;
}

/** What `watch` can be told. Nothing in it is required. */
export interface WatchOptions {
  /**
   * Is told each failure, once, after the game was. What it throws does not reach the game.
   *
   * @param explanation - what the error means
   * @param call - the call that failed
   */
  onExplained?: ((explanation: Explanation, call: Call) => void) | undefined;
  /** The game's trusted domains, as they stand in the developer platform: `['https://api.example.com']`. */
  trustedDomains?: readonly string[] | undefined;
}

/** What `watch` returns. */
export interface Watch<T> {
  /** What the game calls from now on: the host itself, or where that cannot be changed an object to use in its place. */
  readonly game: T;
  /** Whether `game` is such an object, and not the host itself. */
  readonly facade: boolean;
  /** The functions that are watched. */
  readonly watched: readonly string[];
  /** What keeps `watch` from seeing everything, as sentences for a log; empty where nothing does. */
  readonly warnings: readonly string[];
  /** Ends it. What is still ours is taken back; what someone else has wrapped since then passes everything through. */
  readonly restore: () => void;
}

/** The function `watch`. */
export interface WatchGame {
  /**
   * Sees every call of `request`, `downloadFile` and the ads that fails, and explains it. The game cannot tell: it gets
   * the same values, in the same order, from the same host.
   *
   * It throws for nothing. Call it before anything else uses the host: engines keep copies of its functions.
   *
   * @param game - the host: `TTMinis.game`
   * @param options - who is told, and what is known
   * @returns what is watched, and how to end it
   *
   * @example
   * ```ts
   * watch(TTMinis.game, { onExplained: (explanation, call) => console.log(call.function, explanation.text) });
   * ```
   */
  <T extends object>(game: T, options?: WatchOptions): Watch<T>;
}

/** The function `timeline`. */
export interface TellTimeline {
  /**
   * The calls that failed.
   *
   * @returns the last 200 of them, the oldest first; a new array each time
   */
  (): readonly Failure[];
}

/** The function `clearTimeline`. */
export interface ClearTimeline {
  /** Forgets the calls that failed so far. */
  (): void;
}

/** What `ttminis-explain/watch` exports. */
export interface WatchPackage {
  /** Sees every failing call, and explains it. */
  readonly watch: WatchGame;
  /** The calls that failed. */
  readonly timeline: TellTimeline;
  /** Forgets them. */
  readonly clearTimeline: ClearTimeline;
}
