// What the overlay uses of WebGL. Its numbers stand here, since a context of version 1 lacks those of version 2.

type Functions<Name extends string> = Readonly<Record<Name, (...args: readonly unknown[]) => unknown>>;

/** A context of either version. */
// biome-ignore format: one name on each line would fill a page
export type Gl = Functions<
  | 'activeTexture' | 'attachShader' | 'bindAttribLocation' | 'bindBuffer' | 'bindFramebuffer'
  | 'bindSampler' | 'bindTexture' | 'blendEquationSeparate' | 'blendFuncSeparate' | 'bufferData'
  | 'colorMask' | 'compileShader' | 'createBuffer' | 'createProgram' | 'createShader' | 'createTexture'
  | 'deleteBuffer' | 'deleteProgram' | 'deleteShader' | 'deleteTexture' | 'disable'
  | 'disableVertexAttribArray' | 'drawArrays' | 'drawBuffers' | 'enable' | 'enableVertexAttribArray'
  | 'getExtension' | 'getParameter' | 'getProgramParameter' | 'getVertexAttrib' | 'getVertexAttribOffset'
  | 'isContextLost' | 'isEnabled' | 'isProgram' | 'linkProgram' | 'pauseTransformFeedback' | 'pixelStorei'
  | 'resumeTransformFeedback' | 'shaderSource' | 'texImage2D' | 'texParameteri'
  | 'useProgram' | 'vertexAttribPointer' | 'viewport'
> & { readonly drawingBufferWidth: number; readonly drawingBufferHeight: number };

/** The functions of vertex arrays: of a context of WebGL 2, or of an extension, where their names end in `OES`. */
export type VertexArrays = Functions<'createVertexArray' | 'bindVertexArray' | 'deleteVertexArray'>;
export type Instancing = Functions<'vertexAttribDivisorANGLE'>;

// biome-ignore format: a table
export const
  ONE = 1, TRIANGLE_STRIP = 5, ONE_MINUS_SRC_ALPHA = 0x303, BACK = 0x405, CULL_FACE = 0xb44,
  DEPTH_TEST = 0xb71, STENCIL_TEST = 0xb90, VIEWPORT = 0xba2, DITHER = 0xbd0, BLEND = 0xbe2,
  SCISSOR_TEST = 0xc11, COLOR_WRITEMASK = 0xc23, UNPACK_ROW_LENGTH = 0xcf2, UNPACK_SKIP_ROWS = 0xcf3,
  UNPACK_SKIP_PIXELS = 0xcf4, UNPACK_ALIGNMENT = 0xcf5, TEXTURE_2D = 0xde1, BYTE = 0x1400,
  UNSIGNED_BYTE = 0x1401, RGBA = 0x1908, LINEAR = 0x2601, TEXTURE_MIN_FILTER = 0x2801,
  TEXTURE_WRAP_S = 0x2802, TEXTURE_WRAP_T = 0x2803, FUNC_ADD = 0x8006, BLEND_EQUATION_RGB = 0x8009,
  TEXTURE_BINDING_2D = 0x8069, SAMPLE_ALPHA_TO_COVERAGE = 0x809e, SAMPLE_COVERAGE = 0x80a0,
  BLEND_DST_RGB = 0x80c8, BLEND_SRC_RGB = 0x80c9, BLEND_DST_ALPHA = 0x80ca, BLEND_SRC_ALPHA = 0x80cb,
  CLAMP_TO_EDGE = 0x812f, TEXTURE0 = 0x84c0, ACTIVE_TEXTURE = 0x84e0, VERTEX_ARRAY_BINDING = 0x85b5,
  VERTEX_ATTRIB_ARRAY_ENABLED = 0x8622, VERTEX_ATTRIB_ARRAY_SIZE = 0x8623,
  VERTEX_ATTRIB_ARRAY_STRIDE = 0x8624, VERTEX_ATTRIB_ARRAY_TYPE = 0x8625,
  VERTEX_ATTRIB_ARRAY_POINTER = 0x8645, DRAW_BUFFER0 = 0x8825, BLEND_EQUATION_ALPHA = 0x883d,
  MAX_VERTEX_ATTRIBS = 0x8869, VERTEX_ATTRIB_ARRAY_NORMALIZED = 0x886a, ARRAY_BUFFER = 0x8892,
  ARRAY_BUFFER_BINDING = 0x8894, VERTEX_ATTRIB_ARRAY_BUFFER_BINDING = 0x889f, STATIC_DRAW = 0x88e4,
  PIXEL_UNPACK_BUFFER = 0x88ec, PIXEL_UNPACK_BUFFER_BINDING = 0x88ef, VERTEX_ATTRIB_ARRAY_DIVISOR = 0x88fe,
  SAMPLER_BINDING = 0x8919, FRAGMENT_SHADER = 0x8b30, VERTEX_SHADER = 0x8b31, DELETE_STATUS = 0x8b80,
  LINK_STATUS = 0x8b82, CURRENT_PROGRAM = 0x8b8d, RASTERIZER_DISCARD = 0x8c89, FRAMEBUFFER_BINDING = 0x8ca6,
  DRAW_FRAMEBUFFER = 0x8ca9, FRAMEBUFFER = 0x8d40, TRANSFORM_FEEDBACK_PAUSED = 0x8e23,
  TRANSFORM_FEEDBACK_ACTIVE = 0x8e24, UNPACK_FLIP_Y = 0x9240, UNPACK_PREMULTIPLY_ALPHA = 0x9241,
  UNPACK_COLORSPACE_CONVERSION = 0x9243, BROWSER_DEFAULT = 0x9244;
