// @ts-check
// Whatever comes in, an answer comes out: always well-formed, always the same, never too long.
import assert from 'node:assert/strict';
import fc from '../support/fast-check.mjs';
import { anything, hostileValues } from '../support/hostile.mjs';
import { APIS, api, entries, testCores } from './ask.mjs';

/** @typedef {import('./ask.mjs').Ask} Ask */
/** @typedef {import('./ask.mjs').Answer} Answer */

/** Long enough for every true answer, short enough for a screen that scrolls. */
const TEXT_LIMIT = 4000;
const RUNS = { numRuns: 1000 };
/** Names that are looked for, so that what is generated is not all noise. */
const KEYS = [
  ...['errCode', 'errNo', 'errno', 'errorCode', 'error_code', 'code', 'sub_error_code', 'errMsg', 'errorMsg'],
  ...['error_msg', 'message', 'msg', 'error', 'data', 'detail', 'reason', 'name', 'type', 'target', 'then'],
  ...['statusCode', 'stack'],
];
const CONTEXT_KEYS = [
  ...['api', 'args', 'trustedDomains', 'aborted', 'elapsedMs', 'totalBytes', 'filePathSupported'],
  ...['idempotent', 'ad', 'redact'],
];
const CODES = [0, -1, -102, 200, 404, 500, 10001, 21101, 21103, 30001, 50000, 50101, 600003, 99999];
const TEXTS = [
  ...[
    'User exit',
    'Network error',
    'request:fail',
    'show:fail ',
    'login:fail ',
    'Server error',
    '30001',
    '-1',
  ],
  ...[':ok', 'url not in domain list, url == ', '{"errCode":30001}', 'errCode: 30001, errMsg: '],
  ...['\u2019', '\uff1afail'],
];

const anyString = fc.string({ unit: 'binary' });
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TEXTS),
      anyString,
      fc.stringMatching(/^[ :{}[\]"'\\0-9a-z.=,]{0,12}$/),
      fc.constantFrom(...CODES).map(String),
    ),
    { maxLength: 4 },
  )
  .map((pieces) => pieces.join(''));

/** Values as JSON has them. @type {any} */
const json = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(...CODES),
    text,
  ),
  tree: fc.oneof(
    { maxDepth: 6 },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .array(
        fc.tuple(
          fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...KEYS) }, { weight: 1, arbitrary: anyString }),
          tie('tree'),
        ),
        { maxLength: 5 },
      )
      .map(Object.fromEntries),
    tie('tree').map((inner) => JSON.stringify(inner)),
  ),
})).tree;

/** Options with values of every kind. */
const call = fc
  .array(
    fc.tuple(
      fc.constantFrom('url', 'method', 'data', 'header', 'timeout', 'filePath', 'adUnitId'),
      fc.oneof(
        fc.stringMatching(/^(https?|ftp)?:?\/{0,3}[a-z@:.[\]%*#?/ ]{0,24}$/),
        fc.stringMatching(/^ttfile:\/\/(user|temp)[a-z/.]{0,8}$/),
        text,
        json,
      ),
    ),
    { maxLength: 4 },
  )
  .map(Object.fromEntries);

const context = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...APIS).map(api),
  fc.boolean().map((aborted) => ({ aborted })),
  json,
  json.map((/** @type {unknown} */ name) => ({ api: name })),
  fc.record({
    api: fc.constantFrom(...APIS),
    args: call,
    trustedDomains: json.map((/** @type {unknown} */ domain) => [domain, 'https://a.example']),
    ad: json,
    redact: fc.constant(true),
  }),
  fc.array(fc.tuple(fc.constantFrom(...CONTEXT_KEYS), json), { maxLength: 5 }).map(Object.fromEntries),
);

/**
 * Asks, and checks what holds for every answer.
 *
 * @param {Ask} ask
 * @param {unknown} error
 * @param {unknown} [context]
 * @param {unknown} [message]
 */
function askAndCheck(ask, error, context, message) {
  const answer = ask(error, context, message);
  const { value } = answer;
  assert.deepEqual(ask(error, context, message).value, value, 'the same input, the same answer');
  const written = JSON.parse(JSON.stringify(value));
  // JSON has no negative zero.
  if (value.code === 0) written.code = value.code;
  assert.deepEqual(written, value, 'an answer survives being written down');
  check(value);
  for (const candidate of value.candidates ?? []) check(candidate);
  if (value.status === 'ambiguous') assert.ok(value.candidates.length >= 2, 'one candidate is no choice');
  else if (value.status === 'unknown') assert.equal(value.retry.kind, 'undecided');
  else if (value.status === 'unrecognized') assert.equal(typeof value.looksLike, 'string');
  else assert.equal(value.status, 'known');
  assert.notEqual(value.looksLike, 'unread', value.reason);
  return answer;
}

/** @param {any} answer */
function check(answer) {
  const length = Array.from(answer.text).length;
  assert.ok(length > 0 && length <= TEXT_LIMIT, `${length} characters: ${answer.text}`);
  for (const field of ['steps', 'facts', 'problems']) assert.ok(Array.isArray(answer[field]), field);
  assert.equal(typeof answer.retry.kind, 'string');
  assert.match(answer.catalog.revision, /^\d{4}-\d\d-\d\d$/);
  if (answer.status !== 'known') return;
  const entry = entries.find(({ id }) => id === answer.id);
  // What the game knows of an abort narrows that row's meaning.
  assert.ok(answer.meaning === entry?.meaning || answer.id === 'network/600003', answer.meaning);
  const { by, confidence } = answer.match;
  assert.ok(by.includes('code') || by.includes('message'), `nothing but the call led to ${answer.id}`);
  if (confidence !== 'exact') return;
  assert.ok(by.includes('code') && by.length > 1, `${answer.id} is exact by ${by}`);
  // A context that could not be used, or further errors, take nothing from what the code and the message say.
  const isBeside = (/** @type {any} */ { kind }) => ['bad-context', 'call', 'more-errors'].includes(kind);
  assert.ok(answer.problems.every(isBeside), `${answer.id} is exact and contradicts itself`);
}

testCores('every value of JSON has a well-formed answer', (ask) => {
  const asked = fc.property(json, context, fc.option(text, { nil: undefined }), (error, known, message) => {
    askAndCheck(ask, error, known, message);
  });
  fc.assert(asked, RUNS);
});

testCores('every text has a well-formed answer', (ask) => {
  const asked = fc.property(text, context, (error, known) => {
    askAndCheck(ask, error, known);
    askAndCheck(ask, { errMsg: error }, known);
  });
  fc.assert(asked, RUNS);
});

testCores('every value of JavaScript has a well-formed answer', (ask) => {
  const asked = fc.property(anything, anything, (error, known) => {
    const { value } = ask(error(), known());
    check(value);
    assert.notEqual(value.looksLike, 'unread', value.reason);
  });
  fc.assert(asked, { numRuns: 500 });
});

testCores('a hostile value has a well-formed answer, wherever it stands', (ask) => {
  for (const [name, value] of Object.entries(hostileValues())) {
    for (const [error, known] of [
      [value, undefined],
      [{ errCode: value, errMsg: 'User exit' }, undefined],
      [{ errCode: 30001, errMsg: value }, { api: value }],
      [
        { error: value, data: value, detail: value, reason: value, cause: value },
        { args: value, ad: value },
      ],
      [[value, value], { args: { url: value, data: value, header: value }, trustedDomains: [value] }],
      [undefined, value],
      [{ errCode: 21100 }, { api: 'request', trustedDomains: value, redact: value, elapsedMs: value }],
    ]) {
      const answer = ask(error, known).value;
      check(answer);
      assert.notEqual(answer.looksLike, 'unread', `${name}: ${answer.reason}`);
    }
  }
});

testCores('text behind a wording and a full stop does not hide it', (ask) => {
  const asked = fc.property(anyString, (rest) => {
    const answer = askAndCheck(ask, { errCode: 30001, errMsg: `User exit. ${rest}` });
    assert.ok(answer.isKnownAs('ad.show/30001'), answer.verdict);
  });
  fc.assert(asked, RUNS);
});

testCores('what stands beside code and message does not matter', (ask) => {
  const others = fc.dictionary(anyString, json, { maxKeys: 7 });
  const plain = { errCode: 30001, errMsg: 'User exit' };
  const asked = fc.property(others, (other) => {
    for (const key of [...KEYS, 'subErrorCode']) delete other[key];
    assert.deepEqual(askAndCheck(ask, { ...other, ...plain }).value, askAndCheck(ask, plain).value);
  });
  fc.assert(asked, RUNS);
});

testCores('a message of a megabyte is read from its beginning', (ask) => {
  const long = 'x'.repeat(1 << 20);
  for (const errMsg of [`User exit, ${long}`, `show:fail User exit. ${long}`]) {
    const answer = askAndCheck(ask, { errCode: 30001, errMsg });
    assert.ok(answer.isKnownAs('ad.show/30001') && answer.isExact, answer.verdict);
    assert.equal(answer.value.message, errMsg, 'the message is given back as it came in');
    assert.ok(JSON.stringify({ ...answer.value, message: null }).length < 10_000, 'and nowhere else in full');
    assert.ok(askAndCheck(ask, errMsg).isKnownAs('ad.show/30001'));
  }
});

testCores('a code with a megabyte of anything is still found', (ask) => {
  const pieces = [
    'x',
    ' ',
    '{',
    '}',
    '"',
    '\\',
    ':',
    ':fail',
    'errCode:',
    'errMsg:',
    'code',
    'msg=}',
    'ok ',
    '0',
  ];
  for (const piece of [...pieces, 'é', '\u{1f600}', '\0', '\u2028', '1']) {
    const errMsg = piece.repeat((1 << 20) / piece.length);
    const { value, verdict } = askAndCheck(ask, { errCode: 11003, errMsg });
    assert.ok(value.status === 'known' || value.status === 'unknown', `${piece}: ${verdict}`);
    askAndCheck(ask, errMsg);
    askAndCheck(ask, { errCode: errMsg });
    askAndCheck(ask, { errCode: 30001, api: errMsg }, { api: errMsg });
  }
});

testCores('a text cut off inside a character does not matter', (ask) => {
  for (const wide of ['é', '：', '\u{1f600}']) {
    for (const around of [1030, 8190]) {
      for (let length = around - 30; length < around + 30; length++) {
        const long = 'x'.repeat(length) + wide + wide;
        askAndCheck(ask, { errMsg: long });
        askAndCheck(ask, long);
      }
    }
    for (let length = 0; length < 100; length++) {
      const message = `${'x'.repeat(length)}${wide}:ok${wide}`;
      askAndCheck(ask, { errCode: 21103, errMsg: message }, { api: message });
      askAndCheck(ask, { errMsg: `${message}:fail User exit` });
    }
  }
});

testCores('depth does not matter', (ask) => {
  for (const wrapper of ['error', 'data', 'detail', 'reason', 'cause']) {
    /** @type {object} */
    let error = { errCode: 30001, errMsg: 'User exit' };
    for (let level = 0; level < 1000; level++) error = { [wrapper]: error };
    askAndCheck(ask, error, error);
  }
  const brackets = '['.repeat(100_000);
  for (const text of [brackets, '{"error":'.repeat(100_000), `${'['.repeat(100)}1${']'.repeat(100)}`]) {
    askAndCheck(ask, text);
    askAndCheck(ask, { message: text });
  }
});

testCores('numbers at the edges have an answer', (ask) => {
  const wholes = [
    -(2n ** 63n),
    2n ** 63n - 1n,
    2n ** 53n,
    2n ** 53n + 1n,
    -(2n ** 53n),
    2n ** 32n - 1n,
    -(2n ** 31n),
  ];
  const fractions = [
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    Number.MIN_VALUE,
    Number.EPSILON,
    -0,
    0.5,
    30001.0001,
    1e21,
  ];
  const others = [2n ** 64n - 1n, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of [...wholes, ...wholes.map(Number), ...fractions, ...others]) {
    for (const error of [number, { errCode: number }, [number], String(number)]) {
      const { value, verdict } = askAndCheck(ask, error);
      const name = `${number} as ${typeof error}`;
      assert.ok(value.status === 'unknown' || value.status === 'unrecognized', `${name}: ${verdict}`);
    }
  }
});
