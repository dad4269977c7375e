// @ts-check
// The core answers the same in a native program, in WebAssembly, and translated to JavaScript.
//
// `DIFFERENTIAL=1000000` asks more often than the tests do by themselves, and `DIFFERENTIAL_SEED=7` asks other questions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from '../support/fast-check.mjs';
import { root } from '../support/paths.mjs';
import { APIS, entries } from './ask.mjs';
import { nativeAnswers } from './native.mjs';

const QUESTIONS = Number(process.env.DIFFERENTIAL || 20_000);
const SEED = Number(process.env.DIFFERENTIAL_SEED || 1);
/** How many questions the native program gets at once. */
const BATCH = 20_000;
/** The longest message that the package passes on, in UTF-16 code units. */
const MESSAGE_LIMIT = 8192;

/** What the entries of the package share, and what they start the core with. @type {any} */
const { beginCore, english, startTwin } = await import(pathToFileURL(join(root, 'pkg/core.mjs')).href);
/** The rows as the core has them, and their ids. @type {Map<object, string>} */
const ids = new Map(english().entries.map((/** @type {any} */ entry) => [entry, entry.id]));
const cores = { wasm: startWasm(), js: startTwin() };

function startWasm() {
  const core = beginCore();
  const code = readFileSync(join(root, 'pkg/ttminis-explain.wasm'));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), core.imports);
  return core.finish(exports, 'the test compiles it');
}

const numbers = entries.flatMap(({ code }) => `${code}`.split('-').map(Number).filter(Number.isInteger));
const wordings = entries.flatMap(({ title, aliases }) => [title, ...aliases]);
/** Words that are recognised wherever they stand. */
const fragments = [
  'not in domain list',
  'has exceeded the limit on the number of interstitial ad plays',
  'abort',
  // What families are told by.
  ...['valid domain', 'timed out', 'certificate', 'file size', 'invalid scheme', 'net::ERR_FAILED', '超时'],
];

/** Everything that an answer can have, but for what ids stand for. */
const EVERYTHING = [
  ...[
    'known',
    'ambiguous',
    'unknown',
    'unrecognized',
    'exact',
    'likely',
    'guess',
    'code',
    'message',
    'api',
    'args',
  ],
  ...['domain', 'timeout', 'tls', 'abort', 'file-size', 'scheme', 'connection'],
  ...[
    'invalid-code',
    'other-api',
    'elsewhere',
    'function',
    'library',
    'same-message',
    'same-family',
    'code-code',
  ],
  ...['same-message-other-code', 'http-status', 'code-message', 'code-api', 'message-api'],
  ...[
    'api-message',
    'code-change',
    'portal-change',
    'code-or-portal-change',
    'code-or-device-change',
    'limit-lifted',
    'player-choice',
    'game-choice',
    'backoff',
  ],
  ...['backoff-if-idempotent', 'new-ad-instance', 'next-break', 'unless-aborted', 'if-transient', ...APIS],
];

const code = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...numbers) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 700 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, -1, -102) },
  fc.tuple(fc.constantFrom(...numbers), fc.integer({ min: -101, max: 101 })).map(([near, by]) => near + by),
  fc.integer({ min: 10_000_000, max: 99_999_999 }),
  fc.maxSafeInteger(),
);
const anyText = fc.string({ unit: 'binary', maxLength: 12 });
const upperOrLower = fc.constantFrom(
  (/** @type {string} */ text) => text,
  (/** @type {string} */ text) => text.toUpperCase(),
  (/** @type {string} */ text) => text.toLowerCase(),
  (/** @type {string} */ text) => text.replaceAll("'", '\u2019').replaceAll(' ', ' \n\u00a0'),
);
const words = fc
  .tuple(fc.constantFrom(...wordings, ...fragments), upperOrLower, fc.nat(40))
  .map(([text, spell, cut]) => spell(text.slice(0, cut < 30 ? undefined : cut - 50)));
const noise = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    ',',
    ':',
    ' (',
    ' - ',
    's',
    ' given',
    '!',
    '\uff1a',
    '\uff0c ',
    '\u201c',
    '"',
    '{',
    ' = ',
  ),
  fc.constantFrom(
    'Uncaught ',
    '(in promise) ',
    '(in promise): ',
    'Error: ',
    'the user ',
    ', url == https://a.example',
  ),
  words,
  anyText,
);
const message = fc
  .oneof(
    { weight: 10, arbitrary: fc.tuple(noise, fc.oneof(words, noise), noise) },
    { weight: 2, arbitrary: fc.tuple(words) },
    { weight: 1, arbitrary: fc.array(noise, { maxLength: 8 }) },
    // The core has no more memory than the longest message needs.
    {
      weight: 1,
      arbitrary: fc
        .tuple(words, anyText, fc.constantFrom('a', ' ', '\u00e9', '\uff1a', '\u{1f600}', '\ud800'))
        .map(([text, more, filler]) => [text, more, filler.repeat(MESSAGE_LIMIT)]),
    },
  )
  .map((pieces) => pieces.join('').slice(0, MESSAGE_LIMIT));

/** @template T @param {fc.Arbitrary<T>} arbitrary @param {number} [freq] - one of how many is left out */
const maybe = (arbitrary, freq = 2) => fc.option(arbitrary, { nil: undefined, freq });
const rarely = fc.integer({ min: 0, max: 7 }).map((number) => number === 0);
const mostly = rarely.map((isRare) => !isRare);
const someRows = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(fc.nat(entries.length - 1), { maxLength: 40 }) },
);
const question = fc.record({
  error: fc.record({
    errCode: maybe(code, 6),
    errMsg: maybe(message, 4),
    otherErrCode: maybe(code, 8),
    subErrCode: maybe(fc.oneof(code, fc.integer({ min: 50100, max: 50108 }))),
    namedApi: maybe(fc.constantFrom(...APIS)),
    isForeign: rarely,
    hasPlatformCode: mostly,
    hasCommonCode: fc.boolean(),
    hasPlatformMessage: mostly,
    hasCommonMessage: fc.boolean(),
    isInvalidCode: rarely,
    isGuessedCode: rarely,
    needsMessage: rarely,
    isNamedError: rarely,
    isLibraryError: rarely,
    isHttpStatus: rarely,
    isSuccess: rarely,
    isPlain: mostly,
  }),
  context: fc.record({
    api: maybe(fc.constantFrom(...APIS)),
    aborted: maybe(fc.boolean()),
    isIdempotent: maybe(fc.boolean()),
    hasIdempotentMethod: maybe(fc.boolean()),
    supported: someRows,
    certain: someRows,
    opposed: someRows,
  }),
});

/** The same line of a core of the package. @type {(core: any, question: any, shown: string) => string} */
function answerOf({ glue }, { error, context }, shown) {
  try {
    return written(glue.explain(error, context, english().entries));
  } catch (failure) {
    throw new Error(`the core failed, ${shown}`, { cause: failure });
  }
}

/** @param {any} verdict */
function written(verdict) {
  const withId = (/** @type {any} */ row) => ({ ...row, entry: ids.get(row.entry) });
  const { meanings, nearest } = verdict;
  // The keys stay where they are.
  return JSON.stringify({ ...verdict, meanings: meanings.map(withId), nearest: nearest.map(withId) });
}

test(`${QUESTIONS} answers are the same in all forms of the core`, () => {
  /** What there were answers with. @type {Set<string>} */
  const seen = new Set();
  for (let from = 0; from < QUESTIONS; from += BATCH) {
    const seed = SEED + from / BATCH;
    const questions = fc.sample(question, { seed, numRuns: Math.min(BATCH, QUESTIONS - from) });
    const answers = nativeAnswers(questions);
    assert.equal(answers.length, questions.length);
    for (const [at, asked] of questions.entries()) {
      const shown = `DIFFERENTIAL_SEED=${seed}: ${JSON.stringify(asked)}`;
      for (const [form, core] of Object.entries(cores)) {
        assert.equal(answerOf(core, asked, shown), answers[at], `the ${form} form, ${shown}`);
      }
      for (const name of answers[at]?.match(/"[^"]+"/g) ?? []) seen.add(name);
    }
  }
  for (const name of [...EVERYTHING, ...ids.values()])
    assert.ok(seen.has(`"${name}"`), `no answer has ${name}`);
});
