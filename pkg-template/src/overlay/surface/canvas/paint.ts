// Paints strips with a 2D context, which may be the game's own.
import { clamp, GAP_PX } from '../../panel/geometry.js';
import type { Any } from '../../safe-access.js';
import type { Frame, Shape, Strip } from './layout.js';

/** What is painted, each strip over those before it. */
export interface Scene extends Frame {
  readonly width: number;
  readonly height: number;
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

/** Makes a rectangle with round corners the path of the context. */
function tracePath(context: Any, x: number, y: number, width: number, height: number, radius: number): void {
  const [left, right] = [x + radius, x + width - radius];
  const [upper, lower] = [y + radius, y + height - radius];
  context.beginPath();
  context.arc(left, upper, radius, Math.PI, -Math.PI / 2);
  context.arc(right, upper, radius, -Math.PI / 2, 0);
  context.arc(right, lower, radius, 0, Math.PI / 2);
  context.arc(left, lower, radius, Math.PI / 2, Math.PI);
  context.closePath();
}

/** On the game's context, corners are not round: they need a path, and no context saves the game's. Nothing is clipped, too. */
function paintShape(context: Any, scene: Scene, shape: Shape, top: number, isOwn: boolean): void {
  const x = shape[0];
  const y = top + shape[1];
  if (shape.length === 5) {
    const [, , text, color, font] = shape;
    if (!text || (!isOwn && clamp(y, ASCENT_PX, scene.height - DESCENT_PX) !== y)) return;
    context.fillStyle = color;
    if (context.font !== font) context.font = font;
    context.fillText(text, x, y);
    return;
  }
  const [, , width, height, color] = shape;
  const radius = Math.min(shape[5], width / 2, height / 2);
  context.fillStyle = color;
  if (isOwn && radius) {
    tracePath(context, x, y, width, height, radius);
    context.fill();
    return;
  }
  const start = Math.max(0, y);
  const end = Math.min(scene.height, y + height);
  if (end > start) context.fillRect(x, start, width, end - start);
}

/** @param isOwn - whether the context is the overlay's, or else the game's */
export function paintStrip(context: Any, scene: Scene, strip: Strip, isOwn: boolean): void {
  const { width, ground } = scene;
  const { top, height, isBare } = strip;
  if (ground && !isBare) paintShape(context, scene, [0, 0, width, height, ground, 0], top, isOwn);
  for (const shape of strip.shapes()) paintShape(context, scene, shape, top, isOwn);
}

/** Paints the panel without its contents on the overlay's own context: the shadow, the border and the ground. */
export function paintFrame(context: Any, scene: Scene): void {
  const { width, height, ground, line, radius } = scene;
  if (!ground) return;
  tracePath(context, 0, 0, width, height, radius);
  context.shadowColor = '#00000066';
  context.shadowBlur = GAP_PX;
  context.fillStyle = line;
  context.fill();
  context.shadowColor = 'transparent';
  clipToFrame(context, scene);
  context.fillStyle = ground;
  context.fill();
}

/** Lets only what is within the border be painted. */
export function clipToFrame(context: Any, { width, height, radius }: Scene): void {
  tracePath(context, 1, 1, width - 2, height - 2, radius - 1);
  context.clip();
}

/** @param context - the game's, which was saved: its origin is the scene's corner, and its unit a CSS pixel */
export function paintOnto(context: Any, scene: Scene): void {
  const { width, height, ground, line, alpha, strips } = scene;
  alignTexts(context);
  context.globalAlpha = alpha;
  if (ground) paintShape(context, scene, [0, 0, width, height, ground, 0], 0, false);
  for (const strip of strips) paintStrip(context, scene, strip, false);
  // The border, over the strips: nothing clips them.
  if (!ground) return;
  for (const [x, y, across, down] of [
    [0, 0, width, 1],
    [0, height - 1, width, 1],
    [0, 0, 1, height],
    [width - 1, 0, 1, height],
  ] as const) {
    paintShape(context, scene, [x, y, across, down, line, 0], 0, false);
  }
}
