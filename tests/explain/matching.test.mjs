// @ts-check
// What the evidence decides where the error has to be read first: functions in front of `:fail`, placeholders, and codes
// under other names.
import assert from 'node:assert/strict';
import { APIS, api, assertNone, assertVerdicts, entries, numberOf, testCores } from './ask.mjs';

/** @type {(code: number, message: string) => { errCode: number, errMsg: string }} */
const error = (errCode, errMsg) => ({ errCode, errMsg });
/** @type {(code: number) => { errCode: number }} */
const code = (errCode) => ({ errCode });

/** The six codes that two rows share: what decides, and the two rows. */
const SHARED = /** @type {[number, string, string[]][]} */ ([
  [10001, 'api', ['ad.init/10001', 'ad.show/10001']],
  [20000, 'api', ['ad.init/20000', 'ad.show/20000']],
  [21101, 'message', ['network/21101/destination-path-has-error', 'network/21101/move-file-failed']],
  [30001, 'api', ['ad.init/30001', 'ad.show/30001']],
  [50000, 'api', ['ad.init/50000', 'ad.show/50000']],
  [100000, 'message', ['network/100000/file-path-error', 'network/100000/file-path-not-supported']],
]);

testCores('a shared code is ambiguous, alone or with a message that is not listed', (ask) => {
  for (const [number, decideBy, rows] of SHARED) {
    for (const given of [code(number), error(number, 'something new')]) {
      const answer = ask(given);
      assert.equal(answer.verdict, `ambiguous ${rows.join(' | ')} by ${decideBy}`);
      assert.deepEqual(answer.contradictions, []);
    }
  }
});

testCores(
  'the api, or the function in front of `:fail`, decides between creating and showing an ad',
  (ask) => {
    for (const [number, decideBy, [init, show]] of SHARED) {
      if (decideBy !== 'api') continue;
      for (const [name, row] of [
        ['ad.init', init],
        ['ad.show', show],
      ]) {
        const answer = ask(code(number), { api: name });
        assert.ok(answer.isKnownAs(/** @type {string} */ (row)) && answer.isExact, `${number} ${name}`);
        assert.deepEqual(answer.value.match.by, ['code', 'api']);
      }
      for (const [name, row] of [
        ['createRewardedVideoAd', init],
        ['createInterstitialAd', init],
        ['show', show],
        ['rewardedVideoAd.show', show],
        ['interstitialAd.show', show],
      ]) {
        const answer = ask(error(number, `${name}:fail`));
        assert.ok(answer.isKnownAs(/** @type {string} */ (row)) && answer.isExact, `${number} ${name}`);
      }
    }
  },
);

testCores('the message decides where it is of one row only', (ask) => {
  for (const [number, message, row] of /** @type {[number, string, string][]} */ ([
    [10001, 'Invalid parameter', 'ad.show/10001'],
    [10001, 'Ad slot verification parameter error', 'ad.init/10001'],
    [20000, 'Client request to backend failed', 'ad.init/20000'],
    [21101, 'Destination path has error', 'network/21101/destination-path-has-error'],
    [21101, 'Move file failed', 'network/21101/move-file-failed'],
    [30001, 'Ad placement frequency control calibration failure', 'ad.init/30001'],
    [30001, 'Requests for the same ad slot are too frequent', 'ad.init/30001'],
    [30001, 'User exit', 'ad.show/30001'],
    [100000, 'File path error', 'network/100000/file-path-error'],
    [100000, 'filePath is not supported', 'network/100000/file-path-not-supported'],
  ])) {
    const answer = ask(error(number, message));
    assert.ok(answer.isKnownAs(row) && answer.isExact, `${number} ${message}: ${answer.verdict}`);
    assert.deepEqual(answer.value.match.by, ['code', 'message']);
  }
});

testCores('a message that both rows have leaves the decision to the api', (ask) => {
  for (const [number, message] of /** @type {[number, string][]} */ ([
    [20000, 'Network error'],
    [50000, 'Internal error'],
    [50000, 'System Error'],
  ])) {
    assert.equal(
      ask(error(number, message)).verdict,
      `ambiguous ad.init/${number} | ad.show/${number} by api`,
    );
    const answer = ask(error(number, message), api('ad.show'));
    assert.equal(answer.verdict, `known ad.show/${number}`);
    assert.deepEqual(answer.value.match.by, ['code', 'message', 'api']);
  }
  for (const [number, decideBy, rows] of SHARED) {
    if (decideBy !== 'message') continue;
    for (const name of ['request', 'downloadFile']) {
      assert.equal(ask(code(number), api(name)).verdict, `ambiguous ${rows.join(' | ')} by message`);
    }
  }
});

testCores('candidates are whole answers, a guess each, and share what they agree on', (ask) => {
  const { value } = ask(code(30001));
  for (const candidate of value.candidates) {
    assert.deepEqual([candidate.status, candidate.match.confidence], ['known', 'guess']);
    assert.ok(candidate.text.length > 0);
  }
  assert.equal(value.retry.kind, 'undecided');
  assert.deepEqual([value.common.source, value.common.expected], ['developer', null]);
  const agreed = ask(code(50000)).value;
  assert.deepEqual([agreed.common.source, agreed.common.escalate], ['tiktok-server', 'support']);
  assert.deepEqual(agreed.retry, agreed.candidates[0].retry);
});

testCores('code and message of different rows are never silently resolved', (ask) => {
  const offenders = [];
  for (const [number, message, context] of /** @type {[number, string, unknown][]} */ ([
    [21103, 'User exit', undefined],
    [30001, 'Request timeout', undefined],
    [600009, 'URL validation error', api('request')],
    [11003, "Ad display limit reached, can't show now", api('ad.show')],
    [11001, "Just showed an ad, can't show now", api('ad.show')],
    [21103, 'url not in domain list, url == https://a.example', undefined],
    [20000, 'Internal error', api('ad.init')],
    [500, 'Internal error', api('ad.init')],
    [50000, 'Internal error in the Server system', api('ad.init')],
    [10401, 'Client network environment error', undefined],
  ])) {
    const answer = ask(error(number, message), context);
    if (!answer.contradictions.includes('code-message') || answer.isExact)
      offenders.push(`${number} ${message}`);
  }
  assertNone('contradictions between code and message that are passed over', offenders);
  assertVerdicts(ask, [
    [error(21103, 'User exit'), undefined, 'ambiguous network/21103 | ad.show/30001 by nothing'],
    [
      error(600009, 'URL validation error'),
      api('request'),
      'ambiguous network/600009 | network/600011 by nothing',
    ],
  ]);
});

testCores('a code that is not listed for the api is reported', (ask) => {
  for (const [number, name] of /** @type {[number, string][]} */ ([
    [21103, 'ad.show'],
    [21103, 'ad.init'],
    [30001, 'request'],
    [11001, 'ad.show'],
    [11004, 'ad.init'],
    [404, 'ad.show'],
    [21101, 'ad.load'],
  ])) {
    const answer = ask(code(number), api(name));
    assert.ok(answer.contradictions.includes('api-code') && !answer.isExact, `${number} with ${name}`);
  }
  for (const [number, name] of /** @type {[number, string][]} */ ([
    [21103, 'ad.show'],
    [30001, 'request'],
    [404, 'ad.init'],
    [11003, 'downloadFile'],
  ])) {
    const { value } = ask(code(number), api(name));
    assert.ok(value.status === 'unknown' && value.nearest.length > 0, `${number} with ${name}`);
  }
});

testCores(
  'a message or a function that is not of the api is reported, and nothing is said to decide',
  (ask) => {
    for (const [given, name] of /** @type {[unknown, string][]} */ ([
      [{ errMsg: 'User exit' }, 'request'],
      [{ errMsg: 'User exit' }, 'ad.init'],
      ['Request timeout', 'ad.show'],
      [error(30001, 'User exit'), 'ad.init'],
      [error(10001, 'Invalid parameter'), 'ad.init'],
      [error(500, 'Server error'), 'ad.init'],
      [error(21103, 'request:fail Request timeout'), 'ad.show'],
      [error(21103, 'request:fail Request timeout'), 'downloadFile'],
      [error(30001, 'show:fail User exit'), 'ad.init'],
      [error(30001, 'show:fail'), 'request'],
      [error(30001, 'createRewardedVideoAd:fail'), 'ad.show'],
      [error(21103, 'login:fail Request timeout'), 'request'],
    ])) {
      const answer = ask(given, api(name));
      assert.ok(
        answer.contradictions.includes('api-message') && !answer.isExact,
        `${JSON.stringify(given)} with ${name}: ${answer.verdict}`,
      );
    }
    for (const [given, context] of /** @type {[unknown, unknown][]} */ ([
      [error(21103, 'User exit'), undefined],
      [error(30001, 'User exit'), api('ad.init')],
      [error(30001, 'createRewardedVideoAd:fail'), api('ad.show')],
      [error(50000, 'show:fail Internal error'), api('ad.init')],
    ])) {
      const answer = ask(given, context);
      assert.deepEqual([answer.value.status, answer.value.decideBy], ['ambiguous', null]);
      assert.ok(answer.contradictions.length > 0);
    }
  },
);

testCores(
  'the row of a listed message is the nearest of an unlisted code, and no row of other calls',
  (ask) => {
    const nearest = (/** @type {any} */ answer) =>
      answer.value.nearest.map((/** @type {any} */ near) => near.entry.id);
    for (const [number, message, rows] of /** @type {[number, string, string[]][]} */ ([
      [99999, 'User exit', ['ad.show/30001']],
      [600002, 'url not in domain list', ['network/21100']],
      [21104, 'request:fail Request timeout', ['network/21103']],
      [1, 'Network error', ['ad.init/20000', 'ad.show/20000']],
    ])) {
      const answer = ask(error(number, message));
      assert.deepEqual([answer.value.status, nearest(answer)], ['unknown', rows]);
    }
    for (const number of [10002, 11000, 20004, 21199, 30002, 50100, 100001, 600002, 600008, 602001]) {
      for (const name of APIS) {
        const ids = nearest(ask(code(number), api(name)));
        assert.ok(ids.length <= 3);
        assert.ok(ids.every((/** @type {string} */ id) => id.startsWith('ad.') === name.startsWith('ad.')));
      }
    }
  },
);

testCores('functions that the reference does not cover are never explained', (ask) => {
  const offenders = [];
  for (const name of [
    'login',
    'pay',
    'setStorage',
    'uploadFile',
    'tt.login',
    'bannerAd.show',
    'operateInterstitialAd',
  ]) {
    for (const entry of entries) {
      const message = `${name}:fail ${entry.title}`;
      for (const given of [
        error(numberOf(entry), message),
        { errMsg: message },
        message,
        error(0, message),
      ]) {
        const { verdict, value } = ask(given);
        if (value.status !== 'unknown') offenders.push(`${JSON.stringify(given)}: ${verdict}`);
      }
    }
  }
  assertNone('errors of other functions that are explained', offenders);
});

testCores('placeholders for a missing code are left out, and a real code behind one is found', (ask) => {
  for (const number of [0, -1, -102]) {
    for (const given of [
      error(number, 'User exit'),
      error(number, 'show:fail User exit'),
      [number, 'User exit'],
    ]) {
      const answer = ask(given);
      assert.ok(answer.isKnownAs('ad.show/30001') && !answer.isExact, JSON.stringify(given));
      assert.deepEqual(answer.contradictions, []);
      assert.equal(answer.hasProblem('bad-code'), number !== 0);
    }
  }
  assertVerdicts(ask, [
    [code(-1), undefined, 'unknown'],
    [code(-102), api('ad.show'), 'unknown'],
    [error(-1, 'unknown error'), api('ad.show'), 'unknown'],
    [error(0, 'show:fail something new'), undefined, 'unknown'],
    [{ errCode: -102, errorCode: 30001, errMsg: 'User exit' }, undefined, 'known ad.show/30001'],
    [{ errno: 0, errMsg: '', error: { error_code: 21103 } }, undefined, 'known network/21103'],
    [
      { errCode: -1, errMsg: 'show failed, errCode: 30001, errMsg: User exit' },
      undefined,
      'known ad.show/30001',
    ],
  ]);
});

testCores('codes of other systems are unknown', (ask) => {
  for (const [number, message] of /** @type {[number, string][]} */ ([
    [600002, 'request:fail url not in domain list'],
    [600001, 'request:fail cronet component error'],
    [600008, 'the data parameter type is invalid'],
    [1004, 'no suitable ad'],
    [2003, 'ad error'],
    [120002, 'daily limit'],
    [50001000, 'TikTok Internal Error'],
    [40001000, 'Invalid Parameters'],
    [-100, 'net::ERR_CONNECTION_CLOSED'],
    [-1009, 'The Internet connection appears to be offline.'],
    [12, 'network'],
  ])) {
    for (const context of [undefined, api('request'), api('ad.show')]) {
      for (const given of [code(number), error(number, message)]) {
        assert.equal(ask(given, context).value.status, 'unknown', `${number} ${message}`);
      }
    }
  }
  assert.ok(ask(code(50001000)).fact('Other number space'));
  assert.equal(ask(code(600002)).fact('Other number space'), undefined);
});

testCores('whether the game aborted decides what 600003 means, and nothing else', (ask) => {
  const aborted = ask(code(600003), { api: 'request', aborted: true });
  assert.deepEqual(aborted.value.retry, { kind: 'never', until: 'game-choice' });
  assert.equal(aborted.value.expected, true);
  const lost = ask(code(600003), { api: 'request', aborted: false });
  assert.deepEqual([lost.value.retry.kind, lost.value.retry.onlyIfIdempotent], ['backoff', true]);
  for (const answer of [aborted, lost]) assert.ok(answer.isKnownAs('network/600003') && answer.isExact);
  for (const context of [undefined, { api: 'request', aborted: 'yes' }]) {
    const { retry, expected } = ask(code(600003), context).value;
    assert.deepEqual([retry.kind, retry.on, expected], ['depends', 'aborted', false]);
  }
  const other = ask(code(21103), { api: 'request', aborted: true }).value;
  assert.deepEqual(other, ask(code(21103), api('request')).value);
  const says = { errCode: 600003, errMsg: 'request:fail abort' };
  assert.equal(ask(says, { aborted: false }).value.retry.kind, 'depends');
  assert.equal(ask(says, { aborted: true }).value.retry.kind, 'never');
});

testCores('a context that names no call is reported and left out', (ask) => {
  for (const name of ['login', 'show', '', 7, {}, 'x'.repeat(100_000)]) {
    const answer = ask(code(30001), { api: name });
    assert.equal(answer.verdict, 'ambiguous ad.init/30001 | ad.show/30001 by api');
    assert.ok(answer.hasProblem('bad-context') && answer.value.api === null);
  }
  for (const context of [{}, { api: null }, [], 7]) {
    assert.ok(!ask(code(30001), context).hasProblem('bad-context'));
  }
});

testCores(
  'the answer names the call as far as it is known, and how to decide names the calls in question',
  (ask) => {
    for (const [given, context, expected] of /** @type {[unknown, unknown, string | null][]} */ ([
      [code(21103), api('downloadFile'), 'downloadFile'],
      [code(21103), undefined, null],
      [error(21103, 'request:fail Request timeout'), undefined, 'request'],
      [code(11003), undefined, 'ad.show'],
      [code(11001), undefined, 'ad.init'],
      [code(30001), undefined, null],
      [code(99999), api('ad.load'), 'ad.load'],
    ])) {
      assert.equal(ask(given, context).value.api, expected);
    }
    for (const [number, name] of /** @type {[number, string | undefined][]} */ ([
      [20000, undefined],
      [20000, 'ad.load'],
      [50000, 'ad.load'],
      [500, undefined],
    ])) {
      const { candidates, steps } = ask(code(number), name && api(name)).value;
      const step = steps[0].text;
      const tables = candidates.map((/** @type {any} */ { table }) => table);
      for (const table of tables) assert.ok(step.includes(table === 'network' ? "'request'" : table), step);
      assert.equal(step.includes("'request'"), tables.includes('network'));
    }
  },
);

testCores('a success status is never explained, and the message tells the two 500 apart', (ask) => {
  for (let status = 200; status <= 299; status++) {
    for (const message of [
      'Server error',
      'request:fail',
      'request:fail Server error',
      'request:ok',
      'OK',
      '',
    ]) {
      for (const context of [undefined, ...APIS.map(api)]) {
        const { value } = ask(error(status, message), context);
        assert.ok(value.status !== 'known' && value.status !== 'ambiguous', `${status} ${message}`);
      }
    }
  }
  for (const [message, row] of /** @type {[string, string][]} */ ([
    ['Server error', 'network/http-non-2xx'],
    ['request:fail', 'network/http-non-2xx'],
    ['Internal error in the Server system', 'ad.init/500'],
    ['createInterstitialAd:fail', 'ad.init/500'],
  ])) {
    const answer = ask(error(500, message));
    assert.ok(answer.isKnownAs(row) && answer.isExact, message);
  }
  const { steps, facts } = ask(code(404), api('request')).value;
  assert.deepEqual(
    steps.map((/** @type {any} */ step) => step.origin),
    ['reference', 'derived'],
  );
  assert.deepEqual([facts[0].origin, facts[0].value], ['input', '404 Not Found']);
});
