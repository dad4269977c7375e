import { posix } from 'node:path';
import type { LanguageName } from './labels.js';

/** The folder of the list of all errors, from the top of the site. */
export function listFolder(language: LanguageName): string {
  return language === 'en' ? 'e' : `e/${language}`;
}

/** The folder of the page of a row. `helpUrl` of an answer has the English one, so it must never change. */
export function rowFolder(language: LanguageName, id: string): string {
  // A file system or a server could take other characters for something else.
  if (!/^[a-z0-9]+([./-][a-z0-9]+)*$/.test(id)) throw new Error(`'${id}' cannot be the address of a page`);
  return `${listFolder(language)}/${id}`;
}

/** The address of a folder as a page in another one links to it: the site can be served from any path. */
export function link(from: string, to: string): string {
  return `${posix.relative(from, to) || '.'}/`;
}
