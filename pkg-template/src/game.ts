// The plain script: a global for engines that load scripts one by one, and an export for those that have `require`.
import { minigamePackage } from './load/code-package.js';
import { createOverlay } from './overlay.js';
import { clearTimeline, timeline, watch } from './watch.js';

/** Everything, under one name. */
const TTMinisExplain = Object.assign(minigamePackage(), { watch, timeline, clearTimeline, createOverlay });

/** The global objects that environments have. Asking for one may throw, and it may be frozen: another one will do. */
const globals: (() => Record<string, unknown> | undefined)[] = [
  () => globalThis as unknown as Record<string, unknown>,
  () => GameGlobal,
  () => window,
  () => global,
  () => self,
];
for (let index = 0; index < globals.length; index++) {
  try {
    const object = (globals[index] as () => Record<string, unknown> | undefined)();
    if (object) object.TTMinisExplain = TTMinisExplain;
  } catch {}
}

// Plugin scripts are run with `module` shadowed. One by one, because that is how Node finds names for `import`.
try {
  if (typeof module === 'object' && module && typeof module.exports === 'object' && module.exports) {
    module.exports.init = TTMinisExplain.init;
    module.exports.explain = TTMinisExplain.explain;
    module.exports.explainAll = TTMinisExplain.explainAll;
    module.exports.explainJson = TTMinisExplain.explainJson;
    module.exports.check = TTMinisExplain.check;
    module.exports.shouldRetry = TTMinisExplain.shouldRetry;
    module.exports.catalog = TTMinisExplain.catalog;
    module.exports.backend = TTMinisExplain.backend;
    module.exports.watch = watch;
    module.exports.timeline = timeline;
    module.exports.clearTimeline = clearTimeline;
    module.exports.createOverlay = createOverlay;
  }
} catch {
  // The global has it all.
}

// Bundlers take a file that says `module` for CommonJS, unless it exports something.
export default TTMinisExplain;
