// @ts-check
// What the documents use without saying where it is from: things of the platform, of an engine, of the reader's game.
// Each has its type and its value here.
import script from 'ttminis-explain/game.js';
import { createOverlay } from 'ttminis-explain/overlay';
import { createSimulator } from 'ttminis-explain/simulate';

// A network that answers, and a player who closes each ad too early, since the documents are about failures.
const simulator = createSimulator({ fetch: null, responses: [{}], adOutcome: 'user-exit' });
const adUnitId = 'ad1234567890';

/** @typedef {{ identifier: number, clientX: number, clientY: number }} Touch */
/** What the platform has besides the calls of the simulator. */
const game = Object.assign(simulator.game, {
  onTouchStart(/** @type {(event: { changedTouches: Touch[] }) => void} */ listener) {
    listener({ changedTouches: [{ identifier: 1, clientX: 100, clientY: 200 }] });
  },
  createCanvas: () => ({ width: 0, height: 0, getContext: () => null }),
});

export const names = {
  TTMinis: { game },
  game,
  adUnitId,
  ad: game.createRewardedVideoAd({ adUnitId }),
  // Nothing can draw on these, which the overlay has to bear.
  gl: /** @type {object} */ ({}),
  context: /** @type {object} */ ({}),
  // Made only where it is used, since it watches.
  get overlay() {
    return createOverlay({ game });
  },
  TTMinisExplain: script,
  // Of uni-app.
  uni: game,

  // An engine's.
  sprite: { visible: true },
  texture: { upload(/** @type {object | null} */ _canvas) {} },
  requestAnimationFrame(/** @type {() => void} */ callback) {
    callback();
  },

  // A reader's game and its build.
  DEBUG: true,
  startGame(/** @type {object} */ _game) {},
  giveReward() {},
  press(/** @type {Touch} */ _touch) {},
  createMyGame: (/** @type {import('ttminis-explain/simulate').Game} */ platform) => ({
    save(/** @type {number} */ score) {
      platform.request({ url: 'https://api.example.com/scores', method: 'POST', data: { score }, fail() {} });
    },
  }),

  // Unity's, of Emscripten: texts are themselves in place of addresses.
  LibraryManager: { library: {} },
  mergeInto(/** @type {object} */ _library, /** @type {Record<string, Function>} */ functions) {
    for (const each of Object.values(functions)) each('30001', 'User exit', 'ad.show');
  },
  UTF8ToString: (/** @type {string} */ address) => address,
  lengthBytesUTF8: (/** @type {string} */ text) => text.length * 3,
  _malloc: (/** @type {number} */ _size) => 1024,
  stringToUTF8(/** @type {string} */ text, /** @type {number} */ _address, /** @type {number} */ _size) {
    JSON.parse(text);
  },
};
