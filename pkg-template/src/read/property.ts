/** The kind of a value, in the words of `typeof`, but for `nothing` (`null` and `undefined`) and `array`. */
export type Kind =
  | 'nothing'
  | 'boolean'
  | 'number'
  | 'bigint'
  | 'string'
  | 'symbol'
  | 'function'
  | 'array'
  | 'object';

/** As it was at the import: the game may put another in its place. */
const isArray = Array.isArray;

/** BigInts outside this range are no numbers: a million digits would take seconds to convert. */
const BIGINT_LIMIT = 2 ** 63;

/**
 * @param value - any value, revoked proxies included
 * @returns its kind
 */
export function kindOf(value: unknown): Kind {
  if (value == null) return 'nothing';
  const type = typeof value;
  if (type !== 'object') return type as Kind;
  try {
    return isArray(value) ? 'array' : 'object';
  } catch {
    return 'object';
  }
}

/** Reads one property. Its getter may throw. */
export function property(value: unknown, key: string | number, otherwise?: unknown): unknown {
  if (value == null) return otherwise;
  try {
    return (value as Record<string | number, unknown>)[key];
  } catch {
    return otherwise;
  }
}

/**
 * @returns the number that a number or a BigInt stands for, `NaN` for a BigInt beyond 64 bits; else `undefined`
 */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'bigint') return undefined;
  return value >= -BIGINT_LIMIT && value < BIGINT_LIMIT ? Number(value) : NaN;
}

/**
 * @param limit - how many UTF-16 code units are enough
 * @returns the beginning of the text that it is; else `undefined`
 */
export function textOf(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' ? value.slice(0, limit) : undefined;
}

/** The property where it is `true` or `false`; else `undefined`. */
export function booleanAt(value: unknown, key: string): boolean | undefined {
  const found = property(value, key);
  return typeof found === 'boolean' ? found : undefined;
}

/** The property where it is a number that counts or measures: not negative, and finite; else `undefined`. */
export function countAt(value: unknown, key: string): number | undefined {
  const found = numberOf(property(value, key));
  return found !== undefined && found >= 0 && found < 9e15 ? found : undefined;
}
