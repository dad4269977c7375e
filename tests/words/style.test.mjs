// @ts-check
// How the sentences read: short, in the field's own words, said once, and with a value where a fix is offered.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { check, explain } from 'ttminis-explain';
import { zh } from 'ttminis-explain/zh';
import { assertNone, entries } from '../explain/ask.mjs';
import { text } from '../support/paths.mjs';
import { printTable } from '../support/report.mjs';
import { languages } from './sources.mjs';

/** The most words of an English sentence, and characters of a Chinese one. */
const LONGEST = { en: 25, zh: 60 };
/** The most words, or characters, that a `text` has in the middle of all. */
const MEDIAN = { en: 40, zh: 110 };
const packs = { en: undefined, zh };

/** Words that a colleague would not say aloud, or that are not the field's. */
const BANNED = {
  en: /\b(?:whitelist|blacklist|likewise|what came in|came behind|the same for|stands? for|is none|hardly|harm|takes? on|the developer's)\b|!/i,
  // Half-width punctuation between Chinese characters, and words of other platforms' documents.
  zh: /[\u4e00-\u9fff][,.:;?!()]|[,:;?!()][\u4e00-\u9fff]|白名单|黑名单|您/,
};

/** @typedef {'en' | 'zh'} Name */

/** Every sentence of a language, by where it stands. @param {any} value @returns {[string, string][]} */
const leaves = (value, path = '') =>
  typeof value === 'string'
    ? [[path, value]]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}/${key}`))
      : [];

/** @param {string} one @param {Name} name */
const sentencesOf = (one, name) => one.split(name === 'zh' ? /(?<=[。！？；])/ : /(?<=[.;:!?]) /);

/** @param {string} one @param {Name} name */
const lengthOf = (one, name) =>
  name === 'zh'
    ? Array.from(one.replace(/[\w.:/{}-]+/g, 'x')).length
    : one.split(/\s+/).filter((word) => /\w/.test(word)).length;

/** Errors of every row with its message, without it, and others. */
const asked = [
  ...entries.flatMap(({ id, code, title }) => {
    const api = /** @type {any} */ (id.startsWith('network') ? 'request' : id.split('/')[0]);
    const number = Number.parseInt(`${code}`, 10) || 503;
    return [
      { error: { errCode: number, errMsg: title }, context: { api } },
      { error: { errCode: number }, context: {} },
      { error: { errCode: number, errMsg: 'something of our own' }, context: {} },
    ];
  }),
  ...[
    null,
    'text',
    99999,
    { errMsg: 'request:fail timeout' },
    new TypeError('x is not a function'),
    12345678,
  ].map((error) => ({ error, context: {} })),
  {
    error: { errCode: 21100 },
    context: {
      api: 'request',
      args: { url: 'https://api.exmaple.com/' },
      trustedDomains: ['https://api.example.com'],
    },
  },
  { error: { errCode: 600009 }, context: { api: 'request', args: { url: 'api.example.com/x' } } },
];

/** @param {Name} name */
const answers = (name) =>
  asked.map(({ error, context }) =>
    explain(error, /** @type {any} */ ({ ...context, language: packs[name] })),
  );

/** @type {string[][]} */
const table = [['language', 'answers', 'median of text', 'longest text', 'unit']];
after(() => printTable(table));

for (const name of /** @type {const} */ (['en', 'zh'])) {
  describe(`the sentences (${name})`, () => {
    const all = leaves(languages[name]).filter(([path]) => !/\/(?:style|row|code|calls?)\//.test(path));

    test('are short', () => {
      const offenders = all.flatMap(([path, one]) =>
        sentencesOf(one, name)
          .filter((sentence) => lengthOf(sentence, name) > LONGEST[name])
          .map((sentence) => `${path}: ${lengthOf(sentence, name)}: ${sentence}`),
      );
      assertNone('sentences that are too long', offenders);
    });

    test('have no words of the list', () => {
      const offenders = all
        .filter(([, one]) => BANNED[name].test(one))
        .map(([path, one]) => `${path}: ${one}`);
      assertNone('sentences to put better', offenders);
    });

    test('say a thing once in an answer', () => {
      const offenders = answers(name).flatMap(({ text: whole }) => {
        const said = sentencesOf(whole, name).map((one) => one.trim().toLowerCase());
        // Candidates may share what to do.
        return /\(2\)|（2）/.test(whole) || new Set(said).size === said.length ? [] : [whole];
      });
      assertNone('answers that say a thing twice', offenders);
    });

    test('leave no place for a value empty', () => {
      for (const { text: whole } of answers(name)) {
        assert.doesNotMatch(whole, /""|“”|\{\w+\}(?! )|undefined”| {2}/, whole);
      }
      const calls = JSON.parse(text('tests/data/calls.json'));
      for (const { api, args, context } of calls) {
        for (const problem of check(api, args, { ...context, language: packs[name] })) {
          if (/\{fix\}/.test(problem.text)) assert.fail(problem.text);
        }
      }
    });

    test('make texts that are read in seconds', () => {
      const lengths = answers(name)
        .filter(({ status }) => status === 'known')
        .map(({ text: whole }) => lengthOf(whole, name))
        .sort((a, b) => a - b);
      const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
      table.push([
        name,
        `${lengths.length}`,
        `${median}`,
        `${lengths.at(-1)}`,
        name === 'zh' ? 'characters' : 'words',
      ]);
      assert.ok(median <= MEDIAN[name], `${median}`);
    });
  });
}

test('Chinese is asked for everywhere that sentences come from', () => {
  const error = { errCode: 21100, errMsg: 'URL not in domain list' };
  const answer = explain(error, { api: 'request', language: zh });
  assert.match(answer.text, /^21100“URL not in domain list”：URL 的域名不在游戏的可信域名列表中/);
  assert.equal(explain(error, { api: 'request', language: zh }), answer);
  assert.notEqual(explain(error, { api: 'request' }).text, answer.text);
  assert.match(check('request', { url: 'api.example.com' }, { language: zh })[0]?.text ?? '', /缺少协议/);
});
