// @ts-check
// The functions of docs/report-to.md, as they stand there.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, text } from '../support/paths.mjs';

/** In the order in which they stand. */
const NAMES = ['reportToSentry', 'reportToMiniapp', 'traceFailures', 'answerWithProblem'];

/** The functions by their names. @type {Promise<Record<string, any>>} */
export const recipes = (async () => {
  // Below the root, so that what they import is found.
  const folder = join(root, 'target/docs');
  mkdirSync(folder, { recursive: true });
  const blocks = [...text('docs/report-to.md').matchAll(/^```js\n(.*?)^```$/gms)]
    .map(([, code = '']) => code)
    .filter((code) => code.includes('export function'));
  assert.equal(blocks.length, NAMES.length);
  /** @type {Record<string, unknown>} */
  const functions = {};
  for (const [at, code] of blocks.entries()) {
    const name = NAMES[at] ?? '';
    const file = join(folder, `${name}-${process.pid}.mjs`);
    writeFileSync(file, code);
    functions[name] = (await import(pathToFileURL(file).href))[name];
  }
  return functions;
})();
