/**
 * Finds the URL that a message names, as in `url not in domain list, url == https://example.com/a`.
 *
 * @returns the URL without its query and its fragment; `null` where there is none, or where it has a user name
 */
export function namedUrl(message: string): string | null {
  const found = /url[\t-\r ]*==[\t-\r ]*([^\t-\r "'?#]{0,2000})/i.exec(message);
  if (!found) return null;
  const url = (found[1] as string).replace(/[,})\]]+$/, '');
  const authority = /:\/\/([^/]*)/.exec(url);
  return authority?.[1] && authority[1].indexOf('@') < 0 ? url : null;
}
