/** The fields of a card as HTML: every one has a label, and a group of choices a legend. */
import { escape } from 'html-escaper';
import type { Choice, DateField, Field } from './card';
import { askData, shown } from './htmlText';

/** What a teacher fills in, as HTML with its label; `id` names it in the page. */
export function inputHtml(widget: Field | Choice | DateField, id: string): string {
  if (widget.kind === 'field') return fieldHtml(widget, id);
  if (widget.kind === 'date') return dateHtml(widget, id);
  return widget.as === 'list' ? listHtml(widget, id) : choiceHtml(widget, id);
}

function fieldHtml({ name, label, hint, value = '', multiline, save }: Field, id: string): string {
  const saves = save === undefined ? '' : askData('save', save);
  const described = hint === undefined ? '' : ` aria-describedby="${id}h"`;
  const attributes = `id="${id}" name="${escape(name)}"${described}${saves}`;
  const input =
    multiline === true
      ? // The parser drops one line break after the tag, so that a text may begin with one.
        `<textarea ${attributes} rows="4">\n${escape(value)}</textarea>`
      : `<input type="text" ${attributes} value="${escape(value)}" autocomplete="off">`;
  const hinted = hint === undefined ? '' : `<p class="hint" id="${id}h">${shown(hint)}</p>`;
  return `<div class="field"><label for="${id}">${shown(label)}</label>${input}${hinted}</div>`;
}

function dateHtml({ name, label, value = '' }: DateField, id: string): string {
  const input = `<input type="date" id="${id}" name="${escape(name)}" value="${escape(value)}">`;
  return `<div class="field"><label for="${id}">${shown(label)}</label>${input}</div>`;
}

function listHtml({ name, label, options, changed }: Choice, id: string): string {
  const asks = changed === undefined ? '' : askData('changed', changed);
  const list = options.map(
    (option) =>
      `<option value="${escape(option.value)}"${option.on ? ' selected' : ''}>${escape(option.label)}</option>`,
  );
  return (
    `<div class="field"><label for="${id}">${shown(label)}</label>` +
    `<select id="${id}" name="${escape(name)}"${asks}>${list.join('')}</select></div>`
  );
}

function choiceHtml({ name, label, as, options, changed }: Choice, id: string): string {
  const type = as === 'radio' ? 'radio' : 'checkbox';
  const asks = changed === undefined ? '' : askData('changed', changed);
  const list = options.map(
    (option, i) =>
      `<div class="option"><input type="${type}" id="${id}-${i}" name="${escape(name)}" value="${escape(option.value)}"` +
      `${option.on ? ' checked' : ''}><label for="${id}-${i}">${shown(option.label)}</label></div>`,
  );
  return `<fieldset${asks}><legend>${shown(label)}</legend>${list.join('')}</fieldset>`;
}
