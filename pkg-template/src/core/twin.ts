import { createTwin } from '#core/twin';
import { beginCore, type Core } from './instance.js';

/**
 * Starts the core in JavaScript: the same code, translated. It needs nothing but the language.
 *
 * @returns a core of its own
 */
export function startTwin(): Core {
  const core = beginCore();
  return core.finish(createTwin(core.imports), null);
}
