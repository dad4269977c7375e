// Where things lie on the screen, in CSS pixels.

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The screen, and what of it can be used. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** What notches, rounded corners and gesture bars leave. */
  readonly safe: Rect;
  /** The capsule button that the platform draws over the game. */
  readonly capsule: Rect | undefined;
}

/** Where the badge was put: at which edge, and how far down, from 0 to 1. */
export interface Spot {
  readonly right: boolean;
  readonly down: number;
}

/** The badge is a square with sides of so many pixels, large enough for a finger. */
export const BADGE = 48;
/** How far a finger moves, in CSS pixels, before it is no tap. */
export const SLACK = 8;
/** What is left free around things. */
export const GAP = 8;

export const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

export const contains = (rect: Rect, x: number, y: number) =>
  x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;

const overlaps = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Keeps a rectangle on the screen, and off the capsule: below it, or above where there is no room. */
function settle(rect: Rect, screen: Screen): Rect {
  const { safe, capsule } = screen;
  const x = within(rect.x, safe.x + GAP, safe.x + safe.width - rect.width - GAP);
  const y = within(rect.y, safe.y + GAP, safe.y + safe.height - rect.height - GAP);
  const settled = onScreen({ ...rect, x, y }, screen);
  if (!capsule || !overlaps(settled, capsule)) return settled;
  const below = capsule.y + capsule.height + GAP;
  const isRoom = below + rect.height <= safe.y + safe.height;
  return onScreen(
    { ...settled, y: isRoom ? below : Math.max(safe.y, capsule.y - rect.height - GAP) },
    screen,
  );
}

/** A screen may be too small for what is left free around things. */
const onScreen = (rect: Rect, { width, height }: Screen): Rect => ({
  ...rect,
  x: within(rect.x, 0, width - rect.width),
  y: within(rect.y, 0, height - rect.height),
});

/**
 * @param screen - the screen
 * @param spot - where it was put
 * @returns where the badge lies
 */
export function badgeRect(screen: Screen, spot: Spot): Rect {
  const { safe } = screen;
  const x = spot.right ? safe.x + safe.width : safe.x;
  const y = safe.y + GAP + spot.down * (safe.height - BADGE - 2 * GAP);
  return settle({ x, y, width: BADGE, height: BADGE }, screen);
}

/**
 * @param screen - the screen
 * @param x - where the middle of the badge was let go
 * @param y - likewise
 * @returns the spot at the nearest edge
 */
export function spotAt({ safe }: Screen, x: number, y: number): Spot {
  return {
    right: x > safe.x + safe.width / 2,
    down: within((y - BADGE / 2 - safe.y - GAP) / Math.max(1, safe.height - BADGE - 2 * GAP), 0, 1) || 0,
  };
}

/**
 * @param screen - the screen
 * @param spot - where the badge is
 * @param tall - whether it is to be as high as the screen
 * @returns where the open overlay lies: the lower part of a high screen, the side of a wide one
 */
export function panelRect(screen: Screen, spot: Spot, tall: boolean): Rect {
  const { safe, capsule } = screen;
  const wide = safe.width > safe.height;
  const width = Math.max(
    BADGE,
    Math.min(wide ? within(safe.width / 2, 320, 440) : 640, safe.width - 2 * GAP),
  );
  const x = wide
    ? spot.right
      ? safe.x + safe.width - width - GAP
      : safe.x + GAP
    : safe.x + (safe.width - width) / 2;
  let top = wide || tall ? safe.y + GAP : safe.y + safe.height * 0.36;
  if (capsule && x < capsule.x + capsule.width && capsule.x < x + width) {
    top = Math.max(top, capsule.y + capsule.height + GAP);
  }
  const bottom = safe.y + safe.height - GAP;
  top = Math.max(0, Math.min(top, bottom - 200));
  return onScreen({ x, y: top, width, height: Math.max(BADGE, bottom - top) }, screen);
}
