import type { Shape, ShapeChoice } from '../simulate-types.js';
import type { Entry } from '../types.js';

/** A failure, before its error has a shape. */
export interface Failure {
  readonly row: Entry;
  readonly code: number;
  /** The function that failed, such as `request` or `showInterstitialAd`. */
  readonly functionName: string;
  /** The address of the request; the placement of an ad, which no shape uses. */
  readonly target: string;
}

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

/** Whether an error in this shape can tell what failed. */
function canCarry(shape: Shape, { row, functionName }: Failure): boolean {
  if (shape === 'older-wording') return row.aliases.length > 0;
  if (shape === 'with-url') return row.code === 21100;
  if (shape === 'sub-error-code') return /^ad\.show\/5010/.test(row.id);
  if (shape === 'no-argument') return /Rewarded/.test(functionName);
  return true;
}

/** @param random - a number from 0 up to but not including 1, which picks one of several shapes */
export function pickShape(choice: ShapeChoice | undefined, failure: Failure, random: number): Shape {
  const shapes = choice === 'random' ? SHAPES : typeof choice === 'string' ? [choice] : choice || [];
  const possible = shapes.filter((shape) => canCarry(shape, failure));
  const defaultShape = /Interstitial/.test(failure.functionName) ? 'errorCode' : 'errCode';
  return possible[Math.floor(random * possible.length)] || defaultShape;
}

/** Makes the error that the game gets. The shape has to be one that can carry the failure. */
export function createError({ row, code, functionName, target }: Failure, shape: Shape): unknown {
  // The reference leaves one message blank, and the title in the catalog is ours.
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
      return { errCode: code, errMsg: `${functionName}:fail${message && ` ${message}`}` };
    case 'older-wording':
      return { errCode: code, errMsg: row.aliases[0] };
    case 'with-url':
      return { errCode: code, errMsg: `${message.toLowerCase()}, url == ${target}` };
    case 'sub-error-code':
      return { errCode: 50000, errMsg: message, sub_error_code: code };
    case 'text-code':
      return { errCode: `${code}`, errMsg: message };
    case 'error-instance':
      return Object.assign(new Error(message), { errCode: code });
    default:
      return { errCode: code, errMsg: message };
  }
}
