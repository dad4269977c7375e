// @ts-check
// How many lines of a log the command explains in a second of processor time: `node tests/command/bench.mjs`. Other work on
// the machine does not count.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from 'ttminis-explain';
import { root } from '../support/paths.mjs';

const LINES = 200_000;
const ERRORS = 1000;
const ALLOWED_PER_SECOND = 50_000;

/** What the command tells at its end. */
const REPORT = `process.on('exit', () => require('fs').writeSync(3, JSON.stringify(process.resourceUsage())))`;

const rows = catalog();
/** @param {number} at */
const error = (at) => {
  const number = at % ERRORS;
  const { code, title } = rows[number % rows.length] ?? { code: 0, title: '' };
  return { errCode: Number.parseInt(`${code}`, 10) || 503, errMsg: `request:fail ${title} ${number}` };
};
const time = (/** @type {number} */ at) => new Date(1.8e12 + at).toISOString();

/** Logs by what their lines are. @type {Record<string, (at: number) => string>} */
const logs = {
  'records of 1,000 errors': (at) =>
    JSON.stringify({
      level: 50,
      time: time(at),
      pid: 7,
      msg: `call ${at} failed`,
      api: 'request',
      err: error(at),
    }),
  'the same, at the top of the record': (at) =>
    JSON.stringify({ level: 'error', time: time(at), user: at, function: 'request', ...error(at) }),
  'every record a new error': (at) =>
    JSON.stringify({ level: 50, time: time(at), err: { ...error(at), errMsg: `request:fail failed ${at}` } }),
  'records of nothing': (at) => JSON.stringify({ level: 30, time: time(at), msg: `GET /players/${at} 200` }),
  text: (at) => `${time(at)} [net] request:fail ${error(at).errMsg}`,
};

mkdirSync(join(root, 'target/command'), { recursive: true });
const file = join(root, 'target/command/bench.log');
console.log(`\nNode ${process.version}, ${LINES.toLocaleString('en')} lines\n`);
let slowest = Infinity;
for (const [what, line] of Object.entries(logs)) {
  writeFileSync(file, Array.from({ length: LINES }, (_, at) => `${line(at)}\n`).join(''));
  const input = openSync(file, 'r');
  const { memory, seconds, code } = await run(input);
  const perSecond = Math.round(LINES / seconds);
  closeSync(input);
  console.log(
    `${what.padEnd(38)}${perSecond.toLocaleString('en').padStart(9)} lines a second, ${memory} MB, exit code ${code}`,
  );
  if (what.includes('1,000')) slowest = Math.min(slowest, perSecond);
}
if (slowest < ALLOWED_PER_SECOND)
  throw new Error(`${slowest} lines a second; at least ${ALLOWED_PER_SECOND}`);

/** @param {number} input @returns {Promise<{ memory: number, seconds: number, code: number | null }>} */
function run(input) {
  const preload = join(root, 'target/command/report.cjs');
  writeFileSync(preload, REPORT);
  const child = spawn(process.execPath, ['--require', preload, join(root, 'pkg/command.mjs'), '--json'], {
    stdio: [input, 'pipe', 'ignore', 'pipe'],
  });
  let report = '';
  child.stdout?.resume();
  /** @type {import('node:stream').Readable} */ (child.stdio[3]).on('data', (text) => {
    report += text;
  });
  return new Promise((resolve) =>
    child.on('close', (code) => {
      const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(report);
      const seconds = (userCPUTime + systemCPUTime) / 1e6;
      resolve({ memory: Math.round(maxRSS / 1024), seconds, code });
    }),
  );
}
