import type { Explanation } from './types.js';
import type { Failure } from './watch-types.js';

/** How bad something is, in Sentry's words. */
export type Level = 'error' | 'warning' | 'info';

/** An event for `Sentry.captureEvent`. */
export interface SentryEvent {
  /** `error` for an error of the game, `warning` for one of TikTok, and for one that no single row explains. */
  level: Level;
  /** When the call failed, in seconds since 1970. */
  timestamp: number;
  /** `javascript`: Sentry keeps nothing for an event without a platform. */
  platform: 'javascript';
  /** One exception. Sentry shows its type and its value as the title of the issue. */
  exception: {
    values: {
      /** The id of the row, such as `network/21103`; for several or for none, `ambiguous/30001` or `unknown/99999`. */
      type: string;
      /** The message in the reference and the function; without a row, the message that came in. */
      value: string;
      /** Tells that the game caught it. */
      mechanism: { type: 'ttminis-explain'; handled: true };
    }[];
  };
  /** Sentry makes one issue of all events with these texts: the type, and the host with the path, or the ad unit. */
  fingerprint: string[];
  /** What issues can be searched by, such as `ttminis.id`. */
  tags: { [name: string]: string };
  /** What helps with one event: the explanation, and the call. */
  contexts: { ttminis: { [name: string]: string | number | boolean } };
}

/** A breadcrumb for `Sentry.addBreadcrumb`: something that happened before a later event. */
export interface SentryBreadcrumb {
  /** `http` for `request` and `downloadFile`. */
  type: 'http' | 'default';
  /** `ttminis` and the function. */
  category: string;
  /** `info` for an outcome of normal play. */
  level: Level;
  /** The explanation. */
  message: string;
  /** When the call failed, in seconds since 1970. */
  timestamp: number;
  /** The id of the error, and what is known of the call. */
  data: { [name: string]: string | number | boolean };
}

/** What Sentry is given for a failure. */
export interface SentryReport {
  /** `null` for an outcome of normal play, and for a call that the game aborted: they are no issues. */
  event: SentryEvent | null;
  /** There for every failure. */
  breadcrumb: SentryBreadcrumb;
}

/** The function `toSentry`. */
export interface ToSentry {
  /**
   * Makes of a failure what Sentry takes.
   *
   * @param failure - as `watch` gives it
   * @returns new objects, without what may be secret
   *
   * @example
   * ```ts
   * const { event, breadcrumb } = toSentry({ explanation, call });
   * if (event) Sentry.captureEvent(event);
   * Sentry.addBreadcrumb(breadcrumb);
   * ```
   */
  (failure: Failure): SentryReport;
}

/** Attributes as OpenTelemetry has them. */
export interface Attributes {
  [name: string]: string | number | boolean;
}

/** The function `toAttributes`. */
export interface ToAttributes {
  /**
   * Makes of a failure the attributes of a span, a log record or a metric: those of OpenTelemetry's semantic conventions
   * (`error.type`, `http.request.method`, `http.response.status_code`, `server.address`, `server.port`, `url.full`,
   * `url.scheme`, `url.path`, `url.query`), and our own, which begin with `ttminis.`.
   *
   * An attribute that is not known is left out. `error.type` is left out too for an outcome of normal play.
   *
   * @param failure - as `watch` gives it
   * @returns a new object, without what may be secret
   *
   * @example
   * ```ts
   * span.setAttributes(toAttributes({ explanation, call }));
   * ```
   */
  (failure: Failure): Attributes;
}

/** A problem document of RFC 9457, for the media type `application/problem+json`. */
export interface ProblemDocument {
  /** The page of the reference that states the row, and the row's id; `about:blank` where the error is no single row. */
  type: string;
  /** The message in the reference. */
  title: string;
  /** The HTTP status. Left out where none came and none was given. */
  status?: number;
  /** The explanation. */
  detail: string;
  /** What the caller gave. */
  instance?: string;
  /** The id of the row; `null` where the error is no single row. */
  errorId: string | null;
  /** The ids of the rows that it can be, where it can be several. */
  candidates: string[];
  /** The code as it came in. */
  errorCode: number | string | null;
  /** Whose side the cause is on; `null` where that is not known. */
  side: string | null;
  /** Whether it is an outcome of normal play; `null` where that is not known. */
  expected: boolean | null;
  /** Whether to try again, by the kind of the advice. */
  retry: string;
}

/** What only the caller knows of a problem. */
export interface ProblemOptions {
  /** The status that your server answers with, in place of the one that came in. */
  status?: number | undefined;
  /** An address or a name of this very problem, such as `/failures/1234`. */
  instance?: string | undefined;
}

/** The function `toProblem`. */
export interface ToProblem {
  /**
   * Makes of an explanation a problem document of RFC 9457.
   *
   * @param explanation - as `explain` or `watch` gives it
   * @param options - the status and the instance
   * @returns a new object, without what may be secret
   *
   * @example
   * ```ts
   * response.writeHead(502, { 'content-type': 'application/problem+json' });
   * response.end(JSON.stringify(toProblem(explanation, { status: 502 })));
   * ```
   */
  (explanation: Explanation, options?: ProblemOptions): ProblemDocument;
}

/** The options of `createSampler`. You may leave out each of them. */
export interface SamplerOptions {
  /** How long a group is quiet after a failure was let through, in milliseconds; a minute if not given. */
  everyMs?: number | undefined;
  /** How many groups are known at a time; 100 if not given. No more failures are let through in that time. */
  groups?: number | undefined;
  /** The time in milliseconds; `Date.now` if not given. */
  now?: (() => number) | undefined;
}

/** Decides which failures to report. */
export interface Sampler {
  /**
   * Lets one failure of each group through in a minute. Failures with the same fingerprint are a group, see {@link SentryEvent}.
   *
   * @param failure - as `watch` gives it
   * @returns 0 for a failure to leave out; else how many failures of its group this one stands for, those that were left out
   *   since the last one included
   */
  (failure: Failure): number;
}

/** The function `createSampler`. */
export interface CreateSampler {
  /**
   * Makes a sampler.
   *
   * @param options - how many, and how often
   * @returns the sampler; its memory is bounded
   *
   * @example
   * ```ts
   * const sample = createSampler();
   * watch(TTMinis.game, {
   *   onExplained(explanation, call) {
   *     if (sample({ explanation, call })) send(toAttributes({ explanation, call }));
   *   },
   * });
   * ```
   */
  (options?: SamplerOptions): Sampler;
}
