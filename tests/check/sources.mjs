// @ts-check
// Files of the package, bundled for a test of what they do inside.
import { join } from 'node:path';
import { build } from 'esbuild';
import { coreParts } from '../support/core-parts.mjs';
import { dataFiles } from '../support/data.mjs';
import { root } from '../support/paths.mjs';

/**
 * @param {string[]} files - paths below `pkg-template/src`
 * @returns {Promise<any>} everything that they export
 */
export async function sources(files) {
  const { outputFiles } = await build({
    stdin: {
      contents: files.map((file) => `export * from './${file}';`).join('\n'),
      resolveDir: join(root, 'pkg-template/src'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    target: 'es2017',
    write: false,
    alias: dataFiles,
    plugins: [coreParts()],
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`
  );
}
