import type { Entry, Table } from 'ttminis-explain';
import { copyButton } from './copy.js';
import { catalog, explain, rowName } from './core.js';
import { button, chevron, h } from './dom.js';
import { guidance } from './guidance.js';
import { words } from './language.js';
import { topicsOf } from './words/topics.js';

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
  const { list, page, tableTitle } = words;
  const rows = catalog().map(createRow);
  const groups = (Object.keys(tableTitle) as Table[]).map((table) => {
    const own = rows.filter((row) => row.entry.api === table);
    const element = h(
      'section',
      { class: 'group', 'aria-labelledby': `group-${table}` },
      h('h3', { id: `group-${table}` }, tableTitle[table]),
      h('ul', { class: 'rows', role: 'list' }, ...own.map((row) => row.element)),
    );
    return { own, element };
  });

  const field = h('input', {
    id: 'search',
    type: 'search',
    placeholder: list.placeholder,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
  });
  const count = h('p', { class: 'hits', role: 'status' });
  const nothing = h(
    'div',
    { class: 'notice', hidden: true },
    h('p', {}, rows.length === 0 ? list.broken : list.none),
    rows.length > 0 &&
      h(
        'div',
        { class: 'chips' },
        ...list.topics.map((topic) =>
          button(topic, { class: 'chip' }, () => {
            field.value = topic;
            filter();
            field.focus();
          }),
        ),
      ),
  );

  function filter(): void {
    const shown = search(rows, field.value);
    for (const row of rows) row.element.hidden = !shown.has(row);
    for (const group of groups) group.element.hidden = !group.own.some((row) => shown.has(row));
    count.textContent = list.hits(shown.size, rows.length);
    nothing.hidden = shown.size > 0;
  }

  field.addEventListener('input', filter);
  filter();
  place.replaceChildren(
    h('h2', { id: 'reference-title' }, page.list),
    h('div', { class: 'search' }, h('label', { for: 'search', class: 'unseen' }, list.label), field, count),
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
  const asked = query.trim().toLowerCase();
  const tests = (asked.match(/\p{Script=Han}{1,2}|[^\s,，、\p{Script=Han}]+/gu) ?? []).map(startOfWord);
  const meant = /^\d+$/.test(asked) ? idsOf(asked) : [asked];
  return new Set(
    rows.filter(
      ({ haystack, entry }) => tests.every((test) => test.test(haystack)) || meant.includes(entry.id),
    ),
  );
}

/**
 * Latin words are found by their beginning, and short ones whole, so that `ad` is not found in `download` and `address`.
 * Chinese has no gaps between words: it is found by pairs of characters.
 */
function startOfWord(word: string): RegExp {
  const literal = word.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  if (!/^[a-z]/.test(word)) return new RegExp(literal);
  return new RegExp(`(?<![a-z])${literal}${word.length < 3 ? '(?![a-z])' : ''}`);
}

function idsOf(code: string): readonly string[] {
  const explanation = explain(code);
  if (explanation.status === 'known') return [explanation.id];
  return explanation.status === 'ambiguous' ? explanation.candidates.map((candidate) => candidate.id) : [];
}

function createRow(entry: Entry): Row {
  const { list, side } = words;
  const name = rowName(entry);
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
      h('span', { class: entry.expected ? 'row-side is-expected' : 'row-side' }, side[entry.side]),
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
            copyButton(list.copyLink, address, { 'aria-label': list.copyLinkTo(name) }),
          ),
        ],
      }),
    ),
  );
  const linkTo = list.linkTo(name);
  const element = h(
    'li',
    { class: 'row', id: entry.id },
    details,
    h('a', { class: 'row-link', href: `#${entry.id}`, 'aria-label': linkTo, title: linkTo }, '#'),
  );
  const texts = [entry.code, entry.title, ...entry.aliases, entry.meaning, topicsOf(entry.id)].join('\n');
  // The words in a name such as filePath are found too.
  const haystack = `${texts}\n${texts.replace(/([a-z])([A-Z])/g, '$1 $2')}`.toLowerCase();
  return { entry, element, details, haystack };
}

function mark(row: Row, marked: boolean): void {
  if (marked) row.element.setAttribute('aria-current', 'true');
  else row.element.removeAttribute('aria-current');
}
