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

/** Throws where the catalog has no such row. */
export function findRow(rows: Rows, id: string): Entry {
  const row = typeof id === 'string' ? rows[id] : undefined;
  return row || throwInvalid(`unknown fault ${quote(id)}: use the id of a row of catalog()`);
}

// The following functions accept `undefined`, because every option may be left out.

export function verifyShape(choice: ShapeChoice | undefined): void {
  const names: readonly string[] = SHAPES;
  verifyNames('shape', choice, Array.isArray(choice) ? names : names.concat('random'));
}

export function verifyDelivery(delivery: Delivery | undefined): void {
  verifyName('delivery', delivery, ['rejection', 'event', 'throw', 'at-once']);
}

/** Accepts one of the names, or a list of some. */
export function verifyNames(what: string, value: unknown, names: readonly string[]): void {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) throwInvalid(`the list for the ${what} is empty: leave it out`);
  for (const one of list) verifyName(what, one, names);
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
