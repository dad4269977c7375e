import { link } from './addresses.js';
import { documentsFolder } from './documents.js';
import { type Html, html } from './html.js';
import { type LanguageName, labels } from './labels.js';

/** What surrounds the content of a page. */
export interface Frame {
  readonly language: LanguageName;
  readonly title: string;
  readonly description: string;
  /** Where the page lies. */
  readonly here: string;
  /** Where the page lies in each language; nothing for a page in one language. */
  readonly folders?: Readonly<Record<LanguageName, string>>;
  /** Where the list of all errors lies. */
  readonly list: string;
  /** Where the style sheet lies. */
  readonly style: string;
  /** What the foot says before the name of the package. */
  readonly foot: string;
}

/** Makes a document of the content of a page. */
export function documentOf(frame: Frame, content: Html): string {
  const { language, title, description, here, folders, list, style, foot } = frame;
  const words = labels[language];
  const other: LanguageName = language === 'en' ? 'zh' : 'en';
  const top = link(here, '');
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f7f8f9" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#101317" media="(prefers-color-scheme: dark)">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
${
  folders &&
  html`<link rel="alternate" hreflang="${labels.en.lang}" href="${link(here, folders.en)}">
<link rel="alternate" hreflang="${labels.zh.lang}" href="${link(here, folders.zh)}">
`
}<link rel="icon" type="image/svg+xml" href="${top}icon.svg">
<link rel="manifest" href="${top}manifest.webmanifest">
<link rel="stylesheet" href="${top}${style}">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header>
<nav aria-label="${words.parts}">
<a href="${top}?lang=${language}">${words.fullPage}</a>
<a href="${link(here, list)}"${here === list && html` aria-current="page"`}>${words.allErrors}</a>
${!folders && html`<a href="${link(here, documentsFolder)}"${here === documentsFolder && html` aria-current="page"`}>${words.documents}</a>`}
${folders && html`<a class="other" href="${link(here, folders[other])}" hreflang="${labels[other].lang}" lang="${labels[other].lang}">${words.other}</a>`}
</nav>
</header>
<main id="content">
${content}
</main>
<footer>
<p><a href="${link(here, documentsFolder)}">${words.documents}</a></p>
<p>${foot} <a href="${top}?lang=${language}"><code>ttminis-explain</code></a>${words.stop}</p>
</footer>
</body>
</html>
`.text;
}
