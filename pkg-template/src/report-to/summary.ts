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
export type Summary = Readonly<ReturnType<typeof summaryOf>>;

/** @returns the values; those that nothing decides are `null` */
export function summaryOf(explanation: Explanation) {
  const { code, retry, status } = explanation;
  const known = status === 'known' ? explanation : null;
  const decided = known || (status === 'ambiguous' ? explanation.common : null);
  const expected = decided ? decided.expected : null;
  const isAborted = retry.kind === 'never' && retry.until === 'game-choice';
  return {
    /** The id of the row; else `ambiguous` or `unknown` with the code. */
    type: known ? known.id : code === null ? status : `${status}/${safe(`${code}`, 64)}`,
    id: known ? known.id : null,
    title: known ? known.title : null,
    side: decided ? decided.side : null,
    expected,
    /** Whether it is something that no one has to look at: an outcome of normal play, or the game's own `abort()`. */
    isHarmless: expected === true || isAborted,
    confidence: known ? known.match.confidence : null,
    candidates: status === 'ambiguous' ? explanation.candidates.map(({ id }) => id) : [],
    /** The HTTP status, where that is the error. */
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

/** @returns where a call went, as far as that can be read and may be told; empty where the URL cannot be read */
export function placeOf({ url, host }: Call) {
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
  const [, front = '', path = ''] = /^([a-z][a-z\d+.-]*):\/\/[^/]*(.*)$/i.exec(bare) || [];
  const [, address = '', port] = /^(.*?)(?::(\d+))?$/.exec(host || '') || [];
  const scheme = front.toLowerCase();
  return {
    url: query ? `${bare}?${query}` : bare,
    scheme,
    address,
    port: Number(port) || PORTS[scheme] || null,
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
