// @ts-check
// The answers against a plain look-up in `tests/data/codes.tsv`, which shares nothing with the package: where both can say
// what an error means, they say the same.
//
// `TABLE=1000000` asks more often than the tests do by themselves, and `TABLE_SEED=7` asks other questions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../support/fast-check.mjs';
import { referenceRows } from '../support/paths.mjs';
import { testCores } from './ask.mjs';

const QUESTIONS = Number(process.env.TABLE || 20_000);
const SEED = Number(process.env.TABLE_SEED || 1);

/** The statuses that a failed call can end with. */
const STATUSES = { first: 300, last: 599 };
/** The calls of each part of the reference, and how they are written in front of `:fail`. */
const CALLS = {
  network: [
    { api: 'request', name: 'request' },
    { api: 'downloadFile', name: 'downloadFile' },
  ],
  'ad.init': [
    { api: 'ad.init', name: 'createRewardedVideoAd' },
    { api: 'ad.init', name: 'createInterstitialAd' },
  ],
  'ad.show': [
    { api: 'ad.show', name: 'show' },
    { api: 'ad.show', name: 'RewardedVideoAd.show' },
  ],
};
const SOURCES = {
  Developer: 'developer',
  'TikTok Client': 'tiktok-client',
  'TikTok Server': 'tiktok-server',
};

const rows = referenceRows().map((row) => {
  const [first = 0, last = first] = row.code.startsWith('HTTP')
    ? [STATUSES.first, STATUSES.last]
    : row.code.split('-').map(Number);
  const messages = [row.message, row.olderMessage].filter(Boolean);
  return { ...row, table: /** @type {keyof typeof CALLS} */ (row.api), first, last, messages };
});
/** @typedef {(typeof rows)[number]} Row */

/**
 * The rows that fit what is known.
 *
 * @param {{ code: number, message?: string | undefined, table?: string | undefined }} known
 */
const lookUp = ({ code, message, table }) =>
  rows.filter(
    (row) =>
      row.first <= code &&
      code <= row.last &&
      (table === undefined || row.table === table) &&
      (message === undefined || row.messages.includes(message)),
  );

/** The shapes in which an error arrives. @type {Record<string, (code: number, message: string | undefined) => unknown>} */
const SHAPES = {
  'errCode and errMsg': (errCode, errMsg) => ({ errCode, errMsg }),
  'errNo and errMsg': (errNo, errMsg) => ({ errNo, errMsg }),
  'a code in a text': (code, errMsg) => ({ errCode: `${code}`, errMsg }),
  'an Error': (errCode, message = '') => Object.assign(new Error(message), { errCode }),
  'an error in an error': (errCode, errMsg) => ({ error: { errCode, errMsg } }),
  'a detail': (errCode, errMsg) => ({ detail: { errCode, errMsg } }),
  JSON: (errCode, errMsg) => JSON.stringify({ errCode, errMsg }),
  // Without a message, the words in front of the object take its place.
  'a line of a log': (errCode, errMsg) =>
    errMsg === undefined ? { errCode } : `[game] failed: ${JSON.stringify({ errCode, errMsg })}`,
};

/** What is asked: an error as the platform may tell it, and what is known of the call. */
const question = fc.constantFrom(...rows).chain((row) => {
  return fc.record({
    code: fc.integer({ min: row.first, max: row.last }),
    message: fc.option(fc.constantFrom(...(row.messages.length ? row.messages : [''])), { nil: '' }),
    call: fc.constantFrom(...CALLS[row.table]),
    isApiGiven: fc.boolean(),
    isNameGiven: fc.boolean(),
    shape: fc.constantFrom(...Object.keys(SHAPES)),
    table: fc.constant(row.table),
  });
});

/** What both can say of a row. @param {Row} row */
const fieldsOf = ({ table, code, message, source }) => ({
  table,
  listedCode: /^\d+$/.test(code) ? Number(code) : code,
  // Where the reference has no message or no source, the package has its own.
  ...(message && { title: message }),
  ...(source && { source: SOURCES[/** @type {keyof typeof SOURCES} */ (source)] }),
});

/** The same of an answer. @param {any} answer @param {Row} row */
const sameOf = (answer, row) =>
  Object.fromEntries(Object.keys(fieldsOf(row)).map((name) => [name, answer[name]]));

testCores(`${QUESTIONS} answers agree with the table`, (ask) => {
  /** @type {Set<Row>} */
  const seen = new Set();
  for (const asked of fc.sample(question, { seed: SEED, numRuns: QUESTIONS })) {
    const { code, message, call, isApiGiven, isNameGiven, shape, table } = asked;
    const text = isNameGiven ? `${call.name}:fail ${message}`.trim() : message;
    const error = SHAPES[shape]?.(code, text || undefined);
    const expected = lookUp({
      code,
      message: message || undefined,
      table: isApiGiven || isNameGiven ? table : undefined,
    });
    const { value } = ask(error, isApiGiven ? { api: call.api } : undefined);
    const shown = `TABLE_SEED=${SEED}: ${JSON.stringify(asked)}\n${value.text}`;
    const answers = value.status === 'ambiguous' ? value.candidates : [value];
    assert.equal(value.status, expected.length === 1 ? 'known' : 'ambiguous', shown);
    assert.deepEqual(
      answers.map((/** @type {any} */ answer, /** @type {number} */ at) =>
        sameOf(answer, /** @type {Row} */ (expected[at])),
      ),
      expected.map(fieldsOf),
      shown,
    );
    if (message && value.status === 'known') assert.equal(value.match.confidence, 'exact', shown);
    for (const row of expected) seen.add(row);
  }
  assert.equal(seen.size, rows.length, 'every row is among the answers');
});

testCores('a code that the table does not have is unknown', (ask) => {
  const other = fc.integer({ min: 1000, max: 999_999 }).filter((code) => lookUp({ code }).length === 0);
  for (const code of fc.sample(other, { seed: SEED, numRuns: 2000 })) {
    assert.equal(ask({ errCode: code }).value.status, 'unknown', `${code}`);
  }
});

test('the table has the 35 rows of the reference', () => assert.equal(rows.length, 35));
