import type { Api } from './types.js';

/**
 * How an error looks. No page of the platform says it for every call; these are the ways that were documented, observed, or
 * are known of sibling platforms.
 *
 * - `errCode`: `{ errCode, errMsg }`, what a game reads of `request`, `downloadFile` and rewarded ads (observed).
 * - `errorCode`: `{ errorCode, errMsg }`, documented for interstitial ads.
 * - `errorMsg`: `{ errorCode, errorMsg }`, of ads below SDK 0.9.0 (documented).
 * - `errNo`: `{ errNo, errMsg }`, of the file system, log-in and sharing (observed).
 * - `error_code`: `{ error_code, error_msg }`, of ads in drama apps (documented).
 * - `nested`: `{ error: { error_code, error_msg, error_extra } }`, of storage and log-in (documented).
 * - `prefixed`: `{ errCode, errMsg: 'request:fail ...' }`, as on sibling platforms.
 * - `older-wording`: `errCode` with the message of the older In-App Ads page; rows that have `aliases` only.
 * - `with-url`: `errCode` with `, url == <the url>` behind the message, as on sibling platforms; `network/21100` only.
 * - `sub-error-code`: `{ errCode: 50000, errMsg, sub_error_code }`, which the older page suggests; `ad.show/50101` and
 *   `ad.show/50102-50107` only.
 * - `text-code`: `errCode` with the code as a text: not seen yet, and easily expected.
 * - `error-instance`: an `Error` with the message, and the code as `errCode`: likewise.
 * - `no-argument`: the `onError` listeners of a rewarded ad get nothing, which is their documented type. The rejected
 *   promise has an error all the same.
 *
 * An error that a shape cannot carry is given as if no shape had been chosen.
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
 * Which shapes errors have: one; one of a list for each error, picked by the seed; or `random`, which is the list of all.
 * If not given, `errorCode` for interstitial ads and `errCode` for everything else.
 */
export type ShapeChoice = Shape | 'random' | readonly Shape[];

/**
 * Where a failure arrives, other than in the usual way. A value that makes no sense for the call is ignored.
 *
 * - `rejection`: ads: only the promise of `load()` or `show()` is rejected; `onError` is not called.
 * - `event`: ads: only `onError` is called; the promise is fulfilled.
 * - `throw`: `show()` throws, as the TikTok Pro app for Android may, where the failure is known at once: with a fault, and
 *   for an instance that was shown before or that failed to start.
 * - `at-once`: `request`, `downloadFile`: `fail` and `complete` run before the call has returned, where the failure does
 *   not come from the network: with a fault, and for wrong arguments.
 */
export type Delivery = 'rejection' | 'event' | 'throw' | 'at-once';

/** A failure that is made to happen. */
export interface Fault {
  /** The row of the catalog that the call fails with, such as `network/21103` or `ad.show/30001`. */
  id: string;
  /**
   * Which call fails. If not given, the one that the row is listed for: `request` and `downloadFile` for network rows.
   * `ad.load` can be given for any row of ads, since no table of the reference covers it.
   */
  api?: Api | undefined;
  /** How likely a call is to fail, from 0 to 1. */
  rate?: number | undefined;
  /** Which calls fail, counted from 1 among those that the fault is for. */
  nth?: number | readonly number[] | undefined;
  /** How often it happens at most. If not given: always in `faults`; in `fail()` once, if `rate` and `nth` are not given. */
  times?: number | undefined;
  /** How the error looks; if not given, as the options say. */
  shape?: ShapeChoice | undefined;
  /** Where the failure arrives; if not given, as the options say. */
  delivery?: Delivery | undefined;
  /** The HTTP status, for `network/http-non-2xx` only; 404 if not given. */
  status?: number | undefined;
  /** The code, for a row that has several (`50102-50107`) only; the first if not given. */
  code?: number | undefined;
  /**
   * `ad.show` only: whether the ad was on the screen when it failed, so that its instance is used up and `onClose` follows.
   * If not given, `true` for `ad.show/30001` and `false` for the others.
   */
  displayed?: boolean | undefined;
}

/** The kind of an ad. */
export type AdType = 'rewarded' | 'interstitial';

/**
 * How showing an ad ends, as in the ad mock of the platform's DevTool.
 *
 * - `completed`: the ad was watched to the end.
 * - `user-exit`: the player closed it before; for a rewarded ad that is `ad.show/30001`, for an interstitial ad nothing.
 * - `fetch-failure`: the ad could not be fetched: `ad.show/20000` (our choice: the platform names no code).
 * - `play-failure`: it was fetched, and closed itself: `ad.show/50000` (our choice), and `onClose`.
 */
export type AdOutcome = 'completed' | 'user-exit' | 'fetch-failure' | 'play-failure';

/** An ad placement of the developer portal. */
export interface AdUnit {
  /** The placement ID. */
  id: string;
  /** What it was created as. */
  type: AdType;
  /** Whether it is switched to Active in the portal; `true` if not given. */
  active?: boolean | undefined;
  /** Whether it was created for this game; `true` if not given. */
  belongsToThisGame?: boolean | undefined;
  /** How showing it ends: always, or one for each show, of which the last one is repeated. If not given, `adOutcome`. */
  outcome?: AdOutcome | readonly AdOutcome[] | undefined;
  /** How long the ad is on the screen when nothing ends it before, in milliseconds; 0 if not given. */
  durationMs?: number | undefined;
}

/** What a request is answered with. */
export interface CannedResponse {
  /** The address that it answers; with `*` at the end, all that begin so. If not given, every address. */
  url?: string | undefined;
  /** The method that it answers; if not given, all. */
  method?: string | undefined;
  /** The HTTP status; 200 if not given. */
  status?: number | undefined;
  /** The body: a text, an `ArrayBuffer`, or an object, which stands for its JSON. */
  data?: unknown;
  /** The headers. */
  header?: Readonly<Record<string, string>> | undefined;
  /** The size of the body in bytes, where `data` is not to be as large; if not given, that of `data`. */
  bytes?: number | undefined;
  /** How long the server takes, in milliseconds, on top of `latencyMs`; 0 if not given. */
  delayMs?: number | undefined;
  /** The connection ends without a response (`no-response`: 10401), or within one (`interrupted`: 600003). */
  failure?: 'no-response' | 'interrupted' | undefined;
}

/** A request as the server gets it. */
export interface ServerRequest {
  /** Which call makes it. */
  readonly api: 'request' | 'downloadFile';
  /** The address; with `data` in its query where the method is GET or HEAD. */
  readonly url: string;
  /** The method. */
  readonly method: string;
  /** The headers. */
  readonly header: Readonly<Record<string, string>>;
  /** The body; `null` where there is none. */
  readonly body: string | ArrayBuffer | null;
}

/** What is used of `fetch`. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string | ArrayBuffer | null },
) => PromiseLike<{
  readonly status: number;
  readonly headers: { forEach(visit: (value: string, name: string) => void): void };
  text(): PromiseLike<string>;
  arrayBuffer(): PromiseLike<ArrayBuffer>;
}>;

/** What the simulator is like. Nothing in it is required. */
export interface SimulatorOptions {
  /** Where everything random comes from: the same seed and the same calls give the same run. 1 if not given. */
  seed?: number | undefined;
  /** How long the platform takes, in milliseconds: one number, or the least and the most. 0 if not given. */
  latencyMs?: number | readonly [number, number] | undefined;
  /**
   * The trusted domains of the developer platform: `['https://api.example.com']`. Every other host is refused. If not given,
   * all are allowed, as with the domain verification of the DevTool switched off.
   */
  trustedDomains?: readonly string[] | undefined;
  /** The ad placements of the game. If not given, every ID is an active one of the type that is asked for. */
  adUnits?: readonly AdUnit[] | undefined;
  /** How showing an ad ends where its unit does not say: always, or one for each show; `completed` if not given. */
  adOutcome?: AdOutcome | readonly AdOutcome[] | undefined;
  /**
   * How often interstitial ads are shown. Both numbers are yours: the platform states that there are such limits, and no
   * number. If not given, there are none.
   */
  interstitial?:
    | {
        /** The least time from the beginning of any ad to that of an interstitial ad, in milliseconds: 11004. */
        minIntervalMs?: number | undefined;
        /** How many are shown at most: 11005. */
        maxShows?: number | undefined;
      }
    | undefined;
  /** How many instances of one ad unit can be created within a minute: 30001 of `ad.init`. The number is yours, as above. */
  creationsPerMinute?: number | undefined;
  /** What fails, and when. A fault comes before every other reason to fail; of several faults, the first one. */
  faults?: readonly Fault[] | undefined;
  /** How errors look. */
  shape?: ShapeChoice | undefined;
  /** Where failures arrive. */
  delivery?: Delivery | undefined;
  /** Whether the client supports `filePath` of `downloadFile`; `true` if not given. */
  filePathSupported?: boolean | undefined;
  /** Whether the device has a network; `true` if not given. */
  online?: boolean | undefined;
  /** `real` waits for time to pass; with `manual`, nothing happens until `clock.advance`. `real` if not given. */
  clock?: 'real' | 'manual' | undefined;
  /**
   * What makes the requests that `responses` does not answer. If not given, the global `fetch` where there is one; `null`
   * for none, and then they fail with 600003 as without a network.
   */
  fetch?: Fetch | null | undefined;
  /** Answers that need no server: the first that fits, or what a function returns; `undefined` leaves it to `fetch`. */
  responses?:
    | readonly CannedResponse[]
    | ((request: ServerRequest) => CannedResponse | undefined)
    | undefined;
}

/** The callbacks of `request` and `downloadFile`. With any of them, no promise is returned. */
export interface Callbacks<Result> {
  /** Gets the result. */
  success?: ((result: Result) => void) | undefined;
  /** Gets the error. */
  fail?: ((error: unknown) => void) | undefined;
  /** Gets either, afterwards. */
  complete?: ((resultOrError: unknown) => void) | undefined;
}

/** No callback, which is what makes `request` and `downloadFile` return a promise. */
export interface NoCallbacks {
  success?: undefined;
  fail?: undefined;
  complete?: undefined;
}

/** What `request` takes. */
export interface RequestOptions {
  /** The address, with `https://` in front. */
  url: string;
  /** What is sent. */
  data?: string | object | ArrayBuffer | undefined;
  /** The headers; `Referer` cannot be set. */
  header?: Readonly<Record<string, string>> | undefined;
  /** After how many milliseconds it fails with 21103. No default is documented, and there is none here. */
  timeout?: number | undefined;
  /** The method; `GET` if not given. */
  method?: string | undefined;
  /** `json`, which is the default, parses the text; every other value leaves it. */
  dataType?: string | undefined;
  /** `text`, which is the default, or `arraybuffer`. */
  responseType?: string | undefined;
}

/** What `request` succeeds with. */
export interface RequestResult {
  /** The body, as `dataType` and `responseType` say. */
  readonly data: unknown;
  /** The HTTP status. */
  readonly statusCode: number;
  /** The headers. */
  readonly header: Readonly<Record<string, string>>;
  /** `request:ok`. */
  readonly errMsg: string;
}

/** What `downloadFile` takes. Its table was not to be seen on the platform's page: the fields are those of the error reference. */
export interface DownloadOptions {
  /** The address, with `https://` in front. */
  url: string;
  /** The headers. */
  header?: Readonly<Record<string, string>> | undefined;
  /** After how many milliseconds it fails with 21103. */
  timeout?: number | undefined;
  /** Where to put the file, under `ttfile://user` or `ttfile://temp`. */
  filePath?: string | undefined;
}

/** What `downloadFile` succeeds with, as on sibling platforms. Nothing is written anywhere. */
export interface DownloadResult {
  /** Where the file would be, if no `filePath` was given. */
  readonly tempFilePath?: string;
  /** The `filePath` that was given. */
  readonly filePath?: string;
  /** The HTTP status. */
  readonly statusCode: number;
  /** `downloadFile:ok`. */
  readonly errMsg: string;
}

/** A request, or download, that is under way. */
export interface RequestTask {
  /** Ends it: it fails with 600003, unless it is over. */
  abort(): void;
}

/** An ad instance. */
export interface Ad<Closed extends unknown[]> {
  /** Fetches the ad ahead of time (SDK 0.33.0). */
  load(): Promise<void>;
  /** Shows the ad, once; settled when the ad is over. */
  show(): Promise<void>;
  /** Has a function called when `load()` has fetched the ad. */
  onLoad(listener: () => void): void;
  /** Takes one function away, or all. */
  offLoad(listener?: () => void): void;
  /** Has a function called with each failure. */
  onError(listener: (error: unknown) => void): void;
  /** Takes one function away, or all. */
  offError(listener?: (error: unknown) => void): void;
  /** Has a function called when the ad leaves the screen. */
  onClose(listener: (...closed: Closed) => void): void;
  /** Takes one function away, or all. */
  offClose(listener?: (...closed: Closed) => void): void;
}

/** A rewarded ad; only `isEnded: true` earns the reward. */
export type RewardedVideoAd = Ad<[result: { readonly isEnded: boolean }]>;

/** An interstitial ad. */
export type InterstitialAd = Ad<[]>;

/** The part of `TTMinis.game` that the error reference is about. */
export interface Game {
  /** Makes a request; with no callback in the options, it is also a promise. */
  request(options: RequestOptions & NoCallbacks): Promise<RequestResult> & RequestTask;
  request(options: RequestOptions & Callbacks<RequestResult>): RequestTask;
  /** Downloads a file; with no callback in the options, it is also a promise. */
  downloadFile(options: DownloadOptions & NoCallbacks): Promise<DownloadResult> & RequestTask;
  downloadFile(options: DownloadOptions & Callbacks<DownloadResult>): RequestTask;
  /** Creates a rewarded ad. It throws nothing: a failure arrives at `onError`, `load()` and `show()`. */
  createRewardedVideoAd(options: { adUnitId: string }): RewardedVideoAd;
  /** Creates an interstitial ad, in the same way. */
  createInterstitialAd(options: { adUnitId: string }): InterstitialAd;
  /** Whether the simulator has what the text names: `canIUse('request')`. Only what stands before the first dot is looked at. */
  canIUse(schema: string): boolean;
  /** Where files can be written. */
  readonly env: { readonly USER_DATA_PATH: string };
}

/** A call of the game, and what became of it. */
export interface CallRecord {
  /** The call. */
  readonly api: Api;
  /** When it was made, in milliseconds of the simulator's clock. */
  readonly at: number;
  /** Its `url` or `adUnitId`, clipped to 200 characters; `null` where that is no text. */
  readonly target: string | null;
  /** How it ended, if it has. */
  readonly result: 'pending' | 'success' | 'failure';
  /** When it ended, in milliseconds of the simulator's clock; `null` before. */
  readonly endedAt: number | null;
  /** The row of the catalog that it failed with; `null` where it did not. */
  readonly id: string | null;
  /** The code that it failed with; `null` where it did not. */
  readonly code: number | null;
  /** Whether a fault made it fail. */
  readonly fault: boolean;
  /** What `fetch` or `responses` threw, as text; `null` where they did not. */
  readonly cause: string | null;
}

/** The time of a simulator. */
export interface SimulatorClock {
  /** @returns the time since the simulator was made, in milliseconds */
  now(): number;
  /**
   * Lets time pass: everything that is due happens in its order, also what is asked for meanwhile. Between two of them,
   * what waits for promises goes on.
   *
   * @param ms - how long, in milliseconds; 0 for what is due now
   * @returns settled when the time has passed; rejected with what a callback of the game threw
   * @throws when the clock is not manual, or `ms` is no time
   */
  advance(ms: number): Promise<void>;
  /** How many things are to happen; always 0 for the real clock. */
  readonly pending: number;
}

/** A stand-in for the platform. */
export interface Simulator {
  /** What stands for `TTMinis.game`. */
  readonly game: Game;
  /** Its time. */
  readonly clock: SimulatorClock;
  /** The last 1000 calls, the oldest first. */
  readonly calls: readonly CallRecord[];
  /**
   * Makes the next call that the fault is for fail; or more of them, as `rate`, `nth` and `times` say.
   *
   * @param fault - what is to happen
   * @returns takes the fault away
   * @throws when the catalog has no such row, or a field makes no sense
   */
  fail(fault: Fault): () => void;
  /**
   * Takes the network away, or gives it back. Requests that are under way fail with 600003.
   *
   * @param online - whether there is a network
   */
  setOnline(online: boolean): void;
  /**
   * Makes everything as it was at the beginning: the seed, the manual clock, the faults, the calls. What was under way
   * never ends, and `show()` of an ad from before fails with 11002.
   */
  reset(): void;
}
