// @ts-check
// A rewarded ad, from its creation to what the player gets for it.
import { explain } from 'ttminis-explain/js';

/**
 * What came of an ad.
 *
 * - `rewarded`: the player watched it to the end.
 * - `closed`: the player closed it early. That is normal play: no reward, and no message of an error.
 * - `unavailable`: there was no ad. `reason` is for the log, and not for the player.
 *
 * @typedef {{ kind: 'rewarded' | 'closed' } | { kind: 'unavailable', reason: string }} AdResult
 */

/** An ad that fails on the screen closes as well, and that tells more. Some clients send no close event. */
const CLOSE_EVENT_MS = 1000;

/**
 * Shows one rewarded ad. Never rejects.
 *
 * It creates the ad just before it shows it, and shows it once: the platform releases an instance with its show, and
 * refuses a second one with 11003.
 *
 * @param {Pick<import('ttminis-explain/simulate').Game, 'createRewardedVideoAd'>} game
 * @param {string} adUnitId
 * @returns {Promise<AdResult>}
 */
export function showRewardedAd(game, adUnitId) {
  return new Promise((resolve) => {
    const fail = (/** @type {unknown} */ error) => {
      const answer = explain(error, { api: 'ad.show' });
      const isNormalPlay = answer.status === 'known' && answer.expected;
      resolve(isNormalPlay ? { kind: 'closed' } : { kind: 'unavailable', reason: answer.text });
    };
    try {
      const ad = game.createRewardedVideoAd({ adUnitId });
      // Only this event earns the reward. A fulfilled `show()` may mean no more than that the ad is on the screen.
      ad.onClose((result) => resolve({ kind: result?.isEnded === true ? 'rewarded' : 'closed' }));
      ad.onError((error) => setTimeout(() => fail(error), CLOSE_EVENT_MS));
      ad.show().catch(fail);
    } catch (error) {
      // An app may throw what others reject with.
      fail(error);
    }
  });
}
