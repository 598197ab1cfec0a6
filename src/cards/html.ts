/**
 * Draws a card as HTML for the 300 px sidebar in Forms. Everything a person or a file may have supplied is escaped here;
 * what a click asks travels as JSON in `data-ask`, so that there is no code in the markup.
 */
import { escape } from 'html-escaper';
import type { Text } from '../text/language';
import type { Button, Card, MenuItem, Paragraph, Row, Section, Widget } from './card';
import { inputHtml } from './htmlInputs';
import { askData, shown } from './htmlText';

/** The HTML of a card: one `article`. Ids in it are unique as long as it is the only card in the page. */
export function cardHtml(t: Text, card: Card): string {
  const subtitle =
    card.subtitle === undefined || card.subtitle === '' ? '' : `<p class="subtitle">${shown(card.subtitle)}</p>`;
  const titles = card.sections.map(({ title }) => title);
  const body = card.sections
    .map((section, i) => sectionHtml(t, section, `w${i}`, titles.indexOf(section.title) === i))
    .join('');
  return (
    `<article class="card" data-card="${escape(card.name)}">` +
    `<header><div><h1 tabindex="-1">${shown(card.title)}</h1>${subtitle}</div>${menuHtml(t, card.menu ?? [])}</header>` +
    `${body}${footerHtml(t, card)}</article>`
  );
}

function menuHtml(t: Text, items: readonly MenuItem[]): string {
  if (items.length === 0) return '';
  const list = items.map(
    ({ label, ask }) => `<li><button type="button"${askData('ask', ask)}>${shown(label)}</button></li>`,
  );
  const name = escape(t.sidebar.menu);
  return `<details class="menu"><summary aria-label="${name}" title="${name}">⋮</summary><ul role="list">${list.join('')}</ul></details>`;
}

function footerHtml(t: Text, { footer }: Card): string {
  if (footer === undefined) return '';
  const other = footer.other === undefined ? '' : buttonHtml(t, footer.other);
  return `<footer>${buttonHtml(t, footer.main, 'main')}${other}</footer>`;
}

/** With a title it is a landmark, but only the `first` with that title: landmarks of one name cannot be told apart. */
function sectionHtml(t: Text, { title, widgets, foldAfter }: Section, id: string, first: boolean): string {
  const fold = foldAfter === undefined || foldAfter >= widgets.length ? widgets.length : foldAfter;
  const rest = widgets.slice(fold);
  const folded =
    rest.length === 0
      ? ''
      : `<details class="fold"><summary>${shown(t.sidebar.fold(rest.length))}</summary>${widgetsHtml(t, rest, `${id}f`)}</details>`;
  const heading = title === undefined ? '' : `<h2 id="${id}">${shown(title)}</h2>`;
  const label = title === undefined || !first ? '' : ` aria-labelledby="${id}"`;
  return `<section${label}>${heading}${widgetsHtml(t, widgets.slice(0, fold), id)}${folded}</section>`;
}

/** Rows that follow each other are one list, so that a screen reader says how many there are. */
function widgetsHtml(t: Text, widgets: readonly Widget[], id: string): string {
  let html = '';
  widgets.forEach((widget, i) => {
    const isRow = widget.kind === 'row';
    if (isRow && widgets[i - 1]?.kind !== 'row') html += '<ul role="list">';
    html += widgetHtml(t, widget, `${id}-${i}`);
    if (isRow && widgets[i + 1]?.kind !== 'row') html += '</ul>';
  });
  return html;
}

function widgetHtml(t: Text, widget: Widget, id: string): string {
  switch (widget.kind) {
    case 'text':
      return paragraphHtml(widget);
    case 'row':
      return rowHtml(t, widget);
    case 'buttons':
      return `<div class="buttons">${widget.buttons.map((button) => buttonHtml(t, button)).join('')}</div>`;
    case 'line':
      return '<hr>';
    default:
      return inputHtml(widget, id);
  }
}

function paragraphHtml({ text, strong }: Paragraph): string {
  const lines = text.split('\n').map(shown).join('<br>');
  return strong === true ? `<p class="strong"><strong>${lines}</strong></p>` : `<p>${lines}</p>`;
}

function rowHtml(t: Text, row: Row): string {
  const beside = row.button === undefined ? '' : buttonHtml(t, row.button);
  return `<li>${rowMain(t, row)}${beside}</li>`;
}

function rowMain(t: Text, row: Row): string {
  const [top, text, bottom] = [rowLine('top', row.top), rowLine('text', row.text), rowLine('bottom', row.bottom)];
  const lines = top + text + bottom;
  if (row.ask !== undefined) return `<button type="button" class="row"${askData('ask', row.ask)}>${lines}</button>`;
  return isWebAddress(row.open) ? linkHtml(t, row.open, 'row', top + text, bottom) : `<div class="row">${lines}</div>`;
}

function rowLine(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<span class="${name}">${shown(text)}</span>`;
}

function buttonHtml(t: Text, { label, ask, open, disabled, needs }: Button, look = 'plain'): string {
  if (ask === undefined) return isWebAddress(open) ? linkHtml(t, open, `button ${look}`, shown(label)) : '';
  const guard = needs === undefined ? '' : ` data-needs="${escape(needs)}"`;
  const off = disabled === true ? ' disabled data-off' : '';
  return `<button type="button" class="button ${look}"${askData('ask', ask)}${guard}${off}>${shown(label)}</button>`;
}

/** A link says that it leaves the sidebar, and the page it opens cannot reach back into it. */
function linkHtml(t: Text, url: string, look: string, inner: string, below = ''): string {
  const opens = `<span class="hidden"> (${escape(t.sidebar.opens)})</span>`;
  return `<a class="${look}" href="${escape(url)}" target="_blank" rel="noopener noreferrer">${inner}<span aria-hidden="true"> ↗</span>${opens}${below}</a>`;
}

/** Only https addresses become links: a `javascript:` address from a cell stays text. */
function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https:\/\//i.test(url);
}
