// @ts-check
// Faults, chance and time: what happens when, and that it happens again with the same seed. And options that make no sense.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from 'ttminis-explain/simulate';

/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */
/** @typedef {import('ttminis-explain/simulate').Fault} Fault */

const url = 'https://api.example.com/scores';
const responses = [{ data: '{}' }];

/** The codes of some requests, one after the other. @type {(count: number, options: SimulatorOptions) => Promise<(number | null)[]>} */
async function codes(count, options) {
  const simulator = createSimulator({ clock: 'manual', responses, ...options });
  for (let at = 0; at < count; at++) simulator.game.request({ url, complete() {} });
  await simulator.clock.advance(100000);
  return simulator.calls.map(({ code }) => code);
}

test('the n-th call fails', async () => {
  assert.deepEqual(await codes(4, { faults: [{ id: 'network/10401', nth: 3 }] }), [null, null, 10401, null]);
  const nth = /** @type {const} */ ([1, 4]);
  assert.deepEqual(await codes(5, { faults: [{ id: 'network/10401', nth }] }), [
    10401,
    null,
    null,
    10401,
    null,
  ]);
});

test('a fault happens as often as it says', async () => {
  assert.deepEqual(await codes(3, { faults: [{ id: 'network/10401' }] }), [10401, 10401, 10401]);
  assert.deepEqual(await codes(3, { faults: [{ id: 'network/10401', times: 2 }] }), [10401, 10401, null]);
});

test('a call that something else has ended first did not fail by its fault', async () => {
  for (const id of /** @type {const} */ (['network/21103', 'network/600003'])) {
    const simulator = createSimulator({ clock: 'manual', latencyMs: 50, responses, faults: [{ id }] });
    const [aborted, , ended] = [0, 1, 2].map(() => simulator.game.request({ url, complete() {} }));
    await simulator.clock.advance(10);
    aborted?.abort();
    await simulator.clock.advance(100);
    ended?.abort();
    simulator.game.request({ url, complete() {} });
    simulator.setOnline(false);
    await simulator.clock.advance(100);
    assert.deepEqual(
      simulator.calls.map(({ fault }) => fault),
      [false, true, true, false],
      id,
    );
  }
});

test('of several faults the first one happens, and the others count all the same', async () => {
  /** @type {import('ttminis-explain/simulate').Fault[]} */
  const faults = [
    { id: 'network/10401', nth: 2 },
    { id: 'network/21103', nth: [2, 3] },
    { id: 'network/600003', times: 2 },
  ];
  assert.deepEqual(await codes(5, { faults }), [600003, 10401, 21103, 600003, null]);
});

test('a fault is for the calls that its row is listed for, or for the one that it names', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    responses,
    faults: [
      { id: 'network/21102', api: 'downloadFile' },
      { id: 'network/10401', nth: 3 },
      { id: 'ad.init/50000', api: 'ad.load' },
      { id: 'ad.show/50000', nth: 2 },
    ],
  });
  const { game } = simulator;
  game.request({ url, complete() {} });
  game.downloadFile({ url, complete() {} });
  game.request({ url, complete() {} });
  for (const adUnitId of ['a', 'b']) {
    const ad = game.createInterstitialAd({ adUnitId });
    ad.load().catch(() => {});
    ad.show().catch(() => {});
  }
  await simulator.clock.advance(0);
  assert.deepEqual(
    simulator.calls.map(({ api, id }) => `${api} ${id}`),
    [
      'request null',
      'downloadFile network/21102',
      'request network/10401',
      'ad.init null',
      'ad.load ad.init/50000',
      'ad.show null',
      'ad.init null',
      'ad.load ad.init/50000',
      'ad.show ad.show/50000',
    ],
  );
});

test('fail() is for the next call, or as long as it says', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    responses,
    faults: [{ id: 'network/600003', nth: [1, 6] }],
  });
  const ask = async () => {
    simulator.game.request({ url, complete() {} });
    await simulator.clock.advance(0);
    return simulator.calls.at(-1)?.code;
  };
  simulator.fail({ id: 'network/10401' });
  assert.deepEqual([await ask(), await ask()], [10401, null], 'before the faults of the options, and once');
  const remove = simulator.fail({ id: 'network/21103', times: 5 });
  assert.deepEqual([await ask(), await ask()], [21103, 21103]);
  remove();
  remove();
  assert.deepEqual([await ask(), await ask(), await ask()], [null, 600003, null]);
  simulator.fail({ id: 'network/10401', nth: 2 });
  assert.deepEqual([await ask(), await ask(), await ask()], [null, 10401, null]);
});

test('a fault has its own status, code and shape', async () => {
  /** @type {(fault: Fault) => Promise<unknown>} */
  const errorOf = async (fault) => {
    const simulator = createSimulator({ clock: 'manual', shape: 'errNo', faults: [fault] });
    const ad = simulator.game.createRewardedVideoAd({ adUnitId: 'a' });
    const failed = fault.id.startsWith('network') ? simulator.game.request({ url }) : ad.show();
    const error = failed.then(
      () => assert.fail('it did not fail'),
      (/** @type {unknown} */ failure) => failure,
    );
    await simulator.clock.advance(0);
    return error;
  };
  assert.deepEqual(await errorOf({ id: 'network/http-non-2xx' }), { errNo: 404, errMsg: 'Server error' });
  assert.deepEqual(await errorOf({ id: 'network/http-non-2xx', status: 503 }), {
    errNo: 503,
    errMsg: 'Server error',
  });
  assert.deepEqual(await errorOf({ id: 'ad.show/50102-50107' }), { errNo: 50102, errMsg: 'Server Error' });
  assert.deepEqual(await errorOf({ id: 'ad.show/50102-50107', code: 50107, shape: 'sub-error-code' }), {
    errCode: 50000,
    errMsg: 'Server Error',
    sub_error_code: 50107,
  });
});

test('if no shape is asked for, interstitial ads have the documented one', async () => {
  const simulator = createSimulator({ clock: 'manual' });
  /** @type {unknown[]} */
  const errors = [];
  const note = (/** @type {unknown} */ error) => void errors.push(error);
  simulator.game.request({ url: '', fail: note });
  simulator.game.createRewardedVideoAd({ adUnitId: '' }).onError(note);
  simulator.game.createInterstitialAd({ adUnitId: '' }).onError(note);
  await simulator.clock.advance(0);
  const errMsg = 'Param error, invalid ad placement ID';
  assert.deepEqual(errors, [
    { errCode: 600009, errMsg: 'Invalid URL' },
    { errCode: 11001, errMsg },
    { errorCode: 11001, errMsg },
  ]);
});

test('a shape that cannot carry an error leaves it as it is', async () => {
  const simulator = createSimulator({ clock: 'manual', shape: ['with-url', 'older-wording', 'no-argument'] });
  const failed = assert.rejects(simulator.game.request({ url: '' }), {
    errCode: 600009,
    errMsg: 'Invalid URL',
  });
  await simulator.clock.advance(0);
  await failed;
});

test('a rate is met, and its sequence is that of the seed', async () => {
  /** @type {import('ttminis-explain/simulate').Fault[]} */
  const faults = [{ id: 'network/21103', rate: 0.3 }];
  const seen = await codes(1000, { seed: 42, faults });
  const failed = seen.filter((code) => code === 21103).length;
  assert.ok(failed > 250 && failed < 350, `${failed} of 1000 failed`);
  assert.ok(seen.every((code) => code === 21103 || code === null));
  const sequence = seen.slice(0, 40).map((code) => (code === null ? '.' : 'x'));
  assert.equal(sequence.join(''), '..........xxx.x...x....xx..x.xx...xx....');
  assert.deepEqual(await codes(20, { faults: [{ id: 'network/10401', rate: 0 }] }), Array(20).fill(null));
  assert.deepEqual(await codes(20, { faults: [{ id: 'network/10401', rate: 1 }] }), Array(20).fill(10401));
});

/** A run with everything that is random: its calls, and what arrived, in order. @type {(seed: number) => Promise<string>} */
async function run(seed) {
  const simulator = createSimulator({
    seed,
    clock: 'manual',
    latencyMs: [5, 500],
    shape: 'random',
    responses: ({ url: address }) => ({ status: address.endsWith('7') ? 500 : 200, delayMs: 20 }),
    adOutcome: ['completed', 'user-exit', 'play-failure'],
    interstitial: { minIntervalMs: 300 },
    faults: [
      { id: 'network/10401', rate: 0.1 },
      { id: 'ad.init/20003', rate: 0.2 },
      { id: 'ad.show/50102-50107', rate: 0.2, code: 50105 },
    ],
  });
  const { game } = simulator;
  /** @type {unknown[]} */
  const log = [];
  const note = (/** @type {string} */ name) => (/** @type {unknown} */ value) =>
    void log.push([simulator.clock.now(), name, value instanceof Error ? value.message : value]);
  for (let at = 0; at < 50; at++) {
    game.request({ url: `${url}/${at}`, timeout: 400, complete: note('request') });
    const ad =
      at % 2 ? game.createRewardedVideoAd({ adUnitId: 'a' }) : game.createInterstitialAd({ adUnitId: 'b' });
    ad.onError(note('onError'));
    ad.onClose(/** @type {any} */ (note('onClose')));
    ad.show().then(note('shown'), note('rejected'));
    await simulator.clock.advance(40);
  }
  await simulator.clock.advance(2000);
  assert.equal(simulator.clock.pending, 0);
  return JSON.stringify([log, simulator.calls]);
}

test('the same seed gives the same run, and another seed another one', async () => {
  const [first, again, other] = [await run(7), await run(7), await run(8)];
  assert.ok(first.length > 10000, 'something happened');
  assert.equal(again, first);
  assert.notEqual(other, first);
});

test('after a reset everything is as at the beginning', async () => {
  const options = /** @type {SimulatorOptions} */ ({
    clock: 'manual',
    responses,
    latencyMs: [0, 100],
    faults: [
      { id: 'network/10401', rate: 0.5 },
      { id: 'network/21103', times: 1 },
    ],
  });
  const simulator = createSimulator(options);
  const go = async () => {
    for (let at = 0; at < 20; at++) simulator.game.request({ url, complete() {} });
    await simulator.clock.advance(100);
    return JSON.stringify(simulator.calls);
  };
  const { calls } = simulator;
  const first = await go();
  simulator.fail({ id: 'network/600003', times: 9 });
  simulator.setOnline(false);
  simulator.game.request({ url, complete: () => assert.fail('it was dropped') });
  simulator.reset();
  assert.deepEqual([simulator.calls.length, simulator.clock.now(), simulator.clock.pending], [0, 0, 0]);
  assert.equal(await go(), first);
  assert.equal(simulator.calls, calls, 'the list is the same');
});

test('random shapes are all met', async () => {
  const simulator = createSimulator({ clock: 'manual', shape: 'random', faults: [{ id: 'ad.show/50101' }] });
  /** @type {Set<string>} */
  const seen = new Set();
  for (let at = 0; at < 200; at++) {
    simulator.game
      .createRewardedVideoAd({ adUnitId: 'a' })
      .show()
      .catch((error) => seen.add(`${error instanceof Error} ${Object.keys(error)} ${typeof error.errCode}`));
  }
  await simulator.clock.advance(0);
  assert.deepEqual(
    [...seen].sort(),
    [
      'false errCode,errMsg number',
      'false errCode,errMsg string',
      'false errCode,errMsg,sub_error_code number',
      'false errNo,errMsg undefined',
      'false error undefined',
      'false error_code,error_msg undefined',
      'false errorCode,errMsg undefined',
      'false errorCode,errorMsg undefined',
      'true errCode number',
    ].sort(),
  );
});

test('time is passed in order, with what is asked for meanwhile, and what waits for promises', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    responses: ({ url: address }) => ({ delayMs: Number(address.split('/').pop()) }),
  });
  /** @type {string[]} */
  const order = [];
  const ask = async (/** @type {number} */ ms, /** @type {string} */ name) => {
    await simulator.game.request({ url: `https://example.com/${ms}` });
    order.push(`${name} at ${simulator.clock.now()}`);
  };
  const chain = async () => {
    for (let at = 0; at < 3; at++) await ask(100, `chain ${at}`);
  };
  chain();
  ask(250, 'late');
  ask(50, 'early');
  ask(100, 'same moment');
  await simulator.clock.advance(300);
  assert.deepEqual(order, [
    'early at 50',
    'chain 0 at 100',
    'same moment at 100',
    'chain 1 at 200',
    'late at 250',
    'chain 2 at 300',
  ]);
  assert.equal(simulator.clock.now(), 300);
});

test('advances that overlap add up', async () => {
  const simulator = createSimulator({ clock: 'manual', responses });
  await Promise.all([simulator.clock.advance(10), simulator.clock.advance(20)]);
  assert.equal(simulator.clock.now(), 30);
});

test('with the manual clock nothing happens by itself', async () => {
  const simulator = createSimulator({ clock: 'manual', responses });
  let heard = 0;
  simulator.game.request({ url, complete: () => heard++ });
  simulator.game.request({ url: '', complete: () => heard++ });
  const ad = simulator.game.createRewardedVideoAd({ adUnitId: '' });
  ad.onError(() => heard++);
  ad.show().catch(() => heard++);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(heard, 0);
  assert.equal(simulator.clock.pending, 3);
  await simulator.clock.advance(0);
  assert.equal(heard, 4);
});

test('the real clock waits', async () => {
  const simulator = createSimulator({ latencyMs: 40, responses });
  const start = Date.now();
  await simulator.game.request({ url });
  const passed = Date.now() - start;
  assert.ok(passed >= 39, `${passed} ms`);
  await assert.rejects(simulator.game.request({ url, timeout: 5 }), { errCode: 21103 });
  await assert.rejects(simulator.game.createRewardedVideoAd({ adUnitId: '' }).show(), { errCode: 11001 });
  const task = simulator.game.request({ url });
  task.abort();
  await assert.rejects(task, { errCode: 600003 });
  assert.throws(() => simulator.clock.advance(5), {
    message:
      "cannot advance the clock by 5 ms: it is the real one; create the simulator with clock: 'manual'",
  });
});

test('the clock takes only times', () => {
  const { clock } = createSimulator({ clock: 'manual' });
  for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY, /** @type {any} */ (undefined)]) {
    assert.throws(() => clock.advance(ms), {
      message: `cannot advance the clock by ${ms} ms: pass a number from 0 on`,
    });
  }
});

for (const [options, message] of /** @type {[any, string][]} */ ([
  [null, 'the options of a simulator are an object, not null'],
  [5, 'the options of a simulator are an object, not 5'],
  [{ seed: 'a' }, "the seed is 'a': use a number"],
  [{ latencyMs: -5 }, 'latencyMs is -5: use a number from 0 on, or the least and the most'],
  [{ latencyMs: [20, 10] }, 'latencyMs is [20,10]: use a number from 0 on, or the least and the most'],
  [{ latencyMs: 'slow' }, "latencyMs is 'slow': use a number from 0 on, or the least and the most"],
  [{ faults: {} }, 'faults is {}: use a list'],
  [{ faults: [5] }, "a fault is an object such as { id: 'network/21103' }, not 5"],
  [{ faults: [{}] }, 'unknown fault undefined: use the id of a row of catalog()'],
  [{ faults: [{ id: 'constructor' }] }, "unknown fault 'constructor': use the id of a row of catalog()"],
  [{ faults: [{ id: 'network/2103' }] }, "unknown fault 'network/2103': use the id of a row of catalog()"],
  [
    { faults: [{ id: 'network/21103', api: 'fetch' }] },
    "unknown api 'fetch' of the fault 'network/21103': use one of request, downloadFile, ad.init, ad.load, ad.show",
  ],
  [
    { faults: [{ id: 'network/21103', api: 'ad.show' }] },
    "the api 'ad.show' cannot fail with 'network/21103', a row of network",
  ],
  [
    { faults: [{ id: 'ad.show/30001', api: 'request' }] },
    "the api 'request' cannot fail with 'ad.show/30001', a row of ad.show",
  ],
  [
    { faults: [{ id: 'network/21103', rate: 30 }] },
    "the rate 30 of the fault 'network/21103' is no probability: use a number from 0 to 1",
  ],
  [
    { faults: [{ id: 'network/21103', nth: 0 }] },
    "nth of the fault 'network/21103' is 0: use whole numbers from 1 on",
  ],
  [
    { faults: [{ id: 'network/21103', nth: [1, 1.5] }] },
    "nth of the fault 'network/21103' is [1,1.5]: use whole numbers from 1 on",
  ],
  [
    { faults: [{ id: 'network/21103', times: 0 }] },
    "times of the fault 'network/21103' is 0: use a number from 1 on",
  ],
  [
    { faults: [{ id: 'network/http-non-2xx', status: 204 }] },
    "the status 204 of the fault 'network/http-non-2xx' is no HTTP status outside 2xx",
  ],
  [
    { faults: [{ id: 'network/21103', status: 404 }] },
    "the fault 'network/21103' has no status: only 'network/http-non-2xx' has one",
  ],
  [
    { faults: [{ id: 'ad.show/50102-50107', code: 50108 }] },
    "the code 50108 of the fault 'ad.show/50102-50107' is not one of its row: that has 50102-50107",
  ],
  [
    { faults: [{ id: 'network/21103', code: 21104 }] },
    "the code 21104 of the fault 'network/21103' is not one of its row: that has 21103",
  ],
  [
    { shape: 'errcode' },
    "unknown shape 'errcode': use one of errCode, errorCode, errorMsg, errNo, error_code, nested, prefixed, older-wording, with-url, sub-error-code, text-code, error-instance, no-argument, random",
  ],
  [{ shape: [] }, 'the list for the shape is empty: leave it out'],
  [
    { shape: 5 },
    'unknown shape 5: use one of errCode, errorCode, errorMsg, errNo, error_code, nested, prefixed, older-wording, with-url, sub-error-code, text-code, error-instance, no-argument, random',
  ],
  [{ delivery: 'sync' }, "unknown delivery 'sync': use one of rejection, event, throw, at-once"],
  [{ clock: 'fake' }, "unknown clock 'fake': use one of real, manual"],
  [{ fetch: true }, 'fetch is true: use a function, or null for no network'],
  [{ responses: {} }, 'responses is {}: use a list, or a function'],
  [{ responses: [null] }, 'null is no response'],
  ...['404', 0, 99, 600, 200.5, -1].map((status) => [
    { responses: [{ status }] },
    `status of a response is ${typeof status === 'string' ? `'${status}'` : status}: use an HTTP status, a whole number from 100 to 599`,
  ]),
  [{ responses: [{ delayMs: -1 }] }, 'delayMs of a response is -1: use a number from 0 on'],
  [
    { responses: [{ failure: 'dropped' }] },
    "unknown failure of a response 'dropped': use one of no-response, interrupted",
  ],
  [{ interstitial: 5 }, 'interstitial is 5: use { minIntervalMs, maxShows }'],
  [{ interstitial: { maxShows: -1 } }, 'interstitial.maxShows is -1: use a number from 0 on'],
  [{ creationsPerMinute: Number.NaN }, 'creationsPerMinute is NaN: use a number from 0 on'],
  [
    { adOutcome: 'skipped' },
    "unknown outcome of an ad 'skipped': use one of completed, user-exit, fetch-failure, play-failure",
  ],
  [{ showSettles: 'later' }, "unknown showSettles 'later': use one of displayed, closed"],
  [{ httpErrors: 'throw' }, "unknown httpErrors 'throw': use one of fail, success"],
  [{ sdkVersion: 'new' }, "the sdkVersion is 'new': use a version such as '0.33.0'"],
  [{ sdkVersion: 33 }, "the sdkVersion is 33: use a version such as '0.33.0'"],
  [{ adOutcome: [] }, 'the list for the outcome of an ad is empty: leave it out'],
  [
    { adUnits: [{ id: '' }] },
    '{"id":""} is no ad unit: use { id: \'the placement ID\', type: \'rewarded\' }',
  ],
  [{ adUnits: [{ id: 'a' }] }, "the ad unit 'a' has no type: use 'rewarded' or 'interstitial'"],
  [
    { adUnits: [{ id: 'a', type: 'banner' }] },
    "unknown type of the ad unit 'a' 'banner': use one of rewarded, interstitial",
  ],
  [
    { trustedDomains: ['example.com'] },
    "'example.com' is no trusted domain: the developer platform takes entries such as 'https://api.example.com', without path and wildcard",
  ],
  [
    { trustedDomains: Array(21).fill('https://example.com') },
    '21 trusted domains are too many: the developer platform takes 20',
  ],
  [{ trustedDomains: 'https://example.com' }, "trustedDomains is 'https://example.com': use a list"],
])) {
  test(`refused: ${message}`, () => {
    assert.throws(() => createSimulator(options), { name: 'Error', message });
  });
}

test('entries that the developer platform does not take are refused', () => {
  for (const domain of [
    'http://a.example',
    'https://*.example.com',
    'https://a.example/',
    'https://a.example/x',
    'https://',
    5,
  ]) {
    assert.throws(
      () => createSimulator({ trustedDomains: [/** @type {string} */ (domain)] }),
      /is no trusted domain/,
    );
  }
});

test('fail() refuses what the options refuse', () => {
  // @ts-expect-error: there is no such row
  assert.throws(() => createSimulator().fail({ id: 'network/1' }), /unknown fault 'network\/1'/);
});
