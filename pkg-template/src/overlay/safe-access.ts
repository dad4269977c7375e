// Objects of the game and of its host: each property may be missing, be something else, or throw.

/** Something of which nothing is known. */
// biome-ignore lint/suspicious/noExplicitAny: no description fits what every runtime has
export type Any = any;

/** @returns the property, or `undefined` where it cannot be read */
export function read(object: Any, name: string): Any {
  try {
    return object === undefined || object === null ? undefined : object[name];
  } catch {
    return undefined;
  }
}

/** @returns what the method returned; `undefined` where there is none, or it threw */
export function call(object: Any, name: string, ...args: unknown[]): Any {
  try {
    // In place: some hosts' functions need their receiver.
    return typeof read(object, name) === 'function' ? Reflect.apply(object[name], object, args) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the number, or 0 where it is none */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0;
