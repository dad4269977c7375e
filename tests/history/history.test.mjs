// @ts-check
// What the history keeps, counts and shows, against a model that is simple enough to be believed.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { check } from 'ttminis-explain/js';
import { APIS, apiOf, assertNone, entries, numberOf } from '../explain/ask.mjs';
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

const SIDES = ['developer', 'unclear', 'tiktok-client', 'tiktok-server', 'nobody'];
/** The sections in their order. */
const KINDS = 'certainty meaning argument problem candidates steps retry support nearest message call'.split(
  ' ',
);
const inputs = JSON.parse(text('tests/data/inputs.json'));
const unlisted = ask({ errCode: 99999 });

/** @param {any} one */
const rowOf = (one) => view(historyOf([one])).rows[0];
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

  test('the place is the host with the path, or else the ad unit', () => {
    for (const [call, place] of /** @type {const} */ ([
      [{ host: 'a.example', adUnitId: '7' }, 'a.example'],
      [{ host: null, adUnitId: '7' }, '7'],
      [{ host: '', adUnitId: '7' }, '7'],
      [{}, ''],
    ])) {
      assert.equal(rowOf(failure(unlisted, call)).place, place);
    }
  });

  test('each status, code, function and path is a group of its own, and the query is none', () => {
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
        ...[status(404, at('/x', 'downloadFile')), show(50103), show(50105), sub(50103), sub(50105)],
      ]),
    );
    assert.deepEqual(
      rows
        .map((/** @type {any} */ { code, place, function: name, count }) => [code, place, name, count])
        .sort(),
      [
        ['404', 'a.example/x', 'downloadFile', 1],
        ['404', 'a.example/x', 'request', 2],
        ['404', 'a.example/y', 'request', 1],
        ['500', 'a.example/x', 'request', 1],
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
      ['developer', 2],
    ]);
    assert.deepEqual(sides, ['developer', 'nobody']);
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
        const most = kind === 'candidates' ? 481 : 401;
        for (const line of lines) assert.ok(lengthOf(line) <= most, `${kind}: ${lengthOf(line)}`);
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
  const known = { status: 'known', id: side, title: side, source: side, expected: side === 'nobody' };
  return failure(madeUp(side === 'unclear' ? { status: 'unknown', looksLike: undefined } : known));
});

describe('the side', () => {
  test('of a row it is the one that the reference names', () => {
    for (const entry of entries) {
      const { side, title } = rowOf(failure(answerOf(entry)));
      assert.deepEqual([side, title], [entry.expected ? 'nobody' : entry.source, entry.title], entry.id);
    }
  });

  test('what the answer does not decide is unclear', () => {
    const decided = new Set();
    for (const input of inputs) {
      const answer = answerTo(input);
      const of = (/** @type {any} */ row) => (row.expected ? 'nobody' : row.source);
      const sides =
        answer.status === 'known'
          ? [of(answer)]
          : [...new Set((answer.status === 'ambiguous' ? answer.candidates : []).map(of))];
      const expected = sides.length === 1 ? sides[0] : 'unclear';
      assert.equal(rowOf(failure(answer)).side, expected, input.name);
      decided.add(`${answer.status} ${expected}`);
    }
    for (const one of ['unclear', 'developer']) assert.ok(decided.has(`ambiguous ${one}`), one);
    for (const one of ['nobody', 'tiktok-client', 'tiktok-server'])
      assert.ok(decided.has(`known ${one}`), one);
    for (const one of ['unknown', 'unrecognized']) assert.ok(decided.has(`${one} unclear`), one);
  });

  test('the worst is the developer, and then what is unclear', () => {
    for (let subset = 0; subset < 32; subset++) {
      const present = SIDES.map((_, index) => index).filter((index) => (subset >> index) & 1);
      // In the other order too: the last one to fail is not the worst.
      for (const order of [present, present.slice().reverse()]) {
        const { worst, sides } = view(historyOf(order.map((index) => ofEachSide[index])));
        assert.equal(worst, present.length ? SIDES[/** @type {number} */ (present[0])] : null);
        assert.deepEqual(
          sides,
          present.map((index) => SIDES[index]),
        );
      }
    }
  });
});

describe('the filters', () => {
  test('they admit exactly what they name', () => {
    const failures = APIS.flatMap((api) =>
      ofEachSide.map(({ explanation }, index) => ({
        api,
        side: SIDES[index],
        failure: failure(explanation, { api, host: api }),
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
        const shown = rows.map((/** @type {any} */ row) => [row.place, row.side]);
        assert.deepEqual(shown, expected, `${api} ${side}`);
        // What can be chosen stays.
        assert.deepEqual([apis, sides], [APIS, SIDES]);
      }
    }
  });

  test('a window is a part of the list', () => {
    const failures = Array.from({ length: 30 }, (_, number) =>
      ofEachSide.map(({ explanation }) =>
        failure(explanation, { host: `${number}.example`, ...at((number * 7) % 10) }),
      ),
    ).flat();
    const history = historyOf(failures);
    for (const side of [undefined, 'unclear', 'nobody']) {
      const { rows: all, ...others } = view(history, { side });
      assert.equal(all.length, side ? 30 : 150);
      for (const above of [0, 1, 29, 30, 31, 149, 150, 1e9]) {
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
    assert.deepEqual(view(history).apis, ['request', 'downloadFile']);
  });

  test('the explanation knows the call better than `watch`', () => {
    const apis = (/** @type {any} */ explained, /** @type {any} */ called) =>
      view(historyOf([failure(madeUp({ status: 'unknown', api: explained }), { api: called })])).apis;
    assert.deepEqual(apis('ad.show', 'ad.load'), ['ad.show']);
    assert.deepEqual(apis(null, 'ad.load'), ['ad.load']);
    assert.deepEqual(apis(null, ''), []);
  });

  test('they offer what is left when groups had to make room', () => {
    const history = historyOf([
      failure(madeUp({ status: 'known', id: 'a', title: 'a', source: 'developer', expected: false }), {
        api: 'ad.load',
        ...at(0),
      }),
    ]);
    const record = (/** @type {number} */ kind, /** @type {string} */ api) =>
      history.record(failure(madeUp({ status: 'unknown', code: kind }), { api, ...at(0) }));
    for (let kind = 0; kind < MAX_GROUPS - 1; kind++) record(kind, 'request');
    assert.deepEqual(view(history).apis, ['request', 'ad.load']);
    record(1000, 'ad.init');
    const { apis, sides, forgotten, worst } = view(history);
    assert.deepEqual([apis, sides, forgotten, worst], [['request', 'ad.init'], ['unclear'], 1, 'unclear']);
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
      detail: null,
    });
    history.pause(false);
    assert.deepEqual(view(history), empty);
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
  test('every row has the same ones in the same order', () => {
    for (const entry of entries) {
      const answer = answerOf(entry);
      const sections = sectionsOf(failure(answer, { function: 'f' }));
      const expected = [
        ...(answer.match.confidence === 'exact' ? [] : ['certainty']),
        ...['meaning', 'steps', 'retry'],
        ...(entry.escalate ? ['support'] : []),
        ...['message', 'call'],
      ];
      assert.deepEqual(
        sections.map(({ kind }) => kind),
        expected,
        entry.id,
      );
      assert.deepEqual(linesOf(sections, 'meaning'), [entry.meaning]);
      const steps = sections.find(({ kind }) => kind === 'steps');
      const own =
        entry.code === 'HTTP non-2xx status' ? steps?.lines.slice(0, entry.steps.length) : steps?.lines;
      assert.deepEqual(
        own,
        entry.steps.map((step) => step.text),
      );
      assert.deepEqual(
        steps?.marks.slice(0, entry.steps.length),
        entry.steps.map((step) => step.where),
      );
      const team = {
        'runtime-team': reportWords.escalate.runtimeTeam,
        support: reportWords.escalate.support,
      };
      assert.deepEqual(linesOf(sections, 'support'), entry.escalate ? [team[entry.escalate]] : []);
    }
  });

  test('they say what the answer says, and nothing else', () => {
    const offenders = [];
    const seen = new Set();
    for (const [name, answer] of manyAnswers()) {
      const sections = sectionsOf(failure(answer, { function: 'request', method: 'GET' }));
      const places = sections.map(({ kind }) => KINDS.indexOf(kind));
      assert.deepEqual(
        places,
        places.slice().sort((a, b) => a - b),
        name,
      );
      const said = textsOf(answer);
      for (const { kind, lines, marks } of sections) {
        seen.add(kind);
        assert.ok(lines.length > 0 && lines.length === marks.length, name);
        for (const line of lines) {
          let rest = answer.message ?? '';
          const isSaid =
            kind === 'certainty'
              ? line.includes('load()')
                ? answer.text.includes(line)
                : answer.match.confidence !== 'exact'
              : kind === 'support'
                ? !!answer.escalate
                : kind === 'call'
                  ? line === 'request GET'
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
                        : said.some(
                            (one) =>
                              one === line || (line.endsWith('…') && one.startsWith(line.slice(0, -1))),
                          );
          if (!isSaid || !line) offenders.push(`${name}: ${kind}: ${line}`);
        }
      }
      const count = (/** @type {string[]} */ ...kinds) =>
        kinds.reduce((sum, kind) => sum + linesOf(sections, kind).length, 0);
      const length = (/** @type {string} */ list) => answer[list]?.length ?? 0;
      assert.deepEqual(
        [count('argument', 'problem'), count('candidates'), count('nearest'), count('steps')],
        [length('problems'), length('candidates'), length('nearest'), length('steps')],
        name,
      );
      const saysLoad = (/** @type {any} */ value) =>
        textsOf(value).some((one) => one.includes('TikTok has no table for load()'));
      assert.equal(saysLoad(sections), saysLoad(answer), name);
    }
    assertNone('lines that the answer does not have', offenders);
    assert.deepEqual([...seen].sort(), KINDS.slice().sort());
  });

  test('a nearest row has its name', () => {
    const answer = ask({ errCode: 21104, errMsg: 'Request timeout' }, { api: 'request' });
    const { title } = answer.nearest[0].entry;
    assert.ok(linesOf(sectionsOf(failure(answer)), 'nearest')[0]?.includes(title));
  });

  test('the call is one line without secrets', () => {
    const line = (/** @type {object} */ call) => linesOf(sectionsOf(failure(unlisted, call)), 'call')[0];
    for (const [call, expected] of /** @type {const} */ ([
      [
        {
          ...{ function: 'request', method: 'POST', elapsedMs: 1234 },
          url: 'https://u:p@a.example/x?token=1#2',
        },
        'request POST https://…@a.example/x?token=… after 1.2 s',
      ],
      [{ function: 'show', api: 'ad.show', adUnitId: '7', elapsedMs: 999.9 }, 'show 7 after 999 ms'],
      [{ api: 'ad.show' }, 'ad.show'],
      [{ url: 'https://a.example/' }, 'https://a.example/'],
      [{ method: '', url: '', adUnitId: '', elapsedMs: 5 }, undefined],
      [{ elapsedMs: 5 }, undefined],
      [{ api: 'request', elapsedMs: 0 }, 'request'],
      [{ api: 'request', elapsedMs: -5 }, 'request'],
      [{ api: 'request', elapsedMs: Number.NaN }, 'request'],
    ])) {
      assert.equal(line(call), expected);
    }
    const long = 'a'.repeat(2000);
    const call = { function: long, method: long, url: `https://a.example/${long}`, adUnitId: long };
    assert.equal(lengthOf(line({ ...call, elapsedMs: 8e15 }) ?? ''), 401);
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
      'or whose fault a candidate is.\n';
    for (const [name, error, context, call] of cases) {
      const answer = ask(error, context);
      assert.ok(name.startsWith(answer.status), `${name}: ${answer.status}`);
      const { row, sections } = detailOf(failure(answer, calls[call]));
      const place = row.place || 'nowhere';
      found += `\n## ${name}\n\n**${`${row.code} ${row.title}`.trim()}** (${row.side}, at ${place})\n\n`;
      for (const { kind, lines, marks } of sections) {
        found += `- ${kind}\n`;
        lines.forEach((/** @type {string} */ line, /** @type {number} */ index) => {
          found += `  - ${marks[index] && `[${marks[index]}] `}${line}\n`;
        });
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
