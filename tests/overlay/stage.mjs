// @ts-check
// What the tests of the overlay share: the packed package in a browser, with a small game to draw over, and pictures to
// compare with.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { launch, serve } from '../support/browser.mjs';
import { install } from '../support/installed.mjs';
import { root } from '../support/paths.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {'dom' | '2d' | 'webgl' | 'webgl2'} Kind */

/** Where the pictures go that a person looks at. */
const screenshots = process.env.SCREENSHOT_DIR ?? join(root, 'target/screenshots');
/** Those that they are compared with. `UPDATE_EXPECT=1` writes them anew, to be looked at. */
const golden = join(root, 'tests/overlay/golden');

export const sizes = {
  phone: { width: 360, height: 740 },
  landscape: { width: 740, height: 360 },
  narrow: { width: 320, height: 568 },
  tall: { width: 390, height: 844 },
  wide: { width: 844, height: 390 },
  desktop: { width: 1280, height: 800 },
};

/** How far a color may be off, and how many of a hundred pixels: versions of a browser smooth letters differently. */
const THRESHOLD = 0.2;
const TOLERANCE = 1;

/** The page of the game. Its font comes with the tests, so that pictures are the same on every machine. */
const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A game</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="icon" href="data:,">
<style>
@font-face { font-family: Test; src: url(regular.woff2); }
@font-face { font-family: Test; font-weight: bold; src: url(bold.woff2); }
html, body { margin: 0; height: 100%; background: #1f4468; overflow: hidden; }
canvas { position: fixed; inset: 0; width: 100%; height: 100%; touch-action: none; }
</style></head><body><main><h1 style="font-size:0">A game</h1></main></body></html>`;

/** What a test asks of the page. */
/**
 * @typedef {object} Asked
 * @property {Kind} [kind] - what the game draws with; with 'dom' it has no canvas
 * @property {keyof typeof sizes} [size]
 * @property {'light' | 'dark'} [scheme]
 * @property {'active' | 'none'} [forcedColors]
 * @property {'reduce' | 'no-preference'} [reducedMotion]
 * @property {number} [ratio] - device pixels to one of CSS
 * @property {string} [locale] - of the browser
 * @property {Record<string, unknown>} [options] - of the overlay; `null` in place of it creates none
 * @property {boolean} [create] - whether to create the overlay, which is the default
 * @property {Record<string, string>} [headers] - of the page
 */

/** Starts the browser, and packs and installs the package. */
export async function startStage() {
  // One folder for each file of tests: they may run at the same time.
  const { folder } = install(`overlay-${basename(process.argv[1] ?? '', '.test.mjs')}`);
  const fonts = join(root, 'node_modules/@fontsource/roboto/files');
  copyFileSync(join(fonts, 'roboto-latin-400-normal.woff2'), join(folder, 'regular.woff2'));
  copyFileSync(join(fonts, 'roboto-latin-700-normal.woff2'), join(folder, 'bold.woff2'));
  writeFileSync(join(folder, 'index.html'), html);
  mkdirSync(screenshots, { recursive: true });
  mkdirSync(golden, { recursive: true });
  const browser = await launch();
  /** A test that fails does not close what it opened. @type {Set<() => void>} */
  const servers = new Set();

  return {
    folder,

    /**
     * Opens the game. In the page, `createOverlay`, `explain`, `watch` and `subscribe` are globals, `overlay` is the overlay,
     * `context` the game's context, `canvas` its canvas, `heard` the events that the game heard on its canvas, and `frames`
     * counts its frames. While `still` is true it draws the same picture.
     *
     * @param {Asked} [asked]
     */
    async open({
      kind = 'dom',
      size = 'phone',
      scheme = 'light',
      forcedColors = 'none',
      reducedMotion = 'reduce',
      ratio,
      locale = 'en-US',
      options = {},
      create = true,
      headers = {},
    } = {}) {
      const server = await serve(folder, headers);
      servers.add(server.close);
      const isPhone = size !== 'desktop';
      const context = await browser.newContext({
        viewport: sizes[size],
        colorScheme: scheme,
        forcedColors,
        reducedMotion,
        locale,
        timezoneId: 'UTC',
        deviceScaleFactor: ratio ?? (isPhone ? 3 : 1),
        isMobile: isPhone,
        hasTouch: isPhone,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      /** @type {string[]} */
      const faults = [];
      page.on('pageerror', (error) => faults.push(String(error.stack)));
      page.on('console', (message) => {
        const isFault = message.type() === 'error' || message.type() === 'warning';
        // Screenshots of WebGL are read back, which the driver comments.
        if (isFault && !/GPU stall due to ReadPixels/.test(message.text())) faults.push(message.text());
      });
      await page.goto(server.origin);
      await page.evaluate(startGame, { kind, options, create });
      return {
        page,
        faults,
        origin: server.origin,
        /** Lets frames pass, and what waits for them. */
        settle: (ms = 300) => page.waitForTimeout(ms),
        close: async () => {
          await context.close();
          server.close();
          servers.delete(server.close);
        },
      };
    },

    async stop() {
      await browser.close();
      for (const close of servers) close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startStage>>} Stage */
/** @typedef {Awaited<ReturnType<Stage['open']>>} Opened */

/**
 * Runs in the page.
 *
 * @param {{ kind: Kind, options: Record<string, unknown>, create: boolean }} asked
 */
async function startGame({ kind, options, create }) {
  /** @type {(path: string) => Promise<any>} */
  const load = (path) => import(path);
  const at = '/node_modules/ttminis-explain';
  const all = /** @type {any} */ (globalThis);
  await load(`${at}/index.mjs`);
  await document.fonts.load('15px Test');
  await document.fonts.load('bold 15px Test');
  Object.assign(
    all,
    await load(`${at}/index.mjs`),
    await load(`${at}/watch.mjs`),
    await load(`${at}/overlay.mjs`),
    await load(`${at}/zh.mjs`),
    // Something to watch.
    { game: { request() {} } },
  );
  all.frames = 0;
  all.still = true;
  all.heard = [];
  if (kind !== 'dom') {
    const canvas = document.createElement('canvas');
    document.body.append(canvas);
    const fit = () => {
      canvas.width = Math.round(innerWidth * devicePixelRatio);
      canvas.height = Math.round(innerHeight * devicePixelRatio);
    };
    fit();
    addEventListener('resize', fit);
    const context = /** @type {any} */ (canvas.getContext(kind));
    Object.assign(all, { canvas, context });
    for (const type of [
      'pointerdown',
      'pointerup',
      'touchstart',
      'touchend',
      'mousedown',
      'click',
      'wheel',
    ]) {
      canvas.addEventListener(type, () => all.heard.push(type));
    }
    /** Stripes that move, unless they stand still. */
    const draw = () => {
      all.frames++;
      const phase = all.still ? 0 : all.frames % 40;
      const { width, height } = canvas;
      if (kind === '2d') {
        context.fillStyle = '#1f4468';
        context.fillRect(0, 0, width, height);
        context.fillStyle = '#e8a33d';
        for (let x = phase; x < width; x += 120) context.fillRect(x, 0, 40, height);
      } else {
        context.disable(context.SCISSOR_TEST);
        context.clearColor(0.12, 0.27, 0.41, 1);
        context.clear(context.COLOR_BUFFER_BIT);
        context.enable(context.SCISSOR_TEST);
        context.clearColor(0.91, 0.64, 0.24, 1);
        for (let x = phase; x < width; x += 120) {
          context.scissor(x, 0, 40, height);
          context.clear(context.COLOR_BUFFER_BIT);
        }
      }
      requestAnimationFrame(draw);
    };
    draw();
  }
  const language = options.language === 'zh' ? all.zh : undefined;
  const given = { font: 'Test', game: all.game, ...options, language };
  if (create) all.overlay = all.createOverlay(kind === 'dom' ? given : { context: all.context, ...given });
}

/**
 * Errors of every kind, at fixed times, as `overlay.record` takes them: for pictures.
 *
 * @param {Page} page
 */
export async function causeErrors(page) {
  await page.evaluate(() => {
    const { overlay } = /** @type {any} */ (globalThis);
    const now = Date.now;
    Date.now = () => Date.UTC(2026, 10, 24, 14, 3, 22);
    const request = (/** @type {string} */ url) => ({ api: 'request', args: { url } });
    overlay.record(
      { errCode: 21100, errMsg: 'request:fail URL not in domain list' },
      {
        ...request('https://api.exmaple.com/scores?token=s3cret'),
        trustedDomains: ['https://api.example.com'],
      },
    );
    overlay.record({ errCode: 30001 });
    overlay.record({ errCode: 30001 }, { api: 'ad.show', args: { adUnitId: '7312345678901234567' } });
    overlay.record({ errCode: 50000 }, { api: 'ad.show', args: { adUnitId: '7312345678901234567' } });
    for (let at = 0; at < 12; at++)
      overlay.record({ errCode: 21103 }, request('https://api.example.com/top'));
    overlay.record(
      { errCode: 98765, errMsg: 'request:fail something that no page of the platform has ever heard of' },
      request('https://cdn.example.com/a.png'),
    );
    overlay.record(new TypeError("Cannot read properties of undefined (reading 'length')"));
    Date.now = now;
  });
}

/**
 * Compares a picture of the page with the one that was looked at, and leaves it in `target/screenshots`.
 *
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<string>} what is wrong; empty where nothing is
 */
export async function comparePicture(page, name) {
  const bytes = await page.screenshot({ path: join(screenshots, `overlay-${name}.png`) });
  const file = join(golden, `${name}.png`);
  if (process.env.UPDATE_EXPECT) {
    writeFileSync(file, bytes);
    return '';
  }
  if (!existsSync(file)) return `${file} is missing: run with UPDATE_EXPECT=1, and look at it`;
  const expected = PNG.sync.read(readFileSync(file));
  const found = PNG.sync.read(bytes);
  const { width, height } = expected;
  if (found.width !== width || found.height !== height) {
    return `${name} is ${found.width} by ${found.height} pixels, and was ${width} by ${height}`;
  }
  const difference = new PNG({ width, height });
  const options = { threshold: THRESHOLD };
  const count = pixelmatch(expected.data, found.data, difference.data, width, height, options);
  const share = (100 * count) / (width * height);
  if (share <= TOLERANCE) return '';
  writeFileSync(join(screenshots, `overlay-${name}-difference.png`), PNG.sync.write(difference));
  return `${share.toFixed(2)} % of ${name} differ, see overlay-${name}-difference.png`;
}
