// What the build puts in, and the part of the WebAssembly API that is used: the runtime has no DOM library.

/** The bindings that wasm-bindgen generates, as a function: each core has bindings, and a heap, of its own. */
declare module '#core/glue' {
  interface Glue {
    __wbg_set_wasm(exports: object): void;
    explain(error: unknown, second: unknown, third: unknown, host: Host): unknown;
    catalog(): unknown;
  }
  /** What the loader does for the core. */
  interface Host {
    copyKnown(known: import('./types.js').Known): import('./types.js').Known;
  }
  export function createGlue(): Glue;
}

/** The core, in hexadecimal. */
declare module '#core/wasm' {
  const wasm: string;
  export default wasm;
}

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, object>);
    readonly exports: object;
  }
}
