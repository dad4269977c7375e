import type { MinigamePackage } from './types.js';

/** Everything that the script has, as the global of that name and as what `require` returns. */
declare const TTMinisExplain: MinigamePackage;
export = TTMinisExplain;
export as namespace TTMinisExplain;
