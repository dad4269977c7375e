import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Api, catalog, type Entry, explain, type Table } from 'ttminis-explain';
import { zh } from 'ttminis-explain/zh';
import type { LanguageName } from './labels.js';

/** A row of the reference with everything that its page says, in one language. */
export interface Row {
  readonly entry: Entry;
  /** Its code as a sentence has it, such as `50102 to 50107`. */
  readonly code: string;
  readonly side: string;
  readonly retry: string;
  /** The pauses before further attempts, in seconds; empty where the advice is another. */
  readonly pauses: readonly number[];
  /** The HTTP statuses that pass by themselves; empty where the advice does not depend on the status. */
  readonly transient: readonly number[];
  /** Whether the code also comes beside 50000. */
  readonly isSubCode: boolean;
  /** An error that means this row and no other, as a call is rejected with it. */
  readonly example: string;
  /** The ids of the other rows that the same code or the same message can mean. */
  readonly related: readonly string[];
}

/** The sentences of answers that the package has for itself; a row has them as keys. */
interface Words {
  readonly answers: {
    readonly side: Sentences;
    readonly retry: Sentences;
    readonly code: Sentences;
  };
  readonly rows: { readonly [id: string]: { readonly side?: string } };
}
type Sentences = { readonly [key: string]: string };

interface Data {
  readonly httpStatus: { readonly transient: readonly number[] };
  readonly rows: readonly { readonly id: string; readonly retry: string }[];
}

/** The functions that a part of the reference is about. */
export const functions: Readonly<Record<Table, readonly string[]>> = {
  network: ['request', 'downloadFile'],
  'ad.init': ['createRewardedVideoAd', 'createInterstitialAd'],
  'ad.show': ['show'],
};

/** @returns the rows in the order of the reference */
export function rowsIn(language: LanguageName): readonly Row[] {
  const words = generated<Words>(`words-${language}`);
  const data = generated<Data>('catalog');
  const english = catalog();
  return catalog(language === 'zh' ? zh : undefined).map((entry, at) => {
    const { answers, rows } = words;
    const advice = data.rows.find(({ id }) => id === entry.id)?.retry ?? '';
    const { retry } = entry;
    const settled = retry.kind === 'depends' && retry.on === 'aborted' ? retry.no : retry;
    return {
      entry,
      code: answers.code[entry.code] ?? String(entry.code),
      side: entry.expected
        ? sentence(answers.side, 'expected')
        : (rows[entry.id]?.side ?? sentence(answers.side, entry.source)),
      retry: sentence(answers.retry, advice),
      pauses: settled.kind === 'backoff' ? settled.delaysMs.map((delay) => delay / 1000) : [],
      transient: retry.kind === 'depends' && retry.on === 'transient-status' ? data.httpStatus.transient : [],
      isSubCode: isSubCode(entry),
      example: exampleOf(english[at] ?? entry),
      related: relatedTo(english[at] ?? entry),
    };
  });
}

/** What the build of the package made of the TOML files. */
function generated<Content>(name: string): Content {
  const file = resolve(import.meta.dirname, `../../target/package/generated/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The sentence for a value of the API: its key has the value in camel case. */
function sentence(sentences: Sentences, value: string): string {
  const found = sentences[value.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
  if (found === undefined) throw new Error(`the words have no sentence for '${value}'`);
  return found;
}

/** A number that the row is about. */
function numberOf({ code }: Entry): number {
  return Number(/\d{3,}/.exec(String(code))?.[0] ?? 404);
}

function exampleOf(entry: Entry): string {
  const api: Api = entry.api === 'network' ? 'request' : entry.api;
  return JSON.stringify({ errCode: numberOf(entry), errMsg: `${api}:fail ${entry.title}` });
}

function isSubCode(entry: Entry): boolean {
  const error = { errCode: 50000, errMsg: '', sub_error_code: numberOf(entry) };
  const answer = explain(error, { api: 'ad.show' });
  return answer.status === 'known' && answer.id === entry.id && entry.code !== 50000;
}

/** The package itself says what is easily confused: the rows that it cannot tell apart by the code, or the title, alone. */
function relatedTo({ id, code, title }: Entry): readonly string[] {
  const ids = [String(code), title].flatMap((known) => {
    const answer = explain(known);
    if (answer.status === 'ambiguous') return answer.candidates.map((candidate) => candidate.id);
    return answer.status === 'known' ? [answer.id] : [];
  });
  return [...new Set(ids)].filter((other) => other !== id);
}
