import type { Painter, Shape } from './shape.js';

const vertexShader = `
  attribute vec2 place;
  attribute vec4 colour;
  uniform vec2 screen;
  varying vec4 ink;
  void main() {
    ink = vec4(colour.rgb * colour.a, colour.a);
    gl_Position = vec4(place.x / screen.x * 2.0 - 1.0, 1.0 - place.y / screen.y * 2.0, 0.0, 1.0);
  }`;

const fragmentShader = `
  varying mediump vec4 ink;
  void main() { gl_FragColor = ink; }`;

/** Two for the place, four for the colour. */
const floatsPerVertex = 6;

/** Paints with a WebGL context: coloured triangles. */
export function createWebGlPainter(canvas: HTMLCanvasElement): Painter | undefined {
  const context = canvas.getContext('webgl', { alpha: false, antialias: devicePixelRatio < 2 });
  if (!context) return undefined;
  let screen = prepare(context);
  // A phone takes the context away from a page that nobody sees.
  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
  canvas.addEventListener('webglcontextrestored', () => {
    screen = prepare(context);
  });
  return {
    context,
    paint(shapes, width, height) {
      const vertices = new Float32Array(shapes.flatMap(trianglesOf));
      context.viewport(0, 0, canvas.width, canvas.height);
      context.uniform2f(screen, width, height);
      context.bufferData(context.ARRAY_BUFFER, vertices, context.STREAM_DRAW);
      context.drawArrays(context.TRIANGLES, 0, vertices.length / floatsPerVertex);
    },
  };
}

/** Sets what is the same in all frames. */
function prepare(gl: WebGLRenderingContext): WebGLUniformLocation | null {
  const program = gl.createProgram();
  const attach = (type: GLenum, source: string) => {
    const shader = gl.createShader(type);
    if (!shader) return;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  };
  attach(gl.VERTEX_SHADER, vertexShader);
  attach(gl.FRAGMENT_SHADER, fragmentShader);
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  const bind = (name: string, size: number, offset: number) => {
    const at = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, gl.FLOAT, false, floatsPerVertex * 4, offset * 4);
  };
  bind('place', 2, 0);
  bind('colour', 4, 2);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  return gl.getUniformLocation(program, 'screen');
}

/** A convex polygon is a fan of triangles around its first corner. */
function trianglesOf({ corners, colour }: Shape): number[] {
  const vertices: number[] = [];
  for (let at = 2; at + 3 < corners.length; at += 2) {
    for (const corner of [0, at, at + 2]) vertices.push(...corners.slice(corner, corner + 2), ...colour);
  }
  return vertices;
}
