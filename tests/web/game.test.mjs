// @ts-check
// The demo game, as somebody plays it: `cargo xtask test web` builds it first.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { screenshots, start } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./site.mjs').Size} Size */

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => {
  site = await start();
});
after(() => site?.stop());

const hosts = /** @type {const} */ (['dom', '2d', 'webgl']);

/**
 * Opens the game, runs a test in it, and expects that nothing went wrong on the way.
 *
 * @param {string} host
 * @param {(page: Page) => Promise<void>} run
 * @param {Size} [size]
 */
async function inGame(host, run, size = 'phone') {
  const { page, faults, close } = await site.open({ size, hash: `game/index.html?host=${host}` });
  try {
    await scene(page, 'start');
    await run(page);
    // Chromium says so of every screenshot of a WebGL canvas.
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('GPU stall due to ReadPixels')),
      [],
    );
  } finally {
    await close();
  }
}

/**
 * Waits for a scene of the game, and for a frame of it: its buttons are there from then on.
 *
 * @param {Page} page
 * @param {...string} names
 */
async function scene(page, ...names) {
  const reached = await page.waitForFunction(
    (wanted) => {
      const { scene = '' } = document.querySelector('canvas')?.dataset ?? {};
      return wanted.includes(scene) && scene;
    },
    names,
    { timeout: 90_000 },
  );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return String(await reached.jsonValue());
}

/**
 * Stands still until the game is over, which may take more than a round.
 *
 * @param {Page} page
 */
async function lose(page) {
  while ((await scene(page, 'over', 'cleared')) === 'cleared') {
    await page.keyboard.press('Enter');
    await scene(page, 'play');
  }
}

/**
 * @param {Page} page
 * @param {string} words
 */
const heard = (page, words) =>
  page.waitForFunction((text) => document.getElementById('status')?.textContent?.includes(text), words);

describe('the demo game', { concurrency: 2 }, () => {
  for (const host of hosts) {
    test(`${host}: from the start to a game over, past an ad, and to a second game`, () =>
      inGame(host, async (page) => {
        await page.keyboard.press('Enter');
        await scene(page, 'play');
        await lose(page);
        await page.keyboard.press('Enter');
        await heard(page, 'An ad');
        await page.screenshot({ path: join(screenshots, `game-${host}-ad.png`) });
        await page.keyboard.press('Enter');
        // On a busy machine the ad was over before it was closed, and there is one life to lose.
        if ((await scene(page, 'over', 'play')) === 'play') await lose(page);
        // The same instance again, which shows no second ad.
        await page.keyboard.press('Enter');
        await heard(page, 'No ad right now');
        await scene(page, 'over');
        await page.screenshot({ path: join(screenshots, `game-${host}-over.png`) });
        await page.keyboard.press('Enter');
        await scene(page, 'play');
      }));

    test(`${host}: everything of the menu can be caused, and the game is there afterwards`, () =>
      inGame(
        host,
        async (page) => {
          await page.keyboard.press('Escape');
          await heard(page, 'Menu');
          for (let at = 0; at < 10; at += 1) {
            // The last one gives the network back.
            if (at < 9) await page.keyboard.press('ArrowDown');
            await page.keyboard.press('Enter');
            await scene(page, 'start');
          }
          await page.screenshot({ path: join(screenshots, `game-${host}-menu.png`) });
          await page.keyboard.press('Escape');
          await scene(page, 'start');
          await page.keyboard.press('Enter');
          await scene(page, 'play');
        },
        'desktop',
      ));
  }

  test('a finger steers the ship and presses buttons', () =>
    inGame('2d', async (page) => {
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      // The menu, at the top right below the bar.
      await page.touchscreen.tap(width - 32, 45 + 34);
      await heard(page, 'Menu');
      await page.touchscreen.tap(width - 32, 45 + 34);
      await scene(page, 'start');
      await page.keyboard.press('Enter');
      await scene(page, 'play');
      await page.touchscreen.tap(width - 60, height - 80);
      await scene(page, 'play');
    }));

  for (const size of /** @type {Size[]} */ (['narrow', 'phone', 'zoomed', 'desktop'])) {
    test(`the page around it, ${size}: accessible, nothing overflows, fit for fingers`, () =>
      inGame(
        '2d',
        async (page) => {
          await page.screenshot({ path: join(screenshots, `game-start-${size}.png`) });
          const overflow = await page.evaluate(() => [
            document.documentElement.scrollWidth - innerWidth,
            document.documentElement.scrollHeight - innerHeight,
          ]);
          assert.ok(
            overflow.every((pixels) => pixels <= 0),
            String(overflow),
          );
          const small = await page.locator('.bar a').evaluateAll((links) =>
            links
              .map((link) => link.getBoundingClientRect())
              .filter(({ width, height }) => width < 43.9 || height < 43.9)
              .map(({ width, height }) => `${width}x${height}`),
          );
          assert.deepEqual(small, []);
          await page.evaluate(
            await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
          );
          const violations = await page.evaluate(async () => {
            const { violations } = await /** @type {any} */ (window).axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              resultTypes: ['violations'],
            });
            return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
          });
          assert.deepEqual(violations, []);
        },
        size,
      ));
  }

  test('the links lead to the other hosts, back to the errors and from there to the game', () =>
    inGame('dom', async (page) => {
      assert.equal(await page.locator('.hosts [aria-current]').textContent(), 'DOM');
      await page.getByRole('link', { name: 'WebGL' }).click();
      await scene(page, 'start');
      assert.equal(await page.locator('.hosts [aria-current]').textContent(), 'WebGL');
      await page.getByRole('link', { name: 'Errors' }).click();
      await page.getByRole('link', { name: 'Demo game' }).click();
      await scene(page, 'start');
    }));
});
