// Draws a picture onto the game's own WebGL context, over the game's frame. The game must not notice: what is changed
// for it is put back, and only what is known to raise no error is called, for an error would be found by the game.
import type { Picture } from './picture.js';

/** Draws pictures with one context. */
export interface WebglPainter {
  /**
   * Draws the picture over what is in the drawing buffer, and leaves the state of the context as it was. Does not
   * throw. Uploads only when `version` differs from what was uploaded.
   *
   * @param picture - what to draw
   * @param screenWidth - the width of the screen, in CSS pixels, that corresponds to the whole drawing buffer
   * @param screenHeight - its height
   */
  draw(picture: Picture, screenWidth: number, screenHeight: number): void;
  /** Deletes the program, buffer, texture, vertex array. */
  destroy(): void;
}

type Functions<Name extends string> = Readonly<Record<Name, (...args: readonly unknown[]) => unknown>>;
/** What is used of a context of either version. */
type Gl = Functions<
  | 'activeTexture'
  | 'attachShader'
  | 'bindAttribLocation'
  | 'bindBuffer'
  | 'bindFramebuffer'
  | 'bindSampler'
  | 'bindTexture'
  | 'blendEquationSeparate'
  | 'blendFuncSeparate'
  | 'bufferData'
  | 'colorMask'
  | 'compileShader'
  | 'createBuffer'
  | 'createProgram'
  | 'createShader'
  | 'createTexture'
  | 'deleteBuffer'
  | 'deleteProgram'
  | 'deleteShader'
  | 'deleteTexture'
  | 'disable'
  | 'disableVertexAttribArray'
  | 'drawArrays'
  | 'drawBuffers'
  | 'enable'
  | 'enableVertexAttribArray'
  | 'getExtension'
  | 'getParameter'
  | 'getProgramParameter'
  | 'getVertexAttrib'
  | 'getVertexAttribOffset'
  | 'isContextLost'
  | 'isEnabled'
  | 'isProgram'
  | 'linkProgram'
  | 'pauseTransformFeedback'
  | 'pixelStorei'
  | 'resumeTransformFeedback'
  | 'shaderSource'
  | 'texImage2D'
  | 'texParameteri'
  | 'texSubImage2D'
  | 'useProgram'
  | 'vertexAttribPointer'
  | 'viewport'
> & { readonly drawingBufferWidth: number; readonly drawingBufferHeight: number };
/** What has the functions of vertex arrays: a context of WebGL 2, or an extension with names that end differently. */
type Arrays = Functions<'createVertexArray' | 'bindVertexArray' | 'deleteVertexArray'>;

const ONE = 1;
const TRIANGLE_STRIP = 5;
const ONE_MINUS_SRC_ALPHA = 0x303;
const BACK = 0x405;
const CULL_FACE = 0xb44;
const DEPTH_TEST = 0xb71;
const STENCIL_TEST = 0xb90;
const VIEWPORT = 0xba2;
const DITHER = 0xbd0;
const BLEND = 0xbe2;
const SCISSOR_TEST = 0xc11;
const COLOR_WRITEMASK = 0xc23;
const UNPACK_ROW_LENGTH = 0xcf2;
const UNPACK_SKIP_ROWS = 0xcf3;
const UNPACK_SKIP_PIXELS = 0xcf4;
const UNPACK_ALIGNMENT = 0xcf5;
const TEXTURE_2D = 0xde1;
const BYTE = 0x1400;
const UNSIGNED_BYTE = 0x1401;
const RGBA = 0x1908;
const LINEAR = 0x2601;
const TEXTURE_MIN_FILTER = 0x2801;
const TEXTURE_WRAP_S = 0x2802;
const TEXTURE_WRAP_T = 0x2803;
const FUNC_ADD = 0x8006;
const BLEND_EQUATION_RGB = 0x8009;
const TEXTURE_BINDING_2D = 0x8069;
const SAMPLE_ALPHA_TO_COVERAGE = 0x809e;
const SAMPLE_COVERAGE = 0x80a0;
const BLEND_DST_RGB = 0x80c8;
const BLEND_SRC_RGB = 0x80c9;
const BLEND_DST_ALPHA = 0x80ca;
const BLEND_SRC_ALPHA = 0x80cb;
const CLAMP_TO_EDGE = 0x812f;
const TEXTURE0 = 0x84c0;
const ACTIVE_TEXTURE = 0x84e0;
const VERTEX_ARRAY_BINDING = 0x85b5;
const VERTEX_ATTRIB_ARRAY_ENABLED = 0x8622;
const VERTEX_ATTRIB_ARRAY_SIZE = 0x8623;
const VERTEX_ATTRIB_ARRAY_STRIDE = 0x8624;
const VERTEX_ATTRIB_ARRAY_TYPE = 0x8625;
const VERTEX_ATTRIB_ARRAY_POINTER = 0x8645;
const DRAW_BUFFER0 = 0x8825;
const BLEND_EQUATION_ALPHA = 0x883d;
const MAX_VERTEX_ATTRIBS = 0x8869;
const VERTEX_ATTRIB_ARRAY_NORMALIZED = 0x886a;
const ARRAY_BUFFER = 0x8892;
const ARRAY_BUFFER_BINDING = 0x8894;
const VERTEX_ATTRIB_ARRAY_BUFFER_BINDING = 0x889f;
const STATIC_DRAW = 0x88e4;
const PIXEL_UNPACK_BUFFER = 0x88ec;
const PIXEL_UNPACK_BUFFER_BINDING = 0x88ef;
const VERTEX_ATTRIB_ARRAY_DIVISOR = 0x88fe;
const SAMPLER_BINDING = 0x8919;
const FRAGMENT_SHADER = 0x8b30;
const DELETE_STATUS = 0x8b80;
const LINK_STATUS = 0x8b82;
const CURRENT_PROGRAM = 0x8b8d;
const RASTERIZER_DISCARD = 0x8c89;
const FRAMEBUFFER_BINDING = 0x8ca6;
const DRAW_FRAMEBUFFER = 0x8ca9;
const FRAMEBUFFER = 0x8d40;
const TRANSFORM_FEEDBACK_PAUSED = 0x8e23;
const TRANSFORM_FEEDBACK_ACTIVE = 0x8e24;
const UNPACK_FLIP_Y = 0x9240;
const UNPACK_PREMULTIPLY_ALPHA = 0x9241;
const UNPACK_COLORSPACE_CONVERSION = 0x9243;
const BROWSER_DEFAULT = 0x9244;

// The quad fills the viewport, and the viewport is where the picture is.
const VERTEX_SOURCE =
  'attribute vec2 p;varying vec2 v;void main(){gl_Position=vec4(p,0,1);v=p*vec2(.5,-.5)+.5;}';
// With medium precision, a wide picture can have wrong columns; but a device may have nothing better.
const FRAGMENT_SOURCE =
  'varying\n#ifdef GL_FRAGMENT_PRECISION_HIGH\nhighp\n#else\nmediump\n#endif\nvec2 v;' +
  'uniform sampler2D s;void main(){gl_FragColor=texture2D(s,v);}';

/** The capabilities that would make the picture another, and blending, which it needs. */
const CAPABILITIES = [
  CULL_FACE,
  DEPTH_TEST,
  STENCIL_TEST,
  DITHER,
  SCISSOR_TEST,
  SAMPLE_ALPHA_TO_COVERAGE,
  SAMPLE_COVERAGE,
  BLEND,
];

/**
 * Makes what draws pictures with a context. It touches the context only when it draws.
 *
 * @param context - the game's context, WebGL 1 or 2
 */
export function createWebglPainter(context: unknown): WebglPainter {
  const gl = context as Gl;
  // Engines give a context of WebGL 1 the functions of WebGL 2 that an extension has, but none has this one.
  const webgl2 = !!gl.bindSampler;
  const suffix = (webgl2 ? '' : 'OES') as '';
  let arrays: Arrays | null;
  let vertexArray: unknown;
  let program: unknown;
  let texture: unknown;
  let buffer: unknown;
  let failed: boolean;
  let uploaded: number | undefined;
  let uploadedSize: number;

  /** Whether the painter's objects are there, and not of the context as it was before it was lost. */
  const exists = () => program && gl.isProgram(program);

  /** Makes the painter's objects. This binds nothing. */
  function create() {
    program = gl.createProgram();
    [FRAGMENT_SOURCE, VERTEX_SOURCE].forEach((source, i) => {
      const shader = gl.createShader(FRAGMENT_SHADER + i);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      // It lasts as long as it is attached.
      gl.deleteShader(shader);
    });
    gl.bindAttribLocation(program, 0, 'p');
    gl.linkProgram(program);
    failed = !gl.getProgramParameter(program, LINK_STATUS);
    texture = gl.createTexture();
    buffer = gl.createBuffer();
    arrays = (webgl2 ? gl : gl.getExtension('OES_vertex_array_object')) as Arrays | null;
    vertexArray = arrays?.[`createVertexArray${suffix}` as const]();
    uploaded = undefined;
  }

  return {
    draw({ canvas, version, changed, x, y, width, height, opaque }, screenWidth, screenHeight) {
      if (gl.isContextLost()) {
        failed = false;
        return;
      }
      const get = (parameter: number) => gl.getParameter(parameter);
      const current = get(CURRENT_PROGRAM);
      if (
        failed ||
        // A program that the game has deleted, or could not link again, lasts only as long as it is in use.
        (current &&
          (gl.getProgramParameter(current, DELETE_STATUS) || !gl.getProgramParameter(current, LINK_STATUS)))
      ) {
        return;
      }

      const undo: (() => void)[] = [];
      const change = <Value>(set: (value: Value) => void, value: Value, before: unknown) => {
        undo.unshift(() => set(before as Value));
        set(value);
      };
      const changeParameter = <Value>(set: (value: Value) => void, value: Value, parameter: number) =>
        change(set, value, get(parameter));
      const unpack = (parameter: number, to: number) =>
        changeParameter((value) => gl.pixelStorei(parameter, value), to, parameter);
      // A browser knows this without asking the process that draws, unlike the parameters of the same names.
      const toggle = (capability: number) =>
        change(
          (on) => (on ? gl.enable(capability) : gl.disable(capability)),
          capability === BLEND && !opaque,
          gl.isEnabled(capability),
        );

      try {
        if (!exists()) create();
        if (failed) return;

        changeParameter((unit) => gl.activeTexture(unit), TEXTURE0, ACTIVE_TEXTURE);
        changeParameter((value) => gl.bindTexture(TEXTURE_2D, value), texture, TEXTURE_BINDING_2D);
        changeParameter(
          (value) => gl.bindFramebuffer(webgl2 ? DRAW_FRAMEBUFFER : FRAMEBUFFER, value),
          null,
          FRAMEBUFFER_BINDING,
        );
        if (webgl2) {
          // While it is active the program cannot be changed, and when it resumes the program has to be back.
          if (get(TRANSFORM_FEEDBACK_ACTIVE) && !get(TRANSFORM_FEEDBACK_PAUSED)) {
            undo.unshift(() => gl.resumeTransformFeedback());
            gl.pauseTransformFeedback();
          }
          changeParameter((value) => gl.bindSampler(0, value), null, SAMPLER_BINDING);
          changeParameter(
            (value) => gl.bindBuffer(PIXEL_UNPACK_BUFFER, value),
            null,
            PIXEL_UNPACK_BUFFER_BINDING,
          );
          changeParameter((value) => gl.drawBuffers([value]), BACK, DRAW_BUFFER0);
          toggle(RASTERIZER_DISCARD);
        }
        change((value) => gl.useProgram(value), program, current);
        changeParameter((value) => gl.bindBuffer(ARRAY_BUFFER, value), buffer, ARRAY_BUFFER_BINDING);

        if (version !== uploaded) {
          // Whether these are set already is not worth remembering.
          gl.bufferData(ARRAY_BUFFER, new Int8Array([-1, -1, 1, -1, -1, 1, 1, 1]), STATIC_DRAW);
          gl.texParameteri(TEXTURE_2D, TEXTURE_MIN_FILTER, LINEAR);
          gl.texParameteri(TEXTURE_2D, TEXTURE_WRAP_S, CLAMP_TO_EDGE);
          gl.texParameteri(TEXTURE_2D, TEXTURE_WRAP_T, CLAMP_TO_EDGE);

          const { width: columns, height: rows } = canvas as {
            readonly width: number;
            readonly height: number;
          };
          const size = columns * 1e5 + rows;
          const part = webgl2 && changed && changed.since === uploaded && size === uploadedSize && changed;
          unpack(UNPACK_ALIGNMENT, 4);
          unpack(UNPACK_FLIP_Y, 0);
          unpack(UNPACK_PREMULTIPLY_ALPHA, 1);
          unpack(UNPACK_COLORSPACE_CONVERSION, BROWSER_DEFAULT);
          if (webgl2) {
            unpack(UNPACK_ROW_LENGTH, 0);
            unpack(UNPACK_SKIP_PIXELS, 0);
            unpack(UNPACK_SKIP_ROWS, part ? part.top : 0);
          }
          if (part) {
            const { top, bottom } = part;
            gl.texSubImage2D(TEXTURE_2D, 0, 0, top, columns, bottom - top, RGBA, UNSIGNED_BYTE, canvas);
          } else {
            gl.texImage2D(TEXTURE_2D, 0, RGBA, RGBA, UNSIGNED_BYTE, canvas);
          }
          uploaded = version;
          uploadedSize = size;
        }

        const scaleX = gl.drawingBufferWidth / screenWidth;
        const scaleY = gl.drawingBufferHeight / screenHeight;
        const boxHeight = Math.round(height * scaleY);
        changeParameter<number[]>(
          (box) => gl.viewport(...box),
          [
            Math.round(x * scaleX),
            gl.drawingBufferHeight - Math.round(y * scaleY) - boxHeight,
            Math.round(width * scaleX),
            boxHeight,
          ],
          VIEWPORT,
        );
        changeParameter((mask) => gl.colorMask(...mask), [true, true, true, true], COLOR_WRITEMASK);
        // Some browsers have to ask another process for each of these.
        if (!opaque) {
          change(
            (factors) => gl.blendFuncSeparate(...factors),
            [ONE, ONE_MINUS_SRC_ALPHA, ONE, ONE_MINUS_SRC_ALPHA],
            [BLEND_SRC_RGB, BLEND_DST_RGB, BLEND_SRC_ALPHA, BLEND_DST_ALPHA].map(get),
          );
          change(
            (equations) => gl.blendEquationSeparate(...equations),
            [FUNC_ADD, FUNC_ADD],
            [BLEND_EQUATION_RGB, BLEND_EQUATION_ALPHA].map(get),
          );
        }
        CAPABILITIES.forEach(toggle);

        const own = arrays;
        if (own) {
          changeParameter(
            (value) => own[`bindVertexArray${suffix}` as const](value),
            vertexArray,
            VERTEX_ARRAY_BINDING,
          );
        } else {
          const [size, type, normalized, stride, bound] = [
            VERTEX_ATTRIB_ARRAY_SIZE,
            VERTEX_ATTRIB_ARRAY_TYPE,
            VERTEX_ATTRIB_ARRAY_NORMALIZED,
            VERTEX_ATTRIB_ARRAY_STRIDE,
            VERTEX_ATTRIB_ARRAY_BUFFER_BINDING,
          ].map((parameter) => gl.getVertexAttrib(0, parameter));
          const offset = gl.getVertexAttribOffset(0, VERTEX_ATTRIB_ARRAY_POINTER);
          undo.unshift(() => {
            // Without a buffer no offset can be set, but it stays when the buffer is deleted.
            const source = bound || gl.createBuffer();
            gl.bindBuffer(ARRAY_BUFFER, source);
            gl.vertexAttribPointer(0, size, type, normalized, stride, offset);
            if (!bound) gl.deleteBuffer(source);
          });
          const instancing = gl.getExtension(
            'ANGLE_instanced_arrays',
          ) as Functions<'vertexAttribDivisorANGLE'> | null;
          if (instancing) {
            change(
              (divisor) => instancing.vertexAttribDivisorANGLE(0, divisor),
              0,
              gl.getVertexAttrib(0, VERTEX_ATTRIB_ARRAY_DIVISOR),
            );
          }
          // An enabled attribute without a buffer is an error, even where the program has no such attribute.
          for (let i = get(MAX_VERTEX_ATTRIBS) as number; i--; ) {
            change(
              (on) => (on ? gl.enableVertexAttribArray(i) : gl.disableVertexAttribArray(i)),
              false,
              gl.getVertexAttrib(i, VERTEX_ATTRIB_ARRAY_ENABLED),
            );
          }
        }
        gl.enableVertexAttribArray(0);
        gl.vertexAttribPointer(0, 2, BYTE, false, 0, 0);
        gl.drawArrays(TRIANGLE_STRIP, 0, 4);
      } catch {
        failed = true;
      } finally {
        // A context that was lost meanwhile has told nothing that could be put back.
        if (!gl.isContextLost()) for (const step of undo) step();
      }
    },

    destroy() {
      // To delete what belongs to a context as it was before it was lost is an error.
      if (exists()) {
        gl.deleteProgram(program);
        gl.deleteTexture(texture);
        gl.deleteBuffer(buffer);
        arrays?.[`deleteVertexArray${suffix}` as const](vertexArray);
      }
    },
  };
}
