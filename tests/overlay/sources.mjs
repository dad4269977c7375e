// @ts-check
// The parts of the overlay, to be tested in Node without a browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { coreParts } from '../support/core-parts.mjs';
import { root } from '../support/paths.mjs';

/**
 * A module of the overlay's source that needs little of the core.
 *
 * @param {string} name - such as `surface/canvas/layout`
 * @returns {Promise<any>}
 */
export async function loadSource(name) {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
  const outfile = join(folder, 'source.mjs');
  try {
    await build({
      entryPoints: [join(root, `pkg-template/src/overlay/${name}.ts`)],
      bundle: true,
      format: 'esm',
      target: 'es2017',
      outfile,
      plugins: [coreParts()],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The package as it was built, in Node, where there is neither a document nor a host.
 *
 * @returns {Promise<any>} what the entries `overlay` and `watch` export, and that of the core
 */
export async function loadPackage() {
  const modules = ['index.mjs', 'watch.mjs', 'overlay.mjs'].map(
    (file) => import(pathToFileURL(join(root, 'pkg', file)).href),
  );
  return Object.assign({}, ...(await Promise.all(modules)));
}
