// The overlay as elements of a real document, in a shadow root: nothing of the page's styles comes in, and nothing of its own
// goes out.

import { EVERY, type Host, type Model } from '../../model.js';
import type { Button, Item } from '../../page.js';
import { BADGE, badgeRect, GAP, type Screen, SLACK, spotAt, within } from '../../panel/geometry.js';
import { createGesture } from '../../panel/gesture.js';
import { type Any, call } from '../../safe-access.js';
import { addStyle, arrange, elementClass, type Node } from './elements.js';

/** All rows that there can be. */
const MOST_ROWS = 200;
/** What happens on the overlay and is not for the game. */
const EVENTS =
  'keydown keyup keypress pointerdown pointermove pointerup pointercancel pointerover pointerout mousedown mousemove mouseup mouseover mouseout click auxclick dblclick contextmenu touchstart touchmove touchend touchcancel wheel focusin focusout';

const span = (part: string, text: string, whose?: string): Node => ({
  key: part,
  tag: 'span',
  part,
  text,
  attributes: { 'data-whose': whose },
});

const buttonOf = ({ key, text, label, pressed, run }: Button, part: string): Node => ({
  key,
  tag: 'button',
  part: `button ${part}`,
  text,
  attributes: {
    type: 'button',
    'aria-label': label,
    'aria-pressed': pressed === undefined ? undefined : `${pressed}`,
  },
  run,
});

function itemOf(item: Item): Node {
  const { kind, key, text, mark, whose, more, run } = item;
  if (run) {
    const children = [span('title', text), span('tag', mark || '', whose), span('more', more || '')];
    const attributes = { type: 'button' };
    const row: Node = { key, tag: 'button', part: 'button row', attributes, children, run };
    return { key, tag: 'li', part: 'item', children: [row] };
  }
  const children = [span('text', text)];
  if (mark) children.unshift(span(whose ? 'tag' : 'mark', mark, whose));
  return { key, tag: kind === 'heading' ? 'h3' : 'p', part: kind, children };
}

/**
 * @param model - what is shown
 * @param screenNow - what the screen is like
 * @param font - a font family, or nothing
 */
export function createDomHost(model: Model, screenNow: () => Screen, font: string | undefined): Host {
  const host: Any = new (elementClass())();
  const root: Any = host.attachShadow({ mode: 'open' });
  addStyle(root);
  // Always and importantly: pages have such names, too.
  host.style.setProperty('--font', font || 'system-ui', 'important');
  const view: Any = root.appendChild(document.createElement('div'));
  view.setAttribute('part', 'view');
  const status: Any = root.appendChild(document.createElement('p'));
  status.setAttribute('part', 'status');
  status.setAttribute('role', 'status');

  /** How far the list was scrolled when one of it was opened, and the key of the button that did. */
  let left: { scroll: number; key: string } = { scroll: 0, key: '' };
  /** That button, once the list is there again. */
  let cameBack: Any;
  /** What the buttons do. */
  let runs = new Map<Any, () => void>();
  let timer: Any;
  let renderedAt = 0;
  let place = '';
  /** 0 for the badge, 1 for the list, and 2 for what is opened from there. */
  let wasDepth = 0;
  /** The badge while a finger is on it: where it came down or has moved to, and whether it has moved. */
  let press: { x: number; y: number; moved: boolean } | undefined;
  /** Whether it was lifted just now. */
  let dropped = false;

  function render(): void {
    timer = undefined;
    renderedAt = Date.now();
    const active = root.activeElement;
    if (!model.visible()) {
      if (host.isConnected) host.parentNode.removeChild(host);
      wasDepth = 0;
      press = undefined;
      return;
    }
    const isNew = !host.isConnected;
    // Not in the body, which some games turn or scale.
    if (isNew) document.documentElement.appendChild(host);
    runs = new Map();
    const isOpen = model.isOpen();
    if (isOpen) renderPage();
    else renderBadge();
    // What a live region brings along is not read out: it has to be there before.
    if (isNew) update(false);
    else {
      const news = model.news();
      if (status.textContent !== news) status.textContent = news;
    }
    const depth = root.querySelector('[part~=back]') ? 2 : isOpen ? 1 : 0;
    // Only where somebody is: what opens by itself takes no focus away. What is moved loses it, and what goes.
    if (active || (focusWanted && depth !== wasDepth)) {
      const next = active?.isConnected ? active : cameBack || root.querySelector('[part~=button]');
      if (root.activeElement !== next) next.focus({ preventScroll: true });
    }
    wasDepth = depth;
    cameBack = undefined;
    focusWanted = false;
  }

  function renderBadge(): void {
    const { count, label, worst } = model.badge();
    place = '';
    arrange(
      view,
      [
        {
          key: 'badge',
          tag: 'button',
          part: 'button badge',
          text: count,
          attributes: { type: 'button', 'aria-label': label, 'data-whose': worst || undefined },
          run: model.open,
        },
      ],
      runs,
    );
    const { x, y } = badgeRect(screenNow(), model.spot());
    if (!press?.moved) moveBadge(x, y);
  }

  function moveBadge(x: number, y: number): void {
    const { style } = view.firstElementChild;
    const place = (start: string, end: string, at: number) => {
      // For browsers that do not know what follows.
      style[start] = `${at}px`;
      const inset = (side: string) => `(${GAP}px + env(safe-area-inset-${side}))`;
      style[start] = `max(${inset(start)},min(${at}px,100% - ${BADGE}px - ${inset(end)}))`;
    };
    place('left', 'right', x);
    place('top', 'bottom', y);
  }

  function renderPage(): void {
    press = undefined;
    const page = model.page(0, MOST_ROWS);
    const { back, close, filters, items, actions } = page;
    if (back && wasDepth === 1) {
      const scroll = root.querySelector('[part=content]')?.scrollTop || 0;
      left = { scroll, key: root.activeElement?.ttminisKey };
    }
    const content: Node[] = [];
    let rows: Node[] | undefined;
    for (const item of items) {
      if (!item.run) {
        content.push(itemOf(item));
        continue;
      }
      if (!rows) {
        rows = [];
        content.push({ key: 'rows', tag: 'ul', part: 'rows', children: rows });
      }
      rows.push(itemOf(item));
    }
    const title: Node = { key: 'title', tag: 'h2', part: 'heading', text: page.title };
    const head = [title, buttonOf(close, 'close')];
    if (back) head.unshift(buttonOf(back, 'back'));
    const children: Node[] = [{ key: 'head', tag: 'div', part: 'head', children: head }];
    const bar = (key: string, list: readonly Button[]) => {
      if (!list.length) return;
      children.push({ key, tag: 'div', part: key, children: list.map((one) => buttonOf(one, 'action')) });
    };
    bar('filters', filters);
    // One that scrolls has to be reached with the keyboard.
    const attributes = { tabindex: '0', role: 'group', 'aria-label': page.title };
    children.push({ key: 'content', tag: 'div', part: 'content', attributes, children: content });
    bar('actions', actions);
    arrange(
      view,
      [
        {
          key: 'panel',
          tag: 'section',
          part: 'panel',
          attributes: {
            role: 'dialog',
            'aria-label': page.title,
            'data-side': model.spot().right ? 'right' : 'left',
            'data-tall': `${page.tall}`,
          },
          children,
        },
      ],
      runs,
    );
    if (place !== page.place) {
      const isBack = !back && wasDepth === 2;
      root.querySelector('[part=content]').scrollTop = isBack ? left.scroll : 0;
      if (isBack) cameBack = Array.from(runs.keys()).find((one) => one.ttminisKey === left.key);
      place = page.place;
    }
  }

  let focusWanted = false;

  /** The button that an event is about. */
  function buttonIn(event: Any): Any {
    for (const element of event.composedPath()) if (runs.has(element)) return element;
    return undefined;
  }
  const isBadge = (element: Any) => element && element === view.firstElementChild && !model.isOpen();

  root.addEventListener('click', (event: Any) => {
    const element = buttonIn(event);
    if (!element || dropped) return;
    focusWanted = true;
    runs.get(element)?.();
  });
  root.addEventListener('pointerdown', (event: Any) => {
    press = undefined;
    dropped = false;
    const element = buttonIn(event);
    if (!isBadge(element) || event.button) return;
    press = { x: event.clientX, y: event.clientY, moved: false };
    call(element, 'setPointerCapture', event.pointerId);
  });
  root.addEventListener('pointermove', ({ clientX, clientY }: Any) => {
    if (!press || !isBadge(view.firstElementChild)) return;
    if (!press.moved && Math.abs(clientX - press.x) + Math.abs(clientY - press.y) < SLACK) return;
    press = { x: clientX, y: clientY, moved: true };
    moveBadge(clientX - BADGE / 2, clientY - BADGE / 2);
  });
  const release = () => {
    const end = press;
    press = undefined;
    if (!end?.moved) return;
    model.moveTo(spotAt(screenNow(), end.x, end.y));
    // The click that follows is none.
    dropped = true;
    setTimeout(() => {
      dropped = false;
    }, 0);
  };
  root.addEventListener('pointerup', release);
  root.addEventListener('pointercancel', release);
  root.addEventListener('keydown', (event: Any) => {
    const { key } = event;
    if (key === 'Escape' && model.isOpen()) {
      focusWanted = true;
      const back = root.querySelector('[part~=back]');
      if (back) runs.get(back)?.();
      else model.close();
    }
    if (!/^Arrow/.test(key) || !isBadge(root.activeElement)) return;
    // Dragging needs a pointer.
    const { right, down } = model.spot();
    const step = key === 'ArrowUp' ? -0.1 : key === 'ArrowDown' ? 0.1 : 0;
    model.moveTo({
      right: key === 'ArrowRight' || (right && key !== 'ArrowLeft'),
      down: within(down + step, 0, 1),
    });
    event.preventDefault();
  });
  for (const type of EVENTS.split(' ')) {
    host.addEventListener(type, (event: Any) => event.stopPropagation());
  }

  const gesture = createGesture(model);
  const tapped = ({ clientX, clientY }: Any) => {
    const { safe } = screenNow();
    gesture(clientX - safe.x, clientY - safe.y);
  };
  const resized = () => update(true);
  addEventListener('pointerdown', tapped, { capture: true, passive: true });
  addEventListener('resize', resized);

  function update(now: boolean): void {
    if (now) {
      clearTimeout(timer);
      render();
    } else if (timer === undefined && model.visible()) {
      timer = setTimeout(render, within(renderedAt + EVERY - Date.now(), 0, EVERY));
    }
  }

  return {
    update,
    destroy() {
      clearTimeout(timer);
      removeEventListener('pointerdown', tapped, { capture: true });
      removeEventListener('resize', resized);
      if (host.isConnected) host.parentNode.removeChild(host);
    },
  };
}
