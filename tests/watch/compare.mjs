// @ts-check
// The same scene without and with `watch`: what the game and the host see of it has to be the same.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { clearTimeline, timeline, watch } from 'ttminis-explain/watch';

/** @typedef {import('./host.mjs').Any} Any */
/** @typedef {import('ttminis-explain/watch').Failure} Failure */
/**
 * @typedef {object} Scene
 * @property {(log: import('./host.mjs').Log) => Any} host
 * @property {(game: Any, log: import('./host.mjs').Log, host: Any, watched: boolean) => unknown} play
 */

/**
 * @param {Scene} scene
 * @param {boolean} watched
 */
export async function record({ host: create, play }, watched) {
  clearTimeline();
  /** @type {unknown[][]} */
  const entries = [];
  /** @type {Failure[]} */
  const told = [];
  const log = (/** @type {unknown[]} */ ...entry) => entries.push(entry);
  const host = create(log);
  const watching = watched
    ? watch(host, { onExplained: (explanation, call) => told.push({ explanation, call }) })
    : undefined;
  const game = watching?.game ?? host;
  try {
    await play(game, log, host, watched);
  } catch (error) {
    log('thrown', String(error));
  }
  await delay(10);
  assert.deepEqual(timeline(), told, 'the timeline is what was told');
  watching?.restore();
  return { entries, told, watching };
}

/**
 * Plays a scene without and with `watch`, and compares.
 *
 * @param {Scene} scene
 * @returns {Promise<{ told: Failure[], watching: import('ttminis-explain/watch').Watch<Any> }>} what `watch` has told
 */
export async function compare(scene) {
  const without = await record(scene, false);
  const withWatch = await record(scene, true);
  assert.ok(without.entries.length > 0, 'the scene shows something');
  assert.deepEqual(withWatch.entries, without.entries);
  assert.ok(withWatch.watching);
  return { told: withWatch.told, watching: withWatch.watching };
}

/** What a failure is, in short. @param {Failure} failure */
export const inShort = ({ explanation, call }) => [
  call.function,
  call.via,
  'id' in explanation ? explanation.id : explanation.status,
];
