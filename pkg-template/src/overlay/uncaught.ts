// Errors that nobody caught: where the platform or the browser tells of them.
import { withoutSecrets } from '../core.js';
import { clip } from '../failures.js';
import type { Uncaught } from './failure.js';
import { type Any, browserWindow, call, read } from './safe-access.js';

/** How much of a stack is kept. */
const MAX_LINES = 5;

const textOf = (value: Any): string => (typeof value === 'string' ? value : '');

/** @param thrown - any value; some platforms tell an error as one text with its stack */
export function uncaughtOf(thrown: Any, name: string): Uncaught {
  const lines = textOf(read(thrown, 'stack') || thrown)
    .slice(0, 4000)
    .split('\n');
  const stack = lines
    .filter((line) => /:\d+/.test(line))
    .slice(0, MAX_LINES)
    .map((line) => clip(withoutSecrets(line.trim())));
  const place = /[^\s(/@]+:\d+(:\d+)?/.exec(stack[0] || '');
  return { name: clip(textOf(read(thrown, 'name')) || name), place: place ? place[0] : '', stack };
}

/**
 * Listens for errors that nobody caught.
 *
 * @param game - the platform, which tells of them in the place of the browser where it can
 * @param withConsole - whether to take what goes to `console.error` as well; the console gets it all the same
 * @param take - gets what was thrown, and a name for what has none; must not throw
 * @returns what ends the listening
 */
export function listenToUncaught(
  game: Any,
  withConsole: boolean,
  take: (thrown: unknown, name: string) => void,
): () => void {
  const undo: (() => void)[] = [];
  const listen = (suffix: string, type: string, field: string, name: string) => {
    const listener = (event: Any) => {
      const thrown = read(event, field);
      // Platforms tell the error itself, and of a script from elsewhere browsers tell only a message.
      const told = read(event, 'stack') ? event : read(event, 'message');
      take(thrown || told || (isHost ? event : thrown), name);
    };
    const isHost = typeof read(game, `on${suffix}`) === 'function';
    const target = isHost ? game : browserWindow();
    call(target, isHost ? `on${suffix}` : 'addEventListener', isHost ? listener : type, listener);
    undo.push(() =>
      call(target, isHost ? `off${suffix}` : 'removeEventListener', isHost ? listener : type, listener),
    );
  };
  listen('Error', 'error', 'error', 'Error');
  listen('UnhandledRejection', 'unhandledrejection', 'reason', 'Unhandled rejection');
  const original = withConsole && read(console, 'error');
  if (typeof original === 'function') {
    const wrapper = (...values: unknown[]) => {
      const result = Reflect.apply(original, console, values);
      take(values.filter((value) => value instanceof Error)[0] || values[0], 'console.error');
      return result;
    };
    console.error = wrapper;
    undo.push(() => {
      if (console.error === wrapper) console.error = original;
    });
  }
  return () => {
    for (const step of undo) step();
  };
}
