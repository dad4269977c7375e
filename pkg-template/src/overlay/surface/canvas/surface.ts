import type { TouchLike } from '../../../overlay-types.js';
import type { Model } from '../../model.js';
import { pixelRatio } from '../../panel/screen.js';
import { type Any, call, numberOrZero, read } from '../../safe-access.js';
import { warn } from '../../warnings.js';
import type { ReadOption, Surface } from '../surface.js';
import { drawOn2d } from './context-2d.js';
import { Fingers } from './fingers.js';
import { createFrameLoop } from './frame-loop.js';
import { watchGameDraws } from './game-draws.js';
import { createPainter, marginOf, type Painter } from './painter.js';
import type { Picture } from './picture.js';
import { createFonts, createMeasure } from './text.js';
import { listenToTouches } from './touches.js';
import { View } from './view.js';
import { createWebglCompositor } from './webgl.js';

/** Drawing may fail for a reason of the game's that passes. After so many failures it stops. */
const MAX_FAILURES = 10;

/** Shows the overlay as a picture: over each frame of the game, or when the game asks for it. */
export class CanvasSurface implements Surface {
  private readonly context: Any;
  private readonly canvas: Any;
  /** Paints the picture; nothing where the runtime has no second canvas. */
  private readonly painter: Painter | undefined;
  private readonly view: View;
  private readonly fingers: Fingers;
  private readonly undo: (() => void)[];
  private readonly compositor: ReturnType<typeof createWebglCompositor> | undefined;
  private readonly runFrames: ReturnType<typeof createFrameLoop>;
  private readonly gameDraws: ReturnType<typeof watchGameDraws> | undefined;
  private failures = 0;

  /** @throws when there is no canvas for a picture that needs one */
  constructor(
    readonly kind: '2d' | 'webgl' | 'texture',
    private readonly model: Model,
    option: ReadOption,
    document: Any,
    private readonly warnings: string[],
  ) {
    const game = option('game');
    const context = option('context');
    const canvas = option('canvas') || read(context, 'canvas');
    const font = option('font');
    this.context = context;
    this.canvas = canvas;
    try {
      this.painter = findPainter(option, context, canvas, document);
    } catch (failure) {
      if (kind !== '2d') throw failure;
      // A 2D context can be painted on without a picture.
      warn(warnings, failure, 'createCanvas failed');
    }
    const { painter } = this;
    if (!painter && kind !== '2d') throw new Error("there is no canvas to paint on: pass 'createCanvas'");
    if (kind === 'webgl') this.compositor = createWebglCompositor(context);
    if (kind !== 'texture' && option('autoDraw') !== false) {
      if (kind === 'webgl') this.gameDraws = watchGameDraws(context);
      this.runFrames = createFrameLoop(() => this.drawFrame(), canvas);
      if (!this.runFrames) {
        warnings.push('there is no requestAnimationFrame here: call draw() at the end of each frame');
      }
    }
    const family = typeof font === 'string' ? `${font}, sans-serif` : 'sans-serif';
    this.view = new View(
      model,
      game,
      canvas,
      createFonts(family, painter ? painter.measure : createMeasure(context)),
      (width) =>
        kind === 'texture'
          ? pixelRatio(game)
          : numberOrZero(read(context, 'drawingBufferWidth') || read(canvas, 'width')) / width,
    );
    this.fingers = new Fingers(this.view, canvas);
    this.undo = listenToTouches(this.fingers, this.view, game, canvas);
  }

  update(now: boolean): void {
    this.view.invalidate(now);
    this.run(this.isDrawn());
  }

  draw(): void {
    const { kind, view, compositor } = this;
    if (kind === 'texture' || !this.isDrawn()) return;
    try {
      const picture = this.picture();
      const { width, height } = view.screen;
      if (!compositor) drawOn2d(this.context, this.canvas, view, picture);
      else if (picture) compositor.draw(picture, width, height);
    } catch (failure) {
      warn(this.warnings, failure);
      if (++this.failures < MAX_FAILURES) return;
      this.run(false);
      this.release();
    }
  }

  /** @returns the picture as it is to be seen now; nothing while the overlay is hidden, or where there is no painter */
  picture(): Picture | undefined {
    const { model, painter, view } = this;
    if (!model.visible() || !painter) return undefined;
    const scene = view.scene();
    painter.paint(scene, view.ratio);
    const { canvas, version } = painter;
    const margin = marginOf(scene);
    return {
      canvas,
      version,
      x: view.rect.x - margin,
      y: view.rect.y - margin,
      width: scene.width + 2 * margin,
      height: scene.height + 2 * margin,
    };
  }

  consumes(touch: TouchLike): boolean {
    return this.model.visible() && this.fingers.consumes(touch);
  }

  destroy(): void {
    this.run(false);
    this.release();
    this.compositor?.destroy();
  }

  private isDrawn(): boolean {
    return this.model.visible() && this.failures < MAX_FAILURES;
  }

  private release(): void {
    this.view.destroy();
    for (const step of this.undo) step();
    this.fingers.keepOnly([]);
  }

  private run(isRunning: boolean): void {
    this.runFrames?.(isRunning);
    this.gameDraws?.run(isRunning);
  }

  private drawFrame(): void {
    const { gameDraws } = this;
    if (!gameDraws || gameDraws.take()) this.draw();
    // The overlay has drawn now, not the game.
    gameDraws?.take();
  }
}

/** Finds a canvas that is not shown. The first canvas of a mini game is its screen, so the game must have that already. */
function findPainter(option: ReadOption, context: Any, canvas: Any, document: Any): Painter | undefined {
  const createCanvas = option('createCanvas');
  const found =
    typeof createCanvas === 'function'
      ? createCanvas()
      : document
        ? document.createElement('canvas')
        : (canvas || context) && call(option('game'), 'createCanvas');
  return found && found !== canvas ? createPainter(found, context) : undefined;
}
