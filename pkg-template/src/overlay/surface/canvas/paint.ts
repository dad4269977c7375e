// Paints strips with a 2D context, which may be the game's own.
import { clamp } from '../../panel/geometry.js';
import type { Any } from '../../safe-access.js';
import { DARK } from '../palette.js';
import type { Shape, Strip } from './layout.js';

/** What is painted, each strip over those before it. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ground: boolean;
  readonly strips: readonly Strip[];
}

/** How far letters reach above their base line, and below it, at most. */
const ASCENT_PX = 24;
const DESCENT_PX = 6;

/** Makes texts begin at the left end of their base line. */
export function alignTexts(context: Any): void {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}

/** On the game's context, corners are not round: they need a path, and no context saves the game's. Nothing is clipped, too. */
function paintShape(context: Any, scene: Scene, shape: Shape, top: number, isOwn: boolean): void {
  const x = shape[0];
  const y = top + shape[1];
  if (shape.length === 5) {
    const [, , text, color, font] = shape;
    if (!isOwn && clamp(y, ASCENT_PX, scene.height - DESCENT_PX) !== y) return;
    context.fillStyle = color;
    if (context.font !== font) context.font = font;
    context.fillText(text, x, y);
    return;
  }
  const [, , width, height, color] = shape;
  const radius = Math.min(shape[5], width / 2, height / 2);
  context.fillStyle = color;
  if (!isOwn || !radius) {
    const start = Math.max(0, y);
    const end = Math.min(scene.height, y + height);
    if (end > start) context.fillRect(x, start, width, end - start);
    return;
  }
  const [left, right] = [x + radius, x + width - radius];
  const [upper, lower] = [y + radius, y + height - radius];
  context.beginPath();
  context.arc(left, upper, radius, Math.PI, -Math.PI / 2);
  context.arc(right, upper, radius, -Math.PI / 2, 0);
  context.arc(right, lower, radius, 0, Math.PI / 2);
  context.arc(left, lower, radius, Math.PI / 2, Math.PI);
  context.fill();
}

export function paintGround(context: Any, scene: Scene, top: number, height: number): void {
  if (scene.ground) paintShape(context, scene, [0, 0, scene.width, height, DARK.ground, 0], top, false);
}

/** @param isOwn - whether the context is the overlay's, or else the game's */
export function paintStrip(context: Any, scene: Scene, strip: Strip, isOwn: boolean): void {
  paintGround(context, scene, strip.top, strip.height);
  for (const shape of strip.shapes()) paintShape(context, scene, shape, strip.top, isOwn);
}

/** @param context - the game's, which was saved: its origin is the scene's corner, and its unit a CSS pixel */
export function paintOnto(context: Any, scene: Scene): void {
  alignTexts(context);
  paintGround(context, scene, 0, scene.height);
  for (const strip of scene.strips) paintStrip(context, scene, strip, false);
}
