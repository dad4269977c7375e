// @ts-check
// Many failures, many overlays, and what stays in memory.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../support/paths.mjs';
import { startStage } from './stage.mjs';

/** Loads the package in a script of its own. */
const load = `
  const load = (file) => import(${JSON.stringify(pathToFileURL(join(root, 'pkg/')).href)} + file);
  const { createOverlay, timeline, watch } = Object.assign({}, await load('index.mjs'), await load('watch.mjs'), await load('overlay.mjs'));
  const { record } = await load('failures.mjs');
  const { createRuntime } = await import(${JSON.stringify(pathToFileURL(join(root, 'tests/overlay/fake-runtime.mjs')).href)});
  const used = () => {
    for (let times = 0; times < 4; times++) gc();
    const { heapUsed, arrayBuffers, external } = process.memoryUsage();
    return { heap: heapUsed, buffers: arrayBuffers + external };
  };
  // Only the result goes to the standard output.
  console.info = () => {};
  const pass = () => new Promise((resolve) => setTimeout(resolve, 5));
`;

/**
 * Runs a script in a Node of its own, that tells how much memory it uses.
 *
 * @param {string} script - which prints JSON
 * @returns {Promise<any>}
 */
async function inNode(script) {
  const flags = ['--expose-gc', '--input-type=module', '--eval', load + script];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  return JSON.parse(stdout);
}

const KB = 1024;

for (const [host, most] of /** @type {const} */ ([
  ['none', 300000],
  ['texture', 1000000],
])) {
  test(`memory stays as it is from 100000 to ${most} failures, with the host ${host}`, async () => {
    const { kind, early, late, total, rows } = await inNode(`
      const runtime = createRuntime();
      const { game, context, canvas } = runtime;
      const overlay = createOverlay(${host === 'none' ? '{}' : "{ host: 'texture', game, context, canvas, visible: 'always' }"});
      overlay.open();
      let count = 0;
      // As the game tells of them: each is explained, which takes the most of the time.
      const told = (upTo) => {
        for (; count < upTo; count++) {
          const args = { url: 'https://h' + (count % 500) + '.example.com/' + count };
          overlay.record({ errCode: 21100 + (count % 7), errMsg: 'request:fail ' + count }, { api: 'request', args });
        }
      };
      told(2000);
      const known = timeline();
      // As watch does, which has them explained already.
      const seen = (upTo) => {
        for (; count < upTo; count++) {
          const one = known[count % known.length];
          record({ explanation: one.explanation, call: { ...one.call, host: 'h' + (count % 500), startedAt: count, id: count } });
          if (count % 1000 === 0) {
            overlay.texture();
            for (const { drawn } of runtime.canvases) drawn?.reset();
          }
        }
      };
      seen(100000);
      const early = used();
      seen(${most - 10000});
      told(${most});
      const late = used();
      const report = JSON.parse(overlay.report().json);
      console.log(JSON.stringify({ early, late, total: report.total, rows: report.failures.length, kind: overlay.host }));
    `);
    assert.equal(kind, host);
    assert.equal(total, most);
    assert.ok(rows > 0 && rows <= 200, `${rows} rows`);
    assert.ok(late.heap - early.heap < 1000 * KB, `${(late.heap - early.heap) / KB} KB of heap`);
    assert.ok(
      late.buffers - early.buffers < 200 * KB,
      `${(late.buffers - early.buffers) / KB} KB of buffers`,
    );
  });
}

test('overlays that come and go leave nothing in memory', async () => {
  const { early, late, left, pending, canvases } = await inNode(`
    let left, pending = 0, canvases = 0;
    const run = async (count) => {
      for (let at = 0; at < count; at++) {
        const runtime = createRuntime();
        const target = { Date: {} };
        runtime.install(target);
        Object.assign(globalThis, { requestAnimationFrame: target.requestAnimationFrame });
        const overlay = createOverlay({ game: runtime.game, context: runtime.context, visible: 'always' });
        overlay.record({ errCode: 21103 });
        overlay.open();
        overlay.draw();
        overlay.destroy();
        for (let frame = 0; frame < 3; frame++) runtime.frame();
        left = Object.entries(runtime.listeners).filter(([name, list]) => list.length && name !== 'WindowResize').length;
        pending += runtime.pending();
        canvases = Math.max(canvases, runtime.canvases.length);
        if (at % 25 === 0) await pass();
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      return used();
    };
    const early = await run(50);
    const late = await run(200);
    console.log(JSON.stringify({ early, late, left, pending, canvases }));
  `);
  assert.deepEqual([left, pending, canvases], [0, 0, 2]);
  assert.ok(late.heap - early.heap < 1000 * KB, `${(late.heap - early.heap) / KB} KB of heap`);
  assert.ok(late.buffers - early.buffers < 1000 * KB, `${(late.buffers - early.buffers) / KB} KB of buffers`);
});

test('nothing of the game is kept: neither errors, nor contexts, nor arguments', async () => {
  const { kept, shown } = await inNode(`
    const { game, context, canvas } = createRuntime();
    const overlay = createOverlay({ host: 'texture', game, context, canvas, visible: 'always' });
    const refs = {};
    const hold = (name, value) => ((refs[name] = new WeakRef(value)), value);
    (() => {
      for (let at = 0; at < 3; at++) {
        const error = hold('error' + at, Object.assign(new Error('request:fail timeout'), { errCode: 21103, extra: hold('extra' + at, {}) }));
        const data = hold('data' + at, { big: new Array(1000).fill('x') });
        const args = hold('args' + at, { url: 'https://api.example.com/' + at, data, header: hold('header' + at, {}), fail: hold('callback' + at, () => at) });
        overlay.record(error, hold('context' + at, { api: 'request', args, trustedDomains: hold('domains' + at, ['https://b.example']) }));
      }
      const host = { request(options) { options.fail(hold('told', { errCode: 21103, errMsg: 'Request timeout' })); } };
      watch(host);
      host.request(hold('options', { url: 'https://api.example.com/x', fail: hold('fail', () => {}) }));
    })();
    overlay.open();
    overlay.texture();
    overlay.report();
    for (let times = 0; times < 10; times++) {
      await pass();
      gc();
    }
    const kept = Object.keys(refs).filter((name) => refs[name].deref() !== undefined);
    console.log(JSON.stringify({ kept, shown: JSON.parse(overlay.report().json).total }));
  `);
  assert.equal(shown, 4);
  assert.deepEqual(kept, []);
});

/** @type {import('./stage.mjs').Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

for (const kind of /** @type {const} */ (['2d', 'dom'])) {
  test(`ten thousand failures in one frame are counted: ${kind}`, async () => {
    const { page, faults, close } = await stage.open({ kind, options: { visible: 'always' } });
    try {
      const { report, texts, took, badge } = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        const pass = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const element = () => document.querySelector('ttminis-explain-overlay')?.shadowRoot;
        const { fillText } = CanvasRenderingContext2D.prototype;
        /** @type {string[]} */
        const painted = [];
        CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
          painted.push(text);
          fillText.call(this, text, ...place);
        };
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const start = performance.now();
        for (let at = 0; at < 10000; at++) {
          overlay.record(
            { errCode: 70000 + (at % 100) },
            { api: 'request', args: { url: `https://h${at % 4}.example.com/` } },
          );
        }
        const took = performance.now() - start;
        await pass(600);
        const badge = [...painted, element()?.textContent ?? ''].join(' ');
        overlay.open();
        await pass(600);
        const texts = [...painted, element()?.textContent ?? ''].join('\n');
        CanvasRenderingContext2D.prototype.fillText = fillText;
        return { report: JSON.parse(overlay.report().json), texts, took, badge };
      });
      assert.match(badge, /10k/);
      assert.equal(report.total, 10000);
      assert.equal(report.failures.length > 0, true);
      for (const { count } of report.failures) assert.equal(count, 100);
      assert.match(texts, /Failures 10k/);
      assert.match(texts, /70099/);
      assert.match(texts, /×100/);
      assert.ok(took < 5000, `${took} ms`);
      assert.deepEqual(faults, []);
    } finally {
      await close();
    }
  });
}

for (const kind of /** @type {const} */ (['2d', 'dom'])) {
  test(`a thousand overlays leave nothing behind: ${kind}`, async () => {
    const { page, faults, close } = await stage.open({ kind, create: false });
    try {
      const left = await page.evaluate(async () => {
        const all = /** @type {any} */ (globalThis);
        /** @type {Record<string, number>} */
        const counts = { listeners: 0, frames: 0, timers: 0 };
        const { addEventListener, removeEventListener } = EventTarget.prototype;
        /** What listens, by what it listens to. @type {Map<any, Set<string>>} */
        const listening = new Map();
        /** Weak: what is kept here would be kept by nothing else. @type {WeakMap<any, number>} */
        const numbers = new WeakMap();
        let last = 0;
        const key = (/** @type {string} */ type, /** @type {any} */ run, /** @type {any} */ options) => {
          if (!numbers.has(run)) numbers.set(run, last++);
          return `${type} ${numbers.get(run)} ${!!(options?.capture ?? options)}`;
        };
        const isLasting = (/** @type {any} */ target) =>
          target === window || target === document || target === all.canvas || target === document.body;
        EventTarget.prototype.addEventListener = function (type, run, options) {
          const target = this ?? window;
          if (isLasting(target))
            listening.set(target, (listening.get(target) ?? new Set()).add(key(type, run, options)));
          return addEventListener.call(target, type, run, options);
        };
        EventTarget.prototype.removeEventListener = function (type, run, options) {
          const target = this ?? window;
          if (isLasting(target)) listening.get(target)?.delete(key(type, run, options));
          return removeEventListener.call(target, type, run, options);
        };
        const elements = document.querySelectorAll('*').length;
        let most = 0;
        for (let at = 0; at < 1000; at++) {
          const overlay = all.createOverlay({ game: all.game, context: all.context, visible: 'always' });
          most = Math.max(most, ...Array.from(listening.values(), (set) => set.size));
          if (at % 100 === 0) {
            overlay.record({ errCode: 21103 });
            overlay.open();
            await new Promise((resolve) => setTimeout(resolve, 30));
          }
          overlay.destroy();
        }
        counts.listeners = Array.from(listening.values()).reduce((sum, set) => sum + set.size, 0);
        counts.elements = document.querySelectorAll('*').length - elements;
        EventTarget.prototype.addEventListener = addEventListener;
        EventTarget.prototype.removeEventListener = removeEventListener;
        // Whatever still asks for frames or timers does so again.
        await new Promise((resolve) => setTimeout(resolve, 300));
        const { requestAnimationFrame: frame, setTimeout: timer } = globalThis;
        globalThis.requestAnimationFrame = (run) => {
          // The game's own frames tell themselves by their source.
          if (!/phase/.test(String(run))) counts.frames = (counts.frames ?? 0) + 1;
          return frame(run);
        };
        globalThis.setTimeout = /** @type {any} */ (
          (/** @type {any[]} */ ...args) => {
            counts.timers = (counts.timers ?? 0) + 1;
            return Reflect.apply(timer, globalThis, args);
          }
        );
        await new Promise((resolve) => timer(resolve, 300));
        globalThis.requestAnimationFrame = frame;
        globalThis.setTimeout = timer;
        return { ...counts, listened: most > 1 };
      });
      assert.deepEqual(left, {
        listeners: 0,
        frames: 0,
        timers: 0,
        elements: 0,
        listened: true,
      });
      assert.deepEqual(faults, []);
    } finally {
      await close();
    }
  });
}
