// @ts-check
// A message is recognised however a client, an engine or a console spells it, and only then.
import assert from 'node:assert/strict';
import {
  api,
  apiOf,
  assertNone,
  assertVerdicts,
  entries,
  functionOf,
  numberOf,
  testCores,
  wordingsOf,
} from './ask.mjs';

/** How a message is spelled when it comes in, with its name. @type {[string, (text: string) => string][]} */
const VARIANTS = [
  ['to the letter', (text) => text],
  ['in lower case', (text) => text.toLowerCase()],
  ['in upper case', (text) => text.toUpperCase()],
  ['with space around it', (text) => ` \t${text}\r\n`],
  ['with two spaces', (text) => text.replaceAll(' ', '  ')],
  ['with a line break', (text) => text.replace(' ', '\n')],
  ['with no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['with a curly apostrophe', (text) => text.replaceAll("'", '\u2019')],
  ['with a full stop', (text) => `${text}.`],
  ['with an address behind it', (text) => `${text}, url == https://a.example/b?c=d`],
  ['with a note in brackets', (text) => `${text} (sdk 0.33.0)`],
  ['with a note behind a colon', (text) => `${text}: 12 ms`],
  ['with a function in front', (text) => `FUNCTION:fail ${text}`],
  ['with a function and two spaces', (text) => `FUNCTION:fail  ${text}`],
  ['with a function and a space before fail', (text) => `FUNCTION: fail ${text}`],
  ['with a function and a second colon', (text) => `FUNCTION:fail: ${text}`],
  ['with a function and a full-width colon', (text) => `FUNCTION\uff1afail ${text}`],
  ['with a function in upper case', (text) => `FUNCTION:FAIL ${text}`],
  ['with the name of a JavaScript error', (text) => `Error: ${text}`],
  ['as a console prints it', (text) => `Uncaught (in promise) Error: ${text}`],
];

testCores('every spelling of every wording confirms its code', (ask) => {
  const offenders = [];
  for (const entry of entries) {
    for (const wording of wordingsOf(entry)) {
      for (const [name, variant] of VARIANTS) {
        const errMsg = variant(wording).replace('FUNCTION', functionOf(entry));
        const answer = ask({ errCode: numberOf(entry), errMsg }, api(apiOf(entry)));
        if (!answer.isKnownAs(entry.id) || !answer.isExact || answer.contradictions.length > 0) {
          offenders.push(`${entry.id} ${name}: ${JSON.stringify(errMsg)}: ${answer.verdict}`);
        }
      }
    }
  }
  assertNone('spellings that are not recognised', offenders);
});

testCores('every spelling of a wording that only one row has identifies the row without a code', (ask) => {
  const offenders = [];
  const all = entries.flatMap((entry) => wordingsOf(entry).map((wording) => wording.toLowerCase()));
  for (const entry of entries) {
    for (const wording of wordingsOf(entry)) {
      if (all.filter((other) => other === wording.toLowerCase()).length > 1) continue;
      for (const [name, variant] of VARIANTS) {
        const errMsg = variant(wording).replace('FUNCTION', functionOf(entry));
        const answer = ask({ errMsg });
        if (!answer.isKnownAs(entry.id) || answer.isExact) {
          offenders.push(`${entry.id} ${name}: ${JSON.stringify(errMsg)}: ${answer.verdict}`);
        }
      }
    }
  }
  assertNone('spellings that do not identify their row', offenders);
});

testCores('a wording that several rows have is ambiguous without a code', (ask) => {
  assertVerdicts(ask, [
    ['Network error', null, 'ambiguous ad.init/20000 | ad.show/20000 by api'],
    ['Internal error', null, 'ambiguous ad.init/50000 | ad.show/50000 by api'],
    ['System Error', null, 'ambiguous ad.init/50000 | ad.show/50000 by api'],
    ['Server error', null, 'ambiguous network/http-non-2xx | network/10401 | ad.show/50102-50107 by code'],
    ['Server error', api('request'), 'ambiguous network/http-non-2xx | network/10401 by code'],
    ['Server error', api('ad.show'), 'known ad.show/50102-50107'],
    ['Network error', api('ad.show'), 'known ad.show/20000'],
    ['createRewardedVideoAd:fail Network error', null, 'known ad.init/20000'],
  ]);
});

testCores('the domain list is recognised in the wordings of related clients', (ask) => {
  const offenders = [];
  for (const errMsg of [
    'url not in domain list',
    'request:fail url not in domain list',
    'request:fail url is not in domain list, url == https://a.example/b',
    'downloadFile:fail the url https://a.example is not in domain list',
  ]) {
    const withCode = ask({ errCode: 21100, errMsg });
    const without = ask({ errMsg });
    if (!withCode.isKnownAs('network/21100') || !withCode.isExact || !without.isKnownAs('network/21100')) {
      offenders.push(`${errMsg}: ${withCode.verdict}, ${without.verdict}`);
    }
  }
  assertNone('wordings of 21100 that are not recognised', offenders);
});

testCores('a wording that begins in the middle of a sentence is recognised with its subject', (ask) => {
  const rest =
    'has exceeded the limit on the number of interstitial ad plays, and interstitial ads are not allowed to be displayed';
  for (const errMsg of [`The user ${rest}`, `user ${rest}.`, `show:fail ${rest}`]) {
    const answer = ask({ errCode: 11005, errMsg });
    assert.ok(answer.isKnownAs('ad.show/11005') && answer.isExact, `${errMsg}: ${answer.verdict}`);
  }
});

testCores('a sentence that only begins like a wording decides nothing by itself', (ask) => {
  const offenders = [];
  for (const text of [
    'Network error while loading texture',
    'Invalid URL given',
    'Invalid URLs',
    'User exited',
    'User exit code was 3',
    'Server errors',
    'Request timeouts',
    'Request timeout exceeded by the shader compiler',
    'Not an Invalid URL',
    'fatal: User exit',
    'Invalid',
    'error',
    'timeout',
    'fail',
  ]) {
    for (const error of [text, { errMsg: text }, { errMsg: `request:fail ${text}` }]) {
      const { value, verdict } = ask(error);
      if (value.status === 'known' || value.status === 'ambiguous') {
        offenders.push(`${JSON.stringify(error)}: ${verdict}`);
      }
    }
  }
  assertNone('texts that are taken for a wording', offenders);
});

testCores('the call is read from the function in front of :fail', (ask) => {
  const offenders = [];
  for (const [name, call] of [
    ['request', 'request'],
    ['REQUEST', 'request'],
    ['tt.request', 'request'],
    ['TTMinis.game.request', 'request'],
    ['downloadFile', 'downloadFile'],
    ['TTMinis.game.downloadFile', 'downloadFile'],
    ['createRewardedVideoAd', 'ad.init'],
    ['createInterstitialAd', 'ad.init'],
    ['TTMinis.game.createInterstitialAd', 'ad.init'],
    ['show', 'ad.show'],
    ['rewardedVideoAd.show', 'ad.show'],
    ['RewardedVideoAd.show', 'ad.show'],
    ['interstitialAd.show', 'ad.show'],
    ['load', 'ad.load'],
    ['rewardedVideoAd.load', 'ad.load'],
  ]) {
    const { value, verdict } = ask({ errMsg: `${name}:fail something new` });
    if (value.api !== call || value.status !== 'unknown') offenders.push(`${name}: ${value.api}, ${verdict}`);
  }
  assertNone('functions that are not read', offenders);
});

testCores('the address in a message is shown without its secrets', (ask) => {
  const front = 'url not in domain list, url == ';
  for (const [errMsg, url] of [
    [`${front}https://a.example/b`, 'https://a.example/b'],
    [`${front}https://a.example/b?token=secret`, 'https://a.example/b'],
    [`${front}https://a.example/b#secret`, 'https://a.example/b'],
    ['url not in domain list, url==https://a.example?secret', 'https://a.example'],
    [
      'request:fail url not in domain list,url == https://a.example:8443/b, retry',
      'https://a.example:8443/b',
    ],
    ['url not in domain list', undefined],
    [front, undefined],
    [`${front}secret`, undefined],
  ]) {
    assert.equal(ask({ errCode: 21100, errMsg }).fact('URL'), url, errMsg);
  }
  for (const address of [
    'https://user:secret@a.example/b',
    'https://user:secret@a.example/b?token=secret',
    'https://secret@a.example',
  ]) {
    const answer = ask({ errCode: 21100, errMsg: front + address });
    assert.doesNotMatch(answer.fact('URL') ?? '', /secret|user/, address);
    assert.doesNotMatch(answer.value.text, /secret/, address);
  }
});
