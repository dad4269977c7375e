// @ts-check
// What the package's entries are made of.

/** What a project can import, and what answers it then in a browser. */
export const entries = /** @type {const} */ ([
  { name: 'ttminis-explain', backend: 'wasm' },
  { name: 'ttminis-explain/js', backend: 'js' },
  { name: 'ttminis-explain/minigame', backend: 'js' },
]);

/** @typedef {typeof entries[number]} Entry */
/**
 * A part of the package that some entries carry and the others must not.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} marker - a text that nothing else contains
 * @property {Entry['name'][]} entries - which carry it
 */

/** @type {Part[]} */
export const parts = [
  {
    name: 'WebAssembly',
    // How each module begins, in hexadecimal.
    marker: '0061736d01000000',
    entries: ['ttminis-explain'],
  },
  {
    name: 'the JavaScript twin',
    // A built-in function that only what was made from WebAssembly calls.
    marker: '.imul',
    entries: ['ttminis-explain', 'ttminis-explain/js', 'ttminis-explain/minigame'],
  },
  {
    name: 'the loader for mini games',
    marker: 'TTWebAssembly',
    entries: ['ttminis-explain/minigame'],
  },
];
