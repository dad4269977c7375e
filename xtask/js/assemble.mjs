// @ts-check
// Makes the files of the npm package. `cargo xtask build` runs it with the version, after it made the core and the data.
// `HELP_URL`, where it is set, is the address of the site that `helpUrl` of an answer links to.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import remapping from '@jridgewell/remapping';
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import ts from 'typescript-5';
import { commonJs } from './common-js.mjs';
import { writeCore } from './core.mjs';
import { helpUrlPrefix } from './help-url.mjs';
import { schemas } from './schemas.mjs';

const [version] = process.argv.slice(2);
const template = 'pkg-template';
const declarations = 'target/package/declarations';
/** What the sources import as `#core` and `#data`. */
const generated = 'target/package/generated';
/** Where the package is put together, so that a build that fails leaves the finished one as it was. */
const stage = 'target/package/stage';

/** The sources that users import. */
const entries = ['index', 'js', 'minigame', 'watch', 'overlay', 'simulate', 'report-to', 'zh'];
/** What they share: it stays in files of its own, so that a game has it once. */
const shared = ['core', 'failures'];
/** The source that becomes one plain script. */
const script = 'game';
const copied = [
  'pkg-template/src/game.d.ts',
  'pkg-template/src/globals.d.ts',
  'CHANGELOG.md',
  'LICENSE-APACHE',
  'LICENSE-MIT',
];

/**
 * What a tool wrote, and the source maps of all tools so far: that of the last tool comes first.
 *
 * @typedef {{ code: string, maps: string[] }} Output
 */

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
await writeCore(generated);
writeRuleIds();
writeFileSync(`${generated}/help-url.json`, JSON.stringify(helpUrlPrefix(process.env.HELP_URL)));
await Promise.all([...shared.concat(entries).map(writeModule), writeScript(), writeCommand()]);
writeDeclarations();
// Whoever imports the types of the globals imports this too. It is not empty: the platform takes no empty file.
write('globals.js', '/* The types of the globals are in globals.d.ts. */\n');
for (const file of copied) copyFileSync(file, `${stage}/${parse(file).base}`);
const manifest = JSON.parse(readFileSync(`${template}/package.json`, 'utf8'));
const metadata = JSON.parse(readFileSync(`${generated}/manifest.json`, 'utf8'));
const known = Object.fromEntries(Object.entries(metadata).filter(([, value]) => value));
write('package.json', `${JSON.stringify({ ...manifest, version, ...known }, null, 2)}\n`);
for (const path of [`${template}/README.md`, 'docs/platform.md'])
  write(parse(path).base, shipped(path, known.repository));
// Without its data, which every bundle has.
const code = readFileSync('target/package/code.wasm');
write('ttminis-explain.wasm', code);
write('ttminis-explain.wasm.br', brotliCompressSync(code));
const { catalog } = createRequire(import.meta.url)(`../../${stage}/js.js`);
// A row on each line: indented, it would be a quarter larger.
write(
  'catalog.json',
  `[\n${catalog()
    .map((/** @type {object} */ row) => JSON.stringify(row))
    .join(',\n')}\n]\n`,
);
mkdirSync(`${stage}/schemas`);
for (const [name, schema] of Object.entries(schemas())) write(`schemas/${name}.json`, JSON.stringify(schema));

/** The names of the rules, as a type: `rules.toml` has them, and a name that it has not is an error of the sources. */
function writeRuleIds() {
  const rules = JSON.parse(readFileSync(`${generated}/rules.json`, 'utf8'));
  const type = Object.keys(rules).map((id) => `'${id}'`);
  const text = `declare module '#data/rule-ids' {\n  export type RuleId = ${type.join(' | ')};\n}\n`;
  writeFileSync(`${generated}/rule-ids.d.ts`, text);
}

/**
 * A document, whose links and pictures of the repository are on the web or nowhere: they are not in the package.
 *
 * @param {string} path
 * @param {string} [repository]
 */
function shipped(path, repository) {
  const text = readFileSync(path, 'utf8').replace(
    /!(\[[^\]]*\])\(\.\.\/([^)]*)\)\n\n/g,
    (_, description, picture) => (repository ? `!${description}(${repository}/raw/HEAD/${picture})\n\n` : ''),
  );
  return text.replace(/\[([^\]]*)\]\(\.\.\/([^)]*)\)/g, (_, name, place) =>
    repository ? `[${name}](${repository}/blob/HEAD/${place})` : name,
  );
}

/** @param {string} file @param {string | Uint8Array} content */
function write(file, content) {
  writeFileSync(`${stage}/${file}`, content);
}

/**
 * A script and its source map, so that a stack trace names lines of the sources. The map has their text: the package has not.
 *
 * @param {string} file
 * @param {Output} output
 */
function writeCode(file, { code, maps }) {
  const map = remapping(maps, (source, context) => {
    // Without a name a source is left out: nobody could read what is generated.
    context.source = source.startsWith(template) ? source.replace(template, 'ttminis-explain') : '';
    return null;
  });
  write(`${file}.map`, map.toString());
  // What a tool writes behind a script must not get into the comment. Behind a module there is nothing.
  const end = file.endsWith('.mjs') ? '' : '\n';
  write(file, `${code}\n//# sourceMappingURL=${file}.map${end}`);
}

/**
 * An ES module, and the same as CommonJS, which gets the plain extension: some packers read only `main`.
 *
 * @param {string} name
 */
async function writeModule(name) {
  const output = await minified(await bundle(`src/${name}`, { format: 'esm', minify: true }), {
    module: true,
    ecma: 2017,
  });
  writeCode(`${name}.mjs`, output);
  writeCode(`${name}.js`, commonJs(output));
}

/**
 * The code after a second minifier, which makes it a fortieth smaller still.
 *
 * @param {Output} output
 * @param {import('terser').MinifyOptions} options
 * @returns {Promise<Output>}
 */
async function minified({ code, maps }, options) {
  const compress = { passes: 2, inline: 0, hoist_funs: true, ecma: options.ecma };
  const result = await minify(code, { ...options, compress, format: { comments: 'some' }, sourceMap: true });
  return { code: result.code ?? '', maps: [`${result.map}`, ...maps] };
}

/** A script that contains everything, with the syntax of ES5: esbuild cannot write it, and TypeScript only before 7. */
async function writeScript() {
  const { code, maps } = await bundle(`src/${script}`, { format: 'iife', plugins: [] });
  const { outputText } = ts.transpileModule(code, {
    // The next tool reads this map from the text, and its own leads past both.
    compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.None, inlineSourceMap: true },
  });
  const es5 = await transform(outputText, { minify: true, target: 'es5', charset: 'utf8', sourcemap: true });
  const output = { code: es5.code, maps: [es5.map, ...maps] };
  writeCode(`${script}.js`, await minified(output, { ecma: 5, ie8: false }));
}

/** The command, which runs in Node only. */
async function writeCommand() {
  const output = await bundle('command/command', {
    format: 'esm',
    minify: true,
    platform: 'node',
    target: 'node20',
    inject: [],
    // A package can import itself by its name.
    external: ['ttminis-explain', 'ttminis-explain/zh'],
    plugins: [],
  });
  writeCode('command.mjs', await minified(output, { module: true, ecma: 2020 }));
}

/** @param {string} source @param {import('esbuild').BuildOptions} options @returns {Promise<Output>} */
async function bundle(source, options) {
  const { outputFiles } = await build({
    entryPoints: [`${template}/${source}.ts`],
    bundle: true,
    write: false,
    // Not written, but the paths in the map start beside it.
    outfile: 'bundle.js',
    sourcemap: 'external',
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
    plugins: [keepShared],
    ...options,
  });
  const [map = '', code = ''] = outputFiles?.map(({ text }) => text) ?? [];
  return { code, maps: [map] };
}

/** @param {string} file @returns {[string, string]} */
function aliasOf(file) {
  const { name, ext } = parse(file);
  return [`${ext === '.js' ? '#core' : '#data'}/${name}`, `./${generated}/${file}`];
}

/** The types, as far as the entries refer to them. */
function writeDeclarations() {
  rmSync(declarations, { recursive: true, force: true });
  execFileSync('node_modules/.bin/tsc', ['--project', template, '--outDir', declarations], {
    stdio: 'inherit',
  });
  const modules = new Set(entries);
  const imported = /(?<=(?:from |import\()['"]\.\/)([\w-]+)\.js(?=['"])/g;
  for (const name of modules) {
    const text = readFileSync(`${declarations}/${name}.d.ts`, 'utf8');
    for (const [, found = ''] of text.matchAll(imported)) modules.add(found);
    write(`${name}.d.ts`, text);
    // A file with nothing but types is the same for both module systems.
    if (!entries.includes(name)) continue;
    const ofModules = (/** @type {string} */ file, /** @type {string} */ name) =>
      entries.includes(name) ? `${name}.mjs` : file;
    write(`${name}.d.mts`, text.replace(imported, ofModules));
  }
}
