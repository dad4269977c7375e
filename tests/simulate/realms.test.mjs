// @ts-check
// The simulator in Chromium, with its timers and its network, and where there is nothing but the language.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { asScript, createRealm, filesOf } from '../realms/realm.mjs';
import { launch, serve } from '../support/browser.mjs';
import { install } from '../support/installed.mjs';

/** @type {string} */
let project;

before(() => {
  ({ folder: project } = install('simulate'));
  writeFileSync(join(project, 'index.html'), '<!doctype html><meta charset="utf-8"><title>simulate</title>');
  writeFileSync(join(project, 'scores.json'), '{"score":5}');
});

test('in Chromium: real requests, real time, the core of another entry', async () => {
  const browser = await launch();
  const server = await serve(project);
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.origin);
    const seen = await page.evaluate(async (origin) => {
      /** @type {(path: string) => Promise<any>} */
      const load = (path) => import(path);
      const { explain, backend } = await load('/node_modules/ttminis-explain/index.mjs');
      /** @type {typeof import('ttminis-explain/simulate')} */
      const { createSimulator } = await load('/node_modules/ttminis-explain/simulate.mjs');
      const simulator = createSimulator({ latencyMs: 5, adOutcome: 'user-exit', showSettles: 'closed' });
      const kind = backend().kind;
      const idOf = (/** @type {Promise<unknown>} */ promise) =>
        promise.then(
          () => 'success',
          (error) => explain(error).id,
        );
      const { game } = simulator;
      const start = Date.now();
      const timedOut = await idOf(
        createSimulator({ responses: [{ delayMs: 5000 }] }).game.request({ url: origin, timeout: 50 }),
      );
      const took = Date.now() - start;
      return {
        kind,
        data: (await game.request({ url: `${origin}/scores.json` })).data,
        missing: await idOf(game.request({ url: `${origin}/missing.json` })),
        refused: await idOf(game.request({ url: 'http://127.0.0.1:1/' })),
        timedOut,
        inTime: took >= 49 && took < 2000,
        exit: await idOf(game.createRewardedVideoAd({ adUnitId: 'unit' }).show()),
      };
    }, server.origin);
    assert.deepEqual(seen, {
      kind: 'wasm',
      data: { score: 5 },
      missing: 'network/http-non-2xx',
      refused: 'network/10401',
      timedOut: 'network/21103',
      inTime: true,
      exit: 'ad.show/30001',
    });
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    server.close();
  }
});

test('with nothing but the language: no timers, no network, no WebAssembly', async () => {
  const evaluate = createRealm();
  evaluate('delete globalThis.WebAssembly;');
  const folder = join(project, 'node_modules/ttminis-explain');
  const files = { ...filesOf(folder, 'js.js'), ...filesOf(folder, 'simulate.js') };
  evaluate(`var load = ${asScript(files)}, explain = load('./js.js').explain, order = [];
    var createSimulator = load('./simulate.js').createSimulator;`);
  assert.equal(
    evaluate('[typeof setTimeout, typeof fetch, typeof console, typeof WebAssembly].join()'),
    'undefined,undefined,undefined,undefined',
  );
  const run = evaluate(`(function () {
    var simulator = createSimulator({
      latencyMs: 5,
      responses: function (request) {
        if (/cloud/.test(request.url)) return undefined;
        return /slow/.test(request.url) ? { delayMs: 100000, data: 'slow' } : { data: { score: 5 } };
      },
    });
    var game = simulator.game;
    var note = function (name) {
      return function (value) { order.push(name + ' ' + (value && value.errMsg && explain(value).id || JSON.stringify(value))); };
    };
    var ad = game.createRewardedVideoAd({ adUnitId: 'unit' });
    ad.onClose(note('close'));
    game.request({ url: 'https://example.com/slow', complete: function (result) { order.push('slow ' + result.data); } });
    return Promise.all([
      game.request({ url: 'https://example.com/slow', timeout: 50 }).catch(note('timeout')),
      game.request({ url: 'https://example.com/a' }).then(function (result) { order.push('data ' + JSON.stringify(result.data)); }),
      game.request({ url: 'https://cloud.example/a' }).catch(note('offline')),
      game.request({ url: '' }).catch(note('wrong')),
      ad.show(),
      new Promise(function (resolve) {
        game.request({ url: 'https://example.com/slow', data: { last: 1 }, complete: resolve });
      }),
    ]).then(function () { return JSON.stringify(order.concat(simulator.clock.now() >= 100000)); });
  })()`);
  const [first, ...others] = JSON.parse(await run);
  assert.equal(first, 'wrong network/600009');
  assert.equal(others.pop(), true, 'time has passed, without waiting');
  assert.deepEqual([...others].sort(), [
    'close {"isEnded":true}',
    'data {"score":5}',
    'offline network/600003',
    'slow slow',
    'timeout network/21103',
  ]);
  assert.ok(others.indexOf('timeout network/21103') < others.indexOf('slow slow'));

  const manual = evaluate(`(function () {
    var simulator = createSimulator({ clock: 'manual', faults: [{ id: 'ad.show/30001' }] });
    var seen = 'nothing';
    simulator.game.createRewardedVideoAd({ adUnitId: 'unit' }).show().catch(function (error) { seen = explain(error).id; });
    return simulator.clock.advance(0).then(function () { return seen; });
  })()`);
  assert.equal(await manual, 'ad.show/30001');
});

test('it needs no core: the catalog is data', () => {
  const evaluate = createRealm();
  const folder = join(project, 'node_modules/ttminis-explain');
  evaluate(`var createSimulator = ${asScript(filesOf(folder, 'simulate.js'))}('./simulate.js').createSimulator;
    globalThis.Uint8Array = undefined;`);
  assert.equal(evaluate('typeof createSimulator().game.request'), 'function');
});

test('the simulator takes the core that the game has, and offers none', () => {
  const evaluate = createRealm();
  const folder = join(project, 'node_modules/ttminis-explain');
  const files = { ...filesOf(folder, 'index.js'), ...filesOf(folder, 'simulate.js') };
  // Whichever comes first: what is imported later still finds the core in WebAssembly.
  for (const entries of [
    ['./simulate.js', './index.js'],
    ['./index.js', './simulate.js'],
  ]) {
    evaluate(`var load = ${asScript(files)};`);
    for (const entry of entries) evaluate(`load('${entry}');`);
    evaluate("load('./simulate.js').createSimulator();");
    assert.equal(evaluate("load('./index.js').backend().kind"), 'wasm');
  }
});
