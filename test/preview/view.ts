/** The whole page as data: what the host's models say at this moment. */
import type { Execution } from '../host/core';
import { isMarkedByGoogle, isQuestion, pointsOf, type FormItem } from '../host/form/item';
import type { FormModel } from '../host/form/model';
import type { ResponseData } from '../host/form/response';
import type { Mail } from '../host/mail';
import { fieldsOf } from '../host/panel/fields';
import type { MenuItemModel, MenuModel } from '../host/ui';
import type { Window } from '../host/window';
import { wallClock } from '../host/zone';
import type { Office } from './office';
import type {
  BookView,
  FormView,
  ItemView,
  MailView,
  MenuView,
  PageView,
  PanelView,
  ResponseView,
  RunView,
} from './page';
import { sheetView } from './sheet-view';

const RESPONSES_A_PAGE = 40;

export function pageView(office: Office): PageView {
  const { workspace, book, sheetWindow } = office;
  const shown = (at: Date): string => wallClock(at, book.timeZone).toISOString().slice(0, 16);
  return {
    language: office.language,
    locale: office.locale,
    clock: shown(workspace.core.clock.now()),
    ownForm: office.ownForm,
    book: bookView(office),
    sheet: sheetView(book.activeSheet),
    sheetMenus: sheetWindow.menus.map(menuView),
    panel: panelView(office),
    form: formView(office, shown),
    people: office.people,
    mails: workspace.mailbox.map((mail) => mailView(mail, shown)).reverse(),
    last: lastRun(workspace.core.executions),
  };
}

function bookView({ book }: Office): BookView {
  const { activeSheet } = book;
  return {
    name: book.name,
    url: book.url,
    tabs: book.sheets.map(({ id, name, hidden }) => ({ id, name, hidden, active: id === activeSheet.id })),
  };
}

function panelView(office: Office): PanelView {
  const { panel } = office.sheetWindow;
  const card = office.panelOpen ? panel.stack.at(-1) : undefined;
  const { common } = office.manifest.addOns ?? {};
  return {
    version: office.versions.card.of(card),
    open: office.panelOpen,
    addOn: common?.name ?? 'Gradebook',
    color: common?.layoutProperties?.secondaryColor ?? '#1a73e8',
    universal: (common?.universalActions ?? []).map(({ label }) => label),
    card,
    depth: panel.stack.length,
    values: card ? typedValues(office.sheetWindow) : {},
  };
}

function typedValues({ panel }: Window): Record<string, readonly string[]> {
  return Object.fromEntries(fieldsOf(panel.card).map(({ fieldName }) => [fieldName, panel.values(fieldName)]));
}

function menuView(menu: MenuModel): MenuView {
  return { caption: menu.caption, items: menu.items.map(menuItem) };
}

function menuItem(item: MenuItemModel): MenuView['items'][number] {
  if ('menu' in item) return { menu: menuView(item.menu) };
  return 'label' in item ? { label: item.label } : { separator: true };
}

function formView(office: Office, shown: (at: Date) => string): FormView {
  const { form, formWindow, responsePage } = office;
  const { sidebar } = formWindow.screen;
  const from = responsePage * RESPONSES_A_PAGE;
  return {
    id: form.id,
    url: form.editUrl,
    title: form.title,
    description: form.description,
    isQuiz: form.isQuiz,
    accepting: form.acceptingResponses,
    canEdit: form.canEditResponse,
    once: form.limitOneResponse,
    maxPoints: form.maxPoints,
    items: form.items.map(itemView),
    total: form.responses.length,
    responses: [...form.responses]
      .reverse()
      .slice(from, from + RESPONSES_A_PAGE)
      .map((response) => responseView(form, response, shown)),
    responsePage,
    menus: formWindow.menus.map(menuView),
    sidebar: sidebar && { title: sidebar.title, html: sidebar.html, version: office.versions.sidebar.of(sidebar) },
  };
}

function itemView(item: FormItem): ItemView {
  return {
    id: item.id,
    kind: item.kind,
    title: item.title,
    help: item.help,
    required: item.required,
    points: pointsOf(item),
    key: item.key,
    choices: item.choices,
    rows: item.rows.map((row) => row.title),
    columns: item.columns,
    bounds: item.bounds,
    isQuestion: isQuestion(item),
    byHand: isQuestion(item) && pointsOf(item) > 0 && !isMarkedByGoogle(item),
  };
}

function responseView(form: FormModel, response: ResponseData, shown: (at: Date) => string): ResponseView {
  const questions = form.items.filter(isQuestion);
  const marked = questions.filter((item) => pointsOf(item) > 0);
  return {
    id: response.id,
    email: response.email,
    at: shown(response.submitted),
    total: form.total(response.id),
    unmarked: marked.filter((item) => response.grades.get(item.id)?.score === null).length,
    answers: questions.map((item) => ({
      item: item.id,
      answer: response.answers.get(item.id) ?? '',
      score: response.grades.get(item.id)?.score ?? null,
    })),
  };
}

function mailView({ to, subject, body, htmlBody, name, at }: Mail, shown: (at: Date) => string): MailView {
  return { to, subject, body, html: htmlBody, name, at: shown(at) };
}

/** The last run that a click caused; making menus when a window opens is none. */
function lastRun(executions: readonly Execution[]): RunView | undefined {
  const last = executions.findLast(({ entry }) => entry !== 'onOpen');
  if (!last) return undefined;
  const count = (kind: string): number => last.calls.filter((call) => call.kind === kind).length;
  const remote = last.calls.filter((call) => call.kind !== 'local').map((call) => call.name);
  const names = [...new Set(remote)];
  return {
    entry: last.entry,
    seconds: last.seconds,
    reads: count('read'),
    writes: count('write'),
    lookups: count('lookup'),
    mails: count('mail'),
    calls: names.map((name) => ({ name, count: remote.filter((other) => other === name).length })),
  };
}
