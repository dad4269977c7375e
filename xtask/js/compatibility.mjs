// @ts-check
// The tables of docs/compatibility.md: what the tests found, not what someone wrote.
// `cargo xtask test` runs it with the stage whose tests have left their rows in target/compatibility.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @typedef {import('../../tests/support/report.mjs').Compatibility} Row */

/**
 * A row for each environment, a column for each entry; in each cell what answered, or what went wrong, and perhaps the
 * size of what the environment runs.
 *
 * @param {Row[]} rows
 * @param {boolean} withSize
 */
export function table(rows, withSize) {
  const entries = [...new Set(rows.map((row) => row.entry))];
  const environments = [...new Set(rows.map((row) => row.environment))];
  const cell = (/** @type {string} */ environment, /** @type {string} */ entry) => {
    const row = rows.filter((row) => row.environment === environment && row.entry === entry).at(-1);
    if (!row) return '';
    const size = withSize && row.bytes !== undefined ? `, ${Math.round(row.bytes / 1024)} KB` : '';
    return (row.result === 'ok' ? row.backend : `**${row.result}**`) + size;
  };
  const line = (/** @type {string} */ first, /** @type {string[]} */ cells) =>
    `| ${[first, ...cells].join(' | ')} |\n`;
  return [
    line(
      'environment',
      entries.map((entry) => `\`${entry}\``),
    ),
    `|---|${'---|'.repeat(entries.length)}\n`,
    ...environments.map((environment) =>
      line(
        environment,
        entries.map((entry) => cell(environment, entry)),
      ),
    ),
  ].join('');
}

/**
 * Puts the table between `<!-- name -->` and `<!-- /name -->`.
 *
 * @param {string} document
 * @param {string} name
 * @param {string} table
 */
export function withTable(document, name, table) {
  const [before, rest] = document.split(`<!-- ${name} -->\n`);
  const [, after] = rest?.split(`<!-- /${name} -->`) ?? [];
  if (after === undefined)
    throw new Error(`the document has no <!-- ${name} --> and <!-- /${name} -->: put them around the table`);
  return `${before}<!-- ${name} -->\n\n${table}\n<!-- /${name} -->${after}`;
}

function main(/** @type {string} */ stage) {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const document = join(root, 'docs/compatibility.md');
  const rows = JSON.parse(readFileSync(join(root, `target/compatibility/${stage}.json`), 'utf8'));
  const text = withTable(readFileSync(document, 'utf8'), stage, table(rows, stage === 'bundlers'));
  writeFileSync(document, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv[2] ?? '');
