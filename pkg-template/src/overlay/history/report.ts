// The bug report: what TikTok's support asks for, and the history of failures, without what may be secret.

import { withoutSecrets } from '../../core.js';
import type { Report, ReportInfo } from '../../overlay-types.js';
import { clip } from '../../word/text.js';
import type { HistoryWords } from '../words.js';
import { type Group, rowOf } from './group.js';
import { sectionsOf } from './sections.js';

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
/** How many groups have sections: those that failed last. The others have only a row. */
const MAX_DETAILED = 20;
/** The year 10000, which has no date in four digits. */
const YEAR_10000_MS = 253_402_300_800_000;

/** What is known of {@link GAME_FIELDS}. */
export type GameInfo = { readonly [field in keyof ReportInfo]?: string | undefined };

/** The contents of a report, with the keys of its JSON. */
export type ReportData = { readonly [field in Field]: string | null } & {
  readonly reportedAt: string;
  readonly total: number;
  readonly forgotten: number;
  readonly failures: readonly ReturnType<typeof reportGroup>[];
};

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
  const counts = { total, forgotten, failures: groups.map((group, at) => reportGroup(group, at, words)) };
  return Object.assign({ reportedAt: dateOf(nowMs) }, fields as { [field in Field]: string | null }, counts);
}

function reportGroup(group: Group, at: number, words: HistoryWords) {
  const { code, title, side, function: name, place, count, perMinute, firstMs, lastMs } = rowOf(group);
  const sections = at < MAX_DETAILED ? sectionsOf(group.latest, words) : [];
  return {
    code: withoutSecrets(code),
    title: withoutSecrets(title),
    whose: side,
    function: withoutSecrets(name),
    // A host may look random, but not in a URL.
    place: withoutSecrets(`https://${place}`).replace('https://', ''),
    count,
    perMinute,
    first: dateOf(firstMs),
    last: dateOf(lastMs),
    sections: sections.map((section) =>
      Object.assign({}, section, { lines: section.lines.map(withoutSecrets) }),
    ),
  };
}

/** A time to the second, as ISO 8601 has it; empty where it is not known. */
function dateOf(ms: number): string {
  return ms >= 1 && ms < YEAR_10000_MS ? new Date(ms).toISOString().replace(/\.\d+/, '') : '';
}

/** @returns the report in both forms */
export function writeReport(data: ReportData, { report: words }: HistoryWords): Report {
  const row = (name: string, value: string | number) => `| ${name} | ${escaped(`${value}`)} |\n`;
  const item = (name: string, value: string | number) =>
    value === '' ? '' : `- ${escaped(name)}: ${escaped(`${value}`)}\n`;
  let markdown = `# ${words.title}\n\n| | |\n|---|---|\n`;
  for (const field of GAME_FIELDS) markdown += row(words.game[field], data[field] || words.notGiven);
  for (const field of ['reportedAt', 'total', 'forgotten'] as const) {
    markdown += row(words.game[field], data[field]);
  }
  for (const failure of data.failures) {
    markdown += `\n## ${escaped(failure.code ? `${failure.code} ${failure.title}` : failure.title)}\n\n`;
    for (const field of ['count', 'first', 'last', 'perMinute', 'whose', 'function', 'place'] as const) {
      markdown += item(words.failure[field], failure[field]);
    }
    for (const { kind, lines, marks } of failure.sections) {
      lines.forEach((line, at) => {
        markdown += item(marks[at] ? `${kind}, ${marks[at]}` : kind, line);
      });
    }
  }
  return { markdown, json: JSON.stringify(data) };
}

/** A text without the meaning that its characters have in Markdown and HTML, on one line. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#&~]/g, '\\$&').replace(/[^ -\uffff]/g, ' ');
