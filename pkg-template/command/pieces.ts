// Lines of a log, put together where several are one error: `explainAll` on a piece answers as it does on the whole log,
// and no more than one piece has to be kept.
import { GOES_ON, NAME, OBJECT_LIMIT, VALUE_LINE } from '../src/read/log.js';
import type { Line } from './lines.js';

/** Lines that belong together. */
export interface Piece {
  /** The number of the first line. */
  readonly line: number;
  readonly text: string;
}

/** Puts lines together. */
export class PieceReader {
  #line = 0;
  #text: string | undefined;
  /** How many objects are open at the end of the text. */
  #depth = 0;
  /** Where the outermost of them opened. */
  #opened = 0;
  /** The names of values in the text, where it may go on with another value; else `undefined`. */
  #names: Set<string> | undefined;
  /** Whether what the last line began says nothing yet. */
  #isBare = false;

  /** Whether an object is open that the line may belong to. */
  goesOnWith(text: string): boolean {
    if (this.#text === undefined || this.#depth === 0) return false;
    return this.#text.length - this.#opened <= OBJECT_LIMIT && GOES_ON.test(`${text}\n`);
  }

  /** @returns the piece before, where this line is another one */
  read({ number, text }: Line): Piece | undefined {
    if (this.goesOnWith(text)) {
      this.#append(text);
      if (!this.#isBare) for (const name of text.match(NAME) ?? []) this.#names?.add(name);
      else if (saysSomething(text)) {
        this.#isBare = false;
        this.#names = undefined;
      }
      return undefined;
    }
    const wasOpen = this.#depth > 0;
    this.#depth = 0;
    this.#isBare = !saysSomething(text);
    // Such a line keeps no two values apart, but it opens an object, or ends one that was open.
    const mayFollow = this.#text !== undefined && this.#names && this.#text.length <= OBJECT_LIMIT;
    if (this.#isBare && (mayFollow || !text.includes('{'))) {
      if (mayFollow && (wasOpen || text.includes('{'))) this.#append(text);
      return undefined;
    }
    const names = VALUE_LINE.test(text) ? new Set(text.match(NAME)) : undefined;
    const before = this.#names;
    if (names && before && ![...names].some((name) => before.has(name))) {
      this.#append(text);
      this.#names = new Set([...before, ...names]);
      return undefined;
    }
    const piece = this.end();
    this.#line = number;
    this.#text = '';
    this.#names = names;
    this.#append(text);
    return piece;
  }

  /** @returns what has not been given yet */
  end(): Piece | undefined {
    const text = this.#text;
    this.#text = undefined;
    this.#names = undefined;
    this.#depth = 0;
    return text ? { line: this.#line, text } : undefined;
  }

  #append(text: string): void {
    const start = this.#text ? this.#text.length + 1 : 0;
    this.#text = start ? `${this.#text}\n${text}` : text;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === OPENING) {
        if (this.#depth === 0) this.#opened = start + at;
        this.#depth++;
      } else if (unit === CLOSING && this.#depth > 0) this.#depth--;
    }
  }
}

/** Whether a text has a letter or a digit, as every error has. */
const saysSomething = (text: string): boolean => /[^\0-/:-@[-`{-\x7f]/.test(text);

const OPENING = '{'.charCodeAt(0);
const CLOSING = '}'.charCodeAt(0);
