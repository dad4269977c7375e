import type { Delivery, SimulatorOptions } from '../simulate-types.js';
import type { Api } from '../types.js';
import { type Timeline, timeline } from './clock.js';
import type { Armed, Hit } from './faults.js';
import { type Journal, journal, type OpenRecord } from './journal.js';
import { randomFrom } from './random.js';
import type { Settings } from './settings.js';
import { errorOf, type Failure, pickShape } from './shapes.js';

/** A call that is under way. */
export interface Call {
  /** What is kept of it. */
  readonly record: OpenRecord;
  /** The fault that it fails with. */
  readonly hit: Hit | undefined;
  /** Where its failures arrive. */
  readonly delivery: Delivery | undefined;
  /** How long the platform takes for it, in milliseconds. */
  readonly latency: number;
  /** Notes that it has succeeded. */
  succeed(): void;
  /**
   * Notes that it has failed.
   *
   * @param id - of the row; that of the fault if not given
   * @param code - the one that the row does not state
   */
  fail(id?: string, code?: number): Failing;
}

/** An error on its way to the game. */
export interface Failing {
  /** @returns the error for a callback or a promise */
  error(): unknown;
  /** @returns the arguments for the `onError` listeners: none, where the shape says so */
  eventArguments(): unknown[];
}

/** What `request`, `downloadFile` and the ads work with. */
export interface Platform {
  readonly settings: Settings;
  readonly options: SimulatorOptions;
  readonly clock: Timeline;
  readonly journal: Journal;
  /** The faults that were added, and those of the options. */
  faults: Armed[];
  online: boolean;
  /** Changes when everything begins anew: what is from before belongs to no instance any more. */
  round: number;
  /**
   * Begins a call: draws what is random about it, all at once, so that nothing depends on what ends first.
   *
   * @param api - the call
   * @param host - the host function
   * @param target - its address or ID
   */
  begin(api: Api, host: string, target: unknown): Call;
  /** Makes everything as it was at the beginning. */
  reset(): void;
}

/**
 * @param settings - the options
 * @returns what all calls share
 */
export function createPlatform(settings: Settings): Platform {
  const { options, table } = settings;
  const seed = options.seed === undefined ? 1 : options.seed;
  const clock = timeline(options.clock || 'real');
  let random = randomFrom(seed);
  const platform: Platform = {
    settings,
    options,
    clock,
    journal: journal(clock.now),
    faults: settings.arm(),
    online: options.online !== false,
    round: 0,
    begin(api, host, target) {
      const record = platform.journal.begin(api, target);
      const [least, most] = settings.latency;
      const latency = least === most ? least : Math.round(least + random() * (most - least));
      const forShape = random();
      const met = platform.faults.filter((fault) => fault.meets(api, () => random()));
      const fault = met[0];
      if (fault?.use()) platform.faults = platform.faults.filter((one) => one !== fault);
      const hit = fault?.hit;
      const delivery = hit?.delivery || options.delivery;
      const end = () => {
        record.endedAt = clock.now();
      };
      return {
        record,
        hit,
        delivery,
        latency,
        succeed() {
          end();
          record.result = 'success';
        },
        fail(id, statedCode) {
          const row = id === undefined && hit ? hit.row : table[id as string];
          if (!row) throw new Error(`the catalog has no row '${id}', which the simulator needs`);
          const code =
            statedCode === undefined ? (id === undefined && hit ? hit.code : +row.code) : statedCode;
          end();
          record.result = 'failure';
          // Something else may have ended it first.
          record.fault = !!hit && id === undefined;
          record.id = row.id;
          record.code = code;
          const url = typeof target === 'string' ? target : '';
          const failure: Failure = { row, code, host, url };
          const shape = pickShape(hit?.shape || options.shape, failure, forShape);
          let made: unknown;
          // One failure, one object, for whoever asks for it.
          const error = () => {
            made = made || errorOf(failure, shape);
            return made;
          };
          return { error, eventArguments: () => (shape === 'no-argument' ? [] : [error()]) };
        },
      };
    },
    reset() {
      platform.round++;
      platform.faults = settings.arm();
      platform.online = options.online !== false;
      platform.journal.calls.length = 0;
      random = randomFrom(seed);
      clock.reset();
    },
  };
  return platform;
}
