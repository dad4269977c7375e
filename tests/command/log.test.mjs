// @ts-check
// The command with a log in its input: records, text and what else a pipe can bring.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, explainAll } from 'ttminis-explain';
import fc from '../support/fast-check.mjs';
import { text } from '../support/paths.mjs';
import { objects, parts, run } from './run.mjs';

const timeout = { errCode: 21103, errMsg: 'request:fail Request timeout' };
const exit = { errCode: 30001, errMsg: 'User exit' };
const noise = { level: 30, msg: 'server listening', port: 3000 };

/** What was found, as `line id`, or `line status`. @param {string} out */
const found = (out) => objects(out).map(({ line, id, status }) => `${line} ${id ?? status}`);

/** The same of a log that is given as text, JSON records and bytes. @param {NonNullable<import('./run.mjs').Asked['input']>} input @param {string[]} [args] */
async function foundIn(input, args = []) {
  const { out, err, code } = await run(['--json', ...args], { input });
  assert.equal(code, out ? 0 : 1, err);
  assert.equal(err.split('\n').length, out ? 1 : 2, err);
  return found(out);
}

/** @param {unknown[]} records */
const jsonLines = (...records) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

test('records have their error at the top, or in error or err, and name the call', async () => {
  const log = jsonLines(
    { time: 1, ...timeout },
    noise,
    { level: 50, msg: 'request failed', err: { type: 'Error', stack: 'Error: x\n at y', ...timeout } },
    { error: exit, api: 'ad.show' },
    { error: { errCode: 30001 }, function: 'createRewardedVideoAd' },
    { err: { errCode: 30001 }, function: 'rewardedVideoAd.show', api: '/v1/ads' },
    { errNo: 21100, message: 'URL not in domain list' },
    { msg: 'request:fail Request timeout' },
    { errCode: 4242, errMsg: 'of nobody' },
  );
  assert.deepEqual(await foundIn(log), [
    '1 network/21103',
    '3 network/21103',
    '4 ad.show/30001',
    '5 ad.init/30001',
    '6 ad.show/30001',
    '7 network/21100',
    '8 network/21103',
    '9 unknown',
  ]);
});

test('--api is for records that name no call', async () => {
  const log = jsonLines({ errCode: 30001 }, { errCode: 30001, api: 'ad.init' });
  assert.deepEqual(await foundIn(log), ['1 ambiguous', '2 ad.init/30001']);
  assert.deepEqual(await foundIn(log, ['--api', 'ad.show']), ['1 ad.show/30001', '2 ad.init/30001']);
});

test('records of other errors are left out', async () => {
  const log = jsonLines(
    noise,
    { level: 50, msg: 'GET /x', status: 503 },
    { level: 50, code: 'ECONNREFUSED', msg: 'connect ECONNREFUSED 127.0.0.1:5432' },
    { level: 50, err: { type: 'TypeError', message: 'x is not a function', stack: 'TypeError: x' } },
    { code: 500, message: 'oops' },
    { errCode: 0, errMsg: 'request:ok' },
    {},
  );
  const { code, out, err } = await run(['--json'], { input: log });
  assert.deepEqual([code, out], [1, '']);
  assert.equal(err, 'ttminis-explain: no error of the platform found; lines read: 7\n');
});

test('every field is what explain says', async () => {
  const records = [{ ...exit, api: 'ad.show' }, { errCode: 30001 }, { errCode: 98765, errMsg: 'x' }];
  const all = objects((await run(['--json'], { input: jsonLines(...records) })).out);
  const [first, second, third] = all;
  const known = /** @type {import('ttminis-explain').Known} */ (explain(exit, { api: 'ad.show' }));
  assert.deepEqual(first, {
    line: 1,
    status: 'known',
    id: 'ad.show/30001',
    candidates: [],
    code: 30001,
    message: 'User exit',
    api: 'ad.show',
    title: 'User exit',
    source: known.source,
    side: known.side,
    expected: true,
    retry: 'never',
    confidence: 'exact',
    text: known.text,
  });
  assert.deepEqual(second.candidates, ['ad.init/30001', 'ad.show/30001']);
  assert.deepEqual(
    [third.id, third.title, third.source, third.side, third.expected],
    [null, null, null, null, null],
  );
});

test('text, records and objects on several lines stand in one log', async () => {
  const log = [
    '[I] game started',
    '12:00:01 [net] request:fail Request timeout',
    JSON.stringify({ err: exit, api: 'ad.show' }),
    '{',
    '  "errCode": 21100,',
    '  "errMsg": "URL not in domain list"',
    '}',
    '',
    'errCode: 30001',
    'errMsg: User exit',
    '[{"errCode":21103,"errMsg":"Request timeout"},{"errCode":600009,"errMsg":"x"}]',
  ].join('\n');
  assert.deepEqual(await foundIn(log), [
    '2 network/21103',
    '3 ad.show/30001',
    '4 network/21100',
    '9 ad.show/30001',
    '11 network/21103',
    '11 unknown',
  ]);
});

test('a log is explained as explainAll explains it, wherever its lines are cut', async () => {
  const { LineReader, PieceReader } = await parts;
  const inputs = JSON.parse(text('tests/data/inputs.json'))
    .map((/** @type {{ error: unknown }} */ { error }) => error)
    .filter((/** @type {unknown} */ error) => typeof error === 'string' || typeof error === 'object');
  const errors = inputs.flatMap((/** @type {unknown} */ error) =>
    typeof error === 'string' ? [error] : [JSON.stringify(error), JSON.stringify(error, null, 2)],
  );
  const fragment = fc.oneof(
    fc.constantFrom(...errors),
    fc.constantFrom(
      '{',
      '}',
      '  }',
      '"',
      '',
      ' ',
      '---',
      'errCode: 30001',
      'errMsg: User exit',
      'code = 5',
      '[net] errMsg: x {',
    ),
    fc.string({ maxLength: 20 }),
  );
  const logs = fc.array(fragment, { maxLength: 12 }).map((lines) => lines.join('\n'));
  const cuts = fc.array(fc.nat(60), { minLength: 1, maxLength: 5 });
  const property = fc.property(logs, cuts, (log, sizes) => {
    const lines = new LineReader();
    const pieces = new PieceReader();
    const bytes = Buffer.from(log);
    const read = [];
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = 1 + (sizes[turn % sizes.length] ?? 0);
      read.push(...lines.read(bytes.subarray(at, at + size)));
      at += size;
    }
    read.push(...lines.end());
    const whole = [...read.map((line) => pieces.read(line)), pieces.end()].filter(Boolean);
    const answers = whole.flatMap((piece) => explainAll(piece.text));
    assert.deepEqual(
      answers.map((answer) => answer.text),
      explainAll(log).map((answer) => answer.text),
    );
  });
  fc.assert(property, { numRuns: 1500, seed: 7 });
});

test('a record is explained as explain explains it, though only a part of it is looked at', async () => {
  const { readRecord } = await parts;
  for (const { name, error } of JSON.parse(text('tests/data/inputs.json'))) {
    if (typeof error !== 'object' || error === null || Array.isArray(error)) continue;
    const record = readRecord(JSON.stringify({ time: 1, level: 50, ...error }));
    assert.equal(explain(record.error).text, explain(error).text, name);
  }
});

test('a page shows an answer once, and then where it stands', async () => {
  const input = jsonLines(exit, noise, exit, timeout);
  const { out } = await run(['--api', 'ad.show'], { input });
  const heads = out.split('\n').filter((line) => /^(?:Line|\d)/.test(line));
  assert.deepEqual(heads, [
    'Line 1',
    '30001  User exit',
    'Line 3: 30001  User exit, as on line 1',
    'Line 4',
    '21103  Request timeout',
  ]);
  const chinese = await run(['--lang', 'zh'], { input });
  assert.match(chinese.out, /^第 1 行\n30001 {2}User exit\n/);
  assert.match(chinese.out, /^第 3 行：30001 {2}User exit，与第 1 行相同$/m);
});

/** Inputs that no logger writes, and what is found in them. @type {[name: string, input: string | Uint8Array, expected: string[]][]} */
const HOSTILE = [
  [
    'carriage returns',
    `x\r\n${JSON.stringify(timeout)}\r\nrequest:fail Request timeout\r\n`,
    ['2 network/21103', '3 network/21103'],
  ],
  [
    'a mark at the start',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(timeout))]),
    ['1 network/21103'],
  ],
  [
    'UTF-16, as PowerShell writes it',
    Buffer.from(`\ufeff${jsonLines(noise, timeout)}`, 'utf16le'),
    ['2 network/21103'],
  ],
  ['no end of the last line', JSON.stringify(timeout), ['1 network/21103']],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from([0xff, 0, 0xfe, 10, 0xc3, 10]), Buffer.from(jsonLines(timeout))]),
    ['3 network/21103'],
  ],
  ['all bytes', Buffer.from(Array.from({ length: 4096 }, (_, at) => at & 255)), []],
  ['JSON that is cut off', '{"errCode":21103,"errMsg":"request:fail Request tim\n', ['1 network/21103']],
  ['names of the prototype', '{"__proto__":{"errCode":21103},"constructor":1,"toString":2}\n', []],
  [
    'deep JSON',
    `${'{"error":'.repeat(5000)}{}${'}'.repeat(5000)}\n${jsonLines(timeout)}`,
    ['2 network/21103'],
  ],
  ['100,000 empty lines', `${'\n'.repeat(100000)}${jsonLines(timeout)}`, ['100001 network/21103']],
  [
    'an object that never closes',
    `{\n${'  "a": 1,\n'.repeat(3000)}${jsonLines(timeout)}`,
    ['3002 network/21103'],
  ],
];
for (const [name, input, expected] of HOSTILE) {
  test(`the log has ${name}`, async () => {
    assert.deepEqual(await foundIn(input), expected);
  });
}

test('of a line of 10 MB the beginning is read, and a line says so', async () => {
  const long = `{"errCode":21103,"errMsg":"Request timeout","body":"${'x'.repeat(10 << 20)}"}\n`;
  const { code, out, err } = await run(['--json'], { input: [long, jsonLines(exit)] });
  assert.equal(code, 0);
  assert.match(`${found(out)}`, /^1 (?:network\/21103|unknown),2 ad\.show\/30001$/);
  assert.equal(
    err,
    'ttminis-explain: line 1 has more than 1048576 characters: the rest of it was not read\n',
  );
});

test('an empty input says what to do', async () => {
  for (const input of ['', []]) {
    const { code, out, err } = await run([], { input });
    assert.deepEqual([code, out], [1, '']);
    assert.equal(err, 'ttminis-explain: the input is empty: pipe a log in, or pass a code\n');
  }
});

test('answers come while the log is being written', async () => {
  // The last line waits for lines that may belong to it, but not for ever.
  const { out } = await run(['--json'], {
    input: ['request:fail Request timeout\n', jsonLines(exit)],
    pauseMs: 400,
  });
  assert.deepEqual(found(out), ['1 network/21103', '2 ad.show/30001']);
});

test('memory does not grow with the log', async () => {
  const chunk = (/** @type {number} */ at) =>
    jsonLines(
      ...Array.from({ length: 500 }, (_, nth) => ({
        time: nth,
        err: { errCode: 21103, errMsg: `${at * 500 + nth} ${'y'.repeat(200)}` },
      })),
    );
  const few = await run(['--json'], { input: [chunk(0)], env: { NODE_OPTIONS: '--max-old-space-size=64' } });
  const many = await run(['--json'], {
    input: Array.from({ length: 100 }, (_, at) => chunk(at)),
    env: { NODE_OPTIONS: '--max-old-space-size=64' },
  });
  assert.deepEqual([few.code, many.code], [0, 0]);
  assert.equal(many.out.split('\n').length, 50001);
});
