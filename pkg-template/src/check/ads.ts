// The rules for ads: the ID of the ad unit, and what was done with the instance before.
import type { Argument } from '../read/arguments.js';
import type { AdState, CallContext } from '../read/context.js';
import { duration, integer } from '../word/text.js';
import type { Findings } from './findings.js';

/** How many instances of one ad unit in a minute are taken for a loop: the platform states no number. */
const MANY_CREATIONS = 10;
/** Spaces of all kinds, and characters that are not seen. */
const BLANKS = /[\0- \x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/g;

/** Applies the rules to a call for an ad. */
export function checkAd({ api, args, ad }: CallContext, findings: Findings): void {
  const isInit = !api || api === 'ad.init';
  if (isInit && args) checkId(args.adUnitId, findings);
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
  const { sinceShowMs } = ad;
  const creator = creatorOf(ad);
  if (ad.shows >= 1) {
    if (sinceShowMs === undefined) findings.add('shownBefore', { creator });
    else findings.add('shownBeforeAgo', { elapsed: duration(sinceShowMs), creator });
  } else if (ad.loaded === false) {
    findings.add('shownTooEarly');
  }
  checkCount('closeListeners', ad.closeListeners, 1, findings);
  checkCount('errorListeners', ad.errorListeners, 1, findings);
}

function checkId(id: Argument, findings: Findings): void {
  if (id.kind === 'string') {
    const value = id.text;
    const fix = value.replace(BLANKS, '');
    if (value === '') findings.add('idIsEmpty', { value });
    else if (fix === '') findings.add('idIsMissing', { value, type: 'onlySpaces' });
    else if (fix !== value) findings.add('idHasSpaces', { value, fix });
  } else if (id.kind === 'number') {
    const value = Math.abs(id.number);
    findings.add('idIsNumber', Number.isSafeInteger(value) ? { value: `${value}` } : {});
  } else if (id.kind !== 'unread') {
    findings.add(id.kind === 'missing' ? 'idIsMissing' : 'idType', { type: id.kind });
  }
}

/** @returns the function that created the ad */
export function creatorOf({ isInterstitial }: AdState): string {
  return isInterstitial ? 'createInterstitialAd' : 'createRewardedVideoAd';
}
