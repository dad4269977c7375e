// @ts-check
// The functions of docs/http-clients.md as they stand there, with the published clients, on the simulator.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { explain, shouldRetry } from 'ttminis-explain';
import { createSimulator } from 'ttminis-explain/simulate';
import { read } from '../docs/documents.mjs';
import { root } from '../support/paths.mjs';
import { bundled } from './bundled.mjs';

/** @typedef {import('ttminis-explain/simulate').Fault} Fault */
/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */

const HOST = 'https://api.example.com';
const NAMES = ['explainError', 'adapter', 'retryWithAxios', 'keepArgs', 'createFly', 'uniRequest'];

/** What the bundle exports. @type {Record<string, any>} */
let all;
before(async () => {
  const folder = join(root, 'target/clients');
  mkdirSync(folder, { recursive: true });
  const blocks = read('docs/http-clients.md').blocks.filter(({ language }) => language === 'js');
  assert.equal(blocks.length, NAMES.length);
  const exports = blocks.map(({ code }, at) => {
    writeFileSync(join(folder, `${NAMES[at]}.mjs`), code);
    return `export { ${NAMES[at]} } from './target/clients/${NAMES[at]}.mjs';`;
  });
  // The globals of a mini program, which uni-app's runtime looks for when it is loaded.
  Object.assign(globalThis, { Page() {}, Component() {}, tt: { canIUse: () => true } });
  all = await bundled(
    'recipes',
    `${exports.join('\n')}
    export { default as axios } from 'axios';
    export { default as Luch } from 'luch-request';
    export { default as uniApp } from '@dcloudio/uni-mp-toutiao';`,
  );
});

/** @typedef {(url: string, method?: string) => Promise<unknown>} Send */

/** A client on a platform of its own. @type {Record<string, (game: any) => Send>} */
const clients = {
  axios(game) {
    Object.assign(globalThis, { wx: game });
    const client = all.axios.create({ adapter: all.adapter });
    return (url, method = 'GET') => client.request({ url, method });
  },
  'luch-request'(game) {
    Object.assign(globalThis, { uni: game });
    // It has 60 seconds by default, and the simulator waits for them.
    const http = new all.Luch({ timeout: 20 });
    all.keepArgs(http);
    return (url, method = 'GET') => http.request({ url, method });
  },
  flyio(game) {
    const fly = all.createFly(game);
    return (url, method = 'GET') => fly.request(url, undefined, { method });
  },
  'uni-app'(game) {
    Object.assign(Reflect.get(globalThis, 'tt'), { request: game.request });
    Object.assign(globalThis, { uni: all.uniApp });
    return (url, method = 'GET') => all.uniRequest({ url, method });
  },
};

/** What is thrown. */
async function thrownBy(/** @type {Promise<unknown>} */ promise) {
  const outcome = await promise.then(
    () => ({}),
    (thrown) => ({ thrown }),
  );
  assert.ok('thrown' in outcome, 'the client throws');
  return outcome.thrown;
}

/** What fails, the row that it is, and how the simulator is made. @type {[what: string, row: string, options: SimulatorOptions][]} */
const FAILURES = [
  ['a domain that is refused', 'network/21100', { trustedDomains: ['https://other.example'] }],
  ['a timeout', 'network/21103', { faults: [{ id: 'network/21103' }] }],
  ['a status', 'network/http-non-2xx', { responses: [{ status: 404 }] }],
  // Of two rows with the same message.
  ['no response', 'network/10401', { responses: [{ failure: 'no-response' }] }],
  ['an error with a prefix', 'network/21103', { faults: [{ id: 'network/21103' }], shape: 'prefixed' }],
  ['a code as text', 'network/21103', { faults: [{ id: 'network/21103' }], shape: 'text-code' }],
  ['an error without errMsg', 'network/21103', { faults: [{ id: 'network/21103' }], shape: 'nested' }],
  ['an Error', 'network/21103', { faults: [{ id: 'network/21103' }], shape: 'error-instance' }],
];

for (const [client, create] of Object.entries(clients)) {
  for (const [what, row, options] of FAILURES) {
    test(`${client} keeps ${what}`, async () => {
      const { game, reset } = createSimulator({ fetch: null, responses: [{}], ...options });
      const args = { url: `${HOST}/a`, method: 'GET' };
      const own = await thrownBy(new Promise((success, fail) => game.request({ ...args, success, fail })));
      reset();
      const thrown = await thrownBy(create(game)(args.url));
      const answer = all.explainError(thrown);
      assert.equal(answer.id, row, answer.text);
      assert.equal(answer.text, explain(own, { api: 'request', args }).text);
      const again = shouldRetry(thrown, 1, { api: 'request', args: thrown.args });
      assert.equal(typeof again, typeof shouldRetry(own, 1, { api: 'request', args }));
      assert.deepEqual([thrown.args.url, thrown.args.method], [args.url, args.method]);
    });
  }

  test(`${client} keeps the arguments, so that what is wrong with them is named`, async () => {
    const { game } = createSimulator({ fetch: null, responses: [{}] });
    const answer = all.explainError(await thrownBy(create(game)('https://api.example.com:port/a')));
    assert.match(
      answer.problems.map(({ text = '' }) => text).join(),
      /its port is not a number/,
      answer.text,
    );
  });

  test(`${client} passes a response on`, async () => {
    const { game } = createSimulator({ fetch: null, responses: [{ data: 'ok' }] });
    const { data } = /** @type {{ data: unknown }} */ (await create(game)(`${HOST}/a`));
    assert.equal(data, 'ok');
  });

  test(`${client} leaves a status alone that the platform tells as a success`, async () => {
    const { game } = createSimulator({ fetch: null, responses: [{ status: 404 }], httpErrors: 'success' });
    const response = create(game)(`${HOST}/a`);
    if (client === 'uni-app') {
      assert.equal(/** @type {{ statusCode: number }} */ (await response).statusCode, 404);
      return;
    }
    const answer = all.explainError(await thrownBy(response));
    assert.equal(answer.id, 'network/http-non-2xx', answer.text);
  });
}

test('flyio tells a response that is not the JSON that it says', async () => {
  const response = { data: '{', header: { 'content-type': 'application/json' } };
  const { game } = createSimulator({ fetch: null, responses: [response] });
  assert.equal((await thrownBy(clients.flyio?.(game)(HOST) ?? Promise.resolve())).status, 200);
});

test('axios tells a request that was cancelled', async () => {
  const { game } = createSimulator({ fetch: null, responses: [{ delayMs: 200 }] });
  Object.assign(globalThis, { wx: game });
  const { token, cancel } = all.axios.CancelToken.source();
  const response = all.axios.create({ adapter: all.adapter }).get(HOST, { cancelToken: token });
  setTimeout(cancel, 20);
  assert.ok(all.axios.isCancel(await thrownBy(response)));
});

const timers = globalThis.setTimeout;
after(() => {
  globalThis.setTimeout = timers;
});

/** Sends with axios-retry; its pauses are noted, not waited for. */
async function attempt(/** @type {SimulatorOptions} */ options, method = 'GET') {
  /** @type {number[]} */
  const pauses = [];
  globalThis.setTimeout = /** @type {any} */ (
    (/** @type {() => void} */ callback, /** @type {number} */ ms) => {
      if (ms > 0) pauses.push(ms);
      return timers(callback, 0);
    }
  );
  const simulator = createSimulator({ fetch: null, responses: [{}], ...options });
  Object.assign(globalThis, { wx: simulator.game });
  const client = all.axios.create({ adapter: all.adapter });
  all.retryWithAxios(client);
  const outcome = await client.request({ url: HOST, method }).then(
    (/** @type {{ status: number }} */ { status }) => status,
    (/** @type {any} */ error) => error.cause.errCode,
  );
  return { outcome, calls: simulator.calls.length, pauses };
}

test('axios-retry goes on until it works', async () => {
  const { outcome, calls, pauses } = await attempt({ faults: [{ id: 'network/21103', nth: [1, 2, 3] }] });
  assert.deepEqual([outcome, calls, pauses.length], [200, 4, 3]);
  assert.ok(
    [1000, 2000, 4000].every((most, at) => (pauses[at] ?? most + 1) <= most),
    `${pauses}`,
  );
});

for (const [
  what,
  code,
  calls,
  options,
  method,
] of /** @type {[string, number, number, SimulatorOptions, string?][]} */ ([
  ['gives up after three more attempts', 21103, 4, { faults: [{ id: 'network/21103' }] }],
  ['does not repeat a refused domain', 21100, 1, { trustedDomains: ['https://other.example'] }],
  ['does not repeat a 404', 404, 1, { responses: [{ status: 404 }] }],
  ['does not repeat a POST', 21103, 1, { faults: [{ id: 'network/21103', nth: 1 }] }, 'POST'],
  ['repeats a 503', 200, 2, { faults: [{ id: 'network/http-non-2xx', status: 503, nth: 1 }] }],
])) {
  test(`axios-retry ${what}`, async () => {
    const found = await attempt(options, method);
    assert.deepEqual([found.outcome, found.calls], [code, calls]);
  });
}
