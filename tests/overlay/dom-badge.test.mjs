// @ts-check
// The badge in a page: when it is there, where it lies, and how it goes away.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  act,
  badge,
  boxOf,
  button,
  elements,
  FAULT,
  focused,
  OUTCOME,
  onPage,
  panel,
  pass,
  rows,
  SOON,
  shown,
  square,
  tap,
} from './dom-stage.mjs';

/** @typedef {import('./stage.mjs').Page} Page */

describe('when it is there', () => {
  test('by default five quick taps into the corner open it, and nothing else does', () =>
    onPage(
      async (page) => {
        await page.evaluate(FAULT);
        await tap(page, 95, 95, 4);
        assert.equal(await elements(page), 0, 'four taps');
        await pass(page, 3000);
        await tap(page, 95, 95, 4);
        assert.equal(await elements(page), 0, 'four and four, too slow');
        await tap(page, 97, 10, 1);
        await tap(page, 10, 10, 4);
        assert.equal(await elements(page), 0, 'with one elsewhere in between');
        await pass(page, 3000);
        for (const [x, y] of [
          [97, 10],
          [10, 97],
          [200, 300],
        ]) {
          await tap(page, Number(x), Number(y), 6);
          assert.equal(await elements(page), 0, `${x}, ${y}`);
        }
        for (let at = 0; at < 6; at++) {
          await tap(page, 10, 10, 1);
          await pass(page, 800);
        }
        assert.equal(await elements(page), 0, 'slow taps');
        await pass(page, 3000);
        await tap(page, 95, 95, 5);
        assert.equal(await panel(page).isVisible(), true);
        assert.equal(await focused(page), 'BODY');
        await page.evaluate('overlay.close()');
        assert.equal(await badge(page).isVisible(), true);
        await tap(page, 10, 10, 5);
        assert.equal(await panel(page).isVisible(), true, 'and five more open it again');
      },
      { options: {} },
    ));

  test('with fingers, too', () =>
    onPage(
      async (page) => {
        for (let at = 0; at < 5; at++) await page.touchscreen.tap(40, 40);
        assert.equal(await panel(page).isVisible(), true);
        assert.equal(await rows(page).count(), 0, 'also where nothing has failed');
      },
      { options: { visible: 'gesture' } },
    ));

  test('on the first error: an outcome of normal play is none', () =>
    onPage(
      async (page, { settle }) => {
        await page.evaluate(OUTCOME);
        await settle(SOON);
        assert.equal(await elements(page), 0);
        assert.equal(await page.evaluate('overlay.visible'), false);
        await page.evaluate(FAULT);
        assert.equal(await badge(page).isVisible(), true);
        assert.equal(await badge(page).textContent(), '2');
        await page.evaluate('overlay.hide()');
        await settle(SOON);
        assert.equal(await elements(page), 0);
      },
      { options: { visible: 'on-first-error' } },
    ));

  test('as it is told: show, hide, open, close, destroy', () =>
    onPage(
      async (page) => {
        const state = () =>
          page.evaluate('[overlay.visible, overlay.isOpen, overlay.host, overlay.warnings]');
        assert.deepEqual(await state(), [false, false, 'dom', []]);
        await page.evaluate(FAULT);
        assert.equal(await elements(page), 0);
        for (const [act, seen, open] of /** @type {const} */ ([
          ['show', true, false],
          ['open', true, true],
          ['close', true, false],
          ['open', true, true],
          ['hide', false, false],
          ['close', false, false],
          ['open', true, true],
          ['hide', false, false],
          ['show', true, false],
          ['destroy', false, false],
          ['show', false, false],
          ['open', false, false],
          ['clear', false, false],
          ['report', false, false],
          ['draw', false, false],
          ['texture', false, false],
          ['destroy', false, false],
        ])) {
          await page.evaluate(`overlay.${act}()`);
          assert.deepEqual((await state()).slice(0, 2), [seen, open], act);
          assert.equal(await elements(page), seen ? 1 : 0, act);
          assert.equal(await panel(page).count(), open ? 1 : 0, act);
        }
        await page.evaluate(FAULT);
        assert.equal(await elements(page), 0);
      },
      { options: { visible: 'gesture' } },
    ));

  test('with always it is there from the first failure on, of whatever kind', () =>
    onPage(async (page, { settle }) => {
      assert.equal(await elements(page), 0);
      assert.equal(await page.evaluate('overlay.visible'), false);
      await page.evaluate(OUTCOME);
      await settle(SOON);
      assert.equal(await badge(page).isVisible(), true);
      assert.equal(await badge(page).textContent(), '1');
      assert.equal(await focused(page), 'BODY');
    }));

  for (const visible of ['always', 'on-first-error', 'gesture']) {
    test(`there is none while nothing has failed, and none when all is cleared: ${visible}`, () =>
      onPage(
        async (page) => {
          await page.evaluate('overlay.show()');
          assert.equal(await elements(page), 0, 'before the first failure');
          await page.evaluate('overlay.open()');
          assert.equal(await panel(page).isVisible(), true, 'the list can be opened all the same');
          assert.match(await shown(page), /^Nothing has failed\.$/);
          await page.evaluate('overlay.close()');
          assert.equal(await elements(page), 0);
          await page.evaluate(FAULT);
          await page.waitForTimeout(SOON);
          assert.equal(await badge(page).isVisible(), true);
          await page.evaluate('overlay.clear()');
          assert.equal(await elements(page), 0, 'when all is cleared');
          assert.equal(await page.evaluate('overlay.visible'), false);
          await page.evaluate(FAULT);
          await page.waitForTimeout(SOON);
          await page.evaluate('overlay.open()');
          await act(page, 'Clear what is shown');
          await button(page, 'Close').click();
          assert.equal(await elements(page), 0, 'when somebody has cleared all of it');
          await page.evaluate(FAULT);
          await page.waitForTimeout(SOON);
          assert.equal(await badge(page).textContent(), '1', 'until something fails again');
        },
        { options: { visible } },
      ));
  }

  test('what failed before it was created counts', () =>
    onPage(
      async (page) => {
        await page.evaluate(`globalThis.overlay = createOverlay({ game });${OUTCOME}`);
        await page.evaluate(
          "overlay.destroy(); overlay = createOverlay({ game, visible: 'on-first-error' })",
        );
        assert.equal(await elements(page), 0, 'an outcome of normal play');
        await page.evaluate(FAULT);
        await page.evaluate(
          "overlay.destroy(); overlay = createOverlay({ game, visible: 'on-first-error' })",
        );
        assert.equal(await badge(page).textContent(), '2');
      },
      { create: false },
    ));

  test('what ends leaves nothing: no element, no listener, no timer', () =>
    onPage(
      async (page) => {
        const left = await page.evaluate(async () => {
          const all = /** @type {any} */ (globalThis);
          /** @type {string[]} */
          const listeners = [];
          /** @type {Set<unknown>} */
          const timers = new Set();
          const nameOf = (/** @type {any} */ target, /** @type {any} */ type, /** @type {any} */ options) =>
            `${target.constructor.name} ${type} ${typeof options === 'object' ? !!options?.capture : !!options}`;
          const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
          EventTarget.prototype.addEventListener = function (type, listener, options) {
            const target = this ?? globalThis;
            const isPage = [globalThis, document, document.body, document.documentElement].includes(
              /** @type {any} */ (target),
            );
            if (isPage) listeners.push(nameOf(target, type, options));
            return add.call(target, type, listener, options);
          };
          EventTarget.prototype.removeEventListener = function (type, listener, options) {
            const target = this ?? globalThis;
            const at = listeners.indexOf(nameOf(target, type, options));
            if (at >= 0) listeners.splice(at, 1);
            return remove.call(target, type, listener, options);
          };
          const { setTimeout: set, clearTimeout: clear } = globalThis;
          all.setTimeout = (/** @type {any} */ run, /** @type {any} */ ms) => {
            const id = set(() => {
              timers.delete(id);
              run();
            }, ms);
            timers.add(id);
            return id;
          };
          all.clearTimeout = (/** @type {any} */ id) => {
            timers.delete(id);
            clear(id);
          };
          let intervals = 0;
          all.setInterval = () => intervals++;
          all.requestAnimationFrame = () => intervals++;
          const html = document.documentElement.outerHTML;
          const { error } = console;
          const overlay = all.createOverlay({ game: all.game, visible: 'always', consoleErrors: true });
          const during = listeners.length;
          overlay.record({ errCode: 21103 });
          overlay.open();
          const click = (/** @type {string} */ part) => {
            const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
            const found = /** @type {HTMLElement[]} */ ([...(root?.querySelectorAll('button') ?? [])]);
            found.find((one) => one.textContent?.includes(part))?.click();
          };
          click('⋯');
          click('Clear');
          const undo = timers.size;
          overlay.record({ errCode: 21103 });
          const waiting = timers.size - undo;
          const isWrapped = console.error !== error;
          overlay.destroy();
          const after = { listeners: [...listeners], timers: timers.size, intervals };
          const same = html === document.documentElement.outerHTML && console.error === error;
          return { during, undo, waiting, isWrapped, after, same };
        });
        assert.ok(left.during > 0 && left.undo > 0 && left.waiting > 0 && left.isWrapped, 'it counts');
        assert.deepEqual(left.after, { listeners: [], timers: 0, intervals: 0 });
        assert.equal(left.same, true);
      },
      { create: false },
    ));

  test('a thousand overlays, one after the other, leave nothing', () =>
    onPage(
      async (page) => {
        const client = await page.context().newCDPSession(page);
        await client.send('Performance.enable');
        const measure = async () => {
          for (let at = 0; at < 3; at++) await client.send('HeapProfiler.collectGarbage');
          const { metrics } = await client.send('Performance.getMetrics');
          return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
        };
        const cycle = (/** @type {number} */ times) =>
          page.evaluate(async (count) => {
            const { createOverlay, game } = /** @type {any} */ (globalThis);
            for (let at = 0; at < count; at++) {
              const overlay = createOverlay({ game });
              overlay.show();
              overlay.open();
              if (at % 3 === 0) overlay.record({ errCode: 21103 });
              overlay.destroy();
              if (at % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
            }
          }, times);
        // What is kept once, such as compiled code and the last failures, is there from then on.
        await cycle(300);
        const first = await measure();
        await cycle(1000);
        const second = await measure();
        for (const name of ['Nodes', 'JSEventListeners', 'Documents', 'Frames']) {
          assert.ok(Number(second[name]) <= Number(first[name]), `${name}: ${first[name]}, ${second[name]}`);
        }
        const grown = Number(second.JSHeapUsedSize) - Number(first.JSHeapUsedSize);
        assert.ok(grown < 300_000, `${grown} bytes more`);
        assert.equal(await elements(page), 0);
      },
      { create: false },
    ));
});

describe('the badge', { concurrency: 2 }, () => {
  /** @param {Page} page @param {number} x @param {number} y @param {() => Promise<unknown>} [during] */
  async function drag(page, x, y, during) {
    const box = await boxOf(page);
    await page.mouse.move(box.x + 22, box.y + 22);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 5 });
    await during?.();
    await page.mouse.up();
  }

  test('arrow keys move the badge', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      const { keyboard } = page;
      await badge(page).focus();
      const start = await boxOf(page);
      await keyboard.press('ArrowLeft');
      assert.equal((await boxOf(page)).x, 8);
      await keyboard.press('ArrowUp');
      assert.ok((await boxOf(page)).y < start.y - 20);
      for (let at = 0; at < 20; at++) await keyboard.press('ArrowDown');
      assert.deepEqual(await boxOf(page), { x: 8, y: 740 - 52, ...square });
      for (let at = 0; at < 20; at++) await keyboard.press('ArrowUp');
      await keyboard.press('ArrowRight');
      assert.deepEqual(await boxOf(page), { x: 360 - 52, y: 8, ...square });
      assert.equal(await focused(page), 'button badge');
    }));

  test('is dragged with the mouse, goes to the nearer edge, and that opens nothing', () =>
    onPage(
      async (page) => {
        await page.evaluate(FAULT);
        assert.deepEqual(await boxOf(page), { x: 1280 - 52, y: 800 - 52, ...square });
        await drag(page, 400, 200, async () => {
          assert.deepEqual(await boxOf(page), { x: 378, y: 178, ...square });
          // It stays under the mouse, whatever fails.
          await page.evaluate(FAULT);
          await page.waitForTimeout(SOON);
          assert.deepEqual(await boxOf(page), { x: 378, y: 178, ...square });
        });
        assert.deepEqual(await boxOf(page), { x: 8, y: 178, ...square });
        await drag(page, 700, 790);
        assert.deepEqual(await boxOf(page), { x: 1280 - 52, y: 800 - 52, ...square });
        await drag(page, 1275, 1, async () => {
          assert.deepEqual(await boxOf(page), { x: 1280 - 52, y: 8, ...square });
        });
        assert.deepEqual(await boxOf(page), { x: 1280 - 52, y: 8, ...square });
        await page.waitForTimeout(20);
        assert.equal(await panel(page).count(), 0);
        await badge(page).click();
        assert.equal(await panel(page).count(), 1, 'a click still opens it');
      },
      { size: 'desktop' },
    ));

  test('does not follow a mouse that holds no button', () =>
    onPage(
      async (page) => {
        await page.evaluate(FAULT);
        await badge(page).click();
        await page.keyboard.press('Escape');
        const box = await boxOf(page);
        await page.mouse.move(box.x + 4, box.y + 4);
        await page.mouse.move(box.x + 40, box.y + 40, { steps: 5 });
        assert.deepEqual(await boxOf(page), box);
        await page.mouse.move(box.x + 22, box.y + 22);
        await page.mouse.down({ button: 'right' });
        await page.mouse.move(300, 300, { steps: 5 });
        await page.mouse.up({ button: 'right' });
        assert.deepEqual(await boxOf(page), box, 'nor the other button');
      },
      { size: 'desktop' },
    ));

  test('is opened by a click that moves a little', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      const { x, y } = await boxOf(page);
      await drag(page, x + 25, y + 24);
      assert.equal(await panel(page).count(), 1);
    }));

  test('is dragged with a finger, and stays where it was put', () =>
    onPage(async (page, { origin }) => {
      const client = await page.context().newCDPSession(page);
      /** @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type @param {number[][]} points */
      const touch = (type, points) =>
        client.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: points.map(([x = 0, y = 0]) => ({ x, y })),
        });
      await page.evaluate(FAULT);
      const { x, y } = await boxOf(page);
      await touch('touchStart', [[x + 22, y + 22]]);
      for (let at = 1; at <= 5; at++) await touch('touchMove', [[x - at * 50, y - at * 40]]);
      await touch('touchEnd', []);
      await page.waitForTimeout(30);
      const moved = await boxOf(page);
      assert.deepEqual(moved, { x: 8, y: moved.y, ...square });
      assert.ok(Math.abs(moved.y - (y - 200 - 22)) < 1, `${y}, ${moved.y}`);
      assert.equal(await panel(page).count(), 0);

      // One that the system takes away leaves it where it was last.
      await touch('touchStart', [[30, moved.y + 22]]);
      for (let at = 1; at <= 5; at++) await touch('touchMove', [[30 + at * 60, moved.y + 22 - at * 40]]);
      await touch('touchCancel', []);
      await page.waitForTimeout(30);
      const cancelled = await boxOf(page);
      assert.equal(cancelled.x, 360 - 52);
      assert.ok(Math.abs(cancelled.y - moved.y + 200) < 2);

      await page.goto(origin);
      await page.evaluate(async () => {
        const path = '/node_modules/ttminis-explain/overlay.mjs';
        const overlay = (await import(path)).createOverlay({ game: { request() {} }, visible: 'always' });
        overlay.record({ errCode: 21103 });
      });
      const again = await boxOf(page);
      assert.ok(Math.abs(again.y - cancelled.y) < 0.5 && again.x === cancelled.x, 'after a reload');
    }));

  test('is on the screen whatever size that has', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      for (let at = 0; at < 2; at++) {
        for (const [width, height] of [
          [740, 360],
          [320, 568],
          [200, 120],
          [1280, 800],
        ]) {
          await page.setViewportSize({ width: Number(width), height: Number(height) });
          await page.waitForTimeout(50);
          const box = await boxOf(page);
          assert.ok(box.x >= 0 && box.y >= 0, `${width}: ${JSON.stringify(box)}`);
          assert.ok(box.x + 44 <= Number(width) && box.y + 44 <= Number(height), JSON.stringify(box));
          assert.ok(box.x === 8 || box.x === Number(width) - 52, 'at an edge');
        }
        await drag(page, 100, 790);
      }
    }));

  test('works without a storage', () =>
    onPage(
      async (page) => {
        for (const broken of [
          () => {
            Object.defineProperty(globalThis, 'localStorage', {
              configurable: true,
              get() {
                throw new DOMException('denied', 'SecurityError');
              },
            });
          },
          () => {
            const full = () => {
              throw new DOMException('full', 'QuotaExceededError');
            };
            Object.defineProperty(globalThis, 'localStorage', {
              configurable: true,
              value: { getItem: full, setItem: full },
            });
          },
          () => {
            const value = { getItem: () => '{"right":"no","down":"far"}', setItem() {} };
            Object.defineProperty(globalThis, 'localStorage', { configurable: true, value });
          },
          () => {
            const value = { getItem: () => '{nonsense', setItem() {} };
            Object.defineProperty(globalThis, 'localStorage', { configurable: true, value });
          },
        ]) {
          await page.evaluate(broken);
          await page.evaluate("globalThis.overlay = createOverlay({ game, visible: 'always' })");
          await page.evaluate(FAULT);
          await drag(page, 60, 100);
          assert.deepEqual(await boxOf(page), { x: 8, y: 78, ...square });
          assert.deepEqual(await page.evaluate('overlay.warnings'), []);
          await page.evaluate('overlay.destroy()');
        }
      },
      { create: false },
    ));

  test('is a circle of 32 pixels in a target of 44, in the colour of the worst side', () =>
    onPage(async (page) => {
      const look = () =>
        badge(page).evaluate((one) => {
          const { width, height, borderTopWidth, backgroundClip, borderRadius, backgroundColor } =
            getComputedStyle(one);
          return { width, height, borderTopWidth, backgroundClip, borderRadius, backgroundColor };
        });
      await page.evaluate(OUTCOME);
      await page.waitForTimeout(SOON);
      assert.deepEqual(await boxOf(page), { x: 360 - 52, y: 740 - 52, ...square });
      assert.deepEqual(await look(), {
        width: '44px',
        height: '44px',
        borderTopWidth: '6px',
        backgroundClip: 'padding-box',
        borderRadius: '50%',
        backgroundColor: 'rgb(47, 107, 74)',
      });
      await page.evaluate("overlay.record({ errCode: 21100 }, { api: 'request' })");
      await page.waitForTimeout(SOON);
      assert.equal((await look()).backgroundColor, 'rgb(198, 40, 40)');
    }));

  test('is translucent until something fails that nobody has seen', () =>
    onPage(async (page) => {
      const opacity = () => badge(page).evaluate((one) => getComputedStyle(one).opacity);
      await page.evaluate(FAULT);
      await page.waitForTimeout(SOON);
      assert.equal(await opacity(), '1');
      await page.evaluate('overlay.open()');
      await page.evaluate(FAULT);
      await page.waitForTimeout(SOON);
      await page.evaluate('overlay.close()');
      assert.equal(await opacity(), '0.55', 'what came while the list was open was seen');
      await page.waitForTimeout(SOON);
      assert.equal(await opacity(), '0.55');
      await badge(page).focus();
      await page.keyboard.press('ArrowUp');
      assert.equal(await opacity(), '1', 'whoever is at it sees it');
      await badge(page).blur();
      assert.equal(await opacity(), '0.55');
      await page.evaluate(OUTCOME);
      await page.waitForTimeout(SOON);
      assert.equal(await opacity(), '1');
      assert.equal(await badge(page).textContent(), '3');
      await page.evaluate('overlay.hide(), overlay.show()');
      assert.equal(await opacity(), '0.55');
    }));

  /** How somebody sends it away. @type {[string, (page: Page) => Promise<unknown>][]} */
  const ways = [
    ['a long press', (page) => press(page, 0)],
    [
      'a long press with a finger',
      async (page) => {
        const { x, y } = await boxOf(page);
        const client = await page.context().newCDPSession(page);
        const touchPoints = [{ x: x + 22, y: y + 22 }];
        await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
        await pass(page, 600);
        await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
        await page.waitForTimeout(30);
      },
    ],
    ['a push off the right edge', (page) => drag(page, 357, 300)],
    ['a push off the left edge', (page) => drag(page, 3, 300)],
    ['a push out of the page', (page) => drag(page, 420, 300)],
    [
      'the menu',
      async (page) => {
        await badge(page).click();
        await act(page, 'Hide the overlay');
      },
    ],
  ];
  /** Rests on it for long. @param {Page} page @param {number} move */
  async function press(page, move, ms = 600) {
    const { x, y } = await boxOf(page);
    await page.mouse.move(x + 22, y + 22);
    await page.mouse.down();
    if (move) await page.mouse.move(x + 22 - move, y + 22, { steps: 3 });
    await pass(page, ms);
    await page.mouse.up();
  }

  for (const [way, dismiss] of ways) {
    test(`goes with ${way}, and comes back only when somebody asks`, () =>
      onPage(
        async (page) => {
          for (const [ask, opens] of /** @type {const} */ ([
            ['overlay.show()', false],
            ['overlay.open()', true],
            ['', true],
          ])) {
            await page.evaluate(FAULT);
            await page.waitForTimeout(SOON);
            await dismiss(page);
            assert.equal(await elements(page), 0, 'it is gone');
            assert.deepEqual(await page.evaluate('[overlay.visible, overlay.isOpen]'), [false, false]);
            await page.evaluate(FAULT);
            await page.waitForTimeout(SOON);
            assert.equal(await elements(page), 0, 'a failure does not bring it back');
            if (ask) await page.evaluate(ask);
            else await tap(page, 20, 20, 5);
            assert.equal(await panel(page).count(), opens ? 1 : 0, ask || 'five taps');
            assert.equal(await badge(page).count(), opens ? 0 : 1, ask || 'five taps');
            await page.evaluate('overlay.close()');
          }
        },
        { options: { visible: 'on-first-error' } },
      ));
  }

  test('stays after a short press, after one that moves, and near the edge', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      await page.waitForTimeout(SOON);
      await press(page, 0, 500);
      assert.equal(await panel(page).count(), 1, 'a press that is not long is a tap');
      await page.evaluate('overlay.close()');
      await press(page, 40);
      assert.equal(await badge(page).count(), 1, 'one that moves is a drag');
      assert.equal(await panel(page).count(), 0);
      for (const [x, y] of [
        [4, 300],
        [356, 300],
        [180, 1],
        [180, 739],
      ]) {
        await drag(page, Number(x), Number(y));
        assert.equal(await badge(page).count(), 1, `${x}, ${y}`);
        assert.equal(await panel(page).count(), 0, `${x}, ${y}`);
        await page.waitForTimeout(20);
      }
      await badge(page).click();
      assert.equal(await panel(page).count(), 1);
    }));

  test('that is taken from a finger by the system does not go away', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      const { x, y } = await boxOf(page);
      const client = await page.context().newCDPSession(page);
      const touchPoints = [{ x: x + 22, y: y + 22 }];
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await pass(page, 2000);
      await client.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
      await page.waitForTimeout(30);
      assert.equal(await badge(page).count(), 1);
    }));

  for (const [when, options, tells] of /** @type {const} */ ([
    ['at once by default', {}, true],
    ['at once with gesture', { visible: 'gesture' }, true],
    ['only when it is hidden, with on-first-error', { visible: 'on-first-error' }, false],
    ['only when it is hidden, with always', { visible: 'always' }, false],
  ])) {
    test(`the console says once how to open it: ${when}`, () =>
      onPage(
        async (page) => {
          await page.evaluate(() => {
            const all = /** @type {any} */ (globalThis);
            all.told = [];
            console.info = (...parts) => all.told.push(parts);
          });
          const create = `globalThis.overlay = createOverlay(Object.assign({ game }, ${JSON.stringify(options)}))`;
          const hint = 'ttminis-explain: Tap the top left corner five times to open this list.';
          await page.evaluate(create);
          assert.deepEqual(await page.evaluate('told'), tells ? [[hint]] : []);
          for (let at = 0; at < 2; at++) {
            await page.evaluate(FAULT);
            await page.evaluate('overlay.open()');
            await act(page, 'Hide the overlay');
            assert.deepEqual(await page.evaluate('told'), [[hint]]);
            await page.evaluate('overlay.destroy()');
            await page.evaluate(create);
          }
          assert.deepEqual(await page.evaluate('told'), [[hint]], 'once for the page');
          await page.evaluate('overlay.hide()');
        },
        { create: false },
      ));
  }
});
