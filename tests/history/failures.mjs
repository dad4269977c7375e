// @ts-check
// Failures for the tests of the history and of the report, made as `watch` makes them.
import { explain } from 'ttminis-explain/js';
import { apiOf, numberOf } from '../explain/ask.mjs';
import { createHistory } from './sources.mjs';

/** 2026-09-21T14:13:20Z */
export const NOW = 1_790_000_000_000;

/** A call that failed, of which nothing is known but what is given. @param {object} [known] */
export const callOf = (known) => ({
  id: 0,
  api: '',
  function: '',
  startedAt: 0,
  elapsedMs: 0,
  method: null,
  url: null,
  host: null,
  adUnitId: null,
  aborted: null,
  via: 'fail',
  follows: null,
  ...known,
});

/** @param {any} explanation @param {object} [call] */
export const failure = (explanation, call) => ({ explanation, call: callOf(call) });

/** An explanation that the test makes up. @param {object} known @returns {any} */
export const madeUp = (known) => ({
  code: null,
  message: null,
  api: null,
  reason: 'It is not listed.',
  problems: [],
  candidates: [],
  steps: [],
  facts: [],
  nearest: [],
  retry: { kind: 'undecided' },
  escalate: null,
  match: { confidence: 'exact' },
  catalog: { revision: '2026-08-04' },
  ...known,
});

/** @param {unknown} error @param {any} [context] @param {any} [message] @returns {any} */
export const ask = (error, context, message) =>
  message === undefined ? explain(error, context) : explain(/** @type {any} */ (error), message, context);

/** The answer that has a row as its only meaning, and is sure of it. @param {any} entry */
export const answerOf = (entry) =>
  ask({ errCode: numberOf(entry), errMsg: entry.title }, { api: apiOf(entry) });

/** The answer to one of `inputs.json`. @param {any} input */
export const answerTo = (input) => ask(input.error, input.context, input.message);

/** A history with failures. @param {any[]} failures @returns {any} */
export function historyOf(failures) {
  const history = createHistory();
  for (const one of failures) history.record(one);
  return history;
}

/** A view of everything, but for what is asked. @param {any} history @param {object} [query] @returns {any} */
export const view = (history, query) =>
  history.view({ api: undefined, side: undefined, group: undefined, above: 0, most: Infinity, ...query });

/** The only group of a failure, in detail. @param {any} one */
export function detailOf(one) {
  const history = historyOf([one]);
  return view(history, { group: view(history).rows[0].group }).detail;
}

/** The lines of a section; none where there is no such section. @param {any[]} sections @param {string} kind @returns {string[]} */
export const linesOf = (sections, kind) =>
  (sections.find((section) => section.kind === kind)?.lines ?? []).map(
    (/** @type {{ text: string }} */ { text }) => text,
  );
