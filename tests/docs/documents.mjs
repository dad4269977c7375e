// @ts-check
// The documents of the repository: their code, their links and the places that links can lead to.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, text } from '../support/paths.mjs';

/**
 * @typedef {object} Block
 * @property {string} path - of the document
 * @property {number} line - of its first line of code
 * @property {string} language - what stands behind the fence
 * @property {string} code
 * @property {string} before - the paragraph before it
 * @property {string} quote - the block quote right behind it
 */

const markdown = (/** @type {string} */ folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(folder, name))
    : [];

/** Every document that people read, from the root. */
export const documents = [
  ...markdown('.'),
  ...markdown('docs'),
  ...markdown('pkg-template'),
  ...readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('examples', path))
    .filter((path) => path.endsWith('README.md') && !path.includes('node_modules')),
];

/** @typedef {{ path: string, blocks: Block[], quotes: { line: number, text: string, before: string }[], prose: string }} Document */

/** @returns {Document} what is in a document; its prose has an empty line for each line of code */
export function read(/** @type {string} */ path, content = text(path)) {
  /** @type {Block[]} */
  const blocks = [];
  const prose = [];
  /** @type {(Block & { fence: string }) | null} */
  let open = null;
  const lines = content.split('\n');
  for (const [index, line] of lines.entries()) {
    const [, fence = '', language = ''] = /^ *(`{3,})(.*)$/.exec(line) ?? [];
    if (open) {
      if (fence === open.fence && language === '') {
        open.quote = quoteAt(lines, index + 1);
        blocks.push(open);
        open = null;
      } else open.code += `${line}\n`;
    } else if (fence !== '') {
      const before = paragraphBefore(lines, index);
      open = { path, line: index + 2, language, code: '', before, quote: '', fence };
    }
    prose.push(open || fence !== '' ? '' : line);
  }
  if (open) throw new Error(`${path}:${open.line}: the code has no end: write ${open.fence} behind it`);
  return { path, blocks, quotes: quotesOf(prose), prose: prose.join('\n') };
}

function paragraphBefore(/** @type {string[]} */ lines, /** @type {number} */ at) {
  let end = at;
  while (end > 0 && lines[end - 1] === '') end--;
  let start = end;
  while (start > 0 && lines[start - 1] !== '') start--;
  return lines.slice(start, end).join('\n');
}

/** The block quote that begins at a line, or behind empty lines. */
function quoteAt(/** @type {string[]} */ lines, /** @type {number} */ at) {
  let start = at;
  while (lines[start] === '') start++;
  let end = start;
  while (lines[end]?.startsWith('>')) end++;
  const quoted = lines.slice(start, end).map((line) => line.replace(/^> ?/, ''));
  return quoted.join('\n');
}

function quotesOf(/** @type {string[]} */ lines) {
  const starts = [...lines.keys()].filter(
    (at) => lines[at]?.startsWith('>') && !lines[at - 1]?.startsWith('>'),
  );
  return starts.map((at) => ({
    line: at + 1,
    text: quoteAt(lines, at),
    before: paragraphBefore(lines, at),
  }));
}

/** Where the links and pictures of a document lead, with the line of each. */
export function linksOf(/** @type {Document} */ { prose }) {
  // What looks like a link in code is none.
  const plain = prose.replace(/`[^`]*`/g, (code) => code.replace(/[^\n]/g, ' '));
  const patterns = [
    /\]\(\s*([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\s*\)/g,
    /\b(?:src|href)="([^"]*)"/g,
    /^\[[^\]]+\]:\s*(\S+)/gm,
    /<(https?:[^\s>]*)>/g,
  ];
  return patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((match) => ({
      target: match[1] ?? '',
      line: plain.slice(0, match.index).split('\n').length,
    })),
  );
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(/** @type {Document} */ { prose }) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return [...prose.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
}

/** The code that stands between words, such as `cargo xtask test`. */
export const inlineCodeOf = (/** @type {Document} */ { prose }) =>
  [...prose.matchAll(/(`+)([^`]+)\1/g)].map((match) => ({
    code: (match[2] ?? '').replace(/\s+/g, ' '),
    line: prose.slice(0, match.index).split('\n').length,
  }));
