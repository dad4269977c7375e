import type { Fact, Step } from 'ttminis-explain';
import { link, listFolder, rowFolder } from './addresses.js';
import { type Html, html } from './html.js';
import { type Labels, type LanguageName, labels } from './labels.js';
import { functions, type Row } from './rows.js';

/** What the page of a row links to. */
export interface Neighbours {
  readonly previous: Row | undefined;
  readonly next: Row | undefined;
  readonly related: readonly Row[];
}

/** The content of the page of a row: what it means and what to do come first. */
export function rowPage(language: LanguageName, row: Row, neighbours: Neighbours): Html {
  const { entry } = row;
  const words = labels[language];
  const here = rowFolder(language, entry.id);
  const filledIn = `${link(here, '')}?lang=${language}&e=${encodeURIComponent(row.example)}`;
  const linkOf = (other: Row) => linkTo(here, language, other);
  const facts = entry.facts.map((fact) => factOf(fact, words));
  const aliases = entry.aliases.map((alias) => html`<span lang="en">${alias}</span>`);
  const related = neighbours.related.map(
    (other) => html`${linkOf(other)}${note(words.tables[other.entry.api])}`,
  );
  return html`<article>
<p class="call"><a href="${link(here, listFolder(language))}#${entry.api}">${words.tables[entry.api]}</a></p>
<h1>${nameOf(row)}</h1>
<p class="meaning">${entry.meaning}${entry.origin.meaning === 'derived' && note(words.reading)}</p>
<dl class="terms">
${term(words.side, row.side)}
${term(words.retry, html`${row.retry}${words.gap}${more(row, words)}${note(words.ours)}`)}
${term(words.calls, html`${functions[entry.api].map((name) => html`<code>${name}()</code> `)}`)}
</dl>
<h2>${words.steps}</h2>
<ol class="steps">${entry.steps.map((step) => item(stepOf(step, words)))}
</ol>
<p class="open"><a class="button" href="${filledIn}">${words.open}</a> <span>${words.openNote}</span></p>
${facts.length > 0 && html`<h2>${words.facts}</h2>\n<dl class="facts">${facts}\n</dl>`}
${list(words.aliases, aliases)}
${list(words.related, related)}
<p class="note">${sourceOf(row, words)}</p>
</article>
<nav class="neighbours" aria-label="${words.neighbours}">
${neighbours.previous && html`<p><span>${words.previous}</span> ${linkOf(neighbours.previous)}</p>`}
${neighbours.next && html`<p><span>${words.next}</span> ${linkOf(neighbours.next)}</p>`}
</nav>`;
}

function term(name: string, content: Html | string): Html {
  return html`<div><dt>${name}</dt><dd>${content}</dd></div>`;
}

function item(content: Html): Html {
  return html`\n<li>${content}</li>`;
}

function list(title: string, items: readonly Html[]): Html | false {
  return items.length > 0 && html`<h2>${title}</h2>\n<ul>${items.map(item)}\n</ul>`;
}

/** A row by its code and its title. What TikTok calls it is English in every language. */
function nameOf({ entry, code }: Row): Html {
  const { title, origin } = entry;
  const number = typeof entry.code === 'number' ? html`<span class="code">${code}</span>` : code;
  return html`${number} ${origin.title === 'reference' ? html`<span lang="en">${title}</span>` : title}`;
}

/** A link from a page to the page of a row. */
export function linkTo(here: string, language: LanguageName, row: Row): Html {
  const address = link(here, rowFolder(language, row.entry.id));
  return html`<a href="${address}">${nameOf(row)}</a>`;
}

/** What the retry advice leaves to be looked up elsewhere: the pauses, and the statuses that pass. */
function more({ pauses, transient }: Row, words: Labels): string {
  if (transient.length > 0) return words.transient(transient);
  return pauses.length > 0 ? words.pauses(pauses) : '';
}

function note(text: string): Html {
  return html` <span class="note">${text}</span>`;
}

function stepOf({ text, where, origin }: Step, words: Labels): Html {
  const place = words.where[where];
  return html`${text}${note(origin === 'derived' ? `${place} · ${words.ours}` : place)}`;
}

function factOf({ name, value, docUrl }: Fact, words: Labels): Html {
  const source =
    docUrl !== null &&
    html` <a class="note" href="${docUrl}">${words.factSource}<span class="unseen">${words.colon}${name}</span></a>`;
  return html`\n${term(name, html`${value}${source}`)}`;
}

/** Who says so: the page of TikTok, and what is not from there. */
function sourceOf({ entry, isSubCode }: Row, words: Labels): Html {
  const { origin, source, docUrl, revision } = entry;
  const sentences = [
    origin.title === 'derived' && words.titleIsOurs,
    origin.source === 'derived' ? words.sourceIsOurs : words.namedSource[source],
    isSubCode && words.subCode,
    words.oursMeans,
  ].filter((sentence) => sentence !== false);
  return html`${words.statedBy} <a href="${docUrl}">${words.pages[revision]}</a>${words.stop}${sentences.map((sentence) => `${words.gap}${sentence}`)}`;
}
