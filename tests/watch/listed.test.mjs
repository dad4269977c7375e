// @ts-check
// What `watch` lists besides rejections and callbacks of the four functions: other functions, statuses that the platform
// tells as a success, calls that get no answer, and the failure of a creation that is told again.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createAd, createHost, timeout } from './host.mjs';

/** @typedef {import('./host.mjs').Any} Any */

// `watch` takes the clock when it is imported.
let later = 0;
const { now } = Date;
Date.now = () => now() + later;
const { clearTimeline, timeline, watch } = await import('ttminis-explain/watch');
const { compare, inShort } = await import('./compare.mjs');

const MINUTE_MS = 60000;
const quiet = () => {};
const soon = () => new Promise((resolve) => setTimeout(resolve, 3));
const ids = () => timeline().map(inShort);

afterEach(() => {
  clearTimeline();
  later = 0;
});

test('other functions are listed as they failed, and explained by no row', async () => {
  const error = { errCode: 50000, errMsg: 'System Error token=hunter2' };
  const host = {
    request() {},
    login: (/** @type {Any} */ options) => options.fail(error),
    pay: () => Promise.reject(error),
    share() {
      throw error;
    },
    getSetting: (/** @type {Any} */ options) => options.success({ errMsg: 'getSetting:ok' }),
  };
  const watching = watch(host, { also: ['login', 'pay', 'share', 'getSetting', 'absent', 'request'] });
  const { game } = watching;
  assert.deepEqual(watching.watched, ['request', 'login', 'pay', 'share', 'getSetting']);
  assert.deepEqual(watching.warnings, ['cannot watch absent']);
  let heard;
  game.login({
    fail: (/** @type {unknown} */ value) => {
      heard = value;
    },
  });
  assert.equal(heard, error);
  await game.pay().catch(quiet);
  assert.throws(
    () => game.share(),
    (thrown) => thrown === error,
  );
  game.getSetting({ success: quiet });
  await soon();
  assert.deepEqual(
    timeline().map(({ explanation, call }) => [
      call.function,
      call.api,
      call.via,
      explanation.status,
      explanation.code,
      explanation.message,
    ]),
    [
      ['login', null, 'fail', 'unknown', 50000, 'System Error token=…'],
      ['pay', null, 'promise', 'unknown', 50000, 'System Error token=…'],
      ['share', null, 'throw', 'unknown', 50000, 'System Error token=…'],
    ],
  );
  const [first] = timeline();
  assert.match(first?.explanation.text ?? '', /does not cover login/);
  assert.ok(first?.explanation.status === 'unknown' && first.explanation.nearest.length === 0);
  watching.restore();
  assert.equal(game.pay.name, 'pay');
});

test('a further caller adds further functions, and the last restore puts all back', () => {
  const make = () => ({
    request() {},
    login: (/** @type {Any} */ { fail }) => fail(timeout()),
    pay: (/** @type {Any} */ { fail }) => fail(timeout()),
  });
  const host = make();
  const { login, pay } = host;
  const first = watch(host, { also: ['login'] });
  const second = watch(host, { also: ['login', 'pay'] });
  assert.deepEqual(second.watched, ['request', 'login', 'pay']);
  host.login({ fail: quiet });
  host.pay({ fail: quiet });
  assert.equal(timeline().length, 2);
  first.restore();
  second.restore();
  assert.ok(host.login === login && host.pay === pay);

  const frozen = watch(Object.freeze(make()), { also: ['login'] });
  const again = watch(frozen.game, { also: ['pay'] });
  assert.deepEqual([again.watched, again.warnings.slice(-1)], [['request', 'login'], ['cannot watch pay']]);
  again.restore();
  frozen.restore();
});

test('whatever stands in also, watch does not throw', () => {
  for (const also of [
    null,
    5,
    'login',
    {},
    [null, 5, {}],
    new Proxy([], {
      get() {
        throw new Error('no');
      },
    }),
    Array(1e6).fill('x'),
  ]) {
    const watching = watch({ request() {} }, /** @type {any} */ ({ also }));
    assert.deepEqual(watching.watched, ['request']);
    watching.restore();
  }
});

test('the same callback under fail and error is one function to the platform, and one failure', () => {
  /** @type {any} */
  let seen = null;
  const host = {
    request(/** @type {Any} */ options) {
      seen = options;
      options.fail(timeout());
      options.error(timeout());
    },
  };
  const watching = watch(host);
  /** @type {unknown[]} */
  const calls = [];
  const failed = () => calls.push(0);
  host.request({ url: 'https://a.example/', fail: failed, error: failed });
  assert.ok(seen.fail === seen.error && calls.length === 2);
  host.request({ url: 'https://a.example/', fail: failed, error: () => calls.push(0) });
  assert.ok(seen.fail !== seen.error && Number(calls.length) === 4);
  assert.deepEqual(ids(), [
    ['request', 'fail', 'network/21103'],
    ['request', 'fail', 'network/21103'],
  ]);
  watching.restore();
});

test('error alone tells a failure', async () => {
  const { told } = await compare({
    host: () => ({ request: (/** @type {Any} */ { error }) => error(timeout()) }),
    play: (game, log) =>
      game.request({ url: 'https://a.example/', error: (/** @type {Any} */ e) => log('error', e) }),
  });
  assert.deepEqual(told.map(inShort), [['request', 'fail', 'network/21103']]);
});

test('a status from 400 on is listed though the platform tells a success', async () => {
  const statuses = [200, 204, 304, 399, 400, 404, 503];
  for (const statusCode of statuses) {
    const result = { statusCode, data: {}, errMsg: 'request:ok' };
    const host = {
      request: (/** @type {Any} */ { success, complete }) => {
        success(result);
        complete?.(result);
      },
      downloadFile: () => Promise.resolve(result),
    };
    const watching = watch(host);
    host.request({ url: 'https://a.example/', success: quiet, complete: quiet });
    await host.downloadFile();
    await soon();
    watching.restore();
  }
  assert.deepEqual(
    timeline().map(({ explanation, call }) => [
      call.function,
      call.via,
      explanation.status === 'known' && explanation.id,
      explanation.code,
    ]),
    [400, 404, 503].flatMap((code) => [
      ['request', 'success', 'network/http-non-2xx', code],
      ['downloadFile', 'success', 'network/http-non-2xx', code],
    ]),
  );
});

test('a show that gets no answer is listed after a minute, once', async () => {
  const ad = createAd(quiet, () => new Promise(quiet));
  const host = Object.assign(createHost(quiet), { createRewardedVideoAd: () => ad });
  const watching = watch(host);
  const game = host.createRewardedVideoAd();
  game.show();
  later = MINUTE_MS - 1000;
  assert.equal(timeline().length, 0);
  later = MINUTE_MS + 1000;
  const [failure, ...more] = timeline();
  assert.equal(more.length, 0);
  const { explanation, call } = /** @type {import('ttminis-explain/watch').Failure} */ (failure);
  assert.deepEqual(
    [call.function, call.via, explanation.status, explanation.code, explanation.api],
    ['rewardedVideoAd.show', 'none', 'unknown', null, 'ad.show'],
  );
  assert.match(explanation.text, /rewardedVideoAd\.show has not answered for a minute/);
  assert.equal(timeline().length, 1);
  watching.restore();
});

test('an answer or an event in between is one, and the next call asks too', () => {
  const ad = createAd(quiet, () => new Promise(quiet));
  const host = Object.assign(createHost(quiet), { createInterstitialAd: () => ad });
  const watching = watch(host);
  const game = host.createInterstitialAd();
  game.onClose(quiet);
  game.show();
  later = 1000;
  ad.emit('Close', {});
  later = 2 * MINUTE_MS;
  assert.equal(timeline().length, 0, 'the ad was closed');
  /** @type {unknown[]} */
  const told = [];
  const other = watch(host, { onExplained: (_, call) => told.push(call.via) });
  game.load();
  later = 4 * MINUTE_MS;
  host.request({ url: 'https://a.example/', success: quiet });
  assert.deepEqual(told, ['none']);
  other.restore();
  watching.restore();
});

test('where a call returns no promise, nobody waits for an answer', () => {
  const ad = createAd(quiet, () => undefined);
  const host = Object.assign(createHost(quiet), { createInterstitialAd: () => ad });
  const watching = watch(host);
  host.createInterstitialAd().show();
  later = 2 * MINUTE_MS;
  assert.equal(timeline().length, 0);
  watching.restore();
});

test('the failure of a creation that show tells again is one, of the creation', async () => {
  for (const errCode of [10001, 20000, 50000]) {
    const error = { errCode, errMsg: '' };
    const ad = createAd(quiet, () => Promise.reject(error));
    const host = Object.assign(createHost(quiet), { createRewardedVideoAd: () => ad });
    const watching = watch(host);
    const game = host.createRewardedVideoAd();
    game.onError(quiet);
    ad.emit('Error', error);
    await game.show().catch(quiet);
    await game.show().catch(quiet);
    assert.deepEqual(
      timeline().map(({ call }) => call.api),
      ['ad.init'],
      `${errCode}`,
    );
    // Another error is another failure.
    watching.restore();
    clearTimeline();
  }
});

test('nobody says that the game did not cancel a call, where it may have', () => {
  const interrupted = { errCode: 600003, errMsg: 'Network interrupted error' };
  const of = (/** @type {Any} */ options, /** @type {unknown} */ task) => {
    /** @type {any} */
    let last = null;
    const host = {
      request: (/** @type {Any} */ given) => {
        last = given;
        return task;
      },
    };
    const watching = watch(host);
    host.request({ url: 'https://a.example/', fail: quiet, ...options });
    last.fail(interrupted);
    watching.restore();
    return timeline().at(-1)?.call.aborted;
  };
  assert.equal(of({}, { abort() {} }), false);
  assert.equal(of({ signal: {} }, { abort() {} }), null);
  assert.equal(of({ signal: {} }, undefined), null);
  assert.equal(of({}, { cancel() {} }), null);
});

test('a language that cannot be read keeps no failure back', () => {
  const options = Object.defineProperty({}, 'language', {
    get() {
      throw new Error('no');
    },
  });
  const host = { request: (/** @type {Any} */ { fail }) => fail(timeout()) };
  const watching = watch(host, options);
  host.request({ url: 'https://a.example/', fail: quiet });
  watching.restore();
  assert.deepEqual(ids(), [['request', 'fail', 'network/21103']]);
});
