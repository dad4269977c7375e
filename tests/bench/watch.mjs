// @ts-check
// What watching adds to a call that succeeds.
import { watch } from 'ttminis-explain/watch';
import { REFERENCE_MS, work } from './machine.mjs';
import { time } from './rounds.mjs';

const CALLS = 20000;
/** As many calls at a time as a game may have under way. */
const UNDER_WAY = 10;
const ALLOWED_US = 2;

/** @typedef {{ success?: (result: unknown) => void, fail?: (error: unknown) => void }} Callbacks */

const answer = { statusCode: 200, data: '' };
const settled = Promise.resolve(answer);

/** A host that answers at once, so that nothing but the call itself is measured. */
const createHost = () => ({
  /** @param {Callbacks} options */
  request(options) {
    options.success?.(answer);
    return { abort() {} };
  },
  /** @param {object} _options */
  downloadFile(_options) {
    return settled.then();
  },
});
/** @typedef {ReturnType<typeof createHost>} Host */

const done = () => {};
const options = () => ({
  url: 'https://api.example.com/scores?player=1',
  method: 'POST',
  data: { score: 1 },
  header: { 'content-type': 'application/json' },
});

/** Written out, as a game does: an object that is spread takes longer to copy. */
const withCallbacks = () => ({
  url: 'https://api.example.com/scores?player=1',
  method: 'POST',
  data: { score: 1 },
  header: { 'content-type': 'application/json' },
  success: done,
  fail: done,
});

/** @type {Record<string, (host: Host) => void | Promise<void>>} */
const modes = {
  'with callbacks': (host) => {
    for (let at = 0; at < CALLS; at++) host.request(withCallbacks());
  },
  'with await': async (host) => {
    for (let at = 0; at < CALLS; at++) await host.downloadFile(options());
  },
  'with then': async (host) => {
    for (let at = 0; at < CALLS; at++) {
      host.downloadFile(options()).then(done, done);
      if (at % UNDER_WAY === 0) await settled;
    }
  },
};

/** @returns {Promise<import('./bench.mjs').Budget[]>} */
export async function watchBudgets() {
  const budgets = [];
  for (const [mode, run] of Object.entries(modes)) {
    const bare = createHost();
    const { game: watched } = watch(createHost());
    const subjects = { without: () => run(bare), with: () => run(watched), work: () => void work() };
    const times = await time(subjects, CALLS);
    const workMs = (times.work * CALLS) / 1e6;
    const measured = (((times.with - times.without) / 1000) * REFERENCE_MS.node) / workMs;
    const what = `watch, for a call that succeeds, ${mode}`;
    budgets.push({ what, measured, allowed: ALLOWED_US, unit: 'microseconds more' });
  }
  return budgets;
}
