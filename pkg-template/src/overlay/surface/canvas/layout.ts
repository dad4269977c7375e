// Lays the panel out as strips below each other. Each strip knows what it looks like and what can be tapped on it.
import type { Badge, Button, Item, Page } from '../../page.js';
import { BADGE_PX, contains, type Rect } from '../../panel/geometry.js';
import {
  CHIP_PX,
  IDLE_ALPHA,
  LIGHT,
  PADDING_PX,
  RADIUS_PX,
  ROW_PX,
  TARGET_PX,
  type Theme,
  WHITE,
} from '../tokens.js';
import { type Fonts, fit, wrap } from './text.js';

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
  /** Whether what lies below it shows through. */
  readonly isBare?: boolean;
}

/** What the overlay looks like as a whole: the panel, or the badge. */
export interface Frame {
  /** The colour below the strips; empty for the badge, which is round. */
  readonly ground: string;
  /** The colour of its border. */
  readonly line: string;
  /** How round its corners are. */
  readonly radius: number;
  /** How solid it is, from 0 to 1. */
  readonly alpha: number;
}

/** The strips of the panel or the badge. The fixed ones cover those that scroll below them. */
export interface Layout extends Frame {
  readonly fixed: readonly Strip[];
  /** Their `top` counts from the top of the content. */
  readonly scrolling: readonly Strip[];
  /** Where the fixed strips leave room for those that scroll. */
  readonly top: number;
  readonly bottom: number;
  /** How far the content can be scrolled. */
  readonly maxScroll: number;
}

/** The line between the header and what scrolls. */
const HEAD_PX = TARGET_PX + 1;
const LINE_PX = 20;
const SMALL_LINE_PX = 16;
/** From the top of a line to the base line of its text. */
const BASE_PX = 15;
const SMALL_BASE_PX = 12;
const SIGN_BASE_PX = 29;
const BAR_PX = 4;
const LEAST_TITLE_PX = 64;
const LEAST_BAR_PX = 24;
const CHIP_GAP_PX = 3;
const GAP_IN_CHIP_PX = 8;

const line = (y: number, width: number, color: string): Shape => [0, y, width, 1, color, 0];

function headStrip({ back, buttons, chips, title }: Page, width: number, fonts: Fonts, theme: Theme): Strip {
  const { bold, small, sign, measure } = fonts;
  const shapes: Shape[] = [line(HEAD_PX - 1, width, theme.line)];
  const targets: Target[] = [];
  const inkOf = ({ expanded }: Button) => (expanded ? theme.accent : theme.ink);
  const addTarget = (x: number, size: number, { run }: Button) =>
    targets.push({ x, y: 0, width: size, height: TARGET_PX, run });
  const addSign = (button: Button, x: number) => {
    const left = x + (TARGET_PX - measure(button.text, sign)) / 2;
    shapes.push([left, SIGN_BASE_PX, button.text, inkOf(button), sign]);
    addTarget(x, TARGET_PX, button);
  };
  let right = width;
  for (const button of buttons.slice().reverse()) {
    right -= TARGET_PX;
    addSign(button, right);
  }
  const left = back ? TARGET_PX : PADDING_PX;
  if (back) addSign(back, 0);
  const most = (right - left - LEAST_TITLE_PX) / (chips.length || 1);
  for (const chip of chips.slice().reverse()) {
    const text = fit(chip.text, most - 2 * GAP_IN_CHIP_PX - 2 * CHIP_GAP_PX, small, measure);
    const size = Math.max(TARGET_PX, measure(text, small) + 2 * GAP_IN_CHIP_PX + 2 * CHIP_GAP_PX);
    right -= size;
    const y = (TARGET_PX - CHIP_PX) / 2;
    shapes.push([right + CHIP_GAP_PX, y, size - 2 * CHIP_GAP_PX, CHIP_PX, theme.field, CHIP_PX / 2]);
    shapes.push([right + (size - measure(text, small)) / 2, 26, text, inkOf(chip), small]);
    addTarget(right, size, chip);
  }
  shapes.push([left, 27, fit(title, right - left - 4, bold, measure), theme.ink, bold]);
  return { top: 0, height: HEAD_PX, key: `${shapes}`, shapes: () => shapes, targets };
}

/** A row of the list: the code and the title, and below them whose side it is, where and when. */
function rowShapes(item: Item, width: number, fonts: Fonts, theme: Theme): Shape[] {
  const { text, mark = '', side, more } = item;
  const { bold, small, smallBold, measure } = fonts;
  const [sideName, place, time] = more || ['', '', ''];
  const right = width - PADDING_PX;
  const inner = right - PADDING_PX;
  const markWidth = mark && measure(mark, small) + 8;
  const timeWidth = time && measure(time, small) + 8;
  const sideWidth = measure(sideName, smallBold);
  const where = fit(place && ` · ${place}`, inner - sideWidth - +timeWidth, small, measure);
  return [
    line(ROW_PX - 1, width, theme.line),
    [PADDING_PX, 17, fit(text, inner - +markWidth, bold, measure), theme.ink, bold],
    [right - measure(mark, small), 17, mark, theme.muted, small],
    [PADDING_PX, 32, sideName, theme[side || 'unclear'], smallBold],
    [PADDING_PX + sideWidth, 32, where, theme.muted, small],
    [right - measure(time, small), 32, time, theme.muted, small],
  ];
}

function itemStrip(item: Item, top: number, width: number, fonts: Fonts, theme: Theme): Strip {
  const { kind, text, mark = '', side, more, run, rows } = item;
  if (rows) return { top, height: rows * ROW_PX, key: '', shapes: () => [], targets: [] };
  const { body, small, smallBold, measure } = fonts;
  const key = `${kind} ${text}\n${mark}\n${more}`;
  const targetOf = (height: number) => (run ? [{ x: 0, y: 0, width, height, run }] : []);
  if (kind === 'row') {
    const shapes = () => rowShapes(item, width, fonts, theme);
    return { top, height: ROW_PX, key, shapes, targets: targetOf(ROW_PX) };
  }
  const inner = width - 2 * PADDING_PX;
  const shapes: Shape[] = [];
  let y = kind === 'heading' ? 10 : kind === 'text' ? 2 : 8;
  const isSmall = kind === 'heading' || kind === 'note';
  const font = kind === 'heading' || side ? smallBold : isSmall ? small : body;
  const color = side ? theme[side] : run ? theme.accent : isSmall ? theme.muted : theme.ink;
  const markWidth = mark && run ? measure(mark, small) + 8 : 0;
  if (mark && !run) {
    for (const part of wrap(mark, inner, small, measure)) {
      shapes.push([PADDING_PX, y + SMALL_BASE_PX, part, theme.muted, small]);
      y += SMALL_LINE_PX;
    }
  }
  const lines = wrap(text, inner - markWidth, font, measure);
  // What can be tapped is as high as a finger needs, with its text in the middle.
  const spare = run ? Math.max(0, TARGET_PX - 16 - lines.length * LINE_PX) : 0;
  y += spare / 2;
  if (markWidth) shapes.push([width - PADDING_PX - markWidth + 8, y + BASE_PX, mark, theme.muted, small]);
  for (const part of lines) {
    shapes.push([PADDING_PX, y + BASE_PX, part, color, font]);
    y += LINE_PX;
  }
  const height = y + spare / 2 + (run && !spare ? 9 : run || kind === 'note' ? 8 : 4);
  if (run) shapes.push(line(height - 1, width, theme.line));
  return { top, height, key, shapes: () => shapes, targets: targetOf(height) };
}

/** @param most - how high it may be, from the height of its content */
export function layOut(
  page: Page,
  width: number,
  most: (content: number) => number,
  fonts: Fonts,
  theme: Theme,
): Layout {
  const scrolling: Strip[] = [];
  let y = 0;
  for (const item of page.items) {
    const strip = itemStrip(item, y, width, fonts, theme);
    scrolling.push(strip);
    y += strip.height;
  }
  const top = HEAD_PX;
  // The last line of the content is the border.
  const bottom = most(top + y);
  return {
    fixed: [headStrip(page, width, fonts, theme)],
    scrolling,
    top,
    bottom,
    maxScroll: Math.max(0, y - (bottom - top)),
    ground: theme.ground,
    line: theme.line,
    radius: RADIUS_PX,
    alpha: 1,
  };
}

export function layOutBadge({ count, worst, isNew }: Badge, { smallBold, measure }: Fonts): Layout {
  const at = (TARGET_PX - BADGE_PX) / 2;
  const shapes = (): Shape[] => [
    [at, at, BADGE_PX, BADGE_PX, WHITE, BADGE_PX],
    [at + 2, at + 2, BADGE_PX - 4, BADGE_PX - 4, LIGHT[worst || 'unclear'], BADGE_PX],
    [(TARGET_PX - measure(count, smallBold)) / 2, TARGET_PX / 2 + 4, count, WHITE, smallBold],
  ];
  const strip: Strip = { top: 0, height: TARGET_PX, key: `${count} ${worst}`, shapes, targets: [] };
  return {
    fixed: [strip],
    scrolling: [],
    top: 0,
    bottom: 0,
    maxScroll: 0,
    ground: '',
    line: '',
    radius: 0,
    alpha: isNew ? 1 : IDLE_ALPHA,
  };
}

/** @returns the strips that are seen when the content begins at `offset`, those on top last */
export function visibleStrips(
  { top, bottom, scrolling, fixed, maxScroll, line: color }: Layout,
  offset: number,
  width: number,
): Strip[] {
  const strips: Strip[] = [];
  for (const strip of scrolling) {
    const at = offset + strip.top;
    if (at + strip.height > top && at < bottom) strips.push(Object.assign({}, strip, { top: at }));
  }
  if (maxScroll > 0) {
    const room = bottom - top - RADIUS_PX;
    const height = Math.max(LEAST_BAR_PX, (room * room) / (room + maxScroll));
    const at = top + 2 + ((room - height) * (top - offset)) / maxScroll;
    const bar: Shape = [width - BAR_PX - 2, 0, BAR_PX, height, color, BAR_PX / 2];
    strips.push({ top: at, height, key: '', shapes: () => [bar], targets: [], isBare: true });
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
