import { createGlue, type Glue } from '#core/glue';
import wasm from '#core/wasm';
import { decodeHex } from './hex.js';

/** The compiled core: compiling takes much longer than starting, and is done once. */
let compiled: WebAssembly.Module | undefined;
/** The core that answers. */
let running: Glue | undefined;

function start(): Glue {
  // A runtime may bring WebAssembly later, so a failure is not remembered; looking for it costs nothing.
  compiled = compiled || new WebAssembly.Module(decodeHex(wasm));
  const glue = createGlue();
  glue.__wbg_set_wasm(new WebAssembly.Instance(compiled, { './core_bg.js': glue }).exports);
  return glue;
}

/**
 * Asks the core, starting it at the first question.
 *
 * An exception that leaves the core has skipped its clean-up - a stack overflow in the host, or a trap - so a core that
 * threw is not asked again: a fresh one gets the question.
 *
 * @param question - what to ask
 * @returns the answer
 * @throws what starting the core, or the second core, threw
 */
export function ask(question: (core: Glue) => unknown): unknown {
  try {
    running = running || start();
    return question(running);
  } catch {
    running = undefined;
    const fresh = start();
    const answer = question(fresh);
    running = fresh;
    return answer;
  }
}
