import { type Model, REFRESH_MS } from '../../model.js';
import { badgeAt, badgeRect, contains, LONG_PRESS_MS, panelRect, type Rect } from '../../panel/geometry.js';
import { createShowGesture, dropBadge } from '../../panel/gesture.js';
import { prefersLight, readScreen } from '../../panel/screen.js';
import { type Any, browserWindow, call, read } from '../../safe-access.js';
import { DARK, LIGHT, ROW_PX, TARGET_PX, type Theme } from '../tokens.js';
import { type Layout, layOut, layOutBadge, tapAt, visibleStrips } from './layout.js';
import type { Scene } from './paint.js';
import { Scroll } from './scroll.js';
import type { Fonts } from './text.js';

/** How many rows are laid out above the screen, and below it, so that a short scroll needs no other ones. */
const SPARE_ROWS = 12;
/** A finer picture looks the same and takes longer to upload. */
const MAX_PIXEL_RATIO = 3;
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** What is seen of the overlay on a canvas, where it lies, and what fingers do with it. */
export class View {
  screen = readScreen(this.game, this.canvas);
  /** How many pixels of the picture a CSS pixel has. */
  ratio = 1;
  /** A finger came down anywhere on the screen. */
  readonly touchAnywhere = createShowGesture(this.model, () => this.screen);
  private readonly scroll = new Scroll();
  private screenSize = '';
  private placed = NOWHERE;
  /** Where the badge lies while it is dragged. */
  private dragged: Rect | undefined;
  private layout: Layout | undefined;
  private theme: Theme = DARK;
  /** The part of the layout that is seen; nothing after a change. */
  private seen: Scene | undefined;
  /** The `place` of the page that is laid out. */
  private place = '';
  /** How many rows are above those that are laid out. */
  private rowsAbove = 0;
  private isStale = true;
  /** Long ago where somebody waits to see the change. */
  private laidOutAt = -Infinity;

  /** @param pixelRatio - how many pixels of the drawing buffer a CSS pixel has, given the width of the screen */
  constructor(
    private readonly model: Model,
    private readonly game: Any,
    private readonly canvas: Any,
    private readonly fonts: Fonts,
    private readonly pixelRatio: (width: number) => number,
  ) {
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
    if (now) this.laidOutAt = -Infinity;
    // Opened anew, it begins at its top, even where it was not drawn meanwhile.
    if (!this.model.isOpen()) this.place = '';
  }

  /** @returns what is to be painted now */
  scene(): Scene {
    const now = Date.now();
    this.updateScreen();
    if (this.scroll.glide(now)) this.onScroll();
    const age = now - this.laidOutAt;
    // The age is negative after somebody has set the clock back.
    if (this.isStale && (age >= REFRESH_MS || age < 0)) this.layOut(now);
    this.seen = this.seen || this.createScene();
    return this.seen;
  }

  /** Whether the overlay lies there. */
  covers(x: number, y: number): boolean {
    return this.model.visible() && contains(this.rect, x, y);
  }

  /** A finger came down on the overlay. Returns what a tap there does, given for how long it was down. */
  press(x: number, y: number): ((heldMs: number) => void) | undefined {
    const { model, layout, placed, scroll } = this;
    const wasGliding = scroll.speed !== 0;
    scroll.speed = 0;
    if (!model.isOpen()) return (heldMs) => (heldMs < LONG_PRESS_MS ? model.open() : model.dismiss());
    const at = y - placed.y;
    // A finger that stops the list has not chosen the row below it.
    if (!layout || (wasGliding && at >= layout.top && at < layout.bottom)) return undefined;
    return tapAt(layout, scroll.position, x - placed.x, at);
  }

  /** The finger has moved, `dy` of it downwards. */
  drag(x: number, y: number, dy: number): void {
    if (this.model.isOpen()) {
      this.scrollBy(-dy);
      return;
    }
    this.dragged = badgeAt(x - TARGET_PX / 2, y - TARGET_PX / 2, this.screen);
  }

  /** The finger was lifted after it had moved; `speed` is in pixels for each millisecond, downwards. */
  drop(x: number, y: number, speed: number): void {
    if (this.model.isOpen()) {
      this.scroll.release(-speed);
      return;
    }
    this.dragged = undefined;
    dropBadge(this.model, this.screen, x, y);
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
    this.readTheme();
    this.invalidate(true);
  }

  private readTheme(): void {
    this.theme = (this.model.theme() || (prefersLight() ? 'light' : 'dark')) === 'light' ? LIGHT : DARK;
  }

  private layOut(now: number): void {
    const { model, screen, scroll, fonts } = this;
    this.isStale = false;
    this.laidOutAt = now;
    this.ratio = Math.min(MAX_PIXEL_RATIO, this.pixelRatio(screen.width)) || 1;
    this.seen = undefined;
    if (!model.isOpen()) {
      this.placed = badgeRect(screen, model.spot());
      this.layout = layOutBadge(model.badge(), fonts);
      scroll.limit = 0;
      return;
    }
    // Only the rows near the screen: the core takes long to tell all of them.
    this.rowsAbove = Math.max(0, Math.floor(scroll.position / ROW_PX) - SPARE_ROWS);
    const page = model.page(this.rowsAbove, Math.ceil(screen.height / ROW_PX) + 2 * SPARE_ROWS);
    this.dragged = undefined;
    // Somebody may have changed the theme since the panel was open.
    if (!this.place) this.readTheme();
    const rectFor = (content: number) => panelRect(screen, model.spot(), content, page.share);
    const layout = layOut(page, rectFor(0).width, (content) => rectFor(content).height, fonts, this.theme);
    this.layout = layout;
    this.placed = rectFor(layout.bottom);
    scroll.limit = layout.maxScroll;
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
    const { ratio, scroll } = this;
    const layout = this.layout as Layout;
    const { width, height } = this.placed;
    // Letters are sharp only on whole pixels of the device.
    const offset = layout.top - Math.round(scroll.position * ratio) / ratio;
    return Object.assign({}, layout, { width, height, strips: visibleStrips(layout, offset, width) });
  }
}
