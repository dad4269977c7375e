// @ts-check
// What is found in a call before it is made: every combination of documented faults, and calls in which nothing is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from 'ttminis-explain';
import { check as checkInJs } from 'ttminis-explain/js';
import { text } from '../support/paths.mjs';

/** @typedef {import('ttminis-explain').Api} Api */
/** @typedef {import('ttminis-explain').CallProblem} Problem */
/** @typedef {readonly (readonly [value: unknown, row: string | null])[]} Values */

/** Whether the platform states that such a call fails. @param {Problem} problem */
const isCertain = (problem) => problem.origin === 'reference' && problem.fails.length > 0;

const ARGV = 'network/600005';
const INVALID_URL = 'network/600009';
const BAD_SCHEME = 'network/600011';
const UNLISTED = 'network/21100';
const NOT_WRITABLE = 'network/100000/file-path-error';
const EMPTY_PART = 'network/21101/destination-path-has-error';
const EMPTY_ID = 'ad.init/11001';
const BAD_ID = 'ad.init/10001';

/** Values with the row that the reference has for them; none where nothing is wrong. @param {unknown[]} values @param {string | null} row */
const all = (values, row) => values.map((value) => /** @type {const} */ ([value, row]));

const validUrls = [
  'trusted.example',
  'also.trusted.example',
  'xn--bcher-kva.example',
  '127.0.0.1',
  '[::1]',
].flatMap((host) =>
  ['', '/', '/a/b.json', '/a;b=c:d@e', '/%E5%88%86', '/?a=b&c=d%20e', '/a?#', '/a#b', '/a?b=http://c/d'].map(
    (path) => `https://${host}${path}`,
  ),
);
/** @type {Values} */
const urls = [
  ...all([undefined, 17, true, {}, ['https://trusted.example/']], ARGV),
  ...all(['', 'trusted.example', 'trusted.example/a', '//trusted.example/a'], INVALID_URL),
  ...all(['/a', 'a/b', '?a=1', '#a', 'https://', 'http://', 'https://?a'], INVALID_URL),
  ...all(['https://a b/', 'https://<a>/', 'https://[::1/', 'https://a:b/'], INVALID_URL),
  ...all(
    'ftp file ws wss data blob about javascript ttfile FTP custom'
      .split(' ')
      .map((scheme) => `${scheme}://trusted.example/a`),
    BAD_SCHEME,
  ),
  ...all(
    'other.example xtrusted.example trusted.example.evil.test example trusted.examples'
      .split(' ')
      .map((host) => `https://${host}/a`),
    UNLISTED,
  ),
  ...all(validUrls, null),
];
/** @type {Values} */
const methods = [
  ...all([undefined, 'GET', 'POST', 'OPTIONS', 'PUT', 'HEAD', 'DELETE'], null),
  ...all([1, {}, 'FETCH', 'GET POST', '', 'HTTP'], ARGV),
];
/** @type {Values} */
const data = [
  ...all([0, 1.5, true, false], ARGV),
  ...all([undefined, '', 'a=b', { a: [1] }, [1, 2], new ArrayBuffer(2)], null),
];
/** @type {Values} */
const filePaths = [
  ...all(
    [undefined, 'ttfile://user/a', 'ttfile://temp/a/b.c', 'ttfile://user/..a/b', 'ttfile://user/分 数'],
    null,
  ),
  ...all(
    ['/sdcard/a', 'a.zip', 'file:///a', 'ttfile://', 'ttfile://cache/a', 'TTFILE://user/a'],
    NOT_WRITABLE,
  ),
  ...all([' ttfile://user/a'], NOT_WRITABLE),
  ...all(['ttfile://user//a', 'ttfile://temp/a//b', 'ttfile://user/a//'], EMPTY_PART),
];
/** @type {Values} */
const ids = [
  ...all([''], EMPTY_ID),
  ...all([7, true, {}], BAD_ID),
  ...all(['7301234567890123456', 'placement', 'a-b_c.d'], null),
];
/** @type {Record<string, Values>} */
const shared = { header: all([undefined, { accept: 'a' }], null), timeout: all([100, 0], null) };

for (const [api, values] of /** @type {[Api, Record<string, Values>][]} */ ([
  ['request', { url: urls, method: methods, data, ...shared }],
  ['downloadFile', { url: urls, filePath: filePaths, ...shared }],
  ['ad.init', { adUnitId: ids }],
])) {
  test(`every documented fault of ${api} is found, and nothing else`, (context) => {
    const trustedDomains = validUrls.filter((url) => /^https:\/\/[^/]*$/.test(url));
    const names = Object.keys(values);
    const total = names.reduce((product, name) => product * (values[name] ?? []).length, 1);
    const count = { faulty: 0, valid: 0, faults: 0 };
    for (let at = 0; at < total; at += 1) {
      /** @type {Record<string, unknown>} */
      const args = {};
      /** @type {string[]} */
      const expected = [];
      let number = at;
      for (const name of names) {
        const choices = values[name] ?? [];
        const [value, row] = choices[number % choices.length] ?? [];
        number = Math.floor(number / choices.length);
        if (value !== undefined) args[name] = value;
        if (row) expected.push(`${name} ${row}`);
      }
      const found = check(api, args, { trustedDomains });
      const certain = found.filter(isCertain).map(({ argument, fails }) => `${argument} ${fails[0]?.id}`);
      assert.deepEqual(certain.sort(), expected.sort(), JSON.stringify(args));
      count.faults += expected.length;
      if (expected.length > 0) {
        count.faulty += 1;
      } else {
        count.valid += 1;
        assert.deepEqual(found, [], JSON.stringify(args));
      }
    }
    assert.ok(count.faulty > 3 && count.valid > 2);
    context.diagnostic(
      `${count.faulty} calls with ${count.faults} documented faults, ${count.valid} valid ones`,
    );
  });
}

test('what is certain comes first', () => {
  const found = check('request', { url: 'https://a.example/b c', method: 5 });
  assert.deepEqual(found.map(isCertain), [true, false]);
});

test('secrets are not shown', () => {
  for (const { api, args, context } of JSON.parse(text('tests/data/calls.json'))) {
    const found = check(api, args, { ...context, redact: true });
    assert.ok(!JSON.stringify(found).includes('planted'), JSON.stringify(found));
  }
});

test('every call is named to one who names none', () => {
  const [first, second, third, fourth, last] = ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show'];
  for (const api of ['fetch', '', 5, undefined, null, {}]) {
    const found = check(/** @type {any} */ (api), {});
    assert.equal(found.length, 1);
    assert.ok(found[0]?.text.endsWith(`use ${first}, ${second}, ${third}, ${fourth} or ${last}.`));
    assert.deepEqual(found[0]?.fails, []);
  }
});

test('any call gets an answer, the same in both forms', () => {
  const throwing = new Proxy({}, { get: () => assert.fail('a getter of the game throws') });
  const values = [undefined, null, 5, NaN, 1n, 'x', '', Symbol('x'), () => 0, [], {}, throwing, new Date(0)];
  values.push('\ud800', 'x'.repeat(70000), 'https://\ud800/', Object.create(null), Object.freeze({}));
  const names = ['url', 'method', 'data', 'header', 'timeout', 'filePath', 'adUnitId'];
  for (const api of ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show', ...values]) {
    const name = /** @type {Api} */ (api);
    for (const value of values) {
      const each = Object.fromEntries(names.map((key) => [key, value]));
      const context = { trustedDomains: value, totalBytes: value, elapsedMs: value, ad: value };
      for (const args of [value, each]) {
        const found = check(name, args, /** @type {any} */ (context));
        assert.ok(Array.isArray(found));
        assert.deepEqual(checkInJs(name, args, /** @type {any} */ (context)), found);
        assert.deepEqual(
          check(name, args, /** @type {any} */ (value)).filter((problem) => !problem.text),
          [],
        );
      }
    }
  }
});
