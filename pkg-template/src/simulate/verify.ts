// Checks what the author of a test passed. A mistake there throws, because it would make the test worthless.
import type { Delivery, ShapeChoice } from '../simulate-types.js';
import type { Entry } from '../types.js';
import { SHAPES } from './shapes.js';

/** The rows of the catalog by their ids. */
export type Rows = Readonly<Record<string, Entry>>;

export function throwInvalid(message: string): never {
  throw new Error(message);
}

/** Quotes a value for an error message. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 100)}'`;
  try {
    const json: string | undefined = JSON.stringify(value);
    return typeof value === 'object' && json !== undefined ? json.slice(0, 100) : String(value);
  } catch {
    return `of type ${typeof value}`;
  }
}

/** Throws where the catalog has no such row, and names the most similar id. */
export function findRow(rows: Rows, id: string): Entry {
  const row = typeof id === 'string' ? rows[id] : undefined;
  if (row) return row;
  const similar = typeof id === 'string' ? mostSimilar(id, Object.keys(rows)) : '';
  const hint = similar ? `; did you mean '${similar}'?` : '; see catalog()';
  return throwInvalid(`unknown fault ${quote(id)}: the catalog has no such row${hint}`);
}

/** Returns an empty text where fewer than 5 changes lead to none of the texts. */
function mostSimilar(text: string, candidates: readonly string[]): string {
  // The candidates are much shorter, so the beginning of a long text tells enough.
  const start = text.slice(0, 100);
  const distances = candidates.map((candidate) => editDistance(start, candidate));
  const least = Math.min(...distances);
  return least < 5 ? (candidates[distances.indexOf(least)] as string) : '';
}

/** Counts the characters that have to change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

// The following functions accept `undefined`, because every option may be left out.

export function verifyShape(choice: ShapeChoice | undefined): void {
  if (choice === undefined || choice === 'random') return;
  const shapes = typeof choice === 'string' ? [choice] : choice;
  if (!Array.isArray(shapes) || shapes.length === 0)
    throwInvalid(`${quote(choice)} is no shape, and no list of shapes`);
  for (const shape of shapes) {
    if (SHAPES.indexOf(shape) < 0) {
      throwInvalid(`unknown shape ${quote(shape)}: use one of ${SHAPES.join(', ')}, or 'random'`);
    }
  }
}

export function verifyDelivery(delivery: Delivery | undefined): void {
  verifyName('delivery', delivery, ['rejection', 'event', 'throw', 'at-once']);
}

export function verifyName(what: string, value: string | undefined, names: readonly string[]): void {
  if (value !== undefined && names.indexOf(value) < 0) {
    throwInvalid(`unknown ${what} ${quote(value)}: use one of ${names.join(', ')}`);
  }
}

export function verifyNumber(what: string, value: number | undefined): void {
  if (value !== undefined && !(typeof value === 'number' && value >= 0 && value < Infinity)) {
    throwInvalid(`${what} is ${quote(value)}: use a number from 0 on`);
  }
}

export function verifyStatus(what: string, value: number | undefined): void {
  if (value !== undefined && !(typeof value === 'number' && value >= 100 && value < 600 && value % 1 === 0)) {
    throwInvalid(`${what} is ${quote(value)}: use an HTTP status, a whole number from 100 to 599`);
  }
}
