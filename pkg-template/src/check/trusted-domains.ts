import rules, { type RuleId } from '#data/rules';
import type { DomainList } from '../read/context.js';
import { redactedUrl } from '../url/redacted.js';
import { readEntry, readUrl, type Url } from '../url/url.js';
import type { Findings } from './findings.js';
import { isNear } from './near.js';
import { isAddress } from './url.js';

/** What is said of an entry, the nearest one first. */
const BY_DISTANCE: readonly RuleId[] = [
  'domainForm',
  'domainForm',
  'domainIsRefused',
  'domainIsWww',
  'domainIsParent',
  'domainIsNear',
  'domainIsMissing',
];
const UNRELATED = 6;
/** The rules that do not tell what to write instead. */
const WITHOUT_FIX: readonly RuleId[] = ['domainIsNear', 'domainIsUncertain', 'domainIsAddress'];
/** Characters of which one is enough to make a host none in plain ASCII; others may stand for a letter of ASCII. */
const NEVER_PLAIN =
  /[!"$&-,;=[{}~\u00df-\u00ff\u0390-\u03ce\u0430-\u045f\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3]/;

/** How far an entry of the list and a host are apart, as an index of `BY_DISTANCE`. */
function distance(listed: string, host: string): number {
  const isBelow = (parent: string) => host.endsWith(`.${parent}`);
  if (listed === host) return 0;
  if (listed === '') return UNRELATED;
  if (listed === `${host}.` || host === `${listed}.`) return 1;
  if (/^\*\./.test(listed)) return isBelow(listed.slice(2)) || listed === `*.${host}` ? 2 : UNRELATED;
  if (listed === `www.${host}`) return 3;
  return isBelow(listed) ? 4 : isAlike(listed, host) ? 5 : UNRELATED;
}

/** Whether one of two hosts may be a misspelling of the other. In `x.com` and `y.com` only the last label is the same. */
function isAlike(one: string, other: string): boolean {
  const end = (/\.[^.]*$/.exec(one) || [''])[0];
  const front = (host: string) => host.slice(0, host.length - end.length);
  return isNear(one, other) && (!other.endsWith(end) || isNear(front(one), front(other)));
}

/** Applies the rules for the trusted domains. */
export function checkDomain(url: Url, { count, entries }: DomainList, findings: Findings): void {
  if (!isAddress(url)) return;
  const { host, hostKind } = url;
  // Of a host that is not written in plain ASCII, other forms may be on the list.
  let isCompared = hostKind === 'name' || hostKind === 'ipv4';
  let nearest = UNRELATED;
  let listed = '';
  let rule: RuleId = 'domainIsMissing';
  for (let index = 0; index < entries.length; index++) {
    const text = entries[index] as string;
    const entry = readEntry(text);
    if (entry.hostKind === 'other' && (!NEVER_PLAIN.test(entry.host) || /xn--/.test(host)))
      isCompared = false;
    const apart = distance(entry.host, host);
    const broken = apart ? BY_DISTANCE[apart] : sameHost(url, entry, text);
    if (broken === undefined) return;
    // Of several entries for the host, the one that comes closest to covering it counts.
    if (apart < nearest || (apart === nearest && rules[rule].origin === 'reference')) {
      nearest = apart;
      listed = text;
      rule = broken;
    }
  }
  // The host may be among the entries that were not read.
  if (count > entries.length) return;
  if (rules[rule].origin === 'reference' && !isCompared) rule = 'domainIsUncertain';
  else if (nearest === UNRELATED && !isName(url)) rule = 'domainIsAddress';
  const fix = WITHOUT_FIX.indexOf(rule) < 0 ? entryFor(url) : undefined;
  findings.add(rule, { value: host, domain: redactedUrl(listed), fix });
}

/** What keeps an entry for the same host from covering a URL. */
function sameHost(url: Url, entry: Url, text: string): RuleId | undefined {
  if (entry.scheme !== 'https') return 'domainIsRefused';
  if (/^[\\/]+[^\\/?#]/.test(entry.tail)) return 'domainIsRefused';
  if (url.scheme !== 'https') return 'domainWithoutTls';
  if (entry.port !== url.port) return 'domainPort';
  if (entry.hostAsWritten !== url.hostAsWritten) return 'domainForm';
  return entry.tail || readUrl(text).scheme !== 'https' ? 'domainForm' : undefined;
}

/** Whether the host is a name that can be added to the list, as far as that is known. */
function isName({ hostKind, host }: Url): boolean {
  return hostKind === 'name' && host !== 'localhost';
}

/** The entry for the host of a URL. */
function entryFor({ host }: Url): string {
  return `https://${host.replace(/\.$/, '')}`;
}

/** What can be said of an address that was refused although nothing is wrong with it. */
export function explainRefusal(url: Url, domains: DomainList | undefined, findings: Findings): void {
  const value = url.host;
  if (!isAddress(url)) return;
  if (domains) {
    if (domains.count === domains.entries.length) findings.add('domainIsListed', { value });
  } else if (isName(url)) {
    findings.add('domainToAdd', { value, fix: entryFor(url) });
  } else if (url.hostKind !== 'other') {
    findings.add('domainAddressToAdd', { value });
  }
}
