import { readdirSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { Marked, type Token, type Tokens } from 'marked';
import { link } from './addresses.js';
import { Html, html } from './html.js';

/** A document of the repository, as a page of the site has it. */
export interface Document {
  readonly folder: string;
  readonly title: string;
  /** Its first paragraph, without markup. */
  readonly summary: string;
  readonly content: Html;
}

/** The folder of the list of documents, from the top of the site. */
export const documentsFolder = 'docs';

const root = resolve(import.meta.dirname, '../..');
/** The README of the npm package is the beginning. */
const readme = 'pkg-template/README.md';

/** @returns the README of the package, and the documents in the order of their names */
export function readDocuments(): readonly Document[] {
  const documents = readdirSync(resolve(root, 'docs')).filter((file) => file.endsWith('.md'));
  return [readme, ...documents.sort().map((file) => `docs/${file}`)].map(documentIn);
}

/** The content of the list of documents. */
export function documentList(documents: readonly Document[]): Html {
  return html`<h1>Documents</h1>
<ul class="rows">${documents.map(
    ({ folder, title, summary }) =>
      html`\n<li><a href="${link(documentsFolder, folder)}">${title}</a><p>${summary}</p></li>`,
  )}
</ul>`;
}

function documentIn(file: string): Document {
  const folder = folderOf(file);
  const marked = rendererFor(file);
  const tokens = marked.lexer(readFileSync(resolve(root, file), 'utf8'));
  const heading = tokens.find(({ type }) => type === 'heading');
  const paragraph = tokens.find(({ type }) => type === 'paragraph');
  if (!heading || !paragraph) throw new Error(`${file} has no title or no paragraph`);
  return {
    folder,
    title: textOf(heading),
    summary: textOf(paragraph).replace(/\s+/g, ' '),
    content: new Html(scrollable(marked.parser(tokens))),
  };
}

/** A wide table scrolls by itself, and a keyboard has to reach it. */
function scrollable(markup: string): string {
  return markup
    .replace(/<table>/g, '<div class="wide" tabindex="0"><table>')
    .replace(/<\/table>/g, '</table></div>');
}

function folderOf(file: string): string {
  return `${documentsFolder}/${file === readme ? 'start' : posix.basename(file, '.md')}`;
}

function rendererFor(file: string): Marked {
  return new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // Long lines scroll, and a keyboard has to reach them.
      code({ text }: Tokens.Code) {
        return html`<pre tabindex="0"><code>${text}</code></pre>\n`.text;
      },
      link({ href, tokens }: Tokens.Link) {
        const content = this.parser.parseInline(tokens);
        const address = addressOf(href, file);
        return address === undefined ? content : html`<a href="${address}">${new Html(content)}</a>`.text;
      },
      // The site shows the overlay itself.
      image: () => '',
      // Comments: no document has other markup.
      html: () => '',
    },
  });
}

/** @returns where a link of a document leads on the site; nothing for a file of the repository alone */
function addressOf(href: string, file: string): string | undefined {
  if (/^(https?:|#)/.test(href)) return href;
  const [path = '', hash] = href.split('#');
  const target = posix.join(posix.dirname(file), path);
  if (!/^docs\/[\w-]+\.md$/.test(target)) return undefined;
  return link(folderOf(file), folderOf(target)) + (hash === undefined ? '' : `#${hash}`);
}

/** The anchor that a repository's site gives to a heading, because the documents link to it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');
}

/** The text of a token, without its markup. */
function textOf(token: Token): string {
  const parts = 'tokens' in token ? token.tokens : undefined;
  if (parts) return parts.map(textOf).join('');
  return 'text' in token ? String(token.text) : token.raw;
}
