import type { AdType, AdUnit } from '../simulate-types.js';
import type { AdServer } from './ad-server.js';
import { callAll, Listeners } from './listeners.js';
import type { Call, Platform, Rejection } from './platform.js';
import { read } from './values.js';

/** The two ends of the promise that a call returns. */
interface Settle {
  resolve(): void;
  reject(error: unknown): void;
}

export class SimulatedAd {
  /** The object that the game gets. */
  readonly game: object;
  private readonly platform: Platform;
  private readonly unit: AdUnit | undefined;
  private readonly round: number;
  private readonly loadListeners = new Listeners();
  private readonly errorListeners = new Listeners();
  private readonly closeListeners = new Listeners();
  private readonly creation: Call;
  /** The failure of the creation, which every later call repeats. */
  private broken: Rejection | undefined;
  /** The calls that wait for the end of the creation; `undefined` after it. */
  private waiting: (() => void)[] | undefined = [];
  /** `shown` from the moment that the ad is on the screen, because the instance is used up then. */
  private state: 'new' | 'showing' | 'shown' = 'new';

  constructor(
    private readonly server: AdServer,
    private readonly type: AdType,
    options: unknown,
  ) {
    const { platform } = server;
    const id = read(options, 'adUnitId');
    const { adUnits } = platform.settings;
    this.platform = platform;
    this.unit = adUnits && typeof id === 'string' ? adUnits[id] : undefined;
    this.round = platform.round;
    const kind = type === 'rewarded' ? 'RewardedVideoAd' : 'InterstitialAd';
    this.creation = platform.begin('ad.init', `create${kind}`, id);
    const problem = this.creation.injected ? undefined : server.problemOfCreation(type, id);
    platform.clock.after(this.creation.latencyMs, () => this.finishCreation(problem));
    const loading = {
      load: () => this.load(platform.begin('ad.load', `load${kind}`, id)),
      onLoad: this.loadListeners.add,
      offLoad: this.loadListeners.remove,
    };
    const showing = {
      show: () => this.show(platform.begin('ad.show', `show${kind}`, id)),
      onError: this.errorListeners.add,
      offError: this.errorListeners.remove,
      onClose: this.closeListeners.add,
      offClose: this.closeListeners.remove,
    };
    // A game asks an older client with `typeof ad.load`, so the functions are absent and not undefined.
    this.game = Object.assign(showing, platform.settings.client.hasLoad ? loading : {});
  }

  private finishCreation(problem: string | undefined): void {
    const { creation, waiting } = this;
    const calls = waiting || [];
    this.waiting = undefined;
    if (creation.injected || problem) {
      const rejection = creation.fail(problem);
      this.broken = rejection;
      if (creation.delivery !== 'rejection')
        calls.unshift(() => this.errorListeners.call(rejection.eventArguments));
    } else {
      creation.succeed();
    }
    callAll(calls);
  }

  /** Makes the promise that a function settles, which runs after the creation. An ad from before a reset waits for nothing. */
  private afterCreation(run: (settle: Settle) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => run({ resolve, reject });
      if (this.waiting && this.round === this.platform.round) this.waiting.push(start);
      else start();
    });
  }

  /** Returns the row that a call of a used or an old instance fails with. */
  private problemOfInstance(): string | undefined {
    if (this.round !== this.platform.round) return 'ad.show/11002';
    return this.state === 'new' ? undefined : 'ad.show/11003';
  }

  private load(call: Call): Promise<void> {
    return this.afterCreation((settle) => {
      const problem = this.problemOfInstance();
      this.platform.clock.after(call.latencyMs, () => this.finishLoad(call, problem, settle));
    });
  }

  private finishLoad(call: Call, problem: string | undefined, settle: Settle): void {
    if (this.broken && !call.injected) {
      settle.reject(this.repeatFailure(call, this.broken));
      return;
    }
    const offline = this.platform.isOnline ? undefined : 'ad.init/20000';
    const reason = call.injected ? undefined : problem || offline;
    if (call.injected || reason) this.fail(call, settle, reason);
    else {
      call.succeed();
      settle.resolve();
      this.loadListeners.call([]);
    }
  }

  private show(call: Call): Promise<void> {
    if (call.delivery === 'throw') this.throwFailure(call);
    return this.afterCreation((settle) => this.beginShow(call, settle));
  }

  /** Throws where the failure is known at once. */
  private throwFailure(call: Call): void {
    const problem = call.injected ? undefined : this.problemOfInstance();
    if (call.injected || problem) {
      if (call.injected?.displayed) this.state = 'shown';
      throw call.fail(problem).error;
    }
    if (this.broken) throw this.repeatFailure(call, this.broken);
  }

  private beginShow(call: Call, settle: Settle): void {
    const { broken } = this;
    const { clock } = this.platform;
    const { injected } = call;
    const problem = this.problemOfInstance();
    if (injected) {
      clock.after(call.latencyMs, () => this.fail(call, settle, undefined, injected.displayed));
    } else if (problem) {
      clock.after(0, () => this.fail(call, settle, problem));
    } else if (broken) {
      clock.after(0, () => settle.reject(this.repeatFailure(call, broken)));
    } else {
      this.state = 'showing';
      clock.after(call.latencyMs, () => this.play(call, settle));
    }
  }

  private play(call: Call, settle: Settle): void {
    const problem = this.server.problemOfShow(this.type);
    const outcome = problem ? undefined : this.server.nextOutcome(this.unit);
    if (problem || outcome === 'fetch-failure') {
      this.state = 'new';
      this.fail(call, settle, problem || 'ad.show/20000');
      return;
    }
    this.server.noteShown(this.type);
    // A platform that settles the promise now cannot reject it later. A test that asks for a rejection waits for the end.
    if (this.platform.settings.options.showSettles !== 'closed' && call.delivery !== 'rejection')
      settle.resolve();
    this.platform.clock.after(this.unit?.durationMs || 0, () => {
      if (outcome === 'play-failure') this.fail(call, settle, 'ad.show/50000', true);
      else if (outcome === 'user-exit' && this.type === 'rewarded')
        this.fail(call, settle, 'ad.show/30001', true);
      else {
        this.state = 'shown';
        call.succeed();
        settle.resolve();
        this.close(true);
      }
    });
  }

  /** @param wasDisplayed - whether the ad was on the screen, so that it is used up and closes */
  private fail(call: Call, settle: Settle, id?: string, wasDisplayed = false): void {
    const rejection = call.fail(id);
    if (wasDisplayed) this.state = 'shown';
    if (call.delivery === 'event') settle.resolve();
    else settle.reject(rejection.error);
    if (wasDisplayed) this.close(false);
    if (call.delivery !== 'rejection') this.errorListeners.call(rejection.eventArguments);
  }

  /** Ends a call with the failure of the creation, and returns its error. */
  private repeatFailure(call: Call, { error }: Rejection): unknown {
    const { id, code } = this.creation.record;
    call.fail(id || undefined, code || undefined);
    return error;
  }

  private close(isEnded: boolean): void {
    const values = this.type === 'rewarded' ? [{ isEnded }] : [];
    this.platform.clock.after(0, () => this.closeListeners.call(values));
  }
}
