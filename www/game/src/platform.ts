import { createSimulator } from 'ttminis-explain/simulate';

/** The hosts that the developer has entered in the portal. */
export const trustedDomains = ['https://api.example.com', 'https://cdn.example.com'];

/** Stands for TikTok: `game` is what `TTMinis.game` is on a phone. */
export const { game, fail } = createSimulator({
  latencyMs: [40, 120],
  trustedDomains,
  interstitial: { minIntervalMs: 60_000 },
  responses: [
    { url: 'https://api.example.com/save', status: 500 },
    { url: 'https://api.example.com/level/99', status: 404 },
    { data: { ok: true } },
  ],
  // The page sends nothing anywhere.
  fetch: null,
});
