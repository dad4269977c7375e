import { type Any, call, numberOrZero, read } from '../../safe-access.js';
import { paintOnto } from './paint.js';
import type { Picture } from './picture.js';
import type { View } from './view.js';

/** The settings of a context that would change the overlay. No runtime has all of them. */
const SETTINGS: readonly [name: string, value: unknown][] = [
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
 * Draws the picture over the game's frame, or the view itself where there is no picture. The context comes back as it was.
 * The path, which no context saves, is left alone.
 */
export function drawOn2d(context: Any, canvas: Any, view: View, picture: Picture | undefined): void {
  context.save();
  try {
    for (const [name, value] of SETTINGS) {
      if (read(context, name) !== undefined) context[name] = value;
    }
    const { width, height } = view.screen;
    const scaleX = numberOrZero(read(canvas, 'width')) / width || 1;
    const scaleY = numberOrZero(read(canvas, 'height')) / height || 1;
    if (picture) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(
        picture.canvas,
        Math.round(picture.x * scaleX),
        Math.round(picture.y * scaleY),
        Math.round(picture.width * scaleX),
        Math.round(picture.height * scaleY),
      );
    } else {
      context.setTransform(scaleX, 0, 0, scaleY, 0, 0);
      const scene = view.scene();
      const { x, y } = view.rect;
      call(context, 'translate', numberOrZero(x), numberOrZero(y));
      paintOnto(context, scene);
    }
  } finally {
    context.restore();
  }
}
