// @ts-check
// How long an answer takes, against a table written by hand and against serde on both sides of the boundary: the same
// inputs in the same run, as ratios, since machines differ and are noisy.
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { backend, catalog, explain } from 'ttminis-explain';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';
import { lookUp } from './hand-written.mjs';

const roundTrip = new URL('../../target/bench/round_trip.js', import.meta.url);
if (!existsSync(roundTrip)) throw new Error('target/bench/round_trip.js is missing: run `cargo xtask bench`');
/** @type {{ explainRoundTrip: (error: unknown) => unknown }} */
const { explainRoundTrip } = await import(roundTrip.href);

/** The core in JavaScript. As CommonJS, because the ES modules of the package share one core. */
const twin = /** @type {typeof import('ttminis-explain')} */ (
  createRequire(import.meta.url)('ttminis-explain/js')
);
if (backend().kind !== 'wasm' || twin.backend().kind !== 'js') throw new Error('not the cores to compare');

/** @type {{ errCode: number, errMsg: string }[]} */
const inputs = [];
for (const { code, title } of catalog()) {
  const input = { errCode: Number(code), errMsg: title };
  // Some rows share both with another one, and need the call to be known.
  if (explain(input).status === 'known') inputs.push(input);
}
const prefixed = inputs.map(({ errCode, errMsg }) => ({ errCode, errMsg: `request:fail ${errMsg}` }));

/** @type {unknown} */
let sink;
let urls = 0;

/** As clients write it: an answer that is kept does not fit. @param {{ errCode: number, errMsg: string }} input */
const withNewUrl = ({ errCode, errMsg }) => ({
  errCode,
  errMsg: `${errMsg}, url == https://e.com/${urls++}`,
});

/**
 * The time of one call in nanoseconds: the best of several rounds, which is the one that was disturbed least.
 *
 * @param {(input: any) => unknown} call
 * @param {unknown[]} from
 */
function measure(call, from, rounds = 15, calls = 20000) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let at = 0; at < calls; at++) sink = call(from[at % from.length]);
    best = Math.min(best, (performance.now() - start) / calls);
  }
  return best * 1e6;
}

/** @type {[string, (input: any) => unknown, unknown[]][]} */
const subjects = [
  ['hand-written table', lookUp, inputs],
  ['explain, known error', explain, inputs],
  ['serde on both sides', explainRoundTrip, inputs],
  ['explain, with { api }', (input) => explain(input, { api: 'request' }), inputs.slice(0, 13)],
  ['explain, request:fail prefix', explain, prefixed.slice(0, 13)],
  ['explain, new URL in the message', (input) => explain(withNewUrl(input)), inputs.slice(0, 13)],
  ['explain, ambiguous code', explain, [{ errCode: 30001 }]],
  ['explain, unlisted code', explain, [{ errCode: 99999, errMsg: 'something else' }]],
  ['explain, TypeError', explain, [new TypeError('ad.show is not a function')]],
  ['explain, log line', explain, ["[ad] failed {errCode: 30001, errMsg: 'User exit'}"]],
  ['in JavaScript, known error', twin.explain, inputs],
  ['in JavaScript, ambiguous code', twin.explain, [{ errCode: 30001 }]],
];
for (const [, call, from] of subjects) measure(call, from, 3);
const times = new Map(subjects.map(([name, call, from]) => [name, measure(call, from)]));
const hand = times.get('hand-written table') ?? Number.NaN;
const known = times.get('explain, known error') ?? Number.NaN;
const serde = times.get('serde on both sides') ?? Number.NaN;

console.log(`\nNode ${process.version}, ${inputs.length} known errors; ratio to the hand-written table`);
for (const [name, time] of times) {
  console.log(`${name.padEnd(32)} ${time.toFixed(0).padStart(7)} ns ${(time / hand).toFixed(1).padStart(6)}`);
}

writeFileSync(join(root, 'target/bench/index.html'), '<!doctype html><title>first answer</title>');
const first = await firstAnswer('index');
const firstInJavaScript = await firstAnswer('js');
console.log(`${'first explain, in JavaScript'.padEnd(32)} ${firstInJavaScript.toFixed(1).padStart(7)} ms`);
console.log(`\n${'budget'.padEnd(44)} ${'measured'.padStart(9)}  allowed`);
const budgets = /** @type {[string, number, number, string][]} */ ([
  ['explain of a known error / table', known / hand, 5, ''],
  ['explain of a known error / serde round trip', known / serde, 1 / 3, ''],
  ['first explain after import, in the browser', first, 10, ' ms'],
]);
for (const [name, measured, allowed, unit] of budgets) {
  const verdict = measured <= allowed ? '' : '  over';
  console.log(
    `${name.padEnd(44)} ${measured.toFixed(2).padStart(9)}  ${allowed.toFixed(2)}${unit}${verdict}`,
  );
}
if (sink === undefined) throw new Error('nothing was answered');

/** The time from the end of the import to the first answer in a fresh page, compile included: the median of some pages. */
async function firstAnswer(/** @type {string} */ entry) {
  const server = await serve(root);
  const browser = await launch();
  /** @type {number[]} */
  const samples = [];
  for (let page = 0; page < 9; page++) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(`${server.origin}/target/bench/index.html`);
    // A new page keeps the browser itself busy for a while.
    await tab.waitForTimeout(500);
    samples.push(
      await tab.evaluate(async (path) => {
        const { explain } = await import(path);
        const start = performance.now();
        explain({ errCode: 30001, errMsg: 'User exit' });
        return performance.now() - start;
      }, `/pkg/${entry}.mjs`),
    );
    await context.close();
  }
  await browser.close();
  server.close();
  samples.sort((a, b) => a - b);
  return samples[samples.length >> 1] ?? Number.NaN;
}
