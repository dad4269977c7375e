// @ts-check
// Requests that go to a real server through `fetch`, with the real clock and with the manual one.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createSimulator } from 'ttminis-explain/simulate';

/** @type {import('node:http').Server} */
let server;
let origin = '';
/** How often the server came to answer a slow request. */
let answered = 0;

before(async () => {
  server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    switch (pathname) {
      case '/echo': {
        let body = '';
        for await (const part of request) body += part;
        const { method, headers } = request;
        response.writeHead(201, { 'content-type': 'application/json', 'x-answer': 'yes' });
        response.end(
          JSON.stringify({ method, search, body, type: headers['content-type'], own: headers['x-own'] }),
        );
        return;
      }
      case '/bytes':
        response.end(Buffer.from([0, 255, 128]));
        return;
      case '/slow':
        setTimeout(() => {
          answered++;
          response.end('late');
        }, 300);
        return;
      case '/redirect':
        response.writeHead(302, { location: '/echo' }).end();
        return;
      case '/drop':
        request.socket.destroy();
        return;
      case '/half':
        response.writeHead(200, { 'content-length': '1000' });
        response.write('only so much');
        setTimeout(() => request.socket.destroy(), 20);
        return;
      case '/huge':
        response.writeHead(200, { 'content-length': `${200 * 1024 * 1024 + 1}` });
        response.flushHeaders();
        return;
      default:
        response.writeHead(Number(pathname.slice(1))).end('body of a failure');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : ''}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

const { game, calls } = createSimulator();

test('a 2xx answer succeeds, with what was sent', async () => {
  const result = await game.request({
    url: `${origin}/echo?a=1`,
    method: 'POST',
    data: { score: 5 },
    header: { 'x-own': 'mine' },
  });
  assert.equal(result.statusCode, 201);
  assert.equal(result.header['x-answer'], 'yes');
  const type = 'application/json';
  assert.deepEqual(result.data, { method: 'POST', search: '?a=1', body: '{"score":5}', type, own: 'mine' });
});

test('the data of a GET is in its query', async () => {
  const { data } = await game.request({ url: `${origin}/echo`, data: { a: 'ä b' }, dataType: 'text' });
  assert.equal(typeof data, 'string');
  assert.equal(JSON.parse(/** @type {string} */ (data)).search, '?a=%C3%A4%20b');
});

test('bytes come as an ArrayBuffer', async () => {
  const { data } = await game.request({ url: `${origin}/bytes`, responseType: 'arraybuffer' });
  assert.deepEqual([...new Uint8Array(/** @type {ArrayBuffer} */ (data))], [0, 255, 128]);
  assert.match(
    (await game.downloadFile({ url: `${origin}/bytes` })).tempFilePath ?? '',
    /^ttfile:\/\/temp\//,
  );
});

test('redirects are followed', async () => {
  const { statusCode, data } = await game.request({ url: `${origin}/redirect` });
  assert.deepEqual([statusCode, Reflect.get(/** @type {object} */ (data), 'method')], [201, 'GET']);
});

for (const api of /** @type {const} */ (['request', 'downloadFile'])) {
  /** @type {(path: string, more?: object) => Promise<unknown>} */
  const ask = (path, more) => {
    const args = { url: origin + path, ...more };
    return api === 'request' ? game.request(args) : game.downloadFile(args);
  };

  for (const status of [304, 401, 404, 500, 503]) {
    test(`${api}: ${status}`, async () => {
      await assert.rejects(ask(`/${status}`), { errCode: status, errMsg: 'Server error' });
    });
  }

  test(`${api}: a connection that is dropped is no response`, async () => {
    await assert.rejects(ask('/drop'), { errCode: 10401 });
    assert.match(calls.at(-1)?.cause ?? '', /fetch failed/);
  });

  test(`${api}: one that is dropped within the response was interrupted`, async () => {
    await assert.rejects(ask('/half'), { errCode: 600003 });
  });

  test(`${api}: a slow answer`, async () => {
    await assert.rejects(ask('/slow', { timeout: 50 }), { errCode: 21103, errMsg: 'Request timeout' });
    const before = calls.length;
    await ask('/slow', { timeout: 5000 });
    assert.equal(calls[before]?.result, 'success');
  });
}

test('a server that does not exist', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  other.close();
  await once(other, 'close');
  const port = address && typeof address === 'object' ? address.port : '';
  await assert.rejects(game.request({ url: `http://127.0.0.1:${port}/` }), { errCode: 10401 });
});

test('a file that says that it is too large is not waited for', async () => {
  await assert.rejects(game.downloadFile({ url: `${origin}/huge` }), { errCode: 603301 });
});

test('abort ends a request that the server has not answered', async () => {
  const before = answered;
  const task = game.request({ url: `${origin}/slow` });
  setTimeout(() => task.abort(), 20);
  await assert.rejects(task, { errCode: 600003 });
  assert.equal(answered, before, 'it did not wait for the answer');
});

test('with the manual clock the timeout is of that clock, and the answer waits for it', async () => {
  const simulator = createSimulator({ clock: 'manual' });
  /** @type {string[]} */
  const heard = [];
  const ask = (/** @type {string} */ path, /** @type {number} */ timeout) =>
    simulator.game.request({
      url: origin + path,
      timeout,
      success: () => heard.push(path),
      fail: (error) => heard.push(`${path} ${Reflect.get(/** @type {object} */ (error), 'errCode')}`),
    });
  ask('/slow', 100);
  ask('/echo', 100);
  await delay(150);
  assert.deepEqual(heard, [], 'real time does not matter');
  await simulator.clock.advance(99);
  assert.deepEqual(heard, ['/echo']);
  await simulator.clock.advance(1);
  assert.deepEqual(heard, ['/echo', '/slow 21103']);
  await delay(250);
  await simulator.clock.advance(1000);
  assert.equal(heard.length, 2, 'the late answer is nobody’s');
});

test('answers from before a reset are dropped', async () => {
  const simulator = createSimulator();
  simulator.game.request({ url: `${origin}/bytes`, complete: () => assert.fail('it was dropped') });
  simulator.reset();
  await delay(100);
});

test('without fetch there is no network', async () => {
  const simulator = createSimulator({ fetch: null });
  await assert.rejects(simulator.game.request({ url: `${origin}/echo` }), { errCode: 600003 });
});

test('a fetch of the test is used instead', async () => {
  /** @type {unknown[]} */
  const asked = [];
  const simulator = createSimulator({
    fetch: (...args) => {
      asked.push(args);
      return Promise.resolve(new Response('{"a":1}', { status: 200 }));
    },
  });
  const { data } = await simulator.game.request({ url: 'https://example.com/a' });
  assert.deepEqual(data, { a: 1 });
  assert.deepEqual(asked, [['https://example.com/a', { method: 'GET', headers: {}, body: null }]]);
  const opaque = createSimulator({
    fetch: () => Promise.resolve(/** @type {Response} */ (Response.error())),
  });
  await assert.rejects(opaque.game.request({ url: 'https://example.com/a' }), { errCode: 10401 });
  const throwing = createSimulator({
    fetch: () => {
      throw new Error('no');
    },
  });
  await assert.rejects(throwing.game.request({ url: 'https://example.com/a' }), { errCode: 10401 });
});
