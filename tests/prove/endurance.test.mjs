// @ts-check
// The memory stays as it is, however often the package is asked. `cargo xtask prove` runs it, with the garbage collector in
// reach; QUESTIONS and CALLS say how often it asks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearTimeline, timeline, watch } from 'ttminis-explain/watch';
import { cores, entries } from '../explain/ask.mjs';

const QUESTIONS = Number(process.env.QUESTIONS || 20_000);
const CALLS = Number(process.env.CALLS || 5000);
/** After each of so many parts the memory is measured. */
const PARTS = 10;
/** How much more there may be at the end than there was before, in bytes: caches are full by then. */
const ALLOWED = 512 * 1024;

/** @type {() => void} */
const collectGarbage = /** @type {any} */ (globalThis).gc;

/**
 * Does something again and again, and expects that no memory is kept.
 *
 * @param {number} times
 * @param {(at: number) => void | Promise<void>} act
 */
async function keepsNothing(times, act) {
  /** @type {number[]} */
  const used = [];
  for (let part = 0; part < PARTS; part++) {
    const first = Math.floor((part * times) / PARTS);
    const end = Math.floor(((part + 1) * times) / PARTS);
    for (let at = first; at < end; at++) {
      const done = act(at);
      if (done) await done;
    }
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    used.push(heapUsed + external);
  }
  const inKb = used.map((bytes) => Math.round(bytes / 1024)).join(', ');
  console.log(`${times.toLocaleString('en')} times, KB in use: ${inKb}`);
  const half = used.slice(0, PARTS / 2);
  assert.ok(Math.min(...used.slice(PARTS / 2)) <= Math.max(...half) + ALLOWED, `KB in use: ${inKb}`);
}

/** An error that no other question had. @param {number} at */
function errorOf(at) {
  const { code, title } = entries[at % entries.length] ?? { code: 0, title: '' };
  return { errCode: Number.parseInt(`${code}`, 10) || 404, errMsg: `${title} (${at})` };
}

test('the garbage collector is in reach', () => assert.equal(typeof collectGarbage, 'function'));

for (const [kind, { explain, backend }] of Object.entries(cores)) {
  test(`${kind}: explanations of different errors`, async () => {
    await keepsNothing(QUESTIONS, (at) => {
      const { status } = explain(errorOf(at), {
        args: { url: `https://api.example.com/${at}` },
        elapsedMs: at,
      });
      assert.notEqual(status, 'unrecognized');
    });
    assert.equal(backend().kind, kind, backend().reason);
  });
}

test('watched calls, of which every second one fails', async () => {
  const host = {
    /** @param {{ url: string, success: (result: unknown) => void, fail: (error: unknown) => void }} options */
    request({ url, success, fail }) {
      const at = Number(url.slice(url.lastIndexOf('/') + 1));
      if (at % 2) fail(errorOf(at));
      else success({ statusCode: 200, data: '' });
      return { abort() {} };
    },
    /** @param {{ url: string }} options */
    downloadFile: async ({ url }) => {
      if (url.endsWith('1')) throw errorOf(url.length);
      return { statusCode: 200 };
    },
  };
  let failures = 0;
  const { game, restore } = watch(host, { onExplained: () => failures++ });
  await keepsNothing(CALLS, async (at) => {
    game.request({ url: `https://api.example.com/${at}`, success() {}, fail() {} });
    await game.downloadFile({ url: `https://api.example.com/${at % 2}` }).catch(() => {});
  });
  assert.equal(failures, 2 * Math.floor(CALLS / 2));
  assert.equal(timeline().length, Math.min(200, failures));
  restore();
  clearTimeline();
});
