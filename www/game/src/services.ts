import { explain, shouldRetry } from 'ttminis-explain';
import type { Game, RewardedVideoAd } from 'ttminis-explain/simulate';
import type { Skin } from './skins.js';

/** How long the game waits for its server. */
const patienceMs = 1500;

/** What became of an offer to watch an ad. */
export type AdEnd = 'watched' | 'left' | 'none';

/**
 * The calls that the game makes to the platform. Each takes every failure as a matter of course: the game goes on, and the
 * player reads a few words. Some have a mistake, as real games have; what the overlay says of them is what is to be seen.
 *
 * @param game - `TTMinis.game`
 * @param say - tells the player
 */
export function createServices(game: Game, say: (text: string) => void) {
  // Mistake: it is made once and kept, although an instance shows one ad.
  let rewarded: RewardedVideoAd | undefined;
  let nextAttempt: ReturnType<typeof setTimeout> | undefined;

  return {
    /** Mistake: nobody has entered this host in the portal. */
    async loadLeaderboard(): Promise<boolean> {
      try {
        await game.request({ url: 'https://scores.example.net/top?session=s3cret' });
        return true;
      } catch {
        return false;
      }
    },

    /** Puts the score on the server, and tries again as often as it makes sense. */
    saveScore(score: number, attempt = 1): void {
      // What is still to be saved is an older score.
      clearTimeout(nextAttempt);
      const args = {
        url: 'https://api.example.com/scores/me',
        method: 'PUT',
        data: { score },
        timeout: patienceMs,
      };
      game.request({
        ...args,
        success: () => say(attempt === 1 ? 'Score saved' : 'Score saved after all'),
        fail: (error) => {
          const delayMs = shouldRetry(error, attempt, { api: 'request', args, aborted: false });
          if (delayMs === false) {
            say('Score kept on this device');
            return;
          }
          say('Saving the score: trying again');
          nextAttempt = setTimeout(() => this.saveScore(score, attempt + 1), delayMs);
        },
      });
    },

    /** One more life for watching an ad. */
    async watchAd(): Promise<AdEnd> {
      rewarded ??= game.createRewardedVideoAd({ adUnitId: 'continue' });
      try {
        await rewarded.show();
        return 'watched';
      } catch (error) {
        const answer = explain(error, { api: 'ad.show' });
        // The player is free to leave. Everything else is a reason for another instance, next time.
        if (answer.status === 'known' && answer.expected) return 'left';
        rewarded = undefined;
        return 'none';
      }
    },

    /** An ad between two rounds, if the platform has one: the next round begins in any case. */
    async showInterstitial(): Promise<void> {
      try {
        await game.createInterstitialAd({ adUnitId: 'between-rounds' }).show();
      } catch {
        // No ad is fine with the player.
      }
    },

    /** Loads how the ship looks. Mistake: some of the paths are none. */
    async loadSkin({ file, path, name }: Skin): Promise<boolean> {
      if (!file) return true;
      try {
        await game.downloadFile({
          url: `https://cdn.example.com/skins/${file}`,
          timeout: patienceMs,
          ...(path === undefined ? {} : { filePath: path }),
        });
        return true;
      } catch {
        say(`Skin “${name}” not loaded`);
        return false;
      }
    },
  };
}

export type Services = ReturnType<typeof createServices>;
