import { fontOf, Meter } from './fonts.js';
import type { Painter, ScreenSize, TextStyle } from './painter.js';

const hex = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;

/** Draws with a 2D context. */
export class Canvas2dPainter implements Painter {
  readonly context: CanvasRenderingContext2D;
  readonly #meter = new Meter();

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2D context');
    this.context = context;
  }

  begin({ width, height, ratio }: ScreenSize, top: number, bottom: number): void {
    const { context } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalAlpha = 1;
    const sky = context.createLinearGradient(0, 0, 0, height);
    sky.addColorStop(0, hex(top));
    sky.addColorStop(1, hex(bottom));
    context.fillStyle = sky;
    context.fillRect(0, 0, width, height);
    context.textBaseline = 'middle';
  }

  shift(x: number, y: number): void {
    this.context.translate(x, y);
  }

  rect(x: number, y: number, width: number, height: number, colour: number, alpha = 1): void {
    this.#ink(colour, alpha);
    this.context.fillRect(x, y, width, height);
  }

  panel(
    x: number,
    y: number,
    width: number,
    height: number,
    radius: number,
    colour: number,
    alpha = 1,
  ): void {
    const { context } = this;
    this.#ink(colour, alpha);
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
    context.fill();
  }

  disc(x: number, y: number, radius: number, colour: number, alpha = 1): void {
    const { context } = this;
    this.#ink(colour, alpha);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }

  glow(x: number, y: number, radius: number, colour: number, alpha = 1): void {
    const { context } = this;
    const light = context.createRadialGradient(x, y, 0, x, y, radius);
    // As it fades with the square of the distance in the other painter.
    light.addColorStop(0, hex(colour));
    light.addColorStop(0.5, `${hex(colour)}40`);
    light.addColorStop(1, `${hex(colour)}00`);
    context.globalAlpha = alpha;
    context.fillStyle = light;
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  shape(_x: number, _y: number, outline: readonly number[], colour: number, alpha = 1): void {
    const { context } = this;
    this.#ink(colour, alpha);
    context.beginPath();
    for (let at = 0; at + 1 < outline.length; at += 2) {
      context.lineTo(outline[at] as number, outline[at + 1] as number);
    }
    context.fill();
  }

  text(
    text: string,
    x: number,
    y: number,
    { size, colour, alpha = 1, bold, align = 'left' }: TextStyle,
  ): void {
    const { context } = this;
    this.#ink(colour, alpha);
    context.font = fontOf(size, bold);
    context.textAlign = align;
    context.fillText(text, x, y);
  }

  measure(text: string, size: number, bold?: boolean): number {
    return this.#meter.measure(text, size, bold);
  }

  end(): void {}

  #ink(colour: number, alpha: number): void {
    this.context.globalAlpha = alpha;
    this.context.fillStyle = hex(colour);
  }
}
