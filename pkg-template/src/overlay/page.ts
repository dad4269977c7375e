// What is to be seen, whatever it is drawn with: the core decides what there is, this puts it in order.
import type { Whose } from '../overlay-types.js';
import type { Api } from '../types.js';
import type { TimelineRow, TimelineView } from './view.js';

/** Something that can be tapped. */
export interface Button {
  /** Tells it from the others of the page. */
  readonly key: string;
  readonly text: string;
  /** What it is called, where the text is only a sign. */
  readonly label?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly run: () => void;
}

/** A part of the content, from top to bottom. */
export interface Item {
  readonly kind: 'row' | 'heading' | 'text' | 'note' | 'gap';
  readonly key: string;
  readonly text: string;
  /** In front of the text, a word or two; for a row, below it. */
  readonly mark?: string | undefined;
  readonly whose?: Whose | undefined;
  /** For a row, what else there is to say. */
  readonly more?: string | undefined;
  /** For a row. */
  readonly run?: (() => void) | undefined;
  /** For a gap, of how many rows that are not seen it takes the place. */
  readonly rows?: number;
}

/** The open overlay. */
export interface Page {
  /** Changes where another place is looked at, which is read from its top. */
  readonly place: string;
  /** Whether it takes the whole screen: what is photographed is to be seen whole. */
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
  readonly worst: Whose | null;
}

/** What somebody looks at. */
export interface Looking {
  open: boolean;
  api: Api | undefined;
  whose: Whose | undefined;
  group: number | undefined;
  /** How many rows are above those that are seen, and how many are seen at most. */
  above: number;
  most: number;
  paused: boolean;
  /** The report that was asked for, and whether it went onto the clipboard. */
  report: { readonly json: string; copied: boolean } | undefined;
}

/** What can be done. */
export interface Actions {
  readonly close: () => void;
  readonly clear: () => void;
  readonly pause: (paused: boolean) => void;
  readonly report: () => void;
  /** Looks at something else. */
  readonly look: (change: Partial<Looking>) => void;
}

type Say = (name: string) => string;

const pad = (part: number) => `${part < 10 ? '0' : ''}${part}`;

/** A moment on the clock of the device. */
function clock(ms: number): string {
  const date = new Date(ms);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** A count in four characters at most. */
function short(count: number): string {
  let unit = 0;
  while (count >= 1000 && unit < 3) {
    count = Math.floor(count / 1000);
    unit++;
  }
  return count > 999 ? '∞' : `${count}${['', 'k', 'M', 'G'][unit]}`;
}

const joined = (parts: readonly (string | null | false)[]) => parts.filter((part) => part).join(' · ');

/** The next value of a filter that is tapped through: all of them, one by one, and none. */
function next<T>(values: readonly T[], value: T | undefined): T | undefined {
  return values[value === undefined ? 0 : values.indexOf(value) + 1];
}

export function titleOf(row: TimelineRow): string {
  return row.code ? `${row.code} ${row.title}` : row.title;
}

/**
 * @param view - what the core tells
 * @param say - gives the words of the interface
 */
export function badgeOf(view: TimelineView, say: Say): Badge {
  return { count: short(view.total), label: `${say('badge')} ${view.total}`, worst: view.worst };
}

/**
 * @param view - what the core tells
 * @param looking - what is looked at
 * @param say - gives the words of the interface
 * @param act - what can be done
 */
export function pageOf(view: TimelineView, looking: Looking, say: Say, act: Actions): Page {
  const { detail } = view;
  const { report } = looking;
  const back = () => act.look(report ? { report: undefined } : { group: undefined });
  const items: Item[] = [];
  const add = (kind: Item['kind'], text: string, mark?: string, whose?: Whose) =>
    items.push({ kind, key: `${items.length}${kind}`, text, mark, whose });
  const rate = (row: TimelineRow) => row.perMinute > 1 && `${row.perMinute}${say('minute')}`;

  if (report) {
    addReport(report, add, say);
  } else if (detail) {
    const { row } = detail;
    add('heading', titleOf(row), say(row.whose), row.whose);
    for (const { kind, lines, marks } of detail.sections) {
      add('heading', say(kind));
      lines.forEach((line, at) => {
        const mark = marks[at];
        add('text', line, mark ? say(mark) : undefined);
      });
    }
    add('heading', say('times'));
    const moments = row.count > 1 ? `${clock(row.firstMs)}–${clock(row.lastMs)}` : clock(row.lastMs);
    add('text', joined([`×${row.count}`, moments, rate(row)]));
  } else {
    if (looking.paused) add('note', `${say('missed')} ${view.missed || 0}`);
    const gap = (key: string, rows: number) => {
      if (rows > 0) items.push({ kind: 'gap', key, text: '', rows });
    };
    gap('above', Math.min(looking.above, view.count));
    for (const row of view.rows) {
      const { group, whose } = row;
      items.push({
        kind: 'row',
        key: `${group}`,
        text: titleOf(row),
        mark: say(whose),
        whose,
        more: joined([
          row.count > 1 && `×${row.count}`,
          row.function,
          row.place,
          clock(row.lastMs),
          rate(row),
        ]),
        run: () => act.look({ group }),
      });
    }
    gap('below', view.count - looking.above - view.rows.length);
    if (!view.count) add('note', say(view.total && !view.missed ? 'filtered' : 'empty'));
    if (view.forgotten) add('note', `${say('forgotten')} ${view.forgotten}`);
  }

  const filter = (key: string, value: string | undefined, run: () => void): Button => ({
    key,
    text: `${say(key)}: ${say(value || 'all')}`,
    pressed: value !== undefined,
    run,
  });
  const isList = !report && !detail;
  const actions: Button[] = [{ key: 'report', text: say('report'), run: act.report }];
  if (isList) {
    actions.unshift(
      // Not pressed: its name changes already, and a pressed "Resume" would be none.
      {
        key: 'pause',
        text: say(looking.paused ? 'resume' : 'pause'),
        run: () => act.pause(!looking.paused),
      },
      { key: 'clear', text: say('clear'), run: act.clear },
    );
  }
  return {
    place: report ? 'report' : detail ? `${detail.row.group}` : `${looking.api} ${looking.whose}`,
    tall: !!report,
    title: isList ? `${say('title')} (${view.total})` : say(report ? 'report' : 'title'),
    back: isList ? undefined : { key: 'back', text: '‹', label: say('back'), run: back },
    close: { key: 'close', text: '×', label: say('close'), run: act.close },
    filters:
      isList && view.count + (looking.api || looking.whose ? 1 : 0)
        ? [
            filter('api', looking.api, () => act.look({ api: next(view.apis, looking.api) })),
            filter('fault', looking.whose, () => act.look({ whose: next(view.whose, looking.whose) })),
          ]
        : [],
    items,
    actions: report ? [] : actions,
  };
}

/** What support asks for, and every failure with its message: short enough to be read in a screenshot. */
function addReport(
  { json, copied }: { readonly json: string; readonly copied: boolean },
  add: (kind: Item['kind'], text: string, mark?: string) => void,
  say: Say,
): void {
  const { failures, reportedAt, total, ...game } = JSON.parse(json) as {
    readonly failures: readonly Record<string, string>[];
    readonly reportedAt: string;
    readonly total: number;
  };
  add('note', say(copied ? 'copied' : 'printed'));
  add('heading', say('game'));
  const named = Object.entries({ ...game, reportedAt, total });
  add('text', joined(named.map(([name, value]) => `${name}: ${value ?? say('missing')}`)));
  for (const { code, title, whose, count, place, last, sections } of failures || []) {
    add('heading', `${code} ${title}`.trim());
    add('text', joined([say(`${whose}`), `×${count}`, place as string, last as string]));
    for (const { kind, lines } of (sections as unknown as { kind: string; lines: readonly string[] }[]) ||
      []) {
      if (kind === 'message' || kind === 'call') add('text', lines.join(' '), say(kind));
    }
  }
}
