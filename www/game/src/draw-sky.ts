import { colours } from './colours.js';
import type { Field } from './field.js';
import { isCalm } from './motion.js';
import type { Painter } from './paint/painter.js';
import type { Screen } from './screen.js';

/** Far stars, which drift: where they are as a part of the screen, and how near. */
const stars = Array.from({ length: 90 }, (_, at) => ({
  // An irrational step spreads them without a pattern, and the same on every visit.
  x: (at * 0.754877666) % 1,
  y: (at * 0.569840296) % 1,
  near: 0.25 + 0.75 * ((at * 0.381966) % 1),
}));

/** What lies behind the game. */
export function drawSky(painter: Painter, { width, height }: Screen, seconds: number): void {
  const passed = isCalm() ? 0 : seconds * 0.012;
  for (const { x, y, near } of stars) {
    const down = (y + passed * near) % 1;
    painter.disc(x * width, down * height, 0.5 + near * 0.9, 0xffffff, 0.2 + 0.45 * near);
  }
}

/** On a wide screen, where the ship cannot go. */
export function drawSides(painter: Painter, { width, height }: Screen, { left, width: wide }: Field): void {
  if (left < 1) return;
  painter.rect(0, 0, left, height, colours.dark, 0.5);
  painter.rect(left + wide, 0, width - left - wide, height, colours.dark, 0.5);
  painter.rect(left - 1, 0, 1, height, colours.edge, 0.7);
  painter.rect(left + wide, 0, 1, height, colours.edge, 0.7);
}
