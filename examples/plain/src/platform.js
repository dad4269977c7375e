// @ts-check
// A stand-in for the platform in a browser: the simulator, with a screen and touches. `?outcome=user-exit` has the player
// close every ad, and `?large` makes the whole file too large.
import { createSimulator } from 'ttminis-explain/simulate';

const query = new URLSearchParams(location.search);
const outcome = query.get('outcome') ?? 'completed';
const simulator = createSimulator({
  latencyMs: [50, 200],
  adOutcome: /** @type {import('ttminis-explain/simulate').AdOutcome} */ (outcome),
  responses: [
    { url: 'https://cdn.example.com/levels.zip', bytes: query.has('large') ? 2 ** 30 : 1000 },
    { data: 'a part' },
  ],
});

/** @type {(name: string, event: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel') => (listener: (touches: object) => void) => void} */
const touches = (name, event) => (listener) =>
  addEventListener(event, ({ pointerId, clientX, clientY, timeStamp }) => {
    const touch = { identifier: pointerId, clientX, clientY };
    listener({ touches: name === 'end' ? [] : [touch], changedTouches: [touch], timeStamp });
  });
const size = () => ({ windowWidth: innerWidth, windowHeight: innerHeight, pixelRatio: devicePixelRatio });
let canvases = 0;
const game = Object.assign(simulator.game, {
  createCanvas() {
    const canvas = document.createElement('canvas');
    // As on the platform, the first one is the screen.
    if (canvases++ === 0) document.body.append(canvas);
    return canvas;
  },
  getSystemInfoSync: () => ({
    ...size(),
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    platform: 'page',
  }),
  onTouchStart: touches('start', 'pointerdown'),
  onTouchMove: touches('move', 'pointermove'),
  onTouchEnd: touches('end', 'pointerup'),
  onTouchCancel: touches('end', 'pointercancel'),
});
Object.assign(globalThis, { TTMinis: { game }, simulator });
