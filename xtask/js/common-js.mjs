// @ts-check

/**
 * CommonJS from an ES module that esbuild minified.
 *
 * Its own CommonJS goes through helpers that take properties which a game has put on `Object.prototype` for exports, and
 * throw. Its ES modules are of one simple form, which is as simple in CommonJS.
 *
 * @param {string} code
 * @returns {string}
 */
export function commonJs(code) {
  let imports = 0;
  const body = code
    .replace(/^(\/\*!.*\n)?/, '$1"use strict";')
    .replace(/import\{([^}]*)\}from"\.\/(\w+)\.mjs";/g, (_, list, file) => {
      const from = `$import${imports++}`;
      return `var ${from}=require("./${file}.js")${each(list, (name, local) => `,${local}=${from}.${name}`)};`;
    })
    .replace(/export\{([^}]*)\};\s*$/, (_, list) => each(list, (local, name) => `exports.${name}=${local};`));
  if (/\b(import|export)[ *{"]/.test(body))
    throw new Error('the module has imports or exports of a form that is not known');
  return `${body}\n`;
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
