import type { Model } from '../model.js';
import { readScreen } from '../panel/screen.js';
import { read } from '../safe-access.js';
import { warn } from '../warnings.js';
import { CanvasSurface } from './canvas/surface.js';
import { realDocument } from './dom/real-document.js';
import { DomSurface } from './dom/surface.js';
import type { ReadOption, Surface } from './surface.js';

/** @returns the surface of the options, or one that works; nothing, and a warning, where there is none */
export function createSurface(model: Model, option: ReadOption, warnings: string[]): Surface | undefined {
  const context = option('context');
  const is2d = typeof read(context, 'drawImage') === 'function';
  const isWebgl = typeof read(context, 'texImage2D') === 'function';
  const document = realDocument();
  const kind: unknown = option('host') || (is2d ? '2d' : isWebgl ? 'webgl' : document ? 'dom' : 'none');
  try {
    if (kind === 'dom' && document) {
      const game = option('game');
      return new DomSurface(model, () => readScreen(game, undefined), option('font'));
    }
    if ((kind === '2d' && is2d) || (kind === 'webgl' && isWebgl) || kind === 'texture') {
      return new CanvasSurface(kind, model, option, document, warnings);
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
