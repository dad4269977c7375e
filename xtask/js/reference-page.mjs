// @ts-check
// Reads the tables of the platform's error reference page: a copy of its text, or its HTML.
import { parse, defaultTreeAdapter as tree } from 'parse5';

/**
 * @typedef {object} PageRow
 * @property {string} table - 'network', 'ad.init', 'ad.show', or the heading of a table that the catalog has not
 * @property {string} code
 * @property {string} message
 * @property {string} description
 * @property {string} source
 * @property {string} action
 */
/** @typedef {import('parse5').DefaultTreeAdapterTypes.ChildNode | null} Node - null is the end of a line */
/** @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element */
/** @typedef {{ name: 'heading' | 'paragraph', text: string } | { name: 'table', rows: string[][] }} Part */

/** The columns of the page, in its order. */
const columns = /** @type {const} */ ([
  ['code', 'error code'],
  ['message', 'error message'],
  ['description', 'description'],
  ['source', 'source'],
  ['action', 'recommended action'],
]);
/** What a heading says, for each table of the catalog. */
const tables = /** @type {const} */ ([
  ['ad.init', /\binit\b/i],
  ['ad.show', /\bshow\b/i],
  ['network', /\brequest\b|\bdownloadFile\b|\bnetwork\b/i],
]);
/** Nobody else stands in the column of sources so far. A new one of TikTok's would be called like those. */
const sourceName = /^(?:developer|tiktok(?: \w+){1,2})$/i;
const codeName = /^(?:\d{2,9}(?: ?- ?\d{2,9})?|http non-2xx status)$/i;
/** Between two tables, and behind the last. */
const notOfTheTable =
  /^(?:.{1,60}\b(?:APIs?|error codes)|Was this document helpful\?|TikTok for Developers)$/i;

/** One space for any space, and one form of each quotation mark and dash: these differ with how a page is copied. */
export function normalise(/** @type {string} */ text) {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .trim();
}

/** @returns {PageRow[] | null} null if the page has no table of error codes */
export function readPage(/** @type {Uint8Array} */ bytes) {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  if (!/<(?:table|html|body|!doctype)\b/i.test(text)) return fromText(paragraphsOf(text));
  const parts = partsOf(parse(text));
  // A page can make its tables of other elements: then its text is all that there is.
  return fromTables(parts) ?? fromText(parts.flatMap((part) => (part.name === 'table' ? [] : [part.text])));
}

function paragraphsOf(/** @type {string} */ text) {
  return text
    .split(/\r\n?|\n/)
    .map(normalise)
    .filter((line) => line !== '');
}

/** The name of the nearest heading that means a table of the catalog; otherwise the nearest heading itself. */
function tableOf(/** @type {string[]} */ headings) {
  for (const heading of [...headings].reverse()) {
    const known = tables.find(([, pattern]) => pattern.test(heading));
    if (known) return known[0];
    // The heading of a section stands above several tables.
    if (!/error codes$/i.test(heading)) return heading;
  }
  return headings.at(-1) ?? 'a table without a heading';
}

/** In a text, each paragraph of a cell is a line, and an empty cell is nothing. */
function fromText(/** @type {string[]} */ lines) {
  /** @type {PageRow[]} */
  const rows = [];
  const isHeader = (/** @type {number} */ at) =>
    columns.every(([, name], index) => lines[at + index]?.toLowerCase() === name);
  const headers = [...lines.keys()].filter(isHeader);
  for (const [index, header] of headers.entries()) {
    const table = tableOf(lines.slice(Math.max(0, header - 2), header));
    const cells = lines.slice(header + columns.length, headers[index + 1]);
    const starts = [...cells.keys()].filter((at) => codeName.test(cells[at] ?? ''));
    const last = starts.at(-1) ?? 0;
    const end = cells.findIndex((cell, at) => at > last && notOfTheTable.test(cell));
    if (end >= 0) cells.length = end;
    for (const [nth, start] of starts.entries())
      rows.push({ table, ...rowOfLines(cells.slice(start, starts[nth + 1])) });
  }
  return headers.length > 0 ? rows : null;
}

/** The source is the one cell whose text is known, so it tells what stands before it and behind it. */
function rowOfLines(/** @type {string[]} */ [code = '', ...lines]) {
  const at = lines.findIndex((line) => sourceName.test(line));
  const before = at < 0 ? lines : lines.slice(0, at);
  // A row without a message has its description alone.
  const message = before.length > 1 ? (before[0] ?? '') : '';
  return {
    code,
    message,
    description: before.slice(message === '' ? 0 : 1).join(' '),
    source: at < 0 ? '' : (lines[at] ?? ''),
    action: at < 0 ? '' : lines.slice(at + 1).join(' '),
  };
}

function fromTables(/** @type {Part[]} */ parts) {
  /** @type {string[]} */
  const headings = [];
  /** @type {string[]} */
  const lines = [];
  /** @type {PageRow[]} */
  const rows = [];
  let found = false;
  for (const part of parts) {
    if (part.name !== 'table') {
      (part.name === 'heading' ? headings : lines).push(part.text);
      continue;
    }
    const [header = [], ...body] = part.rows;
    const names = header.map((cell) => cell.toLowerCase());
    const places = columns.map(([, name]) => names.indexOf(name));
    if (places.includes(-1)) continue;
    found = true;
    const table = tableOf(headings.length > 0 ? headings : lines.slice(-2));
    for (const cells of body.filter((row) => row.some((cell) => cell !== ''))) {
      const [code = '', message = '', description = '', source = '', action = ''] = places.map(
        (place) => cells[place] ?? '',
      );
      rows.push({ table, code, message, description, source, action });
    }
  }
  return found ? rows : null;
}

/** What a browser shows in a line of its own. */
const blocks =
  /^(?:address|article|aside|blockquote|br|dd|div|dl|dt|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)$/;
const unseen = /^(?:head|script|style|template|noscript)$/;

/** So that the first child is the next to be taken. One by one: the arguments of a call have to fit on the stack. */
function pushChildren(
  /** @type {Node[]} */ open,
  /** @type {Element | import('parse5').DefaultTreeAdapterTypes.Document} */ node,
) {
  for (let at = node.childNodes.length - 1; at >= 0; at--) open.push(node.childNodes[at] ?? null);
}

/** Headings, paragraphs and tables in their order. Without recursion: a page may be nested deeper than the stack is. */
function partsOf(/** @type {import('parse5').DefaultTreeAdapterTypes.Document} */ document) {
  /** @type {Part[]} */
  const parts = [];
  /** @type {Node[]} */
  const open = [];
  pushChildren(open, document);
  let line = '';
  const endLine = () => {
    const text = normalise(line);
    if (text !== '') parts.push({ name: 'paragraph', text });
    line = '';
  };
  while (open.length > 0) {
    const node = open.pop();
    if (!node) {
      endLine();
      continue;
    }
    if (tree.isTextNode(node)) line += node.value;
    if (!tree.isElementNode(node) || unseen.test(node.tagName)) continue;
    const isBlock = blocks.test(node.tagName);
    if (isBlock) endLine();
    if (node.tagName === 'table') {
      parts.push({ name: 'table', rows: cellsOf(node) });
    } else if (/^h[1-6]$/.test(node.tagName)) {
      parts.push({ name: 'heading', text: normalise(textOf(node)) });
    } else {
      if (isBlock) open.push(null);
      pushChildren(open, node);
    }
  }
  endLine();
  return parts;
}

/** The elements below a node that have the name, in their order. */
function* elements(/** @type {Element} */ from, /** @type {RegExp} */ name) {
  /** @type {Node[]} */
  const open = [];
  pushChildren(open, from);
  for (let node = open.pop(); node; node = open.pop()) {
    if (!tree.isElementNode(node)) continue;
    if (name.test(node.tagName)) yield node;
    // What stands in a table within a table is no row of this one.
    else if (node.tagName !== 'table') pushChildren(open, node);
  }
}

/** The texts of the cells. A cell that spans rows or columns counts in each of them. */
function cellsOf(/** @type {Element} */ table) {
  /** @type {{ text: string, rows: number }[]} */
  let above = [];
  const rows = [];
  for (const row of elements(table, /^tr$/)) {
    const cells = [...elements(row, /^t[dh]$/)];
    /** @type {typeof above} */
    const here = [];
    while (cells.length > 0 || (above[here.length]?.rows ?? 0) > 1) {
      const hanging = above[here.length];
      if (hanging && hanging.rows > 1) {
        here.push({ text: hanging.text, rows: hanging.rows - 1 });
        continue;
      }
      const cell = cells.shift();
      if (!cell) break;
      const text = normalise(textOf(cell));
      for (let column = span(cell, 'colspan'); column > 0; column--)
        here.push({ text, rows: span(cell, 'rowspan') });
    }
    rows.push(here.map(({ text }) => text));
    above = here;
  }
  return rows;
}

function span(/** @type {Element} */ cell, /** @type {string} */ name) {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  // As in browsers; the largest spans are those of hostile pages.
  return Number.isInteger(value) && value > 1 ? Math.min(value, 100) : 1;
}

function textOf(/** @type {Element} */ element) {
  let text = '';
  /** @type {Node[]} */
  const open = [];
  pushChildren(open, element);
  while (open.length > 0) {
    const node = open.pop();
    if (!node) text += '\n';
    else if (tree.isTextNode(node)) text += node.value;
    else if (tree.isElementNode(node) && !unseen.test(node.tagName)) {
      if (blocks.test(node.tagName)) {
        text += '\n';
        open.push(null);
      }
      pushChildren(open, node);
    }
  }
  return text;
}
