// @ts-check
// The example for LayaAir: its scripts against our declarations of the engine, and on a stand-in for it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/paths.mjs';
import { bundleText, source, typeProblems } from './build.mjs';
import { overlayInChromium } from './chromium.mjs';
import { testFlows } from './flows.mjs';

/** The scripts as the IDE bundles them, after the engine, with what it does when it loads a scene. */
const scene = bundleText(
  `import '${join(root, 'tests/examples/stand-ins/laya.mjs')}';
   import { ErrorOverlay } from './ErrorOverlay';
   import { Shop } from './Shop';
   globalThis.startScene = (canvas) => {
     Laya.Browser.mainCanvas.source = canvas;
     const shop = new Shop();
     shop.adButton = new Laya.Button();
     shop.levelsButton = new Laya.Button();
     shop.status = new Laya.Label();
     shop.onEnable();
     new ErrorOverlay().onStart();
     return { shop, overlay: ErrorOverlay.overlay, click: (button) => button.event('click') };
   };`,
  { resolveDir: join(root, 'examples/laya/src') },
);

testFlows('LayaAir', ({ evaluate, runtime }) => {
  evaluate(scene);
  const { shop, overlay, click } = evaluate('startScene')(runtime.canvas);
  return {
    watchAd: () => click(shop.adButton),
    loadLevels: () => click(shop.levelsButton),
    state: () => ({ lives: shop.lives, levels: shop.levels, isBusy: shop.isBusy, message: shop.status.text }),
    overlay,
  };
});

test('LayaAir: the overlay is drawn over the frame of the engine', () =>
  overlayInChromium(
    'laya',
    [scene, 'globalThis.started = startScene(canvas)'],
    'started.click(started.shop.adButton)',
  ));

test('LayaAir: the scripts agree with the declarations', () => {
  assert.equal(typeProblems('laya'), '');
});

test('both engines have the same flows', () => {
  for (const file of ['reward.ts', 'download.ts']) {
    // The one takes the package from the global, the other from npm.
    const flow = (/** @type {string} */ path) =>
      source(path).replace(/^(import|const \{ explain \}).*\n/gm, '');
    assert.equal(flow(`laya/src/${file}`).trim(), flow(`cocos/assets/scripts/${file}`).trim(), file);
  }
});
