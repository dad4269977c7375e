// @ts-check
// The traps of software that wraps another's functions: one test for each, with the same scene without and with `watch`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { watch } from 'ttminis-explain/watch';
import { asScript, createRealm, filesOf } from '../realms/realm.mjs';
import { root } from '../support/paths.mjs';
import { printTable } from '../support/report.mjs';
import { compare, inShort } from './compare.mjs';
import { createAd, createHost, shape, timeout } from './host.mjs';

/** @typedef {import('./host.mjs').Any} Any */

/** @type {string[][]} */
const rows = [['trap', 'game without and with watch', 'what watch told']];
after(() => printTable(rows));

/**
 * A test whose row is in the table.
 *
 * @param {string} name
 * @param {() => Promise<string>} body - returns what `watch` told
 */
function trap(name, body) {
  test(name, async () => {
    const row = [name, 'DIFFERENT', ''];
    rows.push(row);
    row[2] = await body();
    row[1] = 'same';
  });
}

/** A task that counts. */
const abortable = () => ({ aborted: 0, abort() {} });

trap('the return value is eaten', async () => {
  const results = [
    () => undefined,
    () => null,
    () => 5,
    () => 'text',
    () => [1],
    () => function task() {},
    () => Object.freeze(abortable()),
    () => Object.preventExtensions({}),
    () => Object.create({ abort: () => 'inherited' }),
    abortable,
    () => Promise.resolve(1),
    // biome-ignore lint/suspicious/noThenProperty: hosts have such objects
    () => ({ then: 5 }),
  ];
  for (const make of results) {
    /** @type {unknown} */
    let made;
    const result = () => {
      made = make();
      return made;
    };
    await compare({
      host: (log) => createHost(log, { result }),
      play(game, log) {
        const returned = game.request({ url: 'https://e.com', fail() {} });
        log('identity', returned === made, typeof returned);
        if (typeof returned?.abort === 'function') log('abort', returned.abort(), Object.keys(returned));
        if (Array.isArray(returned)) log('json', JSON.stringify(returned));
      },
    });
  }
  const { told } = await compare({
    host: (log) => createHost(log, { error: { errCode: 600003, errMsg: 'Network interrupted error' } }),
    play(game, log, host) {
      const task = game.request({ url: 'https://e.com', fail: (/** @type {Any} */ e) => log('fail', e) });
      log(task === host.last.task, task.abort(), task.state, shape(task));
    },
  });
  assert.deepEqual(told.map(inShort), [['request', 'fail', 'network/600003']]);
  assert.equal(told[0]?.call.aborted, true);
  return 'the call, and that it was aborted';
});

trap('an added fail switches promise mode off', async () => {
  const told = [];
  for (const options of [
    {},
    { fail: undefined },
    { success: null, complete: 'x' },
    undefined,
    null,
    'text',
  ]) {
    const scene = await compare({
      host: (log) => createHost(log, { mode: 'promise', error: timeout() }),
      async play(game, log, host) {
        const returned = options === undefined ? game.request() : game.request(options);
        log('promise', returned instanceof Promise, host.last.options === options);
        await returned.catch((/** @type {unknown} */ error) => log('caught', error));
      },
    });
    told.push(...scene.told.map(inShort));
  }
  assert.deepEqual(told, Array(6).fill(['request', 'promise', 'network/21103']));
  const { told: inCallbackMode } = await compare({
    host: (log) => createHost(log, { mode: 'promise', error: timeout() }),
    async play(game, log) {
      const options = { fail: (/** @type {unknown} */ error) => log('fail', error) };
      const returned = game.request(options);
      log('promise', returned instanceof Promise, shape(options));
      await delay(5);
    },
  });
  assert.deepEqual(inCallbackMode.map(inShort), [['request', 'fail', 'network/21103']]);
  return 'the rejection of the promise';
});

trap('a rejection is handled that the game left unhandled, or the other way round', async () => {
  const script = fileURLToPath(new URL('rejections.mjs', import.meta.url));
  const run = async (/** @type {string} */ how) =>
    JSON.parse((await promisify(execFile)(process.execPath, [script, how])).stdout);
  const without = await run('without');
  const withWatch = await run('with');
  assert.deepEqual(withWatch.seen, without.seen);
  // The scenes in which the engine reports a rejection, and those in which it does not, are both there.
  const counts = Object.values(/** @type {Record<string, string[]>} */ (without.seen)).map(
    (events) => events.filter((event) => event.startsWith('unhandled')).length,
  );
  assert.ok(counts.includes(0) && counts.includes(1), `${counts}`);
  assert.deepEqual(withWatch.told, withWatch.rejected);
  return 'every rejection, handled or not';
});

trap('the error object is changed', async () => {
  /** @type {[string, () => any][]} */
  const errors = [
    ['plain', timeout],
    ['frozen', () => Object.freeze({ ...timeout(), detail: Object.freeze({ a: [1] }) })],
    ['Error', () => Object.assign(new Error('Request timeout'), { errCode: 21103 })],
    ['null prototype', () => Object.assign(Object.create(null), timeout())],
    ['text', () => 'request:fail Request timeout'],
  ];
  for (const [name, make] of errors) {
    for (const mode of /** @type {const} */ (['callback', 'promise', 'sync'])) {
      const error = make();
      const before = typeof error === 'object' ? JSON.stringify([shape(error), error]) : error;
      const { told } = await compare({
        host: (log) => createHost(log, { mode, error }),
        async play(game, log) {
          const check = (/** @type {any} */ seen) => {
            log(name, seen === error, typeof seen === 'object' ? JSON.stringify([shape(seen), seen]) : seen);
            log(
              'unchanged',
              (typeof seen === 'object' ? JSON.stringify([shape(seen), seen]) : seen) === before,
            );
          };
          if (mode === 'promise') await game.request({}).catch(check);
          else game.request({ fail: check });
          await delay(3);
        },
      });
      assert.deepEqual(told.map(inShort)[0]?.[2], 'network/21103', name);
      assert.equal(typeof error === 'object' ? JSON.stringify([shape(error), error]) : error, before);
    }
  }
  // The game may change it at once: what is told is how it came.
  const { told } = await compare({
    host: (log) => createHost(log, { error: timeout() }),
    play(game, log) {
      game.request({
        fail(/** @type {Any} */ error) {
          log(JSON.stringify(error));
          const { errCode } = error;
          error.errCode = 0;
          setTimeout(() => {
            error.errCode = errCode;
          });
        },
      });
    },
  });
  assert.equal(told[0]?.explanation.code, 21103);
  return 'the error as it came';
});

trap('one failure is told twice', async () => {
  const error = { errCode: 20000, errMsg: 'Network error' };
  for (const order of ['listener first', 'promise first']) {
    const { told } = await compare({
      host(log) {
        const ad = createAd(log, (ad) => {
          const emit = () => ad.emit('Error', { ...error });
          if (order === 'listener first') emit();
          else setTimeout(emit, 2);
          return Promise.reject(error);
        });
        return Object.assign(createHost(log), { createRewardedVideoAd: () => ad });
      },
      async play(game, log) {
        const ad = game.createRewardedVideoAd({ adUnitId: 'unit' });
        ad.onError((/** @type {Any} */ seen) => log('onError', seen));
        await ad.show().catch((/** @type {Any} */ seen) => log('catch', seen));
        await delay(5);
      },
    });
    assert.deepEqual(told.map(inShort), [['rewardedVideoAd.show', 'promise', 'ad.show/20000']]);
  }
  for (const mode of /** @type {const} */ (['callback', 'both', 'sync'])) {
    const { told } = await compare({
      host: (log) => createHost(log, { mode, error: timeout(), completes: true }),
      async play(game, log) {
        const returned = game.request({
          fail: (/** @type {Any} */ seen) => log('fail', seen),
          complete: (/** @type {Any} */ seen) => log('complete', seen),
        });
        if (mode === 'both') await returned.catch((/** @type {Any} */ seen) => log('catch', seen));
      },
    });
    assert.deepEqual(told.map(inShort), [['request', 'fail', 'network/21103']], mode);
  }
  return 'one entry';
});

trap('fail runs before the task is returned', async () => {
  const { told } = await compare({
    host: (log) => createHost(log, { mode: 'sync', error: timeout(), completes: true }),
    play(game, log) {
      let returned = false;
      const task = game.request({
        fail: (/** @type {Any} */ error, /** @type {unknown} */ more) => log('fail', returned, error, more),
        complete: () => log('complete', returned),
      });
      returned = true;
      log(typeof task.abort);
      // What a callback throws goes through the host, as it does without.
      game.request({
        fail() {
          throw new Error("the game's own");
        },
      });
    },
  });
  assert.deepEqual(told.map(inShort), Array(2).fill(['request', 'fail', 'network/21103']));
  assert.deepEqual(told[0]?.call.aborted, false);
  return 'the call, once';
});

trap('host functions are copied or detached', async () => {
  class Host {
    #secret = 'kept';
    /** @type {import('./host.mjs').Log} */
    #log;
    /** @param {import('./host.mjs').Log} log */
    constructor(log) {
      this.#log = log;
    }
    /** @param {Any} options @param {unknown[]} more */
    request(options, ...more) {
      this.#log('receiver', this.#secret, more.length);
      options.fail(timeout());
      return this.#secret;
    }
    get downloadFile() {
      const secret = this.#secret;
      return (/** @type {Any} */ options) => {
        options.fail(timeout());
        return secret;
      };
    }
  }
  const { told } = await compare({
    host: (log) => new Host(log),
    play(game, log) {
      const fail = (/** @type {Any} */ error) => log(error.errCode);
      log(game.request({ fail }), game.downloadFile({ fail }));
      log(game.request.name, game.request.length, 'request' in game);
      const { request } = game;
      for (const detached of [() => request({ fail }), () => request.call({}, { fail })]) {
        try {
          log(detached());
        } catch (error) {
          log(error instanceof TypeError, /#secret/.test(String(error)));
        }
      }
      // On an object that inherits from the host the host's function fails too.
      try {
        Object.create(game).request({ fail });
      } catch (error) {
        log(error instanceof TypeError);
      }
    },
  });
  assert.deepEqual(told.map(inShort).slice(0, 2), [
    ['request', 'fail', 'network/21103'],
    ['downloadFile', 'fail', 'network/21103'],
  ]);
  assert.deepEqual(
    told.slice(2).map(({ call }) => call.via),
    ['throw', 'throw', 'throw'],
  );
  return 'the calls; and that detached ones threw';
});

trap('the host is frozen, or refuses', async () => {
  const refuse = () => {
    throw new TypeError('refused');
  };
  const noWrites = { defineProperty: refuse, set: refuse, deleteProperty: refuse, preventExtensions: refuse };
  /** @type {Record<string, (host: Any) => Any>} */
  const hosts = {
    frozen: Object.freeze,
    sealed(host) {
      for (const key of Object.keys(host)) Object.defineProperty(host, key, { writable: false });
      return Object.seal(host);
    },
    'Proxy that throws on writing': (host) => new Proxy(host, noWrites),
    'Proxy that ignores writing': (host) =>
      new Proxy(host, { defineProperty: () => true, set: () => true, deleteProperty: () => true }),
    'Proxy that lists nothing': (host) =>
      new Proxy(host, { ...noWrites, ownKeys: refuse, getPrototypeOf: refuse }),
  };
  for (const [name, change] of Object.entries(hosts)) {
    const { told, watching } = await compare({
      host(log) {
        const host = createHost(log, { mode: 'sync', error: timeout() });
        const changed = change(host);
        // The functions of a frozen host know what is their receiver.
        if (changed !== host) host.last.self = changed;
        return changed;
      },
      play(game, log) {
        game.request({ url: 'https://e.com', fail: (/** @type {Any} */ error) => log(error) });
        if (name !== 'Proxy that lists nothing')
          log(game.login(), game.version, Object.keys(game).includes('login'));
        const { request } = game;
        log(request === game.request, 'request' in game);
      },
    }).catch((error) => assert.fail(`${name}: ${error}`));
    assert.deepEqual(told.map(inShort), [['request', 'fail', 'network/21103']], name);
    assert.equal(watching.facade, true, name);
    assert.match(
      watching.warnings[0] ?? '',
      /cannot be changed \(.+\): use the 'game' that watch returned/,
      name,
    );
  }
  // What cannot even be read is left alone.
  const blind = new Proxy(
    {},
    { get: refuse, getOwnPropertyDescriptor: refuse, ownKeys: refuse, getPrototypeOf: refuse },
  );
  const { game, watched, warnings } = watch(blind);
  assert.ok(game === blind);
  assert.deepEqual(watched, []);
  assert.match(warnings.join(), /nothing to watch/);
  return 'the call, through a facade';
});

trap('it is wrapped twice, or unwrapped by someone else', async () => {
  const { told } = await compare({
    host: (log) => createHost(log, { mode: 'sync', error: timeout() }),
    play(game, log, host, watched) {
      const fail = (/** @type {Any} */ error) => log(error);
      const own = host.request;
      const again = watched ? watch(host) : { restore() {} };
      if (own !== host.request) log('wrapped again');
      game.request({ fail });
      // Someone wraps it too, and takes that back when the first to wrap is gone.
      const below = game.request;
      game.request = function (/** @type {Any} */ options) {
        log('theirs');
        return below.call(this, options);
      };
      const theirs = game.request;
      game.request({ fail });
      again.restore();
      again.restore();
      log(game.request === theirs);
      game.request({ fail });
      game.request = below;
      game.request({ fail });
    },
  });
  assert.deepEqual(told.map(inShort), Array(4).fill(['request', 'fail', 'network/21103']));
  return 'each call once';
});

trap('an engine copies every function at boot', async () => {
  // What Cocos Creator 3 does, in short.
  const cloned = (/** @type {Any} */ host) =>
    Object.fromEntries(
      Object.keys(host).map((key) => [
        key,
        typeof host[key] === 'function' ? host[key].bind(host) : host[key],
      ]),
    );
  const scene = {
    host: (/** @type {import('./host.mjs').Log} */ log) =>
      createHost(log, { mode: 'sync', error: timeout() }),
    play(/** @type {Any} */ game, /** @type {import('./host.mjs').Log} */ log) {
      const engine = cloned(game);
      engine.request({ fail: (/** @type {Any} */ error) => log(error) });
      log(engine.login());
    },
  };
  const { told, watching } = await compare(scene);
  assert.deepEqual(told.map(inShort), [['request', 'fail', 'network/21103']]);
  assert.deepEqual(watching.warnings, []);
  for (const [name, engine] of Object.entries({
    cc: 'Cocos Creator',
    CocosEngine: 'Cocos Creator',
    Laya: 'LayaAir',
  })) {
    Reflect.set(globalThis, name, {});
    try {
      const { warnings, restore } = watch(createHost(() => {}));
      assert.equal(warnings.length, 1);
      assert.match(
        warnings[0] ?? '',
        new RegExp(`^${engine} has started already .* before the engine is loaded`),
      );
      restore();
    } finally {
      Reflect.deleteProperty(globalThis, name);
    }
  }
  return 'the call; and a warning where it came late';
});

/** What a realm has in it that must not be touched: each touch is written down, and throws. */
const untouchable = `
  var touched = [];
  var touch = function (name) { return function () { touched.push(name); throw new TypeError('touched ' + name); }; };
  var forbidden = ['document', 'window', 'navigator', 'location', 'HTMLElement', 'Image', 'performance', 'queueMicrotask',
    'requestAnimationFrame', 'fetch', 'XMLHttpRequest', 'URL', 'TextDecoder', 'TextEncoder', 'localStorage', 'self', 'wx', 'tt',
    'setTimeout', 'setInterval'];
  for (var at = 0; at < forbidden.length; at++)
    Object.defineProperty(globalThis, forbidden[at], { get: touch(forbidden[at]), configurable: true });
  var console = {}, methods = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir'];
  for (var at = 0; at < methods.length; at++) console[methods[at]] = touch('console.' + methods[at]);
`;

/** A game that draws, is touched, and makes calls that fail. */
const drawing = `
  var seen = [], canvases = 0, touchListeners = [];
  var context = {};
  ['clip', 'isPointInPath', 'isPointInStroke', 'setLineDash', 'fillRect', 'fillText'].forEach(function (name) {
    context[name] = function () { seen.push(['context', name]); };
  });
  var host = {
    createCanvas: function () {
      canvases++;
      var kind = canvases === 1 ? 'screen' : 'off-screen';
      return { kind: kind, getContext: function () { return context; } };
    },
    onTouchStart: function (listener) { touchListeners.push(listener); },
    request: function (options) { options.fail(options.error); return { abort: function () {} }; },
    downloadFile: function () { return Promise.reject({ errCode: 21101, errMsg: 'Move file failed' }); },
    createRewardedVideoAd: function () {
      return { show: function () { return Promise.reject({ errCode: 30001 }); }, onError: function () {} };
    },
  };
  var told = [];
  var watching = watched ? pkg.watch(host, { onExplained: function (explanation, call) { told.push([explanation, call]); } }) : null;
  var game = watching ? watching.game : host;
  function play(error) {
    game.request({ url: 'https://e.com', error: error, fail: function (error) { seen.push(['fail', error === error]); } });
    game.downloadFile({}).catch(function (error) { seen.push(['caught', error.errCode]); });
    game.createRewardedVideoAd({ adUnitId: 'unit' }).show().catch(function (error) { seen.push(['ad', error.errCode]); });
    var canvas = game.createCanvas();
    seen.push(['canvas', canvas.kind, canvases]);
    canvas.getContext('2d').fillRect();
    game.onTouchStart(function (event) { seen.push(['touch', event.touches.length, Object.keys(event)]); });
    touchListeners.forEach(function (listener) { listener({ touches: [1], changedTouches: [1], timeStamp: 1 }); });
    seen.push(['listeners', touchListeners.length]);
  }
`;

/**
 * Plays the drawing game in a realm, without and with `watch`.
 *
 * @param {object} [options]
 * @param {string} [options.error] - a script whose value the request fails with
 * @param {string} [options.before] - a script that runs first
 */
async function inRealm({ error = '({ errCode: 21103 })', before = '' } = {}) {
  const results = [];
  for (const watched of [false, true]) {
    const evaluate = createRealm();
    evaluate(untouchable);
    evaluate(before);
    evaluate(
      `var pkg = ${asScript(filesOf(join(root, 'pkg'), 'watch.js'))}('./watch.js'), watched = ${watched};`,
    );
    evaluate(drawing);
    evaluate(`play(${error});`);
    await delay(5);
    results.push(
      JSON.parse(
        evaluate('JSON.stringify({ seen: seen, touched: touched, told: told, timeline: pkg.timeline() })'),
      ),
    );
  }
  const [without, withWatch] = results;
  assert.ok(without.seen.length >= 7);
  assert.deepEqual(withWatch.seen, without.seen);
  assert.equal(withWatch.told.length, 3);
  return withWatch;
}

trap("the engine's imitation of a DOM", async () => {
  const imitation = `
    var element = function () { return new Proxy({}, { get: function (_, name) { touched.push('document.' + String(name)); return element; } }); };
    Object.defineProperty(globalThis, 'document', { value: element(), configurable: true });
    Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true });`;
  for (const before of ['', imitation]) assert.deepEqual((await inRealm({ before })).touched, []);
  return 'the calls, without a look at it';
});

trap("the first canvas is the game's screen", async () => {
  const { seen } = await inRealm();
  assert.deepEqual(
    seen.find((/** @type {unknown[]} */ [what]) => what === 'canvas'),
    ['canvas', 'screen', 1],
  );
  return 'the calls, without a canvas';
});

trap("clip, isPointInPath and dashes are missing in the runtime's context", async () => {
  const { seen } = await inRealm();
  assert.deepEqual(
    seen.filter((/** @type {unknown[]} */ [what]) => what === 'context'),
    [['context', 'fillRect']],
  );
  return 'the calls, without drawing';
});

trap('touches are broadcast to everyone', async () => {
  const { seen } = await inRealm();
  assert.deepEqual(
    seen.filter((/** @type {unknown[]} */ [what]) => what === 'touch' || what === 'listeners'),
    [
      ['touch', 1, ['touches', 'changedTouches', 'timeStamp']],
      ['listeners', 1],
    ],
  );
  return 'the calls, without a listener';
});

trap('queueMicrotask throws, performance.now differs', async () => {
  const { touched, told } = await inRealm();
  assert.deepEqual(touched, []);
  for (const [, call] of told)
    assert.ok(call.elapsedMs >= 0 && call.elapsedMs < 1000, `${call.elapsedMs} ms`);
  return 'the calls, timed with Date.now';
});

trap('logging big objects runs out of memory', async () => {
  const huge = `(function () {
    var error = { errCode: 21103, errMsg: 'Request timeout ' + 'x'.repeat(1000000), list: [] };
    for (var at = 0; at < 10000; at++) error.list.push({ at: at, error: error });
    return error;
  })()`;
  const { touched, timeline } = await inRealm({ error: huge });
  assert.deepEqual(touched, []);
  assert.ok(JSON.stringify(timeline).length < 50000, `${JSON.stringify(timeline).length} characters`);
  return 'the calls, shortened; nothing is logged';
});

trap('an Error logs as {}', async () => {
  const { told } = await inRealm({ error: 'new TypeError("host.request is not a function")' });
  const [explanation] = told.find((/** @type {[unknown, Any]} */ [, call]) => call.function === 'request');
  assert.equal(explanation.looksLike, 'javascript-error');
  assert.equal(explanation.message, 'host.request is not a function');
  return 'its message';
});
