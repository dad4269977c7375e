// @ts-check
// What fingers and the mouse do on the overlay, and that the game below stays playable.
import assert from 'node:assert/strict';
import { after, afterEach, before, mock, test } from 'node:test';
import { createRuntime } from './fake-runtime.mjs';
import { loadPackage, loadSource } from './sources.mjs';
import { startStage } from './stage.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {{ x: number, y: number, width: number, height: number }} Rect */

const { createOverlay, clearTimeline } = await loadPackage();
const { badgeRect, panelRect, nearestPosition, BADGE_PX, MIN_PANEL_PX } = await loadSource('panel/geometry');
const { layOut } = await loadSource('surface/canvas/layout');
const { createFonts } = await loadSource('surface/canvas/text');
const { DARK, TARGET_PX, ROW_PX, IDLE_ALPHA } = await loadSource('surface/tokens');

/** How far the picture of the panel reaches over its edges: there is its shadow. */
const MARGIN = 8;
/** From the top of the picture to the middle of the text of the first row. */
const FIRST_ROW = MARGIN + 45 + 17 - 4;

const now = Date.now;
afterEach(() => {
  Date.now = now;
  clearTimeline();
});

/**
 * An overlay in the stand-in for the runtime, with so many rows.
 *
 * @param {{ rows?: number, runtime?: import('./fake-runtime.mjs').Runtime, options?: object }} [asked]
 */
function start({ rows = 3, runtime = createRuntime(), options = {} } = {}) {
  const { game, context } = runtime;
  Date.now = runtime.now;
  /** @type {import('ttminis-explain/overlay').Overlay} */
  const overlay = createOverlay({ game, context, visible: 'always', autoDraw: false, ...options });
  for (let at = 0; at < rows; at++) overlay.record({ errCode: 70000 + at, errMsg: `failure ${at}` });
  overlay.draw();
  /** Where the panel lies, without its shadow. @returns {Rect} */
  const panel = () => {
    const { x, y, width, height } = overlay.texture();
    return { x: x + MARGIN, y: y + MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  };
  /** Where a text is on the screen. @param {RegExp} pattern */
  const find = (pattern) => {
    overlay.draw();
    const { canvas, x, y } = overlay.texture();
    const found = runtime.find(canvas, pattern);
    return found && { x: x + found.x, y: y + found.y };
  };
  /** @param {RegExp} pattern */
  const place = (pattern) => {
    const found = find(pattern);
    assert.ok(found, `${pattern} is not to be seen`);
    return found;
  };
  return {
    runtime,
    overlay,
    find,
    place,
    panel,
    /** The texts that are to be seen. @returns {string[]} */
    texts() {
      overlay.draw();
      const { canvas } = overlay.texture();
      return /** @type {any} */ (canvas).drawn.texts.map((/** @type {any} */ { text }) => text);
    },
    /** @param {RegExp} pattern */
    tapOn(pattern) {
      const { x, y } = place(pattern);
      runtime.tap(x, y);
      runtime.wait(300);
      overlay.draw();
    },
    /** How far the list is scrolled, in CSS pixels. */
    scrolled() {
      overlay.draw();
      const { canvas } = overlay.texture();
      const found = runtime.find(canvas, /^7\d\d\d\d /);
      assert.ok(found, 'no row is to be seen');
      return (rows - 1 - (Number.parseInt(found.text, 10) - 70000)) * ROW_PX + FIRST_ROW - found.y;
    },
    /** Moves a finger. @param {number[][]} points @param {number} [ms] for each, @param {'End' | 'Cancel'} [end] */
    swipe(points, ms = 16, end = 'End') {
      const at = (/** @type {number[]} */ [x = 0, y = 0]) => ({ identifier: 5, clientX: x, clientY: y });
      runtime.touch('Start', at(points[0] ?? []));
      for (const point of points.slice(1)) {
        runtime.wait(ms);
        runtime.touch('Move', at(point));
        overlay.draw();
      }
      runtime.touch(end, at(points[points.length - 1] ?? []));
      overlay.draw();
    },
  };
}

const middle = (/** @type {Rect} */ { x, y, width, height }) => [x + width / 2, y + height / 2];

test('taps open, go through the list and its menus, and close', () => {
  const { overlay, runtime, tapOn, find, place, texts } = start({
    options: { report: { gameName: 'A game' } },
  });
  overlay.record({ errCode: 21103 }, { api: 'request', args: { url: 'https://api.example.com/top' } });
  const [x = 0, y = 0] = middle(overlay.texture());
  runtime.tap(x, y);
  assert.equal(overlay.isOpen, true, 'the badge opens');
  place(/^21103/);
  place(/^ · request · \/top/);
  tapOn(/^70001/);
  place(/What it means/);
  assert.equal(find(/^70002/), undefined, 'only the row that was tapped');
  tapOn(/^‹$/);
  place(/^70002/);

  overlay.record({ errCode: 30001 }, { api: 'ad.show' });
  runtime.wait(300);
  place(/^30001/);
  place(/^Failures 5$/);
  tapOn(/^Call ▾/);
  assert.deepEqual(
    texts().filter((text) => /^(✓ )?(All|request|ad\.show|\d)$/.test(text)),
    ['5', '✓ All', '1', 'request', '1', 'ad.show'],
    'the menu counts what each choice would show',
  );
  assert.equal(find(/^21103/), undefined, 'in the place of the list');
  tapOn(/^request$/);
  assert.equal(find(/^30001/), undefined, 'the filter applies');
  place(/^21103/);
  place(/^request 1 ▾$/);
  tapOn(/^request 1 ▾$/);
  place(/^✓ request$/);
  tapOn(/^request 1 ▾$/);
  assert.ok(!find(/^✓/) && find(/^21103/), 'the chip closes its menu');
  tapOn(/^request 1 ▾$/);
  tapOn(/^All$/);
  place(/^30001/);
  tapOn(/^Side ▾/);
  tapOn(/^Network$/);
  assert.equal(find(/^30001/), undefined);
  place(/^21103/);

  tapOn(/^⋯$/);
  place(/five times/);
  tapOn(/^Pause the list$/);
  overlay.record({ errCode: 75555 });
  runtime.wait(300);
  assert.equal(find(/^75555/), undefined, 'paused');
  place(/Paused\. New failures: 1/);
  tapOn(/^⋯$/);
  assert.equal(find(/^Pause the list$/), undefined);
  tapOn(/^Resume the list$/);
  tapOn(/^Network 1 ▾$/);
  tapOn(/^All$/);
  place(/^75555/);

  const { log } = console;
  console.log = () => {};
  tapOn(/^⋯$/);
  tapOn(/^Report for TikTok$/);
  console.log = log;
  assert.match(runtime.clipboard[0] ?? '', /A game/);
  place(/^Copied\.$/);
  place(/A game/);
  assert.equal(find(/^⋯$/), undefined, 'nothing hides the report');
  tapOn(/^‹$/);

  tapOn(/^⋯$/);
  tapOn(/^Clear what is shown$/);
  place(/^Nothing has failed\.$/);
  tapOn(/^×$/);
  assert.equal(overlay.isOpen, false);
  assert.equal(overlay.visible, false, 'there is nothing that the badge could count');
  overlay.record({ errCode: 70001 });
  assert.equal(overlay.visible, true, 'until something fails again');
});

test('what was cleared can be brought back for five seconds', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { overlay, runtime, tapOn, find, place } = start({ rows: 2 });
    overlay.record({ errCode: 30001 }, { api: 'ad.show' });
    overlay.open();
    tapOn(/^Call ▾/);
    tapOn(/^ad\.show$/);
    tapOn(/^⋯$/);
    tapOn(/^Clear what is shown$/);
    place(/^Cleared: 1$/);
    assert.equal(find(/^30001/), undefined);
    tapOn(/^ad\.show 0 ▾$|^Call ▾$/);
    tapOn(/^(✓ )?All$/);
    place(/^70001/);
    tapOn(/^Cleared: 1$/);
    assert.equal(find(/^Cleared/), undefined);
    place(/^30001/);
    place(/^Failures 3$/);

    tapOn(/^⋯$/);
    tapOn(/^Clear what is shown$/);
    place(/^Cleared: 3$/);
    place(/^Undo$/);
    mock.timers.tick(4900);
    overlay.record({ errCode: 75555 });
    runtime.wait(300);
    place(/^Cleared: 3$/);
    place(/^75555/);
    mock.timers.tick(200);
    runtime.wait(300);
    assert.equal(find(/^Cleared/), undefined, 'then it is gone');
    place(/^75555/);
    place(/^Failures 1$/);
    overlay.clear();
    place(/^Nothing has failed\.$/);
    assert.equal(find(/^Cleared/), undefined, 'the game knows what it clears');
    overlay.destroy();
  } finally {
    mock.timers.reset();
  }
});

test('of an error with two meanings somebody chooses one, and may choose again', () => {
  const { overlay, tapOn, find, place } = start({ rows: 0 });
  overlay.record({ errCode: 30001 });
  overlay.open();
  place(/^Unclear$/);
  tapOn(/^30001/);
  place(/^Which one was it\?$/);
  place(/^ad creation$/);
  // The text of a button is broken into lines, each of which can be tapped.
  place(/^User exit/);
  tapOn(/^reward\.$/);
  place(/^30001 User exit/);
  place(/^Expected$/);
  assert.equal(find(/^ad creation$/), undefined);
  tapOn(/^‹$/);
  place(/^30001 User exit/);
  tapOn(/^30001/);
  tapOn(/^Not this one$/);
  place(/^Unclear$/);
  place(/^ad creation$/);
});

test('links copy themselves', () => {
  const { overlay, runtime, tapOn, find, place, panel, swipe } = start({ rows: 0 });
  /** Swipes up, and waits until the list stands still. */
  const scrollDown = () => {
    swipe([
      [180, 720],
      [180, 300],
    ]);
    runtime.wait(2000);
    overlay.draw();
    runtime.wait(2000);
  };
  const url = 'https://api.example.com/a/path/that/is/longer/than/the/screen/of/the/phone/is/wide';
  overlay.record({ errCode: 21103 }, { api: 'request', args: { url } });
  overlay.open();
  tapOn(/^21103/);
  assert.equal(panel().height, Math.floor(740 * 0.7), 'the details take at most this much');
  scrollDown();
  place(/^Last call$/);
  const { x, y } = place(/^https:/);
  assert.equal(find(new RegExp(url)), undefined, 'it is broken into lines');
  // Each of its lines can be tapped.
  runtime.tap(x, y + 20);
  assert.deepEqual(runtime.clipboard, [url]);
  place(/^Copied\.$/);
  scrollDown();
  tapOn(/^TikTok's error reference/);
  assert.match(runtime.clipboard[1] ?? '', /^https:\/\/developers\.tiktok\.com\//);
  place(/^TikTok's error reference/);
});

test('the report is on the whole screen, and is shared as JSON', () => {
  /** @type {import('ttminis-explain/overlay').Report[]} */
  const got = [];
  const again = start({ rows: 40, options: { onReport: (/** @type {any} */ one) => got.push(one) } });
  const { runtime } = again;
  const { log } = console;
  console.log = () => {};
  again.overlay.open();
  again.tapOn(/^⋯$/);
  again.tapOn(/^Report for TikTok$/);
  console.log = log;
  assert.equal(got.length, 1);
  const { markdown, json } = /** @type {import('ttminis-explain/overlay').Report} */ (got[0]);
  assert.deepEqual(runtime.clipboard, [markdown]);
  const { y, height } = again.panel();
  assert.ok(y <= 62 + 8 && y + height === 732, 'up to the capsule');
  again.place(/^Failures in TTMinis\.game$/);
  again.place(/^44\.1\.0|App version: 44\.1\.0/);
  assert.ok(!again.texts().some((text) => /[#\\]/.test(text)), 'without the signs of Markdown');
  again.tapOn(/^Share as JSON$/);
  assert.deepEqual(runtime.clipboard, [markdown, json]);
  assert.equal(JSON.parse(json).total, 40);
  again.place(/^Copied\.$/);
});

/** An error as a game throws it. */
function thrown() {
  const error = new TypeError("Cannot read properties of undefined (reading 'hp')");
  error.stack = `TypeError: ${error.message}\n    at hit (https://game.example/main.js:12:34)`;
  return error;
}

test('errors that nobody caught are in the list, with their stack', () => {
  const { overlay, runtime, tapOn, find, place } = start({
    rows: 0,
    options: { visible: 'on-first-error' },
  });
  runtime.uncaught('Error', thrown());
  assert.equal(overlay.visible, true);
  overlay.open();
  place(/Cannot read properties/);
  place(/^Uncaught error$/);
  runtime.uncaught('Error', { message: 'ReferenceError: boss is not defined\n    at spawn (main.js:9:1)' });
  runtime.uncaught('UnhandledRejection', { reason: new RangeError('too far'), promise: {} });
  runtime.wait(300);
  place(/boss is not defined/);
  place(/main\.js:9:1/);
  place(/^RangeError: too far/);
  // A failed call that rejects is told twice, and is one failure.
  overlay.record({ errCode: 21103, errMsg: 'Request timeout' }, { api: 'request' });
  runtime.uncaught('UnhandledRejection', { reason: { errCode: 21103, errMsg: 'Request timeout' } });
  runtime.wait(300);
  place(/^Failures 4$/);
  tapOn(/boss/);
  place(/^Stack$/);
  place(/^at spawn/);
  place(/No code of the game caught/);
  assert.equal(find(/^Last call$/), undefined);
  overlay.destroy();
  for (const name of ['Error', 'UnhandledRejection']) assert.deepEqual(runtime.listeners[name], []);
});

for (const [how, event] of /** @type {const} */ ([
  ['an error', thrown()],
  ['a message and a stack', { message: thrown().message, stack: thrown().stack }],
])) {
  test(`the platform tells of ${how}, whose stack is shown`, () => {
    const { overlay, runtime, place, tapOn } = start({ rows: 0 });
    runtime.uncaught('Error', event);
    overlay.open();
    place(/main\.js:12:34/);
    tapOn(/Cannot read properties/);
    place(/^at hit/);
  });
}

test('what can be tapped is at least 44 pixels high and wide, and a row 40', () => {
  const run = () => {};
  const button = (/** @type {string} */ text) => ({ key: text, text, run });
  const page = {
    place: '',
    share: 0.45,
    title: 'A title that is longer than the screen is wide, without doubt',
    back: button('‹'),
    chips: [button('Call ▾'), button('A chip that is longer than the screen is wide, without doubt ▾')],
    items: Array.from({ length: 9 }, (_, at) => ({
      kind: at % 2 ? 'row' : 'button',
      key: `${at}`,
      text: at % 4 ? 'x' : 'A text that is longer than the screen is wide, and is broken into lines',
      mark: 'Copy',
      side: 'nobody',
      run,
    })),
    buttons: [button('⋯'), button('×')],
  };
  const measure = (/** @type {string} */ text) => text.length * 7;
  for (const width of [304, 344, 400, 640]) {
    const {
      fixed,
      scrolling,
      bottom: height,
    } = layOut(page, width, (/** @type {number} */ content) => content, createFonts('x', measure), DARK);
    const targets = [...fixed, ...scrolling].flatMap(({ targets }) => targets);
    assert.equal(targets.length, 14);
    for (const target of targets) {
      assert.ok(target.width >= TARGET_PX, `${JSON.stringify(target)} at ${width}`);
      assert.ok(target.height >= TARGET_PX || target.height === ROW_PX, JSON.stringify(target));
      assert.ok(target.x >= 0 && target.x + target.width <= width);
    }
    const head = fixed[0].targets.slice().sort((/** @type {Rect} */ a, /** @type {Rect} */ b) => a.x - b.x);
    for (let at = 1; at < head.length; at++) {
      assert.ok(head[at - 1].x + head[at - 1].width <= head[at].x, 'no two of the header overlap');
    }
    assert.equal(fixed[0].height, 45);
    for (const strip of [...fixed, ...scrolling]) {
      for (const [x, y, text] of strip.shapes()) {
        if (typeof text !== 'string') continue;
        assert.ok(x >= 0 && x + measure(text) <= width, `${text} at ${width}`);
        assert.ok(y > 0 && y < strip.height, `${text} is within its strip`);
      }
    }
    const end = scrolling[scrolling.length - 1];
    assert.equal(height, 45 + end.top + end.height, 'as high as its content');
  }
});

test('a swipe scrolls, goes on for a while, ends, and never leaves the list', () => {
  const { overlay, runtime, scrolled, swipe } = start({ rows: 60 });
  overlay.open();
  assert.equal(scrolled(), 0);
  const top = scrolled();
  swipe([
    [180, 600],
    [180, 580],
    [180, 560],
    [180, 540],
  ]);
  const atEnd = scrolled() - top;
  assert.ok(atEnd >= 55 && atEnd <= 65, `it follows the finger: ${atEnd}`);
  const seen = [atEnd];
  for (let at = 0; at < 400; at++) {
    runtime.wait(16);
    seen.push(scrolled() - top);
  }
  for (let at = 1; at < seen.length; at++)
    assert.ok((seen[at] ?? 0) >= (seen[at - 1] ?? 0) - 0.5, 'never back');
  assert.ok((seen.at(-1) ?? 0) > atEnd + 50, `it went on: ${seen.at(-1)}`);
  assert.equal(seen.at(-1), seen.at(-100), 'and stopped');

  // Thrown as hard as can be, in either direction.
  const up = Array.from({ length: 10 }, (_, at) => [180, 700 - at * 28]);
  for (const points of [up, up, up, up, up, up, up, up]) {
    swipe(points, 2);
    for (let at = 0; at < 60; at++) {
      runtime.wait(16);
      assert.ok(scrolled() - top <= 60 * ROW_PX, 'not beyond the last row');
    }
  }
  const last = runtime.find(overlay.texture().canvas, /^70000 /);
  assert.ok(last, 'the last row is reached');
  const panel = overlay.texture();
  assert.ok(last.y > panel.height - 60 && last.y < panel.height, 'and stays at the lower end');
  for (let times = 0; times < 8; times++) {
    swipe([...up].reverse(), 2);
    for (let at = 0; at < 60; at++) {
      runtime.wait(16);
      assert.ok(scrolled() >= top, 'not beyond the first row');
    }
  }
  assert.equal(scrolled(), top);
});

test('a finger that was still before it was lifted throws nothing', () => {
  const { overlay, runtime, scrolled } = start({ rows: 60 });
  overlay.open();
  const at = (/** @type {number} */ y) => ({ identifier: 1, clientX: 180, clientY: y });
  runtime.touch('Start', at(600));
  for (const y of [570, 540, 510]) {
    runtime.wait(16);
    runtime.touch('Move', at(y));
  }
  runtime.wait(300);
  runtime.touch('End', at(510));
  const then = scrolled();
  for (let frame = 0; frame < 20; frame++) runtime.wait(16);
  assert.equal(scrolled(), then);
});

test('the list is at its top at once after it was cleared, filtered or opened anew', () => {
  const { overlay, runtime, scrolled, swipe, tapOn, place, panel } = start({ rows: 180 });
  overlay.open();
  const top = scrolled();
  const down = Array.from({ length: 10 }, (_, at) => [180, 700 - at * 28]);
  const scrollDown = () => {
    for (let times = 0; times < 6; times++) {
      swipe(down, 2);
      for (let at = 0; at < 60; at++) {
        runtime.wait(16);
        overlay.draw();
      }
    }
    assert.ok(scrolled() > top + 1500, `${scrolled()}`);
  };
  scrollDown();
  tapOn(/^Side ▾/);
  tapOn(/^Unclear$/);
  assert.equal(scrolled(), top, 'filtered');
  scrollDown();
  overlay.close();
  overlay.open();
  assert.equal(scrolled(), top, 'opened anew');
  scrollDown();
  overlay.hide();
  overlay.draw();
  overlay.open();
  assert.equal(scrolled(), top, 'opened anew after it was hidden');
  scrollDown();
  tapOn(/^⋯$/);
  tapOn(/^Clear what is shown$/);
  const { y } = place(/^Cleared: 180$/);
  assert.ok(y > panel().y + 45 && y < panel().y + 45 + TARGET_PX, `cleared: ${y}`);
});

test('a tap that moved 20 pixels is none, and neither is one that was cancelled', () => {
  const { overlay, runtime, place, find, swipe } = start();
  const [x = 0, y = 0] = middle(overlay.texture());
  swipe([
    [x, y],
    [x, y + 20],
  ]);
  assert.equal(overlay.isOpen, false, 'that was a drag');
  swipe([middle(overlay.texture())], 16, 'Cancel');
  assert.equal(overlay.isOpen, false, 'cancelled');
  overlay.open();
  const row = place(/^70001/);
  swipe([
    [row.x, row.y],
    [row.x, row.y + 20],
  ]);
  swipe([
    [row.x, row.y],
    [row.x + 20, row.y],
  ]);
  swipe([
    [row.x, row.y],
    [row.x + 30, row.y],
    [row.x, row.y],
  ]);
  swipe([[row.x, row.y]], 16, 'Cancel');
  runtime.wait(300);
  assert.ok(find(/^70002/), 'the list is still there');
  swipe([
    [row.x, row.y],
    [row.x + 3, row.y + 3],
  ]);
  assert.equal(find(/^70002/), undefined, 'a finger is never quite still');
});

test('of two fingers on the overlay the first one acts', () => {
  const { overlay, runtime, place, find } = start();
  overlay.open();
  const [one, two] = [place(/^70000/), place(/^70002/)];
  const first = { identifier: 0, clientX: one.x, clientY: one.y };
  const second = { identifier: 1, clientX: two.x, clientY: two.y };
  runtime.touch('Start', first);
  runtime.touch('Start', second);
  assert.ok(overlay.consumes(second));
  runtime.touch('End', second);
  runtime.wait(300);
  assert.ok(find(/^70002/) && find(/^70000/), 'the second one does nothing');
  runtime.touch('End', first);
  runtime.wait(300);
  assert.ok(find(/^70000/) && !find(/^70002/), 'the first one does');
});

test('a finger whose end was never told does not stop the next ones', () => {
  const { overlay, runtime, place, find } = start();
  overlay.open();
  const { x, y } = place(/^70001/);
  runtime.touch('Start', { identifier: 41, clientX: x, clientY: y });
  // The app was left meanwhile: a new finger has a new number, and the old one is not among those that are down.
  for (const listener of runtime.listeners.TouchStart ?? []) {
    const touch = { identifier: 42, clientX: x, clientY: y };
    listener({ touches: [touch], changedTouches: [touch] });
  }
  runtime.touch('End', { identifier: 42, clientX: x, clientY: y });
  runtime.wait(300);
  assert.equal(find(/^70002/), undefined);
});

test('the badge is dragged, snaps to the nearer edge, and is there again next time', () => {
  const { overlay, runtime, swipe } = start();
  const [x = 0, y = 0] = middle(overlay.texture());
  assert.ok(x > 180, 'at first at the right');
  runtime.touch('Start', { identifier: 5, clientX: x, clientY: y });
  runtime.touch('Move', { identifier: 5, clientX: 200, clientY: 500 });
  assert.deepEqual(middle(overlay.texture()), [200, 500], 'it is below the finger');
  for (const [far, away] of /** @type {const} */ ([
    [-500, -500],
    [9999, 9999],
  ])) {
    runtime.touch('Move', { identifier: 5, clientX: far, clientY: away });
    const rect = overlay.texture();
    assert.ok(
      rect.x >= 0 && rect.y >= 0 && rect.x + TARGET_PX <= 360 && rect.y + TARGET_PX <= 740,
      'never off the screen',
    );
  }
  runtime.touch('Move', { identifier: 5, clientX: 150, clientY: 200 });
  runtime.touch('End', { identifier: 5, clientX: 150, clientY: 200 });
  const left = overlay.texture();
  assert.equal(left.x, 8);
  assert.ok(Math.abs(left.y + TARGET_PX / 2 - 200) <= 1, `${left.y}`);
  assert.equal(overlay.isOpen, false);
  overlay.destroy();

  const again = start({ runtime });
  const { x: nextX, y: nextY } = again.overlay.texture();
  assert.deepEqual([nextX, nextY], [left.x, left.y], 'remembered');
  again.swipe([middle(again.overlay.texture()), [300, 300]]);
  assert.equal(again.overlay.texture().x, 308);
  again.swipe([middle(again.overlay.texture()), [340, 20]]);
  const { x: cornerX, y: cornerY } = again.overlay.texture();
  assert.ok(cornerX + TARGET_PX <= 360 && cornerY >= 62, 'not below the capsule');
  assert.equal(swipe.length > 0, true);
});

test('what is remembered wrongly, or cannot be remembered, does not matter', () => {
  for (const kept of [
    '',
    'x',
    'null',
    '[]',
    '5',
    '{"right":"?","down":"?"}',
    '{"right":false,"down":9e99}',
    7,
    {},
  ]) {
    const runtime = createRuntime();
    runtime.storage['ttminis-explain.overlay'] = kept;
    const { overlay } = start({ runtime });
    const { x, y } = overlay.texture();
    assert.ok(x >= 0 && x <= 316 && y >= 0 && y <= 696, String(kept));
    assert.deepEqual(overlay.warnings, []);
  }
  const fail = () => {
    throw new Error('no storage');
  };
  const runtime = createRuntime({ override: { getStorageSync: fail, setStorageSync: fail } });
  const { overlay, swipe } = start({ runtime });
  swipe([middle(overlay.texture()), [20, 300]]);
  assert.equal(overlay.texture().x, 8);
  assert.deepEqual(overlay.warnings, []);
});

test('after a rotation or a new size it is on the screen, open or not', () => {
  const { overlay, runtime, swipe } = start();
  for (const [width, height] of /** @type {const} */ ([
    [740, 360],
    [320, 480],
    [1280, 800],
    [360, 740],
  ])) {
    swipe([middle(overlay.texture()), [9999, 9999]]);
    runtime.resize(width, height);
    for (const open of [true, false]) {
      if (open) overlay.open();
      else overlay.close();
      overlay.draw();
      const rect = overlay.texture();
      const isInside =
        rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= width && rect.y + rect.height <= height;
      assert.ok(isInside, `${JSON.stringify({ ...rect, canvas: 0 })} on ${width}x${height}`);
      assert.ok(overlay.consumes({ identifier: 99, clientX: rect.x + 20, clientY: rect.y + 20 }));
    }
  }
});

test('opened by the game while the badge is dragged, it is open', () => {
  const { overlay, runtime, place } = start();
  const [x = 0, y = 0] = middle(overlay.texture());
  runtime.touch('Start', { identifier: 5, clientX: x, clientY: y });
  runtime.touch('Move', { identifier: 5, clientX: 100, clientY: 300 });
  overlay.open();
  overlay.draw();
  assert.ok(overlay.texture().width > 300, 'as wide as it is open');
  runtime.touch('Move', { identifier: 5, clientX: 100, clientY: 320 });
  runtime.touch('End', { identifier: 5, clientX: 100, clientY: 320 });
  overlay.draw();
  assert.ok(overlay.texture().width > 300);
  place(/^×$/);
});

test('wherever the badge is put, it and the open overlay are on the screen, and off the capsule', () => {
  let state = 7;
  /** Numbers that are the same in every run. @param {number} least @param {number} most */
  const random = (least, most) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return least + (state % (most - least + 1));
  };
  const overlaps = (/** @type {Rect} */ a, /** @type {Rect} */ b) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  for (let times = 0; times < 20000; times++) {
    const isTiny = times % 5 === 0;
    const width = isTiny ? random(1, 120) : random(240, 1400);
    const height = isTiny ? random(1, 120) : random(240, 1400);
    const [left, top] = [random(0, width >> 3), random(0, height >> 3)];
    const safe = {
      x: left,
      y: top,
      width: width - left - random(0, width >> 3),
      height: height - top - random(0, height >> 3),
    };
    const capsuleWidth = Math.min(width, random(20, 100));
    const capsule =
      times % 3
        ? {
            x: random(0, 1)
              ? width - capsuleWidth - Math.min(width - capsuleWidth, 7)
              : random(0, width - capsuleWidth),
            y: random(0, Math.max(0, Math.min(90, height - 32))),
            width: capsuleWidth,
            height: 32,
          }
        : undefined;
    const screen = { width, height, safe, capsule };
    const spot =
      times % 2
        ? nearestPosition(screen, random(-50, width + 50), random(-50, height + 50))
        : { right: !(times % 4), down: random(0, 100) / 100 };
    assert.ok(spot.down >= 0 && spot.down <= 1);
    const told = () => JSON.stringify({ screen, spot, badge, panel, content, share });
    const badge = badgeRect(screen, spot);
    const content = random(45, 2000);
    const share = [0.45, 0.7, 1][times % 3];
    const panel = panelRect(screen, spot, content, share);
    for (const rect of [badge, panel]) {
      assert.ok(rect.width > 0 && rect.height > 0, told());
      assert.ok(rect.x >= 0 && rect.y >= 0, told());
      // A screen that is smaller than the badge cannot hold it.
      assert.ok(rect.x + rect.width <= Math.max(width, TARGET_PX), told());
      assert.ok(rect.y + rect.height <= Math.max(height, rect === badge ? TARGET_PX : MIN_PANEL_PX), told());
    }
    assert.deepEqual([badge.width, badge.height], [TARGET_PX, TARGET_PX]);
    assert.ok(panel.height <= content, 'never higher than its content');
    assert.ok(panel.height <= Math.max(MIN_PANEL_PX, height * /** @type {number} */ (share)), told());
    if (!capsule) continue;
    const below = safe.y + safe.height - (capsule.y + capsule.height);
    const above = capsule.y - safe.y;
    if (below >= TARGET_PX + 16 || above >= TARGET_PX + 16) assert.ok(!overlaps(badge, capsule), told());
    if (below >= MIN_PANEL_PX + 16) assert.ok(!overlaps(panel, capsule), told());
  }
});

/** Listens as a game that asks whose a touch is. @param {ReturnType<typeof start>} started */
function listenAsGame({ overlay, runtime }) {
  /** @type {[phase: string, id: number, isOverlays: boolean][]} */
  const answers = [];
  for (const phase of /** @type {const} */ (['Start', 'Move', 'End', 'Cancel'])) {
    runtime.game[`onTouch${phase}`]((/** @type {any} */ event) => {
      for (const touch of event.changedTouches)
        answers.push([phase, touch.identifier, overlay.consumes(touch)]);
    });
  }
  return answers;
}

for (const order of ['after', 'before']) {
  test(`the game is told which touches are the overlay's, and hears of them ${order} the overlay`, () => {
    const started = start();
    const { overlay, runtime } = started;
    const answers = listenAsGame(started);
    if (order === 'before') for (const list of Object.values(runtime.listeners)) list.reverse();
    /** @param {'Start' | 'Move' | 'End' | 'Cancel'} phase @param {number} id @param {number[]} at */
    const touch = (phase, id, [x = 0, y = 0]) => {
      answers.length = 0;
      runtime.touch(phase, { identifier: id, clientX: x, clientY: y });
      runtime.wait(8);
      return answers.map((answer) => answer[2]);
    };
    const badge = middle(overlay.texture());
    const game = [60, 100];

    // From the overlay over the game: the overlay's to its end.
    assert.deepEqual(touch('Start', 0, badge), [true]);
    assert.deepEqual(touch('Move', 0, game), [true]);
    assert.deepEqual(touch('Move', 0, [340, 371]), [true]);
    assert.deepEqual(touch('End', 0, [340, 371]), [true]);
    // The same number at once, on the game, over the overlay: the game's to its end.
    overlay.draw();
    const moved = middle(overlay.texture());
    assert.deepEqual(touch('Start', 0, game), [false], 'a number that was the overlay’s just now');
    assert.deepEqual(touch('Move', 0, moved), [false]);
    assert.deepEqual(touch('End', 0, moved), [false]);
    // And the other way round.
    moved[0] = (moved[0] ?? 0) + 1;
    assert.deepEqual(touch('Start', 0, moved), [true], 'a number that was the game’s just now');
    assert.deepEqual(touch('Cancel', 0, moved), [true]);
    assert.deepEqual(touch('Start', 0, game), [false]);
    assert.deepEqual(touch('Cancel', 0, game), [false]);
    // Two at a time.
    assert.deepEqual(touch('Start', 1, game), [false]);
    assert.deepEqual(touch('Start', 2, moved), [true]);
    answers.length = 0;
    runtime.touch(
      'Move',
      { identifier: 1, clientX: moved[0] ?? 0, clientY: moved[1] ?? 0 },
      { identifier: 2, clientX: 60, clientY: 100 },
    );
    assert.deepEqual(
      answers.map((answer) => answer.slice(1)),
      [
        [1, false],
        [2, true],
      ],
    );
    assert.deepEqual(touch('End', 1, moved), [false]);
    assert.deepEqual(touch('End', 2, game), [true]);
    // A tap that closes what it was on, told to the game afterwards.
    overlay.draw();
    overlay.open();
    overlay.draw();
    const { x, y } = started.place(/^×$/);
    runtime.wait(500);
    assert.deepEqual(touch('Start', 3, [x, y]), [true]);
    assert.deepEqual(touch('End', 3, [x, y]), [true]);
    assert.equal(overlay.isOpen, false);
    runtime.wait(500);
    overlay.draw();
    assert.deepEqual(touch('Start', 4, [x, y]), [false], 'now the game is there');
    assert.deepEqual(touch('End', 4, [x, y]), [false]);
    // Hidden it has none.
    overlay.hide();
    assert.deepEqual(touch('Start', 5, moved), [false]);
    assert.deepEqual(touch('End', 5, moved), [false]);
    overlay.destroy();
    assert.deepEqual(touch('Start', 6, moved), [false]);
    assert.equal(
      Object.values(runtime.listeners).flat().length,
      5,
      'the game’s listeners, and the one for sizes',
    );
  });
}

test('cleared far below its top, the list is at its top in the next picture', () => {
  const { overlay, runtime, place, swipe, scrolled } = start({ rows: 180 });
  overlay.open();
  for (let times = 0; times < 20; times++) {
    swipe(
      Array.from({ length: 10 }, (_, at) => [180, 700 - at * 28]),
      200,
    );
  }
  assert.ok(scrolled() > 1500);
  overlay.clear();
  overlay.draw();
  assert.ok(place(/^Nothing has failed/).y > 740 - 60, 'the panel has room for this line alone');
  for (let at = 0; at < 3; at++) overlay.record({ errCode: 70000 + at });
  runtime.wait(300);
  overlay.draw();
  assert.equal(Math.round(place(/^70002/).y), overlay.texture().y + FIRST_ROW);
});

for (const visible of /** @type {const} */ (['gesture', 'on-first-error', 'always'])) {
  test(`five taps into the corner open the list, four or slow ones do not: ${visible}`, () => {
    const { overlay, runtime, place } = start({ rows: 0, options: { visible } });
    const tap = (/** @type {number} */ times, ms = 100) => {
      for (let at = 0; at < times; at++) {
        runtime.tap(30, 30, at);
        runtime.wait(ms);
      }
    };
    tap(4);
    assert.equal(overlay.isOpen, false);
    runtime.tap(200, 30);
    tap(4);
    assert.equal(overlay.isOpen, false, 'the one beside it counts');
    runtime.wait(5000);
    tap(5, 1000);
    assert.equal(overlay.isOpen, false, 'slow ones do not');
    runtime.wait(5000);
    assert.equal(overlay.visible, false);
    tap(5);
    assert.deepEqual([overlay.isOpen, overlay.visible], [true, true]);
    place(/^Nothing has failed/);
    overlay.close();
    assert.equal(overlay.visible, false, 'without a failure there is no badge');
    overlay.record({ errCode: 21103 });
    assert.equal(overlay.visible, true, 'somebody asked for it');
  });
}

for (const visible of /** @type {const} */ (['on-first-error', 'always'])) {
  test(`a long press hides the badge until somebody asks for the list: ${visible}`, () => {
    const { overlay, runtime } = start({ options: { visible } });
    const [x = 0, y = 0] = middle(overlay.texture());
    runtime.tap(x, y, 0, 590);
    assert.equal(overlay.isOpen, true, 'that was a tap');
    overlay.close();
    overlay.draw();
    runtime.tap(x, y, 0, 600);
    assert.deepEqual([overlay.isOpen, overlay.visible], [false, false]);
    assert.equal(overlay.texture().canvas, null);
    assert.equal(
      overlay.consumes({ identifier: 77, clientX: x, clientY: y }),
      false,
      'the game has the place',
    );
    overlay.record({ errCode: 21103 }, { api: 'request' });
    overlay.record({ errCode: 80000 });
    runtime.wait(300);
    assert.equal(overlay.visible, false, 'a failure does not bring it back');
    for (let at = 0; at < 5; at++) runtime.tap(30, 30, at);
    assert.equal(overlay.isOpen, true, 'five taps do');
    overlay.close();
    assert.equal(overlay.visible, true);
    overlay.draw();
    runtime.tap(x, y, 0, 2000);
    assert.equal(overlay.visible, false);
    overlay.show();
    assert.equal(overlay.visible, true, 'and so does the game');
  });
}

test('the shadow of the panel is the game’s', () => {
  const { overlay, panel } = start();
  overlay.open();
  overlay.draw();
  const { x, y, width, height } = panel();
  const isOurs = (/** @type {number} */ clientX, /** @type {number} */ clientY) =>
    overlay.consumes({ identifier: 90, clientX, clientY });
  assert.deepEqual(
    [isOurs(x + 1, y + 1), isOurs(x + width - 1, y + height - 1), isOurs(x + width / 2, y + 20)],
    [true, true, true],
  );
  assert.deepEqual(
    [isOurs(x - 2, y + 20), isOurs(x + width + 2, y + 20), isOurs(180, y - 2), isOurs(180, y + height + 2)],
    [false, false, false, false],
  );
});

test('the panel is as high as its content, and at most a part of the screen', () => {
  for (const [rows, height] of /** @type {const} */ ([
    [1, 45 + 40],
    [4, 45 + 4 * 40],
    [7, 45 + 7 * 40],
    [8, Math.floor(740 * 0.45)],
    [60, Math.floor(740 * 0.45)],
  ])) {
    const { overlay, panel, tapOn, find } = start({ rows });
    overlay.open();
    overlay.draw();
    const rect = panel();
    assert.equal(rect.height, height, `${rows} rows`);
    assert.equal(rect.y + rect.height, 732, 'at the lower end of the screen');
    tapOn(/^⋯$/);
    assert.ok(panel().height < Math.floor(740 * 0.45) && find(/^Hide the overlay$/), 'and so is the menu');
    overlay.destroy();
    clearTimeline();
  }
  // On a low screen there is room for two rows all the same.
  const low = start({ rows: 9, runtime: createRuntime({ width: 480, height: 200 }) });
  low.overlay.open();
  low.overlay.draw();
  assert.equal(low.panel().height, MIN_PANEL_PX);
});

test('what goes to the console as an error is in the list where the game wants that', () => {
  const { error } = console;
  /** @type {unknown[]} */
  const heard = [];
  const hear = (/** @type {unknown[]} */ ...values) => heard.push(...values);
  console.error = hear;
  try {
    const { overlay, place } = start({ rows: 0, options: { consoleErrors: true } });
    console.error('the boss is gone', 5);
    console.error('told of', new TypeError('no boss'));
    assert.deepEqual(heard.slice(0, 2), ['the boss is gone', 5], 'the console has it all the same');
    overlay.open();
    place(/the boss is gone/);
    place(/^TypeError: no boss/);
    overlay.destroy();
    assert.equal(console.error, hear, 'as it was');
    const other = start({ rows: 0 });
    console.error('not this one');
    other.overlay.open();
    assert.equal(other.find(/not this one/), undefined);
  } finally {
    console.error = error;
  }
});

test('the menu hides it like a long press', () => {
  const { overlay, tapOn } = start({ options: { visible: 'on-first-error' } });
  overlay.open();
  tapOn(/^⋯$/);
  tapOn(/^Hide the overlay$/);
  assert.deepEqual([overlay.isOpen, overlay.visible], [false, false]);
  overlay.record({ errCode: 21103 }, { api: 'request' });
  assert.equal(overlay.visible, false);
  overlay.open();
  assert.equal(overlay.isOpen, true);
});

test('a push off the left or the right edge hides the badge, one against another edge does not', () => {
  for (const [to, isHidden] of /** @type {const} */ ([
    [[357, 300], true],
    [[400, 300], true],
    [[355, 300], false],
    [[3, 300], true],
    [[-40, 300], true],
    [[5, 300], false],
    [[180, 739], false],
    [[180, 0], false],
  ])) {
    const { overlay, swipe } = start({ options: { visible: 'on-first-error' } });
    const from = middle(overlay.texture());
    swipe([from, [180, 300], [...to]]);
    assert.equal(overlay.visible, !isHidden, `${to}`);
    assert.equal(overlay.isOpen, false);
    overlay.record({ errCode: 21103 }, { api: 'request' });
    assert.equal(overlay.visible, !isHidden, `${to}`);
    if (isHidden) {
      overlay.show();
      assert.deepEqual(middle(overlay.texture()), from, 'it is where it was before');
    }
    overlay.destroy();
    clearTimeline();
  }
});

test('there is no badge while nothing has failed, and none once all is cleared', () => {
  for (const visible of /** @type {const} */ (['always', 'on-first-error'])) {
    const { overlay, runtime } = start({ rows: 0, options: { visible } });
    overlay.show();
    overlay.draw();
    assert.equal(overlay.visible, false);
    assert.equal(overlay.texture().canvas, null);
    assert.equal(overlay.consumes({ identifier: 1, clientX: 330, clientY: 710 }), false);
    assert.deepEqual(runtime.canvas.drawn.counts, {}, 'nothing is drawn');
    overlay.record({ errCode: 21103 });
    const { x, y, width, height } = overlay.texture();
    assert.deepEqual({ x, y, width, height }, { x: 308, y: 688, width: TARGET_PX, height: TARGET_PX });
    overlay.clear();
    assert.equal(overlay.visible, false);
    assert.equal(overlay.texture().canvas, null);
    overlay.destroy();
    clearTimeline();
  }
});

test('the badge is a circle, and solid only while something is new', () => {
  const { overlay, runtime, texts } = start({ rows: 0 });
  /** How solid it is now, and the rectangles of its circles, in CSS pixels. */
  const look = () => {
    const { drawn } = /** @type {any} */ (overlay.texture().canvas);
    const circles = drawn.areas.filter((/** @type {number[]} */ box) => box[2] === 32 * 3);
    const alpha = drawn.alphas.at(-1);
    drawn.reset();
    return {
      alpha,
      places: [...new Set(circles.map((/** @type {number[]} */ box) => box.map((part) => part / 3).join()))],
    };
  };
  overlay.record({ errCode: 21103 });
  assert.equal(BADGE_PX, 32);
  assert.deepEqual(look(), { alpha: 1, places: ['6,6,32,32'] });
  assert.deepEqual(texts(), ['1']);
  overlay.open();
  overlay.close();
  assert.equal(look().alpha, IDLE_ALPHA, 'somebody has looked');
  overlay.record({ errCode: 21103 });
  runtime.wait(300);
  assert.equal(look().alpha, 1, 'something is new');
  assert.deepEqual(texts(), ['2']);
  for (let at = 0; at < 1200; at++) overlay.record({ errCode: 21103 });
  runtime.wait(300);
  assert.deepEqual(texts(), ['1k']);
});

test('touches that make no sense are none', () => {
  const { overlay, runtime } = start();
  const throws = new Proxy({}, { get: () => assert.fail('read') });
  const events = [
    undefined,
    null,
    5,
    {},
    { changedTouches: null },
    { changedTouches: [null, undefined, 7, {}] },
  ];
  for (const event of [...events, { changedTouches: [throws] }, throws]) {
    for (const name of ['TouchStart', 'TouchMove', 'TouchEnd', 'TouchCancel']) {
      for (const listener of runtime.listeners[name] ?? []) assert.doesNotThrow(() => listener(event));
    }
  }
  for (const touch of [undefined, null, 5, 'x', {}, throws, { identifier: {}, clientX: Number.NaN }]) {
    assert.equal(overlay.consumes(/** @type {any} */ (touch)), false);
  }
});

/** @type {Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

const TYPES =
  'pointerdown pointermove pointerup pointercancel touchstart touchmove touchend touchcancel mousedown mousemove mouseup click dblclick auxclick contextmenu wheel';

/** Writes down every event that the game's canvas hears. @param {import('playwright-core').Page} page */
async function listen(page) {
  await page.evaluate((types) => {
    const all = /** @type {any} */ (globalThis);
    all.heard = [];
    for (const type of types.split(' ')) {
      all.canvas.addEventListener(type, (/** @type {any} */ event) => all.heard.push(event.type));
      document.addEventListener(
        type,
        (/** @type {any} */ event) => all.heard.push(`document ${event.type}`),
        true,
      );
    }
  }, TYPES);
  return {
    /** What was heard since the last time, without repetitions. @returns {Promise<string[]>} */
    heard: () =>
      page.evaluate(() =>
        [.../** @type {any} */ (globalThis).heard.splice(0)].filter(
          (one, at, list) => list.indexOf(one) === at,
        ),
      ),
    /** @returns {Promise<{ x: number, y: number, width: number, height: number, isOpen: boolean, version: number }>} */
    state: () =>
      page.evaluate(() => {
        const { overlay } = /** @type {any} */ (globalThis);
        const { x, y, width, height, version } = overlay.texture();
        return { x, y, width, height, version, isOpen: overlay.isOpen };
      }),
  };
}

const fill = () => {
  const { overlay } = /** @type {any} */ (globalThis);
  for (let at = 0; at < 40; at++) overlay.record({ errCode: 70000 + at });
};

test('in a browser, the game hears the touches beside the overlay and none on it', async () => {
  const { page, faults, settle, close } = await stage.open({ kind: '2d', options: { visible: 'always' } });
  try {
    await page.evaluate(fill);
    const { heard, state } = await listen(page);
    const cdp = await page.context().newCDPSession(page);
    /** @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type @param {number[][]} points */
    const touch = (type, ...points) =>
      cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x = 0, y = 0, id = 0]) => ({ x, y, id })),
      });
    /** @param {number[]} point */
    const tap = async (point) => {
      await touch('touchStart', point);
      await touch('touchEnd');
      await settle(60);
    };
    const onGame = 'pointerdown pointerup touchstart touchend mousedown mouseup click'.split(' ');

    await settle(50);
    await tap([100, 100]);
    const beside = await heard();
    for (const type of onGame) assert.ok(beside.includes(type), `${type} in ${beside}`);

    const badge = await state();
    await tap([badge.x + 24, badge.y + 24]);
    assert.equal((await state()).isOpen, true);
    assert.deepEqual(await heard(), []);

    // Begun on the game, over the overlay, and ended there.
    const open = await state();
    await touch('touchStart', [180, 100]);
    for (const y of [150, 250, 350, 500]) await touch('touchMove', [180, y]);
    await touch('touchEnd');
    const crossing = await heard();
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'touchmove', 'touchend']) {
      assert.ok(crossing.includes(type), `${type} in ${crossing}`);
    }
    await settle(50);
    assert.equal((await state()).version, open.version, 'nothing was scrolled');

    // Begun on the overlay, and ended on the game.
    await touch('touchStart', [180, 500]);
    for (const y of [450, 350, 200, 100]) await touch('touchMove', [180, y]);
    await touch('touchEnd');
    assert.deepEqual(await heard(), []);
    await settle(50);
    assert.notEqual((await state()).version, open.version, 'it was scrolled');

    // One finger each.
    await touch('touchStart', [60, 100, 0]);
    await heard();
    await touch('touchStart', [60, 100, 0], [180, 500, 1]);
    await touch('touchMove', [60, 100, 0], [180, 520, 1]);
    assert.deepEqual(await heard(), [], 'the second finger is the overlay’s');
    await touch('touchMove', [80, 130, 0], [180, 520, 1]);
    assert.ok((await heard()).includes('touchmove'), 'the first one is the game’s');
    await touch('touchEnd');
    await settle(60);
    assert.ok((await heard()).includes('pointerup'));
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
});

test('numbers of pointers and of touches that are the same are told apart', async () => {
  const { page, close } = await stage.open({ kind: '2d', options: { visible: 'always' } });
  try {
    // As Safari has it: a pointer has the number of its touch.
    const [isOpen, heard] = await page.evaluate(async () => {
      const { overlay, canvas } = /** @type {any} */ (globalThis);
      overlay.record({ errCode: 21103 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { x, y } = overlay.texture();
      const at = { clientX: x + 24, clientY: y + 24 };
      const options = { bubbles: true, cancelable: true };
      /** @type {string[]} */
      const heard = [];
      for (const type of ['pointerdown', 'touchstart', 'pointerup', 'touchend']) {
        canvas.addEventListener(type, () => heard.push(type));
      }
      const touch = new Touch({ identifier: 7, target: canvas, ...at });
      canvas.dispatchEvent(new PointerEvent('pointerdown', { ...options, pointerId: 7, ...at }));
      canvas.dispatchEvent(
        new TouchEvent('touchstart', { ...options, touches: [touch], changedTouches: [touch] }),
      );
      canvas.dispatchEvent(new PointerEvent('pointerup', { ...options, pointerId: 7, ...at }));
      canvas.dispatchEvent(new TouchEvent('touchend', { ...options, changedTouches: [touch] }));
      return [overlay.isOpen, heard];
    });
    assert.deepEqual([isOpen, heard], [true, []]);
  } finally {
    await close();
  }
});

test('in a browser, the game hears the mouse beside the overlay and not on it', async () => {
  const opened = await stage.open({ kind: '2d', size: 'desktop', options: { visible: 'always' } });
  const { page, faults, settle, close } = opened;
  try {
    await page.evaluate(fill);
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.textContent = 'Of the page';
      button.style.cssText = 'position:fixed;left:10px;top:10px;width:80px;height:40px';
      const all = /** @type {any} */ (globalThis);
      all.clicks = 0;
      button.addEventListener('click', () => all.clicks++);
      document.body.append(button);
    });
    const { heard, state } = await listen(page);
    await settle(50);
    await page.mouse.click(300, 300, { clickCount: 2 });
    const beside = await heard();
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick']) {
      assert.ok(beside.includes(type), `${type} in ${beside}`);
    }

    const badge = await state();
    const at = /** @type {const} */ ([badge.x + 24, badge.y + 24]);
    await page.mouse.move(...at);
    await heard();
    await page.mouse.down();
    await page.mouse.up();
    assert.equal((await state()).isOpen, true);
    assert.deepEqual(await heard(), []);
    await settle(50);

    // Two clicks, and the other buttons of the mouse.
    const { x, y, width, height, version } = await state();
    const head = /** @type {const} */ ([x + width / 2, y + 20]);
    await page.mouse.move(...head);
    await heard();
    await page.mouse.click(...head, { clickCount: 2 });
    await page.mouse.click(...head, { button: 'right' });
    await page.mouse.click(...head, { button: 'middle' });
    assert.deepEqual(
      (await heard()).filter((type) => !/move/.test(type)),
      [],
    );
    assert.equal((await state()).isOpen, true);

    // The page's own elements work right after.
    const clicks = () => page.evaluate(() => /** @type {any} */ (globalThis).clicks);
    await page.evaluate(() => document.querySelector('button')?.click());
    assert.equal(await clicks(), 1, 'a click that a script makes');
    await page.mouse.click(50, 30);
    assert.equal(await clicks(), 2, 'a click with the mouse');
    await page.mouse.click(...head);
    await page.focus('button');
    await page.keyboard.press('Enter');
    assert.equal(await clicks(), 3, 'a click with the keyboard');
    await heard();

    // The wheel.
    await page.mouse.move(x + width / 2, y + height / 2);
    await heard();
    await page.mouse.wheel(0, 120);
    await settle(60);
    assert.deepEqual(await heard(), []);
    assert.notEqual((await state()).version, version, 'it scrolls');
    await page.mouse.move(20, 500);
    await page.mouse.wheel(0, 120);
    await settle(60);
    assert.ok((await heard()).includes('wheel'));

    // From one onto the other.
    await page.mouse.move(20, 500);
    await page.mouse.down();
    await heard();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
    await page.mouse.up();
    const crossing = await heard();
    for (const type of ['pointermove', 'pointerup', 'mousemove', 'mouseup', 'click']) {
      assert.ok(crossing.includes(type), `${type} in ${crossing}`);
    }
    await page.mouse.down();
    await page.mouse.move(20, 500, { steps: 4 });
    await page.mouse.up();
    assert.deepEqual(await heard(), []);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
});
