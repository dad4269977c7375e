// @ts-check
// The parts of the package that word answers, bundled for a test of what they do inside.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dataFiles, generated } from '../support/data.mjs';
import { root } from '../support/paths.mjs';

const word = join(root, 'pkg-template/src/word');

/** @param {string} name - such as `words-en` */
const json = (name) => JSON.parse(readFileSync(join(generated, `${name}.json`), 'utf8'));

/** The catalog, as the package imports it. */
export const catalog = json('catalog');
/** The language packs: each has the same sentences. @type {Record<string, any>} */
export const languages = { en: json('words-en'), zh: json('words-zh') };

/** A sentence that was filled, and the names of the values that there were for it. */
/** @typedef {{ template: string, names: string[] }} Filled */

/** What was filled since the test last looked. @type {Filled[]} */
export const filled = [];
Object.assign(globalThis, { recordFilled: (/** @type {Filled} */ one) => filled.push(one) });

/** `fill`, which tells what it is called with. */
const recorder = `
  import { fill as original } from ${JSON.stringify(join(word, 'template.ts'))};
  export function fill(template, values) {
    recordFilled({ template, names: Object.keys(values) });
    return original(template, values);
  }
`;

/** Everything that the files export. */
export const words = await bundled();

/** @returns {Promise<any>} */
async function bundled() {
  const files = ['answer', 'pack', 'sentences', 'template', 'text'];
  const { outputFiles } = await build({
    stdin: {
      contents: files.map((file) => `export * from './${file}.js';`).join('\n'),
      resolveDir: word,
      loader: 'ts',
    },
    alias: dataFiles,
    bundle: true,
    format: 'esm',
    target: 'es2017',
    write: false,
    plugins: [
      {
        name: 'recorder',
        setup(setup) {
          setup.onResolve({ filter: /\/template\.js$/ }, ({ importer }) =>
            importer === '<stdin>' ? undefined : { path: 'recorder', namespace: 'recorder' },
          );
          setup.onLoad({ filter: /./, namespace: 'recorder' }, () => ({
            contents: recorder,
            resolveDir: word,
          }));
        },
      },
    ],
  });
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}
