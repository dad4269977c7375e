// @ts-check
// Each rule finds, and says, what is written down in tests/golden. `UPDATE_EXPECT=1` brings the files up to date; the
// difference is then there to be read.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from 'ttminis-explain';
import { check as checkInJs } from 'ttminis-explain/js';
import { root, text } from '../support/paths.mjs';

/** @typedef {import('ttminis-explain').CallProblem} Problem */
/** @typedef {{ name: string, api: import('ttminis-explain').Api, args: unknown, context?: import('ttminis-explain').Context }} Call */

/** The calls that every suite asks with. @type {Call[]} */
const calls = JSON.parse(text('tests/data/calls.json'));
const apis = ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show'];

/** @param {string} file @param {string} found */
function compare(file, found) {
  if (process.env.UPDATE_EXPECT) writeFileSync(join(root, file), found);
  assert.equal(found, text(file), `${file} is another one; UPDATE_EXPECT=1 writes it anew`);
}

/** Every character as JSON and Rust write it, so that nothing unseen hides. @param {string} value */
const visible = (value) =>
  JSON.stringify(value).replace(
    /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g,
    (found) => `\\u{${found.charCodeAt(0).toString(16)}}`,
  );

/** @param {Problem} problem */
function described(problem) {
  const kind = problem.origin === 'reference' ? 'rule' : 'hint';
  const fails = problem.fails.map(({ id }) => `"${id}"`).join(', ');
  const lines = [`- *${kind}* about \`${problem.argument}\`, fails with [${fails}]: ${problem.text}`];
  for (const name of /** @type {const} */ (['value', 'suggestion'])) {
    const value = problem[name];
    if (value !== null) lines.push(`  - ${name}: ${visible(value)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

test('each rule finds and says what is written down', () => {
  const names = calls.map(({ name }) => name);
  assert.deepEqual([...new Set(names)], names, 'the names of the calls are unique');
  /** @type {Record<string, readonly Problem[]>} */
  const answers = {};
  let prose =
    '# What is found in calls, as people read it\n\n' +
    'Generated from `tests/data/calls.json`. A *rule* is stated by the platform, a *hint* is ours.\n';
  for (const { name, api, args, context } of calls) {
    const found = check(api, args, context);
    assert.deepEqual(checkInJs(api, args, context), found, name);
    assert.ok(found.length > 0, `something is found in '${name}'`);
    assert.equal(found[0]?.argument === 'api', !apis.includes(api), name);
    answers[name] = found;
    prose += `\n## ${name}\n\n${found.map(described).join('')}`;
  }
  const sorted = Object.fromEntries(names.sort().map((name) => [name, answers[name]]));
  compare('tests/golden/problems.json', `${JSON.stringify(sorted, null, 2)}\n`);
  compare('tests/golden/problems.md', prose);
});
