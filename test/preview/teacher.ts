/** What a teacher does in the side panel, step by step, in whichever language the panel speaks. */
import type { WidgetJson } from '../host/cardservice/json';
import { drawn } from '../host/panel/drawn';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { letters } from '../host/spreadsheet/a1';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import type { Window } from '../host/window';
import { LANGUAGES, textOf, type Language, type Text } from '../../src/text/language';

export interface NewAssignment {
  readonly title: string;
  /** `yyyy-MM-dd` */
  readonly due?: string;
  readonly time?: string;
  /** null: no grade */
  readonly points?: number | null;
  readonly formUrl?: string;
}

export class Teacher {
  readonly t: Text;
  readonly #window: Window;

  constructor(window: Window, language: Language) {
    this.#window = window;
    this.t = textOf(language);
    window.panel.open();
  }

  get panel(): Window['panel'] {
    return this.#window.panel;
  }

  home(): void {
    this.panel.open();
  }

  setUp(className: string, classLanguage: Language): void {
    this.panel.fill('className', className);
    this.panel.choose('classLanguage', classLanguage);
    this.panel.click(this.t.setUp.make);
    this.home();
  }

  /** Pastes a class list and takes it over. */
  roster(text: string): void {
    this.panel.click(this.t.home.addStudents);
    this.panel.fill('roster', text);
    this.panel.click(this.t.roster.check);
    this.main();
    this.home();
  }

  assignment({ title, due, time, points, formUrl }: NewAssignment): void {
    this.home();
    this.panel.click(this.t.home.newAssignment);
    this.panel.fill('title', title);
    if (due !== undefined) this.panel.pickDate('dueDate', due);
    if (time !== undefined) this.panel.fill('dueTime', time);
    if (points === null) this.panel.tick('noGrade', 'yes');
    else if (points !== undefined) this.panel.fill('points', String(points));
    if (formUrl !== undefined) {
      this.panel.fill('formUrl', formUrl);
      this.panel.tick('import', 'yes');
    }
    this.panel.click(this.t.assignment.make);
    this.home();
  }

  /** The list of one assignment. */
  work(title: string): void {
    this.home();
    this.#row(title);
  }

  /** One student's work. */
  student(title: string, name: string): void {
    this.work(title);
    this.#row(name);
  }

  markTurnedIn(title: string, name: string): void {
    this.student(title, name);
    this.panel.click(this.t.student.markTurnedIn);
  }

  excuse(title: string, name: string): void {
    this.student(title, name);
    this.panel.click(this.t.student.excuse);
  }

  comment(title: string, name: string, text: string): void {
    this.student(title, name);
    this.panel.type('comment', text);
  }

  /** The main button at the foot of the card. */
  main(): void {
    const click = this.panel.card.footer?.primary?.onClick;
    if (!click) throw new Error('The card has no main button');
    this.panel.press(click);
  }

  /** Takes over what the quiz has now, as drafts. */
  importQuiz(title: string): void {
    this.work(title);
    this.cardMenu(this.t.work.import);
    this.main();
  }

  /** Takes in what came through a form that is not a quiz. */
  collect(title: string): void {
    this.work(title);
    this.cardMenu(this.t.work.collect);
    this.main();
  }

  /** Returns the work of everybody who is ready, except these. */
  returnReady(title: string, except: readonly string[] = []): void {
    this.work(title);
    this.panel.click(this.t.work.return);
    for (const name of except) this.panel.tick('students', this.#labelled(name), false);
    this.main();
    this.main();
  }

  /** The list where several are marked by hand. */
  flags(title: string): void {
    this.work(title);
    this.cardMenu(this.t.flags.open);
  }

  /** What was changed last. */
  changes(): void {
    this.home();
    this.panel.click(this.t.changes.title);
  }

  /** Clicks a row by its place on the card. */
  line(index: number): void {
    const [row] = this.#widgets()
      .filter((widget) => widget.type === 'DecoratedText' && widget.onClick !== undefined)
      .slice(index);
    if (row?.type !== 'DecoratedText' || !row.onClick) throw new Error(`No row ${index} to click`);
    this.panel.press(row.onClick);
  }

  /** Clicks the row whose main text says this; other rows may say it in small letters. */
  #row(text: string): void {
    const rows = this.#widgets().filter((widget) => widget.type === 'DecoratedText');
    const row = rows.find((widget) => plain(drawn(widget.text)) === text && widget.onClick);
    if (!row?.onClick) throw new Error(`No row says ${text}: ${rows.map((widget) => drawn(widget.text)).join(' | ')}`);
    this.panel.press(row.onClick);
  }

  /** An item behind the three dots of the card. */
  cardMenu(text: string): void {
    const item = this.panel.card.actions.find((action) => action.text === text);
    if (!item?.onClick) throw new Error(`The card's menu has no ${text}`);
    this.panel.press(item.onClick);
  }

  #widgets(): WidgetJson[] {
    return this.panel.card.sections.flatMap((section) => section.widgets);
  }

  /** The tick box whose label begins with a name. */
  #labelled(name: string): string {
    const items = this.#widgets().flatMap((widget) => (widget.type === 'SelectionInput' ? widget.items : []));
    const item = items.find(({ text }) => text.includes(name));
    if (!item) throw new Error(`No box for ${name}: ${items.map(({ text }) => text).join(' | ')}`);
    return item.value;
  }
}

/** Without the invisible marks that keep a name of another writing direction apart. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

/** The tab of grades, in whichever language the class is. */
export function gradesTab(book: SpreadsheetModel): SheetModel {
  const names = LANGUAGES.map((language) => textOf(language).tabs.grades);
  const tab = book.sheets.find((sheet) => names.includes(sheet.name));
  if (!tab) throw new Error(`No tab is called ${names.join(' or ')}`);
  return tab;
}

/** Types into the cell of a student and an assignment, both found by what the teacher reads. */
export function typeGrade(sheet: SheetModel, email: string, title: string, text: string): void {
  const { row } = spotOf(sheet, email);
  const { column } = spotOf(sheet, title);
  sheet.type(letters(column) + String(row), text);
}

function spotOf(sheet: SheetModel, text: string): { row: number; column: number } {
  for (const [r, line] of sheet.lines.entries()) {
    const c = line.findIndex((cell) => cell?.raw === text);
    if (c >= 0) return { row: r + 1, column: c + 1 };
  }
  throw new Error(`No cell of ${sheet.name} holds ${text}`);
}
