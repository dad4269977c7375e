// What the surfaces show, and what a tap on them does.
import type { Badge, Page } from './page.js';
import type { BadgePosition } from './panel/geometry.js';

/** What a surface shows. */
export interface Model {
  /** Whether anything is on the screen. */
  visible(): boolean;
  /** Whether the panel is open; else there is only the badge. */
  isOpen(): boolean;
  badge(): Badge;
  /** Skips so many rows, and gives at most so many. */
  page(above: number, most: number): Page;
  /** The theme that the game or the platform asks for, if any. */
  theme(): 'light' | 'dark' | undefined;
  open(): void;
  /** Hides the overlay until somebody asks for it. */
  dismiss(): void;
  spot(): BadgePosition;
  moveTo(spot: BadgePosition): void;
  /** The last news as a sentence, for a screen reader. */
  news(): string;
}

/** How often a surface follows failures that come in. */
export const REFRESH_MS = 200;
