// @ts-check
// Lists of the documents have everything that the package has: options, fields, entries.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, text } from '../support/paths.mjs';
import { inlineCodeOf, read } from './documents.mjs';

/** The names of what an interface has. */
function membersOf(/** @type {string} */ file, /** @type {string} */ name) {
  const [, body = ''] = text(`pkg/${file}`).split(new RegExp(`^export interface ${name}\\b.*\\{$`, 'm'));
  const [own = ''] = body.split(/^\}/m);
  return [...own.matchAll(/^ {4}(?:readonly )?(\w+)\??[:(]/gm)].map(([, member = '']) => member);
}

/** The texts that a type allows. */
function textsOf(/** @type {string} */ file, /** @type {string} */ name) {
  const [, union = ''] = new RegExp(`^export type ${name} = ([^;]*);`, 'm').exec(text(`pkg/${file}`)) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, value = '']) => value);
}

for (const [path, file, name] of /** @type {const} */ ([
  ['docs/simulate.md', 'simulate-types.d.ts', 'SimulatorOptions'],
  ['docs/watch.md', 'watch-types.d.ts', 'WatchOptions'],
  ['docs/watch.md', 'watch-types.d.ts', 'Watch'],
  ['pkg-template/README.md', 'types.d.ts', 'Context'],
  ['docs/simulate.md', 'simulate-types.d.ts', 'Shape'],
  ['docs/simulate.md', 'simulate-types.d.ts', 'Delivery'],
  ['docs/simulate.md', 'simulate-types.d.ts', 'AdOutcome'],
  ['docs/overlay.md', 'overlay-types.d.ts', 'HostKind'],
])) {
  test(`${path} names all of ${name}`, () => {
    const all = [...membersOf(file, name), ...textsOf(file, name)];
    assert.ok(all.length > 1, `${name} was found`);
    const { blocks, ...document } = read(path);
    const code = [...inlineCodeOf({ blocks, ...document }), ...blocks].map(({ code }) => code);
    const missing = all.filter(
      (one) => !code.some((text) => new RegExp(`(?<![\\w-])${one}(?![\\w-])`).test(text)),
    );
    assert.deepEqual(missing, []);
  });
}

test('the tables of entries have the entries of the package', () => {
  const { exports } = JSON.parse(text('pkg/package.json'));
  const entries = Object.keys(exports)
    .filter((entry) => !/package\.json|\.wasm/.test(entry))
    .map((entry) => entry.replace('.', 'ttminis-explain'));
  for (const path of ['README.md', 'pkg-template/README.md', 'docs/platform.md']) {
    const { prose } = read(path);
    const rows = [...prose.matchAll(/^\| `(ttminis-explain[^`]*)`/gm)].map(([, entry = '']) => entry);
    assert.deepEqual(
      [...new Set(rows)].filter((entry) => !entry.includes('.wasm')).sort(),
      [...entries].sort(),
      path,
    );
  }
});

test('every file of the package that a document names is in it', () => {
  for (const path of ['README.md', 'pkg-template/README.md', 'docs/platform.md', 'docs/production.md']) {
    for (const { code, line } of inlineCodeOf(read(path))) {
      const [, file] =
        /^(?:node_modules\/ttminis-explain\/)?((?:ttminis-explain|game|platform)\.(?:wasm|wasm\.br|md)|game\.d\.ts)$/.exec(
          code,
        ) ?? [];
      if (file !== undefined) assert.ok(existsSync(join(root, 'pkg', file)), `${path}:${line}: ${file}`);
    }
  }
});
