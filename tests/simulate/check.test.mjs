// @ts-check
// `check` against the simulator, which has rules of its own: what one predicts, the other does. Neither knows of the other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog, check, explain } from 'ttminis-explain';
import { createSimulator } from 'ttminis-explain/simulate';

/** @typedef {import('ttminis-explain').Api} Api */
/** @typedef {{ api: Api, args: Record<string, unknown>, trustedDomains?: string[] }} Call */

const trusted = ['https://api.example.com', 'https://cdn.example.com'];
const urls = [
  undefined,
  5,
  {},
  '',
  'api.example.com/a',
  '//api.example.com/a',
  '/a',
  '?a=b',
  'https://',
  'https://a b/',
  'https://[::1',
  'https://api.example.com:port/',
  'ftp://api.example.com/',
  'file:///a',
  'ws://api.example.com/',
  'https://other.example/',
  'https://apis.example.com/',
  'https://example.com/',
  'https://api.example.com.evil.test/',
  'https://api.example.com',
  'https://api.example.com/a?b=c#d',
  'https://cdn.example.com/%20/a.png',
  'http://other.example/',
  'http://api.example.com/',
  'https:/api.example.com/',
  'https://api.example.com/a b',
  'https://api.example.com:8443/',
  'api.example.com:8443/',
];
const methods = [undefined, 'GET', 'POST', 'DELETE', 'FETCH', 'PATCH', 5, ''];
const datas = [undefined, '', 'a=b', { a: 1 }, [1], 5, false, new ArrayBuffer(2)];
const paths = [
  undefined,
  'ttfile://user/a',
  'ttfile://temp/a/b.c',
  'ttfile://user//a',
  'ttfile://temp/a//b',
  '/a',
  '',
  'ttfile://other/a',
  'ttfile://user/a/',
  'ttfile://userdata/a',
  5,
];
const ids = ['', 5, {}, true, '7301234', 'placement'];

/** @returns {Generator<Call>} */
function* calls() {
  for (const trustedDomains of [undefined, trusted]) {
    for (const url of urls) {
      const context = trustedDomains ? { trustedDomains } : {};
      for (const method of methods)
        for (const data of datas) yield { api: 'request', args: { url, method, data }, ...context };
      for (const filePath of paths) yield { api: 'downloadFile', args: { url, filePath }, ...context };
    }
  }
  for (const adUnitId of ids) yield { api: 'ad.init', args: { adUnitId } };
}

/**
 * Makes the call on a platform where everything else is well.
 *
 * @param {Call} call
 * @returns {Promise<unknown>} what it failed with, or `undefined`
 */
async function make({ api, args, trustedDomains }) {
  const simulator = createSimulator({
    clock: 'manual',
    fetch: null,
    responses: [{}],
    ...(trustedDomains ? { trustedDomains } : {}),
  });
  const game = /** @type {any} */ (simulator.game);
  /** @type {unknown} */
  let failure;
  const fail = (/** @type {unknown} */ error) => {
    failure = error;
  };
  if (api === 'ad.init') game.createRewardedVideoAd(args).onError(fail);
  else game[api]({ ...args, fail });
  await simulator.clock.advance(1000);
  return failure;
}

/** The row that an answer is. @param {import('ttminis-explain').Explanation} answer */
const named = (answer) => (answer.status === 'known' ? answer.id : answer.status);

test('what check predicts happens, and what it does not predict does not', async () => {
  let [faulty, hinted, valid, explained] = [0, 0, 0, 0];
  for (const call of calls()) {
    const { api, args, ...context } = call;
    const what = `${api} ${JSON.stringify(args)} ${JSON.stringify(context)}`;
    const problems = check(api, args, context);
    const certain = problems.filter(({ origin, fails }) => origin === 'reference' && fails.length > 0);
    const failure = await make(call);
    if (certain.length > 0) {
      faulty++;
      const answer = explain(failure, { api, args, ...context });
      assert.equal(answer.status, 'known', what);
      assert.ok(answer.status === 'known');
      // Of several faults the platform reports one; it may be one that only a hint is about.
      const predicted = problems.flatMap(({ fails }) => fails.map(({ id }) => id));
      assert.ok(predicted.includes(answer.id), `${what} failed with ${answer.id}, not with ${predicted}`);
      const cause = answer.problems.find((problem) => problem.kind === 'call');
      assert.ok(cause?.kind === 'call' && cause.fails.some(({ id }) => id === answer.id), what);
      assert.ok(answer.text.includes(cause.text), what);
      explained++;
    } else {
      // What a hint is about may fail, and then as it says.
      if (problems.length > 0) hinted++;
      else valid++;
      const id = failure === undefined ? undefined : named(explain(failure, { api }));
      /** @type {string[]} */
      const allowed = problems.flatMap(({ fails }) => fails.map((row) => row.id));
      assert.ok(id === undefined || allowed.includes(id), `${what} failed with ${id}`);
    }
  }
  assert.ok(faulty > 2000 && valid > 200, `${faulty} ${valid}`);
  console.log(
    `check and simulate agree: ${faulty} faulty calls fail as predicted, ${explained} of them explained by the argument; ` +
      `${valid} valid calls, nothing reported, all succeed; ${hinted} calls with hints only, which fail as hinted or not at all`,
  );
});

test('every error that arguments alone can cause is predicted by some call', () => {
  const predicted = new Set();
  for (const { api, args, ...context } of calls())
    for (const { fails } of check(api, args, context)) for (const { id } of fails) predicted.add(id);
  const caused = catalog()
    .map(({ id }) => id)
    .filter((id) =>
      /^network\/(600005|600009|600011|21100|100000\/file-path-error|21101\/dest)|^ad\.init\/(11001|10001)/.test(
        id,
      ),
    );
  assert.equal(caused.length, 8);
  for (const id of caused) assert.ok(predicted.has(id), id);
});
