// Where the badge and the panel lie on the screen, in CSS pixels.
import { ROW_PX, TARGET_PX } from '../surface/tokens.js';

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

/** The circle of the badge, in the middle of a square that a finger can hit. */
export const BADGE_PX = 32;
/** A touch that moves less than this is a tap: no finger is quite still. */
export const TAP_SLOP_PX = 8;
/** A finger that rests on the badge for so long hides it. */
export const LONG_PRESS_MS = 600;
/** So near to the edge of the screen, the badge is let go over it. */
const EDGE_PX = 4;
/** The free space around the badge and the panel. */
export const GAP_PX = 8;
/** The panel is never lower than its header with two rows, where the screen has that much. */
export const MIN_PANEL_PX = TARGET_PX + 2 * ROW_PX;
export const MAX_PANEL_WIDTH_PX = 480;

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

/** @returns the square of the badge with its upper left corner there, as far as the screen has that */
export const badgeAt = (x: number, y: number, screen: Screen) =>
  onScreen({ x, y, width: TARGET_PX, height: TARGET_PX }, screen);

/** Returns where the badge lies: at its position, but below the capsule, or above where there is no room. */
export function badgeRect(screen: Screen, { right, down }: BadgePosition): Rect {
  const { safe, capsule } = screen;
  const left = safe.x + GAP_PX;
  const top = safe.y + GAP_PX;
  const room = safe.height - TARGET_PX - 2 * GAP_PX;
  const x = right ? Math.max(left, safe.x + safe.width - TARGET_PX - GAP_PX) : left;
  const rect = badgeAt(x, clamp(top + down * room, top, top + room), screen);
  if (!capsule || !overlaps(rect, capsule)) return rect;
  const below = capsule.y + capsule.height + GAP_PX;
  const isRoom = below + TARGET_PX <= safe.y + safe.height;
  return badgeAt(rect.x, isRoom ? below : Math.max(safe.y, capsule.y - TARGET_PX - GAP_PX), screen);
}

/** Returns the position at the nearest edge. */
export function nearestPosition({ safe }: Screen, x: number, y: number): BadgePosition {
  const room = Math.max(1, safe.height - TARGET_PX - 2 * GAP_PX);
  return {
    right: x > safe.x + safe.width / 2,
    down: clamp((y - TARGET_PX / 2 - safe.y - GAP_PX) / room, 0, 1) || 0,
  };
}

/** Whether a finger has pushed the badge off the left or the right edge. */
export const isOffEdge = ({ width }: Screen, x: number): boolean => x < EDGE_PX || x > width - EDGE_PX;

/**
 * Returns where the panel lies: at the bottom of a high screen, or at the side of a wide one.
 *
 * @param content - how high its contents are
 * @param share - how much of the height of the screen it may take, from 0 to 1
 */
export function panelRect(screen: Screen, { right }: BadgePosition, content: number, share: number): Rect {
  const { safe, capsule } = screen;
  const isWide = safe.width > safe.height;
  const wanted = isWide ? clamp(safe.width / 2, 320, 440) : MAX_PANEL_WIDTH_PX;
  const width = Math.max(TARGET_PX, Math.min(wanted, safe.width - 2 * GAP_PX));
  const free = safe.width - width;
  const x = safe.x + (!isWide ? free / 2 : right ? free - GAP_PX : GAP_PX);
  const bottom = safe.y + safe.height - GAP_PX;
  let top = safe.y + GAP_PX;
  if (capsule && x < capsule.x + capsule.width && capsule.x < x + width) {
    top = Math.max(top, capsule.y + capsule.height + GAP_PX);
  }
  const most = Math.max(MIN_PANEL_PX, Math.min(Math.floor(screen.height * share), bottom - top));
  const height = Math.min(content, most);
  return onScreen({ x, y: bottom - height, width, height }, screen);
}
