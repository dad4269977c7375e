const families =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "PingFang SC", "Hiragino Sans", ' +
  '"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Texts that were measured; the score makes new ones all the time. */
const mostTexts = 600;

/** The font of the game, as a canvas wants it. */
export const fontOf = (size: number, bold = false) => `${bold ? 700 : 400} ${size}px ${families}`;

/** Measures texts, each once. */
export class Meter {
  readonly #context: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();

  constructor() {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('no 2D context to measure text with');
    this.#context = context;
  }

  measure(text: string, size: number, bold = false): number {
    const key = `${bold ? 'b' : ''}${size}/${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size >= mostTexts) this.#widths.clear();
    this.#context.font = fontOf(size, bold);
    const { width } = this.#context.measureText(text);
    this.#widths.set(key, width);
    return width;
  }
}
