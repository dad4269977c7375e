// @ts-check
// Where things are, and the data that several suites ask with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A file of the project, as text.
 *
 * @param {string} path - from the root
 */
export const text = (path) => readFileSync(join(root, path), 'utf8');

/**
 * The rows of the error reference: `tests/data/codes.tsv`.
 *
 * @returns {import('../package/cases.mjs').Row[]}
 */
export function referenceRows() {
  const lines = text('tests/data/codes.tsv').split('\n');
  const cells = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return cells
    .slice(1)
    .map(([revision = '', api = '', code = '', message = '', source = '', olderMessage = '']) => ({
      revision,
      api,
      code,
      message: revision === 'C' ? olderMessage : message,
      source,
      olderMessage: revision === 'C' ? '' : olderMessage,
    }));
}

/** What the answers are compared with: the same inputs, answered by the native core. */
export const expected = () => ({
  rows: referenceRows(),
  inputs: JSON.parse(text('tests/data/inputs.json')),
  calls: JSON.parse(text('tests/data/calls.json')),
  problems: JSON.parse(text('tests/golden/problems.json')),
  answers: JSON.parse(text('tests/golden/explanations.json')),
});
