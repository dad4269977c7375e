// @ts-check
// What somebody who tried to make the answers wrong has found, each with its smallest input.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as main from 'ttminis-explain';
import { createSimulator } from 'ttminis-explain/simulate';
import { clearTimeline, timeline, watch } from 'ttminis-explain/watch';

const forms = { wasm: main, js: createRequire(import.meta.url)('ttminis-explain/js') };

/** @typedef {(error: unknown, context?: unknown) => any} Ask */

/** @param {string} title @param {(ask: Ask) => void} run */
function holds(title, run) {
  for (const [form, { explain }] of Object.entries(forms))
    test(`${title} (${form})`, () => run(/** @type {Ask} */ (explain)));
}

/** The rows that an answer can mean. @param {any} answer @returns {string[]} */
const meanings = ({ id, candidates }) =>
  id ? [id] : (candidates ?? []).map((/** @type {any} */ one) => one.id);
/** @param {any} answer */
const nearest = ({ nearest: rows = [] }) => rows.map((/** @type {any} */ one) => one.entry.id);
/** @param {any} answer */
const contradictions = ({ problems }) =>
  problems.filter((/** @type {any} */ one) => one.kind === 'contradiction').length;
/** @param {any} answer */
const isExact = ({ match }) => match?.confidence === 'exact';

holds('the code is the one that came in, also where another one decides', (ask) => {
  const answer = ask({ errCode: 50000, errMsg: 'Client network environment error' }, { api: 'ad.show' });
  assert.deepEqual([answer.code, answer.listedCode], [50000, 50101]);
  assert.match(answer.text, /50000, listed as 50101/);
});

holds('a sub error code is in the text and the facts', (ask) => {
  for (const error of [
    { errCode: 50000, errMsg: 'System Error', sub_error_code: 50103 },
    { error_code: 50000, error_extra: { sub_error_code: 50103 } },
  ]) {
    const answer = ask(error, { api: 'ad.show' });
    assert.equal(answer.code, 50000);
    assert.match(answer.text, /50000 with the sub error code 50103/);
    assert.ok(answer.facts.some((/** @type {any} */ fact) => fact.value === '50103'));
  }
  assert.match(ask({ errCode: 50103 }).text, /^Most likely 50103 /);
  assert.deepEqual(meanings(ask({ sub_error_code: 50101 })), ['ad.show/50101']);
});

holds('two listed codes under two names contradict each other', (ask) => {
  for (const [error, context] of /** @type {const} */ ([
    [{ errCode: 30001, code: 11003 }, { api: 'ad.show' }],
    [{ errCode: 11003, errNo: 30001 }, undefined],
    [{ errNo: 21103, errCode: 600003 }, undefined],
  ])) {
    const answer = ask(error, context);
    assert.ok(contradictions(answer) > 0 && !isExact(answer), answer.text);
  }
});

holds('the codes of sharing, login and payment are not those of ads', (ask) => {
  for (const error of [
    { errorCode: 20002, errorMsg: 'share failed' },
    { error_code: 20001, error_msg: 'xxx' },
    { errCode: 30001, errMsg: 'no such user' },
  ]) {
    const answer = ask(error);
    assert.equal(answer.status, 'unknown', answer.text);
    assert.deepEqual(nearest(answer), []);
  }
  assert.ok(!isExact(ask({ error: { error_code: 10001, error_msg: 'Invalid parameter' } })));
  assert.ok(!isExact(ask({ is_success: false, error: { error_code: 50000, error_msg: 'Internal error' } })));
  assert.equal(ask({ errMsg: 'Invalid parameter: url' }).match?.confidence, 'guess');
});

holds('a load is never told to name its call', (ask) => {
  for (const errCode of [10001, 20000, 30001, 50000]) {
    const answer = ask({ errCode }, { api: 'ad.load' });
    assert.doesNotMatch(answer.text, /pass \{ api/);
  }
});

holds('the call excludes the candidates of other calls', (ask) => {
  const rows = meanings(ask({ errCode: 20000, errMsg: 'internal error' }, { api: 'ad.show' }));
  assert.deepEqual(rows, ['ad.show/20000', 'ad.show/50000']);
  const two = meanings(ask({ errCode: 11003, errMsg: 'Internal error' }, { api: 'ad.show' }));
  assert.deepEqual(two, ['ad.show/11003', 'ad.show/50000']);
  const other = ask({ errMsg: 'User exit' }, { api: 'ad.init' });
  assert.deepEqual([other.status, nearest(other)], ['unknown', ['ad.show/30001']]);
});

holds('the advice agrees with itself', (ask) => {
  for (const status of [401, 403, 404, 413])
    assert.equal(ask({ errCode: status }, { api: 'request' }).retry.until, 'code-change', `${status}`);
  const until = (/** @type {any} */ error, /** @type {any} */ api) => ask(error, { api }).retry.until;
  assert.equal(until({ errCode: 21100 }, 'request'), 'code-or-portal-change');
  for (const errCode of [20001, 20002, 20007])
    assert.equal(until({ errCode }, 'ad.init'), 'code-or-portal-change', `${errCode}`);
  assert.equal(until({ errCode: 20003 }, 'ad.init'), 'portal-change');
  assert.equal(
    until({ errCode: 21101, errMsg: 'Move file failed' }, 'downloadFile'),
    'code-or-device-change',
  );
  assert.equal(until({ errCode: 11005 }, 'ad.show'), 'limit-lifted');
  assert.equal(ask({ errCode: 20000 }).common.retry.kind, 'next-break');
});

holds('a status is the row of statuses, whoever tells it', (ask) => {
  for (const error of [
    { statusCode: 404 },
    { statusCode: 404, errMsg: 'request:fail Server error' },
    { ok: false, status: 404 },
    new Response('', { status: 404 }),
    Object.assign(new Error('Request failed with status code 404'), { name: 'AxiosError', config: {} }),
    'Request failed with status code 404',
    '404 Not Found',
    'HTTP/1.1 404 Not Found',
    'statusCode: 404',
    'Server error 404',
    new Error('404'),
    '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>nginx</body></html>',
    '<!DOCTYPE html><title>api.example.com | 404: Not found</title>',
  ]) {
    const answer = ask(error, { api: 'downloadFile' });
    assert.deepEqual(meanings(answer), ['network/http-non-2xx'], `${error}: ${answer.text}`);
    assert.match(answer.text, /404 Not Found/);
  }
  for (const error of [
    { statusCode: 103 },
    { errCode: 103 },
    'HTTP 103',
    { status: 0 },
    '404 players',
    '<title>Top 500 players</title>',
  ])
    assert.deepEqual(meanings(ask(error, { api: 'request' })), [], JSON.stringify(error));
});

holds('what is useful is read', (ask) => {
  for (const [error, id, context] of /** @type {[unknown, string, unknown?][]} */ ([
    [{ response: { data: { errCode: 21103, errMsg: 'Request timeout' } } }, 'network/21103'],
    [{ err: { errCode: 21103, errMsg: 'Request timeout' } }, 'network/21103'],
    [{ e: { errCode: 21103, errMsg: 'Request timeout' } }, 'network/21103'],
    [{ errors: [{ errCode: 21103, errMsg: 'Request timeout' }] }, 'network/21103'],
    [new AggregateError([{ errCode: 21103, errMsg: 'Request timeout' }]), 'network/21103'],
    [{ err_code: 30001, err_msg: 'User exit' }, 'ad.show/30001'],
    [{ ErrCode: 30001, ErrMsg: 'User exit' }, 'ad.show/30001'],
    [{ errCode: 30001, errorMessage: 'User exit' }, 'ad.show/30001'],
    [{ errCode: 30001, desc: 'User exit' }, 'ad.show/30001'],
    [{ error: 'User exit', errCode: 30001 }, 'ad.show/30001'],
    [{ errCode: 30001, errMsg: '', message: 'User exit' }, 'ad.show/30001'],
    ['[TTMinis] User exit', 'ad.show/30001'],
    ['request:fail, 21103', 'network/21103'],
    ['21103 timeout', 'network/21103'],
    [{ errMsg: 'Exceeded max file size 200MB' }, 'network/603301'],
    [{ errMsg: 'request:fail Request timeout 5000ms' }, 'network/21103'],
    [{ errCode: 21101, errMsg: 'Move file' }, 'network/21101/move-file-failed'],
    [{ errCode: 30001, errMsg: 'Ad placement frequency control' }, 'ad.init/30001'],
    ['Error: User exit\n    at show (game.js:1:2)', 'ad.show/30001'],
    [{ errMsg: 'Param error,invalid ad placement ID' }, 'ad.init/11001'],
    [{ errMsg: 'Just showed an ad, can\u00b4t show now' }, 'ad.show/11004'],
    [{ errCode: 20000, errMsg: 'showAd:fail' }, 'ad.show/20000'],
    ['errCode=30001&errMsg=User%20exit', 'ad.show/30001'],
    ['errCode=30001&errMsg=User+exit', 'ad.show/30001'],
    ['errMsg=User exit&errCode=30001', 'ad.show/30001'],
  ])) {
    const answer = ask(error, context);
    assert.deepEqual(meanings(answer), [id], `${JSON.stringify(error)}: ${answer.text}`);
  }
  assert.deepEqual(meanings(ask({ errMsg: '(30001)' })), ['ad.init/30001', 'ad.show/30001']);
  const near = (/** @type {string} */ errMsg) => nearest(ask({ errMsg }, { api: 'request' }));
  assert.deepEqual(near('request:fail timeout'), ['network/21103']);
  assert.deepEqual(near('request:fail abort'), ['network/600003']);
  assert.deepEqual(near('request:fail ssl hand shake error'), ['network/10401', 'network/600003']);
  assert.deepEqual(near('request:fail net::ERR_TIMED_OUT'), ['network/21103']);
  assert.deepEqual(near('request:fail net::ERR_CONNECTION_RESET'), ['network/600003']);
  assert.deepEqual(near('request:fail net::ERR_CERT_DATE_INVALID'), ['network/10401', 'network/600003']);
  assert.deepEqual(near('request:fail url is not valid domain'), ['network/21100']);
  assert.deepEqual(near('request:fail file is too large'), ['network/603301']);
  assert.deepEqual(near('request:fail unsupported protocol'), ['network/600011']);
});

holds('no library is taken for the code of the game', (ask) => {
  for (const [error, context] of /** @type {[unknown, unknown?][]} */ ([
    [Object.assign(new Error('Network Error'), { config: {}, isAxiosError: true })],
    [Object.assign(new Error('Network Error'), { config: {}, isAxiosError: true }), { api: 'request' }],
    [Object.assign(new Error('Network Error'), { name: 'AxiosError', code: 'ERR_NETWORK', config: {} })],
    [new Error('undefined'), { api: 'downloadFile' }],
    [new Error('request fail'), { api: 'request' }],
  ])) {
    const answer = ask(error, context);
    assert.doesNotMatch(
      answer.text,
      /the game's code threw it|JavaScript threw it|is not an error of the TikTok/,
    );
    assert.match(answer.text, /Only watch/);
    assert.ok(![...meanings(answer), ...nearest(answer)].some((id) => /^ad\./.test(id)), answer.text);
  }
});

holds('what is said last is right too', (ask) => {
  assert.doesNotMatch(ask({ errCode: 10001 }, { api: 'ad.init' }).text, /"Ad placement parameters/);
  assert.notEqual(ask({ errMsg: 'Network error: ok' }).looksLike, 'success');
  const shouldRetry = main.shouldRetry({ errCode: 21103, errMsg: 'User exit' }, 1, {
    api: 'request',
    args: { url: 'https://a.example/' },
  });
  assert.equal(shouldRetry, false);
});

holds('no sentence shows a secret of a URL, whoever asks', (ask) => {
  for (const [error, context] of /** @type {[unknown, unknown?][]} */ ([
    [{ errMsg: 'Server error: https://a.b/?token=SECRET' }, { api: 'request' }],
    [{ errCode: 404, errMsg: 'url not in domain list, url == https://a.b/?token=SECRET' }],
    [{ errCode: 21103, errMsg: 'User exit: https://user:SECRET@a.b/#SECRET' }],
  ])) {
    const { text, problems } = ask(error, context);
    assert.ok(text.includes('https://') && !`${text}${JSON.stringify(problems)}`.includes('SECRET'), text);
  }
});

/** Texts with the secret `S3cr3tA1b2c3`, and what support needs in some of them. @type {string[]} */
const SECRETS = [
  '401 Authorization: Bearer S3cr3tA1b2c3',
  'password=S3cr3tA1b2c3',
  'Cookie: sid=S3cr3tA1b2c3; theme=S3cr3tA1b2c3',
  '{"password":"S3cr3tA1b2c3"}',
  'the token is S3cr3tA1b2c3',
  "invalid token 'S3cr3tA1b2c3'",
  'password:\n  S3cr3tA1b2c3',
  'curl -u bob:S3cr3tA1b2c3',
  'https://a.example/token/S3cr3tA1b2c3/x',
  'https://a.example/x?token=S3cr3tA1b2c3#S3cr3tA1b2c3',
  'https://bob:S3cr3tA1b2c3@a.example/x',
  '口令为S3cr3tA1b2c3',
  'пароль: S3cr3tA1b2c3',
  'パスワード：S3cr3tA1b2c3',
  'contraseña: S3cr3tA1b2c3',
  '비밀번호: S3cr3tA1b2c3',
  'mot de passe: S3cr3tA1b2c3',
  'senha: S3cr3tA1b2c3',
  'data:text/plain,S3cr3tA1b2c3',
];

holds('with redact, no answer has a secret', (ask) => {
  for (const secret of SECRETS) {
    for (const [error, context] of /** @type {const} */ ([
      [{ errCode: 21100, errMsg: secret }, { api: 'request' }],
      [{ errMsg: `Network error: ${secret}` }, {}],
      [{ errCode: 99999, errMsg: `request:fail ${secret}` }, {}],
      [{ errCode: `code ${secret}`, errMsg: 'User exit' }, {}],
      [secret, {}],
      [
        { errCode: 100000 },
        { api: 'downloadFile', args: { url: 'https://a.example/', filePath: `ttfile://user/x//${secret}` } },
      ],
      [{ errCode: 600009 }, { api: 'request', args: { url: secret, method: secret } }],
      [
        { errCode: 600009, errMsg: `Invalid URL: ${secret}` },
        { api: 'request', args: { url: secret } },
      ],
      [{ errCode: 21100 }, { api: 'request', args: { url: 'https://a.example/' }, trustedDomains: [secret] }],
    ])) {
      const answer = JSON.stringify(ask(error, { ...context, redact: true }));
      assert.ok(!answer.includes('S3cr3t'), `${secret}: ${answer}`);
    }
  }
  // Support needs these.
  const kept =
    'logid: 20260804123015A1B2C3D4E5F60718293A4B, request_id=a1, https://api.example.com/level/3, ad7600000000000000001';
  assert.equal(ask({ errCode: 99999, errMsg: kept }, { redact: true }).message, kept);
});

test('no failure that watch tells has a secret', () => {
  for (const secret of SECRETS) {
    const host = {
      request: (/** @type {any} */ options) =>
        options.fail({ errCode: 99999, errMsg: `request:fail ${secret}` }),
    };
    const watching = watch(host, { also: ['login'] });
    host.request({ url: secret, method: secret, header: { cookie: secret }, data: secret, fail() {} });
    watching.restore();
    assert.ok(!JSON.stringify(timeline()).includes('S3cr3t'), JSON.stringify(timeline().at(-1)));
  }
  clearTimeline();
});

holds('what is huge takes a moment', (ask) => {
  const keys = Object.fromEntries(Array.from({ length: 1_000_000 }, (_, at) => [`k${at}`, at]));
  const message = 'x'.repeat(50_000_000);
  for (const [error, context] of /** @type {[unknown, unknown][]} */ ([
    [{ errCode: 21103 }, new Uint8Array(1e8)],
    [{ errCode: 21103 }, new Array(1e7)],
    [{ errCode: 21103 }, keys],
    [keys, { api: 'request' }],
    [{ errCode: 21103 }, { api: 'request', args: keys }],
    [{ errCode: 21103 }, { api: 'request', args: { url: 'https://a.example/', header: keys } }],
    [{ errCode: 21103, errMsg: message }, { api: 'request' }],
    [message, undefined],
  ])) {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      ask(error, context);
      return performance.now() - start;
    });
    // A timing is no test: this is a hundred times what it takes, and a thousandth of what walking it all would.
    assert.ok(Math.min(...times) < 500, `${times}`);
  }
});

holds('what only may be is not stated as a fact', (ask) => {
  const args = { url: 'https://a.example/', filePath: 'ttfile://user/x' };
  const answer = ask({ errCode: 100000 }, { api: 'downloadFile', args });
  assert.ok(!isExact(answer));
  assert.match(answer.text, /may not be supported by this client/);
});

holds('the word ok in a message makes it no success', (ask) => {
  assert.notEqual(ask({ errMsg: 'Network error: ok' }).status, 'unrecognized');
});

holds('what a game has put on every object is nothing of the error', (ask) => {
  const everything = /** @type {any} */ (Object.prototype);
  try {
    everything.errCode = 11003;
    everything.errMsg = 'Ad instance can only show once';
    for (const error of [
      '{"errCode":21103,"errMsg":"Request timeout"}',
      { errCode: 21103, errMsg: 'Request timeout' },
    ]) {
      assert.deepEqual(meanings(ask(error)), ['network/21103']);
    }
    assert.equal(ask({ some: 'thing' }).status, 'unrecognized');
  } finally {
    delete everything.errCode;
    delete everything.errMsg;
  }
});

for (const [form, { explainJson, shouldRetry }] of Object.entries(forms)) {
  test(`zero is the same code as a number and as a text (${form})`, () => {
    for (const code of [0, '0']) {
      const answer = JSON.parse(explainJson(code, 'User exit', 'ad.show'));
      assert.deepEqual([answer.code, answer.id], [0, 'ad.show/30001']);
    }
    assert.equal(JSON.parse(explainJson('', '', '')).looksLike, 'nothing');
  });

  test(`a pause is a number above zero, whatever the game has made of Math.random (${form})`, (context) => {
    const error = { errCode: 21103, errMsg: 'Request timeout' };
    const call = /** @type {const} */ ({ api: 'request', args: { url: 'https://a.example/' } });
    for (const random of [NaN, 0, 0.5]) {
      context.mock.method(Math, 'random', () => random);
      assert.ok(Number(shouldRetry(error, 1, call)) > 0, `${random}`);
      context.mock.restoreAll();
    }
    // An error that contradicts itself is not repeated.
    assert.equal(shouldRetry({ errCode: 21103, errMsg: 'User exit' }, 1, call), false);
  });
}

test('the simulator finds a response whatever case the scheme and the host are written in', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    responses: [{ url: 'https://api.example.com/*', status: 204 }],
  });
  const result = simulator.game.request({ url: 'HTTPS://API.example.com/x' });
  await simulator.clock.advance(10_000);
  assert.equal((await result).statusCode, 204);
});
