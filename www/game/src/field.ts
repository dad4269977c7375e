import type { Screen } from './screen.js';
import { fieldWidth, type World } from './world.js';

/** A field that is wider than that is too far to go. */
const widest = 560;

/** Where the field is on the screen. */
export interface Field {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** CSS pixels for each unit of the field. */
  readonly scale: number;
}

/** Upright in the middle of the screen; on a phone that is the whole of it. */
export function layField({ width, height, insets }: Screen): Field {
  const room = width - insets.left - insets.right;
  const fieldWide = Math.max(1, Math.min(room, widest, Math.max(height * 0.75, 420)));
  return {
    left: insets.left + (room - fieldWide) / 2,
    width: fieldWide,
    height: height - insets.bottom,
    scale: fieldWide / fieldWidth,
  };
}

/** Makes the world as high as the screen. */
export function fitWorld(world: World, { height, scale }: Field): void {
  const fitted = Math.max(1, height / scale);
  if (fitted === world.height) return;
  for (const thing of world.things) thing.y *= fitted / world.height;
  world.height = fitted;
}
