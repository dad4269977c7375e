// Where the badge and the panel lie on the screen, in CSS pixels.

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The screen, and the parts that something covers. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** The part without notches, rounded corners and gesture bars. */
  readonly safe: Rect;
  /** The capsule button, which the platform draws over the game. */
  readonly capsule: Rect | undefined;
}

/** The place that somebody chose for the badge. */
export interface BadgePosition {
  /** Whether it lies at the right edge, or else at the left. */
  readonly right: boolean;
  /** How far down it lies, from 0 to 1. */
  readonly down: number;
}

/** The side of the square badge: a finger needs 44 pixels. */
export const BADGE_PX = 48;
/** A touch that moves less than this is a tap: no finger is quite still. */
export const TAP_SLOP_PX = 8;
/** The free space around the badge, the panel and the buttons. */
export const GAP_PX = 8;

/** `least` wins over `most`: the upper left end of a thing is seen even where there is no room for it. */
export const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

export const contains = (rect: Rect, x: number, y: number) =>
  x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;

const overlaps = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A small screen has no room for the gaps, so things are moved into it last. */
const onScreen = ({ x, y, width, height }: Rect, screen: Screen): Rect => ({
  x: clamp(x, 0, screen.width - width),
  y: clamp(y, 0, screen.height - height),
  width,
  height,
});

const badgeAt = (x: number, y: number, screen: Screen) =>
  onScreen({ x, y, width: BADGE_PX, height: BADGE_PX }, screen);

/** Returns where the badge lies: at its position, but below the capsule, or above where there is no room. */
export function badgeRect(screen: Screen, { right, down }: BadgePosition): Rect {
  const { safe, capsule } = screen;
  const left = safe.x + GAP_PX;
  const top = safe.y + GAP_PX;
  const room = safe.height - BADGE_PX - 2 * GAP_PX;
  const x = right ? Math.max(left, safe.x + safe.width - BADGE_PX - GAP_PX) : left;
  const rect = badgeAt(x, clamp(top + down * room, top, top + room), screen);
  if (!capsule || !overlaps(rect, capsule)) return rect;
  const below = capsule.y + capsule.height + GAP_PX;
  const isRoom = below + BADGE_PX <= safe.y + safe.height;
  return badgeAt(rect.x, isRoom ? below : Math.max(safe.y, capsule.y - BADGE_PX - GAP_PX), screen);
}

/** Returns the position at the nearest edge. */
export function nearestPosition({ safe }: Screen, x: number, y: number): BadgePosition {
  const room = Math.max(1, safe.height - BADGE_PX - 2 * GAP_PX);
  return {
    right: x > safe.x + safe.width / 2,
    down: clamp((y - BADGE_PX / 2 - safe.y - GAP_PX) / room, 0, 1) || 0,
  };
}

/** Returns where the panel lies: in the lower part of a high screen, or at the side of a wide one. */
export function panelRect(screen: Screen, { right }: BadgePosition, tall: boolean): Rect {
  const { safe, capsule } = screen;
  const isWide = safe.width > safe.height;
  const wanted = isWide ? clamp(safe.width / 2, 320, 440) : 640;
  const width = Math.max(BADGE_PX, Math.min(wanted, safe.width - 2 * GAP_PX));
  const free = safe.width - width;
  const x = safe.x + (!isWide ? free / 2 : right ? free - GAP_PX : GAP_PX);
  let top = safe.y + (isWide || tall ? GAP_PX : safe.height * 0.36);
  if (capsule && x < capsule.x + capsule.width && capsule.x < x + width) {
    top = Math.max(top, capsule.y + capsule.height + GAP_PX);
  }
  const bottom = safe.y + safe.height - GAP_PX;
  top = Math.max(0, Math.min(top, bottom - 200));
  return onScreen({ x, y: top, width, height: Math.max(BADGE_PX, bottom - top) }, screen);
}
