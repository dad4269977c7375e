// @ts-check
// Errors of others (`tests/data/others.tsv`): none is taken for a row of the reference for certain, and where a person would
// know what it is about, the answer points there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text } from '../support/paths.mjs';
import { assertNone, testCores } from './ask.mjs';

/** The rows of HTTP statuses: an answer that names one places the error. */
const HTTP = /^(?:network\/http-non-2xx|ad\.init\/500)$/;
/** How an answer names what a message is about, where it points at no row. */
const NAMES_FAMILY = /message is about/;
/** How many of a hundred errors that a person would place have to be pointed at. */
const LEAST_SHARE = 80;

const others = text('tests/data/others.tsv')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [place = '', written = ''] = line.split('\t');
    return { place, error: /^[{[]"/.test(written) ? JSON.parse(written) : written, written };
  });

test('there are at least 400 of them, and each once', () => {
  assert.ok(others.length >= 400, `${others.length}`);
  assert.equal(new Set(others.map(({ written }) => written)).size, others.length);
});

testCores('none is claimed', (ask) => {
  const claimed = others.filter(({ place, error }) => {
    const { value, confidence, isExact } = ask(error);
    if (isExact) return true;
    return place === '-' && value.status === 'known' && confidence !== 'guess';
  });
  assertNone(
    'errors that are claimed',
    claimed.map(({ written, error }) => `${written}: ${ask(error).verdict}, ${ask(error).confidence}`),
  );
});

testCores(
  'what a person would place is pointed at, but for a text alone, which can be of anything',
  (ask) => {
    /** @type {Map<string, { all: number, placed: number }>} */
    const counts = new Map();
    /** @type {string[]} */
    const missed = [];
    for (const { place, error, written } of others) {
      if (place === '-' || place === 'ad') continue;
      const { value } = ask(error);
      const ids = [value.id, ...(value.candidates ?? []).map((/** @type {any} */ one) => one.id)];
      const isPlaced =
        place === 'http'
          ? ids.some((id) => HTTP.test(id))
          : ids.some(Boolean) || value.nearest?.length > 0 || NAMES_FAMILY.test(value.text);
      const name = value.looksLike === 'text' ? 'a text alone' : place;
      const count = counts.get(name) ?? { all: 0, placed: 0 };
      counts.set(name, { all: count.all + 1, placed: count.placed + Number(isPlaced) });
      if (!isPlaced && name === place) missed.push(`${place}: ${written}`);
    }
    for (const [name, { all, placed }] of counts) console.log(`${name.padEnd(14)}${placed} of ${all}`);
    counts.delete('a text alone');
    const all = [...counts.values()].reduce((sum, count) => sum + count.all, 0);
    const share = Math.floor((100 * (all - missed.length)) / all);
    console.log(`${share} % of ${all} are pointed at; not pointed at:\n  ${missed.join('\n  ')}`);
    assert.ok(share >= LEAST_SHARE, `${share} %`);
  },
);
