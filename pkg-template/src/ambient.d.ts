// What the build puts in, and the parts of the runtimes that are used: none of them brings a DOM library.

/** The bindings that wasm-bindgen generates, as a function: each core has bindings, and a heap, of its own. */
declare module '#core/glue' {
  interface Glue {
    /** What the core calls, under the names that it has for it. */
    readonly imports: object;
    __wbg_set_wasm(exports: Exports): void;
    explain(error: unknown, second: unknown, third: unknown, host: Host): unknown;
    check(api: unknown, args: unknown, context: unknown, host: Host): unknown;
    retryDelay(error: unknown, attempt: unknown, context: unknown): number;
    catalog(host: Host): unknown;
    recordFailure(failure: unknown): void;
    clearFailures(): void;
    pauseFailures(paused: boolean): void;
    viewFailures(
      api: unknown,
      whose: unknown,
      group: unknown,
      above: number,
      most: number,
      host: Host,
    ): unknown;
    reportFailures(given: readonly unknown[], nowMs: number, host: Host): unknown;
  }
  /** What an instance of the core exports, as far as the loader looks at it. */
  interface Exports {
    readonly memory: { readonly buffer: ArrayBuffer };
    readonly explain: unknown;
  }
  /** What the loader does for the core. */
  interface Host {
    copyKnown(known: import('./types.js').Known): import('./types.js').Known;
    onlyApi(context: unknown): unknown;
    parseJson(json: string): unknown;
  }
  export function createGlue(): Glue;
}

/** The code of the core as WebAssembly, in hexadecimal. */
declare module '#core/wasm' {
  const code: string;
  export default code;
}

/** The code of the core as JavaScript. */
declare module '#core/twin' {
  export function createTwin(imports: Record<string, object>): import('#core/glue').Exports;
}

/** What the memory of the core begins with. */
declare module '#core/data' {
  /** The address of the first byte. */
  export const start: number;
  /** The bytes, encoded: see `core/data.ts`. */
  export const data: string;
  /** The name of the module that the code imports from. */
  export const importModule: string;
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
