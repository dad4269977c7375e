// @ts-check
// Answers, against a look-up in a table written by hand, for the same errors.
import { createRequire } from 'node:module';
import { backend, catalog, explain } from 'ttminis-explain';
import { lookUp } from './hand-written.mjs';
import { time } from './rounds.mjs';

/** As many answers as the package keeps. */
const SEEN = 32;
const SEEN_CALLS = 20000;
const NEW_CALLS = 2000;

/** The core in JavaScript. As CommonJS, because the ES modules of the package share one core. */
const twin = /** @type {typeof import('ttminis-explain')} */ (
  createRequire(import.meta.url)('ttminis-explain/js')
);

/** @typedef {{ errCode: number, errMsg: string }} PlatformError */
/** @typedef {import('ttminis-explain').Context} Context */

/** @type {{ error: PlatformError, context: Context }[]} */
const seen = [];
for (const { id, code, title } of catalog()) {
  const [table = ''] = id.split('/');
  const api = /** @type {import('ttminis-explain').Api} */ (table === 'network' ? 'request' : table);
  // An answer to 50000 is not kept: it comes with codes of a second kind.
  if (typeof code === 'number' && code !== 50000)
    seen.push({ error: { errCode: code, errMsg: title }, context: { api } });
}
seen.length = Math.min(seen.length, SEEN);
const network = seen.filter(({ context }) => context.api === 'request');

let count = 0;
/** An error as clients write it, with the URL of the call, which is a new one each time, and the call as `watch` saw it. */
function newError() {
  const { error } = network[count % network.length] ?? { error: { errCode: 0, errMsg: '' } };
  const url = `https://api.example.com/scores/${count++}?token=s3cret`;
  return {
    error: { errCode: error.errCode, errMsg: `request:fail ${error.errMsg}, url == ${url}` },
    context: /** @type {Context} */ ({
      api: 'request',
      elapsedMs: count % 1000,
      redact: true,
      args: { url, method: 'POST', data: { score: count }, header: { 'content-type': 'application/json' } },
    }),
  };
}

/** @type {unknown} */
let sink;

/** @param {(error: PlatformError, context: Context) => unknown} answer */
const answerSeen = (answer) => () => {
  for (let at = 0; at < SEEN_CALLS; at++) {
    const one = seen[at % seen.length];
    if (one) sink = answer(one.error, one.context);
  }
};

/** @param {(error: PlatformError, context: Context) => unknown} answer */
const answerNew = (answer) => () => {
  for (let at = 0; at < NEW_CALLS; at++) {
    const { error, context } = newError();
    sink = answer(error, context);
  }
};

/** @returns {Promise<import('./bench.mjs').Budget[]>} */
export async function explainBudgets() {
  if (backend().kind !== 'wasm' || twin.backend().kind !== 'js') throw new Error('not the cores to compare');
  const again = await time(
    { table: answerSeen(lookUp), main: answerSeen(explain), js: answerSeen(twin.explain) },
    SEEN_CALLS,
  );
  const first = await time(
    {
      nothing: answerNew(() => undefined),
      table: answerNew(lookUp),
      main: answerNew(explain),
      js: answerNew(twin.explain),
    },
    NEW_CALLS,
  );
  if (sink === undefined) throw new Error('nothing was answered');
  const ratio = (/** @type {'main' | 'js'} */ core) =>
    (first[core] - first.nothing) / (first.table - first.nothing);
  const unit = 'times the table';
  return [
    { what: 'an error seen before', measured: again.main / again.table, allowed: 3, unit },
    { what: 'the same, in JavaScript', measured: again.js / again.table, allowed: 3, unit },
    { what: 'an error never seen, as watch explains it', measured: ratio('main'), allowed: 200, unit },
    { what: 'the same, in JavaScript', measured: ratio('js'), allowed: 300, unit },
  ];
}
