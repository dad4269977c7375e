// @ts-check
// One suite of cases in every environment. Whole answers are compared: with those of the native core in the suite itself,
// and with those of the other environments here.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { install } from '../support/installed.mjs';
import { printTable, writeCompatibility } from '../support/report.mjs';
import { asked, environments, specifier } from './environments.mjs';
import { filesOf } from './realm.mjs';

/** @type {import('./environments.mjs').Place} */
let place;
/** What the first environment answered. @type {string[] | undefined} */
let reference;
/** @type {import('../support/report.mjs').Compatibility[]} */
const rows = [];

before(() => {
  const { folder: project } = install('realms');
  place = { project, folder: join(project, 'node_modules/ttminis-explain') };
  writeFileSync(join(project, 'expected.json'), JSON.stringify(asked));
  writeFileSync(join(project, 'index.html'), '<!doctype html><meta charset="utf-8"><title>cases</title>');
});

after(() => {
  printTable([
    ['environment', 'entry', 'core', 'result', 'KB (brotli)'],
    ...rows.map(({ environment, entry, backend, result, bytes = 0 }) => [
      environment,
      entry,
      backend,
      result,
      (bytes / 1024).toFixed(1),
    ]),
  ]);
  writeCompatibility('realms', rows);
});

for (const { name, entries, run } of environments) {
  for (const [file, backend] of Object.entries(entries)) {
    test(`${name}: ${file}`, async () => {
      /** @type {import('../support/report.mjs').Compatibility} */
      const row = {
        environment: name,
        entry: specifier(file),
        backend: '',
        result: 'failed',
        bytes: sizeOf(file),
      };
      rows.push(row);
      const result = await run(file, place);
      row.backend = result.backend.kind;
      assert.deepEqual(result.failures.slice(0, 20), []);
      assert.ok(result.passed > 400, `only ${result.passed} cases ran`);
      assert.equal(result.backend.kind, backend, result.backend.reason);
      reference ??= result.answers;
      assert.ok(reference.length > 400, `only ${reference.length} answers were compared`);
      assert.deepEqual(result.answers, reference);
      row.result = 'ok';
    });
  }
}

/** How much a game carries for an entry, in bytes, compressed. @param {string} file */
function sizeOf(file) {
  const sources = Object.keys(filesOf(place.folder, file));
  const contents = sources.map((source) => readFileSync(join(place.folder, source)));
  return brotliCompressSync(Buffer.concat(contents)).length;
}
