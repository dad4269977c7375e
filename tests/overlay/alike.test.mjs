// @ts-check
// The overlay in the document and on a canvas: the same sizes, at the same places.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { causeErrors, startStage } from './stage.mjs';

/** @typedef {{ x: number, y: number, width: number, height: number }} Rect */

/** How far a place may differ, in CSS pixels. */
const TOLERANCE = 2;
/** How far a text may differ: lines of a document are as high as their letters. */
const TEXT_TOLERANCE = 3;

/** @type {import('./stage.mjs').Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

/** The states of the open panel. The button `x` is the one whose text is `x`. */
const states = [
  { name: 'list', taps: [] },
  { name: 'menu of the calls', taps: ['Call ▾'] },
  { name: 'menu of everything else', taps: ['⋯'] },
  { name: 'details', taps: ['50000 Internal error'] },
  { name: 'details of an error with two meanings', taps: ['30001 (2 possible'] },
  { name: 'report', taps: ['⋯', 'Report for TikTok'] },
  { name: 'cleared', taps: ['⋯', 'Clear what is shown'] },
];

const screens = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
];

/** Runs in the page: what was painted last, in CSS pixels of the screen. */
function watchPaint() {
  const all = /** @type {any} */ (globalThis);
  /** @type {{ text: string, x: number, y: number }[]} */
  all.painted = [];
  const { fillText, fillRect, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...place) {
    all.painted.length = 0;
    clearRect.apply(this, place);
  };
  CanvasRenderingContext2D.prototype.fillRect = function (x, y, width, height) {
    const { a, d, e, f } = this.getTransform();
    const [left, top] = [(a * x + e) / devicePixelRatio, (d * y + f) / devicePixelRatio];
    const isCovered = (/** @type {any} */ one) =>
      one.x >= left && one.x < left + width && one.y >= top && one.y < top + height;
    // The game paints its own canvas.
    if (this !== all.context) all.painted = all.painted.filter((/** @type {any} */ one) => !isCovered(one));
    fillRect.call(this, x, y, width, height);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { a, d, e, f } = this.getTransform();
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = this.measureText(text);
    const middle = y - (ascent - descent) / 2;
    all.painted.push({ text, x: (a * x + e) / devicePixelRatio, y: (d * middle + f) / devicePixelRatio });
    fillText.call(this, text, x, y);
  };
}

/**
 * Runs in the page: taps what begins with a text.
 *
 * @param {string} wanted
 */
async function tap(wanted) {
  const all = /** @type {any} */ (globalThis);
  const { overlay, canvas } = all;
  const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
  if (root) {
    const buttons = Array.from(root.querySelectorAll('button'));
    const found = buttons.find((button) => button.textContent?.startsWith(wanted));
    if (!found) throw new Error(`${wanted} is not there`);
    found.click();
  } else {
    const { x, y } = overlay.texture();
    const find = () => {
      const { height } = overlay.texture();
      // What lies below the header or the lower end is painted too.
      const isSeen = (/** @type {number} */ at) => at < 52 || (at > 60 && at < height - 16);
      return all.painted.find((/** @type {any} */ { text, y }) => text.startsWith(wanted) && isSeen(y));
    };
    let found = find();
    for (let times = 0; !found && times < 10; times++) {
      const { width, height } = overlay.texture();
      const at = { clientX: x + width / 2, clientY: y + height - 30, deltaY: 30 };
      canvas.dispatchEvent(new WheelEvent('wheel', { ...at, bubbles: true, cancelable: true }));
      await new Promise((resolve) => setTimeout(resolve, 100));
      found = find();
    }
    if (!found) throw new Error(`${wanted} is not there`);
    const at = {
      bubbles: true,
      cancelable: true,
      pointerId: 4,
      clientX: x + found.x + 5,
      clientY: y + found.y,
    };
    canvas.dispatchEvent(new PointerEvent('pointerdown', at));
    canvas.dispatchEvent(new PointerEvent('pointerup', at));
  }
  await new Promise((resolve) => setTimeout(resolve, 250));
}

/**
 * Runs in the page: where the panel and its texts lie, and how far it is from a row of the list to the next one.
 *
 * @returns {{ panel: Rect, rows: number[], texts: Record<string, number[]> }}
 */
function look() {
  const all = /** @type {any} */ (globalThis);
  const rectOf = (/** @type {any} */ { x, y, width, height }, margin = 0) => ({
    x: x + margin,
    y: y + margin,
    width: width - 2 * margin,
    height: height - 2 * margin,
  });
  /** The left end and the middle of each text that is there once, by its first characters. @type {Record<string, number[]>} */
  const texts = {};
  /** @type {number[]} */
  const titles = [];
  const add = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => {
    if (/^\d{5} /.test(text)) titles.push(y);
    const key = text
      .replace(/^ · |…$/g, '')
      .trim()
      .slice(0, 12);
    if (key) texts[key] = key in texts ? [] : [x, y];
  };
  const distances = () => {
    titles.sort((a, b) => a - b);
    // Fewer of them are drawn on a canvas: only what is to be seen.
    return titles.slice(1, 2).map((y, at) => Math.round(y - (titles[at] ?? 0)));
  };
  const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
  if (!root) {
    const { x, y, width, height } = all.overlay.texture();
    // Nothing is seen of what lies below the lower end.
    const seen = all.painted.filter((/** @type {any} */ one) => one.y < height - 8);
    for (const one of seen) add(one.text, x + one.x, y + one.y);
    return { panel: rectOf({ x, y, width, height }, 8), rows: distances(), texts };
  }
  const range = document.createRange();
  const walker = document.createTreeWalker(root.querySelector('[part=panel]') ?? root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node);
    const [line] = range.getClientRects();
    if (line) add(node.textContent ?? '', line.x, line.y + line.height / 2);
  }
  const panel = rectOf(root.querySelector('[part=panel]')?.getBoundingClientRect());
  return { panel, rows: distances(), texts };
}

/** Runs in the page: where the badge lies, and where its circle. @returns {{ target: Rect, circle: Rect }} */
function lookAtBadge() {
  const { overlay } = /** @type {any} */ (globalThis);
  const rectOf = (/** @type {any} */ { x, y, width, height }) => ({ x, y, width, height });
  const badge = document.querySelector('ttminis-explain-overlay')?.shadowRoot?.querySelector('[part~=badge]');
  if (badge) {
    const target = rectOf(badge.getBoundingClientRect());
    const border = Number.parseFloat(getComputedStyle(badge).borderTopWidth);
    const circle = {
      x: border,
      y: border,
      width: target.width - 2 * border,
      height: target.height - 2 * border,
    };
    return { target, circle };
  }
  const { canvas, ...target } = overlay.texture();
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[4 * (y * width + x) + 3] < 64) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    }
  }
  const [x, y, wide, high] = [left, top, right - left, bottom - top].map((part) => part / devicePixelRatio);
  return { target: rectOf(target), circle: { x: x ?? 0, y: y ?? 0, width: wide ?? 0, height: high ?? 0 } };
}

/** @param {Rect} a @param {Rect} b @param {string} what */
function assertClose(a, b, what) {
  for (const side of /** @type {const} */ (['x', 'y', 'width', 'height'])) {
    const told = `${what}: ${JSON.stringify(a)} in the document, ${JSON.stringify(b)} on the canvas`;
    assert.ok(Math.abs(a[side] - b[side]) <= TOLERANCE, told);
  }
}

for (const { width, height } of screens) {
  test(`the document and the canvas look alike on ${width}x${height}`, async () => {
    const both = [];
    for (const kind of /** @type {const} */ (['dom', '2d'])) {
      const { page, faults, close } = await stage.open({ kind, ratio: 2, options: { visible: 'always' } });
      try {
        await page.setViewportSize({ width, height });
        await page.evaluate(watchPaint);
        await causeErrors(page);
        await page.waitForTimeout(300);
        const badges = [await page.evaluate(lookAtBadge)];
        await page.evaluate('overlay.open(); overlay.close()');
        await page.waitForTimeout(300);
        badges.push(await page.evaluate(lookAtBadge));
        const looks = [];
        for (const { taps } of states) {
          await page.evaluate('overlay.open()');
          await page.waitForTimeout(250);
          for (const wanted of taps) await page.evaluate(tap, wanted);
          looks.push(await page.evaluate(look));
          await page.evaluate('overlay.close()');
          await page.waitForTimeout(100);
        }
        assert.deepEqual(
          faults.filter((fault) => !/willReadFrequently/.test(fault)),
          [],
        );
        both.push({ badges, looks });
      } finally {
        await close();
      }
    }
    const [inDocument, onCanvas] = both;
    assert.ok(inDocument && onCanvas);
    inDocument.badges.forEach((badge, at) => {
      const other = onCanvas.badges[at];
      assert.ok(other);
      assertClose(badge.target, other.target, 'the badge');
      assertClose(badge.circle, other.circle, 'its circle');
    });
    states.forEach(({ name }, at) => {
      const [one, two] = [inDocument.looks[at], onCanvas.looks[at]];
      assert.ok(one && two);
      assertClose(one.panel, two.panel, `the panel, ${name}`);
      if (name === 'list') assert.deepEqual([one.rows, two.rows], [[40], [40]]);
      let compared = 0;
      for (const [text, [x = 0, y = 0]] of Object.entries(one.texts)) {
        const other = two.texts[text];
        // Texts that are there more than once, or out of sight, are not compared.
        if (!other?.length || !one.texts[text]?.length) continue;
        compared++;
        const far = Math.max(Math.abs(x - (other[0] ?? 0)), Math.abs(y - (other[1] ?? 0)));
        assert.ok(
          far <= TEXT_TOLERANCE,
          `${name}: "${text}" is at ${x}, ${y} in the document and at ${other} on the canvas`,
        );
      }
      assert.ok(compared >= (name === 'cleared' ? 4 : 5), `${name}: only ${compared} texts were compared`);
    });
  });
}
