// @ts-check
import MagicString from 'magic-string';

/**
 * CommonJS from an ES module that esbuild minified.
 *
 * Its own CommonJS goes through helpers that take properties which a game has put on `Object.prototype` for exports, and
 * throw. Its ES modules are of one simple form, which is as simple in CommonJS.
 *
 * @param {import('./assemble.mjs').Output} output
 * @returns {import('./assemble.mjs').Output}
 */
export function commonJs({ code, maps }) {
  let imports = 0;
  const body = new MagicString(code)
    .replace(/^(\/\*!.*\n)?/, '$1"use strict";')
    .replace(/import\{([^}]*)\}from"\.\/(\w+)\.mjs";/g, (_, list, file) => {
      const from = `$import${imports++}`;
      return `var ${from}=require("./${file}.js")${each(list, (name, local) => `,${local}=${from}.${name}`)};`;
    })
    .replace(/export\{([^}]*)\};\s*$/, (_, list) => each(list, (local, name) => `exports.${name}=${local};`));
  if (/\b(import|export)[ *{"]/.test(body.toString()))
    throw new Error('the module has imports or exports of a form that is not known');
  return { code: body.toString(), maps: [body.generateMap({ hires: true }).toString(), ...maps] };
}

/**
 * Writes each item of `a as b,c`, where `c` stands for two names that are the same.
 *
 * @param {string} list
 * @param {(before: string, after: string) => string} write
 */
function each(list, write) {
  const items = list.split(',').map((item) => item.split(' as '));
  return items.map(([before = '', after = before]) => write(before, after)).join('');
}
