// Text in the columns of a terminal.

/** The characters that take two columns: those of Chinese, Japanese and Korean but for the half-width ones, and pictures. */
const WIDE =
  /(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3001-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
/** Those that take none. */
const NARROWEST = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** A line may not begin with these. */
const CLOSING = /^[\p{Pe}\p{Pf}、。，．：；！？…%％]/u;
/** A line may not end with these. */
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character < '\u0300') width++;
    else if (WIDE.test(character)) width += 2;
    else if (!NARROWEST.test(character)) width++;
  }
  return width;
}

/**
 * Breaks a text into lines: at spaces, and around characters that take two columns. What has no such place, as an address,
 * stays whole, so that it can be copied.
 *
 * @param width - how many columns a line may take
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const part of partsOf(text)) {
    const isSpace = part === ' ';
    const needed = widthOf(part);
    if (taken > 0 && taken + needed > width) {
      lines.push(line.trimEnd());
      line = '';
      taken = 0;
    }
    if (isSpace && taken === 0) continue;
    line += part;
    taken += needed;
  }
  if (line.trimEnd()) lines.push(line.trimEnd());
  return lines;
}

/** The parts that a line may end between. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  /** Whether the last part can go on. */
  let isOpen = false;
  for (const character of text) {
    const last = parts.at(-1);
    const isSpace = /\s/.test(character);
    const isWide = WIDE.test(character);
    const sticks = CLOSING.test(character) || (last !== undefined && OPENING.test(last));
    if (last !== undefined && last !== ' ' && !isSpace && (sticks || (isOpen && !isWide))) {
      parts[parts.length - 1] = last + character;
    } else parts.push(isSpace ? ' ' : character);
    isOpen = !isSpace && !isWide;
  }
  return parts;
}

/** The text without what a terminal would obey: a message of a log can have control characters, and turn the direction. */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
