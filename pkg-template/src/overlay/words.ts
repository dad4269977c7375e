import english from '#data/words-en-overlay';
import chinese from '#data/words-zh-overlay';
import type { Words as OwnWords, ReportInfo, WordName } from '../overlay-types.js';
import type { Escalate, Match } from '../types.js';
import { type Camel, camel } from '../word/text.js';
import type { AnswerWords } from '../word/words.js';

type Texts<Key extends string> = { readonly [key in Key]: string };

/** The words of the overlay by their names: `tiktok-client` has the key `tiktokClient`. */
export type OverlayWords = Texts<Camel<WordName>>;

/** The sentences of the report, and those of a failure that no explanation has. */
export interface ReportWords extends Texts<'title' | 'notGiven'> {
  readonly game: Texts<keyof ReportInfo | 'reportedAt' | 'total' | 'forgotten'>;
  readonly failure: Texts<'count' | 'first' | 'last' | 'perMinute' | 'whose' | 'function' | 'place'>;
  readonly certainty: Texts<Exclude<Match['confidence'], 'exact'>>;
  readonly escalate: Texts<Camel<Escalate>>;
  readonly sentence: Texts<'nearest' | 'callWithDuration'>;
}

/** The sentences of the history. */
export interface HistoryWords {
  /** Those of the explanations. */
  readonly answers: AnswerWords;
  readonly report: ReportWords;
}

/** Gives the word with a name, or the name where there is none. */
export type Label = (name: string) => string;

/**
 * @param locale - such as `zh-CN`; a language other than Chinese is English
 * @param own - words that the game wants instead
 * @returns the words of the overlay
 */
export function labelsFor(locale: unknown, own: OwnWords | undefined): Label {
  const words: { readonly [key: string]: string } =
    typeof locale === 'string' && /^zh/i.test(locale) ? chinese.overlay : english.overlay;
  return (name) => {
    try {
      const word = own?.[name as WordName];
      if (typeof word === 'string') return word;
    } catch {
      // The game's object may throw.
    }
    return words[camel(name)] || name;
  };
}

/** The sentences of the report in English. */
export const reportWords: ReportWords = english.report;
