// @ts-check
// The source maps: where the texts of each script come from, which the sources tell without any map.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { tokenizer } from 'acorn';
import { root, text } from '../support/paths.mjs';

// Types alone: the file has nothing but a comment.
const scripts = readdirSync(join(root, 'pkg')).filter(
  (file) => /\.m?js$/.test(file) && file !== 'globals.js',
);

for (const file of scripts) {
  const code = text(`pkg/${file}`);
  /** @returns {{ version: number, sources: string[], sourcesContent: string[] }} */
  const readMap = () => JSON.parse(text(`pkg/${file}.map`));

  test(`${file} names its map, which has the sources`, () => {
    assert.equal(code.trimEnd().split('\n').at(-1), `//# sourceMappingURL=${file}.map`);
    const { version, sources, sourcesContent } = readMap();
    assert.equal(version, 3);
    assert.notEqual(sources.length, 0);
    sources.forEach((source, index) => {
      const [, path = ''] = /^ttminis-explain(\/(?:src|command)\/[\w/-]+\.ts)$/.exec(source) ?? [];
      assert.equal(sourcesContent[index], text(`pkg-template${path}`), source);
    });
  });

  test(`the map of ${file} leads from a text to its line`, () => {
    const map = readMap();
    const trace = new TraceMap(/** @type {any} */ (map));
    let found = 0;
    let lost = 0;
    for (const [words, position] of textsOf(code)) {
      const lines = map.sources.flatMap((source, index) =>
        linesWith(words, source, map.sourcesContent[index]),
      );
      // Where it is on two lines, nothing tells which of them it is.
      if (lines.length !== 1) continue;
      const { source, line } = originalPositionFor(trace, position);
      if (source === null) lost++;
      else {
        assert.deepEqual({ source, line }, lines[0], words);
        found++;
      }
    }
    // A text of the data leads nowhere. A few are in comments of the sources too.
    assert.ok(found >= 3 * lost, `${lost} lead nowhere, ${found} to their lines`);
  });
}

/** The texts that a script has once, and where. The files that it imports are not among them. @param {string} code */
function textsOf(code) {
  /** @type {Map<string, { line: number, column: number } | undefined>} */
  const found = new Map();
  const options = { ecmaVersion: 2022, sourceType: 'module', locations: true, allowHashBang: true };
  // The types of the parser know no values.
  for (const { type, value, loc } of /** @type {any} */ (tokenizer)(code, options))
    if (type.label === 'string') found.set(value, found.has(value) ? undefined : loc?.start);
  return [...found].flatMap(([words, position]) =>
    position && words.length > 3 && !words.startsWith('./') ? [/** @type {const} */ ([words, position])] : [],
  );
}

/** The lines of a source that have a text. @type {(words: string, source: string, content?: string) => { source: string, line: number }[]} */
function linesWith(words, source, content = '') {
  return content
    .split('\n')
    .flatMap((text, index) => (text.includes(words) ? [{ source, line: index + 1 }] : []));
}

for (const file of ['index.mjs', 'index.js', 'game.js']) {
  test(`a stack trace through ${file} names the sources`, () => {
    const script = `
      const loaded = await import(${JSON.stringify(pathToFileURL(join(root, 'pkg', file)).href)});
      const { explain } = loaded.default ?? loaded;
      explain({ get errCode() { console.log(new Error().stack); } });`;
    const stack = execFileSync(
      process.execPath,
      ['--enable-source-maps', '--input-type=module', '--eval', script],
      { encoding: 'utf8' },
    );
    assert.match(stack, /ttminis-explain\/src\/read\/property\.ts:\d+:\d+/);
    assert.match(stack, /ttminis-explain\/src\/explain\/explain\.ts:\d+:\d+/);
  });
}
