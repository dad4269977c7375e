// The history of failures: bounded, and grouped by what they mean and where they happened.
import { APIS } from '../../read/context.js';
import type { Recorded } from '../failure.js';
import type { HistoryWords } from '../words.js';
import { addFailure, copyGroup, createGroup, type Group, keyOf, mergeGroup, rowOf, sideOf } from './group.js';
import { type GameInfo, reportOf, type Snapshot } from './report.js';
import { sectionsOf } from './sections.js';
import { type Filter, SIDES, type ViewQuery } from './view.js';

/** The most groups that are kept. The one that failed longest ago makes room for a new one. */
export const MAX_GROUPS = 200;

/** A view of the history. While it is paused, only `total`, `missed` and `worst` change. */
export type HistoryView = ReturnType<ReturnType<typeof createHistory>['view']>;

const failuresIn = (groups: readonly Group[]): number => groups.reduce((sum, { count }) => sum + count, 0);

/** @param words - the language of the sections */
export function createHistory(words: HistoryWords) {
  const groups = new Map<string, Group>();
  let total = 0;
  let forgotten = 0;
  let lastId = 0;
  let paused: Snapshot | undefined;

  /** All groups, the one that failed last first. */
  const list = (): Group[] =>
    Array.from(groups.values()).sort((a, b) => b.lastMs - a.lastMs || b.lastNumber - a.lastNumber);
  /** Keeps so many groups, those that failed last. */
  const keep = (most: number): void => {
    for (const { key, count } of groups.size > most ? list().slice(most) : []) {
      forgotten += count;
      groups.delete(key);
    }
  };
  const admits =
    ({ api, side }: Filter) =>
    (group: Group): boolean =>
      (!api || group.apis.indexOf(api) >= 0) && (!side || sideOf(group) === side);

  return {
    /** @param failure - plain data that nobody changes: the history keeps it */
    record(failure: Recorded): void {
      const key = keyOf(failure);
      const known = groups.get(key);
      // A group that is new stays, however late its failure is told.
      if (!known) keep(MAX_GROUPS - 1);
      const group = known || createGroup(++lastId, key, failure);
      groups.set(key, group);
      addFailure(group, failure, ++total);
    },
    /**
     * Forgets the failures that a filter admits, or all of them.
     *
     * @returns how many there were, and what brings them back
     */
    clear(filter: Filter = {}) {
      const before = forgotten;
      const cleared = list().filter(admits(filter));
      const isAll = cleared.length === groups.size;
      const count = isAll ? total : failuresIn(cleared);
      for (const { key } of cleared) groups.delete(key);
      total -= count;
      if (isAll) forgotten = 0;
      paused = undefined;
      return {
        count,
        undo(): void {
          total += count;
          if (isAll) forgotten += before;
          for (const group of cleared) {
            const newer = groups.get(group.key);
            if (newer) mergeGroup(newer, group);
            else groups.set(group.key, group);
          }
          keep(MAX_GROUPS);
        },
      };
    },
    /** Freezes the view, or lets it go on. The history records all the same. */
    pause(isPaused: boolean): void {
      if (!isPaused) paused = undefined;
      else paused = paused || { groups: list().map(copyGroup), total, forgotten };
    },
    /** Takes a row as the meaning of an ambiguous group; an empty id undoes that. */
    choose(id: number, row: string): void {
      for (const group of list()) if (group.id === id) group.choice.id = row;
    },
    /** @returns how many failures there were */
    total: () => total,
    view(query: ViewQuery) {
      const { above, most, group: id } = query;
      const all = list();
      const shown: Snapshot = paused || { groups: all, total, forgotten };
      const admitted = shown.groups.filter(admits(query));
      const selected = shown.groups.find((group) => group.id === id);
      const options = <T>(values: readonly T[], filterOf: (value: T) => Filter) =>
        values
          .map((value) => ({ value, count: failuresIn(shown.groups.filter(admits(filterOf(value)))) }))
          .filter(({ count }) => count);
      return {
        total,
        /** How many failures belonged to groups that made room for others. */
        forgotten: shown.forgotten,
        /** How many failures came while it is paused; `null` where it is not paused. */
        missed: paused ? total - paused.total : null,
        /** The worst side of all groups. */
        worst: SIDES.find((one) => all.some((group) => sideOf(group) === one)) || null,
        /** The calls that a filter can choose, and how many failures each admits. */
        apis: options(APIS, (api) => ({ api })),
        /** The sides that a filter can choose. */
        sides: options(SIDES, (side) => ({ side })),
        /** How many groups the filters admit. */
        count: admitted.length,
        /** How many failures these groups have. */
        admitted: failuresIn(admitted),
        /** The rows of the window, the group that failed last first. */
        rows: admitted.slice(above, above + most).map((group) => rowOf(group, words)),
        detail: selected ? { row: rowOf(selected, words), sections: sectionsOf(selected, words) } : null,
      };
    },
    /** @returns the contents of a report of all groups, those that a pause hides included */
    report: (game: GameInfo, nowMs: number) =>
      reportOf({ groups: list(), total, forgotten }, game, nowMs, words),
  };
}
