/** What stands in a tutorial, or comes out of a variable that was never set. */
const PLACEHOLDER =
  /^(?:undefined|null|nan|x{3,}|<.*>|\[object .*)$|(?:^|[^a-z])(?:your|todo|placeholder)(?:[_-]|$)|example_|\$\{|\{\{/i;

/** @returns whether a text stands for a value that somebody or something was to put in */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
