// @ts-check
// What a copy of the platform's error reference page has that the catalog has not, and the other way round.
// `cargo xtask reference` runs it with the file. Ends with 0 if nothing differs, 1 if something does, 2 without tables.
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { normalise, readPage } from './reference-page.mjs';

/** @typedef {import('./reference-page.mjs').PageRow} PageRow */
/** @typedef {{ id: string, table: string, code: string | number, title?: string, aliases?: string[], source: string }} CatalogRow */
/** @typedef {{ meaning: string, steps: string[] }} Words */
/** @typedef {Map<string, { description: string, action: string }>} Accepted - by the id of the row */
/**
 * @typedef {object} Difference
 * @property {'new' | 'gone' | 'changed'} kind
 * @property {string} table
 * @property {string} row - what it is called in the output
 * @property {string[]} lines - what differs
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const tables = ['network', 'ad.init', 'ad.show'];
const sources = {
  developer: 'Developer',
  'tiktok-client': 'TikTok Client',
  'tiktok-server': 'TikTok Server',
};

const heading = `\
# The platform's error reference page as it was last read: for each row of the catalog that it has, what its description
# and its recommended action were. They are digests, because the texts are the platform's: these tell only that a text
# has changed. \`cargo xtask reference FILE --accept\` writes this file.
id\tdescription\taction
`;

const digest = (/** @type {string} */ text) =>
  createHash('sha256').update(normalise(text)).digest('hex').slice(0, 16);

const key = (/** @type {string | number} */ text) => normalise(String(text)).toLowerCase();
const sameCode = (/** @type {PageRow} */ row, /** @type {CatalogRow} */ entry) =>
  key(row.code).replaceAll(' ', '') === key(entry.code).replaceAll(' ', '');
const sameMessage = (/** @type {PageRow} */ row, /** @type {CatalogRow} */ entry) =>
  key(row.message) === key(entry.title ?? '');
const quoted = (/** @type {string} */ text) =>
  text === '' ? '(none)' : `"${text.length > 600 ? `${text.slice(0, 600)}…` : text}"`;
const name = (/** @type {PageRow | CatalogRow} */ row) => {
  const title = 'message' in row ? row.message : (row.title ?? '');
  return `${row.code}${title === '' ? '' : ` "${title}"`}`;
};

/** @returns {Accepted} */
export function readAccepted(/** @type {string} */ text) {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const rows = lines.slice(1).map((line) => line.split('\t'));
  return new Map(rows.map(([id = '', description = '', action = '']) => [id, { description, action }]));
}

/**
 * Which row of the page is which row of the catalog. A code can have several rows, so the message decides; where it was
 * changed, the description that was accepted does; and at last the order.
 *
 * @param {PageRow[]} page
 * @param {CatalogRow[]} catalog
 * @param {Accepted} accepted
 */
function pair(page, catalog, accepted) {
  /** @type {Map<CatalogRow, PageRow>} */
  const pairs = new Map();
  const left = new Set(page);
  const sameDescription = (/** @type {PageRow} */ row, /** @type {CatalogRow} */ entry) =>
    digest(row.description) === accepted.get(entry.id)?.description;
  for (const fits of [sameMessage, sameDescription, () => true]) {
    for (const entry of catalog.filter((entry) => !pairs.has(entry))) {
      const row = [...left].find(
        (row) => row.table === entry.table && sameCode(row, entry) && fits(row, entry),
      );
      if (!row) continue;
      pairs.set(entry, row);
      left.delete(row);
    }
  }
  return { pairs, left: [...left], sameDescription };
}

/**
 * @param {PageRow[]} page
 * @param {CatalogRow[]} catalog
 * @param {Record<string, Words>} words - our sentences, to read beside the new ones
 * @param {Accepted} accepted
 */
export function compare(page, catalog, words, accepted) {
  const { pairs, left, sameDescription } = pair(page, catalog, accepted);
  /** @type {Difference[]} */
  const differences = [];
  const gone = catalog.filter((entry) => !pairs.has(entry) && accepted.has(entry.id));

  for (const entry of catalog) {
    const row = pairs.get(entry);
    const lines = row ? changes(row, entry, words[entry.id], accepted.get(entry.id)) : [];
    if (lines.length > 0)
      differences.push({ kind: 'changed', table: entry.table, row: `${name(entry)} (${entry.id})`, lines });
  }
  for (const row of left) {
    const lines = [
      `description: ${quoted(row.description)}`,
      `source: ${quoted(row.source)}`,
      `action: ${quoted(row.action)}`,
    ];
    const was = gone.find(
      (entry) => sameMessage(row, entry) && row.message !== '' && sameDescription(row, entry),
    );
    const other = was ?? gone.find((entry) => sameCode(row, entry) && sameMessage(row, entry));
    if (other) lines.unshift(`was: ${name(other)} of ${other.table} (${other.id}), which is gone there`);
    differences.push({ kind: 'new', table: row.table, row: name(row), lines });
  }
  for (const entry of gone)
    differences.push({ kind: 'gone', table: entry.table, row: `${name(entry)} (${entry.id})`, lines: [] });

  /** The rows that neither this page has nor the one that was read last: those of other pages. */
  const elsewhere = catalog.filter((entry) => !pairs.has(entry) && !accepted.has(entry.id));
  return { differences, pairs, elsewhere };
}

/**
 * @param {PageRow} row
 * @param {CatalogRow} entry
 * @param {Words | undefined} words
 * @param {{ description: string, action: string } | undefined} accepted
 */
function changes(row, entry, words, accepted) {
  const lines = [];
  // Titles are those of the page to the letter, though capitals do not keep a row from being found.
  if (normalise(row.message) !== normalise(entry.title ?? '')) {
    const alias = entry.aliases?.some((alias) => key(alias) === key(row.message))
      ? ', an alias of the row'
      : '';
    lines.push(`message: ${quoted(entry.title ?? '')} → ${quoted(row.message)}${alias}`);
  }
  const source = sources[/** @type {keyof typeof sources} */ (entry.source)] ?? entry.source;
  if (key(source) !== key(row.source)) lines.push(`source: ${quoted(source)} → ${quoted(row.source)}`);
  const ours = { description: words?.meaning ?? '', action: words?.steps.join(' ') ?? '' };
  for (const column of /** @type {const} */ (['description', 'action'])) {
    if (digest(row[column]) === accepted?.[column]) continue;
    lines.push(`${column}: ${accepted ? 'another text than before' : 'not read before'}`);
    lines.push(`  ours: ${quoted(ours[column])}`, `  page: ${quoted(row[column])}`);
  }
  return lines;
}

/** What `--accept` keeps: the texts of the page's rows that the catalog has. */
export function accept(/** @type {Map<CatalogRow, PageRow>} */ pairs, /** @type {CatalogRow[]} */ catalog) {
  const lines = catalog.flatMap((entry) => {
    const row = pairs.get(entry);
    return row ? [`${entry.id}\t${digest(row.description)}\t${digest(row.action)}\n`] : [];
  });
  return heading + lines.join('');
}

export function print(/** @type {Difference[]} */ differences) {
  const names = new Set([...tables, ...differences.map(({ table }) => table)]);
  return [...names]
    .map((table) => {
      const here = differences.filter((difference) => difference.table === table);
      const rows = here.map(({ kind, row, lines }) =>
        [`  ${kind.padEnd(8)}${row}`, ...lines.map((line) => `          ${line}`)].join('\n'),
      );
      return `${table}: ${here.length === 0 ? 'no difference' : `${here.length} of the rows differ`}\n${rows.map((row) => `${row}\n`).join('')}`;
    })
    .join('');
}

const mostBytes = 20_000_000;

/** @returns {number} the exit code */
function main(/** @type {string | undefined} */ file, /** @type {string | undefined} */ option) {
  const fail = (/** @type {string} */ why) => {
    console.error(`error: ${why}`);
    return 2;
  };
  if (file === undefined) return fail('no file is named: save the page as text or HTML, and pass its path');
  /** @type {Buffer} */
  let bytes;
  try {
    const { size } = statSync(file);
    if (size > mostBytes)
      return fail(`'${file}' has ${size} bytes, the page has less than ${mostBytes}: save the page alone`);
    bytes = readFileSync(file);
  } catch (error) {
    return fail(
      `'${file}' cannot be read (${/** @type {Error} */ (error).message}): pass the path of the saved page`,
    );
  }
  const page = readPage(bytes);
  if (page === null)
    return fail(`'${file}' has no table with the columns Error code, Error message, Description, Source and \
Recommended action: save the error code reference page after it has loaded, as text or HTML`);

  const data = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(join(root, `target/package/generated/${name}.json`), 'utf8'));
  const snapshot = join(root, 'src/catalog/reference.tsv');
  /** @type {CatalogRow[]} */
  const catalog = data('catalog').rows;
  const words = data('words-en').rows;
  let result = compare(page, catalog, words, readAccepted(readFileSync(snapshot, 'utf8')));
  if (option === '--accept') {
    const text = accept(result.pairs, catalog);
    writeFileSync(snapshot, text);
    result = compare(page, catalog, words, readAccepted(text));
  }
  console.log(print(result.differences));
  if (result.elsewhere.length > 0)
    console.log(
      `not on the page, and not when it was last read: ${result.elsewhere.map(({ id }) => id).join(', ')}`,
    );
  console.log(
    result.differences.length === 0
      ? `nothing differs in ${page.length} rows`
      : 'change the catalog where it has to follow, then run this again with --accept',
  );
  return result.differences.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = main(process.argv[2], process.argv[3]);
