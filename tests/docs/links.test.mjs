// @ts-check
// Links, paths and commands of the documents lead to something that exists.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { root, text } from '../support/paths.mjs';
import { anchorsOf, documents, inlineCodeOf, linksOf, read } from './documents.mjs';

const all = new Map(documents.map((path) => [path, read(path)]));

/** A document of the package lies beside other files than its source. */
const folderOf = (/** @type {string} */ path) => (dirname(path) === 'pkg-template' ? 'pkg' : dirname(path));

/** @returns {string | null} what is wrong with where a link leads */
function wrongWithLink(/** @type {string} */ path, /** @type {string} */ target) {
  if (/^[a-z][a-z\d+.-]*:/i.test(target)) {
    if (!URL.canParse(target)) return 'is no URL: correct it';
    const { protocol, hostname } = new URL(target);
    if (protocol !== 'https:') return 'is not https: write https://';
    return hostname.includes('.') ? null : 'has no host that others can reach: name the site';
  }
  const [file = '', anchor] = target.split('#');
  const place = file === '' ? path : normalize(join(folderOf(path), decodeURIComponent(file)));
  if (target === '' || place.startsWith('..')) return 'leads out of the repository: name a file in it';
  if (!existsSync(join(root, place))) return `leads to ${place}, which does not exist: correct the path`;
  if (anchor === undefined) return null;
  if (!place.endsWith('.md')) return `has an anchor in ${place}, which has no headings: leave it out`;
  const anchors = anchorsOf(all.get(place) ?? read(place));
  return anchors.includes(anchor) ? null : `leads to no heading of ${place}: it has ${anchors.join(', ')}`;
}

// Copies, beside which other files lie than beside their sources.
const packaged = ['CHANGELOG.md', 'platform.md'].map((name) => join('pkg', name));

for (const [path, document] of [
  ...all,
  ...packaged.map((path) => /** @type {const} */ ([path, read(path)])),
]) {
  test(`the links of ${path}`, () => {
    const wrong = linksOf(document).flatMap(({ target, line }) => {
      const why = wrongWithLink(path, target);
      return why === null ? [] : [`${path}:${line}: '${target}' ${why}`];
    });
    assert.deepEqual(wrong, []);
  });
}

test('wrong links are found', () => {
  const wrong = [
    '',
    'nowhere.md',
    '#nowhere',
    '../../x',
    'http://example.com',
    'https://',
    'https://localhost/',
  ];
  for (const target of [...wrong, 'docs/check.md#nowhere', 'package.json#name', '/etc/passwd'])
    assert.notEqual(wrongWithLink('README.md', target), null, target);
  for (const target of ['docs/check.md', 'docs/check.md#secrets', '#license', 'src', 'https://example.com/a'])
    assert.equal(wrongWithLink('README.md', target), null, target);
  const document = read(
    'x.md',
    '[a](b)\n`[c](d)` ![e\nf](g "h")\n<img src="i">\n\n```js\n[j](k)\n```\n[l]: m\n',
  );
  assert.deepEqual(
    linksOf(document).map(({ target, line }) => [target, line]),
    [
      ['b', 1],
      ['g', 3],
      ['i', 4],
      ['m', 9],
    ],
  );
  assert.deepEqual(anchorsOf(read('x.md', "# `a` b's, c!\n## A\n### [A](b)\n")), ['a-bs-c', 'a', 'a-1']);
});

/** Folders of the repository whose paths the documents name. */
const named = /^(?:\.{1,2}\/)*((?:docs|examples|pkg-template|src|tests|words|www|xtask)\/[\w./-]*)$/;

test('every path that a document names exists', () => {
  const missing = [...all].flatMap(([path, document]) =>
    inlineCodeOf(document).flatMap(({ code, line }) => {
      const [, place] = named.exec(code) ?? [];
      if (place === undefined) return [];
      // A document of a folder may name what lies beside it.
      const places = [join(root, place), join(root, dirname(path), place)];
      return places.some((place) => existsSync(place)) ? [] : [`${path}:${line}: ${code}`];
    }),
  );
  assert.deepEqual(missing, []);
});

/** Help of `cargo xtask`, for each command that was asked about. @type {Map<string, string>} */
const helps = new Map();
function helpOf(/** @type {string[]} */ ...command) {
  const name = command.join(' ');
  const known = helps.get(name);
  if (known !== undefined) return known;
  const help = execFileSync('cargo', ['xtask', ...command, '--help'], { cwd: root, encoding: 'utf8' });
  helps.set(name, help);
  return help;
}
/** What a help lists below a heading. */
const listed = (/** @type {string} */ help, /** @type {string} */ heading) => {
  const [, list = ''] = help.split(`${heading}:\n`);
  return [...(list.split('\n\n')[0] ?? '').matchAll(/^ +(?:- )?([a-z][\w-]*):? /gm)].map(
    ([, name = '']) => name,
  );
};

/** @returns {string | null} */
function wrongWithXtask(/** @type {string[]} */ [name, ...args]) {
  const commands = listed(helpOf(), 'Commands');
  if (name === undefined) return null;
  if (!commands.includes(name)) return `has no command '${name}': it has ${commands.join(', ')}`;
  const help = helpOf(name);
  const options = args.filter((arg) => arg.startsWith('-'));
  const unknown = options.find((option) => !new RegExp(`^ +(?:-\\w, )?${option}\\b`, 'm').test(help));
  if (unknown !== undefined) return `has no option '${unknown}' for ${name}: see cargo xtask ${name} --help`;
  if (name !== 'test') return null;
  const stages = listed(help, 'Possible values');
  const other = args.find((arg) => !stages.includes(arg));
  return other === undefined ? null : `has no stage '${other}': it has ${stages.join(', ')}`;
}

const cargo = ['xtask', 'test', 'doc', 'fmt', 'clippy', 'build', 'run'];
const npm = { install: true, i: true, pack: true, publish: true, run: true, ci: true, exec: true };
const { version, bin } = JSON.parse(text('pkg/package.json'));

/** @returns {string | null} what is wrong with one command of a shell */
function wrongWithCommand(/** @type {string} */ command) {
  const [program = '', ...args] = command.split(' ').filter((word) => !/^\w+=/.test(word));
  const [first = ''] = args;
  if (program === 'cargo') {
    if (!cargo.includes(first)) return `'${first}' is no command of cargo that these documents use`;
    return first === 'xtask' ? wrongWithXtask(args.slice(1)) : null;
  }
  if (program === 'npm') {
    if (!Object.hasOwn(npm, first))
      return `'${first}' is no command of npm: write one of ${Object.keys(npm).join(', ')}`;
    return (
      args
        .slice(1)
        .map(wrongWithArgument)
        .find((why) => why !== null) ?? null
    );
  }
  if (program === 'npx') {
    const tool = args.find((arg) => !arg.startsWith('-'));
    if (tool === undefined) return 'names no program';
    return Object.hasOwn(bin, tool) || existsSync(join(root, 'node_modules/.bin', tool))
      ? null
      : `'${tool}' is no program of the package or of the development dependencies: add it, or name another`;
  }
  return `'${program}' is not known: use cargo, npm or npx, or teach this test`;
}

/** An argument of npm: a package, or a file in the form of a path. */
function wrongWithArgument(/** @type {string} */ argument) {
  const [, packed] = /ttminis-explain-(.+)\.tgz$/.exec(argument) ?? [];
  if (packed !== undefined) return packed === version ? null : `names version ${packed}: it is ${version}`;
  if (argument.startsWith('-') || /^(?:@[\w-]+\/)?[\w.-]+(?:@[\w.^~-]+)?$/.test(argument)) return null;
  if (/^\.{1,2}\//.test(argument))
    return existsSync(join(root, argument))
      ? null
      : `names '${argument}', which does not exist: correct the path`;
  return `'${argument}' is neither a package nor a path: a path begins with ./`;
}

/** The commands of a line, without the remark behind them. */
const commandsOf = (/** @type {string} */ line) =>
  line
    .replace(/(?:^|\s)#.*$/, '')
    .split(/&&|;|\|/)
    .map((command) => command.trim().replace(/\s+/g, ' '))
    .filter((command) => command !== '');

for (const [path, document] of all) {
  test(`the commands of ${path}`, () => {
    const written = document.blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ line, code }) => code.split('\n').map((text, at) => ({ line: line + at, text })));
    const inline = inlineCodeOf(document)
      .filter(({ code }) => /^(?:cargo|npm|npx) [^<]*$/.test(code))
      .map(({ line, code }) => ({ line, text: code }));
    const wrong = [...written, ...inline].flatMap(({ line, text }) =>
      commandsOf(text).flatMap((command) => {
        const why = wrongWithCommand(command);
        return why === null ? [] : [`${path}:${line}: '${command}' ${why}`];
      }),
    );
    assert.deepEqual(wrong, []);
  });
}

test('wrong commands are found', () => {
  for (const command of [
    'cargo xtask nothing',
    'cargo xtask test native nothing',
    'cargo xtask size --nothing',
    'cargo nothing',
    'npm instal ttminis-explain',
    'npm install ./ttminis-explain-0.0.0.tgz',
    'npm pack ./nothing',
    'npm install a|b',
    'npx nothing',
    'npx',
    'yarn add ttminis-explain',
  ])
    assert.notEqual(wrongWithCommand(command), null, command);
  for (const command of [
    'cargo xtask',
    'cargo xtask test docs native',
    'cargo xtask demo --host',
    'npm pack ./pkg',
  ])
    assert.equal(wrongWithCommand(command), null, command);
});

/** What is done with the code of each language; code in another one fails. */
const languages = {
  js: 'code.test.mjs checks its types and runs it',
  ts: 'code.test.mjs checks its types and runs it',
  sh: 'its commands exist, see above',
  json: 'it is parsed, see below',
  sql: 'tests/fleet runs that of docs/fleet.md',
  csharp: 'nothing: C# is not among the tools of this repository',
  '': 'nothing: it is a drawing',
};

test('code of every language is checked, and JSON is JSON', () => {
  for (const { blocks } of all.values()) {
    for (const { path, line, language, code } of blocks) {
      const place = `${path}:${line}`;
      assert.ok(
        Object.hasOwn(languages, language),
        `${place}: nothing checks '${language}': name it in languages`,
      );
      if (language === '') assert.match(code, /[─│▶]/, `${place}: code needs the name of its language`);
      if (language === 'sql') assert.equal(path, 'docs/fleet.md', `${place}: nothing runs this SQL`);
      if (language === 'json') assert.doesNotThrow(() => JSON.parse(code), place);
    }
  }
  assert.ok(
    documents.includes('README.md') && documents.includes('docs/check.md'),
    'the documents were found',
  );
});
