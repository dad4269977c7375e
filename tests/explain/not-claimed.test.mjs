// @ts-check
// Errors of others, and texts with numbers in them, that look like a row of the reference and are not claimed as one.
import assert from 'node:assert/strict';
import { testCores } from './ask.mjs';

const NOT_CLAIMED = [
  // Codes of other systems with words of their own.
  { code: 20002, message: 'Share cancelled by user' },
  { code: 20003, message: 'Authenticate', status: 401 },
  { code: 20001, message: 'Bots cannot use this endpoint' },
  { name: 'MongoError', code: 11001, message: 'E11001 duplicate key error' },
  { city: 'Washington', code: '20001' },
  { status: 200, data: { errCode: 20001 }, header: {} },
  // Functions that the reference does not cover, whatever stands behind them.
  'pay:fail {"error_code":20002,"error_msg":"declined"}',
  // Numbers in texts.
  'zip code: 20001',
  'Invalid promo code: 20002',
  'request code: 20001f3e-9b1a',
  'errCode: 20001-20007',
  'errCode: 30001.5',
  'https://x.example/cb;code=20001',
  '[21103] worker started',
  '#21103 opened by bob',
  '(20003) players online',
  '21103: 5 items loaded',
  '+20000 coins',
  '$20000 prize',
  '10001, New York',
  // Payloads.
  { data: 20001 },
  { detail: 20001 },
  { reason: 20001 },
  { type: 'message', data: 20001, target: {} },
  { type: 'x', data: 'User exit', target: {} },
  { data: [20001, 'gold'] },
  [20001, 20002],
];

testCores('nothing is claimed that only looks like a row', (ask) => {
  for (const error of NOT_CLAIMED) {
    const answer = ask(error);
    const isClaimed = answer.value.status === 'known' && answer.confidence !== 'guess';
    assert.ok(!isClaimed, `${JSON.stringify(error)}: ${answer.verdict}`);
  }
});

testCores('a listed code with its own message is likely, and no more, behind another function', (ask) => {
  for (const [error, id] of /** @type {const} */ ([
    [{ errCode: 21100, errMsg: 'uploadFile:fail URL not in domain list' }, 'network/21100'],
    ['uploadFile:fail errCode: 21103, errMsg: Request timeout', 'network/21103'],
    [{ errMsg: 'login:fail {"errCode":10001,"errMsg":"Invalid parameter"}' }, 'ad.show/10001'],
  ])) {
    const answer = ask(error);
    assert.ok(answer.isKnownAs(id), answer.verdict);
    assert.equal(answer.confidence, 'likely');
  }
});

testCores('words that go on do not make an answer exact', (ask) => {
  assert.ok(!ask({ errCode: 30001, errMsg: 'User exit not detected' }).isExact);
  const two = 'first errCode: 21103, errMsg: Request timeout; then errCode: 30001, errMsg: User exit';
  assert.ok(!ask(two).isExact);
});

testCores('the same codes are known once the call is', (ask) => {
  assert.ok(ask({ code: 20003, message: 'inactive' }, { api: 'ad.init' }).isKnownAs('ad.init/20003'));
  assert.ok(ask({ errMsg: 'show:fail errCode: 30001, errMsg: zz' }).isKnownAs('ad.show/30001'));
  const cause = { name: 'Error', message: 'no ad', cause: { errCode: 30001, errMsg: 'User exit' } };
  assert.ok(ask(cause).isKnownAs('ad.show/30001'));
});

testCores('successes are told', (ask) => {
  for (const error of [
    { code: 20000, message: 'success', data: {} },
    { code: 20000, message: 'ok' },
    { errCode: 21103, errMsg: 'request:ok' },
  ]) {
    assert.equal(ask(error).value.looksLike, 'success', JSON.stringify(error));
  }
});

testCores(
  'a fail that is no function does not hide the error, and two wordings are two candidates',
  (ask) => {
    assert.ok(
      ask({ errCode: 600009, errMsg: 'Invalid URL, url == https://a.example/show:fail/x' }).isKnownAs(
        'network/600009',
      ),
    );
    assert.ok(ask({ errCode: 21103, errMsg: 'Request timeout: fail' }).isKnownAs('network/21103'));
    for (const error of [
      { errCode: 21101, errMsg: 'Move file failed: Destination path has error' },
      { errCode: 100000, errMsg: 'File path error: filePath is not supported' },
    ]) {
      assert.equal(ask(error).value.candidates?.length, 2);
    }
  },
);

testCores('the number of a server or of another API is no row of the reference', (ask) => {
  for (const error of [
    { errCode: 30001, errMsg: 'getSetting fail' },
    { ok: false, errCode: 20003, errMsg: '查询失败' },
    { code: 30001, msg: '当前连接不可用' },
    { errorCode: 20002, errorMsg: 'share failed' },
    { error: { error_code: 10001, error_msg: 'a wrong key' } },
    { errNo: 21102, errMsg: 'accessSync:fail no such file or directory' },
  ]) {
    const { value } = ask(error);
    assert.equal(value.status, 'unknown', JSON.stringify(error));
    assert.deepEqual(value.nearest, [], JSON.stringify(error));
  }
});
