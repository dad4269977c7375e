import type { Simulator } from 'ttminis-explain/simulate';
import type { Placard } from './placard.js';

/** Longer than the simulator takes to refuse an ad, and too short to be noticed. */
const refusedWithinMs = 300;

/**
 * The simulator has ads that end, and none that can be seen. This puts a placard in front of them, whose close button
 * decides how a rewarded ad ends. The game cannot tell.
 *
 * @param simulator - whose ads they are
 * @param placard - what shows them
 * @param isOnline - without a network there is no ad to show
 */
export function showAdsOf({ game, fail }: Simulator, placard: Placard, isOnline: () => boolean): void {
  const { createRewardedVideoAd, createInterstitialAd } = game;

  game.createRewardedVideoAd = (options) => {
    const ad = createRewardedVideoAd(options);
    let wasShown = false;
    const show = ad.show;
    ad.show = async () => {
      // What is going to be refused is never to be seen.
      if (!wasShown && isOnline()) {
        wasShown = true;
        const isEnded = await placard.show('rewarded');
        if (!isEnded) fail({ id: 'ad.show/30001' });
      }
      return show();
    };
    return ad;
  };

  game.createInterstitialAd = (options) => {
    const ad = createInterstitialAd(options);
    const show = ad.show;
    ad.show = () => {
      const ending = show();
      const timer = setTimeout(() => void placard.show('interstitial'), refusedWithinMs);
      const over = () => {
        clearTimeout(timer);
        placard.hide();
      };
      ending.then(over, over);
      return ending;
    };
    return ad;
  };
}
