import { _decorator, Button, Component, Label } from 'cc';
import { downloadPack } from './download';
import { ErrorOverlay } from './ErrorOverlay';
import { showRewardedAd } from './reward';

const { ccclass, property } = _decorator;

/** Two buttons: an ad for a life, and the levels from a server. */
@ccclass('Shop')
export class Shop extends Component {
  @property(Button)
  adButton: Button | null = null;

  @property(Button)
  levelsButton: Button | null = null;

  @property(Label)
  status: Label | null = null;

  /** The placement ID from the developer portal. */
  @property
  adUnitId = 'revive';

  /** Where the levels lie, without a slash at the end. */
  @property
  levelsUrl = 'https://cdn.example.com';

  lives = 1;
  levels = 'none';
  isBusy = false;

  protected onEnable(): void {
    this.adButton?.node.on(Button.EventType.CLICK, this.revive, this);
    this.levelsButton?.node.on(Button.EventType.CLICK, this.loadLevels, this);
  }

  protected onDisable(): void {
    this.adButton?.node.off(Button.EventType.CLICK, this.revive, this);
    this.levelsButton?.node.off(Button.EventType.CLICK, this.loadLevels, this);
  }

  private revive(): Promise<void> {
    return this.once(async () => {
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

  private loadLevels(): Promise<void> {
    return this.once(async () => {
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
    if (this.isValid && this.status) this.status.string = message;
  }
}
