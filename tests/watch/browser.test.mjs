// @ts-check
// Promises in Chromium: which rejections the page is told of, without and with `watch`.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';

test('Chromium reports the same rejections, at the same time, without and with watch', async () => {
  mkdirSync(join(root, 'target/watch'), { recursive: true });
  writeFileSync(
    join(root, 'target/watch/index.html'),
    '<!doctype html><meta charset="utf-8"><title>promises</title>',
  );
  const server = await serve(root);
  const browser = await launch();
  try {
    const [without, withWatch] = await Promise.all(
      [false, true].map(async (watched) => {
        const page = await browser.newPage();
        await page.goto(`${server.origin}/target/watch/index.html`);
        return page.evaluate(play, watched);
      }),
    );
    assert.ok(without && withWatch);
    assert.deepEqual(withWatch.seen, without.seen);
    const reported = Object.values(without.seen).map((events) =>
      events.filter((event) => event.startsWith('unhandled')),
    );
    assert.deepEqual([...new Set(reported.map(({ length }) => length))].sort(), [0, 1]);
    assert.equal(withWatch.told, Object.keys(without.seen).length);
  } finally {
    await browser.close();
    server.close();
  }
});

/** Runs in the page. @param {boolean} watched */
async function play(watched) {
  /** @type {(path: string) => Promise<any>} */
  const load = (path) => import(path);
  const { watch, timeline } = await load('/pkg/watch.mjs');
  /** @type {string[]} */
  let events = [];
  addEventListener('unhandledrejection', (event) => {
    events.push(`unhandled ${event.reason}`);
    event.preventDefault();
  });
  addEventListener('rejectionhandled', (event) => events.push(`handled later ${event.reason}`));
  const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const note = (/** @type {unknown} */ value) => events.push(`saw ${value}`);
  /** @type {Record<string, () => Promise<unknown>>} */
  const hosts = {
    'at once': () => Promise.reject('no'),
    later: async () => {
      await sleep(5);
      throw 'no';
    },
  };
  /** @type {Record<string, (promise: Promise<unknown>) => unknown>} */
  const games = {
    nothing: () => {},
    catch: (promise) => promise.catch(note),
    'then with one': (promise) => promise.then(note),
    await: async (promise) => {
      try {
        await promise;
      } catch (error) {
        note(error);
      }
    },
    'await without try': async (promise) => {
      await promise;
    },
    'Promise.all': (promise) => Promise.all([promise]).catch(note),
    'returned from an async function': (promise) => (async () => promise)().catch(note),
    'catch after some time': (promise) => void setTimeout(() => promise.catch(note), 40),
  };
  /** @type {Record<string, string[]>} */
  const seen = {};
  for (const [kind, request] of Object.entries(hosts)) {
    for (const [name, use] of Object.entries(games)) {
      const host = { request };
      const game = watched ? watch(host).game : host;
      events = [];
      use(game.request());
      await sleep(80);
      seen[`${kind}: ${name}`] = events;
    }
  }
  return { seen, told: timeline().length };
}
