import { data, start } from '#core/data';
import { createGlue, type Exports, type Glue, importModule } from '#core/glue';
import catalog from '#data/catalog';
import type { Api } from '../types.js';
import { decodeData } from './data.js';

/** A core that can be asked. */
export interface Core {
  readonly glue: Glue;
  /** How its WebAssembly was loaded; `null` for the JavaScript form. */
  readonly loaded: string | null;
}

/** How many cores have been made: tests assert that a game has one. */
let count = 0;
export const coreCount = (): number => count;

/** Begins to make a core. It takes two halves, since some runtimes instantiate at once and some later. */
export function beginCore() {
  const glue = createGlue();
  const imports: Record<string, object> = {};
  imports[importModule] = glue.imports;
  return {
    /** The first half: what to instantiate the code with. */
    imports,
    /**
     * The second half.
     *
     * @param loaded - how its WebAssembly was loaded, or `null`
     * @throws when that is no instance of the core
     */
    finish(exports: Exports, loaded: string | null): Core {
      if (typeof exports.explain !== 'function')
        throw new Error("the instance exports no function 'explain'");
      decodeData(data, new Uint8Array(exports.memory.buffer, start));
      glue.__wbg_set_wasm(exports);
      // Runtimes can give another module than was asked for, and a wrong core is worse than none.
      const meaning = glue.explain(SAMPLE, NO_CONTEXT, catalog.rows).meanings[0];
      if (meaning?.entry.id !== 'network/21103')
        throw new Error('the instance does not answer as the core does');
      count++;
      return { glue, loaded };
    },
  };
}

/** The call, as far as the core decides by it. Rows are given by their positions in the catalog. */
export interface CoreContext {
  readonly api?: Api | undefined;
  readonly aborted?: boolean | undefined;
  readonly isIdempotent?: boolean | undefined;
  readonly hasIdempotentMethod?: boolean | undefined;
  /** The rows that the arguments speak for. */
  readonly supported: readonly number[];
  /** The rows that the call fails with for certain. */
  readonly certain: readonly number[];
  /** The rows that the arguments speak against. */
  readonly opposed: readonly number[];
}

/** A known error, to see whether a core works. */
const SAMPLE = { errCode: 21103, hasPlatformCode: true };
const NO_CONTEXT = { supported: [], certain: [], opposed: [] };
