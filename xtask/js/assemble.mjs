// @ts-check
// Makes the files of the npm package. `cargo xtask build` runs it with the version, after it made the core and the data.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import ts from 'typescript-5';
import { commonJs } from './common-js.mjs';
import { writeCore } from './core.mjs';

const [version] = process.argv.slice(2);
const template = 'pkg-template';
const declarations = 'target/package/declarations';
/** What the sources import as `#core` and `#data`. */
const generated = 'target/package/generated';
/** Where the package is put together, so that a build that fails leaves the finished one as it was. */
const stage = 'target/package/stage';

/** The sources that users import. */
const entries = ['index', 'js', 'minigame', 'watch', 'overlay', 'simulate', 'zh'];
/** What they share: it stays in files of its own, so that a game has it once. */
const shared = ['core', 'failures'];
/** The source that becomes one plain script. */
const script = 'game';
const copied = [
  'pkg-template/README.md',
  'pkg-template/src/game.d.ts',
  'docs/platform.md',
  'CHANGELOG.md',
  'LICENSE-APACHE',
  'LICENSE-MIT',
];

/** Leaves imports of what is shared to the game's packer; the overlay shares `watch` too. @type {import('esbuild').Plugin} */
const keepShared = {
  name: 'keep-shared',
  setup({ onResolve }) {
    // Sources in folders name it from there; in the package it lies beside every entry.
    const filter = new RegExp(`^(\\.\\.?/)+(${shared.join('|')})\\.js$|^\\.\\./watch\\.js$`);
    onResolve({ filter }, ({ path }) => ({ path: `./${parse(path).name}.mjs`, external: true }));
  },
};

rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
writeCore(generated);
writeRuleIds();
await Promise.all([...shared.concat(entries).map(writeModule), writeScript()]);
writeDeclarations();
for (const file of copied) copyFileSync(file, `${stage}/${parse(file).base}`);
const manifest = JSON.parse(readFileSync(`${template}/package.json`, 'utf8'));
write('package.json', `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
// Without its data, which every bundle has.
const code = readFileSync('target/package/code.wasm');
write('ttminis-explain.wasm', code);
write('ttminis-explain.wasm.br', brotliCompressSync(code));
const { catalog } = createRequire(import.meta.url)(`../../${stage}/js.js`);
write('catalog.json', `${JSON.stringify(catalog(), null, 2)}\n`);

/** The names of the rules, as a type: `rules.toml` has them, and a name that it has not is an error of the sources. */
function writeRuleIds() {
  const rules = JSON.parse(readFileSync(`${generated}/rules.json`, 'utf8'));
  const type = Object.keys(rules).map((id) => `'${id}'`);
  const text = `declare module '#data/rule-ids' {\n  export type RuleId = ${type.join(' | ')};\n}\n`;
  writeFileSync(`${generated}/rule-ids.d.ts`, text);
}

/** @param {string} file @param {string | Uint8Array} content */
function write(file, content) {
  writeFileSync(`${stage}/${file}`, content);
}

/**
 * An ES module, and the same as CommonJS, which gets the plain extension: some packers read only `main`.
 *
 * @param {string} name
 */
async function writeModule(name) {
  const code = await minified(await bundle(name, { format: 'esm', minify: true }), {
    module: true,
    ecma: 2017,
  });
  write(`${name}.mjs`, code);
  write(`${name}.js`, commonJs(code));
}

/**
 * The code after a second minifier, which makes it a fortieth smaller still.
 *
 * @param {string} code @param {import('terser').MinifyOptions} options
 */
async function minified(code, options) {
  const compress = { passes: 2, inline: 0, hoist_funs: true, ecma: options.ecma };
  return (await minify(code, { ...options, compress, format: { comments: 'some' } })).code ?? '';
}

/** A script that contains everything, with the syntax of ES5: esbuild cannot write it, and TypeScript only before 7. */
async function writeScript() {
  const { outputText } = ts.transpileModule(await bundle(script, { format: 'iife' }), {
    compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.None },
  });
  const { code } = await transform(outputText, { minify: true, target: 'es5', charset: 'utf8' });
  write(`${script}.js`, await minified(code, { ecma: 5, ie8: false }));
}

/** @param {string} name @param {import('esbuild').BuildOptions} options */
async function bundle(name, options) {
  const { outputFiles } = await build({
    entryPoints: [`${template}/src/${name}.ts`],
    bundle: true,
    write: false,
    platform: 'neutral',
    target: 'es2017',
    charset: 'utf8',
    // The bindings expect what browsers have and game runtimes need not.
    inject: [`${template}/src/core/utf8.ts`],
    banner: { js: `/*! ttminis-explain ${version} | MIT OR Apache-2.0 */` },
    alias: Object.fromEntries(readdirSync(generated).map(aliasOf)),
    // A function that the core does not export would otherwise fail only when it is called. The script looks for CommonJS.
    logOverride: { 'import-is-undefined': 'error', 'commonjs-variable-in-esm': 'silent' },
    logLevel: 'warning',
    plugins: name === script ? [] : [keepShared],
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** @param {string} file @returns {[string, string]} */
function aliasOf(file) {
  const { name, ext } = parse(file);
  return [`${ext === '.js' ? '#core' : '#data'}/${name}`, `./${generated}/${file}`];
}

/** The types, as far as the entries refer to them, for both module systems. */
function writeDeclarations() {
  rmSync(declarations, { recursive: true, force: true });
  execFileSync('node_modules/.bin/tsc', ['--project', template, '--outDir', declarations], {
    stdio: 'inherit',
  });
  const modules = new Set(entries);
  const imported = /((?:from |import\()['"]\.\/)([\w-]+)\.js(?=['"])/g;
  for (const name of modules) {
    const text = readFileSync(`${declarations}/${name}.d.ts`, 'utf8');
    for (const [, , found = ''] of text.matchAll(imported)) modules.add(found);
    write(`${name}.d.ts`, text);
    write(`${name}.d.mts`, text.replace(imported, '$1$2.mjs'));
  }
}
