// @ts-check
// Whether, and how, a failed call is made again.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as main from 'ttminis-explain';
import { apiOf, entries, numberOf } from './ask.mjs';

const cores = { wasm: main, js: createRequire(import.meta.url)('ttminis-explain/js') };
const TIMEOUT = { errCode: 21103, errMsg: 'Request timeout' };
const GOOD = { url: 'https://a.example/' };

for (const [kind, { shouldRetry }] of Object.entries(cores)) {
  /** The pause is random, up to the longest one. @type {(error: unknown, attempt: number, context?: any) => number | false} */
  const longest = (error, attempt, context) => {
    const { random } = Math;
    Math.random = () => 1;
    try {
      return shouldRetry(error, attempt, context);
    } finally {
      Math.random = random;
    }
  };
  const request = (/** @type {object} */ args, more = {}) => ({
    api: 'request',
    args: { ...GOOD, ...args },
    ...more,
  });

  test(`pauses grow and end, and vary at random (${kind})`, () => {
    const delays = [1, 2, 3, 4, 100].map((attempt) => longest(TIMEOUT, attempt, request({})));
    assert.deepEqual(delays, [1000, 2000, 4000, false, false]);
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    for (const attempt of [0, -0, -1, 0.99, nan, infinity, -infinity, -1e300, 1e300]) {
      assert.equal(longest(TIMEOUT, attempt, request({})), false, `${attempt}`);
    }
    const delay = shouldRetry(TIMEOUT, 1, request({}));
    assert.ok(delay !== false && delay > 0 && delay <= 1000);
  });

  test(`only a call that can be repeated is (${kind})`, () => {
    for (const method of [null, 'GET', 'get', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
      assert.equal(longest(TIMEOUT, 1, request({ method })), 1000, `${method}`);
    }
    for (const method of ['POST', 'PATCH', 'CONNECT'])
      assert.equal(longest(TIMEOUT, 1, request({ method })), false);
    assert.equal(longest(TIMEOUT, 1, { api: 'downloadFile' }), 1000);
    assert.equal(longest(TIMEOUT, 1, { api: 'downloadFile', idempotent: false }), false);
    assert.equal(longest(TIMEOUT, 1, request({ method: 'POST' }, { idempotent: true })), 1000);
    assert.equal(longest(TIMEOUT, 1, request({ method: 'GET' }, { idempotent: false })), false);
    for (const context of [undefined, null, {}, { api: 'request' }, { api: 'request', args: {} }]) {
      assert.equal(longest(TIMEOUT, 1, /** @type {any} */ (context)), false);
    }
  });

  test(`arguments that are wrong are never tried again (${kind})`, () => {
    for (const code of [21103, 600003, 503, 10401]) {
      const error = { errCode: code, errMsg: code === 503 ? 'Server error' : '' };
      const more = { idempotent: true, aborted: false };
      for (const args of [
        { url: '' },
        { url: 'a.example/' },
        { url: 'ftp://a.example/' },
        { method: 'FETCH' },
        { data: 1 },
      ]) {
        assert.equal(longest(error, 1, request(args, more)), false, `${code} ${JSON.stringify(args)}`);
      }
      assert.equal(longest(error, 1, request({}, more)), 1000, `${code}`);
    }
    assert.equal(longest(TIMEOUT, 1, request({}, { trustedDomains: ['https://other.example'] })), false);
  });

  test(`an interrupted call is repeated only if the game did not abort it (${kind})`, () => {
    for (const [aborted, expected] of /** @type {[any, number | false][]} */ ([
      [undefined, false],
      [null, false],
      [true, false],
      [false, 1000],
    ])) {
      assert.equal(longest({ errCode: 600003 }, 1, request({}, { aborted })), expected);
    }
    assert.equal(longest(TIMEOUT, 1, request({}, { aborted: true })), false);
  });

  test(`an error that is not certain is not repeated (${kind})`, () => {
    for (const error of [{ errCode: 10401, errMsg: 'Request timeout' }, { errMsg: 'Server error' }]) {
      assert.equal(longest(error, 1, request({})), false);
    }
    for (const error of [503, { errCode: 20000 }, { errCode: 99999 }, null, 'oops']) {
      assert.equal(longest(error, 1, { idempotent: true }), false);
    }
  });

  test(`each row is repeated as its own advice says (${kind})`, () => {
    for (const entry of entries) {
      const isHttp = entry.id === 'network/http-non-2xx';
      const error = { errCode: isHttp ? 404 : numberOf(entry), errMsg: entry.title };
      const context = {
        api: apiOf(entry),
        args: { ...GOOD, adUnitId: '1' },
        aborted: false,
        idempotent: true,
      };
      // The status is 404, and nothing was aborted.
      const { retry } = entry;
      const repeats = retry.kind === 'backoff' || (retry.kind === 'depends' && retry.no.kind === 'backoff');
      assert.equal(longest(error, 1, context) !== false, repeats, entry.id);
    }
  });
}
