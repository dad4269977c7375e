import type { Shape, ShapeChoice } from '../simulate-types.js';
import type { Entry } from '../types.js';
import type { Client } from './client.js';

/** A failure, before its error has a shape. */
export interface Failure {
  readonly row: Entry;
  readonly code: number;
  /** The function that failed, such as `request` or `showInterstitialAd`. */
  readonly functionName: string;
  /** The address of the request; the placement of an ad, which no shape uses. */
  readonly target: string;
}

const createErrCode = ({ code }: Failure, message: string) => ({ errCode: code, errMsg: message });

/** How each shape makes its error. */
const CREATE: Readonly<Record<Shape, (failure: Failure, message: string) => unknown>> = {
  errCode: createErrCode,
  errorCode: ({ code }, message) => ({ errorCode: code, errMsg: message }),
  errorMsg: ({ code }, message) => ({ errorCode: code, errorMsg: message }),
  errNo: ({ code }, message) => ({ errNo: code, errMsg: message }),
  error_code: ({ code }, message) => ({ error_code: code, error_msg: message }),
  nested: ({ code }, message) => ({ error: { error_code: code, error_msg: message, error_extra: {} } }),
  prefixed: ({ code, functionName }, message) => ({
    errCode: code,
    errMsg: `${functionName}:fail${message && ` ${message}`}`,
  }),
  'older-wording': ({ code, row }) => ({ errCode: code, errMsg: row.aliases[0] }),
  'with-url': ({ code, target }, message) => ({
    errCode: code,
    errMsg: `${message.toLowerCase()}, url == ${target}`,
  }),
  'sub-error-code': ({ code }, message) => ({ errCode: 50000, errMsg: message, sub_error_code: code }),
  'text-code': ({ code }, message) => ({ errCode: `${code}`, errMsg: message }),
  'error-instance': ({ code }, message) => Object.assign(new Error(message), { errCode: code }),
  'no-argument': createErrCode,
};

export const SHAPES = Object.keys(CREATE) as readonly Shape[];

/** Whether an error in this shape can tell what failed. */
function canCarry(shape: Shape, { row, functionName }: Failure): boolean {
  if (shape === 'older-wording') return row.aliases.length > 0;
  if (shape === 'with-url') return row.code === 21100;
  if (shape === 'sub-error-code') return /^ad\.show\/5010/.test(row.id);
  if (shape === 'no-argument') return /Rewarded/.test(functionName);
  return true;
}

/** @param random - a number from 0 up to but not including 1, which picks one of several shapes */
export function pickShape(
  choice: ShapeChoice | undefined,
  failure: Failure,
  random: number,
  { hasErrMsgOfAds }: Client,
): Shape {
  const shapes = choice === 'random' ? SHAPES : typeof choice === 'string' ? [choice] : choice || [];
  const possible = shapes.filter((shape) => canCarry(shape, failure));
  const isOldAd = !hasErrMsgOfAds && failure.row.api !== 'network';
  const newShape = /Interstitial/.test(failure.functionName) ? 'errorCode' : 'errCode';
  const defaultShape: Shape = isOldAd ? 'errorMsg' : newShape;
  return possible[Math.floor(random * possible.length)] || defaultShape;
}

/** Makes the error that the game gets. The shape has to be one that can carry the failure. */
export function createError(failure: Failure, shape: Shape): unknown {
  const { row } = failure;
  // The reference leaves one message blank, and the title in the catalog is ours.
  return CREATE[shape](failure, row.origin.title === 'derived' ? '' : row.title);
}
