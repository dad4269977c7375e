// Listens to the touches of the platform, or to the events of a browser, and keeps those of the overlay from the game.
import { FINGER_EVENTS } from '../../panel/gesture.js';
import { type Any, browserWindow, call, numberOrZero, read } from '../../safe-access.js';
import { type Fingers, idOf, STARTS } from './fingers.js';
import type { View } from './view.js';

const CLICKS = /click|menu$/;

/** @returns what ends the listening */
export function listenToTouches(fingers: Fingers, view: View, game: Any, canvas: Any): (() => void)[] {
  return typeof read(game, 'onTouchStart') === 'function'
    ? listenToGame(fingers, game)
    : listenToBrowser(fingers, view, canvas);
}

function listenToGame(fingers: Fingers, game: Any): (() => void)[] {
  return ['Start', 'Move', 'End', 'Cancel'].map((phase) => {
    const listener = (event: Any) => {
      try {
        const down = Array.from(read(event, 'touches') || [], idOf);
        if (phase === 'Start' && down.length) fingers.keepOnly(down);
        const touches = read(event, 'changedTouches') || [];
        for (let at = 0; at < touches.length; at++) fingers.hear(phase.toLowerCase(), touches[at], true);
      } catch {
        // The event cannot be read.
      }
    };
    call(game, `onTouch${phase}`, listener);
    return () => call(game, `offTouch${phase}`, listener);
  });
}

function listenToBrowser(fingers: Fingers, view: View, canvas: Any): (() => void)[] {
  const target = browserWindow() || canvas;
  const acting = typeof PointerEvent === 'function' ? /^pointer/ : /^touch/;
  const listener = (event: Any) => {
    try {
      const { type } = event;
      const touches: Any[] = Array.from(event.changedTouches || [event]);
      for (const touch of touches) {
        // A touch that begins on another element of the page is about that element.
        if (!STARTS.test(type) || event.target === canvas) fingers.hear(type, touch, acting.test(type));
      }
      const isOurs = (touch: Any) =>
        // A click follows the end of its press, and one elsewhere on the page may have had no press.
        CLICKS.test(type) ? event.target === canvas && fingers.isMouseOurs() : fingers.isOurs(touch);
      if (!touches.every(isOurs)) return;
      event.stopImmediatePropagation();
      // Otherwise the page would scroll, or the browser would tell of this press once more.
      if (event.cancelable && !/^pointer/.test(type)) event.preventDefault();
    } catch {
      // The event cannot be read.
    }
  };
  const onWheel = (event: Any) => {
    if (event.target !== canvas || !view.covers(...fingers.pointOf(event))) return;
    view.scrollBy(numberOrZero(event.deltaY));
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const options = { capture: true, passive: false };
  return FINGER_EVENTS.split(' ')
    .concat('wheel')
    .map((type) => {
      const run = type === 'wheel' ? onWheel : listener;
      call(target, 'addEventListener', type, run, options);
      return () => call(target, 'removeEventListener', type, run, options);
    });
}
