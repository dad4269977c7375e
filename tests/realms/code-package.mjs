// @ts-check
// A stand-in for the runtime's `TTWebAssembly`: it loads files of the code package, by path, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** @type {Record<string, (bytes: Buffer) => Buffer>} */
const files = {
  'ttminis-explain.wasm.br': brotliDecompressSync,
  'ttminis-explain.wasm': (bytes) => bytes,
};

/**
 * Puts `TTWebAssembly` into a realm.
 *
 * @param {object} options
 * @param {boolean} [options.alias] - whether `WebAssembly` is the same object, as engines have it
 * @param {string} [options.on] - the object that it hangs on, instead of the global one
 */
export const pathOnly =
  ({ alias = false, on = 'globalThis' }) =>
  /** @type {(evaluate: (source: string) => any, folder: string) => void} */
  (evaluate, folder) => {
    /** @type {(path: unknown) => Uint8Array} */
    const read = (path) => {
      if (typeof path !== 'string') throw new TypeError(`${typeof path} is no path`);
      const decode = files[path];
      if (!decode) throw new Error(`no such file: ${path}`);
      return decode(readFileSync(join(folder, path)));
    };
    const install = evaluate(`(read) => {
      const { instantiate } = WebAssembly;
      const host = { instantiate: async (path, imports) => instantiate(read(path), imports) };
      ${on === 'globalThis' ? '' : `globalThis.${on} = {};`}
      ${on}.TTWebAssembly = host;
      ${alias ? 'globalThis.WebAssembly = host;' : 'delete globalThis.WebAssembly;'}
    }`);
    install(read);
  };
