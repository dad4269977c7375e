// The rules for ads: the ID of the ad unit, and what was done with the instance before.
import type { Argument, CallArguments } from '../read/arguments.js';
import type { AdState, CallContext } from '../read/context.js';
import { integer } from '../word/text.js';
import type { Findings } from './findings.js';
import { isPlaceholder } from './placeholder.js';

/** How many instances of one ad unit in a minute are taken for a loop: the platform states no number. */
const MANY_CREATIONS = 10;
/** Spaces of all kinds, and characters that are not seen. */
const BLANKS = /[\0- \x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
/** The forms of other vendors' IDs. TikTok does not document its own. */
const VENDORS: { readonly [vendor: string]: RegExp } = {
  WeChat: /^adunit-/,
  Douyin: /^(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{18}$/,
  Kuaishou: /^\d{10}_\d{2}$/,
};

/** Applies the rules to a call for an ad. */
export function checkAd({ api, args, ad }: CallContext, findings: Findings): void {
  const isInit = !api || api === 'ad.init';
  if (isInit && args) checkOptions(args, findings);
  if (!ad) return;
  if (isInit) checkCount('createdOften', ad.recentCreations, MANY_CREATIONS, findings);
  if (api === 'ad.show') checkShow(ad, findings);
  if (ad.closedAfterError) findings.add('closedAfterError');
}

/** Adds the rule where a count is above a limit. */
export function checkCount(
  rule: 'createdOften' | 'closeListeners' | 'errorListeners',
  count: number,
  limit: number,
  findings: Findings,
): void {
  if (count > limit) findings.add(rule, { count: integer(count) });
}

function checkShow(ad: AdState, findings: Findings): void {
  if (ad.shows) {
    const creator = ad.isInterstitial ? 'createInterstitialAd' : 'createRewardedVideoAd';
    findings.add('shownBefore', { creator });
  } else if (ad.loaded === false) {
    findings.add('shownTooEarly');
  }
  checkCount('closeListeners', ad.closeListeners, 1, findings);
  checkCount('errorListeners', ad.errorListeners, 1, findings);
}

function checkOptions(args: CallArguments, findings: Findings): void {
  const { adUnitId, otherIdName, whole } = args;
  if (whole !== 'object' && whole !== 'missing') findings.add('noAdOptions', { type: whole });
  else if (adUnitId.kind === 'missing' && otherIdName) findings.add('idHasOtherName', { key: otherIdName });
  else checkId(adUnitId, findings);
}

function checkId(id: Argument, findings: Findings): void {
  if (id.kind === 'string') {
    const value = id.text;
    const parts = value.split(BLANKS).filter(Boolean);
    const fix = parts[0];
    const vendor = Object.keys(VENDORS).filter((name) => VENDORS[name]?.test(value))[0];
    if (value === '') findings.add('idIsEmpty', { value });
    else if (!fix) findings.add('idIsMissing', { value, type: 'onlySpaces' });
    else if (fix !== value) findings.add('idHasSpaces', { value, fix: parts[1] ? undefined : fix });
    else if (isPlaceholder(value)) findings.add('idIsPlaceholder', { value });
    else if (vendor) findings.add('idOfVendor', { value, vendor });
  } else if (id.kind === 'number') {
    const value = Math.abs(id.number);
    findings.add('idIsNumber', Number.isSafeInteger(value) ? { value: `${value}` } : {});
  } else if (id.kind !== 'unread') {
    findings.add(id.kind === 'missing' ? 'idIsMissing' : 'idType', { type: id.kind });
  }
}
