import { PARTS } from '../url/url.js';

/** How much of a text from a call is told, in UTF-16 code units. */
const TOLD_LIMIT = 300;
/** How much of a URL is read, in UTF-16 code units. */
const READ_LIMIT = 4096;
/** A colon that does not stand before a port, with what follows it. */
const BAD_PORT = /:(?!\d{0,5}$)[^\]]*$/;

/** @param text - from a call; cut off where it is long */
export function clip(text: string): string {
  // Engines let a part of a text keep the whole in memory; characters that are put together anew have no whole.
  return text.length <= TOLD_LIMIT ? text : `${text.slice(0, TOLD_LIMIT).split('').join('')}…`;
}

/** What may be told of a URL: not the user name and the password, the values of the query, and the fragment. */
export function publicUrl(text: string): { url: string; host: string | null } {
  const url = text.slice(0, READ_LIMIT).replace(/^\s+/, '');
  const parts = PARTS.exec(url) as RegExpExecArray;
  const scheme = parts[1] ? `${parts[1]}:` : '';
  const front = scheme + parts[2];
  const hostStart = front.length + (parts[3] || '').length;
  const tail = /^([^?#]*)(?:\?([^#]*))?/.exec(parts[6] as string) as RegExpExecArray;
  const tailStart = url.length - (parts[6] as string).length;
  // What follows the scheme is the content itself (`data:`), or it was no scheme but a user name.
  if (scheme && !parts[2] && !/^(?:https?|wss?|ttfile|file):$/i.test(scheme)) {
    return parts[3] ? publicUrl(url.slice(hostStart)) : { url: clip(scheme), host: null };
  }
  // A password may have characters that end the authority; then what is left of it looks like a port.
  const before = BAD_PORT.test(url.slice(front.length, tailStart)) ? /^[^?#]*@/.exec(url) : null;
  if (before && before[0].length > hostStart) return publicUrl(front + url.slice(before[0].length));
  const host = url.slice(hostStart, tailStart).replace(BAD_PORT, '');
  const query = tail[2] === undefined ? '' : `?${tail[2].split('&').map(nameOf).filter(Boolean).join('&')}`;
  return {
    url: clip(front + host + tail[1] + query),
    host: scheme && host ? clip(host.toLowerCase()) : null,
  };
}

/** The name of a part of the query, where it looks like one. Base64 ends in `=` too. */
function nameOf(part: string): string {
  const found = /^([\w.[\]-]{1,32}=)=*[^=]/.exec(part);
  return found ? (found[1] as string) : '';
}
