import type { Advice } from '../core/names.js';
import type { Entry, Fact, Origin, Step } from '../types.js';
import { frozen } from './frozen.js';
import { type AdviceData, retryOf } from './retry.js';
import { paragraph } from './sentences.js';
import type { Camel } from './text.js';
import type { Words } from './words.js';

/** A row as the catalog has it, without its sentences. `network.toml` explains the fields. */
export interface RowData extends Pick<Entry, 'id' | 'code' | 'source' | 'revision'> {
  readonly table: Entry['api'];
  readonly title?: string;
  readonly aliases?: readonly string[];
  readonly fragments?: readonly string[];
  readonly escalate?: NonNullable<Entry['escalate']>;
  readonly side?: 'network';
  readonly expected?: boolean;
  readonly refusedEarly?: boolean;
  readonly retry: Advice;
  readonly steps: readonly Omit<Step, 'text'>[];
  readonly facts?: readonly string[];
  /** Only what is not the reference's. */
  readonly origin?: Partial<Entry['origin']>;
  /** The key of its page. */
  readonly doc: string;
}

/** The part of the catalog that entries are made of. */
export interface CatalogData {
  readonly retry: {
    /** The pause before each further attempt. */
    readonly delaysMs: readonly number[];
    readonly advice: { readonly [name in Camel<Advice>]: AdviceData };
  };
  readonly docs: { readonly [key: string]: string };
  readonly rows: readonly RowData[];
  readonly facts: { readonly [key: string]: { readonly origin: Origin; readonly doc?: string } };
}

type EntryWords = Pick<Words, 'rows' | 'facts' | 'answers'>;

/**
 * Joins the rows of the catalog with their sentences in one language.
 *
 * @returns the entries in the order of the reference, frozen
 */
export function entriesOf(catalog: CatalogData, words: EntryWords): readonly Entry[] {
  return frozen(catalog.rows.map((row) => entryOf(row, catalog, words)));
}

/** Joins a fact of the catalog with its words. */
export function factOf(key: string, { facts, docs }: CatalogData, words: EntryWords): Fact {
  const { origin, doc } = facts[key] as CatalogData['facts'][string];
  const { name, value } = words.facts[key] as Words['facts'][string];
  return { name, value, origin, docUrl: doc === undefined ? null : (docs[doc] as string) };
}

function entryOf(row: RowData, catalog: CatalogData, words: EntryWords): Entry {
  const own = words.rows[row.id] as Words['rows'][string];
  const origin: Entry['origin'] = Object.assign(
    { title: 'reference', meaning: 'reference', source: 'reference', action: 'reference' } as const,
    row.origin,
  );
  const steps = row.steps.map((step, at) => Object.assign({ text: own.steps[at] as string }, step));
  return {
    api: row.table,
    code: row.code,
    id: row.id,
    title: row.title || (own.title as string),
    aliases: row.aliases || [],
    source: row.source,
    side: row.expected ? 'nobody' : row.side || row.source,
    escalate: row.escalate || null,
    docUrl: catalog.docs[row.doc] as string,
    revision: row.revision,
    meaning: own.meaning,
    // What the reference says to do. Where that cannot be carried out, what we say.
    action: paragraph(
      words,
      steps.filter((step) => step.origin === origin.action).map(({ text }) => text),
    ),
    origin,
    steps,
    facts: (row.facts || []).map((key) => factOf(key, catalog, words)),
    retry: retryOf(row.retry),
    expected: !!row.expected,
  };
}
