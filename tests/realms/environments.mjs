// @ts-check
// The places where the package has to work, and how to run the cases there.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { getQuickJS } from 'quickjs-emscripten';
import { launch, serve } from '../support/browser.mjs';
import { expected, root } from '../support/paths.mjs';
import { pathOnly } from './code-package.mjs';
import { asScript, createRealm, filesOf } from './realm.mjs';

/** @typedef {{ backend: import('ttminis-explain').Backend, passed: number, failures: string[], answers: string[] }} Result */
/**
 * @typedef {object} Environment
 * @property {string} name
 * @property {Record<string, 'wasm' | 'js'>} entries - the files to try, and which core has to answer in each
 * @property {(file: string, place: Place) => Promise<Result>} run
 */
/**
 * @typedef {object} Place
 * @property {string} project - a project that the package is installed in
 * @property {string} folder - the package there
 */

/** The cases as a plain script, for environments without modules. */
const casesScript = buildSync({
  entryPoints: [join(root, 'tests/package/cases.mjs')],
  bundle: true,
  format: 'iife',
  globalName: 'cases',
  write: false,
}).outputFiles[0]?.text;

/** A thousand getters that throw use up the core's stack if they do not restore it, and take a second. */
export const asked = { ...expected(), repeats: 1000 };

/** A script whose value is the result of the cases, as JSON. @param {string} pkg - a variable that has the package */
const runCases = (pkg) => `${casesScript};
  JSON.stringify({
    ...cases.run(${pkg}, JSON.parse(${JSON.stringify(JSON.stringify(asked))})),
    backend: ${pkg}.backend(),
  });`;

/** What a game imports to get a file of the package. */
export const specifier = (/** @type {string} */ file) =>
  file === 'index.js'
    ? 'ttminis-explain'
    : `ttminis-explain/${file === 'game.js' ? file : file.slice(0, -3)}`;

const everyEntry = /** @type {const} */ ({
  'index.js': 'js',
  'js.js': 'js',
  'minigame.js': 'js',
  'game.js': 'js',
});

/**
 * Runs a script in Node.
 *
 * @param {Place} place
 * @param {string} script
 * @param {'mjs' | 'cjs'} extension
 * @param {string[]} flags
 * @returns {Promise<Result>}
 */
async function inNode(place, script, extension, flags = []) {
  const name = `${Math.random().toString(36).slice(2)}.${extension}`;
  writeFileSync(join(place.project, name), script);
  const options = { cwd: place.project, maxBuffer: 1 << 28 };
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, name], options);
  return JSON.parse(stdout);
}

/** @type {(file: string, place: Place, flags?: string[]) => Promise<Result>} */
const asCommonJs = (file, place, flags) =>
  inNode(
    place,
    `const { readFileSync } = require('node:fs');
     const pkg = require('${specifier(file)}');
     import('./cases.mjs').then(({ run }) => {
       const expected = JSON.parse(readFileSync('expected.json', 'utf8'));
       process.stdout.write(JSON.stringify({ ...run(pkg, expected), backend: pkg.backend() }));
     });`,
    'cjs',
    flags,
  );

/** @type {(file: string, place: Place) => Promise<Result>} */
const asEsModule = (file, place) =>
  inNode(
    place,
    `import { readFileSync } from 'node:fs';
     import ${file === 'game.js' ? 'pkg' : '* as pkg'} from '${specifier(file)}';
     import { run } from './cases.mjs';
     const expected = JSON.parse(readFileSync('expected.json', 'utf8'));
     process.stdout.write(JSON.stringify({ ...run(pkg, expected), backend: pkg.backend() }));`,
    'mjs',
  );

/** @type {(headers: Record<string, string>) => Environment['run']} */
const inChromium = (headers) => async (file, place) => {
  const browser = await launch();
  const server = await serve(place.project, headers);
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.origin);
    const url = `/node_modules/ttminis-explain/${file === 'game.js' ? file : file.replace('.js', '.mjs')}`;
    if (file === 'game.js') await page.addScriptTag({ url });
    const result = await page.evaluate(async (path) => {
      /** @type {(path: string) => Promise<any>} */
      const load = (path) => import(path);
      const { run } = await load('/cases.mjs');
      const pkg = path.endsWith('game.js') ? Reflect.get(globalThis, 'TTMinisExplain') : await load(path);
      const expected = await (await fetch('/expected.json')).json();
      return { ...run(pkg, expected), backend: pkg.backend() };
    }, url);
    return { ...result, failures: [...result.failures, ...complaints] };
  } finally {
    await browser.close();
    server.close();
  }
};

/**
 * Runs the cases in a realm.
 *
 * @param {object} setup
 * @param {string} [setup.before] - a script that runs before the package is loaded
 * @param {string} [setup.after] - a script that runs after it was
 * @param {boolean} [setup.wasm] - whether WebAssembly may be compiled
 * @param {(evaluate: (source: string) => any, folder: string) => void} [setup.prepare] - what cannot be said as a script
 * @param {boolean} [setup.init] - whether to wait for `init()`
 * @returns {Environment['run']}
 */
const inRealm =
  ({ before = '', after = '', wasm, prepare, init }) =>
  async (file, { folder }) => {
    const evaluate = createRealm({ wasm });
    evaluate(before);
    prepare?.(evaluate, folder);
    evaluate(`var pkg = ${asScript(filesOf(folder, file))}('./${file}');`);
    evaluate(after);
    if (init) await evaluate('pkg.init()');
    return JSON.parse(evaluate(runCases('pkg')));
  };

/** A script of a plugin folder: CommonJS and AMD are there and must not be used. @type {Environment['run']} */
const asPlugin = async (_file, { folder }) => {
  const evaluate = createRealm();
  const script = readFileSync(join(folder, 'game.js'), 'utf8');
  evaluate('var module = { exports: {} }, exports = module.exports, define = function () { throw 1; };');
  evaluate(
    `(function () { var module = undefined, exports = undefined, define = undefined, require = undefined;\n${script}\n})();`,
  );
  evaluate('if (Object.keys(module.exports).length) throw new Error("the outer module was used");');
  return JSON.parse(evaluate(runCases('TTMinisExplain')));
};

/** @type {Environment['run']} */
const inQuickJs = async (file, { folder }) => {
  const quickJs = await getQuickJS();
  const context = quickJs.newContext();
  try {
    const load = `var pkg = ${asScript(filesOf(folder, file))}('./${file}');`;
    const result = context.unwrapResult(context.evalCode(load + runCases('pkg')));
    return JSON.parse(result.consume(context.getString));
  } finally {
    context.dispose();
  }
};

/** A `document` as engines bring it for libraries that ask for one: everything can be called, nothing happens. */
export const fakeDom = `
  var element = function () { return { style: {}, children: [], appendChild: function (child) { return child; },
    setAttribute: function () {}, addEventListener: function () {}, getContext: function () { return null; } }; };
  var document = Object.assign(element(), { body: element(), head: element(), documentElement: element(),
    createElement: element, getElementById: function () { return null; }, querySelector: function () { return null; } });
  var window = globalThis, self = globalThis, navigator = { userAgent: '' }, location = { href: '' };
  var HTMLElement = function () {}, Image = function () {}, XMLHttpRequest = function () { throw new Error('no'); };
  var TextDecoder = function () { throw new Error('no'); }, TextEncoder = TextDecoder, URL = TextDecoder, fetch = TextDecoder;
`;

/** @type {Environment[]} */
export const environments = [
  {
    name: 'Node, ES modules',
    entries: { ...everyEntry, 'index.js': 'wasm' },
    run: asEsModule,
  },
  {
    name: 'Node, CommonJS',
    entries: { ...everyEntry, 'index.js': 'wasm' },
    run: asCommonJs,
  },
  {
    name: 'Node without WebAssembly (`--jitless`)',
    entries: everyEntry,
    run: (file, place) => asCommonJs(file, place, ['--jitless', '--no-expose-wasm']),
  },
  {
    name: 'Chromium',
    entries: { ...everyEntry, 'index.js': 'wasm' },
    run: inChromium({}),
  },
  {
    name: 'Chromium, strict security policy',
    entries: everyEntry,
    run: inChromium({ 'content-security-policy': "default-src 'self'" }),
  },
  {
    name: 'V8 with nothing but ECMAScript',
    entries: { ...everyEntry, 'index.js': 'wasm' },
    run: inRealm({}),
  },
  {
    name: 'the same without WebAssembly',
    entries: everyEntry,
    run: inRealm({ before: 'delete globalThis.WebAssembly;' }),
  },
  {
    name: 'WebAssembly taken away after loading',
    entries: { 'index.js': 'js' },
    run: inRealm({ after: 'globalThis.WebAssembly = undefined;' }),
  },
  {
    name: 'WebAssembly forbidden by the host',
    entries: { 'index.js': 'js' },
    run: inRealm({ wasm: false }),
  },
  {
    name: 'WebAssembly limited to 4 KB, as in old Chrome',
    entries: { 'index.js': 'js' },
    run: inRealm({
      before: `WebAssembly.Module = function (bytes) {
        if (bytes.length > 4096) throw new RangeError('disallowed on the main thread');
      };`,
    }),
  },
  {
    name: 'WebAssembly that takes only paths',
    entries: { 'index.js': 'js', 'js.js': 'js', 'minigame.js': 'js', 'game.js': 'js' },
    run: inRealm({ prepare: pathOnly({ alias: true }) }),
  },
  {
    name: '`TTWebAssembly`, after `init()`',
    entries: { 'minigame.js': 'wasm', 'game.js': 'wasm' },
    run: inRealm({ prepare: pathOnly({ alias: true }), init: true }),
  },
  {
    name: '`TTWebAssembly` on `GameGlobal`, after `init()`',
    entries: { 'minigame.js': 'wasm', 'game.js': 'wasm' },
    run: inRealm({ prepare: pathOnly({ on: 'GameGlobal' }), init: true }),
  },
  {
    name: 'no `TTWebAssembly`, after `init()`',
    entries: { 'minigame.js': 'js', 'game.js': 'js' },
    run: inRealm({ init: true }),
  },
  {
    name: "an engine's fake DOM",
    entries: { ...everyEntry, 'index.js': 'wasm' },
    run: inRealm({ before: fakeDom }),
  },
  {
    name: 'Cocos plugin script',
    entries: { 'game.js': 'js' },
    run: asPlugin,
  },
  {
    name: 'QuickJS',
    entries: everyEntry,
    run: inQuickJs,
  },
];
