// @ts-check
// The overlay and the page leave each other alone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { act, badge, boxOf, button, choices, FAULT, onPage, panel, rows, SOON } from './dom-stage.mjs';
import { causeErrors } from './stage.mjs';

/** @typedef {import('./stage.mjs').Page} Page */

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
        await mouse.move(x + 22, y + 22);
        await listen(page);
        await mouse.move(x + 26, y + 26);
        await mouse.click(x + 26, y + 26);
        const box = await panel(page).boundingBox();
        assert.ok(box);
        // On a row.
        const [left, top] = [box.x + 40, box.y + 145];
        await mouse.move(left, top, { steps: 3 });
        await told(page);
        await mouse.move(left + 20, top + 20, { steps: 3 });
        await mouse.click(left, top);
        assert.equal(await button(page, 'Back').count(), 1);
        await keyboard.press('Escape');
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
      await page.evaluate(FAULT);
      await listen(page);
      const { x, y } = await boxOf(page);
      await page.touchscreen.tap(x + 22, y + 22);
      assert.equal(await panel(page).isVisible(), true);
      // The title, a row, and what is in it.
      await page.touchscreen.tap(50, 665);
      await page.touchscreen.tap(180, 715);
      await button(page, 'Back').tap();
      await button(page, 'More').tap();
      await choices(page).nth(1).tap();
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
    [part], [part=badge], [data-theme], .panel { background: red !important }
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
            // The status has its words by then.
            await page.waitForTimeout(2 * SOON);
            /** @type {[string[], Buffer][]} */
            const all = [];
            const tap = (/** @type {string} */ part) =>
              `document.querySelector('ttminis-explain-overlay').shadowRoot.querySelector('[part~=${part}]').click()`;
            for (const act of [
              'overlay.close(); document.activeElement.shadowRoot?.activeElement.blur()',
              'overlay.open()',
              tap('chip'),
              `${tap('chip')}; ${tap('row')}`,
            ]) {
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
          ttminis-explain-overlay::part(chip) { background: rgb(4, 5, 6) }
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
      assert.equal(await styleOf('chip', 'background-color'), 'rgb(4, 5, 6)');
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
          assert.equal(await badge(page).evaluate((one) => getComputedStyle(one).width), '44px');
          assert.equal((await boxOf(page)).x, 360 - 44 - 8);
          await badge(page).click();
          await rows(page).first().click();
          await act(page, 'Report for TikTok');
          assert.equal(await panel(page).evaluate((one) => getComputedStyle(one).position), 'fixed');
          assert.deepEqual(await page.evaluate('[...violations]'), expected);
          faults.length = 0;
        },
        { create: false, headers: { 'content-security-policy': policy } },
      ));
  }
});
