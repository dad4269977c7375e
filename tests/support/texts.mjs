// @ts-check
// The texts in code. A bundler keeps them, while it gives everything else another name.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { root, text } from './paths.mjs';

/** Every text in a script or a module. @param {string} code */
export function textsOf(code) {
  /** Their values are missing in the types of acorn. @type {any[]} */
  const tokens = [];
  parse(code, { ecmaVersion: 2023, sourceType: 'module', onToken: tokens });
  const texts = tokens.filter(({ type }) => type.label === 'string' || type.label === 'template');
  return new Set(texts.map(({ value }) => String(value)));
}

const codeOf = (/** @type {string} */ file) => text(`pkg/${file}`);

/** The texts that only the overlay has, of all modules of the package. Short ones may stand anywhere by chance. */
export const overlayTexts = (() => {
  const modules = readdirSync(join(root, 'pkg')).filter((file) => file.endsWith('.mjs'));
  const others = modules
    .filter((file) => file !== 'overlay.mjs')
    .flatMap((file) => [...textsOf(codeOf(file))]);
  const known = new Set(others);
  return [...textsOf(codeOf('overlay.mjs'))].filter((each) => each.length >= 12 && !known.has(each));
})();

/** Those of them that are in code: all, or none. @param {string} code */
export function overlayTextsIn(code) {
  const texts = textsOf(code);
  return overlayTexts.filter((each) => texts.has(each));
}
