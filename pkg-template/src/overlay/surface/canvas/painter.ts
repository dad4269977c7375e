import { type Any, call, read } from '../../safe-access.js';
import type { Strip } from './layout.js';
import { alignTexts, paintGround, paintStrip, type Scene } from './paint.js';
import type { Changed } from './picture.js';
import { createMeasure, type Measure } from './text.js';

/**
 * @param canvas - a canvas that is not shown
 * @param shown - the context of the canvas that is shown: hosts may give that canvas once more, as another object
 * @returns the painter; nothing where the canvas has no 2D context of its own
 */
export function createPainter(canvas: Any, shown: Any): Painter | undefined {
  const context = call(canvas, 'getContext', '2d');
  if (!context || context === shown || typeof read(context, 'measureText') !== 'function') return undefined;
  return new Painter(canvas, context);
}

/** Paints scenes into a canvas of its own. It paints again only the strips that have changed. */
export class Painter {
  readonly measure: Measure;
  /** Differs after each change of the picture. */
  version = 0;
  /** The rows that the last change was in; `null` for all. */
  changed: Changed | null = null;
  private painted: Scene | undefined;
  private paintedRatio = 0;

  constructor(
    readonly canvas: Any,
    private readonly context: Any,
  ) {
    this.measure = createMeasure(context);
  }

  /** @param ratio - how many pixels of the canvas a CSS pixel has */
  paint(scene: Scene, ratio: number): void {
    const { canvas, context } = this;
    const width = Math.max(1, Math.round(scene.width * ratio));
    const height = Math.max(1, Math.round(scene.height * ratio));
    let stale = ratio === this.paintedRatio ? staleStrips(scene, this.painted) : undefined;
    if (canvas.width !== width || canvas.height !== height) {
      // This also resets the context.
      canvas.width = width;
      canvas.height = height;
      stale = undefined;
    }
    this.painted = scene;
    this.paintedRatio = ratio;
    if (stale && stale.indexOf(true) < 0) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    alignTexts(context);
    if (!stale) {
      context.clearRect(0, 0, scene.width, scene.height);
      paintGround(context, scene, 0, scene.height);
    }
    let [top, bottom] = [height, 0];
    scene.strips.forEach((strip, at) => {
      if (stale && !stale[at]) return;
      paintStrip(context, scene, strip, true);
      top = Math.min(top, Math.floor(strip.top * ratio));
      bottom = Math.max(bottom, Math.ceil((strip.top + strip.height) * ratio));
    });
    this.changed = stale
      ? { since: this.version, top: Math.max(0, top), bottom: Math.min(height, bottom) }
      : null;
    this.version++;
  }
}

/** @returns for each strip whether it has to be painted; `undefined` where all of the scene has to */
function staleStrips(
  { width, height, ground, strips }: Scene,
  painted: Scene | undefined,
): boolean[] | undefined {
  if (
    painted?.width !== width ||
    painted.height !== height ||
    painted.ground !== ground ||
    painted.strips.length !== strips.length
  )
    return undefined;
  const stale: boolean[] = [];
  for (let at = 0; at < strips.length; at++) {
    const [old, strip] = [painted.strips[at] as Strip, strips[at] as Strip];
    const { top, height, key } = strip;
    if (old.top !== top || old.height !== height) return undefined;
    // A stale strip below this one paints over it where they overlap.
    const isCovered = strips.some(
      (other, index) =>
        index < at && stale[index] && other.top < top + height && other.top + other.height > top,
    );
    stale.push(isCovered || old.key !== key);
  }
  // Without a ground, nothing erases what a strip has painted before.
  return ground || stale.indexOf(true) < 0 ? stale : undefined;
}
