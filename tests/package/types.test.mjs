// @ts-check
// The types: as TypeScript resolves them in each of its modes, and against the answers themselves.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { install } from '../support/installed.mjs';
import { expected, root } from '../support/paths.mjs';

/** @type {string} */
let folder;
/** A program that uses every entry, and states answers as literals of their types. @type {string} */
let program;

before(() => {
  ({ folder } = install('types'));
  const { inputs } = expected();
  writeFileSync(join(folder, 'inputs.json'), JSON.stringify(inputs));
  writeFileSync(
    join(folder, 'samples.mjs'),
    `import { readFileSync } from 'node:fs';
     import { explain, catalog, backend } from 'ttminis-explain';
     const inputs = JSON.parse(readFileSync('inputs.json', 'utf8'));
     const ask = ({ error, message, context }) => message === undefined ? explain(error, context) : explain(error, message, context);
     console.log(JSON.stringify([inputs.map(ask), catalog(), backend()]));`,
  );
  const options = /** @type {const} */ ({ cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  const [answers, entries, core] = JSON.parse(execFileSync(process.execPath, ['samples.mjs'], options));
  assert.equal(answers.length, inputs.length);
  // As literals, so that a field too many, a field too few or a word that no type has is an error.
  program = `import { backend, catalog, explain, explainJson, type Api, type Backend, type Entry, type Explanation, type Id } from 'ttminis-explain';
    import * as js from 'ttminis-explain/js';
    import { init, type InitOptions } from 'ttminis-explain/minigame';
    import { createSimulator, type Fault, type Game, type Shape } from 'ttminis-explain/simulate';
    import { createOverlay, type Overlay, type OverlayOptions, type Report, type Words } from 'ttminis-explain/overlay';
    import { timeline, watch, type Call, type Failure, type Watch } from 'ttminis-explain/watch';
    import { createSampler, toAttributes, toProblem, toSentry, type Attributes, type SentryReport } from 'ttminis-explain/report-to';
    import script = require('ttminis-explain/game.js');
    export const answers = ${JSON.stringify(answers)} as const satisfies readonly Explanation[];
    export const entries = ${JSON.stringify(entries)} as const satisfies readonly Entry[];
    export const core = ${JSON.stringify(core)} as const satisfies Backend;
    export const api: Api = 'ad.show';
    const answer = explain({ errCode: 30001 }, { api });
    explain(30001, 'User exit', { aborted: false });
    if (answer.status === 'ambiguous') answer.candidates[1].title.trim();
    const options: InitOptions = { timeoutMs: 1000 };
    init('core.wasm', options).then(({ kind, reason }) => kind === 'wasm' || reason.trim());
    const same: typeof js.explain = explain;
    js.explainJson('30001', '', 'ad.show').trim();
    explainJson(30001);
    script.init().then((found: Backend) => found.kind === backend().kind);
    script.explain(30001).text.trim();
    const fault: Fault = { id: 'network/21103', nth: [1, 3], shape: 'random' };
    const simulator = createSimulator({ seed: 7, latencyMs: [10, 20], clock: 'manual', faults: [fault], fetch: null });
    const game: Game = simulator.game;
    game.request({ url: 'https://example.com' }).then(({ data, statusCode }) => [data, statusCode.toFixed()]);
    game.request({ url: 'https://example.com', fail: (error) => explain(error, { api: 'request' }) }).abort();
    game.createRewardedVideoAd({ adUnitId: 'a' }).onClose(({ isEnded }) => isEnded === true);
    game.createInterstitialAd({ adUnitId: 'a' }).onClose(() => simulator.clock.advance(100));
    const shape: Shape = 'nested';
    simulator.fail({ id: 'ad.show/30001', shape })();
    // @ts-expect-error: with a callback there is no promise
    game.request({ url: '', complete() {} }).then;
    // @ts-expect-error: there is no such shape
    simulator.fail({ id: 'ad.show/30001', shape: 'code' });
    // @ts-expect-error: there is no such row
    simulator.fail({ id: 'ad.show/3001' });
    // @ts-expect-error: there is no such row
    if (answer.status === 'known') answer.id === 'ad.show/3001';
    const id: Id = catalog()[0].id;
    // @ts-expect-error: an interstitial ad tells nothing
    game.createInterstitialAd({ adUnitId: 'a' }).onClose(({ isEnded }) => isEnded);
    const host = { request(options: { url: string }) { return options.url; } };
    const watching: Watch<typeof host> = watch(host, { trustedDomains: ['https://e.com'], onExplained: (explanation, call: Call) => {
      if (explanation.status === 'known') explanation.id.trim();
      call.url?.trim();
    } });
    watching.game.request({ url: '' }).trim();
    const sample = createSampler({ everyMs: 1000 });
    for (const failure of timeline()) {
      const report: SentryReport = toSentry(failure);
      const attributes: Attributes = toAttributes(failure);
      if (sample(failure) > 0) [report.event?.fingerprint.join(), attributes['error.type'], toProblem(failure.explanation).detail.trim()];
    }
    watching.restore();
    export const failures: readonly Failure[] = timeline();
    script.watch(host).game.request({ url: '' }).trim();
    const words: Words = { title: 'Appels', 'tiktok-client': 'TikTok' };
    const wishes: OverlayOptions = { visible: 'always', context: host, words, onReport: ({ json }: Report) => json.trim() };
    const overlay: Overlay = createOverlay(wishes);
    overlay.record(5, { api: 'request' }).text.trim();
    const taken: boolean = overlay.consumes({ identifier: 1, clientX: 2, clientY: 3 });
    overlay.texture().version.toFixed(taken ? 1 : 0);
    script.createOverlay().destroy();
    // @ts-expect-error: there is no such word
    createOverlay({ words: { headline: '' } });
    // @ts-expect-error: there is no such time to be seen
    createOverlay({ visible: 'never' });
    // @ts-expect-error: only objects can be watched
    watch(5);
    // @ts-expect-error: a failure is read-only
    failures[0].call.id = 5;
    // @ts-expect-error: only a known answer has a title
    answer.title;
    // @ts-expect-error: there is no such call
    same(30001, { api: 'show' });
    // @ts-expect-error: answers are read-only
    catalog()[0].title = '';
    // @ts-expect-error: there are three kinds
    backend().kind === 'rust';
    // @ts-expect-error: other entries have no init
    js.init;
    `;
});

/** An ES module cannot be loaded the way of CommonJS, but by default. */
const asEsModule = (/** @type {string} */ text) =>
  text.replace(
    "import script = require('ttminis-explain/game.js');",
    "import script from 'ttminis-explain/game.js';",
  );

/** How TypeScript finds modules. */
const modes = [
  { name: 'node16, ES module', compiler: 'typescript', file: 'node16.mts', args: ['--module', 'node16'] },
  { name: 'node16, CommonJS', compiler: 'typescript', file: 'node16.cts', args: ['--module', 'node16'] },
  {
    name: 'node16, ES module, TypeScript 5',
    compiler: 'typescript-5',
    file: 'node16-5.mts',
    args: ['--module', 'node16'],
  },
  {
    name: 'bundler',
    compiler: 'typescript',
    file: 'bundler.ts',
    args: ['--module', 'esnext', '--moduleResolution', 'bundler', '--allowSyntheticDefaultImports'],
  },
  {
    name: 'node10',
    compiler: 'typescript-5',
    file: 'node10.ts',
    args: ['--module', 'commonjs', '--moduleResolution', 'node10'],
  },
  {
    name: 'bundler, TypeScript 5',
    compiler: 'typescript-5',
    file: 'bundler5.ts',
    args: ['--module', 'esnext', '--moduleResolution', 'bundler', '--allowSyntheticDefaultImports'],
  },
];

/**
 * Fails where the compiler finds an error in a program.
 *
 * @param {string} file
 * @param {string} text
 * @param {string[]} args
 * @param {string} [compiler]
 */
function assertCompiles(file, text, args, compiler = 'typescript') {
  writeFileSync(join(folder, file), text);
  const tsc = join(root, 'node_modules', compiler, 'bin/tsc');
  // Nothing that is installed above the project, unless a program names what it wants.
  const types = args.includes('--types') ? [] : ['--typeRoots', 'none'];
  const common = ['--noEmit', '--strict', '--target', 'es2017'];
  try {
    execFileSync(process.execPath, [tsc, ...common, ...types, ...args, file], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    assert.fail(`${file}: ${/** @type {{ stdout: string }} */ (error).stdout.slice(0, 3000)}`);
  }
}

for (const { name, compiler, file, args } of modes) {
  test(`types resolve and fit: ${name}`, () => {
    const commonJs = file.endsWith('.cts') || file === 'node10.ts';
    const text = commonJs ? program : asEsModule(program);
    assertCompiles(file, text, ['--exactOptionalPropertyTypes', ...args], compiler);
  });
}

/** A program that uses the global of the platform. */
const GLOBALS = `import { createSimulator } from 'ttminis-explain/simulate';
  declare global { interface TTMinisGame { vibrateShort?(): void } }
  declare function log(text: string): void;
  const task = TTMinis.game.request({
    url: 'https://example.com', method: 'POST', data: new ArrayBuffer(1), header: { a: 'b' }, timeout: 5,
    success: ({ statusCode }) => log(statusCode.toFixed()),
    fail: ({ errCode, errMsg }) => log(errCode.toFixed() + errMsg.trim()),
  });
  task.abort();
  const filePath = TTMinis.game.env.USER_DATA_PATH + '/a';
  TTMinis.game.downloadFile({ url: 'https://example.com', filePath, fail: ({ errMsg }) => log(errMsg) }).abort();
  const ad = TTMinis.game.createRewardedVideoAd({ adUnitId: 'a' });
  ad.onClose(({ isEnded }) => isEnded === true);
  if (TTMinis.game.canIUse('createInterstitialAd')) TTMinis.game.createInterstitialAd({ adUnitId: 'a' }).show();
  TTMinis.game.getSystemInfoSync?.().SDKVersion.trim();
  TTMinis.game.vibrateShort?.();
  const { game } = createSimulator();
  const same: typeof TTMinis.game = game;
  globalThis.TTMinis = { game };
  if (typeof TTMinis === 'undefined') log('not on the platform');
  // @ts-expect-error: the code has another name
  same.request({ url: '', fail: ({ code }) => code });
  // @ts-expect-error: no page of the platform says that it returns a promise
  TTMinis.game.request({ url: '' }).then;
  // @ts-expect-error: it has no address
  TTMinis.game.request({});
  // @ts-expect-error: there is no such function
  TTMinis.game.vibrateLong();
`;
/** The ways to ask for the types of that global. */
const WAYS = {
  'an import': { first: "import 'ttminis-explain/globals';\n", more: [] },
  'a reference': { first: '/// <reference types="ttminis-explain/globals" />\n', more: [] },
  'the option types': { first: '', more: ['--types', 'ttminis-explain/globals'] },
};

for (const { name, compiler, file, args } of modes) {
  test(`the global of the platform is known where somebody asks for it: ${name}`, () => {
    for (const { first, more } of Object.values(WAYS)) {
      assertCompiles(`globals-${file}`, first + GLOBALS, [...args, ...more], compiler);
    }
  });
}

test('the global of the platform is unknown where nobody asks for it', () => {
  const source = "import 'ttminis-explain/simulate';\n// @ts-expect-error: nobody asked\nTTMinis.game;\n";
  assertCompiles('no-globals.ts', source, ['--module', 'esnext', '--moduleResolution', 'bundler']);
});

test('the entry with the global of the platform does nothing where it runs', () => {
  for (const [file, text] of /** @type {const} */ ([
    ['globals.mjs', "import * as globals from 'ttminis-explain/globals';"],
    ['globals.cjs', "const globals = require('ttminis-explain/globals');"],
  ])) {
    writeFileSync(
      join(folder, file),
      `${text} console.log(Object.keys(globals.default ?? globals).length, typeof TTMinis);`,
    );
    assert.equal(
      execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' }),
      '0 undefined\n',
      file,
    );
  }
});

test('the plain script has a global type, in scripts and in modules', () => {
  const source = `/// <reference path="node_modules/ttminis-explain/game.d.ts" />
    export const text: string = TTMinisExplain.explain({ errCode: 30001 }, { api: 'ad.show' }).text;
    TTMinisExplain.init().then(({ kind }) => kind === 'wasm', () => text);`;
  assertCompiles('script.ts', source, ['--module', 'esnext']);
});
