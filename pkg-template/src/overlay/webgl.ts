import type { Picture } from './picture.js';
export interface WebglPainter {
  draw(picture: Picture, screenWidth: number, screenHeight: number): void;
  destroy(): void;
}
export function createWebglPainter(_gl: unknown): WebglPainter {
  return { draw() {}, destroy() {} };
}
