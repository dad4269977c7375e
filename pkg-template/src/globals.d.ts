// The global `TTMinis`, for TypeScript.
import type { PlatformGame } from './platform-types.js';

declare global {
  /** `TTMinis.game`. A game can add functions: `declare global { interface TTMinisGame { vibrateShort(): void } }`. */
  interface TTMinisGame extends PlatformGame {}

  /** The global of the platform. */
  interface TTMinis {
    /** The functions of the platform for games. */
    readonly game: TTMinisGame;
  }

  var TTMinis: TTMinis;
}
