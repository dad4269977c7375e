// Failures that `watch` does not see, in the form that it gives them.
import { frozen } from '../core.js';
import { clip, publicUrl, shortened } from '../failures.js';
import type { ReportedFailure } from '../overlay-types.js';
import type { Context, Explanation } from '../types.js';
import type { Failure } from '../watch-types.js';
import { numberOrZero, read } from './safe-access.js';

/** An error that nobody caught, as it was thrown. */
export type Uncaught = NonNullable<ReportedFailure['uncaught']>;

/** A failure in the history: a failed call, or an error that nobody caught. */
export interface Recorded extends Failure {
  readonly uncaught?: Uncaught | undefined;
}

/**
 * @returns a failure of this moment: frozen plain data without long texts, which shares no object with the game
 */
export function failureOf(explanation: Explanation, context: Context | undefined): Failure {
  const args = read(context, 'args');
  const text = (name: string) => {
    const value = read(args, name);
    return typeof value === 'string' ? value : '';
  };
  const url = text('url');
  const shown = url ? publicUrl(url) : { url: null, host: null };
  const elapsedMs = Math.max(0, numberOrZero(read(context, 'elapsedMs')));
  return frozen({
    explanation: shortened(explanation),
    call: {
      id: 0,
      api: explanation.api,
      function: explanation.api || '',
      startedAt: Date.now() - elapsedMs,
      elapsedMs,
      method: clip(text('method')) || null,
      url: shown.url,
      host: shown.host,
      adUnitId: clip(text('adUnitId')) || null,
      aborted: null,
      via: 'fail',
      follows: null,
    },
  });
}

/** @returns whether the failure is more than an outcome of normal play */
export const isFault = ({ explanation, uncaught }: Recorded): boolean =>
  explanation.status === 'known'
    ? !explanation.expected
    : !!uncaught ||
      explanation.status !== 'unrecognized' ||
      !/^(success|nothing|response)$/.test(explanation.looksLike);
