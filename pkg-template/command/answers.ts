// The answers to records and to texts. A log has the same few errors again and again, so the last answers are kept.
import { explain, explainAll } from 'ttminis-explain';
import type { Context, Explanation, Language } from '../src/types.js';
import type { ErrorRecord } from './record.js';

/** How many answers are kept. */
const MOST = 4096;
/** How long the JSON of an error may be to be kept, in UTF-16 code units. */
const KEY_LIMIT = 2048;

/** Explains what a log has. */
export class Answers {
  readonly #context: Context;
  readonly #kept = new Map<string, Explanation>();

  /** @param context - the call that failed, where the log does not say */
  constructor(context: { readonly api: Context['api']; readonly language: Language | undefined }) {
    this.#context = context;
  }

  /** @returns the errors of a text */
  ofText(text: string): readonly Explanation[] {
    return explainAll(text, this.#context);
  }

  /** @returns the error of a record; `undefined` where it is none of the platform */
  ofRecord({ error, api = this.#context.api, isOfPlatform }: ErrorRecord): Explanation | undefined {
    const answer = this.#remembered(keyOf(error, api), error, { ...this.#context, api });
    // `explain` was asked about an error. A record can as well be about a database or a file.
    const isError = answer.status === 'unknown' ? isOfPlatform : answer.status !== 'unrecognized';
    return isError ? answer : undefined;
  }

  #remembered(key: string | undefined, error: unknown, context: Context): Explanation {
    if (key === undefined) return explain(error, context);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const answer = explain(error, context);
    // Those that a log has often come back at once.
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(key, answer);
    return answer;
  }
}

/** @returns what decides the answer; `undefined` where that is too long to be kept */
function keyOf(error: unknown, api: Context['api']): string | undefined {
  try {
    const key = `${api} ${JSON.stringify(error)}`;
    return key.length <= KEY_LIMIT ? key : undefined;
  } catch {
    // Objects inside one another can be read deeper than they can be written.
    return undefined;
  }
}
