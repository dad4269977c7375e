import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';

/** Adds the service worker, which knows every file of the built site and changes with any of them. */
export function offline(): Plugin {
  let site = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved({ root, build }) {
      site = resolve(root, build.outDir);
    },
    // Behind everything that writes files, those of `public` among them.
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const source = readFileSync(resolve(import.meta.dirname, 'worker.ts'), 'utf8');
        const hash = createHash('sha256').update(source);
        const files = filesIn(site).map((file) => {
          hash.update(file).update(readFileSync(join(site, file)));
          return file.replace(/(^|\/)index\.html$/, '$1') || './';
        });
        const { code } = await transform(source, {
          loader: 'ts',
          format: 'iife',
          target: 'es2022',
          minify: true,
          define: {
            FILES: JSON.stringify(files),
            VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)),
          },
        });
        writeFileSync(join(site, 'service-worker.js'), code);
      },
    },
  };
}

/** The paths of all files in a folder, sorted: the order in which a file system has them is its own. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    .sort();
}
