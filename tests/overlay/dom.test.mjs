// @ts-check
// The overlay as elements of a page: when it is there, how it is used, and that it and the page leave each other alone.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { causeErrors, startStage } from './stage.mjs';

/** @typedef {import('./stage.mjs').Page} Page */
/** @typedef {import('./stage.mjs').Asked} Asked */

/** @type {import('./stage.mjs').Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

const FAULT = "overlay.record({ errCode: 21103, errMsg: 'Request timeout' }, { api: 'request' })";
const OUTCOME = "overlay.record({ errCode: 30001, errMsg: 'User exit' }, { api: 'ad.show' })";
/** Longer than the overlay waits before it shows what came in. */
const SOON = 260;
/** In what follows, a device pixel is one of CSS: pictures are smaller. */
const ratio = 1;

/**
 * Opens a page, runs a test in it, and expects that nothing went wrong on the way.
 *
 * @param {(page: Page, opened: import('./stage.mjs').Opened) => Promise<void>} run
 * @param {Asked} [asked]
 */
async function onPage(run, asked) {
  const opened = await stage.open({ ratio, options: { visible: 'always' }, ...asked });
  try {
    await run(opened.page, opened);
    assert.deepEqual(opened.faults, []);
  } finally {
    await opened.close();
  }
}

/** @param {Page} page */
const badge = (page) => page.locator('[part~=badge]');
/** @param {Page} page */
const panel = (page) => page.getByRole('dialog');
/** @param {Page} page */
const rows = (page) => page.locator('[part~=row]');
/** @param {Page} page */
const content = (page) => page.locator('[part=content]');
/** @param {Page} page @param {string | RegExp} name */
const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });
/** @param {Page} page */
const elements = (page) => page.locator('ttminis-explain-overlay').count();
/** What has the focus: the part within the overlay, else the element of the page. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active?.shadowRoot?.activeElement?.getAttribute('part') ?? active?.tagName;
  });
/** Leaves the place of the badge as it was when the page was new. @param {Page} page */
const boxOf = async (page) => {
  const box = await badge(page).boundingBox();
  assert.ok(box);
  return box;
};

/** @param {Page} page @param {number} x @param {number} y @param {number} times */
async function tap(page, x, y, times) {
  for (let at = 0; at < times; at++) await page.mouse.click(x, y);
}

/** Lets the clock of the page go forward. @param {Page} page @param {number} ms */
const pass = (page, ms) =>
  page.evaluate((more) => {
    const now = Date.now;
    Date.now = () => now() + more;
  }, ms);

describe('when it is there', () => {
  test('by default five quick taps into the corner show it, and nothing else does', () =>
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
        assert.equal(await badge(page).isVisible(), true);
        assert.equal(await panel(page).count(), 0);
        assert.equal(await focused(page), 'BODY');
        await tap(page, 10, 10, 5);
        assert.equal(await panel(page).isVisible(), true, 'and five more open it');
      },
      { options: {} },
    ));

  test('with fingers, too', () =>
    onPage(
      async (page) => {
        for (let at = 0; at < 5; at++) await page.touchscreen.tap(40, 40);
        assert.equal(await badge(page).isVisible(), true);
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

  test('with always it is there at once', () =>
    onPage(async (page) => {
      assert.equal(await badge(page).isVisible(), true);
      assert.equal(await badge(page).textContent(), '0');
      assert.equal(await focused(page), 'BODY');
    }));

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
          const overlay = all.createOverlay({ game: all.game, visible: 'always' });
          const during = listeners.length;
          overlay.record({ errCode: 21103 });
          overlay.open();
          overlay.record({ errCode: 21103 });
          const waiting = timers.size;
          overlay.destroy();
          const after = { listeners: [...listeners], timers: timers.size, intervals };
          return { during, waiting, after, same: html === document.documentElement.outerHTML };
        });
        assert.ok(left.during > 0 && left.waiting > 0, 'it counts');
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

describe('with the keyboard', () => {
  test('everything can be reached and done', () =>
    onPage(
      async (page) => {
        await causeErrors(page);
        await page.waitForTimeout(SOON);
        const { keyboard } = page;
        await keyboard.press('Tab');
        assert.equal(await focused(page), 'button badge');
        await keyboard.press('Enter');
        assert.equal(await focused(page), 'button close');
        /** @type {unknown[]} */
        const order = [];
        for (let at = 0; at < 15; at++) {
          await keyboard.press('Tab');
          order.push(
            await page.evaluate(() => {
              const active = document.activeElement?.shadowRoot?.activeElement;
              return active?.getAttribute('part') === 'content'
                ? 'content'
                : active?.textContent?.slice(0, 12);
            }),
          );
        }
        assert.deepEqual(order.slice(0, 3), ['Call: all', 'Source: all', 'content']);
        assert.deepEqual(
          order.slice(3, 10).map((text) => String(text).slice(0, 5)),
          ['Canno', '98765', '21103', '50000', '30001', '30001', '21100'],
        );
        assert.deepEqual(order.slice(10, 13), ['Pause', 'Clear', 'Report']);

        await rows(page).nth(2).focus();
        await keyboard.press('Space');
        assert.equal(await focused(page), 'button back');
        assert.match(String(await content(page).textContent()), /No response within/);
        await keyboard.press('Escape');
        assert.equal(await rows(page).count(), 7);
        assert.equal(await panel(page).count(), 1);
        // Whoever comes back goes on where they were.
        assert.match(
          await page.evaluate(
            () => document.activeElement?.shadowRoot?.activeElement?.textContent?.slice(0, 5) ?? '',
          ),
          /21103/,
        );
        await button(page, 'Report').focus();
        await keyboard.press('Enter');
        assert.equal(await focused(page), 'button back');
        await keyboard.press('Enter');
        assert.equal(await rows(page).count(), 7);
        await keyboard.press('Escape');
        assert.equal(await panel(page).count(), 0);
        assert.equal(await focused(page), 'button badge');
        await keyboard.press('Escape');
        assert.equal(await badge(page).count(), 1);
        await keyboard.press('Space');
        assert.equal(await focused(page), 'button close');
        await keyboard.press('Space');
        assert.equal(await focused(page), 'button badge');
      },
      { size: 'desktop' },
    ));

  test('arrow keys move the badge', () =>
    onPage(async (page) => {
      const { keyboard } = page;
      await badge(page).focus();
      const start = await boxOf(page);
      await keyboard.press('ArrowLeft');
      assert.equal((await boxOf(page)).x, 8);
      await keyboard.press('ArrowUp');
      assert.ok((await boxOf(page)).y < start.y - 20);
      for (let at = 0; at < 20; at++) await keyboard.press('ArrowDown');
      assert.deepEqual(await boxOf(page), { x: 8, y: 740 - 48 - 8, width: 48, height: 48 });
      for (let at = 0; at < 20; at++) await keyboard.press('ArrowUp');
      await keyboard.press('ArrowRight');
      assert.deepEqual(await boxOf(page), { x: 360 - 48 - 8, y: 8, width: 48, height: 48 });
      assert.equal(await focused(page), 'button badge');
    }));

  test('the focus is not taken by what shows or changes itself', () =>
    onPage(
      async (page) => {
        await page.evaluate(() => {
          const field = document.createElement('input');
          field.setAttribute('aria-label', 'Name');
          field.style.cssText = 'position:fixed;left:100px;top:100px';
          document.body.append(field);
          field.focus();
        });
        for (const act of [
          FAULT,
          'overlay.open()',
          FAULT,
          'overlay.pause(true)',
          'overlay.pause(false)',
          'overlay.close()',
          'overlay.hide()',
          'overlay.open()',
          'overlay.clear()',
        ]) {
          await page.evaluate(act);
          await page.waitForTimeout(SOON);
          assert.equal(await focused(page), 'INPUT', act);
        }
        // Somebody looks at one failure, goes back to the game, and the failure goes.
        await page.evaluate(FAULT);
        await rows(page).first().click();
        await page.locator('input').focus();
        await page.evaluate('overlay.clear()');
        assert.equal(await focused(page), 'INPUT');
        await badgeAfterClose(page);
      },
      { options: { visible: 'on-first-error' } },
    ));

  /** Whoever was in the panel is at the badge when it closes, whatever closed it. @param {Page} page */
  async function badgeAfterClose(page) {
    await button(page, 'Close').focus();
    await page.evaluate('overlay.close()');
    assert.equal(await focused(page), 'button badge');
  }

  test('whoever loses the button that they were at goes on in the panel', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      await badge(page).click();
      await rows(page).first().click();
      assert.equal(await focused(page), 'button back');
      await page.evaluate('overlay.clear()');
      assert.equal(await focused(page), 'button close');
    }));
});

describe('beside the page', { concurrency: 2 }, () => {
  const HEARD =
    'keydown keyup keypress pointerdown pointermove pointerup pointercancel pointerover pointerout mousedown mousemove mouseup mouseover mouseout click dblclick auxclick contextmenu touchstart touchmove touchend touchcancel wheel';

  /** @param {Page} page */
  const listen = (page) =>
    page.evaluate((types) => {
      const all = /** @type {any} */ (globalThis);
      all.told = [];
      for (const target of [globalThis, document, document.body]) {
        for (const type of types.split(' ')) {
          target.addEventListener(type, () => all.told.push(type));
        }
      }
    }, HEARD);
  /** @param {Page} page @returns {Promise<string[]>} */
  const told = (page) =>
    page.evaluate(() => {
      const all = /** @type {any} */ (globalThis);
      const types = [...new Set(all.told)].sort();
      all.told = [];
      return types;
    });

  test('keys, the mouse and the wheel on it are not for the page, and those beside it are', () =>
    onPage(
      async (page) => {
        await causeErrors(page);
        await page.waitForTimeout(SOON);
        const { keyboard, mouse } = page;
        const { x, y } = await boxOf(page);
        await mouse.move(x + 24, y + 24);
        await listen(page);
        await mouse.move(x + 26, y + 26);
        await mouse.click(x + 26, y + 26);
        const box = await panel(page).boundingBox();
        assert.ok(box);
        const [left, top] = [box.x + 40, box.y + 160];
        await mouse.move(left, top, { steps: 3 });
        await told(page);
        await mouse.move(left + 20, top + 20, { steps: 3 });
        await mouse.click(left, top);
        await button(page, 'Back').click();
        await mouse.dblclick(left, box.y + 20);
        await mouse.click(left, top, { button: 'right' });
        await mouse.click(left, top, { button: 'middle' });
        await mouse.wheel(0, 100);
        await keyboard.press('Tab');
        await keyboard.press('a');
        assert.deepEqual(await told(page), []);
        await keyboard.press('Escape');
        await keyboard.press('Escape');
        assert.equal(await panel(page).count(), 0);
        await keyboard.press('ArrowLeft');
        // With that, the mouse is over the page.
        assert.deepEqual(
          (await told(page)).filter((type) => !type.endsWith('over')),
          [],
        );

        await page.evaluate('document.activeElement.blur()');
        await mouse.move(500, 300, { steps: 3 });
        await mouse.click(500, 300);
        await mouse.wheel(0, 10);
        await keyboard.press('a');
        const heard = await told(page);
        for (const type of ['click', 'keydown', 'mousedown', 'pointerdown', 'pointermove', 'wheel']) {
          assert.ok(heard.includes(type), type);
        }
      },
      { size: 'desktop' },
    ));

  test('neither are fingers', () =>
    onPage(async (page) => {
      await listen(page);
      const { x, y } = await boxOf(page);
      await page.touchscreen.tap(x + 24, y + 24);
      assert.equal(await panel(page).isVisible(), true);
      await page.touchscreen.tap(180, 600);
      await page.getByRole('button', { name: 'Pause' }).tap();
      assert.deepEqual(await told(page), []);
      await page.touchscreen.tap(180, 100);
      const heard = await told(page);
      for (const type of ['click', 'pointerdown', 'touchend', 'touchstart']) {
        assert.ok(heard.includes(type), type);
      }
    }));

  /** Computed styles of everything in the overlay. @param {Page} page */
  const looks = (page) =>
    page.evaluate(() => {
      const host = document.querySelector('ttminis-explain-overlay');
      const all = [host, ...(host?.shadowRoot?.querySelectorAll('*') ?? [])];
      return all.flatMap((element) => {
        const style = getComputedStyle(/** @type {Element} */ (element));
        const name = element?.getAttribute('part') ?? 'host';
        return [...style]
          .filter((property) => !/^(host|status)$/.test(name) || !property.startsWith('--'))
          .map((property) => `${name} ${property}: ${style.getPropertyValue(property)}`);
      });
    });

  const hostile = `
    body *, ttminis-explain-overlay { all: unset; display: none !important; font-size: 80px !important; color: red !important;
      visibility: hidden !important; opacity: 0 !important; transform: scale(2) !important; direction: rtl !important;
      text-transform: uppercase !important; letter-spacing: 9px !important; line-height: 9 !important; zoom: 2 !important;
      position: static !important; width: 3px !important; z-index: -1 !important; pointer-events: none !important;
      filter: blur(4px) !important; animation: spin 1s infinite !important; user-select: none !important;
      --ground: red !important; --ink: red !important; --accent: red !important; --line: red !important; --font: serif }
    * { color: red !important; text-align: center !important; cursor: wait !important; box-sizing: content-box !important;
      transition: all 9s !important; border: 5px solid red !important; margin: 20px !important; background: lime !important }
    button { width: 400px !important; background: red !important; border: 9px dotted !important; padding: 50px !important }
    h2, h3, p, ul, li, section, div, span { font: 40px serif !important; background: red !important; margin: 50px !important }
    [part], [part=badge], .panel { background: red !important }
    @keyframes in { from { transform: rotate(90deg) } }
    @keyframes spin { to { transform: rotate(360deg) } }
    html, body { font-size: 50px; color: red; text-align: right; line-height: 4; word-spacing: 20px; white-space: pre }
    body { transform: scale(0.5) translate(30px); }`;

  for (const early of [false, true]) {
    test(`hostile styles of the page, ${early ? 'there first' : 'added later'}, change nothing in it`, () =>
      onPage(
        async (page) => {
          const make = "globalThis.overlay = createOverlay({ game, visible: 'always', font: 'Test' })";
          const style = (/** @type {string} */ css) =>
            page.evaluate((text) => {
              const element = document.createElement('style');
              element.id = 'hostile';
              element.textContent = text;
              document.head.append(element);
            }, css);
          const shots = async () => {
            /** @type {[string[], Buffer][]} */
            const all = [];
            for (const act of ['overlay.close()', 'overlay.open()']) {
              await page.evaluate(act);
              const clip = await page
                .locator('[part~=badge], [part=panel]')
                .evaluate((one) => JSON.parse(JSON.stringify(one.getBoundingClientRect())));
              const inner = {
                x: clip.x + 14,
                y: clip.y + 14,
                width: clip.width - 28,
                height: clip.height - 28,
              };
              all.push([await looks(page), await page.screenshot({ clip: inner })]);
            }
            return all;
          };
          await page.evaluate(make);
          await causeErrors(page);
          const before = await shots();
          if (early) await page.evaluate('overlay.destroy()');
          await style(hostile);
          if (early) {
            await page.evaluate(make);
            assert.equal(await page.evaluate('overlay.host'), 'dom');
          }
          const after = await shots();
          for (const [at, [styles, picture]] of before.entries()) {
            const [found, image] = after[at] ?? [[], picture];
            const others = found.filter((line, index) => line !== styles[index]);
            assert.deepEqual(others.slice(0, 10), []);
            const [one, other] = [PNG.sync.read(picture), PNG.sync.read(image)];
            const { width, height } = one;
            assert.deepEqual([other.width, other.height], [width, height]);
            const count = pixelmatch(one.data, other.data, undefined, width, height, { threshold: 0.2 });
            assert.ok(count < (width * height) / 200, `${count} pixels differ`);
          }
        },
        { size: 'desktop', create: false },
      ));
  }

  test('the page can style the parts, and nothing else', () =>
    onPage(async (page) => {
      await page.evaluate(FAULT);
      await page.evaluate(() => {
        const style = document.createElement('style');
        style.textContent = `ttminis-explain-overlay::part(badge) { background: rgb(1, 2, 3) }
          ttminis-explain-overlay::part(panel) { border-radius: 3px }
          ttminis-explain-overlay::part(tag) { background: rgb(4, 5, 6) }
          ttminis-explain-overlay::part(button) { color: rgb(7, 8, 9) }`;
        document.head.append(style);
      });
      /** @param {string} part @param {string} property */
      const styleOf = (part, property) =>
        page
          .locator(`[part~=${part}]`)
          .first()
          .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);
      assert.equal(await styleOf('badge', 'background-color'), 'rgb(1, 2, 3)');
      await page.evaluate('overlay.open()');
      assert.equal(await styleOf('panel', 'border-top-left-radius'), '3px');
      assert.equal(await styleOf('tag', 'background-color'), 'rgb(4, 5, 6)');
      assert.equal(await styleOf('close', 'color'), 'rgb(7, 8, 9)');
    }));

  test('it changes nothing of the page', () =>
    onPage(
      async (page) => {
        const seen = () =>
          page.evaluate(() => {
            const own = (/** @type {Element} */ one) => one.localName === 'ttminis-explain-overlay';
            return [...document.querySelectorAll('*')]
              .filter((one) => !own(one))
              .map((one) => {
                const style = getComputedStyle(one);
                const attributes = [...one.attributes].map(({ name, value }) => `${name}=${value}`);
                return `${one.localName} ${attributes} ${[...style].map((name) => style.getPropertyValue(name))}`;
              })
              .concat(
                [...document.styleSheets].map((sheet) => `${sheet.cssRules.length} rules`),
                `${document.adoptedStyleSheets.length} adopted, ${document.title} ${scrollX} ${scrollY}`,
                Object.keys(globalThis)
                  .filter((name) => name !== 'overlay')
                  .join(),
              );
          });
        await page.evaluate(() => {
          document.body.insertAdjacentHTML(
            'beforeend',
            '<section part="panel"><h2 part="heading">A</h2><p part="status">B</p><ul><li>C</li></ul><button part="button badge">D</button></section>',
          );
        });
        const before = await seen();
        await page.evaluate("globalThis.overlay = createOverlay({ game, visible: 'always' })");
        await causeErrors(page);
        assert.deepEqual(await seen(), before);
        await page.evaluate('overlay.open()');
        assert.deepEqual(await seen(), before);
        await page.evaluate('overlay.destroy()');
        assert.deepEqual(await seen(), before);
      },
      { create: false },
    ));

  for (const [policy, expected] of /** @type {const} */ ([
    ["default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", []],
    // The core goes on without WebAssembly.
    ["default-src 'self'", ['script-src wasm-eval']],
  ])) {
    test(`a strict policy of the page forbids nothing of it: ${policy}`, () =>
      onPage(
        async (page, { faults }) => {
          // The page of the test has styles of its own.
          faults.length = 0;
          await page.evaluate(() => {
            const all = /** @type {any} */ (globalThis);
            all.violations = new Set();
            document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
              all.violations.add(`${effectiveDirective} ${blockedURI}`),
            );
            all.overlay = all.createOverlay({ game: all.game, visible: 'always' });
          });
          await causeErrors(page);
          await page.waitForTimeout(SOON);
          assert.equal(await badge(page).evaluate((one) => getComputedStyle(one).width), '48px');
          assert.equal((await boxOf(page)).x, 360 - 48 - 8);
          await badge(page).click();
          await rows(page).first().click();
          await button(page, 'Report').click();
          assert.equal(await panel(page).evaluate((one) => getComputedStyle(one).position), 'fixed');
          assert.deepEqual(await page.evaluate('[...violations]'), expected);
          faults.length = 0;
        },
        { create: false, headers: { 'content-security-policy': policy } },
      ));
  }
});

describe('what is told', { concurrency: 2 }, () => {
  test('everything has a role, a name and a part', () =>
    onPage(async (page) => {
      /** @param {string} state */
      const check = async (state) => {
        const wrong = await page.evaluate(() => {
          const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
          return [...(root?.querySelectorAll('*') ?? [])]
            .filter(
              (one) =>
                !one.getAttribute('part') ||
                (one.getAttribute('part')?.split(' ').includes('button') &&
                  !(one instanceof HTMLButtonElement && one.type === 'button')),
            )
            .map((one) => one.outerHTML.slice(0, 100));
        });
        assert.deepEqual(wrong, [], state);
      };
      await causeErrors(page);
      await page.waitForTimeout(SOON);
      await check('badge');
      assert.equal(await button(page, 'Failed calls, open the list: 18').count(), 1);
      await page.evaluate('overlay.open()');
      await check('list');
      assert.equal(await page.getByRole('dialog', { name: 'Failed calls (18)' }).count(), 1);
      assert.equal(await page.getByRole('heading', { name: 'Failed calls (18)', level: 2 }).count(), 1);
      assert.equal(await page.getByRole('list').count(), 1);
      assert.equal(await page.getByRole('listitem').count(), 7);
      assert.equal(await button(page, /^50000 Internal error\s*TikTok server\s*ad\.show/).count(), 1);
      for (const name of ['Close', 'Call: all', 'Source: all', 'Pause', 'Clear', 'Report']) {
        assert.equal(await button(page, name).count(), 1, name);
      }
      await rows(page).nth(3).click();
      await check('detail');
      assert.equal(await page.getByRole('heading', { level: 3, name: 'What to do' }).count(), 1);
      assert.equal(await button(page, 'Back').count(), 1);
      await button(page, 'Report').click();
      await check('report');
      await page.evaluate('overlay.clear(), overlay.close(), overlay.open()');
      await check('empty');
      assert.match(String(await content(page).textContent()), /No failures\./);
    }));

  test('a polite region says what came last, not each of a thousand', () =>
    onPage(async (page) => {
      const status = page.getByRole('status');
      assert.equal(await status.count(), 1);
      assert.equal(await status.textContent(), '');
      const changes = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
        const region = /** @type {Element} */ (root?.querySelector('[role=status]'));
        let count = 0;
        new MutationObserver(() => count++).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
        for (let at = 0; at < 1000; at++) {
          overlay.record({ errCode: at === 999 ? 21100 : 21103 }, { api: 'request' });
          if (at % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
        return count;
      });
      assert.ok(changes >= 1 && changes <= 4, `${changes} changes`);
      assert.equal(await status.textContent(), 'Failed calls (1000): 21100 URL not in domain list');
      // It is not what is shown: opening and filters tell nothing new.
      await page.evaluate('overlay.open()');
      await button(page, 'Source: all').click();
      await button(page, 'Call: all').click();
      assert.equal(await status.textContent(), 'Failed calls (1000): 21100 URL not in domain list');
      await page.evaluate('overlay.clear()');
      assert.equal(await status.textContent(), '');
    }));

  test('a region that comes with its words says them when it is known', () =>
    onPage(
      async (page) => {
        const first = await page.evaluate(() => {
          const { overlay } = /** @type {any} */ (globalThis);
          overlay.record({ errCode: 21103 }, { api: 'request' });
          return document.querySelector('ttminis-explain-overlay')?.shadowRoot?.querySelector('[role=status]')
            ?.textContent;
        });
        assert.equal(first, '');
        await page.waitForTimeout(SOON + 100);
        assert.equal(await page.getByRole('status').textContent(), 'Failed calls (1): 21103 Request timeout');
      },
      { options: { visible: 'on-first-error' } },
    ));

  const messages = {
    image: '<img src=x onerror="globalThis.pwned = 1">',
    script: '<script>globalThis.pwned = 1</script>',
    entity: '&lt;b&gt; &amp; &#x41; &nbsp;',
    closing: '</span></button></section><h1>gone</h1>',
    direction: 'abc \u202e def \u2066 ghi',
    emoji: '🎮 👩‍👩‍👧‍👦 🇩🇪',
    cjk: '网络请求失败，请检查域名白名单配置。',
    lines: 'first\nsecond\r\nthird\tfourth',
    long: 'W'.repeat(10_000),
    word: 'many words '.repeat(1000),
  };
  for (const [what, asked] of Object.entries({
    'a narrow screen': { size: /** @type {const} */ ('narrow') },
    'a phone at 200 %': { viewport: { width: 180, height: 370 } },
    'a phone on its side at 200 %': { viewport: { width: 284, height: 160 } },
    'a desktop': { size: /** @type {const} */ ('desktop') },
  })) {
    test(`text is text, and fits: ${what}`, () =>
      onPage(
        async (page) => {
          if ('viewport' in asked) await page.setViewportSize(asked.viewport);
          /** @param {string} state */
          const check = async (state) => {
            const wrong = await page.evaluate(() => {
              const root = /** @type {any} */ (document.querySelector('ttminis-explain-overlay')).shadowRoot;
              const own = 'SECTION DIV H2 H3 P UL LI BUTTON SPAN';
              const all = [...root.querySelectorAll('*')];
              const box = root.querySelector('[part=panel]').getBoundingClientRect();
              const isOff = (/** @type {Element} */ one) => {
                const { left, right } = one.getBoundingClientRect();
                return left < box.left - 0.5 || right > box.right + 0.5;
              };
              return {
                tags: all.map((one) => one.tagName).filter((name) => !own.split(' ').includes(name)),
                wide: all
                  .filter((one) => one.getAttribute('part') !== 'status')
                  .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0)
                  .map((one) => one.outerHTML.slice(0, 80)),
                off: all
                  .filter((one) => one.closest('[part=panel]') && isOff(one))
                  .map((one) => one.outerHTML.slice(0, 80)),
                screen: [box.left >= 0, box.right <= innerWidth, box.top >= 0, box.bottom <= innerHeight],
                pwned: /** @type {any} */ (globalThis).pwned ?? 0,
              };
            });
            assert.deepEqual(
              wrong,
              { tags: [], wide: [], off: [], screen: [true, true, true, true], pwned: 0 },
              state,
            );
          };
          await page.evaluate('overlay.open()');
          await check('empty');
          await page.evaluate((all) => {
            const { overlay } = /** @type {any} */ (globalThis);
            for (const [at, errMsg] of all.entries())
              overlay.record({ errCode: 90000 + at, errMsg }, { api: 'request' });
            overlay.record(new TypeError(all[0]));
            overlay.record(
              { errCode: 21100, errMsg: all[1] },
              {
                api: 'request',
                args: { url: `https://${'long-'.repeat(200)}host.example/${'a'.repeat(3000)}` },
              },
            );
          }, Object.values(messages));
          await page.waitForTimeout(SOON);
          assert.equal(await rows(page).count(), 12);
          await check('list');
          const titles = await page.locator('[part=title]').allTextContents();
          for (const expected of [
            '90000 <img src=x onerror=',
            '90001 <script>',
            '90002 &lt;b&gt; &amp; &#',
            '90003 </span></button>',
            '90005 🎮',
            '90006 网络请求失败',
          ]) {
            assert.ok(
              titles.some((title) => title.startsWith(expected)),
              expected,
            );
          }
          for (let at = 0; at < 12; at++) {
            await rows(page)
              .nth(at)
              .evaluate((one) => /** @type {HTMLElement} */ (one).click());
            await check(`detail ${at}`);
            // A line has 400 characters at most.
            assert.ok(String(await content(page).textContent()).length < 4000);
            await page.keyboard.press('Escape');
          }
          await button(page, 'Report').click();
          await check('report');
          await page.evaluate('overlay.close()');
        },
        /** @type {Asked} */ ({ size: 'phone', ...asked }),
      ));
  }

  test('a low screen can be scrolled to everything', () =>
    onPage(async (page) => {
      await page.setViewportSize({ width: 284, height: 160 });
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      for (const one of [
        rows(page).last(),
        button(page, 'Report'),
        button(page, 'Call: all'),
        rows(page).nth(2),
      ]) {
        await one.click();
        if (await button(page, 'Back').count()) await button(page, 'Back').click();
      }
    }));
});

describe('how it looks', { concurrency: 2 }, () => {
  /** Everything that is too small for a finger. @param {Page} page */
  const small = (page) =>
    page.evaluate(() =>
      [...(document.querySelector('ttminis-explain-overlay')?.shadowRoot?.querySelectorAll('button') ?? [])]
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 43.9 || box.height < 43.9)
        .map(({ one, box }) => `${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`),
    );

  /** The states, one after the other, each with what leads to it. @type {[string, (page: Page) => Promise<unknown>][]} */
  const states = [
    ['badge', async () => {}],
    ['empty', (page) => page.evaluate('overlay.open()')],
    [
      'list',
      async (page) => {
        await causeErrors(page);
        await page.waitForTimeout(SOON);
      },
    ],
    ['badge with errors', (page) => page.evaluate('overlay.close()')],
    ['unrecognized', (page) => openRow(page, 0)],
    ['unknown', (page) => openRow(page, 1)],
    ['known', (page) => openRow(page, 2)],
    ['ambiguous', (page) => openRow(page, 5)],
    [
      'report',
      async (page) => {
        await page.locator('[part=actions] button').last().click();
        await page.waitForTimeout(100);
      },
    ],
    [
      'filtered',
      async (page) => {
        // From the report to the detail, and from there to the list.
        await page.locator('[part~=back]').click();
        await page.locator('[part~=back]').click();
        await page.locator('[part=filters] button').first().click();
      },
    ],
    [
      'filtered to nothing',
      async (page) => {
        const [call, fault] = [0, 1].map((at) => page.locator('[part=filters] button').nth(at));
        for (let at = 0; at < 9 && !(await call?.textContent())?.includes('ad.show'); at++)
          await call?.click();
        for (let at = 0; at < 9 && (await rows(page).count()); at++) await fault?.click();
        assert.equal(await rows(page).count(), 0);
      },
    ],
    [
      'paused',
      async (page) => {
        const filters = page.locator('[part=filters] [aria-pressed=true]');
        while (await filters.count()) await filters.first().click();
        await page.locator('[part=actions] button').first().click();
        await page.evaluate(FAULT);
        await page.waitForTimeout(SOON);
      },
    ],
  ];
  /** @param {Page} page @param {number} at */
  async function openRow(page, at) {
    await page.evaluate('overlay.close(), overlay.open()');
    await rows(page).nth(at).click();
  }

  for (const size of /** @type {const} */ (['phone', 'desktop'])) {
    for (const language of ['en', 'zh']) {
      test(`accessible in every state, light and dark, and large enough for fingers: ${size}, ${language}`, () =>
        onPage(
          async (page) => {
            const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
            await page.evaluate(axe);
            for (const [state, act] of states) {
              await act(page);
              await page.mouse.move(1, 1);
              assert.deepEqual(await small(page), [], state);
              for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
                await page.emulateMedia({ colorScheme });
                assert.deepEqual(await violations(page), [], `${state}, ${colorScheme}`);
              }
            }
          },
          { size, options: { visible: 'always', language } },
        ));
    }
  }

  /** What axe finds. @param {Page} page @returns {Promise<string[]>} */
  const violations = (page) =>
    page.evaluate(async () => {
      const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return violations.flatMap((/** @type {any} */ violation) =>
        violation.nodes.map(
          (/** @type {any} */ node) =>
            `${violation.id}: ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`,
        ),
      );
    });

  /** @param {Page} page @param {string} part @param {string} property */
  const styleOf = (page, part, property) =>
    page
      .locator(`[part~=${part}]`)
      .first()
      .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

  test('with forced colors everything has a border', () =>
    onPage(
      async (page) => {
        await causeErrors(page);
        await page.waitForTimeout(SOON);
        const borders = () =>
          page.evaluate(() =>
            [
              .../** @type {any} */ (
                document.querySelector('ttminis-explain-overlay')
              ).shadowRoot.querySelectorAll('button, [part=panel], [part=tag]'),
            ]
              .filter((one) => {
                const { borderTopWidth, borderTopStyle } = getComputedStyle(one);
                return borderTopStyle !== 'solid' || !(Number.parseFloat(borderTopWidth) >= 1);
              })
              .map((one) => one.getAttribute('part')),
          );
        assert.deepEqual(await borders(), []);
        await page.evaluate('overlay.open()');
        assert.deepEqual(await borders(), []);
        await button(page, 'Call: all').click();
        // What is pressed is told by more than a border.
        assert.notEqual(
          await button(page, /^Call: /).evaluate((one) => getComputedStyle(one).backgroundColor),
          await button(page, 'Source: all').evaluate((one) => getComputedStyle(one).backgroundColor),
        );
        await rows(page).first().click();
        assert.deepEqual(await borders(), []);
      },
      { forcedColors: 'active' },
    ));

  test('nothing moves where motion is to be reduced', async () => {
    for (const reducedMotion of /** @type {const} */ (['reduce', 'no-preference'])) {
      await onPage(
        async (page) => {
          await page.evaluate('overlay.open()');
          const moving = await page.evaluate(() =>
            [
              .../** @type {any} */ (
                document.querySelector('ttminis-explain-overlay')
              ).shadowRoot.querySelectorAll('*'),
            ]
              .filter((one) => {
                const { animationName, transitionDuration } = getComputedStyle(one);
                return animationName !== 'none' || transitionDuration !== '0s';
              })
              .map((one) => one.getAttribute('part')),
          );
          assert.deepEqual(moving, reducedMotion === 'reduce' ? [] : ['panel']);
        },
        { reducedMotion },
      );
    }
  });

  test('it keeps off notches and gesture bars', async () => {
    for (const size of /** @type {const} */ (['phone', 'landscape'])) {
      await onPage(
        async (page) => {
          const insets = { top: 40, left: 0, right: 60, bottom: 30 };
          const client = await page.context().newCDPSession(page);
          await client.send('Emulation.setSafeAreaInsetsOverride', { insets });
          const viewport = page.viewportSize();
          assert.ok(viewport);
          /** @param {{ x: number, y: number, width: number, height: number } | null} box */
          const isSafe = (box) => {
            assert.ok(box);
            const { x, y, width, height } = box;
            assert.ok(
              x >= insets.left &&
                y >= insets.top &&
                x + width <= viewport.width - insets.right &&
                y + height <= viewport.height - insets.bottom,
              `${size}: ${JSON.stringify(box)}`,
            );
          };
          await badge(page).focus();
          for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
            for (let at = 0; at < 11; at++) await page.keyboard.press(key);
            isSafe(await badge(page).boundingBox());
            await page.evaluate('overlay.open()');
            isSafe(await panel(page).boundingBox());
            await page.evaluate('overlay.close()');
            await badge(page).focus();
          }
          await page.evaluate('overlay.open()');
          await button(page, 'Report').click();
          isSafe(await panel(page).boundingBox());
        },
        { size },
      );
    }
  });

  test('dark and light differ, by what the system is set to', async () => {
    /** @type {unknown[]} */
    const grounds = [];
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await onPage(
        async (page) => {
          await page.evaluate('overlay.open()');
          grounds.push(await styleOf(page, 'panel', 'background-color'));
        },
        { scheme },
      );
    }
    assert.deepEqual(grounds, ['rgb(255, 255, 255)', 'rgb(21, 25, 30)']);
  });

  for (const [name, asked, expected] of /** @type {[string, Asked, RegExp[]][]} */ ([
    [
      'in Chinese, with what is explained',
      { options: { visible: 'always', language: 'zh' } },
      [/失败的调用/, /暂停/, /清空/, /报告/, /处理方法/, /没有收到响应/],
    ],
    [
      'in English, whatever the browser speaks',
      { locale: 'zh-CN', options: { visible: 'always' } },
      [/Failed calls/, /Pause/, /Clear/, /Report/, /What it means/, /No response within/],
    ],
    [
      'in words of its own',
      {
        options: {
          visible: 'always',
          words: { title: 'Fehler', pause: 'Halt', steps: '<b>Tun</b>', clear: 7 },
        },
      },
      [/Fehler/, /Halt/, /Clear/, /Report/, /<b>Tun<\/b>/],
    ],
  ])) {
    test(`it speaks ${name}`, () =>
      onPage(async (page) => {
        await page.evaluate(FAULT);
        await page.evaluate('overlay.open()');
        const list = String(await panel(page).textContent());
        await rows(page).first().click();
        const detail = String(await panel(page).textContent());
        for (const pattern of expected) assert.match(list + detail, pattern);
        // The title is TikTok's.
        assert.match(detail, /Request timeout/);
      }, asked));
  }
});

describe('the badge', { concurrency: 2 }, () => {
  /** @param {Page} page @param {number} x @param {number} y @param {() => Promise<unknown>} [during] */
  async function drag(page, x, y, during) {
    const box = await boxOf(page);
    await page.mouse.move(box.x + 24, box.y + 24);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 5 });
    await during?.();
    await page.mouse.up();
  }
  const square = { width: 48, height: 48 };

  test('is dragged with the mouse, goes to the nearer edge, and that opens nothing', () =>
    onPage(
      async (page) => {
        assert.equal((await boxOf(page)).x, 1280 - 56);
        await drag(page, 400, 200, async () => {
          assert.deepEqual(await boxOf(page), { x: 376, y: 176, ...square });
          // It stays under the mouse, whatever fails.
          await page.evaluate(FAULT);
          await page.waitForTimeout(SOON);
          assert.deepEqual(await boxOf(page), { x: 376, y: 176, ...square });
        });
        assert.deepEqual(await boxOf(page), { x: 8, y: 176, ...square });
        await drag(page, 700, 790);
        assert.deepEqual(await boxOf(page), { x: 1280 - 56, y: 800 - 56, ...square });
        await drag(page, 1279, 1, async () => {
          assert.deepEqual(await boxOf(page), { x: 1280 - 56, y: 8, ...square });
        });
        assert.deepEqual(await boxOf(page), { x: 1280 - 56, y: 8, ...square });
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
        await badge(page).click();
        await page.keyboard.press('Escape');
        const box = await boxOf(page);
        await page.mouse.move(box.x + 4, box.y + 4);
        await page.mouse.move(box.x + 44, box.y + 44, { steps: 5 });
        assert.deepEqual(await boxOf(page), box);
        await page.mouse.move(box.x + 24, box.y + 24);
        await page.mouse.down({ button: 'right' });
        await page.mouse.move(300, 300, { steps: 5 });
        await page.mouse.up({ button: 'right' });
        assert.deepEqual(await boxOf(page), box, 'nor the other button');
      },
      { size: 'desktop' },
    ));

  test('is opened by a click that moves a little', () =>
    onPage(async (page) => {
      const { x, y } = await boxOf(page);
      await drag(page, x + 27, y + 26);
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
      const { x, y } = await boxOf(page);
      await touch('touchStart', [[x + 24, y + 24]]);
      for (let at = 1; at <= 5; at++) await touch('touchMove', [[x - at * 50, y + at * 40]]);
      await touch('touchEnd', []);
      await page.waitForTimeout(30);
      const moved = await boxOf(page);
      assert.deepEqual(moved, { x: 8, y: moved.y, ...square });
      assert.ok(Math.abs(moved.y - (y + 200 - 24)) < 1, `${y}, ${moved.y}`);
      assert.equal(await panel(page).count(), 0);

      // One that the system takes away leaves it where it was last.
      await touch('touchStart', [[30, moved.y + 24]]);
      for (let at = 1; at <= 5; at++) await touch('touchMove', [[30 + at * 60, moved.y + 24 - at * 40]]);
      await touch('touchCancel', []);
      await page.waitForTimeout(30);
      const cancelled = await boxOf(page);
      assert.equal(cancelled.x, 360 - 56);
      assert.ok(Math.abs(cancelled.y - moved.y + 200) < 2);

      await page.goto(origin);
      await page.evaluate(async () => {
        const path = '/node_modules/ttminis-explain/overlay.mjs';
        (await import(path)).createOverlay({ game: { request() {} }, visible: 'always' });
      });
      const again = await boxOf(page);
      assert.ok(Math.abs(again.y - cancelled.y) < 0.5 && again.x === cancelled.x, 'after a reload');
    }));

  test('is on the screen whatever size that has', () =>
    onPage(async (page) => {
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
          assert.ok(box.x + 48 <= Number(width) && box.y + 48 <= Number(height), JSON.stringify(box));
          assert.ok(box.x === 8 || box.x === Number(width) - 56, 'at an edge');
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
          await drag(page, 60, 100);
          assert.deepEqual(await boxOf(page), { x: 8, y: 76, ...square });
          assert.deepEqual(await page.evaluate('overlay.warnings'), []);
          await page.evaluate('overlay.destroy()');
        }
      },
      { create: false },
    ));
});

describe('the list', () => {
  test('filters go through the calls and faults that there are', () =>
    onPage(async (page) => {
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      const [call, fault] = [0, 1].map((at) => page.locator('[part=filters] button').nth(at));
      assert.ok(call && fault);
      /** @param {import('playwright-core').Locator} filter */
      const cycle = async (filter) => {
        /** @type {[string | null, number, string | null][]} */
        const seen = [];
        for (let at = 0; at < 9; at++) {
          seen.push([
            await filter.textContent(),
            await rows(page).count(),
            await filter.getAttribute('aria-pressed'),
          ]);
          if (at && String(seen.at(-1)?.[0]).endsWith('all')) break;
          await filter.click();
        }
        return seen;
      };
      const calls = await cycle(call);
      assert.deepEqual(calls, [
        ['Call: all', 7, 'false'],
        ['Call: request', 3, 'true'],
        ['Call: ad.show', 2, 'true'],
        ['Call: all', 7, 'false'],
      ]);
      assert.deepEqual(await cycle(fault), [
        ['Source: all', 7, 'false'],
        ['Source: Your side', 2, 'true'],
        ['Source: Unclear', 3, 'true'],
        ['Source: TikTok server', 1, 'true'],
        ['Source: Expected', 1, 'true'],
        ['Source: all', 7, 'false'],
      ]);
      await call.click();
      for (let at = 0; at < 3; at++) await fault.click();
      assert.equal(await rows(page).count(), 0);
      assert.match(String(await content(page).textContent()), /No failures match this filter/);
      await button(page, 'Clear').click();
      assert.match(String(await content(page).textContent()), /No failures\./);
      assert.equal(await page.locator('[part=filters]').count(), 0);
    }));

  test('pause keeps it as it is, and counts what is missed', () =>
    onPage(async (page) => {
      await causeErrors(page);
      await page.evaluate('overlay.open()');
      const before = await page.locator('[part=rows]').innerText();
      await button(page, 'Pause').click();
      // Whoever pauses sees that it is paused, before anything is missed.
      assert.match(String(await content(page).textContent()), /^Paused/);
      await page.evaluate(`for (let at = 0; at < 30; at++) ${FAULT}`);
      await page.waitForTimeout(SOON);
      assert.equal(await page.locator('[part=rows]').innerText(), before);
      assert.match(String(await content(page).textContent()), /Paused. New failures: 30/);
      await rows(page).nth(1).click();
      await button(page, 'Back').click();
      assert.equal(await page.locator('[part=rows]').innerText(), before);
      await button(page, 'Resume').click();
      assert.equal(await rows(page).count(), 8);
      assert.doesNotMatch(String(await content(page).textContent()), /Paused/);
      await button(page, 'Pause').click();
      await button(page, 'Clear').click();
      assert.match(String(await content(page).textContent()), /^No failures\./);
      await page.evaluate(FAULT);
      await page.waitForTimeout(SOON);
      assert.equal(await rows(page).count(), 1, 'and goes on after that');
    }));

  test('ten thousand failures at once are shown at once, in 200 rows', () =>
    onPage(async (page) => {
      await page.evaluate('overlay.open()');
      const { renders, took } = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        const root = document.querySelector('ttminis-explain-overlay')?.shadowRoot;
        let renders = 0;
        const title = /** @type {Element} */ (root?.querySelector('h2'));
        new MutationObserver(() => renders++).observe(title, { childList: true, subtree: true });
        for (let at = 0; at < 10_000; at++) {
          overlay.record(
            { errCode: 21103 },
            { api: 'request', args: { url: `https://${at % 250}.example.com/` } },
          );
        }
        const from = performance.now();
        while (!renders) await new Promise((resolve) => setTimeout(resolve, 1));
        const took = performance.now() - from;
        await new Promise((resolve) => setTimeout(resolve, 500));
        return { renders, took };
      });
      assert.equal(renders, 1);
      assert.ok(took < 800, `${took} ms`);
      assert.equal(await rows(page).count(), 200);
      assert.match(String(await content(page).textContent()), /Older failures dropped: \d+/);
      assert.equal(await page.locator('h2').textContent(), 'Failed calls (10000)');

      // Nothing is written to what stays as it is.
      const changes = await page.evaluate(async () => {
        const { overlay } = /** @type {any} */ (globalThis);
        const root = /** @type {ShadowRoot} */ (
          document.querySelector('ttminis-explain-overlay')?.shadowRoot
        );
        let changes = 0;
        const options = { childList: true, subtree: true, attributes: true, characterData: true };
        new MutationObserver((list) => {
          changes += list.length;
        }).observe(root, options);
        overlay.record({ errCode: 21103 }, { api: 'request', args: { url: 'https://249.example.com/' } });
        await new Promise((resolve) => setTimeout(resolve, 500));
        return changes;
      });
      assert.ok(changes < 20, `${changes} changes`);
    }));

  test('the place and the focus stay while it changes', () =>
    onPage(async (page) => {
      /** @param {number} at */
      const fail = (at) =>
        page.evaluate((index) => {
          const url = `https://${index}.example.com/`;
          /** @type {any} */ (globalThis).overlay.record(
            { errCode: 21103 },
            { api: 'request', args: { url } },
          );
        }, at);
      await page.evaluate('overlay.open()');
      for (let at = 0; at < 60; at++) await fail(at);
      await page.waitForTimeout(SOON);
      const row = rows(page).filter({ hasText: '· 30.example.com' });
      await row.focus();
      await row.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await page.waitForTimeout(50);
      const before = await row.boundingBox();
      for (const at of [70, 71, 5, 58]) {
        await fail(at);
        await page.waitForTimeout(SOON);
      }
      const text = () =>
        page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? '');
      assert.match(await text(), /· 30\.example/);
      const after = await row.boundingBox();
      assert.ok(before && after && Math.abs(after.y - before.y) < 2, `${before?.y}, ${after?.y}`);
      // It goes to the top itself, and is still what somebody is at.
      await fail(30);
      await page.waitForTimeout(SOON);
      assert.match(await text(), /· 30\.example/);

      // Whoever comes back from one finds the list where it was.
      const place = () => content(page).evaluate((one) => one.scrollTop);
      await rows(page).nth(40).scrollIntoViewIfNeeded();
      const at = await place();
      assert.ok(at > 500);
      await rows(page).nth(40).click();
      assert.equal(await place(), 0, 'a detail is read from its top');
      await button(page, 'Back').click();
      assert.ok(Math.abs((await place()) - at) < 70, `${await place()}, ${at}`);
    }));
});

describe('the report', () => {
  /** @param {Page} page */
  const prepare = (page) =>
    page.evaluate(() => {
      const all = /** @type {any} */ (globalThis);
      all.reports = [];
      all.lines = [];
      const { log } = console;
      console.log = (...parts) => {
        all.lines.push(parts);
        log(...parts);
      };
      all.overlay = all.createOverlay({
        game: all.game,
        visible: 'always',
        report: { clientKey: 'ck', gameName: 'A <b>game</b>', region: 'DE' },
        onReport: (/** @type {unknown} */ report) => all.reports.push(report),
      });
    });

  test('goes to the clipboard, to the game and into one line of the console', () =>
    onPage(
      async (page) => {
        await prepare(page);
        await causeErrors(page);
        await page.evaluate('overlay.open()');
        await button(page, 'Report').click();
        await page.getByText('Report copied to the clipboard.').waitFor();
        const { reports, lines, copied } = await page.evaluate(async () => {
          const all = /** @type {any} */ (globalThis);
          return { reports: all.reports, lines: all.lines, copied: await navigator.clipboard.readText() };
        });
        assert.equal(reports.length, 1);
        const [{ markdown, json }] = reports;
        assert.deepEqual(Object.keys(reports[0]).sort(), ['json', 'markdown']);
        assert.equal(copied, markdown);
        assert.match(markdown, /21100/);
        const parsed = JSON.parse(json);
        assert.equal(parsed.failures.length, 7);
        assert.equal(parsed.clientKey, 'ck');
        assert.equal(parsed.region, 'DE');
        assert.equal(json.includes('\n'), false);
        assert.equal(lines.length, 1);
        assert.equal(lines[0].length, 1);
        assert.equal(lines[0][0], `ttminis-explain report: ${json}`);
        const shown = String(await content(page).textContent());
        assert.match(shown, /clientKey: ck/);
        assert.match(shown, /A <b>game<\/b>/);
        assert.match(shown, /sdkVersion: not given/);
        assert.match(shown, /21100 URL not in domain list/);
        const { x, y, width, height } = (await panel(page).boundingBox()) ?? {};
        assert.deepEqual({ x, y, width, height }, { x: 8, y: 8, width: 344, height: 724 });
      },
      { create: false },
    ));

  test('secrets do not get out', () =>
    onPage(
      async (page) => {
        await prepare(page);
        await page.evaluate(() => {
          const { overlay } = /** @type {any} */ (globalThis);
          const url = 'https://user:planted-1@api.example.com/a?token=planted-2&b=planted-3#planted-4';
          overlay.record(
            { errCode: 21100, errMsg: `request:fail ${url}` },
            { api: 'request', args: { url } },
          );
          overlay.record(
            { errCode: 98765, errMsg: 'login:fail access_token=planted-5 Authorization: Bearer planted-6' },
            { api: 'login' },
          );
          overlay.record(new Error('password: "planted-7"'));
          overlay.open();
        });
        await page.waitForTimeout(SOON);
        let shown = await page.evaluate(
          () => document.querySelector('ttminis-explain-overlay')?.shadowRoot?.innerHTML ?? '',
        );
        for (let at = 0; at < 3; at++) {
          await rows(page).nth(at).click();
          shown += await panel(page).innerHTML();
          await button(page, 'Back').click();
        }
        await button(page, 'Report').click();
        await page.getByText('Report copied to the clipboard.').waitFor();
        let report = await panel(page).innerHTML();
        report += await page.evaluate(async () => {
          const { reports, lines } = /** @type {any} */ (globalThis);
          return JSON.stringify([reports, lines, await navigator.clipboard.readText()]);
        });
        assert.deepEqual(shown.match(/planted-[1-4]/g), null);
        assert.deepEqual(report.match(/planted-\d/g), null);
      },
      { create: false },
    ));

  for (const [name, breakIt] of /** @type {[string, () => void][]} */ ([
    [
      'denied',
      () => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      },
    ],
    [
      'broken',
      () => {
        navigator.clipboard.writeText = () => {
          throw new TypeError('broken');
        };
      },
    ],
    [
      'missing',
      () => {
        Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
      },
    ],
  ])) {
    test(`is on the screen and in the console where the clipboard is ${name}`, () =>
      onPage(
        async (page) => {
          await page.evaluate(breakIt);
          await prepare(page);
          await page.evaluate(`${FAULT}; overlay.open()`);
          await button(page, 'Report').click();
          await page.waitForTimeout(50);
          const shown = String(await content(page).textContent());
          assert.match(shown, /^Report printed to the console/);
          assert.match(shown, /21103 Request timeout/);
          assert.equal(await page.evaluate('lines.length'), 1);
          assert.equal(await page.evaluate('reports.length'), 1);
        },
        { create: false },
      ));
  }

  test('a callback that throws keeps nothing from going on', () =>
    onPage(
      async (page) => {
        await page.evaluate(() => {
          const all = /** @type {any} */ (globalThis);
          const onReport = () => {
            throw new Error('of the game');
          };
          all.overlay = all.createOverlay({ game: all.game, visible: 'always', onReport });
          all.overlay.open();
        });
        await button(page, 'Report').click();
        await page.getByText('Report copied to the clipboard.').waitFor();
      },
      { create: false },
    ));
});
