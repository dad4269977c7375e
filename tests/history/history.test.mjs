// @ts-check
// What the history keeps, counts and shows, against a model that is simple enough to be believed.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { check } from 'ttminis-explain/js';
import { APIS, apiOf, assertNone, entries, numberOf } from '../explain/ask.mjs';
import fc from '../support/fast-check.mjs';
import { root, text } from '../support/paths.mjs';
import {
  answerOf,
  answerTo,
  ask,
  callOf,
  detailOf,
  failure,
  historyOf,
  linesOf,
  madeUp,
  NOW,
  view,
} from './failures.mjs';
import { createHistory, MAX_GROUPS, reportWords, sectionsOf } from './sources.mjs';

const SIDES = ['developer', 'uncaught', 'unclear', 'network', 'tiktok-client', 'tiktok-server', 'nobody'];
/** The rows that the player's network causes, whatever source the reference names. */
const OF_NETWORK = entries.filter(({ id }) => /\/(21103|600003|20000|50101)$/.test(id)).map(({ id }) => id);
/** The sections in their order. */
const KINDS =
  'argument candidates steps meaning problem retry support nearest message stack call recent source'.split(
    ' ',
  );
const inputs = JSON.parse(text('tests/data/inputs.json'));
const unlisted = ask({ errCode: 99999 });

/** @param {any} one */
const rowOf = (one) => view(historyOf([one])).rows[0];
/** The values of the options of a filter. @param {{ value: string, count: number }[]} options */
const valuesOf = (options) => options.map(({ value }) => value);
/** @param {number} ms */
const at = (ms) => ({ startedAt: NOW + ms });

describe('the groups', () => {
  test('failures are grouped by code, meaning and place, whatever came between', () => {
    const answers = [
      ask({ errCode: 21100 }, { api: 'request' }),
      ask({ errCode: 30001, errMsg: 'User exit' }),
      ask({ errCode: 30001 }),
      ask({ errCode: 99999, errMsg: 'a' }),
      ask({ errCode: 99999, errMsg: 'b' }),
      ask({ errCode: 99998, errMsg: 'a' }),
      ask(null),
      ask('something else'),
    ];
    const places = [{ host: 'a.example' }, { host: 'b.example' }, { adUnitId: '7' }, { adUnitId: '8' }, {}];
    const history = createHistory();
    for (let round = 0; round < 3; round++) {
      for (const answer of answers) {
        for (const place of places) history.record(failure(answer, { ...place, ...at(round) }));
      }
    }
    const { rows } = view(history);
    assert.equal(rows.length, answers.length * places.length);
    for (const { count, lastMs } of rows) assert.deepEqual([count, lastMs], [3, NOW + 2]);
  });

  test('one row of the reference is one group, however the error came in', () => {
    const title = entries.find(({ id }) => id === 'ad.show/30001')?.title;
    const errors = [
      { errCode: 30001, errMsg: 'User exit' },
      { errCode: '30001', errMsg: 'show:fail User exit' },
      { errMsg: title },
      { errCode: 30001 },
    ];
    const failures = errors.map((error) => failure(ask(error, { api: 'ad.show' }), { adUnitId: '7' }));
    assert.deepEqual(
      view(historyOf(failures)).rows.map((/** @type {any} */ row) => row.count),
      [4],
    );
  });

  test('the place is the path, or else the host or the ad unit', () => {
    for (const [call, place] of /** @type {const} */ ([
      [{ host: 'a.example', url: 'https://a.example/b/c/?d=1' }, '/b/c'],
      [{ host: 'a.example', url: 'https://a.example/?d=1' }, 'a.example'],
      [{ host: 'a.example', adUnitId: '7' }, 'a.example'],
      [{ host: null, adUnitId: '7' }, '7'],
      [{ host: '', adUnitId: '7' }, '7'],
      [{}, ''],
    ])) {
      assert.equal(rowOf(failure(unlisted, call)).place, place);
    }
  });

  test('each status, code, function and path is a group of its own, and a host or a query is none', () => {
    const at = (/** @type {string} */ path, name = 'request') => ({
      function: name,
      host: 'a.example',
      url: `https://a.example${path}`,
    });
    const status = (/** @type {number} */ statusCode, /** @type {any} */ call) =>
      failure(ask({ statusCode }, { api: 'request' }), call);
    const show = (/** @type {number} */ code) => failure(ask(code, { api: 'ad.show' }), { adUnitId: '7' });
    const sub = (/** @type {number} */ code) =>
      failure(ask({ errCode: 50000, errMsg: 'System Error', sub_error_code: code }, { api: 'ad.show' }), {
        adUnitId: '7',
      });
    const { rows } = view(
      historyOf([
        ...[status(404, at('/x')), status(500, at('/x')), status(404, at('/y')), status(404, at('/x?a='))],
        status(404, { ...at('/x'), host: 'b.example', url: 'https://b.example/x' }),
        ...[status(404, at('/x', 'downloadFile')), show(50103), show(50105), sub(50103), sub(50105)],
      ]),
    );
    assert.deepEqual(
      rows
        .map((/** @type {any} */ { code, place, function: name, count }) => [code, place, name, count])
        .sort(),
      [
        ['404', '/x', 'downloadFile', 1],
        ['404', '/x', 'request', 3],
        ['404', '/y', 'request', 1],
        ['500', '/x', 'request', 1],
        ['50000', '7', '', 1],
        ['50000', '7', '', 1],
        ['50103', '7', '', 1],
        ['50105', '7', '', 1],
      ],
    );
  });

  test('what the game aborted is a group of its own, and nobody is responsible', () => {
    const of = (/** @type {any} */ aborted) =>
      failure(ask({ errCode: 600003 }, { api: 'request', aborted }), { host: 'a.example' });
    const { rows, sides } = view(historyOf([of(true), of(false), of(undefined), of(true)]));
    const counts = rows.map((/** @type {any} */ { side, count }) => [side, count]);
    assert.deepEqual(counts, [
      ['nobody', 2],
      ['network', 2],
    ]);
    assert.deepEqual(valuesOf(sides), ['network', 'nobody']);
  });

  test('a row and its details are of the last failure', () => {
    const of = (/** @type {string} */ method, /** @type {number} */ ms) =>
      failure(ask({ errCode: 404, errMsg: 'Server error' }, { api: 'request' }), {
        ...{ function: 'request', url: 'https://a.example/x', host: 'a.example', method },
        ...at(ms),
      });
    const history = historyOf([of('GET', 0), of('PUT', 1), of('POST', -1)]);
    const { rows } = view(history);
    assert.deepEqual(
      rows.map((/** @type {any} */ row) => [row.code, row.count]),
      [['404', 3]],
    );
    const { detail } = view(history, { group: rows[0].group });
    assert.deepEqual(detail.row, rows[0]);
    assert.match(linesOf(detail.sections, 'call').join(), /PUT/);

    // Two long messages may differ only behind what tells groups apart.
    const long = (/** @type {string} */ end) =>
      failure(ask({ errCode: 99999, errMsg: 'word '.repeat(17) + end }), at(0));
    const both = view(historyOf([long('one'), long('two')])).rows;
    assert.equal(both.length, 1);
    assert.match(both[0].title, /two$/);
  });

  test('no group gets the number of another', () => {
    const history = createHistory();
    const seen = new Set();
    for (let kind = 0; kind < 500; kind++) {
      history.record(failure(ask(900_000 + kind), at(0)));
      if (kind === 250) history.clear();
      else seen.add(view(history).rows[0].group);
    }
    assert.equal(seen.size, 499);
    for (const group of [0, 1, 1e9]) assert.equal(view(history, { group }).detail, null);
  });
});

/** Failures of the model: the kind stands for the meaning and the place; a time that is not known is 0. */
/** @typedef {{ kind: number, ms: number, call: object }} Happened */

const meanings = [ask({ errCode: 21100 }, { api: 'request' }), ask({ errCode: 30001 }), unlisted];
const codes = ['21100', '30001', '99999'];

/** @param {Happened} happened */
const happenedTo = ({ kind, call }) =>
  failure(meanings[kind % 3], { ...call, host: `host-${Math.floor(kind / 3)}.example` });

class Model {
  /** @type {{ kind: number, times: number[], last: number, number: number }[]} */
  groups = [];
  forgotten = 0;
  total = 0;

  /** @param {Happened} happened */
  record({ kind, ms }) {
    this.total++;
    const group = this.groups.find((one) => one.kind === kind);
    if (group) {
      group.times.push(ms);
      if (ms >= group.last) Object.assign(group, { last: ms, number: this.total });
      return;
    }
    if (this.groups.length === MAX_GROUPS) this.forgotten += this.sorted().pop()?.times.length ?? 0;
    this.groups.push({ kind, times: [ms], last: ms, number: this.total });
  }

  sorted() {
    return this.groups.sort((a, b) => b.last - a.last || b.number - a.number);
  }
}

/** @param {any} shown - a view of everything @param {Model} model */
function assertAgrees(shown, model) {
  const { total, forgotten, count, rows } = shown;
  const groups = model.sorted();
  assert.deepEqual([total, forgotten, count], [model.total, model.forgotten, groups.length]);
  assert.equal(rows.length, groups.length);
  groups.forEach(({ kind, times, last }, index) => {
    const row = rows[index];
    const known = times.filter((ms) => ms > 0);
    assert.equal(row.place, `host-${Math.floor(kind / 3)}.example`);
    assert.equal(row.code, codes[kind % 3]);
    assert.deepEqual([row.count, row.lastMs], [times.length, last]);
    assert.equal(row.firstMs, known.length ? Math.min(...known) : 0);
    const least = known.filter((ms) => ms >= last - 55_000).length;
    const most = known.filter((ms) => ms > last - 60_000).length;
    assert.ok(row.perMinute >= least && row.perMinute <= most, `${row.perMinute} of ${least} to ${most}`);
  });
}

/** Times near one another, the same, far apart, before the others, and with a fraction. */
const knownTime = fc.oneof(
  { arbitrary: fc.nat(200_000).map((ms) => NOW + ms), weight: 6 },
  { arbitrary: fc.nat(40).map((part) => NOW + part * 5000), weight: 2 },
  fc.constant(NOW),
  fc.nat(400_000).map((ms) => NOW + ms / 4),
  fc.nat(100_000).map((ms) => NOW - 3_600_000 + ms),
  fc.nat(100_000).map((ms) => NOW + 1e11 + ms),
  fc.integer({ min: 1, max: 19_899_999_000_000 }),
);
const unknownTime = fc.constantFrom(
  { startedAt: Number.NaN },
  { startedAt: Number.POSITIVE_INFINITY, elapsedMs: 1 },
  { startedAt: -1e300 },
  { startedAt: 19_900_000_000_000 },
  { startedAt: NOW, elapsedMs: Number.NaN },
  { startedAt: NOW, elapsedMs: 8e15 },
);
const time = fc.oneof(
  {
    arbitrary: fc.tuple(knownTime, fc.nat(90_000)).map(([ms, elapsed]) => {
      const elapsedMs = ms > 1e6 ? elapsed : 0;
      const startedAt = ms - elapsedMs;
      return { ms: startedAt + elapsedMs, call: { startedAt, elapsedMs } };
    }),
    weight: 12,
  },
  unknownTime.map((call) => ({ ms: 0, call })),
);
/** @param {number} kinds */
const happened = (kinds) =>
  fc.tuple(fc.nat(kinds - 1), time).map(([kind, { ms, call }]) => ({ kind, ms, call }));

describe('the counts', () => {
  test('few kinds are counted as the model counts', () => {
    fc.assert(
      fc.property(fc.array(happened(4), { maxLength: 80, size: 'max' }), (list) => {
        const history = createHistory();
        const model = new Model();
        for (const one of list) {
          history.record(happenedTo(one));
          model.record(one);
          assertAgrees(view(history), model);
        }
      }),
    );
  });

  test('many kinds make room as in the model', () => {
    fc.assert(
      fc.property(fc.array(happened(300), { minLength: 600, maxLength: 1000, size: 'max' }), (list) => {
        const history = createHistory();
        const model = new Model();
        list.forEach((one, index) => {
          history.record(happenedTo(one));
          model.record(one);
          if (index % 100 === 0) assertAgrees(view(history), model);
        });
        assertAgrees(view(history), model);
      }),
      { numRuns: 12 },
    );
  });

  test('a minute has twelve parts', () => {
    const rate = (/** @type {number[]} */ times) =>
      view(historyOf(times.map((ms) => failure(unlisted, at(ms))))).rows[0].perMinute;
    const eachSecond = Array.from({ length: 600 }, (_, second) => second * 1000);
    assert.equal(rate(eachSecond), 60, 'the last part is whole');
    assert.equal(rate(eachSecond.slice(0, 596)), 56, 'the last part has just begun');
    assert.equal(rate([0, 59_999]), 2);
    assert.equal(rate([0, 60_000]), 1);
    assert.equal(rate([0, 1e9]), 1);
    assert.equal(rate([0, 0, 0]), 3);
    assert.equal(rate([100_000, 60_000, 30_000]), 2, 'a late report does not happen later');
  });

  test('an unknown time takes the place of no known one', () => {
    for (const calls of [
      [at(0), {}],
      [{}, at(0)],
    ]) {
      const [row] = view(historyOf(calls.map((call) => failure(unlisted, call)))).rows;
      assert.deepEqual([row.firstMs, row.lastMs, row.count, row.perMinute], [NOW, NOW, 2, 1]);
    }
    const unknown = Array.from({ length: 100 }, () => failure(unlisted, { startedAt: Number.NaN }));
    const [row] = view(historyOf(unknown)).rows;
    assert.deepEqual([row.firstMs, row.lastMs, row.count, row.perMinute], [0, 0, 100, 0]);
  });
});

const UNCAUGHT = { name: 'TypeError', place: 'game.js:3:7', stack: ['at draw (game.js:3:7)'] };

/** How many failures a view counts, those that were forgotten or missed included. @param {any} shown */
const totalOf = ({ rows, forgotten, missed }) =>
  rows.reduce(
    (/** @type {number} */ sum, /** @type {any} */ row) => sum + row.count,
    forgotten + (missed ?? 0),
  );

/** A text without repetitions. @param {number} number @param {number} length */
function longText(number, length) {
  const parts = ['é', 'word ', '\u{1f600}', 'a', '/', '?x=', '\n', '"', '.'];
  let state = number;
  let text = `${number} `;
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += parts[(state >>> 16) % parts.length];
  }
  return text;
}

/** How many characters a text has, without the mark of what was cut off. @param {string | null} text */
const lengthOf = (text) => [...(text ?? '')].length;

describe('the bounds', () => {
  test('a hundred thousand failures take no more than the most groups', () => {
    const failures = Array.from({ length: 300 }, (_, kind) =>
      failure(madeUp({ status: 'unknown', code: 90000 + kind, message: 'not listed' }), at(0)),
    );
    const history = createHistory();
    let state = 1;
    let early = 0;
    for (let number = 0; number < 100_000; number++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      history.record(failures[(state >>> 8) % failures.length]);
      if (number === 10_000) early = JSON.stringify(view(history)).length;
    }
    const shown = view(history);
    assert.deepEqual([shown.rows.length, shown.total, totalOf(shown)], [MAX_GROUPS, 100_000, 100_000]);
    // Only the numbers have become longer.
    assert.ok(JSON.stringify(shown).length < early * 1.1);
  });

  test('nothing that is shown is long', () => {
    const statuses = ['known', 'ambiguous', 'unknown', 'unrecognized'];
    const history = createHistory();
    for (let number = 0; number < MAX_GROUPS; number++) {
      const text = longText(number, 2000);
      const item = {
        text,
        where: 'code',
        kind: 'call',
        why: text,
        id: text,
        title: text,
        source: 'developer',
        suggestion: text,
        fails: [],
      };
      const list = [{ ...item, entry: { title: text, code: 5 } }];
      const explanation = madeUp({
        status: statuses[number % 4],
        ...{ id: text, title: text, code: text, message: text, reason: text, meaning: text, looksLike: text },
        ...{ problems: list, candidates: list, steps: list, nearest: list, common: { expected: null } },
        escalate: 'support',
      });
      const url = `https://a.example/${text}`;
      const call = { function: text, method: text, url, host: text, adUnitId: text, elapsedMs: 8e11 };
      history.record(failure(explanation, { ...call, ...at(0) }));
    }
    const shown = view(history);
    assert.equal(shown.rows.length, MAX_GROUPS);
    const limits = { code: 24, title: 121, function: 65, place: 81 };
    for (const row of shown.rows) {
      for (const [name, limit] of Object.entries(limits)) assert.ok(lengthOf(row[name]) <= limit, name);
    }
    assert.ok(JSON.stringify(shown).length < MAX_GROUPS * 2000);
    for (const { group } of shown.rows) {
      for (const { kind, lines } of view(history, { group }).detail.sections) {
        for (const { text } of lines) assert.ok(lengthOf(text) <= 401, `${kind}: ${lengthOf(text)}`);
      }
    }
  });

  test('a title is cut off between characters', () => {
    const { title } = rowOf(failure(ask({ errCode: 99999, errMsg: '\u{1f600}'.repeat(200) })));
    assert.equal(title, `${'\u{1f600}'.repeat(120)}…`);
  });
});

/** A failure for each side. */
const ofEachSide = SIDES.map((side) => {
  const known = { status: 'known', id: side, title: side, side };
  const isOpen = side === 'unclear' || side === 'uncaught';
  const answer = madeUp(isOpen ? { status: 'unknown', looksLike: undefined } : known);
  return { ...failure(answer), ...(side === 'uncaught' && { uncaught: UNCAUGHT }) };
});

describe('the side', () => {
  test('of a row it is the source that the reference names, or the network where that is the cause', () => {
    assert.equal(OF_NETWORK.length, 5);
    for (const entry of entries) {
      const { side, title } = rowOf(failure(answerOf(entry)));
      const source = OF_NETWORK.includes(entry.id) ? 'network' : entry.source;
      assert.deepEqual([side, title], [entry.expected ? 'nobody' : source, entry.title], entry.id);
    }
  });

  test('what the answer does not decide is unclear', () => {
    const decided = new Set();
    for (const input of inputs) {
      const answer = answerTo(input);
      const of = (/** @type {any} */ row) =>
        row.expected ? 'nobody' : OF_NETWORK.includes(row.id) ? 'network' : row.source;
      const sides =
        answer.status === 'known'
          ? [of(answer)]
          : [...new Set((answer.status === 'ambiguous' ? answer.candidates : []).map(of))];
      const expected = sides.length === 1 ? sides[0] : 'unclear';
      assert.equal(rowOf(failure(answer)).side, expected, input.name);
      decided.add(`${answer.status} ${expected}`);
    }
    for (const one of ['unclear', 'developer']) assert.ok(decided.has(`ambiguous ${one}`), one);
    for (const one of ['nobody', 'network', 'tiktok-client', 'tiktok-server'])
      assert.ok(decided.has(`known ${one}`), one);
    for (const one of ['unknown', 'unrecognized']) assert.ok(decided.has(`${one} unclear`), one);
  });

  test('the worst is the developer, and then what is unclear', () => {
    for (let subset = 0; subset < 2 ** SIDES.length; subset++) {
      const present = SIDES.map((_, index) => index).filter((index) => (subset >> index) & 1);
      // In the other order too: the last one to fail is not the worst.
      for (const order of [present, present.slice().reverse()]) {
        const { worst, sides } = view(historyOf(order.map((index) => ofEachSide[index])));
        assert.equal(worst, present.length ? SIDES[/** @type {number} */ (present[0])] : null);
        assert.deepEqual(
          sides,
          present.map((index) => ({ value: SIDES[index], count: 1 })),
        );
      }
    }
  });
});

describe('the filters', () => {
  test('they admit exactly what they name', () => {
    const failures = APIS.flatMap((api) =>
      ofEachSide.map((one, index) => ({
        api,
        side: SIDES[index],
        failure: { ...one, call: callOf({ api, host: api }) },
      })),
    );
    failures.push(
      /** @type {any} */ ({
        api: '',
        side: 'unclear',
        failure: failure(madeUp({ status: 'unknown', code: 5 })),
      }),
    );
    const history = historyOf(failures.map((one) => one.failure));
    for (const api of [undefined, ...APIS]) {
      for (const side of [undefined, ...SIDES]) {
        const { rows, apis, sides } = view(history, { api, side });
        const expected = failures
          .filter((one) => (!api || one.api === api) && (!side || one.side === side))
          .reverse()
          .map((one) => [one.api, one.side]);
        const shown = rows.map((/** @type {any} */ row) => [
          row.side === 'uncaught' ? api : row.place,
          row.side,
        ]);
        const wanted = expected.map(([of, is]) => [is === 'uncaught' ? api : of, is]);
        assert.deepEqual(shown, wanted, `${api} ${side}`);
        // What can be chosen stays.
        assert.deepEqual([valuesOf(apis), valuesOf(sides)], [APIS, SIDES]);
      }
    }
  });

  test('a window is a part of the list', () => {
    const failures = Array.from({ length: 28 }, (_, number) =>
      ofEachSide.map((one) => ({
        ...one,
        call: callOf({ function: `f${number}`, host: `${number}.example`, ...at((number * 7) % 10) }),
      })),
    ).flat();
    const history = historyOf(failures);
    for (const side of [undefined, 'unclear', 'nobody']) {
      const { rows: all, ...others } = view(history, { side });
      assert.equal(all.length, side ? 28 : 28 * SIDES.length);
      for (const above of [0, 1, 27, 28, 29, 195, 196, 1e9]) {
        for (const most of [0, 1, 12, 1e9]) {
          const { rows, ...same } = view(history, { side, above, most });
          assert.deepEqual(rows, all.slice(above, above + most), `${most} below ${above}`);
          assert.deepEqual(same, others);
        }
      }
    }
  });

  test('a group of two calls is found by both', () => {
    const of = (/** @type {string} */ api, /** @type {string} */ host) =>
      failure(ask({ errCode: 21103 }, { api }), { api, host });
    const history = historyOf([
      of('request', 'a.example'),
      of('downloadFile', 'a.example'),
      of('request', 'b.example'),
    ]);
    const found = ['request', 'downloadFile', 'ad.show'].map((api) => view(history, { api }).rows.length);
    assert.deepEqual(found, [2, 1, 0]);
    assert.deepEqual(view(history).apis, [
      { value: 'request', count: 3 },
      { value: 'downloadFile', count: 2 },
    ]);
    assert.equal(view(history, { api: 'downloadFile' }).admitted, 2);
  });

  test('the explanation knows the call better than `watch`', () => {
    const apis = (/** @type {any} */ explained, /** @type {any} */ called) =>
      valuesOf(
        view(historyOf([failure(madeUp({ status: 'unknown', api: explained }), { api: called })])).apis,
      );
    assert.deepEqual(apis('ad.show', 'ad.load'), ['ad.show']);
    assert.deepEqual(apis(null, 'ad.load'), ['ad.load']);
    assert.deepEqual(apis(null, ''), []);
  });

  test('they offer what is left when groups had to make room', () => {
    const history = historyOf([
      failure(madeUp({ status: 'known', id: 'a', title: 'a', side: 'developer' }), {
        api: 'ad.load',
        ...at(0),
      }),
    ]);
    const record = (/** @type {number} */ kind, /** @type {string} */ api) =>
      history.record(failure(madeUp({ status: 'unknown', code: kind }), { api, ...at(0) }));
    for (let kind = 0; kind < MAX_GROUPS - 1; kind++) record(kind, 'request');
    assert.deepEqual(valuesOf(view(history).apis), ['request', 'ad.load']);
    record(1000, 'ad.init');
    const { apis, sides, forgotten, worst } = view(history);
    assert.deepEqual(
      [valuesOf(apis), valuesOf(sides), forgotten, worst],
      [['request', 'ad.init'], ['unclear'], 1, 'unclear'],
    );
  });

  test('the details are shown whatever the filter', () => {
    const history = historyOf([failure(unlisted, { api: 'request' })]);
    const { group } = view(history).rows[0];
    const { rows, detail } = view(history, { api: 'ad.show', group });
    assert.equal(rows.length, 0);
    assert.equal(detail.row.group, group);
  });
});

describe('the pause', () => {
  /** A view without what goes on while it is paused. @param {any} shown */
  const still = ({ total, missed, worst, ...rest }) => rest;
  const act = fc.oneof(
    { arbitrary: happened(8), weight: 12 },
    { arbitrary: fc.constantFrom('pause', 'resume'), weight: 4 },
    fc.constant('clear'),
  );

  test('the view stays, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60, size: 'max' }), fc.nat(11), (acts, group) => {
        const history = createHistory();
        /** The same without pauses. */
        const other = createHistory();
        /** @type {{ shown: object, total: number } | undefined} */
        let paused;
        for (const one of acts) {
          if (typeof one === 'object') {
            history.record(happenedTo(one));
            other.record(happenedTo(one));
          } else if (one === 'clear') {
            history.clear();
            other.clear();
            paused = undefined;
          } else {
            history.pause(one === 'pause');
            const now = view(other, { group });
            if (one === 'resume') paused = undefined;
            else paused = paused ?? { shown: still(now), total: now.total };
          }
          const shown = view(history, { group });
          const now = view(other, { group });
          assert.equal(shown.total, totalOf(shown));
          if (!paused) {
            assert.deepEqual(shown, now);
            continue;
          }
          assert.deepEqual([shown.total, shown.worst], [now.total, now.worst]);
          assert.equal(shown.missed, now.total - paused.total);
          assert.deepEqual(still(shown), paused.shown);
        }
      }),
    );
  });

  test('it begins once, and clearing ends it', () => {
    const one = failure(unlisted);
    const history = historyOf([one]);
    assert.equal(view(history).missed, null);
    history.pause(true);
    assert.equal(view(history).missed, 0);
    history.record(one);
    history.pause(true);
    assert.equal(view(history).missed, 1, 'the first pause goes on');
    history.clear();
    const empty = view(createHistory());
    assert.deepEqual(view(history), empty);
    assert.deepEqual(empty, {
      ...{ total: 0, forgotten: 0, missed: null, worst: null, apis: [], sides: [], count: 0, rows: [] },
      ...{ admitted: 0, detail: null },
    });
    history.pause(false);
    assert.deepEqual(view(history), empty);
  });
});

describe('clearing', () => {
  const ofHost = (/** @type {string} */ path, /** @type {string} */ api, /** @type {number} */ ms) =>
    failure(ask({ errCode: 21103 }, { api }), {
      ...{ api, function: api, host: 'a.example', url: `https://a.example/${path}` },
      ...at(ms),
    });

  test('it takes what the filter admits, and that comes back', () => {
    const history = historyOf([
      ofHost('x', 'request', 0),
      ofHost('y', 'request', 1),
      ofHost('z', 'downloadFile', 2),
    ]);
    const before = view(history);
    const { count, undo } = history.clear({ api: 'request' });
    assert.equal(count, 2);
    assert.deepEqual(
      [view(history).total, view(history).rows.map((/** @type {any} */ { place }) => place)],
      [1, ['/z']],
    );
    undo();
    assert.deepEqual(view(history), before);
  });

  test('what failed meanwhile is counted with what comes back', () => {
    const history = historyOf([
      ofHost('x', 'request', 0),
      ofHost('x', 'request', 1),
      ofHost('y', 'request', 2),
    ]);
    const { undo } = history.clear();
    assert.equal(view(history).total, 0);
    history.record(ofHost('x', 'request', 3));
    undo();
    const { total, rows } = view(history);
    assert.equal(total, 4);
    assert.deepEqual(
      rows.map((/** @type {any} */ { place, count, firstMs, lastMs }) => [place, count, firstMs, lastMs]),
      [
        ['/x', 3, NOW, NOW + 3],
        ['/y', 1, NOW + 2, NOW + 2],
      ],
    );
  });

  test('no more groups come back than there is room for', () => {
    const history = createHistory();
    const record = (/** @type {number} */ kind, /** @type {number} */ ms) =>
      history.record(failure(madeUp({ status: 'unknown', code: kind }), at(ms)));
    for (let kind = 0; kind < MAX_GROUPS; kind++) record(kind, kind);
    const { undo } = history.clear();
    for (let kind = 0; kind < 10; kind++) record(1000 + kind, 10_000);
    undo();
    const { rows, total, forgotten } = view(history);
    assert.deepEqual([rows.length, total, forgotten], [MAX_GROUPS, MAX_GROUPS + 10, 10]);
  });
});

/** All texts in a value. @param {any} value @returns {string[]} */
const textsOf = (value) =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(textsOf)
      : [];

/** The answers to all inputs, and to all calls that are checked with an error that they may have caused. */
function manyAnswers() {
  const answers = inputs.map((/** @type {any} */ input) => [input.name, answerTo(input)]);
  for (const { name, api, args, context } of JSON.parse(text('tests/data/calls.json'))) {
    const given = { ...context, api, args };
    const rows = new Set(check(api, args, context).flatMap(({ fails }) => fails.map(({ id }) => id)));
    for (const id of rows) {
      const entry = /** @type {any} */ (entries.find((one) => one.id === id));
      answers.push([`${name} with ${id}`, ask({ errCode: numberOf(entry) }, given)]);
    }
  }
  return answers;
}

describe('the sections', () => {
  test('every row has the same ones in the same order: what to do stands first', () => {
    for (const entry of entries) {
      const answer = answerOf(entry);
      const sections = sectionsOf(failure(answer, { function: 'f', ...at(0) }));
      const expected = [
        ...['steps', 'meaning', 'retry'],
        ...(entry.escalate ? ['support'] : []),
        ...['message', 'call', 'recent', 'source'],
      ];
      assert.deepEqual(
        sections.map(({ kind }) => kind),
        expected,
        entry.id,
      );
      assert.deepEqual(linesOf(sections, 'meaning'), [entry.meaning]);
      const steps = sections.find(({ kind }) => kind === 'steps')?.lines ?? [];
      const own = entry.code === 'HTTP non-2xx status' ? steps.slice(0, entry.steps.length) : steps;
      assert.deepEqual(
        own.map(({ text, mark }) => [text, mark]),
        entry.steps.map(({ text, where, origin }) => [
          text,
          reportWords.where[where] + (origin === 'derived' ? ` · ${reportWords.ours}` : ''),
        ]),
      );
      const team = {
        'runtime-team': reportWords.escalate.runtimeTeam,
        support: reportWords.escalate.support,
      };
      assert.deepEqual(linesOf(sections, 'support'), entry.escalate ? [team[entry.escalate]] : []);
      const [source] = sections.find(({ kind }) => kind === 'source')?.lines ?? [];
      assert.equal(source?.link, entry.docUrl);
    }
  });

  test('they say what the answer says, and nothing else', () => {
    const offenders = [];
    const seen = new Set();
    for (const [name, answer] of manyAnswers()) {
      const of = failure(answer, { function: 'request', method: 'GET', ...at(0) });
      const sections = sectionsOf(of);
      const places = sections.map(({ kind }) => KINDS.indexOf(kind));
      assert.deepEqual(
        places,
        places.slice().sort((a, b) => a - b),
        name,
      );
      const said = textsOf(answer);
      /** Whether the answer has the text, maybe longer. @param {string} line */
      const isIn = (line) =>
        said.some((one) => one === line || (line.endsWith('…') && one.startsWith(line.slice(0, -1))));
      for (const { kind, lines } of sections) {
        seen.add(kind);
        assert.ok(lines.length > 0, name);
        for (const { text: line } of lines) {
          let rest = answer.message ?? '';
          const isSaid =
            kind === 'support'
              ? !!answer.escalate
              : kind === 'call'
                ? line === 'request GET'
                : kind === 'recent'
                  ? /^\d\d:13:20$/.test(line)
                  : kind === 'source'
                    ? line.includes(answer.catalog.revision)
                    : kind === 'retry'
                      ? answer.text.includes(line) || answer.status === 'unrecognized'
                      : kind === 'message'
                        ? answer.facts.some((/** @type {any} */ { value }) => value === line) ||
                          line.split('…').every((piece) => {
                            const found = rest.indexOf(piece);
                            rest = rest.slice(found + piece.length);
                            return found >= 0;
                          })
                        : kind === 'nearest'
                          ? said.some((one) => line.endsWith(one))
                          : kind === 'candidates'
                            ? answer.candidates.some(
                                (/** @type {any} */ { title, meaning }) => line === `${title}: ${meaning}`,
                              )
                            : isIn(line) || (line.includes('load()') && answer.text.includes(line));
          if (!isSaid || !line) offenders.push(`${name}: ${kind}: ${line}`);
        }
      }
      const count = (/** @type {string[]} */ ...kinds) =>
        kinds.reduce((sum, kind) => sum + linesOf(sections, kind).length, 0);
      const length = (/** @type {string} */ list) => answer[list]?.length ?? 0;
      assert.deepEqual(
        [count('argument', 'problem'), count('candidates'), count('nearest')],
        [length('problems'), length('candidates'), length('nearest')],
        name,
      );
      // A known fix makes the steps in the code pointless, and a tap says which call it was.
      const isFixed = answer.problems.some(
        (/** @type {any} */ { suggestion, fails }) =>
          suggestion && fails.some((/** @type {any} */ { id }) => id === answer.id),
      );
      const steps = answer.steps.slice(answer.status === 'ambiguous' ? 1 : 0);
      const shown = steps.filter((/** @type {any} */ { where }) => !isFixed || where !== 'code');
      assert.equal(count('steps'), shown.length, name);
      const saysLoad = (/** @type {any} */ value) =>
        textsOf(value).some((one) => one.includes('TikTok has no table for load()'));
      assert.equal(saysLoad(sections), saysLoad(answer), name);
    }
    assertNone('lines that the answer does not have', offenders);
    assert.deepEqual(
      KINDS.filter((kind) => !seen.has(kind)),
      ['stack'],
    );
  });

  test('a tap on a candidate decides the group, and its later failures too', () => {
    const one = failure(ask({ errCode: 30001 }), at(0));
    const history = historyOf([one]);
    const { group } = view(history).rows[0];
    const show = () => {
      const { detail, sides } = view(history, { group });
      return { ...detail, sides: valuesOf(sides) };
    };
    const choices = () =>
      (show().sections.find((/** @type {any} */ { kind }) => kind === 'candidates')?.lines ?? []).map(
        (/** @type {any} */ { choice }) => choice,
      );
    assert.deepEqual(choices(), ['ad.init/30001', 'ad.show/30001']);
    assert.equal(show().row.side, 'unclear');
    history.pause(true);
    history.choose(group, 'ad.show/30001');
    history.record(failure(ask({ errCode: 30001 }), at(1)));
    assert.equal(show().row.side, 'nobody', 'also while the list is paused');
    history.pause(false);
    const { row, sections, sides } = show();
    assert.deepEqual([row.title, row.side, row.count, sides], ['User exit', 'nobody', 2, ['nobody']]);
    const entry = entries.find(({ id }) => id === 'ad.show/30001');
    assert.deepEqual(linesOf(sections, 'meaning'), [entry?.meaning]);
    assert.deepEqual(choices(), [''], 'the choice can be taken back');
    history.choose(group, '');
    assert.equal(show().row.side, 'unclear');
    history.choose(group, 'no such row');
    assert.equal(show().row.side, 'unclear');
    history.choose(99, 'ad.show/30001');
    assert.equal(show().row.side, 'unclear');
  });

  test('the last ten failures are listed, the newest first, with what differs', () => {
    const of = (/** @type {number} */ ms) =>
      failure(ask({ errCode: 21103, errMsg: `Request timeout after ${ms}` }, { api: 'request' }), {
        ...{ function: 'request', elapsedMs: 1500 },
        ...at(ms * 1000),
      });
    const history = historyOf(Array.from({ length: 12 }, (_, ms) => of(ms)));
    const { group } = view(history).rows[0];
    const lines = linesOf(view(history, { group }).detail.sections, 'recent');
    assert.equal(lines.length, 10);
    assert.match(lines[0] ?? '', /^\d\d:13:32 · 1\.5 s$/);
    assert.match(lines[9] ?? '', /^\d\d:13:23 · 1\.5 s · Request timeout after 2$/);
  });

  test('an uncaught error is told raw', () => {
    const one = {
      ...failure(ask(new TypeError('x is not a function')), at(0)),
      uncaught: UNCAUGHT,
    };
    const { row, sections } = detailOf(one);
    assert.deepEqual(
      [row.title, row.side, row.place],
      ['TypeError: x is not a function', 'uncaught', 'game.js:3:7'],
    );
    assert.deepEqual(linesOf(sections, 'stack'), UNCAUGHT.stack);
    assert.deepEqual(linesOf(sections, 'meaning'), [reportWords.uncaught]);
    assert.deepEqual(linesOf(sections, 'steps'), []);
    const other = { ...one, uncaught: { ...UNCAUGHT, place: 'game.js:9:1' } };
    assert.equal(view(historyOf([one, other, one])).rows.length, 2);
  });

  test('a nearest row has its name', () => {
    const answer = ask({ errCode: 21104, errMsg: 'Request timeout' }, { api: 'request' });
    const { title } = answer.nearest[0].entry;
    assert.ok(linesOf(sectionsOf(failure(answer)), 'nearest')[0]?.includes(title));
  });

  test('the call is a line, and its URL another one, without secrets', () => {
    const lines = (/** @type {object} */ call) => linesOf(sectionsOf(failure(unlisted, call)), 'call');
    for (const [call, expected] of /** @type {const} */ ([
      [
        { function: 'request', method: 'POST', url: 'https://u:p@a.example/x?token=1#2' },
        ['request POST', 'https://…@a.example/x?token=…'],
      ],
      [{ function: 'show', api: 'ad.show', adUnitId: '7' }, ['show 7']],
      [{ api: 'ad.show' }, ['ad.show']],
      [{ url: 'https://a.example/' }, ['https://a.example/']],
      [{ method: '', url: '', adUnitId: '' }, []],
      [{ api: 'ad.show', follows: 3 }, ['ad.show', reportWords.follows]],
    ])) {
      assert.deepEqual(lines(call), expected);
    }
    const long = 'a'.repeat(2000);
    const call = { function: long, method: long, url: `https://a.example/${long}`, adUnitId: long };
    for (const line of lines(call)) assert.ok(lengthOf(line) <= 401);
  });

  test('they read as it is written down', () => {
    const url = 'https://api.example.com/score';
    const get = { api: 'request', function: 'request', method: 'GET', url, host: 'api.example.com' };
    const ad = { adUnitId: '7301234', elapsedMs: 80, ...at(0) };
    const calls = {
      get: { ...get, elapsedMs: 1240, ...at(0) },
      show: { api: 'ad.show', function: 'show', ...ad },
      load: { api: 'ad.load', function: 'load', ...ad },
      bare: {},
    };
    const request = { api: 'request' };
    const show = { api: 'ad.show' };
    /** @type {[string, unknown, object | undefined, keyof typeof calls][]} */
    const cases = [
      ['known: a row of requests', { errCode: 21103, errMsg: 'Request timeout' }, request, 'get'],
      ['known: an outcome of play', { errCode: 30001, errMsg: 'User exit' }, show, 'show'],
      ["known, of TikTok's client", { errCode: 20000, errMsg: 'Network error' }, show, 'show'],
      ["known, of TikTok's server", { errCode: 50000, errMsg: 'Internal error' }, show, 'show'],
      ['known, with another message', { errCode: 11002, errMsg: 'Something new' }, show, 'show'],
      ['known, with a contradiction', { errCode: 21103, errMsg: 'User exit' }, request, 'get'],
      ['known, as likely', { errCode: 21100 }, undefined, 'bare'],
      ['known, as possible', 503, undefined, 'bare'],
      ['known: a status that passes', { errCode: 503, errMsg: 'Server error' }, request, 'get'],
      ['known: a status that stays', { errCode: 404, errMsg: 'Server error' }, request, 'get'],
      ['known: it may have been aborted', { errCode: 600003 }, request, 'get'],
      ['known: it was aborted', { errCode: 600003 }, { ...request, aborted: true }, 'get'],
      ['known: it was not aborted', { errCode: 600003 }, { ...request, aborted: false }, 'get'],
      ['known: load()', { errCode: 20001 }, { api: 'ad.load' }, 'load'],
      [
        'known, with an argument that is wrong',
        { errCode: 600009 },
        { ...request, args: { url: 'api.example.com/score', method: 'FETCH' } },
        'get',
      ],
      [
        'known, with a domain that is not trusted',
        { errCode: 21100 },
        { ...request, args: { url }, trustedDomains: ['https://api.exmaple.com'] },
        'get',
      ],
      [
        'known, with an ad that was shown before',
        { errCode: 11003 },
        { ...show, ad: { type: 'rewarded', shows: 1, closeListeners: 2 } },
        'show',
      ],
      ['ambiguous: the call decides', { errCode: 30001 }, undefined, 'bare'],
      ['ambiguous: the message decides', { errCode: 21101 }, undefined, 'bare'],
      ['ambiguous: it contradicts itself', { errCode: 21103, errMsg: 'User exit' }, undefined, 'get'],
      ['unknown: a code', { errCode: 21104, errMsg: 'Something new' }, request, 'get'],
      ['unknown: a code of the server API', { errCode: 10000003 }, undefined, 'bare'],
      ['unknown: another call', { errCode: 30001, errMsg: 'login:fail' }, undefined, 'bare'],
      ['unknown: a message', { errMsg: 'Something new' }, request, 'get'],
      [
        'unknown, with an argument that is wrong',
        { errCode: 99999 },
        { ...request, args: { url, data: 5 } },
        'get',
      ],
      ['unrecognized: nothing', null, show, 'show'],
      [
        'unrecognized: an error of JavaScript',
        { name: 'TypeError', message: 'x is not a function' },
        request,
        'get',
      ],
      ['unrecognized: a success', { errMsg: 'request:ok' }, request, 'get'],
    ];
    let found =
      '# What is told of a failure, as people read it\n\n' +
      'Generated by `UPDATE_EXPECT=1 node --test tests/history`. In brackets stands what marks a line: where a step is taken, ' +
      'or which call a candidate is of. Behind a line stands what a tap copies or chooses.\n';
    for (const [name, error, context, call] of cases) {
      const answer = ask(error, context);
      assert.ok(name.startsWith(answer.status), `${name}: ${answer.status}`);
      const { row, sections } = detailOf(failure(answer, calls[call]));
      const place = row.place || 'nowhere';
      found += `\n## ${name}\n\n**${`${row.code} ${row.title}`.trim()}** (${row.side}, at ${place})\n\n`;
      for (const { kind, lines } of sections) {
        // The clock is that of the device.
        if (kind === 'recent') continue;
        found += `- ${kind}\n`;
        for (const { text: line, mark, link, choice } of lines) {
          found += `  - ${mark && `[${mark}] `}${line}${link ? ` <${link}>` : ''}${choice ? ` {${choice}}` : ''}\n`;
        }
      }
    }
    const file = 'tests/golden/sections.md';
    if (process.env.UPDATE_EXPECT) writeFileSync(join(root, file), found);
    assert.equal(found, text(file), `${file} is another one; UPDATE_EXPECT=1 writes it anew`);
  });
});

test('the kinds of calls in a failure are those of `watch`', () => {
  // The tests make failures with this shape; a key that `watch` does not give would prove nothing.
  const given = text('pkg-template/src/watch-types.ts');
  for (const key of Object.keys(callOf())) assert.match(given, new RegExp(`readonly ${key}: `));
  assert.ok(apiOf(/** @type {any} */ (entries[0])));
});
