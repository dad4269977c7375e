import { cut } from './shortened.js';

/** How much of a text from a call is told. */
const LONGEST = 300;

/** @param text - from a call; cut off where it is long */
export const clip = (text: string): string => cut(text, LONGEST);

/**
 * What may be told of a URL: not the user name and the password, the values of the query, and the fragment.
 *
 * @param url - the URL as the game gave it, right or wrong
 * @returns the rest of it, and its host
 */
export function publicUrl(url: string): { url: string; host: string | null } {
  const [, scheme = '', slashes = '', authority = '', path = '', query] =
    /^\s*([a-z][a-z0-9+.-]*:)?([\\/]*)([^\\/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url.slice(0, 4096)) || [];
  const known = /^(https?|wss?|ttfile|file):$/i.test(scheme);
  // What follows the scheme is the content itself (`data:`), or it was no scheme but a user name.
  if (scheme && !known && !slashes) {
    const at = authority.lastIndexOf('@');
    return at < 0 ? { url: clip(scheme), host: null } : publicUrl(url.slice(url.indexOf('@') + 1));
  }
  // A password may have characters that end the authority; then what is left of it looks like a port.
  if (/:(?!\d{0,5}$)[^\]]*$/.test(authority)) {
    const before = /^[^?#]*@/.exec(url);
    if (before && before[0].length > scheme.length + slashes.length + authority.lastIndexOf('@') + 1) {
      return publicUrl(scheme + slashes + url.slice(before[0].length));
    }
  }
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:(?!\d{0,5}$)[^\]]*$/, '');
  const names = query
    ? query
        .slice(1)
        .split('&')
        .map(nameOf)
        .filter((name) => name)
        .join('&')
    : '';
  return {
    url: clip(scheme + slashes + host + path + (query ? `?${names}` : '')),
    host: scheme && host ? clip(host.toLowerCase()) : null,
  };
}

/** What may be told of a part of the query: its name, where it looks like one. Base64 ends in `=` too. */
function nameOf(part: string): string {
  const found = /^([\w.[\]-]{1,32}=)=*[^=]/.exec(part);
  return found ? (found[1] as string) : '';
}
