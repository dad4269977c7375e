/** Screen widths a second. */
const keySpeed = 0.9;

/**
 * Listens to fingers on the canvas and to the arrow keys. What begins on the overlay does not get here.
 *
 * @returns where the ship is to go, from 0 at the left to 1 at the right, after some seconds more
 */
export function steerOn(canvas: HTMLCanvasElement): (seconds: number) => number {
  let target = 0.5;
  const held = new Set<string>();
  const follow = ({ offsetX, buttons }: PointerEvent) => {
    if (buttons > 0) target = offsetX / canvas.clientWidth;
  };
  canvas.addEventListener('pointerdown', follow);
  canvas.addEventListener('pointermove', follow);
  addEventListener('keydown', ({ key }) => held.add(key));
  addEventListener('keyup', ({ key }) => held.delete(key));
  addEventListener('blur', () => held.clear());
  return (seconds) => {
    const push = Number(held.has('ArrowRight')) - Number(held.has('ArrowLeft'));
    target = Math.max(0, Math.min(1, target + push * keySpeed * seconds));
    return target;
  };
}
