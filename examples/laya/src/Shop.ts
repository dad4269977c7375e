import { downloadPack } from './download';
import { ErrorOverlay } from './ErrorOverlay';
import { showRewardedAd } from './reward';

const { regClass, property } = Laya;

/** Two buttons: an ad for a life, and the levels from a server. */
@regClass()
export class Shop extends Laya.Script {
  @property({ type: Laya.Button })
  adButton: Laya.Button | null = null;

  @property({ type: Laya.Button })
  levelsButton: Laya.Button | null = null;

  @property({ type: Laya.Label })
  status: Laya.Label | null = null;

  /** The placement ID from the developer portal. */
  @property(String)
  adUnitId = 'revive';

  /** Where the levels lie, without a slash at the end. */
  @property(String)
  levelsUrl = 'https://cdn.example.com';

  lives = 1;
  levels = 'none';
  isBusy = false;

  onEnable(): void {
    this.adButton?.on(Laya.Event.CLICK, this, this.revive);
    this.levelsButton?.on(Laya.Event.CLICK, this, this.loadLevels);
  }

  onDisable(): void {
    this.adButton?.offAllCaller(this);
    this.levelsButton?.offAllCaller(this);
  }

  private revive(): void {
    void this.once(async () => {
      const result = await showRewardedAd(TTMinis.game, this.adUnitId);
      if (result.kind === 'rewarded') this.lives++;
      if (result.kind === 'unavailable') console.log(result.reason);
      return {
        rewarded: 'One life more.',
        closed: 'No reward this time. Go on!',
        unavailable: 'No ad at the moment. Go on!',
      }[result.kind];
    });
  }

  private loadLevels(): void {
    void this.once(async () => {
      const loaded = await downloadPack(TTMinis.game, {
        whole: `${this.levelsUrl}/levels.zip`,
        parts: [`${this.levelsUrl}/levels-1.zip`, `${this.levelsUrl}/levels-2.zip`],
        small: `${this.levelsUrl}/levels-small.zip`,
      });
      this.levels = loaded.form;
      if (loaded.form !== 'none') return 'The levels are here.';
      console.log(loaded.problem);
      return 'The levels could not be loaded.';
    });
  }

  /** Runs a task, unless another one runs, and shows what it returns. The overlay gets the taps while it is open. */
  private async once(task: () => Promise<string>): Promise<void> {
    if (this.isBusy || ErrorOverlay.isOpen) return;
    this.isBusy = true;
    const message = await task();
    this.isBusy = false;
    // The scene may be gone by now.
    if (this.status && !this.status.destroyed) this.status.text = message;
  }
}
