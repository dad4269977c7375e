// @ts-check
// The probe: on stand-ins for phones, with what each of them is to answer, and in Chromium.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'acorn';
import { getQuickJS } from 'quickjs-emscripten';
import { pathOnly } from '../realms/code-package.mjs';
import { fakeDom } from '../realms/environments.mjs';
import { createRealm } from '../realms/realm.mjs';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';
import { bundle, codePackage, folderOf, packageScript, source } from './build.mjs';
import { createPhone } from './phone.mjs';

const script = source('probe/probe.js');
const trustedDomains = ['https://api.example.com'];

/** The rejection that nobody handles is the host's to tell. In Node, it would end the test. */
const keepRejections = `{
  const { reject } = Promise;
  Promise.reject = (error) => {
    const promise = reject.call(Promise, error);
    promise.catch(() => {});
    return promise;
  };
}`;

/**
 * Runs the probe on a phone, with a finger that taps now and then.
 *
 * @param {ReturnType<typeof createPhone>} phone
 * @param {{ options?: object, before?: string, withPackage?: boolean }} [asked]
 * @returns {Promise<{ report: any, lines: string[], uncaught: string[] }>}
 */
async function probe(phone, { options = {}, before = '', withPackage = false } = {}) {
  const { evaluate, runtime, advance, printed, uncaught } = phone;
  if (withPackage) evaluate(packageScript);
  evaluate(before);
  evaluate(keepRejections);
  evaluate(script);
  /** @type {string | undefined} */
  let text;
  evaluate('(options, done) => TTMinisProbe.run(options, done)')(
    { touchSeconds: 2, ...options },
    (/** @type {string} */ answer) => {
      text = answer;
    },
  );
  for (let count = 0; text === undefined && count < 3000; count++) {
    await advance(100);
    if (count % 5 === 0) runtime.tap(100, 200);
  }
  assert.ok(text, 'it ends');
  return { report: JSON.parse(text), lines: printed, uncaught };
}

test('it is ES5, one file, and leaves one global', () => {
  parse(script, { ecmaVersion: 5 });
  const { evaluate } = createPhone();
  const names = 'Object.getOwnPropertyNames(globalThis).length';
  const before = evaluate(names);
  evaluate(script);
  assert.equal(evaluate(names), before + 1);
  assert.equal(
    evaluate(`(function (module) { ${script}; return typeof module.exports.run; })({ exports: {} })`),
    'function',
  );
});

for (const withPackage of [false, true]) {
  test(`on the simulator, ${withPackage ? 'with' : 'without'} the package: what each call answers`, async () => {
    const phone = createPhone({ latencyMs: 20, trustedDomains });
    const { report, lines } = await probe(phone, { withPackage });
    const { calls, ads, globals, platform, system, touches } = report;
    const code = (/** @type {string} */ name) => calls[name]?.values['fail(1)']?.own.errCode;
    assert.equal(code('request: no address'), 'number 600009');
    assert.equal(code('request: a number for an address'), 'number 600005');
    assert.equal(code('request: another scheme'), 'number 600011');
    assert.equal(code('request: a host that is not trusted'), 'number 21100');
    assert.equal(code('downloadFile: a wrong path'), 'number 21100');
    assert.equal(
      calls['request: without callbacks'].returned.isPromise,
      false,
      'the promise is of another realm',
    );
    assert.equal(calls['request: without callbacks'].returned.hasThen, true);
    assert.equal(
      calls['request: without callbacks'].values['the promise rejected(1)'].own.errCode,
      'number 21100',
    );
    const order = calls['request: no address'].order.map((/** @type {string} */ one) =>
      one.replace(/ \+\d+$/, ''),
    );
    assert.deepEqual(order.slice(0, 2), ['returned', 'microtask']);
    assert.ok(
      order.indexOf('fail(1)') < order.findIndex((/** @type {string} */ one) => /^complete/.test(one)),
    );

    const ad = ads["createRewardedVideoAd ''"];
    assert.equal(ad.values['onError(1)'].own.errCode, 'number 11001');
    assert.equal(ad.values['show rejected(1)'], 'the same object as an earlier one');
    assert.ok(ad.order.some((/** @type {string} */ one) => /^second onError/.test(one)));
    assert.equal(ad.ad.hasLoad, 'function');
    assert.equal(ads["createInterstitialAd ''"].values['onError(1)'].own.errorCode, 'number 11001');

    assert.equal(globals.TTWebAssembly, 'undefined');
    assert.equal(report.engine.stackStyle, 'at');
    assert.equal(platform.frozen, false);
    assert.match(platform.replaced[0], /^request: by writing; function$/);
    assert.match(platform.detached, /^threw TypeError/);
    assert.equal(system.getSystemInfoSync.SDKVersion, 'string "0.33.0"');
    assert.equal(system.getSystemInfoSync.language, 'string', 'only the type');
    assert.equal(touches.heard.TouchStart.touch.own.clientX, 'number 100');
    assert.equal(touches.heard.TouchStart.changedTouches, 'an array');
    assert.equal(report.hasPackage, withPackage);
    if (withPackage) {
      assert.equal(report.canvas.overlay.host, '2d');
      assert.equal(report.canvas.overlay.isOpen, true);
      assert.equal(report.backend.kind, 'js');
      assert.match(report.backendAfterInit.reason, /no TTWebAssembly/);
    }
    assert.equal(lines.filter((line) => line.startsWith('{')).length, 1, 'one text');
  });
}

test('the mini game of the README runs as it stands there', async () => {
  const [, game = ''] = /```js\n(.*?)```/s.exec(source('probe/README.md')) ?? [];
  const phone = createPhone({ trustedDomains });
  phone.evaluate(keepRejections);
  phone.evaluate(codePackage(game, { './probe.js': script }));
  const texts = () => phone.printed.filter((line) => line.startsWith('{'));
  for (let count = 0; texts().length === 0 && count < 1000; count++) await phone.advance(100);
  const [text = ''] = texts();
  const { hasPackage, canvas } = JSON.parse(text);
  assert.deepEqual([hasPackage, canvas.overlay.host], [true, '2d']);
});

test('the platform is afterwards as it was before', async () => {
  const phone = createPhone({ trustedDomains });
  const functions = () => Object.entries(Object.getOwnPropertyDescriptors(phone.runtime.game));
  const before = functions();
  await probe(phone, { withPackage: true });
  assert.deepEqual(functions(), before);
});

test('with an address and a placement, it asks for more, and tells neither', async () => {
  const url = 'https://api.example.com/scores?token=s3cret';
  for (const [httpErrors, name] of /** @type {const} */ ([
    ['fail', 'fail(1)'],
    ['success', 'success(1) data,statusCode,header,errMsg'],
  ])) {
    const phone = createPhone({
      trustedDomains,
      httpErrors,
      latencyMs: 20,
      adUnits: [{ id: 'my-secret-placement', type: 'rewarded', durationMs: 5000 }],
      responses: ({ url: asked }) => ({ status: /404/.test(asked) ? 404 : 200, delayMs: 5 }),
    });
    const { report } = await probe(phone, { options: { url, adUnitId: 'my-secret-placement' } });
    const missing = report.calls['request: a status of 404'];
    assert.ok(
      missing.order.some((/** @type {string} */ one) => one.startsWith(name)),
      missing.order.join(),
    );
    assert.equal(
      report.calls['request: a timeout of one millisecond'].values['fail(1)'].own.errCode,
      'number 21103',
    );
    assert.equal(report.calls['request: aborted'].values['fail(1)'].own.errCode, 'number 600003');
    const order = report.ads.shown.order.map((/** @type {string} */ one) => one.replace(/ \+\d+$/, ''));
    assert.ok(order.indexOf('show fulfilled(0)') < order.indexOf('onClose'), order.join());
    assert.equal(report.ads.shown.values.onClose.own.isEnded, 'boolean true');
    assert.equal(report.ads.shown.values['second show rejected(1)'] !== undefined, true);
    assert.doesNotMatch(JSON.stringify(report), /s3cret|my-secret-placement|api\.example\.com/);
  }
});

test('it tells the shapes of errors apart', async () => {
  const shapeOf = async (/** @type {import('ttminis-explain/simulate').Shape} */ shape) => {
    const { report } = await probe(createPhone({ shape, trustedDomains }));
    return report.calls['request: a host that is not trusted'].values['fail(1)'];
  };
  assert.deepEqual((await shapeOf('nested')).error.own.error_code, 'number 21100');
  assert.equal((await shapeOf('prefixed')).own.errMsg, 'string "request:fail URL not in domain list"');
  assert.match((await shapeOf('error-instance')).text, /^Error: URL not in domain list/);
  assert.doesNotMatch(JSON.stringify(await shapeOf('error-instance')), /node:internal/, 'without the stack');

  const { evaluate } = createPhone();
  evaluate(script);
  const described = evaluate(`TTMinisProbe.describe(Object.freeze(Object.create(
    { get errMsg() { return 'x'; }, inherited: 1 },
    { errCode: { get: function () { return 5; } }, bad: { get: function () { throw new Error('no'); }, enumerable: true } })))`);
  assert.equal(described.own.errCode, 'number 5, getter, not enumerable, not configurable');
  assert.match(described.own.bad, /^threw Error: no, getter/);
  assert.deepEqual([...described.inherited], ['errMsg', 'inherited']);
  assert.equal(described.frozen, true);
});

test('it notices TTWebAssembly, and what it takes', async () => {
  const phone = createPhone({ trustedDomains });
  pathOnly({ alias: true })(phone.evaluate, join(root, 'pkg'));
  const { report } = await probe(phone, { withPackage: true });
  assert.equal(report.globals.TTWebAssembly, 'object');
  assert.match(report.wasm['ttminis-explain.wasm.br'].rejected, /import/i, 'the file was found');
  assert.match(report.wasm['/ttminis-explain.wasm.br'].rejected, /no such file/);
  assert.match(report.wasm['ttminis-explain.wasm'].rejected, /import/i);
  assert.equal(report.backendAfterInit.kind, 'wasm');
});

test('it notices onError and onUnhandledRejection', async () => {
  const onError = (/** @type {(event: unknown) => void} */ listener) => listener({ message: 'early' });
  const phone = createPhone({ trustedDomains }, { override: { onError, onUnhandledRejection: undefined } });
  const { report, uncaught } = await probe(phone);
  assert.equal(report.uncaught.onError, 'function');
  assert.equal(report.uncaught.onUnhandledRejection, 'undefined');
  assert.equal(report.uncaught.heard.values['onError(1)'].own.message, 'string "early"');
  assert.match(uncaught.join(), /ttminis-probe error/);
});

test('a frozen platform, one that throws, and none at all are answers, too', async () => {
  const frozen = await probe(createPhone({ trustedDomains }), { before: 'Object.freeze(TTMinis.game)' });
  assert.equal(frozen.report.platform.frozen, true);
  assert.match(frozen.report.platform.replaced[0], /^request: threw TypeError/);

  const hostile = await probe(createPhone(), {
    before: `TTMinis.game = new Proxy({}, { get: function () { throw new Error('no'); } })`,
  });
  assert.match(hostile.report.platform.replaced[0], /threw Error: no/);
  assert.match(hostile.report.system.getSystemInfoSync, /threw Error: no/);

  const none = await probe(createPhone(), { before: 'delete globalThis.TTMinis' });
  assert.match(none.report.platform, /^there is neither TTMinis.game nor tt/);
});

test('it tells where WebAssembly is, in every stand-in for a runtime', async () => {
  for (const [before, globals, module] of /** @type {const} */ ([
    ['delete globalThis.WebAssembly', { WebAssembly: 'undefined', document: 'undefined' }, /^no WebAssembly/],
    [
      'WebAssembly.Module = function () { throw new RangeError("disallowed") }',
      { WebAssembly: 'object' },
      /^threw RangeError/,
    ],
    [fakeDom, { document: 'object', URL: 'function' }, /^object/],
  ])) {
    const { report } = await probe(createPhone({ trustedDomains }), { before });
    assert.match(report.wasm.module, module);
    for (const [name, type] of Object.entries(globals)) assert.equal(report.globals[name], type, name);
  }
  const phone = createPhone({ trustedDomains });
  pathOnly({ on: 'GameGlobal' })(phone.evaluate, join(root, 'pkg'));
  const { report } = await probe(phone, { withPackage: true });
  assert.equal(report.globals.TTWebAssembly, 'undefined');
  assert.equal(report.globals.TTWebAssemblyOfGameGlobal, 'object');
  assert.equal(report.backendAfterInit.kind, 'wasm');
});

test('with nothing but the language, it answers at once: no timers, no console, a platform of two functions', async () => {
  const run = `${script}; var text;
    TTMinisProbe.run({
      game: {
        request: function (options) { options.fail({ errCode: 600009 }); },
        createCanvas: function () { return null; },
      },
    }, function (answer) { text = answer; });
    text`;
  const bare = JSON.parse(createRealm()(`${keepRejections}; ${run}`));
  const quickJs = (await getQuickJS()).newContext();
  try {
    const result = quickJs.unwrapResult(quickJs.evalCode(run));
    const other = JSON.parse(result.consume(quickJs.getString));
    for (const report of [bare, other]) {
      assert.equal(report.globals.setTimeout, 'undefined');
      const { values } = report.calls['request: no address'];
      assert.equal(values['fail(1)'].own.errCode, 'number 600009');
      assert.match(report.calls['downloadFile: a wrong path'].values.threw.text, /^TypeError/);
      assert.match(report.canvas, /^there is no screen/);
    }
  } finally {
    quickJs.dispose();
  }
});

test('in Chromium, it sees whether the overlay is drawn, on a 2D canvas and over WebGL', async () => {
  const folder = folderOf('probe');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>A probe</title>');
  const platform = bundle('plain/src/platform.js');
  const server = await serve(folder);
  const browser = await launch();
  try {
    // Both at once, because a probe takes its time.
    const visit = async (/** @type {string} */ screen) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await page.goto(server.origin);
      for (const content of [platform, packageScript, script]) await page.addScriptTag({ content });
      const report = await page.evaluate(
        (options) =>
          new Promise((resolve) =>
            Reflect.get(globalThis, 'TTMinisProbe').run(options, (/** @type {string} */ text) =>
              resolve(JSON.parse(text)),
            ),
          ),
        { screen, touchSeconds: 0 },
      );
      const { overlay, other } = report.canvas;
      assert.equal(overlay.host, screen);
      assert.deepEqual(overlay.warnings, []);
      assert.ok(overlay.notBlue > 10, `${screen}: ${overlay.notBlue} places`);
      assert.equal(other.drawn, '255,0,0,255');
      assert.equal(report.wasm.module, 'object');
      await page.close();
    };
    await Promise.all(['2d', 'webgl'].map(visit));
  } finally {
    await browser.close();
    server.close();
  }
});
