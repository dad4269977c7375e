// Colours, and how wide a page is, by what the terminal can do.
import type { WriteStream } from 'node:tty';

/** A stream to write to: of a terminal, or of a file or a pipe. */
export type Output = NodeJS.WriteStream | WriteStream;

/** Changes how a text looks. */
export type Style = (text: string) => string;

/** The styles of a page. */
export type Styles = Readonly<ReturnType<typeof stylesFor>>;

/** The columns of a page where no terminal tells. */
const DEFAULT_WIDTH = 80;
/** The columns of a page: a line that is longer is hard to read. */
const WIDTHS = { least: 40, most: 100 };

/** By hand: `util.styleText` came after Node 20.0, and its own look at the environment changed since. */
const sgr =
  (on: number, off: number): Style =>
  (text) =>
    `\u001b[${on}m${text}\u001b[${off}m`;
const plain: Style = (text) => text;

/** @returns styles that do nothing where the output takes no colours */
export function stylesFor(output: Output, env: NodeJS.ProcessEnv) {
  const make = takesColours(output, env) ? sgr : () => plain;
  return {
    strong: make(1, 22),
    dim: make(2, 22),
    /** Of an error of the game. */
    fault: make(31, 39),
    /** Of an error of TikTok. */
    platform: make(33, 39),
    /** Of an outcome of normal play. */
    calm: make(32, 39),
  };
}

function takesColours(output: Output, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return !no && output.isTTY === true && output.hasColors(env);
}

/** @returns how many columns a page has */
export function widthFor({ columns }: Output): number {
  return Math.min(Math.max(columns || DEFAULT_WIDTH, WIDTHS.least), WIDTHS.most);
}
