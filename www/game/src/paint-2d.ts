import type { Colour, Painter } from './shape.js';

const css = ([red, green, blue, alpha]: Colour) =>
  `rgb(${red * 255} ${green * 255} ${blue * 255} / ${alpha})`;

/** Paints with a 2D context. */
export function create2dPainter(canvas: HTMLCanvasElement): Painter | undefined {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return undefined;
  return {
    context,
    paint(shapes, width, height) {
      context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
      for (const { corners, colour } of shapes) {
        context.fillStyle = css(colour);
        context.beginPath();
        for (let at = 0; at < corners.length; at += 2) context.lineTo(corners[at] ?? 0, corners[at + 1] ?? 0);
        context.fill();
      }
    },
  };
}
