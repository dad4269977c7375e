import type { Glue } from '#core/glue';
import type { Api, CallProblem, Entry, Explanation, Package } from '../types.js';
import { describe } from './describe.js';
import { frozen } from './frozen.js';
import { host } from './host.js';
import { ask, backendOf, type Entrance, offer } from './running.js';

/** As it was at the import: the game may put another in its place. */
const stringify = JSON.stringify;

/** The catalog, once it was asked for: the same array whichever core answers. */
let kept: readonly Entry[] | undefined;

/**
 * What every entry exports.
 *
 * @param entrance - how the entry starts its core
 * @returns the functions, which can be taken apart
 */
export function packageFor(entrance: Entrance): Package {
  offer(entrance);
  const explain = (error: unknown, second?: unknown, third?: unknown): Explanation => {
    try {
      return ask(entrance, (core) => {
        const answer = core.explain(error, second, third, host) as Explanation | undefined;
        if (!answer || typeof answer.status !== 'string') throw new Error('the core gave no answer');
        return answer;
      });
    } catch (failure) {
      try {
        return withoutCore(describe(failure));
      } catch {
        return UNREAD;
      }
    }
  };
  return {
    explain,
    explainJson(code, message, api) {
      try {
        const context = api ? { api: api as Api } : undefined;
        if (!message) return stringify(explain(code || undefined, context));
        return stringify(code ? explain(code, message, context) : explain({ errMsg: message }, context));
      } catch {
        return UNREAD_JSON;
      }
    },
    check(api, args, context) {
      try {
        return ask(entrance, (core) => {
          const problems = core.check(api, args, context, host) as readonly CallProblem[] | undefined;
          if (!problems || !(problems.length >= 0)) throw new Error('the core gave no list');
          return problems;
        });
      } catch {
        return [];
      }
    },
    shouldRetry(error, attempt, context) {
      try {
        const delayMs = ask(entrance, (core) => core.retryDelay(error, attempt, context));
        return delayMs > 0 ? Math.ceil(Math.random() * delayMs) : false;
      } catch {
        return false;
      }
    },
    catalog() {
      try {
        kept = kept || ask(entrance, readCatalog);
        return kept;
      } catch {
        return [];
      }
    },
    backend: () => backendOf(entrance),
  };
}

function readCatalog(core: Glue): readonly Entry[] {
  const entries = core.catalog(host) as readonly Entry[] | undefined;
  if (!entries || !(entries.length > 0)) throw new Error('the core gave no catalog');
  return entries;
}

/** The answer where there is no core to ask. */
function withoutCore(cause: string): Explanation {
  const reason = `The core of ttminis-explain cannot run here: ${cause}.`;
  return {
    status: 'unrecognized',
    code: null,
    message: null,
    api: null,
    looksLike: 'unread',
    reason,
    retry: { kind: 'undecided' },
    steps: [
      {
        text: "Log the error's code and message, and look them up in the platform's error reference.",
        where: 'code',
        origin: 'derived',
      },
    ],
    facts: [],
    problems: [],
    text: `${reason} The error was not looked at.`,
    catalog: { revision: '' },
  };
}

/** The same for many callers, made beforehand: near the end of the stack nothing more can be put together. */
const UNREAD = /* @__PURE__ */ frozen(withoutCore('it failed, and so did saying why'));
const UNREAD_JSON = /* @__PURE__ */ stringify(UNREAD);
