// The overlay as a picture: what it shows, where it lies, and what fingers do with it. How the picture gets onto the screen is
// for those who draw it.
import type { TouchLike } from '../../../overlay-types.js';
import { EVERY, type Host, type Model } from '../../model.js';
import {
  BADGE,
  badgeRect,
  contains,
  panelRect,
  type Rect,
  type Screen,
  spotAt,
  within,
} from '../../panel/geometry.js';
import { createGesture } from '../../panel/gesture.js';
import { screenOf } from '../../panel/screen.js';
import { type Any, call, numberOf, read } from '../../safe-access.js';
import { type Layout, layOut, layOutBadge, type Measure, ROW, type Strip, type Target } from './layout.js';
import { measureWith, type Painter, paintOnto, type Scene } from './painter.js';
import type { Picture } from './picture.js';
import { createTouches } from './touches.js';

/** How much of its speed a list that was let go keeps for each millisecond. */
const GLIDE = 0.995;
/** How many rows are laid out above those that are seen, and below: enough to move a little. */
const SPARE = 12;
/** Below this speed it stands still, in pixels for each millisecond. */
const STILL = 0.02;
/** Thinner and finer than this nobody sees; larger canvases take long to upload. */
const MOST_RATIO = 3;

export interface CanvasHost extends Host {
  /** The picture as it is to be seen now, brought up to date; nothing while hidden. */
  picture(): Picture | undefined;
  /** Where there is no canvas for a picture: draws the overlay itself. The context was saved, and a unit is a CSS pixel. */
  drawOnto(context: Any): void;
  readonly screen: () => Screen;
  consumes(touch: TouchLike): boolean;
}

export interface Surface {
  /** The host, or nothing. */
  readonly game: Any;
  /** The game's canvas, or nothing. */
  readonly canvas: Any;
  /** What pictures are painted with; nothing where there is no canvas for them. */
  readonly painter: Painter | undefined;
  /** A context to measure texts with, where there is no painter. */
  readonly context: Any;
  readonly family: string;
  /** How many pixels there are to one of CSS, on a screen of that width. */
  readonly ratio: (screen: Screen) => number;
  /** Is told when it begins, and ends, to have something to draw. */
  readonly onVisible: (visible: boolean) => void;
}

export function createCanvasHost(model: Model, surface: Surface): CanvasHost {
  const { game, canvas, painter, family } = surface;
  const measure: Measure = painter ? painter.measure : measureWith(surface.context);

  let screen = screenOf(game, canvas);
  let screenSize = '';
  let rect: Rect = { x: 0, y: 0, width: 0, height: 0 };
  let ratio = 1;
  /** Where a badge is that is being dragged. */
  let dragged: Rect | undefined;
  let badge: Strip | undefined;
  let layout: Layout | undefined;
  let place = '';
  let scene: Scene | undefined;
  /** How many rows are above those that are laid out. */
  let above = 0;
  let scroll = 0;
  let speed = 0;
  let steppedAt = 0;
  /** Whether something else is to be shown, and whether at once. */
  let stale = true;
  let urgent = true;
  let laidOutAt = 0;

  const gesture = createGesture(model);

  const touches = createTouches(
    {
      hit: (x, y) => model.visible() && contains(currentRect(), x, y),
      press(x, y) {
        const wasGliding = speed !== 0;
        speed = 0;
        if (!model.isOpen()) return model.open;
        const at = y - rect.y;
        // A finger that stops the list has not chosen what came below it.
        if (wasGliding && layout && at >= layout.top && at < layout.bottom) return undefined;
        return targetAt(x - rect.x, at);
      },
      drag(x, y, dy) {
        if (model.isOpen()) {
          scrollTo(scroll - dy);
          return;
        }
        const half = BADGE / 2;
        dragged = {
          x: within(x - half, 0, screen.width - BADGE),
          y: within(y - half, 0, screen.height - BADGE),
          width: BADGE,
          height: BADGE,
        };
      },
      drop(x, y, dropSpeed) {
        if (model.isOpen()) {
          speed = -dropSpeed;
          steppedAt = Date.now();
          return;
        }
        dragged = undefined;
        model.moveTo(spotAt(screen, x, y));
      },
      anywhere: (x, y) => gesture(x - screen.safe.x, y - screen.safe.y),
      wheel: (dy) => scrollTo(scroll + dy),
    },
    game,
    canvas,
  );

  function targetAt(x: number, y: number): (() => void) | undefined {
    if (!layout) return undefined;
    const { top, bottom } = layout;
    const isScrolling = y >= top && y < bottom;
    const offset = isScrolling ? top - scroll : 0;
    for (const strip of isScrolling ? layout.scrolling : layout.fixed) {
      const at = y - offset - strip.top;
      if (at < 0 || at >= strip.height) continue;
      const target = strip.targets.filter((one: Target) => contains(one, x, at))[0];
      if (target) return target.run;
    }
    return undefined;
  }

  function scrollTo(wanted: number): void {
    const most = layout ? Math.max(0, layout.contentHeight - (layout.bottom - layout.top)) : 0;
    const next = within(wanted, 0, most);
    if (next !== wanted) speed = 0;
    if (next === scroll) return;
    scroll = next;
    scene = undefined;
    const shift = Math.floor(scroll / ROW) - above;
    if (shift > 2 * SPARE - 2 || (shift < 2 && above)) {
      stale = true;
      urgent = true;
    }
  }

  /** A list that was let go moves on, and slows down. */
  function glide(now: number): void {
    if (!speed) return;
    const elapsed = Math.min(100, now - steppedAt);
    steppedAt = now;
    scrollTo(scroll + speed * elapsed);
    speed *= GLIDE ** elapsed;
    if (Math.abs(speed) < STILL) speed = 0;
  }

  /** The screen is looked at again when the canvas has another size, or somebody says so. */
  function measureScreen(): void {
    const size = `${read(canvas, 'width')} ${read(canvas, 'height')}`;
    if (size === screenSize) return;
    screenSize = size;
    screen = screenOf(game, canvas);
    stale = true;
    urgent = true;
  }

  function currentRect(): Rect {
    return dragged || rect;
  }

  function arrange(now: number): void {
    stale = false;
    urgent = false;
    laidOutAt = now;
    ratio = Math.min(MOST_RATIO, surface.ratio(screen)) || 1;
    scene = undefined;
    if (!model.isOpen()) {
      rect = badgeRect(screen, model.spot());
      badge = layOutBadge(model.badge(), BADGE, family, measure);
      layout = undefined;
      return;
    }
    // Only the rows around those that are seen: telling all of them takes long.
    above = Math.max(0, Math.floor(scroll / ROW) - SPARE);
    const page = model.page(above, Math.ceil(screen.height / ROW) + 2 * SPARE);
    rect = panelRect(screen, model.spot(), page.tall);
    badge = undefined;
    dragged = undefined;
    layout = layOut(page, rect.width, rect.height, family, measure);
    if (page.place !== place) {
      place = page.place;
      scroll = 0;
      speed = 0;
      if (above) {
        arrange(now);
        return;
      }
    }
    scrollTo(scroll);
    // There are fewer than there were, and those that are seen now are not the ones that were asked for.
    if (stale) arrange(now);
  }

  function currentScene(): Scene {
    const { width, height } = rect;
    if (badge || !layout) return { width, height, ground: false, strips: badge ? [badge] : [] };
    const { top, bottom, scrolling, fixed } = layout;
    // On whole pixels of the device, as the rest is: letters stay sharp.
    const offset = top - Math.round(scroll * ratio) / ratio;
    const strips: Strip[] = [];
    for (const strip of scrolling) {
      const at = offset + strip.top;
      if (at + strip.height > top && at < bottom) strips.push({ ...strip, top: at });
    }
    return { width, height, ground: true, strips: strips.concat(fixed) };
  }

  /** Brings everything up to date, and returns what is to be seen. */
  function upToDate(): Scene {
    const now = Date.now();
    measureScreen();
    glide(now);
    if (stale && (urgent || now - laidOutAt >= EVERY || now < laidOutAt)) arrange(now);
    scene = scene || currentScene();
    return scene;
  }

  const resized = () => {
    screenSize = '';
  };
  const browser = typeof window === 'undefined' ? undefined : window;
  call(game, 'onWindowResize', resized);
  call(browser, 'addEventListener', 'resize', resized);

  return {
    screen: () => screen,
    update(now) {
      stale = true;
      urgent = urgent || now;
      surface.onVisible(model.visible());
    },
    picture() {
      if (!model.visible() || !painter) return undefined;
      painter.paint(upToDate(), ratio);
      const { x, y, width, height } = currentRect();
      const { canvas, version, changed } = painter;
      return { canvas, version, changed, x, y, width, height, opaque: model.isOpen() };
    },
    drawOnto(context) {
      if (!model.visible()) return;
      const scene = upToDate();
      const { x, y } = currentRect();
      call(context, 'translate', numberOf(x), numberOf(y));
      paintOnto(context, scene);
    },
    consumes: (touch) => model.visible() && touches.consumes(touch),
    destroy() {
      rect = { x: 0, y: 0, width: 0, height: 0 };
      dragged = undefined;
      touches.destroy();
      call(game, 'offWindowResize', resized);
      call(browser, 'removeEventListener', 'resize', resized);
    },
  };
}
