// An answer as one line of JSON.
import type { Confidence, Explanation, Id, Retry, Side, Source, Status } from '../src/types.js';

/** A line of `ttminis-explain --json`: an answer in short. */
export interface JsonLine {
  /** The line of the log that has the error, from 1. */
  readonly line: number;
  /** Which of the four kinds of answers it is. */
  readonly status: Status;
  /** The row that is the meaning; `null` where no single row is. */
  readonly id: Id | null;
  /** The rows of an ambiguous error. */
  readonly candidates: readonly Id[];
  /** The code as it came in. */
  readonly code: Explanation['code'];
  /** The message as it came in. */
  readonly message: Explanation['message'];
  /** The call that was rejected, as far as it is known. */
  readonly api: Explanation['api'];
  /** The title of the row. */
  readonly title: string | null;
  /** Who caused it, as the reference has it; `null` where that is not decided. */
  readonly source: Source | null;
  /** Whose side the cause is on; `null` where that is not decided. */
  readonly side: Side | null;
  /** Whether it is an outcome of normal play; `null` where that is not decided. */
  readonly expected: boolean | null;
  /** The kind of the advice about trying again. */
  readonly retry: Retry['kind'];
  /** How sure the answer is. */
  readonly confidence: Confidence | null;
  /** Everything that matters as one plain paragraph. */
  readonly text: string;
}

/** The lines but for their numbers: an answer that is shared is written once. */
const written = new WeakMap<Explanation, string>();

/** @returns the line, with its end */
export function jsonLine(line: number, explanation: Explanation): string {
  let rest = written.get(explanation);
  if (rest === undefined) {
    rest = JSON.stringify(fieldsOf(explanation)).slice(1);
    written.set(explanation, rest);
  }
  return `{"line":${line},${rest}\n`;
}

function fieldsOf(explanation: Explanation): Omit<JsonLine, 'line'> {
  const { status, code, message, api, retry, text } = explanation;
  const known = status === 'known' ? explanation : undefined;
  const common = status === 'ambiguous' ? explanation.common : undefined;
  return {
    status,
    id: known?.id ?? null,
    candidates: status === 'ambiguous' ? explanation.candidates.map(({ id }) => id) : [],
    code,
    message,
    api,
    title: known?.title ?? null,
    source: known?.source ?? common?.source ?? null,
    side: known?.side ?? common?.side ?? null,
    expected: known?.expected ?? common?.expected ?? null,
    retry: retry.kind,
    confidence: known?.match.confidence ?? null,
    text,
  };
}
