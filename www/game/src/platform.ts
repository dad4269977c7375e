import { type CannedResponse, createSimulator, type ServerRequest } from 'ttminis-explain/simulate';
import { showAdsOf } from './ads-on-screen.js';
import type { Placard } from './placard.js';

/** The domains that the game's developer has entered in the portal: the one of the leaderboard was forgotten. */
export const trustedDomains = ['https://api.example.com', 'https://cdn.example.com'];

/** Least time from any ad to an interstitial one. The platform names no number; this one lets a short visit see both. */
const betweenAdsMs = 60_000;

/** How the server takes the scores, one after the other: some answers are late, some connections break. */
const scoreDays = ['slow', 'fine', 'broken', 'fine', 'fine', 'slow', 'broken', 'fine'] as const;
/** Longer than the game waits. */
const slowMs = 5000;

/**
 * What stands for TikTok on this page: `game` is what `TTMinis.game` is on a phone.
 *
 * @param placard - shows the ads
 */
export function createPlatform(placard: Placard) {
  let scores = 0;
  const answer = ({ method, url }: ServerRequest): CannedResponse => {
    if (method !== 'PUT') return { data: { ok: true } };
    const day = url.endsWith('/scores/me') ? scoreDays[scores++ % scoreDays.length] : 'fine';
    return {
      data: { ok: true },
      ...(day === 'slow' ? { delayMs: slowMs } : {}),
      ...(day === 'broken' ? { failure: 'interrupted' as const } : {}),
    };
  };
  const simulator = createSimulator({
    seed: Math.floor(Math.random() * 2 ** 31),
    latencyMs: [80, 260],
    trustedDomains,
    adUnits: [
      { id: 'continue', type: 'rewarded' },
      { id: 'between-rounds', type: 'interstitial', durationMs: 3000 },
      { id: 'summer-event', type: 'rewarded', active: false },
    ],
    interstitial: { minIntervalMs: betweenAdsMs },
    responses: answer,
    fetch: null,
  });
  let isOnline = true;
  showAdsOf(simulator, placard, () => isOnline);
  return {
    game: simulator.game,
    fail: simulator.fail,
    isOnline: () => isOnline,
    setOnline(online: boolean): void {
      isOnline = online;
      simulator.setOnline(online);
    },
  };
}

export type Platform = ReturnType<typeof createPlatform>;
