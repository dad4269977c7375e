import { clearTimeline as clear, timeline as list } from './failures.js';
import { watchPlatform } from './watch/platform.js';
import type { ClearTimeline, TellTimeline, WatchGame } from './watch-types.js';

export type { Explanation } from './types.js';
export * from './watch-types.js';

/** Sees every call of `TTMinis.game` that fails, and explains it. See {@link WatchGame}. */
export const watch: WatchGame = watchPlatform;
/** Returns the last 200 calls that failed. See {@link TellTimeline}. */
export const timeline: TellTimeline = list;
/** Forgets the calls that failed. See {@link ClearTimeline}. */
export const clearTimeline: ClearTimeline = clear;
