import { type Model, REFRESH_MS } from '../../model.js';
import { badgeRect, clamp, type Screen } from '../../panel/geometry.js';
import { createShowGesture, FINGER_EVENTS } from '../../panel/gesture.js';
import type { Any } from '../../safe-access.js';
import type { Surface } from '../surface.js';
import { BadgeDrag, placeBadge } from './badge-drag.js';
import { addStyles, type ClickHandlers, elementClass, keyOf, updateChildren } from './elements.js';
import { badgeNode, panelNode } from './nodes.js';

/** The history has no more rows than this. */
const MAX_ROWS = 200;
/** The events on the overlay, which the game must not get. */
const EVENTS = `${FINGER_EVENTS} keydown keyup keypress pointerover pointerout mouseover mouseout wheel focusin focusout`;

/** Shows the overlay as elements of a real document. A shadow root keeps the page's styles out and those of the overlay in. */
export class DomSurface implements Surface {
  readonly kind = 'dom';
  private readonly element: Any = new (elementClass())();
  private readonly root: Any = this.element.attachShadow({ mode: 'open' });
  private readonly view: Any = this.root.appendChild(document.createElement('div'));
  private readonly status: Any = this.root.appendChild(document.createElement('p'));
  private readonly drag = new BadgeDrag(this.model, this.readScreen);
  private readonly gesture = createShowGesture(this.model, this.readScreen);
  private readonly onTap = ({ clientX, clientY }: Any) => this.gesture(clientX, clientY);
  private readonly onResize = () => this.update(true);
  private handlers: ClickHandlers = new Map();
  private timer: unknown;
  private renderedAt = 0;
  /** The `place` of the page that is shown. */
  private place = '';
  /** Whether the badge is shown, the list, or a page that was opened from the list. */
  private level: 'badge' | 'list' | 'detail' = 'badge';
  /** How far the list was scrolled when something else took its place, and the key of what had the focus. */
  private left: { readonly place?: string; readonly scroll?: number; readonly key?: string | undefined } = {};
  /** Goes one step back from the page that is shown. */
  private leave: () => void = () => {};
  /** Whether somebody acted on the overlay, so that the focus follows. */
  private isFocusWanted = false;

  /** @param font - a font family, or nothing */
  constructor(
    private readonly model: Model,
    private readonly readScreen: () => Screen,
    font: string | undefined,
  ) {
    const { element, root, view, status } = this;
    addStyles(root);
    // Always set, and important: a page may have a variable of this name.
    element.style.setProperty('--font', font || 'system-ui', 'important');
    view.setAttribute('part', 'view');
    status.setAttribute('part', 'status');
    status.setAttribute('role', 'status');
    this.listen();
    addEventListener('pointerdown', this.onTap, { capture: true, passive: true });
    addEventListener('resize', this.onResize);
  }

  update(now: boolean): void {
    if (now) {
      clearTimeout(this.timer);
      this.render();
    } else if (this.timer === undefined && this.model.visible()) {
      const ms = clamp(this.renderedAt + REFRESH_MS - Date.now(), 0, REFRESH_MS);
      this.timer = setTimeout(() => this.render(), ms);
    }
  }

  destroy(): void {
    clearTimeout(this.timer);
    removeEventListener('pointerdown', this.onTap, { capture: true });
    removeEventListener('resize', this.onResize);
    this.remove();
  }

  private remove(): void {
    if (this.element.isConnected) this.element.parentNode.removeChild(this.element);
  }

  private render(): void {
    const { model, element, root, status } = this;
    this.timer = undefined;
    this.renderedAt = Date.now();
    if (!model.visible()) {
      this.remove();
      this.level = 'badge';
      this.drag.pointer = undefined;
      return;
    }
    const focused = root.activeElement;
    const menu = this.find('[aria-expanded=true]');
    const isNew = !element.isConnected;
    // Not into the body, which some games rotate or scale.
    if (isNew) document.documentElement.appendChild(element);
    this.handlers = new Map();
    const isOpen = model.isOpen();
    const theme = model.theme();
    if (theme) this.view.setAttribute('data-theme', theme);
    const opener = isOpen ? this.renderPanel(menu) : this.renderBadge();
    // A screen reader reads news only from a status that is there already, so they come with the next rendering.
    if (isNew) this.update(false);
    else if (status.textContent !== model.news()) status.textContent = model.news();
    const level = this.find('[part~=back]') ? 'detail' : isOpen ? 'list' : 'badge';
    // An overlay that opens by itself takes the focus from nobody. An element that was moved or removed has lost it.
    if (focused || (this.isFocusWanted && level !== this.level)) {
      const next = [focused, opener, menu, this.find('[part~=button]')].find((one) => one?.isConnected);
      if (root.activeElement !== next) next.focus({ preventScroll: true });
    }
    this.level = level;
    this.isFocusWanted = false;
  }

  private renderBadge(): void {
    const { model, view, drag } = this;
    this.place = '';
    updateChildren(view, [badgeNode(model.badge(), model.open)], this.handlers);
    const { x, y } = badgeRect(this.readScreen(), model.spot());
    if (!drag.pointer?.hasMoved) placeBadge(view.firstElementChild, x, y);
  }

  /**
   * @param menu - the button whose menu is open, if any
   * @returns the row that had opened the page, when somebody goes back from there
   */
  private renderPanel(menu: Any): Any {
    const { model, root, view, handlers } = this;
    this.drag.pointer = undefined;
    const page = model.page(0, MAX_ROWS);
    this.leave = page.leave;
    const { place } = page;
    if (this.level === 'list' && !menu) {
      const scroll = this.find('[part=content]').scrollTop;
      this.left = { place: this.place, scroll, key: keyOf(root.activeElement) };
    }
    updateChildren(view, [panelNode(page, model.spot().right ? 'right' : 'left')], handlers);
    if (this.place === place) return undefined;
    this.place = place;
    const isReturn = this.level !== 'badge' && place === this.left.place;
    this.find('[part=content]').scrollTop = isReturn ? this.left.scroll : 0;
    return isReturn && Array.from(handlers.keys()).find((button) => keyOf(button) === this.left.key);
  }

  private find(selector: string): Any {
    return this.root.querySelector(selector);
  }

  private badge(): Any {
    return this.model.isOpen() ? undefined : this.view.firstElementChild;
  }

  private listen(): void {
    const { model, root, drag } = this;
    const buttonOf = (event: Any) => event.composedPath().find((element: Any) => this.handlers.has(element));
    const listeners: Record<string, (event: Any) => void> = {
      click: (event) => {
        const button = buttonOf(event);
        if (!button || drag.wasDropped) return;
        this.isFocusWanted = true;
        this.handlers.get(button)?.();
      },
      pointerdown: (event) => {
        const button = buttonOf(event);
        drag.press(button === this.badge() && button, event);
      },
      pointermove: (event) => drag.move(this.badge(), event),
      pointerup: () => drag.release(true),
      pointercancel: () => drag.release(false),
      keydown: (event) => {
        if (event.key === 'Escape' && model.isOpen()) {
          this.isFocusWanted = true;
          this.leave();
        }
        if (!/^Arrow/.test(event.key) || !root.activeElement || root.activeElement !== this.badge()) return;
        drag.pressArrow(event.key);
        event.preventDefault();
      },
    };
    for (const type of Object.keys(listeners)) root.addEventListener(type, listeners[type]);
    for (const type of EVENTS.split(' ')) {
      this.element.addEventListener(type, (event: Any) => event.stopPropagation());
    }
  }
}
