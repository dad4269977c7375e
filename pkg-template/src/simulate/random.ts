/**
 * Makes a generator of pseudo-random numbers (mulberry32). A seed always gives the same sequence.
 *
 * @param seed - any number, of which the lower 32 bits count
 * @returns gives the next number, from 0 up to but not including 1
 */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
