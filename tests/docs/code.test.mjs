// @ts-check
// The code of the documents: its types are right, it runs, and it prints what the documents say.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { analyze } from 'eslint-scope';
import { explain } from 'ttminis-explain';
import { root, text } from '../support/paths.mjs';
import { isText, isValue, saidIn, withValuesNoted } from './comments.mjs';
import { documents, read } from './documents.mjs';
import { names } from './names.mjs';

/** @typedef {import('./documents.mjs').Block} Block */

/** Blocks that are not run as they stand, by how they begin, and why. Every other one is. @type {Record<string, string>} */
const notRun = {
  'examples/probe/README.md: require(': 'it asks a phone for a minute; tests/examples runs it',
};
/** What is taken away before a block runs: it tells what happens without. @type {Record<string, string>} */
const without = {
  'docs/platform.md: import { backend }': 'WebAssembly',
};

const folder = join(root, 'target/docs/code');
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'libs'), { recursive: true });

const blocks = documents.flatMap((path) => read(path).blocks);
const used = new Set();
/** What a table has for a block. */
function entryOf(/** @type {Record<string, string>} */ table, /** @type {Block} */ { path, code }) {
  const name = Object.keys(table).find((name) => `${path}: ${code}`.startsWith(name));
  if (name !== undefined) used.add(name);
  return name === undefined ? undefined : table[name];
}

/** One line for each function: its name, its parameters and what it returns. */
const signature = /^(\w+)(\(.*\)): (.+?)(?: \/\/ .*)?$/;
const isSignatures = ({ code = '' }) => code.split('\n').every((line) => line === '' || signature.test(line));

/** The modules that functions are from, and where their types stand. */
const modules = /** @type {const} */ ([
  ['', 'types.d.ts'],
  ['', 'answer.d.ts'],
  ['/minigame', 'types.d.ts'],
  ['/watch', 'watch-types.d.ts'],
  ['/overlay', 'overlay-types.d.ts'],
  ['/simulate', 'simulate-types.d.ts'],
  ['/report-to', 'report-to-types.d.ts'],
]);

/**
 * Such lines as code whose types are right if the functions of the package have at least that.
 *
 * @param {Block} block
 */
function fromSignatures({ code }) {
  const lines = code.split('\n').map((line) => {
    const [, name = '', parameters = '', result = ''] = signature.exec(line) ?? [];
    if (name === '') return '';
    const generics = /\bT\b/.test(parameters) ? '<T extends object>' : '';
    return `{ const same: ${generics}${parameters} => ${result} = all.${name}; void same; }`;
  });
  const imports = modules.map(([module], at) => `import * as m${at} from 'ttminis-explain${module}';`);
  const all = `const all = { ${modules.map((_, at) => `...m${at}`).join(', ')} };`;
  const types = [...new Set(code.match(/\b[A-Z]\w+/g))].map((name) => {
    const exported = new RegExp(`^export (?:type|interface) ${name}\\b|^export type \\{.*\\b${name}\\b`, 'm');
    const from = modules.find(([, file]) => exported.test(text(`pkg/${file}`)));
    return from === undefined ? '' : `import type { ${name} } from 'ttminis-explain${from[0]}';`;
  });
  return `${[...imports, ...types, all, ''].join(' ')}${lines.join('\n')}\n`;
}

/** The imports of a block: each name, and the statement that brings it. @type {(code: string) => Map<string, string>} */
function importsOf(code) {
  const statements = [...code.matchAll(/^import \{ ([^}]+) \} from ('[^']+');/gm)];
  return new Map(
    statements.flatMap(([, list = '', from]) =>
      list.split(', ').map((name) => [name, `import { ${name} } from ${from};`]),
    ),
  );
}

/** The names that a block uses and does not declare. */
function freeIn(/** @type {string} */ code) {
  const program = parse(code, { ecmaVersion: 2022, sourceType: 'module', ranges: true });
  const { globalScope } = analyze(/** @type {any} */ (program), { ecmaVersion: 2022, sourceType: 'module' });
  const through = /** @type {{ identifier: { name: string } }[]} */ (globalScope?.through ?? []);
  return new Set(through.map(({ identifier }) => identifier.name));
}

const isCommonJs = (/** @type {string} */ code) => /\brequire\(/.test(code) && !/^import /m.test(code);

/** The blocks of JavaScript and TypeScript as files, whose lines are those of the documents from the block's first on. */
const files = blocks
  .filter(({ language }) => language === 'js' || language === 'ts')
  .map((block) => {
    const { path, line, language, code } = block;
    // What an earlier block of the document has imported is known to its reader.
    const earlier = new Map(
      blocks.flatMap((other) => (other.path === path && other.line < line ? [...importsOf(other.code)] : [])),
    );
    const missing =
      language === 'js' ? [...freeIn(code)].map((name) => earlier.get(name) ?? '').join('') : '';
    const kind = language === 'ts' ? 'mts' : isCommonJs(code) ? 'cjs' : 'mjs';
    const name = `${path.replaceAll(/[^\w]+/g, '-')}-${line}.${kind}`;
    const content = isSignatures(block) ? fromSignatures(block) : `${missing}${code}`;
    writeFileSync(join(folder, name), kind === 'cjs' ? content : `${content}export {};\n`);
    return { ...block, name, missing, place: `${path}:${line}` };
  });

// A project without tools, as docs/platform.md has it: the script and its types lie beside the code.
writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
for (const [from, to] of [
  ['game.js', 'ttminis-explain.js'],
  ['game.js', 'libs/ttminis-explain.js'],
  ['types.d.ts', 'ttminis-explain-types.d.ts'],
  ['answer.d.ts', 'answer.d.ts'],
])
  copyFileSync(join(root, 'pkg', from ?? ''), join(folder, to ?? ''));
for (const types of ['ttminis-explain.d.ts', 'libs/ttminis-explain.d.ts'])
  writeFileSync(
    join(folder, types),
    "import script = require('ttminis-explain/game.js');\nexport = script;\n",
  );
writeFileSync(join(folder, 'probe.d.ts'), 'export function run(options: object): void;\n');
writeFileSync(
  join(folder, 'names.d.ts'),
  [
    "type Names = typeof import('../../../tests/docs/names.mjs').names;",
    ...Object.keys(names).map((name) => `declare const ${name}: Names['${name}'];`),
    // What every engine of a game has, and no more of a browser or of Node.
    'declare const console: { log(...values: unknown[]): void };',
    'declare function setTimeout(callback: (...values: any[]) => void, ms?: number): number;',
    'declare function require(path: string): any;',
  ].join('\n'),
);

/**
 * What TypeScript says about some of the files, with the places of the documents.
 *
 * @param {boolean} noImplicitAny
 * @param {typeof files} checked
 */
function typeErrors(noImplicitAny, checked) {
  assert.ok(checked.length > 0);
  const config = join(folder, `tsconfig.${noImplicitAny ? 'typescript' : 'javascript'}.json`);
  const compilerOptions = {
    strict: true,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2022',
    lib: ['es2022'],
    module: 'preserve',
    moduleResolution: 'bundler',
    types: [],
    noImplicitAny,
  };
  const include = ['names.d.ts', ...checked.map(({ name }) => name)];
  writeFileSync(config, JSON.stringify({ compilerOptions, include }));
  const result = spawnSync(join(root, 'node_modules/.bin/tsc'), ['--project', config, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const errors = `${result.stdout}${result.stderr}`.split('\n').filter((line) => line !== '');
  return errors.map((error) => {
    const [, name, line, what] = /^([\w.-]+)\((\d+),\d+\): (.*)/.exec(error) ?? [];
    const file = files.find((file) => file.name === name);
    return file ? `${file.path}:${file.line + Number(line) - 1}: ${what}` : error;
  });
}

/** JavaScript has no place for the types of parameters, and a list of functions has no room for all of them. */
const isLoose = (/** @type {Block} */ block) => block.language === 'js' || isSignatures(block);

test('the types of the code in JavaScript are right, and so are lists of functions', () => {
  assert.deepEqual(typeErrors(false, files.filter(isLoose)), []);
});

test('the types of the code in TypeScript are right', () => {
  assert.deepEqual(
    typeErrors(
      true,
      files.filter((file) => !isLoose(file)),
    ),
    [],
  );
});

test('wrong types are found', () => {
  const [file] = files;
  assert.ok(file);
  const name = 'wrong.mjs';
  writeFileSync(
    join(folder, name),
    "import { explain } from 'ttminis-explain';\nexplain(1, { api: 'x' }).txt;\nunknownName;\nrequire('./nowhere');\n",
  );
  const wrong = { ...file, path: 'wrong.md', line: 10, name };
  files.push(wrong);
  const errors = typeErrors(false, [wrong]).join('\n');
  files.pop();
  for (const expected of [
    /^wrong\.md:11: error TS2769/m,
    /^wrong\.md:11: .*'txt'/m,
    /^wrong\.md:12: .*'unknownName'/m,
  ])
    assert.match(errors, expected);
});

test('the list of functions in the README of the package is complete', async () => {
  const [list] = blocks.filter((block) => block.path === 'pkg-template/README.md' && isSignatures(block));
  assert.ok(list);
  for (const [module] of modules) {
    const functions = Object.entries(await import(`ttminis-explain${module}`)).filter(
      ([, value]) => typeof value === 'function',
    );
    for (const [name] of functions) assert.match(list.code, new RegExp(`^${name}\\(`, 'm'));
  }
});

/** @returns {Promise<{ output: string, values: Record<string, unknown> }>} */
async function run(/** @type {typeof files[number]} */ file) {
  const { language, code, missing } = file;
  const plain = language === 'ts' ? transformSync(code, { loader: 'ts' }).code : code;
  const name = join(folder, `run-${file.name.replace('.mts', '.mjs')}`);
  writeFileSync(name, missing + (language === 'ts' ? plain : withValuesNoted(plain, saidIn(plain))));
  const values = `${name}.json`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', pathToFileURL(join(root, 'tests/docs/run.mjs')).href, name],
    {
      cwd: folder,
      timeout: 20_000,
      env: { ...process.env, VALUES: values, WITHOUT: entryOf(without, file) ?? '' },
    },
  );
  return { output: stdout.trim(), values: JSON.parse(readFileSync(values, 'utf8')) };
}

const counts = { run: 0, lines: 0, values: 0, quotes: 0 };

for (const file of files) {
  const reason = isSignatures(file) ? 'it declares, and does nothing' : entryOf(notRun, file);
  test(`${file.place} runs and prints what it says`, { skip: reason ?? false }, async () => {
    const { output, values } = await run(file);
    counts.run++;
    const said = file.language === 'js' ? saidIn(file.code) : { output: [], values: [] };
    if (said.output.length > 0) {
      const lines = output.split('\n');
      // What the rest of the block prints may stand before or behind it.
      const isHere = (/** @type {number} */ at) =>
        said.output.every((line, nth) => isText(lines[at + nth] ?? '', line));
      assert.ok(
        [...lines.keys()].some(isHere),
        `${file.place} prints\n${output}\nand not\n${said.output.join('\n')}`,
      );
      counts.lines += said.output.length;
    }
    for (const { line, comment } of said.values) {
      const place = `${file.path}:${file.line + line - 1}`;
      assert.ok(line in values, `${place} is not reached`);
      assert.ok(
        isValue(values[line], comment),
        `${place}: it is ${JSON.stringify(values[line])}, not ${comment}`,
      );
      counts.values++;
    }
    if (file.quote !== '') {
      assert.ok(
        isText(output, file.quote),
        `${file.place} prints\n${output}\nin place of the quote behind it`,
      );
      counts.quotes++;
    }
  });
}

test('quotes of an answer are what explain answers', () => {
  for (const path of documents) {
    for (const { line, text, before } of read(path).quotes) {
      // Behind a paragraph that ends with a colon and speaks of explain, about the input that it has in JSON.
      const input = [...before.matchAll(/`(\{[^`]*\})`/g)].at(-1)?.[1];
      if (input === undefined || !before.endsWith(':') || !before.includes('`explain`')) continue;
      const answer = explain(JSON.parse(input)).text;
      assert.ok(isText(answer, text), `${path}:${line}: the answer is\n${answer}`);
      counts.quotes++;
    }
  }
});

test('what the comments say is compared', () => {
  const code = `console.log(1);\n// 1\n// 2 ...\nif (a) {\n  a.b; // 'x' | 'y': a remark\n  f(); // a remark\n}\na.text;\n// t u\n// v\n`;
  const said = saidIn(code);
  assert.deepEqual(said.output, ['1', '2 ...']);
  assert.deepEqual(
    said.values.map(({ line, comment }) => [line, comment]),
    [
      [8, '"t u v"'],
      [5, "'x' | 'y': a remark"],
    ],
  );
  assert.match(withValuesNoted(code, said), /__value\(5, a\.b\); \/\//);
  const row = { kind: 'never', list: [1, 2, 3], text: 'abc' };
  for (const right of [
    "{ kind: 'never', list: [1, ...], text }",
    "{ kind, list: [1, 2, 3], text: 'a...' }: remark",
  ])
    assert.ok(isValue(row, right), right);
  for (const wrong of [
    "{ kind: 'never', list: [1, 2], text }",
    "{ kind: 'never', text }",
    "{ kind: 'ever', list, text }",
    '[...]',
    'true',
    "{ kind, list, text: 'ab' }",
    '{ kind, list, text } remark',
  ])
    assert.ok(!isValue(row, wrong), wrong);
  assert.ok(isText('a\n b (c) d', 'a b (c) ...') && !isText('ab', 'b') && !isText('ab', 'a'));
});

test('the tables of exceptions have nothing that is not needed', () => {
  assert.deepEqual(
    [...Object.keys(notRun), ...Object.keys(without)].filter((name) => !used.has(name)),
    [],
  );
});

after(() => {
  console.log(`blocks run: ${counts.run} of ${files.length}; compared: ${JSON.stringify(counts)}`);
});
