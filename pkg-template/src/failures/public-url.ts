import { clip as clipTo, detached, readUrl, redactedUrl, withoutSecrets } from '../core.js';

/** How many characters of a text from a call are told. */
const TOLD_LIMIT = 300;
/** How much of a URL is read, in UTF-16 code units. */
const READ_LIMIT = 4096;

/** @param text - from a call; cut off where it is long */
export const clip = (text: string): string => detached(clipTo(text, TOLD_LIMIT));

/** What may be told of a URL: no user, no values of the query, no fragment, and nothing that looks like a secret. */
export function publicUrl(text: string): { url: string; host: string | null } {
  const start = text.slice(0, READ_LIMIT);
  const { fault, host, port } = readUrl(start);
  const shown = withoutSecrets(redactedUrl(start.trim()));
  return {
    // Nothing stands for a user, a value or a fragment.
    url: clip(shown.replace(/#…$|…@|([=?&])…/g, '$1').replace(/([?&])&+|&$/g, '$1')),
    host: !fault && host ? clip(port ? `${host}:${port}` : host) : null,
  };
}
