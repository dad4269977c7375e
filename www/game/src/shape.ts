/** Red, green, blue and how opaque, all from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** A convex polygon. The scene has nothing else, so that little is to be known to paint it. */
export interface Shape {
  /** The x and the y of each corner, in CSS pixels. */
  readonly corners: readonly number[];
  readonly colour: Colour;
}

/** What draws the scene. */
export interface Painter {
  /** What the overlay draws with too. */
  readonly context: object;
  /** Draws the shapes in their order, onto a canvas of that size in CSS pixels. */
  readonly paint: (shapes: readonly Shape[], width: number, height: number) => void;
}

/** Everything below a curve that is at its highest, `top`, in the middle of the screen. */
export function hill(width: number, height: number, top: number, colour: Colour): Shape {
  const steps = Array.from({ length: 33 }, (_, at) => at / 32);
  const curve = steps.flatMap((x) => [x * width, top + 0.1 * width * (2 * x - 1) ** 2]);
  return { corners: [...curve, width, height, 0, height], colour };
}

/** A star with four points: two thin diamonds. */
export function star(x: number, y: number, size: number, colour: Colour): Shape[] {
  const thin = size * 0.24;
  return [
    { corners: [x - size, y, x, y - thin, x + size, y, x, y + thin], colour },
    { corners: [x - thin, y, x, y - size, x + thin, y, x, y + size], colour },
  ];
}
