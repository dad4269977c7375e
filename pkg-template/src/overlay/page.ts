// The contents of the overlay, whichever surface draws it: the badge, the list, a menu, the details or the report.
import type { FailureSide, Report } from '../overlay-types.js';
import type { HistoryView } from './history/history.js';
import { clock } from './history/time.js';
import type { ViewQuery } from './history/view.js';
import type { Label } from './words.js';

/** Something to tap in the header. */
export interface Button {
  /** Different from the keys of the other buttons. */
  readonly key: string;
  readonly text: string;
  /** The name of the button, where the text is only a sign. */
  readonly label?: string | undefined;
  /** Whether its menu is open; nothing where it has none. */
  readonly expanded?: boolean | undefined;
  readonly run: () => void;
}

/** A part of the content, from top to bottom. */
export interface Item {
  /** `row` is a group of failures, in two lines; `button` is one line to tap. */
  readonly kind: 'row' | 'button' | 'heading' | 'text' | 'note' | 'gap';
  readonly key: string;
  readonly text: string;
  /** Behind the text of a row or a button, and before other texts. */
  readonly mark?: string | undefined;
  readonly side?: FailureSide | undefined;
  /** The second line of a row: whose side, and where. */
  readonly more?: readonly [side: string, place: string, time: string] | undefined;
  readonly run?: (() => void) | undefined;
  /** How many rows a gap stands for: they are out of sight. */
  readonly rows?: number;
}

/** The open overlay. */
export interface Page {
  /** Changes with the content, which is then read from its top. */
  readonly place: string;
  /** How much of the height of the screen it may take, from 0 to 1. */
  readonly share: number;
  readonly title: string;
  readonly back: Button | undefined;
  /** From left to right, the last one closes the panel. */
  readonly buttons: readonly Button[];
  /** The filters, left of the buttons. */
  readonly chips: readonly Button[];
  readonly items: readonly Item[];
  /** Goes one step back, as the key Escape does. */
  readonly leave: () => void;
}

/** The state of the overlay. */
export interface State extends ViewQuery {
  readonly open: boolean;
  readonly paused: boolean;
  /** Which menu is open. */
  readonly menu?: 'api' | 'side' | 'more' | undefined;
  /** The report on the screen. */
  readonly report?: Report | undefined;
  /** The text that somebody has copied. */
  readonly copied: string;
  /** How many failures were cleared a moment ago; 0 where that cannot be undone. */
  readonly cleared: number;
}

/** What the buttons do. */
export interface Actions {
  readonly close: () => void;
  readonly hide: () => void;
  readonly clear: () => void;
  readonly undo: () => void;
  readonly pause: (paused: boolean) => void;
  readonly choose: (group: number, row: string) => void;
  readonly copy: (text: string) => void;
  readonly report: () => void;
  readonly share: () => void;
  readonly setState: (change: Partial<State>) => void;
}

/** How much of the height of the screen the panel takes at most. */
export const LIST_SHARE = 0.45;
export const DETAIL_SHARE = 0.7;

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

/** @returns the code and the title, as far as there are any */
export const headline = ({ code, title }: { readonly code: string; readonly title: string }): string =>
  code ? `${code} ${title}` : title;

/** @param seen - how many failures there were when somebody looked */
export function badgeOf({ total, worst }: HistoryView, seen: number, label: Label) {
  return { count: short(total), label: `${label('badge')} ${total}`, worst, isNew: total > seen };
}

/** The closed overlay; `isNew` where something failed since somebody looked. */
export type Badge = ReturnType<typeof badgeOf>;

/**
 * @param view - what the history shows
 * @param state - what somebody looks at
 * @param label - the words
 * @param act - what the buttons do
 */
export function pageOf(view: HistoryView, state: State, label: Label, act: Actions): Page {
  const { detail } = view;
  const { menu, report } = state;
  const toggle = (name: NonNullable<State['menu']>) => () =>
    act.setState({ menu: menu === name ? undefined : name });
  const sign = (key: string, text: string, run: () => void): Button => ({
    key,
    text,
    label: label(key),
    run,
  });
  const close = sign('close', '×', act.close);
  const more = Object.assign(sign('more', '⋯', toggle('more')), { expanded: menu === 'more' });
  const isList = !report && !detail;
  const chip = (name: 'api' | 'side', value: string | undefined): Button => ({
    key: name,
    text: `${value ? `${label(value)} ${short(view.admitted)}` : label(name)} ▾`,
    label: `${label(name)}: ${label(value || 'all')} ${short(view.admitted)}`,
    expanded: menu === name,
    run: toggle(name),
  });
  const leave = () =>
    menu
      ? act.setState({ menu: undefined })
      : isList
        ? act.close()
        : act.setState(report ? { report: undefined } : { group: undefined });
  return {
    place: report ? 'report' : menu || (detail ? `${detail.row.group}` : `${state.api} ${state.side}`),
    share: report ? 1 : detail ? DETAIL_SHARE : LIST_SHARE,
    title: report
      ? label('report')
      : detail
        ? headline(detail.row)
        : `${label('title')} ${short(view.total)}`,
    back: isList ? undefined : sign('back', '‹', leave),
    chips: isList && view.total ? [chip('api', state.api), chip('side', state.side)] : [],
    buttons: report ? [close] : [more, close],
    items: itemsOf(view, state, label, act),
    leave,
  };
}

/** @returns the content of a page */
function itemsOf(view: HistoryView, state: State, label: Label, act: Actions): readonly Item[] {
  const { detail } = view;
  const { menu, report, copied } = state;
  const items: Item[] = [];
  const add = (kind: Item['kind'], text: string, more?: Partial<Item>) =>
    items.push(Object.assign({ kind, key: `${items.length}${kind}`, text }, more));

  function addList(): void {
    if (state.cleared) {
      add('button', `${label('cleared')} ${state.cleared}`, { mark: label('undo'), run: act.undo });
    }
    if (state.paused) add('note', `${label('missed')} ${view.missed || 0}`);
    const addGap = (key: string, rows: number) => {
      if (rows > 0) add('gap', '', { key, rows });
    };
    const above = Math.min(state.above, view.count);
    addGap('above', above);
    for (const row of view.rows) {
      const { group, side, count, place, lastMs } = row;
      add('row', headline(row), {
        key: `${group}`,
        mark: count > 1 ? `×${short(count)}` : '',
        side,
        more: [label(side), joined([row.function, place]), lastMs ? clock(lastMs) : ''],
        run: () => act.setState({ group }),
      });
    }
    addGap('below', view.count - above - view.rows.length);
    if (!view.count) add('note', label(view.total && !view.missed ? 'filtered' : 'empty'));
    if (view.forgotten) add('note', `${label('forgotten')} ${view.forgotten}`);
  }

  /** The menu of a filter. */
  function addOptions(filter: 'api' | 'side'): void {
    const option = (value: string | undefined, count: number) =>
      add('button', (state[filter] === value ? '✓ ' : '') + label(value || 'all'), {
        mark: `${count}`,
        run: () => act.setState({ menu: undefined, [filter]: value }),
      });
    option(undefined, view.total);
    for (const { value, count } of filter === 'api' ? view.apis : view.sides) option(value, count);
  }

  /** The menu of everything else. */
  function addActions(): void {
    const action = (name: string, run: () => void) => add('button', label(name), { run });
    action('report', act.report);
    action(state.paused ? 'resume' : 'pause', () => act.pause(!state.paused));
    action('clear', act.clear);
    action('hide', act.hide);
    add('note', label('hint'));
  }

  function addDetail({ row, sections }: NonNullable<HistoryView['detail']>): void {
    const { group, side, count, firstMs, lastMs, perMinute } = row;
    add('text', label(side), { side });
    for (const { kind, lines } of sections) {
      add('heading', label(kind));
      if (kind === 'recent') {
        const times = count > 1 ? `${clock(firstMs)}–${clock(lastMs)}` : '';
        const rate = perMinute > 1 && `${perMinute}${label('minute')}`;
        if (times) add('text', joined([`×${count}`, times, rate]));
      }
      for (const { text, mark, link, choice } of lines) {
        if (choice !== undefined) add('button', text, { mark, run: () => act.choose(group, choice) });
        else if (link)
          add('button', text, {
            mark: label(link === copied ? 'copied' : 'copy'),
            run: () => act.copy(link),
          });
        else add('text', text, { mark });
      }
    }
  }

  /** The report as text, so that a screenshot has all of it. */
  function addReport({ markdown, json }: Report): void {
    add('note', label(copied === markdown || copied === json ? 'copied' : 'printed'));
    add('button', label('share'), { run: act.share });
    for (const line of markdown.split('\n')) {
      // Only a reader of Markdown needs its signs.
      const text = line.replace(/^[#-]+ /, '').replace(/\\(.)/g, '$1');
      if (text) add(line[0] === '#' ? 'heading' : 'text', text);
    }
  }

  if (report) addReport(report);
  else if (menu === 'more') addActions();
  else if (detail) addDetail(detail);
  else if (menu) addOptions(menu);
  else addList();
  return items;
}
