/** Where text stands, and how it looks. `x` is the edge or the middle that `align` names, `y` the middle of the line. */
export interface TextStyle {
  readonly size: number;
  readonly colour: number;
  readonly alpha?: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** The screen, in CSS pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
  /** Device pixels for each of them. */
  readonly ratio: number;
}

/**
 * All that the game draws with, so that it looks the same through a 2D context and through WebGL. Lengths are CSS pixels,
 * colours are 0xRRGGBB.
 */
export interface Painter {
  /** The game's context, which the overlay draws with too. */
  readonly context: CanvasRenderingContext2D | WebGLRenderingContext | WebGL2RenderingContext;
  /** Begins a frame: the whole screen, from one colour at the top to another at the bottom. */
  begin(screen: ScreenSize, top: number, bottom: number): void;
  /** Moves everything that is drawn from now on, until the next frame. */
  shift(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number, colour: number, alpha?: number): void;
  /** A rectangle with round corners. */
  panel(
    x: number,
    y: number,
    width: number,
    height: number,
    radius: number,
    colour: number,
    alpha?: number,
  ): void;
  disc(x: number, y: number, radius: number, colour: number, alpha?: number): void;
  /** Light that fades towards its edge. */
  glow(x: number, y: number, radius: number, colour: number, alpha?: number): void;
  /** An outline of x and y by turns, filled. Every point of it can be seen from `x`, `y`. */
  shape(x: number, y: number, outline: readonly number[], colour: number, alpha?: number): void;
  text(text: string, x: number, y: number, style: TextStyle): void;
  /** How wide a text is. */
  measure(text: string, size: number, bold?: boolean): number;
  /** Ends a frame. */
  end(): void;
}
