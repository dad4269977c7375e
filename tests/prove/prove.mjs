// @ts-check
// Proves what the tests only sample: `cargo xtask prove` asks a hundred times as much, and prints what was asked.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.mjs';

const MILLION = 1_000_000;

/** @typedef {{ promise: string, file: string, env?: Record<string, string>, flags?: string[] }} Proof */

/** @type {Proof[]} */
const proofs = [
  {
    promise: '1,000,000 answers are the same in the native core, in WebAssembly and in JavaScript',
    file: 'tests/explain/differential.test.mjs',
    env: { DIFFERENTIAL: `${MILLION}` },
  },
  {
    promise: '1,000,000 answers agree with a plain table of the reference',
    file: 'tests/explain/table.test.mjs',
    env: { TABLE: `${MILLION}` },
  },
  {
    promise: 'no error of others is claimed',
    file: 'tests/explain/others.test.mjs',
  },
  {
    promise: '10,000,000 explanations in each form, and 1,000,000 watched calls, keep no memory',
    file: 'tests/prove/endurance.test.mjs',
    env: { QUESTIONS: `${10 * MILLION}`, CALLS: `${MILLION}` },
    flags: ['--expose-gc'],
  },
];

const logs = join(root, 'target/prove');
mkdirSync(logs, { recursive: true });
const asked = process.argv.slice(2);
let hasFailed = false;
for (const { promise, file, env = {}, flags = [] } of proofs) {
  if (asked.length > 0 && !asked.some((part) => file.includes(part))) continue;
  const start = performance.now();
  const isProven = await run(file, env, flags);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${isProven ? 'proven' : 'FAILED'}  ${seconds.padStart(5)} s  ${promise}`);
  hasFailed ||= !isProven;
}
console.log(`what they printed is in target/prove`);
if (hasFailed) process.exitCode = 1;

/** @param {string} file @param {Record<string, string>} env @param {string[]} flags */
function run(file, env, flags) {
  const log = createWriteStream(join(logs, `${file.replaceAll('/', '-')}.log`));
  const child = spawn(process.execPath, [...flags, '--test', '--test-reporter=spec', join(root, file)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}
