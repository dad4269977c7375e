// The picture on the game's own 2D context.

import { type Any, numberOf, read } from '../../safe-access.js';
import type { CanvasHost } from './surface.js';

/** What a context may be set to and has to be set back from, while the overlay draws; not every runtime has all of it. */
const PLAIN: readonly [string, unknown][] = [
  ['globalAlpha', 1],
  ['globalCompositeOperation', 'source-over'],
  ['shadowColor', 'transparent'],
  ['filter', 'none'],
  ['imageSmoothingEnabled', false],
  ['direction', 'ltr'],
  ['letterSpacing', '0px'],
  ['wordSpacing', '0px'],
  ['fontStretch', 'normal'],
  ['fontVariantCaps', 'normal'],
  ['textRendering', 'auto'],
  ['fontKerning', 'auto'],
];

/**
 * Draws the overlay over what is there. Everything that the context is set to comes back; the current path, which contexts do
 * not save, is left alone.
 *
 * @param context - the game's context
 * @param canvas - its canvas
 * @param overlay - what to draw
 */
export function drawOnContext(context: Any, canvas: Any, overlay: CanvasHost): void {
  const picture = overlay.picture();
  context.save();
  try {
    for (const [name, value] of PLAIN) {
      if (read(context, name) !== undefined) context[name] = value;
    }
    const { width, height } = overlay.screen();
    const scaleX = numberOf(read(canvas, 'width')) / width || 1;
    const scaleY = numberOf(read(canvas, 'height')) / height || 1;
    if (!picture) {
      context.setTransform(scaleX, 0, 0, scaleY, 0, 0);
      overlay.drawOnto(context);
      return;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    const x = Math.round(picture.x * scaleX);
    const y = Math.round(picture.y * scaleY);
    context.drawImage(
      picture.canvas,
      x,
      y,
      Math.round(picture.width * scaleX),
      Math.round(picture.height * scaleY),
    );
  } finally {
    context.restore();
  }
}
