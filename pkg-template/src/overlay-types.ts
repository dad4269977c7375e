import type { Context, Explanation } from './types.js';

/**
 * Where the overlay draws.
 *
 * - `dom`: elements of a real document, above the page.
 * - `2d`: onto the game's 2D context, at the end of its frame.
 * - `webgl`: a texture over the game's frame, WebGL 1 or 2.
 * - `texture`: only into a canvas of its own, for an engine that places it: see {@link Overlay.texture}.
 * - `none`: nowhere: nothing to draw on was found. It still records and reports; `warnings` says what to pass.
 */
export type HostKind = 'dom' | '2d' | 'webgl' | 'texture' | 'none';

/**
 * Whose fault a failure is: the game's developer, the TikTok client, TikTok's server; `nobody` - an outcome of normal play,
 * such as an ad that the player closed; `unclear` - what came in does not decide.
 */
export type Whose = 'developer' | 'unclear' | 'tiktok-client' | 'tiktok-server' | 'nobody';

/** What TikTok's support asks for and the overlay cannot know. Nothing is required; the report says what was not given. */
export interface ReportInfo {
  /** The game's client key, from the developer portal. */
  clientKey?: string | undefined;
  /** The game's name. */
  gameName?: string | undefined;
  /** Whether the game runs in debug mode, or how it was started. */
  debugMode?: boolean | string | undefined;
  /** The version of the TikTok app; if not given, `version` of `getSystemInfoSync()`. */
  appVersion?: string | undefined;
  /** The version of the base library; if not given, `SDKVersion` of `getSystemInfoSync()`. */
  sdkVersion?: string | undefined;
  /** The device's operating system; if not given, `system` or `platform` of `getSystemInfoSync()`. */
  deviceOs?: string | undefined;
  /** The player's region. */
  region?: string | undefined;
}

/** A bug report, without what may be secret. */
export interface Report {
  /** For people. */
  readonly markdown: string;
  /** The same as one line of JSON. */
  readonly json: string;
}

/** The name of a word of the interface; those of the parts of an explanation are the core's. */
export type WordName =
  | 'title'
  | 'badge'
  | 'empty'
  | 'filtered'
  | 'close'
  | 'back'
  | 'pause'
  | 'resume'
  | 'clear'
  | 'report'
  | 'missed'
  | 'forgotten'
  | 'copied'
  | 'printed'
  | 'api'
  | 'fault'
  | 'all'
  | 'minute'
  | 'developer'
  | 'unclear'
  | 'tiktok-client'
  | 'tiktok-server'
  | 'nobody'
  | 'meaning'
  | 'certainty'
  | 'argument'
  | 'problem'
  | 'candidates'
  | 'steps'
  | 'retry'
  | 'nearest'
  | 'message'
  | 'call'
  | 'times'
  | 'game'
  | 'code'
  | 'portal'
  | 'server'
  | 'device'
  | 'support'
  | 'missing';

/** Words of the interface. What the explanations say stays as it is. */
export type Words = { readonly [name in WordName]?: string };

/** What `createOverlay` can be told. Nothing in it is required. */
export interface OverlayOptions {
  /**
   * When it is seen. `gesture`, which is the default: once somebody taps five times within three seconds into the corner at
   * the top left (96 by 96 pixels). `on-first-error`: also once a call fails, other than by an outcome of normal play.
   * `always`: at once. `show()` and `hide()` work in all of them.
   */
  visible?: 'on-first-error' | 'always' | 'gesture' | undefined;
  /** Where it draws. If not given, what was found to work: the `context` where there is one, else a real document. */
  host?: 'dom' | '2d' | 'webgl' | 'texture' | undefined;
  /** The game's own context, 2D or WebGL: what it draws its screen with. */
  context?: object | undefined;
  /**
   * The game's canvas, for the size of the screen and the touches; if not given, that of the context. It is asked for no
   * context: a canvas gives only one kind, and which one is the game's choice.
   */
  canvas?: object | undefined;
  /** The host, `TTMinis.game`: its touches, screen, clipboard and storage are used where they are there. */
  game?: object | undefined;
  /**
   * Makes a canvas that is not shown. If not given, the document's or the host's `createCanvas`, which is called only where
   * `context` or `canvas` shows that the game has its screen: the first canvas of a mini game is the screen.
   */
  createCanvas?: (() => object) | undefined;
  /** `false` - the game calls `draw()` itself, at the end of each frame; otherwise it is drawn by itself. */
  autoDraw?: boolean | undefined;
  /** The language of the interface, such as `zh-CN`; if not given, that of the host or the browser. English or Chinese. */
  locale?: string | undefined;
  /** Words to use in the place of those of the interface, or a language of one's own. */
  words?: Words | undefined;
  /** A font family, such as `loadFont` returns; if not given, that of the system. */
  font?: string | undefined;
  /** What the report says of the game. */
  report?: ReportInfo | undefined;
  /** Gets each report that somebody taps for. What it throws does not reach the game. */
  onReport?: ((report: Report) => void) | undefined;
}

/** What an engine needs to place the overlay itself. */
export interface OverlayTexture {
  /** The canvas with the picture; `null` while nothing is to be seen. Its alpha is premultiplied in WebGL textures. */
  readonly canvas: object | null;
  /** Changes with every change of the picture: upload it again then. */
  readonly version: number;
  /** Where its left edge lies on the screen, in CSS pixels. */
  readonly x: number;
  /** Where its top edge lies on the screen, in CSS pixels. */
  readonly y: number;
  /** How wide it is on the screen, in CSS pixels. */
  readonly width: number;
  /** How high it is on the screen, in CSS pixels. */
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
  /** Where it draws. */
  readonly host: HostKind;
  /** What keeps it from working as it should, as sentences for a log; empty where nothing does. */
  readonly warnings: readonly string[];
  /** Whether it is to be seen, as a badge or open. */
  readonly visible: boolean;
  /** Whether the list is open. */
  readonly isOpen: boolean;
  /** Shows the badge. */
  readonly show: () => void;
  /** Takes it off the screen. It goes on recording. */
  readonly hide: () => void;
  /** Opens the list. */
  readonly open: () => void;
  /** Goes back to the badge. */
  readonly close: () => void;
  /**
   * Explains an error and adds it, for calls that `watch` does not see.
   *
   * @param error - what a call was rejected with
   * @param context - what is known of the call
   * @returns the explanation
   */
  readonly record: (error: unknown, context?: Context) => Explanation;
  /** Forgets all failures. */
  readonly clear: () => void;
  /**
   * Keeps what is shown as it is; failures are counted, and shown when it goes on.
   *
   * @param paused - whether to
   */
  readonly pause: (paused: boolean) => void;
  /**
   * Makes a report. The button of the interface also puts it onto the clipboard, the console and the screen.
   *
   * @returns the report
   */
  readonly report: () => Report;
  /**
   * Whether a touch belongs to the overlay, so that the game ignores it. For runtimes that tell every listener of every
   * touch; in a browser the game does not get them.
   *
   * @param touch - one of `changedTouches` or `touches`, or a pointer event
   * @returns whether it began on the overlay
   */
  readonly consumes: (touch: TouchLike) => boolean;
  /** Draws it now, in a game that has set `autoDraw` to `false`: at the end of each frame. Does nothing while hidden. */
  readonly draw: () => void;
  /** The picture, for engines that place it themselves; paints what has changed. */
  readonly texture: () => OverlayTexture;
  /** Ends it, and leaves nothing behind. */
  readonly destroy: () => void;
}

/** The function `createOverlay`. */
export interface CreateOverlay {
  /**
   * Creates the overlay: what failed, whose it is and what to do, drawn where the game draws. It shows what `watch` sees,
   * before and after, and what is given to `record`.
   *
   * It throws for nothing; `warnings` tells what is missing.
   *
   * @param options - where it draws, and when
   * @returns the overlay
   *
   * @example
   * ```ts
   * watch(TTMinis.game);
   * createOverlay({ game: TTMinis.game, context: gl, visible: 'on-first-error' });
   * ```
   */
  (options?: OverlayOptions): Overlay;
}

/** What `ttminis-explain/overlay` exports. */
export interface OverlayPackage {
  /** Creates the overlay. */
  readonly createOverlay: CreateOverlay;
}
