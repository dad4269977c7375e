import { data, importModule, start } from '#core/data';
import { createGlue, type Exports, type Glue } from '#core/glue';
import type { Known } from '../types.js';
import { decodeData } from './data.js';
import { host } from './host.js';

/** A core that can be asked. */
export interface Core {
  readonly glue: Glue;
  /** How its WebAssembly was brought here; `null` for the core in JavaScript. */
  readonly loaded: string | null;
}

/** The first half of making a core: what its code is instantiated with. */
export interface Unfinished {
  readonly imports: Record<string, object>;
  /**
   * The second half.
   *
   * @param exports - what the instance exports
   * @param loaded - how its WebAssembly was brought here, or `null`
   * @throws when that is not an instance of the core
   */
  finish(exports: Exports, loaded: string | null): Core;
}

/**
 * Begins to make a core. In two halves, since some runtimes instantiate at once and some later.
 *
 * @returns what to instantiate the code with, and what to do then
 */
export function beginCore(): Unfinished {
  const glue = createGlue();
  const imports: Record<string, object> = {};
  imports[importModule] = glue.imports;
  return {
    imports,
    finish(exports, loaded) {
      if (typeof exports.explain !== 'function')
        throw new Error("the instance exports no function 'explain'");
      decodeData(data, new Uint8Array(exports.memory.buffer, start));
      glue.__wbg_set_wasm(exports);
      // Runtimes can give something else than was asked for, and a core that is wrong is worse than none.
      const answer = glue.explain(21103, undefined, undefined, host) as Known | undefined;
      if (answer?.id !== 'network/21103') throw new Error('the instance does not answer as the core does');
      return { glue, loaded };
    },
  };
}
