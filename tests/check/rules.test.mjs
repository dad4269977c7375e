// @ts-check
// The rules as data: each has its sentence and its code, and names rows, pages and words that there are.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalog } from 'ttminis-explain';
import { root, text } from '../support/paths.mjs';

/** @param {string} id - as the data has it @returns {string} as the code has it */
const camel = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
/** @param {string} path @param {RegExp} pattern @returns {string[]} what the group of each match is */
const found = (path, pattern) => Array.from(text(path).matchAll(pattern), (match) => match[1] ?? '');

const ids = found('rules.toml', /^\[([\w-]+)\]$/gm);
const sentences = new Map(
  Array.from(text('words/en/rules.toml').matchAll(/^([\w-]+) = (.*)$/gm), ([, id = '', value = '']) => [
    id,
    value,
  ]),
);
const folder = 'pkg-template/src/';
const code = ['check', 'url']
  .flatMap((name) => readdirSync(join(root, folder, name)).map((file) => text(`${folder}${name}/${file}`)))
  .join('');

test('every rule has a sentence and is applied', () => {
  assert.ok(ids.length > 70);
  // What speaks against an error has one sentence for all.
  const isOpposition = (/** @type {string} */ id) =>
    /-is-fine$|^file-is-small$|^id-is-given$|^not-shown-before$|^ad-is-rewarded$/.test(id);
  for (const id of ids) {
    assert.ok(
      sentences.has(id) !== isOpposition(id),
      `words/en/rules.toml has no '${id}', or need not have it`,
    );
    assert.ok(code.includes(`'${camel(id)}'`), `no code applies '${id}'`);
  }
});

test('what a rule names is there', () => {
  const rows = catalog().map(({ id }) => id);
  for (const list of found('rules.toml', /^fails = \[(.*)\]$/gm)) {
    const fails = Array.from(list.matchAll(/"([^"]+)"/g), ([, id = '']) => id);
    const inOrder = rows.filter((id) => fails.includes(id));
    assert.deepEqual(fails, inOrder, 'the rows are those of the catalog, in its order');
  }
  const docs = found('src/catalog/docs.toml', /^([\w-]+) = /gm);
  for (const doc of found('rules.toml', /^doc = "(.*)"$/gm)) assert.ok(docs.includes(doc), doc);
});

test('a word that is no sentence of a rule stands for a type', () => {
  for (const id of sentences.keys()) {
    const isKind = /^(?:missing|boolean|number|bigint|string|symbol|function|array|object)$/.test(id);
    assert.ok(
      ids.includes(id) || isKind || id === 'does-not-fit' || code.includes(`'${camel(id)}'`),
      `'${id}' is used nowhere`,
    );
  }
});

test('every name in braces is one that the code fills in', () => {
  for (const [id, sentence] of sentences) {
    for (const [, name = ''] of sentence.matchAll(/\{(\w+)\}/g)) {
      assert.match(code, new RegExp(`\\b${name}\\b`), `{${name}} of '${id}'`);
    }
  }
});
