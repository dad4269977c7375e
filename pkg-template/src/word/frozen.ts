/** Freezes plain data all the way down. What is frozen already is so to its end: answers share such objects. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  const parts = Object.keys(value);
  for (let at = 0; at < parts.length; at++) frozen((value as Record<string, unknown>)[parts[at] as string]);
  return value;
}
