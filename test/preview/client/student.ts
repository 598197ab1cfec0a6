/** The quiz as a student answers it. */
import type { Answer } from '../../host/form/item';
import type { FormView, ItemView, PageView, ResponseView } from '../page';
import { fill, h } from './dom';
import { shownMoment } from './form';
import type { AskNow } from './panel';
import type { Words } from './words';

export class StudentWindow {
  readonly element = h('section', { class: 'student-window' });
  readonly #ask: AskNow;
  #email = '';
  /** The response that is being changed. */
  #editing: ResponseView | undefined;
  #sent = false;
  #page: PageView | undefined;
  #words: Words | undefined;
  #drawnFor = '';

  constructor(ask: AskNow) {
    this.#ask = ask;
  }

  show(page: PageView, words: Words): void {
    const key = JSON.stringify([page.form?.items, page.form?.title, page.form?.total, page.people, page.language]);
    this.#page = page;
    this.#words = words;
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    this.#draw();
  }

  #draw(): void {
    const { form, people } = this.#page ?? {};
    const words = this.#words;
    if (!form || !people || !words) return;
    if (this.#email === '') this.#email = people[0]?.email ?? '';
    const earlier = form.responses.filter((response) => response.email.toLowerCase() === this.#email.toLowerCase());
    const before = h(
      'div',
      { class: 'earlier' },
      earlier.map((response) => this.#earlier(form, response, words)),
    );
    fill(
      this.element,
      h(
        'div',
        { class: 'form-column' },
        this.#who(words),
        before,
        this.#sent ? this.#thanks(words) : this.#paper(form, words),
      ),
    );
  }

  #who(words: Words): HTMLElement {
    const people = this.#page?.people ?? [];
    const known = people.some((person) => person.email === this.#email);
    const list = h(
      'select',
      { id: 'student' },
      people.map((person) => h('option', { value: person.email, selected: person.email === this.#email }, person.name)),
      h('option', { value: '', selected: !known }, words.other),
    );
    const box = h('input', {
      type: 'email',
      'aria-label': words.email,
      value: known ? '' : this.#email,
      placeholder: words.email,
    });
    list.addEventListener('change', () => {
      this.#be(list.value === '' ? ' ' : list.value);
    });
    box.addEventListener('change', () => {
      this.#be(box.value.trim());
    });
    return h(
      'div',
      { class: 'who-bar' },
      h('label', { for: 'student' }, words.iAm),
      list,
      !known && box,
      h('span', { class: 'faint' }, known ? this.#email : ''),
    );
  }

  #be(email: string): void {
    this.#email = email;
    this.#editing = undefined;
    this.#sent = false;
    this.#draw();
  }

  #earlier(form: FormView, response: ResponseView, words: Words): HTMLElement {
    const change = (): void => {
      this.#editing = response;
      this.#sent = false;
      this.#draw();
    };
    return h(
      'p',
      { class: 'paper' },
      `${words.earlier}: ${shownMoment(response.at)} `,
      form.canEdit && h('button', { type: 'button', class: 'button', onclick: change }, words.change),
    );
  }

  #thanks(words: Words): HTMLElement {
    const again = (): void => {
      this.#sent = false;
      this.#editing = undefined;
      this.#draw();
    };
    return h(
      'div',
      { class: 'paper title', role: 'status' },
      h('p', {}, words.sent),
      h('button', { type: 'button', class: 'button', onclick: again }, words.again),
    );
  }

  #paper(form: FormView, words: Words): HTMLElement {
    if (!form.accepting) return h('p', { class: 'paper title' }, words.closed);
    const paper = h('form', { class: 'questions', novalidate: true });
    const old = (item: ItemView): Answer =>
      this.#editing?.answers.find((answer) => answer.item === item.id)?.answer ?? '';
    paper.append(
      h(
        'div',
        { class: 'paper title' },
        h('h1', {}, form.title),
        form.description !== '' && h('p', {}, form.description),
      ),
      ...form.items.map((item) => question(item, old(item), words)),
      h('button', { type: 'submit', class: 'button filled' }, this.#editing ? words.sendAgain : words.send),
    );
    paper.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit(form, paper);
    });
    return paper;
  }

  #submit(form: FormView, paper: HTMLFormElement): void {
    const answers = Object.fromEntries(
      form.items.filter((item) => item.isQuestion).map((item) => [String(item.id), given(paper, item)]),
    );
    const responseId = this.#editing?.id;
    void this.#ask({
      do: 'submit',
      email: this.#email.trim(),
      answers,
      ...(responseId === undefined ? {} : { responseId }),
    }).then((answer) => {
      if (!answer || answer.problem !== undefined) return;
      this.#sent = true;
      this.#editing = undefined;
      this.#draw();
    });
  }
}

function question(item: ItemView, old: Answer, words: Words): HTMLElement {
  if (!item.isQuestion)
    return h(
      'div',
      { class: 'paper' },
      h('h3', {}, item.title),
      item.help !== '' && h('p', { class: 'faint' }, item.help),
    );
  const name = String(item.id);
  const legend = h(
    'legend',
    {},
    item.title,
    item.required && h('span', { class: 'must', title: words.required }, ' *'),
    item.points > 0 && h('span', { class: 'faint' }, ` ${words.points(item.points)}`),
  );
  return h(
    'fieldset',
    { class: 'paper' },
    legend,
    item.help !== '' && h('p', { class: 'faint' }, item.help),
    field(item, name, old, words),
  );
}

function field(item: ItemView, name: string, old: Answer, words: Words): HTMLElement {
  const ticked = typeof old === 'string' ? [old] : old.flat();
  const option = (type: string, value: string): HTMLElement =>
    h(
      'label',
      { class: 'option' },
      h('input', { type, name, value, checked: ticked.includes(value) }),
      h('span', {}, value),
    );
  if (item.kind === 'MULTIPLE_CHOICE')
    return h(
      'div',
      {},
      item.choices.map((choice) => option('radio', choice)),
    );
  if (item.kind === 'CHECKBOX')
    return h(
      'div',
      {},
      item.choices.map((choice) => option('checkbox', choice)),
    );
  if (item.kind === 'SCALE' || item.kind === 'RATING')
    return h(
      'div',
      { class: 'scale' },
      steps(item).map((step) => option('radio', step)),
    );
  if (item.kind === 'LIST') {
    return h(
      'select',
      { name, 'aria-label': item.title },
      h('option', { value: '' }, words.choose),
      item.choices.map((choice) => h('option', { value: choice, selected: ticked.includes(choice) }, choice)),
    );
  }
  if (item.kind === 'GRID' || item.kind === 'CHECKBOX_GRID') return gridField(item, name, old);
  if (item.kind === 'PARAGRAPH_TEXT')
    return h('textarea', {
      name,
      rows: 3,
      'aria-label': item.title,
      placeholder: words.yourAnswer,
      value: ticked[0] ?? '',
    });
  return h('input', {
    type: 'text',
    name,
    'aria-label': item.title,
    placeholder: PLACEHOLDERS[item.kind] ?? words.yourAnswer,
    value: ticked[0] ?? '',
  });
}

const PLACEHOLDERS: Partial<Record<ItemView['kind'], string>> = {
  DATE: '2026-11-16',
  TIME: '09:30',
  DATETIME: '2026-11-16 09:30',
  DURATION: '00:45:00',
};

function steps({ bounds: [low, high] }: ItemView): string[] {
  return Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
}

function gridField(item: ItemView, name: string, old: Answer): HTMLElement {
  const type = item.kind === 'GRID' ? 'radio' : 'checkbox';
  const lines = item.rows.map((row, index) => {
    const chosen = typeof old === 'string' ? [] : [old[index] ?? []].flat();
    const cells = item.columns.map((column) =>
      h(
        'td',
        {},
        h('input', {
          type,
          name: `${name}.${index}`,
          value: column,
          'aria-label': `${row}: ${column}`,
          checked: chosen.includes(column),
        }),
      ),
    );
    return h('tr', {}, h('th', { scope: 'row' }, row), cells);
  });
  return h(
    'table',
    {},
    h(
      'tr',
      {},
      h('td', {}),
      item.columns.map((column) => h('th', { scope: 'col' }, column)),
    ),
    lines,
  );
}

function given(paper: HTMLFormElement, item: ItemView): Answer {
  const all = new FormData(paper);
  const texts = (name: string): string[] => all.getAll(name).map(String);
  const name = String(item.id);
  if (item.kind === 'GRID') return item.rows.map((_, row) => texts(`${name}.${row}`)[0] ?? '');
  if (item.kind === 'CHECKBOX_GRID') return item.rows.map((_, row) => texts(`${name}.${row}`));
  return item.kind === 'CHECKBOX' ? texts(name) : (texts(name)[0] ?? '');
}
