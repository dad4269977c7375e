import { Meter } from './fonts.js';
import { GlyphTexture } from './glyphs.js';
import type { Painter, ScreenSize, TextStyle } from './painter.js';

/** A vertex: place, place in its picture, colour, and what it is part of: see the fragment shader. */
const vertexShader = `
  attribute vec2 place;
  attribute vec2 spot;
  attribute vec4 colour;
  attribute float kind;
  uniform vec2 screen;
  varying vec2 at;
  varying vec4 ink;
  varying float form;
  void main() {
    at = spot;
    ink = colour;
    form = kind;
    gl_Position = vec4(place.x / screen.x * 2.0 - 1.0, 1.0 - place.y / screen.y * 2.0, 0.0, 1.0);
  }`;

/** 0: filled. More than 0: a disc with that radius in device pixels. -1: light. -2: a letter of the texture. */
const fragmentShader = `
  #ifdef GL_FRAGMENT_PRECISION_HIGH
  precision highp float;
  #else
  precision mediump float;
  #endif
  uniform sampler2D letters;
  varying vec2 at;
  varying vec4 ink;
  varying float form;
  void main() {
    float much = 1.0;
    if (form > 0.0) much = clamp((1.0 - length(at)) * form + 0.5, 0.0, 1.0);
    else if (form < -1.5) much = texture2D(letters, at).a;
    else if (form < 0.0) {
      much = max(0.0, 1.0 - length(at));
      much *= much;
    }
    gl_FragColor = vec4(ink.rgb, 1.0) * (ink.a * much);
  }`;

const bytesPerVertex = 24;
const mostVertices = 3 * 4096;
const light = -1;
const letter = -2;
const nowhere = [0, 0, 0, 0] as const;

/** Everything that is gone when the context is lost. */
interface Device {
  readonly glyphs: GlyphTexture;
  readonly screen: WebGLUniformLocation | null;
}

/** Draws with WebGL: triangles of all kinds in one batch, with one program and one texture. */
export class WebGlPainter implements Painter {
  readonly context: WebGLRenderingContext | WebGL2RenderingContext;
  readonly #meter = new Meter();
  readonly #bytes = new ArrayBuffer(mostVertices * bytesPerVertex);
  readonly #floats = new Float32Array(this.#bytes);
  readonly #colours = new Uint32Array(this.#bytes);
  #device: Device | undefined;
  #vertices = 0;
  #ratio = 1;
  #x = 0;
  #y = 0;

  constructor(canvas: HTMLCanvasElement) {
    // Where pixels are small, no edge is seen to be jagged, and smoothing them costs the most.
    const attributes: WebGLContextAttributes = { alpha: false, antialias: devicePixelRatio < 2 };
    const gl =
      (canvas.getContext('webgl2', attributes) as WebGL2RenderingContext | null) ??
      (canvas.getContext('webgl', attributes) as WebGLRenderingContext | null);
    if (!gl) throw new Error('no WebGL');
    this.context = gl;
    this.#device = this.#prepare();
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.#device = undefined;
    });
    canvas.addEventListener('webglcontextrestored', () => {
      this.#device = this.#prepare();
    });
  }

  begin(screen: ScreenSize, top: number, bottom: number): void {
    const gl = this.context;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    this.#ratio = screen.ratio;
    this.#x = 0;
    this.#y = 0;
    this.#device?.glyphs.tidy();
    gl.viewport(0, 0, width, height);
    if (this.#device) gl.uniform2f(this.#device.screen, width, height);
    this.#quad(0, 0, width, height, nowhere, 0, packed(top, 1), packed(bottom, 1));
  }

  shift(x: number, y: number): void {
    this.#x += x * this.#ratio;
    this.#y += y * this.#ratio;
  }

  rect(x: number, y: number, width: number, height: number, colour: number, alpha = 1): void {
    const [left, top, right, bottom] = [
      this.#toX(x),
      this.#toY(y),
      this.#toX(x + width),
      this.#toY(y + height),
    ];
    this.#quad(left, top, right, bottom, nowhere, 0, packed(colour, alpha));
  }

  panel(
    x: number,
    y: number,
    width: number,
    height: number,
    radius: number,
    colour: number,
    alpha = 1,
  ): void {
    const ink = packed(colour, alpha);
    const left = this.#toX(x);
    const top = this.#toY(y);
    const right = this.#toX(x + width);
    const bottom = this.#toY(y + height);
    const r = Math.min(radius * this.#ratio, (right - left) / 2, (bottom - top) / 2);
    this.#quad(left + r, top, right - r, bottom, nowhere, 0, ink);
    this.#quad(left, top + r, left + r, bottom - r, nowhere, 0, ink);
    this.#quad(right - r, top + r, right, bottom - r, nowhere, 0, ink);
    this.#quad(left, top, left + r, top + r, [-1, -1, 0, 0], r, ink);
    this.#quad(right - r, top, right, top + r, [0, -1, 1, 0], r, ink);
    this.#quad(left, bottom - r, left + r, bottom, [-1, 0, 0, 1], r, ink);
    this.#quad(right - r, bottom - r, right, bottom, [0, 0, 1, 1], r, ink);
  }

  disc(x: number, y: number, radius: number, colour: number, alpha = 1): void {
    const r = radius * this.#ratio;
    // Half a pixel more, in which its edge fades.
    const reach = (r + 0.5) / r;
    const [left, top] = [this.#toX(x) - r * reach, this.#toY(y) - r * reach];
    const side = 2 * r * reach;
    const spots = [-reach, -reach, reach, reach] as const;
    this.#quad(left, top, left + side, top + side, spots, r, packed(colour, alpha));
  }

  glow(x: number, y: number, radius: number, colour: number, alpha = 1): void {
    const [left, top] = [this.#toX(x - radius), this.#toY(y - radius)];
    const side = 2 * radius * this.#ratio;
    this.#quad(left, top, left + side, top + side, [-1, -1, 1, 1], light, packed(colour, alpha));
  }

  shape(x: number, y: number, outline: readonly number[], colour: number, alpha = 1): void {
    const ink = packed(colour, alpha);
    const [middleX, middleY] = [this.#toX(x), this.#toY(y)];
    const count = outline.length;
    this.#room((count / 2) * 3);
    for (let at = 0; at < count; at += 2) {
      const next = (at + 2) % count;
      this.#vertex(middleX, middleY, 0, 0, ink, 0);
      this.#vertex(this.#toX(outline[at] as number), this.#toY(outline[at + 1] as number), 0, 0, ink, 0);
      this.#vertex(this.#toX(outline[next] as number), this.#toY(outline[next + 1] as number), 0, 0, ink, 0);
    }
  }

  text(
    text: string,
    x: number,
    y: number,
    { size, colour, alpha = 1, bold, align = 'left' }: TextStyle,
  ): void {
    if (!this.#device) return;
    const run = this.#device.glyphs.run(text, Math.round(size * this.#ratio), bold ?? false);
    const ink = packed(colour, alpha);
    const before = align === 'left' ? 0 : align === 'center' ? run.width / 2 : run.width;
    const pen = this.#toX(x) - before;
    const middle = this.#toY(y);
    for (const { glyph, x: offset } of run.glyphs) {
      // On whole pixels, where the letters are as sharp as they were drawn.
      const left = Math.round(pen + offset) - glyph.left;
      const top = Math.round(middle - glyph.height / 2);
      const spots = [glyph.u, glyph.v, glyph.uEnd, glyph.vEnd] as const;
      this.#quad(left, top, left + glyph.width, top + glyph.height, spots, letter, ink);
    }
  }

  measure(text: string, size: number, bold?: boolean): number {
    return this.#meter.measure(text, size, bold);
  }

  end(): void {
    this.#flush();
  }

  #toX(x: number): number {
    return x * this.#ratio + this.#x;
  }

  #toY(y: number): number {
    return y * this.#ratio + this.#y;
  }

  #quad(
    left: number,
    top: number,
    right: number,
    bottom: number,
    [u, v, uEnd, vEnd]: readonly [number, number, number, number],
    kind: number,
    ink: number,
    inkBelow = ink,
  ): void {
    this.#room(6);
    this.#vertex(left, top, u, v, ink, kind);
    this.#vertex(right, top, uEnd, v, ink, kind);
    this.#vertex(left, bottom, u, vEnd, inkBelow, kind);
    this.#vertex(left, bottom, u, vEnd, inkBelow, kind);
    this.#vertex(right, top, uEnd, v, ink, kind);
    this.#vertex(right, bottom, uEnd, vEnd, inkBelow, kind);
  }

  #vertex(x: number, y: number, u: number, v: number, ink: number, kind: number): void {
    const at = (this.#vertices++ * bytesPerVertex) / 4;
    this.#floats[at] = x;
    this.#floats[at + 1] = y;
    this.#floats[at + 2] = u;
    this.#floats[at + 3] = v;
    this.#colours[at + 4] = ink;
    this.#floats[at + 5] = kind;
  }

  /** Makes sure that a few more vertices have room. */
  #room(vertices: number): void {
    if (this.#vertices + vertices > mostVertices) this.#flush();
  }

  #flush(): void {
    const gl = this.context;
    if (this.#vertices > 0 && this.#device) {
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, this.#floats.subarray(0, (this.#vertices * bytesPerVertex) / 4));
      gl.drawArrays(gl.TRIANGLES, 0, this.#vertices);
    }
    this.#vertices = 0;
  }

  /** What stays the same is set once, as engines do it: whoever draws in between has to put it back. */
  #prepare(): Device {
    const gl = this.context;
    const program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertexShader],
      [gl.FRAGMENT_SHADER, fragmentShader],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) continue;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    for (const [index, name] of ['place', 'spot', 'colour', 'kind'].entries()) {
      gl.bindAttribLocation(program, index, name);
      gl.enableVertexAttribArray(index);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
      throw new Error(`the shaders cannot be used: ${gl.getProgramInfoLog(program)}`);
    }
    gl.useProgram(program);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, this.#bytes.byteLength, gl.DYNAMIC_DRAW);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, bytesPerVertex, 0);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, bytesPerVertex, 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, bytesPerVertex, 16);
    gl.vertexAttribPointer(3, 1, gl.FLOAT, false, bytesPerVertex, 20);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    return { glyphs: new GlyphTexture(gl), screen: gl.getUniformLocation(program, 'screen') };
  }
}

/** A colour as the four bytes of a vertex. */
function packed(colour: number, alpha: number): number {
  const opacity = Math.round(Math.max(0, Math.min(1, alpha)) * 255);
  return ((opacity << 24) | ((colour & 0xff) << 16) | (colour & 0xff00) | (colour >> 16)) >>> 0;
}
