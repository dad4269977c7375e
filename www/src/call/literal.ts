import { words } from '../language.js';
import { type Cursor, readString, skipSpace, take, takeSign, Unreadable } from './scan.js';

/** A value that code stands for, or why that cannot be told. */
export type Reading = { readonly value: unknown } | { readonly reason: string };

/** Nothing that a game passes is nested deeper; what is would only exhaust the stack. */
const deepest = 100;
const largestBuffer = 16 * 1024 * 1024;

const constants = new Map<string, unknown>([
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
]);

/** Functions that only make one value of another. Nothing else is ever called. */
const functions = new Map<string, (value: unknown) => unknown>([
  ['JSON.stringify', (value) => JSON.stringify(value)],
  ['encodeURI', (value) => encodeURI(String(value))],
  ['encodeURIComponent', (value) => encodeURIComponent(String(value))],
  ['String', String],
  ['Number', Number],
  ['ArrayBuffer', (size) => new ArrayBuffer(sizeOf(size))],
  ['Uint8Array', (from) => (Array.isArray(from) ? Uint8Array.from(from) : new Uint8Array(sizeOf(from)))],
]);

/**
 * Reads a value that is written out in JavaScript or JSON. Nothing is run: a name that is not part of the language has
 * no value here.
 *
 * @param source - the code of one value, such as `{ level: 3 }`
 */
export function readValue(source: string): Reading {
  const cursor: Cursor = { text: source, at: 0 };
  try {
    const value = readSum(cursor, 0);
    skipSpace(cursor);
    if (cursor.at < source.length) throw unexpected(cursor);
    return { value };
  } catch (error) {
    return { reason: error instanceof Unreadable ? error.message : words.unreadable.failed(String(error)) };
  }
}

function readSum(cursor: Cursor, depth: number): unknown {
  let value = readProduct(cursor, depth);
  for (;;) {
    skipSpace(cursor);
    const sign = take(cursor, /[+-](?![+=-])/y);
    if (sign === null) return value;
    const next = readProduct(cursor, depth);
    if (sign === '-') value = Number(value) - Number(next);
    else if (typeof value === 'number' && typeof next === 'number') value += next;
    else value = `${value}${next}`;
  }
}

function readProduct(cursor: Cursor, depth: number): unknown {
  let value = readOne(cursor, depth);
  for (;;) {
    skipSpace(cursor);
    const sign = take(cursor, /\*(?![*=])|\/(?![/*=])/y);
    if (sign === null) return value;
    const next = Number(readOne(cursor, depth));
    value = sign === '*' ? Number(value) * next : Number(value) / next;
  }
}

function readOne(cursor: Cursor, depth: number): unknown {
  if (depth > deepest) throw new Unreadable(words.unreadable.tooDeep);
  skipSpace(cursor);
  const char = cursor.text[cursor.at];
  if (char === undefined) throw new Unreadable(words.unreadable.endsEarly);
  if (/['"`]/.test(char)) return readString(cursor, () => String(readSum(cursor, depth + 1)));
  if (takeSign(cursor, '-')) return -Number(readOne(cursor, depth + 1));
  if (takeSign(cursor, '{')) return readObject(cursor, depth + 1);
  if (takeSign(cursor, '[')) return readList(cursor, ']', depth + 1);
  if (takeSign(cursor, '(')) {
    const value = readSum(cursor, depth + 1);
    skipSpace(cursor);
    if (!takeSign(cursor, ')')) throw unexpected(cursor);
    return value;
  }
  const number = take(cursor, /0[xob][\da-f]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy);
  if (number !== null) return Number(number.replaceAll('_', ''));
  return readName(cursor, depth);
}

function readName(cursor: Cursor, depth: number): unknown {
  take(cursor, /new\s+/y);
  const name = take(cursor, /[\p{L}_$][\p{L}\p{N}_$]*(?:\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*)*/uy);
  if (name === null) throw unexpected(cursor);
  if (constants.has(name)) return constants.get(name);
  const known = functions.get(name);
  skipSpace(cursor);
  const isCalled = takeSign(cursor, '(');
  if (known && isCalled) return known(readList(cursor, ')', depth + 1)[0]);
  throw new Unreadable(
    isCalled || /^(?:function|async)$/.test(name)
      ? words.unreadable.unknownResult(name)
      : words.unreadable.variable(name),
  );
}

function readList(cursor: Cursor, end: string, depth: number): unknown[] {
  const list: unknown[] = [];
  for (;;) {
    skipSpace(cursor);
    if (takeSign(cursor, end)) return list;
    list.push(readSum(cursor, depth));
    skipSpace(cursor);
    if (!takeSign(cursor, ',') && cursor.text[cursor.at] !== end) throw unexpected(cursor);
  }
}

function readObject(cursor: Cursor, depth: number): object {
  const object = {};
  for (;;) {
    skipSpace(cursor);
    if (takeSign(cursor, '}')) return object;
    const key = readKey(cursor);
    if (key === null) throw unexpected(cursor);
    skipSpace(cursor);
    if (!takeSign(cursor, ':')) {
      if (/[,}]/.test(cursor.text[cursor.at] ?? '')) {
        throw new Unreadable(words.unreadable.variable(key));
      }
      throw unexpected(cursor);
    }
    const value = readSum(cursor, depth);
    // Not by assigning, which gives a name such as __proto__ a meaning.
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
    skipSpace(cursor);
    if (!takeSign(cursor, ',') && cursor.text[cursor.at] !== '}') throw unexpected(cursor);
  }
}

/** Reads the name of a property; `null` where none stands. */
export function readKey(cursor: Cursor): string | null {
  if (/['"]/.test(cursor.text[cursor.at] ?? '')) return readString(cursor, () => '');
  return take(cursor, /[\p{L}\p{N}_$]+/uy);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value <= largestBuffer) return value;
  throw new Unreadable(words.unreadable.largeBuffer);
}

function unexpected(cursor: Cursor): Unreadable {
  const rest = cursor.text.slice(cursor.at, cursor.at + 20);
  return new Unreadable(rest === '' ? words.unreadable.endsEarly : words.unreadable.from(rest));
}
