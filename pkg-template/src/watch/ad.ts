// What `watch` remembers of one ad, because the rules about ads depend on what happened before a call.
import type { AdState, Explanation } from '../types.js';
import { type AnyFunction, isFunction, now } from './builtins.js';
import { TrackedCall } from './calls.js';
import { DuplicateFilter } from './duplicates.js';
import { type Channel, NONE, type Notification, type Notifications, notify } from './subscribers.js';
import type { Summary } from './summary.js';

export type AdType = 'rewarded' | 'interstitial';
export type AdEvent = 'Error' | 'Close' | 'Load';

/** Some platforms never settle what `load` and `show` return, so only the latest calls count as pending. */
const MAX_PENDING = 8;
/** After this time without an answer and without an event, a call may never end. */
const NO_ANSWER_MS = 60000;
/** What a second show of an instance fails with. */
const USED_UP = /^ad\.show\/1100[23]$/;
/** The most calls that wait for an answer. */
const MAX_WAITING = 32;

let waiting: readonly { readonly ad: WatchedAd; readonly call: TrackedCall }[] = [];

/** Tells which calls have had no answer for a minute. The game may see a timer, so that its next call asks. */
export function tellUnanswered(): void {
  if (!waiting.length) return;
  const before = now() - NO_ANSWER_MS;
  const silent = waiting.filter(({ ad, call }) => ad.isSilent(call));
  waiting = silent.filter(({ call }) => call.startedAt > before);
  for (const { call } of silent) if (call.startedAt <= before) notify(call.missAnswer());
}

export class WatchedAd {
  channel!: Channel;
  /** What the game uses in place of an ad that is frozen. */
  facade: object | undefined;
  /** Our wrapper of each listener of the game, so that `off...` finds it. */
  readonly wrappers = {
    Error: new WeakMap<object, AnyFunction>(),
    Close: new WeakMap<object, AnyFunction>(),
    Load: new WeakMap<object, AnyFunction>(),
  };
  private type!: AdType;
  private args: Summary | undefined;
  private recentCreations = 0;
  /** Whether the creation has worked for certain, so that later failures belong to other calls. */
  private isCreated = false;
  private lastCall!: TrackedCall;
  /** The calls whose end is unknown, among others that have ended. */
  private pending: TrackedCall[] = [];
  private readonly duplicates = new DuplicateFilter();
  private shows = 0;
  /** The call that showed the ad last. */
  private shownBy: TrackedCall | undefined;
  /** `undefined` while nothing tells whether the ad is loaded. */
  private isLoaded: boolean | undefined;
  private errorListeners = 0;
  private closeListeners = 0;
  private wasClosedAfterError = false;
  /** When the ad last told anything. */
  private heardAt = -1;
  /** The error of the creation, which platforms tell again at each later call. */
  private creationError: string | undefined;

  /** Starts with a creation. Some platforms return the same ad for several creations, and its state goes on then. */
  begin(creation: TrackedCall, type: AdType, recentCreations: number): void {
    this.channel = creation.channel;
    this.type = type;
    this.recentCreations = recentCreations;
    if (creation.args) this.args = creation.args;
    this.isCreated = false;
    this.creationError = undefined;
    this.lastCall = this.track('ad.init', creation.functionName, creation);
  }

  /** The game calls `load` or `show`. */
  beginCall(name: 'load' | 'show'): TrackedCall {
    const prefix = this.type === 'rewarded' ? 'rewardedVideoAd' : 'interstitialAd';
    const call = this.track(name === 'load' ? 'ad.load' : 'ad.show', `${prefix}.${name}`);
    this.lastCall = call;
    this.pending = this.pendingCalls()
      .slice(1 - MAX_PENDING)
      .concat(call);
    if (name === 'load') this.isLoaded = false;
    waiting = waiting.concat({ ad: this, call }).slice(-MAX_WAITING);
    return call;
  }

  /** Whether neither the end of the call nor an event has come since it was made. */
  isSilent(call: TrackedCall): boolean {
    return this.pendingCalls().indexOf(call) >= 0 && this.heardAt < call.startedAt;
  }

  /** The game calls `onError`, `offError` and so on. Without a listener, `off...` removes all of them. */
  countListener(event: AdEvent, isAdded: boolean, listener: unknown): void {
    if (isAdded && !isFunction(listener)) return;
    const change = (count: number) =>
      isAdded ? count + 1 : listener === undefined ? 0 : Math.max(0, count - 1);
    if (event === 'Error') this.errorListeners = change(this.errorListeners);
    else if (event === 'Close') this.closeListeners = change(this.closeListeners);
    // From here on, `onLoad` tells when the ad is loaded.
    else if (isAdded && this.isLoaded === undefined && !this.shows) this.isLoaded = false;
  }

  /** The platform calls a listener. Returns what the subscribers hear after the game. */
  receive(event: AdEvent, value: unknown): Notifications {
    this.heardAt = now();
    if (event === 'Error') return this.channel.subscribers.length ? this.receiveError(value) : NONE;
    if (event === 'Load') this.isLoaded = this.isCreated = true;
    else if (this.duplicates.lastFailed !== this.lastCall) this.noteShown(this.lastCall);
    else if (this.shownBy !== this.lastCall) this.wasClosedAfterError = true;
    return NONE;
  }

  /** The event names no call, and even the creation may fail this late. */
  private receiveError(error: unknown): Notifications {
    const pending = this.pendingCalls();
    const isCreation = this.lastCall.api === 'ad.init';
    const call = !isCreation && pending.length === 1 ? (pending[0] as TrackedCall) : this.lastCall;
    const isOfCall = isCreation ? !pending.length : this.isCreated && pending.length < 2;
    return call.explain(error, 'onError', true, isOfCall);
  }

  private pendingCalls(): TrackedCall[] {
    return this.pending.filter((call) => call.outcome === 'pending');
  }

  /** Counts a call that showed the ad once, though several events may tell so. */
  private noteShown(call: TrackedCall): void {
    if (this.shownBy === call || call.api !== 'ad.show') return;
    this.shownBy = call;
    this.shows++;
  }

  /** @param creation - the call that creates the ad, whose failure may arrive at a listener */
  private track(api: TrackedCall['api'], functionName: string, creation?: TrackedCall): TrackedCall {
    const before = this.state();
    const ad = {
      state: () => {
        if (creation) return this.state();
        // The ad may close between the call and its failure.
        if (this.wasClosedAfterError) before.closedAfterError = true;
        return before;
      },
      filter: (call: TrackedCall, notification: Notification) => {
        const { explanation } = notification.failure;
        const error = `${explanation.code} ${explanation.message}`;
        if (creation) this.creationError = error;
        else if (!this.isCreated && this.creationError === error) return NONE;
        // The player closed the ad before its end, so it was on the screen.
        if (explanation.status === 'known' && explanation.id === 'ad.show/30001') this.noteShown(call);
        if (this.shownBy === call) this.wasClosedAfterError = false;
        return this.duplicates.filter(call, notification, this.pendingCalls().length > 0);
      },
      causeOf: (call: TrackedCall, explanation: Explanation) => {
        const { lastFailed } = this.duplicates;
        const isUsedUp = explanation.status === 'known' && USED_UP.test(explanation.id);
        return isUsedUp && lastFailed && lastFailed !== call ? lastFailed.id : null;
      },
      end: (call: TrackedCall) => {
        this.pending = this.pending.filter((other) => other !== call);
        if (call.outcome === 'succeeded') this.isCreated = true;
        if (api === 'ad.load') this.isLoaded = true;
        if (api === 'ad.show') {
          this.noteShown(call);
          this.wasClosedAfterError = false;
        }
        return this.duplicates.release(call);
      },
    };
    return new TrackedCall(this.channel, api, functionName, ad, this.args, creation);
  }

  private state(): AdState {
    const state: AdState = {
      type: this.type,
      shows: this.shows,
      recentCreations: this.recentCreations,
      errorListeners: this.errorListeners,
      closeListeners: this.closeListeners,
      closedAfterError: this.wasClosedAfterError,
    };
    if (this.isLoaded !== undefined) state.loaded = this.isLoaded;
    return state;
  }
}
