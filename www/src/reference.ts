import type { Entry, Table } from 'ttminis-explain';
import { catalog, explain } from 'ttminis-explain';
import { copyButton } from './copy.js';
import { chevron, h } from './dom.js';
import { guidance } from './guidance.js';
import { hits, rowName, sourceTags, tableTitles } from './words.js';

/** The list of all errors. */
export interface Reference {
  /** Opens the row with this id, marks it and brings it into view. An id that no row has changes nothing. */
  open(id: string): void;
}

interface Row {
  readonly entry: Entry;
  readonly element: HTMLElement;
  readonly details: HTMLDetailsElement;
  /** What a search looks at, in lower case. */
  readonly haystack: string;
}

/**
 * Builds the list of all errors with its search.
 *
 * @param place - the section it goes into
 */
export function createReference(place: HTMLElement): Reference {
  const rows = catalog().map(createRow);
  const groups = (Object.keys(tableTitles) as Table[]).map((table) => {
    const own = rows.filter((row) => row.entry.api === table);
    const element = h(
      'section',
      { class: 'group', 'aria-labelledby': `group-${table}` },
      h('h3', { id: `group-${table}` }, tableTitles[table]),
      h('ul', { class: 'rows', role: 'list' }, ...own.map((row) => row.element)),
    );
    return { own, element };
  });

  const field = h('input', {
    id: 'search',
    type: 'search',
    placeholder: '30001, timeout, domain',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
  });
  const count = h('p', { class: 'hits', role: 'status' });
  const nothing = h('p', { class: 'notice', hidden: true });

  function filter(): void {
    const shown = search(rows, field.value);
    for (const row of rows) row.element.hidden = !shown.has(row);
    for (const group of groups) group.element.hidden = !group.own.some((row) => shown.has(row));
    count.textContent = hits(shown.size, rows.length);
    nothing.hidden = shown.size > 0;
    nothing.textContent =
      rows.length === 0
        ? 'The list cannot be shown: the core of ttminis-explain does not run in this browser.'
        : 'No match. Try a code, a word from the message, or a topic such as “path”.';
  }

  field.addEventListener('input', filter);
  filter();
  place.append(
    h(
      'div',
      { class: 'search' },
      h('label', { for: 'search' }, 'Search code, title or meaning'),
      field,
      count,
    ),
    nothing,
    ...groups.map((group) => group.element),
  );

  return {
    open(id) {
      const found = rows.find((row) => row.entry.id === id);
      for (const row of rows) mark(row, row === found);
      if (!found) return;
      if (found.element.hidden) {
        field.value = '';
        filter();
      }
      found.details.open = true;
      found.element.scrollIntoView({ block: 'start' });
      found.details.querySelector('summary')?.focus({ preventScroll: true });
    },
  };
}

/** The rows that have all the words; for a number also those that the package explains it with, such as a range. */
function search(rows: readonly Row[], query: string): Set<Row> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const meant = /^\s*\d+\s*$/.test(query) ? idsOf(query) : [];
  return new Set(
    rows.filter((row) => words.every((word) => row.haystack.includes(word)) || meant.includes(row.entry.id)),
  );
}

function idsOf(code: string): readonly string[] {
  const explanation = explain(code);
  if (explanation.status === 'known') return [explanation.id];
  return explanation.status === 'ambiguous' ? explanation.candidates.map((candidate) => candidate.id) : [];
}

function createRow(entry: Entry): Row {
  const address = () => new URL(`#${entry.id}`, location.href).href;
  const details = h(
    'details',
    {},
    h(
      'summary',
      {},
      chevron(),
      h('span', { class: 'row-code code' }, String(entry.code)),
      h('h4', {}, entry.title),
      h(
        'span',
        { class: 'tags' },
        entry.expected && h('span', { class: 'tag kind-tag' }, 'nothing broken'),
        h('span', { class: 'tag' }, sourceTags[entry.source]),
      ),
    ),
    h(
      'div',
      { class: 'row-body' },
      guidance(entry, 5, {
        ends: [
          h(
            'div',
            { class: 'row-id' },
            h('code', {}, entry.id),
            copyButton('Copy link', address, { 'aria-label': `Copy link to ${rowName(entry)}` }),
          ),
        ],
      }),
    ),
  );
  const element = h(
    'li',
    { class: 'row', id: entry.id },
    details,
    h('a', { class: 'row-link', href: `#${entry.id}`, 'aria-label': `Link to ${rowName(entry)}` }, '#'),
  );
  const haystack = [entry.code, entry.title, ...entry.aliases, entry.meaning, entry.id]
    .join('\n')
    .toLowerCase();
  return { entry, element, details, haystack };
}

function mark(row: Row, marked: boolean): void {
  if (marked) row.element.setAttribute('aria-current', 'true');
  else row.element.removeAttribute('aria-current');
}
