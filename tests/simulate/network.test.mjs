// @ts-check
// `request` and `downloadFile`: one condition of the error reference after the other, and where the outcome arrives.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { createSimulator } from 'ttminis-explain/simulate';
import { root } from '../support/paths.mjs';

/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */

const url = 'https://api.example.com/scores';
const ok = [{ status: 200, data: '{"score":5}' }];

/** @type {(game: import('ttminis-explain/simulate').Game, api: 'request' | 'downloadFile', args: any) => any} */
const call = (game, api, args) => (api === 'request' ? game.request(args) : game.downloadFile(args));

/** The row that a call fails with, or `success`. @type {(api: 'request' | 'downloadFile', args: any, options?: SimulatorOptions) => Promise<string>} */
async function outcome(api, args, options = {}) {
  const simulator = createSimulator({ clock: 'manual', fetch: null, responses: ok, ...options });
  call(simulator.game, api, { ...args, complete() {} });
  await simulator.clock.advance(100000);
  const [record] = simulator.calls;
  return record?.result === 'failure' ? `${record.id}` : `${record?.result}`;
}

for (const [id, values] of /** @type {[string, Record<string, unknown[]>][]} */ ([
  [
    'network/600005',
    {
      url: [undefined, null, 5, {}, [], () => url, Symbol('url'), true],
      method: ['PATCH', 'FETCH', '', 5, null, {}],
      data: [5, true, () => 1, Symbol('data'), BigInt(1)],
    },
  ],
  [
    'network/600009',
    {
      url: [
        '',
        ' ',
        'example.com',
        '/path',
        '//example.com/path',
        'https:/example.com',
        'https://',
        'https:///path',
        'https://exa mple.com',
        'https://example.com/a b',
        ' https://example.com',
        'https://example.com\n',
        'https://[',
        'https://[1::2::x]/',
        'https://[zz/',
        'https://[::1',
        'https://example.com:99999',
        'https://example.com:port',
        'https://exa<mple>.com',
        'localhost:8080/x',
        'example.com:443',
      ],
    },
  ],
  [
    'network/600011',
    {
      url: [
        'ftp://example.com',
        'file:///a',
        'FTP://example.com',
        'ws://example.com',
        'data:text/plain,a',
        'blob:x',
      ],
    },
  ],
  [
    'success',
    {
      url: [
        'https://example.com',
        'HTTPS://EXAMPLE.COM',
        'http://example.com',
        'https://example.com:8443/a?b=c#d',
        'https://user:word@example.com',
        'https://[::1]:80/a',
        'https://[1:2:3:4:5:6:7:8]/',
        'https://[::]/',
        'https://[fe80::1:2]/',
        'https://[::ffff:127.0.0.1]/',
        'https://bücher.example/ä',
        'http://127.0.0.1/a',
      ],
      method: [undefined, 'GET', 'POST', 'OPTIONS', 'PUT', 'HEAD', 'DELETE'],
      data: [undefined, null, '', 'text', {}, { a: 1 }, [], new ArrayBuffer(4), Object.create(null)],
      header: [undefined, null, 5, {}, { a: 'b' }, { a: 5 }, { a: Symbol('b') }],
      timeout: [undefined, null, 0, -1, 1000, Number.NaN, 'soon'],
    },
  ],
])) {
  for (const [argument, list] of Object.entries(values)) {
    test(`${argument} of request: ${id}`, async () => {
      for (const value of list) {
        assert.equal(
          await outcome('request', { url, [argument]: value }),
          id,
          `${argument}: ${inspect(value)}`,
        );
      }
    });
  }
}

test('an address with a space can be downloaded, and not requested', async () => {
  assert.equal(await outcome('downloadFile', { url: 'https://example.com/a b' }), 'success');
  assert.equal(await outcome('request', { url: 'https://example.com/a b' }), 'network/600009');
  assert.equal(await outcome('downloadFile', { url: 'https://exa mple.com/' }), 'network/600009');
});

test('a host is trusted if it is in the list to the letter', async () => {
  const options = {
    trustedDomains: ['https://API.example.com', 'https://other.example:8443', 'https://default.example:443'],
  };
  for (const [address, id] of [
    ['https://api.example.com/a', 'success'],
    ['https://API.EXAMPLE.COM', 'success'],
    ['https://api.example.com:443/a', 'success'],
    ['https://api.example.com:8443/a', 'success'],
    ['https://default.example/a', 'success'],
    ['https://other.example:8443/a', 'success'],
    ['https://other.example/a', 'network/21100'],
    ['https://user@api.example.com/a', 'success'],
    ['https://api.example.com@evil.example/a', 'network/21100'],
    ['https://www.api.example.com/a', 'network/21100'],
    ['https://example.com/a', 'network/21100'],
    ['https://api.example.com.evil.example/a', 'network/21100'],
    ['https://api.example.com./a', 'network/21100'],
    ['http://api.example.com/a', 'network/21100'],
  ]) {
    for (const api of /** @type {const} */ (['request', 'downloadFile'])) {
      assert.equal(await outcome(api, { url: address }, options), id, `${api} ${address}`);
    }
  }
  assert.equal(await outcome('request', { url }, { trustedDomains: [] }), 'network/21100');
});

test('a path has to be below one of two directories, with no empty component', async () => {
  for (const [filePath, id] of [
    ['ttfile://user/a', 'success'],
    ['ttfile://temp/a/b.png', 'success'],
    [undefined, 'success'],
    ['ttfile://user', 'network/21101/destination-path-has-error'],
    ['ttfile://user/', 'network/21101/destination-path-has-error'],
    ['ttfile://user//a', 'network/21101/destination-path-has-error'],
    ['ttfile://temp/a/', 'network/21101/destination-path-has-error'],
    ['', 'network/100000/file-path-error'],
    ['a', 'network/100000/file-path-error'],
    ['/user/a', 'network/100000/file-path-error'],
    ['ttfile://username/a', 'network/100000/file-path-error'],
    ['ttfile://cache/a', 'network/100000/file-path-error'],
    ['TTFILE://user/a', 'network/100000/file-path-error'],
    [5, 'network/600005'],
    [null, 'network/600005'],
  ]) {
    assert.equal(await outcome('downloadFile', { url, filePath }), id, `${filePath}`);
    const without = await outcome('downloadFile', { url, filePath }, { filePathSupported: false });
    const isText = typeof filePath === 'string';
    assert.equal(without, isText ? 'network/100000/file-path-not-supported' : id, `${filePath}`);
    assert.equal(await outcome('request', { url, filePath }), 'success', 'request has no filePath');
  }
});

test('of several things that are wrong the first in the documented order counts', async () => {
  const options = { trustedDomains: ['https://example.com'], filePathSupported: false, online: false };
  const wrong = { url: 5, method: 'X', filePath: '/' };
  assert.equal(await outcome('downloadFile', wrong, options), 'network/600005');
  assert.equal(await outcome('request', { url: '', method: 'X' }, options), 'network/600005');
  assert.equal(await outcome('downloadFile', { ...wrong, url: '' }, options), 'network/600009');
  assert.equal(await outcome('downloadFile', { ...wrong, url: 'ftp://a' }, options), 'network/600011');
  assert.equal(await outcome('downloadFile', { ...wrong, url }, options), 'network/21100');
  const trusted = { ...wrong, url: 'https://example.com' };
  assert.equal(await outcome('downloadFile', trusted, options), 'network/100000/file-path-not-supported');
  const supported = { ...options, filePathSupported: true };
  assert.equal(await outcome('downloadFile', trusted, supported), 'network/100000/file-path-error');
  assert.equal(await outcome('downloadFile', { url: 'https://example.com' }, options), 'network/600003');
});

test('a status outside 2xx is a success where the client tells it so, with its body', async () => {
  const responses = [{ status: 404, data: { reason: 'no such level' } }];
  const simulator = createSimulator({ clock: 'manual', httpErrors: 'success', responses });
  const request = simulator.game.request({ url });
  const download = simulator.game.downloadFile({ url });
  await simulator.clock.advance(0);
  const { statusCode, data } = await request;
  assert.deepEqual([statusCode, data], [404, { reason: 'no such level' }]);
  assert.equal((await download).statusCode, 404);
  assert.deepEqual(
    simulator.calls.map(({ result, code }) => [result, code]),
    [
      ['success', null],
      ['success', null],
    ],
  );
});

test('such a client reads the body that fetch gets with a failure', async () => {
  const headers = new Headers();
  const fetched = {
    status: 500,
    headers,
    text: async () => 'broken',
    arrayBuffer: async () => new ArrayBuffer(6),
  };
  const read = (/** @type {'fail' | 'success'} */ httpErrors) =>
    createSimulator({ httpErrors, fetch: async () => fetched })
      .game.request({ url })
      .catch((error) => error);
  assert.equal((await read('success')).data, 'broken');
  assert.equal((await read('fail')).errCode, 500);
});

test('a buffer is data from SDK 0.2.0 on', async () => {
  for (const [sdkVersion, code] of /** @type {const} */ ([
    ['0.1.0', 600005],
    ['0.2.0', null],
  ])) {
    const simulator = createSimulator({ clock: 'manual', sdkVersion, responses: ok });
    simulator.game.request({ url, method: 'POST', data: new ArrayBuffer(4), fail() {} });
    await simulator.clock.advance(0);
    assert.equal(simulator.calls[0]?.code, code, sdkVersion);
  }
});

test('every status outside 2xx is a failure with that code', async () => {
  for (const [status, code] of [
    [200, null],
    [204, null],
    [299, null],
    [100, 100],
    [199, 199],
    [300, 300],
    [304, 304],
    [401, 401],
    [404, 404],
    [500, 500],
    [599, 599],
  ]) {
    for (const api of /** @type {const} */ (['request', 'downloadFile'])) {
      const simulator = createSimulator({
        clock: 'manual',
        fetch: null,
        responses: [{ status: Number(status) }],
      });
      call(simulator.game, api, { url, complete() {} });
      await simulator.clock.advance(0);
      assert.equal(simulator.calls[0]?.code, code, `${api} ${status}`);
    }
  }
  const opaque = async () => ({
    ...new Response('x'),
    status: 0,
    headers: new Headers(),
    text: async () => '',
  });
  const simulator = createSimulator({ fetch: /** @type {any} */ (opaque) });
  await assert.rejects(Promise.resolve(simulator.game.request({ url })), { errCode: 10401 });
  const wrong = createSimulator({ responses: () => ({ status: 0 }) });
  await assert.rejects(Promise.resolve(wrong.game.request({ url })), { errCode: 10401 });
  assert.match(`${wrong.calls[0]?.cause}`, /^status of a response is 0: use an HTTP status/);
});

test('a file may have 200 MB, and a response of request more', async () => {
  const limit = 200 * 1024 * 1024;
  assert.equal(await outcome('downloadFile', { url }, { responses: [{ bytes: limit }] }), 'success');
  assert.equal(
    await outcome('downloadFile', { url }, { responses: [{ bytes: limit + 1 }] }),
    'network/603301',
  );
  assert.equal(await outcome('request', { url }, { responses: [{ bytes: limit + 1 }] }), 'success');
});

test('a connection that breaks off, or gives nothing', async () => {
  assert.equal(
    await outcome('request', { url }, { responses: [{ failure: 'interrupted' }] }),
    'network/600003',
  );
  assert.equal(
    await outcome('request', { url }, { responses: [{ failure: 'no-response' }] }),
    'network/10401',
  );
  assert.equal(await outcome('request', { url }, { responses: [] }), 'network/600003', 'there is no network');
});

test('a timeout is over exactly when it says', async () => {
  for (const [delayMs, id] of [
    [99, 'success'],
    [100, 'success'],
    [101, 'network/21103'],
    [5000, 'network/21103'],
  ]) {
    const simulator = createSimulator({ clock: 'manual', responses: [{ delayMs: Number(delayMs) }] });
    simulator.game.request({ url, timeout: 100, complete() {} });
    await simulator.clock.advance(99);
    assert.equal(simulator.calls[0]?.result, delayMs === 99 ? 'success' : 'pending');
    await simulator.clock.advance(1);
    const [call] = simulator.calls;
    assert.equal(call?.id ?? call?.result, id, `${delayMs}`);
    assert.equal(call?.endedAt, Math.min(100, Number(delayMs)));
    assert.equal(simulator.clock.pending, 0, 'nothing is left behind');
  }
});

test('the time of the platform and that of the server add up', async () => {
  const simulator = createSimulator({ clock: 'manual', latencyMs: 30, responses: [{ delayMs: 70 }] });
  simulator.game.request({ url, complete() {} });
  simulator.game.request({ url, timeout: 99, complete() {} });
  await simulator.clock.advance(1000);
  assert.deepEqual(
    simulator.calls.map(({ endedAt, code }) => [endedAt, code]),
    [
      [100, null],
      [99, 21103],
    ],
  );
});

test('a fault that is a timeout comes at the timeout', async () => {
  const simulator = createSimulator({ clock: 'manual', latencyMs: 10, faults: [{ id: 'network/21103' }] });
  simulator.game.request({ url, timeout: 400, complete() {} });
  simulator.game.request({ url, complete() {} });
  await simulator.clock.advance(1000);
  assert.deepEqual(
    simulator.calls.map(({ endedAt }) => endedAt),
    [400, 10],
  );
});

test('abort ends a call before its answer, and does nothing afterwards', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: [{ delayMs: 100 }] });
  /** @type {string[]} */
  const heard = [];
  const task = simulator.game.request({
    url,
    success: () => heard.push('success'),
    fail: (error) => heard.push(`fail ${Reflect.get(/** @type {object} */ (error), 'errCode')}`),
    complete: () => heard.push('complete'),
  });
  assert.deepEqual(Object.keys(task), ['abort']);
  await simulator.clock.advance(100 - 1);
  task.abort();
  task.abort();
  assert.deepEqual(heard, [], 'not before abort has returned');
  await simulator.clock.advance(1000);
  assert.deepEqual(heard, ['fail 600003', 'complete']);
  task.abort();
  await simulator.clock.advance(1000);
  assert.equal(heard.length, 2);

  let answers = 0;
  const late = simulator.game.request({
    url,
    success: () => answers++,
    fail: () => assert.fail('it was over'),
  });
  await simulator.clock.advance(100);
  late.abort();
  await simulator.clock.advance(100);
  assert.equal(answers, 1);
  assert.equal(simulator.calls[1]?.result, 'success');
});

test('abort wins over an answer of the same moment', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: [{ delayMs: 100 }] });
  /** @type {import('ttminis-explain/simulate').RequestTask | undefined} */
  let second;
  simulator.game.request({ url, success: () => second?.abort() });
  second = simulator.game.request({ url, fail() {} });
  await simulator.clock.advance(100);
  assert.deepEqual(
    simulator.calls.map(({ result }) => result),
    ['success', 'failure'],
  );
});

test('without a callback a promise is returned, which has abort as well', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: ok });
  const promise = simulator.game.request({ url });
  assert.ok(promise instanceof Promise);
  await simulator.clock.advance(0);
  assert.deepEqual(await promise, { data: { score: 5 }, statusCode: 200, header: {}, errMsg: 'request:ok' });
  const aborted = simulator.game.downloadFile({ url });
  aborted.abort();
  const failure = assert.rejects(aborted, { errCode: 600003 });
  await simulator.clock.advance(0);
  await failure;
});

test('any callback switches the promise off', () => {
  const { game } = createSimulator({ clock: 'manual' });
  for (const callback of ['success', 'fail', 'complete']) {
    const task = game.request(/** @type {any} */ ({ url, [callback]() {} }));
    assert.equal(Reflect.get(task, 'then'), undefined, callback);
    assert.equal(typeof task.abort, 'function');
  }
  assert.ok(
    game.request(/** @type {any} */ ({ url, fail: 5 })) instanceof Promise,
    'what is no function is no callback',
  );
});

test('a promise that nobody looks at is an unhandled rejection, and a callback is none', () => {
  const script = `import { createSimulator } from 'ttminis-explain/simulate';
    const found = [];
    process.on('unhandledRejection', (error) => found.push(error.errCode));
    const { game } = createSimulator({ fetch: null });
    game.request({ url: '' });
    game.request({ url: '', fail() {} });
    game.request({ url: '' }).catch(() => {});
    game.createRewardedVideoAd({ adUnitId: '' }).onError(() => {});
    setTimeout(() => console.log(JSON.stringify(found)), 50);`;
  const args = ['--input-type=module', '--eval', script];
  assert.equal(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).trim(), '[600009]');
});

test('complete comes after success and fail, with the same', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: ok });
  /** @type {[string, unknown][]} */
  const heard = [];
  const callbacks = {
    success: (/** @type {unknown} */ value) => void heard.push(['success', value]),
    fail: (/** @type {unknown} */ value) => void heard.push(['fail', value]),
    complete: (/** @type {unknown} */ value) => void heard.push(['complete', value]),
  };
  simulator.game.request({ url, ...callbacks });
  simulator.game.request({ url: '', ...callbacks });
  await simulator.clock.advance(0);
  assert.deepEqual(
    heard.map(([name]) => name),
    ['success', 'complete', 'fail', 'complete'],
  );
  assert.equal(heard[0]?.[1], heard[1]?.[1]);
  assert.equal(heard[2]?.[1], heard[3]?.[1]);
});

test('an exception of a callback keeps nothing else from happening, and comes out of advance', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: ok });
  /** @type {string[]} */
  const heard = [];
  simulator.game.request({
    url,
    success() {
      throw new Error('of the game');
    },
    complete: () => void heard.push('complete'),
  });
  simulator.game.request({ url, success: () => void heard.push('next') });
  await assert.rejects(simulator.clock.advance(10), { message: 'of the game' });
  assert.deepEqual(heard, ['complete']);
  await simulator.clock.advance(10);
  assert.deepEqual(heard, ['complete', 'next']);
});

test('the network can go away, and come back', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: [{ delayMs: 100 }] });
  simulator.game.request({ url, complete() {} });
  simulator.game.downloadFile({ url, complete() {} });
  await simulator.clock.advance(50);
  simulator.setOnline(false);
  await simulator.clock.advance(0);
  simulator.game.request({ url, complete() {} });
  await simulator.clock.advance(0);
  simulator.setOnline(true);
  simulator.game.request({ url, complete() {} });
  await simulator.clock.advance(100);
  assert.deepEqual(
    simulator.calls.map(({ code, endedAt }) => [code, endedAt]),
    [
      [600003, 50],
      [600003, 50],
      [600003, 50],
      [null, 150],
    ],
  );
});

test('data is given as dataType and responseType say', async () => {
  const bytes = new Uint8Array([123, 125, 195, 164]).buffer;
  const text = '{"score":5}';
  /** @type {(args: object, data: unknown) => Promise<any>} */
  const dataOf = async (args, data) => {
    const simulator = createSimulator({ clock: 'manual', responses: [{ data }] });
    const result = simulator.game.request({ url, ...args });
    await simulator.clock.advance(0);
    return (await result).data;
  };
  assert.deepEqual(await dataOf({}, text), { score: 5 });
  assert.deepEqual(await dataOf({ dataType: 'json' }, { score: 5 }), { score: 5 });
  assert.equal(await dataOf({ dataType: 'text' }, text), text);
  assert.equal(await dataOf({ dataType: 'text' }, { score: 5 }), text);
  assert.equal(await dataOf({}, 'no JSON'), 'no JSON');
  assert.equal(await dataOf({}, undefined), '');
  assert.equal(await dataOf({ dataType: 'text' }, bytes), '{}ä');
  assert.equal(await dataOf({ responseType: 'arraybuffer' }, bytes), bytes);
  const encoded = await dataOf({ responseType: 'arraybuffer' }, { name: 'ä' });
  assert.equal(Buffer.from(encoded).toString('utf8'), '{"name":"ä"}');
});

test('the server gets what was asked', async () => {
  /** @type {import('ttminis-explain/simulate').ServerRequest[]} */
  const got = [];
  const simulator = createSimulator({
    clock: 'manual',
    responses(request) {
      got.push(request);
      return {};
    },
  });
  const { game } = simulator;
  const buffer = new ArrayBuffer(2);
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  game.request({ url: `${url}?a=1#top`, data: { b: 'ä', c: [1] } });
  game.request({ url, method: 'POST', data: { a: 1 }, header: { Referer: 'x', 'x-a': 'b' } });
  game.request({ url, method: 'POST', data: 'text' });
  game.request({ url, method: 'PUT', data: buffer });
  game.request({ url, method: 'POST', data: { a: 'b c' }, header: form });
  game.downloadFile({ url, filePath: 'ttfile://user/a' });
  assert.deepEqual(
    got.map(({ api, method, url: address, header, body }) => [
      api,
      method,
      address.slice(url.length),
      header,
      body,
    ]),
    [
      ['request', 'GET', '?a=1&b=%C3%A4&c=%5B1%5D', {}, null],
      ['request', 'POST', '', { 'x-a': 'b', 'content-type': 'application/json' }, '{"a":1}'],
      ['request', 'POST', '', {}, 'text'],
      ['request', 'PUT', '', {}, buffer],
      ['request', 'POST', '', form, 'a=b%20c'],
      ['downloadFile', 'GET', '', {}, null],
    ],
  );
});

test('the first response that fits answers, and what none answers goes to fetch', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    responses: [
      { url, method: 'post', data: 'posted' },
      { url, data: 'exact' },
      { url: 'https://api.example.com/*', data: 'below' },
    ],
    fetch: () => Promise.reject(new Error('the network was asked')),
  });
  /** @type {(address: string, method?: string) => Promise<unknown>} */
  const ask = async (address, method) => {
    const result = simulator.game.request({ url: address, method });
    const settled = result.then(
      ({ data }) => data,
      ({ errCode }) => errCode,
    );
    await simulator.clock.advance(0);
    await simulator.clock.advance(0);
    return settled;
  };
  assert.deepEqual(
    [await ask(url), await ask(url, 'POST'), await ask(`${url}/5`), await ask('https://example.com/')],
    ['exact', 'posted', 'below', 10401],
  );
  assert.equal(simulator.calls.at(-1)?.cause, 'the network was asked');
});

test('a responses function that throws is a connection without response, and says why', async () => {
  const simulator = createSimulator({
    clock: 'manual',
    responses() {
      throw new Error('a mistake in the test');
    },
  });
  simulator.game.request({ url, complete() {} });
  await simulator.clock.advance(0);
  const [call] = simulator.calls;
  assert.deepEqual([call?.code, call?.cause], [10401, 'a mistake in the test']);
});

test('downloads tell where the file would be', async () => {
  const simulator = createSimulator({ clock: 'manual', responses: ok });
  const results = [
    simulator.game.downloadFile({ url }),
    simulator.game.downloadFile({ url }),
    simulator.game.downloadFile({ url, filePath: `${simulator.game.env.USER_DATA_PATH}/a` }),
  ];
  await simulator.clock.advance(0);
  const places = (await Promise.all(results)).map(({ tempFilePath, filePath }) => tempFilePath ?? filePath);
  assert.deepEqual(places, ['ttfile://temp/simulated-1', 'ttfile://temp/simulated-2', 'ttfile://user/a']);
});

test('canIUse knows what there is', () => {
  const { game } = createSimulator();
  for (const schema of [
    'request',
    'request.object.url',
    'downloadFile',
    'createRewardedVideoAd',
    'createInterstitialAd',
  ]) {
    assert.equal(game.canIUse(schema), true, schema);
  }
  for (const schema of [
    'login',
    '',
    'toString',
    'constructor',
    /** @type {any} */ (undefined),
    /** @type {any} */ (5),
  ]) {
    assert.equal(game.canIUse(schema), false, `${schema}`);
  }
});
