// @ts-check
// The history, the report and the redactor, bundled for a test of what they do inside.
import { join } from 'node:path';
import { build } from 'esbuild';
import { coreParts } from '../support/core-parts.mjs';
import { dataFiles } from '../support/data.mjs';
import { root } from '../support/paths.mjs';

const source = join(root, 'pkg-template/src');
const files = [
  'overlay/history/history',
  'overlay/history/group',
  'overlay/history/report',
  'overlay/history/sections',
  'overlay/words',
  'redact/redact',
];

/** @returns {Promise<any>} */
async function bundled() {
  const { outputFiles } = await build({
    stdin: {
      contents: files.map((file) => `export * from './${file}.js';`).join('\n'),
      resolveDir: source,
      loader: 'ts',
    },
    alias: dataFiles,
    bundle: true,
    format: 'esm',
    target: 'es2017',
    write: false,
    plugins: [coreParts(['word/pack'])],
  });
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}

const modules = await bundled();

export const { GAME_FIELDS, MAX_GROUPS, withoutSecrets } = modules;
const words = modules.wordsFor(undefined);
/** The words of a report. */
export const reportWords = words.report;

/** @returns a new history, in English */
export const createHistory = () => modules.createHistory(words);

/** @param {any} data - the contents of a report @returns {{ markdown: string, json: string }} */
export const writeReport = (data) => modules.writeReport(data, words);

/** @param {any} failure @returns {Section[]} */
export function sectionsOf(failure) {
  const group = modules.createGroup(1, '', failure);
  modules.addFailure(group, failure, 1);
  return modules.sectionsOf(group, words);
}

/** @typedef {{ text: string, mark: string, link?: string, choice?: string }} Line */
/** @typedef {{ kind: string, lines: Line[] }} Section */
