// @ts-check
// What the tests of the WebGL painter use in the page: a game's scene, a game's state at its worst, and all that can
// be asked of a context.

/** @typedef {WebGLRenderingContext | WebGL2RenderingContext} Context */
/** @typedef {import('../../pkg-template/src/overlay/surface/canvas/picture.js').Picture} Picture */

export const size = { width: 200, height: 300 };

/** @param {Context} gl @returns {gl is WebGL2RenderingContext} */
export const isWebgl2 = (gl) =>
  typeof WebGL2RenderingContext === 'function' && gl instanceof WebGL2RenderingContext;

/**
 * A context of its own, with every extension that is asked for.
 *
 * @param {1 | 2} version
 * @param {{ without?: string[], attributes?: WebGLContextAttributes }} [options]
 */
export function context(version, { without = [], attributes = {} } = {}) {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const gl = /** @type {Context | null} */ (
    canvas.getContext(version === 1 ? 'webgl' : 'webgl2', {
      antialias: false,
      stencil: true,
      preserveDrawingBuffer: true,
      ...attributes,
    })
  );
  if (!gl) throw new Error('no context');
  const getExtension = gl.getExtension;
  Object.assign(gl, {
    getExtension: (/** @type {'WEBGL_multi_draw'} */ name) =>
      without.includes(name) ? null : getExtension.call(gl, name),
  });
  return gl;
}

/** @param {Context} gl @param {string} vertex @param {string} fragment @param {string[]} [varyings] */
export function link(gl, vertex, fragment, varyings) {
  const program = gl.createProgram();
  for (const [type, source] of /** @type {const} */ ([
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ])) {
    const shader = /** @type {WebGLShader} */ (gl.createShader(type));
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 1, 'place');
  if (varyings && isWebgl2(gl)) gl.transformFeedbackVaryings(program, varyings, gl.SEPARATE_ATTRIBS);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? '');
  return program;
}

/** Clears, and draws some textured triangles. @param {Context} gl */
export function scene(gl) {
  const program = link(
    gl,
    'attribute vec2 place;varying vec2 at;void main(){gl_Position=vec4(place,0,1);at=place;}',
    'precision mediump float;varying vec2 at;uniform sampler2D image;uniform vec4 tint;void main(){gl_FragColor=texture2D(image,at)*tint;}',
  );
  gl.clearColor(0.2, 0.4, 0.6, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.useProgram(program);
  gl.activeTexture(gl.TEXTURE3);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  const texels = Uint8Array.from({ length: 64 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256));
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 4, 4, 0, gl.RGBA, gl.UNSIGNED_BYTE, texels);
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.uniform1i(gl.getUniformLocation(program, 'image'), 3);
  gl.uniform4f(gl.getUniformLocation(program, 'tint'), 1, 0.8, 0.6, 1);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  const places = [-0.9, -0.9, 0.9, -0.7, -0.5, 0.8, 0.9, 0.9, 0.1, 0.7, 0.6, -0.9];
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(places), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(1);
  gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 0, 0);
  gl.drawArrays(gl.TRIANGLES, 0, 6);
  return program;
}

/**
 * A panel: opaque, with a translucent right half, and a transparent hole.
 *
 * @param {number} width - of the canvas
 * @param {number} height
 */
export function panel(width, height) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column += 2) {
      const opaque = column < width / 2;
      paint.fillStyle = `rgba(${(row * 7) % 256},${(column * 5) % 256},${(row * column) % 256},${opaque ? 1 : (row % 8) / 8})`;
      // One pixel wide, so that a picture that is off by a part of a pixel differs.
      paint.fillRect(column, row, 1, 1);
      paint.fillStyle = opaque ? '#fff' : '#0008';
      paint.fillRect(column + 1, row, 1, 1);
    }
  }
  paint.clearRect(width / 4, height / 4, width / 8, height / 8);
  return { canvas, paint };
}

/** The drawing buffer, from the top. @param {Context} gl */
export function pixels(gl) {
  if (isWebgl2(gl)) {
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    gl.readBuffer(gl.BACK);
    for (const name of [gl.PACK_ROW_LENGTH, gl.PACK_SKIP_PIXELS, gl.PACK_SKIP_ROWS]) gl.pixelStorei(name, 0);
  } else gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  const { width, height } = size;
  const bytes = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  const rows = Array.from({ length: height }, (_, row) =>
    bytes.slice(row * width * 4, (row + 1) * width * 4),
  );
  return rows.reverse();
}

/**
 * The pixels that are not what they should be after a picture was drawn over others.
 *
 * @param {Uint8Array[]} before
 * @param {Uint8Array[]} after
 * @param {CanvasRenderingContext2D} paint
 * @param {number} left - where the picture has to be, in pixels of the drawing buffer
 * @param {number} top
 */
export function faults(before, after, paint, left, top) {
  const { width, height } = paint.canvas;
  const { data } = paint.getImageData(0, 0, width, height);
  /** @type {string[]} */
  const wrong = [];
  after.forEach((line, row) => {
    for (let column = 0; column < line.length / 4; column++) {
      const inside = column >= left && column < left + width && row >= top && row < top + height;
      const from = ((row - top) * width + column - left) * 4;
      const source = inside ? [...data.subarray(from, from + 4)] : [0, 0, 0, 0];
      const under = [...(before[row] ?? line).subarray(column * 4, column * 4 + 4)];
      const alpha = (source[3] ?? 0) / 255;
      const tolerance = alpha === 0 || alpha === 1 ? 0 : 2;
      const expected = under.map(
        (value, i) => (i === 3 ? 255 : (source[i] ?? 0)) * alpha + value * (1 - alpha),
      );
      const got = [...line.subarray(column * 4, column * 4 + 4)];
      if (got.some((value, i) => Math.abs(value - (expected[i] ?? 0)) > tolerance)) {
        wrong.push(`${column},${row}: ${got} for ${expected}`);
      }
    }
  });
  return wrong;
}

/** @param {Context} gl @returns {{ create: () => WebGLVertexArrayObject | null, bind: (array: any) => void } | null} */
function vertexArrays(gl) {
  if (isWebgl2(gl)) {
    return { create: () => gl.createVertexArray(), bind: (array) => gl.bindVertexArray(array) };
  }
  const extension = gl.getExtension('OES_vertex_array_object');
  return (
    extension && {
      create: () => extension.createVertexArrayOES(),
      bind: (array) => extension.bindVertexArrayOES(array),
    }
  );
}

/** Every attribute as it never is by itself. @param {Context} gl @param {'used' | 'deleted' | 'unused'} first */
function attributes(gl, first) {
  const count = gl.getParameter(gl.MAX_VERTEX_ATTRIBS);
  const instancing = gl.getExtension('ANGLE_instanced_arrays');
  for (let i = first === 'unused' ? 1 : 0; i < count; i++) {
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, 256, gl.DYNAMIC_DRAW);
    if (i % 3 !== 1) gl.enableVertexAttribArray(i);
    if (isWebgl2(gl) && i % 4 === 2) gl.vertexAttribIPointer(i, 2, gl.SHORT, 8, 4);
    else gl.vertexAttribPointer(i, 1 + (i % 4), gl.SHORT, i % 2 === 0, 16, 2 * i + 4);
    if (isWebgl2(gl)) gl.vertexAttribDivisor(i, i % 3);
    else instancing?.vertexAttribDivisorANGLE(i, (i + 2) % 3);
    if ((i === 0 && first === 'deleted') || i === 3) gl.deleteBuffer(buffer);
  }
  for (let i = 0; i < count; i++) gl.vertexAttrib4f(i, i, 0.5, -i, 2);
}

/**
 * Sets everything that could disturb who draws next to something unusual.
 *
 * @param {Context} gl
 * @param {'used' | 'deleted' | 'unused'} [first] - what the first attribute is
 */
export function worst(gl, first = 'used') {
  const arrays = vertexArrays(gl);
  const texels = new Uint8Array(4 * 4 * 4 * 4);
  const units = gl.getParameter(gl.MAX_COMBINED_TEXTURE_IMAGE_UNITS);
  for (let unit = 0; unit < units; unit++) {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 4, 4, 0, gl.RGBA, gl.UNSIGNED_BYTE, texels);
    gl.bindTexture(gl.TEXTURE_CUBE_MAP, gl.createTexture());
    if (!isWebgl2(gl)) continue;
    gl.bindTexture(gl.TEXTURE_3D, gl.createTexture());
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, gl.createTexture());
    const sampler = /** @type {WebGLSampler} */ (gl.createSampler());
    gl.bindSampler(unit, sampler);
    gl.samplerParameteri(sampler, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
    gl.samplerParameteri(sampler, gl.TEXTURE_WRAP_S, gl.MIRRORED_REPEAT);
  }
  gl.activeTexture(gl.TEXTURE0 + units - 2);

  attributes(gl, first);
  if (arrays) {
    arrays.bind(arrays.create());
    attributes(gl, first);
  }
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());

  const target = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, target);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 4, 4, 0, gl.RGBA, gl.UNSIGNED_BYTE, texels);
  gl.bindRenderbuffer(gl.RENDERBUFFER, gl.createRenderbuffer());

  for (const capability of [
    gl.CULL_FACE,
    gl.DEPTH_TEST,
    gl.STENCIL_TEST,
    gl.SCISSOR_TEST,
    gl.POLYGON_OFFSET_FILL,
    gl.SAMPLE_ALPHA_TO_COVERAGE,
    gl.SAMPLE_COVERAGE,
  ]) {
    gl.enable(capability);
  }
  gl.enable(gl.DITHER);
  gl.disable(gl.BLEND);
  gl.cullFace(gl.FRONT_AND_BACK);
  gl.frontFace(gl.CW);
  gl.depthFunc(gl.NEVER);
  gl.depthMask(true);
  gl.depthRange(0.25, 0.5);
  gl.clearDepth(0.3);
  gl.stencilFunc(gl.NEVER, 3, 5);
  gl.stencilOp(gl.INCR, gl.DECR, gl.INVERT);
  gl.stencilMask(6);
  gl.clearStencil(2);
  gl.scissor(1, 2, 3, 4);
  gl.viewport(5, 6, 7, 8);
  gl.polygonOffset(3, 4);
  gl.sampleCoverage(0.25, false);
  gl.colorMask(false, true, false, false);
  gl.clearColor(0.1, 0.2, 0.3, 0.4);
  gl.blendColor(0.4, 0.3, 0.2, 0.1);
  gl.blendFuncSeparate(gl.DST_COLOR, gl.SRC_COLOR, gl.CONSTANT_ALPHA, gl.ONE_MINUS_DST_ALPHA);
  gl.blendEquationSeparate(gl.FUNC_REVERSE_SUBTRACT, gl.FUNC_SUBTRACT);
  gl.lineWidth(1);
  gl.hint(gl.GENERATE_MIPMAP_HINT, gl.NICEST);

  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 8);
  gl.pixelStorei(gl.PACK_ALIGNMENT, 2);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);

  if (!isWebgl2(gl)) {
    gl.useProgram(
      link(
        gl,
        'attribute vec2 place;void main(){gl_Position=vec4(place,0,1);}',
        'void main(){gl_FragColor=vec4(1);}',
      ),
    );
    gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target, 0);
    return;
  }
  gl.blendEquationSeparate(gl.MAX, gl.MIN);
  for (const [name, value] of /** @type {const} */ ([
    [gl.UNPACK_ROW_LENGTH, 3],
    [gl.UNPACK_SKIP_ROWS, 1],
    [gl.UNPACK_SKIP_PIXELS, 2],
    [gl.UNPACK_SKIP_IMAGES, 4],
    [gl.UNPACK_IMAGE_HEIGHT, 5],
    [gl.PACK_ROW_LENGTH, 300],
    [gl.PACK_SKIP_ROWS, 1],
    [gl.PACK_SKIP_PIXELS, 2],
  ])) {
    gl.pixelStorei(name, value);
  }
  for (const name of [
    gl.PIXEL_UNPACK_BUFFER,
    gl.PIXEL_PACK_BUFFER,
    gl.COPY_READ_BUFFER,
    gl.COPY_WRITE_BUFFER,
    gl.UNIFORM_BUFFER,
  ]) {
    gl.bindBuffer(name, gl.createBuffer());
    gl.bufferData(name, 64, gl.STATIC_DRAW);
  }
  gl.bindBufferRange(gl.UNIFORM_BUFFER, 0, /** @type {WebGLBuffer} */ (gl.createBuffer()), 0, 16);
  gl.bindBufferBase(gl.UNIFORM_BUFFER, 1, gl.createBuffer());
  gl.vertexAttribI4i(5, 1, 2, 3, 4);
  gl.vertexAttribI4ui(0, 1, 2, 3, 4);

  gl.drawBuffers([gl.NONE]);
  gl.readBuffer(gl.NONE);
  gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(gl.DRAW_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target, 0);
  gl.framebufferTexture2D(gl.DRAW_FRAMEBUFFER, gl.COLOR_ATTACHMENT1, gl.TEXTURE_2D, target, 0);
  gl.drawBuffers([gl.NONE, gl.COLOR_ATTACHMENT1]);
  gl.bindFramebuffer(gl.READ_FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT1, gl.TEXTURE_2D, target, 0);
  gl.readBuffer(gl.COLOR_ATTACHMENT1);

  // A transform feedback that runs. It needs a program that only it can be drawn with.
  gl.useProgram(
    link(
      gl,
      '#version 300 es\nin vec2 place;out vec2 moved;void main(){gl_Position=vec4(place,0,1);moved=place;}',
      '#version 300 es\nprecision mediump float;out vec4 color;void main(){color=vec4(1);}',
      ['moved'],
    ),
  );
  gl.bindTransformFeedback(gl.TRANSFORM_FEEDBACK, gl.createTransformFeedback());
  const captured = gl.createBuffer();
  gl.bindBufferBase(gl.TRANSFORM_FEEDBACK_BUFFER, 0, captured);
  gl.bufferData(gl.TRANSFORM_FEEDBACK_BUFFER, 1024, gl.DYNAMIC_COPY);
  gl.enable(gl.RASTERIZER_DISCARD);
  gl.beginTransformFeedback(gl.POINTS);
}

/** What each object of a context is called in what is told of its state. */
const names = new WeakMap();
let named = 0;

/** @param {any} value @returns {any} */
function plain(value) {
  if (ArrayBuffer.isView(value)) return Array.from(/** @type {any} */ (value));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (!names.has(value)) names.set(value, `${value.constructor.name} ${++named}`);
  return names.get(value);
}

/** The extensions that have state of their own which is asked for. */
const extensions = ['OES_vertex_array_object', 'ANGLE_instanced_arrays', 'EXT_blend_minmax'];

/**
 * The numbers that `ask` takes without an error, of all constants that contexts have.
 *
 * @param {Context} gl - one that is used for nothing else
 * @param {(number: number) => unknown} ask
 */
function valid(gl, ask) {
  /** @type {Map<number, string>} */
  const found = new Map();
  const all = [Object.getPrototypeOf(gl)];
  for (const extension of extensions) {
    const offered = gl.getExtension(extension);
    if (offered) all.push(Object.getPrototypeOf(offered));
  }
  for (const from of all) {
    for (const name of Object.keys(from)) {
      const value = /^[A-Z\d_]+$/.test(name) ? from[name] : undefined;
      // These are of what is read from, which has to be complete.
      if (typeof value !== 'number' || name.startsWith('IMPLEMENTATION_COLOR_READ')) continue;
      ask(value);
      if (gl.getError() === gl.NO_ERROR) found.set(value, name);
    }
  }
  return [...found];
}

/** @type {Record<string, { parameters: [number, string][], attributes: [number, string][], textures: [number, string][], indexed: [number, string][] }>} */
const askable = {};

/**
 * All that a context tells of its state.
 *
 * @param {Context} gl
 * @returns {Record<string, unknown>}
 */
export function state(gl) {
  for (const extension of extensions) gl.getExtension(extension);
  const arrays = vertexArrays(gl);
  const key = `${isWebgl2(gl)} ${!!arrays}`;
  if (!askable[key]) {
    const probe = context(isWebgl2(gl) ? 2 : 1, { without: arrays ? [] : ['OES_vertex_array_object'] });
    probe.bindTexture(probe.TEXTURE_2D, probe.createTexture());
    askable[key] = {
      parameters: valid(probe, (number) => probe.getParameter(number)),
      attributes: valid(probe, (number) => probe.getVertexAttrib(0, number)),
      textures: valid(probe, (number) => probe.getTexParameter(probe.TEXTURE_2D, number)),
      indexed: isWebgl2(probe) ? valid(probe, (number) => probe.getIndexedParameter(number, 0)) : [],
    };
  }
  const { parameters, attributes, textures, indexed } = askable[key];
  /** @type {Record<string, unknown>} */
  const told = {};

  for (const [number, name] of parameters) told[name] = plain(gl.getParameter(number));

  const unit = gl.getParameter(gl.ACTIVE_TEXTURE);
  for (let i = 0; i < gl.getParameter(gl.MAX_COMBINED_TEXTURE_IMAGE_UNITS); i++) {
    gl.activeTexture(gl.TEXTURE0 + i);
    for (const [number, name] of parameters) {
      if (/^(TEXTURE|SAMPLER)_BINDING/.test(name)) told[`unit ${i} ${name}`] = plain(gl.getParameter(number));
    }
    if (!gl.getParameter(gl.TEXTURE_BINDING_2D)) continue;
    for (const [number, name] of textures) {
      told[`unit ${i} texture ${name}`] = plain(gl.getTexParameter(gl.TEXTURE_2D, number));
    }
  }
  gl.activeTexture(unit);

  const tellAttributes = (/** @type {string} */ of) => {
    told[`${of} ELEMENT_ARRAY_BUFFER`] = plain(gl.getParameter(gl.ELEMENT_ARRAY_BUFFER_BINDING));
    for (let i = 0; i < gl.getParameter(gl.MAX_VERTEX_ATTRIBS); i++) {
      for (const [number, name] of attributes) {
        told[`${of} ${i} ${name}`] = plain(gl.getVertexAttrib(i, number));
      }
      told[`${of} ${i} offset`] = gl.getVertexAttribOffset(i, gl.VERTEX_ATTRIB_ARRAY_POINTER);
    }
  };
  tellAttributes('attribute');
  if (arrays) {
    const bound = gl.getParameter(0x85b5);
    arrays.bind(null);
    tellAttributes('attribute by default');
    arrays.bind(bound);
  }

  for (const name of /** @type {const} */ (['ARRAY_BUFFER', 'ELEMENT_ARRAY_BUFFER'])) {
    if (!gl.getParameter(gl[`${name}_BINDING`])) continue;
    told[`${name} size`] = gl.getBufferParameter(gl[name], gl.BUFFER_SIZE);
    told[`${name} usage`] = gl.getBufferParameter(gl[name], gl.BUFFER_USAGE);
  }

  if (isWebgl2(gl)) {
    for (const [number, name] of indexed) {
      for (let i = 0; i < 4; i++) told[`${name} ${i}`] = plain(gl.getIndexedParameter(number, i));
    }
    const [draw, read] = [gl.DRAW_FRAMEBUFFER_BINDING, gl.READ_FRAMEBUFFER_BINDING].map((name) =>
      gl.getParameter(name),
    );
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    told['DRAW_BUFFER0 by default'] = gl.getParameter(gl.DRAW_BUFFER0);
    told['READ_BUFFER by default'] = gl.getParameter(gl.READ_BUFFER);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, draw);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, read);
  }
  return told;
}

/** Which entries of two states differ. @param {Record<string, unknown>} a @param {Record<string, unknown>} b */
export const difference = (a, b) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
    .map((name) => `${name}: ${JSON.stringify(a[name])} -> ${JSON.stringify(b[name])}`);

/**
 * Counts the calls of the functions of a context whose names match, and keeps what they were called with.
 *
 * @param {any} gl
 * @param {RegExp} matching
 */
export function counted(gl, matching) {
  /** @type {[string, any[]][]} */
  const calls = [];
  const targets = [gl, gl.getExtension('OES_vertex_array_object')].filter(Boolean);
  for (const target of targets) {
    for (const name in target) {
      const original = target[name];
      if (typeof original !== 'function' || !matching.test(name)) continue;
      target[name] = (/** @type {any[]} */ ...args) => {
        calls.push([name, args]);
        return original.apply(target, args);
      };
    }
  }
  return calls;
}
