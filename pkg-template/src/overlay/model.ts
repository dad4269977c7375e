// What the hosts show, and what can be done there.

import type { Badge, Page } from './page.js';
import type { BadgePosition as Spot } from './panel/geometry.js';

/** What a host shows. */
export interface Model {
  /** Whether there is anything to be seen. */
  visible(): boolean;
  /** Whether it is open, or only a badge. */
  isOpen(): boolean;
  badge(): Badge;
  /**
   * @param above - how many rows are above those that are seen
   * @param most - how many are seen at most
   */
  page(above: number, most: number): Page;
  open(): void;
  close(): void;
  /** Shows the badge, because somebody tapped for it. */
  show(): void;
  spot(): Spot;
  moveTo(spot: Spot): void;
  /** What was last told: for those who hear and do not see. */
  news(): string;
}

/** What the overlay is drawn by. */
export interface Host {
  /**
   * Something else is to be shown.
   *
   * @param now - because somebody has done something, and waits to see it
   */
  update(now: boolean): void;
  destroy(): void;
}

/** How often what is shown is brought up to date while failures come in, in milliseconds. */
export const EVERY = 200;
