import type { MinigamePackage } from './types.js';

/** Everything that the script has: the global of that name, and what `require` returns. */
declare const TTMinisExplain: MinigamePackage;
export = TTMinisExplain;
export as namespace TTMinisExplain;
