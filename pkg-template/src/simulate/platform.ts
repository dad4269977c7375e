import type { CallRecord, Delivery, Fault } from '../simulate-types.js';
import type { Api } from '../types.js';
import { type Clock, createClock } from './clock.js';
import { type ActiveFault, activate, type InjectedFailure } from './faults.js';
import { createRandom } from './random.js';
import type { Settings } from './settings.js';
import { createError, pickShape } from './shapes.js';

const MAX_CALLS = 1000;
const MAX_TARGET_LENGTH = 200;

/** An error on its way to the game. */
export interface Rejection {
  /** The error for a callback or a promise. */
  readonly error: unknown;
  /** The arguments for `onError` listeners: none where the shape says so. */
  readonly eventArguments: readonly unknown[];
}

/** The state that all calls of a simulator share. */
export class Platform {
  readonly clock: Clock;
  readonly calls: CallRecord[] = [];
  faults!: ActiveFault[];
  isOnline!: boolean;
  /** Counts the resets, because an ad from before one matches no instance. */
  round = 0;
  random!: () => number;

  constructor(readonly settings: Settings) {
    this.clock = createClock(settings.options.clock || 'real');
    this.reset();
  }

  /** @param target - the address or the placement of the call */
  begin(api: Api, functionName: string, target: unknown): Call {
    const call = new Call(this, api, functionName, target);
    this.calls.push(call.record);
    if (this.calls.length > MAX_CALLS) this.calls.shift();
    return call;
  }

  /** Adds a fault. Returns a function that removes it. */
  addFault(fault: Fault): () => void {
    const added = activate(fault, this.settings.rows, true);
    // It comes before the faults of the options, because the test asked for it last.
    this.faults.unshift(added);
    return () => this.removeFault(added);
  }

  /** Finds the fault that a call meets, and counts it. */
  injectFailure(api: Api): InjectedFailure | undefined {
    // Every fault counts the call, though only the first one happens.
    const fault = this.faults.filter((one) => one.matches(api, this.random))[0];
    if (fault?.use()) this.removeFault(fault);
    return fault?.failure;
  }

  /** Returns to the beginning. */
  reset(): void {
    this.round++;
    this.faults = this.settings.createFaults();
    this.isOnline = this.settings.options.online !== false;
    this.calls.length = 0;
    this.random = createRandom(this.settings.seed);
    this.clock.reset();
  }

  private removeFault(fault: ActiveFault): void {
    this.faults = this.faults.filter((other) => other !== fault);
  }
}

/** A call of the game. It takes all its random numbers at its beginning, so that no other call can change them. */
export class Call {
  readonly record: { -readonly [Field in keyof CallRecord]: CallRecord[Field] };
  readonly latencyMs: number;
  /** The failure of the fault that the call meets. */
  readonly injected: InjectedFailure | undefined;
  readonly delivery: Delivery | undefined;
  private readonly shapeRandom: number;

  constructor(
    private readonly platform: Platform,
    api: Api,
    private readonly functionName: string,
    private readonly target: unknown,
  ) {
    const { settings, clock } = platform;
    this.record = {
      api,
      at: clock.now(),
      target: typeof target === 'string' ? target.slice(0, MAX_TARGET_LENGTH) : null,
      result: 'pending',
      endedAt: null,
      id: null,
      code: null,
      fault: false,
      cause: null,
    };
    const [least, most] = settings.latencyMs;
    this.latencyMs = least === most ? least : Math.round(least + platform.random() * (most - least));
    this.shapeRandom = platform.random();
    this.injected = platform.injectFailure(api);
    this.delivery = this.injected?.delivery || settings.options.delivery;
  }

  succeed(): void {
    this.record.endedAt = this.platform.clock.now();
    this.record.result = 'success';
  }

  /** Notes that the call failed, and makes its error. */
  fail(id?: string, statedCode?: number): Rejection {
    const { platform, record, functionName, target } = this;
    const { options, rows, client } = platform.settings;
    // Something else may end the call before its injected failure.
    const injected = id === undefined ? this.injected : undefined;
    const row = injected ? injected.row : rows[id as string];
    if (!row) throw new Error(`the catalog has no row '${id}', which the simulator needs`);
    const code = statedCode === undefined ? (injected ? injected.code : +row.code) : statedCode;
    record.endedAt = platform.clock.now();
    record.result = 'failure';
    record.fault = !!injected;
    record.id = row.id;
    record.code = code;
    const failure = { row, code, functionName, target: typeof target === 'string' ? target : '' };
    const shape = pickShape(this.injected?.shape || options.shape, failure, this.shapeRandom, client);
    const error = createError(failure, shape);
    return { error, eventArguments: shape === 'no-argument' ? [] : [error] };
  }
}
