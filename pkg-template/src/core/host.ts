import type { Host } from '#core/glue';
import { copyKnown } from './copy.js';

/** What the loader does for the core: with the engine's own parser, even if the game puts another in its place later. */
export const host: Host = { copyKnown, parseJson: JSON.parse };
