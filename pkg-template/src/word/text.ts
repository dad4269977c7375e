/** A name of the API as the words have it as a key: `code-change` as `codeChange`. */
export type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** @returns the key that the words have for a name of the API */
export function camel<Name extends string>(name: Name): Camel<Name> {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as Camel<Name>;
}

/**
 * Cuts a text: it comes from the game, and can be of any length.
 *
 * @param limit - how many characters may stay
 * @returns the text, with `…` where something was cut off, and with `�` for half of a character
 */
export function clip(text: string, limit: number): string {
  let end = 0;
  for (let left = limit; left > 0 && end < text.length; left--) {
    end += (text.codePointAt(end) as number) > 0xffff ? 2 : 1;
  }
  const head = text.slice(0, end).replace(/[\ud800-\udfff]/gu, '\ufffd');
  return end < text.length ? `${head}…` : head;
}

/** @returns a time that is not negative, in milliseconds or, from one second on, in seconds; cut, not rounded */
export function duration(ms: number): string {
  if (ms < 1000) return `${integer(ms)} ms`;
  const tenths = Math.floor(ms / 100);
  return `${integer(tenths / 10)}.${tenths % 10} s`;
}

/** @returns a count that is not negative, without its fraction */
export function integer(value: number): string {
  return `${Math.floor(value)}`;
}

/**
 * Copies a text. Engines let a part of a text keep the whole in memory.
 *
 * @returns the same characters, put together anew
 */
export function detached(text: string): string {
  return text.split('').join('');
}
