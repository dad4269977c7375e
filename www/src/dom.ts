/** What an element can contain; what stands for nothing lets conditions be written in place. */
export type Child = Node | string | null | undefined | false;

/** Attributes by their HTML names; `true` sets an empty one, `null` and `false` none. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** The levels of headings below the title of the page. */
export type Level = 2 | 3 | 4 | 5;

/**
 * Makes an element. Strings become text nodes: nothing that is pasted or looked up is ever read as markup.
 *
 * @param tag - the name of the element
 * @param attributes - its attributes
 * @param children - what it contains
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...present(children));
  return element;
}

/** The children that are something. */
export function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== null && child !== undefined && child !== false);
}

/** Makes a heading of a level that is only known at run time. */
export function heading(level: Level, attributes: Attributes, ...children: readonly Child[]): HTMLElement {
  return h(`h${level}`, attributes, ...children);
}

/** Makes a button that does something in the page. */
export function button(label: Child, attributes: Attributes, onClick: () => void): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', onClick);
  return element;
}

/** Makes a link to another site. The page that is opened learns nothing of this one. */
export function outLink(label: string, url: string, attributes: Attributes = {}): HTMLAnchorElement {
  return h('a', { href: url, target: '_blank', rel: 'noreferrer', ...attributes }, label);
}

/** Makes one drawing of a 16 by 16 grid, stroked in the colour of the text. It is decoration: a word stands beside it. */
export function drawing(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  setAttributes(svg, { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'drawing' });
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** The sign of what can be opened. */
export function chevron(): SVGSVGElement {
  return drawing('M6 3.5L10.5 8L6 12.5');
}

/** The element with this id, which `index.html` has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element;
}

/** A text that is short enough to be shown: what was pasted can be a megabyte. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).trimEnd()}…`;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}
