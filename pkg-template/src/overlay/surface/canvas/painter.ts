import { GAP_PX } from '../../panel/geometry.js';
import { type Any, call, read } from '../../safe-access.js';
import type { Strip } from './layout.js';
import { alignTexts, clipToFrame, paintFrame, paintStrip, type Scene } from './paint.js';
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
    const margin = marginOf(scene);
    const width = Math.max(1, Math.round((scene.width + 2 * margin) * ratio));
    const height = Math.max(1, Math.round((scene.height + 2 * margin) * ratio));
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
    context.save();
    context.setTransform(ratio, 0, 0, ratio, margin * ratio, margin * ratio);
    alignTexts(context);
    if (!stale) {
      context.clearRect(-margin, -margin, width, height);
      paintFrame(context, scene);
    } else if (scene.ground) {
      clipToFrame(context, scene);
    }
    scene.strips.forEach((strip, at) => {
      if (!stale || stale[at]) paintStrip(context, scene, strip, true);
    });
    if (scene.alpha < 1) {
      // All at once: where shapes overlap, those below must not shine through.
      context.globalAlpha = scene.alpha;
      context.globalCompositeOperation = 'destination-in';
      context.fillRect(0, 0, width, height);
    }
    context.restore();
    this.version++;
  }
}

/** @returns how much room the picture leaves around the panel, for its shadow */
export const marginOf = ({ ground }: Scene): number => (ground ? GAP_PX : 0);

/** @returns for each strip whether it has to be painted; `undefined` where all of the scene has to */
function staleStrips(scene: Scene, painted: Scene | undefined): boolean[] | undefined {
  const { ground, strips } = scene;
  const looks = ['width', 'height', 'ground', 'alpha'] as const;
  if (!painted || looks.some((name) => painted[name] !== scene[name])) return undefined;
  const stale: boolean[] = [];
  for (let at = 0; at < strips.length; at++) {
    const old: Partial<Strip> = painted.strips[at] || {};
    const { top, height, key } = strips[at] as Strip;
    // The strips cover all but the frame, whose shadow takes the browser longer than all of them.
    if (old.top !== top || old.height !== height) return ground ? strips.map(() => true) : undefined;
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
