import { createTwin } from '#core/twin';
import { beginCore, type Core } from './instance.js';

/** Starts the JavaScript form of the core: the same code, translated. It needs nothing but the language. */
export function startTwin(): Core {
  const core = beginCore();
  return core.finish(createTwin(core.imports), null);
}
