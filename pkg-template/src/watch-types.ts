import type { Api, Explanation, Language } from './types.js';

/** A call of `TTMinis.game` that failed. It is frozen plain data, and shares no object with the game. */
export interface Call {
  /** Counts the calls. All failures of one call have the same number. */
  readonly id: number;
  /**
   * The call; `null` for a function of `also`. An `onError` event names none, so this may be a guess: `explanation.api` has
   * only what is certain.
   */
  readonly api: Api | null;
  /** The function, such as `request`, `createRewardedVideoAd` or `interstitialAd.show`. */
  readonly function: string;
  /** When the game made the call, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How long the call took to fail, in milliseconds. */
  readonly elapsedMs: number;
  /** The HTTP method that the game gave; `null` where it gave none. */
  readonly method: string | null;
  /** The URL without user name, password, query values and fragment; `null` where there is none. */
  readonly url: string | null;
  /** The host of the URL in lower case, with its port. */
  readonly host: string | null;
  /** The ad placement; `null` for a call without an ad. */
  readonly adUnitId: string | null;
  /** Whether the game called `abort()` before the failure; `null` where `watch` could not see that. */
  readonly aborted: boolean | null;
  /**
   * How the failure reached the game: a callback, a rejected promise, an exception, or a listener of the ad. `success`: the
   * platform told an HTTP status from 400 on as a success. `none`: `load()` or `show()` did not answer for a minute.
   */
  readonly via: 'fail' | 'complete' | 'promise' | 'throw' | 'onError' | 'success' | 'none';
  /**
   * The number of an earlier failure of the same ad that this one follows from: the ad was shown again though each instance
   * shows once. `null` for every other failure.
   */
  readonly follows: number | null;
}

/** A call that failed, and the meaning of its error. */
export interface Failure {
  /** The meaning of the error. Texts end after 2000 characters. */
  readonly explanation: Explanation;
  /** The call. */
  readonly call: Call;
}

/** The options of `watch`. You may leave out each of them. */
export interface WatchOptions {
  /**
   * Gets each failure once, after the game got it. The game does not see what this function throws.
   *
   * @param explanation - the meaning of the error
   * @param call - the call that failed
   */
  onExplained?: ((explanation: Explanation, call: Call) => void) | undefined;
  /** The trusted domains that you entered in the developer platform: `['https://api.example.com']`. */
  trustedDomains?: readonly string[] | undefined;
  /**
   * Further functions of the object, such as `login` and `pay`. TikTok's error reference does not cover them: their failures
   * are listed as they came, and `explanation.status` is `unknown`.
   */
  also?: readonly string[] | undefined;
  /** The language of the explanations; English if not given. Of several callers, the first one's counts. */
  language?: Language | undefined;
}

/** The result of `watch`. */
export interface Watch<T> {
  /** The object that your game calls from now on: `TTMinis.game`, or a facade where nobody can change that object. */
  readonly game: T;
  /** Whether `game` is a facade. */
  readonly facade: boolean;
  /** The names of the functions that `watch` sees. */
  readonly watched: readonly string[];
  /** Sentences for your log about calls that `watch` cannot see; empty where it sees all. */
  readonly warnings: readonly string[];
  /** Ends the watching. A function that someone else has wrapped since then stays, and passes everything through. */
  readonly restore: () => void;
}

/** The function `watch`. */
export interface WatchGame {
  /**
   * Sees every call of `request`, `downloadFile` and the ads that fails, and explains it. Your game does not notice: it
   * gets the same values in the same order.
   *
   * It never throws. Call it before your engine starts: calls through references that were taken before are not seen, and
   * engines copy the functions.
   *
   * @param game - `TTMinis.game`; left out, that object is watched, and the global `tt` where it is another one
   * @param options - who hears of failures, and which domains are trusted
   * @returns what `watch` sees, and a function that ends it
   *
   * @example
   * ```ts
   * watch(TTMinis.game, { onExplained: (explanation, call) => console.log(call.function, explanation.text) });
   * ```
   */
  <T extends object>(game?: T, options?: WatchOptions): Watch<T>;
}

/** The function `timeline`. */
export interface TellTimeline {
  /** Returns the last 200 calls that failed, the oldest first, as a new array. */
  (): readonly Failure[];
}

/** The function `clearTimeline`. */
export interface ClearTimeline {
  /** Forgets the calls that failed. */
  (): void;
}

/** The exports of `ttminis-explain/watch`. */
export interface WatchPackage {
  /** Sees every failing call, and explains it. */
  readonly watch: WatchGame;
  /** Returns the calls that failed. */
  readonly timeline: TellTimeline;
  /** Forgets the calls that failed. */
  readonly clearTimeline: ClearTimeline;
}
