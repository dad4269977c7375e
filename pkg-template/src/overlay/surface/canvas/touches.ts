// Fingers and the mouse, on canvases: which touches are the overlay's, and what they do.
import type { TouchLike } from '../../../overlay-types.js';
import { SLACK } from '../../panel/geometry.js';
import { type Any, call, numberOf, read } from '../../safe-access.js';

/** How long after its end a touch is still known: listeners are told one after the other. In milliseconds. */
const GRACE = 50;

/** What the fingers do. The coordinates are those of the screen, in CSS pixels. */
export interface Touched {
  /** Whether the overlay lies there. */
  hit(x: number, y: number): boolean;
  /** A finger came down on the overlay. Returns what a tap there does. */
  press(x: number, y: number): (() => void) | undefined;
  /** It moves; `dy` is how far downwards since the last time. */
  drag(x: number, y: number, dy: number): void;
  /** It was lifted after it had moved; `speed` is in pixels for each millisecond, downwards. */
  drop(x: number, y: number, speed: number): void;
  /** A finger came down, on the overlay or not. */
  anywhere(x: number, y: number): void;
  /** A wheel was turned over the overlay. */
  wheel(dy: number): void;
}

export interface Touches {
  /** See `Overlay.consumes`. */
  consumes(touch: TouchLike): boolean;
  destroy(): void;
}

/** A finger, from when it came down until shortly after it was lifted. */
interface Finger {
  /** Whether it came down on the overlay. */
  readonly mine: boolean;
  /** Whether it came down while another one was on the overlay: then it does nothing. */
  readonly idle: boolean;
  readonly tap: (() => void) | undefined;
  readonly startX: number;
  readonly startY: number;
  x: number;
  y: number;
  at: number;
  speed: number;
  moved: boolean;
  /** When it was lifted; 0 while it is down. */
  endedAt: number;
}

const STARTS = /start|down$/;
const ENDS = /end|up|cancel$/;
const CLICKS = /click|menu$/;
/** What browsers tell of a finger, in up to three ways: the game is to hear of the overlay's in none. */
const EVENTS =
  'pointerdown pointermove pointerup pointercancel touchstart touchmove touchend touchcancel mousedown mousemove mouseup click dblclick auxclick contextmenu';

const first = (...values: unknown[]): unknown => values.filter((value) => value !== undefined)[0];
/** What all events of the mouse have that are not about a pointer. */
const MOUSE = 'p';
/** Pointers have numbers of their own, and in some browsers those of their touches; so both are told apart. */
const idOf = (touch: Any): unknown =>
  first(read(touch, 'identifier'), MOUSE + first(read(touch, 'pointerId'), ''));

/**
 * @param touched - what is told of them
 * @param game - the host: its touches are used where it has any
 * @param canvas - the game's canvas, whose upper left corner is the origin in a browser
 */
export function createTouches(touched: Touched, game: Any, canvas: Any): Touches {
  const fingers = new Map<unknown, Finger>();
  const undo: (() => void)[] = [];

  function pointOf(touch: Any): [number, number] {
    const box = call(canvas, 'getBoundingClientRect');
    const x = numberOf(first(read(touch, 'clientX'), read(touch, 'pageX'), read(touch, 'x')));
    const y = numberOf(first(read(touch, 'clientY'), read(touch, 'pageY'), read(touch, 'y')));
    return [x - numberOf(read(box, 'left')), y - numberOf(read(box, 'top'))];
  }

  /** The finger of a touch, unless that was another one with the same number: its end is told where it was lifted. */
  function fingerOf(touch: Any): Finger | undefined {
    const finger = fingers.get(idOf(touch));
    if (!finger?.endedAt) return finger;
    const [x, y] = pointOf(touch);
    const isItsEnd = x === finger.x && y === finger.y && Date.now() - finger.endedAt < GRACE;
    return isItsEnd ? finger : undefined;
  }

  /** `acts` - whether it does anything, and is not only another telling of a finger that does. */
  function start(id: unknown, x: number, y: number, acts: boolean): void {
    let idle = !acts;
    fingers.forEach((finger, other) => {
      if (finger.endedAt && Date.now() - finger.endedAt >= GRACE) fingers.delete(other);
      else idle = idle || (finger.mine && !finger.idle && !finger.endedAt && other !== id);
    });
    if (acts) touched.anywhere(x, y);
    const mine = touched.hit(x, y);
    const tap = mine && !idle ? touched.press(x, y) : undefined;
    const at = Date.now();
    fingers.set(id, { mine, idle, tap, startX: x, startY: y, x, y, at, speed: 0, moved: false, endedAt: 0 });
  }

  function move(finger: Finger, x: number, y: number): void {
    if (!finger.moved && Math.abs(x - finger.startX) + Math.abs(y - finger.startY) < SLACK) return;
    const now = Date.now();
    const dy = y - finger.y;
    finger.speed = 0.6 * (dy / Math.max(1, now - finger.at)) + 0.4 * finger.speed;
    finger.moved = true;
    finger.x = x;
    finger.y = y;
    finger.at = now;
    touched.drag(x, y, dy);
  }

  function hear(type: string, touch: Any, acts: boolean): void {
    const id = idOf(touch);
    const [x, y] = pointOf(touch);
    if (STARTS.test(type)) {
      start(id, x, y, acts);
      return;
    }
    const finger = fingers.get(id);
    if (!finger || finger.endedAt) return;
    const acting = finger.mine && !finger.idle;
    if (!ENDS.test(type)) {
      if (acting) move(finger, x, y);
      return;
    }
    finger.endedAt = Date.now();
    if (acting) {
      if (finger.moved) touched.drop(finger.x, finger.y, finger.endedAt - finger.at < 100 ? finger.speed : 0);
      else if (type.indexOf('cancel') < 0) finger.tap?.();
    }
    finger.x = x;
    finger.y = y;
  }

  function consumes(touch: Any): boolean {
    const finger = fingerOf(touch);
    if (finger) return finger.mine;
    // One that has just come down: the game may be told before the overlay is.
    const [x, y] = pointOf(touch);
    return touched.hit(x, y);
  }

  function listenTo(game: Any): void {
    for (const phase of ['Start', 'Move', 'End', 'Cancel']) {
      const listener = (event: Any) => {
        try {
          // The end of a finger is not told where the app was left meanwhile; it would keep the others from acting.
          const down: Any[] = Array.from(read(event, 'touches') || [], idOf);
          fingers.forEach((_, id) => {
            if (down.length && down.indexOf(id) < 0 && phase === 'Start') fingers.delete(id);
          });
          const touches = read(event, 'changedTouches') || [];
          for (let at = 0; at < touches.length; at++) hear(phase.toLowerCase(), touches[at], true);
        } catch {
          // A touch that cannot be read.
        }
      };
      call(game, `onTouch${phase}`, listener);
      undo.push(() => call(game, `offTouch${phase}`, listener));
    }
  }

  function listenInBrowser(target: Any): void {
    const acting = typeof PointerEvent === 'function' ? /^pointer/ : /^touch/;
    const listener = (event: Any) => {
      try {
        const { type } = event;
        const touches: Any[] = Array.from(event.changedTouches || [event]);
        for (const touch of touches) {
          // What begins on another element of the page is about that.
          if (!STARTS.test(type) || event.target === canvas) hear(type, touch, acting.test(type));
        }
        const isMine = (touch: Any) =>
          // A click comes behind the end of its press; those elsewhere on the page may have none.
          CLICKS.test(type) ? event.target === canvas && fingers.get(MOUSE)?.mine : fingerOf(touch)?.mine;
        if (!touches.every(isMine)) return;
        event.stopImmediatePropagation();
        // Else the page would scroll, or the same press be told once more.
        if (event.cancelable && !/^pointer/.test(type)) event.preventDefault();
      } catch {
        // An event that cannot be read.
      }
    };
    const wheel = (event: Any) => {
      const [x, y] = pointOf(event);
      if (event.target !== canvas || !touched.hit(x, y)) return;
      touched.wheel(numberOf(event.deltaY));
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    const options = { capture: true, passive: false };
    const listen = (type: string, run: (event: Any) => void) => {
      call(target, 'addEventListener', type, run, options);
      undo.push(() => call(target, 'removeEventListener', type, run, options));
    };
    for (const type of EVENTS.split(' ')) listen(type, listener);
    listen('wheel', wheel);
  }

  if (typeof read(game, 'onTouchStart') === 'function') listenTo(game);
  else listenInBrowser(typeof window === 'undefined' ? canvas : window);

  return {
    consumes,
    destroy() {
      for (const run of undo) run();
      fingers.clear();
    },
  };
}
