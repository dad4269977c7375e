import english from '#data/words-en-command';
import chinese from '#data/words-zh-command';
import type { Language, Where } from '../src/types.js';
import type { LanguageName } from './options.js';

/** What the command says beside the answers. See `words/en/command.toml` for what each is for. */
export type CommandWords = {
  readonly [key in
    | 'help'
    | 'line'
    | 'repeated'
    | 'meanings'
    | 'notKnown'
    | 'steps'
    | 'reference'
    | 'nothingFound'
    | 'nothingCame'
    | 'cut']: string;
} & {
  readonly where: { readonly [place in Where]: string };
  readonly decide: { readonly [key in 'api' | 'apiChoice']: string };
};

/** The words by their languages. */
export const words: { readonly [name in LanguageName]: CommandWords } = {
  en: english.command,
  zh: chinese.command,
};

/**
 * @param pack - the language pack; `undefined` for English
 * @returns the language of a page: its advice names the options of the command
 */
export function languageOfPage(name: LanguageName, pack: Language | undefined): Language {
  const given = pack?.words as { answers: { decide: object } } | undefined;
  const decide = { ...given?.answers.decide, ...words[name].decide };
  return { name, words: { ...given, answers: { ...given?.answers, decide } } };
}
