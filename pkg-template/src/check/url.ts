import type { RuleId } from '#data/rules';
import { redactedUrl } from '../url/redacted.js';
import { readUrl, type Url } from '../url/url.js';
import type { Findings, Values } from './findings.js';
import { isNear } from './near.js';
import { isPlaceholder } from './placeholder.js';

/** How the names of files end that games load, and those of hosts hardly ever do. */
const FILE = /\.(?:json|png|jpe?g|gif|svg|webp|mp3|ogg|wav|zip|bin|txt|csv|xml|php|html|js|atlas|wasm)$/;
/** Has to be percent-encoded. Servers and parsers are used to brackets and single quotes. */
const UNENCODED = /[^!-~]|["<>\\^`{-}]/u;

/** @returns whether it is an address that a game can ask for */
export function isAddress(url: Url): boolean {
  return !url.fault && isSupported(url);
}

function isSupported({ scheme }: Url): boolean {
  return /^https?$/.test(scheme);
}

/** Applies the rules for `url`, but for those about the trusted domains. */
export function checkUrl(text: string, url: Url, findings: Findings): void {
  // Most URLs are right, and need not be shown.
  const add = (rule: RuleId, values: Values = {}): void =>
    findings.add(rule, Object.assign({ value: redactedUrl(text) }, values));
  const { fault, scheme } = url;
  const rest = url.text.slice(url.front.length);
  const isStripped = url.text !== text;
  if (fault === 'urlIsEmpty') {
    findings.add(text === '' ? fault : 'urlIsBlank', { value: text });
  } else if (fault === 'urlHasNoScheme') {
    const fix = withScheme(url.text);
    add(fix === undefined ? 'urlIsRelative' : fault, { fix });
  } else if (fault === 'urlSchemeIsHost') {
    add(fault, { fix: `https://${url.text}` });
  } else if (!isSupported(url)) {
    // What looks like a scheme may be the name of a user, which is not shown.
    const isSlip = isNear(scheme, 'https') && !findings.redact;
    // Where it is not stripped, there is no scheme either.
    if (isStripped) add('urlHasSpaceAround', { fix: url.text });
    else {
      add('urlScheme', {
        scheme: redactedUrl(text)[0] === '…' ? '…' : scheme,
        fix: isSlip ? `https://${rest}` : undefined,
      });
    }
  } else if (fault) {
    add(fault, { character: url.badCharacter });
  } else {
    // Browsers take the second of two schemes for the host.
    if (/^[a-z]+:/i.test(rest) && isAddress(readUrl(rest))) add('urlHasTwoSchemes', { fix: rest });
    else if (url.front.slice(scheme.length) !== '://') {
      add('urlIsRepaired', { fix: `${scheme}://${rest}` });
    } else if (isStripped) add('urlHasSpaceAround', { fix: url.text });
    if (!/^:?@?$/.test(url.user)) add('urlHasUser');
    if (isPlaceholder(url.host)) add('urlIsPlaceholder');
    const unencoded = UNENCODED.exec(url.tail);
    if (unencoded) add('urlHasUnencoded', { character: unencoded[0] });
  }
}

/** The address that a text becomes with a scheme; `undefined` where the text does not name a host. */
function withScheme(text: string): string | undefined {
  const isNetworkPath = /^[\\/]{2}/.test(text);
  const fix = `https:${isNetworkPath ? '' : '//'}${text}`;
  const url = readUrl(fix);
  const namesHost = isNetworkPath || (/^[^\\/?#]/.test(text) && isHostName(url.host));
  return isAddress(url) && namesHost && fix.indexOf('\\') < 0 ? fix : undefined;
}

/** Whether a text was meant for the name of a host, and not for a path: `example.com`, and not `./a` or `data.json`. */
function isHostName(host: string): boolean {
  return host === 'localhost' || (/^[^.].*\.[a-z]{2,}$/.test(host) && !FILE.test(host));
}
