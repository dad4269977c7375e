// Fonts, the width of texts, and where texts are broken or cut off.
import { type Any, numberOrZero, read } from '../../safe-access.js';
import { SIGN_PX, SMALL_PX, TEXT_PX } from '../tokens.js';

const MAX_CACHED_WIDTHS = 2000;

/** @returns the width of a text in CSS pixels */
export type Measure = (text: string, font: string) => number;

/** The fonts by their use, and how wide a text is in them; `sign` is for buttons that show only a sign. */
export const createFonts = (family: string, measure: Measure) => ({
  bold: `bold ${TEXT_PX}px ${family}`,
  body: `${TEXT_PX}px ${family}`,
  small: `${SMALL_PX}px ${family}`,
  smallBold: `bold ${SMALL_PX}px ${family}`,
  sign: `bold ${SIGN_PX}px ${family}`,
  measure,
});
export type Fonts = ReturnType<typeof createFonts>;

/** @param context - a 2D context, whose font changes */
export function createMeasure(context: Any): Measure {
  let widths: Record<string, number> = {};
  let count = 0;
  return (text, font) => {
    const key = font + text;
    let width = widths[key];
    if (width === undefined) {
      if (count++ > MAX_CACHED_WIDTHS) {
        widths = {};
        count = 0;
      }
      if (context.font !== font) context.font = font;
      // Where a runtime cannot tell, no text is cut off.
      width = Math.max(0, numberOrZero(read(context.measureText(text), 'width')));
      widths[key] = width;
    }
    return width;
  };
}

/** The pieces that a line may end after: words, and the characters of scripts without spaces. */
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef](?:[\ufe00-\ufe0f]|\u3099|\u309a|\udb40[\udc00-\udfff])*[\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\u300d\uff09]*|\s+|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+/g;
/** A character as a reader sees it: with its surrogate, its marks, and the characters that a joiner connects. */
const CHARACTERS =
  /(?:(?:\ud83c[\udde6-\uddff]){2}|[\ud800-\udbff][\udc00-\udfff]|[\s\S])(?:[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]|\u3099|\u309a|\ud83c[\udffb-\udfff]|\udb40[\udc00-\udfff]|\u200d(?:[\ud800-\udbff][\udc00-\udfff]|[\s\S]))*/g;

/** Breaks a text into lines. */
export function wrap(text: string, width: number, font: string, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string) => {
    if (line && measure(line + piece.replace(/\s+$/, ''), font) > width) {
      lines.push(line);
      line = '';
    }
    line += line ? piece : piece.replace(/^\s+/, '');
  };
  for (const piece of text.match(PIECES) || []) {
    // A word that is longer than a line is broken anywhere.
    if (piece.length > 1 && measure(piece, font) > width) (piece.match(CHARACTERS) || []).forEach(add);
    else add(piece);
  }
  if (line) lines.push(line);
  return lines;
}

/** Cuts a text off where the width ends, with an ellipsis. */
export function fit(text: string, width: number, font: string, measure: Measure): string {
  if (measure(text, font) <= width) return text;
  const characters = text.match(CHARACTERS) || [];
  const firstOf = (count: number) => `${characters.slice(0, count).join('')}…`;
  let [least, most] = [0, characters.length];
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (measure(firstOf(middle), font) <= width) least = middle;
    else most = middle - 1;
  }
  return firstOf(least);
}
