import type { OverlayPackage } from './overlay-types.js';
import type { MinigamePackage } from './types.js';
import type { WatchPackage } from './watch-types.js';

/** Everything that the script has, for those who load it with `require` or `import`. */
declare const script: MinigamePackage & WatchPackage & OverlayPackage;
export = script;

declare global {
  /** Everything that the script has, as it is in a page or a plugin folder. */
  const TTMinisExplain: MinigamePackage & WatchPackage & OverlayPackage;
}
