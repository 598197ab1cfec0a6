/** The students' mailboxes: what the program sent, newest first. */
import type { MailView, PageView } from '../page';
import { fill, h, icon } from './dom';
import { shownMoment } from './form';
import type { Words } from './words';

export class MailWindow {
  readonly element = h('section', { class: 'mail-window' });
  #who = '';
  #open: MailView | undefined;
  #asText = false;
  #page: PageView | undefined;
  #words: Words | undefined;
  #drawnFor = '';

  show(page: PageView, words: Words): void {
    const key = JSON.stringify([page.mails.length, page.mails[0]?.at, page.people.length, page.language]);
    this.#page = page;
    this.#words = words;
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    this.#open = undefined;
    this.#draw();
  }

  #draw(): void {
    const words = this.#words;
    if (!this.#page || !words) return;
    const all = this.#page.mails;
    const mails = all.filter((mail) => this.#who === '' || mail.to.toLowerCase() === this.#who.toLowerCase());
    const open = this.#open && mails.includes(this.#open) ? this.#open : mails[0];
    const none = h('p', { class: 'faint none' }, all.length === 0 ? words.noMail : words.noMailFor);
    const list =
      mails.length === 0
        ? none
        : h(
            'ul',
            { class: 'mail-list' },
            mails.map((mail) => this.#line(mail, mail === open)),
          );
    fill(
      this.element,
      h('div', { class: 'mail-side' }, this.#chooser(words), list),
      open ? this.#letter(open, words) : h('div', { class: 'letter' }),
    );
  }

  #chooser(words: Words): HTMLElement {
    const people = this.#page?.people ?? [];
    const list = h(
      'select',
      { id: 'mailbox' },
      h('option', { value: '' }, words.everyone),
      people.map((person) => h('option', { value: person.email, selected: person.email === this.#who }, person.name)),
    );
    list.addEventListener('change', () => {
      this.#who = list.value;
      this.#draw();
    });
    return h('div', { class: 'who-bar' }, h('label', { for: 'mailbox' }, words.mailbox), list);
  }

  #line(mail: MailView, open: boolean): HTMLElement {
    const show = (): void => {
      this.#open = mail;
      this.#draw();
    };
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', 'aria-pressed': String(open), onclick: show },
        h('span', { class: 'mail-to' }, icon('mail', 16), mail.to),
        h('strong', {}, mail.subject),
        h('span', { class: 'faint' }, shownMoment(mail.at)),
      ),
    );
  }

  #letter(mail: MailView, words: Words): HTMLElement {
    const other = (): void => {
      this.#asText = !this.#asText;
      this.#draw();
    };
    const asText = this.#asText || mail.html === undefined;
    const body = asText
      ? h('pre', {}, mail.body)
      : h('iframe', { sandbox: '', title: mail.subject, srcdoc: mail.html });
    const toggle =
      mail.html !== undefined &&
      h('button', { type: 'button', class: 'button', onclick: other }, asText ? words.asHtml : words.asText);
    return h(
      'article',
      { class: 'letter' },
      h('h1', {}, mail.subject),
      h('p', { class: 'faint' }, [mail.name, `→ ${mail.to}`, shownMoment(mail.at)].filter(Boolean).join(' · ')),
      body,
      toggle,
    );
  }
}
