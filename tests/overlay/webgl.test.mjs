// @ts-check
// The picture over a game's frame, in Chromium: that it is there, and that the game cannot tell.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { buildSync } from 'esbuild';
import { launch } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';

/** @typedef {typeof import('./webgl-page.mjs') & { createWebglPainter: (gl: unknown) => Painter }} Tools */
/** @typedef {import('../../pkg-template/src/overlay/surface/canvas/picture.js').Picture} Picture */
/** @typedef {{ draw: (picture: Picture, width: number, height: number) => void, destroy: () => void }} Painter */

const script = buildSync({
  stdin: {
    contents: `export * from './tests/overlay/webgl-page.mjs';
      import { createWebglCompositor as createWebglPainter } from './pkg-template/src/overlay/surface/canvas/webgl.ts';
      export { createWebglPainter };`,
    resolveDir: root,
  },
  bundle: true,
  format: 'iife',
  globalName: 'tools',
  target: 'es2017',
  write: false,
}).outputFiles[0]?.text;

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * Runs a function in a page that has the tools.
 *
 * @template Argument, Result
 * @param {(argument: Argument & { tools: Tools }) => Result | Promise<Result>} run
 * @param {Argument} argument
 * @returns {Promise<Result>}
 */
async function inPage(run, argument) {
  const page = await browser.newPage();
  try {
    await page.setContent('<!doctype html><title>game</title>');
    await page.addScriptTag({ content: String(script) });
    const result = await page.evaluate(`(${run})({ ...${JSON.stringify(argument)}, tools })`);
    return /** @type {Result} */ (result);
  } finally {
    await page.close();
  }
}

for (const version of /** @type {const} */ ([1, 2])) {
  describe(`WebGL ${version}`, () => {
    for (const attributes of [{}, { alpha: false }, { antialias: true }]) {
      test(`the picture is over the scene, pixel for pixel ${JSON.stringify(attributes)}`, async () => {
        const wrong = await inPage(
          ({ tools, version, attributes }) => {
            const { canvas, paint } = tools.panel(80, 120);
            const picture = { canvas, version: 1, width: 40, height: 60 };
            return [
              { x: 10, y: 20, left: 20, top: 40 },
              { x: 10.2, y: 20.3, left: 20, top: 41 },
              { x: 75, y: -15, left: 150, top: -30 },
            ].map(({ x, y, left, top }) => {
              const gl = tools.context(version, { attributes });
              tools.scene(gl);
              const before = tools.pixels(gl);
              tools.createWebglPainter(gl).draw({ ...picture, x, y }, 100, 150);
              const wrong = tools.faults(before, tools.pixels(gl), paint, left, top);
              return { wrong: wrong.slice(0, 5), error: gl.getError() };
            });
          },
          { version, attributes },
        );
        assert.deepEqual(wrong, Array(3).fill({ wrong: [], error: 0 }));
      });
    }

    const places = version === 1 ? ['vertex arrays', 'attributes'] : ['vertex arrays'];
    for (const place of places) {
      for (const first of /** @type {const} */ (['used', 'deleted', 'unused'])) {
        for (const pending of [false, true]) {
          const name = `${place}, the first attribute ${first}${pending ? ', and an error pending' : ''}`;
          test(`the worst state is as it was, with ${name}`, async () => {
            const result = await inPage(
              ({ tools, version, place, first, pending }) => {
                const without = place === 'attributes' ? ['OES_vertex_array_object'] : [];
                const gl = tools.context(version, { without });
                tools.scene(gl);
                tools.worst(gl, first);
                const setup = gl.getError();
                const original = tools.state(gl);
                const asked = gl.getError();
                if (pending) gl.enable(1);

                const { canvas, paint } = tools.panel(81, 120);
                const picture = { canvas, x: 10, y: 20, width: 40.5, height: 60 };
                const painter = tools.createWebglPainter(gl);
                painter.draw({ ...picture, version: 1 }, 100, 150);
                const first_ = tools.difference(original, tools.state(gl));
                painter.draw({ ...picture, version: 1 }, 100, 150);
                const again = tools.difference(original, tools.state(gl));
                paint.fillStyle = '#f80';
                paint.fillRect(0, 50, 81, 20);
                painter.draw({ ...picture, version: 2 }, 100, 150);
                const part = tools.difference(original, tools.state(gl));
                const errors = [gl.getError(), gl.getError()];
                return {
                  setup,
                  asked,
                  size: Object.keys(original).length,
                  first: first_,
                  again,
                  part,
                  errors,
                };
              },
              { version, place, first, pending },
            );
            assert.ok(result.size > 500);
            const { size, ...rest } = result;
            assert.deepEqual(rest, {
              setup: 0,
              asked: 0,
              first: [],
              again: [],
              part: [],
              errors: [pending ? 0x500 : 0, 0],
            });
          });
        }

        test(`the picture is as it should be in the worst state, with ${place}, the first attribute ${first}`, async () => {
          const wrong = await inPage(
            ({ tools, version, place, first }) => {
              /** Draws the first versions of a picture, and returns what is wrong with the last. */
              const after = (/** @type {number} */ versions) => {
                const without = place === 'attributes' ? ['OES_vertex_array_object'] : [];
                // The coverage of samples matters only where there are several.
                const gl = tools.context(version, { without, attributes: { antialias: true } });
                const painter = tools.createWebglPainter(gl);
                const { canvas, paint } = tools.panel(81, 120);
                const picture = { canvas, x: 10, y: 20, width: 40.5, height: 60 };
                if (versions === 2) {
                  painter.draw({ ...picture, version: 1 }, 100, 150);
                  paint.fillStyle = '#f80';
                  paint.fillRect(0, 50, 81, 20);
                }
                tools.scene(gl);
                const before = tools.pixels(gl);
                tools.worst(gl, first);
                painter.draw({ ...picture, version: versions }, 100, 150);
                return tools.faults(before, tools.pixels(gl), paint, 20, 40).slice(0, 5);
              };
              return [after(1), after(2)];
            },
            { version, place, first },
          );
          assert.deepEqual(wrong, [[], []]);
        });
      }
    }

    test('each version is uploaded once', async () => {
      const calls = await inPage(
        ({ tools, version }) => {
          const gl = tools.context(version);
          const calls = tools.counted(gl, /^tex(Sub)?Image2D$/);
          const painter = tools.createWebglPainter(gl);
          const { canvas } = tools.panel(80, 120);
          const draw = (/** @type {number} */ version) => {
            calls.length = 0;
            const picture = { canvas, version, x: 0, y: 0, width: 40, height: 60 };
            for (let i = 0; i < 3; i++) painter.draw(picture, 100, 150);
            return calls.map(([name, args]) => [name, ...args.slice(0, -1)].join());
          };
          const told = { first: draw(1), next: draw(2) };
          canvas.width = 60;
          return { ...told, resized: draw(3), error: gl.getError() };
        },
        { version },
      );
      const all = ['texImage2D,3553,0,6408,6408,5121'];
      assert.deepEqual(calls, { first: all, next: all, resized: all, error: 0 });
    });

    test('nothing is left of a thousand painters', async () => {
      const result = await inPage(
        ({ tools, version }) => {
          const gl = tools.context(version);
          const calls = tools.counted(gl, /^(create|delete)/);
          const { canvas } = tools.panel(8, 12);
          const picture = { canvas, version: 1, x: 0, y: 0, width: 4, height: 6 };
          for (let i = 0; i < 1000; i++) {
            const painter = tools.createWebglPainter(gl);
            painter.draw(picture, 100, 150);
            painter.destroy();
            if (i % 2) painter.destroy();
          }
          tools.createWebglPainter(gl).destroy();
          /** @type {Record<string, number>} */
          const counts = {};
          for (const [name] of calls) counts[name] = (counts[name] ?? 0) + 1;
          return { counts, error: gl.getError() };
        },
        { version },
      );
      const suffix = version === 1 ? 'OES' : '';
      /** @type {Record<string, number>} */
      const counts = {};
      for (const verb of ['create', 'delete']) {
        for (const kind of ['Program', 'Texture', 'Buffer', `VertexArray${suffix}`])
          counts[verb + kind] = 1000;
        counts[`${verb}Shader`] = 2000;
      }
      assert.deepEqual(result, { counts, error: 0 });
    });

    test('what a painter has made is gone when it is destroyed', async () => {
      const left = await inPage(
        ({ tools, version }) => {
          const gl = /** @type {any} */ (tools.context(version));
          const arrays = gl.createVertexArray ? gl : gl.getExtension('OES_vertex_array_object');
          /** @type {[string, any][]} */
          const made = [];
          for (const target of new Set([gl, arrays])) {
            for (const name in target) {
              if (!name.startsWith('create')) continue;
              const original = target[name];
              target[name] = (/** @type {any[]} */ ...args) => {
                const object = original.apply(target, args);
                made.push([name.replace('create', 'is'), object]);
                return object;
              };
            }
          }
          const { canvas } = tools.panel(8, 12);
          const painter = tools.createWebglPainter(gl);
          painter.draw({ canvas, version: 1, x: 0, y: 0, width: 4, height: 6 }, 100, 150);
          const there = () => made.map(([is, object]) => (is in gl ? gl : arrays)[is](object));
          const before = there();
          painter.destroy();
          return { before, after: there() };
        },
        { version },
      );
      assert.deepEqual(left, { before: Array(6).fill(true), after: Array(6).fill(false) });
    });

    for (const drawn of [true, false]) {
      test(`a context that was lost is drawn on again, ${drawn ? '' : 'not '}having been drawn on meanwhile`, async () => {
        const result = await inPage(
          async ({ tools, version, drawn }) => {
            const gl = tools.context(version);
            const target = /** @type {HTMLCanvasElement} */ (gl.canvas);
            target.addEventListener('webglcontextlost', (event) => event.preventDefault());
            const { canvas, paint } = tools.panel(80, 120);
            const picture = { canvas, version: 1, x: 10, y: 20, width: 40, height: 60 };
            const painter = tools.createWebglPainter(gl);
            const unused = tools.createWebglPainter(gl);
            painter.draw(picture, 100, 150);
            unused.draw(picture, 100, 150);

            const lose = gl.getExtension('WEBGL_lose_context');
            const told = (/** @type {string} */ name) =>
              new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
            const lost = told('webglcontextlost');
            lose?.loseContext();
            if (drawn) painter.draw(picture, 100, 150);
            await lost;
            if (drawn) painter.draw(picture, 100, 150);
            // The loss itself is an error that is told once.
            const loss = gl.getError();
            await new Promise((resolve) => setTimeout(resolve));
            const restored = told('webglcontextrestored');
            lose?.restoreContext();
            await restored;

            unused.destroy();
            tools.scene(gl);
            const before = tools.pixels(gl);
            painter.draw(picture, 100, 150);
            const wrong = tools.faults(before, tools.pixels(gl), paint, 20, 40).slice(0, 5);
            return { loss, wrong, error: gl.getError() };
          },
          { version, drawn },
        );
        assert.deepEqual(result, { loss: 0x9242, wrong: [], error: 0 });
      });
    }

    test('a context that is lost while it is drawn on is no fault', async () => {
      const result = await inPage(
        async ({ tools, version }) => {
          const { canvas } = tools.panel(8, 12);
          const picture = { canvas, version: 1, x: 10, y: 20, width: 4, height: 6 };
          let calls = 1;
          for (let at = 0; at < calls; at++) {
            const gl = tools.context(version);
            const lose = gl.getExtension('WEBGL_lose_context');
            calls = 0;
            for (const name in gl) {
              const original = /** @type {any} */ (gl)[name];
              if (typeof original !== 'function' || name === 'getExtension') continue;
              /** @type {any} */ (gl)[name] = (/** @type {any[]} */ ...args) => {
                if (calls++ === at) lose?.loseContext();
                return original.apply(gl, args);
              };
            }
            tools.createWebglPainter(gl).draw(picture, 100, 150);
            // With a call after which it is not lost, all have been tried.
            if (!gl.isContextLost()) return at;
          }
          return 0;
        },
        { version },
      );
      assert.ok(result === 0);
    });

    test('a program that the game has deleted, or could not link again, stays in use', async () => {
      const result = await inPage(
        ({ tools, version }) =>
          ['deleted', 'not linked'].map((how) => {
            const gl = tools.context(version);
            const program = tools.scene(gl);
            if (how === 'deleted') gl.deleteProgram(program);
            else {
              gl.detachShader(program, /** @type {any} */ (gl.getAttachedShaders(program))[0]);
              gl.linkProgram(program);
            }
            const error = gl.getError();
            const state = tools.state(gl);
            const before = tools.pixels(gl);
            const { canvas, paint } = tools.panel(8, 12);
            paint.clearRect(0, 0, 8, 12);
            const painter = tools.createWebglPainter(gl);
            painter.draw({ canvas, version: 1, x: 10, y: 20, width: 4, height: 6 }, 100, 150);
            const wrong = tools.faults(before, tools.pixels(gl), paint, 20, 40);
            if (how === 'deleted') gl.drawArrays(gl.TRIANGLES, 0, 3);
            return { error, wrong, changed: tools.difference(state, tools.state(gl)), after: gl.getError() };
          }),
        { version },
      );
      assert.deepEqual(result, Array(2).fill({ error: 0, wrong: [], changed: [], after: 0 }));
    });

    test('what cannot be made or uploaded is not tried again, and nothing is drawn', async () => {
      const result = await inPage(
        ({ tools, version }) =>
          ['shaderSource', 'texImage2D'].map((failing) => {
            const gl = /** @type {any} */ (tools.context(version));
            tools.scene(gl);
            const before = tools.pixels(gl);
            const state = tools.state(gl);
            const original = gl[failing];
            gl[failing] = (/** @type {any[]} */ ...args) => {
              if (failing === 'texImage2D') throw new Error('not this canvas');
              original.call(gl, args[0], 'no shader');
            };
            const calls = tools.counted(gl, /^(createProgram|texImage2D)$/);
            const { canvas, paint } = tools.panel(8, 12);
            paint.clearRect(0, 0, 8, 12);
            const painter = tools.createWebglPainter(gl);
            const draw = (/** @type {number} */ version) =>
              painter.draw({ canvas, version, x: 10, y: 20, width: 4, height: 6 }, 100, 150);
            draw(1);
            draw(2);
            const called = calls.map(([name]) => name);
            const wrong = tools.faults(before, tools.pixels(gl), paint, 20, 40);
            const changed = tools.difference(state, tools.state(gl));
            painter.destroy();
            return { called, wrong, changed, error: gl.getError() };
          }),
        { version },
      );
      assert.deepEqual(result, [
        { called: ['createProgram'], wrong: [], changed: [], error: 0 },
        { called: ['createProgram', 'texImage2D'], wrong: [], changed: [], error: 0 },
      ]);
    });

    test('what it costs', async (t) => {
      const medians = await inPage(
        ({ tools, version }) => {
          const gl = tools.context(version);
          Object.assign(gl.canvas, { width: 1080, height: 2400 });
          tools.scene(gl);
          const { canvas, paint } = tools.panel(1080, 1440);
          const painter = tools.createWebglPainter(gl);
          const wait = () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
          let next = 0;
          const median = (/** @type {boolean} */ isNew) => {
            /** @type {number[][]} */
            const times = [];
            for (let i = 0; i < 25; i++) {
              if (isNew) {
                paint.fillStyle = `hsl(${i * 10} 50% 50%)`;
                paint.fillRect(0, 100, 1080, 60);
                next++;
              }
              const picture = { canvas, version: next, x: 0, y: 0, width: 360, height: 480 };
              wait();
              const start = performance.now();
              painter.draw(picture, 360, 800);
              const called = performance.now();
              wait();
              times.push([called - start, performance.now() - start]);
            }
            return [0, 1].map((i) =>
              times
                .map((time) => time[i] ?? 0)
                .sort((a, b) => a - b)[12]
                ?.toFixed(2),
            );
          };
          return {
            'with upload': median(true),
            'without upload': median(false),
          };
        },
        { version },
      );
      for (const [what, [called, finished]] of Object.entries(medians)) {
        t.diagnostic(`draw() ${what}: ${called} ms, ${finished} ms until it is done`);
      }
    });
  });
}
