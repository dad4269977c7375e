/** How long a text in a failure may be. */
const LONGEST = 2000;
/** How deep answers are nested, and a little more. */
const DEEPEST = 12;

/**
 * Cuts texts off, in what is plain data. Errors can carry whole responses.
 *
 * @param value - what may have long texts
 * @returns the same, or where it has long texts a copy without them
 */
export function shortened<T>(value: T, depth?: number): T;
export function shortened(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    if (value.length <= LONGEST) return value;
    // Engines let a part of a text keep the whole in memory; characters that are put together anew have no whole.
    const start = value.slice(0, LONGEST).split('');
    return `${start.join('')}…`;
  }
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

/**
 * Freezes plain data all the way down. What is frozen already is so to its end: answers share such objects.
 *
 * @param value - the data
 * @returns the same
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  const parts = Object.keys(value);
  for (let at = 0; at < parts.length; at++) frozen((value as Record<string, unknown>)[parts[at] as string]);
  return value;
}
