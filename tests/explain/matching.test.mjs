// @ts-check
// What the evidence decides where the error has to be read first: functions in front of `:fail`, placeholders, bare texts;
// and what the answer says about it. `tests/matching.rs` tests what the core decides by itself.
import assert from 'node:assert/strict';
import { APIS, api, assertNone, assertVerdicts, entries, testCores, wordingsOf } from './ask.mjs';

/** @typedef {import('./ask.mjs').Answer} Answer */

/** @type {(errCode: number, errMsg: string) => { errCode: number, errMsg: string }} */
const error = (errCode, errMsg) => ({ errCode, errMsg });
/** @type {(errCode: number) => { errCode: number }} */
const code = (errCode) => ({ errCode });

/** How the calls of a part of the reference are written in front of `:fail`. */
const FUNCTIONS = {
  network: ['request', 'downloadFile'],
  'ad.init': ['createRewardedVideoAd', 'createInterstitialAd'],
  'ad.show': ['show'],
};
/** The codes that creating and showing an ad share. */
const SHARED = [10001, 20000, 30001, 50000];

/** Numbers that a row's code stands for: all, but for HTTP statuses a few. @param {(typeof entries)[number]} entry */
function numbersOf({ code }) {
  if (code === 'HTTP non-2xx status') return [401, 404, 503];
  const [first = 0, last = first] = `${code}`.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Whether one of the numbers of a row's code is this one. @type {(entry: (typeof entries)[number], number: number) => boolean} */
function covers(entry, number) {
  const isStatus = number >= 300 && number <= 599;
  return entry.code === 'HTTP non-2xx status' ? isStatus : numbersOf(entry).includes(number);
}

/** @param {Answer} answer */
const isExplained = ({ value }) => value.status === 'known' || value.status === 'ambiguous';

testCores('every row is reached by its wordings behind each of its functions', (ask) => {
  const offenders = [];
  for (const entry of entries) {
    for (const number of numbersOf(entry)) {
      const all = entries.filter((other) => other.api === entry.api && covers(other, number));
      /** @type {[string, typeof entries][]} */
      const cases = wordingsOf(entry).map((wording) => [
        ` ${wording}`,
        all.filter((other) => wordingsOf(other).includes(wording)),
      ]);
      for (const [rest, rows] of [...cases, /** @type {[string, typeof entries]} */ (['', all])]) {
        const ids = rows.map(({ id }) => id);
        for (const name of FUNCTIONS[entry.api]) {
          const given = error(number, `${name}:fail${rest}`);
          const { verdict } = ask(given);
          const isRight =
            ids.length === 1 ? verdict === `known ${ids[0]}` : verdict.includes(`${ids.join(' | ')} by`);
          if (!isRight) offenders.push(`${JSON.stringify(given)}: ${verdict} in place of ${ids}`);
        }
      }
    }
  }
  assertNone('answers with another row, or with none', offenders);
});

testCores('the function in front of :fail decides as the api does', (ask) => {
  for (const number of SHARED) {
    for (const [name, row] of [
      ['createRewardedVideoAd', `ad.init/${number}`],
      ['createInterstitialAd', `ad.init/${number}`],
      ['show', `ad.show/${number}`],
      ['rewardedVideoAd.show', `ad.show/${number}`],
      ['interstitialAd.show', `ad.show/${number}`],
    ]) {
      const answer = ask(error(number, `${name}:fail`));
      assert.ok(answer.isKnownAs(`${row}`) && answer.isExact, `${number} ${name}: ${answer.verdict}`);
      assert.deepEqual(answer.value.match.by, ['code', 'api']);
    }
  }
});

testCores('candidates are whole answers and a guess each', (ask) => {
  const { value } = ask(code(30001));
  for (const candidate of value.candidates) {
    assert.deepEqual([candidate.status, candidate.match.confidence], ['known', 'guess']);
    assert.ok(candidate.text.length > 0);
  }
  assert.equal(value.retry.kind, 'undecided', 'the two rows do not agree');
  assert.equal(value.common.source, 'developer', 'both rows agree on the source');
  assert.equal(value.common.expected, null, 'one is a fault, the other is not');
});

testCores('what the candidates agree on is the own of the answer', (ask) => {
  const { common, retry, candidates } = ask(code(50000)).value;
  assert.deepEqual([common.source, common.escalate], ['tiktok-server', 'support']);
  assert.deepEqual(retry, candidates[0].retry);
});

testCores('a text or a function that is not of the api is reported', (ask) => {
  const offenders = [];
  for (const [given, name] of /** @type {[unknown, string][]} */ ([
    ['Request timeout', 'ad.show'],
    [error(21103, 'request:fail Request timeout'), 'ad.show'],
    [error(21103, 'request:fail Request timeout'), 'downloadFile'],
    [error(30001, 'show:fail User exit'), 'ad.init'],
    [error(30001, 'show:fail'), 'request'],
    [error(30001, 'createRewardedVideoAd:fail'), 'ad.show'],
    [error(21103, 'login:fail Request timeout'), 'request'],
  ])) {
    const answer = ask(given, api(name));
    if (!answer.contradictions.includes('api-message') || answer.isExact) {
      offenders.push(`${JSON.stringify(given)} with ${name}: ${answer.verdict}`);
    }
  }
  assertNone('contradictions between function and api that are passed over', offenders);
});

testCores('nothing is said to decide where function and api contradict each other', (ask) => {
  for (const [given, name] of /** @type {[unknown, string][]} */ ([
    [error(30001, 'createRewardedVideoAd:fail'), 'ad.show'],
    [error(50000, 'show:fail Internal error'), 'ad.init'],
  ])) {
    const answer = ask(given, api(name));
    assert.deepEqual([answer.value.status, answer.value.decideBy], ['ambiguous', null]);
    assert.ok(answer.contradictions.length > 0);
  }
});

testCores('functions that the reference does not cover are never explained', (ask) => {
  const offenders = [];
  for (const name of [
    'login',
    'pay',
    'setStorage',
    'uploadFile',
    'connectSocket',
    'shareAppMessage',
    'tt.login',
    'bannerAd.show',
    'requestPayment',
    'operateInterstitialAd',
  ]) {
    for (const entry of entries) {
      for (const number of numbersOf(entry)) {
        const message = `${name}:fail ${entry.title}`;
        for (const given of /** @type {any[]} */ ([
          error(number, message),
          { errMsg: message },
          message,
          error(0, message),
        ])) {
          const { verdict, value, isExact } = ask(given);
          // A listed code with its own message is likely what it says.
          const isListed = given.errCode === number && entry.origin.title === 'reference';
          if (isListed ? isExact : value.status !== 'unknown')
            offenders.push(`${JSON.stringify(given)}: ${verdict}`);
        }
      }
    }
  }
  assertNone('errors of other functions that are explained', offenders);
});

testCores('placeholders for a missing code are left out and the message decides', (ask) => {
  for (const number of [0, -1, -102]) {
    const message = 'User exit';
    for (const given of [error(number, message), error(number, `show:fail ${message}`), [number, message]]) {
      const answer = ask(given);
      const shown = `${JSON.stringify(given)}: ${answer.verdict}`;
      assert.ok(answer.isKnownAs('ad.show/30001') && !answer.isExact, shown);
      assert.deepEqual(answer.contradictions, [], shown);
      assert.equal(answer.hasProblem('bad-code'), number !== 0, shown);
    }
  }
  assertVerdicts(ask, [
    [code(-1), undefined, 'unknown'],
    [code(-102), api('ad.show'), 'unknown'],
    [error(-1, 'unknown error'), api('ad.show'), 'unknown'],
    [error(0, 'show:fail something new'), undefined, 'unknown'],
  ]);
});

testCores('a real code behind a placeholder is found', (ask) => {
  const message = 'show failed, errCode: 30001, errMsg: User exit';
  assertVerdicts(ask, [
    [{ errCode: -102, errorCode: 30001, errMsg: 'User exit' }, undefined, 'known ad.show/30001'],
    [{ errno: 0, errMsg: '', error: { error_code: 21103 } }, undefined, 'known network/21103'],
    [error(-1, message), undefined, 'known ad.show/30001'],
  ]);
});

testCores('codes of other systems are unknown', (ask) => {
  const offenders = [];
  for (const [vendor, number, message] of /** @type {[string, number, string][]} */ ([
    ['WeChat', 600002, 'request:fail url not in domain list'],
    ['WeChat', 600001, 'request:fail cronet component error'],
    ['WeChat', 600004, 'network logic error'],
    ['WeChat', 600008, 'the data parameter type is invalid'],
    ['WeChat', 602001, 'request system error'],
    ['WeChat', 1004, 'no suitable ad'],
    ['WeChat', 2003, 'ad error'],
    ['Douyin', 120002, 'daily limit'],
    ['Douyin', 1002, 'invalid unit'],
    ['Douyin', 1004, 'no fill'],
    ['Minis server', 50001000, 'TikTok Internal Error'],
    ['Minis server', 40001000, 'Invalid Parameters'],
    ['Minis server', 20011002, 'Order not existed'],
    ['Chromium', -100, 'net::ERR_CONNECTION_CLOSED'],
    ['Chromium', -118, 'net::ERR_CONNECTION_TIMED_OUT'],
    ['iOS', -1009, 'The Internet connection appears to be offline.'],
    ['Alipay', 12, 'network'],
  ])) {
    for (const context of [undefined, api('request'), api('ad.show')]) {
      for (const given of [code(number), error(number, message)]) {
        const { verdict, value } = ask(given, context);
        if (value.status !== 'unknown') offenders.push(`${vendor}: ${JSON.stringify(given)}: ${verdict}`);
      }
    }
  }
  assertNone('codes of other systems that are explained', offenders);
});

testCores('the longest text that is looked at is answered, in every script', (ask) => {
  /** In UTF-16 code units. */
  const limit = 8192;
  for (const filler of ['a', ' ', '\u00e9', '\u4e2d', '\uff1a', '\u{1f600}', '\ud800']) {
    for (const text of [filler.repeat(limit), `User exit: ${filler.repeat(limit)}`]) {
      assert.notEqual(ask(text).value.looksLike, 'unread', JSON.stringify(filler));
    }
  }
});

testCores('codes of eight digits are pointed to the server API', (ask) => {
  for (const number of [50001000, 40001000, 20021102])
    assert.ok(ask(code(number)).fact('Other codes'), `${number}`);
  assert.equal(ask(code(600002)).fact('Other codes'), undefined);
});

testCores('whether the game aborted decides what 600003 means', (ask) => {
  const aborted = ask(code(600003), { api: 'request', aborted: true });
  assert.deepEqual(aborted.value.retry, { kind: 'never', until: 'game-choice' });
  assert.equal(aborted.value.expected, true, 'it failed as the game wanted');
  const lost = ask(code(600003), { api: 'request', aborted: false });
  assert.equal(lost.value.retry.kind, 'backoff');
  assert.equal(lost.value.retry.onlyIfIdempotent, true, 'the request may have reached the server');
  assert.equal(lost.value.expected, false);
  for (const context of [{ api: 'request', aborted: null }, { api: 'request', aborted: 'yes' }, undefined]) {
    const { retry, expected } = ask(code(600003), context).value;
    assert.deepEqual([retry.kind, retry.on, expected], ['depends', 'aborted', false]);
  }
  for (const answer of [aborted, lost]) assert.ok(answer.isKnownAs('network/600003') && answer.isExact);
});

testCores('the game and the message have to agree about an abort', (ask) => {
  const given = error(600003, 'request:fail abort');
  assert.equal(ask(given, { aborted: false }).value.retry.kind, 'depends');
  assert.equal(ask(given, { aborted: true }).value.retry.kind, 'never');
});

testCores('an abort changes nothing about other codes', (ask) => {
  const aborted = ask(code(21103), { api: 'request', aborted: true });
  assert.deepEqual(aborted.value, ask(code(21103), api('request')).value);
});

testCores('a context that names no call is reported and left out', (ask) => {
  for (const name of ['login', 'show', '', 7, {}, 'x'.repeat(100_000)]) {
    const answer = ask(code(30001), { api: name });
    assert.equal(answer.verdict, 'ambiguous ad.init/30001 | ad.show/30001 by api');
    assert.ok(answer.hasProblem('bad-context') && answer.value.api === null);
  }
  for (const context of [{}, { api: null }, [], 'ad.show', 7]) {
    assert.ok(!ask(code(30001), context).hasProblem('bad-context'), JSON.stringify(context));
  }
});

testCores('the answer names the call as far as it is known', (ask) => {
  for (const [given, context, expected] of /** @type {[unknown, unknown, string | null][]} */ ([
    [code(21103), api('downloadFile'), 'downloadFile'],
    [code(21103), undefined, null],
    [error(21103, 'request:fail Request timeout'), undefined, 'request'],
    [code(11003), undefined, 'ad.show'],
    [code(11001), undefined, 'ad.init'],
    [code(30001), undefined, null],
    [code(99999), api('ad.load'), 'ad.load'],
  ])) {
    assert.equal(ask(given, context).value.api, expected, JSON.stringify(given));
  }
});

testCores('how to decide names the calls that the candidates are of', (ask) => {
  for (const number of [20000, 50000, 500]) {
    const { candidates, steps } = ask(code(number)).value;
    const step = steps[0].text;
    const tables = candidates.map((/** @type {any} */ { table }) => table);
    for (const table of tables) assert.ok(step.includes(table === 'network' ? "'request'" : table), step);
    assert.equal(step.includes("'request'"), tables.includes('network'), step);
  }
});

testCores('a success status is never explained whatever comes with it', (ask) => {
  const offenders = [];
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
        const answer = ask(error(status, message), context);
        if (isExplained(answer)) offenders.push(`${status} ${message}, ${context?.api}: ${answer.verdict}`);
      }
    }
  }
  assertNone('successes that are explained as failures', offenders);
});

testCores('the message tells the two 500 apart', (ask) => {
  for (const [message, row] of /** @type {[string, string][]} */ ([
    ['Server error', 'network/http-non-2xx'],
    ['request:fail', 'network/http-non-2xx'],
    ['Internal error in the Server system', 'ad.init/500'],
    ['createInterstitialAd:fail', 'ad.init/500'],
  ])) {
    const answer = ask(error(500, message));
    assert.ok(answer.isKnownAs(row) && answer.isExact, `${message}: ${answer.verdict}`);
  }
});

testCores('a status is shown, and what it generally means is marked as ours', (ask) => {
  for (let status = 300; status <= 599; status++) {
    const answer = ask(code(status), api('request'));
    const mayPass = [408, 425, 429, 500, 502, 503, 504].includes(status);
    const { retry, facts } = answer.value;
    assert.equal(retry.kind, mayPass ? 'backoff' : 'never', `${status}`);
    assert.ok(!mayPass || retry.onlyIfIdempotent, `${status}: the server may have done its work`);
    assert.ok(answer.fact('HTTP status')?.startsWith(`${status}`), `${status}: ${JSON.stringify(facts)}`);
  }
  const { steps, facts } = ask(code(404), api('request')).value;
  const origins = steps.map((/** @type {any} */ step) => step.origin);
  assert.deepEqual(origins, ['reference', 'derived']);
  assert.equal(facts[0].origin, 'input');
});

testCores('a load that failed is not told to name its call', (ask) => {
  for (const errCode of [10001, 20000, 30001, 50000]) {
    const { value } = ask({ errCode }, api('ad.load'));
    assert.deepEqual([value.status, value.decideBy], ['ambiguous', null], `${errCode}`);
    assert.match(value.text, /TikTok has no table for load\(\)/);
    assert.doesNotMatch(value.text, /Say which call|do not belong together/);
  }
});
