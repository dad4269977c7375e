// The plain script: a global for engines that load scripts one by one, and an export for those that have `require`.
import { minigamePackage } from './code-package.js';

/** Everything, under one name. */
const TTMinisExplain = minigamePackage();

/** The global objects that an environment has; a runtime may have several, and freeze them. */
const globals = [
  typeof globalThis === 'undefined' ? undefined : globalThis,
  typeof GameGlobal === 'undefined' ? undefined : GameGlobal,
  typeof window === 'undefined' ? undefined : window,
  typeof global === 'undefined' ? undefined : global,
  typeof self === 'undefined' ? undefined : self,
] as (Record<string, unknown> | undefined)[];
for (let index = 0; index < globals.length; index++) {
  const object = globals[index];
  try {
    if (object) object.TTMinisExplain = TTMinisExplain;
  } catch {
    // One of the others will do.
  }
}

// Plugin scripts are run with `module` shadowed. One by one, because that is how Node finds names for `import`.
if (typeof module === 'object' && module && typeof module.exports === 'object' && module.exports) {
  module.exports.init = TTMinisExplain.init;
  module.exports.explain = TTMinisExplain.explain;
  module.exports.explainJson = TTMinisExplain.explainJson;
  module.exports.catalog = TTMinisExplain.catalog;
  module.exports.backend = TTMinisExplain.backend;
}

// Bundlers take a file that says `module` for CommonJS, unless it exports something.
export default TTMinisExplain;
