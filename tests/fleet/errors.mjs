// @ts-check
// The error lines of a fleet of games, the same at every run, and what is true of them by how they are made.
import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * An error, and what it means.
 *
 * @typedef {object} Kind
 * @property {number} weight - how often there is one, in comparison with the others
 * @property {Record<string, unknown>} line - what the line has; `#` stands for its number
 * @property {'known' | 'ambiguous' | 'unknown' | null} status - `null` for a line that is no error
 * @property {string} [id]
 * @property {true} [expected]
 * @property {true} [joins] - whether code, call and message are those of one row, so that SQL alone finds it
 */

/** @type {Kind[]} */
const kinds = [
  ...known('request', 'network/', 'request:fail ', [
    [90, 21100, 'URL not in domain list'],
    [170, 21103, 'Request timeout'],
    [40, 21201, 'Response data error'],
    [60, 600003, 'Network interrupted error'],
    [20, 600009, 'Invalid URL'],
    [50, 10401, 'Server error'],
  ]),
  ...known('downloadFile', 'network/', 'downloadFile:fail ', [
    [30, 21102, 'TTNet download progress error'],
    [10, 603301, 'Exceeded max file size'],
  ]),
  ...known('ad.init', 'ad.init/', '', [
    [25, 30001, 'Ad placement frequency control calibration failure'],
    [15, 20000, 'Network error'],
    [5, 20003, 'Ad placement status is inactive'],
  ]),
  ...known('ad.show', 'ad.show/', '', [
    [35, 20000, 'Network error'],
    [12, 11003, 'Ad instance can only show once'],
  ]),
  ...known('ad.show', 'ad.show/', '', [
    [220, 30001, 'User exit'],
    [45, 11004, "Just showed an ad, can't show now"],
    [18, 11005, "Ad display limit reached, can't show now"],
  ]).map((kind) => ({ ...kind, expected: /** @type {const} */ (true) })),

  // One code, two rows: the message decides.
  {
    weight: 8,
    line: { api: 'downloadFile', errCode: 21101, errMsg: 'downloadFile:fail Move file failed' },
    status: 'known',
    id: 'network/21101/move-file-failed',
    joins: true,
  },
  { weight: 7, line: { api: 'downloadFile', errCode: 21101, errMsg: '' }, status: 'ambiguous' },

  // Rows for several codes, an older wording, a code as text, and no call.
  {
    weight: 33,
    line: { api: 'request', errCode: 503, errMsg: 'request:fail Server error' },
    status: 'known',
    id: 'network/http-non-2xx',
  },
  {
    weight: 9,
    line: { api: 'ad.show', errCode: 50103, errMsg: 'Server Error' },
    status: 'known',
    id: 'ad.show/50102-50107',
  },
  {
    weight: 6,
    line: { api: 'ad.init', errCode: 20001, errMsg: 'Ad slot does not exist' },
    status: 'known',
    id: 'ad.init/20001',
  },
  {
    weight: 11,
    line: { api: 'request', errCode: '21103', errMsg: 'Request timeout' },
    status: 'known',
    id: 'network/21103',
    joins: true,
  },
  {
    weight: 14,
    line: { errCode: 30001, errMsg: 'User exit' },
    status: 'known',
    id: 'ad.show/30001',
    expected: true,
  },
  { weight: 13, line: { errCode: 30001 }, status: 'ambiguous' },

  // A message that is another one in each line.
  {
    weight: 38,
    line: { api: 'request', errCode: 21103, errMsg: 'request:fail Request timeout after # ms' },
    status: 'known',
    id: 'network/21103',
  },

  // The message is of another row, and no row is of the code.
  {
    weight: 4,
    line: { api: 'request', errCode: 21103, errMsg: 'request:fail Invalid URL' },
    status: 'ambiguous',
  },
  { weight: 16, line: { api: 'request', errCode: 99999, errMsg: 'request:fail' }, status: 'unknown' },
  { weight: 24, line: { level: 'info', msg: 'a level was finished' }, status: null },
];

/** @returns {Kind[]} errors that have the code, the message and the call of a row */
function known(
  /** @type {string} */ api,
  /** @type {string} */ table,
  /** @type {string} */ prefix,
  /** @type {[weight: number, code: number, title: string][]} */ rows,
) {
  return rows.map(([weight, errCode, title]) => ({
    weight,
    line: { api, errCode, errMsg: prefix + title },
    status: 'known',
    id: `${table}${errCode}`,
    joins: true,
  }));
}

const clients = ['44.2.0', '45.0.1', '46.0.0'];
const regions = ['BR', 'ID', 'JP', 'MX', 'US', 'VN'];

/** A line of the reports, as it is counted here. @typedef {{ kind: Kind, client: string, region: string, lines: number }} Group */

/**
 * Writes lines of JSON.
 *
 * @param {string} path
 * @param {number} count - of the lines
 * @returns {Group[]} how many there are of each kind, client version and region
 */
export function writeErrors(path, count) {
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
  const groups = kinds.flatMap((kind) =>
    clients.flatMap((client) => regions.map((region) => ({ kind, client, region, lines: 0 }))),
  );
  // A choice for each unit of weight, so that a random number finds it at once.
  const byWeight = kinds.flatMap((kind, at) => Array.from({ length: kind.weight }, () => at));
  const written = groups.map(({ kind, client, region }) => JSON.stringify({ ...kind.line, client, region }));
  const perKind = clients.length * regions.length;
  const random = numbers(20261127);
  const file = openSync(path, 'w');
  let text = '';
  for (let nth = 0; nth < count; nth++) {
    const at =
      /** @type {number} */ (byWeight[Math.floor(random() * total)]) * perKind +
      Math.floor(random() * perKind);
    /** @type {Group} */ (groups[at]).lines++;
    text += `{"time":${1_790_000_000_000 + nth},${written[at]?.slice(1).replace('#', `${nth}`)}\n`;
    if (text.length < 1 << 20 && nth < count - 1) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
  return groups;
}

/** Numbers from 0 to 1 that are the same at every run: the generator mulberry32. */
function numbers(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
