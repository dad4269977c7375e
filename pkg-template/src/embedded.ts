import code from '#core/wasm';
import { beginCore, describe, type Entrance, isFullStack, refuse, refused, startTwin } from './core.js';
import { decodeHex } from './hex.js';

/** The compiled core: compiling takes much longer than starting, and is done once. */
let compiled: WebAssembly.Module | undefined;

/** WebAssembly that the entry carries, or JavaScript where that cannot be compiled or trapped. */
export const embedded: Entrance = {
  start() {
    if (refused() === undefined) {
      try {
        compiled = compiled || new WebAssembly.Module(decodeHex(code));
        const core = beginCore();
        const instance = new WebAssembly.Instance(compiled, core.imports);
        return core.finish(instance.exports, 'this environment compiles WebAssembly');
      } catch (failure) {
        // Not the fault of WebAssembly, once it has compiled. Compiling itself throws the same kind of error for a limit.
        if (compiled && isFullStack(failure)) throw failure;
        refuse(`WebAssembly cannot be used here: ${describe(failure)}`);
      }
    }
    return startTwin();
  },
  whyJavaScript: 'another entry of the package was asked first',
};
