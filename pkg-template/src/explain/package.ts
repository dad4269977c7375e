import englishWords from '#data/words-en';
import { checkCall } from '../check/check.js';
import { toProblem } from '../check/problem.js';
import { describe } from '../core/describe.js';
import { ask, backendOf, type CoreSource, offer } from '../core/running.js';
import { piecesOf } from '../read/log.js';
import { property } from '../read/property.js';
import type { Api, Explanation, Package } from '../types.js';
import { unreadAnswer } from '../word/answer.js';
import { frozen } from '../word/frozen.js';
import { packFor } from '../word/pack.js';
import type { Words } from '../word/words.js';
import { explainWith, retryDelayWith } from './explain.js';

/** As it was at the import: the game may put another in its place. */
const { stringify } = JSON;

/** How many questions may be under way inside one another: reading an error may run the game's code, which asks again. */
const MAX_DEPTH = 2;
let depth = 0;

/** Asks a question, unless it stands too deep inside others. */
function nested<T>(question: () => T, tooDeep: () => T): T {
  const level = depth;
  if (level >= MAX_DEPTH) return tooDeep();
  depth = level + 1;
  try {
    return question();
  } finally {
    depth = level;
  }
}

/** The sentences in the language that a context asks for. */
const wordsFor = (context: unknown): Words => packFor(property(context, 'language')).words;

/** Makes the functions that every entry exports. */
export function packageFor(source: CoreSource): Package {
  offer(source);
  const explain = (error: unknown, second?: unknown, third?: unknown): Explanation => {
    const hasMessage = typeof second === 'string';
    const message = hasMessage ? second : undefined;
    const context = hasMessage || second === undefined ? third : second;
    try {
      return nested(
        () => ask(source, (core) => explainWith(core, error, message, context)),
        () => unreadAnswer(wordsFor(context), wordsFor(context).answers.unread.askedAgain),
      );
    } catch (failure) {
      try {
        return unreadAnswer(wordsFor(context), describe(failure));
      } catch {
        return UNREAD;
      }
    }
  };
  return {
    explain,
    explainAll(text, context) {
      const answers: Explanation[] = [];
      try {
        const pieces: readonly unknown[] = typeof text === 'string' ? piecesOf(text) : [text];
        for (let at = 0; at < pieces.length; at++) {
          const answer = explain(pieces[at], context);
          if (answer.status !== 'unrecognized') answers.push(answer);
          else if (answer.looksLike === 'unread') return frozen([answer]);
        }
      } catch {
        // What was found until here is right.
      }
      return frozen(answers);
    },
    explainJson(code, message, api) {
      try {
        const context = api ? { api: api as Api } : undefined;
        const hasCode = code != null && code !== '';
        if (!message) return stringify(explain(hasCode ? code : undefined, context));
        return stringify(hasCode ? explain(code, message, context) : explain({ errMsg: message }, context));
      } catch {
        return UNREAD_JSON;
      }
    },
    check(api, args, context) {
      try {
        return nested(
          () => frozen(checkCall(api, args, context).map((finding) => toProblem(finding, wordsFor(context)))),
          () => [],
        );
      } catch {
        return [];
      }
    },
    shouldRetry(error, attempt, context) {
      try {
        const delayMs = nested(
          () => ask(source, (core) => retryDelayWith(core, error, attempt, context)),
          () => undefined,
        );
        return delayMs ? Math.ceil(Math.random() * delayMs) || delayMs : false;
      } catch {
        return false;
      }
    },
    catalog(language) {
      try {
        return packFor(language).entries;
      } catch {
        return [];
      }
    },
    backend: () => backendOf(source),
  };
}

/** Made beforehand: near the end of the stack nothing more can be put together. */
const UNREAD = /* @__PURE__ */ unreadAnswer(englishWords, '');
const UNREAD_JSON = /* @__PURE__ */ stringify(UNREAD);
