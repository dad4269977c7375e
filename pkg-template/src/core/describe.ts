/**
 * What was thrown, in a few words.
 *
 * @param failure - anything
 * @returns its message, or its type where it has none
 */
export function describe(failure: unknown): string {
  try {
    return failure instanceof Error ? `${failure.message}` : `${failure}`;
  } catch {
    return typeof failure;
  }
}
