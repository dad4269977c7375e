// Where the overlay draws: found out by what is there and works.
import type { HostKind, OverlayOptions } from '../../overlay-types.js';
import type { Host, Model } from '../model.js';
import type { Screen } from '../panel/geometry.js';
import { pixelRatioOf, screenOf } from '../panel/screen.js';
import { type Any, call, numberOf, read } from '../safe-access.js';
import { warn } from '../warnings.js';
import { drawOnContext } from './canvas/context-2d.js';
import { createFrames } from './canvas/frame-loop.js';
import { createDrawn } from './canvas/game-draws.js';
import { createPainter, type Painter } from './canvas/painter.js';
import { type CanvasHost, createCanvasHost } from './canvas/surface.js';
import { createWebglPainter } from './canvas/webgl.js';
import { realDocument } from './dom/real-document.js';
import { createDomHost } from './dom/surface.js';

type Given = (name: keyof OverlayOptions) => Any;
type CanvasKind = '2d' | 'webgl' | 'texture';

/** How often drawing may fail before it is given up: what failed may have been the game's. */
const MOST_FAILURES = 10;

/** What is drawn with. */
export interface Drawing {
  readonly kind: HostKind;
  readonly host: Host;
  /** Where the overlay is a picture. */
  readonly canvas: CanvasHost | undefined;
  readonly draw: () => void;
  readonly destroy: () => void;
}

/**
 * @param model - what is shown
 * @param given - gives the options
 * @param warnings - takes what is missing
 * @returns what to draw with; nothing where there is nothing
 */
export function drawingFor(model: Model, given: Given, warnings: string[]): Drawing | undefined {
  const context = given('context');
  const is2d = typeof read(context, 'drawImage') === 'function';
  const isWebgl = typeof read(context, 'texImage2D') === 'function';
  const document = realDocument();
  const kind: unknown = given('host') || (is2d ? '2d' : isWebgl ? 'webgl' : document ? 'dom' : 'none');
  try {
    if (kind === 'dom' && document) {
      const game = given('game');
      const host = createDomHost(model, () => screenOf(game, undefined), given('font'));
      return { kind, host, canvas: undefined, draw() {}, destroy: host.destroy };
    }
    if ((kind === '2d' && is2d) || (kind === 'webgl' && isWebgl) || kind === 'texture') {
      return createDrawing(kind, model, given, document, warnings);
    }
    throw new Error(
      kind === 'dom'
        ? "there is no real document here: pass the game's 2D or WebGL context as 'context', without 'host'"
        : kind === 'none'
          ? "there is nothing to draw on: pass the game's 2D or WebGL context as 'context'"
          : `'context' is none of the host '${kind}': pass the one that the game draws with`,
    );
  } catch (failure) {
    warn(warnings, failure);
    return undefined;
  }
}

function createDrawing(
  kind: CanvasKind,
  model: Model,
  given: Given,
  document: Any,
  warnings: string[],
): Drawing {
  const game = given('game');
  const context = given('context');
  const canvas = given('canvas') || read(context, 'canvas');
  const font = given('font');
  let painter: Painter | undefined;
  try {
    painter = painterFor(given, canvas, document);
  } catch (failure) {
    if (kind !== '2d') throw failure;
    // It can be drawn without.
    warn(warnings, failure, 'createCanvas failed');
  }
  if (!painter && kind !== '2d') throw new Error("there is no canvas to paint on: pass 'createCanvas'");
  const ratio = (screen: Screen) =>
    kind === 'texture'
      ? pixelRatioOf(game)
      : numberOf(read(context, 'drawingBufferWidth') || read(canvas, 'width')) / screen.width;
  let failed = false;
  let failures = 0;
  const gl = kind === 'webgl' ? createWebglPainter(context) : undefined;
  const isManual = kind === 'texture' || given('autoDraw') === false;
  const drawn = gl && !isManual ? createDrawn(context) : undefined;
  const frames = isManual
    ? undefined
    : createFrames(() => {
        if (!drawn || drawn.take()) draw();
        // What was drawn now was not the game.
        drawn?.take();
      }, canvas);
  if (!frames && !isManual) {
    warnings.push('there is no requestAnimationFrame here: call draw() at the end of each frame');
  }
  const host = createCanvasHost(model, {
    game,
    canvas,
    painter,
    context,
    family: typeof font === 'string' ? `${font}, sans-serif` : 'sans-serif',
    ratio,
    onVisible(visible) {
      frames?.run(visible && !failed);
      drawn?.run(visible && !failed);
    },
  });

  function draw(): void {
    if (failed || kind === 'texture') return;
    try {
      if (!gl) {
        drawOnContext(context, canvas, host);
        return;
      }
      const picture = host.picture();
      const { width, height } = host.screen();
      if (picture) gl.draw(picture, width, height);
    } catch (failure) {
      warn(warnings, failure);
      if (++failures < MOST_FAILURES) return;
      // The game goes on without it.
      failed = true;
      frames?.run(false);
      drawn?.run(false);
      host.destroy();
    }
  }

  return {
    kind,
    host,
    canvas: host,
    draw,
    destroy() {
      frames?.run(false);
      drawn?.run(false);
      host.destroy();
      gl?.destroy();
    },
  };
}

/** A canvas that is not shown. The first one of a host is the screen, so it is asked only where the game has that. */
function painterFor(given: Given, canvas: Any, document: Any): Painter | undefined {
  const context = given('context');
  const own = given('createCanvas');
  const made =
    typeof own === 'function'
      ? own()
      : document
        ? document.createElement('canvas')
        : (canvas || context) && call(given('game'), 'createCanvas');
  return made && made !== canvas ? createPainter(made, context) : undefined;
}
