// Creates the elements of the overlay once, and later changes only what differs: an element keeps its focus and its place.
import type { Any } from '../../safe-access.js';
import { STYLE } from './style.js';

const NAME = 'ttminis-explain-overlay';

/** An element as it has to be. */
export interface VNode {
  /** Tells siblings apart that have the same tag; otherwise `part` does. */
  readonly key?: string;
  readonly tag: string;
  /** The name for styles, also for those of the page. */
  readonly part: string;
  readonly text?: string | undefined;
  /** `undefined` removes an attribute. */
  readonly attributes?: Readonly<Record<string, string | undefined>> | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly children?: readonly VNode[] | undefined;
}

export type ClickHandlers = Map<Any, () => void>;

/** @returns the custom element: one for all overlays, since a defined name stays defined */
export function elementClass(): Any {
  const known = customElements.get(NAME);
  if (known) return known;
  // Not a class: a class in the syntax of ES5 cannot construct an HTMLElement.
  const OverlayElement: Any = function (this: unknown) {
    return Reflect.construct(HTMLElement, [], OverlayElement);
  };
  OverlayElement.prototype = Object.create(HTMLElement.prototype);
  OverlayElement.prototype.constructor = OverlayElement;
  customElements.define(NAME, OverlayElement);
  return OverlayElement;
}

/** Adds the styles; as a style sheet object where the browser has it, since a strict security policy allows that. */
export function addStyles(root: Any): void {
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

/** The key under which an element was created. */
export const keyOf = (element: Any): string | undefined => element?.ttminisKey;

/** Makes the children of an element what `nodes` say, and adds the click handlers to `handlers`. */
export function updateChildren(parent: Any, nodes: readonly VNode[], handlers: ClickHandlers): void {
  const old = new Map<string | undefined, Any>();
  for (const child of Array.from(parent.children)) old.set(keyOf(child), child);
  let next: Any = parent.firstElementChild;
  for (const node of nodes) {
    const { tag, part, text = '', attributes = {}, onClick, children } = node;
    const key = `${tag} ${node.key || part}`;
    let element = old.get(key);
    if (!old.delete(key)) {
      element = document.createElement(tag);
      element.ttminisKey = key;
      element.setAttribute('part', part);
    }
    if (element === next) next = element.nextElementSibling;
    else parent.insertBefore(element, next);
    for (const name of Object.keys(attributes)) {
      const value = attributes[name];
      if (value === undefined) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    if (onClick) handlers.set(element, onClick);
    if (children) updateChildren(element, children, handlers);
    else if (element.textContent !== text) element.textContent = text;
  }
  old.forEach((element) => {
    parent.removeChild(element);
  });
}
