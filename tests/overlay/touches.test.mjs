// @ts-check
// What fingers and the mouse do on the overlay, and that the game below stays playable.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { createRuntime } from './fake-runtime.mjs';
import { loadPackage, loadSource } from './sources.mjs';
import { startStage } from './stage.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {{ x: number, y: number, width: number, height: number }} Rect */

const { createOverlay, clearTimeline } = await loadPackage();
const { badgeRect, panelRect, nearestPosition, BADGE_PX } = await loadSource('panel/geometry');
const { layOut } = await loadSource('surface/canvas/layout');

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
      return (rows - 1 - (Number.parseInt(found.text, 10) - 70000)) * 60 + 124 - found.y;
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

test('taps open, go through the list and its filters, and close', () => {
  const { overlay, runtime, tapOn, find, place } = start({ options: { report: { gameName: 'A game' } } });
  overlay.record({ errCode: 21103 }, { api: 'request', args: { url: 'https://api.example.com/top' } });
  const [x = 0, y = 0] = middle(overlay.texture());
  runtime.tap(x, y);
  assert.equal(overlay.isOpen, true, 'the badge opens');
  place(/^21103/);
  tapOn(/^70001/);
  place(/What it means/);
  assert.equal(find(/^70002/), undefined, 'only the row that was tapped');
  tapOn(/^‹$/);
  place(/^70002/);

  overlay.record({ errCode: 30001 }, { api: 'ad.show' });
  runtime.wait(300);
  place(/^30001/);
  tapOn(/^Call: all/);
  while (!find(/^Call: request/)) tapOn(/^Call: /);
  assert.equal(find(/^30001/), undefined, 'the filter applies');
  place(/^21103/);
  while (!find(/^Call: all/)) tapOn(/^Call: /);
  place(/^30001/);
  tapOn(/^Source: all/);
  assert.equal(find(/^Source: all/), undefined);

  tapOn(/^Pause$/);
  overlay.record({ errCode: 75555 });
  runtime.wait(300);
  assert.equal(find(/^75555/), undefined, 'paused');
  place(/Paused\. New failures: 1/);
  tapOn(/^Resume$/);
  while (!find(/^Source: all/)) tapOn(/^Source: /);
  place(/^75555/);

  const { log } = console;
  console.log = () => {};
  tapOn(/^Report$/);
  console.log = log;
  assert.match(runtime.clipboard[0] ?? '', /A game/);
  place(/to the clipboard/);
  tapOn(/^‹$/);

  tapOn(/^Clear$/);
  place(/No failures/);
  tapOn(/^×$/);
  assert.equal(overlay.isOpen, false);
  assert.equal(overlay.visible, true, 'the badge stays');
});

test('what can be tapped is at least 44 pixels high and wide', () => {
  assert.ok(BADGE_PX >= 44);
  const run = () => {};
  const button = (/** @type {string} */ text) => ({ key: text, text, run });
  const page = {
    place: '',
    title: 'A title that is longer than the screen is wide, without doubt',
    back: button('‹'),
    close: button('×'),
    filters: [button('Call: request'), button('Source: all')],
    items: Array.from({ length: 9 }, (_, at) => ({
      kind: 'row',
      key: `${at}`,
      text: 'x',
      whose: 'nobody',
      run,
    })),
    actions: [button('Pause'), button('Clear'), button('Report')],
  };
  const measure = (/** @type {string} */ text) => text.length * 8;
  for (const width of [264, 304, 344, 400, 640]) {
    const { fixed, scrolling } = layOut(page, width, 400, 'x', measure);
    const targets = [...fixed, ...scrolling].flatMap(({ targets }) => targets);
    assert.equal(targets.length, 16);
    for (const target of targets) {
      assert.ok(target.width >= 44 && target.height >= 44, `${JSON.stringify(target)} at ${width}`);
      assert.ok(target.x >= 0 && target.x + target.width <= width);
    }
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
  const up = Array.from({ length: 10 }, (_, at) => [180, 640 - at * 35]);
  for (const points of [up, up, up, up, up, up, up, up]) {
    swipe(points, 2);
    for (let at = 0; at < 60; at++) {
      runtime.wait(16);
      assert.ok(scrolled() - top <= 60 * 60, 'not beyond the last row');
    }
  }
  const last = runtime.find(overlay.texture().canvas, /^70000 /);
  assert.ok(last, 'the last row is reached');
  const panel = overlay.texture();
  assert.ok(last.y > panel.height - 200 && last.y < panel.height, 'and stays at the lower end');
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
  const { overlay, runtime, scrolled, swipe, tapOn, place } = start({ rows: 180 });
  overlay.open();
  const top = scrolled();
  const down = Array.from({ length: 12 }, (_, at) => [180, 640 - at * 28]);
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
  tapOn(/^Source: all/);
  assert.equal(scrolled(), top, 'filtered');
  scrollDown();
  tapOn(/^Clear$/);
  const { y } = place(/No failures/);
  assert.ok(y < 360, `cleared: ${y}`);
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
    assert.ok(rect.x >= 0 && rect.y >= 0 && rect.x + 48 <= 360 && rect.y + 48 <= 740, 'never off the screen');
  }
  runtime.touch('Move', { identifier: 5, clientX: 150, clientY: 200 });
  runtime.touch('End', { identifier: 5, clientX: 150, clientY: 200 });
  const left = overlay.texture();
  assert.equal(left.x, 8);
  assert.ok(Math.abs(left.y + 24 - 200) <= 1, `${left.y}`);
  assert.equal(overlay.isOpen, false);
  overlay.destroy();

  const again = start({ runtime });
  const { x: nextX, y: nextY } = again.overlay.texture();
  assert.deepEqual([nextX, nextY], [left.x, left.y], 'remembered');
  again.swipe([middle(again.overlay.texture()), [300, 300]]);
  assert.equal(again.overlay.texture().x, 304);
  again.swipe([middle(again.overlay.texture()), [340, 20]]);
  const { x: cornerX, y: cornerY } = again.overlay.texture();
  assert.ok(cornerX + 48 <= 360 && cornerY >= 62, 'not below the capsule');
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
    assert.ok(x >= 0 && x <= 312 && y >= 0 && y <= 692, String(kept));
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
    const told = () => JSON.stringify({ screen, spot, badge, panel, tall });
    const badge = badgeRect(screen, spot);
    const tall = times % 7 === 0;
    const panel = panelRect(screen, spot, tall);
    for (const rect of [badge, panel]) {
      assert.ok(rect.width > 0 && rect.height > 0, told());
      assert.ok(rect.x >= 0 && rect.y >= 0, told());
      // A screen that is smaller than the badge cannot hold it.
      assert.ok(rect.x + rect.width <= Math.max(width, BADGE_PX), told());
      assert.ok(rect.y + rect.height <= Math.max(height, BADGE_PX), told());
    }
    assert.equal(badge.width, BADGE_PX);
    if (!capsule) continue;
    const below = safe.y + safe.height - (capsule.y + capsule.height);
    const above = capsule.y - safe.y;
    if (below >= BADGE_PX + 16 || above >= BADGE_PX + 16) assert.ok(!overlaps(badge, capsule), told());
    if (below >= 216) assert.ok(!overlaps(panel, capsule), told());
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
      Array.from({ length: 12 }, (_, at) => [180, 640 - at * 28]),
      200,
    );
  }
  assert.ok(scrolled() > 1500);
  overlay.clear();
  overlay.draw();
  assert.ok(place(/No failures/).y < 400);
  for (let at = 0; at < 3; at++) overlay.record({ errCode: 70000 + at });
  runtime.wait(300);
  assert.ok(place(/^70002/).y < 420);
});

test('five taps into the corner show it, four or slow ones do not', () => {
  const { overlay, runtime } = start({ options: { visible: 'gesture' } });
  const tap = (/** @type {number} */ times, ms = 100) => {
    for (let at = 0; at < times; at++) {
      runtime.tap(30, 30, at);
      runtime.wait(ms);
    }
  };
  tap(4);
  assert.equal(overlay.visible, false);
  runtime.tap(200, 30);
  tap(4);
  assert.equal(overlay.visible, false, 'the one beside it counts');
  runtime.wait(5000);
  tap(5, 1000);
  assert.equal(overlay.visible, false, 'slow ones do not');
  runtime.wait(5000);
  tap(5);
  assert.equal(overlay.visible, true);
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
