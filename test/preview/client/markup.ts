/** The few tags that Google's cards read in a text, as elements; everything else is text. */
import { h } from './dom';

const ALLOWED: ReadonlySet<string> = new Set(['B', 'STRONG', 'I', 'EM', 'U', 'S', 'STRIKE', 'BR']);

/** https://developers.google.com/workspace/add-ons/concepts/widgets#text_formatting */
export function markup(text: string): Node[] {
  const { body } = new DOMParser().parseFromString(text.replaceAll('\n', '<br>'), 'text/html');
  return copies(body);
}

function copies(parent: Node): Node[] {
  return [...parent.childNodes].flatMap(copy);
}

function copy(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')];
  if (!(node instanceof HTMLElement)) return [];
  if (ALLOWED.has(node.tagName)) {
    const element = document.createElement(node.tagName);
    element.append(...copies(node));
    return [element];
  }
  const color = node.tagName === 'FONT' ? node.getAttribute('color') : null;
  if (color !== null && /^#[0-9a-f]{3,6}$/i.test(color)) return [h('span', { style: `color:${color}` }, copies(node))];
  return copies(node);
}
