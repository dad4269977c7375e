// @ts-check
// The overlay in the frames of WebGL games: nothing of them changes but where it lies, and where they leave out a frame it must
// not draw alone, since the canvas is empty then.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PNG } from 'pngjs';
import { startStage } from './stage.mjs';

/** @type {import('./stage.mjs').Stage} */
let stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.stop());

for (const kind of /** @type {const} */ (['webgl', 'webgl2'])) {
  test(`a game that leaves out frames is seen in all of them: ${kind}`, async () => {
    const { page, faults, close } = await stage.open({ kind, size: 'narrow', ratio: 1, create: false });
    try {
      await page.evaluate(() => {
        const all = /** @type {any} */ (globalThis);
        const { context, canvas } = all;
        // The game of the page stops, and one comes that draws in every third frame.
        globalThis.requestAnimationFrame = new Proxy(requestAnimationFrame, {
          apply: (frame, _, [run]) => (/phase/.test(String(run)) ? 0 : frame(run)),
        });
        let count = 0;
        const draw = () => {
          if (count++ % 3 === 0) {
            context.disable(context.SCISSOR_TEST);
            context.viewport(0, 0, canvas.width, canvas.height);
            context.clearColor(0, 1, 0, 1);
            context.clear(context.COLOR_BUFFER_BIT);
          }
          requestAnimationFrame(draw);
        };
        draw();
        all.overlay = all.createOverlay({ game: all.game, context, visible: 'always', font: 'Test' });
        all.overlay.record({ errCode: 21103 });
      });
      await page.waitForTimeout(400);
      for (let at = 0; at < 8; at++) {
        const picture = PNG.sync.read(await page.screenshot());
        const color = (/** @type {number} */ x, /** @type {number} */ y) => [
          ...picture.data.subarray(4 * (y * picture.width + x), 4 * (y * picture.width + x) + 3),
        ];
        assert.deepEqual(color(20, 300), [0, 255, 0], `the game, picture ${at}`);
        // In the lower right corner, below the number.
        const badge = { x: 320 - 8 - 22, y: 568 - 8 - 11 };
        assert.deepEqual(color(badge.x, badge.y), [0x00, 0x62, 0x9b], `the badge, picture ${at}`);
      }
      // While it looks, functions of its own are on the context; hidden, none is.
      const own = () =>
        page.evaluate(() => Object.getOwnPropertyNames(Reflect.get(globalThis, 'context')).length);
      assert.ok((await own()) > 0);
      await page.evaluate('overlay.hide()');
      assert.equal(await own(), 0);
      await page.evaluate('overlay.show(); overlay.destroy()');
      assert.equal(await own(), 0);
      assert.deepEqual(faults, []);
    } finally {
      await close();
    }
  });
}

for (const kind of /** @type {const} */ (['webgl', 'webgl2'])) {
  test(`a WebGL scene stays as it is, pixel by pixel, but for where the overlay lies: ${kind}`, async () => {
    const { page, faults, close } = await stage.open({
      kind,
      options: { visible: 'gesture', autoDraw: false },
    });
    try {
      const found = await page.evaluate(async () => {
        const { overlay, context, canvas } = /** @type {any} */ (globalThis);
        const { width, height } = canvas;
        /** Draws the scene and the overlay, and reads all of it in the same task. */
        const pixels = () => {
          context.viewport(0, 0, width, height);
          context.disable(context.SCISSOR_TEST);
          context.clearColor(0, 0.5, 0.5, 1);
          context.clear(context.COLOR_BUFFER_BIT);
          context.enable(context.SCISSOR_TEST);
          for (let at = 0; at < 60; at++) {
            context.scissor((at * 97) % width, (at * 61) % height, 40 + at, 90 - at);
            context.clearColor(at / 60, ((at * 7) % 60) / 60, ((at * 13) % 60) / 60, 1);
            context.clear(context.COLOR_BUFFER_BIT);
          }
          overlay.draw();
          const read = new Uint8Array(4 * width * height);
          context.readPixels(0, 0, width, height, context.RGBA, context.UNSIGNED_BYTE, read);
          return new Uint32Array(read.buffer);
        };
        const bare = pixels();
        /** How many pixels differ outside of the overlay, and inside. */
        const differing = () => {
          const { x, y, width: wide, height: high } = overlay.texture();
          const pixel = (/** @type {number} */ at) => Math.round(at * devicePixelRatio);
          const [left, right, top, bottom] = [pixel(x), pixel(x + wide), pixel(y), pixel(y + high)];
          const now = pixels();
          const counts = { outside: 0, inside: 0 };
          for (let at = 0; at < now.length; at++) {
            if (now[at] === bare[at]) continue;
            const [column, row] = [at % width, height - 1 - Math.floor(at / width)];
            const isInside = column >= left && column < right && row >= top && row < bottom;
            counts[isInside ? 'inside' : 'outside']++;
          }
          return counts;
        };
        overlay.record({ errCode: 21103 });
        const hidden = differing();
        overlay.show();
        const badge = differing();
        overlay.open();
        const open = differing();
        overlay.close();
        const closed = differing();
        overlay.open();
        overlay.close();
        const closedAgain = differing();
        overlay.clear();
        const cleared = differing();
        overlay.record({ errCode: 21103 });
        const failedAgain = differing();
        overlay.hide();
        const again = differing();
        return {
          hidden,
          badge,
          open,
          closed,
          closedAgain,
          cleared,
          failedAgain,
          again,
          error: context.getError(),
        };
      });
      const { hidden, badge, open, closed, closedAgain, cleared, failedAgain, again } = found;
      // Without a failure there is no badge.
      assert.deepEqual([hidden, cleared, again], Array(3).fill({ outside: 0, inside: 0 }));
      for (const { outside, inside } of [badge, open, closed]) {
        assert.equal(outside, 0);
        assert.ok(inside > 1000, `${inside} pixels`);
      }
      assert.deepEqual([closedAgain, failedAgain], [closed, badge]);
      assert.equal(found.error, 0);
      assert.deepEqual(faults, []);
    } finally {
      await close();
    }
  });
}
