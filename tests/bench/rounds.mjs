// @ts-check
import { performance } from 'node:perf_hooks';

const ROUNDS = 21;
const WARM_UP_ROUNDS = 3;

/**
 * Times several subjects in turns, so that what disturbs the machine disturbs all of them.
 *
 * @template {string} Name
 * @param {Record<Name, () => void | Promise<void>>} subjects
 * @param {number} calls - how many calls each run of a subject makes
 * @returns {Promise<Record<Name, number>>} nanoseconds for one call, the median of the rounds
 */
export async function time(subjects, calls) {
  const names = /** @type {Name[]} */ (Object.keys(subjects));
  /** @type {Record<string, number[]>} */
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const name of names) {
      const start = performance.now();
      await subjects[name]();
      if (round >= 0) samples[name]?.push(((performance.now() - start) / calls) * 1e6);
    }
  }
  const times = names.map((name) => [name, median(samples[name] ?? [])]);
  return /** @type {Record<Name, number>} */ (Object.fromEntries(times));
}

/** @param {number[]} values */
export function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
