// An answer as a person reads it in a terminal.
import type { Explanation } from '../src/types.js';
import { fill } from '../src/word/template.js';
import { printable, widthOf, wrap } from './layout.js';
import type { Style, Styles } from './style.js';
import type { CommandWords } from './words.js';

/** How wide the page is, how it looks and what it says. */
export interface Page {
  readonly width: number;
  readonly styles: Styles;
  readonly words: CommandWords;
}

/** How many different answers are remembered to be named again. */
const MOST = 4096;
const INDENT = '  ';

/** Writes answers in full the first time, and in one line each further time. */
export class Pages {
  readonly #page: Page;
  /** The lines on which answers stood first, by what they say. */
  readonly #first = new Map<string, number>();

  constructor(page: Page) {
    this.#page = page;
  }

  /**
   * @param line - where the error stands in a log; `undefined` where there is no log
   * @returns the lines of the answer, with their ends
   */
  write(explanation: Explanation, line?: number): string {
    const { words, styles } = this.#page;
    if (line === undefined) return full(explanation, this.#page);
    const first = this.#first.get(explanation.text);
    if (first !== undefined) {
      const values = { line: `${line}`, first: `${first}`, title: titleOf(explanation, words) };
      return `${styles.dim(fill(words.repeated, values))}\n\n`;
    }
    if (this.#first.size < MOST) this.#first.set(explanation.text, line);
    return `${styles.dim(fill(words.line, { line: `${line}` }))}\n${full(explanation, this.#page)}\n`;
  }
}

function full(explanation: Explanation, { width, styles, words }: Page): string {
  const style = styleOf(explanation, styles);
  const paragraph = (text: string, lead = INDENT) => {
    const margin = ' '.repeat(widthOf(lead));
    const lines = wrap(printable(text), width - margin.length);
    return lines.map((line, at) => `${at ? margin : lead}${line}\n`).join('');
  };
  const steps = explanation.steps.map(({ text, where }, at) =>
    paragraph(`${text} [${words.where[where]}]`, `${INDENT}${at + 1}. `),
  );
  const lines = [
    `${style(styles.strong(titleOf(explanation, words)))}\n`,
    paragraph(explanation.text),
    `\n${INDENT}${styles.strong(words.steps)}\n`,
    ...steps,
  ];
  if (explanation.status === 'known') {
    const { id, match, docUrl } = explanation;
    const reference = fill(words.reference, { id, confidence: match.confidence });
    lines.push(`\n${INDENT}${styles.dim(reference)}\n`, `${INDENT}${styles.dim(docUrl)}\n`);
  }
  return lines.join('');
}

/** The code, and what it is called. */
function titleOf(explanation: Explanation, { meanings, notKnown }: CommandWords): string {
  const { status } = explanation;
  const code = explanation.code ?? (status === 'known' ? explanation.listedCode : '');
  const name =
    status === 'known'
      ? explanation.title
      : status === 'ambiguous'
        ? fill(meanings, { count: `${explanation.candidates.length}` })
        : notKnown;
  return printable(code === '' ? name : `${code}  ${name}`);
}

/** Green for what is no fault, red for one of the game, yellow for one of TikTok or of nobody that is known. */
function styleOf(explanation: Explanation, { calm, fault, platform }: Styles): Style {
  if (explanation.status !== 'known') return platform;
  if (explanation.expected) return calm;
  return explanation.side === 'developer' ? fault : platform;
}
