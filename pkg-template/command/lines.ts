// The lines of a stream. Memory is bounded: of a line that is too long only the beginning is kept.
import { TextDecoder } from 'node:util';

/** One line of the input. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without the end of the line. */
  readonly text: string;
  /** Whether the line is longer than this. */
  readonly isCut: boolean;
}

/** How much of a line is read, in UTF-16 code units: as much as `explainAll` reads of a log. */
export const LINE_LIMIT = 2 ** 20;

/** Cuts the chunks of a stream into lines. */
export class LineReader {
  /** How many lines there were. */
  count = 0;
  #decoder: TextDecoder | undefined;
  /** The beginning of a line whose end has not come. */
  #open = '';
  #isCut = false;

  /** @returns the lines that the chunk completes */
  read(chunk: Uint8Array): Line[] {
    // PowerShell writes UTF-16. The decoders leave the mark at the start out.
    this.#decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8');
    const text = this.#decoder.decode(chunk, { stream: true });
    const lines: Line[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#append(text.slice(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    this.#append(text.slice(start));
    return lines;
  }

  /** @returns the last line, where no end of the line stands behind it */
  end(): Line[] {
    this.#append(this.#decoder?.decode() ?? '');
    return this.#open ? [this.#take()] : [];
  }

  #append(text: string): void {
    const space = LINE_LIMIT - this.#open.length;
    if (text.length > space) this.#isCut = true;
    this.#open += text.slice(0, space);
  }

  #take(): Line {
    this.count++;
    const text = this.#open.endsWith('\r') ? this.#open.slice(0, -1) : this.#open;
    const line = { number: this.count, text, isCut: this.#isCut };
    this.#open = '';
    this.#isCut = false;
    return line;
  }
}
