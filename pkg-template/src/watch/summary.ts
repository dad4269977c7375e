// A summary of the arguments of a call. It is enough for the rules, and does not keep a whole save game alive.
import { isObject, prototypeOf } from './builtins.js';

/** The arguments that the rules look at, by name. */
export type Summary = Record<string, unknown>;

export const SUMMARY_FIELDS = ['url', 'method', 'data', 'header', 'timeout', 'filePath', 'adUnitId'];

// The rules look only at the type of these arguments, so one value of each type stands for all.
const OBJECT = Object.freeze({});
const ARRAY = Object.freeze([]);
const BUFFER = new ArrayBuffer(0);
const VIEW = new Uint8Array(0);
const FUNCTION = () => {};
const HEADER_WITH_REFERER = Object.freeze({ Referer: '' });
const { toString: tagged } = Object.prototype;

/** Adds an argument to a summary, if the rules look at it. */
export function addArgument(summary: Summary, name: PropertyKey, value: unknown): void {
  if (name === 'header' && isObject(value) && hasReferer(value)) summary.header = HEADER_WITH_REFERER;
  else if (name === 'header' || name === 'data') summary[name] = standInFor(value);
  else if (SUMMARY_FIELDS.indexOf(name as string) >= 0) {
    summary[name as string] = isObject(value) ? standInFor(value) : value;
  }
}

function standInFor(value: unknown): unknown {
  if (typeof value === 'string') return '';
  if (typeof value === 'number' || typeof value === 'bigint') return 0;
  if (typeof value === 'function') return FUNCTION;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return ARRAY;
  if (ArrayBuffer.isView(value)) return VIEW;
  if (prototypeOf(value) === Object.prototype) return OBJECT;
  return tagged.call(value) === '[object ArrayBuffer]' ? BUFFER : OBJECT;
}

/** The length is compared first, because this runs for each header of each call. */
function hasReferer(header: object): boolean {
  return Object.keys(header).some((name) => name.length === 7 && name.toLowerCase() === 'referer');
}
