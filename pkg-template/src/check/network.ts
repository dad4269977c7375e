// The rules for `request` and `downloadFile`, but for those about the URL.
import catalog from '#data/catalog';
import type { RuleId } from '#data/rules';
import type { Argument, CallArguments } from '../read/arguments.js';
import type { CallContext } from '../read/context.js';
import { redactedUrl } from '../url/redacted.js';
import { readUrl } from '../url/url.js';
import { integer } from '../word/text.js';
import type { Findings } from './findings.js';
import { checkDomain } from './trusted-domains.js';
import { checkUrl, isAddress } from './url.js';

const { platform } = catalog;
/** A timeout below this is rather one in seconds. */
const SHORT_TIMEOUT_MS = 100;

/** Applies the rules to a call that has arguments. */
export function checkNetwork(args: CallArguments, call: CallContext, findings: Findings): void {
  const { url, method, data, dataKind, header, timeout, filePath } = args;
  // An argument that was not read may be of any kind.
  const checkKind = ({ kind }: Argument, kinds: RegExp, rule: RuleId) => {
    if (kind !== 'unread' && !kinds.test(kind)) findings.add(rule, { type: kind });
  };
  if (args.whole !== 'object') {
    findings.add('noOptions', { type: args.whole });
    return;
  }
  checkKind(url, /string/, 'urlIsNoString');
  if (url.kind === 'string') checkAddress(url.text, call, findings);
  if (call.api !== 'downloadFile') {
    checkKind(method, /string|missing/, 'methodIsNoString');
    if (method.kind === 'string') checkMethod(method.text, findings);
    if (dataKind === 'plain') checkKind(data, /string|object|array|missing/, 'dataType');
    else findings.add(dataKind === 'view' ? 'dataIsView' : 'dataIsPromise');
  }
  if (args.hasReferer) findings.add('headerHasReferer');
  checkKind(header, /object|missing/, 'headerType');
  checkKind(timeout, /number|missing/, 'timeoutType');
  if (timeout.kind === 'number') checkTimeout(timeout.number, findings);
  if (call.api === 'request') return;
  checkKind(filePath, /string|missing/, 'filePathType');
  if (filePath.kind === 'string') {
    const rule = call.filePathSupported === false ? 'filePathIsUnsupported' : faultOfPath(filePath.text);
    if (rule) findings.add(rule, { value: filePath.text });
  }
  checkSize(call.totalBytes || 0, findings);
}

function checkAddress(text: string, { trustedDomains }: CallContext, findings: Findings): void {
  const url = readUrl(text);
  checkUrl(text, url, findings);
  if (!trustedDomains) {
    if (isAddress(url) && url.scheme === 'http' && url.host !== 'localhost') {
      findings.add('urlWithoutTls', { value: redactedUrl(text) });
    }
    return;
  }
  const { count } = trustedDomains;
  const limit = platform.maxTrustedDomains;
  if (count > limit) findings.add('tooManyDomains', { value: integer(count), limit: `${limit}` });
  checkDomain(url, trustedDomains, findings);
}

function checkMethod(value: string, findings: Findings): void {
  const fix = value.trim().toUpperCase();
  const isSupported = platform.methods.indexOf(fix) >= 0;
  if (!isSupported && platform.furtherMethods.indexOf(fix) < 0) findings.add('methodIsUnknown', { value });
  else if (fix !== value) findings.add('methodSpelling', { value, fix });
  else if (!isSupported) findings.add('methodMayBeUnsupported', { value });
}

function checkTimeout(ms: number, findings: Findings): void {
  // Libraries send zero with every call, for none.
  if (ms === 0) return;
  const type = ms > platform.maxTimeoutMs ? 'tooLarge' : ms >= 1 ? '' : ms > 0 ? 'tooSmall' : 'notPositive';
  if (type) findings.add('timeoutType', { type });
  else if (ms < SHORT_TIMEOUT_MS) findings.add('timeoutIsShort', { value: `${ms}` });
}

/** @returns the rule that a `filePath` breaks; `undefined` where it breaks none */
export function faultOfPath(path: string): RuleId | undefined {
  const directory = platform.writableDirectories.filter((name) => path.startsWith(name))[0];
  const inside = path.slice((directory || '').length);
  if (path && !directory) return 'filePathIsOutside';
  if (inside && inside[0] !== '/') return 'filePathIsBeside';
  if (/\/\//.test(inside)) return 'filePathHasEmptyPart';
  if (!inside || inside.endsWith('/')) return 'filePathHasNoName';
  return /\/\.\.(?:\/|$)/.test(inside) ? 'filePathGoesUp' : undefined;
}

/** @returns a size in bytes as a sentence has it */
export function megabytes(size: number): string {
  return `${integer(size / 1e6)} MB`;
}

function checkSize(bytes: number, findings: Findings): void {
  const { decimal, binary } = platform.maxFileBytes;
  if (bytes > decimal) {
    const rule = bytes > binary ? 'fileIsTooLarge' : 'fileMayBeTooLarge';
    findings.add(rule, { value: megabytes(bytes), limit: megabytes(decimal) });
  }
}
