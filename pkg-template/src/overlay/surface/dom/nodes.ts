// Describes the badge and the panel as elements.
import type { FailureSide } from '../../../overlay-types.js';
import type { Badge, Button, Item, Page } from '../../page.js';
import type { VNode } from './elements.js';

const span = (part: string, text: string, side?: FailureSide): VNode => ({
  tag: 'span',
  part,
  text,
  attributes: { 'data-side': side },
});

function buttonNode({ key, text, label, expanded, run }: Button, part: string): VNode {
  const isExpanded = expanded === undefined ? undefined : `${expanded}`;
  const attributes = { type: 'button', 'aria-label': label, 'aria-expanded': isExpanded };
  return { key, tag: 'button', part: `button ${part}`, text, attributes, onClick: run };
}

function itemNode({ kind, key, text, mark, side, more, run }: Item): VNode {
  const texts = [span('text', text)];
  if (!run) {
    if (mark) texts.unshift(span('mark', mark));
    if (side) return { key, tag: 'p', part: kind, children: [span('side', text, side)] };
    return { key, tag: kind === 'heading' ? 'h3' : 'p', part: kind, children: texts };
  }
  texts.push(span('mark', mark || ''));
  const line = (key: string, children: readonly VNode[]): VNode => ({
    key,
    tag: 'span',
    part: 'line',
    children,
  });
  const lines = [line('1', texts)];
  if (more) {
    const [sideName, place, time] = more;
    const where = [span('side', sideName, side), span('place', place && ` · ${place}`)];
    lines.push(line('2', [{ tag: 'span', part: 'where', children: where }, span('mark', time)]));
  }
  const part = `button ${kind === 'row' ? 'row' : 'choice'}`;
  const attributes = { type: 'button' };
  const button: VNode = { key, tag: 'button', part, attributes, children: lines, onClick: run };
  return { key, tag: 'li', part: 'item', children: [button] };
}

/** Neighbours that can be tapped stand in one list, so that a screen reader tells how long it is. */
function contentNodes(items: readonly Item[]): VNode[] {
  const nodes: VNode[] = [];
  let rows: VNode[] | undefined;
  let lists = 0;
  for (const item of items) {
    if (!item.run) rows = undefined;
    else if (!rows) {
      rows = [];
      nodes.push({ key: `${lists++}`, tag: 'ul', part: 'rows', children: rows });
    }
    (rows || nodes).push(itemNode(item));
  }
  return nodes;
}

export function badgeNode({ count, label, worst, isNew }: Badge, onClick: () => void): VNode {
  const attributes = {
    type: 'button',
    'aria-label': label,
    'data-side': worst || undefined,
    'data-new': `${isNew}`,
  };
  return { tag: 'button', part: 'button badge', text: count, attributes, onClick };
}

/** @param edge - where the panel lies on a wide screen */
export function panelNode(page: Page, edge: 'left' | 'right'): VNode {
  const { back, buttons, chips, title, items, share } = page;
  const head = [{ tag: 'h2', part: 'heading', text: title } as VNode].concat(
    chips.map((chip) => buttonNode(chip, 'chip')),
    buttons.map((button) => buttonNode(button, `sign ${button.key}`)),
  );
  if (back) head.unshift(buttonNode(back, 'sign back'));
  // The keyboard scrolls only an element that can have the focus.
  const scrollable = { tabindex: '0', role: 'group', 'aria-label': title };
  return {
    tag: 'section',
    part: 'panel',
    attributes: { role: 'dialog', 'aria-label': title, 'data-edge': edge, 'data-share': `${share}` },
    children: [
      { tag: 'div', part: 'head', children: head },
      { tag: 'div', part: 'content', attributes: scrollable, children: contentNodes(items) },
    ],
  };
}
