// The overlay: its history, its state, and the surface that draws it.
import { anyCore, packageFor } from '../core.js';
import { clearTimeline, hasWatch, record, subscribe, timeline } from '../failures.js';
import type { Overlay, OverlayOptions } from '../overlay-types.js';
import type { Context, Explanation } from '../types.js';
import { watch } from '../watch.js';
import { deliver, gameInfoOf } from './delivery.js';
import { failureOf, isFault } from './failure.js';
import { createHistory } from './history/history.js';
import { writeReport } from './history/report.js';
import type { HistoryView } from './history/view.js';
import type { Model } from './model.js';
import { type Actions, badgeOf, headline, pageOf, type State } from './page.js';
import { type Any, call, read } from './safe-access.js';
import { loadBadgePosition, saveBadgePosition } from './store.js';
import { createSurface } from './surface/create.js';
import type { Surface } from './surface/surface.js';
import { warn } from './warnings.js';
import { labelsFor, wordsFor } from './words.js';

const { explain } = packageFor(anyCore);

/** See `CreateOverlay`. */
export function createOverlayWith(options?: OverlayOptions): Overlay {
  const option = (name: keyof OverlayOptions): Any => read(options, name);
  const game = option('game');
  const showWhen = option('visible');
  const warnings: string[] = [];
  const language = option('language');
  const words = wordsFor(language);
  const history = createHistory(words);
  const label = labelsFor(words.overlay, option('words'));
  let state: State = {
    open: false,
    api: undefined,
    side: undefined,
    group: undefined,
    above: 0,
    most: 1,
    paused: false,
    report: undefined,
  };
  let visible = showWhen === 'always' || (showWhen === 'on-first-error' && timeline().some(isFault));
  let destroyed = false;
  let position = loadBadgePosition(game);
  /** The view on the screen, until something changes. */
  let view: HistoryView | undefined;
  let surface: Surface | undefined;
  /** The last news, and how many failures there were then. */
  let news = '';
  let newsTotal = 0;

  /** Runs what must not disturb the game; `overlay.warnings` says what it throws. */
  function guarded(run: () => void, what?: string): void {
    try {
      run();
    } catch (failure) {
      warn(warnings, failure, what);
    }
  }

  /** @param now - whether somebody waits to see the change */
  function changed(now: boolean): void {
    view = undefined;
    guarded(() => surface?.update(now));
  }

  function currentView(): HistoryView {
    if (!view) {
      view = history.view(state);
      // The group may have made room for another one.
      if (!view.detail) state = Object.assign({}, state, { group: undefined });
    }
    return view;
  }

  function setState(change: Partial<State>): void {
    state = Object.assign({}, state, change);
    changed(true);
  }

  const reportData = () => history.report(gameInfoOf(option('report'), game), Date.now());

  const act: Actions = {
    setState,
    close() {
      setState({ open: false, group: undefined, report: undefined });
    },
    clear() {
      clearTimeline();
      history.clear();
      setState({ api: undefined, side: undefined, group: undefined, paused: false });
    },
    pause(paused) {
      history.pause(!!paused);
      setState({ paused: !!paused });
    },
    report() {
      const data = reportData();
      setState({ report: { data, copied: false } });
      deliver(writeReport(data, words), option('onReport'), game, () => {
        if (state.report?.data === data) setState({ report: { data, copied: true } });
      });
    },
  };

  function show(): void {
    if (destroyed || visible) return;
    visible = true;
    changed(true);
  }

  function open(): void {
    if (destroyed) return;
    visible = true;
    // What has had no answer for a minute is recorded now.
    timeline();
    setState({ open: true });
  }

  const model: Model = {
    visible: () => visible,
    isOpen: () => state.open,
    badge: () => badgeOf(currentView(), label),
    page(above, most) {
      if (above !== state.above || most !== state.most) {
        state = Object.assign({}, state, { above, most });
        view = undefined;
      }
      const current = currentView();
      return pageOf(current, state, label, act);
    },
    open,
    close: act.close,
    show,
    spot: () => position,
    moveTo(moved) {
      position = moved;
      saveBadgePosition(game, position);
      changed(true);
    },
    news() {
      const { total, rows, missed } = currentView();
      if (total !== newsTotal) {
        newsTotal = total;
        // The first row is the last failure, unless something hides that.
        const row = state.api || state.side || missed ? undefined : rows[0];
        news = total ? `${label('title')} (${total})${row ? `: ${headline(row)}` : ''}` : '';
      }
      return news;
    },
  };

  for (const failure of timeline()) guarded(() => history.record(failure), 'a failure was not recorded');
  const unsubscribe = subscribe((failure) => {
    guarded(() => {
      history.record(failure);
      if (showWhen === 'on-first-error' && isFault(failure)) show();
    }, 'a failure was not recorded');
    changed(false);
  });
  surface = createSurface(model, option, warnings);
  const watching = game ? watch(game, { language }) : undefined;
  if (watching) warnings.push.apply(warnings, watching.warnings as string[]);
  else if (!hasWatch()) warnings.push("no calls are watched: pass 'game', which is TTMinis.game");
  if (!watching?.watched.length && !hasWatch()) complain(warnings);
  changed(true);

  return {
    game: watching ? watching.game : game,
    get host() {
      return surface ? surface.kind : 'none';
    },
    warnings,
    get visible() {
      return visible;
    },
    get isOpen() {
      return visible && state.open;
    },
    show,
    hide() {
      visible = false;
      act.close();
    },
    open,
    close: act.close,
    record(error, context) {
      const explanation = explainRedacted(error, context, language);
      guarded(() => {
        if (!destroyed) record(failureOf(explanation, context));
      }, 'a failure was not recorded');
      return explanation;
    },
    clear: act.clear,
    pause: act.pause,
    report: () => writeReport(reportData(), words),
    consumes: (touch) => visible && !!surface?.consumes?.(touch),
    draw() {
      if (visible) surface?.draw?.();
    },
    texture() {
      try {
        const picture = surface?.picture?.();
        if (picture) return picture;
      } catch (failure) {
        warn(warnings, failure);
      }
      return { canvas: null, version: 0, x: 0, y: 0, width: 0, height: 0 };
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      visible = false;
      unsubscribe();
      if (watching) watching.restore();
      changed(true);
      surface?.destroy();
      surface = undefined;
    },
  };
}

/** Explains as `watch` does, because the history keeps the answer: without secrets. */
function explainRedacted(error: unknown, context: Context | undefined, language: Any): Explanation {
  let redacted: Context = { redact: true, language };
  try {
    redacted = Object.assign({ language }, context, { redact: true });
  } catch {
    // A context that throws says nothing.
  }
  return explain(error, redacted);
}

let hasComplained = false;

/** Tells the console once that the overlay will stay empty. */
function complain(warnings: readonly string[]): void {
  if (hasComplained) return;
  hasComplained = true;
  const text = `ttminis-explain: the overlay sees no calls: ${warnings[warnings.length - 1]}`;
  call(typeof console === 'undefined' ? undefined : console, 'warn', text);
}
