// A call of the game, from its beginning to its end.
import { anyCore, fill, frozen, packageFor, packFor, withoutSecrets } from '../core.js';
import { clip, publicUrl, shortened } from '../failures.js';
import type { AdState, Api, Context, Explanation } from '../types.js';
import type { Call } from '../watch-types.js';
import { now } from './builtins.js';
import {
  type Channel,
  NONE,
  type Notification,
  type Notifications,
  type Subscriber,
  trustedDomainsOf,
} from './subscribers.js';
import type { Summary } from './summary.js';

const { explain } = packageFor(anyCore);

const NO_ERROR = { code: null, message: null };
/** The HTTP statuses of failures begin here; redirects are none. */
const FIRST_FAILED_STATUS = 400;

/** The part that an ad takes in a call of its functions. */
export interface AdCall {
  /** Returns what happened with the ad before the call. */
  state(): AdState;
  /** Drops or holds a failure that arrives in several ways. Returns what the subscribers hear now. */
  filter(call: TrackedCall, notification: Notification): Notifications;
  /** Returns the number of an earlier call of the same ad that a failure follows from; `null` where there is none. */
  causeOf(call: TrackedCall, explanation: Explanation): number | null;
  /** Runs when the call succeeded, or when nothing will tell its end. Returns what was held until now. */
  end(call: TrackedCall): Notifications;
}

let lastId = 0;

export class TrackedCall {
  readonly id: number;
  readonly startedAt: number;
  /** Whether the game called `abort()`; `undefined` where `watch` cannot see it. */
  aborted: boolean | undefined = false;
  /** Whether the game may end the call in a way that `watch` does not see. */
  isAbortable = false;
  outcome: 'pending' | 'succeeded' | 'failed' = 'pending';

  /** @param origin - an earlier record of the same call, which gives the number and the time */
  constructor(
    readonly channel: Channel,
    /** `null` for a function of `also`. */
    readonly api: Api | null,
    readonly functionName: string,
    readonly ad?: AdCall,
    public args?: Summary | undefined,
    origin?: TrackedCall,
  ) {
    this.id = origin ? origin.id : ++lastId;
    this.startedAt = origin ? origin.startedAt : now();
  }

  /**
   * Returns what the subscribers hear after the game.
   *
   * @param result - what the call ended with: platforms tell an HTTP status of an error as a success too
   */
  succeed(result?: unknown): Notifications {
    if (this.outcome !== 'pending') return NONE;
    this.outcome = 'succeeded';
    if (this.ad) return this.ad.end(this);
    const statusCode = this.api ? statusOf(result) : 0;
    return statusCode < FIRST_FAILED_STATUS ? NONE : this.explain({ statusCode }, 'success');
  }

  /**
   * Returns what the subscribers hear after the game. Only the first failure counts.
   *
   * @param isCertain - whether this is a failure; if not, the core has to recognize the error
   */
  fail(error: unknown, via: Call['via'], isCertain = true): Notifications {
    if (this.outcome === 'failed') return NONE;
    const notifications = this.explain(error, via, isCertain);
    if (isCertain || notifications.length) this.outcome = 'failed';
    return notifications;
  }

  /**
   * Explains an error at once, because the game may change it. Returns what the subscribers hear after the game.
   *
   * @param isCertain - whether this is a failure; if not, the core has to recognize the error
   */
  explain(error: unknown, via: Call['via'], isCertain = true, isOfCall = true): Notifications {
    return this.tell(via, (context) => {
      if (this.api && isOfCall) context.api = this.api;
      const explanation = explain(error, context);
      if (!isCertain && explanation.status === 'unrecognized') return undefined;
      if (this.api) return explanation;
      return this.unexplained(context, 'function', explanation);
    });
  }

  /** Returns what the subscribers hear of a call that has not ended after a minute. */
  missAnswer(): Notifications {
    return this.tell('none', (context) => this.unexplained(context, 'noAnswer', NO_ERROR));
  }

  /** The answer to what the reference does not cover, with the error as it came. */
  private unexplained(
    { language }: Context,
    why: 'function' | 'noAnswer',
    { code, message }: Pick<Explanation, 'code' | 'message'>,
  ): Explanation {
    const template = packFor(language).words.answers.unknown[why];
    const reason = fill(template, { function: this.functionName });
    const own = { code, message, api: this.api, reason, text: reason };
    return Object.assign({}, explain({ errMsg: 'login:fail' }, { language }), own) as Explanation;
  }

  private tell(
    via: Call['via'],
    explanationFor: (context: Context) => Explanation | undefined,
  ): Notifications {
    try {
      const { channel } = this;
      if (!channel.subscribers.length) return NONE;
      const elapsedMs = Math.max(0, now() - this.startedAt);
      const { language } = channel.subscribers[0] as Subscriber;
      const context: Context = { redact: true, elapsedMs, language };
      if (this.args) context.args = this.args;
      if (this.aborted !== undefined) context.aborted = this.aborted;
      if (this.ad) context.ad = this.ad.state();
      const trustedDomains = trustedDomainsOf(channel);
      if (trustedDomains) context.trustedDomains = trustedDomains;
      const explanation = explanationFor(context);
      if (!explanation) return NONE;
      const failure = Object.freeze({
        explanation: frozen(shortened(explanation)),
        call: this.describe(elapsedMs, via, this.ad ? this.ad.causeOf(this, explanation) : null),
      });
      const notification = { channel, failure };
      return this.ad && via !== 'none' ? this.ad.filter(this, notification) : [notification];
    } catch {
      // A defect of ours must not reach the game.
      return NONE;
    }
  }

  private describe(elapsedMs: number, via: Call['via'], follows: Call['follows']): Call {
    const { url, method, adUnitId } = this.args || ({} as Summary);
    const address = typeof url === 'string' ? publicUrl(url) : { url: null, host: null };
    return Object.freeze({
      id: this.id,
      api: this.api,
      function: this.functionName,
      startedAt: this.startedAt,
      elapsedMs,
      method: typeof method === 'string' ? withoutSecrets(clip(method)) : null,
      url: address.url,
      host: address.host,
      adUnitId: typeof adUnitId === 'string' ? clip(adUnitId) : null,
      aborted: this.aborted === undefined ? null : this.aborted,
      via,
      follows,
    });
  }
}

/** The HTTP status of a result; zero where it has none. */
function statusOf(result: unknown): number {
  try {
    const { statusCode } = (result || {}) as { statusCode?: unknown };
    return typeof statusCode === 'number' ? statusCode : 0;
  } catch {
    return 0;
  }
}
