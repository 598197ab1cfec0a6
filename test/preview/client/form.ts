/** The quiz in its editor: questions, responses that the teacher marks, the add-on's menu and its sidebar. */
import type { FormView, ItemView, PageView, ResponseView } from '../page';
import { addressBox, fill, h, icon } from './dom';
import { menuButton } from './menu';
import { programMenu, type Send } from './sheet';
import { SidebarFrame } from './sidebar';
import type { Words } from './words';
import type { AskNow } from './panel';

export class FormWindow {
  readonly element: HTMLElement;
  readonly #send: Send;
  readonly #head = h('div', { class: 'file-head form-head' });
  readonly #main = h('div', { class: 'form-main' });
  readonly #sidebar: SidebarFrame;
  #part: 'questions' | 'responses' = 'questions';
  #drawnFor = '';

  constructor(send: Send, ask: AskNow) {
    this.#send = send;
    this.#sidebar = new SidebarFrame(ask);
    this.element = h(
      'section',
      { class: 'form-window' },
      h('div', { class: 'form-column' }, this.#head, this.#main),
      this.#sidebar.element,
    );
  }

  show(page: PageView, words: Words): void {
    const { form } = page;
    if (!form) return;
    this.#sidebar.show(form.sidebar, words);
    const { sidebar: _, ...drawn } = form;
    const key = JSON.stringify([drawn, page.language, this.#part]);
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    this.#drawHead(form, words);
    fill(
      this.#main,
      this.#parts(page, form, words),
      this.#part === 'questions' ? questions(form, words) : this.#responses(form, words),
    );
  }

  #drawHead(form: FormView, words: Words): void {
    const menus = form.menus.filter((menu) => menu.items.length > 0);
    const extensions = menuButton(words.extensions, words.extensions, () =>
      menus.length > 0
        ? programMenu(menus, (label) => {
            this.#send({ do: 'formMenu', label });
          })
        : [{ label: words.noMenu, disabled: true }],
    );
    fill(
      this.#head,
      h('span', { class: 'file-icon' }, icon('form', 24)),
      h('div', {}, h('h1', {}, form.title), h('div', { class: 'menus' }, extensions)),
      addressBox(words.address, form.url),
    );
  }

  #parts(page: PageView, form: FormView, words: Words): HTMLElement {
    const part = (name: 'questions' | 'responses', label: string): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(this.#part === name),
          onclick: () => {
            this.#part = name;
            this.show(page, words);
          },
        },
        label,
      );
    return h(
      'div',
      { class: 'form-parts', role: 'group' },
      part('questions', words.questions),
      part('responses', `${words.responses} ${form.total}`),
    );
  }

  #responses(form: FormView, words: Words): HTMLElement {
    if (form.total === 0) return h('p', { class: 'paper' }, words.noResponses);
    const more = (label: string, page: number, on: boolean): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: 'button',
          disabled: !on,
          onclick: () => {
            this.#send({ do: 'responsePage', page });
          },
        },
        label,
      );
    const shownTo = (form.responsePage + 1) * Math.max(1, form.responses.length);
    const pages = form.total > form.responses.length && [
      more(words.newer, form.responsePage - 1, form.responsePage > 0),
      more(words.older, form.responsePage + 1, shownTo < form.total),
    ];
    return h(
      'div',
      { class: 'paper responses' },
      form.responses.map((response) => this.#response(form, response, words)),
      h('div', { class: 'buttons' }, pages || []),
    );
  }

  #response(form: FormView, response: ResponseView, words: Words): HTMLElement {
    const total = form.isQuiz ? `${response.total} / ${form.maxPoints}` : '';
    const mark = response.unmarked > 0 && h('span', { class: 'to-mark' }, `${words.toMark}: ${response.unmarked}`);
    const summary = h(
      'summary',
      {},
      h('span', { class: 'who' }, response.email || words.unknown),
      h('span', { class: 'when' }, shownMoment(response.at)),
      mark,
      h('span', { class: 'total' }, total),
    );
    return h(
      'details',
      {},
      summary,
      h(
        'dl',
        {},
        response.answers.flatMap((answer) => this.#answer(form, response, answer, words)),
      ),
    );
  }

  #answer(
    form: FormView,
    response: ResponseView,
    { item, answer, score }: ResponseView['answers'][number],
    words: Words,
  ): HTMLElement[] {
    const question = form.items.find(({ id }) => id === item);
    if (!question) return [];
    const said = typeof answer === 'string' ? answer : answer.flat().join(', ');
    const points = question.points > 0 && this.#score(response, question, score, words);
    return [h('dt', {}, question.title), h('dd', {}, h('span', {}, said || '–'), points)];
  }

  /** A person marks here what Google does not mark by itself. */
  #score(response: ResponseView, question: ItemView, score: number | null, words: Words): HTMLElement {
    const box = h('input', {
      type: 'number',
      min: 0,
      max: question.points,
      step: 'any',
      'aria-label': `${words.score} ${question.title}`,
      value: score === null ? '' : String(score),
      placeholder: words.toMark,
    });
    box.addEventListener('change', () => {
      this.#send({
        do: 'mark',
        response: response.id,
        item: question.id,
        score: box.value === '' ? null : Number(box.value),
      });
    });
    return h('span', { class: 'score' }, box, ` / ${question.points}`);
  }
}

function questions(form: FormView, words: Words): HTMLElement {
  const head = h(
    'div',
    { class: 'paper title' },
    h('h2', {}, form.title),
    h(
      'p',
      {},
      [form.description, form.isQuiz ? `${words.quiz} · ${words.points(form.maxPoints)}` : words.noQuiz]
        .filter(Boolean)
        .join(' — '),
    ),
  );
  return h(
    'div',
    { class: 'questions' },
    head,
    form.items.map((item) => question(item, words)),
  );
}

function question(item: ItemView, words: Words): HTMLElement {
  const choices = [...item.choices, ...item.rows.map((row) => `${row}: ${item.columns.join(' · ')}`)];
  const right = (choice: string): string => (item.key.includes(choice) ? 'right' : '');
  const scale =
    item.kind === 'SCALE' || item.kind === 'RATING'
      ? h('p', { class: 'faint' }, `${item.bounds[0]} – ${item.bounds[1]}`)
      : null;
  const key =
    item.choices.length === 0 && item.key.length > 0 ? h('p', { class: 'right' }, `✓ ${item.key.join(' / ')}`) : null;
  return h(
    'div',
    { class: 'paper' },
    h(
      'div',
      { class: 'question-head' },
      h('h3', {}, item.title),
      item.isQuestion && item.points > 0 && h('span', { class: 'faint' }, words.points(item.points)),
    ),
    item.help !== '' && h('p', { class: 'faint' }, item.help),
    h(
      'ul',
      { class: `choices ${item.kind === 'CHECKBOX' ? 'square' : ''}` },
      choices.map((choice) =>
        h('li', { class: right(choice) }, choice, right(choice) && h('span', { class: 'said' }, ` (${words.correct})`)),
      ),
    ),
    scale,
    key,
    item.byHand && h('p', { class: 'faint' }, words.toMark),
  );
}

/** `2026-11-16T09:05` → `16 nov 09:05`, in the language of the page. */
export function shownMoment(at: string): string {
  const day = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const language = document.documentElement.lang === 'nl' ? 'nl-NL' : 'en-GB';
  return `${new Intl.DateTimeFormat(language, day).format(new Date(`${at}Z`))} ${at.slice(11)}`;
}
