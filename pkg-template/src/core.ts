import { createGlue, type Glue } from '#core/glue';
import wasm from '#core/wasm';
import { decodeHex } from './hex.js';

/** The compiled core: compiling takes much longer than starting, and is done once. */
let compiled: WebAssembly.Module | undefined;
/** Why the core cannot be compiled here; then there is no use in trying again. */
let uncompilable: unknown;
/** The core that answers. */
let running: Glue | undefined;

function start(): Glue {
  if (uncompilable !== undefined) throw uncompilable;
  if (!compiled) {
    try {
      compiled = new WebAssembly.Module(decodeHex(wasm));
    } catch (error) {
      // A stack that is full when the first error comes is none the next time.
      if (!(error instanceof RangeError)) uncompilable = error;
      throw error;
    }
  }
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
