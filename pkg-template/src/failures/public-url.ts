import { readUrl, redactedUrl, withoutSecrets } from '../core.js';

/** How much of a text from a call is told, in UTF-16 code units. */
const TOLD_LIMIT = 300;
/** How much of a URL is read, in UTF-16 code units. */
const READ_LIMIT = 4096;

/** @param text - from a call; cut off where it is long */
export function clip(text: string): string {
  // Engines let a part of a text keep the whole in memory; characters that are put together anew have no whole.
  return text.length <= TOLD_LIMIT ? text : `${text.slice(0, TOLD_LIMIT).split('').join('')}…`;
}

/** What may be told of a URL: no user, no values of the query, no fragment, and nothing that looks like a secret. */
export function publicUrl(text: string): { url: string; host: string | null } {
  const start = text.slice(0, READ_LIMIT);
  const { fault, host, port } = readUrl(start);
  return {
    url: clip(withoutSecrets(redactedUrl(start.trim()))),
    host: !fault && host ? clip(port ? `${host}:${port}` : host) : null,
  };
}
