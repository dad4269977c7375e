// @ts-check
// Loaded before each block of code that is run: gives it the names of names.mjs, and writes down its values.
import { writeFileSync } from 'node:fs';

// Before the package is loaded, which looks for them.
for (const name of process.env.WITHOUT?.split(',') ?? []) Reflect.deleteProperty(globalThis, name);
const { names } = await import('./names.mjs');

/** @type {Record<string, unknown>} */
const values = {};
Object.defineProperties(globalThis, Object.getOwnPropertyDescriptors(names));
Object.assign(globalThis, {
  /** Notes the value of an expression behind which a comment tells what it is. */
  __value(/** @type {number} */ line, /** @type {unknown} */ value) {
    values[line] = value;
    return value;
  },
});
process.on('exit', () => writeFileSync(process.env.VALUES ?? '', JSON.stringify(values)));
