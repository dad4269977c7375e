// @ts-check
// How answers are worded: the templates, the sentences of each language, and the object that comes out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, everyAnswer, MESSAGE, meaning } from './answers.mjs';
import { catalog, filled, languages, words } from './sources.mjs';

const { camel, clip, duration, english, fill, integer, packFor, packOf } = words;
const { en } = languages;

test('a template has its values as they are', () => {
  assert.equal(fill('{a} and {b}, {a}', { a: '1', b: '2' }), '1 and 2, 1');
  assert.equal(fill("{ api: '{api}' }", { api: 'ad.init' }), "{ api: 'ad.init' }");
  for (const value of ['$&', '$1', '$$', '{b}', '{', '}', '{a}', '']) {
    assert.equal(fill('<{a}>', { a: value, b: 'other' }), `<${value}>`);
  }
});

test('a template keeps the names that have no value', () => {
  for (const template of ['{a}', '{constructor}', '{__proto__}', '{}', '{', '}', 'a}', '{{a}}', '']) {
    assert.equal(fill(template, {}), template);
  }
});

test('a text is clipped to whole characters', () => {
  assert.equal(clip('héllo', 5), 'héllo');
  assert.equal(clip('héllo', 2), 'hé…');
  assert.equal(clip('😀😀', 2), '😀😀');
  assert.equal(clip('😀😀', 1), '😀…');
  assert.equal(clip('a\ud800b\udc00', 4), 'a\ufffdb\ufffd');
  assert.equal(clip('', 4), '');
  assert.equal(clip('x'.repeat(1e6), 3), 'xxx…');
});

test('times and counts are cut, not rounded', () => {
  assert.deepEqual([0, 0.9, 999.9, 1000, 1099, 59_999, 8e15].map(duration), [
    '0 ms',
    '0 ms',
    '999 ms',
    '1.0 s',
    '1.0 s',
    '59.9 s',
    '8000000000000.0 s',
  ]);
  assert.deepEqual([0, 1.9, 9007199254740991].map(integer), ['0', '1', '9007199254740991']);
});

test('the key of a name is in camel case', () => {
  assert.equal(camel('same-message-other-code'), 'sameMessageOtherCode');
  assert.equal(camel('ad.init'), 'ad.init');
});

/**
 * Every text below an object, with the path to it.
 *
 * @param {any} value
 * @param {string} [path]
 * @returns {[string, any][]}
 */
function leaves(value, path = '') {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}/${key}` : key));
}

/** @param {string} template */
const namesIn = (template) => [...template.matchAll(/\{(\w+)\}/g)].map((found) => String(found[1]));

/** @param {Iterable<string>} names */
const list = (names) => [...new Set(names)].sort().join();

/**
 * A pack that notes what is read of it, and throws for what it does not have.
 *
 * @param {any} value
 * @param {Set<string>} read
 * @param {string} [path]
 * @returns {any}
 */
function watched(value, read, path = '') {
  if (typeof value !== 'object') {
    read.add(path);
    return value;
  }
  return new Proxy(value, {
    get(target, key, receiver) {
      const found = Reflect.get(target, key, receiver);
      if (typeof key === 'symbol' || Array.isArray(target)) return found;
      // A code that is a number has no words, and neither has a list of sentences a name.
      if (found === undefined && path === 'code') return found;
      assert.notEqual(found, undefined, `there is no ${path}/${key}`);
      return watched(found, read, path ? `${path}/${key}` : key);
    },
  });
}

/** The sentence that only `watch` says: its tests hold it. */
const OF_WATCH = 'unknown/noAnswer';

for (const [name, language] of Object.entries(languages)) {
  test(`no sentence is empty or has spaces around it (${name})`, () => {
    // What stands between sentences or items is empty in some languages, and a space in others.
    const { style, nearest, ...others } = language.answers;
    const bad = leaves({ others, nearest: { ...nearest, betweenRows: ';' }, quoted: style.quoted });
    for (const [path, text] of bad) assert.match(text, /^\S(.*\S)?$/s, path);
    for (const [path, text] of leaves({
      rows: language.rows,
      facts: language.facts,
      rules: language.rules,
    })) {
      assert.match(text, /^\S(.*\S)?$/s, path);
    }
  });

  test(`every sentence is used, and every sentence that is used is there (${name})`, () => {
    /** @type {Set<string>} */
    const read = new Set();
    everyAnswer({ ...language, answers: watched(language.answers, read) });
    read.add(OF_WATCH);
    assert.deepEqual(
      [...read].sort(),
      leaves(language.answers)
        .map(([path]) => path)
        .sort(),
    );
  });

  test(`templates and code have the same names of values (${name})`, () => {
    filled.length = 0;
    everyAnswer(language);
    /** The names that a place of the code has values for, and those of the templates that it fills. */
    const places = new Map();
    for (const { template, names } of filled) {
      for (const one of namesIn(template))
        assert.ok(names.includes(one), `nothing fills {${one}} in: ${template}`);
      places.set(list(names), [...(places.get(list(names)) ?? []), ...namesIn(template)]);
    }
    for (const [names, used] of places) assert.equal(list(used), names, 'a value that no template has');
    const templates = new Set(filled.map(({ template }) => template));
    for (const [path, text] of leaves(language.answers)) {
      if (typeof text === 'string' && namesIn(text).length > 0 && path !== OF_WATCH)
        assert.ok(templates.has(text), `${path} is not filled`);
    }
  });

  test(`every code that is no number has words (${name})`, () => {
    const codes = catalog.rows.map((/** @type {any} */ { code }) => code);
    const texts = codes.filter((/** @type {any} */ code) => typeof code === 'string');
    assert.equal(list(Object.keys(language.answers.code)), list(texts));
  });
}

for (const [name, language] of Object.entries(languages)) {
  if (language === en) continue;
  test(`it has the sentences of English, with the same values (${name})`, () => {
    const shape = (/** @type {any} */ pack) =>
      leaves(pack).map(
        ([path, text]) => `${path}: ${typeof text === 'string' ? list(namesIn(text)) : typeof text}`,
      );
    assert.deepEqual(shape(language).sort(), shape(en).sort());
  });
}

test('every sentence of an answer comes from the language', () => {
  /** @type {(value: any) => any} */
  const foreign = (value) => {
    if (typeof value === 'string')
      return value.replace(/\{\w+\}|[a-z]/gi, (found) => (found.length > 1 ? found : '字'));
    if (typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(foreign);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, foreign(inner)]));
  };
  // What stays as it is: names of the platform and of HTTP, and what came in.
  const names = [
    MESSAGE,
    ...catalog.rows.flatMap((/** @type {any} */ { title = '', aliases = [] }) => [title, ...aliases]),
    ...Object.values(catalog.httpStatus.names),
    ...['https://example.com', 'login', 'fetch', 'request', 'ad.init', 'ad.show'],
  ].sort((one, other) => other.length - one.length);
  const worded = /(?:^|\/)(?:text|reason|why|meaning|action|name|value)$/;
  for (const one of everyAnswer(foreign(en))) {
    for (const [path, text] of leaves(one)) {
      if (typeof text !== 'string' || !worded.test(path) || path.includes('origin/')) continue;
      const rest = names.reduce((left, known) => left.split(known || '\0').join(''), text);
      assert.doesNotMatch(rest, /[a-z]/i, `${path} of ${one.status}: ${text}`);
    }
  }
});

test('an answer is frozen to its end', () => {
  const isFrozen = (/** @type {any} */ value) =>
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isFrozen));
  for (const one of everyAnswer(en)) assert.ok(isFrozen(one), one.text);
});

test('the keys of an answer stand in the order of the golden file', () => {
  const end = ['retry', 'steps', 'facts', 'problems', 'catalog'];
  const row = [
    ...['table', 'listedCode', 'id', 'title', 'aliases', 'source', 'side', 'escalate', 'docUrl', 'revision'],
    ...['meaning', 'action', 'origin', 'expected', 'match'],
  ];
  const own = {
    known: [...row, ...end, 'text'],
    ambiguous: ['candidates', 'decideBy', 'common', ...end, 'text'],
    unknown: ['reason', 'nearest', ...end, 'text'],
    unrecognized: ['looksLike', 'reason', ...end, 'text'],
  };
  const seen = new Set();
  for (const one of everyAnswer(en)) {
    const status = /** @type {keyof typeof own} */ (one.status);
    seen.add(status);
    assert.deepEqual(Object.keys(one), ['status', 'code', 'message', 'api', ...own[status]]);
    for (const candidate of one.candidates ?? []) {
      assert.deepEqual(Object.keys(candidate), ['status', 'code', 'message', 'api', ...row, 'text', ...end]);
    }
  }
  assert.equal(seen.size, 4);
});

test('what came in is quoted in short, and as it is', () => {
  const verdict = { contradictions: ['code-message', 'api-message'], api: 'request' };
  const long = answer(en, verdict, { message: '😀'.repeat(200), functionName: 'f'.repeat(200) });
  const [first, second] = long.problems.map((/** @type {any} */ problem) => problem.text);
  assert.ok(first.includes(`message "${'😀'.repeat(80)}…" do not match`), first);
  assert.ok(second.endsWith(` names ${'f'.repeat(40)}….`), second);
  const short = answer(en, verdict);
  assert.ok(short.problems[0].text.includes(`"${MESSAGE}"`), short.problems[0].text);
});

test('candidates are listed as a sentence lists them', () => {
  const rows = ['network/10401', 'ad.init/50000', 'ad.show/50000'];
  const meanings = rows.map((id) => meaning(packOf(en).byId[id]));
  const decide = (/** @type {string} */ decideBy) =>
    answer(en, { status: 'ambiguous', meanings, decideBy }).steps[0].text;
  assert.ok(
    decide('api').includes(" pass { api: 'request' }, { api: 'ad.init' } or { api: 'ad.show' } with "),
  );
  assert.ok(
    decide('message').includes(' tells "Server error", "Internal error" and "Internal error" apart.'),
  );
});

test('what candidates have in common is said once, and where they differ it is null', () => {
  const { byId } = packOf(en);
  const ask = (/** @type {string[]} */ ids, own = {}) =>
    answer(en, { status: 'ambiguous', meanings: ids.map((id) => meaning(byId[id], own)), decideBy: 'api' });
  const same = ask(['ad.init/50000', 'ad.show/50000']);
  assert.deepEqual(same.common, {
    source: 'tiktok-server',
    side: 'tiktok-server',
    retry: { kind: 'next-break' },
    escalate: 'support',
    expected: false,
  });
  assert.deepEqual(same.retry, same.common.retry);
  const other = ask(['ad.init/30001', 'ad.show/30001']);
  assert.deepEqual(other.common, {
    source: 'developer',
    side: null,
    retry: null,
    escalate: null,
    expected: null,
  });
  assert.deepEqual(other.retry, { kind: 'undecided' });
});

test('English is joined with the catalog once', () => {
  assert.equal(english(), english());
  assert.equal(packFor(undefined), english());
});

test('a language pack is joined once, and nothing in it can do harm', () => {
  const language = { words: en };
  assert.equal(packFor(language), packFor(language));
  assert.deepEqual(packFor(language), english());
  const endless = new Proxy(() => {}, { get: (_, key) => (key === 'length' ? 1 : endless) });
  const throwing = new Proxy(
    {},
    {
      get() {
        throw new Error('no');
      },
    },
  );
  for (const other of [
    {},
    { words: null },
    { words: endless },
    { words: throwing },
    throwing,
    { words: { rows: 5, answers: [] } },
  ]) {
    assert.deepEqual(packFor(other), english());
  }
  const half = packFor({ words: { answers: { unrecognized: { isNone: 'Nada.' } } } });
  assert.equal(half.words.answers.unrecognized.isNone, 'Nada.');
  assert.equal(half.words.answers.steps.logIt, english().words.answers.steps.logIt);
});

test('a row whose side is not its source has a sentence about that, and no other row has', () => {
  for (const { rows } of Object.values(languages))
    for (const { id, side } of catalog.rows)
      assert.equal(typeof rows[id].side, side ? 'string' : 'undefined', id);
});
