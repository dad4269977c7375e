import { anyCore, packageFor } from './core.js';
import { createAds } from './simulate/ads.js';
import { arm } from './simulate/faults.js';
import { createNetwork } from './simulate/network.js';
import { createPlatform } from './simulate/platform.js';
import { settingsOf } from './simulate/settings.js';
import type { Game, Simulator, SimulatorOptions } from './simulate-types.js';

export * from './simulate-types.js';
export type { Api } from './types.js';

/**
 * Creates a stand-in for the platform: `game` takes the place of `TTMinis.game` in a browser or a test, and fails as the
 * error reference says, when the reference says so or when it is told to.
 *
 * @param options - what it is like; nothing is required
 * @returns the simulator
 * @throws when an option makes no sense, or no core of the package can run
 *
 * @example
 * ```ts
 * const simulator = createSimulator({ clock: 'manual', adOutcome: 'user-exit' });
 * globalThis.TTMinis = { game: simulator.game };
 * simulator.fail({ id: 'network/21103' }); // the next request times out
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { catalog, backend } = packageFor(anyCore);
  const rows = catalog();
  if (rows.length === 0) throw new Error(`the catalog cannot be read here: ${backend().reason}`);
  const settings = settingsOf(options, rows);
  const platform = createPlatform(settings);
  const { clock } = platform;
  const network = createNetwork(platform);
  const ads = createAds(platform);
  const game = {
    request: (asked: unknown) => network.start('request', asked),
    downloadFile: (asked: unknown) => network.start('downloadFile', asked),
    createRewardedVideoAd: (asked: unknown) => ads.create('rewarded', asked),
    createInterstitialAd: (asked: unknown) => ads.create('interstitial', asked),
    canIUse: (schema: unknown) =>
      typeof schema === 'string' && Object.keys(game).indexOf(schema.split('.')[0] as string) >= 0,
    env: { USER_DATA_PATH: 'ttfile://user' },
  };
  return {
    game: game as unknown as Game,
    clock: {
      now: clock.now,
      advance: clock.advance,
      get pending() {
        return clock.pending();
      },
    },
    calls: platform.journal.calls,
    fail(fault) {
      const armed = arm(fault, settings.table, true);
      // Before those of the options, since it was asked for last.
      platform.faults.unshift(armed);
      return () => {
        platform.faults = platform.faults.filter((one) => one !== armed);
      };
    },
    setOnline(online) {
      platform.online = online;
      if (!online) network.interrupt();
    },
    reset() {
      platform.reset();
      network.reset();
      ads.reset();
    },
  };
}
