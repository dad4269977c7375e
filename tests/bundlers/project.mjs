// @ts-check
// A user's project: the package is installed in it, and a bundler from elsewhere is run on it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serve } from '../support/browser.mjs';
import { root } from '../support/paths.mjs';

/** @typedef {import('./bundlers.mjs').Bundler} Bundler */
/** @typedef {import('./bundlers.mjs').Mode} Mode */

/** Where the projects are made. Several suites use it at the same time, so each project is removed only by its successor. */
const projects = join(root, 'target/bundlers');

const environment = {
  ...process.env,
  NO_COLOR: '1',
  // Each mode sets its own.
  NODE_ENV: undefined,
  // Pinned versions grow old, which is no warning about the package.
  BROWSERSLIST_IGNORE_OLD_DATA: 'true',
  // A bundler that asks npm for something must not get it.
  npm_config_offline: 'true',
};

/**
 * Makes a new project in which the package is installed.
 *
 * @param {string} installed - a project with nothing but the package
 * @param {string} name
 * @param {Bundler} bundler
 * @param {string} code
 * @returns {string} its folder
 */
export function create(installed, name, bundler, code) {
  const folder = join(projects, name.replace(/[^\w.]+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  cpSync(installed, folder, { recursive: true });
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A game</title>
    <link rel="icon" href="data:,">
  </head>
  <body>${bundler.script}</body>
</html>
`;
  for (const [path, content] of [
    [bundler.code, code],
    [bundler.page, html],
  ]) {
    const file = join(folder, /** @type {string} */ (path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, /** @type {string} */ (content));
  }
  return folder;
}

/**
 * A page that can be visited until it is closed.
 *
 * @typedef {object} Site
 * @property {string} origin
 * @property {() => void | Promise<void>} close
 * @property {() => string} printed - what the bundler has printed
 */

/**
 * Builds a project and serves its page, or lets the bundler do both.
 *
 * @param {string} folder
 * @param {Bundler} bundler
 * @param {Mode} mode
 * @returns {Promise<Site>}
 */
export async function open(folder, bundler, mode) {
  const command = bundler.commands[mode];
  if (Array.isArray(command)) {
    const printed = await build(folder, bundler, mode);
    return { ...(await serve(join(folder, 'dist'))), printed: () => printed };
  }
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { child, ended, printed } = start(folder, command.serve(port));
  const close = async () => {
    child.kill();
    await ended;
  };
  for (let waited = 0; ; waited += 50) {
    const serves = await fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    );
    if (serves) return { origin, close, printed };
    if (child.exitCode !== null || waited > 30000) {
      await close();
      throw new Error(`${bundler.name} serves no page:\n${printed()}`);
    }
    await setTimeout(50);
  }
}

/**
 * Builds a project into its `dist`.
 *
 * @param {string} folder
 * @param {Bundler} bundler
 * @param {Mode} mode
 * @returns {Promise<string>} what the bundler has printed
 */
export async function build(folder, bundler, mode) {
  const command = bundler.commands[mode];
  if (!Array.isArray(command)) throw new Error(`${bundler.name} builds nothing in ${mode} mode`);
  const { ended, printed } = start(folder, command);
  const code = await ended;
  if (code !== 0) throw new Error(`${bundler.name} ended with ${code}:\n${printed()}`);
  return printed();
}

/**
 * The scripts that a build has left.
 *
 * @param {string} folder
 */
export function output(folder) {
  const dist = join(folder, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((file) => file.endsWith('.js')).sort();
  return scripts.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n');
}

/**
 * @param {string} folder
 * @param {string[]} command
 */
function start(folder, [bundler = '', ...args]) {
  const program = join(root, 'tests/bundlers/node_modules/.bin', bundler);
  const child = spawn(program, args, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120000,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  return { child, ended, printed: () => text };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return address.port;
}
