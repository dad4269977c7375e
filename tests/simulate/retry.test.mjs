// @ts-check
// The functions of docs/retry.md, as they stand there, against the simulator.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createSimulator } from 'ttminis-explain/simulate';
import { root } from '../support/paths.mjs';

const url = 'https://api.example.com/scores';
const names = ['requestWithRetries', 'requestWithPRetry', 'requestWithCockatiel'];
/** @type {Record<string, (args: object) => Promise<{ statusCode: number }>>} */
const functions = {};

before(async () => {
  // Below the root, so that what they import is found.
  const folder = join(root, 'target/docs');
  mkdirSync(folder, { recursive: true });
  const markdown = readFileSync(join(root, 'docs/retry.md'), 'utf8');
  const blocks = [...markdown.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);
  assert.equal(blocks.length, names.length);
  for (const [index, code] of blocks.entries()) {
    const name = names[index] ?? '';
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, `${code}\nexport default ${name};\n`);
    functions[name] = (await import(pathToFileURL(file).href)).default;
  }
});

const timers = globalThis.setTimeout;
/** @type {number[]} */
let pauses = [];
before(() => {
  // Pauses are noted, not waited for.
  globalThis.setTimeout = /** @type {any} */ (
    (/** @type {() => void} */ callback, /** @type {number} */ ms) => {
      if (ms > 0) pauses.push(ms);
      return timers(callback, 0);
    }
  );
});
after(() => {
  globalThis.setTimeout = timers;
});

/**
 * @param {string} name
 * @param {object} args
 * @param {import('ttminis-explain/simulate').SimulatorOptions} options
 */
async function attempt(name, args, options) {
  const simulator = createSimulator({ fetch: null, responses: [{}], ...options });
  Object.assign(globalThis, { TTMinis: { game: simulator.game } });
  pauses = [];
  const run = functions[name];
  assert.ok(run);
  const outcome = await run(args).then(
    ({ statusCode }) => statusCode,
    (/** @type {any} */ error) => (error.cause ?? error).errCode,
  );
  return { outcome, calls: simulator.calls.length, pauses };
}

for (const name of names) {
  test(`${name} goes on until it works`, async () => {
    /** @type {import('ttminis-explain/simulate').Fault[]} */
    const faults = [{ id: 'network/21103', nth: [1, 2, 3] }];
    const { outcome, calls, pauses } = await attempt(name, { url }, { faults });
    assert.deepEqual([outcome, calls, pauses.length], [200, 4, 3]);
    assert.ok(
      [1000, 2000, 4000].every((most, index) => (pauses[index] ?? most + 1) <= most),
      `${pauses}`,
    );
  });

  test(`${name} gives up after three more attempts`, async () => {
    const { outcome, calls } = await attempt(name, { url }, { faults: [{ id: 'network/21103' }] });
    assert.deepEqual([outcome, calls], [21103, 4]);
  });

  test(`${name} does not repeat what would fail again`, async () => {
    for (const [args, code] of /** @type {[object, number][]} */ ([
      [{ url: 'api.example.com' }, 600009],
      [{ url: 'ftp://api.example.com' }, 600011],
      [{ url, method: 'FETCH' }, 600005],
    ])) {
      const { outcome, calls } = await attempt(name, args, {});
      assert.deepEqual([outcome, calls], [code, 1]);
    }
    const untrusted = await attempt(name, { url }, { trustedDomains: ['https://other.example'] });
    assert.deepEqual([untrusted.outcome, untrusted.calls], [21100, 1]);
    const missing = await attempt(name, { url }, { responses: [{ status: 404 }] });
    assert.deepEqual([missing.outcome, missing.calls], [404, 1]);
  });

  test(`${name} does not repeat a POST, and repeats a status that may pass`, async () => {
    /** @type {import('ttminis-explain/simulate').Fault[]} */
    const faults = [{ id: 'network/21103', nth: 1 }];
    const post = await attempt(name, { url, method: 'POST' }, { faults });
    assert.deepEqual([post.outcome, post.calls], [21103, 1]);
    const busy = await attempt(
      name,
      { url },
      { faults: [{ id: 'network/http-non-2xx', status: 503, nth: 1 }] },
    );
    assert.deepEqual([busy.outcome, busy.calls], [200, 2]);
  });
}
