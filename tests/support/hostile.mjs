// @ts-check
// Values that are hard to read without throwing, calling something or taking for ever.
import vm from 'node:vm';
import fc from './fast-check.mjs';

/** The names that errors, contexts, calls and ads are read by. */
export const KEYS = [
  ...['errCode', 'errNo', 'errno', 'errorCode', 'error_code', 'code', 'sub_error_code', 'subErrorCode'],
  ...['errMsg', 'errorMsg', 'error_msg', 'message', 'msg', 'error', 'data', 'detail', 'reason', 'cause'],
  ...['name', 'type', 'target', 'then', 'statusCode', 'status', 'stack', '0', '1', 'length'],
  ...['api', 'args', 'trustedDomains', 'aborted', 'elapsedMs', 'totalBytes', 'filePathSupported'],
  ...['idempotent', 'ad', 'redact', 'url', 'method', 'header', 'timeout', 'filePath', 'adUnitId', 'buffer'],
  ...['byteLength', 'Referer', 'referer', 'shows', 'loaded', 'recentCreations'],
];

const fail = () => {
  throw new Error('the game is not to be touched here');
};
/** Every trap throws. @type {ProxyHandler<any>} */
const throwing = new Proxy({}, { get: () => fail });

/** @param {object} target */
function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** @param {(key: string) => PropertyDescriptor} describe */
const withKeys = (describe) =>
  Object.defineProperties({}, Object.fromEntries(KEYS.map((key) => [key, describe(key)])));

/** An object whose every property is another one of its kind. @returns {object} */
const endless = () => new Proxy({}, { get: () => endless() });

/** @param {string} code */
const otherRealm = (code) => vm.runInNewContext(code);

/** @returns {Record<string, unknown>} new values, each under a name */
export function hostileValues() {
  /** @type {any} */
  const cyclic = { name: 'cyclic' };
  for (const key of ['error', 'data', 'detail', 'reason', 'cause', 'target', 'args', 'ad'])
    cyclic[key] = cyclic;
  /** @type {any[]} */
  const cyclicArray = [];
  cyclicArray.push(cyclicArray, cyclicArray);
  return {
    'a proxy that throws': new Proxy({}, throwing),
    'a proxy of an array that throws': new Proxy([], throwing),
    'a proxy of a function that throws': new Proxy(() => 0, throwing),
    'a revoked proxy': revoked({}),
    'a revoked proxy of an array': revoked([]),
    'a revoked proxy of a function': revoked(() => 0),
    'getters that throw': withKeys(() => ({ get: fail })),
    'getters that throw nothing': withKeys(() => ({
      get() {
        throw undefined;
      },
    })),
    'properties that are proxies that throw': withKeys(() => ({ value: new Proxy({}, throwing) })),
    'properties that are functions that throw': withKeys(() => ({ value: fail })),
    'an object without an end': endless(),
    cyclic,
    'a cyclic array': cyclicArray,
    frozen: Object.freeze({ errCode: 30001, errMsg: 'User exit', error: Object.freeze([]) }),
    'without a prototype': Object.assign(Object.create(null), { errCode: 30001, errMsg: 'User exit' }),
    'conversions that throw': {
      toString: fail,
      valueOf: fail,
      toJSON: fail,
      [Symbol.toPrimitive]: fail,
      errCode: { valueOf: fail, toString: fail },
      errMsg: { toString: fail },
    },
    // biome-ignore lint/suspicious/noThenProperty: the case is a thenable.
    'a thenable that throws': { then: fail },
    'a getter of then that throws': Object.defineProperty({}, 'then', { get: fail }),
    'a function with the properties of an error': Object.assign(() => 0, {
      errCode: 30001,
      errMsg: 'User exit',
    }),
    'a class': class Failure extends Error {},
    'a BigInt': 30001n,
    'a BigInt with a million bits': 1n << 1_000_000n,
    'a negative BigInt with a million bits': -(1n << 1_000_000n),
    'an error with large BigInts': { errCode: 1n << 1_000_000n, errMsg: 1n, sub_error_code: 2n ** 63n },
    'a symbol': Symbol('30001'),
    'a well-known symbol': Symbol.iterator,
    'an error of symbols': { errCode: Symbol('30001'), errMsg: Symbol('User exit') },
    'wrapped primitives': { errCode: Object(30001), errMsg: Object('User exit') },
    'an array of a million': Array(1_000_000).fill({ errCode: 30001 }),
    'a sparse array': Object.assign([], { length: 2 ** 32 - 1 }),
    'an array as long as it likes': new Proxy([], {
      get: (_, key) => (key === 'length' ? 1e9 : 'a.example'),
    }),
    'an array of a fractional length': new Proxy([], {
      get: (_, key) => (key === 'length' ? 2.5 : 'a.example'),
    }),
    'a text of ten megabytes': 'x'.repeat(1e7),
    'spaces of ten megabytes': ' '.repeat(1e7),
    'braces of ten megabytes': '{'.repeat(1e7),
    'a message of ten megabytes': { errCode: 30001, errMsg: 'é'.repeat(1e7) },
    'a code of ten megabytes': { errCode: '1'.repeat(1e7), errMsg: 'User exit' },
    'half of a surrogate pair': { errCode: 30001, errMsg: '\ud83d', message: '\ude00' },
    'a lone surrogate where texts are cut': `${'x'.repeat(8191)}\u{1f600}`,
    'a typed array': new Uint8Array(8),
    'a date that is none': new Date(Number.NaN),
    'a map': new Map([['errCode', 30001]]),
    'a promise': Promise.resolve({ errCode: 30001 }),
    'an error of another realm': otherRealm("Object.assign(new Error('User exit'), { errCode: 30001 })"),
    'an array of another realm': otherRealm("[30001, 'User exit']"),
    'a promise of another realm': otherRealm('Promise.resolve(30001)'),
    'an object of another realm that throws': otherRealm('({ get errCode() { throw new TypeError() } })'),
    'the global object of another realm': otherRealm('this'),
  };
}

/**
 * Makes values of all kinds, with the names that are read, some of them hostile. It gives functions that return them:
 * fast-check looks at what it generates itself.
 *
 * @type {fc.Arbitrary<() => unknown>}
 */
export const anything = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .anything({
        key: fc.oneof(fc.constantFrom(...KEYS), fc.string()),
        maxDepth: 4,
        maxKeys: 6,
        withBigInt: true,
        withBoxedValues: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withObjectString: true,
        withSet: true,
        withSparseArray: true,
        withTypedArray: true,
      })
      .map((value) => shownAs(fc.stringify(value), () => value)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.keys(hostileValues()))
      .map((name) => shownAs(name, () => hostileValues()[name])),
  },
);

/** @param {string} name @param {() => unknown} make */
function shownAs(name, make) {
  return Object.assign(make, { [fc.toStringMethod]: () => name });
}
