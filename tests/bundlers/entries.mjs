// @ts-check
// What the package's entries are made of.

/** What a project can import, and what answers it then in a browser. */
export const entries = /** @type {const} */ ([
  { name: 'ttminis-explain', backend: 'wasm' },
  { name: 'ttminis-explain/js', backend: 'js' },
  { name: 'ttminis-explain/minigame', backend: 'js' },
]);

/** What a project can import besides, that answers nothing itself, and what it exports. */
export const others = /** @type {const} */ ([
  { name: 'ttminis-explain/watch', exports: ['clearTimeline', 'timeline', 'watch'] },
]);

/** The plain script, which is imported for the global that it sets. */
export const script = /** @type {const} */ ({ name: 'ttminis-explain/game.js', backend: 'js' });

/** @typedef {{ readonly name: string, readonly backend: string }} Entry */
/**
 * A part of the package that some entries carry and the others must not.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} marker - a text that nothing else contains
 * @property {string[]} entries - which carry it
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
    entries: [
      'ttminis-explain',
      'ttminis-explain/js',
      'ttminis-explain/minigame',
      'ttminis-explain/watch',
      'ttminis-explain/game.js',
    ],
  },
  {
    name: 'the watching of hosts',
    // What it looks for.
    marker: '__globalAdapter',
    entries: ['ttminis-explain/watch', 'ttminis-explain/game.js'],
  },
  {
    name: 'the loader for mini games',
    marker: 'TTWebAssembly',
    entries: ['ttminis-explain/minigame', 'ttminis-explain/game.js'],
  },
];
