// @ts-check
// What arrives at an exporter of OpenTelemetry, by the names of its semantic conventions.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import * as conventions from '@opentelemetry/semantic-conventions';
import { explain } from 'ttminis-explain';
import { toAttributes } from 'ttminis-explain/report-to';
import { CALL, closeAd, HOST, request, settle, simulatorFor } from './failures.mjs';
import { recipes } from './recipes.mjs';

const exporter = new InMemorySpanExporter();

before(() => {
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
});

/** Runs the recipe of docs/report-to.md. @param {(game: any, simulator: any) => unknown} play */
async function spansOf(play) {
  exporter.reset();
  const { traceFailures } = await recipes;
  const simulator = simulatorFor();
  const { game, restore } = traceFailures(simulator.game);
  await play(game, simulator);
  await settle(simulator);
  restore();
  return exporter.getFinishedSpans();
}

test('a failed request is a span that failed', async () => {
  const [span, ...others] = await spansOf((game, simulator) =>
    request(game, simulator, { id: 'network/21103' }, { method: 'PUT' }),
  );
  assert.ok(span);
  assert.equal(others.length, 0);
  assert.deepEqual([span.name, span.kind, span.status.code], ['PUT', SpanKind.CLIENT, SpanStatusCode.ERROR]);
  assert.match(span.status.message ?? '', /^21103 "Request timeout"/);
  const { 'ttminis.elapsed_ms': elapsed, ...attributes } = span.attributes;
  const ms = span.duration[0] * 1e3 + span.duration[1] / 1e6;
  assert.ok(typeof elapsed === 'number' && Math.abs(ms - elapsed) < 1, `${ms} ms`);
  assert.deepEqual(attributes, {
    [conventions.ATTR_ERROR_TYPE]: 'network/21103',
    [conventions.ATTR_HTTP_REQUEST_METHOD]: 'PUT',
    [conventions.ATTR_SERVER_ADDRESS]: 'api.example.com',
    [conventions.ATTR_SERVER_PORT]: 8443,
    [conventions.ATTR_URL_FULL]: `https://${HOST}/players/4711/scores?token=&page=`,
    [conventions.ATTR_URL_SCHEME]: 'https',
    [conventions.ATTR_URL_PATH]: '/players/4711/scores',
    [conventions.ATTR_URL_QUERY]: 'token=&page=',
    'ttminis.id': 'network/21103',
    'ttminis.code': '21103',
    'ttminis.status': 'known',
    'ttminis.function': 'request',
    'ttminis.api': 'request',
    'ttminis.side': 'network',
    'ttminis.expected': false,
    'ttminis.confidence': 'exact',
    'ttminis.retry': 'backoff',
    'ttminis.aborted': false,
    'ttminis.via': 'fail',
  });
});

test('an HTTP status is the type of its error', async () => {
  const [span] = await spansOf((game, simulator) =>
    request(game, simulator, null, { url: 'https://api.example.com/missing' }),
  );
  assert.equal(span?.attributes[conventions.ATTR_ERROR_TYPE], '404');
  assert.equal(span?.attributes[conventions.ATTR_HTTP_RESPONSE_STATUS_CODE], 404);
  assert.equal(span?.attributes[conventions.ATTR_SERVER_PORT], 443);
});

test('an outcome of normal play is no error', async () => {
  const spans = await spansOf((game, simulator) =>
    Promise.all([closeAd(game, simulator), settle(simulator)]),
  );
  const [span] = spans;
  assert.ok(span);
  assert.deepEqual([span.name, span.status.code], ['rewardedVideoAd.show', SpanStatusCode.UNSET]);
  assert.equal(span.attributes[conventions.ATTR_ERROR_TYPE], undefined);
  assert.deepEqual(
    [span.attributes['ttminis.expected'], span.attributes['ttminis.ad_unit_id']],
    [true, 'ad-unit-1'],
  );
});

test('the names are those of the conventions, and the values are plain', () => {
  /** @type {unknown[]} */
  const names = Object.values(conventions);
  for (const error of [
    { errCode: 404, errMsg: 'request:fail' },
    { errCode: 30001 },
    null,
    new TypeError('x'),
  ]) {
    const attributes = toAttributes({ explanation: explain(error, { api: 'request' }), call: CALL });
    for (const [name, value] of Object.entries(attributes)) {
      assert.ok(name.startsWith('ttminis.') || names.includes(name), name);
      assert.match(typeof value, /^(?:string|number|boolean)$/);
      assert.notEqual(value, '');
    }
  }
});

test('methods are as the conventions have them', () => {
  const explanation = explain({ errCode: 21103, errMsg: 'Request timeout' });
  const methods = (/** @type {string | null} */ method) => {
    const found = toAttributes({ explanation, call: { ...CALL, method } });
    return [found['http.request.method'], found['http.request.method_original']];
  };
  assert.deepEqual(methods('GET'), ['GET', undefined]);
  assert.deepEqual(methods('get'), ['GET', 'get']);
  assert.deepEqual(methods('FETCH'), ['_OTHER', 'FETCH']);
  assert.deepEqual(methods(null), [undefined, undefined]);
});

test('what may be secret stays out, also of a call that watch has not seen', () => {
  const error = { errCode: 21103, errMsg: 'request:fail password=hunter2 token: s3cret' };
  const attributes = JSON.stringify(toAttributes({ explanation: explain(error), call: CALL }));
  assert.doesNotMatch(attributes, /hunter2|s3cret|user/);
  assert.match(attributes, /"url\.query":"token=&page="/);
  for (const [url, host] of [
    ['not a url', null],
    ['', ''],
    ['https://[::1]:8080/a', '[::1]:8080'],
    [`https://a.example/${'x'.repeat(100000)}?${'k=v&'.repeat(10000)}`, 'a.example'],
  ]) {
    const found = toAttributes({
      explanation: explain(error),
      call: { ...CALL, url: url ?? null, host: host ?? null },
    });
    assert.ok(JSON.stringify(found).length < 3000);
    if (url === 'not a url') assert.equal(found['url.full'], undefined);
    if (host === '[::1]:8080')
      assert.deepEqual([found['server.address'], found['server.port']], ['[::1]', 8080]);
  }
});
