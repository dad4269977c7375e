import { type Button, fingerHigh } from './buttons.js';
import { colours } from './colours.js';
import { drawHeart } from './draw-things.js';
import type { Field } from './field.js';
import type { Painter } from './paint/painter.js';
import type { World } from './world.js';

const messageSeconds = 3.2;

/** A few words for the player, which go by themselves. */
export class Message {
  #text = '';
  #left = 0;

  say(text: string): void {
    this.#text = text;
    this.#left = messageSeconds;
  }

  step(seconds: number): void {
    this.#left = Math.max(0, this.#left - seconds);
  }

  /**
   * @param isCovered - whether a sheet stands where the field is; the top line is free then
   */
  draw(painter: Painter, { left, width }: Field, isCovered: boolean): void {
    if (this.#left <= 0) return;
    const alpha = Math.min(1, this.#left * 3);
    const room = isCovered ? width - fingerHigh - 24 : width - 16;
    const wide = Math.min(room, painter.measure(this.#text, 15) + 32);
    const x = left + 8 + (room - wide) / 2;
    const y = isCovered ? 17 : hudHigh + 10;
    painter.panel(x, y, wide, 34, 17, colours.edge, alpha);
    painter.panel(x + 1, y + 1, wide - 2, 32, 16, colours.dark, alpha);
    painter.text(this.#text, x + wide / 2, y + 18, { size: 15, colour: colours.ink, alpha, align: 'center' });
  }
}

/** How high what stands at the top is. */
export const hudHigh = 64;

/** The score, the time and the lives. */
export function drawHud(painter: Painter, world: World, { left, width }: Field): void {
  painter.rect(left, 0, width, 4, colours.dark, 0.6);
  painter.rect(left, 0, width * world.rest, 4, world.rest < 0.2 ? colours.heart : colours.accent);
  painter.text(String(world.score), left + 14, 30, { size: 28, colour: colours.ink, bold: true });
  const points =
    world.multiplier > 1 ? `Level ${world.level} · points ×${world.multiplier}` : `Level ${world.level}`;
  painter.text(points, left + 14, 54, { size: 14, colour: colours.muted });
  for (let at = 0; at < 3; at++) {
    const has = at < world.lives;
    const x = left + width - fingerHigh - 32 - at * 26;
    drawHeart(painter, x, 33, 10, has ? colours.heart : colours.edge, has ? 1 : 0.8);
  }
}

/** The button for the menu, or for leaving it. */
export function menuButton({ left, width }: Field, isOpen: boolean, press: () => void): Button {
  return {
    label: isOpen ? 'Close the menu' : 'Cause trouble',
    icon: isOpen ? 'close' : 'menu',
    x: left + width - fingerHigh - 8,
    y: 10,
    width: fingerHigh,
    height: fingerHigh,
    press,
  };
}
