/** The page: a top bar, and one of four windows under it. The server knows everything; this only shows it and asks. */
import type { PageAnswer, PageAsk, PageView } from '../page';
import { ask as askServer, Offline } from './api';
import './card.css';
import { h } from './dom';
import { FormWindow } from './form';
import './form.css';
import './grid.css';
import { MailWindow } from './mail';
import './page.css';
import { PanelWindow } from './panel';
import { SheetWindow } from './sheet';
import { StudentWindow } from './student';
import { TopBar, type Place } from './topbar';
import { words } from './words';

const send = (what: PageAsk): void => void ask(what);
const problem = h('div', { class: 'problem', role: 'alert', hidden: true });
const top = new TopBar(send, go);
const sheet = new SheetWindow(send);
const panel = new PanelWindow(ask);
const form = new FormWindow(send, ask);
const student = new StudentWindow(ask);
const mail = new MailWindow();
const windows: Readonly<Record<Place, HTMLElement>> = {
  sheet: h('main', { class: 'window' }, sheet.element, panel.element),
  form: h('main', { class: 'window' }, form.element),
  student: h('main', { class: 'window' }, student.element),
  mail: h('main', { class: 'window' }, mail.element),
};
let page: PageView | undefined;
let place: Place = 'sheet';

document.body.append(top.element, problem, ...Object.values(windows));
go((location.hash.slice(1) || 'sheet') as Place);
void ask({ do: 'look' }).then(() => {
  sheet.focusGrid();
});

/** Asks the server and shows its answer; a server that does not answer is a message, not an exception. */
async function ask(what: PageAsk): Promise<PageAnswer | undefined> {
  document.documentElement.dataset['waiting'] = 'yes';
  try {
    const answer = await askServer(what);
    tell(answer.problem);
    page = answer.page;
    show();
    return answer;
  } catch (error) {
    const offline = error instanceof Offline;
    tell(offline ? words[page?.language ?? 'en'].offline : String(error));
    return undefined;
  } finally {
    delete document.documentElement.dataset['waiting'];
  }
}

function tell(text: string | undefined): void {
  problem.hidden = text === undefined;
  problem.textContent = text ?? '';
}

function go(to: Place): void {
  place = to in windows ? to : 'sheet';
  for (const [name, element] of Object.entries(windows)) element.hidden = name !== place;
  history.replaceState(null, '', `#${place}`);
  show();
}

function show(): void {
  if (!page) return;
  const said = words[page.language];
  document.documentElement.lang = page.language;
  document.title = page.book.name;
  top.show(page, said, place);
  if (place === 'sheet') {
    sheet.show(page, said);
    panel.show(page, said);
  } else if (place === 'form') form.show(page, said);
  else if (place === 'student') student.show(page, said);
  else mail.show(page, said);
}
