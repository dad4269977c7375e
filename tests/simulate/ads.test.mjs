// @ts-check
// Ads: what `onError`, `onClose` and the promises tell, and when an instance is used up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from 'ttminis-explain/simulate';

/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */

/**
 * An ad, and everything that it tells, in order.
 *
 * @param {SimulatorOptions} options
 * @param {'rewarded' | 'interstitial'} type
 * @param {any} args
 */
function watched(options = {}, type = 'rewarded', args = { adUnitId: 'unit' }) {
  const simulator = createSimulator({ clock: 'manual', ...options });
  const { game } = simulator;
  const ad = /** @type {import('ttminis-explain/simulate').RewardedVideoAd} */ (
    type === 'rewarded' ? game.createRewardedVideoAd(args) : game.createInterstitialAd(args)
  );
  /** @type {unknown[]} */
  const told = [];
  // Clients below 0.33.0 have no such function.
  ad.onLoad?.((/** @type {unknown[]} */ ...values) => void told.push(['onLoad', ...values]));
  ad.onError((...values) => void told.push(['onError', ...values.map(codeOf)]));
  ad.onClose((...values) => void told.push(['onClose', ...values]));
  const note = (/** @type {string} */ name, /** @type {Promise<void>} */ promise) =>
    promise.then(
      () => void told.push([name]),
      (error) => void told.push([name, 'rejected', codeOf(error)]),
    );
  return {
    simulator,
    ad,
    told,
    show: () => void note('show', ad.show()),
    load: () => void note('load', ad.load()),
    advance: (/** @type {number} */ ms) => simulator.clock.advance(ms),
  };
}

/** @param {any} error */
const codeOf = (error) => error?.errCode ?? error?.errorCode ?? typeof error;

test('a rewarded ad that is watched to the end', async () => {
  const { show, advance, told } = watched();
  show();
  await advance(0);
  assert.deepEqual(told, [['show'], ['onClose', { isEnded: true }]]);
});

test('show() is fulfilled when the ad is on the screen, and onClose comes when it is over', async () => {
  const adUnits = /** @type {const} */ ([{ id: 'unit', type: 'rewarded', durationMs: 15000 }]);
  const { show, advance, told, simulator } = watched({ latencyMs: 10, adUnits });
  show();
  await advance(19);
  assert.deepEqual(told, []);
  await advance(1);
  assert.deepEqual(told.splice(0), [['show']]);
  assert.equal(simulator.calls[1]?.result, 'pending', 'the call of the record ends with the ad');
  await advance(14999);
  assert.deepEqual(told, []);
  await advance(1);
  assert.deepEqual(told, [['onClose', { isEnded: true }]]);
});

for (const [adOutcome, code] of /** @type {const} */ ([
  ['user-exit', 30001],
  ['play-failure', 50000],
])) {
  test(`a fulfilled show() is no reward: ${adOutcome} comes at onError and onClose, later`, async () => {
    const adUnits = /** @type {const} */ ([{ id: 'unit', type: 'rewarded', durationMs: 5000 }]);
    const { show, advance, told, simulator } = watched({ adUnits, adOutcome });
    show();
    await advance(0);
    assert.deepEqual(told.splice(0), [['show']]);
    await advance(5000);
    assert.deepEqual(told, [
      ['onError', code],
      ['onClose', { isEnded: false }],
    ]);
    assert.equal(simulator.calls[1]?.code, code);
  });

  test(`a test that asks for the rejection gets it at the end: ${adOutcome}`, async () => {
    const { show, advance, told } = watched({ adOutcome, delivery: 'rejection' });
    show();
    await advance(0);
    assert.deepEqual(told, [
      ['show', 'rejected', code],
      ['onClose', { isEnded: false }],
    ]);
  });
}

test('a fault fails the call itself, whenever show() is settled', async () => {
  for (const showSettles of /** @type {const} */ (['displayed', 'closed'])) {
    const { show, advance, told } = watched({ showSettles, faults: [{ id: 'ad.show/30001' }] });
    show();
    await advance(0);
    assert.deepEqual(told, [
      ['onError', 30001],
      ['show', 'rejected', 30001],
      ['onClose', { isEnded: false }],
    ]);
  }
});

test('a rewarded ad that the player closes: an error everywhere, and onClose without a reward', async () => {
  const { show, advance, told } = watched({ adOutcome: 'user-exit', showSettles: 'closed' });
  show();
  await advance(0);
  assert.deepEqual(told, [
    ['onError', 30001],
    ['show', 'rejected', 30001],
    ['onClose', { isEnded: false }],
  ]);
});

test('an ad that closes itself after a playback error tells both', async () => {
  const { show, advance, told } = watched({ adOutcome: 'play-failure', showSettles: 'closed' });
  show();
  await advance(0);
  assert.deepEqual(told, [
    ['onError', 50000],
    ['show', 'rejected', 50000],
    ['onClose', { isEnded: false }],
  ]);
});

test('an ad that cannot be fetched was not on the screen', async () => {
  const { show, advance, told } = watched({ adOutcome: ['fetch-failure', 'completed'] });
  show();
  await advance(0);
  assert.deepEqual(told.splice(0), [
    ['onError', 20000],
    ['show', 'rejected', 20000],
  ]);
  show();
  await advance(0);
  assert.deepEqual(told, [['show'], ['onClose', { isEnded: true }]], 'the instance was not used up');
});

test('an interstitial ad is closed by the player without an error', async () => {
  for (const adOutcome of /** @type {const} */ (['completed', 'user-exit'])) {
    const { show, advance, told } = watched({ adOutcome }, 'interstitial');
    show();
    await advance(0);
    assert.deepEqual(told, [['show'], ['onClose']]);
  }
});

test('an ad takes the time of the platform and its own', async () => {
  const { show, advance, told, simulator } = watched({
    latencyMs: 10,
    showSettles: 'closed',
    adUnits: [{ id: 'unit', type: 'rewarded', durationMs: 15000 }],
  });
  show();
  await advance(15019);
  assert.deepEqual(told, []);
  await advance(1);
  assert.deepEqual(told, [['show'], ['onClose', { isEnded: true }]]);
  assert.deepEqual(
    simulator.calls.map(({ api, endedAt }) => [api, endedAt]),
    [
      ['ad.init', 10],
      ['ad.show', 15020],
    ],
  );
});

test('each instance shows once, whatever came of it once it was on the screen', async () => {
  for (const adOutcome of /** @type {const} */ (['completed', 'user-exit', 'play-failure'])) {
    const { ad, advance, told, show } = watched({ adOutcome });
    ad.show().catch(() => {});
    await advance(0);
    told.length = 0;
    show();
    await advance(0);
    assert.deepEqual(told, [
      ['onError', 11003],
      ['show', 'rejected', 11003],
    ]);
  }
});

test('an instance that is being shown is not shown again', async () => {
  const { show, advance, told } = watched({ latencyMs: 10 });
  show();
  show();
  await advance(100);
  assert.deepEqual(told, [
    ['onError', 11003],
    ['show', 'rejected', 11003],
    ['show'],
    ['onClose', { isEnded: true }],
  ]);
});

test('a failure of the creation arrives at onError once, and rejects load and show', async () => {
  const { show, load, advance, told, simulator } = watched({ latencyMs: 10 }, 'rewarded', { adUnitId: '' });
  show();
  await advance(9);
  assert.deepEqual(told, []);
  await advance(1);
  assert.deepEqual(told.splice(0), [
    ['onError', 11001],
    ['show', 'rejected', 11001],
  ]);
  load();
  show();
  await advance(100);
  assert.deepEqual(told, [
    ['show', 'rejected', 11001],
    ['load', 'rejected', 11001],
  ]);
  assert.deepEqual(
    simulator.calls.map(({ api, id }) => [api, id]),
    [
      ['ad.init', 'ad.init/11001'],
      ['ad.show', 'ad.init/11001'],
      ['ad.load', 'ad.init/11001'],
      ['ad.show', 'ad.init/11001'],
    ],
  );
});

test('the reasons not to create an ad, in their order', async () => {
  const adUnits = /** @type {const} */ ([
    { id: 'good', type: 'rewarded' },
    { id: 'other', type: 'interstitial', active: false, belongsToThisGame: false },
    { id: 'inactive', type: 'interstitial', active: false },
    { id: 'wrong', type: 'interstitial' },
  ]);
  for (const [adUnitId, id, online] of [
    [undefined, 'ad.init/10001', false],
    [5, 'ad.init/10001', false],
    [null, 'ad.init/10001', false],
    ['', 'ad.init/11001', false],
    ['unknown', 'ad.init/20000', false],
    ['unknown', 'ad.init/20001', true],
    [' good', 'ad.init/20001', true],
    ['constructor', 'ad.init/20001', true],
    ['other', 'ad.init/20002', true],
    ['inactive', 'ad.init/20003', true],
    ['wrong', 'ad.init/20007', true],
    ['good', null, true],
  ]) {
    const { advance, simulator } = watched({ adUnits, online: online === true }, 'rewarded', { adUnitId });
    await advance(0);
    assert.equal(simulator.calls[0]?.id, id, `${adUnitId}`);
  }
});

test('creating too often fails for that unit, for a minute', async () => {
  const simulator = createSimulator({ clock: 'manual', creationsPerMinute: 2 });
  const create = (/** @type {string} */ adUnitId) => simulator.game.createRewardedVideoAd({ adUnitId });
  create('a');
  await simulator.clock.advance(30000);
  create('a');
  create('a');
  create('b');
  await simulator.clock.advance(30000);
  create('a');
  create('b');
  await simulator.clock.advance(60000);
  create('a');
  await simulator.clock.advance(0);
  assert.deepEqual(
    simulator.calls.map(({ target, code }) => [target, code]),
    // Those that were refused count, too: asking is what is too often.
    [
      ['a', null],
      ['a', null],
      ['a', 30001],
      ['b', null],
      ['a', 30001],
      ['b', null],
      ['a', null],
    ],
  );
});

test('a minute has 60,000 ms', async () => {
  for (const [waitMs, code] of [
    [59999, 30001],
    [60000, null],
  ]) {
    const simulator = createSimulator({ clock: 'manual', creationsPerMinute: 1 });
    simulator.game.createRewardedVideoAd({ adUnitId: 'a' });
    await simulator.clock.advance(Number(waitMs));
    simulator.game.createRewardedVideoAd({ adUnitId: 'a' });
    await simulator.clock.advance(0);
    assert.equal(simulator.calls[1]?.code, code);
  }
});

test('interstitial ads keep their distance from every ad, and their number', async () => {
  const simulator = createSimulator({ clock: 'manual', interstitial: { minIntervalMs: 1000, maxShows: 2 } });
  /** @type {(type: 'rewarded' | 'interstitial', waitMs: number) => Promise<number | null | undefined>} */
  const show = async (type, waitMs) => {
    await simulator.clock.advance(waitMs);
    const args = { adUnitId: 'unit' };
    const { game } = simulator;
    const ad = type === 'rewarded' ? game.createRewardedVideoAd(args) : game.createInterstitialAd(args);
    ad.show().catch(() => {});
    await simulator.clock.advance(0);
    return simulator.calls.at(-1)?.code;
  };
  assert.equal(await show('rewarded', 0), null);
  assert.equal(await show('interstitial', 999), 11004);
  assert.equal(await show('interstitial', 1), null);
  assert.equal(await show('rewarded', 0), null, 'rewarded ads have no such limits');
  assert.equal(await show('interstitial', 1000), null);
  assert.equal(await show('interstitial', 0), 11004);
  assert.equal(await show('interstitial', 1000), 11005);
  assert.equal(await show('rewarded', 0), null);
});

test('without numbers of the test there are no limits: TikTok states none', async () => {
  const simulator = createSimulator({ clock: 'manual' });
  for (let count = 0; count < 100; count++) {
    simulator.game.createInterstitialAd({ adUnitId: 'unit' }).show();
    await simulator.clock.advance(0);
  }
  assert.ok(simulator.calls.every(({ result }) => result === 'success'));
});

test('outcomes come one after the other, those of a unit apart from the others', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    adOutcome: ['user-exit', 'completed'],
    adUnits: [
      { id: 'a', type: 'rewarded', outcome: ['completed', 'user-exit', 'play-failure'] },
      { id: 'b', type: 'rewarded' },
      { id: 'c', type: 'rewarded', outcome: 'user-exit' },
    ],
  });
  for (const adUnitId of ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'a']) {
    simulator.game
      .createRewardedVideoAd({ adUnitId })
      .show()
      .catch(() => {});
    await simulator.clock.advance(0);
  }
  assert.deepEqual(
    simulator.calls.filter(({ api }) => api === 'ad.show').map(({ target, code }) => `${target} ${code}`),
    ['a null', 'b 30001', 'c 30001', 'a 30001', 'b null', 'c 30001', 'a 50000', 'b null', 'a 50000'],
  );
});

test('load fetches ahead, as often as it is asked, and tells so', async () => {
  const { load, show, advance, told } = watched({ latencyMs: 10 });
  load();
  await advance(19);
  assert.deepEqual(told, []);
  await advance(1);
  assert.deepEqual(told.splice(0), [['onLoad'], ['load']]);
  load();
  await advance(10);
  assert.deepEqual(told.splice(0), [['onLoad'], ['load']]);
  show();
  await advance(10);
  assert.deepEqual(told.splice(0), [['show'], ['onClose', { isEnded: true }]]);
  load();
  await advance(10);
  assert.deepEqual(told, [
    ['onError', 11003],
    ['load', 'rejected', 11003],
  ]);
});

test('load and show need the network', async () => {
  const { load, show, advance, told, simulator } = watched();
  await advance(0);
  simulator.setOnline(false);
  load();
  await advance(0);
  show();
  await advance(0);
  assert.deepEqual(told.splice(0), [
    ['onError', 20000],
    ['load', 'rejected', 20000],
    ['onError', 20000],
    ['show', 'rejected', 20000],
  ]);
  assert.deepEqual(
    simulator.calls.map(({ id }) => id),
    [null, 'ad.init/20000', 'ad.show/20000'],
  );
  simulator.setOnline(true);
  show();
  await advance(0);
  assert.deepEqual(told, [['show'], ['onClose', { isEnded: true }]]);
});

test('an ad from before a reset matches no instance', async () => {
  const { show, advance, told, simulator } = watched();
  simulator.reset();
  show();
  await advance(0);
  assert.deepEqual(told, [
    ['onError', 11002],
    ['show', 'rejected', 11002],
  ]);
});

for (const [delivery, told] of /** @type {const} */ ([
  [
    undefined,
    [
      ['onError', 20000],
      ['show', 'rejected', 20000],
    ],
  ],
  ['rejection', [['show', 'rejected', 20000]]],
  ['event', [['onError', 20000], ['show']]],
])) {
  test(`a failure of show() with the delivery ${delivery}`, async () => {
    const ad = watched({ delivery, faults: [{ id: 'ad.show/20000' }] });
    ad.show();
    await ad.advance(0);
    assert.deepEqual(ad.told, told);
  });
}

test('show() throws where that is asked for, and tells nobody else', async () => {
  const { ad, advance, told, simulator } = watched({
    faults: [{ id: 'ad.show/20000', delivery: 'throw', times: 1 }],
  });
  assert.throws(() => ad.show(), { errCode: 20000, errMsg: 'Network error' });
  await advance(0);
  assert.deepEqual(told, []);
  const shown = ad.show();
  await advance(0);
  await shown;
  assert.deepEqual(
    simulator.calls.map(({ result }) => result),
    ['success', 'failure', 'success'],
  );
});

test('an ad that fails on the screen, by a fault, closes', async () => {
  const { show, advance, told } = watched({ faults: [{ id: 'ad.show/50101', displayed: true, times: 1 }] });
  show();
  await advance(0);
  assert.deepEqual(told.splice(0), [
    ['onError', 50101],
    ['show', 'rejected', 50101],
    ['onClose', { isEnded: false }],
  ]);
  show();
  await advance(0);
  assert.deepEqual(told[0], ['onError', 11003]);
});

test('one failure is one object, unless the shape gives listeners nothing', async () => {
  const simulator = createSimulator({ clock: 'manual', faults: [{ id: 'ad.show/20000' }] });
  /** @type {unknown[]} */
  const errors = [];
  const ad = simulator.game.createRewardedVideoAd({ adUnitId: 'unit' });
  ad.onError((error) => void errors.push(error));
  ad.show().catch((error) => void errors.push(error));
  await simulator.clock.advance(0);
  assert.equal(errors.length, 2);
  assert.equal(errors[0], errors[1]);

  const silent = watched({ shape: 'no-argument', faults: [{ id: 'ad.show/20000' }] });
  silent.show();
  await silent.advance(0);
  assert.deepEqual(silent.told, [['onError'], ['show', 'rejected', 20000]]);
});

test('listeners are added more than once, taken away one by one, or all', async () => {
  const simulator = createSimulator({ clock: 'manual' });
  const ad = simulator.game.createInterstitialAd({ adUnitId: '' });
  /** @type {string[]} */
  const heard = [];
  const first = () => void heard.push('first');
  const second = () => void heard.push('second');
  ad.onError(first);
  ad.onError(second);
  ad.onError(/** @type {any} */ (5));
  ad.offError(first);
  ad.offClose();
  await simulator.clock.advance(0);
  assert.deepEqual(heard, ['second']);
  const other = simulator.game.createInterstitialAd({ adUnitId: '' });
  other.onError(first);
  other.onError(second);
  other.offError();
  await simulator.clock.advance(0);
  assert.deepEqual(heard, ['second']);
});

test('every listener of an event hears it, until it or all are taken away', async () => {
  const simulator = createSimulator({ clock: 'manual' });
  /** @type {string[]} */
  const heard = [];
  const [first, second, third] = ['first', 'second', 'third'].map((name) => () => void heard.push(name));
  const create = () => simulator.game.createRewardedVideoAd({ adUnitId: 'unit' });
  const play = async (/** @type {ReturnType<typeof create>} */ ad) => {
    ad.load();
    ad.show();
    await simulator.clock.advance(0);
    return heard.splice(0);
  };
  for (const [on, off] of /** @type {const} */ ([
    ['onClose', 'offClose'],
    ['onLoad', 'offLoad'],
  ])) {
    const ads = [create(), create(), create()];
    for (const ad of ads)
      for (const listener of [first, second, third]) ad[on](/** @type {any} */ (listener));
    ads[1]?.[off](second);
    ads[2]?.[off]();
    assert.deepEqual(await play(/** @type {any} */ (ads[0])), ['first', 'second', 'third'], on);
    assert.deepEqual(await play(/** @type {any} */ (ads[1])), ['first', 'third'], off);
    assert.deepEqual(await play(/** @type {any} */ (ads[2])), [], off);
  }
});

test('load, onLoad and offLoad exist from SDK 0.33.0 on', () => {
  const has = (/** @type {string | undefined} */ sdkVersion) => {
    const { game } = createSimulator({ sdkVersion });
    const ads = [game.createRewardedVideoAd({ adUnitId: 'a' }), game.createInterstitialAd({ adUnitId: 'b' })];
    return ads.map((ad) => ['load', 'onLoad', 'offLoad'].filter((name) => name in ad).join());
  };
  for (const version of [undefined, '0.33.0', '0.33', '0.100.0', '1.0.0'])
    assert.deepEqual(has(version), ['load,onLoad,offLoad', 'load,onLoad,offLoad'], version);
  for (const version of ['0.32.9', '0.3.0', '0.9.0']) assert.deepEqual(has(version), ['', ''], version);
});

test('an older client has the errors and the functions of its time', async () => {
  /** @type {(sdkVersion: string) => Promise<string[]>} */
  const keysOf = async (sdkVersion) => {
    const { ad, advance } = watched({ sdkVersion, adOutcome: 'fetch-failure' });
    const failure = ad.show().catch((error) => Object.keys(error));
    await advance(0);
    return /** @type {any} */ (await failure);
  };
  assert.deepEqual(await keysOf('0.8.0').catch(String), ['errorCode', 'errorMsg']);
  assert.deepEqual(await keysOf('0.9.0').catch(String), ['errCode', 'errMsg']);
  const { game } = createSimulator({ sdkVersion: '0.2.0' });
  assert.equal('createInterstitialAd' in game, false);
  assert.equal(game.canIUse('createInterstitialAd'), false);
  assert.equal(createSimulator({ sdkVersion: '0.3.0' }).game.canIUse('createInterstitialAd'), true);
});

test('methods can be called by themselves and on what inherits from the ad', async () => {
  const { ad, advance, told } = watched();
  const { load } = ad;
  load();
  Object.create(ad).show();
  await advance(0);
  assert.deepEqual(told, [['onLoad'], ['onClose', { isEnded: true }]]);
});
