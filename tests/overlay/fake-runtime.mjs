// @ts-check
// A stand-in for the native runtime: a screen, canvases, touches, timers, storage and a clipboard, and nothing that the
// platform does not promise. What is drawn is written down.

/** @typedef {ReturnType<typeof createRuntime>} Runtime */
/** @typedef {{ text: string, x: number, y: number, width: number }} Drawn */

/**
 * Makes a runtime. The function stands alone: its source also runs in realms that have nothing but the language.
 *
 * @param {object} [asked]
 * @param {number} [asked.width] - of the screen, in CSS pixels
 * @param {number} [asked.height] - likewise
 * @param {number} [asked.ratio] - device pixels to one of CSS
 * @param {'2d' | 'webgl'} [asked.kind] - what the game draws with
 * @param {boolean} [asked.frames] - whether there is a `requestAnimationFrame`
 * @param {boolean} [asked.timers] - whether there is a `setTimeout`
 * @param {boolean} [asked.offScreen] - whether there are canvases besides the screen
 * @param {boolean} [asked.canvasOfContext] - whether contexts know their canvas
 * @param {Record<string, unknown>} [asked.system] - what `getSystemInfoSync` tells besides
 * @param {Record<string, unknown>} [asked.override] - in the place of methods of the host
 * @param {unknown} [asked.textWidth] - what texts are taken for, in the place of their width
 */
export function createRuntime(asked) {
  let {
    width = 360,
    height = 740,
    ratio = 3,
    kind = '2d',
    frames = true,
    timers = true,
    offScreen = true,
    canvasOfContext = true,
    system = {},
    override = {},
    textWidth,
  } = asked || {};
  /** What the host was asked. @type {string[]} */
  const log = [];
  /** @type {any[]} */
  const canvases = [];
  /** @type {Record<string, any>} */
  const storage = {};
  /** @type {string[]} */
  const clipboard = [];
  /** @type {Record<string, Function[]>} */
  const listeners = {};
  /** @type {Function[]} */
  const waiting = [];
  /** @type {{ at: number, run: Function, id: number }[]} */
  const timed = [];
  let timersSet = 0;
  let clock = 1800000000000;

  /** @type {any[]} */
  const state = [
    'fillStyle',
    'strokeStyle',
    'font',
    'globalAlpha',
    'globalCompositeOperation',
    'lineWidth',
  ].concat(['textAlign', 'textBaseline', 'shadowBlur', 'shadowColor']);

  /** @param {any} canvas */
  function createContext(canvas) {
    /** What is to be seen, as texts. @type {Drawn[]} */
    const texts = [];
    /** How often each method was called. @type {Record<string, number>} */
    const counts = {};
    /** Rectangles that something was drawn into, in device pixels. @type {number[][]} */
    const areas = [];
    /** How solid each shape was, from 0 to 1. @type {number[]} */
    const alphas = [];
    /** The colours that were filled with. @type {Record<string, boolean>} */
    const colors = {};
    /** @type {any[]} */
    const saved = [];
    /** @type {any[]} */
    let matrix = [1, 0, 0, 1, 0, 0];
    /** What the path covers, and what may be drawn into: the left, upper, right and lower end, in device pixels. */
    let path = [1e9, 1e9, -1e9, -1e9];
    let clipped = [-1e9, -1e9, 1e9, 1e9];
    /** @param {number} x @param {number} y @param {number} w @param {number} h */
    function area(x, y, w, h) {
      /** @type {any[]} */
      const box = [x * matrix[0] + matrix[4], y * matrix[3] + matrix[5], w * matrix[0], h * matrix[3]];
      if (box.some((part) => typeof part !== 'number')) throw new TypeError('not a number');
      areas.push(box);
      return box;
    }
    /** @param {number} x @param {number} y @param {number} w @param {number} h */
    function cover(x, y, w, h) {
      const box = area(x, y, w, h);
      for (let at = texts.length - 1; at >= 0; at--) {
        const { x: left, y: top } = /** @type {Drawn} */ (texts[at]);
        if (left >= box[0] && left < box[0] + box[2] && top >= box[1] && top < box[1] + box[3])
          texts.splice(at, 1);
      }
    }
    const sizeNow = () => Number.parseFloat(String(/[\d.]+(?=px)/.exec(context.font)));
    /** @type {Record<string, any>} */
    const methods = {
      save: () => saved.push(state.map((name) => context[name]).concat([clipped, matrix.slice()])),
      restore() {
        const values = saved.pop();
        if (!values) return;
        matrix = values.pop();
        clipped = values.pop();
        for (let at = 0; at < state.length; at++) context[state[at]] = values[at];
      },
      setTransform(/** @type {number[]} */ ...values) {
        matrix = values;
      },
      translate(/** @type {number} */ x, /** @type {number} */ y) {
        matrix[4] += x * matrix[0];
        matrix[5] += y * matrix[3];
      },
      scale(/** @type {number} */ x, /** @type {number} */ y) {
        matrix[0] *= x;
        matrix[3] *= y;
      },
      clearRect: cover,
      fillRect(
        /** @type {number} */ x,
        /** @type {number} */ y,
        /** @type {number} */ w,
        /** @type {number} */ h,
      ) {
        // It may also only make paler what is there.
        if (context.globalCompositeOperation === 'source-over') cover(x, y, w, h);
        else alphas.push(context.globalAlpha);
        colors[context.fillStyle] = true;
      },
      strokeRect() {},
      beginPath() {
        path = [1e9, 1e9, -1e9, -1e9];
      },
      closePath() {},
      clip() {
        // No context saves its path, so that the game's must not be replaced.
        if (canvas === canvases[0]) throw new Error('clip is not supported on the screen');
        clipped = path;
      },
      moveTo() {},
      lineTo() {},
      arc(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ r) {
        const [left = 0, top = 0, w = 0, h = 0] = area(x - r, y - r, 2 * r, 2 * r);
        const [a = 0, b = 0, c = 0, d = 0] = path;
        path = [Math.min(a, left), Math.min(b, top), Math.max(c, left + w), Math.max(d, top + h)];
      },
      fill() {
        alphas.push(context.globalAlpha);
        colors[context.fillStyle] = true;
      },
      stroke() {},
      measureText: (/** @type {string} */ text) => ({
        width: textWidth === undefined ? text.length * 0.5 * sizeNow() : textWidth,
      }),
      fillText(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) {
        const w = text.length * 0.5 * sizeNow();
        const box = area(x, y - 12, w, 16);
        const base = box[1] + 12 * matrix[3];
        const [left = 0, top = 0, right = 0, bottom = 0] = clipped;
        if (box[0] < left || box[0] >= right || base < top || base >= bottom) return;
        texts.push({ text, x: box[0], y: base, width: box[2] });
      },
      drawImage(/** @type {any} */ image, /** @type {any[]} */ ...place) {
        if (canvases.indexOf(image) < 0) throw new TypeError('not an image');
        if (!(image.width > 0 && image.height > 0)) throw new Error('an image without pixels');
        const box = place.length === 8 ? place.slice(4) : place;
        area(box[0], box[1], box.length > 2 ? box[2] : image.width, box.length > 2 ? box[3] : image.height);
      },
    };
    const prototype = {};
    Object.keys(methods).forEach((name) => {
      Object.defineProperty(prototype, name, {
        /** @this {any} @param {unknown[]} args */
        value(...args) {
          if (this !== context) throw new TypeError(`Illegal invocation of ${name}`);
          counts[name] = (counts[name] || 0) + 1;
          return Reflect.apply(methods[name], null, args);
        },
      });
    });
    ['isPointInPath', 'isPointInStroke', 'setLineDash'].forEach((name) => {
      Object.defineProperty(prototype, name, {
        value() {
          throw new Error(`${name} is not supported`);
        },
      });
    });
    Object.defineProperty(prototype, 'lineDashOffset', {
      get: () => undefined,
      set() {
        throw new Error('lineDashOffset is not supported');
      },
    });
    /** @type {any} */
    const context = Object.create(prototype);
    Object.assign(context, {
      fillStyle: '#000000',
      strokeStyle: '#000000',
      font: '10px sans-serif',
      globalAlpha: 1,
      globalCompositeOperation: 'source-over',
      lineWidth: 1,
      textAlign: 'start',
      textBaseline: 'alphabetic',
      shadowBlur: 0,
      shadowColor: 'rgba(0, 0, 0, 0)',
    });
    if (canvasOfContext) context.canvas = canvas;
    // What is not there cannot be set.
    Object.seal(context);
    return {
      context,
      drawn: {
        texts,
        counts,
        areas,
        alphas,
        colors,
        depth: () => saved.length,
        reset() {
          for (const name in counts) delete counts[name];
          areas.length = 0;
          alphas.length = 0;
        },
      },
    };
  }

  /** @param {any} canvas */
  function createGl(canvas) {
    /** @type {any} */
    const gl = { canvas, drawingBufferWidth: canvas.width, drawingBufferHeight: canvas.height };
    ['texImage2D', 'bindTexture', 'drawArrays'].forEach((name) => {
      gl[name] = () => null;
    });
    return { context: gl, drawn: undefined };
  }

  function createCanvas() {
    const isScreen = canvases.length === 0;
    if (!isScreen && !offScreen) return null;
    /** @type {any} */
    let made;
    let contextKind = '';
    const size = isScreen ? [width * ratio, height * ratio] : [300, 150];
    /** @type {any} */
    const canvas = {
      get drawn() {
        return made?.drawn;
      },
      /** @this {any} @param {string} wanted */
      getContext(wanted) {
        if (this !== canvas) throw new TypeError('Illegal invocation of getContext');
        log.push(`getContext ${wanted}`);
        if (contextKind && contextKind !== wanted) return null;
        contextKind = wanted;
        made = made || (wanted === '2d' ? createContext(canvas) : createGl(canvas));
        return made.context;
      },
    };
    ['width', 'height'].forEach((name, at) => {
      Object.defineProperty(canvas, name, {
        enumerable: true,
        get: () => size[at],
        set(value) {
          if (!(value >= 0 && value < 20000)) throw new RangeError(`a canvas of ${value} pixels`);
          size[at] = value;
          if (made?.drawn) made.drawn.texts.length = 0;
        },
      });
    });
    canvases.push(canvas);
    return canvas;
  }

  /** @type {Record<string, any>} */
  const methods = {
    createCanvas,
    request() {},
    getSystemInfoSync: () =>
      Object.assign(
        {
          screenWidth: width,
          screenHeight: height,
          windowWidth: width,
          windowHeight: height,
          pixelRatio: ratio,
          safeArea: { left: 0, top: 0, right: width, bottom: height, width, height },
          statusBarHeight: 24,
          platform: 'android',
          language: 'en-US',
          SDKVersion: '0.33.0',
          version: '44.1.0',
        },
        system,
      ),
    getMenuButtonBoundingClientRect: () => ({
      left: width - 94,
      top: 30,
      right: width - 7,
      bottom: 62,
      width: 87,
      height: 32,
    }),
    getStorageSync: (/** @type {string} */ key) => (key in storage ? storage[key] : ''),
    setStorageSync(/** @type {string} */ key, /** @type {unknown} */ value) {
      storage[key] = value;
    },
    setClipboardData(/** @type {any} */ { data, success }) {
      clipboard.push(data);
      if (success) success({ errMsg: 'setClipboardData:ok' });
    },
  };
  const events = ['TouchStart', 'TouchMove', 'TouchEnd', 'TouchCancel', 'WindowResize'];
  events.concat('Error', 'UnhandledRejection').forEach((name) => {
    methods[`on${name}`] = (/** @type {Function} */ listener) => {
      listeners[name] = (listeners[name] || []).concat(listener);
    };
    // As on iOS, where the other one is missing.
    if (name !== 'WindowResize') {
      methods[`off${name}`] = (/** @type {Function} */ listener) => {
        listeners[name] = (listeners[name] || []).filter((one) => one !== listener);
      };
    }
  });
  const host = {};
  /** @type {any} */
  const game = Object.create(host);
  Object.keys(methods).forEach((name) => {
    Object.defineProperty(host, name, {
      configurable: true,
      /** @this {any} @param {unknown[]} args */
      value(...args) {
        if (this !== game) throw new TypeError(`Illegal invocation of ${name}`);
        log.push(name);
        return Reflect.apply(methods[name], null, args);
      },
    });
  });
  Object.keys(override).forEach((name) => {
    Object.defineProperty(host, name, { value: override[name] });
  });

  const canvas = createCanvas();
  const context = canvas.getContext(kind);
  log.length = 0;

  /** What the game knows of the fingers that are down. @type {any[]} */
  let down = [];

  const runtime = {
    game,
    canvas,
    context,
    log,
    canvases,
    storage,
    clipboard,
    listeners,
    now: () => clock,
    /** How many callbacks wait. */
    pending: () => waiting.length + timed.length,
    /** Puts the globals in place. @param {any} target */
    install(target) {
      target.Date.now = () => clock;
      for (const name of ['requestAnimationFrame', 'setTimeout', 'clearTimeout']) delete target[name];
      if (frames) {
        target.requestAnimationFrame = (/** @type {Function} */ run) => {
          log.push('requestAnimationFrame');
          return waiting.push(run);
        };
      }
      if (timers) {
        target.setTimeout = (/** @type {Function} */ run, /** @type {number} */ ms) => {
          log.push('setTimeout');
          timed.push({ at: clock + (ms || 0), run, id: ++timersSet });
          return timersSet;
        };
        target.clearTimeout = (/** @type {number} */ id) => {
          const at = timed.findIndex((timer) => timer.id === id);
          if (at >= 0) timed.splice(at, 1);
        };
      }
    },
    /** Lets time pass: timers, then a frame. @param {number} [ms] */
    frame(ms) {
      clock += ms === undefined ? 16 : ms;
      timed.splice(0).forEach((timer) => {
        if (timer.at > clock) timed.push(timer);
        else timer.run();
      });
      waiting.splice(0).forEach((run) => {
        run(clock);
      });
    },
    /** @param {number} ms */
    wait(ms) {
      clock += ms;
    },
    /**
     * Tells everybody of a touch.
     *
     * @param {'Start' | 'Move' | 'End' | 'Cancel'} phase
     * @param {{ identifier: number, clientX: number, clientY: number }[]} changed
     */
    touch(phase, ...changed) {
      const ids = changed.map((one) => one.identifier);
      down = down.filter((one) => ids.indexOf(one.identifier) < 0);
      if (phase === 'Start' || phase === 'Move') down = down.concat(changed);
      const event = { touches: down.slice(), changedTouches: changed, timeStamp: clock };
      (listeners[`Touch${phase}`] || []).forEach((listener) => {
        listener(event);
      });
    },
    /** Tells everybody of an error that nobody caught. @param {'Error' | 'UnhandledRejection'} kind @param {unknown} event */
    uncaught(kind, event) {
      (listeners[kind] || []).forEach((listener) => {
        listener(event);
      });
    },
    /** @param {number} x @param {number} y @param {number} [id] @param {number} [heldMs] for how long the finger is down */
    tap(x, y, id, heldMs) {
      const point = { identifier: id || 0, clientX: x, clientY: y };
      runtime.touch('Start', point);
      clock += heldMs || 60;
      runtime.touch('End', point);
    },
    /**
     * Where a text is to be seen, in CSS pixels from the overlay's corner.
     *
     * @param {any} canvas - with what was painted
     * @param {RegExp} pattern
     * @param {number} [scale]
     */
    find(canvas, pattern, scale) {
      const found = canvas.drawn.texts.filter((/** @type {Drawn} */ one) => pattern.test(one.text))[0];
      if (!found) return undefined;
      const by = scale || ratio;
      return { text: found.text, x: (found.x + found.width / 2) / by, y: found.y / by - 4 };
    },
    /** @param {number} w @param {number} h */
    resize(w, h) {
      width = w;
      height = h;
      canvas.width = w * ratio;
      canvas.height = h * ratio;
      (listeners.WindowResize || []).forEach((listener) => {
        listener({ windowWidth: w, windowHeight: h });
      });
    },
  };
  return runtime;
}

/** The runtime as a script whose value makes one. */
export const runtimeScript = `(${createRuntime})`;
