// @ts-check
// Whatever a game passes, the calls fail as the platform's do, and throw nothing. And memory stays what it is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { createSimulator } from 'ttminis-explain/simulate';
import { root } from '../support/paths.mjs';

const url = 'https://api.example.com/scores';
const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('no');
    },
    ownKeys() {
      throw new Error('no');
    },
  },
);
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
/** @type {Record<string, unknown>} */
const cyclic = { a: 1 };
cyclic.self = cyclic;
const withGetter = {
  url,
  get data() {
    throw new Error('no');
  },
  get fail() {
    throw new Error('no');
  },
};
const endless = new Proxy({}, { get: () => endless });

const nothings = /** @type {any[]} */ ([
  undefined,
  null,
  0,
  5,
  '',
  'text',
  true,
  Symbol('x'),
  BigInt(5),
  () => 1,
  [],
  {},
  throwing,
  revoked,
  Object.create(null),
  Object.freeze({}),
  endless,
]);

test('options that are none fail as wrong parameters', async () => {
  for (const nothing of nothings) {
    for (const api of /** @type {const} */ (['request', 'downloadFile'])) {
      const simulator = createSimulator({ clock: 'manual' });
      const task = /** @type {any} */ (
        api === 'request' ? simulator.game.request(nothing) : simulator.game.downloadFile(nothing)
      );
      assert.equal(typeof task.abort, 'function');
      // Everything is a function of the endless one, so that it gets no promise.
      task.then?.(
        () => assert.fail('it succeeded'),
        () => {},
      );
      await simulator.clock.advance(0);
      assert.equal(simulator.calls[0]?.id, 'network/600005', `${api} ${inspect(nothing)}`);
    }
  }
});

test('an ad of nothing is an ad that cannot be created', async () => {
  for (const nothing of nothings) {
    for (const create of /** @type {const} */ (['createRewardedVideoAd', 'createInterstitialAd'])) {
      const simulator = createSimulator({ clock: 'manual' });
      const ad = simulator.game[create](nothing);
      ad.show().catch(() => {});
      await simulator.clock.advance(0);
      assert.equal(simulator.calls[0]?.id, 'ad.init/10001', `${create} ${inspect(nothing)}`);
      assert.equal(simulator.calls[1]?.id, 'ad.init/10001');
    }
  }
});

test('what is inside the options may be hostile, too', async () => {
  for (const [args, id] of /** @type {[any, string | null][]} */ ([
    [withGetter, null],
    [{ url, header: throwing }, null],
    [{ url, header: revoked }, null],
    [{ url, header: { a: cyclic, b: { toString: 5 }, c: Symbol('c') } }, null],
    [{ url, header: cyclic, timeout: throwing, dataType: throwing, responseType: endless }, null],
    [Object.freeze({ url, method: 'POST', data: Object.freeze({ a: 1 }) }), null],
    [{ url, method: 'POST', data: cyclic }, 'network/600005'],
    [{ url, method: 'POST', data: throwing }, 'network/600005'],
    [{ url, method: 'POST', data: revoked }, 'network/600005'],
    [{ url, data: { a: BigInt(5) }, method: 'POST' }, 'network/600005'],
    [{ url, data: { a: '\ud800' } }, 'network/600005'],
    [{ url, method: 'POST', data: { toJSON: () => undefined } }, null],
    [{ url: { toString: () => url } }, 'network/600005'],
    [{ url: `${url}/${'x'.repeat(5000000)}` }, null],
    [{ url: ':'.repeat(5000000) }, 'network/600009'],
    [{ url: `https://${'a.'.repeat(1000000)}` }, null],
    [{ url: `https://[${':'.repeat(1000000)}` }, 'network/600009'],
    [{ url: `${'a'.repeat(1000000)}://` }, 'network/600011'],
    [{ url, method: 'POST', data: 'x'.repeat(10000000) }, null],
    [{ url, timeout: Number.POSITIVE_INFINITY }, null],
    [{ url, timeout: 1e300 }, null],
  ])) {
    const simulator = createSimulator({ clock: 'manual', responses: [{}] });
    simulator.game.request(args).then?.(
      () => {},
      () => {},
    );
    await simulator.clock.advance(0);
    const [call] = simulator.calls;
    assert.notEqual(call?.result, 'pending');
    assert.equal(call?.id, id, inspect(args).slice(0, 200));
    assert.ok((call?.target ?? '').length <= 200);
  }
});

test('nothing is written to what the game passes', async () => {
  const args = { url, method: 'POST', data: { a: 1 }, header: { a: 'b' } };
  const before = JSON.stringify(args);
  const simulator = createSimulator({ clock: 'manual', responses: [{}] });
  const done = simulator.game.request(args);
  await simulator.clock.advance(0);
  await done;
  assert.equal(JSON.stringify(args), before);
});

test('an exception of a callback that is called at once is not thrown at the caller', async () => {
  const simulator = createSimulator({ clock: 'manual', delivery: 'at-once' });
  const task = simulator.game.request({
    url: '',
    fail() {
      throw new Error('of the game');
    },
  });
  task.abort();
  await assert.rejects(simulator.clock.advance(0), { message: 'of the game' });
});

test('a listener that throws keeps neither the others nor the promise from hearing', async () => {
  const simulator = createSimulator({ clock: 'manual' });
  const ad = simulator.game.createRewardedVideoAd({ adUnitId: '' });
  /** @type {string[]} */
  const heard = [];
  ad.onError(() => {
    throw new Error('of the game');
  });
  ad.onError(() => void heard.push('onError'));
  ad.show().catch(() => void heard.push('show'));
  await assert.rejects(simulator.clock.advance(0), { message: 'of the game' });
  await simulator.clock.advance(0);
  assert.deepEqual(heard, ['onError', 'show']);
});

test('a game that answers each failure with another call does not end in a loop', async () => {
  const simulator = createSimulator({ clock: 'manual', latencyMs: 1, faults: [{ id: 'network/10401' }] });
  const again = () => simulator.game.request({ url, fail: again });
  again();
  await simulator.clock.advance(100);
  assert.equal(simulator.calls.length, 101);
});

test('memory is bounded over 100,000 calls', () => {
  const script = `import { createSimulator } from 'ttminis-explain/simulate';
    const simulator = createSimulator({
      clock: 'manual', latencyMs: [0, 50], shape: 'random', creationsPerMinute: 5, adOutcome: ['completed', 'user-exit'],
      responses: ({ url }) => ({ status: url.length % 2 ? 200 : 500, delayMs: 10, data: 'x'.repeat(1000) }),
      faults: [{ id: 'network/10401', rate: 0.1 }, { id: 'ad.show/50000', rate: 0.1 }],
    });
    const { game, clock } = simulator;
    const used = () => { gc(); return process.memoryUsage().heapUsed; };
    let answered = 0;
    const make = async (count) => {
      for (let at = 0; at < count; at++) {
        if (at % 10 === 1) simulator.fail({ id: 'network/21103' }); // gone once it has happened
        if (at % 4) {
          game.request({ url: 'https://example.com/' + at, timeout: 60, complete: () => answered++ });
        } else {
          const ad = game.createRewardedVideoAd({ adUnitId: 'unit ' + at });
          ad.onError(() => {});
          ad.show().catch(() => {});
        }
        if (at % 100 === 99) await clock.advance(100);
      }
    };
    await make(50000);
    const before = used();
    await make(100000);
    console.log(JSON.stringify({ grown: used() - before, kept: simulator.calls.length, pending: clock.pending, answered }));`;
  const args = ['--expose-gc', '--input-type=module', '--eval', script];
  const result = JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
  assert.deepEqual([result.kept, result.pending, result.answered], [1000, 0, 112500]);
  assert.ok(result.grown < 1 << 20, `100,000 calls keep ${result.grown} bytes`);
});
