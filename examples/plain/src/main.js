// @ts-check
// The entry of the mini game: the bundler makes dist/game.js of it.
import { createOverlay } from 'ttminis-explain/overlay';
import { watch } from 'ttminis-explain/watch';
import { createGame } from './game.js';

// First of all, before anything can copy the platform's functions.
const { game } = /** @type {{ game: any }} */ (watch());
// The first canvas of a mini game is the screen. The game takes it, and the overlay never does.
const canvas = game.createCanvas();
const context = canvas.getContext('2d');
const { windowWidth, windowHeight, pixelRatio } = game.getSystemInfoSync();
canvas.width = windowWidth * pixelRatio;
canvas.height = windowHeight * pixelRatio;

// The build sets DEBUG. A release carries nothing of the overlay.
const overlay = DEBUG ? createOverlay({ game, context, visible: 'on-first-error' }) : null;
const { state, draw, press } = createGame(game, context, {
  width: windowWidth,
  height: windowHeight,
  ratio: pixelRatio,
});

game.onTouchStart((/** @type {{ changedTouches: any[] }} */ { changedTouches }) => {
  for (const touch of changedTouches) {
    if (!overlay?.consumes(touch)) press(touch.clientX, touch.clientY);
  }
});

function frame() {
  draw();
  requestAnimationFrame(frame);
}
frame();

// For the console of the phone, and for the tests.
Object.assign(globalThis, { example: { state, overlay } });
