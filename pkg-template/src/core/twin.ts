import { createTwin } from '#core/twin';
import { english } from '../word/pack.js';
import { beginCore, type Core } from './instance.js';

/**
 * Starts the JavaScript form of the core: the same code, translated. It needs nothing but the language.
 *
 * @returns a core of its own
 */
export function startTwin(): Core {
  const core = beginCore(english().entries);
  return core.finish(createTwin(core.imports), null);
}
