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

for (const { name, compiler, file, args } of [
  { name: 'node16, ES module', compiler: 'typescript', file: 'node16.mts', args: ['--module', 'node16'] },
  { name: 'node16, CommonJS', compiler: 'typescript', file: 'node16.cts', args: ['--module', 'node16'] },
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
]) {
  test(`types resolve and fit: ${name}`, () => {
    const commonJs = file.endsWith('.cts') || file === 'node10.ts';
    writeFileSync(join(folder, file), commonJs ? program : asEsModule(program));
    const tsc = join(root, 'node_modules', compiler, 'bin/tsc');
    const common = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--typeRoots',
      'none',
      '--target',
      'es2017',
    ];
    try {
      execFileSync(process.execPath, [tsc, ...common, ...args, file], { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      assert.fail(`${file}: ${/** @type {{ stdout: string }} */ (error).stdout.slice(0, 3000)}`);
    }
  });
}

test('the plain script has a global type, in scripts and in modules', () => {
  const source = `/// <reference path="node_modules/ttminis-explain/game.d.ts" />
    export const text: string = TTMinisExplain.explain({ errCode: 30001 }, { api: 'ad.show' }).text;
    TTMinisExplain.init().then(({ kind }) => kind === 'wasm', () => text);`;
  writeFileSync(join(folder, 'script.ts'), source);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [
    '--noEmit',
    '--strict',
    '--typeRoots',
    'none',
    '--target',
    'es2017',
    '--module',
    'esnext',
    'script.ts',
  ];
  execFileSync(process.execPath, [tsc, ...args], { cwd: folder, encoding: 'utf8' });
});
