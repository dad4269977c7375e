import { words } from '../language.js';

/** Code that cannot be read, and why, as a sentence for whoever typed it. */
export class Unreadable extends Error {}

/** A place in a text of code. */
export interface Cursor {
  readonly text: string;
  at: number;
}

const brackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** Goes past white space and comments. */
export function skipSpace(cursor: Cursor): void {
  const space = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  space.lastIndex = cursor.at;
  space.exec(cursor.text);
  cursor.at = space.lastIndex;
}

/** Takes what matches here, and goes past it; `null` where nothing does. The pattern is sticky. */
export function take(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0] ?? null;
  if (found !== null) cursor.at = pattern.lastIndex;
  return found;
}

/** Goes past a sign, if it stands here. */
export function takeSign(cursor: Cursor, sign: string): boolean {
  if (!cursor.text.startsWith(sign, cursor.at)) return false;
  cursor.at += sign.length;
  return true;
}

/**
 * Reads a string in quotes or backticks.
 *
 * @param cursor - at the opening quote; afterwards behind the closing one
 * @param inserted - reads what stands in `${}`, and ends at its bracket
 */
export function readString(cursor: Cursor, inserted: () => string): string {
  const { text } = cursor;
  const quote = text[cursor.at++];
  let value = '';
  for (;;) {
    const char = text[cursor.at++];
    if (char === undefined || (char === '\n' && quote !== '`'))
      throw new Unreadable(words.unreadable.openString);
    if (char === quote) return value;
    if (char === '\\') value += readEscape(cursor);
    else if (quote === '`' && char === '$' && text[cursor.at] === '{') {
      cursor.at++;
      value += inserted();
      if (!takeSign(cursor, '}')) throw new Unreadable(words.unreadable.openInsertion);
    } else value += char;
  }
}

function readEscape(cursor: Cursor): string {
  const code = take(cursor, /u\{[\da-f]{1,6}\}|u[\da-f]{4}|x[\da-f]{2}/iy);
  if (code !== null) {
    const point = Number.parseInt(code.replace(/[ux{}]/gi, ''), 16);
    if (point > 0x10ffff) throw new Unreadable(words.unreadable.badEscape);
    return String.fromCodePoint(point);
  }
  const char = cursor.text[cursor.at++] ?? '';
  return char === '\n' ? '' : (escapes[char] ?? char);
}

/**
 * Takes an expression as it stands, whatever it is: up to a comma or a closing bracket that is not its own.
 *
 * @param cursor - afterwards at what ended it
 */
export function takeExpression(cursor: Cursor): string {
  const start = cursor.at;
  const open: string[] = [];
  for (;;) {
    skipSpace(cursor);
    const char = cursor.text[cursor.at];
    if (char === undefined) break;
    if (open.length === 0 && /[,)\]}]/.test(char)) break;
    if (/['"`]/.test(char)) {
      readString(cursor, () => takeExpression(cursor));
      continue;
    }
    const closing = brackets[char];
    if (closing !== undefined) open.push(closing);
    else if (char === open.at(-1)) open.pop();
    cursor.at++;
  }
  return cursor.text.slice(start, cursor.at).trim();
}
