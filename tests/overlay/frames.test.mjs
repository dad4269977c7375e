// @ts-check
// Games that do not draw in each frame: the overlay must not draw alone, since a WebGL canvas is empty then.
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
        all.overlay = all.createOverlay({ context, visible: 'always', font: 'Test' });
        all.overlay.record({ errCode: 21103 });
      });
      await page.waitForTimeout(400);
      for (let at = 0; at < 8; at++) {
        const picture = PNG.sync.read(await page.screenshot());
        const color = (/** @type {number} */ x, /** @type {number} */ y) => [
          ...picture.data.subarray(4 * (y * picture.width + x), 4 * (y * picture.width + x) + 3),
        ];
        assert.deepEqual(color(20, 300), [0, 255, 0], `the game, picture ${at}`);
        const badge = { x: 320 - 8 - 24, y: 8 + Math.round(0.3 * (568 - 48 - 16)) + 40 };
        assert.deepEqual(color(badge.x, badge.y), [0xc6, 0x28, 0x28], `the badge, picture ${at}`);
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
