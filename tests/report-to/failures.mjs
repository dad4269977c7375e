// @ts-check
// Failures as `watch` gives them: made by the simulator, not by hand.
import { createSimulator } from 'ttminis-explain/simulate';
import { watch } from 'ttminis-explain/watch';

/** @typedef {import('ttminis-explain/watch').Failure} Failure */

export const HOST = 'api.example.com:8443';
export const URL_WITH_SECRETS = `https://user:hunter2@${HOST}/players/4711/scores?token=s3cret&page=2#top`;

/** A simulator, whose answers come when its clock is advanced. @param {import('ttminis-explain/simulate').SimulatorOptions} [options] */
export const simulatorFor = (options = {}) =>
  createSimulator({
    clock: 'manual',
    fetch: null,
    responses: [{ url: 'https://api.example.com/missing', status: 404, data: 'no' }, { data: 'ok' }],
    ...options,
  });

/** Lets what was called end. @param {ReturnType<typeof createSimulator>} simulator */
export async function settle(simulator) {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    simulator.clock.advance(30000);
  }
  await new Promise((resolve) => setImmediate(resolve));
}

/**
 * Watches a simulated game while something fails in it.
 *
 * @param {(game: any, simulator: ReturnType<typeof createSimulator>) => unknown} play
 * @returns {Promise<Failure[]>}
 */
export async function failuresOf(play) {
  const simulator = simulatorFor();
  /** @type {Failure[]} */
  const failures = [];
  const { game, restore } = watch(simulator.game, {
    onExplained: (explanation, call) => failures.push({ explanation, call }),
  });
  await play(game, simulator);
  await settle(simulator);
  restore();
  return failures;
}

/** A request that ends with a row of the reference. @param {any} game @param {any} simulator @param {any} fault @param {object} [args] */
export function request(game, simulator, fault, args = {}) {
  if (fault) simulator.fail(fault);
  game.request({ url: URL_WITH_SECRETS, fail() {}, ...args });
}

/** A player closes an ad. @param {any} game @param {any} simulator */
export function closeAd(game, simulator) {
  simulator.fail({ id: 'ad.show/30001' });
  const ad = game.createRewardedVideoAd({ adUnitId: 'ad-unit-1' });
  return ad.show().catch(() => {});
}

/** A call that someone has put together without `watch`, with secrets in it. @type {import('ttminis-explain/watch').Call} */
export const CALL = {
  id: 1,
  api: null,
  function: 'request',
  startedAt: 1.8e12,
  elapsedMs: 250,
  method: 'PUT',
  url: URL_WITH_SECRETS,
  host: HOST,
  adUnitId: null,
  aborted: null,
  via: 'fail',
  follows: null,
};
