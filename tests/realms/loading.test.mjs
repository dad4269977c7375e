// @ts-check
// `init()`: loading the core from the code package, with hosts that do it well, badly, late or not at all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { install } from '../support/installed.mjs';

/** @typedef {import('ttminis-explain').MinigamePackage} MinigamePackage */
/** @typedef {(path: string, imports: WebAssembly.Imports) => unknown} Instantiate */

/** @type {string} */
let project;
/** @type {Buffer<ArrayBuffer>} */
let wasm;
const host = /** @type {Record<string, unknown>} */ (globalThis);

before(() => {
  ({ folder: project } = install('loading'));
  wasm = Buffer.from(readFileSync(join(project, 'node_modules/ttminis-explain/ttminis-explain.wasm')));
});
afterEach(() => {
  delete host.TTWebAssembly;
  delete host.GameGlobal;
});
after(() => {
  assert.ok(!('TTMinisExplain' in host), 'only the plain script has a global');
});

/**
 * The entry as a game has it at its start.
 *
 * @returns {MinigamePackage}
 */
function load() {
  const require = createRequire(join(project, 'game.js'));
  for (const path of Object.keys(require.cache)) delete require.cache[path];
  return require('ttminis-explain/minigame');
}

/** A host that has the file at the given places, and notes where it was looked for. @param {string[]} places */
function hostWith(...places) {
  /** @type {string[]} */
  const asked = [];
  setHost(async (path, imports) => {
    asked.push(path);
    if (!places.includes(path)) throw new Error(`no such file: ${path}`);
    return WebAssembly.instantiate(wasm, imports);
  });
  return asked;
}

/** @param {Instantiate} instantiate */
function setHost(instantiate) {
  host.TTWebAssembly = { instantiate };
}

/** @param {MinigamePackage} pkg */
function assertAnswers({ explain }) {
  const answer = explain({ errCode: 21103, errMsg: 'Request timeout' });
  assert.equal(answer.status === 'known' && answer.id, 'network/21103');
}

test('JavaScript answers before, during and after an init that fails', async () => {
  hostWith();
  const pkg = load();
  assertAnswers(pkg);
  assert.deepEqual(pkg.backend(), { kind: 'js', reason: 'init() has not been called, or has not finished' });
  const pending = pkg.init();
  assertAnswers(pkg);
  const backend = await pending;
  assert.equal(backend.kind, 'js');
  assert.match(backend.reason, /could not load the core: 'ttminis-explain\.wasm\.br': no such file/);
  assert.deepEqual(pkg.backend(), backend);
  assertAnswers(pkg);
});

test('without a path, both files are looked for with and without a slash', async () => {
  const asked = hostWith('/ttminis-explain.wasm');
  const backend = await load().init();
  assert.deepEqual(backend, { kind: 'wasm', reason: "TTWebAssembly loaded '/ttminis-explain.wasm'" });
  assert.deepEqual(asked, [
    'ttminis-explain.wasm.br',
    '/ttminis-explain.wasm.br',
    'ttminis-explain.wasm',
    '/ttminis-explain.wasm',
  ]);
});

for (const [path, place] of /** @type {const} */ ([
  ['lib/core.wasm', '/lib/core.wasm'],
  ['/lib/core.wasm', 'lib/core.wasm'],
  ['./lib/core.wasm', 'lib/core.wasm'],
  ['./lib/core.wasm', '/lib/core.wasm'],
  ['lib/core.wasm.br', 'lib/core.wasm.br'],
])) {
  test(`'${path}' is found at '${place}', and nowhere else is looked`, async () => {
    const asked = hostWith(place);
    const pkg = load();
    assert.equal((await pkg.init(path)).kind, 'wasm');
    assert.equal(new Set(asked).size, asked.length, 'no place is tried twice');
    assert.ok(asked.every((asked) => asked.endsWith(path.replace('./', '').replace(/^\//, ''))));
    assertAnswers(pkg);
  });
}

test('what was given before init stays valid, and the catalog stays the same array', async () => {
  hostWith('ttminis-explain.wasm.br');
  const pkg = load();
  const answer = pkg.explain({ errCode: 30001 });
  const copy = structuredClone(answer);
  const entries = pkg.catalog();
  assert.equal((await pkg.init()).kind, 'wasm');
  assert.deepEqual(answer, copy);
  assert.deepEqual(pkg.explain({ errCode: 30001 }), answer);
  assert.equal(pkg.catalog(), entries);
});

test('the core is the same for every entry of the package', async () => {
  hostWith('ttminis-explain.wasm.br');
  const pkg = load();
  await pkg.init();
  const require = createRequire(join(project, 'game.js'));
  assert.equal(require('ttminis-explain/js').backend().kind, 'wasm');
  assert.match(require('ttminis-explain').backend().reason, /^TTWebAssembly loaded/);
});

for (const [name, instantiate] of /** @type {[string, Instantiate][]} */ ([
  [
    'throws at once',
    () => {
      throw new TypeError('not today');
    },
  ],
  ['is rejected', () => Promise.reject(new Error('not today'))],
  ['is rejected with nothing', () => Promise.reject()],
  ['is rejected with what cannot be told', () => Promise.reject(Object.create(null))],
  ['gives nothing', async () => undefined],
  ['gives null', async () => null],
  ['gives an empty object', async () => ({})],
  ['gives an instance without exports', async () => ({ instance: {} })],
  ['gives an instance of something else', async () => ({ instance: { exports: { memory: {} } } })],
  [
    'gives answers of its own',
    async () => ({ exports: { explain: () => 1026, memory: new WebAssembly.Memory({ initial: 2 }) } }),
  ],
  ['gives a memory that is none', async () => ({ exports: { explain: () => 1026, memory: { buffer: 5 } } })],
  [
    'gives exports whose memory throws',
    async () => ({
      exports: {
        explain() {},
        get memory() {
          throw new Error('no memory');
        },
      },
    }),
  ],
])) {
  test(`a host that ${name} leaves JavaScript in its place`, async () => {
    setHost(instantiate);
    const pkg = load();
    const backend = await pkg.init('core.wasm');
    assert.equal(backend.kind, 'js');
    assert.match(
      backend.reason,
      /^TTWebAssembly could not load the core: 'core\.wasm': .+; '\/core\.wasm': .+/,
    );
    assertAnswers(pkg);
  });
}

test('a host may give the instance alone, and at once', async () => {
  setHost((_path, imports) => new WebAssembly.Instance(new WebAssembly.Module(wasm), imports));
  const pkg = load();
  assert.equal((await pkg.init()).kind, 'wasm');
  assertAnswers(pkg);
});

test('a host may hang on GameGlobal', async () => {
  hostWith('ttminis-explain.wasm.br');
  host.GameGlobal = { TTWebAssembly: host.TTWebAssembly };
  delete host.TTWebAssembly;
  assert.equal((await load().init()).kind, 'wasm');
});

test('a global that throws is as good as none', async () => {
  host.GameGlobal = Object.defineProperty({}, 'TTWebAssembly', {
    get() {
      throw new Error('not exposed');
    },
  });
  const pkg = load();
  assert.deepEqual(await pkg.init(), { kind: 'js', reason: 'not exposed' });
  assertAnswers(pkg);
});

test('without a host it says so', async () => {
  assert.deepEqual(await load().init(), { kind: 'js', reason: 'there is no TTWebAssembly here' });
});

test('a host that never answers is not waited for, and may answer later', async () => {
  /** @type {(value: unknown) => void} */
  let answer = () => {};
  /** @type {WebAssembly.Imports} */
  let given = {};
  setHost((_path, imports) => {
    given = imports;
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const pkg = load();
  const backend = await pkg.init(undefined, { timeoutMs: 20 });
  assert.deepEqual(backend, { kind: 'js', reason: 'TTWebAssembly has not answered within 20 ms' });
  assertAnswers(pkg);
  answer(await WebAssembly.instantiate(wasm, given));
  await delay(1);
  assert.equal(pkg.backend().kind, 'wasm');
  assertAnswers(pkg);
});

test('to wait for ever is possible, and waits', async () => {
  setHost(async (_path, imports) => {
    await delay(30);
    return WebAssembly.instantiate(wasm, imports);
  });
  for (const timeoutMs of [Number.POSITIVE_INFINITY, 2 ** 31, Number.NaN]) {
    assert.equal((await load().init(undefined, { timeoutMs })).kind, 'wasm', `${timeoutMs}`);
  }
});

test('timers that throw do not keep init from settling', async () => {
  const { setTimeout, clearTimeout } = globalThis;
  const broken = /** @type {any} */ (
    () => {
      throw new Error('no timers');
    }
  );
  hostWith('ttminis-explain.wasm.br');
  try {
    globalThis.clearTimeout = broken;
    assert.equal((await load().init(undefined, { timeoutMs: 20 })).kind, 'wasm');
    globalThis.setTimeout = broken;
    assert.equal((await load().init()).kind, 'wasm');
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
});

test('init twice loads once, and init again answers at once', async () => {
  const asked = hostWith('ttminis-explain.wasm.br');
  const pkg = load();
  const [first, second] = await Promise.all([pkg.init(), pkg.init()]);
  assert.deepEqual([first.kind, second.kind, asked.length], ['wasm', 'wasm', 1]);
  await pkg.init('elsewhere.wasm');
  assert.equal(asked.length, 1);
});

test('init can be tried again after it failed', async () => {
  hostWith();
  const pkg = load();
  assert.equal((await pkg.init()).kind, 'js');
  hostWith('sub/core.wasm');
  assert.deepEqual(await pkg.init('sub/core.wasm'), {
    kind: 'wasm',
    reason: "TTWebAssembly loaded 'sub/core.wasm'",
  });
});

test('anything else than a path stands for none', async () => {
  for (const path of /** @type {any[]} */ ([null, 5, '', {}, [], Symbol('x')])) {
    const asked = hostWith('ttminis-explain.wasm.br');
    assert.equal((await load().init(path, path)).kind, 'wasm');
    assert.deepEqual(asked, ['ttminis-explain.wasm.br']);
  }
});

test('the file of another build is refused', async () => {
  const text = wasm.toString('latin1');
  const [module] = /ttminis-explain \d+\.\d+\.\d+ [0-9a-f]{8}/.exec(text) ?? [];
  assert.ok(module, 'the code names its build');
  const other = Buffer.from(text.replaceAll(module, `${module.slice(0, -8)}deadbeef`), 'latin1');
  setHost((_path, imports) => WebAssembly.instantiate(other, imports));
  const pkg = load();
  const backend = await pkg.init();
  assert.equal(backend.kind, 'js');
  assert.match(backend.reason, /deadbeef/);
  assertAnswers(pkg);
});

/** Asks at the end of the stack, where the core throws. @param {MinigamePackage} pkg */
function fillStack({ explain }) {
  (function descend() {
    try {
      descend();
    } catch {}
    explain({ errCode: 21103, errMsg: `Request timeout, url == https://${Math.random()}` });
  })();
}

test('a stack that was full does not lose the core that was loaded', async () => {
  hostWith('ttminis-explain.wasm.br');
  const pkg = load();
  await pkg.init();
  try {
    fillStack(pkg);
  } catch {}
  assert.equal(pkg.backend().kind, 'wasm', pkg.backend().reason);
  assertAnswers(pkg);
});

test('where the host makes no second instance, JavaScript goes on after a stack that was full', async () => {
  setHost((_path, imports) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports);
    let count = 0;
    const explain = (/** @type {any[]} */ ...args) => {
      // It is asked once when it is loaded.
      if (++count > 1) throw new RangeError('Maximum call stack size exceeded');
      return /** @type {Function} */ (exports.explain)(...args);
    };
    return { instance: { exports: { ...exports, explain } } };
  });
  const pkg = load();
  assert.equal((await pkg.init()).kind, 'wasm');
  assertAnswers(pkg);
  const { kind, reason } = pkg.backend();
  assert.equal(kind, 'js');
  assert.match(reason, /^the stack was full, and TTWebAssembly gives no second core: /);
});

test('a core that traps gives way to JavaScript', async () => {
  setHost(async (_path, imports) => {
    const { instance } = await WebAssembly.instantiate(wasm, imports);
    let count = 0;
    const explain = (/** @type {any[]} */ ...args) => {
      if (++count > 2) throw new WebAssembly.RuntimeError('unreachable');
      return /** @type {Function} */ (instance.exports.explain)(...args);
    };
    return { instance: { exports: { ...instance.exports, explain } } };
  });
  const pkg = load();
  assert.equal((await pkg.init()).kind, 'wasm');
  // Not the same error twice: the answer to one that was seen before is remembered.
  for (let count = 0; count < 5; count++) {
    const answer = pkg.explain({ errCode: 21103, errMsg: `Request timeout (${count})` });
    assert.equal(answer.status === 'known' && answer.id, 'network/21103');
  }
  assert.deepEqual(pkg.backend(), {
    kind: 'js',
    reason: 'the core in WebAssembly failed while it answered: unreachable',
  });
});
