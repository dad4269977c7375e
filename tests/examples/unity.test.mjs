// @ts-check
// The example for Unity: its .jslib on a stand-in for what the build makes of it, and its C# where there is a compiler.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'acorn';
import { root } from '../support/paths.mjs';
import { codePackage, folderOf, packageScript, source } from './build.mjs';
import { overlayInChromium } from './chromium.mjs';
import { testFlows } from './flows.mjs';
import { createPhone } from './phone.mjs';
import { compileLibrary, createHeap } from './stand-ins/emscripten.mjs';

const library = source('unity/Assets/Plugins/WebGL/TTMinisExplain.jslib');
const compiled = compileLibrary(library);

/** What `LevelPack.cs` passes. */
const pack = JSON.stringify({
  whole: 'https://cdn.example.com/levels.zip',
  parts: ['https://cdn.example.com/levels-1.zip', 'https://cdn.example.com/levels-2.zip'],
  small: 'https://cdn.example.com/levels-small.zip',
});

/** Loads the build on a phone. @param {import('./flows.mjs').Phone} phone */
function build({ evaluate }) {
  const { functions, pass } = createHeap();
  /** @type {[receiver: string, method: string, value: any][]} */
  const sent = [];
  const SendMessage = (/** @type {string[]} */ ...[receiver = '', method = '', json = '']) =>
    void sent.push([receiver, method, JSON.parse(json)]);
  evaluate('(more) => { Object.assign(globalThis, more); }')({ ...functions, SendMessage });
  evaluate(codePackage(source('unity/build/first-lines.js')));
  evaluate(compiled.script);
  /** Calls a function as C# does. @param {string} name @param {string[]} texts */
  const call = (name, ...texts) => {
    const result = evaluate(`_${name}`)(...texts.map(pass));
    return typeof result === 'number' ? functions.UTF8ToString(result) : result;
  };
  return { call, sent };
}

testFlows('Unity', (phone) => {
  const { call, sent } = build(phone);
  const state = { lives: 1, levels: 'none', isBusy: false, message: '' };
  /** What `RewardedAd.cs` and `LevelPack.cs` do, which refuse a second tap. */
  const once = (/** @type {() => void} */ run) => {
    if (state.isBusy) return;
    state.isBusy = true;
    run();
  };
  return {
    watchAd: () => once(() => call('TTMinisShowRewardedAd', 'revive', 'Shop')),
    loadLevels: () => once(() => call('TTMinisDownloadPack', pack, 'Shop')),
    state() {
      for (const [receiver, method, value] of sent.splice(0)) {
        assert.equal(receiver, 'Shop');
        assert.equal(state.isBusy, true, 'each call is answered once');
        state.isBusy = false;
        if (method === 'OnRewardedAd') {
          if (value.kind === 'rewarded') state.lives++;
          const messages = new Map([
            ['rewarded', 'One life more.'],
            ['closed', 'No reward this time. Go on!'],
          ]);
          state.message = messages.get(value.kind) ?? 'No ad at the moment. Go on!';
          if (value.reason) phone.printed.push(value.reason);
        } else {
          assert.equal(method, 'OnPackLoaded');
          state.levels = value.form;
          state.message = value.form === 'none' ? 'The levels could not be loaded.' : 'The levels are here.';
          assert.equal(value.paths.length, { whole: 1, parts: 2, small: 1 }[String(value.form)] ?? 0);
        }
      }
      return state;
    },
    overlay: undefined,
  };
});

test('Unity: a failure that arrived as a number and a text is explained', () => {
  const { call } = build(createPhone());
  const { id, expected } = JSON.parse(call('TTMinisExplainJson', '30001', 'User exit', 'ad.show'));
  assert.deepEqual([id, expected], ['ad.show/30001', true]);
  assert.match(JSON.parse(call('TTMinisExplainJson', '', 'Request timeout', 'request')).text, /21103/);
});

test('Unity: without a context, the overlay says what is missing', () => {
  const { call } = build(createPhone());
  assert.match(call('TTMinisShowOverlay'), /context/);
});

test('Unity: the overlay is drawn over the frame of the engine', () =>
  overlayInChromium(
    'unity',
    [
      packageScript,
      // Nothing passes a text here but the name of the placement.
      `globalThis.GLctx = canvas.getContext('webgl');
       globalThis.UTF8ToString = (text) => text;
       globalThis.lengthBytesUTF8 = (text) => text.length;
       globalThis._malloc = () => 0;
       globalThis.stringToUTF8 = globalThis.SendMessage = () => {};`,
      compiled.script,
      '_TTMinisShowOverlay()',
    ],
    "_TTMinisShowRewardedAd('revive', 'Shop')",
  ));

test('Unity: the library is ES5, and has each function that C# imports', () => {
  parse(library, { ecmaVersion: 5 });
  const imported = [
    ...source('unity/Assets/Scripts/TTMinisExplain.cs').matchAll(/static extern \w+ (\w+)\(/g),
  ];
  assert.deepEqual(imported.map(([, name]) => name).sort(), [...compiled.names].sort());
});

const hasCompiler = spawnSync('mcs', ['--version']).status === 0;

test('Unity: the C# compiles, and rewards nothing but a whole ad', { skip: !hasCompiler }, () => {
  const scripts = join(root, 'examples/unity/Assets/Scripts');
  const standIns = join(root, 'tests/examples/stand-ins');
  const program = join(folderOf('unity'), 'run.exe');
  const files = [
    ...readdirSync(scripts).map((file) => join(scripts, file)),
    ...['UnityEngine.cs', 'UnityRun.cs'].map((file) => join(standIns, file)),
  ];
  // The last one is the one that can run: the other one has functions of the .jslib.
  for (const symbol of ['UNITY_WEBGL', 'UNITY_EDITOR']) {
    const options = ['-warnaserror', `-d:${symbol}`, '-r:System.Core', `-out:${program}`];
    execFileSync('mcs', [...options, ...files], { stdio: 'pipe' });
  }
  const messages = [
    { kind: 'closed', reason: '' },
    { kind: 'rewarded', reason: '' },
    { kind: 'unavailable', reason: '20001 "Ad placement does not exist"' },
    { form: 'parts', paths: ['ttfile://temp/1', 'ttfile://temp/2'], problem: '' },
    { form: 'none', paths: [], problem: '603301 "File size exceeds the limit"' },
  ];
  const printed = execFileSync('mono', [program, ...messages.map((message) => JSON.stringify(message))], {
    encoding: 'utf8',
  });
  assert.deepEqual(printed.trim().split('\n'), [
    ...['log: There is no platform in the editor.', 'ended: No ad at the moment.'],
    ...['log: There is no platform in the editor.', 'failed: The levels could not be loaded.'],
    'ended: ',
    'rewarded',
    ...['log: 20001 "Ad placement does not exist"', 'ended: No ad at the moment.'],
    'loaded: parts ttfile://temp/1 ttfile://temp/2',
    ...['log: 603301 "File size exceeds the limit"', 'failed: The levels could not be loaded.'],
  ]);
});
