// @ts-check
// The answers to a list of inputs, word for word. `UPDATE_EXPECT=1` writes the file.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import * as main from 'ttminis-explain';
import { root } from '../support/paths.mjs';
import { APIS, entries } from './ask.mjs';

const cores = { wasm: main, js: createRequire(import.meta.url)('ttminis-explain/js') };
const file = join(root, 'tests/golden/explanations.json');
/** @type {{ name: string, error: unknown, message?: any, context?: any }[]} */
const inputs = JSON.parse(readFileSync(join(root, 'tests/data/inputs.json'), 'utf8'));

/** @param {typeof main.explain} explain */
function answers(explain) {
  const named = inputs.map(({ name, error, message, context }) => [
    name,
    explain(/** @type {any} */ (error), message ?? context, context),
  ]);
  named.sort(([one], [other]) => (/** @type {string} */ (one) < /** @type {string} */ (other) ? -1 : 1));
  return Object.fromEntries(named);
}

for (const [kind, { explain }] of Object.entries(cores)) {
  test(`the answers are those that are written down (${kind})`, () => {
    const given = answers(explain);
    const text = `${JSON.stringify(given, null, 2)}\n`;
    if (process.env.UPDATE_EXPECT && kind === 'wasm') writeFileSync(file, text);
    const written = readFileSync(file, 'utf8');
    // One by one first, since the difference between two long texts is hard to read.
    for (const [name, answer] of Object.entries(JSON.parse(written))) {
      assert.equal(JSON.stringify(given[name], null, 2), JSON.stringify(answer, null, 2), name);
    }
    assert.ok(text === written, `${file} is another one; UPDATE_EXPECT=1 writes it anew`);
  });
}

test('the inputs reach every row and every kind of answer', () => {
  const all = Object.values(answers(main.explain));
  assert.equal(all.length, inputs.length, 'the names of the inputs are unique');
  /** @param {(answer: any) => unknown} field */
  const found = (field) =>
    [...new Set(all.map(field).filter((value) => value !== undefined && value !== null))].sort();
  assert.deepEqual(
    found(({ id }) => id),
    entries.map(({ id }) => id).sort(),
  );
  assert.deepEqual(
    found(({ status }) => status),
    ['ambiguous', 'known', 'unknown', 'unrecognized'],
  );
  assert.deepEqual(
    found(({ match }) => match?.confidence),
    ['exact', 'guess', 'likely'],
  );
  assert.deepEqual(
    found(({ decideBy }) => decideBy),
    ['api', 'code', 'message'],
  );
  assert.deepEqual(
    found(({ retry }) => retry.kind),
    ['backoff', 'depends', 'never', 'new-ad-instance', 'next-break', 'undecided'],
  );
  // A promise cannot be written as JSON.
  const looks =
    'array dom-exception event javascript-error nothing number primitive response something success text';
  assert.deepEqual(
    found(({ looksLike }) => looksLike),
    looks.split(' '),
  );
  assert.deepEqual(
    found(({ problems }) => problems[0]?.kind),
    ['bad-code', 'bad-context', 'call', 'contradiction'],
  );
  assert.deepEqual(
    found(({ api }) => api),
    [...APIS].sort(),
  );
});
