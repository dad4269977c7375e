import type { AdOutcome, AdType, AdUnit } from '../simulate-types.js';
import type { Failing, Platform } from './platform.js';
import { callAll, read } from './read.js';

/** The ads of a simulator. */
export interface Ads {
  create(type: AdType, options: unknown): object;
  /** Forgets what was shown and created. */
  reset(): void;
}

const MINUTE_MS = 60000;

/**
 * @param platform - the simulator
 * @returns its ads
 */
export function createAds(platform: Platform): Ads {
  const { clock, settings, options: simulator } = platform;
  /** Who was created within the last minute, and how often; kept only if there is a limit. */
  let creations: { readonly id: string; readonly at: number }[] = [];
  let recent: Record<string, number> = Object.create(null);
  let lastShownAt: number | undefined;
  let interstitials = 0;
  /** How often each unit was shown, as far as it matters for the outcome; `*` for all that have none of their own. */
  let shows: Record<string, number> = Object.create(null);

  /** Why an ad cannot be created: what is wrong with the ID, then what the server knows of it. */
  const wrongUnit = (type: AdType, id: unknown): string | undefined => {
    if (typeof id !== 'string') return 'ad.init/10001';
    if (id === '') return 'ad.init/11001';
    if (!platform.online) return 'ad.init/20000';
    if (settings.adUnits) {
      const unit = settings.adUnits[id];
      if (!unit) return 'ad.init/20001';
      if (unit.belongsToThisGame === false) return 'ad.init/20002';
      if (unit.active === false) return 'ad.init/20003';
      if (unit.type !== type) return 'ad.init/20007';
    }
    const { creationsPerMinute } = simulator;
    if (creationsPerMinute !== undefined) {
      const now = clock.now();
      for (let oldest = creations[0]; oldest && now - oldest.at >= MINUTE_MS; oldest = creations[0]) {
        creations.shift();
        const left = (recent[oldest.id] as number) - 1;
        if (left > 0) recent[oldest.id] = left;
        else delete recent[oldest.id];
      }
      creations.push({ id, at: now });
      recent[id] = (recent[id] || 0) + 1;
      if ((recent[id] as number) > creationsPerMinute) return 'ad.init/30001';
    }
    return undefined;
  };

  const wrongMoment = (type: AdType): string | undefined => {
    if (!platform.online) return 'ad.show/20000';
    const { minIntervalMs = 0, maxShows = Infinity } =
      (type === 'interstitial' && simulator.interstitial) || {};
    if (lastShownAt !== undefined && clock.now() - lastShownAt < minIntervalMs) return 'ad.show/11004';
    return interstitials >= maxShows ? 'ad.show/11005' : undefined;
  };

  const outcomeOf = (unit: AdUnit | undefined): AdOutcome => {
    const own = unit?.outcome;
    const outcome = own || simulator.adOutcome || 'completed';
    if (typeof outcome === 'string') return outcome;
    const key = unit && own ? unit.id : '*';
    const count = shows[key] || 0;
    shows[key] = count + 1;
    return outcome[Math.min(count, outcome.length - 1)] as AdOutcome;
  };

  return {
    create(type, options) {
      const kind = type === 'rewarded' ? 'RewardedVideoAd' : 'InterstitialAd';
      const id = read(options, 'adUnitId');
      const unit = settings.adUnits && typeof id === 'string' ? settings.adUnits[id] : undefined;
      const { round } = platform;
      const [loads, errors, closes] = [listeners(), listeners(), listeners()];

      const reportError = (failing: Failing) => errors.call(failing.eventArguments());
      const reportClose = (isEnded: boolean) =>
        clock.after(0, () => closes.call(type === 'rewarded' ? [{ isEnded }] : []));

      // What the server says to the ID arrives later, and whoever asks before waits for it.
      let broken: Failing | undefined;
      let waiting: (() => void)[] | undefined = [];
      const whenReady = (then: () => void) => {
        if (waiting) waiting.push(then);
        else then();
      };
      const creation = platform.begin('ad.init', `create${kind}`, id);
      const wrong = creation.hit ? undefined : wrongUnit(type, id);
      clock.after(creation.latency, () => {
        const ready = waiting || [];
        waiting = undefined;
        if (creation.hit || wrong) {
          const failing = creation.fail(wrong);
          broken = failing;
          if (creation.delivery !== 'rejection') ready.unshift(() => reportError(failing));
        } else {
          creation.succeed();
        }
        callAll(ready);
      });

      /** `shown` from the moment that the ad is on the screen: then the instance is used up. */
      let state: 'new' | 'showing' | 'shown' = 'new';

      /** The row that a call of an instance fails with before anything else is looked at. */
      const wrongInstance = () =>
        round !== platform.round ? 'ad.show/11002' : state === 'new' ? undefined : 'ad.show/11003';

      const load = () => {
        const call = platform.begin('ad.load', `load${kind}`, id);
        return new Promise<void>((resolve, reject) => {
          const fail = (rowId?: string) => {
            const failing = call.fail(rowId);
            if (call.delivery === 'event') resolve();
            else reject(failing.error());
            if (call.delivery !== 'rejection') reportError(failing);
          };
          const proceed = () => {
            const known = wrongInstance();
            clock.after(call.latency, () => {
              if (broken && !call.hit) {
                noteAs(call, creation);
                reject(broken.error());
                return;
              }
              const reason = known || (platform.online ? undefined : 'ad.init/20000');
              if (call.hit) {
                fail();
              } else if (reason) {
                fail(reason);
              } else {
                call.succeed();
                resolve();
                loads.call([]);
              }
            });
          };
          // An instance from before a reset waits for nothing.
          if (round === platform.round) whenReady(proceed);
          else proceed();
        });
      };

      const show = () => {
        const call = platform.begin('ad.show', `show${kind}`, id);
        if (call.delivery === 'throw') {
          const known = call.hit ? undefined : wrongInstance();
          if (call.hit || known) {
            if (call.hit?.displayed) state = 'shown';
            throw call.fail(known).error();
          }
          if (broken) {
            noteAs(call, creation);
            throw broken.error();
          }
        }
        return new Promise<void>((resolve, reject) => {
          let isShowing = false;
          /** Once on the screen, an ad is used up and closes. */
          const fail = (rowId?: string, wasDisplayed = false) => {
            const failing = call.fail(rowId);
            if (wasDisplayed) state = 'shown';
            else if (isShowing) state = 'new';
            if (call.delivery === 'event') resolve();
            else reject(failing.error());
            if (wasDisplayed) reportClose(false);
            if (call.delivery !== 'rejection') reportError(failing);
          };
          const play = () => {
            const reason = wrongMoment(type);
            if (reason) {
              fail(reason);
              return;
            }
            const outcome = outcomeOf(unit);
            if (outcome === 'fetch-failure') {
              fail('ad.show/20000');
              return;
            }
            lastShownAt = clock.now();
            if (type === 'interstitial') interstitials++;
            clock.after(unit?.durationMs || 0, () => {
              if (outcome === 'play-failure') {
                fail('ad.show/50000', true);
              } else if (outcome === 'user-exit' && type === 'rewarded') {
                fail('ad.show/30001', true);
              } else {
                state = 'shown';
                call.succeed();
                resolve();
                reportClose(true);
              }
            });
          };
          const proceed = () => {
            const { hit } = call;
            const known = wrongInstance();
            const failing = broken;
            if (hit) {
              clock.after(call.latency, () => fail(undefined, hit.displayed));
            } else if (known) {
              clock.after(0, () => fail(known));
            } else if (failing) {
              clock.after(0, () => {
                noteAs(call, creation);
                reject(failing.error());
              });
            } else {
              state = 'showing';
              isShowing = true;
              clock.after(call.latency, play);
            }
          };
          if (round === platform.round) whenReady(proceed);
          else proceed();
        });
      };

      return {
        load,
        show,
        onLoad: loads.add,
        offLoad: loads.remove,
        onError: errors.add,
        offError: errors.remove,
        onClose: closes.add,
        offClose: closes.remove,
      };
    },
    reset() {
      creations = [];
      recent = Object.create(null);
      lastShownAt = undefined;
      interstitials = 0;
      shows = Object.create(null);
    },
  };
}

/** Notes that a call ends with the failure of another one. */
function noteAs(call: ReturnType<Platform['begin']>, other: ReturnType<Platform['begin']>): void {
  call.fail(other.record.id || undefined, other.record.code || undefined);
}

/** The functions that a game wants to have called. */
function listeners() {
  let all: ((...values: unknown[]) => void)[] = [];
  return {
    add(listener?: unknown) {
      if (typeof listener === 'function') all = all.concat([listener as () => void]);
    },
    /** Without a function all of them, as on sibling platforms. */
    remove(listener?: unknown) {
      all = listener === undefined ? [] : all.filter((one) => one !== listener);
    },
    call(values: unknown[]) {
      callAll(all.map((listener) => () => listener(...values)));
    },
  };
}
