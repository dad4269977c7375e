import catalog from '#data/catalog';
import { certainRows, examine } from '../check/check.js';
import { diagnose, opposes, supports } from '../check/failed.js';
import type { Finding } from '../check/findings.js';
import { toProblem } from '../check/problem.js';
import type { Core } from '../core/instance.js';
import type { Verdict } from '../core/verdict.js';
import { isIdempotent, textIn } from '../read/arguments.js';
import { type CallContext, readContext } from '../read/context.js';
import { type ErrorInput, readError } from '../read/error.js';
import { piecesOf } from '../read/log.js';
import { TEXT_LIMIT } from '../read/text.js';
import { withoutSecrets } from '../redact/redact.js';
import type { Explanation } from '../types.js';
import { namedUrl } from '../url/named.js';
import { redactedUrl } from '../url/redacted.js';
import { wordAnswer } from '../word/answer.js';
import { english, packFor } from '../word/pack.js';
import { detached } from '../word/text.js';
import { recall, remember } from './remembered.js';

/** How much of a redacted message comes back, in UTF-16 code units. */
const REDACTED_LIMIT = 1024;

/** How many pieces of a text are looked at for further errors. */
const MOST_PIECES = 200;

/** An error that was read, and what the core says of it. */
interface Decision {
  readonly input: ErrorInput;
  readonly verdict: Verdict;
}

/**
 * Explains an error.
 *
 * @param core - the core that decides
 * @param error - any value
 * @param message - the second argument of a callback that is given a code and a message
 * @param context - any value
 * @returns the answer, frozen
 * @throws when the core fails
 */
export function explainWith(core: Core, error: unknown, message: unknown, context: unknown): Explanation {
  const known = message === undefined ? recall(error, context) : undefined;
  if (known?.answer) return known.answer;
  const { entries } = english();
  const call = readContext(context);
  const findings = examine(call);
  const asked = coreContext(call, findings);
  const decide = (value: unknown): Decision => {
    const input = readError(value, message);
    const verdict = core.glue.explain(input.error, asked, entries);
    if (!verdict?.status) throw new Error('the core gave no answer');
    return { input, verdict };
  };
  const first =
    typeof error === 'string' && message === undefined ? firstOfSeveral(error, decide) : undefined;
  const { input, verdict } = first || decide(error);
  const pack = packFor(call.language);
  const shown = call.redact ? redacted(input, call) : input;
  const url = shown.message === null ? null : namedUrl(shown.message);
  // A call that succeeded has no fault.
  const isSuccess = verdict.status === 'unrecognized' && input.looksLike === 'success';
  const rows = verdict.meanings.map((meaning) => meaning.entry.id);
  const problems = isSuccess
    ? []
    : diagnose(rows, url, call, findings).map((finding) => toProblem(finding, pack.words));
  const answer = wordAnswer(verdict, shown, call, problems, url, pack, catalog.revision, !!first);
  if (known) remember(known, answer);
  return answer;
}

/**
 * @param core - the core that decides
 * @param error - any value
 * @param attempt - how many attempts have been made
 * @param context - any value
 * @returns the longest pause before the next attempt, in milliseconds; `undefined` when there should be none
 * @throws when the core fails
 */
export function retryDelayWith(
  core: Core,
  error: unknown,
  attempt: unknown,
  context: unknown,
): number | undefined {
  const call = readContext(context);
  const { error: read } = readError(error);
  const { mayRetry } = core.glue.explain(read, coreContext(call, examine(call)), catalog.rows);
  const isRetry = mayRetry && typeof attempt === 'number';
  return isRetry ? catalog.retry.delaysMs[Math.floor(attempt) - 1] : undefined;
}

/** The first error of a text that has different ones; `undefined` where it has not. */
function firstOfSeveral(text: string, decide: (piece: string) => Decision): Decision | undefined {
  const pieces = piecesOf(text.slice(0, TEXT_LIMIT));
  const rowsOf = ({ verdict }: Decision) =>
    `${verdict.status} ${verdict.meanings.map(({ entry }) => entry.id)}`;
  let first: Decision | undefined;
  for (let at = 0; at < pieces.length && at < MOST_PIECES && pieces.length > 1; at++) {
    const decision = decide(pieces[at] as string);
    if (decision.verdict.status === 'unrecognized') continue;
    if (first && rowsOf(first) !== rowsOf(decision)) return first;
    first = first || decision;
  }
  return undefined;
}

/** The positions of rows in the catalog, by their ids. */
const positions: { [id: string]: number } = {};
for (let at = 0; at < catalog.rows.length; at++) positions[(catalog.rows[at] as { id: string }).id] = at;
const positionsOf = (ids: readonly string[]): number[] => ids.map((id) => positions[id] as number);

/** The call, as far as the core decides by it. */
function coreContext(call: CallContext, findings: readonly Finding[]) {
  return {
    api: call.api,
    aborted: call.aborted,
    isIdempotent: call.idempotent,
    hasIdempotentMethod: call.args && isIdempotent(call.args),
    supported: positionsOf(supports(call)),
    certain: positionsOf(certainRows(findings)),
    opposed: positionsOf(opposes(call, findings)),
  };
}

/** The error without secrets. */
function redacted(input: ErrorInput, { args }: CallContext): ErrorInput {
  const { code, message } = input;
  const url = textIn(args?.url) || '';
  return Object.assign({}, input, {
    code: typeof code === 'string' ? withoutSecrets(code.slice(0, REDACTED_LIMIT)) : code,
    message: message === null ? null : redactedStart(message, url),
  });
}

/** The beginning of a message, without secrets. */
function redactedStart(message: string, url: string): string {
  let start = message;
  let end = '';
  if (message.length > REDACTED_LIMIT) {
    start = detached(message.slice(0, REDACTED_LIMIT));
    // The missing rest of the last word may have told that a colon stands in front of a password.
    const lastWord = /[^\0- ]*$/.exec(start) as RegExpExecArray;
    if (/:/.test(lastWord[0])) {
      start = start.slice(0, lastWord.index);
      end = '…';
    }
  }
  // Where it is no whole URL, or has a space or a quote in it, nothing in the message tells where it begins and ends.
  const at = url && !/^[a-z]+:\/\/[^\0- "'<>]*$/i.test(url) ? start.indexOf(url) : -1;
  if (at >= 0) start = start.slice(0, at) + redactedUrl(url) + start.slice(at + url.length);
  return withoutSecrets(start) + end;
}
