// @ts-check
// The overlay in the native runtime, of which a stand-in has only what the platform promises, and in what is worse than that.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { getQuickJS } from 'quickjs-emscripten';
import { fakeDom } from '../realms/environments.mjs';
import { asScript, createRealm, filesOf } from '../realms/realm.mjs';
import { root } from '../support/paths.mjs';
import { runtimeScript } from './fake-runtime.mjs';

const folder = join(root, 'pkg');

/** The ways to get the package without modules, as scripts after which `pkg` has it. @type {Record<string, string>} */
const entries = {
  'overlay.js': `var pkg = ${asScript(filesOf(folder, 'overlay.js'))}('./overlay.js');`,
  'game.js': `${readFileSync(join(folder, 'game.js'), 'utf8').replace(/export default .*/, '')}; var pkg = TTMinisExplain;`,
};

/** The functions that a test calls in the realm. */
const library = `
  var createRuntime = ${runtimeScript};
  var play = ${play};
  var torment = ${torment};
  var last;
`;

/** A realm with the package. @param {string} [before] a script that runs first @param {string} [entry] */
function realmWith(before = '', entry = 'overlay.js') {
  const evaluate = createRealm();
  evaluate(`${before};${library}`);
  evaluate(entries[entry] ?? '');
  return evaluate;
}

/**
 * A game with the overlay, from its start to its end. Runs in the realm.
 *
 * @param {any} pkg
 * @param {any} createRuntime
 * @param {any} asked - of the runtime, and as `options` of the overlay
 * @returns {string[]} what is wrong
 */
function play(pkg, createRuntime, asked) {
  /** @type {string[]} */
  const wrong = [];
  const check = (/** @type {unknown} */ isRight, /** @type {string} */ what) => {
    if (!isRight) wrong.push(what);
  };
  const runtime = createRuntime(asked);
  runtime.install(globalThis);
  runtime.storage['ttminis-explain.overlay'] = '{"right":true,"down":0.5}';
  const { game, context, canvas, log } = runtime;
  const { drawn } = canvas;
  const isDriven = asked.frames !== false;
  const overlay = pkg.createOverlay({ game, context, visible: 'on-first-error', ...asked.options });
  const frame = (/** @type {number} */ ms) => {
    runtime.frame(ms);
    if (!isDriven) overlay.draw();
  };
  check(overlay.host === '2d', `host ${overlay.host}`);
  check(
    isDriven ? overlay.warnings.length === 0 : /draw\(\)/.test(overlay.warnings),
    `warnings ${overlay.warnings}`,
  );
  check(runtime.canvases.length <= 2, 'at most one canvas is made');
  check(
    log.indexOf('requestAnimationFrame') < 0 && log.indexOf('setTimeout') < 0,
    'hidden, it asks for no frame',
  );
  check(Object.keys(drawn.counts).length === 0, 'hidden, it touches no context');

  overlay.record(
    { errCode: 21103, errMsg: 'Request timeout' },
    { api: 'request', args: { url: 'https://a.example/b' } },
  );
  check(overlay.visible, 'shown at the first error');
  frame(16);
  const { x, y, width } = overlay.texture();
  const isDirect = asked.offScreen === false;
  check(drawn.areas.length > 0, 'the badge is drawn');
  check(isDirect || width === 44, 'it is a badge');
  check(isDirect || drawn.counts.drawImage === 1, 'with one call');
  // Without a canvas of its own, it is where it was the last time.
  const badge = isDirect ? [330, 370] : [x + 22, y + 22];
  runtime.tap(badge[0], badge[1]);
  check(overlay.isOpen, 'a tap opens it');
  frame(300);
  const find = (/** @type {RegExp} */ pattern) => {
    if (isDirect) {
      // As a game does, with each frame.
      context.clearRect(0, 0, canvas.width, canvas.height);
      overlay.draw();
      return runtime.find(canvas, pattern);
    }
    const picture = overlay.texture();
    const found = runtime.find(picture.canvas, pattern);
    return found && { x: picture.x + found.x, y: picture.y + found.y };
  };
  const tap = (/** @type {RegExp} */ pattern) => {
    const found = find(pattern);
    check(found, `${pattern} is there`);
    if (found) runtime.tap(found.x, found.y);
    frame(300);
  };
  tap(/^21103/);
  check(find(/What it means/), 'a row opens');
  tap(/^⋯$/);
  tap(/^Report for TikTok$/);
  check(
    runtime.clipboard.length === 1 && /21103/.test(runtime.clipboard[0]),
    'the report is on the clipboard',
  );
  check(/44\.1\.0/.test(runtime.clipboard[0]), 'with the version of the app');
  check(find(/^Copied\.$/), 'it says so');
  tap(/^‹$/);
  check(find(/What it means/), 'back from the report is the row');
  tap(/^‹$/);
  for (let at = 0; at < 60; at++) overlay.record({ errCode: 70000 + at });
  frame(300);
  runtime.touch('Start', { identifier: 3, clientX: 180, clientY: 600 });
  for (let at = 0; at < 8; at++) {
    runtime.touch('Move', { identifier: 3, clientX: 180, clientY: 600 - at * 40 });
    frame(16);
  }
  runtime.touch('End', { identifier: 3, clientX: 180, clientY: 320 });
  for (let at = 0; at < 30; at++) frame(16);
  check(!find(/^70059/), 'it scrolls');
  tap(/^×$/);
  check(!overlay.isOpen, 'it closes');
  runtime.uncaught('Error', new Error('nobody caught this'));
  runtime.uncaught('UnhandledRejection', { reason: new RangeError('nor this'), promise: {} });
  overlay.open();
  frame(300);
  check(find(/nobody caught this/) && find(/^RangeError: nor this/), 'what nobody caught is in the list');
  tap(/^⋯$/);
  tap(/^Clear what is shown$/);
  check(find(/^Nothing has failed\.$/), 'it is cleared');
  tap(/^Cleared: 63$/);
  check(find(/^Failures 63$/), 'and brought back');
  tap(/^⋯$/);
  tap(/^Clear what is shown$/);
  frame(5100);
  check(
    !find(/^Cleared/) === (asked.timers !== false),
    'after five seconds it is gone, where there are timers',
  );
  tap(/^×$/);
  check(!overlay.visible, 'without a failure there is no badge');
  overlay.record({ errCode: 21103 });
  frame(16);
  runtime.tap(badge[0], badge[1], 7, 700);
  check(!overlay.visible, 'a long press hides it');
  overlay.record({ errCode: 21103 });
  check(!overlay.visible, 'for good');
  for (let at = 0; at < 5; at++) runtime.tap(20, 20, at);
  check(overlay.isOpen, 'five taps bring it back');
  overlay.close();
  frame(16);
  runtime.touch('Start', { identifier: 4, clientX: badge[0], clientY: badge[1] });
  runtime.touch('Move', { identifier: 4, clientX: 20, clientY: 300 });
  frame(16);
  runtime.touch('End', { identifier: 4, clientX: 20, clientY: 300 });
  frame(16);
  check(
    /"right":false/.test(runtime.storage['ttminis-explain.overlay']),
    'where the badge is, is remembered',
  );
  runtime.resize(740, 360);
  frame(16);
  overlay.open();
  frame(16);
  overlay.pause(true);
  overlay.clear();
  frame(16);
  check(drawn.depth() === 0, 'what was saved is restored');
  check(context.font === '10px sans-serif' && context.fillStyle === '#000000', 'as it was');
  check(overlay.warnings.length === (isDriven ? 0 : 1), `warnings at the end: ${overlay.warnings}`);

  overlay.destroy();
  for (let at = 0; at < 3; at++) runtime.frame(16);
  check(runtime.pending() === 0, 'nothing waits after its end');
  const touched = Object.keys(runtime.listeners).filter(
    (name) => name !== 'WindowResize' && runtime.listeners[name].length,
  );
  check(touched.length === 0, `it listens no more: ${touched}`);
  drawn.reset();
  frame(16);
  check(Object.keys(drawn.counts).length === 0, 'it draws no more');
  return wrong;
}

/**
 * Uses an overlay in every way, in no order. Runs in the realm.
 *
 * @param {any} pkg
 * @param {any} options
 * @returns {string} what was thrown; else the host and the warnings
 */
function torment(pkg, options) {
  let step = 'createOverlay';
  const odd = [
    undefined,
    null,
    0,
    Number.NaN,
    '',
    'x',
    {},
    [],
    () => {},
    Symbol('s'),
    Object.create(null),
    true,
  ];
  try {
    const overlay = pkg.createOverlay(options);
    const { host } = overlay;
    const names = 'show open draw texture record report close pause clear consumes hide'.split(' ');
    const order = names.concat(names.slice().reverse(), 'destroy', names, 'destroy', names.slice().reverse());
    for (let at = 0; at < order.length; at++) {
      const name = order[at] ?? '';
      for (const value of ['record', 'pause', 'consumes'].includes(name) ? odd : [odd[at % odd.length]]) {
        step = `${name}(${typeof value})`;
        const answer = overlay[name](value, value);
        if (name === 'record' && typeof answer.text !== 'string') throw new Error('no explanation');
        if (name === 'report' && typeof answer.markdown !== 'string') throw new Error('no report');
        if (name === 'texture' && typeof answer.version !== 'number') throw new Error('no texture');
        if (name === 'consumes' && typeof answer !== 'boolean') throw new Error('no answer');
        if (typeof overlay.visible !== 'boolean' || typeof overlay.isOpen !== 'boolean')
          throw new Error('no state');
      }
    }
    step = 'warnings';
    return `${host}: ${overlay.warnings.join('; ')}`;
  } catch (failure) {
    return `${step} threw ${/** @type {any} */ (failure)?.stack || String(failure)}`;
  }
}

/** The runtimes that there may be. @type {Record<string, object>} */
const runtimes = {
  'as promised': {},
  'without requestAnimationFrame': { frames: false },
  'without timers': { timers: false },
  'without both': { frames: false, timers: false },
  'without off-screen canvases': { offScreen: false },
  'where contexts do not know their canvas, which was given': { canvasOfContext: false, canvas: true },
  'with one pixel to each': { ratio: 1 },
};

for (const [name, asked] of Object.entries(runtimes)) {
  test(`it works in a runtime ${name}`, () => {
    const evaluate = realmWith();
    const script = /** @type {any} */ (asked).canvas
      ? `(asked => {
          var made = createRuntime(asked);
          return play(pkg, () => made, Object.assign({ options: { canvas: made.canvas } }, asked));
        })`
      : '(asked => play(pkg, createRuntime, asked))';
    assert.deepEqual([...evaluate(script)(asked)], []);
  });
}

for (const entry of Object.keys(entries)) {
  test(`it works in QuickJS, from ${entry}`, async () => {
    const quickJs = await getQuickJS();
    const context = quickJs.newContext();
    try {
      const run = (/** @type {string} */ script) => context.unwrapResult(context.evalCode(script));
      run(`${library};${entries[entry]}`).dispose();
      for (const asked of entry === 'game.js'
        ? [{}]
        : [{}, { frames: false, timers: false, offScreen: false }]) {
        const result = run(`JSON.stringify(play(pkg, createRuntime, ${JSON.stringify(asked)}))`);
        assert.deepEqual(JSON.parse(result.consume(context.getString)), []);
      }
      const result = run('torment(pkg, {})');
      assert.match(result.consume(context.getString), /^none: .*'context'/);
    } finally {
      context.dispose();
    }
  });
}

test('it works from the plain script, as a global', () => {
  const evaluate = realmWith('', 'game.js');
  assert.deepEqual([...evaluate('play(TTMinisExplain, createRuntime, {})')], []);
});

test('importing it touches nothing', () => {
  const names =
    'document window navigator localStorage requestAnimationFrame setTimeout clearTimeout GameGlobal TTMinis tt ' +
    'devicePixelRatio PointerEvent customElements HTMLElement CSSStyleSheet addEventListener console self global';
  const evaluate = realmWith(`var touched = [];
    '${names}'.split(' ').forEach(function (name) {
      Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name); } });
    });
    var before = Object.getOwnPropertyNames(globalThis).length;`);
  assert.deepEqual([...evaluate('touched')], []);
  // That of this test.
  assert.equal(evaluate('Object.getOwnPropertyNames(globalThis).length - before'), 1);
});

test('the screen is never asked for: no canvas is made before the game has one', () => {
  const evaluate = realmWith();
  const asked = evaluate(`(options) => {
    var made = 0;
    var game = { createCanvas() { made++; return {}; }, getSystemInfoSync: () => ({ windowWidth: 360, windowHeight: 640 }) };
    var overlay = pkg.createOverlay(Object.assign({ game: game, visible: 'always', autoDraw: false }, options));
    overlay.record({ errCode: 21103 });
    overlay.open();
    overlay.draw();
    overlay.texture();
    return [made, overlay.host, overlay.warnings.join()];
  }`);
  for (const options of [{}, { host: '2d' }, { host: 'webgl' }, { host: 'texture' }, { host: 'dom' }]) {
    const [made, host, warnings] = asked(options);
    assert.equal(made, 0, JSON.stringify(options));
    assert.equal(host, 'none');
    assert.match(warnings, /pass/);
  }
});

/** Documents that are none, as scripts. @type {Record<string, string>} */
const documents = {
  "an engine's": fakeDom,
  'one whose elements have shadow roots': `${fakeDom}
    var plain = document.createElement;
    document.createElement = function () {
      var made = plain();
      made.nodeType = 1;
      made.isConnected = true;
      made.attachShadow = function () { return { host: made, appendChild: made.appendChild }; };
      made.getRootNode = function () { return document; };
      made.getBoundingClientRect = function () { return { left: 0, top: 0, width: 0, height: 0 }; };
      made.removeChild = function () {};
      return made;
    };
    document.body.removeChild = function () {};`,
  'one whose canvases are the screen': `${fakeDom}
    var plain = document.createElement;
    document.createElement = function (name) { return name === 'canvas' ? last.canvas : plain(); };`,
  'one that throws': 'Object.defineProperty(globalThis, "document", { get() { throw new Error("no"); } });',
  'one that is null': 'var document = null, window = null, navigator = null, localStorage = null;',
};

for (const [name, script] of Object.entries(documents)) {
  test(`a document that is none is not drawn into: ${name}`, () => {
    const evaluate = realmWith(script);
    const [host, warnings] = evaluate(`
      var overlay = pkg.createOverlay({ visible: 'always' });
      overlay.record({ errCode: 21103 });
      [overlay.host, overlay.warnings.join()]`);
    assert.equal(host, 'none');
    assert.match(warnings, /nothing to draw on: pass the game's 2D or WebGL context as 'context'/);
    assert.match(
      evaluate("pkg.createOverlay({ host: 'dom' }).warnings.join()"),
      /no real document.*'context'/,
    );
    assert.match(evaluate('overlay.report().markdown'), /21103/);
    assert.match(evaluate('overlay.record({ errCode: 30001 }).text'), /30001/);
    evaluate('overlay.clear()');
    const played = evaluate(`play(pkg, function (asked) { return (last = createRuntime(asked)); }, {})`);
    assert.deepEqual([...played], []);
  });
}

/** What options may be like, as scripts with `runtime`; and where it has to draw all the same. @type {[string, string, RegExp][]} */
const hostile = [
  ['nothing', 'undefined', /^none: .*pass/],
  ['null', 'null', /^none: /],
  ['a number', '5', /^none: /],
  ['getters that throw', 'new Proxy({}, { get() { throw new Error("no"); } })', /^none: /],
  ['a host that there is not', '{ host: "canvas", context: runtime.context }', /^none: .*'canvas'/],
  ['a host that is no text', '{ host: Object.create(null), context: runtime.context }', /^none: /],
  [
    'a frozen game',
    '{ game: Object.freeze(runtime.game), context: runtime.context }',
    /^2d: the host cannot be changed .+ use the 'game' that watch returned in its place$/,
  ],
  [
    'a game whose getters throw',
    '{ game: new Proxy({}, { get() { throw new Error("no"); } }), context: runtime.context }',
    /^2d: there is nothing to watch/,
  ],
  [
    'a game of which everything throws',
    '{ game: new Proxy({}, { get: () => () => { throw new Error("no"); } }), context: runtime.context }',
    /^2d: there is nothing to watch/,
  ],
  [
    'a game that tells nonsense',
    '{ game: new Proxy({}, { get: () => () => Symbol("s") }), context: runtime.context }',
    /^2d: there is nothing to watch/,
  ],
  [
    'createCanvas that throws',
    '{ createCanvas() { throw new Error("full"); }, context: runtime.context }',
    /^2d: .*full/,
  ],
  ['createCanvas that gives nothing', '{ createCanvas: () => null, context: runtime.context }', /^2d: $/],
  [
    'createCanvas that gives the screen',
    '{ createCanvas: () => runtime.canvas, context: runtime.context }',
    /^2d: $/,
  ],
  [
    'createCanvas that gives the screen as another object',
    '{ createCanvas: () => ({ getContext: () => runtime.context }), context: runtime.context }',
    /^2d: $/,
  ],
  ['createCanvas that gives something', '{ createCanvas: () => ({}), context: runtime.context }', /^2d: $/],
  [
    'a canvas without a context',
    '{ createCanvas: () => ({ getContext: () => null }), context: runtime.context }',
    /^2d: $/,
  ],
  [
    'a texture without a canvas',
    '{ host: "texture", createCanvas: () => ({ getContext: () => null }) }',
    /^none: .*'createCanvas'/,
  ],
  ['a context that is an object', '{ context: {} }', /^none: /],
  [
    'a context that fails',
    '{ context: { drawImage() {}, save() { throw new Error("lost"); } } }',
    /^2d: .*lost/,
  ],
  [
    'a context whose canvas throws',
    '{ context: { drawImage() {}, get canvas() { throw new Error("no"); } } }',
    /^2d: /,
  ],
  ['a WebGL context for the host 2d', '{ host: "2d", context: { texImage2D() {} } }', /^none: .*'2d'/],
  [
    'values of other kinds',
    `{ context: runtime.context, game: runtime.game, visible: Symbol('s'), language: Symbol('s'), words: Symbol('s'), canvas: 7,
       report: { clientKey: Object.create(null), gameName: Symbol('s'), region: { toString() { throw 1; } } }, onReport: 5,
       createCanvas: 5, autoDraw: {} }`,
    /^2d: $/,
  ],
  [
    'a language that is no text',
    '{ context: runtime.context, language: Object.create(null), font: Object.create(null) }',
    /^(2d|none): /,
  ],
  [
    'words that throw, and a callback that does',
    `{ context: runtime.context, words: new Proxy({}, { get() { throw 1; } }), onReport() { throw 1; },
       report: new Proxy({}, { get() { throw 1; } }) }`,
    /^2d: $/,
  ],
];
for (const value of ['NaN', 'undefined', '-1', 'Infinity', '1e300']) {
  hostile.push([
    `texts that are ${value} wide`,
    `(last = createRuntime({ textWidth: ${value} }), { context: last.context, game: last.game })`,
    /^2d: $/,
  ]);
}
for (const system of [
  '{ windowWidth: NaN, windowHeight: NaN, pixelRatio: NaN, safeArea: null }',
  '{ windowWidth: -5, windowHeight: -5, pixelRatio: -3, safeArea: { left: -99, top: -99, width: 9, height: 9 } }',
  '{ windowWidth: 1e-9, windowHeight: 1e-9, pixelRatio: 1e9, safeArea: 5 }',
  '{ windowWidth: "360", windowHeight: "740", pixelRatio: "3", safeArea: { left: 0, top: 0, width: 1, height: 1 } }',
  '{ language: Object.create(null), version: Object.create(null), platform: Symbol("s") }',
]) {
  hostile.push([
    `a system of ${system}`,
    `(last = createRuntime({ system: ${system} }), { context: last.context, game: last.game })`,
    /^2d: $/,
  ]);
}

for (const autoDraw of [true, false]) {
  test(`nothing that it is given makes it throw, ${autoDraw ? 'in frames of its own' : 'drawn by the game'}`, () => {
    const evaluate = realmWith();
    /** @type {string[]} */
    const wrong = [];
    for (const [name, options, expected] of hostile) {
      const answer = evaluate(`
        var runtime = createRuntime({});
        runtime.install(globalThis);
        var given = ${options};
        if (${!autoDraw} && given && typeof given === 'object' && !/^given .*throw/.test(${JSON.stringify(name)})) {
          try { given.autoDraw = false; } catch (_) {}
        }
        var answer = torment(pkg, given);
        for (var at = 0; at < 3; at++) runtime.frame(16);
        answer;`);
      if (!expected.test(answer)) wrong.push(`${name}: ${answer}`);
    }
    assert.deepEqual(wrong, []);
  });
}

test('whatever the system tells, the overlay is on the screen and can be read', () => {
  const evaluate = realmWith();
  const wrong = evaluate(`(() => {
    var wrong = [];
    var areas = [undefined, null, 5, {}, { left: -99, top: -99, width: 9, height: 9 }, { left: 0, top: 0, width: 1, height: 1 },
      { left: 700, top: 700, width: 40, height: 40 }, { left: NaN, top: NaN, width: NaN, height: NaN },
      { left: 0, top: 0, width: 740, height: 360 }];
    areas.forEach((safeArea) => [3, NaN, -3, 0, 1e9, undefined].forEach((pixelRatio) => ['2d', 'texture'].forEach((host) => {
      var runtime = createRuntime({ system: { safeArea: safeArea, pixelRatio: pixelRatio } });
      runtime.install(globalThis);
      var overlay = pkg.createOverlay({ game: runtime.game, context: runtime.context, canvas: runtime.canvas, host: host,
        visible: 'always', autoDraw: false });
      overlay.record({ errCode: 21103 });
      [false, true].forEach((open) => {
        if (open) overlay.open();
        var { x, y, width, height, canvas } = overlay.texture();
        // The shadow may reach over the edge of the screen.
        var margin = open ? 8 : 0;
        var isRight = x + margin >= 0 && y + margin >= 0 && x + width - margin <= 360 && y + height - margin <= 740 &&
          width >= (open ? 200 : 44) && height >= 44 &&
          canvas.width >= width / 2 && canvas.width <= 3 * width + 1;
        if (!isRight) wrong.push(JSON.stringify([safeArea, String(pixelRatio), host, open, x, y, width, height, canvas.width]));
      });
    })));
    return wrong;
  })()`);
  assert.deepEqual([...wrong], []);
});

test('texts that cannot be measured are shown all the same', () => {
  const evaluate = realmWith();
  for (const width of ['NaN', '-5', 'null', '"x"']) {
    const texts = evaluate(`
      var runtime = createRuntime({ textWidth: ${width} });
      runtime.install(globalThis);
      var overlay = pkg.createOverlay({ game: runtime.game, context: runtime.context, visible: 'always', autoDraw: false });
      overlay.record({ errCode: 21103 });
      overlay.open();
      overlay.draw();
      JSON.stringify(overlay.texture().canvas.drawn.texts)`);
    const drawn = JSON.parse(texts);
    for (const pattern of [/^21103/, /^Call ▾$/, /^⋯$/, /^×$/]) {
      const found = drawn.find((/** @type {any} */ { text }) => pattern.test(text));
      assert.ok(found && found.x >= 0 && found.x < 1080, `${pattern} of texts that are ${width} wide`);
    }
  }
});

test('it is dark, unless the game or the platform asks for light', () => {
  const evaluate = realmWith();
  const colors = evaluate(`(system, theme) => {
    var runtime = createRuntime({ system: system });
    runtime.install(globalThis);
    var overlay = pkg.createOverlay({ game: runtime.game, context: runtime.context, visible: 'always', autoDraw: false, theme: theme });
    overlay.open();
    return Object.keys(overlay.texture().canvas.drawn.colors).join();
  }`);
  const [light, dark] = ['#ffffff', '#15191e'];
  for (const [system, theme, expected] of [
    [{}, undefined, dark],
    [{ theme: 'light' }, undefined, light],
    [{ theme: 'dark' }, undefined, dark],
    [{ theme: 'light' }, 'dark', dark],
    [{ theme: 'dark' }, 'light', light],
    [{ theme: 'sepia' }, undefined, dark],
    [{ theme: 'sepia' }, 'light', light],
    [{ theme: Object.create(null) }, {}, dark],
  ]) {
    const found = colors(system, theme).split(',');
    assert.ok(found.includes(expected), `${JSON.stringify(system)} and ${theme}: ${found}`);
    assert.ok(!found.includes(expected === light ? dark : light), `${found}`);
  }
});

test('an overlay that cannot be drawn takes no touches from the game', () => {
  const evaluate = realmWith();
  const [before, after, warnings, again] = evaluate(`
    var runtime = createRuntime({});
    runtime.install(globalThis);
    runtime.storage['ttminis-explain.overlay'] = '{"right":true,"down":0.5}';
    var fails = false;
    var context = new Proxy({}, {
      get: (_, name) => name === 'drawImage' && fails
        ? () => { throw new Error('drawImage is not supported'); }
        : typeof runtime.context[name] === 'function' ? (...args) => runtime.context[name](...args) : runtime.context[name],
      set: (_, name, value) => { runtime.context[name] = value; return true; },
    });
    var overlay = pkg.createOverlay({ game: runtime.game, context: context, visible: 'always' });
    overlay.record({ errCode: 21103 });
    runtime.frame();
    var touch = { identifier: 1, clientX: 328, clientY: 370 };
    var first = overlay.consumes(touch);
    fails = true;
    // It is tried ten times.
    for (var times = 0; times < 11; times++) runtime.frame();
    runtime.log.length = 0;
    runtime.frame();
    [first, overlay.consumes(touch), overlay.warnings.join(), runtime.log.join()]`);
  assert.equal(before, true);
  assert.equal(after, false);
  assert.match(warnings, /drawImage is not supported/);
  assert.equal(again, '', 'and asks for no more frames');
});

test('a WebGL game is drawn over by its context and the host alone', () => {
  for (const canvasOfContext of [true, false]) {
    const evaluate = realmWith();
    const [host, warnings, canvases] = evaluate(`
      var runtime = createRuntime({ kind: 'webgl' });
      if (!${canvasOfContext}) delete runtime.context.canvas;
      runtime.install(globalThis);
      var overlay = pkg.createOverlay({ game: runtime.game, context: runtime.context, visible: 'always' });
      overlay.record({ errCode: 21103 });
      overlay.open();
      runtime.frame();
      [overlay.host, overlay.warnings.join(), runtime.canvases.length]`);
    assert.deepEqual([host, warnings, canvases], ['webgl', '', 2]);
  }
});

test('without a canvas of its own it draws only within its place', () => {
  const evaluate = realmWith();
  const { outside, read, seen } = JSON.parse(
    evaluate(`
    var runtime = createRuntime({ offScreen: false });
    runtime.install(globalThis);
    var overlay = pkg.createOverlay({ game: runtime.game, context: runtime.context, visible: 'always', autoDraw: false });
    var words = [];
    for (var at = 0; at < 250; at++) words.push('word' + at);
    overlay.record({ errCode: 98765, errMsg: words.join(' ') });
    overlay.open();
    overlay.draw();
    var row = runtime.find(runtime.canvas, /^98765/);
    runtime.tap(row.x, row.y);
    var { drawn } = runtime.canvas;
    var outside = [], read = {}, seen = 0, y = 600;
    for (var at = 0; at < 120; at++) {
      runtime.canvas.height = runtime.canvas.height;
      drawn.reset();
      overlay.draw();
      drawn.areas.forEach((area) => {
        if (area[0] < 24 - 1 || area[1] < 214 * 3 - 2 || area[1] + area[3] > 732 * 3 + 1) outside.push(area.join());
      });
      drawn.texts.forEach(({ text }) => text.split(/\\s+/).forEach((word) => { if (/^word\\d+$/.test(word)) read[word] = 1; }));
      runtime.wait(300);
      runtime.touch('Start', { identifier: at, clientX: 180, clientY: 600 });
      runtime.wait(300);
      runtime.touch('Move', { identifier: at, clientX: 180, clientY: 580 });
      runtime.wait(300);
      runtime.touch('End', { identifier: at, clientX: 180, clientY: 580 });
    }
    JSON.stringify({ outside: outside.slice(0, 5), read: Object.keys(read).length, seen: words.length })`),
  );
  assert.deepEqual(outside, []);
  assert.ok(read > 50, `${read} of ${seen} words of the message`);
});

test('no mix of values makes it throw', () => {
  const evaluate = realmWith();
  const wrong = evaluate(`(() => {
    var state = 11;
    var random = (below) => ((state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) >> 8) % below;
    var fail = () => { throw new Error('no'); };
    var odd = () => [undefined, null, 0, -1, NaN, 1e300, '', 'x', 'zh', {}, [], fail, () => odd(), Symbol('s'), true, false,
      Object.create(null), new Proxy({}, { get: fail }), new Proxy(function () {}, { get: () => fail, apply: fail }),
      '2d', 'webgl', 'texture', 'dom', 'always', 'gesture', 'on-first-error', runtime.game, runtime.context, runtime.canvas,
      () => runtime.game.createCanvas()][random(30)];
    var names = 'visible host context canvas game createCanvas autoDraw language words font report onReport'.split(' ');
    var wrong = [], runtime;
    for (var at = 0; at < 120; at++) {
      runtime = createRuntime({});
      runtime.install(globalThis);
      var options = { context: runtime.context, game: runtime.game };
      for (var count = random(5); count > 0; count--) options[names[random(names.length)]] = odd();
      var answer = torment(pkg, options);
      if (/ threw /.test(answer)) wrong.push(answer);
      try {
        runtime.frame();
        runtime.frame();
      } catch (failure) {
        wrong.push('a frame threw ' + failure.stack);
      }
    }
    return wrong;
  })()`);
  assert.deepEqual([...wrong].slice(0, 3), []);
});
