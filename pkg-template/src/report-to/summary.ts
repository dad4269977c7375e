// What the reports say about an explanation, in one way for all of them.
import { clip, withoutSecrets } from '../core.js';
import { publicUrl } from '../failures.js';
import type { Explanation } from '../types.js';
import type { Call, Failure } from '../watch-types.js';

/** How long a text may be, in characters. */
const TEXT_LIMIT = 2000;
/** The ports of the schemes. */
const PORTS: { readonly [scheme: string]: number } = { http: 80, https: 443 };
/** How long the name of a value in a query may be, in UTF-16 code units: a longer one may be a secret. */
const NAME_LIMIT = 40;
/** How many of them are told. */
const MOST_NAMES = 20;
/** The row of the HTTP statuses. */
const HTTP = 'network/http-non-2xx';

/** An explanation in a few plain values. */
export interface Summary {
  /** The id of the row; else `ambiguous` or `unknown` with the code. */
  readonly type: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly side: string | null;
  readonly expected: boolean | null;
  /** Whether it is something that no one has to look at: an outcome of normal play, or the game's own `abort()`. */
  readonly isHarmless: boolean;
  readonly confidence: string | null;
  readonly candidates: string[];
  /** The HTTP status, where that is the error. */
  readonly status: number | null;
}

/** @returns the values; those that nothing decides are `null` */
export function summaryOf(explanation: Explanation): Summary {
  const { code, retry } = explanation;
  const known = explanation.status === 'known' ? explanation : undefined;
  const common = explanation.status === 'ambiguous' ? explanation.common : undefined;
  const expected = known ? known.expected : common ? common.expected : null;
  const isAborted = retry.kind === 'never' && retry.until === 'game-choice';
  return {
    type: known
      ? known.id
      : code === null
        ? explanation.status
        : `${explanation.status}/${safe(`${code}`, 64)}`,
    id: known ? known.id : null,
    title: known ? known.title : null,
    side: known ? known.side : common ? common.side : null,
    expected,
    isHarmless: expected === true || isAborted,
    confidence: known ? known.match.confidence : null,
    candidates: explanation.status === 'ambiguous' ? explanation.candidates.map(({ id }) => id) : [],
    status: known && known.id === HTTP && code !== null ? Number(code) : null,
  };
}

/**
 * What makes failures the same one: the error, and where it happened. Numbers and long ids in a path are left out, as each
 * player or level may have its own.
 */
export function groupOf({ explanation, call }: Failure): string[] {
  const { type } = summaryOf(explanation);
  // Without a code, the message is all that tells errors apart.
  const isMessageAll = explanation.status === 'unknown' && explanation.code === null;
  const message = isMessageAll ? safe(explanation.message || '', 100).replace(/\d+/g, '#') : '';
  const { path } = placeOf(call);
  const place = call.host ? call.host + path.replace(/[^/]*(?:\d|[^/]{40})[^/]*/g, '*') : call.adUnitId || '';
  return ['ttminis-explain', type, call.function, safe(place, 300)].concat(message || []);
}

/** Where a call went, as far as that can be read and may be told. */
export interface Place {
  readonly url: string;
  readonly scheme: string;
  readonly address: string;
  readonly port: number | null;
  readonly path: string;
  readonly query: string;
}

/** @returns the place; empty where the URL cannot be read */
export function placeOf({ url, host }: Call): Place {
  const text = url !== null && host !== null ? url : '';
  // `watch` has redacted it; a call that someone else has put together may have its secrets.
  const bare = text && publicUrl(text.split(/[?#]/)[0] as string).url;
  const [, given = ''] = /\?([^#]*)/.exec(text) || [];
  const query = given
    .split('&')
    .map((pair) => pair.slice(0, pair.indexOf('=') + 1))
    .filter((name) => name && name.length <= NAME_LIMIT)
    .slice(0, MOST_NAMES)
    .join('&');
  const [, scheme = '', path = ''] = /^([a-z][a-z\d+.-]*):\/\/[^/]*(.*)$/i.exec(bare) || [];
  const [, address = '', port] = /^(.*?)(?::(\d+))?$/.exec(host || '') || [];
  return {
    url: query ? `${bare}?${query}` : bare,
    scheme: scheme.toLowerCase(),
    address,
    port: Number(port) || PORTS[scheme.toLowerCase()] || null,
    path,
    query,
  };
}

/** @returns the text without what may be secret, and not too long: `explain` leaves out secrets only where it is told to */
export function safe(text: string, limit = TEXT_LIMIT): string {
  return clip(withoutSecrets(text.slice(0, 2 * TEXT_LIMIT)), limit);
}

/** Adds the values that are known. */
export function withKnown<T>(
  target: { [name: string]: T },
  values: { readonly [name: string]: T | null | undefined },
): { [name: string]: T } {
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value !== null && value !== undefined && (value as unknown) !== '') target[name] = value;
  }
  return target;
}
