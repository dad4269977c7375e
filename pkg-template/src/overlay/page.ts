// The contents of the overlay, whichever surface draws it: the badge, the list, the details and the report.
import type { Side } from '../overlay-types.js';
import { GAME_FIELDS, type ReportData } from './history/report.js';
import type { GroupRow, HistoryView, ViewQuery } from './history/view.js';
import type { Label } from './words.js';

/** Something to tap. */
export interface Button {
  /** Different from the keys of the other buttons. */
  readonly key: string;
  readonly text: string;
  /** The name of the button, where the text is only a sign. */
  readonly label?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly run: () => void;
}

/** A part of the content, from top to bottom. */
export interface Item {
  readonly kind: 'row' | 'heading' | 'text' | 'note' | 'gap';
  readonly key: string;
  readonly text: string;
  /** A word or two above the text; below the text of a row. */
  readonly mark?: string | undefined;
  readonly side?: Side | undefined;
  /** The second line of a row. */
  readonly more?: string | undefined;
  /** Opens a row. */
  readonly run?: (() => void) | undefined;
  /** How many rows a gap stands for: they are out of sight. */
  readonly rows?: number;
}

/** The open overlay. */
export interface Page {
  /** Changes with the content, which is then read from its top. */
  readonly place: string;
  /** Whether it fills the screen, so that a screenshot shows all of it. */
  readonly tall: boolean;
  readonly title: string;
  readonly back: Button | undefined;
  readonly close: Button;
  readonly filters: readonly Button[];
  readonly items: readonly Item[];
  readonly actions: readonly Button[];
}

/** The closed overlay. */
export interface Badge {
  readonly count: string;
  readonly label: string;
  readonly worst: Side | null;
}

/** The state of the overlay. */
export interface State extends ViewQuery {
  readonly open: boolean;
  readonly paused: boolean;
  /** The report on the screen, and whether it is on the clipboard. */
  readonly report: { readonly data: ReportData; readonly copied: boolean } | undefined;
}

/** What the buttons do. */
export interface Actions {
  readonly close: () => void;
  readonly clear: () => void;
  readonly pause: (paused: boolean) => void;
  readonly report: () => void;
  readonly setState: (change: Partial<State>) => void;
}

type AddItem = (kind: Item['kind'], text: string, mark?: string, side?: Side) => void;

const pad = (part: number) => `${part < 10 ? '0' : ''}${part}`;

/** A time on the clock of the device. */
function clock(ms: number): string {
  const date = new Date(ms);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** A count in at most four characters. */
function short(count: number): string {
  let unit = 0;
  while (count >= 1000 && unit < 3) {
    count = Math.floor(count / 1000);
    unit++;
  }
  return count > 999 ? '∞' : `${count}${['', 'k', 'M', 'G'][unit]}`;
}

const joined = (parts: readonly (string | null | false)[]) => parts.filter((part) => part).join(' · ');

/** The next value of a filter: each tap chooses another one, and the last tap none. */
function next<T>(values: readonly T[], value: T | undefined): T | undefined {
  return values[value === undefined ? 0 : values.indexOf(value) + 1];
}

/** @returns the code and the title, as far as there are any */
export const headline = ({ code, title }: { readonly code: string; readonly title: string }): string =>
  code ? `${code} ${title}` : title;

export function badgeOf(view: HistoryView, label: Label): Badge {
  return { count: short(view.total), label: `${label('badge')} ${view.total}`, worst: view.worst };
}

/**
 * @param view - what the history shows
 * @param state - what somebody looks at
 * @param label - the words
 * @param act - what the buttons do
 */
export function pageOf(view: HistoryView, state: State, label: Label, act: Actions): Page {
  const { detail } = view;
  const { report } = state;
  const isList = !report && !detail;
  const items: Item[] = [];
  const add: AddItem = (kind, text, mark, side) =>
    items.push({ kind, key: `${items.length}${kind}`, text, mark, side });
  if (report) addReport(report.data, report.copied, add, label);
  else if (detail) addDetail(detail, add, label);
  else addList(items, view, state, add, label, act);

  const filter = (key: string, value: string | undefined, run: () => void): Button => ({
    key,
    text: `${label(key)}: ${label(value || 'all')}`,
    pressed: value !== undefined,
    run,
  });
  const actions: Button[] = [{ key: 'report', text: label('report'), run: act.report }];
  if (isList) {
    actions.unshift(
      // Its name changes, so it is never pressed: a pressed "Resume" would not resume.
      {
        key: 'pause',
        text: label(state.paused ? 'resume' : 'pause'),
        run: () => act.pause(!state.paused),
      },
      { key: 'clear', text: label('clear'), run: act.clear },
    );
  }
  return {
    place: report ? 'report' : detail ? `${detail.row.group}` : `${state.api} ${state.side}`,
    tall: !!report,
    title: isList ? `${label('title')} (${view.total})` : label(report ? 'report' : 'title'),
    back: isList
      ? undefined
      : {
          key: 'back',
          text: '‹',
          label: label('back'),
          run: () => act.setState(report ? { report: undefined } : { group: undefined }),
        },
    close: { key: 'close', text: '×', label: label('close'), run: act.close },
    filters:
      isList && (view.count || state.api || state.side)
        ? [
            filter('api', state.api, () => act.setState({ api: next(view.apis, state.api) })),
            filter('fault', state.side, () => act.setState({ side: next(view.sides, state.side) })),
          ]
        : [],
    items,
    actions: report ? [] : actions,
  };
}

const rateOf = ({ perMinute }: GroupRow, label: Label) => perMinute > 1 && `${perMinute}${label('minute')}`;

function addList(items: Item[], view: HistoryView, state: State, add: AddItem, label: Label, act: Actions) {
  if (state.paused) add('note', `${label('missed')} ${view.missed || 0}`);
  const addGap = (key: string, rows: number) => {
    if (rows > 0) items.push({ kind: 'gap', key, text: '', rows });
  };
  addGap('above', Math.min(state.above, view.count));
  for (const row of view.rows) {
    const { group, side, count, place, lastMs } = row;
    items.push({
      kind: 'row',
      key: `${group}`,
      text: headline(row),
      mark: label(side),
      side,
      more: joined([count > 1 && `×${count}`, row.function, place, clock(lastMs), rateOf(row, label)]),
      run: () => act.setState({ group }),
    });
  }
  addGap('below', view.count - state.above - view.rows.length);
  if (!view.count) add('note', label(view.total && !view.missed ? 'filtered' : 'empty'));
  if (view.forgotten) add('note', `${label('forgotten')} ${view.forgotten}`);
}

function addDetail({ row, sections }: NonNullable<HistoryView['detail']>, add: AddItem, label: Label): void {
  add('heading', headline(row), label(row.side), row.side);
  for (const { kind, lines, marks } of sections) {
    add('heading', label(kind));
    lines.forEach((line, at) => {
      const mark = marks[at];
      add('text', line, mark ? label(mark) : undefined);
    });
  }
  add('heading', label('times'));
  const { count, firstMs, lastMs } = row;
  const times = count > 1 ? `${clock(firstMs)}–${clock(lastMs)}` : clock(lastMs);
  add('text', joined([`×${count}`, times, rateOf(row, label)]));
}

type Field = Exclude<keyof ReportData, 'failures'>;

/** What support asks for, and every failure with its message: short enough for a screenshot. */
function addReport(data: ReportData, copied: boolean, add: AddItem, label: Label): void {
  add('note', label(copied ? 'copied' : 'printed'));
  add('heading', label('game'));
  const fields = (GAME_FIELDS as readonly Field[]).concat('forgotten', 'reportedAt', 'total');
  add('text', joined(fields.map((field) => `${field}: ${data[field] ?? label('missing')}`)));
  for (const failure of data.failures) {
    const { whose, count, place, last, sections } = failure;
    add('heading', headline(failure));
    add('text', joined([label(whose), `×${count}`, place, last]));
    for (const { kind, lines } of sections) {
      if (kind === 'message' || kind === 'call') add('text', lines.join(' '), label(kind));
    }
  }
}
