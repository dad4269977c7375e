// @ts-check
// The JSON Schemas of the package: what it answers, reports and prints is valid, and nothing else.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { catalog, check, explain, explainAll } from 'ttminis-explain';
import { createOverlay } from 'ttminis-explain/overlay';
import { zh } from 'ttminis-explain/zh';
import { run } from '../command/run.mjs';
import { apiOf, entries, numberOf } from '../explain/ask.mjs';
import { answerTo, ask, failure, historyOf, NOW } from '../history/failures.mjs';
import { writeReport } from '../history/sources.mjs';
import { expected } from '../support/paths.mjs';

const require = createRequire(import.meta.url);
const { inputs, calls } = expected();

/** @param {string} name */
function validatorOf(name) {
  // In its strict mode it knows no keyword that the draft does not have.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  return ajv.compile(require(`ttminis-explain/schemas/${name}.json`));
}

const validate = {
  explanation: validatorOf('explanation'),
  report: validatorOf('report'),
  catalog: validatorOf('catalog'),
  command: validatorOf('command'),
};

/** A value as who gets its JSON reads it. @param {unknown} value @returns {any} */
const received = (value) => JSON.parse(JSON.stringify(value));

/** @param {keyof typeof validate} name @param {any} value */
function assertValid(name, value) {
  const { [name]: isValid } = validate;
  const shown = () => `${JSON.stringify(value).slice(0, 300)}\n${JSON.stringify(isValid.errors)}`;
  assert.ok(isValid(value), isValid.errors ? shown() : '');
}

/** Fields that may be absent. */
const OPTIONAL = ['helpUrl'];
/** Fields that hold one of a few words, or a list of these. */
const OF_WORDS = [
  ...['status', 'id', 'table', 'source', 'escalate', 'origin', 'where', 'kind', 'until', 'jitter'],
  ...['on', 'by', 'confidence', 'decideBy', 'looksLike', 'side', 'argument', 'between', 'candidates'],
];

/**
 * What a value could be by mistake: it has a field too many, a field too few, a value of another type, or a word that does
 * not exist.
 *
 * @param {any} value
 * @param {string} [field] - that has the value
 * @returns {Generator<[what: string, altered: unknown]>}
 */
function* mistakesOf(value, field = '') {
  // No field holds just any object.
  yield [`${field} is another object`, { another: 1 }];
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      for (const [what, altered] of mistakesOf(item, field))
        yield [what, Object.assign([...value], { [at]: altered })];
    }
  } else if (typeof value === 'object' && value !== null) {
    yield [`${field} has another field`, { ...value, another: 1 }];
    for (const [name, inner] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      if (!OPTIONAL.includes(name)) yield [`${field} has no ${name}`, rest];
      for (const [what, altered] of mistakesOf(inner, name)) yield [what, { ...value, [name]: altered }];
    }
  } else if (typeof value === 'string' && OF_WORDS.includes(field)) {
    yield [`${field} is another word`, 'another'];
  }
}

/** @param {keyof typeof validate} name @param {any} value */
function assertMistakesAreFound(name, value) {
  assertValid(name, value);
  let count = 0;
  for (const [what, altered] of mistakesOf(value)) {
    assert.ok(!validate[name](altered), what);
    count++;
  }
  assert.ok(count > 20, `only ${count} mistakes were made`);
}

/** @type {any[]} */
const answers = [
  ...entries.map((entry) => ask({ errCode: numberOf(entry), errMsg: entry.title }, { api: apiOf(entry) })),
  ...inputs.map(answerTo),
  ...calls.map((/** @type {any} */ { api, args, context }) =>
    ask({ errCode: 600005, errMsg: 'Invalid parameter' }, { api, args, ...context }),
  ),
  ask('21103 Request timeout\n30001 User exit'),
].map(received);

test('every answer is valid', () => {
  const statuses = new Set();
  const problems = new Set();
  for (const answer of answers) {
    assertValid('explanation', answer);
    statuses.add(answer.status);
    for (const { kind } of answer.problems) problems.add(kind);
  }
  assert.deepEqual([...statuses].sort(), ['ambiguous', 'known', 'unknown', 'unrecognized']);
  assert.deepEqual([...problems].sort(), ['bad-code', 'bad-context', 'call', 'contradiction', 'more-errors']);
});

test('answers in Chinese, and those about a log, are valid', () => {
  for (const { error, context } of inputs) {
    assertValid('explanation', received(explain(error, { ...context, language: zh })));
  }
  const log = entries.map(({ code, title }) => `request:fail ${code} ${title}`).join('\n');
  const found = explainAll(log);
  assert.ok(found.length > 10);
  for (const answer of found) assertValid('explanation', received(answer));
});

test('an answer may have the address of a page', () => {
  const known = answers.find(({ status }) => status === 'known');
  assertMistakesAreFound('explanation', { ...known, helpUrl: 'https://example.com/e/ad.show/30001' });
});

test('an altered answer is not valid', () => {
  // One of each form, and the one with the most in it.
  const forms = new Map();
  for (const answer of answers) {
    const { status, retry, match, problems, nearest } = answer;
    const kinds = problems.map((/** @type {{ kind: string }} */ { kind }) => kind);
    const form = [status, retry.kind, match?.confidence, Boolean(nearest?.length), ...kinds].join();
    if ((JSON.stringify(forms.get(form)) ?? '').length < JSON.stringify(answer).length)
      forms.set(form, answer);
  }
  assert.ok(forms.size > 10);
  for (const answer of forms.values()) assertMistakesAreFound('explanation', answer);
});

test('a problem that check finds is one of an answer', () => {
  const answer = answers.find(({ status }) => status === 'known');
  for (const { api, args, context } of calls) {
    assertValid('explanation', received({ ...answer, problems: check(api, args, context) }));
  }
});

test('the catalog is valid, in both languages, and an altered one is not', () => {
  assertMistakesAreFound('catalog', require('ttminis-explain/catalog.json'));
  assertValid('catalog', received(catalog(zh)));
});

/** The report of a history with failures. @param {any[]} failures @param {object} [game] @param {number} [now] */
const reportOf = (failures, game = {}, now = NOW) =>
  JSON.parse(writeReport(historyOf(failures).report(game, now)).json);

test('every report is valid, and an altered one is not', () => {
  const failures = inputs.map((/** @type {any} */ input, /** @type {number} */ at) =>
    failure(answerTo(input), {
      ...{ api: 'request', function: 'request', method: 'POST', elapsedMs: 40, startedAt: NOW + at },
      ...{ url: `https://example.com/${at}`, host: 'example.com' },
    }),
  );
  const uncaught = { name: 'TypeError', place: 'a.js:1:2', stack: ['at f (a.js:1:2)'] };
  const thrown = { ...failure(ask(new TypeError('x is null')), { startedAt: NOW }), uncaught };
  const game = { clientKey: 'aw1234', gameName: 'Night Run', debugMode: 'true', region: 'BR' };
  assertValid('report', reportOf(failures, game));
  assertValid('report', reportOf([], {}, Number.NaN));
  assertMistakesAreFound('report', reportOf([thrown, failures[0], failures[1]], game));
});

test('the report of an overlay is valid', () => {
  const overlay = createOverlay({ report: { gameName: 'Night Run' } });
  assertValid('report', JSON.parse(overlay.report().json));
  for (const { error, context } of inputs) overlay.record(error, context);
  const report = JSON.parse(overlay.report().json);
  assert.ok(report.failures.length > 50);
  assertValid('report', report);
  overlay.destroy();
});

test('the lines that the command prints are valid, and altered ones are not', async () => {
  const log = inputs
    .map((/** @type {any} */ { error, context }) => JSON.stringify({ err: error, api: context?.api }))
    .concat(entries.map(({ code, title }) => `request:fail ${code} ${title}`))
    .join('\n');
  for (const args of [['--json'], ['--json', '--lang', 'zh']]) {
    const { out } = await run(args, { input: log });
    const lines = out.trimEnd().split('\n');
    assert.ok(lines.length > 50);
    for (const line of lines) assertValid('command', JSON.parse(line));
  }
  for (const args of [['30001'], ['30001', '--api', 'ad.show'], ['99999']]) {
    const { out } = await run([...args, '--json']);
    const line = JSON.parse(out);
    assertValid('command', line);
    for (const [what, altered] of mistakesOf(line)) assert.ok(!validate.command(altered), what);
  }
});
