import { fontOf } from './fonts.js';

/** A word or a digit in the texture; everything in device pixels. */
export interface Glyph {
  /** Where it is in the texture, from 0 to 1. */
  readonly u: number;
  readonly v: number;
  readonly uEnd: number;
  readonly vEnd: number;
  readonly width: number;
  readonly height: number;
  /** From the pen to the left edge of the picture. */
  readonly left: number;
}

/** A line of text: its pieces, and where each begins. */
export interface Run {
  readonly glyphs: readonly { readonly glyph: Glyph; readonly x: number }[];
  readonly width: number;
}

const mostRuns = 600;
/** Transparent pixels around each piece, so that none bleeds into another. */
const gap = 2;
/** Words as a whole, so that their letters stand as close as they should. Digits one by one: scores have so many. */
const pieces = /\d|\s+|[^\s\d]+/g;

/**
 * The words that were drawn so far, white, in one texture. They are drawn in the size that they have on the screen, since
 * text that is scaled is blurred.
 */
export class GlyphTexture {
  readonly texture: WebGLTexture;
  readonly #gl: WebGLRenderingContext;
  readonly #side: number;
  readonly #scratch: CanvasRenderingContext2D;
  readonly #glyphs = new Map<string, Glyph>();
  readonly #runs = new Map<string, Run>();
  #x = 0;
  #y = 0;
  #shelf = 0;
  #isFull = false;

  constructor(gl: WebGLRenderingContext) {
    const texture = gl.createTexture();
    const scratch = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!texture || !scratch) throw new Error('no texture for text');
    this.#gl = gl;
    this.#scratch = scratch;
    this.texture = texture;
    this.#side = Math.min(2048, gl.getParameter(gl.MAX_TEXTURE_SIZE));
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, this.#side, this.#side, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  }

  /** Begins anew where the texture has become full, as after many changes of the size. Only between two frames. */
  tidy(): void {
    if (!this.#isFull) return;
    this.#isFull = false;
    this.#glyphs.clear();
    this.#runs.clear();
    this.#x = 0;
    this.#y = 0;
    this.#shelf = 0;
  }

  /**
   * @param text - one line
   * @param size - of the font, in whole device pixels
   */
  run(text: string, size: number, bold: boolean): Run {
    const font = fontOf(size, bold);
    const key = `${bold ? 'b' : ''}${size}/`;
    const known = this.#runs.get(key + text);
    if (known) return known;
    if (this.#runs.size >= mostRuns) this.#runs.clear();
    const glyphs: Run['glyphs'][number][] = [];
    for (const { 0: piece, index } of text.matchAll(pieces)) {
      const glyph = piece.trim() ? this.#glyph(key, piece, font, size) : undefined;
      this.#scratch.font = font;
      const x = this.#scratch.measureText(text.slice(0, index)).width;
      if (glyph) glyphs.push({ glyph, x });
    }
    this.#scratch.font = font;
    const run = { glyphs, width: this.#scratch.measureText(text).width };
    if (!this.#isFull) this.#runs.set(key + text, run);
    return run;
  }

  #glyph(key: string, piece: string, font: string, size: number): Glyph | undefined {
    const known = this.#glyphs.get(key + piece);
    if (known) return known;
    const scratch = this.#scratch;
    scratch.font = font;
    const measured = scratch.measureText(piece);
    const left = Math.ceil(Math.max(0, measured.actualBoundingBoxLeft)) + gap;
    const right = Math.ceil(Math.max(measured.width, measured.actualBoundingBoxRight)) + gap;
    const [width, height] = [left + right, Math.ceil(size * 1.5) + 2 * gap];
    const place = this.#reserve(width, height);
    if (!place) return undefined;
    const { canvas } = scratch;
    canvas.width = width;
    canvas.height = height;
    // A canvas forgets everything when its size is set.
    scratch.font = font;
    scratch.textBaseline = 'middle';
    scratch.fillStyle = '#ffffff';
    scratch.fillText(piece, left, height / 2);
    this.#upload(place.x, place.y);
    const glyph = {
      u: place.x / this.#side,
      v: place.y / this.#side,
      uEnd: (place.x + width) / this.#side,
      vEnd: (place.y + height) / this.#side,
      width,
      height,
      left,
    };
    this.#glyphs.set(key + piece, glyph);
    return glyph;
  }

  /** Places pictures side by side, and begins a new shelf where a row is full. */
  #reserve(width: number, height: number): { x: number; y: number } | undefined {
    if (this.#x + width > this.#side) {
      this.#x = 0;
      this.#y += this.#shelf;
      this.#shelf = 0;
    }
    if (this.#y + height > this.#side || width > this.#side) {
      this.#isFull = true;
      return undefined;
    }
    const place = { x: this.#x, y: this.#y };
    this.#x += width;
    this.#shelf = Math.max(this.#shelf, height);
    return place;
  }

  #upload(x: number, y: number): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, gl.RGBA, gl.UNSIGNED_BYTE, this.#scratch.canvas);
  }
}
