import { colours } from './colours.js';
import type { Painter } from './paint/painter.js';
import { wrap } from './wrap.js';

/** A button in the canvas. */
export interface Button {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Stands out, and is what Enter presses. */
  readonly isMain?: boolean;
  /** Three bars or a cross in the place of the label. */
  readonly icon?: 'menu' | 'close';
  readonly press: () => void;
}

/** How high a button is at least, for a finger. */
export const fingerHigh = 48;
const labelSize = 16;
const smallLabelSize = 14;

/**
 * @param state - whether it is being pressed, or chosen with the keyboard
 */
export function drawButton(painter: Painter, button: Button, state: 'rest' | 'pressed' | 'chosen'): void {
  const { x, y, width, height, icon, label } = button;
  const isMain = button.isMain && !icon;
  const radius = icon ? 12 : 14;
  if (state === 'chosen') painter.panel(x - 4, y - 4, width + 8, height + 8, radius + 4, colours.ink);
  painter.panel(x, y, width, height, radius, isMain ? colours.accent : colours.edge);
  if (!isMain) painter.panel(x + 1, y + 1, width - 2, height - 2, radius - 1, colours.button);
  if (state === 'pressed') painter.panel(x, y, width, height, radius, isMain ? 0x000000 : 0xffffff, 0.18);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  if (icon === 'menu') {
    for (const line of [-6, 0, 6])
      painter.panel(middleX - 9, middleY + line - 1.25, 18, 2.5, 1.25, colours.ink);
  } else if (icon === 'close') {
    drawCross(painter, middleX, middleY);
  } else {
    const room = width - 12;
    const fits = painter.measure(label, labelSize, true) <= room;
    const size = fits ? labelSize : smallLabelSize;
    const lines = fits ? [label] : wrap(painter, label, size, room, true);
    const colour = isMain ? colours.onAccent : colours.ink;
    for (const [at, line] of lines.entries()) {
      const lineY = middleY + 1 + (at - (lines.length - 1) / 2) * size * 1.2;
      painter.text(line, middleX, lineY, { size, colour, bold: true, align: 'center' });
    }
  }
}

function drawCross(painter: Painter, x: number, y: number): void {
  const [arm, thick] = [8, 1.3];
  for (const side of [-1, 1]) {
    const outline = [
      [-arm, -arm * side, -1],
      [-arm, -arm * side, 1],
      [arm, arm * side, 1],
      [arm, arm * side, -1],
    ].flatMap(([dx = 0, dy = 0, across = 0]) => [x + dx + across * thick * -side, y + dy + across * thick]);
    painter.shape(x, y, outline, colours.ink);
  }
}
