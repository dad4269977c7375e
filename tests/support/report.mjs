// @ts-check
// What works where, for the reader of the test and for other tools.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Prints rows below each other in columns, the first of them as the heading.
 *
 * @param {string[][]} rows
 */
export function printTable(rows) {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  console.log(`\n${rows.map((row) => line(row).trimEnd()).join('\n')}\n`);
}

/**
 * @typedef {object} Compatibility
 * @property {string} environment
 * @property {string} entry - of the npm package
 * @property {string} backend - what answered: 'wasm', 'js' or 'none'
 * @property {string} result - 'ok', or what is wrong
 * @property {number} [bytes] - of the scripts, where it is a matter of size
 */

/**
 * Writes `target/compatibility/<name>.json`.
 *
 * @param {string} name
 * @param {Compatibility[]} rows
 */
export function writeCompatibility(name, rows) {
  const folder = join(root, 'target/compatibility');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`);
}
