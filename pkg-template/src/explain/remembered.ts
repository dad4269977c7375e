// The last answers. Games meet the same few errors again and again, and an answer is frozen, so it can be shared.
import type { Explanation } from '../types.js';

/** An error that nothing but its code, its message, the call and the language decides; and the answer, once it is known. */
export interface Remembered {
  readonly code: number;
  readonly message: string;
  readonly api: unknown;
  readonly language: unknown;
  answer: Explanation | undefined;
}

/** How many answers are kept. */
const MOST = 32;
/** How long a message may be to be kept, in UTF-16 code units. */
const MESSAGE_LIMIT = 160;
/** This code comes with sub error codes, which stand elsewhere. */
const WITH_SUB_CODES = 50000;

/** What a context may have besides `api` and `language`. */
const OTHER_KEYS = [
  'args',
  'trustedDomains',
  'aborted',
  'elapsedMs',
  'totalBytes',
  'filePathSupported',
  'idempotent',
  'ad',
  'redact',
];
const { hasOwnProperty: hasOwn } = Object.prototype;
const answers: Remembered[] = [];
/** Where the next answer goes. */
let next = 0;

/**
 * @returns the answer to the same error, or a place for it; `undefined` where more than code, message and call decides
 */
export function recall(error: unknown, context: unknown): Remembered | undefined {
  try {
    let api: unknown;
    let language: unknown;
    if (context !== undefined) {
      // A context can have any number of keys, of which only these count.
      for (const key of OTHER_KEYS) if (key in (context as object)) return undefined;
      ({ api, language } = context as { readonly api?: unknown; readonly language?: unknown });
      if (api !== undefined && typeof api !== 'string') return undefined;
    }
    // What is inherited may be on every object.
    if (!hasOwn.call(error, 'errCode')) return undefined;
    const { errCode: code } = error as { readonly errCode?: unknown };
    // Zero and negative numbers stand for no code, and the rest of the error decides.
    if (typeof code !== 'number' || !(code > 0) || code % 1 !== 0 || code === WITH_SUB_CODES)
      return undefined;
    const { errMsg: message } = error as { readonly errMsg?: unknown };
    // An empty message may have another one beside it.
    if (typeof message !== 'string' || !message || message.length > MESSAGE_LIMIT) return undefined;
    for (let at = 0; at < answers.length; at++) {
      const one = answers[at] as Remembered;
      if (one.code === code && one.api === api && one.message === message && one.language === language)
        return one;
    }
    return { code, message, api, language, answer: undefined };
  } catch {
    return undefined;
  }
}

/** Keeps an answer in its place. The answer is frozen. */
export function remember(place: Remembered, answer: Explanation): void {
  place.answer = answer;
  answers[next] = place;
  next = (next + 1) % MOST;
}
