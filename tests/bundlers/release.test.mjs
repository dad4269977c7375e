// @ts-check
// What a release leaves out leaves no byte behind. The code and the settings are those of docs/production.md.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { inlineCodeOf, read } from '../docs/documents.mjs';
import { createPhone } from '../examples/phone.mjs';
import { asScript } from '../realms/realm.mjs';
import { launch } from '../support/browser.mjs';
import { install } from '../support/installed.mjs';
import { root, text } from '../support/paths.mjs';
import { overlayTexts, overlayTextsIn, textsOf } from '../support/texts.mjs';
import { bundlers } from './bundlers.mjs';
import { build, create, open, output } from './project.mjs';

const production = read('docs/production.md');
const blocks = production.blocks.map(({ code }) => code);
const inline = inlineCodeOf(production).map(({ code }) => code);

/** The one code of the document that a pattern matches. @param {string[]} codes @param {RegExp} pattern */
function one(codes, pattern) {
  const [found = '', ...others] = codes.filter((code) => pattern.test(code));
  assert.ok(found !== '' && others.length === 0, `docs/production.md needs one code for ${pattern}`);
  return found;
}

const webpack = JSON.stringify(join(root, 'tests/bundlers/node_modules/webpack'));

/**
 * What the document sets for a release, and the configuration that it stands in. An argument needs none.
 *
 * @type {{ name: string, release: string, config?: [file: string, before: string, after: string] }[]}
 */
const setups = [
  { name: 'esbuild', release: one(inline, /^--define:DEBUG=/) },
  {
    name: 'Vite',
    release: one(inline, /^define: .*DEBUG/),
    config: ['vite.config.mjs', 'export default { ', ' };'],
  },
  {
    name: 'webpack',
    release: one(inline, /^new DefinePlugin\(.*DEBUG/),
    config: [
      'webpack.config.cjs',
      `const { DefinePlugin } = require(${webpack}); module.exports = { plugins: [`,
      '] };',
    ],
  },
];

/** `play` makes a call that fails. */
const withExplain = `
globalThis.TTMinis = { game: { request: ({ fail }) => fail({ errCode: 21103 }) } };
globalThis.context = undefined;
globalThis.play = () => TTMinis.game.request({ fail: (error) => { document.title = explain(error).id; } });
`;
const withoutExplain = (debug = '') => `
globalThis.play = () => fetch('/score').catch((error) => {
  ${debug}
  document.title = 'offline';
});
`;

/** Games, and the same games without what a release leaves out. */
const games = [
  {
    title: 'the overlay, with import',
    commonJs: false,
    game: `import { explain } from 'ttminis-explain';${withExplain}${one(blocks, /^import .*\n\nif \(DEBUG\)/)}`,
    without: `import { explain } from 'ttminis-explain';${withExplain}`,
  },
  {
    title: 'the overlay, with require',
    commonJs: true,
    game: `const { explain } = require('ttminis-explain');${withExplain}${one(blocks, /^if \(DEBUG\) \{\n.*require/)}`,
    without: `const { explain } = require('ttminis-explain');${withExplain}`,
  },
  {
    title: 'the whole package, with import',
    commonJs: false,
    game: `
      import { explain } from 'ttminis-explain';
      import { createOverlay } from 'ttminis-explain/overlay';
      import { watch } from 'ttminis-explain/watch';
      if (DEBUG) {
        watch(TTMinis.game, { onExplained: (explanation) => console.log(explanation.text) });
        createOverlay({ game: TTMinis.game });
      }
      ${withoutExplain('if (DEBUG) console.log(explain(error).text);')}`,
    // Bundlers wrap a module in other code than a script.
    without: `${withoutExplain()}export {};`,
  },
  {
    title: 'the whole package, with require',
    commonJs: true,
    game: `
      if (DEBUG) {
        require('ttminis-explain/game.js');
        require('ttminis-explain/watch').watch(TTMinis.game);
      }
      ${withoutExplain("if (DEBUG) console.log(require('ttminis-explain').explain(error).text);")}`,
    without: withoutExplain(),
  },
];

/** The games that a bundler takes. @param {typeof setups[number]} setup */
function gamesFor({ name }) {
  const takesCommonJs = bundlers.some((bundler) => bundler.name === name && bundler.commonJs);
  return games.filter(({ commonJs }) => takesCommonJs || !commonJs);
}

/** @type {string} */
let installed;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  ({ folder: installed } = install('release'));
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/**
 * A project that is built with the setting of a release, or with another one.
 *
 * @param {typeof setups[number]} setup
 * @param {string} title
 * @param {string} code
 * @param {string} [setting]
 */
function project({ name, release, config }, title, code, setting = release) {
  const bundler = bundlers.find((bundler) => bundler.name === name);
  const command = bundler?.commands.production;
  assert.ok(bundler && Array.isArray(command));
  const folder = create(installed, `release, ${name}, ${title}`, bundler, code);
  if (!config) {
    return {
      folder,
      bundler: { ...bundler, commands: { ...bundler.commands, production: [...command, setting] } },
    };
  }
  const [file, before, after] = config;
  writeFileSync(join(folder, file), `${before}${setting}${after}\n`);
  return { folder, bundler };
}

describe('a release has no byte of', { concurrency: 2 }, () => {
  for (const setup of setups) {
    for (const { title, game, without } of gamesFor(setup)) {
      test(`${title}, by ${setup.name}`, async () => {
        const built = async (/** @type {string} */ name, /** @type {string} */ code) => {
          const { folder, bundler } = project(setup, `${title}, ${name}`, code);
          await build(folder, bundler, 'production');
          return output(folder);
        };
        const release = await built('release', game);
        const expected = await built('without', without);
        assert.deepEqual(overlayTextsIn(release), []);
        // esbuild counts the letters of what it leaves out when it shortens names, so these may differ.
        assert.equal(release.length, expected.length);
        assert.ok(isDeepStrictEqual(textsOf(release), textsOf(expected)), 'its texts are others');
      });
    }
  }
});

describe('a build for tests has the overlay, and it works, by', { concurrency: 2 }, () => {
  for (const setup of setups) {
    for (const { title, game } of gamesFor(setup).filter(({ title }) => title.startsWith('the overlay'))) {
      test(`${setup.name}: ${title}`, async () => {
        const setting = setup.release.replace('false', 'true');
        assert.notEqual(setting, setup.release);
        const { folder, bundler } = project(setup, `${title}, test`, game, setting);
        const site = await open(folder, bundler, 'production');
        const page = await browser.newPage();
        try {
          await page.goto(site.origin);
          await page.evaluate(() => Reflect.get(globalThis, 'play')());
          assert.equal(await page.title(), 'network/21103');
          // The gesture that opens the list.
          for (let taps = 0; taps < 5; taps++) await page.mouse.click(20, 20);
          const rows = page.locator('ttminis-explain-overlay [part~=row]');
          await rows.first().waitFor();
          assert.equal(await rows.count(), 1);
        } finally {
          await page.close();
          await site.close();
        }
        assert.deepEqual(overlayTextsIn(output(folder)), overlayTexts);
      });
    }
  }
});

test('a game without a bundler runs with the file, and without it', async () => {
  const guarded = one(blocks, /typeof TTMinisExplain/);
  for (const isRelease of [false, true]) {
    const game = `
      ${isRelease ? '' : "require('./ttminis-explain.js');"}
      ${guarded}
      TTMinis.game.request({ url: 'https://example.com', fail: function (error) { console.log(error.errCode); } });`;
    /** @type {Record<string, string>} */
    const files = { './game.js': game };
    if (!isRelease) files['./ttminis-explain.js'] = text('pkg/game.js').replace(/export default .*/, '');
    const { evaluate, advance, printed, runtime } = createPhone({ faults: [{ id: 'network/21103' }] });
    evaluate('(context) => { globalThis.context = context; }')(runtime.context);
    evaluate(`${asScript(files)}('./game.js')`);
    await advance(100);
    assert.equal(printed.at(-1), '21103');
    // The gesture that opens the list, which is painted on a canvas besides the screen.
    for (let taps = 0; taps < 5; taps++) runtime.tap(20, 20);
    await advance(100);
    const isListed = runtime.canvases.some((canvas) => canvas.drawn && runtime.find(canvas, /21103/));
    assert.equal(isListed, !isRelease);
    assert.equal(evaluate('typeof TTMinisExplain'), isRelease ? 'undefined' : 'object');
  }
});
