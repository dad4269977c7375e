import type { Host } from '#core/glue';
import { copyKnown } from './copy.js';

/**
 * The call that a context names, when it says nothing else; `false` when it does. Reading one property from the core takes
 * longer than looking for others here.
 */
function onlyApi(context: unknown): unknown {
  try {
    for (const key in context as object) if (key !== 'api') return false;
    return (context as { readonly api?: unknown }).api;
  } catch {
    return false;
  }
}

/** What the loader does for the core: with the engine's own parser, even if the game puts another in its place later. */
export const host: Host = { copyKnown, onlyApi, parseJson: JSON.parse };
