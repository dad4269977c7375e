import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explain } from 'ttminis-explain';
import type { Plugin } from 'vite';
import { listFolder, rowFolder } from './addresses.js';
import { documentList, documentsFolder, readDocuments } from './documents.js';
import { type Html, html } from './html.js';
import { type LanguageName, labels } from './labels.js';
import { listPage } from './list-page.js';
import { rowPage } from './row-page.js';
import { type Row, rowsIn } from './rows.js';
import { documentOf } from './shell.js';

/** A page, and where it lies. */
interface Page {
  readonly folder: string;
  readonly document: string;
}

/**
 * Adds a page for each row of the reference and a list of them, in both languages, and the documents of the repository.
 * They need no script, so that search engines, previews of links and readers without JavaScript have the answer too.
 */
export function staticPages(): Plugin {
  return {
    name: 'static-pages',
    generateBundle() {
      const source = readFileSync(resolve(import.meta.dirname, 'pages.css'), 'utf8');
      const style = this.getFileName(this.emitFile({ type: 'asset', name: 'pages.css', source }));
      for (const { folder, document } of [
        pagesIn('en', style),
        pagesIn('zh', style),
        documentPages(style),
      ].flat()) {
        this.emitFile({ type: 'asset', fileName: `${folder}/index.html`, source: document });
      }
    },
    // The address of an answer has no slash at its end. As other servers do, the preview leads to the folder.
    configurePreviewServer({ middlewares, config }) {
      const built = resolve(config.root, config.build.outDir);
      middlewares.use((request, response, next) => {
        const [path = '', query] = (request.url ?? '').split('?');
        if (!/^\/(e|docs)(\/[\w.-]+)*$/.test(path) || !existsSync(join(built, path, 'index.html')))
          return next();
        response.writeHead(302, { location: `${path}/${query === undefined ? '' : `?${query}`}` }).end();
      });
    },
  };
}

function pagesIn(language: LanguageName, style: string): Page[] {
  const words = labels[language];
  const rows = rowsIn(language);
  const list = listFolder(language);
  const foot = footOf(language);
  const page = (
    folderIn: (language: LanguageName) => string,
    title: string,
    description: string,
    content: Html,
  ): Page => {
    const folders = { en: folderIn('en'), zh: folderIn('zh') };
    return {
      folder: folders[language],
      document: documentOf(
        { language, title, description, here: folders[language], folders, list, style, foot },
        content,
      ),
    };
  };
  const pages = rows.map((row) => {
    const { id, api, meaning, title, steps } = row.entry;
    const content = rowPage(language, row, neighboursOf(row, rows));
    const name = words.pageTitle(`${row.code} ${title}`, words.tables[api]);
    const description = [meaning, steps[0]?.text].join(words.gap);
    return page((other) => rowFolder(other, id), name, description, content);
  });
  pages.push(page(listFolder, words.pageTitle(words.allErrors), words.listIntro, listPage(language, rows)));
  return pages;
}

/** The documents are in English alone. */
function documentPages(style: string): Page[] {
  const documents = readDocuments();
  const foot = footOf('en');
  const page = (folder: string, title: string, description: string, content: Html): Page => ({
    folder,
    document: documentOf(
      {
        language: 'en',
        title: `${title} · ttminis-explain`,
        description,
        here: folder,
        list: listFolder('en'),
        style,
        foot,
      },
      content,
    ),
  });
  const all = 'How to use ttminis-explain in a TikTok mini game, and what each part of it does.';
  return [
    page(documentsFolder, labels.en.documents, all, documentList(documents)),
    ...documents.map(({ folder, title, summary, content }) =>
      page(folder, title, summary, html`<article class="document">${content}</article>`),
    ),
  ];
}

function footOf(language: LanguageName): string {
  return labels[language].foot(rowsIn(language).length, explain('').catalog.revision);
}

/** The rows before and behind one in its part of the reference, and those that it is easily confused with. */
function neighboursOf(row: Row, rows: readonly Row[]) {
  const own = rows.filter(({ entry }) => entry.api === row.entry.api);
  const at = own.indexOf(row);
  return {
    previous: own[at - 1],
    next: own[at + 1],
    related: rows.filter(({ entry }) => row.related.includes(entry.id)),
  };
}
