// @ts-check
// What the package has to do wherever it runs. Only the language is used, so that every environment can run it.

/** @typedef {{ revision: string, api: string, code: string, message: string, source: string, olderMessage: string }} Row */
/** @typedef {{ name: string, error: unknown, message?: string, context?: import('ttminis-explain').Context }} Input */
/** @typedef {{ name: string, api: any, args: unknown, context?: import('ttminis-explain').Context }} Call */
/**
 * @typedef {object} Expected
 * @property {Row[]} rows - the rows of the error reference
 * @property {Input[]} inputs - what to ask
 * @property {Record<string, unknown>} answers - the answers of the native core, by the names of the inputs
 * @property {Call[]} calls - what to check
 * @property {Record<string, unknown>} problems - what the native core finds in them, by the names of the calls
 * @property {number} [repeats] - how often to ask what throws: 100,000 times unless the environment is slow
 */
/** @typedef {import('ttminis-explain').Package} Package */

/**
 * Runs the suites, which are all if none are named.
 *
 * @param {Package} pkg - the package as this environment has loaded it
 * @param {Expected} expected
 * @param {Suite[]} suites
 * @returns {{ passed: number, failures: string[], answers: string[] }} `answers` has everything that was answered, as
 *   JSON, so that environments can be compared
 */
export function run(pkg, expected, suites = [...quick, hostileInputs, hostileCalls]) {
  let passed = 0;
  /** @type {string[]} */
  const answers = [];
  /** @type {Package} */
  const recorded = {
    explain: (/** @type {any[]} */ ...asked) => {
      const answer = Reflect.apply(pkg.explain, undefined, asked);
      answers.push(digest(JSON.stringify(answer)));
      return answer;
    },
    check: (...asked) => {
      const problems = pkg.check(...asked);
      answers.push(digest(JSON.stringify(problems)));
      return problems;
    },
    explainAll: pkg.explainAll,
    explainJson: pkg.explainJson,
    shouldRetry: pkg.shouldRetry,
    catalog: pkg.catalog,
    backend: pkg.backend,
  };
  /** @type {string[]} */
  const failures = [];
  /** @type {(name: string, holds: boolean, detail?: unknown) => void} */
  const check = (name, holds, detail) => {
    if (holds) passed++;
    else failures.push(detail === undefined ? name : `${name}: ${show(detail)}`);
  };
  for (const suite of suites) {
    try {
      suite(recorded, expected, check, pkg);
    } catch (error) {
      failures.push(`${suite.name} threw ${error instanceof Error ? error.stack : typeof error}`);
    }
  }
  answers.push(digest(JSON.stringify(pkg.catalog())));
  return { passed, failures, answers };
}

/**
 * A text, or its beginning, its length and its hash (FNV-1a) where it is long.
 *
 * @param {string} text
 */
function digest(text) {
  if (text.length <= 20000) return text;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.slice(0, 1000)} ... ${text.length} characters, hash ${(hash >>> 0).toString(16)}`;
}

/** @param {unknown} value */
function show(value) {
  const json = JSON.stringify(value);
  return json === undefined ? typeof value : json.slice(0, 600);
}

/** @typedef {(name: string, holds: boolean, detail?: unknown) => void} Check */
/**
 * A part of the cases. What `pkg` answers is recorded; `unrecorded` is for what is asked thousands of times.
 *
 * @typedef {(pkg: Package, expected: Expected, check: Check, unrecorded: Package) => void} Suite
 */

/**
 * What takes no more than a moment. The hostile inputs, with a hundred thousand getters that throw, take Chromium 20
 * seconds.
 *
 * @type {Suite[]}
 */
export const quick = [everyRow, goldenAnswers, goldenProblems, retries, textsInAndOut, frozenAndFresh];

/** @type {Suite} */
function everyRow({ explain, catalog }, { rows }, check) {
  check(
    'the catalog has a row for each of the reference',
    catalog().length === rows.length,
    catalog().length,
  );
  for (const row of rows) {
    const isHttp = row.code.startsWith('HTTP');
    const code = isHttp ? 404 : Number.parseInt(row.code, 10);
    const shared = rows.filter((other) => other.code === row.code).length > 1;
    /** @type {import('ttminis-explain').Api} */
    const api = row.api === 'ad.init' || row.api === 'ad.show' ? row.api : 'downloadFile';
    const name = `${row.api} ${row.code} ${row.message}`;
    /** @type {(how: string, answer: import('ttminis-explain').Explanation) => void} */
    const means = (how, answer) => {
      const title = row.message === '' ? undefined : row.message;
      const holds =
        answer.status === 'known' &&
        answer.id.startsWith(`${row.api}/${isHttp ? 'http-non-2xx' : row.code}`) &&
        (title === undefined || answer.title === title) &&
        (row.source === '' || answer.source === row.source.toLowerCase().replace(' ', '-'));
      check(`${name} is known by ${how}`, holds, answer);
    };
    if (row.message !== '') {
      means('code, message and call', explain({ errCode: code, errMsg: row.message }, { api }));
      means(
        'code, message and the prefix',
        explain({ errCode: code, errMsg: `${prefix(api)}:fail ${row.message}` }),
      );
    }
    if (row.olderMessage !== '')
      means('the older wording', explain({ errorCode: code, errorMsg: row.olderMessage }, { api }));
    const decidedByApi =
      !shared || rows.filter((other) => other.code === row.code && other.api === row.api).length === 1;
    if (decidedByApi) means('code and call', explain({ errNo: code }, { api }));
    if (shared) {
      const answer = explain({ errCode: code });
      const ids = answer.status === 'ambiguous' ? answer.candidates.map((candidate) => candidate.code) : [];
      check(
        `${name} is ambiguous by its code alone`,
        ids.length === 2 && ids.every((id) => id === code),
        answer,
      );
    }
  }
}

/** @param {import('ttminis-explain').Api} api */
function prefix(api) {
  return api === 'ad.init' ? 'createRewardedVideoAd' : api === 'ad.show' ? 'showRewardedVideoAd' : api;
}

/** @type {Suite} */
function goldenAnswers({ explain }, { inputs, answers }, check) {
  // Twice, because the core gives the last answers again.
  for (const { name, error, message, context } of [...inputs, ...inputs]) {
    const answer =
      message === undefined
        ? explain(error, context)
        : explain(/** @type {number} */ (error), message, context);
    check(`"${name}" is answered as the native core answers it`, equal(answer, answers[name]), answer);
  }
}

/** @type {Suite} */
function goldenProblems({ check: find }, { calls, problems }, check) {
  for (const { name, api, args, context } of calls) {
    const found = find(api, args, context);
    check(`in "${name}" is found what the native core finds`, equal(found, problems[name]), found);
  }
}

/** @type {Suite} */
function retries({ shouldRetry }, _expected, check) {
  const error = { errCode: 21103, errMsg: 'Request timeout' };
  const url = 'https://a.example/';
  /** @type {import('ttminis-explain').Context} */
  const context = { api: 'request', args: { url } };
  const longest = [1000, 2000, 4000];
  for (let round = 0; round < 200; round++) {
    longest.forEach((ms, index) => {
      const delay = shouldRetry(error, index + 1, context);
      const holds = typeof delay === 'number' && delay >= 1 && delay <= ms && delay === Math.floor(delay);
      if (!holds || round === 0) check(`attempt ${index + 2} follows within ${ms} ms`, holds, delay);
    });
  }
  for (const attempt of /** @type {any[]} */ ([
    4,
    0,
    -1,
    Number.NaN,
    Number('1e309'),
    '1',
    null,
    undefined,
    {},
  ]))
    check(`attempt ${show(attempt)} is the last`, shouldRetry(error, attempt, context) === false);
  /** @type {[string, unknown, any][]} */
  const never = [
    ['a POST', error, { api: 'request', args: { url, method: 'POST' } }],
    ['arguments that are wrong', error, { api: 'request', args: { url: 'a.example' } }],
    ['a call of which nothing is known', error, undefined],
    ['an error that the same call has again', { errCode: 600009 }, context],
    ['an ad', { errCode: 11003 }, { api: 'ad.show' }],
    ['no error', undefined, context],
  ];
  for (const [name, failure, known] of never)
    check(`${name} is not tried again`, shouldRetry(failure, 1, known) === false);
}

/** @type {(a: any, b: any) => boolean} */
function equal(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && equal(a[key], b[key]));
}

/** @type {Suite} */
function hostileInputs({ explain }, { repeats = 100000 }, check, unrecorded) {
  const good = { errCode: 21103, errMsg: 'Request timeout' };
  const isRight = () => {
    const answer = explain(good);
    return answer.status === 'known' && answer.id === 'network/21103';
  };
  const throwing = new Proxy(
    {},
    {
      get() {
        throw new Error('no');
      },
    },
  );
  const withGetter = {
    /** @returns {number} */
    get errCode() {
      throw new TypeError('no');
    },
    errMsg: 'Request timeout',
  };
  const cyclic = /** @type {Record<string, unknown>} */ ({ errCode: 21103 });
  cyclic.error = cyclic;
  cyclic.data = { detail: cyclic };
  const endless = new Proxy({}, { get: () => endless });
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const noPrototype = Object.assign(Object.create(null), good);
  const reentrant = {
    /** @returns {unknown} */
    get errCode() {
      return explain(this).code;
    },
  };
  const frozen = Object.freeze({ ...good });

  for (let count = 0; count < repeats; count++) unrecorded.explain(throwing);
  for (let count = 0; count < repeats / 100; count++) unrecorded.explain(withGetter);
  check(`right after ${repeats} getters that threw`, isRight());

  const known = /** @type {[string, unknown][]} */ ([
    ['frozen', frozen],
    ['without a prototype', noPrototype],
    ['a getter that throws beside a message', withGetter],
    ['cyclic', cyclic],
    ['a numeric text with a space', { errCode: '21103 ' }],
    ['a BigInt', { errCode: BigInt(21103) }],
    ['an Error with a code', Object.assign(new Error('Request timeout'), { code: 21103 })],
    ['an Error with the message', new Error('request:fail Request timeout')],
    ['a proxy', new Proxy(good, {})],
    [
      'a class',
      new (class Failure {
        errCode = 21103;
        errMsg = 'Request timeout';
      })(),
    ],
    ['JSON', JSON.stringify(good)],
    ['a log line', "[net] failed {errCode: 21103, errMsg: 'Request timeout'} at 12:00"],
    ['a message of 1 MB', { errCode: 21103, errMsg: `Request timeout, ${'x'.repeat(1 << 20)}` }],
    ['lone surrogates behind the message', { errCode: 21103, errMsg: 'Request timeout: \ud800 \udfff' }],
  ]);
  for (const [name, error] of known) {
    const answer = explain(error);
    check(`${name} is known`, answer.status === 'known' && answer.id === 'network/21103', answer);
  }

  const others = /** @type {[string, unknown, string][]} */ ([
    ['undefined', undefined, 'unrecognized'],
    ['null', null, 'unrecognized'],
    ['true', true, 'unrecognized'],
    ['a symbol', Symbol('21103'), 'unrecognized'],
    ['a function', () => good, 'unrecognized'],
    ['an empty object', {}, 'unrecognized'],
    ['an empty array', [], 'unrecognized'],
    ['an empty text', '', 'unrecognized'],
    ['a text of 1 MB', 'x'.repeat(1 << 20), 'unrecognized'],
    ['a proxy that throws', throwing, 'unrecognized'],
    ['a revoked proxy', revoked, 'unrecognized'],
    ['an endless proxy', endless, 'unrecognized'],
    ['an object that calls explain when it is read', reentrant, 'unrecognized'],
    ['a promise', Promise.resolve(good), 'unrecognized'],
    ['a TypeError', new TypeError('ad.show is not a function'), 'unrecognized'],
    ['NaN as a code', { errCode: Number.NaN }, 'unknown'],
    ['-0 as a code', { errCode: -0 }, 'unrecognized'],
    ['1e309 as a code', { errCode: Number('1e309') }, 'unknown'],
    ['a fraction as a code', { errCode: 21103.5 }, 'unknown'],
    ['a symbol as a code', { errCode: Symbol('21103'), errMsg: Symbol('x') }, 'unrecognized'],
    ['a BigInt of a thousand digits', { errCode: BigInt(10) ** BigInt(1000) }, 'unknown'],
    ['lone surrogates as a message', { errMsg: '\ud800' }, 'unknown'],
  ]);
  for (const [name, error, status] of others) {
    const answer = explain(error);
    check(`${name} is ${status}`, answer.status === status, answer);
    check(`${name} has a text`, answer.text.length > 0 && answer.text.length < 4000, answer.text.length);
    check(`${name} is answered in JSON`, equal(JSON.parse(JSON.stringify(answer)), answer), answer);
  }

  const badContexts = [
    null,
    5,
    'ad.show',
    [],
    () => 1,
    throwing,
    revoked,
    { api: 5 },
    { api: 'foo' },
    { aborted: 'yes' },
  ];
  for (const context of badContexts) {
    const answer = explain(good, /** @type {any} */ (context));
    check(
      `a context of ${typeof context} does no harm`,
      answer.status === 'known' && answer.id === 'network/21103',
      answer,
    );
  }

  for (const [error, id] of /** @type {[object, string][]} */ ([
    [{ errCode: 50000, errMsg: 'Internal error', sub_error_code: 50101 }, 'ad.show/50101'],
    [{ errCode: 600003, errMsg: 'Network interrupted error' }, 'network/600003'],
  ])) {
    // The same code and message, but for what is beside them.
    explain({ ...error, sub_error_code: undefined }, { api: 'ad.show' });
    const answer = explain(error, id === 'network/600003' ? { aborted: true } : { api: 'ad.show' });
    check(
      `${id} is not taken for the error before it`,
      answer.status === 'known' && answer.id === id,
      answer,
    );
    check(
      `${id} has the advice of its own`,
      id !== 'network/600003' || answer.retry.kind === 'never',
      answer.retry,
    );
  }

  // The message of a log line comes back.
  for (const code of [0, 1, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff]) {
    const text = `a${String.fromCodePoint(code)}b`;
    const { message } = explain(`errCode: 99999, errMsg: ${text}`);
    check(`U+${code.toString(16)} crosses the boundary unharmed`, message === text, message);
  }

  // Half of a surrogate pair has no form in UTF-8, and the message does not go through the core.
  const half = explain('errCode: 99999, errMsg: a\ud800b\udc00c').message;
  check('half of a pair comes back', half === 'a\ud800b\udc00c', half);

  const long = `Request timeout ${'é'.repeat(500000)}`;
  check('a long message comes back whole', explain({ errCode: 21103, errMsg: long }).message === long);
  check(
    'a lone surrogate comes back',
    explain({ errCode: 21103, errMsg: 'a\ud800b' }).message === 'a\ud800b',
  );
  check('a numeric text comes back as it was', explain({ errCode: '21103 ' }).code === '21103 ');
  check('right at the end', isRight());
}

/** @type {Suite} */
function hostileCalls({ explain, check: find, shouldRetry }, _expected, check) {
  const throwing = new Proxy(
    {},
    {
      get() {
        throw new Error('no');
      },
    },
  );
  /** @type {any} */
  const endless = new Proxy({}, { get: () => endless });
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const cyclic = /** @type {Record<string, unknown>} */ ({ url: 'https://a.example/' });
  cyclic.data = cyclic;
  cyclic.header = cyclic;
  const reentrant = {
    get url() {
      return find('request', this).length;
    },
  };
  const values = [
    undefined,
    null,
    true,
    0,
    Number.NaN,
    BigInt(1),
    Symbol('x'),
    () => 1,
    '',
    'x'.repeat(1 << 20),
    `https://a.example/${'%'.repeat(1 << 16)}`,
    `https://${'a.'.repeat(1 << 15)}`,
    `https://${'@'.repeat(1 << 12)}`,
    'https://\ud800/',
    'https://xn--\uffff/\udfff',
    [],
    new Array(1 << 20),
    {},
    throwing,
    endless,
    revoked,
    cyclic,
    reentrant,
    Object.freeze({ url: 'https://a.example/' }),
    Object.create(null),
    new Date(0),
    Promise.resolve(1),
    new Uint8Array(3),
    new ArrayBuffer(3),
  ];
  const keys = ['url', 'method', 'data', 'header', 'timeout', 'filePath', 'adUnitId'];
  const apis = /** @type {any[]} */ ([
    'request',
    'downloadFile',
    'ad.init',
    'ad.load',
    'ad.show',
    'x',
    undefined,
    throwing,
  ]);
  const isList = (/** @type {unknown} */ found) =>
    Array.isArray(found) && equal(JSON.parse(JSON.stringify(found)), found);
  values.forEach((value, index) => {
    const call = /** @type {Record<string, unknown>} */ ({ url: 'https://a.example/' });
    for (const api of apis) {
      check(`value ${index} as options gives a list`, isList(find(api, value)));
      check(`value ${index} as a context gives a list`, isList(find(api, call, /** @type {any} */ (value))));
    }
    for (const key of keys) {
      const args = { ...call, [key]: value };
      check(
        `value ${index} as ${key} gives a list`,
        isList(find(key === 'adUnitId' ? 'ad.init' : 'downloadFile', args)),
      );
      check(`value ${index} as ${key} of a request gives a list`, isList(find('request', args)));
    }
    const contexts = /** @type {any[]} */ ([
      { args: value },
      { api: 'request', args: { url: value }, trustedDomains: value, elapsedMs: value, totalBytes: value },
      { api: 'request', args: call, trustedDomains: [value, value] },
      {
        api: 'ad.show',
        ad: value,
        redact: value,
        idempotent: value,
        filePathSupported: value,
        aborted: value,
      },
      {
        api: 'ad.show',
        ad: { shows: value, loaded: value, closeListeners: value, type: value },
      },
    ]);
    for (const context of contexts) {
      const answer = explain({ errCode: 21103, errMsg: 'Request timeout' }, context);
      check(
        `an error with value ${index} in the context is known`,
        answer.status === 'known' && answer.id === 'network/21103' && answer.text.length < 4000,
        answer,
      );
      check(
        `retrying with value ${index} is answered`,
        typeof shouldRetry(21103, 1, context) !== 'undefined',
      );
    }
  });
  const frozen = Object.freeze({ url: 'a.example', method: 'x' });
  check('frozen options are read', find('request', frozen).length === 2);
  const twice = [find('request', frozen), find('request', frozen)];
  check('each check has a list of its own', twice[0] !== twice[1] && equal(twice[0], twice[1]));
  const unreadable = find('request', {
    get url() {
      throw new Error('no');
    },
    method: 'x',
  });
  check('what cannot be read is not missing', unreadable.length === 1, unreadable);
  check('nor is anything of what throws at every turn', find('request', throwing).length === 0);
  check('a view is no ArrayBuffer', find('request', { ...cyclic, data: new Uint8Array(3) }).length === 1);
  check('an ArrayBuffer is', find('request', { url: cyclic.url, data: new ArrayBuffer(3) }).length === 0);
  check('a promise is no data', find('request', { url: cyclic.url, data: Promise.resolve() }).length === 1);
}

/** @type {Suite} */
function textsInAndOut({ explain, explainJson, backend }, _expected, check) {
  /** @type {[Parameters<Package['explainJson']>, import('ttminis-explain').Explanation][]} */
  const asked = [
    [['30001', 'User exit', 'ad.show'], explain('30001', 'User exit', { api: 'ad.show' })],
    [[30001, 'User exit', ''], explain(30001, 'User exit')],
    [['30001', '', 'ad.init'], explain('30001', { api: 'ad.init' })],
    [['30001'], explain('30001')],
    [['', 'Request timeout', ''], explain({ errMsg: 'Request timeout' })],
    [
      ['{"errCode":21103,"errMsg":"Request timeout"}', '', 'request'],
      explain(21103, 'Request timeout', { api: 'request' }),
    ],
    [['', '', ''], explain(undefined)],
    [
      ['21103', 'Request timeout', 'nonsense'],
      explain('21103', 'Request timeout', /** @type {any} */ ({ api: 'nonsense' })),
    ],
  ];
  for (const [texts, answer] of asked) {
    const json = explainJson(...texts);
    const same = { ...JSON.parse(json), code: null };
    check(
      `explainJson(${show(texts)}) is what explain answers`,
      equal(same, { ...answer, code: null }),
      json,
    );
  }
  const { kind, reason } = backend();
  check('something answers, and says why', kind !== 'none' && reason.length > 0, backend());
}

/** @type {Suite} */
function frozenAndFresh({ explain, catalog }, _expected, check) {
  const error = { errCode: 603301, errMsg: 'Exceeded max file size' };
  const before = JSON.stringify(error);
  const [first, second] = [explain(error), explain(error)];
  check('nothing is written to the error', JSON.stringify(error) === before);
  check('the answer to an error that was seen before is shared', first === second);
  check('an answer is frozen', Object.isFrozen(first) && Object.isFrozen(first.steps));
  check(
    'it is frozen all the way down',
    first.steps.every(Object.isFrozen) && first.facts.every(Object.isFrozen),
  );
  const entries = catalog();
  check('the catalog is the same at each call', catalog() === entries);
  check('the catalog is frozen', Object.isFrozen(entries) && entries.every(Object.isFrozen));
  check('ids are unique', new Set(entries.map((entry) => entry.id)).size === entries.length);
}
