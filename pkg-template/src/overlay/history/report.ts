// The report for TikTok's support: what support asks for, and the failures as they came, without what may be secret.
import { withoutSecrets } from '../../core.js';
import type { Report, ReportData, ReportedFailure, ReportedInfo, ReportInfo } from '../../overlay-types.js';
import { fill } from '../../word/template.js';
import { clip, duration } from '../../word/text.js';
import type { HistoryWords } from '../words.js';
import { finerCodeOf, type Group, rowOf } from './group.js';
import { callLine } from './sections.js';
import { dateOf } from './time.js';

type Field = keyof ReportInfo;

/** What support asks for besides the messages, in the order of the report. */
export const GAME_FIELDS: readonly Field[] = [
  'clientKey',
  'gameName',
  'debugMode',
  'appVersion',
  'sdkVersion',
  'deviceOs',
  'region',
];
/** The limit of each of these, in characters, and how much of it is read. */
const FIELD_LIMIT = 120;
const READ_LIMIT = 1024;
/** The limit of a message, a URL and a stack, in characters: longer for the groups that failed last. */
const LONG_LIMIT = 300;
const SHORT_LIMIT = 80;
const MAX_LONG = 20;

/** What is known of {@link GAME_FIELDS}. */
export type GameInfo = { readonly [field in keyof ReportInfo]?: string | undefined };

/** What the history holds at a time. */
export interface Snapshot {
  readonly groups: readonly Group[];
  readonly total: number;
  /** How many failures belonged to groups that made room for others. */
  readonly forgotten: number;
}

/** @returns the contents of a report; `nowMs` is in milliseconds since 1970 */
export function reportOf(
  { groups, total, forgotten }: Snapshot,
  game: GameInfo,
  nowMs: number,
  words: HistoryWords,
): ReportData {
  const fields: { [field: string]: string | null } = {};
  for (const field of GAME_FIELDS) {
    const value = (game[field] || '').slice(0, READ_LIMIT);
    // Support asks for the client key, which looks like a secret.
    fields[field] = clip(field === 'clientKey' ? value : withoutSecrets(value), FIELD_LIMIT) || null;
  }
  const counts = {
    total,
    forgotten,
    failures: groups.map((group, at) => reportGroup(group, at < MAX_LONG ? LONG_LIMIT : SHORT_LIMIT, words)),
  };
  return Object.assign({ reportedAt: dateOf(nowMs) }, fields as ReportedInfo, counts);
}

function reportGroup(group: Group, limit: number, words: HistoryWords): ReportedFailure {
  const { code, title, side, place, count, perMinute, firstMs, lastMs } = rowOf(group, words);
  const { explanation, call, uncaught } = group.latest;
  return {
    code: withoutSecrets(code),
    subCode: finerCodeOf(explanation),
    title: withoutSecrets(title),
    message: clip(withoutSecrets(explanation.message || ''), limit),
    side,
    call: withoutSecrets(callLine(call)),
    url: call.url ? clip(withoutSecrets(call.url), limit) : null,
    elapsedMs: call.elapsedMs,
    count,
    perMinute,
    first: dateOf(firstMs),
    last: dateOf(lastMs),
    uncaught: uncaught ? { name: withoutSecrets(uncaught.name), place, stack: uncaught.stack } : null,
  };
}

/** @returns the report in both forms: of each failure at most four lines */
export function writeReport(data: ReportData, { report: words }: HistoryWords): Report {
  const lines = [`# ${words.title}`, ''];
  const add = (label: string, value: string) => {
    if (value) lines.push(`- ${escaped(fill(words.line, { label, value }))}`);
  };
  for (const field of GAME_FIELDS) add(words.game[field], data[field] || words.notGiven);
  const counts = { date: data.reportedAt, total: `${data.total}`, forgotten: `${data.forgotten}` };
  add(words.game.reportedAt, fill(words.counts, counts));
  for (const failure of data.failures) {
    const { code, subCode, title, message, call, url, elapsedMs, count, first, last, uncaught } = failure;
    lines.push('', `## ${escaped(code ? `${code} ${title}` : title)}`);
    const error = [code && `errCode ${code}`, subCode, message && `errMsg "${message}"`];
    if (uncaught) add(words.failure.stack, clip(uncaught.stack.join(' < '), LONG_LIMIT));
    else add(words.failure.error, error.filter(Boolean).join(', '));
    const took = elapsedMs > 0 ? ` (${duration(elapsedMs)})` : '';
    add(words.failure.call, [call, url].filter(Boolean).join(' ') + took);
    add(words.failure.times, `${count}${first && ` · ${first}${last === first ? '' : ` – ${last}`}`}`);
  }
  return { markdown: `${lines.join('\n')}\n`, json: JSON.stringify(data) };
}

/** A text without the meaning that its characters have in Markdown and HTML, on one line. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#&~]/g, '\\$&').replace(/[^ -\uffff]/g, ' ');
