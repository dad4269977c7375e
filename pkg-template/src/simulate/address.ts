// The address of a request, as far as the error reference has rules for it.
import { readUrl } from '../core.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the reference refuses exactly these
const CONTROL = /[\0-\x1f\x7f]/;

/**
 * Returns the host of an address in lower case, with its port unless the scheme implies it. `null` is for a malformed
 * address, and `undefined` for a scheme that is not supported.
 *
 * @param allowsSpaces - `downloadFile` does since SDK 0.11.0
 */
export function hostOf(address: string, allowsSpaces: boolean): string | null | undefined {
  const { fault, scheme, front, host, hostKind, port } = readUrl(address);
  if (fault === 'urlScheme') return undefined;
  if (fault) return null;
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  // Browsers take these characters out, and repair the slashes; the reference calls such addresses malformed.
  const isRepaired = CONTROL.test(address) || front.slice(scheme.length) !== '://';
  if (isRepaired || (!allowsSpaces && /\s/.test(address)) || hostKind === 'none') return null;
  return port === '' ? host : `${host}:${port}`;
}

/**
 * Whether a host is in the list, where no wildcard or subdomain counts. An entry without a port allows all ports, because
 * no page says anything about them.
 */
export function isTrusted(url: string, host: string, trustedHosts: readonly string[]): boolean {
  if (!/^https:/i.test(url)) return false;
  return trustedHosts.indexOf(host) >= 0 || trustedHosts.indexOf(host.replace(/:\d+$/, '')) >= 0;
}
