// @ts-check
// What the arguments of a failed call add to its explanation, and where they add nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, explain } from 'ttminis-explain';

/** @typedef {import('ttminis-explain').CallProblem} Problem */
/** @typedef {import('ttminis-explain').Context} Context */
/** @typedef {import('ttminis-explain').Explanation} Explanation */

/** Whether the platform states that such a call fails. @param {Problem} problem */
const isCertain = (problem) => problem.origin === 'reference' && problem.fails.length > 0;

/** What is found in a request to a URL when these domains are trusted. @param {string} url @param {string[]} [trustedDomains] */
const inUrl = (url, trustedDomains) => check('request', { url }, { trustedDomains });

/** @param {Explanation} answer */
const callProblems = (answer) =>
  /** @type {Problem[]} */ (answer.problems.filter(({ kind }) => kind === 'call'));

test('the domain that was refused is the one that the message names', () => {
  const error = { errCode: 21100, errMsg: 'url not in domain list, url == https://cdn.other.example/x' };
  const args = { url: 'https://api.example.com/s' };
  for (const trustedDomains of [undefined, ['https://api.example.com']]) {
    const found = callProblems(explain(error, { api: 'request', args, trustedDomains }));
    assert.equal(found.length, 1);
    assert.equal(found[0]?.suggestion, 'https://cdn.other.example', `${trustedDomains}`);
  }
  const answer = explain(error, { api: 'request', trustedDomains: ['https://cdn.other.example'] });
  assert.equal(callProblems(answer)[0]?.value, 'cdn.other.example');
  assert.ok(answer.text.includes('is a trusted domain: check'));
});

test('a host that is not compared is not said to be missing', () => {
  for (const [url, entry] of /** @type {const} */ ([
    ['https://bu\u0308cher.example/', 'https://bücher.example'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
    ['https://xn--bcher-kva.example/', 'https://bücher.example'],
    ['https://VIỆT.example/', 'https://việt.example'],
    ['https://[::1]/', 'https://[0:0:0:0:0:0:0:1]'],
    ['https://127.0.0.1/', 'https://127.1'],
    ['https://127.1/', 'https://127.0.0.1'],
    ['https://example.com/', 'https://ｅxample.com'],
    ['https://example.com/', 'https://ex%61mple.com'],
    ['https://other.example/', 'https://\ufb01.example'],
    ['https://{host}/', 'https://api.example.com'],
  ])) {
    const found = inUrl(url, [entry]);
    assert.ok(found.length > 0 && !found.some(isCertain), `${url} ${entry}: ${JSON.stringify(found)}`);
  }
  for (const host of ['bücher.example', 'việt.example']) {
    assert.deepEqual(inUrl(`https://${host}/`, [`https://${host}`]), [], 'the same text is the same host');
  }
});

test('an entry in letters that are not of ASCII, or in no form at all, is none for a host in ASCII', () => {
  for (const entry of [
    'https://bücher.example',
    'https://москва.рф',
    'https://例え.jp',
    'a.example, b.example',
    '',
  ]) {
    const [problem] = inUrl('https://other.test/', [entry]);
    assert.ok(problem && isCertain(problem) && problem.suggestion === 'https://other.test', entry);
  }
  assert.ok(isCertain(/** @type {Problem} */ (inUrl('https://other.test./', [''])[0])));
});

test('of several entries for a host the one that fits best decides', () => {
  const good = 'https://api.example.com';
  for (const other of ['https://api.example.com/v1', 'http://api.example.com', 'https://API.example.com']) {
    for (const entries of [
      [other, good],
      [good, other],
    ]) {
      assert.deepEqual(inUrl('https://api.example.com/', entries), []);
      const http = inUrl('http://api.example.com/', entries);
      assert.ok(http.length === 1 && !http.some(isCertain), `${entries}: ${JSON.stringify(http)}`);
    }
  }
});

test('an entry in another form is a hint', () => {
  for (const entry of [
    'api.example.com',
    ' api.example.com  ',
    'https://api.example.com/',
    '//api.example.com',
  ]) {
    const found = inUrl('https://api.example.com/s', [entry]);
    assert.ok(found.length === 1 && !found.some(isCertain), `${entry}: ${JSON.stringify(found)}`);
    assert.equal(found[0]?.suggestion, 'https://api.example.com');
  }
});

test('what was not read of a list is neither denied nor claimed', () => {
  const trustedDomains = Array.from({ length: 150 }, (_, number) => `https://n${number}.example.com`);
  const url = 'https://n140.example.com/';
  const found = inUrl(url, trustedDomains);
  assert.deepEqual(
    found.map(({ argument, fails }) => [argument, fails]),
    [['trustedDomains', []]],
    'only that there are too many',
  );
  const answer = explain({ errCode: 21100 }, { api: 'request', args: { url }, trustedDomains });
  assert.ok(!answer.text.includes('is a trusted domain: check'), answer.text);
});

test('names that differ in a number are not taken for slips', () => {
  const [problem] = inUrl('https://cdn2.example.com/', ['https://cdn1.example.com']);
  assert.equal(problem?.suggestion, 'https://cdn2.example.com');
});

test('one slip of at most two letters is one, and no more', () => {
  const isSlip = (/** @type {string} */ host, /** @type {string} */ listed) =>
    /Did you mean/.test(inUrl(`https://${host}/`, [`https://${listed}`])[0]?.text ?? '');
  for (const slip of ['exmple.com', 'examplee.com', 'exanple.com', 'exmaple.com', 'example.co']) {
    assert.ok(isSlip(slip, 'example.com') && isSlip('example.com', slip), slip);
  }
  for (const other of ['example.com', 'sample.org', 'example.com.evil', 'exmapel.com']) {
    assert.ok(!isSlip(other, 'example.com'), other);
  }
  assert.ok(!isSlip('a.io', 'b.io.x') && !isSlip('ftp', 'http'));
});

test('a client that takes paths is not said not to', () => {
  const args = { url: 'https://a.example/a.zip', filePath: 'ttfile://user/a.zip' };
  /** @param {import('ttminis-explain').Api} api @param {boolean} [filePathSupported] */
  const explained = (api, filePathSupported) =>
    explain({ errCode: 100000 }, { api, args, filePathSupported });
  const unsupported = explained('downloadFile');
  assert.equal(unsupported.status === 'known' && unsupported.id, 'network/100000/file-path-not-supported');
  assert.equal(explained('downloadFile', true).status, 'ambiguous');
  assert.equal(explained('request').status, 'ambiguous', 'a request has no path');
  const bad = { url: 'https://a.example/a.zip', filePath: '/a.zip' };
  const answer = explain({ errCode: 100000 }, { api: 'downloadFile', args: bad, filePathSupported: true });
  assert.equal(answer.status === 'known' && answer.id, 'network/100000/file-path-error');
});

test('an empty part of a path decides in either case, and a path without fault leaves the other meaning', () => {
  for (const [filePath, filePathSupported, id] of /** @type {const} */ ([
    ['ttfile://user//a', undefined, 'network/21101/destination-path-has-error'],
    ['ttfile://user//a', true, 'network/21101/destination-path-has-error'],
    ['ttfile://user/a', undefined, 'network/21101/move-file-failed'],
    ['ttfile://user/a', true, 'network/21101/move-file-failed'],
    ['/a', undefined, false],
    ['ttfile://user/', undefined, false],
  ])) {
    const args = { url: 'https://a.example/a.zip', filePath };
    const answer = explain({ errCode: 21101 }, { api: 'downloadFile', args, filePathSupported });
    assert.equal(answer.status === 'known' && answer.id, id, filePath);
  }
});

test('long texts are read to their end or not at all', () => {
  for (const [unit, isValid] of /** @type {const} */ ([
    ['%20', true],
    ['ab/', true],
    ['😀', false],
  ])) {
    for (const length of [1000, 2048, 20000, 40000]) {
      const url = `https://a.example/${unit.repeat(length)}end`;
      const found = inUrl(url);
      assert.equal(found.length === 0, isValid || url.length >= 65536, `${unit} ${length}`);
    }
  }
  const filePath = `ttfile://user/${'b/'.repeat(1017)}a`;
  assert.deepEqual(check('downloadFile', { url: 'https://a.example/', filePath }), []);
  const without = `example.com/?d=${'x'.repeat(3000)}`;
  assert.equal(inUrl(without)[0]?.suggestion, `https://${without}`);
});

test('only what names a host gets a scheme', () => {
  const paths = './a ../api.php index.php data.json?x=1 images.v2/a.png a a/b.c . .. 1.5 \\\\a.example\\b';
  for (const path of paths.split(' ')) assert.equal(inUrl(path)[0]?.suggestion, null, path);
  const hosts = 'example.com api.example.com/a.json a-b.example:8080/x localhost/x //cdn.example.com/a';
  for (const host of hosts.split(' ')) {
    const { suggestion } = /** @type {Problem} */ (inUrl(host)[0]);
    assert.ok(suggestion !== null, host);
    assert.deepEqual(inUrl(suggestion), [], `${suggestion} is right`);
  }
});

test('what should have been encoded is found behind the host', () => {
  for (const [url, character] of /** @type {const} */ ([
    ['https://a/a b', ' '],
    ['https://a/é?q', 'é'],
    ['https://a/😀', '😀'],
    ['https://a/?"', '"'],
    ['https://a/?q#`', '`'],
    ['https://a\\b', '\\'],
    ['https://a/\u007f', '\u007f'],
    ['https://a/?x|y', '|'],
  ])) {
    const [problem] = inUrl(url);
    assert.ok(problem?.text.includes(`contains "${character}"`), problem?.text);
  }
  for (const url of ["https://a/x?y[]=a'(%20)!*,;:@&=+$-_.~#/?", 'https://a/%2f%C3', 'https://a/100%']) {
    assert.deepEqual(inUrl(url), [], url);
  }
});

test('two schemes are one too many', () => {
  for (const front of ['https://', 'http:', 'https:']) {
    const url = `${front}https://a.example.com/`;
    assert.equal(inUrl(url)[0]?.suggestion, 'https://a.example.com/', url);
  }
  assert.deepEqual(inUrl('https://a.example/?to=https://b.example/'), []);
});

test('capitals in a host are nothing to tell, and neither is a host that is not compared', () => {
  for (const host of ['API.Example.com', 'bücher.example', '127.1', '%41.example', 'xn--a']) {
    assert.deepEqual(inUrl(`https://${host}/`), [], host);
  }
});

test('an address is not to be added to the list', () => {
  for (const url of ['https://192.168.0.10/', 'https://localhost:8080/']) {
    const found = callProblems(explain({ errCode: 21100 }, { api: 'request', args: { url } }));
    assert.ok(found.length === 1 && found[0]?.suggestion === null, JSON.stringify(found));
  }
  const url = 'https://bücher.example/';
  const found = callProblems(explain({ errCode: 21100 }, { api: 'request', args: { url } }));
  assert.deepEqual(found, [], 'which form the list has is not known');
});

test('a call that succeeded has no problems', () => {
  const args = { url: 5, method: 'FETCH' };
  const answer = explain({ errMsg: 'request:ok', statusCode: 200 }, { api: 'request', args });
  assert.deepEqual([answer.status, callProblems(answer)], ['unrecognized', []]);
});

test('a timeout is compared with the time that passed', () => {
  /** @param {unknown} timeout @param {number} elapsedMs */
  const about = (timeout, elapsedMs) => {
    const args = { url: 'https://a.example/', timeout };
    const answer = explain({ errCode: 21103 }, { api: 'request', args, elapsedMs });
    return callProblems(answer)[0]?.text ?? '';
  };
  assert.match(about(5000, 4600), /after 4\.6 s, when its timeout of 5\.0 s ran out/);
  assert.match(about(5000, 900), /after 900 ms, before its timeout of 5\.0 s ran out/);
  assert.match(about(undefined, 60000), /set no timeout.+after 60\.0 s/);
  assert.ok(!about(1e300, 5000).includes('0.0 s'));
});

test('what is not the cause is ruled out, or stands behind it', () => {
  const args = { url: 'https://a b/', method: 5, timeout: '5' };
  /** @param {number} errCode */
  const rules = (errCode) =>
    callProblems(explain({ errCode }, { api: 'request', args })).map(({ argument }) => argument);
  assert.deepEqual(rules(600009), ['url', 'method']);
  assert.deepEqual(rules(600005), ['method', 'timeout', 'url']);
  assert.deepEqual(rules(21103), [], 'a call that was sent has no fault that keeps it from being sent');
  assert.deepEqual(rules(99999), ['url', 'method']);
});

test('the placement to look for is named', () => {
  const args = { adUnitId: '7301234' };
  for (const errCode of [20001, 20002, 20003, 20007]) {
    const [problem] = callProblems(explain({ errCode }, { api: 'ad.init', args }));
    assert.equal(problem?.value, '7301234', `${errCode}`);
  }
});

test('what speaks against an error is said, and makes it no more than likely', () => {
  const url = 'https://fine.example.com/';
  for (const [error, context, argument] of /** @type {const} */ ([
    [{ errCode: 600009, errMsg: 'Invalid URL' }, { api: 'request', args: { url } }, 'url'],
    [{ errCode: 600011, errMsg: 'URL validation error' }, { api: 'request', args: { url } }, 'url'],
    [{ errCode: 603301 }, { api: 'downloadFile', args: { url }, totalBytes: 1000 }, 'args'],
    [{ errCode: 11001 }, { api: 'ad.init', args: { adUnitId: '712' } }, 'adUnitId'],
    [{ errCode: 11003 }, { api: 'ad.show', ad: { shows: 0 } }, 'ad'],
    [{ errCode: 11004 }, { api: 'ad.show', ad: { type: 'rewarded' } }, 'ad'],
    [
      { errCode: 100000, errMsg: 'File path error' },
      { api: 'downloadFile', args: { url, filePath: 'ttfile://user/ok' } },
      'filePath',
    ],
  ])) {
    const answer = explain(error, /** @type {any} */ (context));
    const shown = JSON.stringify(error);
    const problem = callProblems(answer).find((found) => /does not fit this error/.test(found.text));
    assert.equal(problem?.argument, argument, shown);
    assert.equal(answer.status === 'known' && answer.match.confidence, 'likely', shown);
  }
  // The same with arguments that explain it is as sure as before.
  for (const [error, context] of /** @type {const} */ ([
    [
      { errCode: 600009, errMsg: 'Invalid URL' },
      { api: 'request', args: { url: 'a.example' } },
    ],
    [{ errCode: 11001 }, { api: 'ad.init', args: { adUnitId: '' } }],
    [{ errCode: 11003 }, { api: 'ad.show', ad: { shows: 1 } }],
  ])) {
    const answer = explain(error, /** @type {any} */ (context));
    assert.equal(answer.status === 'known' && answer.match.confidence, 'exact', JSON.stringify(error));
  }
});

test('a placeholder, the ID of another vendor and its name for it are hints', () => {
  for (const [args, words] of /** @type {const} */ ([
    [{ adUnitId: 'YOUR_PLACEMENT_ID' }, /is a placeholder/],
    [{ adUnitId: 'undefined' }, /is a placeholder/],
    [{ adUnitId: '<id>' }, /is a placeholder/],
    [{ adUnitId: 'TODO' }, /is a placeholder/],
    [{ adUnitId: 'adunit-0123456789abcdef' }, /a WeChat ID/],
    [{ adUnitId: '1c2k3d4f5g6h7j8k9l' }, /a Douyin ID/],
    [{ adUnitId: '2300001143_01' }, /a Kuaishou ID/],
    [{ posId: '123' }, /posId is ignored/],
    [{ unitId: '123' }, /unitId is ignored/],
    ['2300009189_01', /The options are a string/],
    [{ adUnitId: undefined }, /undefined/],
    [{ adUnitId: '7 8' }, /contains spaces/],
  ])) {
    const found = check('ad.init', args);
    assert.ok(found.length === 1 && words.test(found[0]?.text ?? ''), JSON.stringify([args, found]));
    assert.ok(!found.some(isCertain), JSON.stringify(args));
  }
  assert.deepEqual(check('ad.init', { adUnitId: 'ad7600000000000000001' }), []);
  assert.equal(check('ad.init', { adUnitId: '7 8' })[0]?.suggestion, null, 'no wrong fix');
  assert.equal(check('ad.init', { adUnitId: ' 78 ' })[0]?.suggestion, '78');
  for (const host of ['undefined', 'null', 'EXAMPLE_ENDPOINT', 'your-domain.com', 'your_server']) {
    assert.match(inUrl(`https://${host}/x`)[0]?.text ?? '', /placeholder/, host);
  }
  assert.match(inUrl('http://api.example.com/')[0]?.text ?? '', /trusted domains start with https/);
});

test('a Referer is found in every case, in a header of any size', () => {
  for (const name of ['Referer', 'referer', 'REFERER', 'ReFeReR']) {
    assert.equal(
      check('request', { url: 'https://a.example/', header: { [name]: 'x' } })[0]?.argument,
      'header',
    );
  }
});

test('of a function that is none of the calls nothing is predicted', () => {
  const found = check(/** @type {any} */ ('connectSocket'), { url: 'test.php' });
  assert.deepEqual(
    found.map(({ argument, fails }) => [argument, fails]),
    [['api', []]],
  );
});

test('nothing secret is left when it is asked for', () => {
  const urls = [
    'https://h.example.com/p?PLANTED',
    'https://h.example.com/p?a=PLANTED&PLANTED#PLANTED',
    'https://PLANTED:PLANTED@h.example.com/',
    'https://u:ab/PLANTED@h.example.com/p',
    'https://h.example.com/?name=John PLANTED',
    'https://h.example.com/?q="PLANTED"<PLANTED>',
    'https://h.example.com/?a=%PLANTED',
    'h.example.com/?PLANTED',
    'PLANTED:PLANTED@h.example.com/',
    'ftp://u:PLANTED@h.example.com/?PLANTED',
  ];
  const trustedDomains = ['https://h.example.co/?PLANTED'];
  for (const url of urls) {
    const args = { url, filePath: url, method: url, adUnitId: url };
    for (const message of ['fail {} timeout', 'url not in domain list, url == {}', '{}', "'{}'"]) {
      for (const errCode of [21100, 600009, 600011, 99999, 21103]) {
        for (const api of /** @type {const} */ (['request', 'downloadFile', 'ad.init'])) {
          const error = { errCode, errMsg: message.replace('{}', () => url) };
          const answer = JSON.stringify(explain(error, { api, args, redact: true, trustedDomains }));
          assert.ok(!answer.includes('PLANTED'), `${url} ${message} ${errCode} ${api}: ${answer}`);
        }
      }
    }
  }
  const errMsg = `${'x'.repeat(990)} https://user:PLANTED${'y'.repeat(100)}@h.example.com/`;
  const answer = JSON.stringify(explain({ errCode: 21103, errMsg }, { redact: true }));
  assert.ok(!answer.includes('PLANTED'), answer);
});
