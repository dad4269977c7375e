// @ts-check
// What the package's entries are made of.

/** What a project can import, and what answers it then in a browser. */
export const entries = /** @type {const} */ ([
  { name: 'ttminis-explain', backend: 'wasm' },
  { name: 'ttminis-explain/js', backend: 'js' },
  { name: 'ttminis-explain/minigame', backend: 'js' },
]);

/** What has no `explain` of its own: a page that uses it as `ttminis` tells what came of that. */
export const companions = /** @type {const} */ ([
  {
    name: 'ttminis-explain/watch',
    use: `const { game } = ttminis.watch({ request(options) { options.fail({ errCode: 21103 }); } }, {
        onExplained: (explanation) => { globalThis.came = [explanation.id, ttminis.timeline().length]; },
      });
      game.request({ fail() {} });`,
    comes: ['network/21103', 1],
  },
  {
    name: 'ttminis-explain/overlay',
    use: `const overlay = ttminis.createOverlay({ visible: 'always' });
      overlay.record({ errCode: 21103 });
      overlay.open();
      const { shadowRoot } = document.querySelector('ttminis-explain-overlay');
      globalThis.came = [overlay.host, shadowRoot.querySelectorAll('[part~=row]').length];`,
    comes: ['dom', 1],
  },
  {
    name: 'ttminis-explain/simulate',
    use: `const { game } = ttminis.createSimulator({ fetch: null, responses: [{ url: '*', status: 404 }] });
      game.request({ url: 'https://example.com', fail: (error) => { globalThis.came = error; } });`,
    comes: { errCode: 404, errMsg: 'Server error' },
  },
  {
    name: 'ttminis-explain/report-to',
    use: `const explanation = { status: 'unknown', code: 99999, message: null, retry: { kind: 'undecided' }, text: 'x' };
      globalThis.came = ttminis.toProblem(explanation).title;`,
    comes: 'unknown/99999',
  },
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
 * @property {string[]} [required] - which may carry it with `require`: Parcel leaves out parts of such files, and others do not
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
      'ttminis-explain/overlay',
      'ttminis-explain/simulate',
      'ttminis-explain/game.js',
    ],
    required: ['ttminis-explain/report-to'],
  },
  {
    name: 'the watching of hosts',
    // What it looks for.
    marker: '__globalAdapter',
    // The overlay watches the game that it is given.
    entries: ['ttminis-explain/watch', 'ttminis-explain/overlay', 'ttminis-explain/game.js'],
  },
  {
    name: 'the overlay',
    marker: 'ttminis-explain-overlay',
    entries: ['ttminis-explain/overlay', 'ttminis-explain/game.js'],
  },
  {
    name: 'the simulator',
    marker: '/simulated-',
    entries: ['ttminis-explain/simulate'],
  },
  {
    name: 'the loader for mini games',
    marker: 'TTWebAssembly',
    entries: ['ttminis-explain/minigame', 'ttminis-explain/game.js'],
  },
];
