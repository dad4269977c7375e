import type { ScreenSize } from './paint/painter.js';

/** More device pixels than that cost time and are not to be seen. */
const mostRatio = 3;

/** The canvas, in CSS pixels, and what of its edges is under a notch or a bar of the system. */
export interface Screen extends ScreenSize {
  readonly insets: { readonly left: number; readonly right: number; readonly bottom: number };
}

/**
 * Looks at the size of the canvas before each frame, which covers rotation, zoom and a move to another display.
 *
 * @param canvas - the game's canvas
 * @returns reads the size, and gives the canvas as many pixels as it needs
 */
export function createScreen(canvas: HTMLCanvasElement): () => Screen {
  let screen: Screen = { width: 0, height: 0, ratio: 1, insets: { left: 0, right: 0, bottom: 0 } };
  return () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const ratio = Math.min(devicePixelRatio || 1, mostRatio);
    if (width === screen.width && height === screen.height && ratio === screen.ratio) return screen;
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    const style = getComputedStyle(canvas);
    const inset = (side: string) => Number.parseFloat(style.getPropertyValue(`--safe-${side}`)) || 0;
    const insets = { left: inset('left'), right: inset('right'), bottom: inset('bottom') };
    screen = { width, height, ratio, insets };
    return screen;
  };
}
