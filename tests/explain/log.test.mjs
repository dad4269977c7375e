// @ts-check
// Several errors in one text: explainAll finds each, and explain says that there are more.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from '../support/fast-check.mjs';
import { cores } from './ask.mjs';

/** A log, and what explainAll finds in it: an id, or the status and the code. @type {[log: string, ...found: string[]][]} */
const LOGS = [
  ['[error] request:fail url not in domain list\n30001 User exit\n', 'network/21100', 'ad.show/30001'],
  [
    "{errCode:21103,errMsg:'Request timeout'} {errCode:30001, errMsg:'User exit'}",
    'network/21103',
    'ad.show/30001',
  ],
  [
    'errCode: 21103, errMsg: Request timeout\r\nerrCode: 30001, errMsg: User exit',
    'network/21103',
    'ad.show/30001',
  ],
  // One error on several lines.
  ['errCode: 30001\nerrMsg: User exit', 'ad.show/30001'],
  ['[vConsole] errMsg: User exit\n[vConsole] errCode: 30001', 'ad.show/30001'],
  ['{\n  "errCode": 30001,\n  "errMsg": "User exit"\n}', 'ad.show/30001'],
  ["{\nerrCode: 30001,\n  errMsg: 'User exit'\n}\n", 'ad.show/30001'],
  ['Error: User exit\n    at show (game.js:1:2)\n    at main (game.js:9:1)', 'ad.show/30001'],
  // Other lines are passed over.
  [
    'score: 30001 points\n{\n  "errCode": 21100,\n  "errMsg": "URL not in domain list"\n}\nframe 16 ms, 60 fps\nad.show:fail {"errCode":11003,"errMsg":"Ad instance can only show once"}',
    'network/21100',
    'ad.show/11003',
  ],
  ['level 3 loaded\nlogin:fail system error\nTypeError: x is not a function', 'unknown null'],
  // An object that was cut off hides nothing behind it.
  ["[log] { score: 5\nrequest:fail {errCode:21103, errMsg:'Request timeout'}", 'network/21103'],
  // The same error twice is two errors.
  ['21103 Request timeout\n21103 Request timeout', 'network/21103', 'network/21103'],
  // Behind a time, a tag, or both.
  [
    '[12:09] 21103 Request timeout\n2026-11-27T12:09:33.123Z [net] 21100 URL not in domain list',
    'network/21103',
    'network/21100',
  ],
  ['12:09:33 errMsg: User exit\n12:09:33 errCode: 30001', 'ad.show/30001'],
  ['12:09:33 21103 players online'],
  // Each of these could be read in two ways: all of them together, in more ways than there is time for.
  [`${'[-]'.repeat(2000)}a1`],
  [`${'1:'.repeat(2000)}a1`],
  ['nothing\nto see'],
  [' \n{}\n'],
  [''],
];

for (const [form, { explain, explainAll }] of Object.entries(cores)) {
  describe(`a log (${form})`, () => {
    for (const [log, ...found] of LOGS) {
      test(JSON.stringify(log).slice(0, 80), () => {
        const answers = explainAll(log);
        const names = answers.map((answer) =>
          answer.status === 'known' ? answer.id : `${answer.status} ${answer.code}`,
        );
        assert.deepEqual(names, found);
        assert.ok(Object.isFrozen(answers) && answers.every((answer) => Object.isFrozen(answer)));

        const one = explain(log);
        const saysMore = one.problems.some(({ kind }) => kind === 'more-errors');
        assert.equal(saysMore, new Set(found).size > 1, one.text);
        if (saysMore)
          assert.deepEqual(Object.assign({}, one, { problems: [], text: '' }), {
            ...answers[0],
            problems: [],
            text: '',
          });
      });
    }

    test('takes a context, and any other value', () => {
      assert.equal(explainAll('30001\n21103', { api: 'ad.show' })[0]?.api, 'ad.show');
      const error = { errCode: 21103, errMsg: 'Request timeout' };
      assert.deepEqual(explainAll(/** @type {any} */ (error)), [explain(error)]);
      assert.deepEqual(explainAll(/** @type {any} */ (undefined)), []);
      assert.deepEqual(
        explainAll(
          /** @type {any} */ (
            new Proxy(
              {},
              {
                get() {
                  throw new Error('no');
                },
              },
            )
          ),
        ),
        [],
      );
    });

    test('may be long', () => {
      const lines = Array.from({ length: 13000 }, (_, at) =>
        at % 100 ? `[log] frame ${at} took 16 ms` : `{errCode:21103,errMsg:'Request timeout'}`,
      );
      assert.equal(explainAll(lines.join('\n')).length, 130);
      assert.ok(explainAll('{\n'.repeat(1e6)).length === 0 && explainAll('a\n'.repeat(1e6)).length === 0);
    });

    test('loses no error that stands in a line of its own', () => {
      const noise = fc.constantFrom(
        '',
        'frame 16 ms',
        '{',
        '}',
        '[log] {a: 1}',
        '  at f (a.js:1:2)',
        '"',
        'score=5',
      );
      const error = fc.constantFrom("{errCode:21103,errMsg:'Request timeout'}", '30001 User exit');
      fc.assert(
        fc.property(
          fc.array(fc.oneof({ arbitrary: noise, weight: 3 }, error), { maxLength: 12 }),
          (lines) => {
            // What closes a bracket that nothing opened, or the other way round, may belong to the error behind it.
            const log = lines.filter((line) => line !== '{').join('\n');
            const expected = lines.filter((line) => /^30001|^\{errCode/.test(line));
            assert.equal(explainAll(log).length, expected.length, log);
          },
        ),
        { numRuns: 200 },
      );
    });
  });
}
