// @ts-check
// The command as a shell runs it, and the parts that it is made of.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dataFiles } from '../support/data.mjs';
import { root } from '../support/paths.mjs';

/** The command in the built package. */
export const command = join(root, 'pkg/command.mjs');

/**
 * @typedef {object} Asked
 * @property {string | Uint8Array | (string | Uint8Array)[]} [input] - what comes through the pipe, maybe in several chunks
 * @property {Record<string, string>} [env] - what the environment has besides the path
 * @property {number} [pauseMs] - the time between chunks
 */

/**
 * Runs the command.
 *
 * @param {string[]} args
 * @param {Asked} [asked]
 * @returns {Promise<{ code: number | null, out: string, err: string }>}
 */
export function run(args, { input = '', env = {}, pauseMs = 0 } = {}) {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    cwd: root,
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  // Without a log to read, it can be gone before everything is written.
  child.stdin.on('error', () => {});
  const write = async () => {
    for (const chunk of Array.isArray(input) ? input : [input]) {
      if (!child.stdin.write(chunk)) await new Promise((resolve) => child.stdin.once('drain', resolve));
      if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    child.stdin.end();
  };
  write();
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** The objects of JSON lines. @param {string} text @returns {any[]} */
export const objects = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** What the files of the command export. @type {Promise<any>} */
export const parts = (async () => {
  const outfile = join(root, 'target/command/parts.mjs');
  await build({
    stdin: {
      contents: ['layout', 'lines', 'pieces', 'record']
        .map((file) => `export * from './${file}.ts';`)
        .join('\n'),
      resolveDir: join(root, 'pkg-template/command'),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['ttminis-explain'],
    alias: dataFiles,
    outfile,
    logLevel: 'error',
  });
  return import(outfile);
})();
