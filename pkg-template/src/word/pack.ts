import catalog from '#data/catalog';
import englishWords from '#data/words-en';
import { kindOf, property } from '../read/property.js';
import type { Entry, Fact } from '../types.js';
import { entriesOf, factOf } from './entries.js';
import type { Words } from './words.js';

/** The catalog in one language. */
export interface Pack {
  readonly words: Words;
  /** The rows in the order of the reference, frozen. */
  readonly entries: readonly Entry[];
  /** The same by their ids. */
  readonly byId: { readonly [id: string]: Entry };
  /** Where codes of eight digits belong. */
  readonly eightDigits: Fact;
}

let builtIn: Pack | undefined;
/** The last one of another language: a game has one beside English, if any. */
let other: Pack | undefined;

/** @returns the catalog in a language; the same object while the language stays the same */
export function packOf(words: Words): Pack {
  if (words === englishWords) {
    builtIn = builtIn || join(words);
    return builtIn;
  }
  if (!other || other.words !== words) other = join(words);
  return other;
}

/** What a language pack has. */
const PARTS = ['answers', 'rows', 'facts', 'rules', 'httpStatus'];

/** @returns the catalog in the language of a language pack; in English for every other value */
export function packFor(language: unknown): Pack {
  const words = property(language, 'words');
  const isPack = PARTS.every((part) => kindOf(property(words, part)) === 'object');
  return packOf(isPack ? (words as Words) : englishWords);
}

/** @returns the catalog in English, the same object at each call: the core answers with its entries */
export function english(): Pack {
  return packOf(englishWords);
}

function join(words: Words): Pack {
  const entries = entriesOf(catalog, words);
  const byId: { [id: string]: Entry } = {};
  for (const entry of entries) byId[entry.id] = entry;
  return { words, entries, byId, eightDigits: factOf('eight-digits', catalog, words) };
}
