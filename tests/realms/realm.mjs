// @ts-check
// An environment of its own to run the package in: what it has is said, and nothing comes from outside.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/**
 * Files as one script that has a `require` of its own, so that nothing needs to evaluate text.
 *
 * @param {Record<string, string>} files - CommonJS by path, such as `./core.js`
 * @returns {string} a script whose value is `require`
 */
export function asScript(files) {
  const modules = Object.entries(files).map(
    ([path, source]) => `${JSON.stringify(path)}: function (module, exports, require) {\n${source}\n}`,
  );
  return `(function () {
    var files = {${modules.join(',\n')}};
    var loaded = {};
    return function require(path) {
      if (!loaded[path]) {
        loaded[path] = { exports: {} };
        files[path](loaded[path], loaded[path].exports, require);
      }
      return loaded[path].exports;
    };
  })()`;
}

/**
 * The CommonJS files of an entry of the package.
 *
 * @param {string} folder - the installed package
 * @param {string} entry - such as `index.js`
 */
export function filesOf(folder, entry) {
  const files =
    entry === 'game.js'
      ? [entry]
      : ['core.js', 'failures.js', ...(entry === 'overlay.js' ? ['watch.js'] : []), entry];
  return Object.fromEntries(files.map((file) => [`./${file}`, readFileSync(join(folder, file), 'utf8')]));
}

/**
 * A realm of V8 with what ECMAScript defines. It cannot evaluate text.
 *
 * @param {{ wasm?: boolean | undefined }} [options] - `wasm: false` forbids to compile WebAssembly, as a security policy
 *   does
 * @returns {(source: string) => any} runs a script in it
 */
export function createRealm({ wasm = true } = {}) {
  const realm = vm.createContext({}, { codeGeneration: { strings: false, wasm } });
  // Node puts this one into every context; it is not part of ECMAScript.
  vm.runInContext('delete globalThis.console;', realm);
  return (source) => vm.runInContext(source, realm);
}
