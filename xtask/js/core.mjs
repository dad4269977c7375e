// @ts-check
// The core as modules that the sources import: its code in both forms, its data, and the bindings.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';

/** Texts of panics and the files that they name: a trap stands for every panic, so nothing reads them. */
const PANIC_TEXTS =
  /(?:\/[\w./-]+\/|[\w.-]+\/src\/|src\/)[\w./-]+\.rs|cannot access a Thread Local Storage value during or after destruction: |Attempted to initialize thread-local while it is being dropped|closure invoked recursively or after being dropped|Tried to shrink to a larger capacity|(?:Hash table )?capacity overflow|RefCell already (?:mutably )?borrowed|window size must be non-zero/g;

/**
 * Writes `#core/wasm`, `#core/data`, `#core/twin` and `#core/glue`.
 *
 * @param {string} folder
 */
export async function writeCore(folder) {
  const from = 'target/package';
  const code = `${from}/code.wasm`;
  const wasm2js = execFileSync('node_modules/.bin/wasm2js', ['-Oz', code], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  /** @type {Parts} */
  const parts = JSON.parse(readFileSync(`${from}/parts.json`, 'utf8'));
  const modules = {
    // Digits keep bytes apart: compressed, they are a fifth shorter than base64.
    wasm: `export default '${readFileSync(code, 'hex')}';\n`,
    data: `export const start = ${parts.dataStart};\nexport const data = '${withoutPanicTexts(parts.data).map(character).join('')}';\n`,
    twin: await createTwin(wasm2js),
    glue: createGlue(readFileSync(`${from}/glue.js`, 'utf8'), parts),
  };
  for (const [name, text] of Object.entries(modules)) writeFileSync(`${folder}/${name}.js`, text);
}

/**
 * What the build tells of the core.
 *
 * @typedef {object} Parts
 * @property {string} importModule - the name of the module that the code imports from
 * @property {Record<string, string>} imports - the names in the glue, and the short ones that the code has for them
 * @property {number} dataStart - an address
 * @property {number[]} data - the bytes that the memory contains from there on
 */

/**
 * The JavaScript that wasm2js wrote, as a function from imports to the exports of an instance.
 *
 * @param {string} module
 */
async function createTwin(module) {
  // Behind that line it makes one instance and exports from it.
  const [translation = '', wiring] = module.split('\nvar retasmFunc = ');
  // The memory is written with property descriptors, which whatever a game has put on `Object.prototype` is a part of.
  const body = translation
    .replace(/^import .*$/gm, '')
    .replace(/Object\.create\(Object\.prototype, \{[\s\S]*?\n {2}\}\)/, '{ buffer: buffer }');
  if (wiring === undefined || !body.includes('{ buffer: buffer }'))
    throw new Error('wasm2js writes another form now');
  const twin = `export function createTwin(imports) {\n${body}\nreturn asmFunc(imports);\n}\n`;
  // Here, in contrast to the sources, a property is an element of a typed array, and reading it does nothing else.
  const compress = { passes: 3, inline: 0, pure_getters: true };
  return (await minify(twin, { module: true, mangle: false, compress })).code ?? '';
}

/**
 * The bindings, as a function. As wasm-bindgen writes them they are a module: one core, one heap, and decoders made at
 * import. A function gives every core its own, so that one that trapped can be replaced, and fails only when it is called.
 *
 * @param {string} module
 * @param {Parts} parts
 */
function createGlue(module, { importModule, imports }) {
  /** @type {string[]} */
  const called = [];
  /** @type {string[]} */
  const calls = [];
  const body = module.replace(/^\s*export (?=function (\w+))/gm, (_, name) => {
    if (imports[name]) calls.push(`${imports[name]}: ${name}`);
    else called.push(name);
    return '';
  });
  if (/^\s*(import|export)\b/m.test(body))
    throw new Error('the glue has more than functions: do without snippets');
  if (calls.length !== Object.keys(imports).length) throw new Error('the core imports what the glue has not');
  return `export const importModule = '${importModule}';
export function createGlue() {
${body}
return { ${called.join(', ')}, imports: { ${calls.join(', ')} } };
}
`;
}

/** @param {number[]} data */
function withoutPanicTexts(data) {
  const text = String.fromCharCode(...data).replace(PANIC_TEXTS, (panic) => '\0'.repeat(panic.length));
  return Array.from(text, (byte) => byte.charCodeAt(0));
}

/**
 * A byte as bundlers agree about it: a printable character is itself, zero is `^`, and others are in hexadecimal.
 *
 * @param {number} byte
 */
function character(byte) {
  if (byte === 0) return '^';
  const text = String.fromCharCode(byte);
  return byte < 32 || byte > 126 || `^~'\\`.includes(text) ? `~${byte.toString(16).padStart(2, '0')}` : text;
}
