// @ts-check
// What the tests of the page share: the built page on a local address, a browser, and the sizes it is looked at in.
import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = join(root, 'target/www');

/** Where the screenshots go. */
export const screenshots = process.env.SCREENSHOT_DIR ?? join(root, 'target/screenshots');

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The two sizes that the page is made for. */
export const sizes = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 800 },
};

/** @typedef {keyof typeof sizes} Size */
/** @typedef {'light' | 'dark'} Scheme */

/** Serves the built page, and starts the browser. */
export async function start() {
  if (!existsSync(join(site, 'index.html'))) {
    throw new Error('target/www is missing: run `npx vite build -c www/vite.config.ts` first');
  }
  mkdirSync(screenshots, { recursive: true });
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = normalize(join(site, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    try {
      if (!file.startsWith(site)) throw new Error('outside the site');
      const content = await readFile(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const origin = `http://127.0.0.1:${address.port}`;

  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

  return {
    origin,

    /**
     * Opens the page in a fresh context. Console errors, failed requests and requests to any other place are collected
     * in `faults`, which every test expects to be empty.
     *
     * @param {{ size?: Size, scheme?: Scheme, hash?: string }} [options]
     */
    async open({ size = 'desktop', scheme = 'light', hash = '' } = {}) {
      const context = await browser.newContext({
        viewport: sizes[size],
        colorScheme: scheme,
        reducedMotion: 'reduce',
        hasTouch: size === 'phone',
        isMobile: size === 'phone',
        deviceScaleFactor: size === 'phone' ? 2 : 1,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      /** @type {string[]} */
      const faults = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) faults.push(`request to ${url}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
      });
      await page.goto(`${origin}/${hash}`);
      return { page, faults, close: () => context.close() };
    },

    async stop() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
