// @ts-check
// The demo game in a browser, with the overlay in each of its hosts: `cargo xtask test web` builds it first.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { screenshots, start } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => {
  site = await start();
});
after(() => site?.stop());

const hosts = /** @type {const} */ (['dom', '2d', 'webgl']);

/** What the menu causes: what the address calls it, and the row that the overlay shows, or its title. */
const failures = /** @type {const} */ ([
  ['21100', '21100 URL not in domain list'],
  ['21103', '21103 Request timeout'],
  ['500', '500 Server error'],
  ['404', '404 Server error'],
  ['100000', '100000 File path error'],
  ['30001', '30001 User exit'],
  ['11002', '11002 Invalid ad instance ID, not a match'],
  ['11003', '11003 Ad instance can only show once'],
  ['11004', "11004 Just showed an ad, can't show now"],
  ['bare', '30001 (2 possible meanings)'],
  ['other', 'Unexpected token < in JSON at position 0'],
  ['throw', "TypeError: Cannot read properties of undefined (reading 'level')"],
  ['reject', 'Error: The saved game is damaged'],
]);
/** What the browser says of the errors that nobody catches. */
const uncaught = [
  "TypeError: Cannot read properties of undefined (reading 'level')",
  'Error: The saved game is damaged',
];

/**
 * Opens the demo, runs a test in it, and expects that the browser had nothing to complain about.
 *
 * @param {string} query
 * @param {(page: Page) => Promise<void>} run
 * @param {{ size?: 'phone' | 'desktop', faults?: readonly string[] }} [options]
 */
async function inGame(query, run, { size = 'desktop', faults: expected = [] } = {}) {
  const { page, faults, close } = await site.open({ size, hash: `game/index.html?${query}` });
  try {
    await page.waitForFunction(() => 'overlay' in window);
    await run(page);
    // Chromium says so of every screenshot of a WebGL canvas.
    const serious = faults.filter((fault) => !fault.includes('GPU stall due to ReadPixels'));
    assert.deepEqual(serious, expected);
  } finally {
    await close();
  }
}

/**
 * Reads a property of the overlay.
 *
 * @param {Page} page
 * @param {'host' | 'isOpen' | 'visible'} name
 */
const overlay = (page, name) => page.evaluate((key) => /** @type {any} */ (window).overlay[key], name);

/**
 * The titles of the failures in the report, the oldest first.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
const reported = (page) =>
  page.evaluate(() =>
    JSON.parse(/** @type {any} */ (window).overlay.report().json)
      .failures.map((/** @type {any} */ { code, title }) => `${code} ${title}`.trim())
      .reverse(),
  );

/**
 * Waits for that many failures.
 *
 * @param {Page} page
 * @param {number} count
 */
async function reportedOnce(page, count) {
  await page.waitForFunction(
    (wanted) => JSON.parse(/** @type {any} */ (window).overlay.report().json).failures.length >= wanted,
    count,
  );
  return reported(page);
}

/**
 * Whether the canvas changes by itself.
 *
 * @param {Page} page
 */
async function moves(page) {
  const canvas = page.locator('canvas');
  const first = await canvas.screenshot();
  await page.waitForTimeout(300);
  return !first.equals(await canvas.screenshot());
}

/**
 * Opens the overlay with a tap on its badge, which is in the lower right corner.
 *
 * @param {Page} page
 */
async function tapBadge(page) {
  const isDom = page.url().includes('host=dom');
  const box = (await page.locator(isDom ? 'html' : 'canvas').boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  await page.mouse.click(box.x + box.width - 30, box.y + box.height - 30);
  // On a canvas, what was tapped is known in the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await overlay(page, 'isOpen'), true);
}

/**
 * What sticks out of the page, by the pixels.
 *
 * @param {Page} page
 */
const overflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const sticksOut = [...document.querySelectorAll('header > *, nav > *, footer > *, canvas')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 0.5,
    );
    return [
      Math.max(0, scrollWidth - innerWidth),
      Math.max(0, scrollHeight - innerHeight),
      ...sticksOut.map(({ outerHTML }) => outerHTML),
    ];
  });

/** @param {Page} page */
async function axe(page) {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
  });
}

describe('the demo game', { concurrency: 2 }, () => {
  for (const host of hosts) {
    test(`${host}: the scene moves, and stands still for who wants less motion`, () =>
      inGame(`host=${host}`, async (page) => {
        assert.equal(await overlay(page, 'host'), host);
        // The ship has arrived where it starts.
        await page.waitForTimeout(300);
        assert.equal(await moves(page), false);
        await page.emulateMedia({ reducedMotion: 'no-preference' });
        assert.equal(await moves(page), true);
      }));

    test(`${host}: each button of the menu causes its failure, and the scene goes on`, () =>
      inGame(
        `host=${host}`,
        async (page) => {
          await page.emulateMedia({ reducedMotion: 'no-preference' });
          // Without a graphics processor, WebGL takes its time for a large screen.
          await page.setViewportSize({ width: 480, height: 400 });
          for (const [at, [key]] of failures.entries()) {
            await page.locator('[popovertarget]').click();
            await page.locator('#menu button', { has: page.locator(`text="${key}"`) }).click();
            await reportedOnce(page, at + 1);
            await page.locator('#menu').waitFor({ state: 'hidden' });
          }
          assert.equal(await page.locator('#menu button').count(), failures.length);
          assert.deepEqual(
            await reported(page),
            failures.map(([, title]) => title),
          );
          assert.match((await page.locator('footer p').textContent()) ?? '', /saved game is damaged/);
          assert.equal(await overlay(page, 'visible'), true);
          assert.equal(await moves(page), true);
        },
        { faults: uncaught },
      ));

    test(`${host}: a tap on the badge opens the overlay; a phone can be turned`, () =>
      inGame(`host=${host}&fail=21100,404`, async (page) => {
        await reportedOnce(page, 2);
        await tapBadge(page);
        for (const [name, width, height] of /** @type {const} */ ([
          ['portrait', 390, 844],
          ['landscape', 844, 390],
          ['small', 320, 568],
        ])) {
          await page.setViewportSize({ width, height });
          await page.waitForFunction(() => {
            const { width, clientWidth, height, clientHeight } =
              document.querySelector('canvas') ?? document.createElement('canvas');
            return (
              Math.abs(width - clientWidth * devicePixelRatio) < 1 &&
              Math.abs(height - clientHeight * devicePixelRatio) < 1
            );
          });
          await page.waitForTimeout(300);
          await page.screenshot({ path: join(screenshots, `game-${host}-${name}.png`) });
          assert.deepEqual(await overflow(page), [0, 0]);
        }
      }));

    test(`${host}: in Chinese, open and with failures from the address`, () =>
      inGame(
        `host=${host}&lang=zh&theme=light&fail=21100,30001,nonsense,bare&open`,
        async (page) => {
          await page.waitForFunction(() => /** @type {any} */ (window).overlay.isOpen);
          assert.deepEqual(await reported(page), [failures[0][1], failures[5][1], '30001 有 2 种可能的含义']);
          assert.match(
            await page.evaluate(() => /** @type {any} */ (window).overlay.report().markdown),
            /\p{Script=Han}/u,
          );
          assert.equal(await page.locator('[popovertarget]').textContent(), '制造错误');
          await page.screenshot({ path: join(screenshots, `game-${host}-zh.png`) });
        },
        { size: 'phone' },
      ));
  }

  test('arrow keys and a finger move the ship', () =>
    inGame('host=2d', async (page) => {
      const canvas = page.locator('canvas');
      const middle = await canvas.screenshot();
      await page.keyboard.down('ArrowLeft');
      await page.waitForTimeout(300);
      await page.keyboard.up('ArrowLeft');
      await page.waitForTimeout(1000);
      const left = await canvas.screenshot();
      assert.ok(!left.equals(middle));
      await canvas.click({ position: { x: 1000, y: 300 } });
      await page.waitForTimeout(1000);
      assert.ok(!left.equals(await canvas.screenshot()));
    }));

  for (const query of ['lang=en', 'lang=zh']) {
    test(`${query}: accessible, and nothing overflows from 320 to 2560 pixels`, () =>
      inGame(query, async (page) => {
        assert.equal(await overlay(page, 'host'), '2d');
        assert.deepEqual(await axe(page), []);
        await page.locator('[popovertarget]').click();
        assert.deepEqual(await axe(page), []);
        for (const [width, height] of /** @type {const} */ ([
          [320, 568],
          [390, 844],
          [844, 390],
          [1440, 900],
          [2560, 1440],
        ])) {
          await page.setViewportSize({ width, height });
          await page.waitForTimeout(100);
          assert.deepEqual(await overflow(page), [0, 0], `${width}x${height}`);
          const menu = await page.locator('#menu').boundingBox();
          assert.ok(
            menu && menu.x + menu.width <= width && menu.y + menu.height <= height,
            `${width}x${height}`,
          );
          await page.screenshot({ path: join(screenshots, `game-menu-${query.slice(5)}-${width}.png`) });
        }
      }));
  }

  test('the links lead to the other hosts, the other language and back to the errors', () =>
    inGame('fail=404', async (page) => {
      const current = page.locator('nav [aria-current]');
      assert.equal(await current.textContent(), '2D');
      await page.getByRole('link', { name: 'WebGL' }).click();
      await page.waitForURL(/host=webgl/);
      assert.equal(await current.textContent(), 'WebGL');
      await page.getByRole('link', { name: '中文' }).click();
      await page.waitForURL(/lang=zh/);
      assert.equal(await current.textContent(), 'WebGL');
      assert.deepEqual(await reportedOnce(page, 1), ['404 Server error']);
      await page.getByRole('link', { name: '错误' }).click();
      await page.waitForURL((url) => !url.pathname.includes('game'));
    }));
});
