// @ts-check
// How the tables of docs/compatibility.md are made of what the tests found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table, withTable } from '../../xtask/js/compatibility.mjs';

test('rows become cells', () => {
  const rows = [
    { environment: 'Node', entry: 'a', backend: 'wasm', result: 'ok', bytes: 2048 },
    { environment: 'Node', entry: 'a/js', backend: 'js', result: 'ok' },
    { environment: 'vm', entry: 'a/js', backend: '', result: 'failed' },
  ];
  assert.equal(
    table(rows, true),
    '| environment | `a` | `a/js` |\n|---|---|---|\n| Node | wasm, 2 KB | js |\n| vm |  | **failed** |\n',
  );
  assert.match(table(rows, false), /\| Node \| wasm \| js \|/);
});

test('a table replaces the one that was there', () => {
  const document = 'x\n<!-- realms -->\nold\n<!-- /realms -->\ny\n';
  const replaced = withTable(document, 'realms', '| new |\n');
  assert.equal(replaced, 'x\n<!-- realms -->\n\n| new |\n\n<!-- /realms -->\ny\n');
  assert.equal(withTable(replaced, 'realms', '| new |\n'), replaced);
  assert.throws(() => withTable('', 'realms', ''), /put them around the table/);
});
