// A pasted log, cut into the pieces that may be an error each: lines, objects that take several, and lines with a name and
// a value that belong together.
import { codes, messages, subCodes } from '#data/keys';
import { TAGS } from './text.js';

/** How much of a log is read, in UTF-16 code units. */
const LOG_LIMIT = 2 ** 20;
/** How many pieces are read. */
const MOST_PIECES = 20000;
/** How many names of a piece are compared with those of the next; further ones are the same again. */
const MOST_NAMES = 99;
/** How much of an object is read until it closes, in UTF-16 code units. */
export const OBJECT_LIMIT = 4096;

const NAMES = /* @__PURE__ */ codes.concat(subCodes, messages).join('|');
/** A line that begins with the name of a value, maybe behind tags. */
export const VALUE_LINE = /* @__PURE__ */ new RegExp(`^${TAGS}(?:${NAMES})\\W*[:=：]`);
export const NAME = /* @__PURE__ */ new RegExp(`\\b(?:${NAMES})\\b`, 'g');
/** The next line of an object that is printed on several. */
export const GOES_ON = /^(?:[\t-\r \]}"']|\w+: )/;

/** @returns the pieces in their order, without those that have no letter and no digit */
export function piecesOf(log: string): string[] {
  const pieces: string[] = [];
  /** The names of the values in the last piece; `undefined` where no line may follow it. */
  let names: string[] | undefined;
  for (const piece of objectsAndLines(log.slice(0, LOG_LIMIT))) {
    // An error has a letter or a digit.
    if (!/[^\0-/:-@[-`{-\x7f]/.test(piece)) continue;
    if (pieces.length >= MOST_PIECES) break;
    const found: string[] | undefined = VALUE_LINE.test(piece)
      ? (piece.match(NAME) || []).slice(0, MOST_NAMES)
      : undefined;
    if (found && names && !names.some((name) => (found as string[]).indexOf(name) >= 0)) {
      pieces.push(`${pieces.pop()}\n${piece}`);
      names = names.concat(found);
    } else {
      pieces.push(piece);
      names = found;
    }
  }
  return pieces;
}

function objectsAndLines(log: string): string[] {
  const pieces: string[] = [];
  const marks = /[{}\n]/g;
  let start = 0;
  let depth = 0;
  let opened = 0;
  /** Behind the last object of the line. */
  let closed = 0;
  const cut = (end: number, next: number): void => {
    pieces.push(log.slice(start, end));
    start = next;
  };
  for (let mark = marks.exec(log); mark; mark = marks.exec(log)) {
    const at = mark.index;
    if (mark[0] === '{') {
      if (!depth) {
        // The line has another object already.
        if (closed > start) cut(closed, closed);
        opened = at;
      }
      depth++;
    } else if (mark[0] === '}') {
      if (depth && !--depth) closed = at + 1;
    } else if (!depth || at - opened > OBJECT_LIMIT || !GOES_ON.test(log.slice(at + 1, at + 80))) {
      depth = 0;
      cut(at, at + 1);
    }
  }
  cut(log.length, log.length);
  return pieces;
}
