import type { Overlay } from 'ttminis-explain/overlay';
import type { Button } from './buttons.js';

/** What fingers, mice and keys do. */
export interface Controls {
  /** The button that a finger is on. */
  readonly pressed: string | undefined;
  /** The button that the keyboard is at. */
  readonly chosen: string | undefined;
  /** The buttons that are on the screen now; one of them is what Enter presses. */
  setButtons(buttons: readonly Button[]): void;
  /** Where the arrow keys push: -1, 0 or 1. */
  readonly push: number;
}

/**
 * @param canvas - the game's canvas, for what points at it
 * @param element - what has the keyboard's focus while one plays; keys that go to no element are the game's too
 * @param overlay - what begins on it is not for the game
 * @param steer - is told where a finger or the mouse is, in CSS pixels from the left
 * @param leave - what the Escape key does
 */
export function createControls(
  canvas: HTMLCanvasElement,
  element: HTMLElement,
  overlay: Overlay,
  steer: (x: number) => void,
  leave: () => void,
): Controls {
  let buttons: readonly Button[] = [];
  let pressed: string | undefined;
  let chosen: string | undefined;
  const held = new Set<string>();

  const at = (event: PointerEvent) =>
    buttons.find(
      ({ x, y, width, height }) =>
        event.offsetX >= x && event.offsetX < x + width && event.offsetY >= y && event.offsetY < y + height,
    );

  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || overlay.consumes(event)) return;
    chosen = undefined;
    pressed = at(event)?.label;
    if (pressed === undefined) steer(event.offsetX);
    // A finger that leaves the canvas still steers.
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.isPrimary && pressed === undefined && !overlay.consumes(event)) steer(event.offsetX);
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!event.isPrimary) return;
    const button = at(event);
    if (button && button.label === pressed) button.press();
    pressed = undefined;
  });
  canvas.addEventListener('pointercancel', () => {
    pressed = undefined;
  });

  const move = (by: number) => {
    const now = buttons.findIndex(({ label }) => label === chosen);
    const start = now < 0 && by < 0 ? 0 : now;
    chosen = buttons[(start + by + buttons.length) % buttons.length]?.label;
  };
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (target !== element && target !== document.body) return;
    if (key === 'Escape') {
      leave();
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      if (buttons.length > 0) move(key === 'ArrowUp' ? -1 : 1);
    } else if (key === 'Enter' || key === ' ') {
      const button = buttons.find(({ label }) => label === chosen) ?? buttons.find(({ isMain }) => isMain);
      if (!event.repeat) button?.press();
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      held.add(key);
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('keyup', ({ key }) => held.delete(key));
  addEventListener('blur', () => held.clear());

  return {
    get pressed() {
      return pressed;
    },
    get chosen() {
      return chosen;
    },
    get push() {
      return Number(held.has('ArrowRight')) - Number(held.has('ArrowLeft'));
    },
    setButtons(shown) {
      buttons = shown;
      if (!buttons.some(({ label }) => label === chosen)) chosen = undefined;
    },
  };
}
