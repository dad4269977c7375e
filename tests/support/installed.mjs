// @ts-check
// The package as a user has it: packed, and installed in an empty project.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Packs `pkg` and installs the tarball in a new project.
 *
 * @param {string} name - of the project, below `target/installed`
 * @returns {{ folder: string, files: string[], tarball: string }} the project, what the tarball holds, and the tarball
 */
export function install(name) {
  const folder = join(root, 'target/installed', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: join(root, 'pkg'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const answer = JSON.parse(packed);
  const { filename, files } = Array.isArray(answer) ? answer[0] : Object.values(answer)[0];
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true }));
  const options = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, `./${filename}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  copyFileSync(join(root, 'tests/package/cases.mjs'), join(folder, 'cases.mjs'));
  return {
    folder,
    files: files.map((/** @type {{ path: string }} */ file) => file.path).sort(),
    tarball: join(folder, filename),
  };
}
