// @ts-check
// Clients that need a bundler, as a game has them.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../support/paths.mjs';

/** uni-app's runtime imports Vue for its pages, and requests have none. */
const withoutVue = /** @type {import('esbuild').Plugin} */ ({
  name: 'without-vue',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vue$/ }, () => ({ path: 'vue', namespace: 'empty' }));
    onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'export default {}' }));
  },
});

/**
 * Bundles a module, and loads it. The package is not put in, so that there is one core.
 *
 * @param {string} name - of the bundle, below `target/clients`
 * @param {string} contents
 * @returns {Promise<any>} what it exports
 */
export async function bundled(name, contents) {
  const outfile = join(root, 'target/clients', `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    external: ['ttminis-explain'],
    plugins: [withoutVue],
    outfile,
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
