import catalog from '#data/catalog';
import englishWords from '#data/words-en';
import { kindOf, property } from '../read/property.js';
import type { Entry } from '../types.js';
import { entriesOf, factOf } from './entries.js';
import type { Words } from './words.js';

/** The catalog in one language. */
export type Pack = Readonly<ReturnType<typeof packOf>>;

let builtIn: Pack | undefined;
/** The last one of another language, and what it was made of: a game has one beside English, if any. */
let other: Pack | undefined;
let otherLanguage: unknown;

/** @returns the catalog in the language of a language pack; in English for every other value */
export function packFor(language: unknown): Pack {
  if (kindOf(language) !== 'object') return english();
  if (!other || otherLanguage !== language) {
    other = packOf(translated(englishWords, property(language, 'words')));
    otherLanguage = language;
  }
  return other;
}

/** @returns the catalog in English, the same object at each call: the core answers with its entries */
export function english(): Pack {
  builtIn = builtIn || packOf(englishWords);
  return builtIn;
}

/** @returns what a language pack has in place of the English sentences; these where it has none */
export function translated<T>(original: T, given: unknown): T {
  if (typeof original !== 'object') return typeof given === typeof original ? (given as T) : original;
  const copy: Record<string, unknown> = Array.isArray(original) ? ([] as never) : {};
  const keys = Object.keys(original as object);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as keyof T & string;
    copy[key] = translated((original as T & object)[key], property(given, key));
  }
  return copy as T;
}

/** Joins the catalog with sentences. */
export function packOf(words: Words) {
  /** The rows in the order of the reference, frozen. */
  const entries = entriesOf(catalog, words);
  const byId: { [id: string]: Entry } = {};
  for (const entry of entries) byId[entry.id] = entry;
  /** Where codes of eight digits belong. */
  const eightDigits = factOf('eight-digits', catalog, words);
  return { words, entries, byId, eightDigits };
}
