import { type Colour, hill, type Shape, star } from './shape.js';

/** How far above the bottom the ship flies, and how near to it a star is caught, in CSS pixels. */
const altitude = 96;
const reach = 34;
const flashSeconds = 0.5;

/** Numbers from 0 to 1 without a pattern, the same on every visit. */
const spread = (at: number, step: number) => (at * step) % 1;

const farStars = Array.from({ length: 100 }, (_, at) => ({
  x: spread(at, 0.754877666),
  y: spread(at, 0.569840296),
  near: 0.2 + spread(at, 0.381966),
}));

/** Where a star falls: a little away from the edges. */
const column = (part: number) => 0.06 + 0.88 * part;

const gold = (alpha: number): Colour => [1, 0.82, 0.4, alpha];

/** A ship that catches falling stars, for as long as somebody looks. */
export class Scene {
  #seconds = 0;
  #ship = 0.5;
  /** The stars that fall, at a part of the screen's size; `flash`: seconds that a caught one still shines. */
  readonly #stars = Array.from({ length: 9 }, (_, at) => ({
    x: column(spread(at + 1, 0.618034)),
    y: 0.1 * at - 0.1,
    flash: 0,
  }));

  /** Brings the ship nearer to its target. */
  moveShip(seconds: number, target: number): void {
    this.#ship += (target - this.#ship) * Math.min(1, 9 * seconds);
  }

  /** Lets the sky move, on a screen of that size. */
  moveStars(seconds: number, width: number, height: number): void {
    this.#seconds += seconds;
    for (const falling of this.#stars) {
      const wasCaught = falling.flash > 0;
      if (wasCaught) falling.flash -= seconds;
      else falling.y += 0.12 * seconds;
      const isOver = wasCaught ? falling.flash <= 0 : falling.y > 1.05;
      if (isOver) Object.assign(falling, { x: column(Math.random()), y: -0.05, flash: 0 });
      const [right, down] = [(falling.x - this.#ship) * width, (falling.y - 1) * height + altitude];
      if (falling.flash === 0 && Math.hypot(right, down) < reach) falling.flash = flashSeconds;
    }
  }

  /** What is to be seen, from the back to the front. */
  shapes(width: number, height: number): Shape[] {
    const dusk = (top: number, colour: Colour) => hill(width, height, top * height, colour);
    return [
      { corners: [0, 0, width, 0, width, height, 0, height], colour: [0.04, 0.06, 0.15, 1] },
      ...[0.3, 0.42, 0.53, 0.63, 0.72, 0.8].map((top) => dusk(top, [0.48, 0.28, 0.7, 0.09])),
      ...farStars.flatMap(({ x, y, near }) => {
        const down = (y + 0.02 * near * this.#seconds) % 1;
        return star(x * width, down * height, 1 + 2 * near, [0.92, 0.94, 1, 0.6 * near]);
      }),
      hill(width, height, height - 0.7 * altitude, [0.12, 0.09, 0.24, 1]),
      ...this.#stars.flatMap(({ x, y, flash }) => {
        const shine = flash > 0 ? flash / flashSeconds : 1;
        return star(x * width, y * height, 14 + 40 * (1 - shine), gold(shine));
      }),
      ...this.#shipAt(this.#ship * width, height - altitude),
    ];
  }

  #shipAt(x: number, y: number): Shape[] {
    const part = (colour: Colour, ...corners: number[]): Shape => ({
      corners: corners.map((value, at) => value + (at % 2 ? y : x)),
      colour,
    });
    const flame = 34 + 5 * Math.sin(this.#seconds * 22);
    return [
      part(gold(0.9), -6, 18, 6, 18, 0, flame),
      part([0.36, 0.47, 0.84, 1], 0, -16, 26, 20, -26, 20),
      part([0.92, 0.94, 1, 1], 0, -30, 8, -12, 10, 18, -10, 18, -8, -12),
      part([0.25, 0.6, 0.75, 1], 0, -16, 4, -6, 0, 3, -4, -6),
    ];
  }
}
