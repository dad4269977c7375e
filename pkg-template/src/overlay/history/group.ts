// A group: the failures with one meaning at one place. It keeps the last ones, and counts.
import { withoutSecrets } from '../../core.js';
import type { FailureSide } from '../../overlay-types.js';
import type { Api, Explanation, Known } from '../../types.js';
import { fill } from '../../word/template.js';
import { clip } from '../../word/text.js';
import type { Recorded } from '../failure.js';
import type { HistoryWords } from '../words.js';

/** The limits of a row, in characters. */
const TITLE_LIMIT = 120;
const PLACE_LIMIT = 80;
const FUNCTION_LIMIT = 64;
const CODE_LIMIT = 24;
/** How much of a message tells unlisted errors apart, in characters. */
const KEY_LIMIT = 80;
/** How many failures a group lists, and how much of their messages. */
const MAX_RECENT = 10;
const MESSAGE_LIMIT = 300;
/** The rate is counted in parts of a minute, so that its size does not depend on the rate. */
const PART_MS = 5000;
const PARTS = 12;
/** A later time comes from a wrong clock. */
const YEAR_2600_MS = 19_900_000_000_000;

/** A single failure of a group. */
export interface Recent {
  readonly ms: number;
  readonly elapsedMs: number;
  readonly message: string;
}

export interface Group {
  readonly id: number;
  readonly key: string;
  readonly place: string;
  /** The calls of its failures. */
  readonly apis: Api[];
  count: number;
  /** In milliseconds since 1970; 0 where no time is known. */
  firstMs: number;
  lastMs: number;
  /** The number of its last failure: the order of those at the same time. */
  lastNumber: number;
  /** How many failures each part of the last minute had, by the number of the part. */
  readonly parts: Map<number, number>;
  /** The last failures, the newest first. */
  recent: readonly Recent[];
  /** The row that somebody chose as the meaning; copies of the group share it. */
  readonly choice: { id?: string | undefined };
  latest: Recorded;
  /** The title of this meaning: it takes long to redact. */
  titled?: { readonly meaning: Explanation; readonly title: string };
}

/** @returns what the failures of a group have in common, and those of no other group */
export function keyOf(failure: Recorded): string {
  const { explanation, uncaught } = failure;
  const meaning =
    explanation.status === 'known'
      ? [explanation.id]
      : explanation.status === 'ambiguous'
        ? explanation.candidates.map((candidate) => candidate.id)
        : [
            explanation.status === 'unrecognized' ? explanation.looksLike : '',
            uncaught ? uncaught.name : '',
            clip(explanation.message || '', KEY_LIMIT),
            apiOf(failure) || '',
          ];
  // One row can have two sides: nobody is responsible for a request that the game aborted.
  return meaning
    .concat(
      codeOf(explanation),
      finerCodeOf(explanation),
      sideWith(failure, explanation),
      failure.call.function,
      placeOf(failure),
    )
    .join('\n');
}

/** @returns the sub error code or the HTTP status that came with the code; empty where there is none */
export const finerCodeOf = ({ facts }: Explanation): string =>
  facts
    .filter(({ origin, value }) => origin === 'input' && /^\d{5}$|^\d{3}\b/.test(value))
    .map(({ value }) => value)[0] || '';

export function createGroup(id: number, key: string, latest: Recorded): Group {
  const empty = { apis: [], count: 0, firstMs: 0, lastMs: 0, lastNumber: 0, parts: new Map(), recent: [] };
  return Object.assign({ id, key, place: placeOf(latest), choice: {}, latest }, empty);
}

export function copyGroup(group: Group): Group {
  return Object.assign({}, group, { apis: group.apis.slice(), parts: new Map(group.parts) });
}

/** @param number - how many failures there were, this one included */
export function addFailure(group: Group, failure: Recorded, number: number): void {
  const api = apiOf(failure);
  const ms = timeOf(failure);
  const { explanation, call } = failure;
  const one = { ms, elapsedMs: call.elapsedMs, message: clip(explanation.message || '', MESSAGE_LIMIT) };
  if (ms >= group.lastMs) {
    group.lastMs = ms;
    group.lastNumber = number;
    group.latest = failure;
  }
  if (ms) addPart(group, Math.floor(ms / PART_MS), 1);
  extend(group, { count: 1, apis: api ? [api] : [], firstMs: ms, recent: [one] });
}

/** Puts the failures of an older group into the one that came in its place. */
export function mergeGroup(group: Group, older: Group): void {
  older.parts.forEach((count, part) => {
    addPart(group, part, count);
  });
  group.choice.id = group.choice.id || older.choice.id;
  extend(group, older);
}

type Counted = Pick<Group, 'count' | 'apis' | 'firstMs' | 'recent'>;

/** Counts failures in, whichever of them was last. */
function extend(group: Group, { count, apis, firstMs, recent }: Counted): void {
  group.count += count;
  for (const api of apis) if (group.apis.indexOf(api) < 0) group.apis.push(api);
  if (!group.firstMs || (firstMs && firstMs < group.firstMs)) group.firstMs = firstMs;
  group.recent = group.recent
    .concat(recent)
    .sort((a, b) => b.ms - a.ms)
    .slice(0, MAX_RECENT);
}

/** Counts failures in their part of the last minute: one that is reported late counts in its own part. */
function addPart({ lastMs, parts }: Group, part: number, count: number): void {
  const oldest = Math.floor(lastMs / PART_MS) - PARTS + 1;
  parts.set(part, (parts.get(part) || 0) + count);
  parts.forEach((_, at) => {
    if (at < oldest) parts.delete(at);
  });
}

/** @returns the answer, or the meaning that somebody chose from it */
export function meaningOf({ choice, latest }: Group): Explanation {
  const { explanation } = latest;
  const candidates: readonly Known[] = explanation.status === 'ambiguous' ? explanation.candidates : [];
  return candidates.find(({ id }) => id === choice.id) || explanation;
}

/** @returns the row of the list for a group: the failures with one meaning at one place */
export function rowOf(group: Group, words: HistoryWords) {
  const { id, place, count, firstMs, lastMs, parts, latest } = group;
  let perMinute = 0;
  parts.forEach((failures) => {
    perMinute += failures;
  });
  const meaning = meaningOf(group);
  if (group.titled?.meaning !== meaning) group.titled = { meaning, title: titleOf(latest, meaning, words) };
  return {
    /** The number of the group. No other group ever gets it. */
    group: id,
    /** The code of the last failure; empty where it has none. */
    code: codeOf(latest.explanation),
    /** The reference's message, or the message of the last failure. */
    title: group.titled.title,
    side: sideOf(group),
    function: clip(latest.call.function, FUNCTION_LIMIT),
    /** The path of the URL, the ad unit, or where an uncaught error was thrown; empty where none is known. */
    place,
    count,
    /** In milliseconds since 1970; 0 where no time is known. */
    firstMs,
    lastMs,
    /** How many failures the group had in the minute before the last one. */
    perMinute,
  };
}

type Code = number | string | null;

/** @returns the code as it came in, or the one that the reference lists; empty where there is none */
export const codeOf = (source: { readonly code: Code; readonly listedCode?: Code }): string =>
  codeText(source.code) || codeText(source.listedCode);

function codeText(code: unknown): string {
  return typeof code === 'string' ? code.slice(0, CODE_LIMIT) : Number.isSafeInteger(code) ? `${code}` : '';
}

/** @returns the call that failed: the explanation knows it better than `watch` */
export const apiOf = ({ explanation, call }: Recorded): Api | null => explanation.api || call.api;

/** @returns the side of a group, with the meaning that somebody chose */
export const sideOf = (group: Group): FailureSide => sideWith(group.latest, meaningOf(group));

function sideWith({ uncaught }: Recorded, meaning: Explanation): FailureSide {
  if (uncaught) return 'uncaught';
  const answer =
    meaning.status === 'ambiguous' ? meaning.common : meaning.status === 'known' ? meaning : null;
  return answer?.side || 'unclear';
}

/** The path, the ad unit, or where an uncaught error was thrown. */
function placeOf({ call, uncaught }: Recorded): string {
  const { url, host, adUnitId } = call;
  if (uncaught) return clip(uncaught.place, PLACE_LIMIT);
  const path = host && url ? url.replace(/^[^:]*:[\\/]*[^\\/?#]*|\/?\?.*|\/$/g, '') : '';
  return clip(path || host || adUnitId || '', PLACE_LIMIT);
}

function timeOf({ call }: Recorded): number {
  const ms = call.startedAt + call.elapsedMs;
  return ms > 0 && ms < YEAR_2600_MS ? ms : 0;
}

function titleOf({ uncaught }: Recorded, meaning: Explanation, { report }: HistoryWords): string {
  const title =
    meaning.status === 'known'
      ? meaning.title
      : meaning.status === 'ambiguous'
        ? // The first of them alone would look like the answer.
          fill(report.ambiguous, { count: `${meaning.candidates.length}` })
        : (uncaught ? `${uncaught.name}: ` : '') + withoutSecrets(meaning.message || meaning.reason);
  return clip(title, TITLE_LIMIT);
}
