// @ts-check
// What watching adds to a call that succeeds, in callback mode and in promise mode: with and without, in turns in one run.
import { performance } from 'node:perf_hooks';
import { watch } from 'ttminis-explain/watch';

/** How much watching may add to a call, in nanoseconds. */
const ALLOWED = 2000;
const ROUNDS = 21;
const CALLS = 20000;

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
  'callback mode': (host) => {
    for (let at = 0; at < CALLS; at++) host.request(withCallbacks());
  },
  'promise mode, await': async (host) => {
    for (let at = 0; at < CALLS; at++) await host.downloadFile(options());
  },
  'promise mode, then': async (host) => {
    for (let at = 0; at < CALLS; at++) {
      host.downloadFile(options()).then(done, done);
      // As many at a time as a game may have under way.
      if (at % 10 === 0) await settled;
    }
  },
};

/** @type {(values: number[]) => number} */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The time of one call, in nanoseconds. @type {(run: (host: Host) => void | Promise<void>, host: Host) => Promise<number>} */
async function time(run, host) {
  const start = performance.now();
  await run(host);
  return ((performance.now() - start) / CALLS) * 1e6;
}

console.log(`\nNode ${process.version}, a call that succeeds, in ns: median of ${ROUNDS} rounds of ${CALLS}`);
console.log(
  `${''.padEnd(22)} ${'without'.padStart(8)} ${'with'.padStart(8)} ${'ratio'.padStart(6)} ${'added'.padStart(7)}  allowed`,
);
const over = [];
for (const [mode, run] of Object.entries(modes)) {
  const bare = createHost();
  const { game: watched } = watch(createHost());
  /** @type {number[]} */
  const without = [];
  /** @type {number[]} */
  const with_ = [];
  for (let round = -3; round < ROUNDS; round++) {
    const [a, b] = [await time(run, bare), await time(run, watched)];
    if (round < 0) continue;
    without.push(a);
    with_.push(b);
  }
  const [a, b] = [median(without), median(with_)];
  if (b - a > ALLOWED) over.push(mode);
  console.log(
    `${mode.padEnd(22)} ${a.toFixed(0).padStart(8)} ${b.toFixed(0).padStart(8)} ${(b / a).toFixed(1).padStart(6)} ${(b - a).toFixed(0).padStart(7)}  ${ALLOWED}${b - a > ALLOWED ? '  over' : ''}`,
  );
}
if (over.length) throw new Error(`watching adds more than ${ALLOWED} ns to a call: ${over.join(', ')}`);
