import { byId } from './dom.js';

let waiting: ReturnType<typeof setTimeout> | undefined;

/**
 * Has screen readers say a short sentence when they are free. It waits until typing rests, so that a word that is
 * being typed is not commented on letter by letter; a newer sentence takes the place of one that still waits.
 */
export function announce(sentence: string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    byId('status').textContent = sentence;
  }, 500);
}
