import { read } from './read.js';

/** What a request asks for, once its arguments were found right. */
export interface Wanted {
  readonly url: string;
  readonly method: string;
  readonly header: Record<string, string>;
  readonly body: string | ArrayBuffer | null;
  readonly filePath: string | null;
}

/** What the rules depend on. */
export interface Rules {
  /** Hosts, with their port if that is part of the entry; `undefined` for all. */
  readonly trustedHosts: readonly string[] | undefined;
  readonly filePathSupported: boolean;
}

/** TikTok's list is not to be seen on its page; this is that of its sibling Douyin. */
const METHODS = ['GET', 'POST', 'OPTIONS', 'PUT', 'HEAD', 'DELETE'];

/** Control characters are in no address; nor are spaces, but see where `SPACE` is used. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const CONTROL = /[\0-\x1f\x7f]/;
const SPACE = /\s/;
/** What is allowed in no host name: delimiters, and spaces of any kind. */
const NOT_IN_HOST = /[\s<>^|%"{}\\`@[\]]/;

/**
 * Looks at the arguments of `request` or `downloadFile` as the error reference says. In this order:
 *
 * 1. the types of `url`, `method`, `data` and `filePath`: 600005
 * 2. the address, which is empty, has no scheme or cannot be parsed: 600009
 * 3. its scheme: 600011
 * 4. its host: 21100
 * 5. `filePath`: not supported, not in a directory that can be written to (100000), with an empty component (21101)
 *
 * The reference states no order; this one goes from what needs no knowledge to what needs most.
 *
 * @param api - which of the two
 * @param options - what the game passed
 * @param rules - what is allowed
 * @returns what is asked for, or the id of the row that the call fails with
 */
export function lookAt(api: 'request' | 'downloadFile', options: unknown, rules: Rules): Wanted | string {
  const isDownload = api === 'downloadFile';
  const url = read(options, 'url');
  const given = isDownload ? undefined : read(options, 'method');
  const method = given === undefined ? 'GET' : given;
  const data = isDownload ? undefined : read(options, 'data');
  const filePath = isDownload ? read(options, 'filePath') : undefined;
  if (typeof url !== 'string') return 'network/600005';
  if (typeof method !== 'string' || METHODS.indexOf(method) < 0) return 'network/600005';
  if (filePath !== undefined && typeof filePath !== 'string') return 'network/600005';
  const header = headerOf(read(options, 'header'));
  const sent = bodyOf(data, method, header);
  if (!sent) return 'network/600005';

  const host = hostOf(url, isDownload);
  if (host === null) return 'network/600009';
  if (host === undefined) return 'network/600011';
  if (rules.trustedHosts && !isTrusted(url, host, rules.trustedHosts)) return 'network/21100';

  if (filePath !== undefined) {
    const wrong = wrongPath(filePath, rules.filePathSupported);
    if (wrong) return wrong;
  }
  const hash = url.indexOf('#');
  let asked = hash < 0 ? url : url.slice(0, hash);
  if (sent.query) asked += (asked.indexOf('?') < 0 ? '?' : '&') + sent.query;
  return { url: asked, method, header, body: sent.body, filePath: filePath === undefined ? null : filePath };
}

/**
 * The host of an address, in lower case, with its port unless that is the usual one.
 *
 * @returns `null` where the address is malformed, `undefined` where its scheme is not supported
 */
function hostOf(url: string, isDownload: boolean): string | null | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url);
  if (!scheme) return null;
  const name = (scheme[1] as string).toLowerCase();
  const rest = url.slice(name.length + 1);
  if (name !== 'http' && name !== 'https') {
    // `localhost:8080` and `example.com:443/x` have a port there, and no scheme.
    return /^\d/.test(rest) && (name === 'localhost' || name.indexOf('.') >= 0) ? null : undefined;
  }
  // Since SDK 0.11.0, `downloadFile` takes spaces in an address.
  if (CONTROL.test(url) || (!isDownload && SPACE.test(url))) return null;
  if (rest.slice(0, 2) !== '//') return null;
  const authority = (/^[^/?#]*/.exec(rest.slice(2)) as RegExpExecArray)[0];
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const parts = /^(\[[\da-f:.]+\]|[^:]+)(?::(\d*))?$/.exec(host);
  if (!parts) return null;
  const bare = parts[1] as string;
  if (bare.charAt(0) === '[' ? !isIpv6(bare.slice(1, -1)) : NOT_IN_HOST.test(bare)) return null;
  const port = parts[2] || '';
  if (+port > 65535) return null;
  return port === '' || +port === (name === 'https' ? 443 : 80) ? bare : `${bare}:${+port}`;
}

/** Whether a text is an IPv6 address: eight groups, of which `::` stands for one or more, the last two perhaps as IPv4. */
function isIpv6(text: string): boolean {
  const ipv4 = /^(.*:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (ipv4?.slice(2).some((byte) => +byte > 255)) return false;
  const halves = (ipv4 ? `${ipv4[1]}0:0` : text).split('::');
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const count = groups.reduce((sum, half) => sum + half.length, 0);
  return (
    (halves.length === 1 ? count === 8 : halves.length === 2 && count < 8) &&
    groups.every((half) => half.every((group) => /^[\da-f]{1,4}$/.test(group)))
  );
}

/**
 * Entries are hosts to the letter: there are no wildcards, and a domain does not cover those below it. What a port does is
 * not documented: an entry without one allows all.
 */
function isTrusted(url: string, host: string, trusted: readonly string[]): boolean {
  if (!/^https:/i.test(url)) return false;
  return trusted.indexOf(host) >= 0 || trusted.indexOf(host.replace(/:\d+$/, '')) >= 0;
}

/** The id of the row that a path fails with, if it does. */
function wrongPath(path: string, isSupported: boolean): string | undefined {
  if (!isSupported) return 'network/100000/file-path-not-supported';
  const inside = /^ttfile:\/\/(?:user|temp)(\/.*)?$/.exec(path);
  if (!inside) return 'network/100000/file-path-error';
  const components = (inside[1] || '/').slice(1).split('/');
  return components.indexOf('') >= 0 ? 'network/21101/destination-path-has-error' : undefined;
}

/** The headers that are texts; `Referer` cannot be set. */
function headerOf(given: unknown): Record<string, string> {
  const header: Record<string, string> = {};
  try {
    for (const name of Object.keys(given as object)) {
      const value = read(given, name);
      if (/^referer$/i.test(name) || (typeof value !== 'string' && typeof value !== 'number')) continue;
      header[name] = `${value}`;
    }
  } catch {
    // No headers, or an object that does not tell them.
  }
  return header;
}

/**
 * What is sent: as the body, or for GET and HEAD in the query, as on sibling platforms.
 *
 * @returns `undefined` where the data is of no supported type, or has no JSON
 */
function bodyOf(data: unknown, method: string, header: Record<string, string>) {
  if (data === undefined || data === null) return { query: '', body: null };
  const inQuery = method === 'GET' || method === 'HEAD';
  try {
    if (typeof data === 'string') return inQuery ? { query: data, body: null } : { query: '', body: data };
    if (typeof data !== 'object') return undefined;
    if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') {
      return { query: '', body: inQuery ? null : (data as ArrayBuffer) };
    }
    const type = Object.keys(header).filter((name) => /^content-type$/i.test(name))[0];
    const isForm = type !== undefined && /urlencoded/i.test(header[type] as string);
    if (inQuery || isForm) {
      const pairs = Object.keys(data).map((key) => {
        const value = (data as Record<string, unknown>)[key];
        const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
        return `${encodeURIComponent(key)}=${encodeURIComponent(text)}`;
      });
      return inQuery ? { query: pairs.join('&'), body: null } : { query: '', body: pairs.join('&') };
    }
    const body: string | undefined = JSON.stringify(data);
    // The documented default.
    if (type === undefined) header['content-type'] = 'application/json';
    return { query: '', body: body === undefined ? null : body };
  } catch {
    return undefined;
  }
}
