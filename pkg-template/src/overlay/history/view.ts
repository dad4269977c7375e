// What somebody can choose to see of the history.
import type { FailureSide } from '../../overlay-types.js';
import type { Api } from '../../types.js';

/** All sides. The worst one for the developer stands first. */
export const SIDES: readonly FailureSide[] = [
  'developer',
  'uncaught',
  'unclear',
  'network',
  'tiktok-client',
  'tiktok-server',
  'nobody',
];

/** Which failures somebody wants to see. */
export interface Filter {
  /** Only groups with a failure of this call. */
  readonly api?: Api | undefined;
  /** Only groups that this side is responsible for. */
  readonly side?: FailureSide | undefined;
}

/** Which groups a view has, and which of them in detail. */
export interface ViewQuery extends Filter {
  /** How many rows to skip. */
  readonly above: number;
  /** How many rows to give at most. */
  readonly most: number;
  /** The number of the group to give in detail, whatever the filters. */
  readonly group?: number | undefined;
}
