// Describes the badge and the panel as elements.
import type { Side } from '../../../overlay-types.js';
import type { Badge, Button, Item, Page } from '../../page.js';
import type { VNode } from './elements.js';

const span = (part: string, text: string, side?: Side): VNode => ({
  tag: 'span',
  part,
  text,
  attributes: { 'data-side': side },
});

const box = (part: string, children: readonly VNode[], attributes?: VNode['attributes']): VNode => ({
  tag: 'div',
  part,
  children,
  attributes,
});

function buttonNode({ key, text, label, pressed, run }: Button, part: string): VNode {
  const isPressed = pressed === undefined ? undefined : `${pressed}`;
  const attributes = { type: 'button', 'aria-label': label, 'aria-pressed': isPressed };
  return { key, tag: 'button', part: `button ${part}`, text, attributes, onClick: run };
}

const bar = (part: string, buttons: readonly Button[]): VNode[] =>
  buttons.length
    ? [
        box(
          part,
          buttons.map((button) => buttonNode(button, 'action')),
        ),
      ]
    : [];

function itemNode({ kind, key, text, mark, side, more, run }: Item): VNode {
  if (run) {
    const children = [span('title', text), span('tag', mark || '', side), span('more', more || '')];
    const attributes = { type: 'button' };
    const row: VNode = { key, tag: 'button', part: 'button row', attributes, children, onClick: run };
    return { key, tag: 'li', part: 'item', children: [row] };
  }
  const children = [span('text', text)];
  if (mark) children.unshift(span(side ? 'tag' : 'mark', mark, side));
  return { key, tag: kind === 'heading' ? 'h3' : 'p', part: kind, children };
}

/** All rows stand in one list, so that a screen reader tells how long it is. */
function contentNodes(items: readonly Item[]): VNode[] {
  const nodes: VNode[] = [];
  const rows: VNode[] = [];
  for (const item of items) {
    if (item.run && !rows.length) nodes.push({ tag: 'ul', part: 'rows', children: rows });
    (item.run ? rows : nodes).push(itemNode(item));
  }
  return nodes;
}

export function badgeNode({ count, label, worst }: Badge, onClick: () => void): VNode {
  const attributes = { type: 'button', 'aria-label': label, 'data-side': worst || undefined };
  return { tag: 'button', part: 'button badge', text: count, attributes, onClick };
}

/** @param side - where the panel lies on a wide screen */
export function panelNode(page: Page, side: 'left' | 'right'): VNode {
  const { back, close, title, tall, filters, items, actions } = page;
  const head = [{ tag: 'h2', part: 'heading', text: title }, buttonNode(close, 'close')];
  if (back) head.unshift(buttonNode(back, 'back'));
  // The keyboard scrolls only an element that can have the focus.
  const content = box('content', contentNodes(items), { tabindex: '0', role: 'group', 'aria-label': title });
  return {
    tag: 'section',
    part: 'panel',
    attributes: { role: 'dialog', 'aria-label': title, 'data-side': side, 'data-tall': `${tall}` },
    children: [box('head', head)].concat(bar('filters', filters), content, bar('actions', actions)),
  };
}
