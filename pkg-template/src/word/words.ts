import type { Advice, Contradiction, Family, Nearness, UnknownReason } from '../core/names.js';
import type { Api, Match, Source, Table, Unrecognized } from '../types.js';
import type { Camel } from './text.js';

/** Sentences by their keys. */
type Texts<Key extends string> = { readonly [key in Key]: string };
/** Sentences for names of the API, such as `code-change`: each has the key `codeChange`. */
type TextsFor<Name extends string> = Texts<Camel<Name>>;

/** A language pack: every sentence of an answer in one language. See `words/en` for what each is for. */
export interface Words {
  /** What the rows say, by their ids. */
  readonly rows: { readonly [id: string]: RowWords };
  /** What the facts of the rows say. */
  readonly facts: { readonly [key: string]: Texts<'name' | 'value'> };
  /** What the rules about calls say, by their names. */
  readonly rules: Texts<'apiIsUnknown' | 'apiIsNoString' | 'doesNotFit'> & {
    readonly [rule: string]: string;
  };
  /** What to do about HTTP statuses. */
  readonly httpStatus: { readonly [key: string]: string };
  /** What the answers say beside that. */
  readonly answers: AnswerWords;
}

/** What one row says. */
export interface RowWords {
  /** The title, where it is ours. */
  readonly title?: string;
  readonly meaning: string;
  /** Whose side the cause is on, where that differs from the source that the reference names. */
  readonly side?: string;
  readonly steps: readonly string[];
}

/** What the answers say beside rows, rules and HTTP statuses. */
export interface AnswerWords {
  readonly style: Texts<
    'betweenSentences' | 'betweenItems' | 'beforeLastChoice' | 'beforeLastItem' | 'quoted'
  > & { readonly lowercaseBehindColon: boolean };
  readonly call: Texts<Api | 'notKnown'>;
  readonly calls: Texts<Table>;
  readonly row: Texts<'name' | 'nameOfOurs' | 'nameWithStatus' | 'subCode' | 'listedAs'>;
  readonly code: { readonly [code: string]: string };
  readonly confidence: Texts<Match['confidence']>;
  readonly side: TextsFor<Source | 'expected' | 'aborted' | 'interrupted'>;
  readonly aborted: Texts<'meaning' | 'action'>;
  readonly interrupted: Texts<'meaning' | 'action'>;
  readonly retry: TextsFor<Advice>;
  readonly ambiguous: Texts<'subject' | 'nothing' | 'contradiction' | 'candidate'>;
  readonly decide: Texts<'api' | 'apiChoice' | 'message' | 'code' | 'nothing'>;
  readonly unknown: TextsFor<UnknownReason | 'eight-digits' | 'this-message' | 'no-answer'>;
  readonly nearest: TextsFor<Exclude<Nearness, 'same-family'> | 'rows' | 'no-rows' | 'between-rows' | 'why'>;
  readonly families: TextsFor<Family>;
  readonly steps: Texts<'checkTheApi' | 'logIt' | 'lookItUp'>;
  readonly unrecognized: Texts<'isNone'>;
  readonly looksLike: {
    readonly [key in Camel<Exclude<Unrecognized['looksLike'], 'unread'>>]: Texts<'reason' | 'advice'>;
  };
  readonly problems: Texts<'invalidCode' | 'placeholder' | 'moreErrors'>;
  readonly contradiction: TextsFor<Contradiction>;
  readonly facts: Texts<
    'url' | 'subErrorCode' | 'httpStatus' | 'load' | 'loadValue' | 'loadSentence' | 'loadSince'
  >;
  readonly unread: Texts<'reason' | 'noCause' | 'askedAgain' | 'action' | 'notLookedAt'>;
}
