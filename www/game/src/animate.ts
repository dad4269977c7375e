import { Scene } from './scene.js';
import type { Painter } from './shape.js';
import { steerOn } from './steering.js';

/** A longer frame, as behind another tab, does not make the scene jump. */
const longestStep = 0.1;

/** Draws the scene in each frame, as large as its canvas is then: phones turn, and windows change. */
export function animate(canvas: HTMLCanvasElement, { paint }: Painter): void {
  const scene = new Scene();
  const steer = steerOn(canvas);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let before = performance.now();
  requestAnimationFrame(function frame(now) {
    requestAnimationFrame(frame);
    const seconds = Math.max(0, Math.min(longestStep, (now - before) / 1000));
    before = now;
    const { clientWidth: width, clientHeight: height } = canvas;
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    // Setting a size empties the canvas, also if it is the same.
    if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
    scene.moveShip(seconds, steer(seconds));
    if (!calm.matches) scene.moveStars(seconds, width, height);
    paint(scene.shapes(width, height), width, height);
  });
}
