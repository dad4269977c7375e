// Failures that `watch` has not seen, in the form that it gives them.
import { frozen } from '../core.js';
import type { Api, Context, Explanation } from '../types.js';
import type { Failure } from '../watch-types.js';
import { numberOf, read } from './language.js';

/** How long a text may be. */
const LONGEST = 2000;

/**
 * @param explanation - what the error means
 * @param context - what is known of the call
 * @returns the failure, which happened now: plain data without long texts, and nothing in it is the game's
 */
export function failureOf(explanation: Explanation, context: Context | undefined): Failure {
  const args = read(context, 'args');
  const text = (name: string) => {
    const value = read(args, name);
    return typeof value === 'string' ? value.slice(0, LONGEST) : '';
  };
  // A user's name is in front of an `@`, a secret behind a `?`.
  const [, scheme = '', host, path] =
    /^\s*(https?:)?\/\/(?:[^/?#\\]*@)?([^/?#@\\]+)([^?#@]*)/i.exec(text('url')) || [];
  const elapsedMs = numberOf(read(context, 'elapsedMs'));
  const plain = JSON.parse(
    JSON.stringify(explanation, (_, part) => (typeof part === 'string' ? part.slice(0, LONGEST) : part)),
  ) as Explanation;
  return frozen({
    explanation: plain,
    call: {
      id: 0,
      // Which one is not known; what is read does not take this for one.
      api: plain.api || ('' as Api),
      function: plain.api || '',
      startedAt: Date.now() - elapsedMs,
      elapsedMs,
      method: text('method') || null,
      url: host ? `${scheme}//${host}${path}` : null,
      host: host || null,
      adUnitId: text('adUnitId') || null,
      aborted: null,
      via: 'fail',
    },
  });
}
