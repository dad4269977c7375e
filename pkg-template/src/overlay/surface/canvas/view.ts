import { type Model, REFRESH_MS } from '../../model.js';
import {
  BADGE_PX,
  badgeRect,
  clamp,
  contains,
  nearestPosition,
  panelRect,
  type Rect,
  type Screen,
} from '../../panel/geometry.js';
import { createShowGesture } from '../../panel/gesture.js';
import { readScreen } from '../../panel/screen.js';
import { type Any, browserWindow, call, read } from '../../safe-access.js';
import { type Layout, layOut, layOutBadge, ROW_PX, tapAt, visibleStrips } from './layout.js';
import type { Scene } from './paint.js';
import { Scroll } from './scroll.js';
import type { Measure } from './text.js';

/** How many rows are laid out above the screen, and below it, so that a short scroll needs no other ones. */
const SPARE_ROWS = 12;
/** A finer picture looks the same and takes longer to upload. */
const MAX_PIXEL_RATIO = 3;
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** What is seen of the overlay on a canvas, where it lies, and what fingers do with it. */
export class View {
  screen: Screen;
  /** How many pixels of the picture a CSS pixel has. */
  ratio = 1;
  private readonly gesture: (x: number, y: number) => void;
  private readonly scroll = new Scroll();
  private screenSize = '';
  private placed = NOWHERE;
  /** Where the badge lies while it is dragged. */
  private dragged: Rect | undefined;
  private layout: Layout = { fixed: [], scrolling: [], top: 0, bottom: 0, maxScroll: 0, ground: false };
  /** The part of the layout that is seen; nothing after a change. */
  private seen: Scene | undefined;
  /** The `place` of the page that is laid out. */
  private place = '';
  /** How many rows are above those that are laid out. */
  private rowsAbove = 0;
  private isStale = true;
  /** Whether somebody waits to see the change. */
  private isUrgent = true;
  private laidOutAt = 0;

  /** @param pixelRatio - how many pixels of the drawing buffer a CSS pixel has */
  constructor(
    private readonly model: Model,
    private readonly game: Any,
    private readonly canvas: Any,
    private readonly fontFamily: string,
    private readonly measure: Measure,
    private readonly pixelRatio: (screen: Screen) => number,
  ) {
    this.screen = readScreen(game, canvas);
    this.gesture = createShowGesture(model);
    call(game, 'onWindowResize', this.onResize);
    call(browserWindow(), 'addEventListener', 'resize', this.onResize);
  }

  destroy(): void {
    this.placed = NOWHERE;
    this.dragged = undefined;
    call(this.game, 'offWindowResize', this.onResize);
    call(browserWindow(), 'removeEventListener', 'resize', this.onResize);
  }

  get rect(): Rect {
    return this.dragged || this.placed;
  }

  /** Makes the next scene another one: soon, or `now` where somebody waits to see it. */
  invalidate(now: boolean): void {
    this.isStale = true;
    this.isUrgent = this.isUrgent || now;
  }

  /** @returns what is to be painted now */
  scene(): Scene {
    const now = Date.now();
    this.updateScreen();
    if (this.scroll.glide(now)) this.onScroll();
    const age = now - this.laidOutAt;
    // The age is negative after somebody has set the clock back.
    if (this.isStale && (this.isUrgent || age >= REFRESH_MS || age < 0)) this.layOut(now);
    this.seen = this.seen || this.createScene();
    return this.seen;
  }

  /** Whether the overlay lies there. */
  covers(x: number, y: number): boolean {
    return this.model.visible() && contains(this.rect, x, y);
  }

  /** A finger came down on the overlay. Returns what a tap there does. */
  press(x: number, y: number): (() => void) | undefined {
    const { model, layout, placed, scroll } = this;
    const wasGliding = scroll.speed !== 0;
    scroll.speed = 0;
    if (!model.isOpen()) return model.open;
    const at = y - placed.y;
    // A finger that stops the list has not chosen the row below it.
    if (wasGliding && at >= layout.top && at < layout.bottom) return undefined;
    return tapAt(layout, scroll.position, x - placed.x, at);
  }

  /** The finger has moved, `dy` of it downwards. */
  drag(x: number, y: number, dy: number): void {
    if (this.model.isOpen()) {
      this.scrollBy(-dy);
      return;
    }
    const { width, height } = this.screen;
    this.dragged = {
      x: clamp(x - BADGE_PX / 2, 0, width - BADGE_PX),
      y: clamp(y - BADGE_PX / 2, 0, height - BADGE_PX),
      width: BADGE_PX,
      height: BADGE_PX,
    };
  }

  /** The finger was lifted after it had moved; `speed` is in pixels for each millisecond, downwards. */
  drop(x: number, y: number, speed: number): void {
    if (this.model.isOpen()) {
      this.scroll.release(-speed);
      return;
    }
    this.dragged = undefined;
    this.model.moveTo(nearestPosition(this.screen, x, y));
  }

  /** A finger came down anywhere on the screen. */
  touchAnywhere(x: number, y: number): void {
    const { safe } = this.screen;
    this.gesture(x - safe.x, y - safe.y);
  }

  scrollBy(dy: number): void {
    if (this.scroll.moveTo(this.scroll.position + dy)) this.onScroll();
  }

  private readonly onResize = () => {
    this.screenSize = '';
  };

  private onScroll(): void {
    this.seen = undefined;
    const shift = Math.floor(this.scroll.position / ROW_PX) - this.rowsAbove;
    if (shift > 2 * SPARE_ROWS - 2 || (shift < 2 && this.rowsAbove)) this.invalidate(true);
  }

  /** Reads the screen again only after a resize, since the platform takes long to answer. */
  private updateScreen(): void {
    const size = `${read(this.canvas, 'width')} ${read(this.canvas, 'height')}`;
    if (size === this.screenSize) return;
    this.screenSize = size;
    this.screen = readScreen(this.game, this.canvas);
    this.invalidate(true);
  }

  private layOut(now: number): void {
    const { model, screen, scroll, fontFamily, measure } = this;
    this.isStale = false;
    this.isUrgent = false;
    this.laidOutAt = now;
    this.ratio = Math.min(MAX_PIXEL_RATIO, this.pixelRatio(screen)) || 1;
    this.seen = undefined;
    if (!model.isOpen()) {
      this.placed = badgeRect(screen, model.spot());
      this.layout = layOutBadge(model.badge(), fontFamily, measure);
      scroll.limit = 0;
      return;
    }
    // Only the rows near the screen: the core takes long to tell all of them.
    this.rowsAbove = Math.max(0, Math.floor(scroll.position / ROW_PX) - SPARE_ROWS);
    const page = model.page(this.rowsAbove, Math.ceil(screen.height / ROW_PX) + 2 * SPARE_ROWS);
    this.placed = panelRect(screen, model.spot(), page.tall);
    this.dragged = undefined;
    this.layout = layOut(page, this.placed.width, this.placed.height, fontFamily, measure);
    scroll.limit = this.layout.maxScroll;
    if (page.place !== this.place) {
      this.place = page.place;
      scroll.position = 0;
      scroll.speed = 0;
      if (this.rowsAbove) {
        this.layOut(now);
        return;
      }
    }
    this.scrollBy(0);
    // A shorter list shows other rows than those that were asked for.
    if (this.isStale) this.layOut(now);
  }

  private createScene(): Scene {
    const { layout, ratio, scroll } = this;
    const { width, height } = this.placed;
    // Letters are sharp only on whole pixels of the device.
    const offset = layout.top - Math.round(scroll.position * ratio) / ratio;
    return { width, height, ground: layout.ground, strips: visibleStrips(layout, offset) };
  }
}
