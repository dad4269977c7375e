// @ts-check
// What `watch` tells, keeps and gives back, and the odd things that hosts and games do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { getQuickJS } from 'quickjs-emscripten';
import { clearTimeline, timeline, watch } from 'ttminis-explain/watch';
import { asScript, filesOf } from '../realms/realm.mjs';
import { root } from '../support/paths.mjs';
import { compare, inShort } from './compare.mjs';
import { createAd, createHost, timeout } from './host.mjs';

/** @typedef {import('./host.mjs').Any} Any */
/** @typedef {import('./host.mjs').Log} Log */
/** @typedef {import('ttminis-explain/watch').Failure} Failure */

afterEach(clearTimeline);

const quiet = () => {};
const failing = (/** @type {Log} */ log) => createHost(log, { mode: 'sync', error: timeout() });
const ids = () => timeline().map(inShort);
const requestFailed = ['request', 'fail', 'network/21103'];

/** What secrets are planted as. */
const secret = (/** @type {string} */ where) => `SECRET-${where}`;
const secretCall = () => ({
  url: `https://${secret('user')}:${secret('password')}@api.example.com/path?token=${secret('query')}&${secret('bare')}#${secret('fragment')}`,
  method: 'POST',
  header: { authorization: secret('header') },
  data: { password: secret('body') },
});

test('a call is told without its secrets', () => {
  const { game, restore } = watch(failing(quiet));
  game.request({ ...secretCall(), fail() {} });
  game.downloadFile({ ...secretCall(), data: secret('body'), fail() {} });
  restore();
  const [failure] = timeline();
  assert.ok(failure);
  const { id, startedAt, elapsedMs, ...rest } = failure.call;
  assert.ok(id > 0 && Math.abs(Date.now() - startedAt) < 5000 && elapsedMs >= 0);
  assert.deepEqual(rest, {
    api: 'request',
    function: 'request',
    method: 'POST',
    url: 'https://api.example.com/path?token=',
    host: 'api.example.com',
    adUnitId: null,
    aborted: false,
    via: 'fail',
    follows: null,
  });
  assert.ok(!JSON.stringify(timeline()).includes('SECRET'));
  assert.ok(
    Object.isFrozen(failure) && Object.isFrozen(failure.call) && Object.isFrozen(failure.explanation),
  );
});

test('an explanation is told without the secrets of its error', () => {
  const error = { errCode: 21100, errMsg: `URL not in domain list, url == ${secretCall().url}` };
  const { game, restore } = watch(createHost(quiet, { mode: 'sync', error }));
  game.request({ ...secretCall(), fail() {} });
  restore();
  assert.ok(!JSON.stringify(timeline()).includes('SECRET'));
});

for (const [url, told, host] of /** @type {[unknown, string | null, string | null][]} */ ([
  ['https://API.Example.com:8443/a/b', 'https://API.Example.com:8443/a/b', 'api.example.com:8443'],
  ['https://e.com?SECRET', 'https://e.com?', 'e.com'],
  ['https://e.com/?a=SECRET&SECRET&b=SECRET', 'https://e.com/?a=&b=', 'e.com'],
  ['https://SECRET@e.com', 'https://e.com', 'e.com'],
  ['https:\\\\SECRET:SECRET@e.com\\x', 'https:\\\\e.com\\x', 'e.com'],
  ['https:SECRET:SECRET@e.com', 'https:e.com', 'e.com'],
  ['SECRET:SECRET@e.com/x', 'e.com/x', null],
  // These are no URLs, and have no host.
  ['https://e.com:SECRET?x@y', 'https://…', null],
  ['https://u:ab/SECRET@h.example.com/p', 'https://h.example.com/p', null],
  ['https://u:ab/SECRET@SECRET:x/@h.example.com:8/p?a=1@b', 'https://…', null],
  ['https://e.com:8443/@user', 'https://e.com:8443/@user', 'e.com:8443'],
  ['https://e.com/?UExBTlRFRA==', 'https://e.com/?', 'e.com'],
  ['https://e.com/?token;SECRET=', 'https://e.com/?', 'e.com'],
  ['https://e.com/?SECRET=&list[0].a-b=1&=SECRET', 'https://e.com/?list[0].a-b=', 'e.com'],
  [`https://e.com/?${'S'.repeat(33)}=1`, 'https://e.com/?', 'e.com'],
  ['//e.com/x#SECRET', '//e.com/x', null],
  ['/path?x=SECRET', '/path?x=', null],
  ['https://[::1]:80/x', 'https://[::1]:80/x', '[::1]:80'],
  ['data:text/plain,SECRET', 'data:…', null],
  [' https://e.com/x', 'https://e.com/x', 'e.com'],
  ['', '', null],
  [`https://e.com/${'x'.repeat(5000)}`, `https://e.com/${'x'.repeat(286)}…`, 'e.com'],
  [5, null, null],
  [undefined, null, null],
])) {
  test(`the URL of ${JSON.stringify(url)?.slice(0, 60)} is told as ${JSON.stringify(told)?.slice(0, 40)}`, () => {
    const { game, restore } = watch(failing(quiet));
    game.request({ url, fail() {} });
    restore();
    assert.deepEqual([timeline()[0]?.call.url, timeline()[0]?.call.host], [told, host]);
  });
}

test('options are read at the time of the call: games use one object again and again', async () => {
  const { game, restore } = watch(createHost(quiet, { error: timeout() }));
  /** @type {Any} */
  const options = { url: 'https://first.com', method: 'GET', fail() {} };
  game.request(options);
  Object.assign(options, { url: 'https://second.com', method: 'PUT' });
  await delay(5);
  restore();
  assert.deepEqual([timeline()[0]?.call.host, timeline()[0]?.call.method], ['first.com', 'GET']);
});

test('a hundred thousand failures keep nothing but the last', () => {
  const script = `import { timeline, watch } from 'ttminis-explain/watch';
    let count = 0;
    const host = { request(options) { options.fail({ errCode: 21103, errMsg: 'Request timeout' }); } };
    const { game } = watch(host, { onExplained: () => count++ });
    const used = () => { gc(); return process.memoryUsage().heapUsed; };
    const run = (times) => { for (let at = 0; at < times; at++) game.request({ url: 'https://e.com/' + at, data: { at }, fail() {} }); };
    run(2000);
    const before = used();
    run(100000);
    console.log(JSON.stringify([count, timeline().length, timeline()[199].call.url, used() - before]));`;
  const printed = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  const [count, length, url, grown] = JSON.parse(printed);
  assert.deepEqual([count, length, url], [102000, 200, 'https://e.com/99999']);
  assert.ok(grown < 1 << 20, `${grown} bytes more`);
});

test('long texts are cut off, and do not keep what they were cut from', () => {
  const script = `import { timeline, watch } from 'ttminis-explain/watch';
    const host = { request(options) { options.fail({ errCode: 99999, errMsg: 'x'.repeat(1000000) + Math.random() }); } };
    const { game } = watch(host);
    gc();
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < 200; at++) game.request({ fail() {} });
    gc();
    const longest = Math.max(...timeline().map(({ explanation }) => explanation.message.length));
    console.log(JSON.stringify([timeline().length, longest, process.memoryUsage().heapUsed - before]));`;
  const printed = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  const [length, longest, grown] = JSON.parse(printed);
  // The core looks for secrets in the first 1024 characters, and leaves out the rest.
  assert.deepEqual([length, longest], [200, 1024]);
  assert.ok(grown < 20e6, `${grown} bytes more`);
});

test('a host may call back late, twice, or both ways', async () => {
  const { told } = await compare({
    host(log) {
      const host = createHost(log);
      host.request = (/** @type {Any} */ options) => {
        for (const ms of [1, 2, 3]) setTimeout(() => log('host', options.fail(timeout())), ms);
      };
      host.downloadFile = (/** @type {Any} */ options) => {
        options.success({ statusCode: 200 });
        options.complete({ errMsg: 'downloadFile:ok' });
      };
      return host;
    },
    async play(game, log) {
      let count = 0;
      game.request({ fail: () => log('fail', ++count) });
      game.downloadFile({
        success: (/** @type {Any} */ result) => log(result),
        complete: () => log('complete'),
      });
      await delay(8);
    },
  });
  assert.deepEqual(told.map(inShort), [requestFailed]);
});

test('complete may be called first, or alone', async () => {
  const data = { data: { score: 1 } };
  const wrong = timeout();
  const cases = /** @type {[[string, Any][], (string | undefined)[][]][]} */ ([
    [[['complete', wrong]], [['request', 'complete', 'network/21103']]],
    [
      [
        ['complete', wrong],
        ['fail', wrong],
      ],
      [['request', 'complete', 'network/21103']],
    ],
    [
      [
        ['complete', data],
        ['success', data],
      ],
      [],
    ],
    [
      [
        ['complete', {}],
        ['fail', wrong],
      ],
      [requestFailed],
    ],
  ]);
  for (const [calls, expected] of cases) {
    const { told } = await compare({
      host: (log) =>
        Object.assign(createHost(log), {
          request(/** @type {Any} */ options) {
            for (const [role, value] of calls) options[role](value);
          },
        }),
      play(game, log) {
        const role = (/** @type {string} */ name) => (/** @type {Any} */ value) => log(name, value);
        game.request({ success: role('success'), fail: role('fail'), complete: role('complete') });
      },
    });
    assert.deepEqual(told.map(inShort), expected, JSON.stringify(calls));
  }
});

test('without fail, complete tells how the call ended', async () => {
  const endings = /** @type {[Any, string[], number][]} */ ([
    [timeout(), ['complete'], 1],
    [timeout(), ['success', 'complete'], 1],
    [undefined, ['complete'], 0],
    [undefined, ['success', 'complete'], 0],
  ]);
  for (const [error, given, count] of endings) {
    const { told } = await compare({
      host: (log) => createHost(log, { error, completes: true }),
      async play(game, log) {
        const options = Object.fromEntries(
          given.map((role) => [role, (/** @type {Any} */ result) => log(role, result)]),
        );
        game.request(options);
        await delay(4);
      },
    });
    assert.deepEqual(
      told.map(inShort),
      Array(count).fill(['request', 'complete', 'network/21103']),
      `${given}`,
    );
  }
});

test('a call is seen that has only success, or no callback at all on a host without promises', async () => {
  for (const [options, calls] of /** @type {[Any, number][]} */ ([
    [{ url: 'https://e.com/', success() {} }, 1],
    [{ url: 'https://e.com/' }, 2],
  ])) {
    clearTimeline();
    const host = createHost(quiet, { error: timeout() });
    const { game, restore } = watch(host);
    for (let call = 0; call < calls; call++) game.request(options);
    await delay(4);
    assert.deepEqual(
      timeline().map(({ explanation: { code } }) => code),
      [21103],
      JSON.stringify(options),
    );
    assert.ok(!('fail' in options), 'the options of the game stay as they are');
    restore();
  }
});

test('without an argument TTMinis.game is watched, and tt where it is another object', async () => {
  const place = /** @type {any} */ (globalThis);
  const [first, second] = [failing(quiet), failing(quiet)];
  for (const [game, tt, seen] of /** @type {const} */ ([
    [first, second, 2],
    [first, first, 2],
    [first, undefined, 1],
    [undefined, second, 1],
  ])) {
    clearTimeline();
    if (game) place.TTMinis = { game };
    if (tt) place.tt = tt;
    const watching = watch();
    assert.equal(watching.game, game ?? tt);
    for (const host of [game, tt]) host?.request({ url: 'https://e.com/', fail() {} });
    await delay(4);
    assert.equal(timeline().length, seen);
    watching.restore();
    delete place.TTMinis;
    delete place.tt;
  }
});

class Request {
  #url = 'https://e.com/private';
  reads = 0;
  /** @param {Log} log */
  constructor(log) {
    this.log = log;
  }
  get url() {
    this.reads++;
    return this.#url;
  }
  /** @param {unknown} error */
  fail(error) {
    this.log('fail of', this.#url, this instanceof Request, error);
  }
}

/** Odd options, and what the host reads of them. @type {Record<string, (log: Log) => any>} */
const odd = {
  frozen: (log) => Object.freeze({ url: 'https://e.com', fail: (/** @type {Any} */ error) => log(error) }),
  sealed: (log) => Object.seal({ url: 'https://e.com', fail: (/** @type {Any} */ error) => log(error) }),
  'with a null prototype': (log) =>
    Object.assign(Object.create(null), {
      url: 'https://e.com',
      fail: (/** @type {Any} */ error) => log(error),
    }),
  'of a class': (log) => new Request(log),
  'with getters': (log) => {
    let reads = 0;
    return {
      get url() {
        return `https://e.com/${++reads}`;
      },
      get fail() {
        log('read fail', this.count());
        return (/** @type {Any} */ error) => log(error);
      },
      count: () => reads,
    };
  },
  'with a getter that throws': (log) => ({
    get url() {
      throw new Error('not yet');
    },
    fail: (/** @type {Any} */ error) => log(error),
  }),
  'with symbols and hidden properties': (log) =>
    Object.defineProperties(
      { [Symbol.for('x')]: 1, fail: (/** @type {Any} */ error) => log(error) },
      { url: { value: 'https://e.com', enumerable: false } },
    ),
  'a Proxy that adds a base': (log) =>
    new Proxy(
      { url: '/x', fail: (/** @type {Any} */ error) => log(error) },
      { get: (target, key) => (key === 'url' ? `https://e.com${target.url}` : Reflect.get(target, key)) },
    ),
  'a Proxy that has defaults': (log) =>
    new Proxy(
      { fail: (/** @type {Any} */ error) => log(error) },
      { get: (target, key) => (key === 'url' ? 'https://e.com' : Reflect.get(target, key)) },
    ),
  'a Proxy that throws when it is looked at': (log) =>
    new Proxy(
      { url: 'https://e.com', fail: (/** @type {Any} */ error) => log(error) },
      {
        ownKeys() {
          throw new Error('no');
        },
      },
    ),
  'methods that use this': () => ({
    url: 'https://e.com',
    tries: 0,
    fail() {
      this.tries++;
    },
  }),
  'an array': () => ['https://e.com'],
};

for (const [name, make] of Object.entries(odd)) {
  test(`options: ${name}`, async () => {
    await compare({
      host(log) {
        const host = createHost(log);
        host.request = (/** @type {Any} */ options) => {
          log('url', options.url, options instanceof Request, Reflect.get(options, Symbol.for('x')));
          log('prototype', Object.getPrototypeOf(options) === Object.prototype, Object.isFrozen(options));
          options.fail?.(timeout());
          return 'task';
        };
        return host;
      },
      play(game, log) {
        const options = make(log);
        let thrown;
        try {
          log(game.request(options));
        } catch (error) {
          thrown = error;
        }
        log(String(thrown), options.tries, options.reads);
      },
    });
  });
}

test('what the host throws is told, and thrown', async () => {
  const { told } = await compare({
    host: (log) => createHost(log, { mode: 'throw', error: Object.freeze(timeout()) }),
    play(game, log, host) {
      for (const args of [[{ fail() {} }], [{}], [], [null]]) {
        try {
          game.request(...args);
        } catch (error) {
          log('caught', error, host.last.self === host);
        }
      }
    },
  });
  assert.deepEqual(told.map(inShort), Array(4).fill(['request', 'throw', 'network/21103']));
});

test('abort is noted before the failure, not after it, and not where the task is frozen', async () => {
  /** @type {[string, boolean | null][]} */
  const cases = [
    ['before', true],
    ['after', false],
    ['never', false],
    ['frozen', null],
  ];
  for (const [when, expected] of cases) {
    const { told } = await compare({
      host: (log) =>
        createHost(log, {
          error: { errCode: 600003, errMsg: 'Network interrupted error' },
          result: () => {
            const task = { aborted: 0, abort: () => 'done' };
            return when === 'frozen' ? Object.freeze(task) : task;
          },
        }),
      async play(game, log) {
        const task = game.request({ fail: () => log('fail') });
        if (when === 'before' || when === 'frozen') log(task.abort());
        await delay(4);
        if (when === 'after') log(task.abort());
        log(Object.keys(task));
      },
    });
    assert.equal(told[0]?.call.aborted, expected, when);
  }
});

test('a host with one task for all calls does not grow', () => {
  const task = { abort: () => 'done' };
  const host = { request: (/** @type {Any} */ _options) => task };
  const { game, restore } = watch(host);
  for (let at = 0; at < 100000; at++) game.request({ fail() {} });
  assert.equal(task.abort(), 'done');
  restore();
});

test('a then of its own is followed as the game calls it', async () => {
  for (const [play, count] of /** @type {[(thenable: any, log: Log) => unknown, number][]} */ ([
    [(thenable, log) => thenable.then(log, log), 1],
    [(thenable, log) => thenable.then(undefined, log), 1],
    [async (thenable, log) => thenable.then(log, log), 1],
    [() => {}, 0],
    [(thenable, log) => thenable.then(log), 0],
  ])) {
    const { told } = await compare({
      host: (log) => createHost(log, { mode: 'thenable', error: timeout() }),
      async play(game, log, host) {
        const thenable = game.request({});
        log(thenable === host.last.task, Object.keys(thenable));
        play(thenable, log);
        await delay(5);
      },
    });
    assert.deepEqual(
      told.map(inShort),
      Array(count).fill(['request', 'promise', 'network/21103']),
      `${play}`,
    );
  }
});

test('a call that the host makes inside another is part of that one', () => {
  const host = {
    request(/** @type {Any} */ options) {
      options.fail(timeout());
    },
    downloadFile(/** @type {Any} */ options) {
      this.request({ fail: options.fail });
    },
  };
  const { game, restore } = watch(host);
  game.downloadFile({ fail: () => game.request({ fail() {} }) });
  restore();
  assert.deepEqual(ids(), [requestFailed, ['downloadFile', 'fail', 'network/21103']]);
});

/**
 * Plays with an ad whose `show` fails.
 *
 * @param {(ad: Any, name: string) => unknown} act - what `load` and `show` do
 * @param {(ad: Any, log: Log, host: Any) => unknown} play
 */
const withAd = (act, play) =>
  compare({
    host(log) {
      const ad = createAd(log, act);
      return Object.assign(createHost(log), {
        ad,
        createRewardedVideoAd: () => ad,
        createInterstitialAd: () => ad,
      });
    },
    play: (game, log, host) => play(game.createRewardedVideoAd({ adUnitId: 'unit' }), log, host),
  });

const noFill = { errCode: 20000, errMsg: 'Network error' };

test('each show that fails is one entry, however often it is tried', async () => {
  const acts = /** @type {((ad: Any) => unknown)[]} */ ([
    (ad) => {
      ad.emit('Error', noFill);
      return Promise.reject(noFill);
    },
    (ad) => {
      setTimeout(() => ad.emit('Error', noFill), 1);
      return Promise.reject(noFill);
    },
    () => Promise.reject(noFill),
    (ad) => {
      ad.emit('Error', noFill);
    },
    (ad) => {
      ad.emit('Error');
      return Promise.reject(noFill);
    },
  ]);
  for (const act of acts) {
    const { told } = await withAd(act, async (ad, log) => {
      ad.onError((/** @type {Any} */ error) => log('first', error));
      ad.onError((/** @type {Any} */ error) => log('second', error));
      for (let tries = 0; tries < 3; tries++) {
        await Promise.resolve(ad.show()).catch((/** @type {Any} */ error) => log('caught', error));
        await delay(4);
      }
    });
    assert.equal(told.length, 3, `${act}: ${JSON.stringify(told.map(inShort))}`);
    assert.deepEqual(
      told.map(({ call }) => [call.api, call.adUnitId]),
      Array(3).fill(['ad.show', 'unit']),
    );
  }
});

const userExit = { errCode: 30001 };
const tooOften = { errCode: 30001, errMsg: 'Ad placement frequency control calibration failure' };
const later = (/** @type {unknown} */ error, ms = 5) =>
  new Promise((_, reject) => {
    setTimeout(() => reject(error), ms);
  });

/**
 * What is told of an ad that fails.
 *
 * @param {(ad: Any, name: string) => unknown} act - what `load` and `show` do
 * @param {(ad: Any, host: Any) => unknown} play
 * @param {number} [ms] - how long to wait behind it
 */
async function toldOf(act, play, ms = 130) {
  const { told } = await withAd(act, async (ad, log, host) => {
    for (const event of ['Error', 'Load']) ad[`on${event}`]((/** @type {Any} */ value) => log(event, value));
    await play(ad, host.ad);
    await delay(ms);
  });
  return told.map((failure) => [...inShort(failure), failure.explanation.code]);
}
const quietly = (/** @type {Any} */ promise) => promise.catch(() => {});

test('what a listener hears is about a call only where the creation is known to have worked', async () => {
  const emitting = (/** @type {unknown} */ error) => (/** @type {Any} */ ad, /** @type {string} */ name) => {
    if (name === 'load') return Promise.resolve();
    ad.emit('Error', error);
    return new Promise(() => {});
  };
  const show = (/** @type {Any} */ ad) => void ad.show();
  const both = async (/** @type {Any} */ ad) => {
    await ad.load();
    show(ad);
  };
  const loaded = (/** @type {Any} */ ad, /** @type {Any} */ host) => {
    host.emit('Load');
    show(ad);
  };
  const shown = ['rewardedVideoAd.show', 'onError', 'ad.show/30001', 30001];
  const unsure = ['rewardedVideoAd.show', 'onError', 'ambiguous', 30001];
  assert.deepEqual(await toldOf(emitting(userExit), show), [unsure]);
  assert.deepEqual(await toldOf(emitting(userExit), both), [shown]);
  assert.deepEqual(await toldOf(emitting(userExit), loaded), [shown]);
  // Two calls are under way, of which either may have failed.
  const twice = async (/** @type {Any} */ ad, /** @type {Any} */ host) => {
    await ad.load();
    ad.show();
    ad.show();
    host.emit('Error', userExit);
  };
  const silent = (/** @type {Any} */ _, /** @type {string} */ name) =>
    name === 'load' ? Promise.resolve() : new Promise(() => {});
  assert.deepEqual(await toldOf(silent, twice), [unsure]);
  // The message decides.
  assert.deepEqual(await toldOf(emitting(tooOften), show), [
    ['rewardedVideoAd.show', 'onError', 'ad.init/30001', 30001],
  ]);
});

test('what a listener hears waits for the rejection, and the one that says more is told', async () => {
  const failing = (/** @type {unknown[]} */ heard, /** @type {unknown} */ reason, ms = 5) =>
    toldOf(
      (ad) => {
        ad.emit('Error', ...heard);
        return later(reason, ms);
      },
      (ad) => quietly(ad.show()),
    );
  const rejected = [['rewardedVideoAd.show', 'promise', 'ad.show/30001', 30001]];
  assert.deepEqual(await failing([userExit], userExit), rejected);
  assert.deepEqual(await failing([], userExit), rejected);
  assert.deepEqual(await failing([tooOften], undefined), [
    ['rewardedVideoAd.show', 'onError', 'ad.init/30001', 30001],
  ]);
  assert.deepEqual(await failing([tooOften], userExit), [
    ['rewardedVideoAd.show', 'onError', 'ad.init/30001', 30001],
  ]);
  // It came too late to be waited for.
  assert.deepEqual(await failing([userExit], userExit, 150), [
    ['rewardedVideoAd.show', 'onError', 'ambiguous', 30001],
  ]);
  // What was heard of a call that succeeds is told then.
  const act = (/** @type {Any} */ ad) => {
    ad.emit('Error', userExit);
    return delay(5);
  };
  assert.equal((await toldOf(act, (ad) => ad.show(), 0)).length, 1);
});

test('where there is no timer, what a listener hears is told at once', async (context) => {
  const ad = createAd(quiet, () => later(userExit));
  const { game, restore } = watch({ createRewardedVideoAd: () => ad });
  const watched = game.createRewardedVideoAd();
  watched.onError(quiet);
  const shown = watched.show();
  const timer = globalThis.setTimeout;
  context.after(() => {
    globalThis.setTimeout = timer;
  });
  Reflect.deleteProperty(globalThis, 'setTimeout');
  ad.emit('Error', userExit);
  globalThis.setTimeout = timer;
  assert.equal(timeline().length, 1);
  await shown.catch(quiet);
  restore();
  assert.equal(timeline().length, 1);
});

test('the failures of two calls are two', async () => {
  for (const heard of [0, 1, 2]) {
    const told = await toldOf(
      (ad) => {
        if (heard === 2) ad.emit('Error', noFill);
        return later(noFill);
      },
      (ad, host) => {
        const calls = [quietly(ad.load()), quietly(ad.show())];
        if (heard === 1) host.emit('Error', noFill);
        return Promise.all(calls);
      },
    );
    assert.deepEqual(
      told.map(([name, via]) => [name, via]),
      [
        ['rewardedVideoAd.load', 'promise'],
        ['rewardedVideoAd.show', 'promise'],
      ],
      `heard ${heard}`,
    );
  }
});

test('two codes are two failures', async () => {
  const told = await toldOf(
    (ad) => {
      ad.emit('Error', { errCode: 20001 });
      return later({ errCode: 11002 });
    },
    (ad) => quietly(ad.show()),
  );
  assert.deepEqual(told, [
    ['rewardedVideoAd.show', 'onError', 'ad.init/20001', 20001],
    ['rewardedVideoAd.show', 'promise', 'ad.show/11002', 11002],
  ]);
});

test('a host with one ad for all tells a failure of the creation that was last', async () => {
  const ad = createAd(quiet, () => Promise.resolve());
  const { game, restore } = watch({ createRewardedVideoAd: (/** @type {Any} */ _options) => ad });
  const first = game.createRewardedVideoAd({ adUnitId: 'first' });
  first.onError(quiet);
  await first.show();
  game.createRewardedVideoAd({ adUnitId: 'second' });
  ad.emit('Error', userExit);
  restore();
  assert.deepEqual(ids(), [['createRewardedVideoAd', 'onError', 'ad.init/30001']]);
  assert.equal(timeline()[0]?.call.adUnitId, 'second');
});

test('an ad error before anything was called belongs to the creation', async () => {
  const { told } = await withAd(quiet, async (ad, log, host) => {
    ad.onError((/** @type {Any} */ error) => log(error));
    host.ad.emit('Error', { errCode: 20001, errMsg: 'Ad placement does not exist' });
  });
  assert.deepEqual(told.map(inShort), [['createRewardedVideoAd', 'onError', 'ad.init/20001']]);
});

test('load is a call of its own', async () => {
  const { told } = await withAd(
    () => Promise.reject(noFill),
    async (ad, log) => {
      await ad.load().catch((/** @type {Any} */ error) => log(error));
    },
  );
  assert.deepEqual(
    told.map(({ call }) => [call.function, call.api, call.via]),
    [['rewardedVideoAd.load', 'ad.load', 'promise']],
  );
});

test('listeners can be taken off again, in every way', async () => {
  await withAd(quiet, (ad, log, host) => {
    /** @this {unknown} @param {any[]} details */
    function listener(...details) {
      log('heard', this === host.ad, details);
    }
    for (const event of ['Error', 'Close', 'Load']) {
      ad[`on${event}`](listener);
      ad[`on${event}`](listener);
      host.ad.emit(event, noFill, 2);
      ad[`off${event}`](listener);
      host.ad.emit(event, { isEnded: false });
      ad[`off${event}`](listener);
      host.ad.emit(event, noFill);
      ad[`on${event}`](listener);
      ad[`off${event}`]();
      host.ad.emit(event, noFill);
      ad[`on${event}`]();
      ad[`off${event}`](() => {});
      ad[`on${event}`](5);
      ad[`off${event}`](undefined);
    }
  });
});

test('a host that gives the same ad again is watched once', async () => {
  const { told } = await withAd(
    () => Promise.reject(noFill),
    async (ad, log, host) => {
      const again = host.createRewardedVideoAd({ adUnitId: 'unit' });
      log(again === ad, Object.keys(ad));
      await again.show().catch((/** @type {Any} */ error) => log(error));
    },
  );
  assert.deepEqual(told.map(inShort), [['rewardedVideoAd.show', 'promise', 'ad.show/20000']]);
});

test('a frozen ad is used through a facade, the same one each time', async () => {
  const ad = Object.freeze(createAd(quiet, () => Promise.reject(noFill)));
  const { game, restore } = watch({ createRewardedVideoAd: () => ad });
  const [first, second] = [game.createRewardedVideoAd(), game.createRewardedVideoAd()];
  assert.ok(first === second);
  const heard = /** @type {unknown[]} */ ([]);
  const listener = (/** @type {unknown} */ error) => heard.push(error);
  first.onError(listener);
  ad.emit('Error', noFill);
  first.offError(listener);
  ad.emit('Error', noFill);
  assert.equal(heard.length, 1);
  await assert.rejects(first.show(), (error) => error === noFill);
  restore();
  assert.equal(timeline().length, 1);
});

test('an ad that cannot be created is told', () => {
  const error = { errCode: 11001, errMsg: 'Param error, invalid ad placement ID' };
  const host = {
    createInterstitialAd(/** @type {Any} */ _options) {
      throw error;
    },
  };
  const { game, restore } = watch(host);
  assert.throws(
    () => game.createInterstitialAd({ adUnitId: '' }),
    (thrown) => thrown === error,
  );
  restore();
  assert.deepEqual(ids(), [['createInterstitialAd', 'throw', 'ad.init/11001']]);
});

test('restore gives back what was there, in any order', () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    const proto = { downloadFile() {} };
    const host = Object.create(proto, {
      request: { value: () => {}, writable: false, enumerable: false, configurable: true },
      createRewardedVideoAd: { get: () => quiet, enumerable: true, configurable: true },
    });
    const before = Object.getOwnPropertyDescriptors(host);
    const watches = [watch(host), watch(host), watch(host)];
    assert.deepEqual(watches[0]?.watched, ['request', 'downloadFile', 'createRewardedVideoAd']);
    for (const at of order) {
      assert.notEqual(Object.getOwnPropertyDescriptors(host).request, before.request);
      watches[at]?.restore();
      watches[at]?.restore();
    }
    assert.deepEqual(Object.getOwnPropertyDescriptors(host), before);
  }
});

test('after restore nothing is told, of calls under way neither', async () => {
  const host = createHost(quiet, { error: timeout() });
  const one = watch(host);
  const two = watch(host);
  host.request({ fail() {} });
  two.restore();
  await delay(4);
  assert.equal(timeline().length, 1);
  host.request({ fail() {} });
  one.restore();
  await delay(4);
  assert.equal(timeline().length, 1);
  const three = watch(host);
  host.request({ fail() {} });
  await delay(4);
  three.restore();
  assert.equal(timeline().length, 2);
});

test('who wrapped in between keeps what it has, and ours passes everything through', () => {
  const host = failing(quiet);
  const { restore } = watch(host);
  const below = host.request;
  host.request = function theirs(/** @type {Any} */ options) {
    return below.call(host, options);
  };
  const { request } = host;
  restore();
  assert.ok(host.request === request);
  let heard = 0;
  const options = { fail: () => heard++ };
  host.request(options);
  assert.deepEqual([heard, timeline().length, host.last.options === options], [1, 0, true]);
});

test('a second copy of the package knows the first', () => {
  /** @type {typeof import('ttminis-explain/watch')} */
  const copy = createRequire(import.meta.url)('ttminis-explain/watch');
  assert.notEqual(copy.watch, watch);
  copy.clearTimeline();
  const host = failing(quiet);
  const own = host.request;
  const told = /** @type {string[]} */ ([]);
  const first = watch(host, { onExplained: () => told.push('first') });
  const wrapped = host.request;
  const second = copy.watch(host, { onExplained: () => told.push('second') });
  assert.ok(host.request === wrapped);
  host.request({ fail() {} });
  assert.deepEqual([told, timeline().length, copy.timeline().length], [['first', 'second'], 1, 1]);
  first.restore();
  assert.ok(host.request === wrapped);
  host.request({ fail() {} });
  assert.deepEqual([told.length, timeline().length, copy.timeline().length], [3, 1, 2]);
  second.restore();
  assert.ok(host.request === own);
});

test('a listener that throws is reported once, and never to the game', (context) => {
  const error = context.mock.method(console, 'error', () => {});
  const { game, restore } = watch(failing(quiet), {
    onExplained() {
      throw new Error('oops');
    },
  });
  for (let at = 0; at < 3; at++) game.request({ fail() {} });
  restore();
  assert.deepEqual(
    error.mock.calls.map(({ arguments: args }) => args),
    [['ttminis-explain: onExplained threw: oops']],
  );
  assert.equal(timeline().length, 3);
});

test('a listener whose promise is rejected is reported in the same way', async (context) => {
  const error = context.mock.method(console, 'error', () => {});
  const unhandled = context.mock.fn();
  process.on('unhandledRejection', unhandled);
  const { game, restore } = watch(failing(quiet), {
    async onExplained() {
      throw new Error('oops');
    },
  });
  for (let at = 0; at < 3; at++) game.request({ fail() {} });
  await delay(5);
  process.off('unhandledRejection', unhandled);
  restore();
  assert.deepEqual(
    error.mock.calls.map(({ arguments: args }) => args),
    [['ttminis-explain: onExplained threw: oops']],
  );
  assert.equal(unhandled.mock.callCount(), 0);
});

test('a listener that another one ends hears nothing more', () => {
  const host = failing(quiet);
  let heard = 0;
  const first = watch(host, { onExplained: () => second.restore() });
  const second = watch(host, { onExplained: () => heard++ });
  host.request({ fail() {} });
  first.restore();
  assert.equal(heard, 0);
});

test('what is told is frozen all the way down', () => {
  const errors = [timeout(), userExit, { errCode: 99999, errMsg: 'x'.repeat(5000) }, 5, undefined, 'x'];
  let objects = 0;
  const look = (/** @type {unknown} */ value) => {
    if (typeof value !== 'object' || value === null) return;
    objects++;
    assert.ok(Object.isFrozen(value), JSON.stringify(value));
    Object.values(value).forEach(look);
  };
  for (const error of errors) {
    const { game, restore } = watch(createHost(quiet, { mode: 'sync', error: error ?? null }));
    game.request({ url: 'x', method: 'y', data: 5, fail() {} });
    restore();
  }
  timeline().forEach(look);
  assert.ok(timeline().length >= 5 && objects > 50);
});

test('a listener that makes failing calls itself comes to an end', () => {
  const host = failing(quiet);
  const { game, restore } = watch(host, { onExplained: () => game.request({ fail() {} }) });
  game.request({ fail() {} });
  restore();
  assert.ok(timeline().length > 1 && timeline().length < 10);
});

test('the plain script watches too, with the core that it has', () => {
  const script = createRequire(import.meta.url)('ttminis-explain/game.js');
  const own = failing(quiet);
  const { restore } = script.watch(own);
  own.request({ fail() {} });
  restore();
  assert.deepEqual(script.timeline().map(inShort), [requestFailed]);
  assert.equal(timeline().length, 0);
  script.clearTimeline();
  assert.equal(script.timeline().length, 0);
});

test('what a game has put on Object.prototype changes nothing', () => {
  const script = `import { timeline, watch } from 'ttminis-explain/watch';
    const polluted = { get: 5, set: 5, value: 5, writable: 5, enumerable: 5, abort: 5, fail: 5 };
    Object.assign(Object.prototype, polluted);
    const host = { request(options) { if (typeof options.fail === 'function') options.fail({ errCode: 21103 }); else return Promise.reject({ errCode: 21103 }); } };
    const frozen = Object.freeze({ request: host.request });
    const caught = [];
    watch(host);
    host.request({ fail: () => caught.push('fail') });
    watch(frozen).game.request({ fail: () => caught.push('fail') });
    await host.request({}).catch(() => caught.push('catch'));
    for (const name of Object.keys(polluted)) delete Object.prototype[name];
    console.log(JSON.stringify([caught, timeline().map(({ call }) => call.via)]));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.deepEqual(JSON.parse(printed), [
    ['fail', 'fail', 'catch'],
    ['fail', 'fail', 'promise'],
  ]);
});

test('nothing to watch is no error', () => {
  for (const game of /** @type {any[]} */ ([
    undefined,
    null,
    5,
    'text',
    Symbol('x'),
    {},
    Object.freeze({}),
    [],
  ])) {
    const { game: same, facade, watched, warnings, restore } = watch(game);
    assert.ok(Object.is(same, game));
    assert.deepEqual([facade, watched], [false, []]);
    assert.match(warnings[0] ?? '', /nothing to watch.+pass TTMinis\.game/);
    restore();
  }
  const { restore } = watch(failing(quiet), /** @type {any} */ ({ onExplained: 5, trustedDomains: 'x' }));
  restore();
});

test('the timeline is a list of its own, and can be cleared', () => {
  const { game, restore } = watch(failing(quiet));
  game.request({ fail() {} });
  const kept = timeline();
  clearTimeline();
  game.request({ fail() {} });
  game.request({ fail() {} });
  restore();
  assert.deepEqual([kept.length, timeline().length], [1, 2]);
  assert.ok((timeline()[0]?.call.id ?? 0) < (timeline()[1]?.call.id ?? 0));
});

test('QuickJS: a handled rejection is told and stays handled, an unhandled one stays unhandled', async () => {
  const quickJs = await getQuickJS();
  const context = quickJs.newContext();
  try {
    const script = `var pkg = ${asScript(filesOf(join(root, 'pkg'), 'watch.js'))}('./watch.js'), seen = [], told = [];
      var host = { request: function () { return Promise.reject({ errCode: 21103 }); } };
      var game = pkg.watch(host, { onExplained: function (answer) { told.push(answer.id); } }).game;
      game.request({}).catch(function (error) { seen.push(error.errCode); });
      (async function () { try { await game.request({}); } catch (error) { seen.push(error.errCode); } })();
      game.request({});`;
    context.unwrapResult(context.evalCode(script)).dispose();
    context.runtime.executePendingJobs().dispose();
    const result = context.unwrapResult(context.evalCode('JSON.stringify([seen, told])'));
    assert.deepEqual(JSON.parse(result.consume(context.getString)), [
      [21103, 21103],
      ['network/21103', 'network/21103', 'network/21103'],
    ]);
  } finally {
    context.dispose();
  }
});
