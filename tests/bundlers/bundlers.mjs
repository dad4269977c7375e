// @ts-check
// The bundlers, each used as its getting-started page does, without a configuration file.

/** @typedef {'development' | 'production'} Mode */
/**
 * @typedef {object} Bundler
 * @property {string} name
 * @property {string} package - whose version is meant when one speaks of the bundler's
 * @property {string} code - the file that the project's code is in
 * @property {string} page - the page that the project writes
 * @property {string} script - what that page loads
 * @property {boolean} commonJs - whether the project's own code may be CommonJS
 * @property {Record<Mode, Command>} commands
 */
/**
 * Either leaves a page in `dist`, or serves one as long as it runs.
 *
 * @typedef {string[] | { serve: (port: number) => string[] }} Command
 */

/** @type {Bundler[]} */
export const bundlers = [
  {
    name: 'esbuild',
    package: 'esbuild',
    code: 'app.js',
    page: 'dist/index.html',
    script: '<script src="out.js"></script>',
    commonJs: true,
    commands: {
      development: ['esbuild', 'app.js', '--bundle', '--outfile=dist/out.js'],
      production: ['esbuild', 'app.js', '--bundle', '--minify', '--outfile=dist/out.js'],
    },
  },
  {
    name: 'Rollup',
    package: 'rollup',
    code: 'src/main.js',
    page: 'dist/index.html',
    script: '<script src="bundle.js"></script>',
    commonJs: false,
    commands: {
      development: rollup('--plugin', 'node-resolve'),
      production: rollup('--plugin', 'node-resolve', '--plugin', 'terser'),
    },
  },
  {
    name: 'webpack',
    package: 'webpack',
    code: 'src/index.js',
    page: 'dist/index.html',
    script: '<script src="main.js"></script>',
    commonJs: true,
    commands: {
      development: ['webpack', '--mode', 'development'],
      production: ['webpack', '--mode', 'production'],
    },
  },
  {
    name: 'Vite',
    package: 'vite',
    code: 'src/main.js',
    page: 'index.html',
    script: '<script type="module" src="/src/main.js"></script>',
    commonJs: false,
    commands: {
      development: { serve: (port) => ['vite', '--host', '127.0.0.1', '--port', `${port}`, '--strictPort'] },
      production: ['vite', 'build'],
    },
  },
  {
    name: 'Rspack',
    package: '@rspack/core',
    code: 'src/index.js',
    page: 'dist/index.html',
    script: '<script src="main.js"></script>',
    commonJs: true,
    commands: {
      development: ['rspack', 'build', '--mode', 'development'],
      production: ['rspack', 'build', '--mode', 'production'],
    },
  },
  {
    name: 'Rolldown',
    package: 'rolldown',
    code: 'src/main.js',
    page: 'dist/index.html',
    script: '<script type="module" src="bundle.js"></script>',
    commonJs: true,
    commands: {
      development: ['rolldown', 'src/main.js', '--file', 'dist/bundle.js'],
      production: ['rolldown', 'src/main.js', '--file', 'dist/bundle.js', '--minify'],
    },
  },
  {
    name: 'Parcel',
    package: 'parcel',
    code: 'src/app.js',
    page: 'src/index.html',
    script: '<script type="module" src="app.js"></script>',
    commonJs: true,
    commands: {
      // Without autoinstall, since it would download what it misses instead of failing.
      development: {
        serve: (port) => [
          'parcel',
          'src/index.html',
          '--host',
          '127.0.0.1',
          '--port',
          `${port}`,
          '--no-autoinstall',
        ],
      },
      production: ['parcel', 'build', 'src/index.html', '--no-autoinstall'],
    },
  },
];

/** @param {string[]} plugins */
function rollup(...plugins) {
  return ['rollup', 'src/main.js', '--file', 'dist/bundle.js', '--format', 'iife', ...plugins];
}
