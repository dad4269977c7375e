// The page on a canvas: strips below each other, each with what to draw and what to tap.
import type { Whose } from '../../../overlay-types.js';
import type { Badge, Button, Item, Page } from '../../page.js';

/** What is drawn: a rectangle with round corners, or a text with its left end on the base line. */
export type Mark =
  | readonly [x: number, y: number, width: number, height: number, color: string, radius: number]
  | readonly [x: number, y: number, text: string, color: string, font: string];

/** A piece of the page over its whole width. */
export interface Strip {
  readonly top: number;
  readonly height: number;
  /** The same for strips that look the same. */
  readonly key: string;
  /** What to draw: made when it is seen. */
  readonly marks: () => readonly Mark[];
  readonly targets: readonly Target[];
}

/** What can be tapped. */
export interface Target {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly run: () => void;
}

/** A page put in its place. What is fixed covers what scrolls below it. */
export interface Layout {
  readonly fixed: readonly Strip[];
  /** From their own top. */
  readonly scrolling: readonly Strip[];
  readonly top: number;
  readonly bottom: number;
  readonly contentHeight: number;
}

/** How wide a text is. */
export type Measure = (text: string, font: string) => number;

/** Of the closed overlay and of the tags of rows: with white on it, 4.5 to 1. */
export const colorOf = (whose: Whose | null | undefined): string =>
  ({ developer: '#c62828', unclear: '#7b3fb5', 'tiktok-client': '#8a5a00', 'tiktok-server': '#8a5a00' })[
    whose as string
  ] || (whose ? '#3d6b52' : '#55606b');

export const GROUND = '#15191e';
const INK = '#eef1f4';
const MUTED = '#aab4bf';
const FIELD = '#2a323b';
const PRESSED = '#2f5fb3';
const LINE = '#333c46';

const BAR = 52;
const BUTTON = 44;
const PAD = 12;
/** How high a row is. */
export const ROW = 60;

/** Where a line may end: between words, and between the characters of scripts without spaces. */
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef](?:[\ufe00-\ufe0f]|\u3099|\u309a|\udb40[\udc00-\udfff])*[\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\u300d\uff09]*|\s+|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+/g;
/** A character with what belongs to it: surrogates, marks, and what joiners connect. */
const CHARACTERS =
  /(?:(?:\ud83c[\udde6-\uddff]){2}|[\ud800-\udbff][\udc00-\udfff]|[\s\S])(?:[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]|\u3099|\u309a|\ud83c[\udffb-\udfff]|\udb40[\udc00-\udfff]|\u200d(?:[\ud800-\udbff][\udc00-\udfff]|[\s\S]))*/g;

/** Breaks a text into lines. */
export function wrap(text: string, width: number, font: string, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string) => {
    if (line && measure(line + piece.replace(/\s+$/, ''), font) > width) {
      lines.push(line);
      line = '';
    }
    line += line ? piece : piece.replace(/^\s+/, '');
  };
  for (const piece of text.match(PIECES) || []) {
    // A word that is longer than a line is broken anywhere.
    if (piece.length > 1 && measure(piece, font) > width) (piece.match(CHARACTERS) || []).forEach(put);
    else put(piece);
  }
  if (line) lines.push(line);
  return lines;
}

/** The beginning of a text that fits, with an ellipsis where more follows. */
export function fit(text: string, width: number, font: string, measure: Measure): string {
  if (measure(text, font) <= width) return text;
  const characters = text.match(CHARACTERS) || [];
  let [least, most] = [0, characters.length];
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (measure(`${characters.slice(0, middle).join('')}…`, font) <= width) least = middle;
    else most = middle - 1;
  }
  return `${characters.slice(0, least).join('')}…`;
}

/** The fonts, by what they are for. */
export function fontsOf(family: string): { bold: string; body: string; small: string; sign: string } {
  const of = (weight: string, size: number) => `${weight}${size}px ${family}`;
  return { bold: of('bold ', 15), body: of('', 15), small: of('', 13), sign: of('bold ', 24) };
}
type Fonts = ReturnType<typeof fontsOf>;

/** Puts what can be tapped beside each other. */
function buttons(
  list: readonly Button[],
  y: number,
  width: number,
  fonts: Fonts,
  measure: Measure,
): { readonly marks: Mark[]; readonly targets: Target[] } {
  const each = (width - PAD * (list.length + 1)) / list.length;
  const marks: Mark[] = [];
  const targets: Target[] = [];
  list.forEach(({ text, pressed, run }, at) => {
    const x = PAD + at * (each + PAD);
    const shown = fit(text, each - 12, fonts.small, measure);
    marks.push([x, y + 4, each, BUTTON - 4, pressed ? PRESSED : FIELD, 8]);
    marks.push([x + (each - measure(shown, fonts.small)) / 2, y + 29, shown, INK, fonts.small]);
    targets.push({ x, y, width: each, height: BUTTON, run });
  });
  return { marks, targets };
}

function stripOf(item: Item, top: number, width: number, fonts: Fonts, measure: Measure): Strip {
  if (item.rows) return { top, height: item.rows * ROW, key: '', marks: () => [], targets: [] };
  const inner = width - 2 * PAD;
  const { kind, text, mark = '', whose, more = '', run } = item;
  const key = `${kind} ${text}\n${mark}\n${more}`;
  const tagWidth = whose ? measure(mark, fonts.small) + 12 : 0;
  const tag = (y: number): Mark[] => [
    [PAD, y, tagWidth, 19, colorOf(whose), 4],
    [PAD + 6, y + 14, mark, '#fff', fonts.small],
  ];
  if (run) {
    const marks = () =>
      tag(33).concat([
        [0, ROW - 1, width, 1, LINE, 0],
        [PAD, 24, fit(text, inner, fonts.bold, measure), INK, fonts.bold],
        [PAD + tagWidth + 8, 47, fit(more, inner - tagWidth - 8, fonts.small, measure), MUTED, fonts.small],
      ]);
    return { top, height: ROW, key, marks, targets: [{ x: 0, y: 0, width, height: ROW, run }] };
  }
  let y = kind === 'heading' ? 14 : 4;
  const marks = whose ? tag(y) : [];
  if (whose) y += 25;
  const font = kind === 'heading' ? fonts.bold : kind === 'note' ? fonts.small : fonts.body;
  const color = kind === 'text' || whose ? INK : MUTED;
  if (mark && !whose) {
    marks.push([PAD, y + 15, fit(mark, inner, fonts.small, measure), MUTED, fonts.small]);
    y += 18;
  }
  for (const line of wrap(text, inner, font, measure)) {
    marks.push([PAD, y + 15, line, color, font]);
    y += 21;
  }
  return { top, height: y + (kind === 'heading' ? 2 : 6), key, marks: () => marks, targets: [] };
}

/**
 * @param page - what to show
 * @param width - of the overlay
 * @param height - of the overlay
 */
export function layOut(page: Page, width: number, height: number, family: string, measure: Measure): Layout {
  const fonts = fontsOf(family);
  const bar = (top: number, height: number, marks: readonly Mark[], targets: readonly Target[]): Strip => ({
    top,
    height,
    key: `${marks}`,
    marks: () => marks,
    targets,
  });
  const { back, close, filters, actions } = page;
  const head: Mark[] = [];
  const taps: Target[] = [];
  const sign = ({ text, run }: Button, x: number) => {
    head.push([x + (BAR - measure(text, fonts.sign)) / 2, 34, text, INK, fonts.sign]);
    taps.push({ x, y: 0, width: BAR, height: BAR, run });
  };
  if (back) sign(back, 0);
  sign(close, width - BAR);
  const left = back ? BAR : PAD;
  head.push([left, 32, fit(page.title, width - left - BAR, fonts.bold, measure), INK, fonts.bold]);

  /** Where what scrolls is cut off. */
  const line = (y: number): Mark => [0, y, width, 1, LINE, 0];
  const fixed = [bar(0, BAR, head.concat([line(BAR - 1)]), taps)];
  let top = BAR;
  let bottom = height;
  if (filters.length) {
    const { marks, targets } = buttons(filters, 0, width, fonts, measure);
    fixed.push(bar(top, BUTTON + 8, marks.concat([line(BUTTON + 7)]), targets));
    top += BUTTON + 8;
  }
  if (actions.length) {
    const { marks, targets } = buttons(actions, 2, width, fonts, measure);
    bottom -= BUTTON + 10;
    fixed.push(bar(bottom, BUTTON + 10, marks.concat([line(0)]), targets));
  }
  const scrolling: Strip[] = [];
  let y = 0;
  for (const item of page.items) {
    const strip = stripOf(item, y, width, fonts, measure);
    scrolling.push(strip);
    y += strip.height;
  }
  return { fixed, scrolling, top, bottom, contentHeight: y + PAD };
}

/** The closed overlay, as large as it is drawn. */
export function layOutBadge(badge: Badge, size: number, family: string, measure: Measure): Strip {
  const { bold } = fontsOf(family);
  const x = (size - measure(badge.count, bold)) / 2;
  return {
    top: 0,
    height: size,
    key: `${badge.count} ${badge.worst}`,
    marks: () => [
      [2, 2, size - 4, size - 4, '#fff', size],
      [4, 4, size - 8, size - 8, colorOf(badge.worst), size],
      [x, size / 2 + 5, badge.count, '#fff', bold],
    ],
    targets: [],
  };
}
