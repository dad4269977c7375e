/** Reads a property of anything that a game passed. Returns `undefined` where the read throws. */
export function read(object: unknown, name: string): unknown {
  try {
    return (object as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** Recognizes the buffers of other realms too, unlike `instanceof`. */
export const isArrayBuffer = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';
