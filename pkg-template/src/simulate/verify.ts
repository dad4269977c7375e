import type { Delivery, ShapeChoice } from '../simulate-types.js';
import type { Entry } from '../types.js';
import { SHAPES } from './shapes.js';

/** The rows of the catalog by their ids. */
export type Table = Readonly<Record<string, Entry>>;

/** @throws always: an error with the message */
export function refuse(message: string): never {
  throw new Error(message);
}

/**
 * A value as an error message quotes it.
 *
 * @param value - anything
 * @returns a few words
 */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 100)}'`;
  try {
    const json: string | undefined = JSON.stringify(value);
    return typeof value === 'object' && json !== undefined ? json.slice(0, 100) : String(value);
  } catch {
    return `of type ${typeof value}`;
  }
}

/**
 * @param table - the catalog
 * @param id - of a row
 * @returns the row
 * @throws when there is none, with the most similar id
 */
export function rowOf(table: Table, id: string): Entry {
  const row = typeof id === 'string' ? table[id] : undefined;
  if (row) return row;
  const nearest = typeof id === 'string' ? nearestTo(id, Object.keys(table)) : '';
  const hint = nearest && `; did you mean '${nearest}'?`;
  return refuse(`unknown fault ${show(id)}: the catalog has no such row${hint || '; see catalog()'}`);
}

/** The most similar of some texts; an empty one where none is similar. */
function nearestTo(text: string, others: readonly string[]): string {
  let nearest = '';
  let least = 5;
  for (const other of others) {
    const distance = Math.abs(other.length - text.length) < least ? editDistance(text, other) : least;
    if (distance < least) {
      least = distance;
      nearest = other;
    }
  }
  return nearest;
}

/** How many characters have to change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** @throws when it is no choice of shapes */
export function verifyShape(choice: ShapeChoice | undefined): void {
  if (choice === undefined || choice === 'random') return;
  const list = typeof choice === 'string' ? [choice] : choice;
  if (!Array.isArray(list) || list.length === 0) refuse(`${show(choice)} is no shape, and no list of shapes`);
  for (const shape of list) {
    if (SHAPES.indexOf(shape) < 0) {
      refuse(`unknown shape ${show(shape)}: use one of ${SHAPES.join(', ')}, or 'random'`);
    }
  }
}

/** @throws when it is none of the names */
export function verifyDelivery(delivery: Delivery | undefined): void {
  verifyName('delivery', delivery, ['rejection', 'event', 'throw', 'at-once']);
}

/** @throws when a value is given and none of the names */
export function verifyName(what: string, value: string | undefined, names: readonly string[]): void {
  if (value !== undefined && names.indexOf(value) < 0) {
    refuse(`unknown ${what} ${show(value)}: use one of ${names.join(', ')}`);
  }
}

/** @throws when a value is given and not a number from 0 on */
export function verifyNumber(what: string, value: number | undefined): void {
  if (value !== undefined && !(typeof value === 'number' && value >= 0 && value < Infinity)) {
    refuse(`${what} is ${show(value)}: use a number from 0 on`);
  }
}

/** @throws when a value is given and no HTTP status */
export function verifyStatus(what: string, value: number | undefined): void {
  if (value !== undefined && !(typeof value === 'number' && value >= 100 && value < 600 && value % 1 === 0)) {
    refuse(`${what} is ${show(value)}: use an HTTP status, a whole number from 100 to 599`);
  }
}
