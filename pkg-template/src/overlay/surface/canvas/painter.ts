// Paints strips: into a canvas of its own, of which only the strips that have changed are painted again, or onto a context
// that is painted anew for each frame.
import { within } from '../../panel/geometry.js';
import { type Any, call, numberOf, read } from '../../safe-access.js';
import { GROUND, type Mark, type Measure, type Strip } from './layout.js';
import type { Changed } from './picture.js';

/** How many widths of texts are kept. */
const MOST_WIDTHS = 2000;

/** What is to be painted: the later ones over the earlier ones. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Between square corners there is a ground; the badge has none. */
  readonly ground: boolean;
  readonly strips: readonly Strip[];
}

/**
 * @param context - a 2D context
 * @returns how wide texts are in it, in CSS pixels
 */
export function measureWith(context: Any): Measure {
  let widths: Record<string, number> = {};
  let count = 0;
  return (text, font) => {
    const key = font + text;
    let width = widths[key];
    if (width === undefined) {
      if (count++ > MOST_WIDTHS) {
        widths = {};
        count = 0;
      }
      if (context.font !== font) context.font = font;
      // Runtimes may not know: then texts are put somewhere, and cut off nowhere.
      width = Math.max(0, numberOf(read(context.measureText(text), 'width')));
      widths[key] = width;
    }
    return width;
  };
}

/** How far letters reach above their line and below it, at most. */
const ASCENT = 24;
const DESCENT = 6;

/** Fills a rectangle, but nothing above the scene or below it. */
function fillWithin(
  context: Any,
  scene: Scene,
  color: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const top = Math.max(0, y);
  const bottom = Math.min(scene.height, y + height);
  context.fillStyle = color;
  if (bottom > top) context.fillRect(x, top, width, bottom - top);
}

/**
 * Draws marks. Without round corners, on a context that is somebody else's, it leaves the current path as it is, which no
 * context saves; and it draws only within the scene, since nothing cuts off what stands out.
 */
function drawMarks(context: Any, scene: Scene, marks: readonly Mark[], top: number, round: boolean): void {
  for (const mark of marks) {
    const [x, y] = mark;
    if (mark.length === 5) {
      const line = top + y;
      if (!round && within(line, ASCENT, scene.height - DESCENT) !== line) continue;
      context.fillStyle = mark[3];
      if (context.font !== mark[4]) context.font = mark[4];
      context.fillText(mark[2], x, line);
      continue;
    }
    const [, , width, height, color] = mark;
    const radius = Math.min(mark[5], width / 2, height / 2);
    if (!round || !radius) {
      fillWithin(context, scene, color, x, top + y, width, height);
      continue;
    }
    context.fillStyle = color;
    context.beginPath();
    context.arc(x + radius, top + y + radius, radius, Math.PI, -Math.PI / 2);
    context.arc(x + width - radius, top + y + radius, radius, -Math.PI / 2, 0);
    context.arc(x + width - radius, top + y + height - radius, radius, 0, Math.PI / 2);
    context.arc(x + radius, top + y + height - radius, radius, Math.PI / 2, Math.PI);
    context.fill();
  }
}

function drawStrip(context: Any, scene: Scene, strip: Strip, round: boolean): void {
  if (scene.ground) fillWithin(context, scene, GROUND, 0, strip.top, scene.width, strip.height);
  drawMarks(context, scene, strip.marks(), strip.top, round);
}

/**
 * Paints a scene onto a context that is somebody else's, and has been saved.
 *
 * @param context - where its upper left corner is the origin, and a unit a CSS pixel
 * @param scene - what to paint
 */
export function paintOnto(context: Any, scene: Scene): void {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  if (scene.ground) fillWithin(context, scene, GROUND, 0, 0, scene.width, scene.height);
  for (const strip of scene.strips) drawStrip(context, scene, strip, false);
}

/** A canvas that scenes are painted into. */
export interface Painter {
  readonly canvas: object;
  readonly measure: Measure;
  /** Changes with every change of the picture. */
  version: number;
  /** What the last change was; `null` for all of it. */
  changed: Changed | null;
  /** Paints what is not there yet. */
  paint(scene: Scene, ratio: number): void;
}

/**
 * @param canvas - a canvas that is not shown
 * @param shown - the context of the one that is: hosts may give that canvas once more, as another object
 * @returns the painter; nothing where the canvas has no 2D context
 */
export function createPainter(canvas: Any, shown: Any): Painter | undefined {
  const context = call(canvas, 'getContext', '2d');
  if (!context || context === shown || typeof read(context, 'measureText') !== 'function') return undefined;
  let painted: Scene | undefined;
  let paintedRatio = 0;

  /** Which strips have to be painted; `undefined` for all of them. */
  function stale(scene: Scene): boolean[] | undefined {
    const before = painted;
    if (
      !before ||
      before.width !== scene.width ||
      before.height !== scene.height ||
      before.ground !== scene.ground ||
      before.strips.length !== scene.strips.length
    )
      return undefined;
    const isStale: boolean[] = [];
    for (let at = 0; at < scene.strips.length; at++) {
      const [old, strip] = [before.strips[at] as Strip, scene.strips[at] as Strip];
      if (old.top !== strip.top || old.height !== strip.height) return undefined;
      // One below it that is painted again reaches into it.
      const covers = scene.strips.some(
        (other, index) =>
          index < at &&
          isStale[index] &&
          other.top < strip.top + strip.height &&
          other.top + other.height > strip.top,
      );
      isStale.push(covers || old.key !== strip.key);
    }
    // Without a ground nothing takes back what was there.
    return scene.ground || isStale.indexOf(true) < 0 ? isStale : undefined;
  }

  const painter: Painter = {
    canvas,
    measure: measureWith(context),
    version: 0,
    changed: null,
    paint(scene, ratio) {
      const width = Math.max(1, Math.round(scene.width * ratio));
      const height = Math.max(1, Math.round(scene.height * ratio));
      let isStale = ratio === paintedRatio ? stale(scene) : undefined;
      if (canvas.width !== width || canvas.height !== height) {
        // This also takes back what the context was set to.
        canvas.width = width;
        canvas.height = height;
        isStale = undefined;
      }
      painted = scene;
      paintedRatio = ratio;
      if (isStale && isStale.indexOf(true) < 0) return;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.textAlign = 'left';
      context.textBaseline = 'alphabetic';
      if (!isStale) {
        context.clearRect(0, 0, scene.width, scene.height);
        if (scene.ground) fillWithin(context, scene, GROUND, 0, 0, scene.width, scene.height);
      }
      let [top, bottom] = [height, 0];
      scene.strips.forEach((strip, at) => {
        if (isStale && !isStale[at]) return;
        drawStrip(context, scene, strip, true);
        top = Math.min(top, Math.floor(strip.top * ratio));
        bottom = Math.max(bottom, Math.ceil((strip.top + strip.height) * ratio));
      });
      painter.changed = isStale
        ? { since: painter.version, top: Math.max(0, top), bottom: Math.min(height, bottom) }
        : null;
      painter.version++;
    },
  };
  return painter;
}
