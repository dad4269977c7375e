/**
 * A property of something that a game passed.
 *
 * @param object - anything
 * @param name - of the property
 * @returns its value; `undefined` where there is none, or where reading it throws
 */
export function read(object: unknown, name: string): unknown {
  try {
    return (object as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/**
 * @param object - anything
 * @param name - of the property
 * @returns the function that it is; `undefined` for everything else
 */
export function readFunction(object: unknown, name: string): ((value?: unknown) => void) | undefined {
  const value = read(object, name);
  return typeof value === 'function' ? (value as (value?: unknown) => void) : undefined;
}

/**
 * Calls all of them, also when one throws.
 *
 * @param functions - what to call
 * @throws what the first one to throw has thrown
 */
export function callAll(functions: readonly (() => void)[]): void {
  let failures: unknown[] = [];
  for (const call of functions) {
    try {
      call();
    } catch (failure) {
      failures = failures.concat([failure]);
    }
  }
  if (failures.length > 0) throw failures[0];
}
