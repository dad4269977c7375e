import rules from '#data/rules';
import { type CallContext, readCall } from '../read/context.js';
import { checkAd } from './ads.js';
import { type Finding, Findings, isCertain } from './findings.js';
import { checkNetwork } from './network.js';

/** Finds everything that is known to be wrong with a call before it is made, the certain things first. */
export function examine(call: CallContext): Finding[] {
  const { api, args } = call;
  const findings = new Findings(call.redact);
  // Of another function nothing is known.
  if (call.notAnApi) return [];
  const isAd = api?.startsWith('ad.');
  // Where the call is not named, the arguments tell what kind of call it is.
  if (args && (api ? !isAd : args.url.kind !== 'missing')) checkNetwork(args, call, findings);
  if (isAd || (args && !api && (args.adUnitId.kind !== 'missing' || args.otherIdName)))
    checkAd(call, findings);
  const { list } = findings;
  return list.filter(isCertain).concat(list.filter((finding) => !isCertain(finding)));
}

/**
 * Finds what is wrong with a call that is going to be made, the certain things first. `api` may be no call at all.
 */
export function checkCall(api: unknown, args: unknown, context?: unknown): Finding[] {
  const call = readCall(api, args, context);
  const findings = new Findings(call.redact);
  const value = call.notAnApi;
  if (value !== undefined) findings.add(value ? 'apiIsUnknown' : 'apiIsNoString', { value });
  return findings.list.concat(examine(call));
}

/** @returns the ids of the rows that a call with these findings is certain to fail with */
export function certainRows(findings: readonly Finding[]): string[] {
  return findings.filter(isCertain).reduce<string[]>((ids, { rule }) => ids.concat(rules[rule].fails), []);
}
