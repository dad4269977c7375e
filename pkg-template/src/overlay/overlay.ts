// The overlay: what it knows, where it draws, and when.
import { anyCore, packageFor, record, subscribe, timeline } from '../core.js';
import type { Overlay, OverlayOptions } from '../overlay-types.js';
import type { Context, Explanation } from '../types.js';
import type { Failure } from '../watch-types.js';
import { deliver, givenOf } from './delivery.js';
import { createHistory } from './history.js';
import type { Model } from './model.js';
import { type Actions, badgeOf, type Looking, pageOf, titleOf } from './page.js';
import { systemInfo as systemOf } from './panel/screen.js';
import { type Any, read } from './safe-access.js';
import { recallSpot, rememberSpot } from './store.js';
import { createSurface } from './surface/create.js';
import type { Surface } from './surface/surface.js';
import { failureOf } from './unwatched.js';
import type { TimelineView } from './view.js';
import { warn } from './warnings.js';
import { wordsFor } from './words.js';

const { explain } = packageFor(anyCore);

/** See `CreateOverlay`. */
export function createOverlayWith(options?: OverlayOptions): Overlay {
  const given = (name: keyof OverlayOptions): Any => read(options, name);
  const game = given('game');
  const wanted = given('visible');
  const warnings: string[] = [];
  const history = createHistory();
  const say = wordsFor(localeOf(given('locale'), game), given('words'));
  const looking: Looking = {
    open: false,
    api: undefined,
    whose: undefined,
    group: undefined,
    above: 0,
    most: 1,
    paused: false,
    report: undefined,
  };
  let visible = wanted === 'always' || (wanted === 'on-first-error' && timeline().some(isFault));
  let ended = false;
  let spot = recallSpot(game);
  /** What is shown, until something changes. */
  let view: TimelineView | undefined;
  let surface: Surface | undefined;
  /** What was last told, and how many failures there were then. */
  let news = '';
  let told = 0;

  /** `now` - because somebody has done something, and waits to see it. */
  function changed(now: boolean): void {
    view = undefined;
    try {
      surface?.update(now);
    } catch (failure) {
      warn(warnings, failure);
    }
  }

  function currentView(): TimelineView {
    if (!view) {
      view = history.view(looking);
      // What is looked at may have made room for something else.
      if (!view.detail) looking.group = undefined;
    }
    return view;
  }

  function look(change: Partial<Looking>): void {
    Object.assign(looking, change);
    changed(true);
  }

  const makeReport = () => history.report(givenOf(given('report'), game));

  const act: Actions = {
    look,
    close() {
      look({ open: false, group: undefined, report: undefined });
    },
    clear() {
      history.clear();
      look({ api: undefined, whose: undefined, group: undefined, paused: false });
    },
    pause(paused) {
      history.pause(!!paused);
      look({ paused: !!paused });
    },
    report() {
      const report = makeReport();
      look({ report: { json: report.json, copied: false } });
      deliver(report, given('onReport'), game, () => {
        if (looking.report?.json === report.json) look({ report: { json: report.json, copied: true } });
      });
    },
  };

  function show(): void {
    if (ended || visible) return;
    visible = true;
    changed(true);
  }

  function open(): void {
    if (ended) return;
    visible = true;
    look({ open: true });
  }

  const model: Model = {
    visible: () => visible,
    isOpen: () => looking.open,
    badge: () => badgeOf(currentView(), say),
    page(above, most) {
      if (above !== looking.above || most !== looking.most) {
        looking.above = above;
        looking.most = most;
        view = undefined;
      }
      return pageOf(currentView(), looking, say, act);
    },
    open,
    close: act.close,
    show,
    spot: () => spot,
    moveTo(moved) {
      spot = moved;
      rememberSpot(game, spot);
      changed(true);
    },
    news() {
      const { total, rows, missed } = currentView();
      if (total !== told) {
        told = total;
        // The first row is the last failure, where it is shown.
        const row = looking.api || looking.whose || missed ? undefined : rows[0];
        news = total ? `${say('title')} (${total})${row ? `: ${titleOf(row)}` : ''}` : '';
      }
      return news;
    },
  };

  const unsubscribe = subscribe((failure) => {
    history.record(failure);
    if (wanted === 'on-first-error' && isFault(failure)) show();
    changed(false);
  });
  surface = createSurface(model, given, warnings);
  changed(true);

  return {
    get host() {
      return surface ? surface.kind : 'none';
    },
    warnings,
    get visible() {
      return visible;
    },
    get isOpen() {
      return visible && looking.open;
    },
    show,
    hide() {
      visible = false;
      act.close();
    },
    open,
    close: act.close,
    record(error, context) {
      const explanation = explained(error, context);
      try {
        if (!ended) record(failureOf(explanation, context));
      } catch (failure) {
        warn(warnings, failure);
      }
      return explanation;
    },
    clear: act.clear,
    pause: act.pause,
    report: makeReport,
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
      if (ended) return;
      ended = true;
      visible = false;
      unsubscribe();
      changed(true);
      surface?.destroy();
      surface = undefined;
    },
  };
}

/** Whether it is more than an outcome of normal play. */
const isFault = ({ explanation }: Failure) =>
  explanation.status === 'known'
    ? !explanation.expected
    : explanation.status !== 'unrecognized' || !/^(success|nothing|response)$/.test(explanation.looksLike);

/** The answer, without what may be secret in URLs, as `watch` gives it: it is kept. */
function explained(error: unknown, context: Context | undefined): Explanation {
  let redacted: Context = { redact: true };
  try {
    redacted = Object.assign({}, context, redacted);
  } catch {
    // A context that cannot be read says nothing.
  }
  return explain(error, redacted);
}

function localeOf(given: unknown, game: Any): unknown {
  const browser = typeof navigator === 'undefined' ? undefined : navigator;
  return given || read(systemOf(game), 'language') || read(browser, 'language');
}
