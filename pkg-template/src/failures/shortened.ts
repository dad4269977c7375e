import { detached } from '../core.js';

/** The longest text in a failure, in UTF-16 code units. */
const MAX_LENGTH = 2000;
/** Answers are less deep. */
const MAX_DEPTH = 12;

/** Cuts off the long texts in plain data, because errors can carry whole responses. */
export function shortened<T>(value: T, depth?: number): T;
export function shortened(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > MAX_LENGTH ? `${detached(value.slice(0, MAX_LENGTH))}…` : value;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  const source = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  const keys = Object.keys(source);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    const part = shortened(source[key], depth + 1);
    if (part === source[key]) continue;
    copy = copy || ((Array.isArray(value) ? value.slice() : Object.assign({}, value)) as typeof source);
    copy[key] = part;
  }
  return copy || value;
}
