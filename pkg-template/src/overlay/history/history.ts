// The history of failures: bounded, and grouped by what they mean and where they happened.
import type { Side } from '../../overlay-types.js';
import { APIS } from '../../read/context.js';
import type { Failure } from '../../watch-types.js';
import type { HistoryWords } from '../words.js';
import { addFailure, copyGroup, createGroup, type Group, keyOf, rowOf } from './group.js';
import { type GameInfo, type ReportData, reportOf, type Snapshot } from './report.js';
import { sectionsOf } from './sections.js';
import type { HistoryView, ViewQuery } from './view.js';

/** The most groups that are kept. The one that failed longest ago makes room for a new one. */
export const MAX_GROUPS = 200;

/** The worst one for the developer stands first. */
const SIDES: readonly Side[] = ['developer', 'unclear', 'tiktok-client', 'tiktok-server', 'nobody'];

export interface History {
  /** @param failure - plain data that nobody changes: the history keeps it */
  record(failure: Failure): void;
  clear(): void;
  /** Freezes the view, or lets it go on. The history records all the same. */
  pause(paused: boolean): void;
  view(query: ViewQuery): HistoryView;
  /** @returns the contents of a report of all groups, those that a pause hides included */
  report(game: GameInfo, nowMs: number): ReportData;
}

/** @param words - the language of the sections */
export function createHistory(words: HistoryWords): History {
  let groups = new Map<string, Group>();
  let total = 0;
  let forgotten = 0;
  let lastId = 0;
  let paused: Snapshot | undefined;

  /** All groups, the one that failed last first. */
  const list = (): Group[] => {
    const all: Group[] = [];
    groups.forEach((group) => {
      all.push(group);
    });
    return all.sort((a, b) => b.lastMs - a.lastMs || b.lastNumber - a.lastNumber);
  };

  return {
    record(failure) {
      const key = keyOf(failure);
      const known = groups.get(key);
      const oldest = known ? undefined : list()[MAX_GROUPS - 1];
      if (oldest) {
        forgotten += oldest.count;
        groups.delete(oldest.key);
      }
      const group = known || createGroup(++lastId, key, failure);
      groups.set(key, group);
      addFailure(group, failure, ++total);
    },
    clear() {
      groups = new Map();
      total = 0;
      forgotten = 0;
      paused = undefined;
    },
    pause(isPaused) {
      if (!isPaused) paused = undefined;
      else paused = paused || { groups: list().map(copyGroup), total, forgotten };
    },
    view({ api, side, above, most, group: id }) {
      const all = list();
      const shown: Snapshot = paused || { groups: all, total, forgotten };
      const admitted = shown.groups.filter(
        (group) => (!api || group.apis.indexOf(api) >= 0) && (!side || group.side === side),
      );
      const selected = shown.groups.find((group) => group.id === id);
      return {
        total,
        forgotten: shown.forgotten,
        missed: paused ? total - paused.total : null,
        worst: SIDES.find((one) => all.some((group) => group.side === one)) || null,
        apis: APIS.filter((one) => shown.groups.some((group) => group.apis.indexOf(one) >= 0)),
        sides: SIDES.filter((one) => shown.groups.some((group) => group.side === one)),
        count: admitted.length,
        rows: admitted.slice(above, above + most).map(rowOf),
        detail: selected ? { row: rowOf(selected), sections: sectionsOf(selected.latest, words) } : null,
      };
    },
    report: (game, nowMs) => reportOf({ groups: list(), total, forgotten }, game, nowMs, words),
  };
}
