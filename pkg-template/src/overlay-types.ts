import type { Context, Explanation, Language, Side } from './types.js';

/**
 * Where the overlay draws.
 *
 * - `dom`: elements of a real document, above the page.
 * - `2d`: onto the game's 2D context, at the end of its frame.
 * - `webgl`: a texture over the game's frame, with WebGL 1 or 2.
 * - `texture`: only into its own canvas, which an engine places: see {@link Overlay.texture}.
 * - `none`: nowhere. The overlay still records and reports; `warnings` says what to pass.
 */
export type HostKind = 'dom' | '2d' | 'webgl' | 'texture' | 'none';

/**
 * The side that is responsible for a failure.
 *
 * - `developer`: the game, its server or its settings.
 * - `network`: the player's connection, or a server that is slow.
 * - `tiktok-client` and `tiktok-server`: TikTok's app and its servers.
 * - `nobody`: an outcome of normal play, such as an ad that the player closed.
 * - `unclear`: the error does not decide.
 * - `uncaught`: no failed call, but an error that no code of the game caught.
 */
export type FailureSide = Side | 'unclear' | 'uncaught';

/** What TikTok's support asks for and the overlay cannot know. All of it is optional; the report says what is missing. */
export interface ReportInfo {
  /** The client key of the game, from the developer portal. */
  clientKey?: string | undefined;
  /** The name of the game. */
  gameName?: string | undefined;
  /** Whether the game runs in debug mode, or how you started it. */
  debugMode?: boolean | string | undefined;
  /** The version of the TikTok app; by default `version` of `getSystemInfoSync()`. */
  appVersion?: string | undefined;
  /** The version of the base library; by default `SDKVersion` of `getSystemInfoSync()`. */
  sdkVersion?: string | undefined;
  /** The operating system of the device; by default `system` or `platform` of `getSystemInfoSync()`. */
  deviceOs?: string | undefined;
  /** The region of the player. */
  region?: string | undefined;
}

/** A bug report, without what may be secret. */
export interface Report {
  /** The report for people. */
  readonly markdown: string;
  /** The same as one line of JSON: {@link ReportData}. */
  readonly json: string;
}

/** What the report says of the game; `null` where it is not known. */
export type ReportedInfo = Readonly<Record<keyof ReportInfo, string | null>>;

/** The contents of a report, as its JSON has them. */
export interface ReportData extends ReportedInfo {
  /** When somebody asked for it, such as `2026-09-21T14:13:20Z`; empty where the clock tells no time. */
  readonly reportedAt: string;
  /** How many failures there were. */
  readonly total: number;
  /** How many of them were dropped, because others came. */
  readonly forgotten: number;
  /** The failures that have the same meaning at the same place, in groups; the one that failed last comes first. */
  readonly failures: readonly ReportedFailure[];
}

/** The failures of a report that have the same meaning at the same place. Of each text, the report has the beginning. */
export interface ReportedFailure {
  /** The code as it came in, or as the reference lists it; empty where there is none. */
  readonly code: string;
  /** The sub error code or the HTTP status that came with the code; empty where there is none. */
  readonly subCode: string;
  /** The title of the row. Without one row, it is a title of ours, or the message. */
  readonly title: string;
  /** The last message as it came in; empty where there is none. */
  readonly message: string;
  /** Who is responsible. */
  readonly side: FailureSide;
  /** The function and the method, such as `request POST`. */
  readonly call: string;
  /** The address without what may be secret; `null` where there is none. */
  readonly url: string | null;
  /** The time from the last call to its failure, in milliseconds. */
  readonly elapsedMs: number;
  /** How many failures it stands for. */
  readonly count: number;
  /** How many of them were in the minute before the last one. */
  readonly perMinute: number;
  /** When the first one was, such as `2026-09-21T14:13:20Z`; empty where it is not known. */
  readonly first: string;
  /** When the last one was. */
  readonly last: string;
  /** The error that no code of the game caught; `null` for a call that failed. */
  readonly uncaught: {
    /** The name of the error, such as `TypeError`. */
    readonly name: string;
    /** Where it was thrown, such as `game.js:10:5`; empty where that is not known. */
    readonly place: string;
    /** The functions that were running, the innermost first. */
    readonly stack: readonly string[];
  } | null;
}

/** The sections of the details of a failure. */
export type SectionKind =
  | 'argument'
  | 'candidates'
  | 'steps'
  | 'meaning'
  | 'problem'
  | 'retry'
  | 'support'
  | 'nearest'
  | 'message'
  | 'stack'
  | 'call'
  | 'recent'
  | 'source';

/** The name of a word of the interface. */
export type WordName =
  | SectionKind
  | FailureSide
  | 'title'
  | 'badge'
  | 'empty'
  | 'filtered'
  | 'missed'
  | 'forgotten'
  | 'cleared'
  | 'minute'
  | 'close'
  | 'back'
  | 'more'
  | 'pause'
  | 'resume'
  | 'clear'
  | 'undo'
  | 'report'
  | 'copy'
  | 'share'
  | 'hide'
  | 'hint'
  | 'api'
  | 'side'
  | 'all'
  | 'copied'
  | 'printed';

/** Words of the interface. They do not change the explanations. */
export type Words = { readonly [name in WordName]?: string };

/** The options of `createOverlay`. All of them are optional. */
export interface OverlayOptions {
  /**
   * When the badge appears. It counts the failures, so there is none before something has failed.
   *
   * - `gesture`, the default: once somebody has opened the list, by five taps within three seconds into the top left corner
   *   (96 by 96 pixels). The console says so once.
   * - `on-first-error`: also when a call fails, unless the failure is an outcome of normal play.
   * - `always`: with the first failure of any kind.
   *
   * The five taps, `show()` and `hide()` work with each of them. A long press, or a push off the edge, hides the badge until
   * somebody asks for the list.
   */
  visible?: 'on-first-error' | 'always' | 'gesture' | undefined;
  /** Where to draw. By default the overlay draws on the `context` if there is one, else in a real document. */
  host?: 'dom' | '2d' | 'webgl' | 'texture' | undefined;
  /** The 2D or WebGL context that the game draws its screen with. */
  context?: object | undefined;
  /**
   * The canvas of the game, for the size of the screen and the touches; by default that of the context. The overlay asks it
   * for no context, because a canvas gives only one kind and the game chooses which.
   */
  canvas?: object | undefined;
  /**
   * The platform, `TTMinis.game`. The overlay watches it, and uses its touches, screen, clipboard and storage where they exist.
   */
  game?: object | undefined;
  /**
   * Makes a canvas that is not on the screen. By default the overlay calls `createCanvas` of the document or of the platform,
   * but only where `context` or `canvas` shows that the game has its screen: the first canvas of a mini game is the screen.
   */
  createCanvas?: (() => object) | undefined;
  /** `false` if the game calls `draw()` at the end of each frame; by default the overlay draws by itself. */
  autoDraw?: boolean | undefined;
  /** The language of the interface and of what `record` explains; English if not given. Give `watch` the same. */
  language?: Language | undefined;
  /** Your own words for the interface. */
  words?: Words | undefined;
  /** The colours; if not given, those of the platform's theme or of the browser, else dark ones. */
  theme?: 'light' | 'dark' | undefined;
  /** Whether the list also has what goes to `console.error`. Errors that nobody catches are in it anyway. */
  consoleErrors?: boolean | undefined;
  /** A font family, such as `loadFont` returns; by default that of the system. */
  font?: string | undefined;
  /** What the report says of the game. */
  report?: ReportInfo | undefined;
  /** Gets each report that somebody taps for. The game does not see what this function throws. */
  onReport?: ((report: Report) => void) | undefined;
}

/** What an engine needs to place the overlay itself. */
export interface OverlayTexture {
  /** The canvas with the picture; `null` while there is nothing to see. Its alpha is premultiplied in WebGL textures. */
  readonly canvas: object | null;
  /** Changes with the picture. Upload the picture again then. */
  readonly version: number;
  /** The left edge on the screen, in CSS pixels. */
  readonly x: number;
  /** The top edge on the screen, in CSS pixels. */
  readonly y: number;
  /** The width on the screen, in CSS pixels. */
  readonly width: number;
  /** The height on the screen, in CSS pixels. */
  readonly height: number;
}

/** A touch, as runtimes and browsers give it. */
export interface TouchLike {
  readonly identifier?: number | undefined;
  readonly pointerId?: number | undefined;
  readonly clientX?: number | undefined;
  readonly clientY?: number | undefined;
  readonly pageX?: number | undefined;
  readonly pageY?: number | undefined;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

/** The overlay. None of its functions throws. */
export interface Overlay {
  /** What your game calls from now on: the `game` of the options, or the object that `watch` puts in its place. */
  readonly game: unknown;
  /** Where it draws. */
  readonly host: HostKind;
  /** Sentences for your log about what does not work; empty where all works. */
  readonly warnings: readonly string[];
  /** Whether the badge or the panel is on the screen. */
  readonly visible: boolean;
  /** Whether the panel is open. */
  readonly isOpen: boolean;
  /** Shows the badge, from the first failure on. */
  readonly show: () => void;
  /** Removes the overlay from the screen. It still records. */
  readonly hide: () => void;
  /** Opens the panel. */
  readonly open: () => void;
  /** Closes the panel, so that only the badge stays. */
  readonly close: () => void;
  /**
   * Explains an error and records it: for calls that `watch` does not see.
   *
   * @param error - what rejected the call
   * @param context - what you know of the call
   * @returns the explanation
   */
  readonly record: (error: unknown, context?: Context) => Explanation;
  /** Forgets all failures. */
  readonly clear: () => void;
  /**
   * Freezes the list. The overlay still records failures, and shows them when the list goes on.
   *
   * @param paused - whether to freeze it
   */
  readonly pause: (paused: boolean) => void;
  /**
   * Makes a report. The button in the panel also writes it to the clipboard, the console and the screen.
   *
   * @returns the report
   */
  readonly report: () => Report;
  /**
   * Tells whether a touch belongs to the overlay, so that the game ignores it. Runtimes tell every listener of every touch;
   * in a browser the game does not get these touches.
   *
   * @param touch - one of `changedTouches` or `touches`, or a pointer event
   * @returns whether it began on the overlay
   */
  readonly consumes: (touch: TouchLike) => boolean;
  /** Draws the overlay now. Call it at the end of each frame if `autoDraw` is `false`. Does nothing while hidden. */
  readonly draw: () => void;
  /** Paints what has changed, and returns the picture for engines that place it themselves. */
  readonly texture: () => OverlayTexture;
  /** Removes the overlay for good, and all that it left in the game. */
  readonly destroy: () => void;
}

/** The function `createOverlay`. */
export interface CreateOverlay {
  /**
   * Creates the overlay, which draws the failed calls where the game draws: what they mean, who is responsible, and what to
   * do. It watches the `game`, and shows what `watch` saw before too, and what you give to `record`.
   *
   * It never throws; `warnings` says what is missing.
   *
   * @param options - where and when to draw
   * @returns the overlay
   *
   * @example
   * ```ts
   * createOverlay({ game: TTMinis.game, context: gl, visible: 'on-first-error' });
   * ```
   */
  (options?: OverlayOptions): Overlay;
}

/** The exports of `ttminis-explain/overlay`. */
export interface OverlayPackage {
  /** Creates the overlay. */
  readonly createOverlay: CreateOverlay;
}
