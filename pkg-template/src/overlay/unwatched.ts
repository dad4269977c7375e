// Failures that `watch` has not seen, in the form that it gives them.
import { clip, frozen, publicUrl, shortened } from '../core.js';
import type { Api, Context, Explanation } from '../types.js';
import type { Failure } from '../watch-types.js';
import { numberOrZero as numberOf, read } from './safe-access.js';

/**
 * @param explanation - what the error means
 * @param context - what is known of the call
 * @returns the failure, which happened now: plain data without long texts, and nothing in it is the game's
 */
export function failureOf(explanation: Explanation, context: Context | undefined): Failure {
  const args = read(context, 'args');
  const text = (name: string) => {
    const value = read(args, name);
    return typeof value === 'string' ? value : '';
  };
  const url = text('url');
  const told = url ? publicUrl(url) : { url: null, host: null };
  const elapsedMs = Math.max(0, numberOf(read(context, 'elapsedMs')));
  return frozen({
    explanation: shortened(explanation),
    call: {
      id: 0,
      // Which one is not known; what is read does not take this for one.
      api: explanation.api || ('' as Api),
      function: explanation.api || '',
      startedAt: Date.now() - elapsedMs,
      elapsedMs,
      method: clip(text('method')) || null,
      url: told.url,
      host: told.host,
      adUnitId: clip(text('adUnitId')) || null,
      aborted: null,
      via: 'fail',
    },
  });
}
