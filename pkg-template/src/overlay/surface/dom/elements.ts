// Elements of the overlay: made once, and changed only where they are to be something else.
import type { Any } from '../../safe-access.js';
import { STYLE } from './style.js';

const NAME = 'ttminis-explain-overlay';

/** An element as it is to be. */
export interface Node {
  readonly key: string;
  readonly tag: string;
  /** Its name for styles, also for those of the page. */
  readonly part: string;
  readonly text?: string | undefined;
  readonly attributes?: Readonly<Record<string, string | undefined>> | undefined;
  readonly run?: (() => void) | undefined;
  readonly children?: readonly Node[] | undefined;
}

/** The custom element; one for all overlays, since a name cannot be taken back. */
export function elementClass(): Any {
  const known = customElements.get(NAME);
  if (known) return known;
  // Not a class: in ES5 it could not be called as one.
  const OverlayElement: Any = function (this: unknown) {
    return Reflect.construct(HTMLElement, [], OverlayElement);
  };
  OverlayElement.prototype = Object.create(HTMLElement.prototype);
  OverlayElement.prototype.constructor = OverlayElement;
  customElements.define(NAME, OverlayElement);
  return OverlayElement;
}

/** Styles that also come through a strict security policy, where the browser has such. */
export function addStyle(root: Any): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.appendChild(style);
  }
}

/** Makes the children of an element as they are to be; those that are there already stay, with focus and place. */
export function arrange(parent: Any, nodes: readonly Node[], runs: Map<Any, () => void>): void {
  const old = new Map<string, Any>();
  for (const child of Array.from(parent.children) as Any[]) old.set(child.ttminisKey, child);
  let next: Any = parent.firstElementChild;
  for (const node of nodes) {
    const key = `${node.tag} ${node.key}`;
    let element = old.get(key);
    if (element) {
      old.delete(key);
    } else {
      element = document.createElement(node.tag);
      element.ttminisKey = key;
      element.setAttribute('part', node.part);
    }
    if (element === next) next = element.nextElementSibling;
    else parent.insertBefore(element, next);
    const attributes = node.attributes || {};
    for (const name of Object.keys(attributes)) {
      const value = attributes[name];
      if (value === undefined) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    if (node.run) runs.set(element, node.run);
    if (node.children) arrange(element, node.children, runs);
    else if (element.textContent !== (node.text || '')) element.textContent = node.text || '';
  }
  old.forEach((element) => {
    parent.removeChild(element);
  });
}
