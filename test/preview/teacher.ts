/** What a teacher does in the side panel, step by step, in whichever language the panel speaks. */
import type { SheetModel } from '../host/spreadsheet/sheet';
import { letters } from '../host/spreadsheet/a1';
import type { Window } from '../host/window';
import { textOf, type Language, type Text } from '../../src/text/language';

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
    const main = this.panel.card.footer?.primary?.text ?? '';
    this.panel.click(main);
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
    this.panel.click(title, title);
  }

  /** One student's work. */
  student(title: string, name: string): void {
    this.work(title);
    this.panel.click(name);
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

  /** Takes over what the quiz has now, as drafts. */
  importQuiz(title: string): void {
    this.work(title);
    this.panel.click(this.t.work.import);
    this.panel.click(this.panel.card.footer?.primary?.text ?? '');
  }

  /** Returns the work of everybody who is ready, except these. */
  returnReady(title: string, except: readonly string[] = []): void {
    this.work(title);
    this.panel.click(this.t.work.return);
    for (const name of except) this.panel.tick('students', this.#labelled(name), false);
    this.panel.click(this.panel.card.footer?.primary?.text ?? '');
    this.panel.click(this.panel.card.footer?.primary?.text ?? '');
  }

  /** The tick box whose label begins with a name. */
  #labelled(name: string): string {
    const widgets = this.panel.card.sections.flatMap((section) => section.widgets);
    const items = widgets.flatMap((widget) => (widget.type === 'SelectionInput' ? widget.items : []));
    const item = items.find(({ text }) => text.includes(name));
    if (!item) throw new Error(`No box for ${name}: ${items.map(({ text }) => text).join(' | ')}`);
    return item.value;
  }
}

/** Types into the cell of a student and an assignment, both found by what the teacher reads. */
export function typeGrade(sheet: SheetModel, email: string, title: string, text: string): void {
  const { row } = spotOf(sheet, email);
  const { column } = spotOf(sheet, title);
  sheet.type(letters(column) + String(row), text);
}

function spotOf(sheet: SheetModel, text: string): { row: number; column: number } {
  for (let row = 1; row <= sheet.lastRow(); row += 1) {
    for (let column = 1; column <= sheet.lastColumn(); column += 1) {
      if (sheet.raw(row, column) === text) return { row, column };
    }
  }
  throw new Error(`No cell of ${sheet.name} holds ${text}`);
}
