// @ts-check
// The packed tarball, installed in an empty project and used from Node as an ES module and as CommonJS, from the
// browser, and from TypeScript.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
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

/** Has all entries explain the same error, then prints their answers and how many cores there are. */
const ASK_ALL_ENTRIES = `
  const error = { errCode: 21103, errMsg: 'request:fail Request timeout' };
  const answers = [main, js, minigame].map(({ explain }) => explain(error).id);
  const simulator = simulate.createSimulator({ clock: 'manual' });
  simulator.fail({ id: 'network/21103' });
  const { game } = watch.watch(simulator.game, { onExplained: ({ id }) => answers.push(id) });
  overlay.createOverlay();
  game.request({ url: 'https://api.example.com/', fail() {}, success() {} });
  simulator.clock.advance(120000);
  setTimeout(() => console.log(JSON.stringify({ answers, cores: core.coreCount() })), 100);`;

/** @type {[string, (name: string, entry: string) => string][]} */
const MODULE_SYSTEMS = [
  ['mjs', (name, entry) => `import * as ${name} from '${entry}';`],
  ['cjs', (name, entry) => `const ${name} = require('${entry}');`],
];
for (const [extension, load] of MODULE_SYSTEMS) {
  test(`a game has one core, whichever entries it imports (${extension})`, () => {
    const entries = ['js', 'minigame', 'watch', 'overlay', 'simulate', 'report-to', 'zh'];
    const file = `./node_modules/ttminis-explain/core.${extension === 'mjs' ? 'mjs' : 'js'}`;
    const loads = [load('main', 'ttminis-explain'), load('core', file)].concat(
      entries.map((name) => load(name.replace('-', ''), `ttminis-explain/${name}`)),
    );
    const { answers, cores } = node(`cores.${extension}`, `${loads.join('\n')}${ASK_ALL_ENTRIES}`);
    assert.deepEqual(answers, Array(4).fill('network/21103'));
    assert.equal(cores, 1);
  });
}

test('every case holds after a hundred thousand errors', () => {
  const { passed, failures } = node(
    'hostile.mjs',
    `import { readFileSync } from 'node:fs';
     import * as pkg from 'ttminis-explain';
     import { run } from './cases.mjs';
     const { passed, failures } = run(pkg, JSON.parse(readFileSync('expected.json', 'utf8')));
     console.log(JSON.stringify({ passed, failures }));`,
  );
  assert.deepEqual(failures.slice(0, 20), []);
  assert.ok(passed > 400, `only ${passed} cases ran`);
});

test('npx finds the command, and the command the package that it lies in', () => {
  const command = join(folder, 'node_modules/.bin/ttminis-explain');
  for (const cwd of [folder, tmpdir()]) {
    const json = execFileSync(command, ['30001', '--api', 'ad.show', '--json', '--lang', 'zh'], {
      cwd,
      encoding: 'utf8',
    });
    assert.equal(JSON.parse(json).id, 'ad.show/30001');
  }
});

test('no entry pulls the command in', () => {
  for (const file of files.filter((name) => /\.m?js$/.test(name) && name !== 'command.mjs')) {
    const source = readFileSync(join(folder, 'node_modules/ttminis-explain', file), 'utf8');
    assert.doesNotMatch(source, /command\.mjs|node:/, file);
  }
});

test('packers that read only paths find CommonJS at the root', () => {
  const ids = node(
    'path.cjs',
    `const files = ['index', 'js', 'minigame', 'game'];
     console.log(JSON.stringify(files.map((file) => {
       const { explain } = require('./node_modules/ttminis-explain/' + file + '.js');
       return explain({ errCode: 30001, errMsg: 'User exit' }).id;
     })));`,
  );
  assert.deepEqual(ids, Array(4).fill('ad.show/30001'));
});

test('catalog.json is the catalog', () => {
  const same = node(
    'catalog.cjs',
    `const { catalog } = require('ttminis-explain');
     console.log(JSON.stringify(JSON.stringify(catalog()) === JSON.stringify(require('ttminis-explain/catalog.json'))));`,
  );
  assert.equal(same, true);
});

test('the compressed file is the other one, compressed', () => {
  const [plain, compressed] = ['wasm', 'wasm.br'].map((extension) =>
    readFileSync(join(folder, `node_modules/ttminis-explain/ttminis-explain.${extension}`)),
  );
  assert.ok(plain && compressed && plain.equals(brotliDecompressSync(compressed)));
});

test('all entries share one core', () => {
  const reasons = node(
    'shared.mjs',
    `import * as js from 'ttminis-explain/js';
     import * as main from 'ttminis-explain';
     import * as minigame from 'ttminis-explain/minigame';
     const backends = [main, js, minigame].map(({ backend }) => backend());
     console.log(JSON.stringify(backends));`,
  );
  assert.deepEqual(reasons, Array(3).fill({ kind: 'wasm', reason: 'this environment compiles WebAssembly' }));
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

test('without WebAssembly JavaScript answers, and stays when WebAssembly comes late', () => {
  const result = node(
    'without.mjs',
    `const saved = WebAssembly;
     delete globalThis.WebAssembly;
     const { explain, backend, catalog } = await import('ttminis-explain');
     const before = [explain(21103).id, backend(), catalog().length];
     globalThis.WebAssembly = saved;
     console.log(JSON.stringify([before, backend().kind]));`,
  );
  const reason = 'WebAssembly cannot be used here: WebAssembly is not defined';
  assert.deepEqual(result, [['network/21103', { kind: 'js', reason }, expected().rows.length], 'js']);
});

test('where no core can run, explain says so, and the catalog is there', () => {
  const result = node(
    'none.mjs',
    `globalThis.Uint8Array = undefined;
     const { explain, explainJson, backend, catalog } = await import('ttminis-explain');
     console.log(JSON.stringify([explain({ errCode: 21103 }), JSON.parse(explainJson(21103)), backend(), catalog()]));`,
  );
  const [answer, fromJson, backend, catalog] = result;
  assert.equal(answer.status, 'unrecognized');
  assert.equal(answer.looksLike, 'unread');
  assert.match(answer.reason, /Uint8Array/);
  assert.deepEqual(fromJson, answer);
  assert.deepEqual([backend.kind, catalog.length], ['none', 35]);
});

test('a failure that cannot be told is answered too', () => {
  const answer = node(
    'untold.mjs',
    `globalThis.Uint8Array = function () { throw Object.assign(new Error(), { message: Symbol('x') }); };
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

test('a JSON.parse that is replaced after the import is not asked', () => {
  const status = node(
    'parse.mjs',
    `import { explain } from 'ttminis-explain';
     JSON.parse = () => { throw new Error('no'); };
     console.log(JSON.stringify([explain({ errCode: 21103 }).id, explain({ errCode: 30001 }).status]));`,
  );
  assert.deepEqual(status, ['network/21103', 'ambiguous']);
});

test('a JSON.parse that calls explain itself gets an answer each time', () => {
  const statuses = node(
    'recursive.mjs',
    `let explain;
     const seen = new Set();
     const { parse } = JSON;
     JSON.parse = (text) => {
       const answer = explain({ errCode: 99999 });
       seen.add(answer === null ? 'null' : answer.status);
       return parse(text);
     };
     ({ explain } = await import('ttminis-explain'));
     seen.add(explain('{"errCode":30001}').status);
     console.log(JSON.stringify([...seen].sort()));`,
  );
  assert.deepEqual(statuses, ['ambiguous', 'unknown']);
});

test('a core that trapped gives way to JavaScript', () => {
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
     const { explain, backend } = await import('ttminis-explain');
     const first = explain(21103).id;
     cores[0].explain = () => { throw new WebAssembly.RuntimeError('unreachable'); };
     const second = explain(21103).id;
     const third = explain({ errCode: 30001, errMsg: 'User exit' }).id;
     console.log(JSON.stringify({ first, second, third, cores: cores.length, backend: backend() }));`,
  );
  assert.deepEqual(result, {
    first: 'network/21103',
    second: 'network/21103',
    third: 'ad.show/30001',
    cores: 1,
    backend: { kind: 'js', reason: 'the core in WebAssembly failed while it answered: unreachable' },
  });
});

for (const entry of ['ttminis-explain', 'ttminis-explain/js']) {
  test(`a stack that is nearly full does no lasting harm to ${entry}`, () => {
    const result = node(
      'deep.mjs',
      `import { backend, explain } from '${entry}';
     const { kind } = backend();
     const ids = new Set();
     function descend() {
       try { descend(); } catch { ids.add(explain({ errCode: 21103 }).id); }
       ids.add(explain({ errCode: 30001, errMsg: 'User exit' }).id);
     }
     try { descend(); } catch {}
     const after = [21103, 21100, 600009].map((code) => explain(code).id);
     console.log(JSON.stringify({ wrong: [...ids].filter((id) => id !== undefined && id !== 'network/21103' && id !== 'ad.show/30001'), after, same: backend().kind === kind }));`,
    );
    assert.deepEqual(result, {
      wrong: [],
      after: ['network/21103', 'network/21100', 'network/600009'],
      same: true,
    });
  });
}

for (const entry of ['index', 'js']) {
  test(`${entry}: a recursion that is too deep, again and again, does no lasting harm`, () => {
    const result = node(
      'recursion.cjs',
      `const { explain, backend } = require('./node_modules/ttminis-explain/${entry}.js');
       const error = { errCode: 21103, errMsg: 'Request timeout' };
       const { kind } = backend();
       let count = 0;
       (function descend() {
         try { descend(); } catch {}
         if (count++ < 3000) { try { explain(error); } catch {} }
       })();
       console.log(JSON.stringify([explain(error).id, backend().kind === kind]));`,
    );
    assert.deepEqual(result, ['network/21103', true]);
  });

  test(`${entry}: an error that asks while it is read gets a right answer`, () => {
    const result = node(
      'nested.cjs',
      `const { explain, catalog } = require('./node_modules/ttminis-explain/${entry}.js');
       const error = {
         get errCode() { return explain({ errCode: 30001, errMsg: 'User exit' }).code; },
         get errMsg() { return catalog().find((row) => row.id === 'ad.show/30001').title; },
       };
       const endless = new Proxy({}, { get: () => explain(endless) });
       console.log(JSON.stringify([explain(error).id, explain(endless).status]));`,
    );
    assert.deepEqual(result, ['ad.show/30001', 'unrecognized']);
  });

  test(`${entry}: the same near the end of the stack does no lasting harm`, () => {
    const result = node(
      'nested-deep.cjs',
      `const { explain, backend } = require('./node_modules/ttminis-explain/${entry}.js');
       const good = { errCode: 21103, errMsg: 'Request timeout' };
       const { kind } = backend();
       const error = { get errCode() { return explain(good).listedCode; }, errMsg: 'Request timeout' };
       let deepest = 0;
       (function descend(depth) { deepest = depth; try { descend(depth + 1); } catch {} })(0);
       const ask = (depth) => (depth <= 0 ? explain(error) : ask(depth - 1));
       for (let depth = deepest + 100; depth > deepest / 2; depth -= 23) { try { ask(depth); } catch {} }
       console.log(JSON.stringify([explain(error).id, explain(good).id, backend().kind === kind]));`,
    );
    assert.deepEqual(result, ['network/21103', 'network/21103', true]);
  });

  test(`${entry}: what a game has put on Object.prototype does not keep it from loading`, () => {
    const result = node(
      'polluted.cjs',
      `Object.assign(Object.prototype, { extra: 5, get: 5, set: 5, value: 5, writable: true, grow: 5 });
       const { explain } = require('./node_modules/ttminis-explain/${entry}.js');
       const { id } = explain({ errCode: 21103, errMsg: 'Request timeout' });
       for (const name of Object.keys(Object.prototype)) delete Object.prototype[name];
       console.log(JSON.stringify(id));`,
    );
    assert.equal(result, 'network/21103');
  });
}

test('the plain script loads beside globals and modules that refuse it', () => {
  const answers = ['window', 'self', 'global', 'GameGlobal'].map((name) =>
    node(
      'odd-globals.cjs',
      `const vm = require('node:vm');
       const { readFileSync } = require('node:fs');
       const realm = vm.createContext({ module: Object.freeze({ exports: Object.freeze({}) }) });
       vm.runInContext("Object.defineProperty(globalThis, '${name}', { get() { throw new Error('no'); } });", realm);
       vm.runInContext(readFileSync('node_modules/ttminis-explain/game.js', 'utf8'), realm);
       console.log(JSON.stringify(vm.runInContext('TTMinisExplain.explain(21103).id', realm)));`,
    ),
  );
  assert.deepEqual(answers, Array(4).fill('network/21103'));
});

test('explainJson gives JSON even where JSON.stringify does not', () => {
  const result = node(
    'json.mjs',
    `const { stringify } = JSON;
     const { explainJson } = await import('ttminis-explain');
     JSON.stringify = () => undefined;
     const first = explainJson('21103');
     Object.prototype.toJSON = () => { throw new Error('no'); };
     const second = explainJson('21103');
     delete Object.prototype.toJSON;
     console.log(stringify([first, second].map((json) => JSON.parse(json).status)));`,
  );
  assert.deepEqual(result, ['known', 'unrecognized']);
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

test("the browser's own errors and those of its frames are read", async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>errors</title>');
  // First the browser: a server that is left running would keep the test from ending.
  const browser = await launch();
  const server = await serve(folder);
  after(async () => {
    await browser.close();
    server.close();
  });
  const page = await browser.newPage();
  await page.goto(server.origin);
  const found = await page.evaluate(async () => {
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
  assert.deepEqual(found.slice(0, 3), ['network/21103', 'network/21103', 'dom-exception']);
  assert.equal(found.length, 5);
});
