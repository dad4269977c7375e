import { type Model, REFRESH_MS } from '../../model.js';
import { badgeRect, clamp, type Screen } from '../../panel/geometry.js';
import { createShowGesture } from '../../panel/gesture.js';
import type { Any } from '../../safe-access.js';
import type { Surface } from '../surface.js';
import { BadgeDrag, placeBadge } from './badge-drag.js';
import { addStyles, type ClickHandlers, elementClass, keyOf, updateChildren } from './elements.js';
import { badgeNode, panelNode } from './nodes.js';

/** The history has no more rows than this. */
const MAX_ROWS = 200;
/** The events on the overlay, which the game must not get. */
const EVENTS =
  'keydown keyup keypress pointerdown pointermove pointerup pointercancel pointerover pointerout mousedown mousemove mouseup mouseover mouseout click auxclick dblclick contextmenu touchstart touchmove touchend touchcancel wheel focusin focusout';

/** Shows the overlay as elements of a real document. A shadow root keeps the page's styles out and those of the overlay in. */
export class DomSurface implements Surface {
  readonly kind = 'dom';
  private readonly element: Any = new (elementClass())();
  private readonly root: Any = this.element.attachShadow({ mode: 'open' });
  private readonly view: Any = this.root.appendChild(document.createElement('div'));
  private readonly status: Any = this.root.appendChild(document.createElement('p'));
  private readonly drag: BadgeDrag;
  private readonly onTap: (event: Any) => void;
  private readonly onResize = () => this.update(true);
  private handlers: ClickHandlers = new Map();
  private timer: unknown;
  private renderedAt = 0;
  /** The `place` of the page that is shown. */
  private place = '';
  /** Whether the badge is shown, the list, or a page that was opened from the list. */
  private level: 'badge' | 'list' | 'detail' = 'badge';
  /** How far the list was scrolled when a row was opened, and the key of that row. */
  private left: { readonly scroll: number; readonly key: string | undefined } = { scroll: 0, key: '' };
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
    this.drag = new BadgeDrag(model, readScreen);
    this.listen();
    const gesture = createShowGesture(model);
    this.onTap = ({ clientX, clientY }) => {
      const { safe } = readScreen();
      gesture(clientX - safe.x, clientY - safe.y);
    };
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
    const isNew = !element.isConnected;
    // Not into the body, which some games rotate or scale.
    if (isNew) document.documentElement.appendChild(element);
    this.handlers = new Map();
    const isOpen = model.isOpen();
    const opener = isOpen ? this.renderPanel() : this.renderBadge();
    // A screen reader reads news only from a status that is there already, so they come with the next rendering.
    if (isNew) this.update(false);
    else if (status.textContent !== model.news()) status.textContent = model.news();
    const level = this.find('[part~=back]') ? 'detail' : isOpen ? 'list' : 'badge';
    // An overlay that opens by itself takes the focus from nobody. An element that was moved or removed has lost it.
    if (focused || (this.isFocusWanted && level !== this.level)) {
      const next = focused?.isConnected ? focused : opener || this.find('[part~=button]');
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

  /** @returns the row that had opened the page, when somebody goes back from there */
  private renderPanel(): Any {
    const { model, root, view, handlers } = this;
    this.drag.pointer = undefined;
    const page = model.page(0, MAX_ROWS);
    if (page.back && this.level === 'list') {
      this.left = { scroll: this.find('[part=content]')?.scrollTop || 0, key: keyOf(root.activeElement) };
    }
    updateChildren(view, [panelNode(page, model.spot().right ? 'right' : 'left')], handlers);
    if (this.place === page.place) return undefined;
    this.place = page.place;
    const isReturn = !page.back && this.level === 'detail';
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
    const release = () => drag.release();
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
      pointerup: release,
      pointercancel: release,
      keydown: (event) => {
        if (event.key === 'Escape' && model.isOpen()) {
          this.isFocusWanted = true;
          const back = this.find('[part~=back]');
          if (back) this.handlers.get(back)?.();
          else model.close();
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
