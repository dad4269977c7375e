// The overlay: its history, its state, and the surface that draws it.
import { anyCore, frozen, packageFor } from '../core.js';
import { clearTimeline, hasWatch, record, subscribe, timeline } from '../failures.js';
import type { Overlay, OverlayOptions, OverlayTexture } from '../overlay-types.js';
import type { Context, Explanation } from '../types.js';
import { watch } from '../watch.js';
import type { Failure } from '../watch-types.js';
import { copyText, deliver, gameInfoOf, log, shareText } from './delivery.js';
import { failureOf, isFault, type Recorded } from './failure.js';
import { createHistory, type HistoryView } from './history/history.js';
import { writeReport } from './history/report.js';
import type { Model } from './model.js';
import { type Actions, badgeOf, headline, pageOf, type State } from './page.js';
import { themeOf } from './panel/screen.js';
import { type Any, read } from './safe-access.js';
import { loadBadgePosition, saveBadgePosition } from './store.js';
import { createSurface } from './surface/create.js';
import type { Surface } from './surface/surface.js';
import { listenToUncaught, uncaughtOf } from './uncaught.js';
import { warn } from './warnings.js';
import { labelsFor, wordsFor } from './words.js';

const { explain } = packageFor(anyCore);

/** How long what was cleared can be brought back. */
const UNDO_MS = 5000;
/** How late the platform tells of a rejection that nobody caught. */
const SAME_MS = 5000;

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
  let state: State = { open: false, above: 0, most: 1, paused: false, copied: '', cleared: 0 };
  let visible = showWhen === 'always' || (showWhen === 'on-first-error' && timeline().some(isFault));
  let destroyed = false;
  /** Whether somebody has hidden it: then a failure does not bring it back. */
  let dismissed = false;
  /** How many failures there were when somebody looked. */
  let seen = 0;
  let undoClear: (() => void) | undefined;
  let clearTimer: unknown;
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

  const makeReport = () => writeReport(history.report(gameInfoOf(option('report'), game), Date.now()), words);

  /** Whether anything is on the screen: without a failure, the badge is not. */
  const isShown = () => visible && (state.open || history.total() > 0);

  /** Ends the time in which what was cleared can be brought back. */
  function forget(): void {
    undoClear = undefined;
    if (clearTimer) clearTimeout(clearTimer as number);
    if (state.cleared) setState({ cleared: 0 });
  }

  const act: Actions = {
    setState,
    close() {
      seen = history.total();
      setState({ open: false, group: undefined, menu: undefined, report: undefined });
    },
    hide: dismiss,
    clear() {
      const { api, side } = state;
      forget();
      const { count, undo } = history.clear({ api, side });
      undoClear = undo;
      seen = Math.max(0, seen - count);
      if (typeof setTimeout === 'function') clearTimer = setTimeout(forget, UNDO_MS);
      setState({ group: undefined, menu: undefined, paused: false, cleared: count });
    },
    undo() {
      undoClear?.();
      forget();
    },
    pause(paused) {
      history.pause(!!paused);
      setState({ paused: !!paused, menu: undefined });
    },
    choose(group, row) {
      history.choose(group, row);
      setState({});
    },
    copy: (text) => copyText(text, game, () => setState({ copied: text })),
    report() {
      const report = makeReport();
      setState({ report, menu: undefined });
      deliver(report, option('onReport'));
      act.copy(report.markdown);
    },
    share() {
      const json = state.report?.json || '';
      if (!shareText(json)) act.copy(json);
    },
  };

  function show(): void {
    if (destroyed || visible) return;
    dismissed = false;
    visible = true;
    changed(true);
  }

  function dismiss(): void {
    dismissed = true;
    visible = false;
    act.close();
    tellOnce('info', label('hint'));
  }

  function open(): void {
    if (destroyed) return;
    dismissed = false;
    visible = true;
    // What has had no answer for a minute is recorded now.
    timeline();
    setState({ open: true });
  }

  /** Takes a failure into the history, and shows the badge if the game wants that. */
  function take(failure: Recorded): void {
    guarded(() => {
      history.record(failure);
      if (showWhen === 'on-first-error' && !dismissed && isFault(failure)) show();
    }, 'a failure was not recorded');
    changed(false);
  }

  /** Takes an error that nobody caught, unless it is a failed call that is known already. */
  function takeUncaught(thrown: unknown, name: string): void {
    guarded(() => {
      const explanation = explainRedacted(thrown, undefined, language);
      const failure = failureOf(explanation, undefined);
      if (explanation.status === 'unrecognized') {
        take(frozen(Object.assign({}, failure, { uncaught: uncaughtOf(thrown, name) })));
      } else if (!timeline().some((known) => isSame(known, failure))) {
        take(failure);
      }
    }, 'an error was not recorded');
  }

  const model: Model = {
    visible: isShown,
    isOpen: () => state.open,
    badge: () => badgeOf(currentView(), seen, label),
    page(above, most) {
      if (above !== state.above || most !== state.most) {
        state = Object.assign({}, state, { above, most });
        view = undefined;
      }
      const current = currentView();
      return pageOf(current, state, label, act);
    },
    theme: () => themeOf(option('theme'), game),
    open,
    dismiss,
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
  const unsubscribe = subscribe(take);
  surface = createSurface(model, option, warnings);
  const watching = game ? watch(game, { language }) : undefined;
  if (watching) warnings.push.apply(warnings, watching.warnings as string[]);
  else if (!hasWatch()) warnings.push("no calls are watched: pass 'game', which is TTMinis.game");
  const stopListening = listenToUncaught(game, !!option('consoleErrors'), takeUncaught);
  if (!watching?.watched.length && !hasWatch()) {
    tellOnce('warn', `the overlay sees no calls: ${warnings[warnings.length - 1]}`);
  }
  if (surface && (!showWhen || showWhen === 'gesture')) tellOnce('info', label('hint'));
  changed(true);

  return {
    game: watching ? watching.game : game,
    get host() {
      return surface ? surface.kind : 'none';
    },
    warnings,
    get visible() {
      return isShown();
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
    clear() {
      clearTimeline();
      history.clear();
      seen = 0;
      forget();
      setState({ api: undefined, side: undefined, group: undefined, paused: false });
    },
    pause: act.pause,
    report: makeReport,
    consumes: (touch) => isShown() && !!surface?.consumes?.(touch),
    draw() {
      if (isShown()) surface?.draw?.();
    },
    texture() {
      let texture: OverlayTexture = { canvas: null, version: 0, x: 0, y: 0, width: 0, height: 0 };
      guarded(() => {
        texture = surface?.picture?.() || texture;
      });
      return texture;
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      visible = false;
      forget();
      unsubscribe();
      stopListening();
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

/** Whether a failure is told a second time, as an error that nobody caught. */
const isSame = (known: Failure, failure: Failure): boolean =>
  known.explanation.code === failure.explanation.code &&
  known.explanation.message === failure.explanation.message &&
  Math.abs(known.call.startedAt + known.call.elapsedMs - failure.call.startedAt) < SAME_MS;

/** What the console was told: `warn` that an overlay will stay empty, `info` how to open one. */
const told: { warn?: true; info?: true } = {};

/** Tells the console each of them once, however many overlays there are. */
function tellOnce(level: keyof typeof told, text: string): void {
  if (!told[level]) log(level, `ttminis-explain: ${text}`);
  told[level] = true;
}
