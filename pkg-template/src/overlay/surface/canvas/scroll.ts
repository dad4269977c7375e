import { clamp } from '../../panel/geometry.js';

const SPEED_KEPT_PER_MS = 0.995;
/** Below this speed, the list stands still. */
const STILL_PX_PER_MS = 0.02;
/** A list must not jump after a pause of the game. */
const MAX_STEP_MS = 100;

/** How far the list is scrolled. A list that was let go moves on, and slows down. */
export class Scroll {
  position = 0;
  /** The largest position. */
  limit = 0;
  /** Pixels for each millisecond. */
  speed = 0;
  private steppedAt = 0;

  /** @returns whether the position has changed */
  moveTo(wanted: number): boolean {
    const position = clamp(wanted, 0, this.limit);
    const isMoved = position !== this.position;
    if (position !== wanted) this.speed = 0;
    this.position = position;
    return isMoved;
  }

  release(speed: number): void {
    this.speed = speed;
    this.steppedAt = Date.now();
  }

  /** @returns whether the position has changed */
  glide(now: number): boolean {
    if (!this.speed) return false;
    const elapsed = Math.min(MAX_STEP_MS, now - this.steppedAt);
    this.steppedAt = now;
    const isMoved = this.moveTo(this.position + this.speed * elapsed);
    this.speed *= SPEED_KEPT_PER_MS ** elapsed;
    if (Math.abs(this.speed) < STILL_PX_PER_MS) this.speed = 0;
    return isMoved;
  }
}
