// @ts-check
// Scenes with promises that are rejected, in a process of their own: what the engine reports of them is part of the game.
import { setTimeout as delay } from 'node:timers/promises';
import { watch } from 'ttminis-explain/watch';

const watched = process.argv[2] === 'with';
/** @type {Record<string, string[]>} */
const seen = {};
/** @type {string[]} */
let events = [];
process.on('unhandledRejection', (reason) => events.push(`unhandled ${reason}`));
process.on('rejectionHandled', () => events.push('handled later'));

const told = [];
let rejected = 0;

/** @typedef {(error: string, promise: Promise<unknown>) => unknown} Ending */
const later = (/** @type {string} */ error) =>
  new Promise((_, reject) => {
    setTimeout(() => reject(error), 2);
  });
/** @extends {Promise<unknown>} */
class Subclass extends Promise {}
/** How the host makes its promises. @type {Record<string, (error: string) => Promise<unknown>>} */
const hosts = {
  'rejected at once': (error) => Promise.reject(error),
  'rejected later': later,
  'of a subclass': (error) => new Subclass((_, reject) => setTimeout(() => reject(error), 2)),
  'async function': async (error) => {
    await null;
    throw error;
  },
  resolved: () => Promise.resolve('fine'),
  frozen: (error) => Object.freeze(later(error)),
  'with a constructor of its own': (error) => Object.assign(later(error), { constructor: Promise }),
};

const note = (/** @type {unknown} */ value) => events.push(`saw ${value}`);
/** What the game does with them. @type {Record<string, (promise: Promise<unknown>) => unknown>} */
const games = {
  nothing: () => {},
  catch: (promise) => promise.catch(note),
  'then with two': (promise) => promise.then(note, note),
  'then with one': (promise) => promise.then(note),
  'then and catch': (promise) => promise.then(() => {}).catch(note),
  finally: (promise) => promise.finally(() => note('finally')),
  'catch that throws': (promise) =>
    promise.catch((error) => {
      throw `again ${error}`;
    }),
  'catch, twice': (promise) => [promise.catch(note), promise.catch(note)],
  'catch and then': (promise) => [promise.catch(note), promise.then(note)],
  await: async (promise) => {
    try {
      note(await promise);
    } catch (error) {
      note(error);
    }
  },
  'await without try': async (promise) => {
    note(await promise);
  },
  'return from an async function': (promise) => (async () => promise)().catch(note),
  'Promise.all': (promise) => Promise.all([promise, 1]).catch(note),
  'Promise.race': (promise) => Promise.race([promise]).catch(note),
  'Promise.allSettled': (promise) => Promise.allSettled([promise]).then(([result]) => note(result?.status)),
  'Promise.any, unhandled': (promise) => void Promise.any([promise]),
  'Promise.resolve and catch': (promise) => Promise.resolve(promise).catch(note),
  'resolve of another': (promise) => new Promise((resolve) => resolve(promise)).catch(note),
  'catch in the next microtask': (promise) => void Promise.resolve().then(() => promise.catch(note)),
  'catch after some time': (promise) => void setTimeout(() => promise.catch(note), 8),
  'then of the prototype': (promise) => void Promise.prototype.then.call(promise, note, note),
  instanceof: (promise) => note(promise instanceof Promise),
  'for await': async (promise) => {
    try {
      for await (const value of [promise]) note(value);
    } catch (error) {
      note(error);
    }
  },
};

for (const [kind, make] of Object.entries(hosts)) {
  for (const [name, play] of Object.entries(games)) {
    const scene = `${kind}: ${name}`;
    const host = { request: (/** @type {string} */ error) => make(error) };
    const { game } = watched
      ? watch(host, { onExplained: (explanation) => told.push(explanation.status) })
      : { game: host };
    const counts = kind !== 'resolved' && kind !== 'frozen' && kind !== 'with a constructor of its own';
    if (watched && counts) rejected++;
    events = [];
    play(game.request(scene));
    await delay(14);
    seen[scene] = events;
  }
}
console.log(JSON.stringify({ seen, told: told.length, rejected }));
