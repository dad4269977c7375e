// What the overlay shows of the history, as plain data.
import type { SectionKind, Side } from '../../overlay-types.js';
import type { Api } from '../../types.js';

/** One group of failures: those with one meaning at one place. */
export interface GroupRow {
  /** The number of the group. No other group ever gets it. */
  readonly group: number;
  /** The code of the last failure; empty where it has none. */
  readonly code: string;
  /** The reference's message, or the message of the last failure. */
  readonly title: string;
  readonly side: Side;
  readonly function: string;
  /** The host or the ad unit; empty where neither is known. */
  readonly place: string;
  readonly count: number;
  /** In milliseconds since 1970; 0 where no time is known. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** How many failures the group had in the minute before the last one. */
  readonly perMinute: number;
}

/** A part of the details of a failure. */
export interface Section {
  readonly kind: SectionKind;
  readonly lines: readonly string[];
  /** For each line, where a step is taken or which side a candidate blames; else empty. */
  readonly marks: readonly string[];
}

/** Which groups a view has, and which of them in detail. */
export interface ViewQuery {
  /** Only groups with a failure of this call. */
  readonly api: Api | undefined;
  /** Only groups that this side is responsible for. */
  readonly side: Side | undefined;
  /** How many rows to skip. */
  readonly above: number;
  /** How many rows to give at most. */
  readonly most: number;
  /** The number of the group to give in detail, whatever the filters. */
  readonly group: number | undefined;
}

/** A view of the history. While it is paused, only `total`, `missed` and `worst` change. */
export interface HistoryView {
  /** How many failures there were. */
  readonly total: number;
  /** How many failures belonged to groups that made room for others. */
  readonly forgotten: number;
  /** How many failures came while it is paused; `null` where it is not paused. */
  readonly missed: number | null;
  /** The worst side of all groups. */
  readonly worst: Side | null;
  /** The calls that a filter can choose. */
  readonly apis: readonly Api[];
  /** The sides that a filter can choose. */
  readonly sides: readonly Side[];
  /** How many groups the filters admit. */
  readonly count: number;
  /** The rows of the window, the group that failed last first. */
  readonly rows: readonly GroupRow[];
  readonly detail: { readonly row: GroupRow; readonly sections: readonly Section[] } | null;
}
