import type { Ambiguous, Api, Entry, Explanation, Match } from '../types.js';
import type { Advice, Contradiction, Family, Nearness, UnknownReason } from './names.js';

/** A row that the error can mean, and what follows from it for this very error. */
export interface Meaning<Row = Entry> {
  /** The row: the very object that the core was given. */
  readonly entry: Row;
  readonly match: Match;
  readonly retry: Advice;
  readonly expected: boolean;
  /** The HTTP status, where the row is about one. */
  readonly httpStatus: number | null;
  /** Whether the game aborted the call, where the row is about that and it is known. */
  readonly aborted: boolean | null;
}

/** The answer of the core. */
export interface Verdict<Row = Entry> {
  readonly status: Explanation['status'];
  /** The call, as far as it is known. */
  readonly api: Api | null;
  /** One row when the error is known, several when it is ambiguous, in the order of the reference. */
  readonly meanings: readonly Meaning<Row>[];
  readonly decideBy: Ambiguous['decideBy'];
  readonly reason: UnknownReason | null;
  /** Rows that an unknown error may be confused with. */
  readonly nearest: readonly { readonly entry: Row; readonly why: Nearness }[];
  /** What the message of an unknown error speaks of. */
  readonly family: Family | null;
  readonly contradictions: readonly Contradiction[];
  /** Whether a program may make the same call again by itself, after the pauses of the advice. */
  readonly mayRetry: boolean;
}
