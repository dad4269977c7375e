import type { Unrecognized } from '../types.js';
import { kindOf, numberOf, textOf } from './property.js';
import { TEXT_LIMIT, trimmed } from './text.js';

/** What something that is no error of the platform looks like. */
export type LooksLike = Exclude<Unrecognized['looksLike'], 'unread'>;

/** Whether a name is one of the errors that JavaScript or a library makes; games wrap the platform's in a plain `Error`. */
export function isErrorName(name: unknown): boolean {
  const text = textOf(name, 64) || '';
  return text !== 'Error' && /Error$/.test(text);
}

/** The names of the errors that the language itself throws. */
const LANGUAGE_ERROR = /^(?:Aggregate|Eval|Internal|Range|Reference|Syntax|Type|URI)Error\b/;
/** Browsers name the error of a `fetch` without an answer as if it were a bug. */
const FETCH_ERROR = /^(?:TypeError: )?(?:Failed to fetch|fetch failed|Load failed|NetworkError when)/;

/** @returns what no error of the platform looks like; a success is told by its message and its code, not here */
export function looksLike(value: unknown, get: (key: string) => unknown): LooksLike {
  const kind = kindOf(value);
  if (kind === 'bigint') return 'number';
  if (kind === 'string') return lookOfText(trimmed(textOf(value, TEXT_LIMIT) as string));
  if (kind === 'object') return lookOfObject(get);
  return kind === 'nothing' || kind === 'number' || kind === 'array' ? kind : 'primitive';
}

function lookOfText(text: string): LooksLike {
  if (text === '' || text === 'null' || text === 'undefined') return 'nothing';
  // `TypeError: ad.show is not a function`, as consoles write it.
  if (LANGUAGE_ERROR.test(text) && !FETCH_ERROR.test(text)) return 'javascript-error';
  return /^\w*Error:/.test(text) ? 'library-error' : 'text';
}

function lookOfObject(get: (key: string) => unknown): LooksLike {
  const isText = (key: string) => typeof get(key) === 'string';
  const isNumber = (key: string) => numberOf(get(key)) !== undefined;
  if (typeof get('then') === 'function') return 'promise';
  if (isText('name') && isText('message')) {
    // A DOMException has a number where other errors have none or a text.
    if (isNumber('code') && isErrorName(get('name'))) return 'dom-exception';
    const isBug = LANGUAGE_ERROR.test(get('name') as string) && !FETCH_ERROR.test(get('message') as string);
    return isBug ? 'javascript-error' : 'library-error';
  }
  if (isNumber('statusCode')) return 'response';
  // A socket that closes tells its code and its reason.
  const isClose = isNumber('code') && isText('reason');
  return isClose || (isText('type') && kindOf(get('target')) !== 'nothing') ? 'event' : 'something';
}
