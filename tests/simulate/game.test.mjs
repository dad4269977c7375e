// @ts-check
// How the test of a game uses the simulator: the game is given `game` in the place of `TTMinis.game`, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from 'ttminis-explain';
import { createSimulator } from 'ttminis-explain/simulate';
import { watch } from 'ttminis-explain/watch';

/** @typedef {import('ttminis-explain/simulate').Simulator} Simulator */

/**
 * A small game: it saves scores, and revives the player for a rewarded ad.
 *
 * @param {Simulator} simulator - `game` is all of it that a game has; the clock stands for `setTimeout`
 */
function createGame({ game }) {
  const state = { lives: 0, message: '', saved: /** @type {number[]} */ ([]), attempts: 0 };
  /** @type {(() => void)[]} */
  const later = [];

  function save(/** @type {number} */ score, attempt = 1) {
    const args = { url: 'https://api.example.com/scores', method: 'PUT', data: { score }, timeout: 3000 };
    state.attempts++;
    game.request({
      ...args,
      success: () => state.saved.push(score),
      fail(error) {
        const { retry, text } = explain(error, { api: 'request', args });
        // A PUT may be repeated: it puts the same score in the same place.
        if (retry.kind === 'backoff' && attempt <= retry.delaysMs.length)
          later.push(() => save(score, attempt + 1));
        else state.message = text;
      },
    });
  }

  function revive() {
    // One instance for each ad, since an instance shows once.
    const ad = game.createRewardedVideoAd({ adUnitId: 'revive' });
    ad.onClose(({ isEnded }) => {
      if (isEnded) state.lives++;
    });
    ad.show().catch((error) => {
      const answer = explain(error, { api: 'ad.show' });
      state.message = answer.status === 'known' && answer.expected ? '' : 'No ad at the moment';
    });
  }

  return { state, save, revive, tick: () => later.splice(0).forEach((run) => void run()) };
}

const saved = [{ url: 'https://api.example.com/scores', method: 'PUT', status: 204 }];

test('a score is saved', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: saved });
  const { state, save } = createGame(simulator);
  save(7);
  await simulator.clock.advance(0);
  assert.deepEqual(state.saved, [7]);
});

test('a score is saved at the second attempt when the first one timed out', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    responses: saved,
    faults: [{ id: 'network/21103', nth: 1 }],
  });
  const { state, save, tick } = createGame(simulator);
  save(7);
  await simulator.clock.advance(2999);
  assert.equal(state.attempts, 1);
  await simulator.clock.advance(1);
  tick();
  await simulator.clock.advance(0);
  assert.deepEqual([state.saved, state.attempts], [[7], 2]);
});

test('a domain that was not added to the portal is not tried again', async () => {
  const simulator = createSimulator({ clock: 'manual', trustedDomains: ['https://cdn.example.com'] });
  const { state, save, tick } = createGame(simulator);
  save(7);
  await simulator.clock.advance(0);
  tick();
  await simulator.clock.advance(0);
  assert.equal(state.attempts, 1);
  assert.match(state.message, /^21100 "URL not in domain list"/);
});

test('the player lives on after an ad, and only after the whole of it', async () => {
  const simulator = createSimulator({ clock: 'manual', adOutcome: ['user-exit', 'completed'] });
  const { state, revive } = createGame(simulator);
  revive();
  await simulator.clock.advance(0);
  assert.deepEqual([state.lives, state.message], [0, '']);
  revive();
  await simulator.clock.advance(0);
  assert.equal(state.lives, 1);
});

test('watch explains an ad that the player closes after show() was fulfilled, where the game listens', async () => {
  const adUnits = /** @type {const} */ ([{ id: 'revive', type: 'rewarded', durationMs: 5000 }]);
  const simulator = createSimulator({ clock: 'manual', adUnits, adOutcome: 'user-exit' });
  /** @type {unknown[]} */
  const told = [];
  watch(simulator.game, {
    onExplained: (answer, call) => told.push([answer.status === 'known' && answer.id, call.api, call.via]),
  });
  for (const listens of [true, false]) {
    const ad = simulator.game.createRewardedVideoAd({ adUnitId: 'revive' });
    // Where nobody listens, and the promise was fulfilled before, the failure is told to nobody.
    if (listens) ad.onError(() => {});
    ad.show();
    await simulator.clock.advance(5000);
  }
  // It waits for a rejection that says more, by the real clock.
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.deepEqual(told, [['ad.show/30001', 'ad.show', 'onError']]);
});

test('no failure of any call goes unhandled, in whatever shape it comes', async () => {
  const simulator = createSimulator({ clock: 'manual', shape: 'random', seed: 3, responses: saved });
  const { state, save, revive, tick } = createGame(simulator);
  for (const id of /** @type {const} */ ([
    ...['network/10401', 'network/600003', 'network/http-non-2xx', 'network/21103'],
  ])) {
    simulator.fail({ id });
    save(1);
    await simulator.clock.advance(3000);
  }
  for (const id of /** @type {const} */ ([
    ...['ad.init/20003', 'ad.init/30001', 'ad.show/11003', 'ad.show/20000', 'ad.show/50102-50107'],
  ])) {
    state.message = '';
    simulator.fail({ id });
    revive();
    await simulator.clock.advance(0);
    assert.equal(state.message, 'No ad at the moment', id);
    tick();
  }
  assert.equal(state.lives, 0);
  assert.ok(simulator.calls.every(({ result }) => result !== 'pending'));
});
