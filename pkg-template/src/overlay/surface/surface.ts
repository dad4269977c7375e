import type { HostKind, OverlayOptions, TouchLike } from '../../overlay-types.js';
import type { Any } from '../safe-access.js';
import type { Picture } from './canvas/picture.js';

/** What the overlay is drawn on. */
export interface Surface {
  readonly kind: HostKind;
  /** Shows a change: soon, or `now` where somebody waits to see it. */
  update(now: boolean): void;
  destroy(): void;
  // The DOM draws by itself, has no picture, and keeps its events from the game.
  draw?(): void;
  picture?(): Picture | undefined;
  consumes?(touch: TouchLike): boolean;
}

/** Reads an option, which may be anything. */
export type ReadOption = (name: keyof OverlayOptions) => Any;
