// URLs that can be shown: without the user, the values of the query and the fragment, which may be secret.
import { readUrl } from './url.js';

/** Stands for a part that is left out. */
const LEFT_OUT = '…';

/**
 * Leaves out the secrets of a URL.
 *
 * An `@` behind the host of a readable URL is a part of its path. Of any other text, everything before the last `@` is left
 * out. Where that stands behind a `?` or `#`, which a password may have, the rest is left out too.
 *
 * @param text - any text
 * @returns the same with `…` for each part that is left out
 */
export function redactedUrl(text: string): string {
  const url = readUrl(text);
  // The content itself.
  if (url.scheme === 'data') return `data:${LEFT_OUT}`;
  const front = url.isWeb || /[\\/]$/.test(url.front) ? url.front : '';
  const rest = url.text.slice(front.length);
  // What stands before the query, the query, and the fragment.
  const parts = /^([^?#]*)(\?[^#]*)?(#)?/.exec(rest) as RegExpExecArray;
  const before = parts[1] as string;
  let shown = front;
  if (!url.fault) {
    const path = rest.length - url.tail.length;
    // Another URL may stand in the path.
    const inner = before.slice(path).search(/[\\/]{2}/) + path + 2;
    shown += withoutUser(before.slice(0, path));
    shown +=
      inner > path + 1 ? before.slice(path, inner) + withoutUser(before.slice(inner)) : before.slice(path);
  } else if (rest.indexOf('@', before.length) >= 0) {
    return shown + LEFT_OUT;
  } else {
    shown += withoutUser(before);
  }
  if (parts[2]) shown += `?${parts[2].slice(1).split('&').map(withoutValue).join('&')}`;
  return parts[3] ? `${shown}#${LEFT_OUT}` : shown;
}

function withoutUser(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : LEFT_OUT + text.slice(at);
}

/** A pair without its value. Codes in base 64 end with `=` too, and a long key may be a value. */
function withoutValue(pair: string): string {
  const key = /^[\w.[\]-]{1,32}=(?!=?$)/.exec(pair);
  return (key ? key[0] : '') + LEFT_OUT;
}
