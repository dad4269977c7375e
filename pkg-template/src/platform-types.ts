/** The options of `request`. */
export interface RequestOptions {
  /** The address, which starts with `https://`. */
  url: string;
  /** The data to send. */
  data?: string | object | ArrayBuffer | undefined;
  /** The headers. A game cannot set `Referer`. */
  header?: Readonly<Record<string, string>> | undefined;
  /** The time in milliseconds after which the request fails with 21103. No page of the platform states a default. */
  timeout?: number | undefined;
  /** The method; the default is `GET`. */
  method?: string | undefined;
  /** `json`, the default, parses the text. Every other value leaves the text as it is. */
  dataType?: string | undefined;
  /** `text`, the default, or `arraybuffer`. */
  responseType?: string | undefined;
}

/** The result of `request`, as on sibling platforms. */
export interface RequestResult {
  /** The body, in the form that `dataType` and `responseType` choose. */
  readonly data: unknown;
  /** The HTTP status. */
  readonly statusCode: number;
  /** The headers. */
  readonly header: Readonly<Record<string, string>>;
  /** `request:ok`. */
  readonly errMsg: string;
}

/** The options of `downloadFile`. The platform's page does not show them, so they come from the error reference. */
export interface DownloadOptions {
  /** The address, which starts with `https://`. */
  url: string;
  /** The headers. */
  header?: Readonly<Record<string, string>> | undefined;
  /** The time in milliseconds after which the download fails with 21103. */
  timeout?: number | undefined;
  /** The path for the file, under `ttfile://user` or `ttfile://temp`. */
  filePath?: string | undefined;
}

/** The result of `downloadFile`, as on sibling platforms. */
export interface DownloadResult {
  /** The path of the file, without `filePath` in the options. */
  readonly tempFilePath?: string;
  /** The `filePath` of the options. */
  readonly filePath?: string;
  /** The HTTP status. */
  readonly statusCode: number;
  /** `downloadFile:ok`. */
  readonly errMsg: string;
}

/**
 * What `fail` of `request` and `downloadFile` gets, as games read it. No page of the platform specifies it: give it to
 * `explain`, which also reads other shapes.
 */
export interface CallError {
  /** The code. */
  readonly errCode: number;
  /** The message. */
  readonly errMsg: string;
}

/** The callbacks of `request` and `downloadFile`. */
export interface Callbacks<Result, Failure = unknown> {
  /** Gets the result. */
  success?: ((result: Result) => void) | undefined;
  /** Gets the error. */
  fail?: ((error: Failure) => void) | undefined;
  /** Gets the result or the error, after the other callback. */
  complete?: ((resultOrError: unknown) => void) | undefined;
}

/** A request or download that is not over. */
export interface RequestTask {
  /** Ends it with 600003. */
  abort(): void;
}

/** The options of an ad. */
export interface AdOptions {
  /** The placement ID of the developer portal. */
  adUnitId: string;
}

/** An ad instance. */
export interface Ad<Closed extends unknown[]> {
  /** Fetches the ad ahead of time. It exists since SDK 0.33.0, like `onLoad` and `offLoad`. */
  load(): Promise<void>;
  /** Shows the ad once. Only `onClose` says that the ad is over. */
  show(): Promise<void>;
  /** Adds a function that runs when `load()` has fetched the ad. */
  onLoad(listener: () => void): void;
  /** Removes one function, or all. */
  offLoad(listener?: () => void): void;
  /** Adds a function that gets each failure, in one of several shapes: give it to `explain`. */
  onError(listener: (error: unknown) => void): void;
  /** Removes one function, or all. */
  offError(listener?: (error: unknown) => void): void;
  /** Adds a function that runs when the ad leaves the screen. */
  onClose(listener: (...closed: Closed) => void): void;
  /** Removes one function, or all. */
  offClose(listener?: (...closed: Closed) => void): void;
}

/** A rewarded ad. Only `isEnded: true` earns the reward. */
export type RewardedVideoAd = Ad<[result: { readonly isEnded: boolean }]>;

/** An interstitial ad. */
export type InterstitialAd = Ad<[]>;

/** What `getSystemInfoSync` returns, as far as it is documented. */
export interface SystemInfo {
  /** The width of the screen. */
  readonly screenWidth: number;
  /** The height of the screen. */
  readonly screenHeight: number;
  /** The width of the window. */
  readonly windowWidth: number;
  /** The height of the window. */
  readonly windowHeight: number;
  /** How many pixels of the device one pixel of the window has. */
  readonly pixelRatio: number;
  /** The same. */
  readonly devicePixelRatio: number;
  /** The height of the status bar. */
  readonly statusBarHeight: number;
  /** The area that nothing of the device covers. */
  readonly safeArea: object;
  /** The platform of the device. */
  readonly platform: string;
  /** The version of the base library, such as `0.33.0`. */
  readonly SDKVersion: string;
  /** The version of the TikTok app. */
  readonly version: string;
}

/**
 * `TTMinis.game`, as far as the platform documents it. A function is optional where a stand-in such as the simulator may
 * lack it.
 */
export interface PlatformGame {
  /** Sends a request. */
  request(options: RequestOptions & Callbacks<RequestResult, CallError>): RequestTask;
  /** Downloads a file. */
  downloadFile(options: DownloadOptions & Callbacks<DownloadResult, CallError>): RequestTask;
  /** Creates a rewarded ad. */
  createRewardedVideoAd(options: AdOptions): RewardedVideoAd;
  /** Creates an interstitial ad. It exists since SDK 0.3.0. */
  createInterstitialAd(options: AdOptions): InterstitialAd;
  /** Whether the client has a function, such as `login`, or a part of one, such as `login.success.code`. */
  canIUse(schema: string): boolean;
  /** The environment. */
  readonly env: {
    /** The directory for the files of the game. */
    readonly USER_DATA_PATH: string;
  };
  /** Tells about the device, the app and the window. */
  getSystemInfoSync?(): SystemInfo;
  /** Sets how many frames `requestAnimationFrame` aims at in a second, from 1 to 60. */
  setPreferredFramesPerSecond?(fps: number): void;
  /** Loads a font of the code package, and returns its family; `null` where that fails. */
  loadFont?(path: string): string | null;
}
