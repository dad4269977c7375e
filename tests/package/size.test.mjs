// @ts-check
// How much the package takes on a disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/paths.mjs';

/** In bytes; only debuggers load source maps. */
const ALLOWED = 1_100_000;

test('the package unpacks to at most 1.1 MB, source maps aside', () => {
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: join(root, 'pkg'), encoding: 'utf8' }),
  );
  const sum = (/** @type {{ path: string, size: number }[]} */ some) =>
    some.reduce((bytes, { size }) => bytes + size, 0);
  const unpacked = sum(files.filter(({ path = '' }) => !path.endsWith('.map')));
  console.log(`unpacked: ${unpacked} bytes, and ${sum(files) - unpacked} of source maps`);
  assert.ok(unpacked <= ALLOWED, `${unpacked} bytes: at most ${ALLOWED}`);
});
