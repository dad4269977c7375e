// Lays the panel out as strips below each other. Each strip knows what it looks like and what can be tapped on it.
import type { Badge, Button, Item, Page } from '../../page.js';
import { BADGE_PX, contains, type Rect } from '../../panel/geometry.js';
import { DARK, FAULT, PRESSED, WHITE } from '../palette.js';
import { createFonts, type Fonts, fit, type Measure, wrap } from './text.js';

/** A rectangle with round corners, or a text that begins at the left end of its base line. */
export type Shape =
  | readonly [x: number, y: number, width: number, height: number, color: string, radius: number]
  | readonly [x: number, y: number, text: string, color: string, font: string];

/** An area that can be tapped. */
export interface Target extends Rect {
  readonly run: () => void;
}

/** A piece of the panel, as wide as the panel. */
export interface Strip {
  readonly top: number;
  readonly height: number;
  /** Equal for strips that look the same. */
  readonly key: string;
  /** Called only for a strip that is seen: most of a long list is not. */
  readonly shapes: () => readonly Shape[];
  readonly targets: readonly Target[];
}

/** The strips of the panel or the badge. The fixed ones cover those that scroll below them. */
export interface Layout {
  readonly fixed: readonly Strip[];
  /** Their `top` counts from the top of the content. */
  readonly scrolling: readonly Strip[];
  /** Where the fixed strips leave room for those that scroll. */
  readonly top: number;
  readonly bottom: number;
  /** How far the content can be scrolled. */
  readonly maxScroll: number;
  /** Whether a rectangle lies below the strips. The badge has none: it is round. */
  readonly ground: boolean;
}

const HEAD_PX = 52;
const BUTTON_PX = 44;
const FILTERS_PX = BUTTON_PX + 8;
const ACTIONS_PX = BUTTON_PX + 10;
const PADDING_PX = 12;
/** Every row has this height: the rows above the screen are counted, not laid out. */
export const ROW_PX = 60;

/** The line between what is fixed and what scrolls, or between rows. */
const line = (y: number, width: number): Shape => [0, y, width, 1, DARK.line, 0];

/** Buttons of the same width beside each other, with a line towards what scrolls. */
function buttonStrip(
  buttons: readonly Button[],
  top: number,
  isAbove: boolean,
  width: number,
  { small, measure }: Fonts,
): Strip {
  const height = isAbove ? FILTERS_PX : ACTIONS_PX;
  const y = isAbove ? 0 : 2;
  const each = (width - PADDING_PX * (buttons.length + 1)) / buttons.length;
  const shapes: Shape[] = [];
  const targets: Target[] = [];
  buttons.forEach(({ text, pressed, run }, at) => {
    const x = PADDING_PX + at * (each + PADDING_PX);
    const label = fit(text, each - 12, small, measure);
    shapes.push([x, y + 4, each, BUTTON_PX - 4, pressed ? PRESSED : DARK.field, 8]);
    shapes.push([x + (each - measure(label, small)) / 2, y + 29, label, DARK.ink, small]);
    targets.push({ x, y, width: each, height: BUTTON_PX, run });
  });
  shapes.push(line(isAbove ? height - 1 : 0, width));
  return { top, height, key: `${shapes}`, shapes: () => shapes, targets };
}

function itemStrip(item: Item, top: number, width: number, fonts: Fonts): Strip {
  if (item.rows) return { top, height: item.rows * ROW_PX, key: '', shapes: () => [], targets: [] };
  const { kind, text, mark = '', side, more = '', run } = item;
  const { bold, body, small, measure } = fonts;
  const inner = width - 2 * PADDING_PX;
  const key = `${kind} ${text}\n${mark}\n${more}`;
  const tagWidth = side ? measure(mark, small) + 12 : 0;
  const tag = (y: number): Shape[] => [
    [PADDING_PX, y, tagWidth, 19, FAULT[side || 'none'], 4],
    [PADDING_PX + 6, y + 14, mark, WHITE, small],
  ];
  if (run) {
    const left = tagWidth + 8;
    const shapes = () =>
      tag(33).concat([
        line(ROW_PX - 1, width),
        [PADDING_PX, 24, fit(text, inner, bold, measure), DARK.ink, bold],
        [PADDING_PX + left, 47, fit(more, inner - left, small, measure), DARK.muted, small],
      ]);
    return { top, height: ROW_PX, key, shapes, targets: [{ x: 0, y: 0, width, height: ROW_PX, run }] };
  }
  let y = kind === 'heading' ? 14 : 4;
  const shapes = side ? tag(y) : [];
  if (side) y += 25;
  const font = kind === 'heading' ? bold : kind === 'note' ? small : body;
  const color = kind === 'text' || side ? DARK.ink : DARK.muted;
  if (mark && !side) {
    shapes.push([PADDING_PX, y + 15, fit(mark, inner, small, measure), DARK.muted, small]);
    y += 18;
  }
  for (const part of wrap(text, inner, font, measure)) {
    shapes.push([PADDING_PX, y + 15, part, color, font]);
    y += 21;
  }
  return { top, height: y + (kind === 'heading' ? 2 : 6), key, shapes: () => shapes, targets: [] };
}

function headStrip({ back, close, title }: Page, width: number, { bold, sign, measure }: Fonts): Strip {
  const shapes: Shape[] = [];
  const targets: Target[] = [];
  const addSign = ({ text, run }: Button, x: number) => {
    shapes.push([x + (HEAD_PX - measure(text, sign)) / 2, 34, text, DARK.ink, sign]);
    targets.push({ x, y: 0, width: HEAD_PX, height: HEAD_PX, run });
  };
  if (back) addSign(back, 0);
  addSign(close, width - HEAD_PX);
  const left = back ? HEAD_PX : PADDING_PX;
  shapes.push([left, 32, fit(title, width - left - HEAD_PX, bold, measure), DARK.ink, bold]);
  shapes.push(line(HEAD_PX - 1, width));
  return { top: 0, height: HEAD_PX, key: `${shapes}`, shapes: () => shapes, targets };
}

export function layOut(page: Page, width: number, height: number, family: string, measure: Measure): Layout {
  const fonts = createFonts(family, measure);
  const { filters, items, actions } = page;
  const fixed = [headStrip(page, width, fonts)];
  let top = HEAD_PX;
  if (filters.length) {
    fixed.push(buttonStrip(filters, top, true, width, fonts));
    top += FILTERS_PX;
  }
  let bottom = height;
  if (actions.length) {
    bottom -= ACTIONS_PX;
    fixed.push(buttonStrip(actions, bottom, false, width, fonts));
  }
  const scrolling: Strip[] = [];
  let y = 0;
  for (const item of items) {
    const strip = itemStrip(item, y, width, fonts);
    scrolling.push(strip);
    y += strip.height;
  }
  const maxScroll = Math.max(0, y + PADDING_PX - (bottom - top));
  return { fixed, scrolling, top, bottom, maxScroll, ground: true };
}

export function layOutBadge({ count, worst }: Badge, family: string, measure: Measure): Layout {
  const { bold } = createFonts(family, measure);
  const x = (BADGE_PX - measure(count, bold)) / 2;
  const shapes = (): Shape[] => [
    [2, 2, BADGE_PX - 4, BADGE_PX - 4, WHITE, BADGE_PX],
    [4, 4, BADGE_PX - 8, BADGE_PX - 8, FAULT[worst || 'none'], BADGE_PX],
    [x, BADGE_PX / 2 + 5, count, WHITE, bold],
  ];
  const strip: Strip = { top: 0, height: BADGE_PX, key: `${count} ${worst}`, shapes, targets: [] };
  return { fixed: [strip], scrolling: [], top: 0, bottom: 0, maxScroll: 0, ground: false };
}

/** @returns the strips that are seen when the content begins at `offset`, those on top last */
export function visibleStrips({ top, bottom, scrolling, fixed }: Layout, offset: number): Strip[] {
  const strips: Strip[] = [];
  for (const strip of scrolling) {
    const at = offset + strip.top;
    if (at + strip.height > top && at < bottom) strips.push(Object.assign({}, strip, { top: at }));
  }
  return strips.concat(fixed);
}

/** @returns what a tap at a place of the panel does, when the content is scrolled that far */
export function tapAt(
  { top, bottom, scrolling, fixed }: Layout,
  scroll: number,
  x: number,
  y: number,
): (() => void) | undefined {
  const isScrolling = y >= top && y < bottom;
  const offset = isScrolling ? top - scroll : 0;
  for (const strip of isScrolling ? scrolling : fixed) {
    const target = strip.targets.find((one) => contains(one, x, y - offset - strip.top));
    if (target) return target.run;
  }
  return undefined;
}
