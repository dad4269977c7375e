// @ts-check
// Problem documents of RFC 9457, and which failures a sampler lets through.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { catalog, explain } from 'ttminis-explain';
import { createSampler, toProblem } from 'ttminis-explain/report-to';
import { CALL } from './failures.mjs';
import { recipes } from './recipes.mjs';

test('a server answers with a problem document', async () => {
  const { answerWithProblem } = await recipes;
  const error = { errCode: 11003, errMsg: 'password=hunter2', api: 'ad.show' };
  const server = createServer((_request, response) => answerWithProblem(error, response, 17)).listen(0);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const response = await fetch(`http://127.0.0.1:${port}/`);
  const text = await response.text();
  server.close();
  assert.deepEqual(
    [response.status, response.headers.get('content-type')],
    [502, 'application/problem+json'],
  );
  const { status, instance } = JSON.parse(text);
  assert.deepEqual([status, instance], [502, '/failures/17']);
  assert.doesNotMatch(text, /hunter2/);
});

test('each row has a type of its own, which is a page that states it', () => {
  const rows = catalog();
  const types = rows.map(({ id, code, title, docUrl }) => {
    const api = /** @type {any} */ (id.startsWith('network') ? 'request' : id.split('/')[0]);
    const number = Number.parseInt(`${code}`, 10) || 404;
    const explanation = explain({ errCode: number, errMsg: title }, { api });
    const problem = toProblem(explanation);
    if (problem.errorId === null) return problem.type;
    assert.equal(problem.title, explanation.status === 'known' ? explanation.title : '');
    assert.ok(problem.type.startsWith(`${docUrl}#`), problem.type);
    assert.equal(new URL(problem.type).href, problem.type, 'an absolute URI');
    return problem.type;
  });
  const own = types.filter((type) => type !== 'about:blank');
  assert.equal(new Set(own).size, own.length);
  assert.ok(own.length > 30, `${own.length}`);
});

test('the members are those of RFC 9457, and names that it allows', () => {
  for (const error of [{ errCode: 404, errMsg: 'x' }, 404, 30001, 99999, null, 'text', { statusCode: 503 }]) {
    const problem = toProblem(explain(error, { api: 'request' }));
    for (const name of Object.keys(problem)) assert.match(name, /^[A-Za-z][A-Za-z0-9_]{2,}$/);
    assert.ok(problem.title && problem.detail);
    assert.deepEqual(JSON.parse(JSON.stringify(problem)), problem);
  }
  assert.deepEqual(toProblem(explain(30001)).candidates, ['ad.init/30001', 'ad.show/30001']);
  assert.equal(toProblem(explain({ statusCode: 503 }, { api: 'request' })).status, 503);
});

test('a status is there where one came or was given, and is one', () => {
  const timeout = explain({ errCode: 21103, errMsg: 'Request timeout' });
  assert.ok(!('status' in toProblem(timeout)));
  assert.equal(toProblem(timeout, { status: 504 }).status, 504);
  for (const status of [0, 99, 600, Number.NaN]) assert.ok(!('status' in toProblem(timeout, { status })));
});

/** A failure of a group. @param {string} host @param {number} [errCode] */
const failure = (host, errCode = 21103) => ({
  explanation: explain({ errCode, errMsg: 'Request timeout' }),
  call: { ...CALL, host, url: `https://${host}/` },
});

test('a group passes once in a minute, and tells how many it stands for', () => {
  let time = 0;
  const sample = createSampler({ now: () => time });
  const passed = [];
  for (; time < 180000; time += 10000) passed.push(sample(failure('a.example')));
  assert.deepEqual(passed, [1, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0]);
  assert.equal(sample(failure('b.example')), 1);
  assert.equal(sample(failure('b.example', 21100)), 1);
});

test('a clock that is put back keeps nothing quiet', () => {
  let time = 1e12;
  const sample = createSampler({ now: () => time });
  assert.equal(sample(failure('a.example')), 1);
  time -= 3600000;
  assert.equal(sample(failure('a.example')), 1);
  assert.equal(sample(failure('a.example')), 0);
});

test('however many groups there are, a minute passes no more than it knows', () => {
  let time = 0;
  const sample = createSampler({ groups: 10, everyMs: 1000, now: () => time });
  let passed = 0;
  for (let at = 0; at < 100000; at++) passed += sample(failure(`h${at}.example`)) ? 1 : 0;
  assert.equal(passed, 10);
  time = 1000;
  for (let at = 0; at < 100; at++) passed += sample(failure(`again${at}.example`)) ? 1 : 0;
  assert.equal(passed, 20);
});

test('without options the clock is that of the device', () => {
  const sample = createSampler();
  assert.deepEqual([sample(failure('a.example')), sample(failure('a.example'))], [1, 0]);
});
