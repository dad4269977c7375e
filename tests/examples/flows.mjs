// @ts-check
// What the flows of each engine's example have to do, played on a stand-in for the engine and the phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPhone, failuresOf, usedTwice } from './phone.mjs';

/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */
/** @typedef {ReturnType<typeof createPhone>} Phone */
/**
 * A running example.
 *
 * @typedef {object} Example
 * @property {() => void} watchAd - taps the button for the ad
 * @property {() => void} loadLevels - taps the button for the levels
 * @property {() => { lives: number, levels: string, isBusy: boolean, message: string }} state
 * @property {any} overlay - of the package; `undefined` where the test cannot reach it
 */

const MB = 1024 * 1024;
const CDN = 'https://cdn.example.com';

/**
 * Plays the flows.
 *
 * @param {string} engine
 * @param {(phone: Phone) => Example} load - starts the example on a phone
 * @param {Record<string, unknown>} [asked] - of the runtime
 */
export function testFlows(engine, load, asked = {}) {
  const start = (/** @type {SimulatorOptions} */ options) => {
    const phone = createPhone({ latencyMs: 10, ...options }, asked);
    const example = load(phone);
    const watchAd = async () => {
      example.watchAd();
      await phone.advance(3000);
      return example.state();
    };
    const loadLevels = async () => {
      example.loadLevels();
      await phone.advance(3000);
      return example.state();
    };
    return { ...phone, example, watchAd, loadLevels };
  };

  for (const showSettles of /** @type {const} */ (['displayed', 'closed'])) {
    test(`${engine}: a whole ad is a life, where show() is settled when the ad is ${showSettles}`, async () => {
      const { watchAd, simulator } = start({ showSettles });
      await watchAd();
      const { lives, message, isBusy } = await watchAd();
      assert.deepEqual([lives, message, isBusy], [3, 'One life more.', false]);
      assert.deepEqual(failuresOf(simulator), []);
    });

    test(`${engine}: User exit is no reward, and the game goes on, likewise`, async () => {
      for (const shape of /** @type {const} */ (['errCode', 'errorMsg', 'no-argument', 'nested'])) {
        const { watchAd, simulator, example } = start({
          showSettles,
          shape,
          adOutcome: ['user-exit', 'completed'],
        });
        const { lives, message, isBusy } = await watchAd();
        assert.deepEqual([lives, message, isBusy], [1, 'No reward this time. Go on!', false], shape);
        if (example.overlay) assert.equal(example.overlay.visible, false, 'normal play brings up no badge');
        assert.equal((await watchAd()).lives, 2);
        assert.deepEqual(failuresOf(simulator), ['ad.show/30001']);
      }
    });
  }

  test(`${engine}: without an ad the game goes on, and the developer sees why`, async () => {
    for (const options of /** @type {SimulatorOptions[]} */ ([
      { adUnits: [] },
      { adOutcome: 'fetch-failure', delivery: 'event' },
      { faults: [{ id: 'ad.show/50101', delivery: 'throw' }] },
    ])) {
      const { watchAd, example, printed } = start(options);
      const { lives, message, isBusy } = await watchAd();
      assert.deepEqual([lives, message, isBusy], [1, 'No ad at the moment. Go on!', false]);
      assert.match(printed.join('\n'), /\d{5} "/);
      if (example.overlay) assert.equal(example.overlay.visible, true);
    }
  });

  test(`${engine}: no instance is shown twice, and no ad over another`, async () => {
    const adUnits = /** @type {const} */ ([{ id: 'revive', type: 'rewarded', durationMs: 1000 }]);
    const { example, simulator, watchAd } = start({
      adUnits,
      adOutcome: ['completed', 'user-exit', 'play-failure', 'fetch-failure', 'completed'],
    });
    for (let count = 0; count < 20; count++) {
      example.watchAd();
      await watchAd();
    }
    assert.deepEqual(
      failuresOf(simulator).filter((id) => usedTwice.includes(id)),
      [],
    );
    assert.equal(simulator.calls.filter(({ api }) => api === 'ad.show').length, 20);
    assert.equal(simulator.calls.filter(({ api }) => api === 'ad.init').length, 20);
  });

  test(`${engine}: a file that is too large comes in parts, or small, or not at all`, async () => {
    const large = { bytes: 201 * MB };
    for (const [responses, form, message] of /** @type {const} */ ([
      [[{ bytes: 10 }], 'whole', 'The levels are here.'],
      [[{ url: `${CDN}/levels.zip`, ...large }, { bytes: 100 * MB }], 'parts', 'The levels are here.'],
      [[{ url: `${CDN}/levels-small.zip` }, large], 'small', 'The levels are here.'],
      [[large], 'none', 'The levels could not be loaded.'],
    ])) {
      const { loadLevels, simulator } = start({ responses });
      const state = await loadLevels();
      assert.deepEqual([state.levels, state.message, state.isBusy], [form, message, false]);
      assert.ok(failuresOf(simulator).every((id) => id === 'network/603301'));
    }
  });

  test(`${engine}: another failure is not tried with other files, also where the client calls it a success`, async () => {
    for (const httpErrors of /** @type {const} */ (['fail', 'success'])) {
      const { loadLevels, simulator } = start({ httpErrors, responses: [{ status: 404 }] });
      const state = await loadLevels();
      assert.deepEqual([state.levels, state.isBusy, simulator.calls.length], ['none', false, 1]);
    }
  });
}
