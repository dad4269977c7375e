// What the build puts in, and the parts of the runtimes that are used: none of them brings a DOM library.

/** The bindings that wasm-bindgen generates, as a function: each core has bindings, and a heap, of its own. */
declare module '#core/glue' {
  /** The functions of the core, and those that it imports. */
  interface Glue {
    /** The functions that the core imports, under the names that it has for them. */
    readonly imports: object;
    __wbg_set_wasm(exports: Exports): void;
    explain<Entry>(
      error: import('./read/error.js').ReadError,
      context: import('./core/instance.js').CoreContext,
      entries: readonly Entry[],
    ): import('./core/verdict.js').Verdict<Entry>;
  }
  /** The exports of an instance of the core, as far as the loader looks at them. */
  interface Exports {
    readonly memory: { readonly buffer: ArrayBuffer };
    readonly explain: unknown;
  }
  export function createGlue(): Glue;
  /** The name of the module that the code imports from: it tells builds apart. */
  export const importModule: string;
}

/** The code of the core as WebAssembly, in hexadecimal. */
declare module '#core/wasm' {
  const code: string;
  export default code;
}

/** The data of the core: what its memory contains before the first call. */
declare module '#core/data' {
  /** The address of the first byte. */
  export const start: number;
  /** The bytes, encoded: see `core/data.ts`. */
  export const data: string;
}

/** The code of the core as JavaScript. */
declare module '#core/twin' {
  export function createTwin(imports: Record<string, object>): import('#core/glue').Exports;
}

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, object>);
    readonly exports: import('#core/glue').Exports;
  }
}

/** Loads WebAssembly from the code package of a mini game. It takes paths, and nothing else. */
interface PathLoader {
  instantiate(path: string, imports: Record<string, object>): PromiseLike<unknown>;
  readonly Instance?: typeof WebAssembly.Instance;
}
declare const TTWebAssembly: PathLoader | undefined;
/** The global object of a mini game, where a runtime has it. */
declare const GameGlobal: (Record<string, unknown> & { TTWebAssembly?: PathLoader }) | undefined;

/** Where there is one; only the simulator asks. */
declare const fetch: unknown;
/** Where there are any. */
declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function requestAnimationFrame(callback: () => void): unknown;

/** Of the console only what takes a text. */
declare const console: { error(text: string): void; log(text: string): void };

/** A browser, where the overlay finds one: every use of it is guarded. */
declare const document: import('./overlay/safe-access.js').Any;
declare const customElements: import('./overlay/safe-access.js').Any;
declare const HTMLElement: import('./overlay/safe-access.js').Any;
declare const CSSStyleSheet: import('./overlay/safe-access.js').Any;
declare const localStorage: unknown;
declare const navigator: unknown;
declare const devicePixelRatio: number | undefined;
declare const PointerEvent: unknown;
declare function addEventListener(type: string, run: (event: never) => void, options?: object): void;
declare function removeEventListener(type: string, run: (event: never) => void, options?: object): void;

/** What engines leave on the global object. */
declare const CocosEngine: unknown;
declare const cc: unknown;
declare const __globalAdapter: unknown;
declare const Laya: unknown;

/** CommonJS, where a script is loaded by it. */
declare const module: { exports: Partial<Record<string, unknown>> } | undefined;

/** The global object, where it is called so. */
declare const window: Record<string, unknown> | undefined;
declare const global: Record<string, unknown> | undefined;
declare const self: Record<string, unknown> | undefined;

/** Where the platform's functions are. Many games call the second one. */
declare const TTMinis: { readonly game?: object } | undefined;
declare const tt: object | undefined;
