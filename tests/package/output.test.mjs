// @ts-check
// What the files of the package are written in: the runtimes are older than browsers, and forbid some things.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { parse } from 'acorn';
import { analyze } from 'eslint-scope';
import { install } from '../support/installed.mjs';
import { root } from '../support/paths.mjs';

/** @type {{ folder: string, files: string[], tarball: string }} */
let installed;

before(() => {
  installed = install('output');
});

/** What a file may use without declaring it: the language, as far as every runtime has it. */
const language = [
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'Float32Array',
  'Float64Array',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'JSON',
  'Math',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'Reflect',
  'RegExp',
  'String',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'decodeURIComponent',
  'parseInt',
];
/** What it may ask for with `typeof`, or in a `try`, and must do without. */
const hosts = ['GameGlobal', 'TTWebAssembly', 'WebAssembly', 'clearTimeout', 'setTimeout'];
/** What the simulator uses: more of the language, and the timers and the network of browsers and Node where there are any. */
const simulator = [
  'Date',
  'Infinity',
  'decodeURIComponent',
  'encodeURIComponent',
  'clearTimeout',
  'fetch',
  'setTimeout',
];
/** What the watching entry may ask for in the same way: also what engines leave, and where to say that a listener throws. */
const watching = [
  'TTMinis',
  'tt',
  'CocosEngine',
  'Laya',
  'Symbol',
  'WeakMap',
  '__globalAdapter',
  'cc',
  'console',
  'setTimeout',
];
/** What the overlay looks for in the same way: what it draws and hears with in a browser, and its frames and timers. */
const drawing = [
  'CSSStyleSheet',
  'HTMLElement',
  'Map',
  'PointerEvent',
  'WeakMap',
  'addEventListener',
  'clearTimeout',
  'console',
  'customElements',
  'devicePixelRatio',
  'document',
  'localStorage',
  'navigator',
  'removeEventListener',
  'requestAnimationFrame',
  'setTimeout',
  'window',
];
/** What the reports use: more of the language. */
const reporting = ['Map'];
/** What the command uses of Node, where alone it runs. */
const node = ['Symbol', 'URL', 'WeakMap', 'Map', 'Set', 'clearTimeout', 'setTimeout'];
/** Where a script finds the place for its global. */
const globals = ['global', 'globalThis', 'self', 'window'];
/** CommonJS itself. */
const commonJs = ['module', 'require', 'exports'];

/** The JavaScript files, and what each may use. @type {Record<string, { syntax: 5 | 8 | 13, names: string[] }>} */
const scripts = {
  'core.mjs': { syntax: 8, names: [] },
  'core.js': { syntax: 8, names: commonJs },
  'failures.mjs': { syntax: 8, names: [] },
  'failures.js': { syntax: 8, names: commonJs },
  'index.mjs': { syntax: 8, names: ['WebAssembly'] },
  'index.js': { syntax: 8, names: ['WebAssembly', ...commonJs] },
  'js.mjs': { syntax: 8, names: [] },
  'js.js': { syntax: 8, names: commonJs },
  'minigame.mjs': { syntax: 8, names: hosts },
  'minigame.js': { syntax: 8, names: [...hosts, ...commonJs] },
  'overlay.mjs': { syntax: 8, names: drawing },
  'overlay.js': { syntax: 8, names: [...drawing, ...commonJs] },
  'report-to.mjs': { syntax: 8, names: reporting },
  'report-to.js': { syntax: 8, names: [...reporting, ...commonJs] },
  // Node 20 has ES2022.
  'command.mjs': { syntax: 13, names: node },
  'simulate.mjs': { syntax: 8, names: simulator },
  'simulate.js': { syntax: 8, names: [...simulator, ...commonJs] },
  'globals.js': { syntax: 5, names: [] },
  'zh.mjs': { syntax: 8, names: [] },
  'zh.js': { syntax: 8, names: commonJs },
  'watch.mjs': { syntax: 8, names: watching },
  'watch.js': { syntax: 8, names: [...watching, ...commonJs] },
  'game.js': { syntax: 5, names: [...hosts, ...watching, ...drawing, ...globals, 'module'] },
};

test('every script is looked at', () => {
  const found = installed.files.filter((file) => /\.m?js$/.test(file));
  assert.deepEqual(Object.keys(scripts).sort(), found.sort());
});

for (const [file, { syntax, names }] of Object.entries(scripts)) {
  test(`${file} is ES${syntax === 5 ? '5' : 2009 + syntax} and uses nothing that a runtime may lack`, () => {
    const source = readFileSync(join(installed.folder, 'node_modules/ttminis-explain', file), 'utf8');
    const sourceType = file.endsWith('.mjs') ? 'module' : 'script';
    const tree = /** @type {any} */ (
      parse(source, { ecmaVersion: syntax, sourceType, ranges: true, allowHashBang: true })
    );
    const scopes = analyze(tree, { ecmaVersion: syntax, sourceType });
    const used = new Set(scopes.globalScope?.through.map((reference) => reference.identifier.name));
    const allowed = new Set([...language, ...names]);
    assert.deepEqual(
      [...used].filter((name) => !allowed.has(name)),
      [],
    );
  });
}

test('the check of the scripts finds what it looks for', () => {
  for (const source of [
    'eval("1")',
    'new Function("1")',
    'var text = new TextDecoder().decode()',
    'fetch("x")',
  ]) {
    const tree = /** @type {any} */ (parse(source, { ecmaVersion: 8, ranges: true }));
    const { globalScope } = analyze(tree, { ecmaVersion: 8 });
    const found = globalScope?.through.map((reference) => reference.identifier.name) ?? [];
    assert.ok(
      found.some((name) => !language.includes(name)),
      source,
    );
  }
  for (const source of ['import("x")', 'var a = b ?? c', 'async function* f() {}'])
    assert.throws(() => parse(source, { ecmaVersion: 8 }), SyntaxError);
});

/** Runs a program of the development dependencies. @type {(program: string, args: string[]) => void} */
function lint(program, args) {
  try {
    execFileSync(join(root, 'node_modules/.bin', program), args, { cwd: installed.folder, encoding: 'utf8' });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout: string, stderr: string }} */ (error);
    assert.fail(`${program}: ${stdout}${stderr}`);
  }
}

test('publint has nothing to say', () => {
  lint('publint', ['run', installed.tarball, '--strict']);
});

test('the types are right in every mode of resolution', () => {
  const data = ['catalog.json', 'ttminis-explain.wasm', 'ttminis-explain.wasm.br', 'package.json'];
  lint('attw', [installed.tarball, '--exclude-entrypoints', ...data]);
});
