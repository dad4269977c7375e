// @ts-check
// The pages that need no script, for each error and each document: `cargo xtask test web` builds them first.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { catalog, explain } from 'ttminis-explain';
import { zh } from 'ttminis-explain/zh';
import { preview } from 'vite';
import { helpUrlPrefix } from '../../xtask/js/help-url.mjs';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';
import { screenshots } from './site.mjs';

const site = join(root, 'target/www');
/** Where the browser would have it. */
const origin = 'https://site.test/some/where/';

/** The lists of rows by the folder of their pages. */
const languages = { e: catalog(), 'e/zh': catalog(zh) };
const pages = Object.entries(languages).flatMap(([folder, rows]) =>
  rows.map((row) => ({ row, path: `${folder}/${row.id}/`, isChinese: folder !== 'e' })),
);
const documents = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
const documentPaths = ['docs/', 'docs/start/', ...documents.map((file) => `docs/${file.slice(0, -3)}/`)];
const everyPath = [...Object.keys(languages).map((folder) => `${folder}/`), ...pages.map(({ path }) => path)];

/** The pages that a folder of the site has, sorted. @param {string} folder */
const pagesBelow = (folder) =>
  readdirSync(join(site, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `${folder}/${file.replace(/index\.html$/, '')}`)
    .sort();

/** @param {string} path */
const source = (path) => readFileSync(join(site, path, 'index.html'), 'utf8');

/** What a reader sees. @param {string} html */
const textOf = (html) => unescaped(html.slice(html.indexOf('<body>')).replace(/<[^>]*>/g, ''));

/** @param {string} text */
const unescaped = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Where the links of a page lead. @param {string} path @returns {URL[]} */
const linksOf = (path) =>
  [...source(path).matchAll(/ (?:href|src)="([^"]*)"/g)].map(
    ([, address = '']) => new URL(unescaped(address), origin + path),
  );

describe('every error has its page', () => {
  test('with everything that the package says about it, in both languages', () => {
    assert.equal(pages.length, catalog().length * 2);
    for (const { row, path } of pages) {
      const text = textOf(source(path));
      const codes = String(row.code).match(/\d{3,}/g) ?? ['HTTP'];
      const facts = row.facts.flatMap(({ name, value }) => [name, value]);
      const steps = row.steps.map((step) => step.text);
      for (const part of [...codes, row.title, row.meaning, ...row.aliases, ...steps, ...facts]) {
        assert.ok(text.includes(part), `${path} lacks: ${part}`);
      }
      assert.ok(source(path).includes(`href="${row.docUrl}"`), path);
    }
  });

  test('with whose side it is on and whether to retry, as an answer says it', () => {
    for (const { row, path, isChinese } of pages) {
      const text = textOf(source(path));
      const answer = explainOn(path, isChinese);
      const [side = '', ...others] = answer.text
        .slice(answer.text.indexOf(row.meaning.slice(1)) + row.meaning.length - 1)
        .split(isChinese ? /(?<=。)/ : /(?<=\.)\s/)
        .map((sentence) => sentence.trim())
        .filter((sentence) => sentence !== '');
      assert.ok(text.includes(side), `${path}: ${side}`);
      // The answer of a status says which advice holds; the page has the advice for all of them.
      if (row.id !== 'network/http-non-2xx') assert.ok(text.includes(String(others.at(-1))), path);
    }
  });

  test('with a link to the page that explains, with an error filled in that is this one', () => {
    for (const { row, path, isChinese } of pages) {
      const answer = explainOn(path, isChinese);
      assert.equal(answer.status, 'known', path);
      assert.equal(answer.id, row.id);
    }
  });

  test('with links to the rows that are easily confused with it', () => {
    for (const { row, path } of pages) {
      const answer = explain(String(row.code));
      if (answer.status !== 'ambiguous') continue;
      const linked = linksOf(path).map((url) => url.pathname);
      for (const { id } of answer.candidates) {
        const address = new URL(origin).pathname + path.replace(row.id, id);
        if (id !== row.id) assert.ok(linked.includes(address), `${path} does not link to ${id}`);
      }
    }
  });

  test('where helpUrl leads to', () => {
    for (const { id } of catalog()) {
      const { pathname } = new URL(helpUrlPrefix('https://site.test') + id);
      assert.ok(existsSync(join(site, pathname, 'index.html')), id);
    }
  });
});

/** What the package says about the error that a page fills in. @param {string} path @param {boolean} isChinese */
function explainOn(path, isChinese) {
  const filled = linksOf(path).filter(({ searchParams }) => searchParams.has('e'));
  assert.equal(filled.length, 1, path);
  const [link] = /** @type {[URL]} */ (filled);
  assert.equal(link.origin + link.pathname, origin);
  assert.equal(link.searchParams.get('lang'), isChinese ? 'zh' : 'en');
  const answer = explain(link.searchParams.get('e'), isChinese ? { language: zh } : {});
  assert.ok(answer.status === 'known', path);
  return answer;
}

describe('the pages', () => {
  test('are all of the site besides the pages with scripts', () => {
    assert.deepEqual(pagesBelow('e'), [...everyPath].sort());
  });

  test('link only to files of the site, and to TikTok; documents also to other sites', () => {
    for (const path of [...everyPath, ...documentPaths]) {
      for (const url of linksOf(path)) {
        if (url.origin === 'https://developers.tiktok.com') continue;
        if (path.startsWith('docs/') && url.origin !== new URL(origin).origin) continue;
        assert.ok(url.href.startsWith(origin), `${path}: ${url.href}`);
        const target = url.pathname.slice(new URL(origin).pathname.length);
        const file = join(site, target, target.endsWith('/') || target === '' ? 'index.html' : '');
        assert.ok(existsSync(file), `${path}: ${url.href}`);
        if (url.hash) assert.ok(readFileSync(file, 'utf8').includes(` id="${url.hash.slice(1)}"`), url.href);
      }
    }
  });

  test('link to the list, to each other, and to the same page in the other language', () => {
    for (const path of everyPath) {
      const alternates = [
        ...source(path).matchAll(/<link rel="alternate" hreflang="([\w-]+)" href="([^"]*)"/g),
      ];
      assert.deepEqual(
        alternates.map(([, language, address]) => [language, new URL(String(address), origin + path).href]),
        [
          ['en', origin + path.replace(/^e\/zh\//, 'e/')],
          ['zh-CN', origin + path.replace(/^e\/(zh\/)?/, 'e/zh/')],
        ],
      );
    }
    for (const [folder, rows] of Object.entries(languages)) {
      const linked = linksOf(`${folder}/`).map(({ href }) => href);
      for (const { id } of rows) assert.ok(linked.includes(`${origin}${folder}/${id}/`), id);
    }
  });

  test('have a title of their own, a description and one heading, and no script', () => {
    const paths = [...everyPath, ...documentPaths];
    const titles = paths.map((path) => /<title>(.*)<\/title>/.exec(source(path))?.[1]);
    assert.equal(new Set(titles).size, titles.length);
    for (const path of paths) {
      const html = source(path);
      assert.match(html, /<meta name="description" content="[^"]{10,400}">/, path);
      assert.equal(html.match(/<h1/g)?.length, 1, path);
      const withoutCode = html.replace(/<pre .*?<\/pre>/gs, '');
      assert.doesNotMatch(withoutCode, /<script|<style| style=| on\w+=|\[object|\$\{/, path);
    }
  });

  test('have the punctuation of Chinese in Chinese', () => {
    for (const path of everyPath.filter((path) => path.startsWith('e/zh/'))) {
      assert.match(source(path), /<html lang="zh-CN">/);
      assert.doesNotMatch(textOf(source(path)), /\p{Script=Han}[,.;:!?()]/u, path);
    }
  });
});

describe('every document has its page', () => {
  test('and the list leads to it, from the page that explains and from each page', () => {
    assert.deepEqual(pagesBelow('docs'), [...documentPaths].sort());
    const listed = linksOf('docs/').map(({ href }) => href);
    for (const path of documentPaths.slice(1)) assert.ok(listed.includes(origin + path), path);
    for (const path of everyPath) {
      assert.ok(
        linksOf(path).some(({ href }) => href === `${origin}docs/`),
        path,
      );
    }
  });

  test('with all of its text and code', () => {
    for (const file of documents) {
      const shown = textOf(source(`docs/${file.slice(0, -3)}/`)).replace(/\s+/g, '');
      const words = readFileSync(join(root, 'docs', file), 'utf8')
        .replace(/^```.*$|<!--.*?-->/gm, '')
        .replace(/^[|: -]+$/gm, '')
        .replace(/\]\([^)]*\)/g, '')
        .split(/[\s|`*[\]\\]+/)
        .filter((word) => /^[\w.,:;(){}'=>-]{3,}$/.test(word) && !/^\d+\.$|&/.test(word));
      assert.ok(words.length > 200, file);
      for (const word of words) assert.ok(shown.includes(word), `${file} lacks: ${word}`);
    }
  });
});

describe('in a browser', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    browser = await launch();
    server = await serve(site);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  test('they are read and walked through without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.origin}/e/`);
    await page.getByRole('link', { name: '30001 User exit' }).click();
    await page.getByRole('heading', { level: 1, name: '30001 User exit' }).waitFor();
    await page.getByRole('link', { name: '30001 Ad placement frequency' }).click();
    assert.equal(new URL(page.url()).pathname, '/e/ad.init/30001/');
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('heading', { name: '处理方法' }).waitFor();
    await page.getByRole('link', { name: '创建广告', exact: true }).click();
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, '/e/zh/#ad.init');
    await context.close();
  });

  test('the page without a script leads to them', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await page.locator('noscript').getByRole('link', { name: 'list of all errors' }).click();
    assert.equal(new URL(page.url()).pathname, '/e/');
    await context.close();
  });

  test('the foot of the page that explains leads to the documents', async () => {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(`${server.origin}/`);
    await page.getByRole('contentinfo').getByRole('link', { name: '文档（英文）' }).click();
    await page.getByRole('link', { name: 'The overlay' }).click();
    await page.getByRole('heading', { level: 1, name: 'The overlay' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/docs/overlay/');
    await page.close();
  });

  test('the preview has them with and without a slash', async () => {
    const { httpServer, close } = await preview({
      root: join(root, 'www'),
      logLevel: 'silent',
      preview: { port: 0, host: '127.0.0.1' },
    });
    try {
      const address = httpServer.address();
      assert.ok(address !== null && typeof address === 'object');
      const top = `http://127.0.0.1:${address.port}`;
      for (const path of ['/e', '/e/', '/e/zh/ad.show/30001', '/e/zh/ad.show/30001/', '/docs/watch']) {
        const response = await fetch(`${top}${path}?a=/b`);
        assert.equal(response.status, 200);
        assert.equal(response.url, `${top}${path.replace(/\/?$/, '/')}?a=/b`);
        assert.match(await response.text(), /<h1/);
      }
      // Another site must not be a place to be led to.
      const elsewhere = await fetch(`${top}//example.com/e`, { redirect: 'manual' });
      assert.notEqual(elsewhere.status, 302);
    } finally {
      await close();
    }
  });

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const path of [
    'e/',
    'e/ad.show/30001/',
    'e/zh/network/http-non-2xx/',
    'e/zh/ad.init/10001/',
    'docs/',
    'docs/start/',
    'docs/compatibility/',
    'docs/platform/',
  ]) {
    for (const width of [320, 1280]) {
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        test(`${path}, ${width} pixels, ${colorScheme}: accessible, and nothing overflows`, async () => {
          const context = await browser.newContext({
            viewport: { width, height: 700 },
            colorScheme,
            bypassCSP: true,
          });
          const page = await context.newPage();
          await page.goto(`${server.origin}/${path}`);
          const name = `static-${path.replace(/\W+/g, '-')}${width}-${colorScheme}.png`;
          await page.screenshot({ path: join(screenshots, name), fullPage: true });
          assert.ok(
            (await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0,
            'horizontal overflow',
          );
          await page.evaluate(axe);
          assert.deepEqual(await violations(page), []);
          await context.close();
        });
      }
    }
  }
});

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
function violations(page) {
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
  });
}
