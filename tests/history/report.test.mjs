// @ts-check
// What a bug report holds, that nothing in it changes how it is read, and that it has no secrets: anyone can read it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiOf, entries, numberOf } from '../explain/ask.mjs';
import fc from '../support/fast-check.mjs';
import { text } from '../support/paths.mjs';
import { answerTo, ask, failure, historyOf, madeUp, NOW, view } from './failures.mjs';
import { GAME_FIELDS, MAX_GROUPS, writeReport } from './sources.mjs';

const LABELS = ['client_key', 'Game name', 'Debug mode', 'App version', 'SDK version', 'Device OS', 'Region'];
/** How large a report of the core's own answers may be, in bytes. */
const LIMIT = 200_000;

/** @param {any} history @param {object} [game] @param {number} [now] */
function reportOf(history, game = {}, now = NOW) {
  const { markdown, json } = writeReport(history.report(game, now));
  assert.ok(!/[\n\r]/.test(json), 'one line');
  return { markdown, json, data: JSON.parse(json) };
}

/** A report of failures. @param {any[]} failures @param {object} [game] */
const reportOn = (failures, game) => reportOf(historyOf(failures), game);

/** The same value for each field. @param {string | undefined} value */
const everyField = (value) =>
  Object.fromEntries(GAME_FIELDS.map((/** @type {string} */ field) => [field, value]));

/** What CommonMark shows of a text in which nothing has a meaning. @param {string} markdown */
function shown(markdown) {
  const plain = markdown.replace(/\\([\\`*_[\]<>|#&~])/g, (_, character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xe000),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would begin another line
  assert.doesNotMatch(plain, /[\\`*_[\]<>|#&~\0-\x1f]/, `something has a meaning in ${markdown}`);
  return plain.replace(/[\ue020-\ue07f]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xe000),
  );
}

/** A text without what would begin another line. @param {string} text */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they would begin another line
const onALine = (text) => text.replace(/[\0-\x1f]/g, ' ');

/** Reads a report in Markdown. It fails where a line is none that a report has. @param {string} markdown */
function read(markdown) {
  const beginning = '# Failures in TTMinis.game\n\n';
  assert.ok(markdown.startsWith(beginning) && markdown.endsWith('\n'));
  /** @type {[name: string, value: string][]} */
  const game = [];
  /** @type {{ heading: string, items: Record<string, string> }[]} */
  const failures = [];
  for (const line of markdown.slice(beginning.length, -1).split('\n')) {
    const item = /^- ([\s\S]*?): ([\s\S]*)$/.exec(line);
    if (line.startsWith('## ')) failures.push({ heading: shown(line.slice(3)), items: {} });
    else if (item) {
      const [name, value] = [shown(/** @type {string} */ (item[1])), shown(/** @type {string} */ (item[2]))];
      const failure = failures[failures.length - 1];
      if (failure) failure.items[name] = value;
      else game.push([name, value]);
    } else assert.equal(line, '', `a line of its own: ${line}`);
  }
  return { game, failures };
}

/** Checks that both forms hold the same, and nothing that has a meaning. @param {any} history @param {object} game @param {number} now */
function assertHarmless(history, game, now) {
  const { markdown, data } = reportOf(history, game, now);
  const { game: told, failures } = read(markdown);
  assert.deepEqual(
    told.map(([name]) => name),
    [...LABELS, 'Reported at'],
  );
  GAME_FIELDS.forEach((/** @type {string} */ field, /** @type {number} */ index) => {
    assert.equal(told[index]?.[1], data[field] === null ? 'not given' : onALine(data[field]));
  });
  assert.deepEqual(
    failures.map(({ heading }) => heading),
    data.failures.map((/** @type {any} */ { code, title }) => onALine(code ? `${code} ${title}` : title)),
  );
  failures.forEach(({ items }, index) => {
    const { message, call, url, count } = data.failures[index];
    assert.ok(!message || items.Error?.includes(onALine(`errMsg "${message}"`)), message);
    for (const part of [call, url]) assert.ok(!part || items.Call?.includes(onALine(part)), part);
    assert.ok(items.Times?.startsWith(`${count}`));
  });
}

/** Texts that mean something in Markdown, in HTML, in a table or in JSON. */
const TRICKS = [
  'a|b',
  'a\\|b',
  'a\\\\|b',
  'ends with \\',
  '`code`',
  '```\nfence\n```',
  '~~~',
  '~~gone~~',
  'one\ntwo',
  'one\r\ntwo',
  'one\rtwo',
  '\n\n# heading',
  '\n## heading',
  '\n- item',
  '\n| a | b |\n|---|---|',
  '\n---\n',
  '\n===\n',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<https://evil.example>',
  '<!-- ',
  '-->',
  '&lt;b&gt;',
  '&#60;',
  '[x](https://evil.example)',
  '![x](https://evil.example/a.png)',
  '[x][y]\n\n[y]: https://evil.example',
  '[^1]',
  '**bold** _em_ __strong__',
  '    indented',
  '\t\tindented',
  '1. item',
  '\u0000\u0001\u001f\u007f\u0085\u2028\u2029',
  '"quoted" \\u0041 \\n',
  '\u{1f600}\ufe0f é 中文 \u202e',
  '\ufeff\ufffd',
];

/** A failure that says a text wherever one is said. @param {string} status @param {string} text */
function failureThatSays(status, text) {
  const item = { text, where: text, kind: 'call', why: text, id: text, title: text, source: text };
  const list = [item, item].map((one) => ({ ...one, entry: { title: text, code: text } }));
  const explanation = madeUp({
    ...{
      status,
      id: text,
      title: text,
      code: text,
      message: text,
      meaning: text,
      reason: text,
      looksLike: text,
    },
    ...{ problems: list, candidates: list, steps: list, nearest: list, escalate: 'support' },
    ...{ match: { confidence: 'likely' }, common: { expected: null } },
  });
  const call = { function: text, method: text, url: text, host: text, adUnitId: text, startedAt: NOW };
  return failure(explanation, call);
}

const STATUSES = ['known', 'ambiguous', 'unknown', 'unrecognized'];

describe('the contents', () => {
  test('both forms have what support asks for', () => {
    const given = ['aw1234', 'Night Run', 'true', '36.1.2', '0.33.0', 'iOS 18.2', 'BR'];
    for (let missing = 0; missing < 128; missing++) {
      const game = Object.fromEntries(
        GAME_FIELDS.map((/** @type {string} */ field, /** @type {number} */ index) => [
          field,
          (missing >> index) & 1 ? undefined : given[index],
        ]),
      );
      const { markdown, data } = reportOn([], game);
      LABELS.forEach((label, index) => {
        const value = game[GAME_FIELDS[index]];
        assert.ok(
          markdown.includes(`- ${label.replace('_', '\\_')}: ${value ?? 'not given'}\n`),
          `${label} ${missing}`,
        );
        assert.equal(data[GAME_FIELDS[index]], value ?? null);
      });
    }
  });

  test('what is given may be too long, or nothing', () => {
    const none = reportOn([]);
    assert.equal(none.markdown.split('not given').length, 8);
    assert.deepEqual(reportOn([], everyField('')), none);
    const long = reportOn([], everyField('é '.repeat(50_000)));
    for (const field of GAME_FIELDS) assert.equal([...long.data[field]].length, 121, field);
    assert.ok(long.json.length < 4000 && long.markdown.length < 4000);
  });

  test('a report of nothing is a report', () => {
    const { markdown, data } = reportOf(historyOf([]), {}, Number.NaN);
    assert.ok(markdown.endsWith('- Reported at: ; failures: 0; older ones dropped: 0\n'));
    assert.deepEqual([data.reportedAt, data.total, data.failures], ['', 0, []]);
  });

  test('every group, its raw error and its call are in both forms', () => {
    const failures = Array.from({ length: 15 }, (_, kind) =>
      failure(ask({ errCode: 99000 + kind, errMsg: `message number ${kind}` }), {
        ...{ api: 'request', function: 'request', method: 'POST', host: `host-${kind}.example` },
        ...{ url: `https://host-${kind}.example/path`, startedAt: NOW + kind, elapsedMs: 40 },
      }),
    );
    const { markdown, data } = reportOn(failures);
    assert.deepEqual([data.failures.length, data.total], [15, 15]);
    data.failures.reverse().forEach((/** @type {any} */ entry, /** @type {number} */ kind) => {
      const { code, message, call, url, side, count, elapsedMs } = entry;
      assert.deepEqual(
        [code, message, call, url, side, count, elapsedMs],
        [
          ...[`${99000 + kind}`, `message number ${kind}`, 'request POST'],
          ...[`https://host-${kind}.example/path`, 'unclear', 1, 40],
        ],
      );
      const lines = [
        `## ${99000 + kind} message number ${kind}`,
        `- Error: errCode ${99000 + kind}, errMsg "message number ${kind}"`,
        `- Call: request POST https://host-${kind}.example/path (40 ms)`,
        '- Times: 1 · 2026-09-21T14:13:20Z',
      ];
      assert.ok(markdown.includes(`\n${lines.join('\n')}\n`), lines.join('\n'));
    });
  });

  test('the advice of the answers is not in it, and ten groups take at most 60 lines', () => {
    const failures = entries.slice(0, 10).map((entry, kind) => ({
      ...failure(
        ask({ errCode: numberOf(entry), errMsg: `${entry.title}\n`.repeat(9) }, { api: apiOf(entry) }),
        {
          ...{ function: 'request', method: 'POST', host: 'a.example', url: `https://a.example/${kind}` },
          ...{ startedAt: NOW + kind, elapsedMs: 40, adUnitId: '7' },
        },
      ),
      ...(kind > 6 && {
        uncaught: { name: 'TypeError', place: 'a.js:1:2', stack: Array(5).fill('at f (a.js:1:2)') },
      }),
    }));
    const { markdown, json } = reportOf(historyOf(failures.concat(failures)), everyField('given'));
    assert.equal(markdown.split('\n## ').length, 11);
    const lines = markdown.trimEnd().split('\n').length;
    assert.ok(lines <= 60, `${lines} lines`);
    for (const { explanation } of failures) {
      for (const { text: step } of explanation.steps) {
        assert.ok(!markdown.includes(step) && !json.includes(step), step);
      }
    }
  });

  test('an uncaught error has its stack', () => {
    const uncaught = { name: 'TypeError', place: 'a.js:1:2', stack: ['at f (a.js:1:2)', 'at g (a.js:3:4)'] };
    const one = { ...failure(ask(new TypeError('x is null')), { startedAt: NOW }), uncaught };
    const { markdown, data } = reportOn([one]);
    assert.deepEqual(data.failures[0].uncaught, uncaught);
    assert.ok(markdown.includes('\n## TypeError: x is null\n- Stack: at f (a.js:1:2) \\< at g (a.js:3:4)\n'));
  });

  test('no group is left out', () => {
    const failures = Array.from({ length: MAX_GROUPS }, (_, kind) =>
      failure(ask({ errCode: 90000 + kind, errMsg: `message ${kind}` }), { startedAt: NOW + kind }),
    );
    const { markdown } = reportOn(failures);
    assert.equal(markdown.split('\n## ').length - 1, MAX_GROUPS);
    // The title of what is not listed is its message.
    for (let kind = 0; kind < MAX_GROUPS; kind++) {
      assert.ok(markdown.includes(`## ${90000 + kind} message ${kind}\n`));
    }
  });

  test('it counts as the history does', () => {
    const of = (/** @type {number} */ kind, /** @type {number} */ ms) =>
      failure(ask({ errCode: 99000 + kind }), { startedAt: NOW + ms });
    const history = historyOf([of(0, 0), of(0, 90_000), of(1, 1000), of(0, 91_000)]);
    const { markdown, data } = reportOf(history);
    assert.equal(data.total, 4);
    view(history).rows.forEach((/** @type {any} */ row, /** @type {number} */ index) => {
      const { code, title, side, count, perMinute } = data.failures[index];
      assert.deepEqual(
        [code, title, side, count, perMinute],
        [row.code, row.title, row.side, row.count, row.perMinute],
      );
    });
    const { count, perMinute, first, last } = data.failures[0];
    assert.deepEqual([count, perMinute, first, last], [3, 2, '2026-09-21T14:13:20Z', '2026-09-21T14:14:51Z']);
    assert.ok(markdown.includes('- Times: 3 · 2026-09-21T14:13:20Z – 2026-09-21T14:14:51Z\n'));
  });

  test('a pause leaves nothing out', () => {
    const history = historyOf([failure(ask({ errCode: 99998 }), { startedAt: NOW })]);
    history.pause(true);
    history.record(failure(ask({ errCode: 99999 }), { startedAt: NOW + 1 }));
    const { data } = reportOf(history);
    assert.deepEqual([data.failures.length, data.total], [2, 2]);
    history.pause(false);
    assert.equal(reportOf(history).data.failures.length, 2);
  });

  test('it stays small', () => {
    // Characters that take the most bytes, those that are escaped in Markdown, in JSON, and none of these.
    for (const piece of ['\u{1f600} ', '| ', '\n\u0001', 'a word ']) {
      const answers = JSON.parse(text('tests/data/inputs.json')).map(answerTo);
      answers.sort(
        (/** @type {any} */ a, /** @type {any} */ b) => JSON.stringify(a).length - JSON.stringify(b).length,
      );
      const failures = Array.from({ length: MAX_GROUPS }, (_, kind) => {
        const answer = answers[answers.length - 1 - ((MAX_GROUPS - 1 - kind) % answers.length)];
        const message = [...piece.repeat(1000)].slice(0, 1024).join('');
        const host = `${kind}${'.example'.repeat(30)}`;
        return failure(
          { ...answer, message },
          {
            ...{
              api: 'request',
              function: 'request',
              method: 'DELETE',
              host,
              elapsedMs: 1e12,
              startedAt: NOW,
            },
            url: `https://${host}/${kind}/${'path/'.repeat(200)}`,
          },
        );
      });
      const { markdown, json, data } = reportOn(failures, everyField(piece.repeat(1000)));
      assert.equal(data.failures.length, MAX_GROUPS);
      const most = Math.max(Buffer.byteLength(markdown), Buffer.byteLength(json));
      assert.ok(most < LIMIT, `${most} bytes of ${JSON.stringify(piece)}`);
    }
  });
});

describe('the dates', () => {
  test('are those of the calendar', () => {
    for (const [ms, date] of /** @type {const} */ ([
      [1, '1970-01-01T00:00:00Z'],
      [951_782_400_000, '2000-02-29T00:00:00Z'],
      [951_868_799_999, '2000-02-29T23:59:59Z'],
      [951_868_800_000, '2000-03-01T00:00:00Z'],
      [1_798_761_599_000.75, '2026-12-31T23:59:59Z'],
      [4_107_542_400_000, '2100-03-01T00:00:00Z'],
      [253_402_300_799_999, '9999-12-31T23:59:59Z'],
      [253_402_300_800_000, ''],
      [1e300, ''],
      [0, ''],
      [-1, ''],
      [Number.POSITIVE_INFINITY, ''],
      [Number.NEGATIVE_INFINITY, ''],
      [Number.NaN, ''],
    ])) {
      assert.equal(reportOf(historyOf([]), {}, ms).data.reportedAt, date, `${ms}`);
    }
  });

  test('that are not known are left out', () => {
    for (const startedAt of [0, -5, 1e300, Number.NaN]) {
      const { markdown, data } = reportOn([failure(ask(null), { startedAt })]);
      assert.deepEqual([data.failures[0].first, data.failures[0].last], ['', '']);
      assert.doesNotMatch(markdown, /1970/);
      assert.ok(markdown.endsWith('- Times: 1\n'));
    }
  });
});

describe('Markdown', () => {
  const trick = fc.oneof(
    { arbitrary: fc.constantFrom(...TRICKS), weight: 3 },
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.stringMatching(/^[\\|`*_<>&#~[\]()!\r\n\t a-c:-]{0,12}$/),
  );
  // `shown` uses these characters itself.
  const anyText = fc
    .array(trick, { maxLength: 3 })
    .map((pieces) => pieces.join('').replace(/[\ue020-\ue07f]/g, ''));

  test('nothing that is said has a meaning in it', () => {
    for (const one of [...TRICKS, TRICKS.join('')]) {
      for (const status of STATUSES)
        assertHarmless(historyOf([failureThatSays(status, one)]), everyField(one), NOW);
    }
  });

  test('a message reads as it was written', () => {
    for (const one of TRICKS) {
      const { markdown, data } = reportOn([failure(ask({ errCode: 99999, errMsg: one }))]);
      assert.equal(data.failures[0].message, one);
      assert.equal(read(markdown).failures[0]?.items.Error, `errCode 99999, errMsg "${onALine(one)}"`, one);
    }
  });

  test('whatever is said is only read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...STATUSES), anyText), { maxLength: 3 }),
        fc.array(fc.option(anyText, { nil: undefined }), { minLength: 7, maxLength: 7 }),
        fc.double(),
        (said, given, now) => {
          const game = Object.fromEntries(given.map((value, index) => [GAME_FIELDS[index], value]));
          assertHarmless(historyOf(said.map(([status, one]) => failureThatSays(status, one))), game, now);
        },
      ),
    );
  });
});

/** Texts with a secret, which contains `planted`. */
const LEAKS = [
  'token=planted123',
  'no route, access_token: planted123',
  '{"session_key":"planted123"}',
  'Authorization: Bearer planted123abc',
  'password=planted123 was refused',
  'https://api.example.com/score?sig=planted123',
  'https://user:planted123@api.example.com/score',
  'https://api.example.com/score#planted123',
  'cookie: sid=planted123',
  'write to planted123@mail.example.com',
];

describe('secrets', () => {
  /** @param {any[]} failures @param {object} [game] */
  const assertClean = (failures, game) => {
    const { markdown, json } = reportOn(failures, game);
    assert.doesNotMatch(markdown, /planted/);
    assert.doesNotMatch(json, /planted/);
  };

  test('no message has one', () => {
    for (const leak of LEAKS) {
      for (const context of [undefined, { api: 'request' }, { api: 'ad.show' }]) {
        for (const error of [{ errCode: 99999, errMsg: leak }, { errMsg: leak }, leak]) {
          assertClean([failure(ask(error, context), { api: 'request' })]);
        }
      }
    }
  });

  test('no field of a failure has one', () => {
    for (const leak of LEAKS) {
      const item = { text: leak, kind: 'call', why: leak, title: leak, where: 'code', source: 'developer' };
      const list = [{ ...item, id: 'a', entry: { title: leak, code: 5 } }];
      for (const status of STATUSES) {
        const explanation = madeUp({
          ...{ status, id: 'a', title: leak, message: leak, meaning: leak, reason: leak, looksLike: 'text' },
          ...{ problems: list, candidates: list, steps: list, nearest: list, common: { expected: null } },
        });
        assertClean([failure(explanation, { function: 'request', url: leak, startedAt: NOW })]);
      }
    }
  });

  test('no place has one', () => {
    for (const leak of LEAKS) {
      for (const name of ['host', 'adUnitId', 'function']) {
        assertClean([failure(ask({ errCode: 99999 }), { [name]: leak })]);
      }
    }
  });

  test('no row of many has one', () => {
    assertClean(
      Array.from({ length: MAX_GROUPS }, (_, kind) =>
        failure(ask({ errCode: 90000 + kind, errMsg: LEAKS[kind % LEAKS.length] }), { startedAt: NOW }),
      ),
    );
  });

  test('of what is given only the client key stays as it is', () => {
    for (const leak of LEAKS) assertClean([], { ...everyField(leak), clientKey: undefined });
    // Support asks for it, and it looks like what is left out elsewhere.
    for (const clientKey of [
      'aw1234567890abcdef',
      'sbaw9x8y7z6w5v4u3t2s1r0q9p8o7n6m',
      'mgx7Zq93Lk0PvT5bNc2Yd8Wf4Hs6Jr1Ua',
    ]) {
      const { markdown, json } = reportOn([], { clientKey });
      assert.ok(markdown.includes(`- client\\_key: ${clientKey}\n`));
      assert.ok(json.includes(`"clientKey":"${clientKey}"`));
    }
  });

  test('what support needs stays', () => {
    const given = ['key', 'Night Run 2', 'true', '36.1.2', '0.33.0', 'iOS 18.2 (iPhone15,3)', 'BR'];
    const game = Object.fromEntries(given.map((value, index) => [GAME_FIELDS[index], value]));
    const error = { errCode: 600011, errMsg: 'request:fail URL validation error, code 600011' };
    const failures = [
      failure(ask(error, { api: 'request' }), {
        ...{ api: 'request', function: 'request', method: 'POST', host: 'api.example.com', startedAt: NOW },
        ...{ url: 'https://api.example.com:8443/v2/score', elapsedMs: 1240 },
      }),
      failure(ask({ errCode: 20001 }, { api: 'ad.init' }), {
        ...{ function: 'createRewardedVideoAd', adUnitId: 'ad7412345678901234567' },
      }),
    ];
    const { markdown, json } = reportOn(failures, game);
    for (const kept of [
      'Night Run 2',
      '36.1.2',
      '0.33.0',
      'iOS 18.2 (iPhone15,3)',
      'request POST',
      'https://api.example.com:8443/v2/score',
      'request:fail URL validation error, code 600011',
      'ad7412345678901234567',
      'createRewardedVideoAd',
      '600011',
    ]) {
      assert.ok(markdown.includes(kept), `${kept} in Markdown`);
      assert.ok(json.includes(kept), `${kept} in JSON`);
    }
  });

  test('every title of the catalog stays as it is', () => {
    for (const entry of entries) {
      const answer = ask({ errCode: numberOf(entry), errMsg: entry.title }, { api: apiOf(entry) });
      const { title, message } = reportOn([failure(answer)]).data.failures[0];
      assert.deepEqual([title, message], [entry.title, entry.title]);
    }
  });
});
