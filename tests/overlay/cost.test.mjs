// @ts-check
// What a frame costs, printed: timings differ from machine to machine, so nothing here fails for them. What is checked is what
// work is done at all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { printTable } from '../support/report.mjs';
import { causeErrors, startStage } from './stage.mjs';

/** @type {import('./stage.mjs').Stage} */
let stage;
/** @type {string[][]} */
const rows = [
  ['host', 'what', 'ms for each frame, median', 'of the 1 ms it may take', 'uploads in 60 frames'],
];

before(async () => {
  stage = await startStage();
});
after(async () => {
  await stage.stop();
  printTable(rows);
});

/** What happens before each of the frames that are measured. */
const cases = [
  { what: 'badge, nothing changes', open: false, change: '' },
  { what: 'open, nothing changes', open: true, change: '' },
  {
    what: 'open, a count changes',
    open: true,
    change:
      "overlay.record({ errCode: 21103 }, { api: 'request', args: { url: 'https://api.example.com/top' } })",
  },
  { what: 'open, scrolled', open: true, change: 'wheel()' },
  { what: 'opened anew', open: true, change: 'overlay.close(); overlay.open()' },
];

for (const kind of /** @type {const} */ (['2d', 'webgl', 'webgl2'])) {
  test(`the frame cost is printed: ${kind}`, async () => {
    const { page, faults, close } = await stage.open({
      kind,
      options: { visible: 'always', autoDraw: false },
      // Only a page that is isolated has a clock that is fine enough.
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
    });
    try {
      await causeErrors(page);
      await page.evaluate(() => {
        const { overlay } = /** @type {any} */ (globalThis);
        for (let at = 0; at < 200; at++) overlay.record({ errCode: 70000 + at, errMsg: `failure ${at}` });
      });
      for (const { what, open, change } of cases) {
        const { median, uploads } = await page.evaluate(measure, { open, change });
        rows.push([kind, what, median.toFixed(3), `${Math.round(median * 100)} %`, String(uploads)]);
      }
      // What of that is the browser's, which here has no graphics hardware.
      const bare = await page.evaluate(measureBare);
      rows.push([kind, '(the browser alone, for a canvas as large)', bare.toFixed(3), '', '60']);
      assert.deepEqual(faults, []);
    } finally {
      await close();
    }
  });
}

/** Runs in the page: how long the browser takes for a canvas as large as the open overlay, of which a little has changed. */
async function measureBare() {
  const { overlay, context } = /** @type {any} */ (globalThis);
  overlay.open();
  const { canvas, x, y } = overlay.texture();
  const other = document.createElement('canvas');
  other.width = canvas.width;
  other.height = canvas.height;
  const painted = /** @type {CanvasRenderingContext2D} */ (other.getContext('2d'));
  const texture = context.createTexture?.();
  /** @type {number[]} */
  const times = [];
  for (let at = 0; at < 60; at++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const start = performance.now();
    painted.fillStyle = at % 2 ? '#000' : '#fff';
    painted.fillRect(0, 0, 10, 10);
    if (texture) {
      context.bindTexture(context.TEXTURE_2D, texture);
      context.texImage2D(context.TEXTURE_2D, 0, context.RGBA, context.RGBA, context.UNSIGNED_BYTE, other);
    } else {
      context.drawImage(other, x * devicePixelRatio, y * devicePixelRatio);
    }
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[30] ?? 0;
}

/**
 * Runs in the page: frames of the overlay, each after a change, and how long `draw` takes.
 *
 * @param {{ open: boolean, change: string }} asked
 */
async function measure({ open, change }) {
  const { overlay, context, canvas } = /** @type {any} */ (globalThis);
  const frames = 60;
  let uploads = 0;
  const undo = [];
  for (const name of ['texImage2D', 'texSubImage2D']) {
    const original = context[name];
    if (!original) continue;
    context[name] = (/** @type {unknown[]} */ ...args) => {
      uploads++;
      return original.apply(context, args);
    };
    undo.push(() => delete context[name]);
  }
  let down = 1;
  const wheel = () => {
    down = -down;
    canvas.dispatchEvent(
      new WheelEvent('wheel', {
        clientX: 180,
        clientY: 500,
        deltaY: 40 * down,
        bubbles: true,
        cancelable: true,
      }),
    );
  };
  if (open) overlay.open();
  else overlay.close();
  overlay.draw();
  uploads = 0;
  /** @type {number[]} */
  const times = [];
  const now = Date.now;
  let clock = now();
  // What is shown follows five times a second; here in each frame.
  Date.now = () => clock;
  const run = new Function('overlay', 'wheel', change);
  for (let at = 0; at < frames; at++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    clock += 250;
    run(overlay, wheel);
    const start = performance.now();
    overlay.draw();
    times.push(performance.now() - start);
  }
  Date.now = now;
  for (const back of undo) back();
  times.sort((a, b) => a - b);
  return { median: times[frames >> 1] ?? 0, uploads };
}

test('hidden, it asks for no frame and no timer, in any host', async () => {
  for (const kind of /** @type {const} */ (['dom', '2d', 'webgl', 'webgl2'])) {
    const { page, close } = await stage.open({ kind, options: { visible: 'gesture' } });
    try {
      const asked = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        overlay.open();
        await new Promise((resolve) => setTimeout(resolve, 300));
        overlay.hide();
        await new Promise((resolve) => setTimeout(resolve, 300));
        let count = 0;
        const { requestAnimationFrame: frame, setTimeout: timer } = globalThis;
        // The game's own frames ask for the next one by this name too, and are told from others by their source.
        globalThis.requestAnimationFrame = (run) => {
          if (!/phase/.test(String(run))) count++;
          return frame(run);
        };
        globalThis.setTimeout = /** @type {any} */ (
          (/** @type {any} */ ...args) => {
            count++;
            return Reflect.apply(timer, globalThis, args);
          }
        );
        overlay.record({ errCode: 21103 });
        await new Promise((resolve) => timer(resolve, 500));
        globalThis.requestAnimationFrame = frame;
        globalThis.setTimeout = timer;
        return count;
      });
      assert.equal(asked, 0, kind);
    } finally {
      await close();
    }
  }
});
