// Draws the picture with the game's own WebGL context. The game must not notice: its state is put back, and no call may
// raise an error, since the game would find that error.
import * as GL from './gl.js';
import type { Picture } from './picture.js';

// The rectangle fills the viewport, and the viewport is where the picture is.
const VERTEX_SOURCE =
  'attribute vec2 p;varying vec2 v;void main(){gl_Position=vec4(p,0,1);v=p*vec2(.5,-.5)+.5;}';
// With medium precision, a wide picture can have wrong columns, but some devices have nothing better.
const FRAGMENT_SOURCE =
  'varying\n#ifdef GL_FRAGMENT_PRECISION_HIGH\nhighp\n#else\nmediump\n#endif\nvec2 v;' +
  'uniform sampler2D s;void main(){gl_FragColor=texture2D(s,v);}';

/** The capabilities that would change the picture. */
const DISABLED = [
  GL.CULL_FACE,
  GL.DEPTH_TEST,
  GL.STENCIL_TEST,
  GL.DITHER,
  GL.SCISSOR_TEST,
  GL.SAMPLE_ALPHA_TO_COVERAGE,
  GL.SAMPLE_COVERAGE,
];

/** Creates what draws pictures over the game's frame. It touches the context only while it draws. */
export function createWebglCompositor(context: unknown) {
  const gl = context as GL.Gl;
  // Engines give a context of WebGL 1 the functions of WebGL 2 that an extension has, but no extension has this one.
  const isWebgl2 = !!gl.bindSampler;
  /** The names of the functions of vertex arrays end in this. */
  const suffix = (isWebgl2 ? '' : 'OES') as '';
  let vertexArrays: GL.VertexArrays | null;
  let vertexArray: unknown;
  let program: unknown;
  let texture: unknown;
  let buffer: unknown;
  let hasFailed = false;
  let uploadedVersion: number | undefined;
  /** Puts back the game's state, the last change first. */
  let undo: (() => void)[] = [];

  const get = (parameter: number) => gl.getParameter(parameter);

  function change<Value>(set: (value: Value) => void, value: Value, before: unknown): void {
    undo.unshift(() => set(before as Value));
    set(value);
  }

  /** @param parameter - has the value of before */
  function changeParameter<Value>(set: (value: Value) => void, value: Value, parameter: number): void {
    change(set, value, get(parameter));
  }

  function toggle(capability: number, isOn: boolean): void {
    const set = (on: boolean) => (on ? gl.enable(capability) : gl.disable(capability));
    // A browser answers this by itself, and asks the process that draws for the parameter of the same name.
    change(set, isOn, gl.isEnabled(capability));
  }

  /** A program that the game has deleted, or could not link again, lasts only as long as it is in use. */
  const canBeUsedAgain = (used: unknown) =>
    !used ||
    (!gl.getProgramParameter(used, GL.DELETE_STATUS) && gl.getProgramParameter(used, GL.LINK_STATUS));

  /** Whether the objects are there. When a context comes back after a loss, they are not. */
  const exists = () => program && gl.isProgram(program);

  function addShader(type: number, source: string): void {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    // It lasts as long as it is attached.
    gl.deleteShader(shader);
  }

  /** Creates the objects. This binds nothing. */
  function create(): void {
    program = gl.createProgram();
    addShader(GL.FRAGMENT_SHADER, FRAGMENT_SOURCE);
    addShader(GL.VERTEX_SHADER, VERTEX_SOURCE);
    gl.bindAttribLocation(program, 0, 'p');
    gl.linkProgram(program);
    hasFailed = !gl.getProgramParameter(program, GL.LINK_STATUS);
    texture = gl.createTexture();
    buffer = gl.createBuffer();
    vertexArrays = (isWebgl2 ? gl : gl.getExtension('OES_vertex_array_object')) as GL.VertexArrays | null;
    vertexArray = vertexArrays?.[`createVertexArray${suffix}` as const]();
    uploadedVersion = undefined;
  }

  function bind(gameProgram: unknown): void {
    const framebuffer = isWebgl2 ? GL.DRAW_FRAMEBUFFER : GL.FRAMEBUFFER;
    changeParameter((unit) => gl.activeTexture(unit), GL.TEXTURE0, GL.ACTIVE_TEXTURE);
    changeParameter((it) => gl.bindTexture(GL.TEXTURE_2D, it), texture, GL.TEXTURE_BINDING_2D);
    changeParameter((it) => gl.bindFramebuffer(framebuffer, it), null, GL.FRAMEBUFFER_BINDING);
    if (isWebgl2) {
      // An active transform feedback locks the program, and it resumes only with that program.
      if (get(GL.TRANSFORM_FEEDBACK_ACTIVE) && !get(GL.TRANSFORM_FEEDBACK_PAUSED)) {
        undo.unshift(() => gl.resumeTransformFeedback());
        gl.pauseTransformFeedback();
      }
      changeParameter((it) => gl.bindSampler(0, it), null, GL.SAMPLER_BINDING);
      const bindUnpackBuffer = (it: unknown) => gl.bindBuffer(GL.PIXEL_UNPACK_BUFFER, it);
      changeParameter(bindUnpackBuffer, null, GL.PIXEL_UNPACK_BUFFER_BINDING);
      changeParameter((target) => gl.drawBuffers([target]), GL.BACK, GL.DRAW_BUFFER0);
      toggle(GL.RASTERIZER_DISCARD, false);
    }
    change((it) => gl.useProgram(it), program, gameProgram);
    changeParameter((it) => gl.bindBuffer(GL.ARRAY_BUFFER, it), buffer, GL.ARRAY_BUFFER_BINDING);
  }

  /** Uploads the picture. */
  function upload({ canvas, version }: Picture): void {
    // To set these again costs less than to remember that they are set.
    gl.bufferData(GL.ARRAY_BUFFER, new Int8Array([-1, -1, 1, -1, -1, 1, 1, 1]), GL.STATIC_DRAW);
    gl.texParameteri(GL.TEXTURE_2D, GL.TEXTURE_MIN_FILTER, GL.LINEAR);
    gl.texParameteri(GL.TEXTURE_2D, GL.TEXTURE_WRAP_S, GL.CLAMP_TO_EDGE);
    gl.texParameteri(GL.TEXTURE_2D, GL.TEXTURE_WRAP_T, GL.CLAMP_TO_EDGE);

    const unpack = (parameter: number, value: number) =>
      changeParameter((it) => gl.pixelStorei(parameter, it), value, parameter);
    unpack(GL.UNPACK_ALIGNMENT, 4);
    unpack(GL.UNPACK_FLIP_Y, 0);
    unpack(GL.UNPACK_PREMULTIPLY_ALPHA, 1);
    unpack(GL.UNPACK_COLORSPACE_CONVERSION, GL.BROWSER_DEFAULT);
    if (isWebgl2) {
      unpack(GL.UNPACK_ROW_LENGTH, 0);
      unpack(GL.UNPACK_SKIP_PIXELS, 0);
      unpack(GL.UNPACK_SKIP_ROWS, 0);
    }
    gl.texImage2D(GL.TEXTURE_2D, 0, GL.RGBA, GL.RGBA, GL.UNSIGNED_BYTE, canvas);
    uploadedVersion = version;
  }

  function setViewport(picture: Picture, screenWidth: number, screenHeight: number): void {
    const scaleX = gl.drawingBufferWidth / screenWidth;
    const scaleY = gl.drawingBufferHeight / screenHeight;
    const height = Math.round(picture.height * scaleY);
    const box = [
      Math.round(picture.x * scaleX),
      // WebGL counts from the bottom.
      gl.drawingBufferHeight - Math.round(picture.y * scaleY) - height,
      Math.round(picture.width * scaleX),
      height,
    ];
    changeParameter((it) => gl.viewport(...it), box, GL.VIEWPORT);
  }

  function setBlending(): void {
    changeParameter((mask) => gl.colorMask(...mask), [true, true, true, true], GL.COLOR_WRITEMASK);
    change(
      (factors) => gl.blendFuncSeparate(...factors),
      [GL.ONE, GL.ONE_MINUS_SRC_ALPHA, GL.ONE, GL.ONE_MINUS_SRC_ALPHA],
      [GL.BLEND_SRC_RGB, GL.BLEND_DST_RGB, GL.BLEND_SRC_ALPHA, GL.BLEND_DST_ALPHA].map(get),
    );
    change(
      (equations) => gl.blendEquationSeparate(...equations),
      [GL.FUNC_ADD, GL.FUNC_ADD],
      [GL.BLEND_EQUATION_RGB, GL.BLEND_EQUATION_ALPHA].map(get),
    );
    for (const capability of DISABLED) toggle(capability, false);
    toggle(GL.BLEND, true);
  }

  /** Makes the rectangle the only input of the program. */
  function setAttributes(): void {
    const arrays = vertexArrays;
    if (arrays) {
      const bind = (it: unknown) => arrays[`bindVertexArray${suffix}` as const](it);
      changeParameter(bind, vertexArray, GL.VERTEX_ARRAY_BINDING);
    } else {
      clearAttributes();
    }
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, GL.BYTE, false, 0, 0);
  }

  /** Does the work of a vertex array where there is none. */
  function clearAttributes(): void {
    const attribute = (parameter: number) => gl.getVertexAttrib(0, parameter);
    const [size, type, normalized, stride, bound] = [
      GL.VERTEX_ATTRIB_ARRAY_SIZE,
      GL.VERTEX_ATTRIB_ARRAY_TYPE,
      GL.VERTEX_ATTRIB_ARRAY_NORMALIZED,
      GL.VERTEX_ATTRIB_ARRAY_STRIDE,
      GL.VERTEX_ATTRIB_ARRAY_BUFFER_BINDING,
    ].map(attribute);
    const offset = gl.getVertexAttribOffset(0, GL.VERTEX_ATTRIB_ARRAY_POINTER);
    undo.unshift(() => {
      // Without a buffer no offset can be set, but the offset stays when the buffer is deleted.
      const source = bound || gl.createBuffer();
      gl.bindBuffer(GL.ARRAY_BUFFER, source);
      gl.vertexAttribPointer(0, size, type, normalized, stride, offset);
      if (!bound) gl.deleteBuffer(source);
    });
    const instancing = gl.getExtension('ANGLE_instanced_arrays') as GL.Instancing | null;
    if (instancing) {
      const setDivisor = (divisor: unknown) => instancing.vertexAttribDivisorANGLE(0, divisor);
      change(setDivisor, 0, attribute(GL.VERTEX_ATTRIB_ARRAY_DIVISOR));
    }
    // An enabled attribute without a buffer is an error, even where the program has no such attribute.
    for (let i = get(GL.MAX_VERTEX_ATTRIBS) as number; i--; ) {
      const enable = (on: boolean) => (on ? gl.enableVertexAttribArray(i) : gl.disableVertexAttribArray(i));
      change(enable, false, gl.getVertexAttrib(i, GL.VERTEX_ATTRIB_ARRAY_ENABLED));
    }
  }

  return {
    /** Draws the picture onto a screen of this size in CSS pixels. Does not throw. */
    draw(picture: Picture, screenWidth: number, screenHeight: number): void {
      if (gl.isContextLost()) {
        hasFailed = false;
        return;
      }
      const gameProgram = get(GL.CURRENT_PROGRAM);
      if (hasFailed || !canBeUsedAgain(gameProgram)) return;
      try {
        if (!exists()) create();
        if (hasFailed) return;
        bind(gameProgram);
        if (picture.version !== uploadedVersion) upload(picture);
        setViewport(picture, screenWidth, screenHeight);
        setBlending();
        setAttributes();
        gl.drawArrays(GL.TRIANGLE_STRIP, 0, 4);
      } catch {
        hasFailed = true;
      } finally {
        const steps = undo;
        undo = [];
        // A context that was lost meanwhile has told nothing that could be put back.
        if (!gl.isContextLost()) for (const step of steps) step();
      }
    },

    /** Deletes the program, the buffer, the texture and the vertex array. */
    destroy(): void {
      // To delete an object that the context has lost is an error.
      if (!exists()) return;
      gl.deleteProgram(program);
      gl.deleteTexture(texture);
      gl.deleteBuffer(buffer);
      vertexArrays?.[`deleteVertexArray${suffix}` as const](vertexArray);
    },
  };
}
