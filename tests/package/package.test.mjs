// @ts-check
// The packed tarball, installed in an empty project and used from Node as an ES module and as CommonJS, from the
// browser, and from TypeScript.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, serve } from '../support/browser.mjs';
import { install } from '../support/installed.mjs';
import { expected, root } from '../support/paths.mjs';

/** @type {string} */
let folder;
/** @type {string[]} */
let files;

before(() => {
  ({ folder, files } = install('package'));
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected()));
});

/**
 * Runs a script in the project.
 *
 * @param {string} name
 * @param {string} script - prints JSON
 */
function node(name, script) {
  writeFileSync(join(folder, name), script);
  return JSON.parse(
    execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
}

/** @param {{ passed: number, failures: string[] }} result */
function assertPassed({ passed, failures }) {
  assert.deepEqual(failures.slice(0, 20), []);
  assert.ok(passed > 400, `only ${passed} cases ran`);
}

test('the tarball holds the listed files and no others', () => {
  const listed = JSON.parse(readFileSync(join(root, 'pkg-template/package.json'), 'utf8')).files;
  assert.deepEqual(files, [...listed, 'README.md', 'package.json'].sort());
});

test('it has no dependencies and takes its version from the crate', () => {
  const manifest = JSON.parse(
    readFileSync(join(folder, 'node_modules/ttminis-explain/package.json'), 'utf8'),
  );
  assert.deepEqual(manifest.dependencies ?? {}, {});
  const cargo = readFileSync(join(root, 'Cargo.toml'), 'utf8');
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(cargo)?.[1]);
});

test('every case holds in Node, as an ES module', () => {
  assertPassed(
    node(
      'esm.mjs',
      `import { readFileSync } from 'node:fs';
       import * as pkg from 'ttminis-explain';
       import { run } from './cases.mjs';
       console.log(JSON.stringify(run(pkg, JSON.parse(readFileSync('expected.json', 'utf8')))));`,
    ),
  );
});

test('every case holds in Node, as CommonJS', () => {
  assertPassed(
    node(
      'cjs.cjs',
      `const { readFileSync } = require('node:fs');
       const pkg = require('ttminis-explain');
       import('./cases.mjs').then(({ run }) =>
         console.log(JSON.stringify(run(pkg, JSON.parse(readFileSync('expected.json', 'utf8'))))));`,
    ),
  );
});

test('every case holds without what only browsers have', () => {
  assertPassed(
    node(
      'bare.cjs',
      `const { readFileSync } = require('node:fs');
       const expected = JSON.parse(readFileSync('expected.json', 'utf8'));
       for (const name of ['TextDecoder', 'TextEncoder', 'URL', 'fetch', 'atob', 'performance', 'queueMicrotask', 'structuredClone']) {
         delete globalThis[name];
         if (name in globalThis) throw new Error(name + ' is still there');
       }
       const pkg = require('ttminis-explain');
       import('./cases.mjs').then(({ run }) => console.log(JSON.stringify(run(pkg, expected))));`,
    ),
  );
});

test('packers that read only paths find CommonJS at the root', () => {
  const status = node(
    'path.cjs',
    `const { explain } = require('./node_modules/ttminis-explain/index.js');
     console.log(JSON.stringify(explain({ errCode: 30001, errMsg: 'User exit' }).id));`,
  );
  assert.equal(status, 'ad.show/30001');
});

test('errors of other realms are read', () => {
  const ids = node(
    'realms.mjs',
    `import vm from 'node:vm';
     import { explain } from 'ttminis-explain';
     const sources = [
       '({ errCode: 21103, errMsg: "Request timeout" })',
       'Object.assign(new Error("Request timeout"), { code: 21103 })',
       '[21103, "Request timeout"]',
       'Object.freeze({ error: { error_code: 21103 } })',
     ];
     console.log(JSON.stringify(sources.map((source) => explain(vm.runInNewContext(source)).id)));`,
  );
  assert.deepEqual(ids, Array(4).fill('network/21103'));
});

test('nothing happens at import: the core starts at the first question', () => {
  const result = node(
    'lazy.mjs',
    `let compiled = 0;
     const { Module } = WebAssembly;
     WebAssembly.Module = function (...args) { compiled++; return new Module(...args); };
     const { explain } = await import('ttminis-explain');
     const atImport = compiled;
     explain(21103); explain(21103);
     console.log(JSON.stringify([atImport, compiled]));`,
  );
  assert.deepEqual(result, [0, 1]);
});

test('without WebAssembly it answers and says why it cannot tell', () => {
  const answer = node(
    'without.mjs',
    `delete globalThis.WebAssembly;
     const { explain, catalog } = await import('ttminis-explain');
     console.log(JSON.stringify({ ...explain({ errCode: 21103 }), rows: catalog().length }));`,
  );
  assert.equal(answer.status, 'unrecognized');
  assert.equal(answer.looksLike, 'unread');
  assert.match(answer.reason, /WebAssembly/);
  assert.equal(answer.rows, 0);
});

test('it answers as soon as WebAssembly is there', () => {
  const result = node(
    'late.mjs',
    `const saved = WebAssembly;
     delete globalThis.WebAssembly;
     const { explain } = await import('ttminis-explain');
     const before = explain(21103).status;
     globalThis.WebAssembly = saved;
     console.log(JSON.stringify([before, explain(21103).id]));`,
  );
  assert.deepEqual(result, ['unrecognized', 'network/21103']);
});

test('a failure that cannot be told is answered too', () => {
  const answer = node(
    'untold.mjs',
    `WebAssembly.Module = function () { throw Object.assign(new Error(), { message: Symbol('x') }); };
     const { explain } = await import('ttminis-explain');
     console.log(JSON.stringify(explain({ errCode: 21103 })));`,
  );
  assert.equal(answer.looksLike, 'unread');
});

test('globals that lie for a while do not lie for ever', () => {
  const result = node(
    'liars.mjs',
    `import { explain } from 'ttminis-explain';
     Array.prototype.toJSON = () => 'ARR';
     explain({ errCode: 21103, errMsg: 'Request timeout' });
     delete Array.prototype.toJSON;
     console.log(JSON.stringify(explain({ errCode: 21103, errMsg: 'Request timeout' }).steps.length));`,
  );
  assert.equal(result, 3);
});

test('a core that trapped is replaced by a fresh one', () => {
  const result = node(
    'trap.mjs',
    `const cores = [];
     const { Instance } = WebAssembly;
     WebAssembly.Instance = function (...args) {
       const instance = new Instance(...args);
       const exports = { ...instance.exports };
       cores.push(exports);
       return { exports };
     };
     const { explain } = await import('ttminis-explain');
     const first = explain(21103).id;
     cores[0].explain = () => { throw new WebAssembly.RuntimeError('unreachable'); };
     const second = explain(21103).id;
     const third = explain({ errCode: 30001, errMsg: 'User exit' }).id;
     console.log(JSON.stringify({ first, second, third, cores: cores.length }));`,
  );
  assert.deepEqual(result, {
    first: 'network/21103',
    second: 'network/21103',
    third: 'ad.show/30001',
    cores: 2,
  });
});

test('a stack that is nearly full does no lasting harm', () => {
  const result = node(
    'deep.mjs',
    `import { explain } from 'ttminis-explain';
     const ids = new Set();
     function descend() {
       try { descend(); } catch { ids.add(explain({ errCode: 21103 }).id); }
       ids.add(explain({ errCode: 30001, errMsg: 'User exit' }).id);
     }
     try { descend(); } catch {}
     const after = [21103, 21100, 600009].map((code) => explain(code).id);
     console.log(JSON.stringify({ wrong: [...ids].filter((id) => id !== undefined && id !== 'network/21103' && id !== 'ad.show/30001'), after }));`,
  );
  assert.deepEqual(result, { wrong: [], after: ['network/21103', 'network/21100', 'network/600009'] });
});

test('memory is flat over a million calls', () => {
  const script = `import { explain } from 'ttminis-explain';
     const inputs = [
       { errCode: 21103, errMsg: 'Request timeout' },
       { errCode: 30001 },
       { errCode: 99999, errMsg: 'something else' },
       new Error('boom'),
       'errCode: 600003, errMsg: request:fail abort',
     ];
     const { Instance } = WebAssembly;
     let memory;
     WebAssembly.Instance = function (...args) {
       const instance = new Instance(...args);
       memory = instance.exports.memory;
       return instance;
     };
     const used = () => { gc(); return process.memoryUsage().heapUsed + memory.buffer.byteLength; };
     const ask = (count) => { for (let at = 0; at < count; at++) explain(inputs[at % inputs.length]); };
     ask(1000);
     const before = used();
     ask(1000000);
     console.log(JSON.stringify(used() - before));`;
  writeFileSync(join(folder, 'memory.mjs'), script);
  const grown = Number(
    execFileSync(process.execPath, ['--expose-gc', 'memory.mjs'], { cwd: folder, encoding: 'utf8' }),
  );
  assert.ok(grown < 1 << 20, `a million calls keep ${grown} bytes`);
});

test('the answers satisfy the types', () => {
  const { inputs } = expected();
  const samples = node(
    'samples.mjs',
    `import { readFileSync } from 'node:fs';
     import { explain, catalog } from 'ttminis-explain';
     const { inputs } = JSON.parse(readFileSync('expected.json', 'utf8'));
     const ask = ({ error, message, context }) => message === undefined ? explain(error, context) : explain(error, message, context);
     console.log(JSON.stringify([inputs.map(ask), catalog()]));`,
  );
  assert.equal(samples[0].length, inputs.length);
  // As literals, so that a field too many, a field too few or a word that no type has is an error.
  const source = `import { catalog, explain, type Api, type Entry, type Explanation } from 'ttminis-explain';
    export const answers = ${JSON.stringify(samples[0])} as const satisfies readonly Explanation[];
    export const entries = ${JSON.stringify(samples[1])} as const satisfies readonly Entry[];
    export const api: Api = 'ad.show';
    const answer = explain({ errCode: 30001 }, { api });
    explain(30001, 'User exit', { aborted: false });
    if (answer.status === 'ambiguous') answer.candidates[1].title.trim();
    // @ts-expect-error: only a known answer has a title
    answer.title;
    // @ts-expect-error: there is no such call
    explain(30001, { api: 'show' });
    // @ts-expect-error: answers are read-only
    catalog()[0].title = '';
    `;
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  for (const [file, module, resolution] of [
    ['types.mts', 'node16', 'node16'],
    ['types.cts', 'node16', 'node16'],
    ['types.ts', 'esnext', 'bundler'],
  ]) {
    writeFileSync(join(folder, String(file)), source);
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--types',
      '',
      '--target',
      'es2017',
    ];
    const args = [
      tsc,
      ...options,
      '--module',
      String(module),
      '--moduleResolution',
      String(resolution),
      String(file),
    ];
    try {
      execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      assert.fail(`${file}: ${/** @type {{ stdout: string }} */ (error).stdout.slice(0, 3000)}`);
    }
  }
});

test('every case holds in the browser', async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>cases</title>');
  // First the browser: a server that is left running would keep the test from ending.
  const browser = await launch();
  const server = await serve(folder);
  after(async () => {
    await browser.close();
    server.close();
  });
  const page = await browser.newPage();
  await page.goto(server.origin);
  const result = await page.evaluate(async () => {
    /** @type {(path: string) => Promise<any>} */
    const load = (path) => import(path);
    const [pkg, { run }] = await Promise.all([
      load('/node_modules/ttminis-explain/index.mjs'),
      load('/cases.mjs'),
    ]);
    const answers = await fetch('/expected.json');
    return run(pkg, await answers.json());
  });
  assertPassed(result);
  const elsewhere = await page.evaluate(async () => {
    /** @type {(path: string) => Promise<any>} */
    const load = (path) => import(path);
    const { explain } = await load('/node_modules/ttminis-explain/index.mjs');
    const frame = document.body.appendChild(document.createElement('iframe'));
    const realm = /** @type {any} */ (frame.contentWindow);
    const errors = [
      realm.eval('({ errCode: 21103 })'),
      realm.eval('Object.assign(new Error("Request timeout"), { errCode: 21103 })'),
      new DOMException('aborted', 'AbortError'),
      new ErrorEvent('error', { error: new TypeError('x') }),
      new Event('error'),
    ];
    return errors.map((error) => {
      const answer = explain(error);
      return answer.id ?? answer.looksLike;
    });
  });
  assert.deepEqual(elsewhere.slice(0, 3), ['network/21103', 'network/21103', 'dom-exception']);
  assert.equal(elsewhere.length, 5);
});
