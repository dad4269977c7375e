import type { Explanation } from 'ttminis-explain';
import { explain } from './core.js';

/** Where an error stands in a text. */
export interface Place {
  /** Its first line and the one behind its last, counted from zero. */
  readonly first: number;
  readonly end: number;
  /** What it was read from: the code and the message, as they stand in these lines. */
  readonly parts: readonly string[];
}

/** An object that is printed on several lines has its code and its message at most this many lines apart. */
const FARTHEST = 8;

/**
 * Finds the lines that errors were read from; `null` where a line cannot be told for certain.
 *
 * @param lines - the lines of the text
 * @param answers - the errors in the order of the text
 */
export function locate(lines: readonly string[], answers: readonly Explanation[]): (Place | null)[] {
  let from = 0;
  return answers.map((answer) => {
    const place = find(lines, from, answer);
    // Two errors can stand in one line.
    if (place) from = place.first;
    return place;
  });
}

function find(lines: readonly string[], from: number, { code, message }: Explanation): Place | null {
  const number = code === null ? null : wordOf(String(code));
  const sentence = message === null ? null : longestLine(message);
  const at =
    sentence === null ? -1 : lines.findIndex((line, index) => index >= from && line.includes(sentence));
  if (at >= 0) {
    const beside = number === null ? at : nearest(lines, from, at, number);
    return placeOf(lines, Math.min(at, beside), Math.max(at, beside) + 1, [sentence, code]);
  }
  // A number can be anything, unless its line alone is explained as the same error.
  const alone = lines.findIndex(
    (line, index) => index >= from && number?.test(line) && explain(line).code === code,
  );
  return alone < 0 ? null : placeOf(lines, alone, alone + 1, [code]);
}

/** The line with the code that is nearest to the one with the message, or that one. */
function nearest(lines: readonly string[], from: number, at: number, number: RegExp): number {
  for (let distance = 0; distance < FARTHEST; distance++) {
    for (const near of [at - distance, at + distance]) {
      if (near >= from && number.test(lines[near] ?? '')) return near;
    }
  }
  return at;
}

function placeOf(
  lines: readonly string[],
  first: number,
  end: number,
  values: readonly (string | number | null)[],
): Place {
  const own = lines.slice(first, end).join('\n');
  const parts = values.filter((value) => value !== null).map(String);
  // What stands there twice may be something else the second time.
  return { first, end, parts: parts.filter((part) => own.split(part).length === 2) };
}

/** A number that is no part of a longer one. */
function wordOf(code: string): RegExp {
  return new RegExp(`(?<![\\w.])${code.replace(/[^\w]/g, '\\$&')}(?![\\w])`);
}

/** Messages of several lines are found by the line that says most. */
function longestLine(message: string): string | null {
  const lines = message.split('\n').map((line) => line.trim());
  const longest = lines.reduce((one, other) => (other.length > one.length ? other : one), '');
  return longest.length < 3 ? null : longest;
}
