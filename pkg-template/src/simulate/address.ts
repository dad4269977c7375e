// The address of a request, as far as the error reference has rules for it.

/** Control characters are in no address. Spaces have a rule of their own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the reference refuses exactly these
const CONTROL = /[\0-\x1f\x7f]/;
const SPACE = /\s/;
/** Delimiters and spaces of any kind are in no host. */
const NOT_IN_HOST = /[\s<>^|%"{}\\`@[\]]/;
const MAX_PORT = 65535;

/**
 * Returns the host of an address in lower case, with its port unless the scheme implies it. `null` is for a malformed
 * address, and `undefined` for a scheme that is not supported.
 *
 * @param allowsSpaces - `downloadFile` does since SDK 0.11.0
 */
export function hostOf(url: string, allowsSpaces: boolean): string | null | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url);
  if (!scheme) return null;
  const name = (scheme[1] as string).toLowerCase();
  const rest = url.slice(name.length + 1);
  if (name !== 'http' && name !== 'https') {
    // `localhost:8080` and `example.com:443/x` have a port, and no scheme.
    return /^\d/.test(rest) && (name === 'localhost' || name.indexOf('.') >= 0) ? null : undefined;
  }
  if (CONTROL.test(url) || (!allowsSpaces && SPACE.test(url))) return null;
  if (rest.slice(0, 2) !== '//') return null;
  const authority = (/^[^/?#]*/.exec(rest.slice(2)) as RegExpExecArray)[0];
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const parts = /^(\[[\da-f:.]+\]|[^:]+)(?::(\d*))?$/.exec(host);
  if (!parts) return null;
  const bare = parts[1] as string;
  const port = parts[2] || '';
  if (bare.charAt(0) === '[' ? !isIpv6(bare.slice(1, -1)) : NOT_IN_HOST.test(bare)) return null;
  if (+port > MAX_PORT) return null;
  return port === '' || +port === (name === 'https' ? 443 : 80) ? bare : `${bare}:${+port}`;
}

/** An IPv6 address has eight groups. `::` stands for one or more, and an IPv4 address for the last two. */
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
 * Whether a host is in the list, where no wildcard or subdomain counts. An entry without a port allows all ports, because
 * no page says anything about them.
 */
export function isTrusted(url: string, host: string, trustedHosts: readonly string[]): boolean {
  if (!/^https:/i.test(url)) return false;
  return trustedHosts.indexOf(host) >= 0 || trustedHosts.indexOf(host.replace(/:\d+$/, '')) >= 0;
}
