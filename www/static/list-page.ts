import type { Table } from 'ttminis-explain';
import { listFolder } from './addresses.js';
import { type Html, html } from './html.js';
import { type LanguageName, labels } from './labels.js';
import { linkTo } from './row-page.js';
import type { Row } from './rows.js';

/** The content of the list of all errors, by the parts of the reference. */
export function listPage(language: LanguageName, rows: readonly Row[]): Html {
  const words = labels[language];
  const here = listFolder(language);
  const group = (table: Table) => html`<section aria-labelledby="${table}">
<h2 id="${table}">${words.tables[table]}</h2>
<ul class="rows">${rows
    .filter(({ entry }) => entry.api === table)
    .map((row) => html`\n<li>${linkTo(here, language, row)}<p>${row.entry.meaning}</p></li>`)}
</ul>
</section>
`;
  return html`<h1>${words.allErrors}</h1>
<p class="meaning">${words.listIntro}</p>
${(Object.keys(words.tables) as Table[]).map(group)}`;
}
