import type { ServerRequest } from '../simulate-types.js';
import { hostOf, isTrusted } from './address.js';
import type { Client } from './client.js';
import { methods, writableDirectories } from './limits.js';
import type { Settings } from './settings.js';
import { isArrayBuffer, read } from './values.js';

/** What a call asks for, after its arguments were found right. */
export interface PreparedRequest {
  readonly request: ServerRequest;
  readonly filePath: string | null;
}

/**
 * Checks the arguments of `request` or `downloadFile` by the error reference, in this order:
 *
 * 1. the types of `url`, `method`, `data` and `filePath`: 600005
 * 2. the address, which is empty, has no scheme or cannot be parsed: 600009
 * 3. its scheme: 600011
 * 4. its host: 21100
 * 5. `filePath`: not supported, not in a directory that can be written to (100000), with an empty component (21101)
 *
 * The reference states no order. This one goes from the checks that need least knowledge to those that need most.
 *
 * @returns the request, or the id of the row that the call fails with
 */
export function prepareRequest(
  api: ServerRequest['api'],
  options: unknown,
  { trustedHosts, client, options: { filePathSupported } }: Settings,
): PreparedRequest | string {
  const isDownload = api === 'downloadFile';
  const url = read(options, 'url');
  const given = isDownload ? undefined : read(options, 'method');
  const method = given === undefined ? 'GET' : given;
  const data = isDownload ? undefined : read(options, 'data');
  const filePath = isDownload ? read(options, 'filePath') : undefined;
  if (typeof url !== 'string') return 'network/600005';
  if (typeof method !== 'string' || methods.indexOf(method) < 0) return 'network/600005';
  if (filePath !== undefined && typeof filePath !== 'string') return 'network/600005';
  const header = headerOf(read(options, 'header'));
  const sent = encodeData(data, method, header, client);
  if (!sent) return 'network/600005';

  const host = hostOf(url, isDownload);
  if (host === null) return 'network/600009';
  if (host === undefined) return 'network/600011';
  if (trustedHosts && !isTrusted(url, host, trustedHosts)) return 'network/21100';

  const problem = filePath === undefined ? undefined : problemOfPath(filePath, filePathSupported !== false);
  if (problem) return problem;
  const hash = url.indexOf('#');
  let address = hash < 0 ? url : url.slice(0, hash);
  if (sent.query) address += (address.indexOf('?') < 0 ? '?' : '&') + sent.query;
  return {
    request: { api, url: address, method, header, body: sent.body },
    filePath: filePath === undefined ? null : filePath,
  };
}

function problemOfPath(path: string, isSupported: boolean): string | undefined {
  if (!isSupported) return 'network/100000/file-path-not-supported';
  const directory = writableDirectories.filter((one) => path.indexOf(one) === 0)[0];
  const rest = directory === undefined ? '' : path.slice(directory.length);
  if (directory === undefined || !/^(\/.*)?$/.test(rest)) return 'network/100000/file-path-error';
  return rest.slice(1).split('/').indexOf('') >= 0 ? 'network/21101/destination-path-has-error' : undefined;
}

/** Keeps texts and numbers, and drops `Referer`, which a game cannot set. */
function headerOf(given: unknown): Record<string, string> {
  const header: Record<string, string> = {};
  try {
    for (const name of Object.keys(given as object)) {
      const value = read(given, name);
      if (/^referer$/i.test(name) || (typeof value !== 'string' && typeof value !== 'number')) continue;
      header[name] = `${value}`;
    }
  } catch {
    // There are no headers, or a Proxy refuses to list them.
  }
  return header;
}

/**
 * Puts the data into the body, or into the query for GET and HEAD, as sibling platforms do.
 *
 * @returns `undefined` where the type is not supported, or where the data has no JSON
 */
function encodeData(
  data: unknown,
  method: string,
  header: Record<string, string>,
  client: Client,
): { query: string; body: string | ArrayBuffer | null } | undefined {
  if (data === undefined || data === null) return { query: '', body: null };
  const isInQuery = method === 'GET' || method === 'HEAD';
  const place = (text: string) => (isInQuery ? { query: text, body: null } : { query: '', body: text });
  try {
    if (typeof data === 'string') return place(data);
    if (typeof data !== 'object') return undefined;
    if (isArrayBuffer(data)) {
      return client.takesBuffers ? { query: '', body: isInQuery ? null : data } : undefined;
    }
    const type = Object.keys(header).filter((name) => /^content-type$/i.test(name))[0];
    if (isInQuery || (type !== undefined && /urlencoded/i.test(header[type] as string))) {
      const pairs = Object.keys(data).map((key) => {
        const value = (data as Record<string, unknown>)[key];
        const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
        return `${encodeURIComponent(key)}=${encodeURIComponent(text)}`;
      });
      return place(pairs.join('&'));
    }
    const body: string | undefined = JSON.stringify(data);
    // The documentation states this default.
    if (type === undefined) header['content-type'] = 'application/json';
    return { query: '', body: body === undefined ? null : body };
  } catch {
    return undefined;
  }
}
