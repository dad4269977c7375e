// @ts-check
// docs/fleet.md as it stands there: its command and its SQL over a million lines whose meaning is known.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { catalog } from 'ttminis-explain';
import { read } from '../docs/documents.mjs';
import { install } from '../support/installed.mjs';
import { root } from '../support/paths.mjs';
import { printTable } from '../support/report.mjs';
import { engines } from './engines.mjs';
import { writeErrors } from './errors.mjs';

/** @typedef {import('./engines.mjs').Engine} Engine */
/** @typedef {import('./engines.mjs').Row} Row */
/** @typedef {import('./errors.mjs').Group} Group */

const LINES = 1_000_000;
const { blocks } = read('docs/fleet.md');
const sql = blocks.filter(({ language }) => language === 'sql').map(({ code }) => code);

/** @type {Group[]} */
let groups;
/** @type {string[][]} */
const measured = [['what', 'seconds', 'lines per second']];
/** What was counted, by what an error means: first as it was made. @type {Map<string, Map<string, number>>} */
const counted = new Map();
/** @type {string} */
let folder;

/** Notes how long something takes that looks at every line. @template T @param {string} what @param {() => T | Promise<T>} act */
async function timed(what, act) {
  const start = performance.now();
  const result = await act();
  const seconds = (performance.now() - start) / 1000;
  measured.push([what, seconds.toFixed(2), Math.round(LINES / seconds).toLocaleString('en')]);
  return result;
}

before(async () => {
  ({ folder } = install('fleet'));
  process.chdir(folder);
  groups = writeErrors('errors.jsonl', LINES);
  counted.set('made', count(groups, meaningOf));
  const [command] = blocks.filter(({ language }) => language === 'sh');
  assert.ok(command);
  await timed('the command', () => execFileSync('sh', ['-c', command.code], { stdio: 'inherit' }));
});

after(() => {
  process.chdir(root);
  // They have half a gigabyte.
  for (const name of ['errors.jsonl', 'explained.jsonl']) rmSync(join(folder, name), { force: true });
  const made = [...(counted.get('made') ?? [])].sort(([, a], [, b]) => b - a);
  printTable([
    ['meaning', ...counted.keys()],
    ...made.map(([what]) => [what, ...[...counted.values()].map((counts) => `${counts.get(what) ?? 0}`)]),
  ]);
  printTable(measured);
});

/** How many lines there are for each value of a function. */
function count(/** @type {Group[]} */ groups, /** @type {(group: Group) => string} */ keyOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const group of groups) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + group.lines);
  return counts;
}
function sum(/** @type {Group[]} */ groups) {
  return groups.reduce((sum, { lines }) => sum + lines, 0);
}
function meaningOf(/** @type {Group} */ { kind }) {
  return kind.id ?? kind.status ?? 'no error';
}

/** The ten most frequent, those of the same number by their names. */
function topTen(/** @type {Group[]} */ groups, /** @type {(group: Group) => string} */ keyOf) {
  return [...count(groups, keyOf)]
    .sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
    .slice(0, 10)
    .map(([key, times]) => `${key}: ${times}`);
}

const rows = new Map(catalog().map((row) => [/** @type {string} */ (row.id), row]));

/** What the queries of the document answer, in their order: compared with how the lines were made. */
function compare(/** @type {Row[][]} */ results, /** @type {Group[]} */ groups) {
  const known = groups.filter(({ kind }) => kind.id !== undefined);
  const faults = known.filter(({ kind }) => !kind.expected);
  const [frequent = [], byClient = [], byRegion = [], [totals] = [], ...more] = results;
  assert.deepEqual(more, []);
  assert.deepEqual(
    frequent.map((row) => `${row.id}, ${row.title}, ${row.side}, ${row.expected}: ${row.times}`),
    topTen(known, ({ kind }) => {
      const row = rows.get(kind.id ?? '');
      return `${kind.id}, ${row?.title}, ${row?.side}, ${kind.expected ?? false}`;
    }),
  );
  assert.deepEqual(
    byClient.map((row) => `${row.client} ${row.id}: ${row.times}`),
    topTen(faults, ({ kind, client }) => `${client} ${kind.id}`),
  );
  assert.deepEqual(
    byRegion.map((row) => `${row.region} ${row.id}: ${row.times}`),
    topTen(faults, ({ kind, region }) => `${region} ${kind.id}`),
  );
  assert.deepEqual([Number(totals?.failures), Number(totals?.known)], [sum(groups), sum(known)]);
  const share = (sum(known) - sum(faults)) / sum(known);
  assert.equal(Number(totals?.expected_share).toFixed(9), share.toFixed(9));
}

/** Every line: its meaning, its version and its region. It is no query of the document. */
const ALL = `SELECT status, id, client, region, count(*) AS times FROM failures GROUP BY status, id, client, region`;

for (const [name, open] of Object.entries(engines)) {
  describe(name, () => {
    /** @type {Engine} */
    let engine;
    // A block without the name of an engine is for all of them.
    const own = sql.filter((code) => !/^-- \w+$/m.test(code) || code.startsWith(`-- ${name}\n`));
    const [load = '', bySql = '', byCommand = '', ask = ''] = own;

    /** Runs a block, and gives the rows of its queries. */
    async function run(/** @type {string} */ block) {
      const statements = block.split(';').filter((statement) => statement.trim() !== '');
      const results = [];
      for (const statement of statements) {
        const rows = await engine.run(statement);
        if (/^\s*(?:--.*\s+)*SELECT/.test(statement)) results.push(rows);
      }
      return results;
    }

    before(async () => {
      assert.equal(own.length, 4);
      engine = await open();
      await timed(`${name} ${engine.version} loads the lines`, () => run(load));
    });
    after(() => engine.close());

    for (const { what, explained, drop, explains } of [
      {
        what: 'SQL alone',
        explained: bySql,
        drop: 'DROP VIEW explained',
        explains: (/** @type {Group} */ { kind }) => kind.joins === true,
      },
      {
        what: 'the command',
        explained: byCommand,
        drop: 'DROP TABLE explained',
        explains: (/** @type {Group} */ { kind }) => kind.status !== null,
      },
    ]) {
      test(`${what} explains every line that it says, as it was made`, async () => {
        const expected = groups.filter(explains);
        const results = await timed(`${name} joins and answers, with ${what}`, async () => {
          await run(explained);
          return run(ask);
        });
        compare(results, expected);

        const all = await engine.run(ALL);
        assert.deepEqual(
          new Map(
            all.map((row) => [`${row.status} ${row.id} ${row.client} ${row.region}`, Number(row.times)]),
          ),
          count(
            expected,
            ({ kind, client, region }) => `${kind.status} ${kind.id ?? null} ${client} ${region}`,
          ),
        );
        const meanings = new Map();
        for (const row of all) {
          const meaning = row.id ?? row.status;
          meanings.set(meaning, (meanings.get(meaning) ?? 0) + Number(row.times));
        }
        counted.set(`${name}, ${what}`, meanings);
        await engine.run('DROP VIEW failures');
        await engine.run(drop);
      });
    }
  });
}
