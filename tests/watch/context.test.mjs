// @ts-check
// What the core is told of a call that failed: the entry is run with a core that only writes down what it is asked.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { root } from '../support/paths.mjs';
import { createAd } from './host.mjs';

/** @typedef {import('./host.mjs').Any} Any */

/** The core that writes down. */
const stub = `
  export const asked = [];
  export const anyCore = {};
  export const packageFor = () => ({
    explain(error, context) {
      asked.push(context);
      const code = error?.errCode ?? null;
      return { status: 'known', id: code === 30001 ? 'ad.show/30001' : '', code, message: null };
    },
  });
  export const describe = String, frozen = (value) => value;
  export * from './url/url'; export * from './url/redacted'; export * from './redact/redact'; export * from './word/template'; export * from './word/text';
  export const packFor = () => ({ words: { answers: { unknown: { function: '', noAnswer: '' } } } });
`;

/** @type {(game: any, options?: any) => { game: Any }} */
let watch;
/** @type {Any[]} */
let asked;

before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { watchPlatform } from './watch/platform.js'; export { asked } from './core.js';",
      resolveDir: join(root, 'pkg-template/src'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [
      {
        name: 'stub',
        setup(build) {
          build.onResolve({ filter: /\/core\.js$/ }, () => ({ path: 'core', namespace: 'stub' }));
          build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
            contents: stub,
            resolveDir: join(root, 'pkg-template/src'),
          }));
        },
      },
    ],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  ({ watchPlatform: watch, asked } = await import(`data:text/javascript;base64,${code}`));
});

/** What was asked since the last time. */
const take = () => asked.splice(0, asked.length);
const error = { errCode: 20000 };
const failing = () => ({
  request(/** @type {Any} */ options) {
    if (!options.fail) return Promise.reject(error);
    return options.fail(error);
  },
});

/** The arguments that the core gets for options, in both modes. @param {Any} options */
async function argsOf(options) {
  const { game } = watch(failing());
  await game.request(options).catch(() => {});
  game.request({ ...options, fail() {} });
  const [inPromiseMode, inCallbackMode] = take();
  assert.deepEqual(inPromiseMode?.args, inCallbackMode?.args);
  assert.equal(inPromiseMode?.redact, true);
  return inPromiseMode?.args;
}

test('of the arguments the core gets what rules look at', async () => {
  const plain = {
    url: 'https://e.com',
    method: 'POST',
    timeout: 5,
    filePath: 'ttfile://user/x',
    adUnitId: 'unit',
  };
  assert.deepEqual(await argsOf({ ...plain, responseType: 'text', other: 1 }), plain);
  assert.deepEqual(await argsOf({}), {});
  assert.deepEqual(await argsOf({ url: undefined, method: null, timeout: '5' }), {
    url: undefined,
    method: null,
    timeout: '5',
  });
});

test('of the body and the headers it gets only what kind they are', async () => {
  const kinds = /** @type {[unknown, unknown][]} */ ([
    ['secret', ''],
    [{ secret: 1 }, {}],
    [5, 0],
    [['secret'], []],
    [new Uint8Array([1]).buffer, new ArrayBuffer(0)],
    [new Uint16Array([1]), new Uint8Array(0)],
    [new Map([[1, 2]]), {}],
    [null, null],
    [true, true],
  ]);
  for (const [data, standIn] of kinds) assert.deepEqual(await argsOf({ data }), { data: standIn });
  assert.equal(typeof (await argsOf({ data: () => 'secret' })).data, 'function');
  assert.deepEqual(await argsOf({ header: { authorization: 'secret' } }), { header: {} });
  assert.deepEqual(await argsOf({ header: { REFERER: 'secret' } }), { header: { Referer: '' } });
  assert.deepEqual(await argsOf({ header: 'secret' }), { header: '' });
});

test('it gets no arguments where that would take calling a getter', () => {
  const { game } = watch(failing());
  game.request({
    get url() {
      return 'https://e.com';
    },
    fail() {},
  });
  assert.ok(!('args' in /** @type {Any} */ (take()[0])));
});

test('it gets the call, the trusted domains of all who watch, whether it was aborted, and the time', async () => {
  const host = {
    request(/** @type {Any} */ options) {
      setTimeout(() => options.fail(error), 20);
      return options.frozen ? Object.freeze({ abort() {} }) : { abort() {} };
    },
  };
  watch(host, { trustedDomains: ['https://a.com'] });
  watch(host, { trustedDomains: ['https://b.com'] });
  host.request({ fail() {} })?.abort();
  host.request({ frozen: true, fail() {} });
  await delay(40);
  const [aborted, unknown] = take();
  assert.equal(aborted?.api, 'request');
  assert.deepEqual(aborted?.trustedDomains, ['https://a.com', 'https://b.com']);
  assert.equal(aborted?.aborted, true);
  assert.ok(aborted?.elapsedMs >= 15 && aborted?.elapsedMs < 1000);
  assert.ok(!('aborted' in /** @type {Any} */ (unknown)));
});

test('a trusted domain that two have is one, and a list that throws keeps nothing else back', () => {
  const host = failing();
  const throwing = {
    get trustedDomains() {
      throw new Error('no');
    },
  };
  const list = new Proxy(['https://c.com', 'https://d.com'], {
    get(target, key) {
      if (key === '1') throw new Error('no');
      return Reflect.get(target, key);
    },
  });
  for (const options of [
    { trustedDomains: ['https://a.com', 'https://b.com'] },
    { trustedDomains: ['https://b.com', 'https://a.com'] },
    throwing,
    { trustedDomains: list },
    { trustedDomains: 5 },
  ]) {
    watch(host, options);
  }
  host.request({ fail() {} });
  assert.deepEqual(
    take().map(({ trustedDomains }) => trustedDomains),
    [['https://a.com', 'https://b.com']],
  );
});

test('it gets what was done with the ad before', async () => {
  let fails = true;
  const act = () => (fails ? Promise.reject(error) : Promise.resolve());
  /** @type {Any[]} */
  const ads = [];
  const { game } = watch({
    createRewardedVideoAd() {
      ads.push(createAd(() => {}, act));
      return ads[ads.length - 1];
    },
  });
  const last = () => take().pop()?.ad;
  const create = () => game.createRewardedVideoAd({ adUnitId: 'state' });
  create();
  const ad = create();
  await ad.show().catch(() => {});
  assert.deepEqual(last(), {
    type: 'rewarded',
    shows: 0,
    recentCreations: 2,
    errorListeners: 0,
    closeListeners: 0,
    closedAfterError: false,
  });

  ad.onError(() => {});
  ad.onClose(() => {});
  await ad.load().catch(() => {});
  assert.equal(last().loaded, undefined);
  await ad.show().catch(() => {});
  assert.deepEqual(
    [last()].map((state) => [state.loaded, state.errorListeners, state.closeListeners]),
    [[false, 1, 1]],
  );

  ads[1]?.emit('Close', { isEnded: false });
  await ad.show().catch(() => {});
  assert.equal(last().closedAfterError, true);

  fails = false;
  await ad.load();
  await ad.show();
  fails = true;
  await ad.show().catch(() => {});
  const { shows, loaded } = last();
  assert.deepEqual([shows, loaded], [1, true]);
});

test('an ad that the player closed was shown, in whichever order that is told', async () => {
  for (const order of ['close first', 'error first', 'error only']) {
    /** @type {Any} */
    let host;
    const userExit = { errCode: 30001, errMsg: 'User exit' };
    const act = async () => {
      if (order === 'close first') host.emit('Close', { isEnded: false });
      if (order !== 'error only') host.emit('Error', userExit);
      if (order === 'error first') host.emit('Close', { isEnded: false });
      throw userExit;
    };
    const { game } = watch({
      createRewardedVideoAd() {
        host = createAd(() => {}, act);
        return host;
      },
    });
    const ad = game.createRewardedVideoAd({ adUnitId: `closed ${order}` });
    ad.onClose(() => {});
    ad.onError(() => {});
    await ad.show().catch(() => {});
    take();
    await ad.show().catch(() => {});
    const state = take().pop()?.ad;
    assert.deepEqual([state.shows, state.closedAfterError], [1, false], order);
  }
});

test('creations are counted for each ad unit, and not without end', async () => {
  const { game } = watch({
    createInterstitialAd: () =>
      createAd(
        () => {},
        () => Promise.reject(error),
      ),
  });
  const ads = Array.from({ length: 500 }, () => game.createInterstitialAd({ adUnitId: 'many' }));
  await ads[499].show().catch(() => {});
  await game
    .createInterstitialAd({ adUnitId: 'one' })
    .show()
    .catch(() => {});
  assert.deepEqual(
    take().map(({ ad }) => [ad.type, ad.recentCreations]),
    [
      ['interstitial', 100],
      ['interstitial', 1],
    ],
  );
});
