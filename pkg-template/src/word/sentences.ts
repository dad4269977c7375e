import catalog from '#data/catalog';
import type { Ambiguous, Entry, Retry } from '../types.js';
import { fill } from './template.js';
import { camel, clip } from './text.js';
import type { AnswerWords, Words } from './words.js';

/** How many characters of a text from the game a sentence quotes. */
export const QUOTE_LIMIT = 80;

/** @returns the sentences as one paragraph, without those that are empty */
export function paragraph({ answers }: Pick<Words, 'answers'>, sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(answers.style.betweenSentences);
}

/** @returns the beginning of a message in quotes */
export function quoted({ style }: AnswerWords, message: string): string {
  return fill(style.quoted, { text: clip(message, QUOTE_LIMIT) });
}

/** @returns a sentence as it stands behind a colon, where names that are written with capitals keep them */
export function behindColon({ style }: AnswerWords, sentence: string): string {
  if (!style.lowercaseBehindColon) return sentence;
  return sentence.replace(/^[A-Z](?=[a-z ]|$)/, (first) => first.toLowerCase());
}

/** @returns a row with its code, or with an HTTP status, such as `30001 "User exit" (showing an ad)`; without the call where that is known */
export function nameOf(
  { calls, code, row }: AnswerWords,
  entry: Entry,
  status = '',
  number = '',
  isCallKnown = false,
): string {
  const own = entry.origin.title === 'derived' ? row.nameOfOurs : row.name;
  const name = status ? row.nameWithStatus : own;
  // The call stands last, in brackets.
  return fill(isCallKnown ? name.replace(/ ?[(（].*/, '') : name, {
    code: number || code[entry.code] || `${entry.code}`,
    status,
    title: entry.title,
    calls: calls[entry.api],
  });
}

/**
 * @param code - the code that came in
 * @param sub - the sub error code, where there is one
 * @returns the number that a row stands for in an answer; empty where that is the row's own code
 */
export function numberFor({ row }: AnswerWords, { code: listed }: Entry, code: number, sub?: number): string {
  const [first, last = first] = `${listed}`.split('-').map(Number) as [number, number?];
  const covers = (number: number) => number >= first && number <= last;
  if (sub !== undefined && covers(sub)) return fill(row.subCode, { code: `${code}`, sub: `${sub}` });
  if (covers(code)) return `${code}`;
  return first >= 0 ? fill(row.listedAs, { code: `${code}`, listed: `${listed}` }) : '';
}

/** @returns an HTTP status with its registered name, such as `404 Not Found` */
export function statusLine(status: number): string {
  return `${status} ${catalog.httpStatus.names[status] || ''}`.trim();
}

/** @returns what to do about an HTTP status */
export function statusAdvice({ httpStatus }: Words, status: number): string {
  const { advice } = catalog.httpStatus;
  return httpStatus[`${advice[status] || advice[`${Math.floor(status / 100)}xx`]}`] || '';
}

/** @returns what would decide between rows */
export function howToDecide(
  { decide, style }: AnswerWords,
  entries: readonly Entry[],
  decideBy: Ambiguous['decideBy'],
): string {
  const listOf = (beforeLast: string, textOf: (entry: Entry) => string): string => {
    const items = entries.map(textOf);
    return items.slice(0, -1).join(style.betweenItems) + beforeLast + items.slice(-1);
  };
  return fill(decide[decideBy || 'nothing'], {
    calls: listOf(style.beforeLastChoice, ({ api }) =>
      fill(decide.apiChoice, { api: api === 'network' ? 'request' : api }),
    ),
    titles: listOf(style.beforeLastItem, ({ title }) => fill(style.quoted, { text: title })),
  });
}

/** @returns the advice of an answer about trying again */
export function retry({ retry: sentences }: AnswerWords, advice: Retry): string {
  if (advice.kind === 'never') return sentences[camel(advice.until)];
  if (advice.kind === 'depends')
    return advice.on === 'aborted' ? sentences.unlessAborted : sentences.ifTransient;
  const isLimited = advice.kind === 'backoff' && advice.onlyIfIdempotent;
  return sentences[isLimited ? 'backoffIfIdempotent' : camel(advice.kind)];
}
