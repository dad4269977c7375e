import { english } from './core.js';
import { SimulatedAd } from './simulate/ad.js';
import { AdServer } from './simulate/ad-server.js';
import { userDirectory } from './simulate/limits.js';
import { Network } from './simulate/network.js';
import { Platform } from './simulate/platform.js';
import { readSettings } from './simulate/settings.js';
import type { Game, Simulator, SimulatorOptions } from './simulate-types.js';

export * from './simulate-types.js';
export type { Api } from './types.js';

/**
 * Creates a simulator. Its `game` takes the place of `TTMinis.game` in a browser or a test. It fails where the error
 * reference says so, and where you say so.
 *
 * @param options - you may leave out each of them
 * @returns the simulator
 * @throws when an option makes no sense
 *
 * @example
 * ```ts
 * const simulator = createSimulator({ clock: 'manual', adOutcome: 'user-exit' });
 * globalThis.TTMinis = { game: simulator.game };
 * simulator.fail({ id: 'network/21103' }); // the next request times out
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const platform = new Platform(readSettings(options, english().entries));
  const { clock } = platform;
  let network = new Network(platform);
  let adServer = new AdServer(platform);
  const { client } = platform.settings;
  const game: Record<string, unknown> = {
    request: (args: unknown) => network.start('request', args),
    downloadFile: (args: unknown) => network.start('downloadFile', args),
    createRewardedVideoAd: (args: unknown) => new SimulatedAd(adServer, 'rewarded', args).game,
    canIUse: (schema: unknown) =>
      typeof schema === 'string' && Object.keys(game).indexOf(schema.split('.')[0] as string) >= 0,
    env: { USER_DATA_PATH: userDirectory },
  };
  if (client.hasInterstitialAds) {
    game.createInterstitialAd = (args: unknown) => new SimulatedAd(adServer, 'interstitial', args).game;
  }
  return {
    game: game as unknown as Game,
    clock: {
      now: () => clock.now(),
      advance: (ms) => clock.advance(ms),
      get pending() {
        return clock.pending;
      },
    },
    calls: platform.calls,
    fail: (fault) => platform.addFault(fault),
    setOnline(online) {
      platform.isOnline = online;
      if (!online) network.interrupt();
    },
    reset() {
      platform.reset();
      network = new Network(platform);
      adServer = new AdServer(platform);
    },
  };
}
