// @ts-check
// Stands in for `core.js` where a test bundles files of the package: of what the entries share, they need these parts.
import { join } from 'node:path';
import { root } from './paths.mjs';

const PARTS = ['read/property', 'url/url', 'url/redacted', 'redact/redact', 'word/text'];

/** @param {string[]} [further] - parts that need the data of the package @returns {import('esbuild').Plugin} */
export const coreParts = (further = []) => ({
  name: 'core-parts',
  setup(build) {
    build.onResolve({ filter: /^(?:\.\.\/)+core\.js$/ }, () => ({ path: 'core', namespace: 'core-parts' }));
    build.onLoad({ filter: /.*/, namespace: 'core-parts' }, () => ({
      contents: [...PARTS, ...further].map((part) => `export * from './${part}';`).join('\n'),
      resolveDir: join(root, 'pkg-template/src'),
    }));
  },
});
