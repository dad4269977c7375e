import { clearTimeline as clear, timeline as tell } from './core.js';
import { watchHost } from './watch/hosts.js';
import type { ClearTimeline, TellTimeline, WatchGame } from './watch-types.js';

export type { Explanation } from './types.js';
export * from './watch-types.js';

/** Sees every call of `TTMinis.game` that fails, and explains it. See {@link WatchGame}. */
export const watch: WatchGame = watchHost;
/** The last 200 calls that failed. See {@link TellTimeline}. */
export const timeline: TellTimeline = tell;
/** Forgets them. See {@link ClearTimeline}. */
export const clearTimeline: ClearTimeline = clear;
