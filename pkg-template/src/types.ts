import type {
  Api,
  DecideBy,
  Entry,
  Escalate,
  Fact,
  Id,
  Match,
  Origin,
  Retry,
  Side,
  Source,
  Step,
  Table,
} from './answer.js';

export * from './answer.js';

/** The part of a row that an answer has too. */
export type Guidance = Omit<Entry, 'api' | 'code'>;

/** A language pack. English is built in, and `import { zh } from 'ttminis-explain/zh'` brings Chinese. */
export interface Language {
  /** Its name, as HTML has it: `zh`. */
  readonly name: string;
  /** The sentences. What is in it is no part of the API. */
  readonly words: object;
}

/** What the game knows about the call that failed. Nothing in it is required. */
export interface Context {
  /** The call that was rejected. It decides the codes that two calls share. */
  api?: Api | undefined;
  /**
   * The options that were given to the call: what `request`, `downloadFile` or the function that creates the ad was called
   * with. The answer names what is wrong with them. They are read once, and neither changed nor kept.
   */
  args?: unknown;
  /** The game's trusted domains, as they stand in the developer platform: `['https://api.example.com']`. */
  trustedDomains?: readonly string[] | undefined;
  /** Whether the game itself called `abort()`. It decides what 600003 means. */
  aborted?: boolean | undefined;
  /** The time from the call to its failure, in milliseconds. */
  elapsedMs?: number | undefined;
  /** The size of the file that is downloaded, in bytes, where it is known. */
  totalBytes?: number | undefined;
  /** Whether the client supports `filePath`; `false` when an earlier download failed because it does not. */
  filePathSupported?: boolean | undefined;
  /** Whether repeating the call does no harm. If not given, the method says so: a POST may do its work twice. */
  idempotent?: boolean | undefined;
  /** What is known of the ad, as `watch` keeps it. */
  ad?: AdState | undefined;
  /**
   * Keep what may be secret out of the answer: passwords, tokens, cookies, keys, one-time codes and personal numbers, and of
   * URLs the user, the values of the query and the fragment. Ids of logs and ads, hosts and paths stay. Of the message only
   * the first 1024 characters come back then. It is a net, and no proof.
   */
  redact?: boolean | undefined;
  /** The language of the answer; English where it is left out, or no language pack. */
  language?: Language | undefined;
}

/** What is known of an ad instance at the time of a call. Nothing in it is required. */
export interface AdState {
  /** Which function created it. */
  type?: 'rewarded' | 'interstitial' | undefined;
  /** How often this instance was shown before, not counting calls of `show()` that failed. */
  shows?: number | undefined;
  /** Whether it has loaded; left out where nothing tells. */
  loaded?: boolean | undefined;
  /** How many instances of the same ad unit were created in the last minute, this one included. */
  recentCreations?: number | undefined;
  /** How many `onError` listeners this instance has. */
  errorListeners?: number | undefined;
  /** How many `onClose` listeners this instance has. */
  closeListeners?: number | undefined;
  /** Whether `onClose` came behind an error of the same show. */
  closedAfterError?: boolean | undefined;
}

/** A row of the reference that a call will fail with. */
export interface EntryRef {
  /** The row's id, such as `network/600009`. */
  readonly id: Id;
  /** Its code; a text where that is not one number. */
  readonly code: number | string;
}

/** Something that is wrong with a call: with an argument, or with what was done to the ad before. */
export interface CallProblem {
  readonly kind: 'call';
  /**
   * What it is about: an argument by its name, `args` - all of them, `trustedDomains` - the list, `ad` - what was done with
   * the ad, or `api` - the name of the call itself.
   */
  readonly argument:
    | 'args'
    | 'url'
    | 'method'
    | 'data'
    | 'header'
    | 'timeout'
    | 'filePath'
    | 'adUnitId'
    | 'trustedDomains'
    | 'ad'
    | 'api';
  /** The value, cut off behind 200 characters, of a URL without what may be secret; `null` where it cannot be shown. */
  readonly value: string | null;
  /** What to write instead; `null` where that is not known. */
  readonly suggestion: string | null;
  /**
   * The rows that the call fails with because of it, in the order of the reference; empty where the reference has none. For
   * a hint (`origin` is `derived`) it is what it fails with if it fails.
   */
  readonly fails: readonly EntryRef[];
  /** What is wrong, and what to do, as one or two sentences. */
  readonly text: string;
  /** `reference` - a page of the platform states the rule; `derived` - a hint of ours: the call may work all the same. */
  readonly origin: Origin;
  /** The page that states the rule, or the one that is nearest to it; `null` where there is none. */
  readonly docUrl: string | null;
}

/** Something about the error, or the call that failed, that does not add up. */
export type Problem =
  | CallProblem
  /** Two things that came in cannot both be right. */
  | {
      readonly kind: 'contradiction';
      /** Which two. */
      readonly between: readonly ['code' | 'message' | 'api', 'code' | 'message' | 'api'];
      /** What does not fit, as one sentence. */
      readonly text: string;
      /** Who says so. */
      readonly origin: Origin;
    }
  | {
      /**
       * `bad-code`: something that is no code stands where the code should be. `bad-context`: the context names no call.
       * `more-errors`: the text has further errors.
       */
      readonly kind: 'bad-code' | 'bad-context' | 'more-errors';
      /** What was found, as one sentence. */
      readonly text: string;
      /** Who says so. */
      readonly origin: Origin;
    };

/** What every answer has. */
export interface Answer {
  /** The code as it came in: a number, a numeric text, or `null`. */
  readonly code: number | string | null;
  /** The message as it came in, or `null`. */
  readonly message: string | null;
  /** The call that was rejected, as far as it is known. */
  readonly api: Api | null;
  /** Whether to try again. */
  readonly retry: Retry;
  /** What to do, one thing at a time. */
  readonly steps: readonly Step[];
  /** Limits, paths and places, and what was read from the error. */
  readonly facts: readonly Fact[];
  /** What does not add up. */
  readonly problems: readonly Problem[];
  /** Everything that matters as one plain paragraph, for a log. */
  readonly text: string;
  /** The catalog that the answer is from. */
  readonly catalog: {
    /** The date of the newest revision of the platform's page that it holds. */
    readonly revision: string;
  };
}

/** One row of the reference is what the error means. */
export interface Known extends Answer, Guidance {
  /** One row of the reference is it. */
  readonly status: 'known';
  /** The part of the reference that lists the row. */
  readonly table: Table;
  /** The code that the reference lists the row under; a text where that is not one number. */
  readonly listedCode: number | string;
  /** What the answer rests on, and how sure it is. */
  readonly match: Match;
  /**
   * The page of the row, such as `https://example.com/explain/e/ad.show/30001`: readable without a script, and the same for
   * every error that means this row. Absent where the package was built without the address of a site (`HELP_URL`), as the
   * published one is.
   */
  readonly helpUrl?: string;
}

/** Several rows can be what the error means, and nothing that came in decides. */
export interface Ambiguous extends Answer {
  /** Several rows can be it. */
  readonly status: 'ambiguous';
  /** One complete answer for each row, in the order of the reference. */
  readonly candidates: readonly [Known, Known, ...Known[]];
  /** What would decide; `null` when what came in contradicts itself (see `problems`). */
  readonly decideBy: DecideBy | null;
  /** What all candidates have in common; `null` where they differ. */
  readonly common: {
    /** Who caused it, as the reference has it. */
    readonly source: Source | null;
    /** Whose side the cause is on. */
    readonly side: Side | null;
    /** Whether to try again. */
    readonly retry: Retry | null;
    /** Who takes it on at TikTok. */
    readonly escalate: Escalate | null;
    /** Whether it is an outcome of normal play. */
    readonly expected: boolean | null;
  };
}

/** A row that an unlisted error may be confused with. */
export interface Candidate {
  /** The row. */
  readonly entry: Entry;
  /** Why it is named, and what keeps it from being the answer. */
  readonly why: string;
}

/** An error of the platform that the reference does not list. */
export interface Unknown extends Answer {
  /** No row is it. */
  readonly status: 'unknown';
  /** Why there is no answer, as one sentence. */
  readonly reason: string;
  /** Rows that it may be confused with; none of them is its meaning. */
  readonly nearest: readonly Candidate[];
  readonly retry: { readonly kind: 'undecided' };
}

/** Something that is no error of the platform. */
export interface Unrecognized extends Answer {
  /** It is no error of the platform. */
  readonly status: 'unrecognized';
  /** What it looks like; `unread` where the core cannot run, so that nothing was looked at. */
  readonly looksLike:
    | 'unread'
    | 'nothing'
    | 'success'
    | 'javascript-error'
    | 'library-error'
    | 'dom-exception'
    | 'event'
    | 'promise'
    | 'response'
    | 'text'
    | 'number'
    | 'primitive'
    | 'array'
    | 'something';
  /** The same, as one sentence. */
  readonly reason: string;
  readonly retry: { readonly kind: 'undecided' };
}

/** The answer to one error. `status` tells which of the four kinds it is. */
export type Explanation = Known | Ambiguous | Unknown | Unrecognized;

/**
 * Which core answers: `wasm` - the one in WebAssembly; `js` - the same one in JavaScript; `none` - neither can run, and
 * every answer has `looksLike: 'unread'`.
 */
export interface Backend {
  /** Which core it is. */
  readonly kind: 'wasm' | 'js' | 'none';
  /** Why it is that one, as a few words for a log. */
  readonly reason: string;
}

/** The function `explain`. */
export interface Explain {
  /**
   * Explains what a call of `TTMinis.game` was rejected with: what it means, whose it is, what to do, whether to retry,
   * and how sure that is.
   *
   * It takes any value, throws for none, changes nothing in it and waits for nothing. When the error does not decide
   * between several meanings, the answer is `ambiguous` and has all of them.
   *
   * @param error - the argument of `fail`, `catch` or `onError` as it came: an object, an `Error`, a JSON text, a log
   *   line, or a bare code
   * @param context - what the game knows about the call; `{ api }` decides the codes that two calls share
   * @returns the answer; objects in it are shared and frozen
   *
   * @example
   * ```ts
   * ad.show().catch((error) => console.log(explain(error, { api: 'ad.show' }).text));
   * ```
   */
  (error: unknown, context?: Context): Explanation;
  /**
   * Explains a code and its message, for callbacks that get them as two arguments.
   *
   * @param code - the code
   * @param message - the message
   * @param context - what the game knows about the call
   * @returns the answer
   */
  (code: number | string, message: string, context?: Context): Explanation;
}

/** The function `explainAll`. */
export interface ExplainAll {
  /**
   * Explains every error in a pasted log.
   *
   * @param text - the log, of which the first 1,048,576 UTF-16 code units and 20,000 lines are read; another value is explained
   *   as one error
   * @param context - what the game knows about the calls
   * @returns an answer for each error, in the order of the text, frozen; empty where it has none
   *
   * @example
   * ```ts
   * explainAll('21103 Request timeout\n30001 User exit').map(({ code }) => code); // [21103, 30001]
   * ```
   */
  (text: string, context?: Context): readonly Explanation[];
}

/** The function `explainJson`. */
export interface ExplainJson {
  /**
   * Explains an error for languages that pass texts, such as C# in Unity.
   *
   * @param code - the code, or a whole error as JSON; empty where there is none
   * @param message - the message; empty where there is none
   * @param api - the call that was rejected, an {@link Api}; empty where it is not known
   * @returns the answer, an {@link Explanation}, as JSON
   */
  (code: number | string, message?: string, api?: string): string;
}

/** The function `check`. */
export interface Check {
  /**
   * Looks at a call before it is made: what is wrong with it, and which errors it will fail with. The rules are those that
   * `explain` goes by when it is given the arguments.
   *
   * It takes any value, throws for none, changes nothing in it and calls nothing of the platform.
   *
   * @param api - the call
   * @param args - the options that it is going to be given
   * @param context - what else is known: `trustedDomains`, `totalBytes`, `filePathSupported`, `ad`
   * @returns what was found, the certain ones first; empty when nothing speaks against the call
   *
   * @example
   * ```ts
   * check('request', { url: 'example.com/score' })[0]?.suggestion; // 'https://example.com/score'
   * ```
   */
  (api: Api, args: unknown, context?: Context): readonly CallProblem[];
}

/** The function `shouldRetry`. */
export interface ShouldRetry {
  /**
   * Whether to make the same call again, and when. The pauses are ours: the platform states none.
   *
   * It says no when nothing is certain: for an error that can mean several things, for a request that may have had an
   * effect (see `idempotent`), for arguments that `check` finds wrong, and after three attempts more.
   *
   * @param error - what the call was rejected with
   * @param attempt - how many attempts have been made: 1 after the first failure
   * @param context - what is known of the call; `api` and `args` decide most
   * @returns how long to wait, in milliseconds, at random up to a time that doubles; or `false`
   */
  (error: unknown, attempt: number, context?: Context): number | false;
}

/** The function `catalog`. */
export interface Catalog {
  /**
   * The platform's error reference.
   *
   * @param language - the language of the rows; English if not given
   * @returns the rows in the order of the reference, deeply frozen, the same array at each call
   */
  (language?: Language): readonly Entry[];
}

/** The function `backend`. */
export interface TellBackend {
  /**
   * Tells which core answers, starting it if need be.
   *
   * @returns whether it is the one in WebAssembly or the one in JavaScript, and why
   */
  (): Backend;
}

/** What every entry of the package exports. */
export interface Package {
  /** Explains what a call was rejected with. */
  readonly explain: Explain;
  /** Explains every error in a pasted log. */
  readonly explainAll: ExplainAll;
  /** The same with texts in and JSON out. */
  readonly explainJson: ExplainJson;
  /** Looks at a call before it is made. */
  readonly check: Check;
  /** Whether, and when, to make the same call again. */
  readonly shouldRetry: ShouldRetry;
  /** The platform's error reference. */
  readonly catalog: Catalog;
  /** Which core answers, and why. */
  readonly backend: TellBackend;
}

/** How `init` loads. */
export interface InitOptions {
  /**
   * After how many milliseconds `init` resolves although the runtime has not answered; 5000 if not given, `Infinity` to
   * wait for ever. A core that arrives later is used all the same.
   */
  timeoutMs?: number | undefined;
}

/** The function `init`. */
export interface Init {
  /**
   * Loads the core in WebAssembly from the code package of the game, through `TTWebAssembly`. Until then, and if it cannot
   * be loaded, the core in JavaScript answers: nothing has to wait for it.
   *
   * @param path - where the file lies in the code package, with or without a slash in front; if not given,
   *   `ttminis-explain.wasm.br` and `ttminis-explain.wasm` are looked for at the top
   * @param options - how long to wait
   * @returns which core answers from now on, and why; it is never rejected
   */
  (path?: string, options?: InitOptions): Promise<Backend>;
}

/** What `ttminis-explain/minigame` exports, and the global `TTMinisExplain` of `game.js` is. */
export interface MinigamePackage extends Package {
  /** Loads the core in WebAssembly from the code package. */
  readonly init: Init;
}
