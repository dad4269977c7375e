// Follows fingers and the mouse: which of them are the overlay's, and what they do there.
import { TAP_SLOP_PX } from '../../panel/geometry.js';
import { type Any, call, numberOrZero, read } from '../../safe-access.js';
import type { View } from './view.js';

/** How long a lifted finger stays known: the platform tells its listeners of the end one after the other. */
const KNOWN_AFTER_END_MS = 50;
/** A finger that rested for this long before it was lifted throws nothing. */
const REST_MS = 100;

/** A finger, from when it comes down until shortly after its end. */
interface Finger {
  /** Whether it came down on the overlay. */
  readonly isOurs: boolean;
  /** Whether it does something there: only the first finger on the overlay does. */
  readonly isActing: boolean;
  readonly tap: ((heldMs: number) => void) | undefined;
  readonly startedAt: number;
  /** Where it has moved to, or came down. */
  x: number;
  y: number;
  movedAt: number;
  /** Pixels for each millisecond, downwards. */
  speed: number;
  hasMoved: boolean;
  /** 0 until the end. */
  endedAt: number;
}

/** The names of the events that begin a touch, and of those that end one, whoever tells them. */
export const STARTS = /start|down$/;
const ENDS = /end|up|cancel$/;

const firstDefined = (...values: unknown[]): unknown => values.find((value) => value !== undefined);

/** The id of the mouse, whose events tell no id. */
const MOUSE = 'p';
/** The prefix keeps pointers and touches apart: some browsers give both the same numbers. */
export const idOf = (touch: Any): unknown =>
  firstDefined(read(touch, 'identifier'), MOUSE + firstDefined(read(touch, 'pointerId'), ''));

export class Fingers {
  private readonly fingers = new Map<unknown, Finger>();

  /** @param canvas - its upper left corner is that of the screen: in a browser it may lie anywhere on the page */
  constructor(
    private readonly view: View,
    private readonly canvas: Any,
  ) {}

  /** @returns where a touch is on the screen */
  pointOf(touch: Any): [x: number, y: number] {
    const box = call(this.canvas, 'getBoundingClientRect');
    const x = numberOrZero(firstDefined(read(touch, 'clientX'), read(touch, 'pageX'), read(touch, 'x')));
    const y = numberOrZero(firstDefined(read(touch, 'clientY'), read(touch, 'pageY'), read(touch, 'y')));
    return [x - numberOrZero(read(box, 'left')), y - numberOrZero(read(box, 'top'))];
  }

  /** @returns whether a touch began on the overlay; `undefined` where nothing told of its beginning */
  isOurs(touch: Any): boolean | undefined {
    const finger = this.fingers.get(idOf(touch));
    if (!finger?.endedAt) return finger?.isOurs;
    // Another finger may have this id by now. The end of the known one is told at the place where it was lifted.
    const [x, y] = this.pointOf(touch);
    const isItsEnd = x === finger.x && y === finger.y && Date.now() - finger.endedAt < KNOWN_AFTER_END_MS;
    return isItsEnd ? finger.isOurs : undefined;
  }

  /** @returns whether the mouse was pressed on the overlay; `undefined` where it was not pressed */
  isMouseOurs(): boolean | undefined {
    return this.fingers.get(MOUSE)?.isOurs;
  }

  /** See `Overlay.consumes`. */
  consumes(touch: Any): boolean {
    // The game may hear of a touch before the overlay does.
    return this.isOurs(touch) ?? this.view.covers(...this.pointOf(touch));
  }

  /**
   * @param type - the name of the event
   * @param acts - whether the finger does something: browsers tell of one finger in up to three ways
   */
  hear(type: string, touch: Any, acts: boolean): void {
    const { view } = this;
    const id = idOf(touch);
    const [x, y] = this.pointOf(touch);
    if (STARTS.test(type)) {
      this.start(id, x, y, acts);
      return;
    }
    const finger = this.fingers.get(id);
    if (!finger || finger.endedAt) return;
    const { isActing } = finger;
    if (!ENDS.test(type)) {
      if (isActing) this.move(finger, x, y);
      return;
    }
    const now = Date.now();
    finger.endedAt = now;
    if (isActing) {
      if (finger.hasMoved) view.drop(finger.x, finger.y, now - finger.movedAt < REST_MS ? finger.speed : 0);
      else if (type.indexOf('cancel') < 0) finger.tap?.(now - finger.startedAt);
    }
    finger.x = x;
    finger.y = y;
  }

  /** Forgets the fingers that are no longer down: nobody tells their end where the player has left the app meanwhile. */
  keepOnly(ids: readonly unknown[]): void {
    this.fingers.forEach((_, id) => {
      if (ids.indexOf(id) < 0) this.fingers.delete(id);
    });
  }

  private start(id: unknown, x: number, y: number, acts: boolean): void {
    const { fingers, view } = this;
    let isFirst = true;
    fingers.forEach((finger, other) => {
      if (finger.endedAt && Date.now() - finger.endedAt >= KNOWN_AFTER_END_MS) fingers.delete(other);
      else if (finger.isActing && !finger.endedAt && other !== id) isFirst = false;
    });
    if (acts) view.touchAnywhere(x, y);
    const isOurs = view.covers(x, y);
    const isActing = isOurs && acts && isFirst;
    fingers.set(id, {
      isOurs,
      isActing,
      tap: isActing ? view.press(x, y) : undefined,
      startedAt: Date.now(),
      x,
      y,
      movedAt: Date.now(),
      speed: 0,
      hasMoved: false,
      endedAt: 0,
    });
  }

  private move(finger: Finger, x: number, y: number): void {
    if (!finger.hasMoved && Math.abs(x - finger.x) + Math.abs(y - finger.y) < TAP_SLOP_PX) return;
    const now = Date.now();
    const dy = y - finger.y;
    // The last moves count most, but a single one may be far off.
    finger.speed = 0.6 * (dy / Math.max(1, now - finger.movedAt)) + 0.4 * finger.speed;
    finger.hasMoved = true;
    finger.x = x;
    finger.y = y;
    finger.movedAt = now;
    this.view.drag(x, y, dy);
  }
}
