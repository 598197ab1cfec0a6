/** Making elements: a few lines instead of a library. */

export type Child = Node | string | null | undefined | false;

type Handlers = {
  readonly [Name in keyof HTMLElementEventMap as `on${Name}`]?: (event: HTMLElementEventMap[Name]) => void;
};

type PropValue = string | number | boolean | null | undefined | ((event: never) => void);

export type Props = Handlers & {
  readonly class?: string;
  readonly style?: string;
} & Readonly<Record<string, PropValue>>;

/** An element; `on…` are listeners, true and false switch an attribute on or off, everything else is an attribute's text. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...kept(children.flat()));
  return element;
}

function setProp(element: HTMLElement, name: string, value: PropValue): void {
  if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
  else if (name === 'style') element.style.cssText = String(value);
  else if (name === 'value' && 'value' in element) element.value = value;
  else if (value === true) element.setAttribute(name, '');
  else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, String(value));
}

function kept(children: readonly Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false);
}

/** Puts these children in the place of what is there. */
export function fill(element: Element, ...children: readonly (Child | readonly Child[])[]): void {
  element.replaceChildren(...kept(children.flat()));
}

/** The address of a file, to read and to copy: a click selects all of it. */
export function addressBox(label: string, url: string): HTMLElement {
  const box = h('input', { class: 'address', readonly: true, value: url, 'aria-label': label });
  box.addEventListener('focus', () => {
    box.select();
  });
  return box;
}

/** A picture of lines, drawn in the colour of the text around it; it says nothing to a screen reader. */
export function icon(name: keyof typeof PATHS, size = 20): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const attributes = {
    viewBox: '0 0 24 24',
    width: size,
    height: size,
    fill: 'none',
    stroke: 'currentColor',
    'aria-hidden': true,
  };
  const line = { 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [key, value] of Object.entries({ ...attributes, ...line })) svg.setAttribute(key, String(value));
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

const PATHS = {
  back: 'M20 12H5M11 6l-6 6 6 6',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  right: 'M9 6l6 6-6 6',
  leave: 'M13 4h7v7M20 4l-9 9M18 14v6H4V6h6',
  plus: 'M12 5v14M5 12h14',
  book: 'M6 3h13v18H6a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM8 8h7M8 12h7',
  sheet: 'M4 3h16v18H4zM4 9h16M4 15h16M11 9v12',
  form: 'M5 3h14v18H5zM9 8h6M9 12h6M9 16h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  mail: 'M3 6h18v13H3zM3 7l9 7 9-7',
  sortUp: 'M4 18l4-12 4 12M5.5 14h5M17 5v14M14 16l3 3 3-3',
  sortDown: 'M4 6l4 12 4-12M17 19V5M14 8l3-3 3 3',
  rowPlus: 'M4 5h16v5H4zM12 14v7M8.5 17.5h7',
  columnPlus: 'M4 4h6v16H4zM17 8.5v7M13.5 12h7',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  refresh: 'M20 12a8 8 0 1 1-2.5-5.8M20 3v5h-5',
  puzzle: 'M10 4a2 2 0 1 1 4 0v2h4v4h2a2 2 0 1 1 0 4h-2v6h-5v-2a2 2 0 1 0-4 0v2H4v-6h2a2 2 0 1 0 0-4H4V6h6z',
} as const;
