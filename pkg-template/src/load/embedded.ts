import code from '#core/wasm';
import { beginCore, type CoreSource, describe, isFullStack, refuse, refused, startTwin } from '../core.js';
import { decodeHex } from './hex.js';

/** The compiled core: compiling takes much longer than starting, and is done once. */
let compiled: WebAssembly.Module | undefined;

/** The WebAssembly that the entry carries, or JavaScript where that cannot be compiled or trapped. */
export const embedded: CoreSource = {
  start() {
    if (refused() === undefined) {
      try {
        compiled = compiled || new WebAssembly.Module(decodeHex(code));
        const core = beginCore();
        const instance = new WebAssembly.Instance(compiled, core.imports);
        return core.finish(instance.exports, 'this environment compiles WebAssembly');
      } catch (failure) {
        // Once it has compiled, a full stack is not the fault of WebAssembly. A limit to compiling throws such an error too.
        if (compiled && isFullStack(failure)) throw failure;
        refuse(`WebAssembly cannot be used here: ${describe(failure)}`);
      }
    }
    return startTwin();
  },
  whyJavaScript: 'another entry of the package was asked first',
};
