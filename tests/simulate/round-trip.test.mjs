// @ts-check
// Every row of the catalog is made to happen - by its documented condition and by a fault, in every shape, wherever it can
// arrive - and `explain` has to know it again.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { catalog, explain } from 'ttminis-explain';
import { createSimulator } from 'ttminis-explain/simulate';
import { printTable } from '../support/report.mjs';

/** @typedef {import('ttminis-explain').Api} Api */
/** @typedef {import('ttminis-explain').Entry} Entry */
/** @typedef {import('ttminis-explain/simulate').Shape} Shape */
/** @typedef {import('ttminis-explain/simulate').Delivery} Delivery */
/** @typedef {import('ttminis-explain/simulate').Simulator} Simulator */
/** @typedef {import('ttminis-explain/simulate').SimulatorOptions} SimulatorOptions */

/**
 * A way in which an error reaches the game.
 *
 * @typedef {object} Arrival
 * @property {string} name
 * @property {Api} api - the call that fails
 * @property {Delivery} [delivery]
 * @property {'rewarded' | 'interstitial'} [type]
 * @property {boolean} [isEvent] - whether it is `onError`
 * @property {(simulator: Simulator, args: any) => Promise<unknown>} get - makes the call, and gives the error
 */

/** @type {(game: import('ttminis-explain/simulate').Game, api: 'request' | 'downloadFile', args: any) => any} */
const call = (game, api, args) => (api === 'request' ? game.request(args) : game.downloadFile(args));

const url = 'https://api.example.com/scores';

/** @type {(api: 'request' | 'downloadFile') => Arrival[]} */
const ofNetwork = (api) => [
  {
    name: 'fail',
    api,
    get: ({ game }, args) => new Promise((fail) => void call(game, api, { url, ...args, fail })),
  },
  {
    name: 'complete',
    api,
    get: ({ game }, args) => new Promise((complete) => void call(game, api, { url, ...args, complete })),
  },
  { name: 'promise', api, get: ({ game }, args) => rejection(call(game, api, { url, ...args })) },
];
/** Only what does not come from the network. @type {(api: 'request' | 'downloadFile') => Arrival} */
const atOnce = (api) => ({
  name: 'fail, at once',
  api,
  delivery: 'at-once',
  get: async ({ game }, args) => {
    /** @type {unknown[]} */
    const errors = [];
    call(game, api, { url, ...args, fail: (/** @type {unknown} */ error) => void errors.push(error) });
    assert.equal(errors.length, 1, 'fail was called before the call returned');
    return errors[0];
  },
});

/** @type {(type: 'rewarded' | 'interstitial') => (simulator: Simulator, args?: any) => any} */
const creator =
  (type) =>
  ({ game }, args = { adUnitId: 'unit' }) =>
    type === 'rewarded' ? game.createRewardedVideoAd(args) : game.createInterstitialAd(args);

/** @type {(type: 'rewarded' | 'interstitial') => Arrival[]} */
const ofInit = (type) => {
  const create = creator(type);
  /** @type {Arrival[]} */
  const arrivals = [
    {
      name: `onError (${type})`,
      api: 'ad.init',
      isEvent: true,
      get: (simulator, args) => new Promise((listener) => create(simulator, args).onError(listener)),
    },
    {
      name: `load() rejected (${type})`,
      api: 'ad.init',
      get: (simulator, args) => rejection(create(simulator, args).load()),
    },
    {
      name: `show() rejected (${type})`,
      api: 'ad.init',
      get: (simulator, args) => rejection(create(simulator, args).show()),
    },
    {
      name: `show() throws (${type})`,
      api: 'ad.init',
      delivery: 'throw',
      get: async (simulator, args) => {
        const ad = create(simulator, args);
        await simulator.clock.advance(1);
        return thrown(() => ad.show());
      },
    },
  ];
  return arrivals.map((arrival) => ({ ...arrival, type }));
};

/** @type {(api: 'ad.load' | 'ad.show', type: 'rewarded' | 'interstitial') => Arrival[]} */
const ofAd = (api, type) => {
  const method = api === 'ad.load' ? 'load' : 'show';
  const create = creator(type);
  const both = [
    {
      name: `onError of ${method}() (${type})`,
      isEvent: true,
      /** @type {Arrival['get']} */
      get: (simulator) => {
        const ad = create(simulator);
        const error = new Promise((listener) => ad.onError(listener));
        ad[method]().catch(() => {});
        return error;
      },
    },
    {
      name: `${method}() rejected (${type})`,
      /** @type {Arrival['get']} */
      get: (simulator) => rejection(create(simulator)[method]()),
    },
  ];
  return both.map((arrival) => ({ ...arrival, api, type }));
};
/** @type {(type: 'rewarded' | 'interstitial') => Arrival} */
const thrownByShow = (type) => ({
  name: `show() throws (${type})`,
  api: 'ad.show',
  type,
  delivery: 'throw',
  get: async (simulator) => thrown(() => creator(type)(simulator).show()),
});

/** @type {(promise: Promise<unknown>) => Promise<unknown>} */
const rejection = (promise) =>
  promise.then(
    () => assert.fail('it did not fail'),
    (error) => error,
  );

/** @param {() => unknown} call */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail('it did not throw');
}

/** Where a fault for a row can arrive. @type {(row: Entry) => Arrival[]} */
function arrivalsOf(row) {
  if (row.api === 'network') {
    return [...ofNetwork('request'), ...ofNetwork('downloadFile'), atOnce('request'), atOnce('downloadFile')];
  }
  const types = /** @type {const} */ (['rewarded', 'interstitial']);
  return types.flatMap((type) => [
    ...(row.api === 'ad.init' ? ofInit(type) : [...ofAd('ad.show', type), thrownByShow(type)]),
    ...ofAd('ad.load', type),
  ]);
}

/** @type {Shape[]} */
const shapes = [
  'errCode',
  'errorCode',
  'errorMsg',
  'errNo',
  'error_code',
  'nested',
  'prefixed',
  'older-wording',
  'with-url',
  'sub-error-code',
  'text-code',
  'error-instance',
  'no-argument',
];

/** Whether a shape has anything of its own for a row. @type {(shape: Shape, row: Entry, arrival: Arrival) => boolean} */
function carries(shape, row, arrival) {
  if (shape === 'older-wording') return row.aliases.length > 0;
  if (shape === 'with-url') return row.code === 21100;
  if (shape === 'sub-error-code') return `${row.code}`.startsWith('501');
  if (shape === 'no-argument') return arrival.type === 'rewarded' && arrival.isEvent === true;
  return true;
}

/**
 * The rows that code and message do not decide, and why. Together with the call, they are known.
 *
 * @type {Record<string, { with: string[], except: Shape[], because: string }>}
 */
const undecided = {
  'ad.init/10001': {
    with: ['ad.init/10001', 'ad.show/10001'],
    except: ['prefixed', 'older-wording'],
    because: 'the reference leaves the message blank, and lists the code twice',
  },
  'ad.init/20000': {
    with: ['ad.init/20000', 'ad.show/20000'],
    except: ['prefixed', 'older-wording'],
    because: 'both calls have the code and the message',
  },
  'ad.show/20000': {
    with: ['ad.init/20000', 'ad.show/20000'],
    except: ['prefixed'],
    because: 'both calls have the code and the message',
  },
  'ad.init/50000': {
    with: ['ad.init/50000', 'ad.show/50000'],
    except: ['prefixed'],
    because: 'both calls have the code and the message, and the older message',
  },
  'ad.show/50000': {
    with: ['ad.init/50000', 'ad.show/50000'],
    except: ['prefixed'],
    because: 'both calls have the code and the message, and the older message',
  },
};
/** Which of those were met, as `row shape`. @type {Set<string>} */
const met = new Set();

/** @type {Record<string, { faults: number, conditions: number, shapes: Set<string>, arrivals: Set<string>}>} */
const counts = {};

/** @type {(row: Entry, shape: Shape, arrival: Arrival, error: unknown) => void} */
function assertKnownAgain(row, shape, arrival, error) {
  const where = `${row.id} as ${shape} at ${arrival.name}: ${JSON.stringify(error)}`;
  const reasons = undecided[row.id];
  const isLoad = arrival.api === 'ad.load';
  for (const context of [{ api: arrival.api }, undefined]) {
    const answer = explain(error, context);
    const what = `${where} with ${JSON.stringify(context)} is ${answer.text}`;
    if (shape === 'no-argument') {
      assert.equal(answer.status, 'unrecognized', what);
      assert.equal(error, undefined, what);
      continue;
    }
    // No table covers load(), so that naming it decides nothing, in the context or in front of `:fail`.
    const isOpen =
      reasons &&
      (isLoad
        ? shape !== 'older-wording' || (row.id !== 'ad.init/20000' && row.id !== 'ad.init/10001')
        : !context && !reasons.except.includes(shape));
    if (isOpen) {
      assert.equal(answer.status, 'ambiguous', what);
      const candidates = answer.status === 'ambiguous' ? answer.candidates.map(({ id }) => id) : [];
      assert.deepEqual(candidates, reasons.with, what);
      if (!isLoad) met.add(`${row.id} ${shape}`);
      continue;
    }
    assert.equal(answer.status, 'known', what);
    assert.equal(answer.status === 'known' && answer.id, row.id, what);
    assert.deepEqual(
      answer.problems.filter(({ kind }) => kind !== 'call'),
      [],
      what,
    );
  }
}

/**
 * @param {Entry} row
 * @param {Arrival[]} arrivals
 * @param {'faults' | 'conditions'} how
 * @param {(shape: Shape, arrival: Arrival) => { options: SimulatorOptions, args?: any, before?: (simulator: Simulator) => void }} prepare
 */
async function produce(row, arrivals, how, prepare) {
  const count = counts[row.id] ?? {
    faults: 0,
    conditions: 0,
    shapes: new Set(),
    arrivals: new Set(),
  };
  counts[row.id] = count;
  for (const arrival of arrivals) {
    for (const shape of shapes) {
      if (!carries(shape, row, arrival)) continue;
      const { options, args, before } = prepare(shape, arrival);
      const simulator = createSimulator({
        clock: 'manual',
        fetch: null,
        shape,
        ...(arrival.delivery && { delivery: arrival.delivery }),
        ...options,
      });
      await before?.(simulator);
      const promised = arrival.get(simulator, args);
      await simulator.clock.advance(1000);
      const error = await promised;
      assertShape(shape, row, error);
      assertKnownAgain(row, shape, arrival, error);
      const record = simulator.calls.filter(({ api }) => api === arrival.api).at(-1);
      assert.equal(record?.id, row.id);
      assert.equal(record?.fault, how === 'faults');
      count[how]++;
      count.shapes.add(shape);
      count.arrivals.add(arrival.name + arrival.api);
    }
  }
}

/** The fields that each shape has. @type {Record<string, string[]>} */
const fields = {
  errCode: ['errCode', 'errMsg'],
  errorCode: ['errorCode', 'errMsg'],
  errorMsg: ['errorCode', 'errorMsg'],
  errNo: ['errNo', 'errMsg'],
  error_code: ['error_code', 'error_msg'],
  nested: ['error'],
  prefixed: ['errCode', 'errMsg'],
  'older-wording': ['errCode', 'errMsg'],
  'with-url': ['errCode', 'errMsg'],
  'sub-error-code': ['errCode', 'errMsg', 'sub_error_code'],
  'text-code': ['errCode', 'errMsg'],
  'error-instance': ['errCode'],
};

/** @type {(shape: Shape, row: Entry, error: any) => void} */
function assertShape(shape, row, error) {
  if (shape === 'no-argument') return;
  assert.deepEqual(Object.keys(error), fields[shape], shape);
  if (shape === 'nested')
    assert.deepEqual(Object.keys(error.error), ['error_code', 'error_msg', 'error_extra']);
  if (shape === 'error-instance') assert.ok(error instanceof Error);
  if (shape === 'prefixed') assert.match(error.errMsg, /^\w+:fail/);
  if (shape === 'older-wording') assert.equal(error.errMsg, row.aliases[0]);
  if (shape === 'with-url') assert.equal(error.errMsg, `url not in domain list, url == ${url}`);
  if (shape === 'text-code') assert.equal(typeof error.errCode, 'string');
  if (shape === 'errCode') assert.equal(error.errMsg, row.origin.title === 'derived' ? '' : row.title);
}

for (const row of catalog()) {
  test(`by a fault: ${row.id}`, () =>
    produce(row, arrivalsOf(row), 'faults', (_, { api, type }) => ({
      options: { faults: [{ id: row.id, api }] },
      // Otherwise nothing would arrive.
      ...(type === undefined && { args: { url } }),
    })));
}

/**
 * What makes the platform fail with a row, and no fault.
 *
 * @typedef {object} Condition
 * @property {SimulatorOptions} [options]
 * @property {any} [args]
 * @property {('request' | 'downloadFile')[]} [apis] - of the network; both if not given
 * @property {('rewarded' | 'interstitial')[]} [types] - of ads; both if not given
 * @property {boolean} [isLocal] - whether the network has no part in it
 * @property {(simulator: Simulator) => void | Promise<void>} [before]
 * @property {(simulator: Simulator, type: 'rewarded' | 'interstitial') => any} [ad] - an ad whose show() fails
 */
/** @type {(more: object) => Condition} */
const unit = (more) => ({
  options: { adUnits: [{ id: 'unit', type: 'rewarded', ...more }] },
  types: ['rewarded'],
});

/** @type {Record<string, Condition>} */
const conditions = {
  'network/http-non-2xx': { options: { responses: [{ status: 404 }] } },
  'network/10401': { options: { responses: [{ failure: 'no-response' }] } },
  'network/21100': { options: { trustedDomains: ['https://example.com'] }, isLocal: true },
  'network/21101/destination-path-has-error': {
    args: { filePath: 'ttfile://user/a//b' },
    apis: ['downloadFile'],
    isLocal: true,
  },
  'network/21103': { options: { responses: [{ delayMs: 101 }] }, args: { timeout: 100 } },
  'network/100000/file-path-error': { args: { filePath: '/tmp/a' }, apis: ['downloadFile'], isLocal: true },
  'network/100000/file-path-not-supported': {
    options: { filePathSupported: false },
    args: { filePath: 'ttfile://user/a' },
    apis: ['downloadFile'],
    isLocal: true,
  },
  'network/600003': { options: { online: false } },
  'network/600005': { args: { url: 5 }, isLocal: true },
  'network/600009': { args: { url: '' }, isLocal: true },
  'network/600011': { args: { url: 'ftp://example.com' }, isLocal: true },
  'network/603301': { options: { responses: [{ bytes: 200 * 1024 * 1024 + 1 }] }, apis: ['downloadFile'] },
  'ad.init/11001': { args: { adUnitId: '' } },
  'ad.init/10001': { args: { adUnitId: 5 } },
  'ad.init/20000': { options: { online: false } },
  'ad.init/20001': { options: { adUnits: [] } },
  'ad.init/20002': unit({ belongsToThisGame: false }),
  'ad.init/20003': unit({ active: false }),
  'ad.init/20007': { ...unit({}), types: ['interstitial'] },
  'ad.init/30001': { options: { creationsPerMinute: 0 } },
  'ad.show/11002': {
    ad: (simulator, type) => {
      const ad = creator(type)(simulator);
      simulator.reset();
      return ad;
    },
  },
  'ad.show/11003': {
    ad: (simulator, type) => {
      const ad = creator(type)(simulator);
      ad.show();
      return ad;
    },
  },
  'ad.show/11004': {
    options: { interstitial: { minIntervalMs: 60000 } },
    types: ['interstitial'],
    before: async (simulator) => {
      creator('interstitial')(simulator).show();
      await simulator.clock.advance(1);
    },
  },
  'ad.show/11005': { options: { interstitial: { maxShows: 0 } }, types: ['interstitial'] },
  'ad.show/20000': { options: { adOutcome: 'fetch-failure' } },
  'ad.show/30001': { options: { adOutcome: 'user-exit', showSettles: 'closed' }, types: ['rewarded'] },
  'ad.show/50000': { options: { adOutcome: 'play-failure', showSettles: 'closed' } },
};

/** What happens inside the platform, where the reference names nothing that a game does. */
const onlyByFault = [
  'network/21101/move-file-failed',
  'network/21102',
  'network/21201',
  'ad.init/50000',
  'ad.init/500',
  'ad.show/10001',
  'ad.show/50101',
  'ad.show/50102-50107',
];

test('every row has a condition, or is said to have none', () => {
  const ids = catalog().map(({ id }) => id);
  assert.deepEqual([...Object.keys(conditions), ...onlyByFault].sort(), [...ids].sort());
});

for (const row of catalog()) {
  const condition = conditions[row.id];
  if (!condition) continue;
  const { apis = ['request', 'downloadFile'], types = ['rewarded', 'interstitial'], isLocal, ad } = condition;
  const arrivals =
    row.api === 'network'
      ? apis.flatMap((api) => [...ofNetwork(api), ...(isLocal ? [atOnce(api)] : [])])
      : types.flatMap((type) => (row.api === 'ad.init' ? ofInit(type) : ofAd('ad.show', type)));
  test(`by its condition: ${row.id}`, () =>
    produce(
      row,
      arrivals.map((arrival) => (ad ? { ...arrival, get: withAd(arrival, ad) } : arrival)),
      'conditions',
      () => ({
        options: condition.options ?? {},
        ...(condition.args && { args: condition.args }),
        ...(condition.before && { before: condition.before }),
      }),
    ));
}

/** The same arrival, with an ad that was made otherwise. @type {(arrival: Arrival, make: NonNullable<Condition['ad']>) => Arrival['get']} */
function withAd(arrival, make) {
  return (simulator) => {
    const ad = make(simulator, arrival.type ?? 'rewarded');
    if (!arrival.isEvent) return rejection(ad.show());
    const error = new Promise((listener) => ad.onError(listener));
    ad.show().catch(() => {});
    return error;
  };
}

test('what is said to be undecided still is', () => {
  const said = Object.entries(undecided).flatMap(([id, { except }]) => {
    const row = /** @type {Entry} */ (catalog().find((one) => one.id === id));
    const arrival = /** @type {Arrival} */ ({ type: 'interstitial' });
    return shapes
      .filter((shape) => carries(shape, row, arrival) && !except.includes(shape))
      .map((shape) => `${id} ${shape}`);
  });
  assert.deepEqual([...met].sort(), said.sort());
});

test('a failure of creating an ad that is explained as one of showing it is mistaken for three rows', async () => {
  // It rejects show(), so that a game names that call. The reference gives both calls these codes, with the same message or
  // without any: nothing in the error tells that it is the other one. All others are known, or have it as a candidate.
  /** @type {Record<string, string>} */
  const mistaken = {};
  for (const row of catalog().filter(({ api }) => api === 'ad.init')) {
    const simulator = createSimulator({ clock: 'manual', faults: [{ id: row.id }] });
    const failure = rejection(simulator.game.createRewardedVideoAd({ adUnitId: 'unit' }).show());
    await simulator.clock.advance(0);
    const answer = explain(await failure, { api: 'ad.show' });
    const ids =
      answer.status === 'ambiguous'
        ? answer.candidates.map(({ id }) => id)
        : answer.status === 'known'
          ? [answer.id]
          : [];
    if (!ids.includes(row.id)) mistaken[row.id] = ids.join();
  }
  assert.deepEqual(mistaken, {
    'ad.init/10001': 'ad.show/10001',
    'ad.init/20000': 'ad.show/20000',
    'ad.init/50000': 'ad.show/50000',
  });
});

after(() => {
  const rows = Object.entries(counts).map(([id, count]) => [
    id,
    `${count.shapes.size}`,
    `${count.arrivals.size}`,
    `${count.faults}`,
    `${count.conditions}`,
  ]);
  const sum = (/** @type {'faults' | 'conditions'} */ what) =>
    `${Object.values(counts).reduce((total, count) => total + count[what], 0)}`;
  printTable([
    ['row', 'shapes', 'arrivals', 'by faults', 'by conditions'],
    ...rows,
    [`${rows.length} rows`, '', '', sum('faults'), sum('conditions')],
  ]);
});
