import type { Whose } from '../overlay-types.js';
import type { Api } from '../types.js';

/** The failures of one meaning at one place, as a row of the list. */
export interface TimelineRow {
  /** Tells it from the others. */
  readonly group: number;
  readonly code: string;
  /** The reference's message, or what the error is taken for. */
  readonly title: string;
  readonly whose: Whose;
  readonly function: string | null;
  /** The host, or the ad unit. */
  readonly place: string | null;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly firstMs: number;
  /** Milliseconds since 1970. */
  readonly lastMs: number;
  /** How many there were in the minute before the last one. */
  readonly perMinute: number;
}

/** A part of what is told of a group. */
export interface TimelineSection {
  readonly kind:
    | 'certainty'
    | 'meaning'
    | 'argument'
    | 'problem'
    | 'candidates'
    | 'steps'
    | 'retry'
    | 'support'
    | 'nearest'
    | 'message'
    | 'call';
  readonly lines: readonly string[];
  /** One for each line: where a step is taken, or whose fault a candidate is; empty where there is none. */
  readonly marks: readonly string[];
}

/** What the interface shows, as the core decides it. */
export interface TimelineView {
  /** How many failures there were. */
  readonly total: number;
  /** How many failures are no longer in the list, since it holds 200 groups. */
  readonly forgotten: number;
  /** While paused, how many came since; otherwise `null`. */
  readonly missed: number | null;
  readonly worst: Whose | null;
  /** The calls that failed, for the filter. */
  readonly apis: readonly Api[];
  /** Whose faults there are, for the filter. */
  readonly whose: readonly Whose[];
  /** How many rows there are. */
  readonly count: number;
  /** Those that are seen, the last one to fail first. */
  readonly rows: readonly TimelineRow[];
  /** The row that is looked at, and what is told of it. */
  readonly detail: { readonly row: TimelineRow; readonly sections: readonly TimelineSection[] } | null;
}
