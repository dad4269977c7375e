// What the command was asked for: its arguments, and the language that the environment names.
import { parseArgs } from 'node:util';
import { APIS } from '../src/read/context.js';

/** The languages of the answers. */
export const LANGUAGES = ['en', 'zh'] as const;
/** A language of the answers, by its name in HTML. */
export type LanguageName = (typeof LANGUAGES)[number];

/** What to do. */
export type Options = Readonly<ReturnType<typeof readOptions>>;

/** The command was called in a wrong way. The message tells what to do instead. */
export class UsageError extends Error {}

/** The most arguments: a code and a message. */
const MOST_TEXTS = 2;

/**
 * @param args - the arguments behind the name of the command
 * @param env - the environment, which may name a language
 * @throws UsageError
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv) {
  const { values, positionals } = parsed(args);
  const { api, json = false, lang } = values;
  if (api !== undefined && !isOneOf(APIS, api)) {
    throw new UsageError(`unknown call '${api}': pass one of ${APIS.join(', ')} to --api`);
  }
  if (lang !== undefined && !isOneOf(LANGUAGES, lang)) {
    throw new UsageError(`unknown language '${lang}': pass ${LANGUAGES.join(' or ')} to --lang`);
  }
  const surplus = positionals[MOST_TEXTS];
  if (surplus !== undefined) {
    throw new UsageError(`'${surplus}' is one argument too many: put a message with spaces in quotes`);
  }
  return {
    isHelp: values.help,
    isVersion: values.version,
    /** The code, error or line of a log, and perhaps the message of the code; empty where the input has them. */
    texts: positionals,
    /** The call that failed, where the log does not say. */
    api,
    json,
    // Programs read JSON, so that it is the same on every machine.
    language: lang ?? (json ? 'en' : languageOf(env)),
  };
}

function parsed(args: readonly string[]) {
  const options = {
    api: { type: 'string' },
    json: { type: 'boolean' },
    lang: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  } as const;
  // Not strict: the messages of Node say less about what to do.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: { api?: string; json?: boolean; lang?: string; help?: boolean; version?: boolean } = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName, value } = token;
    const name: string = token.name;
    if (name === 'api' || name === 'lang') {
      if (!value || (value.startsWith('-') && !token.inlineValue)) {
        throw new UsageError(
          `'${rawName}' needs a value: write ${rawName} ${name === 'api' ? APIS[0] : 'zh'}`,
        );
      }
      values[name] = value;
    } else if (name === 'json' || name === 'help' || name === 'version') {
      if (value !== undefined) {
        throw new UsageError(`'${rawName}=${value}' has a value: write ${rawName} alone`);
      }
      values[name] = true;
    } else {
      throw new UsageError(
        `unknown option '${rawName}': see --help, and write -- in front of a text that begins with '-'`,
      );
    }
  }
  return { values, positionals };
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.includes(name as Name);
}

/** The language of the terminal, in the order in which POSIX looks: the first that is set decides. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): LanguageName {
  return /^zh(?![a-z])/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';
}
