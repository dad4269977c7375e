import type { Model } from '../../model.js';
import { clamp, GAP_PX, LONG_PRESS_MS, type Screen, TAP_SLOP_PX } from '../../panel/geometry.js';
import { dropBadge } from '../../panel/gesture.js';
import { type Any, call } from '../../safe-access.js';
import { TARGET_PX } from '../tokens.js';

/** Puts the upper left corner of the badge there, but not onto what the browser keeps free. */
export function placeBadge({ style }: Any, x: number, y: number): void {
  const place = (start: string, end: string, at: number) => {
    // A browser that does not know the functions of the second value keeps this one.
    style[start] = `${at}px`;
    const inset = (side: string) => `(${GAP_PX}px + env(safe-area-inset-${side}))`;
    style[start] = `max(${inset(start)},min(${at}px,100% - ${TARGET_PX}px - ${inset(end)}))`;
  };
  place('left', 'right', x);
  place('top', 'bottom', y);
}

/** Moves the badge with a pointer, or with the arrow keys for those who have none. */
export class BadgeDrag {
  /** The pointer that holds the badge. */
  pointer: { readonly x: number; readonly y: number; readonly hasMoved: boolean } | undefined;
  private pressedAt = 0;
  /** Whether the badge was dropped or hidden just now: the click that follows must not open the panel. */
  wasDropped = false;

  constructor(
    private readonly model: Model,
    private readonly readScreen: () => Screen,
  ) {}

  /** @param badge - the badge, where the pointer came down on it */
  press(badge: Any, { button, clientX: x, clientY: y, pointerId }: Any): void {
    this.wasDropped = false;
    this.pressedAt = Date.now();
    this.pointer = badge && !button ? { x, y, hasMoved: false } : undefined;
    if (this.pointer) call(badge, 'setPointerCapture', pointerId);
  }

  move(badge: Any, { clientX: x, clientY: y }: Any): void {
    const { pointer } = this;
    if (!pointer || !badge) return;
    if (!pointer.hasMoved && Math.abs(x - pointer.x) + Math.abs(y - pointer.y) < TAP_SLOP_PX) return;
    this.pointer = { x, y, hasMoved: true };
    placeBadge(badge, x - TARGET_PX / 2, y - TARGET_PX / 2);
  }

  /** @param isEnd - whether the pointer was lifted, or else taken away */
  release(isEnd: boolean): void {
    const { model, pointer } = this;
    this.pointer = undefined;
    if (!pointer) return;
    const { x, y, hasMoved } = pointer;
    const isLong = isEnd && !hasMoved && Date.now() - this.pressedAt >= LONG_PRESS_MS;
    if (!hasMoved && !isLong) return;
    this.wasDropped = true;
    setTimeout(() => {
      this.wasDropped = false;
    }, 0);
    if (isLong) model.dismiss();
    else dropBadge(model, this.readScreen(), x, y);
  }

  pressArrow(key: string): void {
    const { right, down } = this.model.spot();
    const step = key === 'ArrowUp' ? -0.1 : key === 'ArrowDown' ? 0.1 : 0;
    this.model.moveTo({
      right: key === 'ArrowRight' || (right && key !== 'ArrowLeft'),
      down: clamp(down + step, 0, 1),
    });
  }
}
