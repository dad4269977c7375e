import type { Api, Context, Id } from 'ttminis-explain';
import { createSimulator, type Delivery, type Shape, type Simulator } from 'ttminis-explain/simulate';
import type { Words } from '../words/en.js';
import type { Call } from './source.js';

/** How a call is to fail. */
export interface Wish {
  /** The row of the catalog; `undefined` for what the platform itself would do. */
  readonly fault: Id | undefined;
  readonly shape: Shape | undefined;
  /** `callbacks`: the game passes `fail` and `success`. */
  readonly delivery: Delivery | 'callbacks' | undefined;
}

/** Where something reaches the game. */
export type ArrivalPlace = keyof Words['trial']['arrivals'];

/** Something that reached the game. */
export interface Arrival {
  readonly where: ArrivalPlace;
  /** What came with it; nothing where the listener was called without an argument. */
  readonly values: readonly unknown[];
  readonly isFailure: boolean;
}

/** What became of a call. */
export interface Outcome {
  readonly arrivals: readonly Arrival[];
  /** What failed; `null` where nothing did. */
  readonly failure: {
    readonly error: unknown;
    /** The call that failed, which is an earlier one if the ad could not even be created. */
    readonly api: Api;
    readonly elapsedMs: number;
  } | null;
  /** Whether the fault that was wished for happened. */
  readonly faultHappened: boolean;
  /** Trusted domains that the developer portal would not take; the simulator ran without them. */
  readonly refusedDomains: readonly string[];
}

/** Longer than any timeout that 32 bits hold; nothing waits for it, since the clock is turned by hand. */
const forever = 2 ** 32;
const mostDomains = 20;

/**
 * Makes a call against the simulator. No network is used: whatever is right succeeds.
 *
 * @param call - the call
 * @param args - what it passes
 * @param context - the trusted domains, the size of the file, what happened to the ad before
 * @param wish - how it is to fail
 */
export async function attempt(call: Call, args: unknown, context: Context, wish: Wish): Promise<Outcome> {
  const { trustedDomains, totalBytes } = context;
  const accepted = trustedDomains?.filter(isAccepted).slice(0, mostDomains);
  const simulator = createSimulator({
    clock: 'manual',
    fetch: null,
    responses: [{ data: { ok: true }, ...(totalBytes === undefined ? {} : { bytes: totalBytes }) }],
    ...(accepted ? { trustedDomains: accepted } : {}),
    ...(wish.shape ? { shape: wish.shape } : {}),
    ...(wish.delivery && wish.delivery !== 'callbacks' ? { delivery: wish.delivery } : {}),
  });
  const arrivals: Arrival[] = [];
  const note = (where: ArrivalPlace, isFailure: boolean, ...values: readonly unknown[]) => {
    arrivals.push({ where, values, isFailure });
  };
  if (call.name === 'request' || call.name === 'downloadFile') {
    await makeRequest(simulator, call.name, args, wish, note);
  } else {
    await makeAd(simulator, call, args, (context.ad?.shows ?? 0) > 0, wish, note, arrivals);
  }
  const failed = simulator.calls.find(({ result }) => result === 'failure');
  const failures = arrivals.filter(({ isFailure }) => isFailure);
  const telling = failures.find(({ values }) => values[0] !== undefined) ?? failures[0];
  return {
    arrivals,
    failure: telling
      ? {
          error: telling.values[0],
          api: failed?.api ?? call.name,
          elapsedMs: failed ? (failed.endedAt ?? failed.at) - failed.at : 0,
        }
      : null,
    faultHappened: simulator.calls.some(({ fault }) => fault),
    refusedDomains: trustedDomains?.filter((domain) => !accepted?.includes(domain)) ?? [],
  };
}

type Note = (where: ArrivalPlace, isFailure: boolean, ...values: readonly unknown[]) => void;

async function makeRequest(
  { game, clock, fail }: Simulator,
  name: 'request' | 'downloadFile',
  args: unknown,
  { fault, delivery }: Wish,
  note: Note,
): Promise<void> {
  if (fault) fail({ id: fault, api: name });
  // The types of the simulator are for right calls, and these need not be.
  const make = game[name] as unknown as (options: unknown) => PromiseLike<unknown>;
  if (delivery === 'callbacks' && typeof args === 'object' && args !== null) {
    const success = (result: unknown) => note('success', false, result);
    const failed = (error: unknown) => note('fail', true, error);
    make({ ...args, success, fail: failed });
  } else {
    make(args).then(
      (result) => note('fulfilled', false, result),
      (error) => note('rejected', true, error),
    );
  }
  await clock.advance(forever);
}

async function makeAd(
  { game, clock, fail }: Simulator,
  { name, adType }: Call,
  args: unknown,
  wasShown: boolean,
  { fault, delivery }: Wish,
  note: Note,
  arrivals: Arrival[],
): Promise<void> {
  const isForShow = fault?.startsWith('ad.show/');
  if (fault && !isForShow) fail({ id: fault });
  const create = (adType === 'interstitial' ? game.createInterstitialAd : game.createRewardedVideoAd) as (
    options: unknown,
  ) => ReturnType<typeof game.createRewardedVideoAd>;
  const ad = create(args);
  ad.onError((...values: unknown[]) => note('onError', true, ...values));
  ad.onClose((...values: unknown[]) => note('onClose', false, ...values));
  const show = async () => {
    try {
      ad.show().then(
        () => note('shown', false),
        (error) => note('showRejected', true, error),
      );
    } catch (error) {
      note('showThrew', true, error);
    }
    await clock.advance(forever);
  };
  if (name === 'ad.init') {
    ad.load().then(
      () => note('loaded', false),
      (error) => note('loadRejected', true, error),
    );
    await clock.advance(forever);
    return;
  }
  if (delivery !== 'throw' || wasShown) await clock.advance(0);
  if (wasShown && arrivals.length === 0) {
    await show();
    // The first time went well and is not what was asked about.
    arrivals.length = 0;
  }
  if (fault && isForShow) fail({ id: fault });
  await show();
}

/** Whether the portal would take an entry, which the simulator knows. */
function isAccepted(domain: string): boolean {
  try {
    createSimulator({ trustedDomains: [domain], clock: 'manual', fetch: null });
    return true;
  } catch {
    return false;
  }
}
