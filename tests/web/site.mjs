// @ts-check
// What the tests of the page share: the built page in a browser, and the sizes it is looked at in.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';

const folder = join(root, 'target/www');

/** Where the screenshots go. */
export const screenshots = process.env.SCREENSHOT_DIR ?? join(root, 'target/screenshots');

/** The sizes that the page is looked at in: everything in the first two, what can overflow in the others too. */
export const sizes = {
  phone: { width: 360, height: 740 },
  // Also a desktop of 1280 pixels at a zoom of 400 %.
  narrow: { width: 320, height: 640 },
  large: { width: 390, height: 844 },
  // The smallest phone in use.
  small: { width: 320, height: 568 },
  // A desktop of 1280 pixels at a zoom of 200 %.
  zoomed: { width: 640, height: 400 },
  desktop: { width: 1280, height: 800 },
  wide: { width: 2560, height: 1440 },
};

/** @typedef {keyof typeof sizes} Size */
/** @typedef {'light' | 'dark'} Scheme */

/** Serves the built page, and starts the browser. */
export async function start() {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error('target/www is missing: run `cargo xtask test web`, which builds it');
  }
  mkdirSync(screenshots, { recursive: true });
  // First the browser: a server that is left running would keep the tests from ending.
  const browser = await launch();
  const server = await serve(folder);
  const { origin } = server;

  return {
    origin,

    /**
     * Opens the page in a fresh context. Console errors, failed requests and requests to any other place are collected
     * in `faults`, which every test expects to be empty.
     *
     * @param {{ size?: Size, scheme?: Scheme, hash?: string | null, forcedColors?: 'active' | 'none', locale?: string }} [options]
     *   - `hash: null` opens no page yet
     */
    async open({
      size = 'desktop',
      scheme = 'light',
      hash = '',
      forcedColors = 'none',
      locale = 'en-US',
    } = {}) {
      const isPhone = size !== 'desktop' && size !== 'zoomed' && size !== 'wide';
      const context = await browser.newContext({
        viewport: sizes[size],
        colorScheme: scheme,
        forcedColors,
        locale,
        reducedMotion: 'reduce',
        hasTouch: isPhone,
        isMobile: isPhone,
        deviceScaleFactor: isPhone ? 2 : 1,
        permissions: ['clipboard-read', 'clipboard-write'],
        // The worker has tests of its own. Here it would fetch the whole site again for each test.
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      /** @type {string[]} */
      const faults = [];
      page.on('console', (message) => {
        const text = message.text();
        if (text.endsWith('registration blocked by Playwright')) return;
        if (message.type() === 'error' || message.type() === 'warning') faults.push(text);
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) faults.push(`request to ${url}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
      });
      if (hash !== null) await page.goto(`${origin}/${hash}`);
      return { page, faults, close: () => context.close() };
    },

    async stop() {
      await browser.close();
      server.close();
    },
  };
}
