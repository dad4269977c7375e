// @ts-check
// The example for Cocos Creator: its scripts against the engine's types, and on a stand-in for the engine.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/paths.mjs';
import { bundleText, codePackage, packageScript, source, typeProblems } from './build.mjs';
import { overlayInChromium } from './chromium.mjs';
import { testFlows } from './flows.mjs';

const scripts = join(root, 'examples/cocos/assets/scripts');

/** The scripts, with what the engine does when it loads a scene. */
const scene = bundleText(
  `import * as cc from 'cc';
   import { ErrorOverlay } from './ErrorOverlay';
   import { Shop } from './Shop';
   globalThis.startScene = (canvas) => {
     cc.game.canvas = canvas;
     const overlay = new ErrorOverlay();
     const shop = new Shop();
     shop.adButton = new cc.Button();
     shop.levelsButton = new cc.Button();
     shop.status = new cc.Label();
     shop.onEnable();
     overlay.start();
     return { shop, overlay, click: (button) => button.node.emit('click') };
   };`,
  {
    resolveDir: scripts,
    alias: { cc: join(root, 'tests/examples/stand-ins/cc.mjs') },
  },
);

/** Runs the first lines of the built game.js, and then the scene. @param {import('./flows.mjs').Phone} phone */
function start({ evaluate, runtime }) {
  evaluate(codePackage(source('cocos/build-templates/first-lines.js')));
  evaluate(`{
    const { createOverlay } = TTMinisExplain;
    globalThis.TTMinisExplain = Object.assign({}, TTMinisExplain, {
      createOverlay: (options) => (globalThis.overlay = createOverlay(options)),
    });
  }`);
  evaluate(scene);
  const started = evaluate('startScene')(runtime.canvas);
  return { ...started, drawn: evaluate('overlay') };
}

testFlows('Cocos Creator', (phone) => {
  const { shop, click, drawn } = start(phone);
  return {
    watchAd: () => click(shop.adButton),
    loadLevels: () => click(shop.levelsButton),
    state: () => ({
      lives: shop.lives,
      levels: shop.levels,
      isBusy: shop.isBusy,
      message: shop.status.string,
    }),
    overlay: drawn,
  };
});

test('Cocos Creator: the overlay is drawn over the frame of the engine', () =>
  overlayInChromium(
    'cocos',
    [packageScript, scene, 'globalThis.started = startScene(canvas)'],
    'started.click(started.shop.adButton)',
  ));

test('Cocos Creator: the scripts agree with the published types of the engine', () => {
  assert.equal(typeProblems('cocos'), '');
});
