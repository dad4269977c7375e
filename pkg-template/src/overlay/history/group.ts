// A group: the failures with one meaning at one place. It keeps the last one, and counts.

import { withoutSecrets } from '../../core.js';
import type { Side } from '../../overlay-types.js';
import type { Api, Explanation } from '../../types.js';
import type { Failure } from '../../watch-types.js';
import { clip } from '../../word/text.js';
import type { GroupRow } from './view.js';

/** The limits of a row, in characters. */
const TITLE_LIMIT = 120;
const PLACE_LIMIT = 80;
const FUNCTION_LIMIT = 64;
const CODE_LIMIT = 24;
/** How much of a message tells unlisted errors apart, in characters. */
const KEY_LIMIT = 80;
/** The rate is counted in parts of a minute, so that its size does not depend on the rate. */
const PART_MS = 5000;
const PARTS = 12;
/** A later time comes from a wrong clock. */
const YEAR_2600_MS = 19_900_000_000_000;

export interface Group {
  readonly id: number;
  readonly key: string;
  readonly side: Side;
  readonly place: string;
  /** The calls of its failures. */
  readonly apis: Api[];
  count: number;
  firstMs: number;
  lastMs: number;
  /** The number of its last failure: the order of those at the same time. */
  lastNumber: number;
  /** How many failures each part of the last minute had, by the number of the part. */
  readonly parts: Map<number, number>;
  /** The title of the last failure: it takes long to redact. */
  title: string;
  latest: Failure;
}

/** @returns what the failures of a group have in common, and those of no other group */
export function keyOf(failure: Failure): string {
  const { explanation } = failure;
  const meaning =
    explanation.status === 'known'
      ? [explanation.id]
      : explanation.status === 'ambiguous'
        ? explanation.candidates.map((candidate) => candidate.id)
        : [
            explanation.status === 'unrecognized' ? explanation.looksLike : '',
            clip(explanation.message || '', KEY_LIMIT),
            apiOf(failure) || '',
          ];
  // One row can have two sides: nobody is responsible for a request that the game aborted.
  return meaning
    .concat(
      codeOf(explanation),
      subCodeOf(explanation),
      sideOf(failure),
      failure.call.function,
      placeOf(failure),
    )
    .join('\n');
}

/** @returns the sub error code that came with the code; empty where there is none */
export const subCodeOf = ({ facts }: Explanation): string =>
  facts
    .filter(({ origin, value }) => origin === 'input' && /^\d{5}$/.test(value))
    .map(({ value }) => value)[0] || '';

export function createGroup(id: number, key: string, latest: Failure): Group {
  const of = { id, key, side: sideOf(latest), place: placeOf(latest), title: '', latest };
  return Object.assign(of, { apis: [], count: 0, firstMs: 0, lastMs: 0, lastNumber: 0, parts: new Map() });
}

export function copyGroup(group: Group): Group {
  return Object.assign({}, group, { apis: group.apis.slice(), parts: new Map(group.parts) });
}

/** @param number - how many failures there were, this one included */
export function addFailure(group: Group, failure: Failure, number: number): void {
  const { parts } = group;
  const api = apiOf(failure);
  const ms = timeOf(failure);
  group.count++;
  if (api && group.apis.indexOf(api) < 0) group.apis.push(api);
  if (!group.firstMs || (ms && ms < group.firstMs)) group.firstMs = ms;
  if (ms >= group.lastMs) {
    group.lastMs = ms;
    group.lastNumber = number;
    group.title = titleOf(failure);
    group.latest = failure;
  }
  const part = Math.floor(ms / PART_MS);
  const oldest = Math.floor(group.lastMs / PART_MS) - PARTS + 1;
  // A failure that is reported late counts in its own part.
  if (ms) parts.set(part, (parts.get(part) || 0) + 1);
  parts.forEach((_, at) => {
    if (at < oldest) parts.delete(at);
  });
}

export function rowOf({ id, side, place, count, firstMs, lastMs, parts, title, latest }: Group): GroupRow {
  let perMinute = 0;
  parts.forEach((failures) => {
    perMinute += failures;
  });
  const code = codeOf(latest.explanation);
  const name = clip(latest.call.function, FUNCTION_LIMIT);
  return { group: id, code, title, side, function: name, place, count, firstMs, lastMs, perMinute };
}

type Code = number | string | null;

/** @returns the code as it came in, or the one that the reference lists; empty where there is none */
export const codeOf = (source: { readonly code: Code; readonly listedCode?: Code }): string =>
  codeText(source.code) || codeText(source.listedCode);

function codeText(code: unknown): string {
  return typeof code === 'string' ? code.slice(0, CODE_LIMIT) : Number.isSafeInteger(code) ? `${code}` : '';
}

/** @returns the call that failed: the explanation knows it better than `watch` */
export const apiOf = ({ explanation, call }: Failure): Api | null => explanation.api || call.api;

function sideOf({ explanation }: Failure): Side {
  const source =
    explanation.status === 'known'
      ? explanation
      : explanation.status === 'ambiguous'
        ? explanation.common
        : null;
  if (!source || source.expected === null) return 'unclear';
  return source.expected ? 'nobody' : source.source || 'unclear';
}

/** The host and the path, or the ad unit. */
function placeOf({ call }: Failure): string {
  const { url, host, adUnitId } = call;
  const path = host && url ? url.replace(/^[^:]*:[\\/]*[^\\/?#]*|\/?\?.*|\/$/g, '') : '';
  return clip(host ? host + path : adUnitId || '', PLACE_LIMIT);
}

function timeOf({ call }: Failure): number {
  const ms = call.startedAt + call.elapsedMs;
  return ms > 0 && ms < YEAR_2600_MS ? ms : 0;
}

function titleOf({ explanation }: Failure): string {
  const title =
    explanation.status === 'known'
      ? explanation.title
      : explanation.status === 'ambiguous'
        ? explanation.candidates.map((candidate) => candidate.title).join(' / ')
        : withoutSecrets(explanation.message || explanation.reason);
  return clip(title, TITLE_LIMIT);
}
