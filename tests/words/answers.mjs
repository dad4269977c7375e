// @ts-check
// Answers of every kind, for the tests of their sentences.
import { catalog, words } from './sources.mjs';

/** @typedef {Record<string, any>} Any */

/** A message that has everything that sentences are put together with. */
export const MESSAGE = 'a "message" with {code}, $& and “words”';
const APIS = ['request', 'downloadFile', 'ad.init', 'ad.load', 'ad.show', null];
const ADVICE =
  'code-change portal-change code-or-portal-change code-or-device-change limit-lifted player-choice game-choice backoff backoff-if-idempotent new-ad-instance ' +
  'next-break unless-aborted if-transient undecided';
const LOOKS =
  'nothing success javascript-error library-error dom-exception event promise response text number primitive array something';
const CONTRADICTIONS = ['code-message', 'code-api', 'message-api', 'api-message', 'code-code'];
const FAMILIES = ['domain', 'timeout', 'tls', 'abort', 'file-size', 'scheme', 'connection'];
const PROBLEM = {
  kind: 'call',
  argument: 'url',
  value: null,
  suggestion: null,
  fails: [],
  text: '1.',
  origin: 'derived',
  docUrl: null,
};

/**
 * Words a verdict.
 *
 * @param {any} language
 * @param {Any} [verdict] - what differs from an unrecognized value
 * @param {Any} [input] - what differs from an error with a code and a message
 * @param {Any} [asked] - `call`, `problems`, `url` and `hasMore`
 */
export function answer(language, verdict = {}, input = {}, asked = {}) {
  const { error, ...rest } = input;
  return words.wordAnswer(
    {
      status: 'unrecognized',
      api: null,
      meanings: [],
      decideBy: null,
      reason: null,
      nearest: [],
      family: null,
      contradictions: [],
      ...verdict,
    },
    {
      error: { errCode: 30001, otherErrCode: 11003, subErrCode: undefined, isInvalidCode: false, ...error },
      functionName: '',
      looksLike: 'something',
      code: 30001,
      message: MESSAGE,
      ...rest,
    },
    asked.call ?? {},
    asked.problems ?? [],
    asked.url ?? null,
    words.packOf(language),
    catalog.revision,
    asked.hasMore ?? false,
  );
}

/**
 * A row that an error can mean.
 *
 * @param {any} entry
 * @param {Any} [own]
 */
export const meaning = (entry, own = {}) => ({
  entry,
  match: { by: ['code'], confidence: 'exact' },
  retry: catalog.rows.find((/** @type {any} */ row) => row.id === entry.id).retry,
  expected: entry.expected,
  httpStatus: null,
  aborted: null,
  ...own,
});

/**
 * Answers that have every sentence of a language.
 *
 * @param {any} language
 * @returns {Any[]}
 */
export function everyAnswer(language) {
  const { entries } = words.packOf(language);
  const [http, ...others] = entries;
  const known = (/** @type {any} */ entry, own = {}) => ({
    status: 'known',
    meanings: [meaning(entry, own)],
  });
  const unknown = (/** @type {string} */ reason, own = {}) => ({ status: 'unknown', reason, ...own });
  const ambiguous = (/** @type {any} */ decideBy, own = {}) => ({
    status: 'ambiguous',
    meanings: entries.map((/** @type {any} */ entry) => meaning(entry)),
    decideBy,
    ...own,
  });
  const noCode = { error: { errCode: undefined }, code: null };
  return [
    ...entries.map((/** @type {any} */ entry) => answer(language, known(entry))),
    ...ADVICE.split(' ').map((retry) => answer(language, known(others[0], { retry }))),
    ...['exact', 'likely', 'guess'].map((confidence) =>
      answer(language, known(others[0], { match: { by: [], confidence } })),
    ),
    ...[true, false].map((aborted) => answer(language, known(others[0], { aborted }))),
    ...Object.keys(catalog.httpStatus.names)
      .concat('499', '599', '399')
      .map((status) => answer(language, known(http, { httpStatus: Number(status) }))),
    ...APIS.map((api) => answer(language, { ...known(others[0]), api })),
    ...['api', 'message', 'code', null].map((decideBy) => answer(language, ambiguous(decideBy))),
    answer(language, ambiguous(null, { contradictions: CONTRADICTIONS })),
    answer(language, ambiguous('code'), noCode),
    answer(language, ambiguous('api'), { ...noCode, message: null }),
    ...['code', 'message', 'invalid-code', 'elsewhere', 'function', 'library'].map((reason) =>
      answer(language, unknown(reason)),
    ),
    answer(language, unknown('code'), { error: { errCode: 12345678 }, code: 12345678 }),
    ...[{}, noCode].flatMap((input) =>
      APIS.map((api) => answer(language, unknown('other-api', { api }), input)),
    ),
    ...['same-message', 'same-message-other-code', 'http-status'].map((why) =>
      answer(
        language,
        unknown('code', { nearest: entries.map((/** @type {any} */ entry) => ({ entry, why })) }),
      ),
    ),
    ...FAMILIES.flatMap((family) =>
      [[], [{ entry: http, why: 'same-family' }]].map((nearest) =>
        answer(language, unknown('message', { family, nearest })),
      ),
    ),
    answer(language, known(others[0]), { error: { errCode: 50000, subErrCode: 10401 } }),
    answer(language, { api: 'ad.load' }, { looksLike: 'javascript-error' }),
    answer(language, {}, { status: 404 }),
    ...LOOKS.split(' ').map((looksLike) => answer(language, {}, { looksLike })),
    answer(
      language,
      { contradictions: CONTRADICTIONS },
      { functionName: 'login' },
      { problems: [PROBLEM], hasMore: true },
    ),
    answer(language, {}, { error: { errCode: -102, subErrCode: 50101 } }, { url: 'https://example.com' }),
    answer(
      language,
      {},
      { error: { errCode: undefined, isInvalidCode: true } },
      { call: { notAnApi: 'fetch' } },
    ),
    answer(language, {}, {}, { call: { notAnApi: '' } }),
    words.unreadAnswer(language, '2'),
    words.unreadAnswer(language, ''),
    words.unreadAnswer(language, language.answers.unread.askedAgain),
  ];
}
