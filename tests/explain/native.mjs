// @ts-check
// The core as a native program, which the example `verdicts` is.
import { execFileSync } from 'node:child_process';
import { root } from '../support/paths.mjs';

/**
 * One line of JSON for each answer of the native program.
 *
 * @param {readonly any[]} questions
 */
export function nativeAnswers(questions) {
  // JSON has no lone surrogates; the package gives the core another character for each.
  const lines = questions.map(({ error, context }) =>
    JSON.stringify({ error: { ...error, errMsg: error.errMsg?.toWellFormed() }, context }),
  );
  const program = [
    'run',
    '--quiet',
    '--profile',
    'test',
    '--package',
    'ttminis-explain',
    '--example',
    'verdicts',
  ];
  const options = {
    cwd: root,
    input: lines.join('\n'),
    maxBuffer: 2 ** 30,
    encoding: /** @type {const} */ ('utf8'),
  };
  return execFileSync('cargo', program, options).trimEnd().split('\n');
}
