/** What was thrown, in a few words. */
export function describe(failure: unknown): string {
  try {
    return failure instanceof Error ? `${failure.message}` : `${failure}`;
  } catch {
    return typeof failure;
  }
}
