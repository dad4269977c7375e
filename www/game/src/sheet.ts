import { type Button, fingerHigh } from './buttons.js';
import { colours } from './colours.js';
import type { Painter } from './paint/painter.js';
import { wrap } from './wrap.js';

/** A box with a few words and buttons. */
export interface SheetContent {
  readonly title: string;
  readonly lines: readonly string[];
  readonly buttons: readonly {
    readonly label: string;
    readonly isMain?: boolean;
    readonly press: () => void;
  }[];
}

/** Where a sheet may be. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const widest = 420;
const padding = 20;
const gap = 10;
const titleSize = 28;
const lineSize = 16;
const lineHigh = 22;

/**
 * Draws a sheet in the middle of its room. Where the room is low, as on a phone that lies on its side, the buttons stand in
 * several columns.
 *
 * @returns its buttons
 */
export function drawSheet(painter: Painter, { title, lines, buttons }: SheetContent, room: Room): Button[] {
  const plan = (columns: number) => {
    const width = Math.min(room.width, columns > 1 ? widest * 1.5 : widest);
    const wrapped = lines.flatMap((line) => wrap(painter, line, lineSize, width - 2 * padding));
    const rows = Math.ceil(buttons.length / columns);
    const head = padding + titleSize * 1.3 + wrapped.length * lineHigh + (wrapped.length ? 8 : 0);
    return { columns, width, wrapped, head, height: head + gap + rows * (fingerHigh + gap) - gap + padding };
  };
  const plans = [1, 2, 3].map(plan);
  const { columns, width, wrapped, head, height } = plans.find((one) => one.height <= room.height) ?? plan(3);
  const x = room.x + (room.width - width) / 2;
  const y = room.y + Math.max(0, (room.height - height) / 2);
  painter.panel(x, y, width, height, 20, colours.edge, 0.9);
  painter.panel(x + 1, y + 1, width - 2, height - 2, 19, colours.sheet, 0.96);
  const middle = x + width / 2;
  painter.text(title, middle, y + padding + titleSize * 0.6, {
    size: titleSize,
    colour: colours.ink,
    bold: true,
    align: 'center',
  });
  const firstLine = y + padding + titleSize * 1.3 + lineHigh / 2 + 4;
  for (const [at, line] of wrapped.entries()) {
    painter.text(line, middle, firstLine + at * lineHigh, {
      size: lineSize,
      colour: colours.muted,
      align: 'center',
    });
  }
  const wide = (width - 2 * padding - (columns - 1) * gap) / columns;
  return buttons.map((button, at) => ({
    ...button,
    x: x + padding + (at % columns) * (wide + gap),
    y: y + head + gap + Math.floor(at / columns) * (fingerHigh + gap),
    width: wide,
    height: fingerHigh,
  }));
}
