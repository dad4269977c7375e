import { colours, type Paint } from './colours.js';
import type { Painter } from './paint/painter.js';
import type { Thing } from './world.js';

/** The outline of a star: points on two circles by turns. */
function starOutline(x: number, y: number, outer: number, inner: number, points: number, angle: number) {
  const outline: number[] = [];
  for (let at = 0; at < 2 * points; at++) {
    const radius = at % 2 ? inner : outer;
    const direction = angle + (Math.PI * at) / points;
    outline.push(x + radius * Math.cos(direction), y + radius * Math.sin(direction));
  }
  return outline;
}

export function drawHeart(painter: Painter, x: number, y: number, radius: number, colour: number, alpha = 1) {
  const outline: number[] = [];
  for (let at = 0; at < 28; at++) {
    const t = (2 * Math.PI * at) / 28;
    const across = Math.sin(t) ** 3;
    const up = (13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t)) / 16;
    outline.push(x + radius * across, y - radius * up);
  }
  painter.shape(x, y, outline, colour, alpha);
}

/**
 * Something that falls.
 *
 * @param x - on the screen, as the others
 */
export function drawThing(painter: Painter, { kind, angle }: Thing, x: number, y: number, radius: number) {
  if (kind === 'star') {
    painter.glow(x, y, radius * 2.4, colours.star, 0.4);
    painter.shape(x, y, starOutline(x, y, radius, radius * 0.46, 5, angle), colours.star);
  } else if (kind === 'comet') {
    for (let at = 1; at <= 4; at++) {
      painter.disc(x, y - radius * 1.1 * at, radius * (0.8 - 0.16 * at), colours.comet, 0.5 - 0.1 * at);
    }
    painter.glow(x, y, radius * 3, colours.comet, 0.55);
    painter.disc(x, y, radius, colours.comet);
    painter.disc(x, y, radius * 0.55, 0xffffff);
  } else if (kind === 'heart') {
    painter.glow(x, y, radius * 2.6, colours.heart, 0.5);
    drawHeart(painter, x, y, radius * 1.1, colours.heart);
  } else {
    painter.glow(x, y - radius * 0.6, radius * 2.2, colours.meteorGlow, 0.55);
    painter.shape(x, y, starOutline(x, y, radius * 1.06, radius * 0.9, 6, angle), colours.meteor);
    for (const [turn, far, size] of [
      [0.4, 0.45, 0.26],
      [2.5, 0.5, 0.2],
      [4.4, 0.42, 0.3],
    ] as const) {
      const [craterX, craterY] = [
        Math.cos(angle + turn) * far * radius,
        Math.sin(angle + turn) * far * radius,
      ];
      painter.disc(x + craterX, y + craterY, size * radius, colours.meteorDark);
    }
  }
}

/**
 * The ship, a bowl with a light below.
 *
 * @param x - the middle of its deck on the screen
 * @param y - the height of its deck
 * @param width - of its deck
 * @param seconds - the time, for the flame
 */
export function drawShip(
  painter: Painter,
  paint: Paint,
  x: number,
  y: number,
  width: number,
  seconds: number,
) {
  const half = width / 2;
  const depth = width * 0.36;
  const flicker = 1 + 0.12 * Math.sin(seconds * 17);
  painter.glow(x, y + depth, half * 0.9 * flicker, paint.flame, 0.7);
  const bowl = (wide: number, deep: number) => {
    const outline: number[] = [];
    for (let at = 0; at <= 18; at++) {
      const direction = (Math.PI * at) / 18;
      outline.push(x + half * wide * Math.cos(direction), y + depth * deep * Math.sin(direction) ** 0.7);
    }
    return outline;
  };
  painter.shape(x, y, bowl(1, 1), paint.shade);
  painter.shape(x, y, bowl(0.92, 0.72), paint.hull);
  for (const side of [-0.46, 0, 0.46]) {
    painter.disc(x + side * width * 0.62, y + depth * 0.36, width * 0.045, paint.trim);
  }
  painter.panel(x - half * 1.04, y - width * 0.045, half * 2.08, width * 0.09, width * 0.045, paint.trim);
}
