import type { Shape, ShapeChoice } from '../simulate-types.js';
import type { Entry } from '../types.js';

/** A failure, before it is given a shape. */
export interface Failure {
  /** The row of the catalog that it is. */
  readonly row: Entry;
  /** Its code. */
  readonly code: number;
  /** The host function that fails, such as `request` or `showInterstitialAd`. */
  readonly host: string;
  /** What was asked for: the address; the ID of an ad, which is not looked at. */
  readonly url: string;
}

/** Every shape. */
export const SHAPES: readonly Shape[] = [
  'errCode',
  'errorCode',
  'errorMsg',
  'errNo',
  'error_code',
  'nested',
  'prefixed',
  'older-wording',
  'with-url',
  'sub-error-code',
  'text-code',
  'error-instance',
  'no-argument',
];

const isInterstitial = (host: string) => /Interstitial/.test(host);

/** Whether an error in this shape says what the failure is, as far as it says anything. */
function carries(shape: Shape, { row, host }: Failure): boolean {
  if (shape === 'older-wording') return row.aliases.length > 0;
  if (shape === 'with-url') return row.code === 21100;
  if (shape === 'sub-error-code') return /^ad\.show\/5010/.test(row.id);
  if (shape === 'no-argument') return /Rewarded/.test(host);
  return true;
}

/**
 * The shape that a failure gets.
 *
 * @param choice - which shapes there are
 * @param failure - what happened
 * @param random - a number from 0 up to but not including 1
 */
export function pickShape(choice: ShapeChoice | undefined, failure: Failure, random: number): Shape {
  const list = choice === 'random' ? SHAPES : typeof choice === 'string' ? [choice] : choice || [];
  const fitting = list.filter((shape) => carries(shape, failure));
  const usual = isInterstitial(failure.host) ? 'errorCode' : 'errCode';
  return fitting[Math.floor(random * fitting.length)] || usual;
}

/**
 * The error as the game gets it.
 *
 * @param failure - what happened
 * @param shape - one that can carry it
 * @returns a new object
 */
export function errorOf({ row, code, host, url }: Failure, shape: Shape): unknown {
  // The reference leaves one message blank, and the catalog has a title of ours there.
  const message = row.origin.title === 'derived' ? '' : row.title;
  switch (shape) {
    case 'errorCode':
      return { errorCode: code, errMsg: message };
    case 'errorMsg':
      return { errorCode: code, errorMsg: message };
    case 'errNo':
      return { errNo: code, errMsg: message };
    case 'error_code':
      return { error_code: code, error_msg: message };
    case 'nested':
      return { error: { error_code: code, error_msg: message, error_extra: {} } };
    case 'prefixed':
      return { errCode: code, errMsg: `${host}:fail${message && ` ${message}`}` };
    case 'older-wording':
      return { errCode: code, errMsg: row.aliases[0] };
    case 'with-url':
      return { errCode: code, errMsg: `${message.toLowerCase()}, url == ${url}` };
    case 'sub-error-code':
      return { errCode: 50000, errMsg: message, sub_error_code: code };
    case 'text-code':
      return { errCode: `${code}`, errMsg: message };
    case 'error-instance': {
      const error = new Error(message) as Error & { errCode: number };
      error.errCode = code;
      return error;
    }
    default:
      return { errCode: code, errMsg: message };
  }
}
