// @ts-check
// What arrives at Sentry: through the SDK of today, and through the one for mini programs, each with a transport of ours.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { createTransport, getIsolationScope, setCurrentClient } from '@sentry/core';
import { ServerRuntimeClient } from '@sentry/core/server';
import { explain } from 'ttminis-explain';
import { toSentry } from 'ttminis-explain/report-to';
import { CALL, closeAd, HOST, request, settle, simulatorFor } from './failures.mjs';
import { recipes } from './recipes.mjs';

/** The events that arrived. @type {any[]} */
let arrived = [];
/** @type {ServerRuntimeClient} */
let client;

before(() => {
  client = new ServerRuntimeClient({
    dsn: 'https://key@sentry.example.com/1',
    integrations: [],
    stackParser: () => [],
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        const [, ...items] = `${typeof body === 'string' ? body : new TextDecoder().decode(body)}`.split(
          '\n',
        );
        const [header, payload] = items.map((item) => JSON.parse(item || 'null'));
        if (header.type === 'event') arrived.push(payload);
        return {};
      }),
  });
  setCurrentClient(client);
  client.init();
});

/**
 * Runs the recipe of docs/report-to.md.
 *
 * @param {(game: any, simulator: any) => unknown} play
 * @returns {Promise<any[]>} the events that arrive
 */
async function report(play) {
  arrived = [];
  getIsolationScope().clearBreadcrumbs();
  const { reportToSentry } = await recipes;
  const simulator = simulatorFor();
  const { game, restore } = reportToSentry(simulator.game);
  await play(game, simulator);
  await settle(simulator);
  restore();
  await client.flush(2000);
  return arrived;
}

test('a failure arrives as one exception, with its fingerprint, tags and explanation', async () => {
  const [event, ...others] = await report((game, simulator) =>
    request(game, simulator, { id: 'network/21103' }, { method: 'PUT' }),
  );
  assert.equal(others.length, 0);
  assert.deepEqual(event.exception.values, [
    {
      type: 'network/21103',
      value: 'Request timeout (request)',
      mechanism: { type: 'ttminis-explain', handled: true },
    },
  ]);
  assert.deepEqual(event.fingerprint, [
    'ttminis-explain',
    'network/21103',
    'request',
    `${HOST}/players/*/scores`,
  ]);
  assert.deepEqual(event.tags, {
    'ttminis.status': 'known',
    'ttminis.function': 'request',
    'ttminis.retry': 'backoff',
    'ttminis.id': 'network/21103',
    'ttminis.code': '21103',
    'ttminis.api': 'request',
    'ttminis.side': 'network',
    'ttminis.confidence': 'exact',
    'server.address': 'api.example.com',
  });
  assert.deepEqual([event.level, event.platform, event.extra], ['warning', 'javascript', { count: 1 }]);
  const { explanation, url, method } = event.contexts.ttminis;
  assert.match(explanation, /^21103 "Request timeout"/);
  assert.deepEqual([url, method], [`https://${HOST}/players/4711/scores?token=&page=`, 'PUT']);
  assert.doesNotMatch(JSON.stringify(event), /hunter2|s3cret/);
  assert.ok(Math.abs(event.timestamp - Date.now() / 1000) < 600, 'in seconds');
});

test('a closed ad and an abort are breadcrumbs of the next issue, and no issues', async () => {
  const events = await report(async (game, simulator) => {
    await Promise.all([closeAd(game, simulator), settle(simulator)]);
    const task = game.request({ url: 'https://api.example.com/slow', fail() {} });
    task.abort();
    await settle(simulator);
    request(game, simulator, { id: 'network/21103' });
  });
  assert.deepEqual(
    events.map(({ exception }) => exception.values[0].type),
    ['network/21103'],
  );
  const [closed, aborted, ...others] = events[0].breadcrumbs;
  assert.equal(others.length, 0, 'the failure is not its own breadcrumb');
  assert.deepEqual(
    [closed.category, closed.level, closed.type, closed.data.id, closed.data.adUnitId],
    ['ttminis.rewardedVideoAd.show', 'info', 'default', 'ad.show/30001', 'ad-unit-1'],
  );
  assert.deepEqual(
    [aborted.category, aborted.level, aborted.type, aborted.data.id],
    ['ttminis.request', 'info', 'http', 'network/600003'],
  );
});

test('of a group one event arrives', async () => {
  const events = await report(async (game, simulator) => {
    for (let player = 0; player < 50; player++) {
      const url = `https://api.example.com/players/${player}`;
      request(game, simulator, { id: 'network/21103' }, { url });
    }
    await settle(simulator);
    request(game, simulator, { id: 'network/21103' }, { url: 'https://api.example.com/levels' });
  });
  assert.deepEqual(
    events.map(({ fingerprint }) => fingerprint.at(-1)),
    ['api.example.com/players/*', 'api.example.com/levels'],
  );
});

test('what no row is has its code, and what has no code its message', async () => {
  const errors = [
    { errCode: 98765, errMsg: 'request:fail password=hunter2 of player 17' },
    { errMsg: 'request:fail strange thing 42' },
    { errCode: 30001 },
  ];
  const failures = errors.map((error) => ({ explanation: explain(error), call: CALL }));
  const events = failures.map((failure) => toSentry(failure).event);
  const [first, second, third] = events.map((event) => event?.exception.values[0]);
  assert.equal(first?.type, 'unknown/98765');
  assert.doesNotMatch(JSON.stringify(events), /hunter2/);
  assert.match(second?.value ?? '', /strange thing 42/);
  assert.match(events[1]?.fingerprint.at(-1) ?? '', /strange thing #/);
  assert.equal(third?.type, 'ambiguous/30001');
  assert.deepEqual(
    events.map((event) => event?.level),
    ['warning', 'warning', 'warning'],
  );
  assert.equal(events[2]?.contexts.ttminis.candidates, 'ad.init/30001, ad.show/30001');
});

/** The events that sentry-miniapp sends. @type {any[]} */
const sent = [];

test('the SDK for mini programs sends the same', async () => {
  const simulator = simulatorFor({
    responses: [{ url: 'https://sentry.example.com/*', data: '{}' }, { data: 'ok' }],
  });
  const { request: original } = simulator.game;
  simulator.game.request = /** @type {any} */ (
    (/** @type {any} */ options) => {
      if (options.url.startsWith('https://sentry.example.com/')) sent.push(JSON.parse(options.data));
      return original.call(simulator.game, options);
    }
  );
  // The place where the SDK looks for the platform, and what it asks it for.
  const platform = Object.assign(simulator.game, {
    getSystemInfoSync: () => ({}),
    onError() {},
    onUnhandledRejection() {},
  });
  Object.assign(globalThis, { wx: platform });
  const Sentry = createRequire(import.meta.url)('sentry-miniapp');
  const { reportToMiniapp } = await recipes;
  const { game, restore } = reportToMiniapp(Sentry, platform, 'https://key@sentry.example.com/1');
  await Promise.all([closeAd(game, simulator), settle(simulator)]);
  request(game, simulator, { id: 'network/21103' });
  await settle(simulator);
  restore();
  assert.equal(sent.length, 1);
  const [{ exception, fingerprint, tags, level, breadcrumbs, contexts }] = sent;
  assert.equal(exception.values[0].type, 'network/21103');
  assert.deepEqual([fingerprint[1], tags['ttminis.side'], level], ['network/21103', 'network', 'warning']);
  assert.ok(breadcrumbs.some((/** @type {any} */ { data }) => data?.id === 'ad.show/30001'));
  assert.match(contexts.ttminis.explanation, /^21103/);
});

test('a report that fails is not reported', async () => {
  const before = sent.length;
  const Sentry = createRequire(import.meta.url)('sentry-miniapp');
  const { reportToMiniapp } = await recipes;
  const simulator = simulatorFor();
  const { game, restore } = reportToMiniapp(Sentry, simulator.game, 'https://key@sentry.example.com/1');
  request(game, simulator, { id: 'network/21103' }, { url: 'https://sentry.example.com/api/1/store/' });
  await settle(simulator);
  restore();
  assert.equal(sent.length, before);
});
