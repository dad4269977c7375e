// URLs, read as browsers read them (https://url.spec.whatwg.org), with what they repair on the way. The parsers of iOS and
// Android are stricter, so a repair is worth a hint. Every expression takes linear time.
//
// Left out are base URLs, what follows the scheme of other protocols than those of the web, and international hosts. A host
// is compared only in plain ASCII: no Punycode, no percent-decoding, no IPv6, no other forms of IPv4 than the usual one.

/** Why a text was not read to its end: the rule of `rules.toml` that it breaks. The parts before the fault were read. */
export type Fault =
  | 'urlIsEmpty'
  | 'urlHasNoScheme'
  /** The scheme is none of the web. */
  | 'urlScheme'
  /** The same, and what stands before the colon was meant as a host: `localhost:3000`, `example.com:8080/x`. */
  | 'urlSchemeIsHost'
  | 'urlHasNoHost'
  | 'urlHostCharacter'
  | 'urlPort';

/** What a host is; `other` is one that cannot be compared. */
type HostKind = 'none' | 'name' | 'ipv4' | 'other';

/** A text, read as a URL. */
export type Url = ReturnType<typeof parse>;

/** The scheme, the slashes, the user, the host, the port and the tail. It matches every text. */
export const PARTS =
  /^(?:([a-z][a-z\d+.-]*):)?([\\/]*)([^\\/?#]*@)?((?:[^\\/?#:[]+|\[[^\\/?#\]]*\]?)*)(?::([^\\/?#]*))?([\s\S]*)/i;
/** A percent sign may stand for another character. White space includes that of other scripts. */
const HOST_CHARACTER = /[\0- <>[\]^|\x7f-\xa0\u2000-\u200a\u2028-\u202f\u205f\u3000]|%(?![\da-f]{2})/i;
/** A name that is compared; an entry of a list may begin with a wildcard. */
const PLAIN_NAME = /^(?:\*\.)?[\w.-]+$/;
const ENDS_IN_NUMBER = /(?:^|\.)(?:\d+|0x[\da-f]*)$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

let lastText: string | undefined;
let lastUrl: Url;

/** Reads a text as `new URL(text)` does. The URL of a call is read several times in a row, so the last one is kept. */
export function readUrl(text: string): Url {
  if (text === lastText) return lastUrl;
  const inside = /^[\0- ]*([\s\S]*[^\0- ])?/.exec(text) as RegExpExecArray;
  lastUrl = parse((inside[1] || '').replace(/[\t\n\r]+/g, ''));
  lastText = text;
  return lastUrl;
}

/** Reads a text that may lack the scheme, as an entry of a list of domains: `a.com`, `//a.com`, `localhost:3000`. */
export function readEntry(text: string): Url {
  const url = readUrl(text);
  const { fault } = url;
  return fault === 'urlHasNoScheme' || fault === 'urlSchemeIsHost' ? parse(`https://${url.text}`) : url;
}

function parse(text: string) {
  const parts = PARTS.exec(text) as RegExpExecArray;
  const scheme = (parts[1] || '').toLowerCase();
  const url = {
    /** The text without the white space and the control characters that browsers take out. */
    text,
    fault: undefined as Fault | undefined,
    /** In lower case; empty where there is none. */
    scheme,
    /** The scheme is one of the web. */
    isWeb: /^(?:https?|wss?|ftp)$/.test(scheme),
    /** The scheme with its colon and slashes; empty where there is no scheme. */
    front: scheme && text.slice(0, scheme.length + 1 + (parts[2] as string).length),
    /** The user and the password, with the `@` behind them. */
    user: parts[3] || '',
    hostAsWritten: parts[4] as string,
    /** In lower case; empty where it was not read. */
    host: '',
    hostKind: 'none' as HostKind,
    /** The first character of the host that no host may have. */
    badCharacter: '',
    /** Empty where it is missing or that of the scheme. */
    port: '',
    /** The path, the query and the fragment. */
    tail: parts[6] as string,
  };
  if (text === '') url.fault = 'urlIsEmpty';
  else if (scheme === '') url.fault = 'urlHasNoScheme';
  else if (url.isWeb) url.fault = readHost(url) || readPort(url, parts[5] || '');
  else url.fault = /^[^:]*:\d{1,5}(?:[\\/?#]|$)/.test(text) ? 'urlSchemeIsHost' : 'urlScheme';
  return url;
}

function readHost(url: Url): Fault | undefined {
  const host = url.hostAsWritten.toLowerCase();
  const name = host.replace(/\.$/, '');
  // An IPv6 address, which no list of domains takes.
  const bad = /^\[[\da-f:.]+\]$/.test(host) ? null : HOST_CHARACTER.exec(host);
  if (bad) {
    url.badCharacter = bad[0];
    return 'urlHostCharacter';
  }
  if (host === '') return 'urlHasNoHost';
  const isIpv4 = IPV4.test(name);
  const isName = PLAIN_NAME.test(host) && !ENDS_IN_NUMBER.test(name);
  url.host = isIpv4 ? name : host;
  url.hostKind = isIpv4 ? 'ipv4' : isName ? 'name' : 'other';
  return undefined;
}

function readPort(url: Url, digits: string): Fault | undefined {
  const port = Number(digits);
  if (/\D/.test(digits) || port > 65535) return 'urlPort';
  const standard = url.scheme === 'ftp' ? 21 : /^(?:https|wss)$/.test(url.scheme) ? 443 : 80;
  if (digits && port !== standard) url.port = `${port}`;
  return undefined;
}
