// @ts-check
// A stand-in for what Unity's build makes of a .jslib: it copies each function as text, and C# passes pointers.
import vm from 'node:vm';

/** A function or an object of functions, as text. @param {any} value @returns {string} */
const asText = (value) =>
  typeof value === 'function'
    ? `${value}`
    : `{${Object.entries(value)
        .map(([name, member]) => `${JSON.stringify(name)}: ${asText(member)}`)
        .join(',\n')}}`;

/**
 * Makes a script of a library, which leaves nothing of the scope that the library was written in.
 *
 * @param {string} library - the text of the .jslib
 * @returns {{ script: string, names: string[] }} the script, and what C# can call
 */
export function compileLibrary(library) {
  /** @type {Record<string, any>} */
  const all = {};
  /** @type {Record<string, string[]>} */
  const needs = {};
  const context = {
    LibraryManager: { library: all },
    mergeInto: Object.assign,
    autoAddDeps(/** @type {Record<string, any>} */ added, /** @type {string} */ name) {
      for (const key of Object.keys(added)) if (!key.startsWith('$')) needs[key] = [name];
    },
  };
  vm.runInNewContext(library, context);
  const names = Object.keys(all).filter((name) => !name.startsWith('$') && !name.endsWith('__deps'));
  // The build keeps only what something needs.
  const helpers = new Set(names.flatMap((name) => needs[name] ?? []));
  const helperText = [...helpers].map((name) => `var ${name.slice(1)} = ${asText(all[name])};`);
  const functionText = names.map((name) => `var _${name} = ${asText(all[name])};`);
  return { script: [...helperText, ...functionText].join('\n'), names };
}

/** The memory of a program in C#, with the functions that the build has for it. */
export function createHeap() {
  const heap = Buffer.alloc(1 << 20);
  let used = 8;
  const functions = {
    _malloc(/** @type {number} */ size) {
      const pointer = used;
      used += size;
      return pointer;
    },
    lengthBytesUTF8: (/** @type {string} */ text) => Buffer.byteLength(text),
    stringToUTF8(/** @type {string} */ text, /** @type {number} */ pointer, /** @type {number} */ size) {
      const bytes = Buffer.from(text);
      if (bytes.length + 1 > size) throw new RangeError('the text has no room');
      bytes.copy(heap, pointer);
      heap[pointer + bytes.length] = 0;
    },
    UTF8ToString: (/** @type {number} */ pointer) => heap.toString('utf8', pointer, heap.indexOf(0, pointer)),
  };
  /** What C# does with a text that it passes. @param {string} text */
  const pass = (text) => {
    const size = Buffer.byteLength(text) + 1;
    const pointer = functions._malloc(size);
    functions.stringToUTF8(text, pointer, size);
    return pointer;
  };
  return { functions, pass };
}
