// What the failure of a call adds to what was wrong with it: which of the findings can be its cause, and what only shows
// once it has failed.
import catalog from '#data/catalog';
import rules, { type RuleId } from '#data/rules';
import { textIn } from '../read/arguments.js';
import type { CallContext } from '../read/context.js';
import { redactedUrl } from '../url/redacted.js';
import { readUrl } from '../url/url.js';
import { duration } from '../word/text.js';
import { checkCount } from './ads.js';
import { type Finding, Findings, isCertain } from './findings.js';
import { faultOfPath, megabytes } from './network.js';
import { checkDomain, explainRefusal } from './trusted-domains.js';
import { isAddress } from './url.js';

/** The part of its timeout after which it has run out: clocks of different threads differ. */
const NEARLY = 0.9;

/** Finds what is wrong with a call that failed, what can be the cause first. `before` is what `examine` found. */
export function diagnose(
  rowIds: readonly string[],
  urlOfMessage: string | null,
  call: CallContext,
  before: readonly Finding[],
): Finding[] {
  const findings = new Findings(call.redact);
  findings.list = before.slice();
  const { args, ad } = call;
  const isMeant = (id: string) => rowIds.indexOf(id) >= 0;
  const canCause = (rule: RuleId) => rules[rule].fails.some(isMeant);
  // Whether the rule can be the cause, and none about the same thing is found that can.
  const isOpen = (rule: RuleId) =>
    canCause(rule) &&
    !findings.list.some((found) => rules[found.rule].subject === rules[rule].subject && canCause(found.rule));

  if (canCause('domainIsListed')) checkRefusal(urlOfMessage, call, findings);
  if (isOpen('timeoutRanOut')) checkElapsed(call, findings);
  const filePath = textIn(args?.filePath);
  if (filePath !== undefined && call.filePathSupported !== true) {
    const open = (['filePathIsUnsupported', 'filePathDestination'] as const).filter(isOpen);
    for (const rule of open) findings.add(rule, { value: filePath });
  }
  const adUnitId = textIn(args?.adUnitId);
  if (adUnitId !== undefined && isOpen('idToLookFor')) findings.add('idToLookFor', { value: adUnitId });
  if (rowIds.length === 1) {
    for (const { rule, value } of oppositions(call)) {
      if (!canCause(rule) || findings.list.some((found) => canCause(found.rule))) continue;
      findings.add(rule, { value: rule === 'urlIsFine' ? redactedUrl(value as string) : value });
    }
  }
  if (ad && isOpen('createdOften')) checkCount('createdOften', ad.recentCreations, 1, findings);

  // What happened counts for more than what was expected: a call that got further than its fault allows has none.
  const isEarly = !rowIds.length || catalog.rows.some(({ id, refusedEarly }) => refusedEarly && isMeant(id));
  const causes = findings.list.filter(({ rule }) => canCause(rule));
  const others = findings.list.filter(({ rule }) => !canCause(rule));
  return causes.concat(
    others.filter((found) => (isCertain(found) ? isEarly : !rules[found.rule].fails.length)),
  );
}

/** The domain that was refused. The message may name it, and behind a redirect it is not the one that was asked for. */
function checkRefusal(
  urlOfMessage: string | null,
  { args, trustedDomains }: CallContext,
  findings: Findings,
): void {
  const url = textIn(args?.url);
  const asked = url === undefined ? undefined : readUrl(url);
  const named = readUrl(urlOfMessage || '');
  const isAboutDomain = ({ rule }: Finding) => `${rules[rule].fails}` === `${rules.domainIsListed.fails}`;
  if (isAddress(named) && (!asked || asked.host !== named.host)) {
    findings.list = findings.list.filter((finding) => !isAboutDomain(finding));
    if (trustedDomains) checkDomain(named, trustedDomains, findings);
  }
  const refused = isAddress(named) ? named : asked;
  if (refused && !findings.list.some(isAboutDomain)) explainRefusal(refused, trustedDomains, findings);
}

/** The timeout against the time that passed. */
function checkElapsed({ args, elapsedMs }: CallContext, findings: Findings): void {
  if (elapsedMs === undefined || !args) return;
  const { timeout } = args;
  const elapsed = duration(elapsedMs);
  // No client gives up at once: then something else was the cause.
  if (timeout.kind === 'missing' && elapsedMs > 999) findings.add('timeoutWasNotGiven', { elapsed });
  if (timeout.kind !== 'number') return;
  const ms = timeout.number;
  if (ms > 0 && ms <= catalog.platform.maxTimeoutMs) {
    const rule = elapsedMs < ms * NEARLY ? 'timeoutDidNotRunOut' : 'timeoutRanOut';
    findings.add(rule, { value: duration(ms), elapsed });
  }
}

/** What speaks against rows: the rules, with their values as they came in. */
function oppositions({ args, ad, totalBytes }: CallContext) {
  const found: { readonly rule: RuleId; readonly value: string | undefined }[] = [];
  const add = (rule: RuleId, value?: string) => found.push({ rule, value });
  const [url, filePath, id] = [args?.url, args?.filePath, args?.adUnitId].map(textIn);
  if (url !== undefined && isAddress(readUrl(url))) add('urlIsFine', url);
  if (filePath !== undefined && !faultOfPath(filePath)) add('filePathIsFine', filePath);
  if (id) add('idIsGiven', id);
  if (totalBytes !== undefined && totalBytes <= catalog.platform.maxFileBytes.decimal)
    add('fileIsSmall', megabytes(totalBytes));
  if (ad?.shows === 0) add('notShownBefore');
  if (ad?.isRewarded) add('adIsRewarded');
  return found;
}

/** @returns the ids of the rows that the arguments speak against, where no finding speaks for them */
export function opposes(call: CallContext, findings: readonly Finding[]): string[] {
  const isOpposed = (id: string) => !findings.some(({ rule }) => rules[rule].fails.some((one) => one === id));
  const ids = oppositions(call).reduce<string[]>((all, { rule }) => all.concat(rules[rule].fails), []);
  return ids.filter(isOpposed);
}

/** @returns the ids of the rows that the arguments speak for; none where they do not decide */
export function supports({ api, args, filePathSupported }: CallContext): readonly string[] {
  const filePath = textIn(args?.filePath);
  if (filePath === undefined || api === 'request') return [];
  const takesPaths = filePathSupported === true;
  const fault = faultOfPath(filePath);
  // A client that takes no path at all refuses a bad one too, so that only an empty part decides.
  if (fault) return takesPaths || fault === 'filePathHasEmptyPart' ? rules[fault].fails : [];
  // A path without a fault leaves the other meaning of each code.
  const moved = rules.filePathDestination.fails;
  return takesPaths ? moved : moved.concat(rules.filePathIsUnsupported.fails);
}
