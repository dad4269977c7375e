// @ts-check
// `cargo xtask reference`, with small pages in the form of the platform's.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { accept, compare, print, readAccepted } from '../../xtask/js/reference.mjs';
import { readPage } from '../../xtask/js/reference-page.mjs';
import { root, text } from '../support/paths.mjs';

/** @typedef {import('../../xtask/js/reference-page.mjs').PageRow} PageRow */

const asText = text('tests/data/reference/page.txt');
const asHtml = text('tests/data/reference/page.html');

/** @returns {PageRow[]} */
function read(/** @type {string | Uint8Array} */ page) {
  const rows = readPage(typeof page === 'string' ? Buffer.from(page) : page);
  assert.ok(rows, 'the page has tables');
  return rows;
}

/** The rows of the catalog that the small page is about, and one that it lacks. */
const catalog = [
  {
    id: 'network/21100',
    table: 'network',
    code: 21100,
    title: 'URL not in domain list',
    source: 'developer',
  },
  {
    id: 'network/21101/destination-path-has-error',
    table: 'network',
    code: 21101,
    title: 'Destination path has error',
    source: 'developer',
  },
  {
    id: 'network/21101/move-file-failed',
    table: 'network',
    code: 21101,
    title: 'Move file failed',
    source: 'developer',
  },
  {
    id: 'network/603301',
    table: 'network',
    code: 603301,
    title: 'Exceeded max file size',
    source: 'developer',
  },
  { id: 'ad.init/10001', table: 'ad.init', code: 10001, source: 'developer' },
  {
    id: 'ad.show/11003',
    table: 'ad.show',
    code: 11003,
    title: 'Ad instance can only show once',
    source: 'developer',
  },
  { id: 'ad.show/30001', table: 'ad.show', code: 30001, title: 'User exit', source: 'developer' },
  { id: 'ad.show/50101', table: 'ad.show', code: 50101, title: 'Elsewhere', source: 'tiktok-client' },
];

/** What the page said before: every row of the catalog but the last. */
const before = catalog.slice(0, -1).map((entry) => {
  const same = read(asText).find(
    (row) => row.code === String(entry.code) && row.message === (entry.title ?? ''),
  );
  const { description = 'The file could not be moved.', action = 'Nothing.' } = same ?? {};
  const row = { table: entry.table, code: String(entry.code), message: entry.title ?? '', description };
  return { ...row, source: 'Developer', action };
});
const accepted = readAccepted(accept(compare(before, catalog, {}, new Map()).pairs, catalog));

const differences = (/** @type {PageRow[]} */ rows) => compare(rows, catalog, {}, accepted).differences;

test('a page with the same rows does not differ', () => {
  assert.deepEqual(differences(before), []);
  assert.deepEqual(
    compare(before, catalog, {}, accepted).elsewhere.map(({ id }) => id),
    ['ad.show/50101'],
  );
});

for (const [form, page] of [
  ['text', asText],
  ['HTML', asHtml],
  ['text with the ends of lines of Windows', asText.replaceAll('\n', '\r\n')],
  ['HTML with the ends of lines of Windows', asHtml.replaceAll('\n', '\r\n')],
  ['text with a mark of its encoding', `\ufeff${asText}`],
  ['text with other spaces', asText.replaceAll(' ', '\u00a0')],
  ['text in UTF-16', new Uint8Array(Buffer.from(`\ufeff${asText}`, 'utf16le'))],
  ['HTML without tables, made of other elements', `<html><body>${divs(asText)}</body></html>`],
  ['HTML whose headings are paragraphs', asHtml.replaceAll(/(?<=<\/?)h[123](?=>)/g, 'p')],
]) {
  test(`a changed page is compared row by row: ${form}`, () => {
    assert.equal(
      print(differences(read(page ?? ''))),
      `network: 3 of the rows differ
  changed 21101 "Move file failed" (network/21101/move-file-failed)
          message: "Move file failed" → "Could not move file"
          source: "Developer" → "TikTok Client"
          action: another text than before
            ours: (none)
            page: "Look for a file of that name. Look at the free space, too."
  new     21109 "Brand new failure"
          description: "Nobody has seen this before."
          source: "TikTok Server"
          action: "Wait."
  gone    603301 "Exceeded max file size" (network/603301)
ad.init: 1 of the rows differ
  new     11003 "Ad instance can only show once"
          was: 11003 "Ad instance can only show once" of ad.show (ad.show/11003), which is gone there
          description: "The ad was shown."
          source: "Developer"
          action: "Make another ad."
ad.show: 1 of the rows differ
  gone    11003 "Ad instance can only show once" (ad.show/11003)
`,
    );
  });
}

function divs(/** @type {string} */ page) {
  return page
    .split('\n')
    .map((line) => `<div>${line}</div>`)
    .join('');
}

test('the ways of typing a quotation mark, a dash and a space are no difference', () => {
  const plain = asText.replaceAll(/[“”]/g, '"').replaceAll('’', "'").replaceAll('–', '-');
  assert.deepEqual(read(plain), read(asText));
});

test('a code that changes is told with the row that it was', () => {
  const rows = before.map((row) => (row.code === '21100' ? { ...row, code: '21110' } : row));
  const [changed, gone] = differences(rows);
  assert.equal(
    changed?.lines[0],
    'was: 21100 "URL not in domain list" of network (network/21100), which is gone there',
  );
  assert.deepEqual([gone?.kind, gone?.row], ['gone', '21100 "URL not in domain list" (network/21100)']);
});

test('of two rows with one code, the description tells which has another message', () => {
  const swapped = before.map((row) =>
    row.code === '21101' ? { ...row, message: `${row.message} now` } : row,
  );
  const messages = differences([...swapped].reverse()).map(({ lines }) => lines);
  assert.deepEqual(messages, [
    ['message: "Destination path has error" → "Destination path has error now"'],
    ['message: "Move file failed" → "Move file failed now"'],
  ]);
});

test('capitals of a message are a difference, and keep no row from being found', () => {
  const rows = before.map((row) => (row.code === '30001' ? { ...row, message: 'User Exit' } : row));
  assert.deepEqual(
    differences(rows).map(({ lines }) => lines),
    [['message: "User exit" → "User Exit"']],
  );
});

test('a table that the catalog has not is new', () => {
  const rows = read(asText.replace('Show API', 'Load API'));
  const news = differences(rows).filter(({ table }) => table === 'Load API');
  assert.deepEqual(
    news.map(({ kind, row }) => [kind, row]),
    [['new', '30001 "User exit"']],
  );
  assert.match(print(differences(rows)), /^Load API: 1 of the rows differ$/m);
});

test('a row twice is new once', () => {
  const [row] = before;
  assert.ok(row);
  assert.deepEqual(
    differences([...before, { ...row }]).map(({ kind, row }) => [kind, row]),
    [['new', '21100 "URL not in domain list"']],
  );
});

test('what was accepted does not differ any more, but for what the catalog has to follow', () => {
  const page = read(asHtml);
  const again = readAccepted(accept(compare(page, catalog, {}, accepted).pairs, catalog));
  const left = compare(page, catalog, {}, again).differences.map(({ kind, row }) => `${kind} ${row}`);
  assert.deepEqual(left, [
    'changed 21101 "Move file failed" (network/21101/move-file-failed)',
    'new 21109 "Brand new failure"',
    'new 11003 "Ad instance can only show once"',
  ]);
});

test('other pages have no table of error codes', () => {
  const pages = [
    '',
    ' \r\n\u00a0',
    'Error code\n\nError message\n\nDescription\n\nSource',
    text('docs/platform.md'),
    '<html></html>',
    '<table><tr><td>Error code</td><td>Description</td></tr><tr><td>1</td><td>2</td></tr></table>',
    '<html><script>const page = "Error code\\nError message\\nDescription\\nSource\\nRecommended action";</script>',
    '\0\u0001\u0002<table>',
  ];
  for (const page of pages) assert.equal(readPage(Buffer.from(page)), null, page.slice(0, 60));
  assert.equal(readPage(Buffer.from([0xff, 0xfe, 0x00])), null);
  assert.equal(readPage(Buffer.from([0xc3, 0x28, 0x80])), null);
});

test('hostile pages are read in time, and without what a terminal would obey', () => {
  const depth = 100_000;
  const deep = `<html>${'<div>'.repeat(depth)}${'<b>x'.repeat(500)}`;
  assert.equal(readPage(Buffer.from(deep)), null);
  assert.equal(readPage(Buffer.from(`<html>${'<p>x'.repeat(300_000)}`)), null);
  const header = '<tr><td>Error code<td>Error message<td>Description<td>Source<td>Recommended action';
  const wide = `<table>${header}${'<tr><td rowspan=65534 colspan=1000>1'.repeat(300)}</table>`;
  assert.equal(read(wide).length, 300);
  const nested = `${`<table>${header}<tr><td>`.repeat(200)}`;
  assert.ok(read(nested).length < 500);
  const rows = read(asText.replace('Brand new', '\u001b[31mBrand\u0007\u202e new\u200b'));
  assert.match(print(differences(rows)), /21109 "\[31mBrand new failure"/);
  const long = read(asText.replace('Nobody', 'x'.repeat(1_000_000)));
  assert.ok(print(differences(long)).length < 5000);
});

const command = (/** @type {string[]} */ ...args) =>
  spawnSync(process.execPath, [join(root, 'xtask/js/reference.mjs'), ...args], { encoding: 'utf8' });

test('the exit code tells a page that differs from one that cannot be read', () => {
  const folder = join(root, 'target/docs');
  mkdirSync(folder, { recursive: true });
  const empty = join(folder, 'empty.txt');
  writeFileSync(empty, '');
  const huge = join(folder, 'huge.txt');
  writeFileSync(huge, '');
  truncateSync(huge, 30_000_000);

  const changed = command(join(root, 'tests/data/reference/page.html'));
  assert.equal(changed.status, 1, changed.stderr);
  assert.match(changed.stdout, /^ {2}gone {4}30001 "Ad placement frequency/m);
  for (const [file, message] of /** @type {const} */ ([
    [empty, /has no table with the columns .*: save the error code reference page/],
    [huge, /has 30000000 bytes, the page has less than 20000000: save the page alone/],
    [folder, /cannot be read \(EISDIR.*\): pass the path of the saved page/],
    [join(folder, 'missing.txt'), /cannot be read \(ENOENT.*\): pass the path of the saved page/],
  ])) {
    const result = command(file);
    assert.deepEqual([result.status, result.stdout], [2, ''], file);
    assert.match(result.stderr, message);
  }
  assert.equal(command().status, 2);
  rmSync(huge);
});

test('the catalog itself, as a page, differs in nothing but the texts', () => {
  const { rows } = JSON.parse(readFileSync(join(root, 'target/package/generated/catalog.json'), 'utf8'));
  const kept = readAccepted(text('src/catalog/reference.tsv'));
  const sources = /** @type {Record<string, string>} */ ({
    developer: 'Developer',
    'tiktok-client': 'TikTok Client',
    'tiktok-server': 'TikTok Server',
  });
  const page = rows
    .filter((/** @type {{ id: string }} */ { id }) => kept.has(id))
    .map((/** @type {any} */ row) => ({
      table: row.table,
      code: String(row.code),
      message: row.title ?? '',
      description: '',
      source: sources[row.source] ?? '',
      action: '',
    }));
  assert.equal(page.length, kept.size, 'src/catalog/reference.tsv names only rows of the catalog');
  const result = compare(page, rows, {}, kept);
  assert.equal(result.differences.length, page.length);
  for (const { kind, lines } of result.differences) {
    assert.equal(kind, 'changed');
    assert.ok(!lines.some((line) => /^(?:message|source)/.test(line)));
  }
  const ofThePage = rows.filter((/** @type {{ revision: string }} */ { revision }) => revision === 'A');
  assert.deepEqual(
    ofThePage.map((/** @type {{ id: string }} */ { id }) => id),
    [...kept.keys()],
  );
});
