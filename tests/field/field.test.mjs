// @ts-check
// Inputs from people who make mini games: `cases.tsv` has each with what was really wrong and what a good answer says.
// Both forms of the core are asked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import * as main from 'ttminis-explain';
import { createSimulator } from 'ttminis-explain/simulate';
import { clearTimeline, timeline, watch } from 'ttminis-explain/watch';
import { sources } from '../check/sources.mjs';
import { nativeAnswers } from '../explain/native.mjs';
import { createHistory } from '../history/sources.mjs';
import { root, text } from '../support/paths.mjs';

const forms = { wasm: main, js: createRequire(import.meta.url)('ttminis-explain/js') };
const file = readFileSync(new URL('cases.tsv', import.meta.url), 'utf8');
const cases = file
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', , kind = '', input = '', api = ''] = line.split('\t');
    return { id, kind, input, api };
  });

/** @typedef {any} Answer */
/** @typedef {(answer: Answer, value: any) => void} Check */

/** The rows that an answer can mean, or that it points at. @param {Answer} answer */
const named = ({ id, candidates = [], nearest = [] }) => [
  ...(id ? [id] : []),
  ...candidates.map((/** @type {Answer} */ one) => one.id),
  ...nearest.map((/** @type {Answer} */ one) => one.entry.id),
];
/** @param {string} id @param {string} [confidence] @returns {Check} */
const known = (id, confidence) => (answer) => {
  assert.deepEqual([answer.status, answer.id], ['known', id], answer.text);
  if (confidence) assert.equal(answer.match.confidence, confidence);
};
/** Nothing is claimed; these rows are near. @param {string[]} ids @returns {Check} */
const near =
  (...ids) =>
  (answer) => {
    assert.equal(answer.status, 'unknown', answer.text);
    assert.deepEqual(named(answer), ids, answer.text);
  };
/** @param {RegExp} [looks] @returns {Check} */
const unrecognized =
  (looks = /./) =>
  (answer) => {
    assert.equal(answer.status, 'unrecognized', answer.text);
    assert.match(answer.looksLike, looks);
    assert.doesNotMatch(answer.text, /the game's code threw it/);
  };
/** @param {RegExp} words @returns {Check} */
const says =
  (words) =>
  ({ text }) =>
    assert.match(text, words);
/** @param {RegExp} words @returns {Check} */
const saysNot =
  (words) =>
  ({ text }) =>
    assert.doesNotMatch(text, words);
/** @param {Check[]} checks @returns {Check} */
const both =
  (...checks) =>
  (answer, value) => {
    for (const check of checks) check(answer, value);
  };

/** What `explain` says of the errors. @type {Record<string, Check>} */
const errors = {
  C002: both(unrecognized(/javascript/), says(/load\(\) exists since SDK 0\.33\.0 \(client 46\.1\.0\)/)),
  C019: both(unrecognized(/javascript/), says(/watch has the platform's error/)),
  C020: both(near(), says(/may come from your own server or another API/)),
  C029: unrecognized(/something/),
  C031: both(near(), says(/getStorage/)),
  C032: both(near(), says(/accessSync/), saysNot(/TTNet/)),
  C034: near(),
  C035: near(),
  C037: near(),
  C039: both(near('network/21100'), saysNot(/v1\/chat/)),
  C041: both(near(), saysNot(/User exit|frequen/)),
  C044: near('network/21103'),
  C046: unrecognized(),
  C048: unrecognized(/success/),
  C049: both(near(), says(/uploadFile/), says(/connection/)),
  C051: both(near('network/10401', 'network/600003'), says(/certificate/)),
  C052: unrecognized(/event/),
  C054: both(near(), saysNot(/11004/)),
  C056: both(near(), saysNot(/File path error/)),
  C058: both(near('network/21103'), saysNot(/timeout of 0 ms|timeout of 0ms/)),
  C060: both(unrecognized(/javascript/), says(/watch has the platform's error/)),
  C062: both(near(), ({ facts }) => assert.match(JSON.stringify(facts), /403 Forbidden/)),
  C063: both(known('network/21100', 'exact'), saysNot(/HTTP 400|Bad Request/)),
  C065: near('network/21103'),
  C066: known('network/21100', 'likely'),
  C070: known('network/21100', 'exact'),
  C072: both(known('network/http-non-2xx'), says(/404 Not Found/)),
  C074: near(),
  C076: both(unrecognized(/library/), says(/Only watch/)),
  C078: both(known('network/21100', 'likely'), says(/cdn\.example\.com/)),
  C081: unrecognized(/library/),
  C084: both(near('network/600003'), saysNot(/The game itself cancelled/)),
  C086: unrecognized(/success/),
  C087: unrecognized(),
  C088: both(known('network/http-non-2xx'), says(/422/), (_, value) => {
    if (typeof Response === 'function' && value instanceof Response) assert.equal(value.bodyUsed, false);
  }),
  C089: unrecognized(/text/),
  C090: known('ad.init/20003', 'exact'),
  C091: both(near(), saysNot(/User exit|frequen/)),
  C093: both(near(), says(/not for request: it may come from your own server/)),
  C095: near(),
};

/** @typedef {readonly import('ttminis-explain').CallProblem[]} Problems */
/** @param {string} id @param {RegExp} [words] @returns {(problems: Problems) => void} */
const hint =
  (id, words = /./) =>
  (problems) => {
    const found = problems.find(({ fails }) => fails.some((row) => row.id === id));
    assert.ok(found, JSON.stringify(problems));
    assert.match(found.text, words);
  };
/** @type {(problems: Problems) => void} */
const nothing = (problems) => assert.deepEqual(problems, []);

/** What `check` says of the calls. @type {Record<string, (problems: Problems) => void>} */
const calls = {
  C003: hint('ad.init/11001', /empty/),
  C004: hint('ad.init/20001', /placeholder/),
  C007: nothing,
  C008: nothing,
  C009: hint('ad.init/20001', /WeChat.*"ad" plus 19 digits/),
  C011: hint('ad.init/11001', /pass an object with an adUnitId/),
  C013: hint('ad.init/11001', /posId/),
  C015: hint('ad.init/11001', /undefined/),
  C017: hint('ad.init/20001', /" ad7600000000000000001 "/),
  C040: hint('network/21100', /https/),
  C061: nothing,
  C064: nothing,
  C068: nothing,
  C069: nothing,
  C073: nothing,
  C079: nothing,
  C085: hint('network/21100', /http:\/\//),
  C100: hint('network/600009', /https:\/\/<host>/),
  C101: (problems) =>
    assert.deepEqual(
      problems.flatMap(({ fails }) => fails),
      [],
    ),
  C102: (problems) => {
    hint('network/21100', /placeholder/)(problems);
    assert.ok(problems.every(({ origin }) => origin === 'derived'));
  },
};

/** A game on the simulator, watched. */
function watched() {
  clearTimeline();
  const simulator = createSimulator({ clock: 'manual' });
  return { simulator, watching: watch(simulator.game), game: /** @type {any} */ (simulator.game) };
}

/** What `watch` sees. @type {Record<string, () => void | Promise<void>>} */
const watches = {
  async C006() {
    const { text, expected, retry } = /** @type {Answer} */ (
      main.explain({ errCode: 30001 }, { api: 'ad.show' })
    );
    assert.deepEqual([expected, retry], [true, { kind: 'never', until: 'player-choice' }]);
    assert.match(text, /no reward/i);
  },
  async C025() {
    const { simulator, watching, game } = watched();
    simulator.fail({ id: 'network/21103' });
    let failures = 0;
    const result = game.request({ url: 'https://a.example/', success() {}, fail: () => failures++ });
    result?.then?.(
      () => {},
      () => failures++,
    );
    simulator.clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve));
    assert.ok(failures > 0);
    assert.equal(timeline().length, 1);
    watching.restore();
  },
  async C080() {
    const task = { onProgressUpdate() {} };
    const host = { downloadFile: (/** @type {any} */ _) => task };
    const watching = watch(host);
    assert.equal(host.downloadFile({ url: 'https://a.example/' }), task);
    watching.restore();
  },
  async C024() {
    clearTimeline();
    /** A host that answers a call without callbacks with a task, and no promise. */
    const host = {
      request(/** @type {any} */ options) {
        setTimeout(() => options.fail?.({ errCode: 21103, errMsg: 'Request timeout' }));
        return { abort() {} };
      },
    };
    const watching = watch(host);
    for (let call = 0; call < 2; call++) await host.request({ url: 'https://a.example/', method: 'POST' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(timeline().length, 1, 'the first such call teaches it');
    watching.restore();
  },
  async C026() {
    const place = /** @type {any} */ (globalThis);
    const host = () => ({ createInterstitialAd: () => ({}), request() {} });
    place.TTMinis = { game: host() };
    place.tt = host();
    const before = place.tt.createInterstitialAd;
    const watching = watch();
    assert.notEqual(place.tt.createInterstitialAd, before);
    watching.restore();
    delete place.TTMinis;
    delete place.tt;
  },
  async C001() {
    const { watching, game } = watched();
    const ad = game.createRewardedVideoAd({ adUnitId: 'ad7600000000000000001' });
    const cause = { errCode: 30001, errMsg: 'User exit' };
    const consequence = { errCode: 11003, errMsg: 'Ad instance can only show once' };
    assert.ok(ad);
    watching.restore();
    clearTimeline();
    const errors = [cause, consequence];
    const instance = { show: () => Promise.reject(errors.shift()), onClose() {} };
    const host = { createRewardedVideoAd: () => instance };
    const again = watch(host);
    const shown = /** @type {any} */ (host.createRewardedVideoAd());
    await shown.show().catch(() => shown.show().catch(() => {}));
    const [first, second] = timeline();
    assert.equal(timeline().length, 2);
    assert.deepEqual([first?.call.follows, second?.call.follows], [null, first?.call.id]);
    const text = second?.explanation.text ?? '';
    assert.match(text, /new ad instance/);
    assert.doesNotMatch(text, /placement|load\(\)/);
    again.restore();
  },
  async C016() {
    /** @type {unknown[]} */
    let passed = [];
    const instance = {
      show(/** @type {unknown[]} */ ...args) {
        passed = args;
        return Promise.reject({ errCode: 20000, errMsg: 'Network error' });
      },
    };
    const host = { createInterstitialAd: () => instance };
    const watching = watch(host);
    const options = { success() {}, fail() {} };
    const ad = /** @type {any} */ (host.createInterstitialAd());
    await ad.show(options).catch(() => {});
    assert.equal(Object.keys(/** @type {object} */ (passed[0])).join(), 'success,fail');
    assert.deepEqual(
      timeline().map(({ call }) => call.via),
      ['promise'],
    );
    watching.restore();
  },
  async C018() {
    const { simulator, watching, game } = watched();
    simulator.fail({ id: 'ad.init/20003', times: 3 });
    for (let creation = 0; creation < 3; creation++) {
      game.createInterstitialAd({ adUnitId: 'ad7600000000000000001' }).onError(() => {});
      await simulator.clock.advance(30_000);
    }
    const history = createHistory();
    for (const failure of timeline()) history.record(failure);
    const { rows } = history.view({ api: undefined, side: undefined, above: 0, most: 9, group: undefined });
    assert.deepEqual(
      rows.map((/** @type {any} */ { code, count }) => [code, count]),
      [['20003', 3]],
    );
    assert.ok(timeline().every(({ explanation }) => explanation.retry.kind === 'never'));
    watching.restore();
  },
  async C022() {
    const host = {
      addShortcut(/** @type {any} */ { fail, error }) {
        assert.equal(fail, error);
        fail({ errCode: 1, errMsg: 'denied' });
        error({ errCode: 1, errMsg: 'denied' });
      },
    };
    const watching = watch(host, { also: ['addShortcut'] });
    const failed = () => {};
    host.addShortcut({ success() {}, fail: failed, error: failed });
    assert.deepEqual(
      timeline().map(({ call, explanation }) => [call.function, explanation.code]),
      [['addShortcut', 1]],
    );
    watching.restore();
  },
  async C023() {
    const host = { request: (/** @type {any} */ { fail }) => fail({ errCode: 21103 }) };
    const before = host.request.bind(host);
    const watching = watch(host);
    before({ url: 'https://a.example/', fail() {} });
    assert.equal(timeline().length, 0);
    watching.restore();
    assert.match(text('docs/watch.md'), /Calls through references that were taken before/);
  },
  async C027() {
    const script = `
      import { timeline, watch } from 'ttminis-explain/watch';
      const reported = [];
      process.on('unhandledRejection', (reason) => reported.push(reason));
      for (const isWatched of [false, true]) {
        const error = { errCode: 20000, errMsg: 'Network error' };
        let heard = () => {};
        const instance = {
          onClose() {}, onError(listener) { heard = listener; },
          show() { heard(error); return Promise.reject(error); },
        };
        const host = { createInterstitialAd: () => instance };
        if (isWatched) watch(host);
        const ad = host.createInterstitialAd();
        ad.onError(() => {});
        ad.show();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      console.log(JSON.stringify([reported.length, timeline().length]));`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root });
    assert.deepEqual(JSON.parse(`${output}`), [2, 1]);
  },
  async C028() {
    const { simulator, watching, game } = watched();
    simulator.fail({ id: 'ad.show/20000' });
    const ad = game.createRewardedVideoAd({ adUnitId: 'ad7600000000000000001' });
    let closed = 0;
    ad.onClose(() => closed++);
    ad.onError(() => {});
    const shown = ad.show().catch(() => {});
    await simulator.clock.advance(1000);
    await shown;
    await new Promise((resolve) => setTimeout(resolve, 150));
    const before = timeline().length;
    await simulator.clock.advance(120_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.deepEqual([before, timeline().length], [1, 1]);
    watching.restore();
  },
  async C030() {
    const simulator = createSimulator({
      clock: 'manual',
      adUnits: [{ id: 'x', type: 'rewarded', durationMs: 5000 }],
    });
    const ad = /** @type {any} */ (simulator.game.createRewardedVideoAd({ adUnitId: 'x' }));
    let closed = 0;
    for (let listener = 0; listener < 2; listener++) ad.onClose(() => closed++);
    const shown = ad.show();
    await simulator.clock.advance(60_000);
    await shown;
    assert.equal(closed, 2);
    const again = ad.show().catch((/** @type {any} */ error) => error.errCode);
    await simulator.clock.advance(1000);
    assert.equal(await again, 11003);
  },
  async C038() {
    for (const { explain } of Object.values(forms)) {
      const [login, file, download] = /** @type {any[]} */ ([
        explain({ errNo: 21101, errMsg: 'login:fail system error' }),
        explain({ errNo: 21101, errMsg: 'getFileInfo:fail' }),
        explain({ errNo: 21101, errMsg: 'Move file failed' }, { api: 'downloadFile' }),
      ]);
      for (const one of [login, file])
        assert.ok(one.status === 'unknown' && one.nearest.length === 0, one.text);
      assert.equal(download.match.confidence, 'exact');
      for (const code of [21100, 21101, 20000]) {
        assert.notEqual(/** @type {any} */ (explain(code)).match?.confidence, 'exact');
      }
    }
  },
  async C055() {
    assert.match(text('docs/watch.md'), /promise has not settled for a minute/);
    assert.match(text('tests/watch/listed.test.mjs'), /a show that gets no answer is listed after a minute/);
  },
  async C083() {
    const host = {
      downloadFile: (/** @type {any} */ { success }) =>
        success({ statusCode: 403, errMsg: 'downloadFile:ok' }),
    };
    const watching = watch(host);
    host.downloadFile({ url: 'https://a.example/x', success() {} });
    const [failure] = timeline();
    assert.deepEqual([failure?.explanation.code, failure?.call.via], [403, 'success']);
    watching.restore();
  },
  async C104() {
    const thrown = new TypeError('a key is a text');
    const host = {
      request() {
        throw thrown;
      },
    };
    const watching = watch(host);
    assert.throws(
      () => host.request(),
      (failure) => failure === thrown,
    );
    watching.restore();
  },
};

/** @type {Map<string, number>} */
const counts = new Map();
const count = (/** @type {string} */ kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);

for (const { id, kind, input, api } of cases) {
  const evaluate = (/** @type {string} */ source) => new Function(`return (${source})`)();
  const check = errors[id];
  if (check) {
    count(`explain, ${kind}`);
    for (const [form, { explain }] of Object.entries(forms)) {
      test(`${id} is explained (${form})`, () => {
        const value = evaluate(input);
        check(explain(value, api ? { api } : undefined), value);
      });
    }
  } else if (calls[id]) {
    count('check');
    // A call is its options, or a function with them.
    const [, name = '', options = input] = /^(\w+)\(([\s\S]*)\)$/.exec(input) ?? [];
    for (const [form, { check: checkCall }] of Object.entries(forms)) {
      test(`${id} is checked (${form})`, () => calls[id]?.(checkCall(api || name, evaluate(options))));
    }
  } else if (watches[id]) {
    count('watch');
    test(`${id} is seen`, async () => {
      clearTimeline();
      await watches[id]?.();
    });
  } else {
    test(`${id} has an assertion`, () => assert.fail('nothing is asserted of it'));
  }
}

test('the native core decides as the package does', async () => {
  const { readError } = await sources(['read/error.js']);
  const asked = cases.filter(({ id }) => errors[id]);
  const values = asked.map(({ input }) => new Function(`return (${input})`)());
  const nothing = { supported: [], certain: [], opposed: [] };
  const answers = nativeAnswers(
    values.map((value, at) => ({
      error: readError(value).error,
      context: { api: asked[at]?.api || undefined, ...nothing },
    })),
  );
  asked.forEach(({ id, api }, at) => {
    const { status, meanings, nearest } = JSON.parse(answers[at] ?? '');
    const ids = [...meanings, ...nearest].map(({ entry }) => entry);
    const answer = /** @type {Answer} */ (
      main.explain(values[at], api ? /** @type {any} */ ({ api }) : undefined)
    );
    assert.deepEqual([status, ...ids], [answer.status, ...named(answer)], id);
  });
  counts.set('explain, in the native core too', asked.length);
});

after(() => {
  console.table(Object.fromEntries(counts));
});
