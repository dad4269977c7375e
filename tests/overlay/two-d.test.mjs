// @ts-check
// Drawing onto a game's own 2D context: the game gets it back as it was, and the overlay is what is seen last.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadSource } from './sources.mjs';
import { causeErrors, startStage } from './stage.mjs';

/** @type {import('./stage.mjs').Stage} */
let stage;
/** One page for all: each test makes its own game in it. @type {import('./stage.mjs').Opened} */
let opened;

before(async () => {
  stage = await startStage();
  opened = await stage.open({ kind: '2d', create: false });
  await opened.page.evaluate(prepare);
});
after(async () => {
  const { faults } = opened;
  await opened.close();
  await stage.stop();
  assert.deepEqual(faults, []);
});

/** Runs in the page: helpers, as globals. */
function prepare() {
  const all = /** @type {any} */ (globalThis);
  // Where the badge is in all tests.
  localStorage.setItem('ttminis-explain.overlay', '{"right":true,"down":0.5}');
  all.stageCanvas = all.canvas;
  all.overlays = [];

  /**
   * A canvas as a game has it, with a context.
   *
   * @param {{ css?: string, width?: number, height?: number, attach?: boolean }} [asked]
   */
  all.newGame = ({
    css = '',
    width = innerWidth * devicePixelRatio,
    height = innerHeight * devicePixelRatio,
    attach = true,
  } = {}) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.style.cssText = css;
    if (attach) document.body.append(canvas);
    const context = /** @type {CanvasRenderingContext2D} */ (
      canvas.getContext('2d', { willReadFrequently: true })
    );
    return { canvas, context };
  };
  /** @param {any} context @param {object} [options] */
  all.newOverlay = (context, options) => {
    const overlay = all.createOverlay({
      context,
      game: { request() {} },
      visible: 'always',
      autoDraw: false,
      font: 'Test',
      ...options,
    });
    all.overlays.push(overlay);
    return overlay;
  };
  /** Ends what a test has begun. */
  all.end = () => {
    for (const overlay of all.overlays.splice(0)) {
      overlay.clear();
      overlay.destroy();
    }
    for (const canvas of Array.from(document.querySelectorAll('canvas'))) {
      if (canvas !== all.stageCanvas) canvas.remove();
    }
  };
  all.fail = (/** @type {any} */ overlay, rows = 3) => {
    for (let at = 0; at < rows; at++) overlay.record({ errCode: 70000 + at });
  };
  /** @param {any} context @param {number[]} place */
  all.pixels = (context, [x = 0, y = 0, width = 0, height = 0]) =>
    context.getImageData(x, y, width, height).data;
  /** Two pictures that are the same, within what rounding makes of colors. @param {any} a @param {any} b */
  all.isSame = (a, b, most = 0) => {
    if (a.length !== b.length) return false;
    for (let at = 0; at < a.length; at++) if (Math.abs(a[at] - b[at]) > most) return false;
    return true;
  };
  /** @param {number} count */
  all.pass = async (count) => {
    for (let at = 0; at < count; at++) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
}

/**
 * Runs something in the page, and ends there what it has begun.
 *
 * @template T
 * @param {(all: any, asked: any) => T | Promise<T>} run
 * @param {unknown} [asked]
 * @returns {Promise<T>}
 */
const inPage = (run, asked) =>
  opened.page.evaluate(
    async ([source, asked]) => {
      const all = /** @type {any} */ (globalThis);
      try {
        return await new Function(`return ${source}`)()(all, asked);
      } finally {
        all.end();
      }
    },
    [run.toString(), asked],
  );

for (const offScreen of [true, false]) {
  test(`the context comes back to the last bit ${offScreen ? '' : 'without an off-screen canvas'}`, async () => {
    const { wrong, looksRight, covers } = await inPage(everyState, offScreen);
    assert.deepEqual(wrong, []);
    assert.deepEqual(looksRight, [true, true], 'it looks in that state as it does in a plain one');
    assert.ok(covers > 500, 'and is there');
  });
}

/**
 * Runs in the page: a context in the oddest state, before and after.
 *
 * @param {any} all
 * @param {boolean} offScreen
 */
function everyState(all, offScreen) {
  const { context, canvas } = all.newGame();
  const options = offScreen ? {} : { createCanvas: () => null };
  const overlay = all.newOverlay(context, options);
  all.fail(overlay);
  const plain = all.newGame();
  const other = all.newOverlay(plain.context, options);

  const gradient = context.createLinearGradient(0, 0, 100, 100);
  gradient.addColorStop(0, 'red');
  gradient.addColorStop(1, 'blue');
  const pattern = context.createPattern(canvas, 'repeat');
  /** @type {Record<string, any>} */
  const odd = {
    globalAlpha: 0.4,
    globalCompositeOperation: 'destination-over',
    lineWidth: 7.5,
    lineCap: 'round',
    lineJoin: 'bevel',
    miterLimit: 3,
    lineDashOffset: 4,
    font: 'italic small-caps 700 31px serif',
    textAlign: 'right',
    textBaseline: 'hanging',
    direction: 'rtl',
    letterSpacing: '9px',
    wordSpacing: '11px',
    fontKerning: 'none',
    fontStretch: 'ultra-condensed',
    fontVariantCaps: 'all-petite-caps',
    textRendering: 'geometricPrecision',
    filter: 'blur(3px) invert(1)',
    shadowBlur: 12,
    shadowColor: '#ff00ff',
    shadowOffsetX: 30,
    shadowOffsetY: -30,
    imageSmoothingEnabled: true,
    imageSmoothingQuality: 'high',
    fillStyle: gradient,
    strokeStyle: pattern,
  };
  // What browsers have that this list does not is found here.
  /** @type {string[]} */
  const wrong = [];
  for (const name in CanvasRenderingContext2D.prototype) {
    const { get, set } = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, name) || {};
    if (get && set && !(name in odd) && name !== 'lang') wrong.push(`${name} is not tested`);
  }
  const describe = () => {
    /** @type {Record<string, unknown>} */
    const state = {};
    for (const name of Object.keys(odd)) state[name] = context[name];
    state.dash = String(context.getLineDash());
    const { a, b, c, d, e, f } = context.getTransform();
    state.matrix = String([a, b, c, d, e, f]);
    const points = [];
    for (let x = 0; x < 400; x += 7) {
      for (let y = 0; y < 400; y += 13) points.push(context.isPointInPath(x, y) ? 1 : 0);
    }
    state.path = points.join('');
    return state;
  };
  /** How many times it can be restored before it is as at its start. */
  const depth = () => {
    // Each level was marked with a miter limit of its own.
    const seen = [];
    for (let at = 0; at < 6; at++) {
      seen.push(context.miterLimit);
      context.restore();
    }
    return seen.join();
  };
  let covers = 0;
  const looksRight = [];
  for (const open of [false, true]) {
    if (open) {
      overlay.open();
      other.open();
    }
    context.reset();
    context.fillStyle = '#204060';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const ground = all.pixels(context, [0, 0, canvas.width, canvas.height]);
    for (let level = 1; level <= 4; level++) {
      context.save();
      context.miterLimit = 20 + level;
    }
    Object.assign(context, odd);
    for (const name of Object.keys(odd)) {
      if (String(context[name]) === String(plain.context[name]) && name !== 'imageSmoothingEnabled') {
        wrong.push(`${name} could not be set`);
      }
    }
    context.setLineDash([1, 2, 3, 4]);
    context.setTransform(1.5, 0.2, -0.3, 0.7, 40, -17);
    context.beginPath();
    context.moveTo(20, 20);
    context.lineTo(200, 40);
    context.bezierCurveTo(220, 300, 80, 90, 60, 240);
    const earlier = describe();
    overlay.draw();
    const later = describe();
    for (const name of Object.keys(earlier)) {
      if (earlier[name] !== later[name]) wrong.push(`${name}: ${earlier[name]} became ${later[name]}`);
    }
    if (later.path === '0'.repeat(String(later.path).length)) wrong.push('the path is not tested');
    const levels = depth();
    if (levels !== '3,23,22,21,10,10') wrong.push(`it can be restored so: ${levels}`);

    // As in a plain context, and only in its place.
    plain.context.reset();
    plain.context.fillStyle = '#204060';
    plain.context.fillRect(0, 0, canvas.width, canvas.height);
    other.draw();
    const [mine, right] = [context, plain.context].map((one) =>
      all.pixels(one, [0, 0, canvas.width, canvas.height]),
    );
    looksRight.push(all.isSame(mine, right, 1));
    // Three rows below the header, and around them the border and the shadow, which needs a canvas of its own.
    const high = 45 + 3 * 40;
    const margin = offScreen ? 8 : 0;
    const rect = open
      ? { x: 8 - margin, y: 732 - high - margin, width: 344 + 2 * margin, height: high + 2 * margin }
      : { x: 314, y: 354, width: 32, height: 32 };
    const [left, top, end, bottom] = [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height].map(
      (part) => part * 3,
    );
    let outside = 0;
    for (let y = 0; y < canvas.height; y++) {
      for (let x = 0; x < canvas.width; x++) {
        const at = 4 * (y * canvas.width + x);
        const isOther =
          mine[at] !== ground[at] || mine[at + 1] !== ground[at + 1] || mine[at + 2] !== ground[at + 2];
        if (!isOther) continue;
        // A row and a column of the device's pixels may be shared.
        if (
          x < Math.floor(/** @type {any} */ (left)) - 1 ||
          x > /** @type {any} */ (end) + 1 ||
          y < /** @type {any} */ (top) - 1 ||
          y > /** @type {any} */ (bottom) + 1
        )
          outside++;
        else covers++;
      }
    }
    if (outside) wrong.push(`${outside} pixels outside, open: ${open}`);
  }
  return { wrong, looksRight, covers };
}

test('only what the runtime has is used, and little of it', async () => {
  const { used, badge, own, open, one, same, hidden } = await inPage(async (all) => {
    const { context, canvas } = all.newGame();
    const overlay = all.newOverlay(context, { visible: 'gesture' });
    const prototype = CanvasRenderingContext2D.prototype;
    const originals = Object.getOwnPropertyDescriptors(prototype);
    /** @type {Set<string>} */
    const used = new Set();
    /** @type {[isGames: boolean, name: string][]} */
    let calls = [];
    for (const [name, descriptor] of Object.entries(originals)) {
      const { value, get, set } = descriptor;
      /** @this {any} @param {Function} run @param {any[]} args */
      const note = function (run, args) {
        used.add(name);
        if (value) calls.push([this === context, name]);
        return Reflect.apply(run, this, args);
      };
      if (name === 'constructor' || name === 'canvas' || (!get && typeof value !== 'function')) continue;
      Object.defineProperty(
        prototype,
        name,
        value
          ? {
              ...descriptor,
              value(/** @type {any[]} */ ...args) {
                return note.call(this, value, args);
              },
            }
          : {
              ...descriptor,
              get() {
                return Reflect.apply(/** @type {any} */ (get), this, []);
              },
              set(one) {
                note.call(this, /** @type {any} */ (set), [one]);
              },
            },
      );
    }
    const {
      requestAnimationFrame: frame,
      setTimeout: timer,
      now,
    } = { ...globalThis, now: Date.now, requestAnimationFrame, setTimeout };
    let clock = now();
    let asked = 0;
    const count = (/** @type {boolean} */ isGames, /** @type {string} */ name) =>
      calls.filter((call) => call[0] === isGames && call[1] === name).length;
    /** What one call of draw does. */
    const draw = () => {
      calls = [];
      overlay.draw();
      return calls.length;
    };
    try {
      Date.now = () => clock;
      all.fail(overlay, 5);
      globalThis.requestAnimationFrame = /** @type {any} */ (
        (/** @type {any} */ run) => {
          asked++;
          return frame(run);
        }
      );
      globalThis.setTimeout = /** @type {any} */ (
        (/** @type {any} */ ...args) => {
          asked++;
          return Reflect.apply(timer, globalThis, args);
        }
      );
      clock += 1000;
      const hidden = [draw(), asked];
      globalThis.requestAnimationFrame = frame;
      globalThis.setTimeout = timer;
      overlay.show();
      draw();
      clock += 1000;
      draw();
      const badge = [count(true, 'drawImage'), count(true, 'fillText'), count(true, 'save')];
      const own = calls.filter((call) => !call[0]).length;
      overlay.open();
      draw();
      const open = count(false, 'fillText');
      clock += 1000;
      overlay.record({ errCode: 70004 });
      draw();
      // The header has the count of all failures, the row its own.
      const one = [count(false, 'fillText'), count(false, 'clearRect'), count(true, 'drawImage')];
      clock += 1000;
      draw();
      const same = calls.filter((call) => !call[0]).length;
      return { used: [...used].sort(), badge, own, open, one, same, hidden, width: canvas.width };
    } finally {
      Date.now = now;
      Object.defineProperties(prototype, originals);
    }
  });
  assert.deepEqual(hidden, [0, 0], 'hidden it does nothing');
  assert.deepEqual(badge, [1, 0, 1], 'a badge is one image');
  assert.equal(own, 0, 'which is not painted again');
  assert.ok(open >= 20, `${open} texts are painted when it opens`);
  const [texts = 0, cleared, images] = one;
  assert.ok(texts > 0 && texts <= 10, `${texts} texts are painted when a count changes`);
  assert.deepEqual([cleared, images, same], [0, 1, 0]);
  const allowed =
    'arc beginPath clearRect clip closePath direction drawImage fill fillRect fillStyle fillText filter font fontKerning fontStretch ' +
    'fontVariantCaps globalAlpha globalCompositeOperation imageSmoothingEnabled letterSpacing measureText restore save ' +
    'setTransform shadowBlur shadowColor textAlign textBaseline textRendering translate wordSpacing';
  assert.deepEqual(
    used.filter((name) => !allowed.split(' ').includes(name)),
    [],
  );
});

test('it is drawn last in each frame, whenever and however the game draws', async () => {
  const seen = await inPage(async (all) => {
    /** @type {Record<string, string>} */
    const seen = {};
    /** @type {[name: string, begin: (draw: () => void, create: () => void) => (() => void)][]} */
    const games = [
      [
        'its loop starts before',
        (draw, create) => {
          let on = true;
          const loop = () => {
            if (!on) return;
            draw();
            requestAnimationFrame(loop);
          };
          requestAnimationFrame(loop);
          create();
          return () => {
            on = false;
          };
        },
      ],
      [
        'its loop starts after, and asks for the next frame first',
        (draw, create) => {
          let on = true;
          const loop = () => {
            if (!on) return;
            requestAnimationFrame(loop);
            draw();
          };
          create();
          requestAnimationFrame(loop);
          return () => {
            on = false;
          };
        },
      ],
      [
        'its loop is stopped and restarted',
        (draw, create) => {
          let on = true;
          let count = 0;
          const loop = () => {
            if (!on) return;
            draw();
            count++;
            if (count % 7) requestAnimationFrame(loop);
            else setTimeout(() => requestAnimationFrame(loop), 45);
          };
          create();
          requestAnimationFrame(loop);
          return () => {
            on = false;
          };
        },
      ],
      [
        'it slows itself down with a timer',
        (draw, create) => {
          let on = true;
          const loop = () => {
            if (!on) return;
            draw();
            setTimeout(() => requestAnimationFrame(loop), 25);
          };
          create();
          requestAnimationFrame(loop);
          return () => {
            on = false;
          };
        },
      ],
      [
        'it draws from a timer',
        (draw, create) => {
          const timer = setInterval(draw, 11);
          create();
          return () => clearInterval(timer);
        },
      ],
      [
        'it draws from promises of frames',
        (draw, create) => {
          let on = true;
          create();
          (async () => {
            while (on) {
              await new Promise((resolve) => requestAnimationFrame(resolve));
              draw();
            }
          })();
          return () => {
            on = false;
          };
        },
      ],
    ];
    for (const [name, begin] of games) {
      const { context, canvas } = all.newGame({ css: 'width:360px;height:740px' });
      let drawn = 0;
      const draw = () => {
        drawn++;
        context.fillStyle = '#102030';
        context.fillRect(0, 0, canvas.width, canvas.height);
      };
      const stop = begin(draw, () => all.fail(all.newOverlay(context, { autoDraw: undefined })));
      await all.pass(4);
      // What is on the canvas when a frame is over is what is shown: a message comes right after it.
      let good = 0;
      let bad = 0;
      for (let at = 0; at < 40; at++) {
        const before = drawn;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const { port1, port2 } = new MessageChannel();
        const isOver = new Promise((resolve) => {
          port1.onmessage = resolve;
        });
        port2.postMessage(0);
        const inFrame = drawn;
        await isOver;
        // A timer may have come in between.
        if (drawn === before || (inFrame !== drawn && /from a timer/.test(name))) continue;
        const [red, green, blue] = all.pixels(context, [330 * 3, 359 * 3, 1, 1]);
        if (red === 16 && green === 32 && blue === 48) bad++;
        else good++;
      }
      stop();
      // One that asks in the last milliseconds before a frame may not be seen in it.
      const most = /restarted|slows/.test(name) ? good / 2 : 1;
      seen[name] = good > 5 && bad <= most ? 'ok' : `${good} good, ${bad} bad`;
      all.end();
      await all.pass(2);
    }
    return seen;
  });
  assert.deepEqual(
    Object.values(seen).filter((one) => one !== 'ok'),
    [],
    JSON.stringify(seen),
  );
});

test('it finds its place on canvases of every kind', async () => {
  const found = await inPage(async (all) => {
    /** @type {Record<string, unknown>} */
    const found = {};
    /** Where something else than the ground is, in pixels of the canvas. @param {any} game */
    const box = ({ context, canvas }) => {
      const data = all.pixels(context, [0, 0, canvas.width, canvas.height]);
      let [left, top, right, bottom] = [1e9, 1e9, -1, -1];
      for (let y = 0; y < canvas.height; y++) {
        for (let x = 0; x < canvas.width; x++) {
          if (data[4 * (y * canvas.width + x) + 3] === 0) continue;
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
      return [left, top, right, bottom];
    };
    const badgeOf = (/** @type {object} */ asked, options = {}) => {
      const game = all.newGame(asked);
      const overlay = all.newOverlay(game.context, options);
      all.fail(overlay);
      overlay.draw();
      return { game, overlay, at: box(game) };
    };
    found.detached = badgeOf({ attach: false }).at;
    found.single = badgeOf({ width: 360, height: 740, css: 'width:360px;height:740px' }).at;
    found.half = badgeOf({ width: 180, height: 370, css: 'width:360px;height:740px' }).at;
    all.end();
    // In the middle of the page, with room beside it.
    const letterbox = badgeOf({
      width: 600,
      height: 900,
      css: 'position:fixed;left:30px;top:100px;width:300px;height:450px',
    });
    found.letterboxed = letterbox.at;
    const { x, y } = letterbox.overlay.texture();
    const options = {
      bubbles: true,
      cancelable: true,
      pointerId: 9,
      clientX: 30 + x + 22,
      clientY: 100 + y + 22,
    };
    letterbox.game.canvas.dispatchEvent(new PointerEvent('pointerdown', options));
    letterbox.game.canvas.dispatchEvent(new PointerEvent('pointerup', options));
    found.tapped = letterbox.overlay.isOpen;
    letterbox.overlay.draw();
    const [left = 0, top = 0, right = 0, bottom = 0] = box(letterbox.game);
    found.inside = left >= 0 && top >= 0 && right <= 600 && bottom <= 900;
    all.end();
    // Another size, as after a rotation.
    const turned = badgeOf({ width: 360, height: 740, css: 'width:360px;height:740px' });
    turned.game.canvas.style.cssText = 'width:740px;height:360px';
    turned.game.canvas.width = 740;
    turned.game.canvas.height = 360;
    turned.overlay.draw();
    found.turned = box(turned.game);
    turned.game.canvas.width = 1480;
    turned.game.canvas.height = 720;
    turned.overlay.draw();
    found.finer = box(turned.game);
    return found;
  });
  // The circle, within the square that can be tapped.
  assert.deepEqual(found, {
    detached: [314 * 3, 354 * 3, 346 * 3, 386 * 3],
    single: [314, 354, 346, 386],
    half: [157, 177, 173, 193],
    letterboxed: [2 * 254, 2 * 209, 2 * 286, 2 * 241],
    tapped: true,
    inside: true,
    turned: [694, 164, 726, 196],
    finer: [1388, 328, 1452, 392],
  });
});

test('texts of other scripts and emoji are drawn', async () => {
  const { isTofu, differ, chinese } = await inPage(async (all) => {
    const picture = (/** @type {string} */ title) => {
      const { context } = all.newGame();
      const overlay = all.newOverlay(context, { words: { title }, createCanvas: undefined });
      overlay.open();
      overlay.draw();
      const { x, y } = overlay.texture();
      const found = Array.from(all.pixels(context, [(x + 12) * 3, (y + 4) * 3, 24 * 3, 44 * 3])).join();
      overlay.destroy();
      return found;
    };
    // What is in no font is a box.
    const tofu = picture('\u{e123}');
    const pictures = ['中', '国', '가', 'あ', '😀', '🎮'].map(picture);
    /** The first row of the list, in a language. @param {unknown} language */
    const row = (language) => {
      const { context } = all.newGame();
      const overlay = all.newOverlay(context, { language });
      all.fail(overlay, 1);
      overlay.open();
      overlay.draw();
      const { x, y } = overlay.texture();
      const found = all.pixels(context, [(x + 20) * 3, (y + 53) * 3, 320 * 3, 39 * 3]);
      overlay.clear();
      overlay.destroy();
      return found;
    };
    const [english, chinese] = [row(undefined), row(all.zh)];
    let inked = 0;
    for (let at = 0; at < chinese.length; at += 4) if (chinese[at] < 120) inked++;
    return {
      isTofu: pictures.map((one) => one === tofu),
      differ: new Set(pictures).size,
      chinese: inked > 1000 && !all.isSame(english, chinese),
    };
  });
  assert.deepEqual(isTofu, [false, false, false, false, false, false]);
  assert.equal(differ, 6);
  assert.ok(chinese);
});

test('it looks the same with and without an off-screen canvas, but for its corners', async () => {
  const share = await opened.page
    .evaluate(async () => {
      const all = /** @type {any} */ (globalThis);
      const [one, two] = [all.newGame(), all.newGame()];
      all.overlay = all.newOverlay(one.context);
      all.other = all.newOverlay(two.context, { createCanvas: () => null });
      all.one = one;
      all.two = two;
    })
    .then(() => causeErrors(opened.page))
    .then(() =>
      opened.page.evaluate(() => {
        const all = /** @type {any} */ (globalThis);
        all.overlay.open();
        all.other.open();
        all.overlay.draw();
        all.other.draw();
        // The panel without its corners and its shadow.
        const { x, y, width, height } = all.overlay.texture();
        const place = [x + 8, y + 8, width - 16, height - 16].map((part) => part * 3);
        const [a, b] = [all.pixels(all.one.context, place), all.pixels(all.two.context, place)];
        let different = 0;
        for (let at = 0; at < a.length; at += 4) {
          if (
            Math.abs(a[at] - b[at]) + Math.abs(a[at + 1] - b[at + 1]) + Math.abs(a[at + 2] - b[at + 2]) >
            60
          )
            different++;
        }
        all.end();
        return (different * 4) / a.length;
      }),
    );
  assert.ok(share < 0.01, `${(100 * share).toFixed(2)} % of the pixels differ`);
});

test('it is light or dark: as the game asks, else as the platform or the browser has it', async () => {
  /** The ground of the panel, in each case. */
  const grounds = () =>
    inPage((all) => {
      /** @type {Record<string, string>} */
      const grounds = {};
      const ground = (/** @type {any} */ context, /** @type {any} */ overlay) => {
        overlay.draw();
        const { x, y } = overlay.texture();
        // Left of the title.
        const [red, green, blue] = all.pixels(context, [(x + 12) * 3, (y + 16) * 3, 1, 1]);
        return `${red},${green},${blue}`;
      };
      let theme = 'dark';
      const game = { request() {}, getSystemInfoSync: () => ({ theme }) };
      for (const [name, options] of Object.entries({
        browser: {},
        'asked for light': { theme: 'light' },
        'asked for dark': { theme: 'dark' },
        'asked for nonsense': { theme: 'blue' },
        platform: { game },
        'asked for light on a dark platform': { game, theme: 'light' },
      })) {
        const { context } = all.newGame();
        const overlay = all.newOverlay(context, options);
        overlay.open();
        grounds[name] = ground(context, overlay);
        if (name !== 'platform') continue;
        theme = 'light';
        overlay.close();
        overlay.draw();
        overlay.open();
        grounds['platform, when opened anew'] = ground(context, overlay);
        theme = 'dark';
      }
      return grounds;
    });
  const [light, dark] = ['255,255,255', '21,25,30'];
  const asked = {
    'asked for light': light,
    'asked for dark': dark,
    platform: dark,
    'platform, when opened anew': light,
    'asked for light on a dark platform': light,
  };
  assert.deepEqual(await grounds(), { browser: light, 'asked for nonsense': light, ...asked });
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  try {
    assert.deepEqual(await grounds(), { browser: dark, 'asked for nonsense': dark, ...asked });
  } finally {
    await opened.page.emulateMedia({ colorScheme: 'light' });
  }
});

for (const offScreen of [true, false]) {
  const how = offScreen ? 'round corners and a shadow' : "square corners and no shadow on the game's context";
  test(`the panel has a border, ${how}, and a bar where there is more`, async () => {
    const found = await inPage((all, offScreen) => {
      const { context, canvas } = all.newGame();
      const overlay = all.newOverlay(context, offScreen ? {} : { createCanvas: () => null });
      const at = (/** @type {number} */ x, /** @type {number} */ y) =>
        Array.from(all.pixels(context, [Math.round(x * 3), Math.round(y * 3), 1, 1]).slice(0, 3)).join();
      const draw = () => {
        context.fillStyle = '#00ff00';
        context.fillRect(0, 0, canvas.width, canvas.height);
        overlay.draw();
      };
      /** The rows of the screen, in CSS pixels, that have the bar. */
      const bar = () => {
        /** @type {number[]} */
        const rows = [];
        for (let y = 399; y < 732; y++) if (at(348, y + 0.5) === '207,214,221') rows.push(y);
        // The lines between the rows have its colour too.
        return rows.filter((y) => rows.includes(y + 1) || rows.includes(y - 1));
      };
      all.fail(overlay, 2);
      overlay.open();
      draw();
      const top = 732 - 45 - 80;
      const short = {
        corner: at(8, top) === '0,255,0',
        border: [at(8.5, 650), at(351.5, 650), at(180, top + 0.5), at(180, 731.5)],
        shadow: [at(180, top - 3), at(180, 735), at(5, 650)].map((color) => color !== '0,255,0'),
        bar: bar().length,
      };
      const { now } = Date;
      try {
        Date.now = () => now() + 1000;
        all.fail(overlay, 60);
        draw();
        const upper = bar();
        canvas.dispatchEvent(
          new WheelEvent('wheel', {
            clientX: 180,
            clientY: 600,
            deltaY: 9999,
            bubbles: true,
            cancelable: true,
          }),
        );
        draw();
        const lower = bar();
        return { short, upper: [upper[0], upper.length], lower: [lower.at(-1), lower.length] };
      } finally {
        Date.now = now;
      }
    }, offScreen);
    const line = '207,214,221';
    assert.deepEqual(found.short, {
      corner: offScreen,
      border: [line, line, line, line],
      shadow: Array(3).fill(offScreen),
      bar: 0,
    });
    const [first = 0, size = 0] = found.upper;
    const [last = 0, sizeAtEnd = 0] = found.lower;
    assert.ok(first >= 445 && first <= 450, `the bar begins at ${first}`);
    assert.ok(size >= 20 && size <= 60, `the bar is ${size} high`);
    assert.ok(Math.abs(size - sizeAtEnd) <= 3);
    assert.ok(last > 710 && last < 732, `the bar ends at ${last}`);
  });
}

test('a badge without news is pale as a whole', async () => {
  const { found, solid } = await inPage((all) => {
    const { context, canvas } = all.newGame();
    const overlay = all.newOverlay(context);
    /** The ring, the disc below the number, and the game beside them. */
    const look = () => {
      context.fillStyle = '#204060';
      context.fillRect(0, 0, canvas.width, canvas.height);
      overlay.draw();
      return [
        [330, 355],
        [330, 359],
        [330, 350],
      ].map(([x = 0, y = 0]) => Array.from(all.pixels(context, [x * 3, y * 3, 1, 1]).slice(0, 3)));
    };
    all.fail(overlay);
    const solid = look();
    overlay.open();
    overlay.close();
    return { found: look(), solid };
  });
  const ground = [0x20, 0x40, 0x60];
  const unclear = [0x7b, 0x3f, 0xb5];
  assert.deepEqual(solid, [[255, 255, 255], unclear, ground]);
  const expected = solid.map((color) => color.map((part, at) => 0.55 * part + 0.45 * (ground[at] ?? 0)));
  found.forEach((color, which) => {
    color.forEach((part, at) => {
      assert.ok(Math.abs(part - (expected[which]?.[at] ?? 0)) <= 2, `${found} instead of ${expected}`);
    });
  });
});

test('what is painted bit by bit looks as if it were painted at once', async () => {
  const { wrong, version } = await inPage((all) => {
    const { context } = all.newGame();
    const overlay = all.newOverlay(context);
    const { now } = Date;
    let clock = now();
    Date.now = () => clock;
    /** @type {string[]} */
    const wrong = [];
    try {
      all.fail(overlay, 30);
      overlay.open();
      overlay.draw();
      /** @param {string} name @param {number} scroll */
      const compare = (name, scroll) => {
        overlay.draw();
        // Each overlay has the failures that were recorded before.
        const game = all.newGame();
        const other = all.newOverlay(game.context);
        other.open();
        other.draw();
        if (scroll) {
          game.canvas.dispatchEvent(
            new WheelEvent('wheel', {
              clientX: 180,
              clientY: 600,
              deltaY: scroll,
              bubbles: true,
              cancelable: true,
            }),
          );
          other.draw();
        }
        const [one, two] = [overlay, other].map((each) => {
          const { canvas } = each.texture();
          const copy = all.newGame({ width: canvas.width, height: canvas.height });
          copy.context.drawImage(canvas, 0, 0);
          copy.canvas.remove();
          return all.pixels(copy.context, [0, 0, canvas.width, canvas.height]);
        });
        let most = 0;
        for (let at = 0; at < one.length; at++) most = Math.max(most, Math.abs(one[at] - two[at]));
        if (one.length !== two.length || most > 24) wrong.push(`${name}: ${most}`);
        other.destroy();
        game.canvas.remove();
      };
      compare('as it opened', 0);
      for (const code of [70029, 70028, 70029, 70027]) {
        clock += 1000;
        overlay.record({ errCode: code });
        compare(`${code} again`, 0);
      }
      const before = overlay.texture().version;
      context.canvas.dispatchEvent(
        new WheelEvent('wheel', { clientX: 180, clientY: 600, deltaY: 130, bubbles: true, cancelable: true }),
      );
      compare('scrolled', 130);
      clock += 1000;
      overlay.record({ errCode: 70027 });
      compare('scrolled, and a count', 130);
      return { wrong, version: before };
    } finally {
      Date.now = now;
    }
  });
  assert.deepEqual(wrong, []);
  assert.ok(version > 3);
});

/** Each character is as wide as a Latin one or two. */
const measure = (/** @type {string} */ text) => [...text].length * 10;

test('lines are broken between words and between Chinese characters, and never within a character', async () => {
  const { wrap } = await loadSource('surface/canvas/text');
  const lines = (/** @type {string} */ text, width = 100) => wrap(text, width, '', measure);
  assert.deepEqual(lines('one two three four'), ['one two ', 'three four']);
  assert.deepEqual(lines(''), []);
  assert.deepEqual(lines('   '), []);
  assert.deepEqual(lines(' a  b '), ['a  b ']);
  assert.deepEqual(lines('abcdefghijklmnopqrstuvwxyz'), ['abcdefghij', 'klmnopqrst', 'uvwxyz']);
  assert.deepEqual(lines('网络请求失败请检查你的域名', 50), ['网络请求失', '败请检查你', '的域名']);
  assert.deepEqual(
    lines('你的域名不在。列表', 60),
    ['你的域名不', '在。列表'],
    'no line begins with a full stop',
  );
  assert.deepEqual(
    lines('code 错误 21103', 70),
    ['code 错误', ' 21103'].map((line) => line.trimStart()).map((line, at) => (at ? line : 'code 错误 ')),
  );
  const whole = ['👨‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🇩🇪', '1️⃣', 'é', '😀', '𠮷', '㊗️', 'か゚'];
  for (const character of whole) {
    for (const before of ['', 'a', '中', 'word ']) {
      for (const width of [5, 10, 20, 30, 70]) {
        const broken = lines(before + character.repeat(6), width);
        assert.equal(broken.join('').replace(/\s/g, ''), (before + character.repeat(6)).replace(/\s/g, ''));
        for (const line of broken) {
          const rest = line.replace(before, '').split(character).join('').trim();
          assert.ok(
            [...rest].every((one) => before.includes(one)),
            `${character} was split: ${JSON.stringify(broken)}`,
          );
        }
      }
    }
  }
});

test('texts are cut off where they fit, never within a character', async () => {
  const { fit } = await loadSource('surface/canvas/text');
  const cut = (/** @type {string} */ text, /** @type {number} */ width) => fit(text, width, '', measure);
  assert.equal(cut('abc', 30), 'abc');
  assert.equal(cut('abcd', 30), 'ab…');
  assert.equal(cut('abcd', 0), '…');
  assert.equal(cut('', 0), '');
  assert.equal(cut('a😀b', 25), 'a…');
  for (let width = 0; width < 200; width += 5) {
    const text = cut('x👨‍👩‍👧‍👦👍🏽🇩🇪é', width);
    assert.match(text, /^(x(👨‍👩‍👧‍👦(👍🏽(🇩🇪)?)?)?)?…$|é$/u, `${width}`);
  }
});

test('huge texts take no time, and no line is too wide', async () => {
  const { wrap, fit } = await loadSource('surface/canvas/text');
  let asked = 0;
  const counted = (/** @type {string} */ text) => {
    asked++;
    return text.length * 10;
  };
  const long = 100000;
  const texts = [
    'x'.repeat(long),
    'word '.repeat(long / 5),
    '中'.repeat(long),
    '😀'.repeat(long / 2),
    ' '.repeat(long),
    '\u200d'.repeat(long),
    'e\u0301'.repeat(long / 2),
    '\ud83c'.repeat(long),
  ];
  for (const text of texts) {
    asked = 0;
    const start = Date.now();
    const lines = wrap(text, 300, '', counted);
    assert.ok(asked <= 2 * long + 2, `${asked} texts were measured`);
    assert.ok(
      lines.every((/** @type {string} */ line) => line.trimEnd().length <= 30 || /\u200d/.test(line)),
    );
    assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    asked = 0;
    const cut = fit(text, 300, '', counted);
    assert.ok(asked < 30 && (cut.length <= 30 || cut === text));
    assert.ok(Date.now() - start < 5000);
  }
});

test('somebody else’s context is painted only within the place, whatever is scrolled', async () => {
  const { paintOnto } = await loadSource('surface/canvas/paint');
  /** @type {number[][]} */
  let areas = [];
  /** @type {Set<string>} */
  const seen = new Set();
  const context = {
    fillRect: (
      /** @type {number} */ x,
      /** @type {number} */ y,
      /** @type {number} */ w,
      /** @type {number} */ h,
    ) => areas.push([x, y, w, h]),
    fillText(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) {
      seen.add(text);
      areas.push([x, y - 15, 10, 20]);
    },
  };
  const lines = Array.from({ length: 60 }, (_, at) => [12, at * 21 + 15, `line ${at}`, '#fff', '15px x']);
  const shapes = () => [[0, 0, 300, 60 * 21, '#111', 8], ...lines];
  for (let scroll = -100; scroll < 1400; scroll += 7) {
    areas = [];
    const strip = { top: -scroll, height: 60 * 21, key: '', targets: [], shapes };
    paintOnto(context, {
      width: 300,
      height: 400,
      ground: '#fff',
      line: '#ccc',
      radius: 12,
      alpha: 1,
      strips: [strip],
    });
    for (const area of areas) {
      const [, top = 0, , height = 0] = area;
      assert.ok(top >= 0 && height > 0 && top + height <= 400, `${area} at ${scroll}`);
    }
  }
  assert.equal(seen.size, 60, 'all of a text that is higher than the screen is seen');
});
