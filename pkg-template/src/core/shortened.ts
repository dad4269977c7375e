/** How long a text in a failure may be. */
const LONGEST = 2000;
/** How deep answers are nested, and a little more. */
const DEEPEST = 12;

/**
 * Cuts a text off.
 *
 * @param text - the text
 * @param longest - how many UTF-16 code units of it are kept
 * @returns the text, or its beginning and an ellipsis
 */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Engines let a part of a text keep the whole in memory; characters that are put together anew have no whole.
  return `${text.slice(0, longest).split('').join('')}…`;
}

/**
 * Cuts texts off, in what is plain data. Errors can carry whole responses.
 *
 * @param value - what may have long texts
 * @returns the same, or where it has long texts a copy without them
 */
export function shortened<T>(value: T, depth?: number): T;
export function shortened(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(value, LONGEST);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  const source = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  const keys = Object.keys(source);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    const part = shortened(source[key], depth + 1);
    if (part === source[key]) continue;
    copy = copy || ((Array.isArray(value) ? value.slice() : Object.assign({}, value)) as typeof source);
    copy[key] = part;
  }
  return copy || value;
}
