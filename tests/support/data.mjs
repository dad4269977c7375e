// @ts-check
// The data that the sources import, for tests that bundle a part of them.
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { root } from './paths.mjs';

/** Where the build puts it. */
export const generated = join(root, 'target/package/generated');

/** The files by the names under which they are imported, such as `#data/catalog`. @type {Record<string, string>} */
export const dataFiles = Object.fromEntries(
  readdirSync(generated)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [`#data/${parse(file).name}`, join(generated, file)]),
);
