import { announce } from './announce.js';
import { type Button, fingerHigh } from './buttons.js';
import { colours } from './colours.js';
import type { Painter } from './paint/painter.js';
import type { Screen } from './screen.js';

const rewardedSeconds = 5;
const interstitialSeconds = 3;

/** A picture of an ad over the whole screen. It advertises nothing, and loads nothing. */
export class Placard {
  #kind: 'rewarded' | 'interstitial' | undefined;
  #left = 0;
  #end: ((isEnded: boolean) => void) | undefined;

  get isUp(): boolean {
    return this.#kind !== undefined;
  }

  /**
   * @returns whether the ad was seen to its end, once it is over
   */
  show(kind: 'rewarded' | 'interstitial'): Promise<boolean> {
    this.#kind = kind;
    this.#left = kind === 'rewarded' ? rewardedSeconds : interstitialSeconds;
    announce(kind === 'rewarded' ? 'An ad, made up. Press Enter to close it.' : 'An ad, made up.');
    return new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  hide(): void {
    const isEnded = this.#left <= 0;
    this.#kind = undefined;
    this.#end?.(isEnded);
    this.#end = undefined;
  }

  step(seconds: number): void {
    this.#left = Math.max(0, this.#left - seconds);
  }

  /** @returns its buttons */
  draw(painter: Painter, { width, height, insets }: Screen): Button[] {
    const isRewarded = this.#kind === 'rewarded';
    const seconds = Math.ceil(this.#left);
    const middle = insets.left + (width - insets.left - insets.right) / 2;
    const moon = Math.max(28, Math.min(width * 0.24, height * 0.17, 120));
    painter.rect(0, 0, width, height, 0x123c3a);
    painter.text('Pretend ad', insets.left + 16, 36, { size: 15, colour: 0xbfe5df });

    // On a phone that lies on its side there is room for it at the top only.
    const top = height < 420 ? moon + 20 : Math.max(84 + moon, height * 0.36);
    painter.glow(middle, top, moon * 1.8, 0xffe9a8, 0.35);
    painter.disc(middle, top, moon, 0xffe08a);
    for (const [x, y, size] of [
      [-0.4, -0.3, 0.22],
      [0.32, -0.42, 0.13],
      [0.38, 0.22, 0.26],
      [-0.26, 0.42, 0.16],
      [-0.02, -0.02, 0.1],
    ] as const) {
      painter.disc(middle + x * moon, top + y * moon, size * moon, 0xe0b84f);
    }
    const words = { colour: 0xffffff, align: 'center' } as const;
    painter.text('Moon cheese', middle, top + moon + 34, { ...words, size: 30, bold: true });
    painter.text('Now with more craters', middle, top + moon + 66, { ...words, size: 17, colour: 0xd8f3ee });

    const bar = Math.min(width - 64, 320);
    const whole = isRewarded ? rewardedSeconds : interstitialSeconds;
    const barY = height - insets.bottom - 34;
    painter.panel(middle - bar / 2, barY, bar, 6, 3, 0x0b2524);
    painter.panel(middle - bar / 2, barY, Math.max(6, bar * (1 - this.#left / whole)), 6, 3, colours.accent);
    const note = isRewarded
      ? seconds > 0
        ? `Extra life in ${seconds} s; none if you leave now`
        : 'The extra life is yours: close the ad'
      : `Closes in ${seconds} s`;
    painter.text(note, middle, barY - 22, { ...words, size: 15, colour: 0xd8f3ee });
    if (!isRewarded) return [];
    return [
      {
        label: 'Close the ad',
        icon: 'close',
        isMain: true,
        x: width - insets.right - fingerHigh - 12,
        y: 12,
        width: fingerHigh,
        height: fingerHigh,
        press: () => this.hide(),
      },
    ];
  }
}
