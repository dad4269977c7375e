// @ts-check
// The site without a network: `cargo xtask test web` builds it first.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { catalog } from 'ttminis-explain';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';

/** @typedef {import('playwright-core').Page} Page */

const built = join(root, 'target/www');

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * Serves a copy of the site in a folder of an origin, as hosts for several projects do, and opens its start page.
 *
 * @param {(site: { page: Page, address: string, folder: string, offline: (is: boolean) => Promise<void>, requests: string[] }) => Promise<void>} run
 */
async function onSite(run) {
  const top = mkdtempSync(join(tmpdir(), 'site-'));
  const folder = join(top, 'explain');
  cpSync(built, folder, { recursive: true });
  const server = await serve(top);
  const context = await browser.newContext();
  /** @type {string[]} */
  const requests = [];
  context.on('request', (request) => requests.push(request.url()));
  try {
    const page = await context.newPage();
    const address = `${server.origin}/explain/`;
    await page.goto(address);
    await ready(page);
    await run({ page, address, folder, offline: (is) => context.setOffline(is), requests });
  } finally {
    await context.close();
    server.close();
    rmSync(top, { recursive: true });
  }
}

/** Waits until the worker has kept the site and answers for it. @param {Page} page */
const ready = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
  });

/** Waits until there is no cache of this name. @param {Page} page @param {string} name */
const gone = (page, name) =>
  page.evaluate(async (name) => {
    while ((await caches.keys()).includes(name)) await new Promise((resolve) => setTimeout(resolve, 50));
  }, name);

/** @param {Page} page */
const cacheNames = (page) => page.evaluate(() => caches.keys());

test('after one visit an error is explained without a network', () =>
  onSite(async ({ page, address, offline }) => {
    await offline(true);
    await page.reload();
    await page.locator('#error').fill('{"errCode":30001,"errMsg":"User exit"}');
    assert.match(String(await page.locator('#answer-title').textContent()), /30001 User exit/);
    // What was pasted selects no file, however it is written.
    await page.goto(`${address}?e=${encodeURIComponent('{"errCode":21103,"errMsg":"Request timeout"}')}`);
    assert.match(String(await page.locator('#answer-title').textContent()), /21103 Request timeout/);
    await page.goto(`${address}game/index.html`);
    assert.equal(await page.locator('canvas').count(), 1);
  }));

test('the pages of the errors are there without a network, with and without a slash', () =>
  onSite(async ({ page, address, offline }) => {
    await offline(true);
    for (const path of ['e/ad.show/30001/', 'e/ad.show/30001', 'e/ad.show/30001/index.html']) {
      await page.goto(address + path);
      assert.equal(await page.locator('h1').textContent(), '30001 User exit', path);
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).maxWidth), 'none', path);
    }
    await page.getByRole('link', { name: '中文' }).click();
    assert.equal(page.url(), `${address}e/zh/ad.show/30001/`);
    await page.getByRole('link', { name: '全部错误' }).click();
    assert.equal(await page.locator('.rows > li').count(), catalog().length);
  }));

test('an address that is no page leads to the start page without a network, and to the server with one', () =>
  onSite(async ({ page, address, offline }) => {
    // The server of the tests says only 404, which is an error of its own for the browser.
    await assert.rejects(page.goto(`${address}e/ad.show/99999/`), /ERR_HTTP_RESPONSE_CODE_FAILURE/);
    await offline(true);
    await page.goto(`${address}e/ad.show/99999/`);
    assert.equal(page.url(), address);
    assert.equal(await page.locator('#error').count(), 1);
  }));

test('a new version replaces the old one', () =>
  onSite(async ({ page, folder, offline }) => {
    const [before, ...others] = await cacheNames(page);
    assert.deepEqual(others, []);
    // Another site on the same origin has its own.
    await page.evaluate(() => caches.open('somebody-else'));
    const file = join(folder, 'e/ad.show/30001/index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('User exit', 'User left'));
    const worker = join(folder, 'service-worker.js');
    const version = String(before?.split(' ').at(-1));
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(version, 'next'));

    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await gone(page, String(before));
    assert.deepEqual(
      (await cacheNames(page)).sort(),
      ['somebody-else', String(before).replace(version, 'next')].sort(),
    );
    await offline(true);
    await page.goto(new URL('e/ad.show/30001/', page.url()).href);
    assert.match(await page.title(), /^30001 User left/);
  }));

test('with a network the newest page is shown, without waiting for the worker', () =>
  onSite(async ({ page, address, folder }) => {
    const file = join(folder, 'e/index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('<h1>All errors', '<h1>Every error'));
    await page.goto(`${address}e/`);
    assert.equal(await page.locator('h1').textContent(), 'Every error');
  }));

test('it asks nobody else, and keeps every file of the site', () =>
  onSite(async ({ page, address, requests }) => {
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(address)),
      [],
    );
    const kept = await page.evaluate(async () => {
      const cache = await caches.open(String((await caches.keys())[0]));
      return (await cache.keys()).map(({ url }) => url);
    });
    assert.ok(kept.length > 75, String(kept.length));
    for (const url of kept) {
      const path = url.slice(address.length);
      assert.ok(existsSync(join(built, path)), path);
    }
    assert.equal(
      kept.some((url) => url.includes('service-worker')),
      false,
    );
  }));

test('the browser finds nothing that keeps the site from being installed', () =>
  onSite(async ({ page, address }) => {
    const session = await page.context().newCDPSession(page);
    const { url, errors, data } = await session.send('Page.getAppManifest');
    assert.equal(url, `${address}manifest.webmanifest`);
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(String(data));
    for (const key of ['start_url', 'scope']) assert.equal(new URL(manifest[key], url).href, address);
    for (const { src, type } of manifest.icons) {
      const icon = await page.request.get(new URL(src, url).href);
      assert.equal(icon.headers()['content-type'], type, src);
    }
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    assert.deepEqual(
      // A context of a test is a private window.
      installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
      [],
    );
  }));

test('the icons are drawn from one source', async () => {
  const svg = readFileSync(join(root, 'www/public/icon.svg'), 'utf8');
  for (const [name, size, background] of /** @type {const} */ ([
    ['icon-192', 192, 'transparent'],
    ['icon-512', 512, 'transparent'],
    // A launcher cuts it to a shape of its own, so that its ground has to reach the edges.
    ['icon-maskable-512', 512, '#1a56b8'],
  ])) {
    const file = join(root, `www/public/${name}.png`);
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    await page.setContent(
      `<body style="margin: 0; background: ${background}"><img src="${image}" width="${size}" style="display: block">`,
    );
    const drawn = await page.screenshot({ omitBackground: true });
    await page.close();
    if (process.env.UPDATE_EXPECT) writeFileSync(file, drawn);
    const [expected, found] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(drawn)];
    assert.equal(expected.width, size);
    const different = pixelmatch(expected.data, found.data, undefined, size, size, { threshold: 0.2 });
    assert.ok(different < size, `${name}: ${different} pixels; UPDATE_EXPECT=1 writes it anew`);
  }
});
