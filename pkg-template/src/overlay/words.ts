import english from '#data/words-en-overlay';
import { packFor, translated } from '../core.js';
import type { Words as OwnWords, ReportInfo, WordName } from '../overlay-types.js';
import type { Escalate, Where } from '../types.js';
import { type Camel, camel } from '../word/text.js';
import { read } from './safe-access.js';

type Texts<Key extends string> = { readonly [key in Key]: string };

/** The words of the overlay by their names: `tiktok-client` has the key `tiktokClient`. */
export type OverlayWords = Texts<Camel<WordName>>;

type ReportKey = 'title' | 'notGiven' | 'line' | 'counts' | 'ambiguous';
type DetailKey = 'nearest' | 'follows' | 'likely' | 'uncaught' | 'ours' | 'undoChoice' | 'source';

/** The sentences of the report, and those of a failure that no explanation has. */
export interface ReportWords extends Texts<ReportKey | DetailKey> {
  readonly game: Texts<keyof ReportInfo | 'reportedAt'>;
  readonly failure: Texts<'error' | 'stack' | 'call' | 'times'>;
  readonly where: Texts<Where>;
  readonly escalate: Texts<Camel<Escalate>>;
}

/** Gives the word with a name, or the name where there is none. */
export type Label = (name: string) => string;

/** The words of the overlay in one language. */
export type LanguageWords = ReturnType<typeof wordsFor>;
/** The sentences of the history: those of the explanations, and those of the report. */
export type HistoryWords = Omit<LanguageWords, 'overlay'>;

/** @returns the words of a language pack; those in English for every other value */
export function wordsFor(language: unknown) {
  const { answers } = packFor(language).words;
  return Object.assign({ answers }, translated(english, read(language, 'words')));
}

/**
 * @param words - the words of the language
 * @param own - words that the game wants instead
 * @returns the words of the overlay
 */
export function labelsFor(words: OverlayWords, own: OwnWords | undefined): Label {
  return (name) => {
    const word = read(own, name);
    return typeof word === 'string' ? word : words[camel(name as WordName)] || name;
  };
}
