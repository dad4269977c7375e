#!/usr/bin/env node
// The command `ttminis-explain`: explains the error in its arguments, or every error of the log in its input.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { explain } from 'ttminis-explain';
import type { Explanation, Language } from '../src/types.js';
import { fill } from '../src/word/template.js';
import { Answers } from './answers.js';
import { jsonLine } from './json.js';
import { printable } from './layout.js';
import { readLog } from './log.js';
import { type Options, readOptions, UsageError } from './options.js';
import { Pages } from './page.js';
import { stylesFor, widthFor } from './style.js';
import { languageOfPage, words } from './words.js';

/** What the shell is told. */
const EXIT = { found: 0, nothingFound: 1, wrongUsage: 2 };

const { stdin, stdout, stderr, env } = process;

stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  // `| head` has taken what it wants.
  process.exit(EXIT.found);
});
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, env);
    const ownWords = words[options.language];
    if (options.isHelp) return print(ownWords.help);
    if (options.isVersion) return print(`${version()}\n`);
    const pack = options.language === 'zh' ? (await import('ttminis-explain/zh')).zh : undefined;
    const language = options.json ? pack : languageOfPage(options.language, pack);
    if (options.texts.length > 0) return explainTexts(options, language);
    if (stdin.isTTY) {
      stderr.write(ownWords.help);
      return EXIT.wrongUsage;
    }
    return await explainInput(options, language);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`ttminis-explain: ${printable(error.message)}\n`);
    return EXIT.wrongUsage;
  }
}

function print(text: string): number {
  stdout.write(text);
  return EXIT.found;
}

function version(): string {
  return JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version;
}

/** Explains the arguments: a code and its message, or one text. */
function explainTexts(options: Options, language: Language | undefined): number {
  const { api, texts } = options;
  const [text = '', message] = texts;
  const context = { api, language };
  const asked = message === undefined ? explain(text, context) : explain(text, message, context);
  const all = message === undefined ? new Answers(context).ofText(text) : [asked];
  const found = all.filter(({ status }) => status !== 'unrecognized');
  if (found.length === 0) {
    if (existsSync(text)) throw new UsageError(`'${text}' is a file: write ttminis-explain < ${text}`);
    stderr.write(`ttminis-explain: ${printable(asked.text)}\n`);
    return EXIT.nothingFound;
  }
  const write = writerFor(options);
  for (const explanation of found) stdout.write(write(explanation, 1));
  return EXIT.found;
}

/** Explains the log in the input. */
async function explainInput(options: Options, language: Language | undefined): Promise<number> {
  const { api } = options;
  const write = writerFor({ ...options, texts: [] });
  const { lines, errors, cut } = await readLog(stdin, stdout, new Answers({ api, language }), write);
  const { nothingFound, nothingCame, cut: isCut } = words[options.language];
  if (cut) note(isCut, { line: `${cut.line}`, limit: `${cut.limit}` });
  if (errors > 0) return EXIT.found;
  note(lines > 0 ? nothingFound : nothingCame, { lines: `${lines}` });
  return EXIT.nothingFound;
}

function note(sentence: string, values: { readonly [name: string]: string }): void {
  stderr.write(`ttminis-explain: ${fill(sentence, values)}\n`);
}

/** @returns what writes an answer in the form that was asked for */
function writerFor({ json, language, texts }: Options): (explanation: Explanation, line: number) => string {
  if (json) return (explanation, line) => jsonLine(line, explanation);
  const pages = new Pages({
    width: widthFor(stdout),
    styles: stylesFor(stdout, env),
    words: words[language],
  });
  return (explanation, line) => pages.write(explanation, texts.length > 0 ? undefined : line);
}
