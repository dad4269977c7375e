// @ts-check
// An error is read from every shape in which hosts, engines and wrappers hand it on.
import assert from 'node:assert/strict';
import { api, assertNone, assertVerdicts, testCores } from './ask.mjs';

const CODE_KEYS = [
  ...['errCode', 'errNo', 'errno', 'errorCode', 'error_code', 'errcode', 'err_code', 'ErrCode', 'code'],
];
const MESSAGE_KEYS = [
  ...[
    'errMsg',
    'errorMsg',
    'error_msg',
    'errmsg',
    'err_msg',
    'ErrMsg',
    'errorMessage',
    'errString',
    'message',
  ],
  ...['msg', 'desc'],
];
const WRAPPERS = ['error', 'raw', 'data', 'detail', 'reason', 'cause', 'err', 'e', 'originalError', 'result'];

/** The ways in which a number is written. */
const NUMBERS = [30001, 30001n, '30001', ' 30001 ', '30001.0', '030001'];

const USER_EXIT = { errCode: 30001, errMsg: 'User exit' };
const KNOWN = 'known ad.show/30001';

/** @param {unknown} value */
const shown = (value) =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part)) ?? String(value);

testCores('every name of the code goes with every name of the message', (ask) => {
  const offenders = [];
  for (const codeKey of CODE_KEYS) {
    for (const messageKey of MESSAGE_KEYS) {
      for (const number of NUMBERS) {
        const error = { [codeKey]: number, [messageKey]: 'User exit' };
        const answer = ask(error);
        // Others have these two names too, so only the call makes such an answer sure.
        const isCommon = codeKey === 'code' || codeKey === 'error_code';
        const isSure = isCommon
          ? answer.confidence === 'likely' && ask(error, api('ad.show')).isExact
          : answer.isExact;
        const isRead = answer.isKnownAs('ad.show/30001') && isSure;
        if (!isRead || answer.value.message !== 'User exit') {
          offenders.push(`${shown(error)}: ${answer.verdict}, ${answer.confidence}`);
        }
      }
    }
  }
  assertNone('shapes that are not read', offenders);
});

testCores('every name works inside every wrapper and inside two', (ask) => {
  const offenders = [];
  for (const codeKey of CODE_KEYS) {
    for (const messageKey of MESSAGE_KEYS) {
      for (const outer of WRAPPERS) {
        for (const inner of WRAPPERS) {
          const error = { [codeKey]: 30001, [messageKey]: 'User exit' };
          for (const wrapped of [{ [outer]: error }, { [outer]: { [inner]: error } }]) {
            const answer = ask(wrapped);
            // Inside a wrapper, `code` may be the game's own, so it may leave a doubt.
            const isSure = answer.isExact || codeKey === 'code' || codeKey === 'error_code';
            if (!answer.isKnownAs('ad.show/30001') || !isSure) {
              offenders.push(`${shown(wrapped)}: ${answer.verdict}, ${answer.confidence}`);
            }
          }
        }
      }
    }
  }
  assertNone('wrapped shapes that are not read', offenders);
});

testCores('what libraries make of an error of the platform still has it', (ask) => {
  const domain = { errCode: 21100, errMsg: 'URL not in domain list' };
  const failed = (/** @type {object} */ more, message = 'request fail') =>
    Object.assign(new Error(message), more);
  for (const error of [
    failed({ response: { status: 400, statusText: 'Bad Request', headers: {}, data: domain }, config: {} }),
    failed({ response: domain }),
    failed(
      { name: 'LuchRequestError', code: 'ERR_NETWORK', cause: domain, raw: domain },
      'request:fail url not in domain list',
    ),
    failed({ errors: [domain, new Error('another')] }, 'All promises were rejected'),
    { errors: [domain] },
  ]) {
    const answer = ask(error);
    assert.ok(answer.isKnownAs('network/21100'), answer.value.text);
  }
});

testCores('an empty text hides no other', (ask) => {
  for (const error of [
    { errCode: 30001, errMsg: '', message: 'User exit' },
    { errCode: 30001, message: '', msg: 'User exit' },
  ]) {
    const { value } = ask(error);
    assert.deepEqual([value.id, value.message], ['ad.show/30001', 'User exit']);
  }
  assert.equal(ask({ errCode: 21103, errMsg: '' }).value.message, '');
});

testCores('a sub error code may stand beside the error', (ask) => {
  const { value } = ask({ error_code: 50000, error_extra: { sub_error_code: 50101 } }, api('ad.show'));
  assert.equal(value.id, 'ad.show/50101');
});

testCores('the result of login, storage and pay is read', (ask) => {
  const error = { error_code: 21103, error_msg: 'Request timeout', error_extra: {} };
  assertVerdicts(ask, [
    [{ error }, null, 'known network/21103'],
    [{ is_success: false, error }, null, 'known network/21103'],
  ]);
});

testCores('code and message may stand on different levels', (ask) => {
  assertVerdicts(ask, [
    [{ errCode: 30001, detail: { errMsg: 'User exit' } }, null, KNOWN],
    [{ errMsg: 'User exit', detail: { errCode: 30001 } }, null, KNOWN],
  ]);
});

testCores('a text is read as a message, a number or JSON', (ask) => {
  const json = JSON.stringify(USER_EXIT);
  assertVerdicts(ask, [
    ['User exit', null, KNOWN],
    ['  user exit\n', null, KNOWN],
    ['show:fail User exit', null, KNOWN],
    ['30001', null, 'ambiguous ad.init/30001 | ad.show/30001 by api'],
    ['30001.0', api('ad.show'), KNOWN],
    [json, null, KNOWN],
    [` ${json} `, null, KNOWN],
    [JSON.stringify({ error: USER_EXIT }), null, KNOWN],
    [JSON.stringify(json), null, KNOWN],
    [{ message: json }, null, KNOWN],
    [{ errMsg: json }, null, KNOWN],
    [{ error: json }, null, KNOWN],
    [JSON.stringify([30001, 'User exit']), null, KNOWN],
  ]);
});

testCores('a message alone is likely and never exact', (ask) => {
  for (const error of ['User exit', { errMsg: 'User exit' }, 'show:fail User exit']) {
    const answer = ask(error);
    assert.equal(answer.confidence, 'likely', shown(error));
    assert.equal(answer.value.code, null, `${shown(error)}: no code came in`);
  }
});

testCores('log lines are read when they name the code', (ask) => {
  assertVerdicts(ask, [
    ["{errCode: 30001, errMsg: 'User exit'}", null, KNOWN],
    ['[ad] show failed {"errCode":30001,"errMsg":"User exit"}', null, KNOWN],
    ['errorCode=30001 errorMsg=User exit', null, KNOWN],
    ['errMsg: User exit, errCode: 30001', null, KNOWN],
    ['30001: User exit', null, KNOWN],
    ['Error 30001: User exit', null, KNOWN],
    [{ message: 'show failed (30001) User exit' }, null, KNOWN],
  ]);
});

testCores('numbers in a text that are no codes are left alone', (ask) => {
  const offenders = [];
  for (const text of [
    'loaded 30001 sprites',
    'listening on port 10001',
    'took 21103 ms',
    'level 404 complete',
    'https://a.example/?errCode=30001',
    'https://a.example/30001/',
    'at game.js:21103:12',
    'score: 20000',
    '30001 points',
  ]) {
    for (const error of [text, { message: text }, { name: 'Error', message: text }, new Error(text)]) {
      const { value, verdict } = ask(error);
      if (value.status === 'known' || value.status === 'ambiguous') offenders.push(`${text}: ${verdict}`);
    }
  }
  assertNone('texts with a number that are taken for errors', offenders);
});

testCores('an array is read as the arguments of a callback', (ask) => {
  assertVerdicts(ask, [
    [[30001, 'User exit'], null, KNOWN],
    [['30001', 'User exit'], null, KNOWN],
    [[30001], api('ad.show'), KNOWN],
    [[30001, null], api('ad.show'), KNOWN],
    [['show:fail User exit'], null, KNOWN],
    [[USER_EXIT], null, KNOWN],
    [{ error: [30001, 'User exit'] }, null, KNOWN],
  ]);
});

testCores('code and message may come as two arguments', (ask) => {
  for (const code of NUMBERS) {
    const answer = ask(code, null, 'User exit');
    assert.ok(answer.isKnownAs('ad.show/30001') && answer.isExact, `${shown(code)}: ${answer.verdict}`);
    assert.equal(answer.value.message, 'User exit');
  }
  for (const error of [{ errCode: 30001 }, null]) {
    const answer = ask(error, null, 'User exit');
    assert.ok(answer.isKnownAs('ad.show/30001'), `${shown(error)}: ${answer.verdict}`);
  }
});

testCores('a message that is no text is left out', (ask) => {
  for (const errMsg of [null, 7, {}, [], true]) {
    const answer = ask({ errCode: 30001, errMsg }, api('ad.show'));
    assert.ok(answer.isKnownAs('ad.show/30001') && answer.isExact, `${shown(errMsg)}: ${answer.verdict}`);
  }
});

testCores("the error's own message goes before the second argument", (ask) => {
  const answer = ask(USER_EXIT, null, 'Request timeout');
  assert.ok(answer.isKnownAs('ad.show/30001') && answer.isExact, answer.verdict);
});

testCores("the platform's own name of a code goes before a common one", (ask) => {
  assertVerdicts(ask, [
    [{ code: 21103, errCode: 30001, errMsg: 'User exit' }, null, KNOWN],
    [{ code: 'E_FAIL', errCode: 30001, errMsg: 'User exit' }, null, KNOWN],
    [{ errCode: null, errorCode: 30001, errMsg: 'User exit' }, null, KNOWN],
  ]);
});

testCores('sub error codes tell the rows of 50000 apart', (ask) => {
  /** @param {unknown} sub */
  const error = (sub) => ({ error_code: 50000, sub_error_code: sub });
  assertVerdicts(ask, [
    [error(50101), null, 'known ad.show/50101'],
    [error('50101'), api('ad.show'), 'known ad.show/50101'],
    [error(50102), api('ad.show'), 'known ad.show/50102-50107'],
    [error(50107), null, 'known ad.show/50102-50107'],
    [error(50108), api('ad.show'), 'known ad.show/50000'],
    [error(50108), null, 'ambiguous ad.init/50000 | ad.show/50000 by api'],
    [{ errCode: 50000, subErrorCode: 50101 }, null, 'known ad.show/50101'],
    [{ error: error(50101) }, null, 'known ad.show/50101'],
    [{ errCode: 50101 }, api('ad.show'), 'known ad.show/50101'],
    [{ errCode: 50105 }, api('ad.show'), 'known ad.show/50102-50107'],
  ]);
  const answer = ask(error(50103));
  assert.equal(answer.value.code, 50000, 'the code is the one that came in');
  assert.equal(answer.fact('Sub error code'), '50103');
});

testCores('the message of 50000 does not contradict its sub error code', (ask) => {
  for (const message of ['System Error', 'Internal error']) {
    const error = { error_code: 50000, sub_error_code: 50101, error_msg: message };
    for (const context of [null, api('ad.show')]) {
      const answer = ask(error, context);
      assert.ok(
        answer.isKnownAs('ad.show/50101'),
        `${shown(error)} with ${shown(context)}: ${answer.verdict}`,
      );
      assert.deepEqual(answer.contradictions, [], `${shown(error)} with ${shown(context)}`);
    }
  }
});

testCores('the message of a sub error code may come with 50000', (ask) => {
  assertVerdicts(ask, [
    [{ errCode: 50000, errMsg: 'Client network environment error' }, api('ad.show'), 'known ad.show/50101'],
    [{ errCode: 50000, errMsg: 'Server Error' }, api('ad.show'), 'known ad.show/50102-50107'],
  ]);
});

testCores('something that is no code is reported, and the message decides', (ask) => {
  for (const errCode of [
    30001.5,
    'abc',
    '3e4',
    '30001 apples',
    1e300,
    '9'.repeat(20),
    10n ** 20n,
    Number.NaN,
  ]) {
    const answer = ask({ errCode, errMsg: 'User exit' });
    assert.ok(answer.isKnownAs('ad.show/30001') && !answer.isExact, `${shown(errCode)}: ${answer.verdict}`);
    assert.ok(answer.hasProblem('bad-code'), shown(errCode));
    const alone = ask({ errCode });
    assert.equal(alone.value.status, 'unknown', shown(errCode));
    assert.ok(alone.hasProblem('bad-code'), shown(errCode));
  }
});

testCores('the code is given back as it came in', (ask) => {
  for (const errCode of [30001, '30001', ' 30001 ', 99999, -5, 30001.5, 'abc']) {
    assert.equal(ask({ errCode, errMsg: 'User exit' }).value.code, errCode);
  }
  assert.equal(ask({ errCode: 30001n, errMsg: 'User exit' }).value.code, 30001);
  assert.equal(ask({ errCode: Number.NaN, errMsg: 'User exit' }).value.code, null);
});

testCores('the message is given back as it came in', (ask) => {
  for (const errMsg of ['User exit', ' user  exit\n', `User exit. ${'x'.repeat(100_000)}`]) {
    assert.equal(ask({ errCode: 30001, errMsg }).value.message, errMsg);
  }
});

testCores('what is no error of the platform is unrecognized', (ask) => {
  assertVerdicts(ask, [
    [null, null, 'unrecognized nothing'],
    [undefined, null, 'unrecognized nothing'],
    ['', null, 'unrecognized nothing'],
    ['  \n', null, 'unrecognized nothing'],
    [true, null, 'unrecognized primitive'],
    [Symbol('30001'), null, 'unrecognized primitive'],
    [() => 30001, null, 'unrecognized primitive'],
    [1.5, null, 'unrecognized number'],
    ['the cake is a lie', null, 'unrecognized text'],
    [[], null, 'unrecognized array'],
    [{}, null, 'unrecognized something'],
    [{ isEnded: false }, null, 'unrecognized something'],
    [{ type: 'error', target: { id: 7 } }, null, 'unrecognized event'],
    [{ statusCode: 200, data: {}, header: {} }, null, 'unrecognized response'],
    [Promise.resolve(30001), null, 'unrecognized promise'],
    [{ name: 'TypeError', message: 'x is not a function' }, null, 'unrecognized javascript-error'],
    [new TypeError('x is not a function'), null, 'unrecognized javascript-error'],
    [new TypeError('fetch is not a function'), null, 'unrecognized javascript-error'],
    // No bug of the game: the server did not answer a `fetch`.
    [new TypeError('Failed to fetch'), null, 'unrecognized library-error'],
    ['TypeError: Load failed', null, 'unrecognized library-error'],
    [{ name: 'AbortError', code: 20, message: 'aborted' }, null, 'unrecognized dom-exception'],
    [new DOMException('aborted', 'AbortError'), null, 'unrecognized dom-exception'],
    [{ name: 'NetworkError', code: 19, message: 'Network error' }, null, 'unrecognized dom-exception'],
  ]);
});

testCores('an error that something else carries is read', (ask) => {
  assertVerdicts(ask, [
    [{ type: 'error', target: {}, detail: USER_EXIT }, null, KNOWN],
    [{ type: 'unhandledrejection', target: {}, reason: USER_EXIT }, null, KNOWN],
    [{ name: 'Error', message: 'User exit', code: 30001 }, null, KNOWN],
    [{ name: 'Error', message: 'show:fail User exit' }, null, KNOWN],
    [new Error('show:fail User exit'), null, KNOWN],
    [new Error('show failed', { cause: USER_EXIT }), null, KNOWN],
  ]);
});

testCores('an error of the language with the words of a row is not that row', (ask) => {
  const offenders = [];
  // What `new URL("")` throws has the very wording of 600009.
  for (const name of ['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError']) {
    for (const message of ['Invalid URL', 'Invalid parameter', 'Internal error']) {
      for (const error of [
        { name, message },
        { name, message, stack: 'at game.js:1:1' },
        { name, message, code: 'ERR_INVALID_URL' },
      ]) {
        const { verdict } = ask(error);
        if (verdict !== 'unrecognized javascript-error') offenders.push(`${shown(error)}: ${verdict}`);
      }
    }
  }
  assertNone("errors of JavaScript that are taken for the platform's", offenders);
});

testCores('a success is not an error', (ask) => {
  assertVerdicts(ask, [
    [{ errCode: 0, errMsg: 'request:ok' }, null, 'unrecognized success'],
    [{ errCode: 0 }, null, 'unrecognized success'],
    [{ errMsg: 'request:ok' }, null, 'unrecognized success'],
    [{ errMsg: 'show: ok' }, null, 'unrecognized success'],
    [{ errno: 0, errMsg: 'ok' }, null, 'unrecognized success'],
    [{ errCode: '0', errMsg: 'login:ok' }, api('request'), 'unrecognized success'],
    [0, null, 'unrecognized success'],
    [-0, null, 'unrecognized success'],
    ['request:ok', null, 'unrecognized success'],
  ]);
});

testCores("the body of a response is not the platform's error", (ask) => {
  const offenders = [];
  for (const data of [
    { code: 10001, message: 'Invalid parameter' },
    { code: 20000, msg: 'Network error' },
    { code: 404 },
    { error: { code: 50000, message: 'Internal error' } },
    '{"code":30001,"msg":"User exit"}',
  ]) {
    for (const error of [
      { errMsg: 'request:ok', statusCode: 200, data },
      { errCode: 0, errMsg: 'request:ok', data },
      { statusCode: 200, header: {}, data },
    ]) {
      const { value, verdict } = ask(error, api('request'));
      if (value.status !== 'unrecognized') offenders.push(`${shown(error)}: ${verdict}`);
    }
  }
  assertNone("responses whose body is taken for the platform's error", offenders);
});
