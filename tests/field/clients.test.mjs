// @ts-check
// The HTTP clients that mini games use, as they are published, on the simulator: what they throw points at the row that
// `watch` saw, or says that the library left it out.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import * as main from 'ttminis-explain';
import { createSimulator } from 'ttminis-explain/simulate';
import { clearTimeline, timeline, watch } from 'ttminis-explain/watch';
import { bundled } from './bundled.mjs';

const forms = { wasm: main, js: createRequire(import.meta.url)('ttminis-explain/js') };
const HOST = 'https://api.example.com';
/** The clients, which need a bundler. */
const SOURCE = `
export { default as axios } from 'axios';
export { default as adapter } from 'axios-miniprogram-adapter';
export { default as Luch } from 'luch-request';
export { default as Fly } from 'flyio/dist/npm/wx';
`;

/** @typedef {(url: string, options: any, abort?: (stop: () => void) => void) => Promise<unknown>} Get */

const simulator = createSimulator({
  trustedDomains: [HOST],
  responses: [
    { url: `${HOST}/missing`, status: 404, data: 'no' },
    { url: `${HOST}/slow`, data: 'ok', delayMs: 200 },
    { url: `${HOST}/*`, data: 'ok' },
  ],
});
/** @type {Record<string, Get>} */
let clients;

before(async () => {
  const { game } = watch(simulator.game);
  // The places where these libraries look for the platform.
  Object.assign(globalThis, { wx: game, uni: game });
  const { axios, adapter, Luch, Fly } = await bundled('clients', SOURCE);
  const instance = axios.create({ adapter });
  const luch = new Luch();
  const fly = new Fly();
  clients = {
    axios: (url, options, abort) => {
      const source = axios.CancelToken.source();
      abort?.(source.cancel);
      return instance.get(url, { ...options, cancelToken: source.token });
    },
    'luch-request': (url, options, abort) =>
      luch.get(url, {
        // It has 60 seconds by default, and the simulator waits for them.
        timeout: 500,
        ...options,
        getTask: (/** @type {any} */ task) => abort?.(() => task.abort()),
      }),
    flyio: (url, options) => fly.get(url, undefined, options),
  };
});

/** What is done, the row that `watch` sees, and whether a client can abort. */
const CASES = /** @type {const} */ ([
  ['a domain that is refused', 'https://other.example/a', 'network/21100'],
  ['a timeout', `${HOST}/a`, 'network/21103'],
  ['an abort', `${HOST}/slow`, 'network/600003'],
  ['a status', `${HOST}/missing`, 'network/http-non-2xx'],
]);

for (const client of ['axios', 'luch-request', 'flyio']) {
  for (const [title, url, row] of CASES) {
    // This client has no way to abort a request.
    if (client === 'flyio' && title === 'an abort') continue;
    test(`${client}: ${title}`, async () => {
      clearTimeline();
      if (title === 'a timeout') simulator.fail({ id: 'network/21103' });
      const abort = (/** @type {() => void} */ stop) => setTimeout(stop, 20);
      const get = /** @type {Get} */ (clients[client]);
      const outcome = await get(url, {}, title === 'an abort' ? abort : undefined).then(
        (value) => ({ value }),
        (thrown) => ({ thrown }),
      );
      assert.ok('thrown' in outcome, 'the client throws');
      await new Promise((resolve) => setTimeout(resolve, 20));
      const seen = timeline().map(({ explanation }) => /** @type {any} */ (explanation).id);
      assert.deepEqual(seen, [row], 'watch sees the failure');
      for (const [form, { explain }] of Object.entries(forms)) {
        const answer = explain(outcome.thrown, { api: 'request' });
        const near = (answer.nearest ?? []).map((/** @type {any} */ one) => one.entry.id);
        const points = [
          answer.id,
          ...(answer.candidates ?? []).map((/** @type {any} */ one) => one.id),
          ...near,
        ].includes(row);
        assert.ok(points || /Only watch/.test(answer.text), `${form}: ${answer.text}`);
        assert.ok(![answer.id, ...near].some((id) => /^ad\./.test(id)), `${form}: ${answer.text}`);
        assert.doesNotMatch(answer.text, /the game's code threw it/);
      }
    });
  }
}
