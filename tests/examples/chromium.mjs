// @ts-check
// An engine's example in Chromium: the overlay over a real WebGL frame, the simulator for the platform.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';
import { bundleText, folderOf } from './build.mjs';

/** What stands for an engine that draws every frame, and for the platform. */
const pageScript = `
  import { createSimulator } from 'ttminis-explain/simulate';
  globalThis.TTMinis = { game: createSimulator({ adUnits: [] }).game };
  const canvas = document.createElement('canvas');
  canvas.width = 360;
  canvas.height = 640;
  document.body.append(canvas);
  const gl = canvas.getContext('webgl', { preserveDrawingBuffer: true });
  const frame = () => {
    gl.clearColor(0, 0, 1, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    requestAnimationFrame(frame);
  };
  frame();
  globalThis.canvas = canvas;
  /** How many pixels of the screen are not the engine's. */
  globalThis.foreign = () => {
    const pixels = new Uint8Array(360 * 640 * 4);
    gl.readPixels(0, 0, 360, 640, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    let count = 0;
    for (let at = 0; at < pixels.length; at += 4) if (pixels[at] !== 0 || pixels[at + 2] !== 255) count++;
    return count;
  };
`;

/**
 * Starts an example in a page, has its ad fail, and looks whether the badge is in the engine's frame.
 *
 * @param {string} name
 * @param {string[]} scripts - what runs before the ad is asked for
 * @param {string} watchAd - a script that asks for the ad
 */
export async function overlayInChromium(name, scripts, watchAd) {
  const folder = folderOf(name);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>An example</title>');
  const server = await serve(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.origin);
    for (const content of [bundleText(pageScript, { resolveDir: root }), ...scripts]) {
      await page.addScriptTag({ content });
    }
    const foreign = () => page.evaluate(() => Reflect.get(globalThis, 'foreign')());
    assert.equal(await foreign(), 0);
    await page.addScriptTag({ content: watchAd });
    // Between two frames: within one, the overlay may not have drawn yet.
    const polling = { polling: 100, timeout: 10000 };
    await page.waitForFunction(() => Reflect.get(globalThis, 'foreign')() > 200, undefined, polling);
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    server.close();
  }
}
