// @ts-check
// Builds the examples as their READMEs say, below `target/examples`.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { asScript } from '../realms/realm.mjs';
import { root } from '../support/paths.mjs';

/**
 * Bundles a script of an example.
 *
 * @param {string} path - from `examples`
 * @param {import('esbuild').BuildOptions} [options]
 * @returns {string} the script
 */
export function bundle(path, options = {}) {
  const { outputFiles = [] } = buildSync({
    entryPoints: [join(root, 'examples', path)],
    bundle: true,
    format: 'iife',
    target: 'es2017',
    write: false,
    ...options,
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Bundles a text, as an engine's tool bundles the scripts of a project.
 *
 * @param {string} contents - TypeScript
 * @param {object} options
 * @param {string} options.resolveDir - the folder that its imports are relative to
 * @param {Record<string, string>} [options.alias] - stand-ins for modules of the engine
 */
export function bundleText(contents, { resolveDir, alias = {} }) {
  const { outputFiles = [] } = buildSync({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'iife',
    target: 'es2017',
    alias,
    write: false,
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  return outputFiles[0]?.text ?? '';
}

/** A folder below `target/examples`. @param {string} name */
export function folderOf(name) {
  const folder = join(root, 'target/examples', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A file of an example, as text. @param {string} path - from `examples` */
export const source = (path) => readFileSync(join(root, 'examples', path), 'utf8');

/**
 * A code package that has `game.js` of the package as `ttminis-explain.js`, as a script that starts it.
 *
 * @param {string} game - the text of its own `game.js`
 * @param {Record<string, string>} [files] - what else it has
 */
export const codePackage = (game, files = {}) => {
  const explain = readFileSync(join(root, 'pkg/game.js'), 'utf8');
  return `${asScript({ './game.js': game, './ttminis-explain.js': explain, ...files })}('./game.js')`;
};

/** `game.js` of the package, which sets the global `TTMinisExplain`. */
export const packageScript = readFileSync(join(root, 'pkg/game.js'), 'utf8').replace(/export default .*/, '');

/** What the compiler has to say about an example. @param {string} name - of a folder with a tsconfig.json */
export function typeProblems(name) {
  const compiler = join(root, 'node_modules/.bin/tsc');
  const { stdout, stderr } = spawnSync(compiler, ['--noEmit', '--project', join(root, 'examples', name)], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}
