import type {
  Callbacks,
  DownloadOptions,
  DownloadResult,
  PlatformGame,
  RequestOptions,
  RequestResult,
  RequestTask,
} from './platform-types.js';
import type { Api, Id } from './types.js';

export type {
  Ad,
  Callbacks,
  DownloadOptions,
  DownloadResult,
  InterstitialAd,
  RequestOptions,
  RequestResult,
  RequestTask,
  RewardedVideoAd,
} from './platform-types.js';

/**
 * The shape of an error. No page of the platform shows it for every call. These shapes were documented or observed, or
 * sibling platforms have them.
 *
 * - `errCode`: `{ errCode, errMsg }`, which games read from `request`, `downloadFile` and rewarded ads (observed).
 * - `errorCode`: `{ errorCode, errMsg }`, of interstitial ads (documented).
 * - `errorMsg`: `{ errorCode, errorMsg }`, of ads below SDK 0.9.0 (documented).
 * - `errNo`: `{ errNo, errMsg }`, of the file system, log-in and sharing (observed).
 * - `error_code`: `{ error_code, error_msg }`, of ads in drama apps (documented).
 * - `nested`: `{ error: { error_code, error_msg, error_extra } }`, of storage and log-in (documented).
 * - `prefixed`: `{ errCode, errMsg: 'request:fail ...' }`, of sibling platforms.
 * - `older-wording`: `errCode` with the message of the older In-App Ads page; only rows with `aliases`.
 * - `with-url`: `errCode` with `, url == <the url>` after the message, of sibling platforms; only `network/21100`.
 * - `sub-error-code`: `{ errCode: 50000, errMsg, sub_error_code }`, which the older page suggests; only `ad.show/50101` and
 *   `ad.show/50102-50107`.
 * - `text-code`: `errCode` with the code as a text, which nobody has observed yet.
 * - `error-instance`: an `Error` with the message, and with the code as `errCode`, which nobody has observed yet.
 * - `no-argument`: the `onError` listeners of a rewarded ad get nothing, which is their documented type. The rejected
 *   promise still has an error.
 *
 * Where a shape cannot carry the error, the simulator uses the default shape.
 */
export type Shape =
  | 'errCode'
  | 'errorCode'
  | 'errorMsg'
  | 'errNo'
  | 'error_code'
  | 'nested'
  | 'prefixed'
  | 'older-wording'
  | 'with-url'
  | 'sub-error-code'
  | 'text-code'
  | 'error-instance'
  | 'no-argument';

/**
 * One shape, a list from which the seed picks one for each error, or `random` for the list of all. The default is
 * `errorCode` for interstitial ads, and `errCode` for all other calls.
 */
export type ShapeChoice = Shape | 'random' | readonly Shape[];

/**
 * How a failure reaches the game, instead of by default. The simulator ignores a value that makes no sense for the call.
 *
 * - `rejection`: `load()` and `show()` reject their promise, and `onError` hears nothing.
 * - `event`: `onError` hears the failure, and the promise is fulfilled.
 * - `throw`: `show()` throws where the failure is known at once, as the TikTok Pro app for Android may. That is so for a
 *   fault, for a used instance, and for an instance that failed to start.
 * - `at-once`: `request` and `downloadFile` run `fail` and `complete` before they return. That is so for a fault, and for
 *   wrong arguments.
 */
export type Delivery = 'rejection' | 'event' | 'throw' | 'at-once';

/** A failure that you inject. */
export interface Fault {
  /** The row of the catalog, such as `network/21103` or `ad.show/30001`. */
  id: Id;
  /**
   * The call that fails. The default is the call that lists the row: `request` and `downloadFile` for network rows. You may
   * name `ad.load` for any row of ads, because no table of the reference covers it.
   */
  api?: Api | undefined;
  /** The probability that a call fails, from 0 to 1. */
  rate?: number | undefined;
  /** The number of the call that fails, or several numbers. It counts from 1, and only calls that the fault is for. */
  nth?: number | readonly number[] | undefined;
  /** The most times that it happens. The default is 1 in `fail()` without `rate` and `nth`; otherwise there is no limit. */
  times?: number | undefined;
  /** The shape of the error; the default is the option `shape`. */
  shape?: ShapeChoice | undefined;
  /** The place where the failure arrives; the default is the option `delivery`. */
  delivery?: Delivery | undefined;
  /** The HTTP status, for `network/http-non-2xx` only; the default is 404. */
  status?: number | undefined;
  /** The code, for a row with several codes (`50102-50107`) only; the default is the first. */
  code?: number | undefined;
  /**
   * Whether the ad was on the screen when `show()` failed. Its instance is used up then, and `onClose` follows. The default
   * is `true` only for `ad.show/30001`.
   */
  displayed?: boolean | undefined;
}

/** The type of an ad. */
export type AdType = 'rewarded' | 'interstitial';

/**
 * The end of a show, as in the ad mock of the platform's DevTool. The platform names no code for the two failures, so those
 * are ours.
 *
 * - `completed`: the player watched the ad to its end.
 * - `user-exit`: the player closed the ad early. That is `ad.show/30001` for a rewarded ad, and no failure for an
 *   interstitial ad.
 * - `fetch-failure`: the ad did not arrive: `ad.show/20000`.
 * - `play-failure`: the ad arrived and closed itself: `ad.show/50000`, and `onClose`.
 */
export type AdOutcome = 'completed' | 'user-exit' | 'fetch-failure' | 'play-failure';

/** An ad placement of the developer portal. */
export interface AdUnit {
  /** The placement ID. */
  id: string;
  /** The type that it has in the portal. */
  type: AdType;
  /** Whether it is switched to Active in the portal; the default is `true`. */
  active?: boolean | undefined;
  /** Whether it belongs to this game; the default is `true`. */
  belongsToThisGame?: boolean | undefined;
  /** The end of every show, or one for each show, of which the last repeats. The default is `adOutcome`. */
  outcome?: AdOutcome | readonly AdOutcome[] | undefined;
  /** How long the ad stays on the screen, in milliseconds; the default is 0. */
  durationMs?: number | undefined;
}

/** A response without a server. */
export interface CannedResponse {
  /** The address that it answers, or its beginning with `*` at the end. The default is every address. */
  url?: string | undefined;
  /** The method that it answers; the default is every method. */
  method?: string | undefined;
  /** The HTTP status; the default is 200. */
  status?: number | undefined;
  /** The body: a text, an `ArrayBuffer`, or an object that stands for its JSON. */
  data?: unknown;
  /** The headers. */
  header?: Readonly<Record<string, string>> | undefined;
  /** The size of the body in bytes, so that you can test a large file. The default is that of `data`. */
  bytes?: number | undefined;
  /** How long the server takes in addition to `latencyMs`, in milliseconds; the default is 0. */
  delayMs?: number | undefined;
  /** The connection ends without a response (`no-response`: 10401), or within one (`interrupted`: 600003). */
  failure?: 'no-response' | 'interrupted' | undefined;
}

/** A request as the server gets it. */
export interface ServerRequest {
  /** The call that sends it. */
  readonly api: 'request' | 'downloadFile';
  /** The address. For GET and HEAD, its query contains `data`. */
  readonly url: string;
  /** The method. */
  readonly method: string;
  /** The headers. */
  readonly header: Readonly<Record<string, string>>;
  /** The body; `null` where there is none. */
  readonly body: string | ArrayBuffer | null;
}

/** The part of `fetch` that the simulator uses. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string | ArrayBuffer | null },
) => PromiseLike<{
  readonly status: number;
  readonly headers: { forEach(visit: (value: string, name: string) => void): void };
  text(): PromiseLike<string>;
  arrayBuffer(): PromiseLike<ArrayBuffer>;
}>;

/** The options of a simulator. You may leave out each of them. */
export interface SimulatorOptions {
  /** The source of all random numbers: the same seed and calls give the same run. The default is 1. */
  seed?: number | undefined;
  /** How long the platform takes in milliseconds: one number, or the least and the most. The default is 0. */
  latencyMs?: number | readonly [number, number] | undefined;
  /**
   * The trusted domains of the developer platform: `['https://api.example.com']`. The simulator refuses every other host. The
   * default allows all, as the DevTool does with domain verification switched off.
   */
  trustedDomains?: readonly string[] | undefined;
  /** The ad placements of the game. The default allows every ID for every type. */
  adUnits?: readonly AdUnit[] | undefined;
  /** The end of every show where the unit has none, or one for each show. The default is `completed`. */
  adOutcome?: AdOutcome | readonly AdOutcome[] | undefined;
  /** Limits for interstitial ads. The platform gives no numbers, so there are none without yours. */
  interstitial?:
    | {
        /** The least time from the start of any ad to that of an interstitial ad, in milliseconds: 11004. */
        minIntervalMs?: number | undefined;
        /** The most shows: 11005. */
        maxShows?: number | undefined;
      }
    | undefined;
  /** The most instances of one unit within a minute: 30001 of `ad.init`. There is no limit without your number. */
  creationsPerMinute?: number | undefined;
  /** The failures to inject. A fault comes before every other reason to fail, and the first fault before the others. */
  faults?: readonly Fault[] | undefined;
  /** The shape of errors. */
  shape?: ShapeChoice | undefined;
  /** The place where failures arrive. */
  delivery?: Delivery | undefined;
  /**
   * When the promise of `show()` is settled. No page of the platform says it.
   *
   * - `displayed`, the default, as on sibling platforms: when the ad is on the screen. What goes wrong later, such as
   *   `ad.show/30001`, arrives at `onError`. Only `onClose` tells whether the player has earned the reward.
   * - `closed`: when the ad is over. What goes wrong on the screen rejects the promise too.
   *
   * A fault always fails the call itself, and `delivery: 'rejection'` always waits for the end.
   */
  showSettles?: 'displayed' | 'closed' | undefined;
  /**
   * How the client tells an HTTP status outside 2xx. `fail` is the default, as the error reference says. With `success`, as
   * on sibling platforms, the result has the status and the body.
   */
  httpErrors?: 'fail' | 'success' | undefined;
  /**
   * The version of the platform's SDK, such as `0.32.0`; the default is the newest. By the platform's update log, ads have
   * `load`, `onLoad` and `offLoad` since 0.33.0, and `errMsg` in the place of `errorMsg` since 0.9.0.
   * `createInterstitialAd` exists since 0.3.0, and `data` may be an `ArrayBuffer` since 0.2.0.
   */
  sdkVersion?: string | undefined;
  /** Whether the client supports `filePath` of `downloadFile`; the default is `true`. */
  filePathSupported?: boolean | undefined;
  /** Whether the device has a network; the default is `true`. */
  online?: boolean | undefined;
  /** With `manual`, time passes only in `clock.advance`. The default is `real`. */
  clock?: 'real' | 'manual' | undefined;
  /**
   * Sends the requests that `responses` leaves. The default is the global `fetch`. With `null`, or where there is none, these
   * requests fail with 600003 as without a network.
   */
  fetch?: Fetch | null | undefined;
  /** Responses without a server: the first of a list that fits, or the result of a function. */
  responses?:
    | readonly CannedResponse[]
    | ((request: ServerRequest) => CannedResponse | undefined)
    | undefined;
}

/** Without a callback, `request` and `downloadFile` return a promise. */
export interface NoCallbacks {
  success?: undefined;
  fail?: undefined;
  complete?: undefined;
}

/**
 * The part of `TTMinis.game` that the error reference is about. The creation of an ad that fails does not throw: the failure
 * arrives at `onError`, `load()` and `show()`.
 */
export interface Game extends PlatformGame {
  /** Sends a request. Without a callback, the task is also a promise. */
  request(options: RequestOptions & NoCallbacks): Promise<RequestResult> & RequestTask;
  request(options: RequestOptions & Callbacks<RequestResult>): RequestTask;
  /** Downloads a file, and writes none. Without a callback, the task is also a promise. */
  downloadFile(options: DownloadOptions & NoCallbacks): Promise<DownloadResult> & RequestTask;
  downloadFile(options: DownloadOptions & Callbacks<DownloadResult>): RequestTask;
  /** Whether the simulator has a function, such as `request`. It ignores everything after the first dot. */
  canIUse(schema: string): boolean;
}

/** A call of the game, and its result. */
export interface CallRecord {
  /** The call. */
  readonly api: Api;
  /** When the game made it, in milliseconds of the simulator's clock. */
  readonly at: number;
  /** The first 200 characters of its `url` or `adUnitId`; `null` where that is no text. */
  readonly target: string | null;
  /** How the call ended, if it has. */
  readonly result: 'pending' | 'success' | 'failure';
  /** When it ended, in milliseconds of the simulator's clock; `null` before. A `show()` ends when the ad is over. */
  readonly endedAt: number | null;
  /** The row of the catalog of a failure; otherwise `null`. */
  readonly id: Id | null;
  /** The code of a failure; otherwise `null`. */
  readonly code: number | null;
  /** Whether a fault made it fail. */
  readonly fault: boolean;
  /** The text of an error that `fetch` or `responses` threw; otherwise `null`. */
  readonly cause: string | null;
}

/** The time of a simulator. */
export interface SimulatorClock {
  /** Returns the time since the creation of the simulator, in milliseconds. */
  now(): number;
  /**
   * Lets time pass. Everything runs in the order in which it is due, also what your game starts meanwhile. Promises proceed
   * in between.
   *
   * @param ms - how long, in milliseconds; 0 runs what is due now
   * @returns a promise for the end of that time; it is rejected with the error of a callback that threw
   * @throws when the clock is not manual, or `ms` is no time
   */
  advance(ms: number): Promise<void>;
  /** How many events wait; always 0 for the real clock. */
  readonly pending: number;
}

/** A stand-in for the platform. */
export interface Simulator {
  /** The stand-in for `TTMinis.game`. */
  readonly game: Game;
  /** Its time. */
  readonly clock: SimulatorClock;
  /** The last 1000 calls, the oldest first. */
  readonly calls: readonly CallRecord[];
  /**
   * Makes the next call that the fault is for fail, or the calls that `rate`, `nth` and `times` choose.
   *
   * @param fault - the failure to inject
   * @returns a function that removes the fault
   * @throws when the catalog has no such row, or a field makes no sense
   */
  fail(fault: Fault): () => void;
  /**
   * Sets whether the device has a network. Without one, open requests fail with 600003.
   *
   * @param online - whether there is a network
   */
  setOnline(online: boolean): void;
  /**
   * Returns everything to its beginning: the seed, the manual clock, the faults, the calls. Open calls never end, and `show()`
   * of an older ad fails with 11002.
   */
  reset(): void;
}
