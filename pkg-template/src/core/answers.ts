import type { Host } from '#core/glue';
import type { Api, Entry, Explanation, Package } from '../types.js';
import { copyKnown } from './copy.js';
import { describe } from './describe.js';
import { ask, backendOf, type Entrance } from './running.js';

/** What the loader does for the core. */
const host: Host = { copyKnown, parseJson: JSON.parse };

/** The catalog, once it was asked for: the same array whichever core answers. */
let kept: readonly Entry[] | undefined;

/**
 * What every entry exports.
 *
 * @param entrance - how the entry starts its core
 * @returns the functions, which can be taken apart
 */
export function packageFor(entrance: Entrance): Package {
  const explain = (error: unknown, second?: unknown, third?: unknown): Explanation => {
    try {
      const answer = ask(entrance, (core) => core.explain(error, second, third, host)) as Explanation | null;
      return answer || UNREAD;
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
      const context = api ? { api: api as Api } : undefined;
      if (!message) return JSON.stringify(explain(code || undefined, context));
      return JSON.stringify(code ? explain(code, message, context) : explain({ errMsg: message }, context));
    },
    catalog() {
      try {
        kept = kept || (ask(entrance, (core) => core.catalog(host)) as readonly Entry[]);
        return kept;
      } catch {
        return [];
      }
    },
    backend: () => backendOf(entrance),
  };
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

/** The same, made beforehand: near the end of the stack nothing more can be put together. */
const UNREAD = /* @__PURE__ */ withoutCore('it failed, and so did saying why');
