/**
 * A school day: everything a teacher does with a gradebook, once, in the order in which it happens. Each deed is exactly
 * one run of the bundle, so that its calls can be counted; the budgets (test/stories/budgets.test.ts) and the bench
 * (bench.ts) look at the same day.
 */
import { textOf } from '../../src/text/language';
import type { WidgetJson } from '../host/cardservice/json';
import type { FormModel } from '../host/form/model';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import { openLine } from '../stories/changes';
import { addQuiz, openEmpty, rosterText, studentName, TABS, type Classroom } from '../stories/classroom';
import { answerQuiz } from '../stories/quizzes';
import { tab } from '../stories/picture';
import { recorded, type Measured } from './measured';
import { addYears } from './years';

const t = textOf('nl');
const QUIZ = 'Toets H3';

/** How large the day is. */
export interface Size {
  readonly students: number;
  readonly assignments: number;
}

interface Day extends Classroom {
  readonly size: Size;
  readonly form: FormModel;
}

/** `prepare` brings the teacher to the place; it may take any number of runs and is not measured. */
interface Deed {
  readonly name: string;
  readonly why?: string;
  readonly prepare?: (day: Day) => void;
  readonly act: (day: Day) => void;
}

/** Students that stand on the first page of every list, whatever the size of the class; the first names come last. */
const VISIBLE = [5, 6, 7, 8, 9] as const;
/** The row of the first student in Grades. */
const FIRST_ROW = 6;
/** The button that imports, whatever it counts. */
const TAKE = /overnemen als concept/;

const MAKING: readonly Deed[] = [
  { name: 'set up the gradebook', act: click(t.setUp.make) },
  { name: 'check the class list', prepare: pasteList, act: click(t.roster.check) },
  { name: 'add the class list', act: addList },
  { name: 'make an assignment with a quiz', prepare: describe(QUIZ, true), act: click(t.assignment.make) },
];

const TEACHING: readonly Deed[] = [
  { name: 'open Home', prepare: openHome, act: openHome },
  { name: 'open student work', prepare: openHome, act: clickQuiz },
  { name: 'show one group', act: click(new RegExp(`^${t.groups.ASSIGNED} \\d+$`)) },
  { name: 'start entering grades', act: click(t.work.enter) },
  { name: 'save the first grade of an assignment', act: typeGrade(0, '7,5') },
  { name: 'save a grade', act: typeGrade(1, '8') },
  { name: 'save the same grade again', act: typeGrade(1, '8,0') },
  { name: 'refuse a grade', act: typeGrade(2, 'abc') },
  { name: 'open Home after typing in the sheet', prepare: typeInSheet, act: openHome },
  { name: 'look at the import', prepare: openList, act: clickImport },
  { name: 'import', act: click(TAKE) },
  { name: 'undo the import', act: click(t.importing.undo) },
  { name: 'import again after undoing', prepare: allOf(openList, clickImport), act: click(TAKE) },
  { name: 'look at the import with nothing new', prepare: openList, act: clickImport },
  { name: 'open a student', prepare: openList, act: click(studentName(VISIBLE[0])) },
  { name: 'save a comment', act: typeComment },
  { name: 'look at the history', prepare: openStudent, act: click(t.student.history) },
  { name: 'excuse a student', prepare: openStudent, act: click(t.student.excuse) },
  { name: 'no longer excuse', act: click(t.student.notExcused) },
  {
    name: 'confirm returning 5',
    prepare: allOf(openList, click(t.work.return), tickVisible),
    act: click(t.work.returnTicked),
  },
  { name: 'return 5, with messages', act: click(t.returning.return(5)) },
  {
    name: 'return 25, with messages',
    prepare: allOf(openList, click(t.work.return), click(t.work.returnTicked)),
    act: click(t.returning.return(25)),
  },
  { name: 'look at the recent changes', prepare: openHome, act: click(t.changes.title) },
  { name: 'look at one of them', act: openNewest },
  { name: 'undo it', act: click(t.changes.undo(25)) },
  { name: 'change the points', prepare: fillPoints('50'), act: click(t.pointsCard.update) },
  { name: 'refuse points', prepare: fillPoints('12,5'), act: click(t.pointsCard.update) },
  { name: 'make an assignment', prepare: allOf(describe('Werkstuk', false), dueLast), act: click(t.assignment.make) },
  { name: 'mark 5 as turned in', prepare: allOf(openFlags, flagOne, tickVisible), act: click(t.flags.flag) },
  { name: 'mark 25 as turned in', prepare: allOf(openFlags, click(t.flags.tick.all)), act: click(t.flags.flag) },
  { name: 'undo marking 25', act: click(t.flags.undo) },
  { name: 'save the settings', prepare: renameClass, act: click(t.settings.save) },
  { name: 'look at the snapshots', prepare: openHome, act: click(t.snapshots.menu) },
  {
    name: 'count only returned grades',
    why: 'what was returned to everybody goes into the figures',
    prepare: countReturned,
    act: click(t.figures.save),
  },
  {
    name: 'check the gradebook',
    why: 'Grades, Submissions and History are compared with each other',
    prepare: openHome,
    act: click(t.check.menu),
  },
  {
    name: 'repair a deleted row of Submissions',
    why: 'the same, and then the rows are put in order; in a large gradebook the rest follows at a click',
    prepare: loseWork,
    act: click(t.check.repair),
  },
  {
    name: 'undo making an assignment',
    prepare: allOf(goOn, describe('Poster', false), click(t.assignment.make), openHome, openChanges, openNewest),
    act: clickMain,
  },
  {
    name: 'undo adding a student',
    why: 'the student may have work for any assignment',
    prepare: allOf(addOne, openHome, openChanges, openNewest),
    act: clickMain,
  },
  {
    name: 'take the first snapshot',
    why: 'it holds everything',
    prepare: allOf(openHome, click(t.snapshots.menu)),
    act: click(t.snapshots.take),
  },
  { name: 'take a snapshot', why: 'it holds everything', act: click(t.snapshots.take) },
  {
    name: 'look at what a snapshot would put back',
    why: 'everything is compared with it',
    prepare: spoilColumns,
    act: openNewest,
  },
  { name: 'put it back', why: 'the same once more, right before', act: click(t.snapshots.restore) },
  {
    name: 'look at who can be removed',
    why: 'also those of whom only a row of Submissions or History is left',
    prepare: openHome,
    act: click(t.erasing.menu),
  },
  {
    name: 'look at what would go with a student',
    why: 'anybody may have named the student: in comments, notes, the log and own tabs',
    act: click(studentName(VISIBLE[0])),
  },
  {
    name: 'remove a student with everything',
    why: 'the student has a row with every assignment, and all is counted anew',
    prepare: tickSure,
    act: click(t.erasing.erase),
  },
  {
    name: 'download all grades',
    why: 'Submissions knows what returned work is out of',
    prepare: openDownloads,
    act: click(t.download.make),
  },
  {
    name: 'copy all grades to a new spreadsheet',
    why: 'the same',
    prepare: openDownloads,
    act: click(t.download.copy),
  },
];

/** Measures a whole day in a class of this size: 30 students and more, so that 25 are left to return. */
export function schoolDay(size: Size): readonly Measured[] {
  const classroom = openEmpty({ language: 'nl' });
  const day: Day = { ...classroom, size, form: addQuiz(classroom.workspace, QUIZ) };
  classroom.workspace.mailQuota = 1500;
  const making = MAKING.map((deed) => measure(day, deed));
  for (let i = 1; i < size.assignments; i++) allOf(describe(`Opdracht ${i}`, false), click(t.assignment.make))(day);
  for (let i = 0; i < size.students; i++) answerQuiz(day.form, i, [10, 8, 6, 4, 2][i % 5] ?? 0);
  return [...making, ...TEACHING.map((deed) => measure(day, deed))];
}

/**
 * The same day in a class with years of work in it: every assignment but the first was imported and returned before. `names`
 * are the deeds that are done; default all.
 */
export function fullDay(
  size: Size,
  names?: ReadonlySet<string>,
  before: (file: SpreadsheetModel) => void = () => undefined,
): readonly Measured[] {
  const classroom = openEmpty({ language: 'nl' });
  const day: Day = { ...classroom, size, form: addQuiz(classroom.workspace, QUIZ) };
  classroom.workspace.mailQuota = 1500;
  for (const deed of MAKING) measure(day, deed);
  addYears(day.file, size.assignments - 1);
  for (let i = 0; i < size.students; i++) answerQuiz(day.form, i, [10, 8, 6, 4, 2][i % 5] ?? 0);
  before(day.file);
  const deeds = TEACHING.filter(({ name }) => names?.has(name) ?? true);
  return deeds.map((deed) => measure(day, deed));
}

function measure(day: Day, { name, why, prepare, act }: Deed): Measured {
  prepare?.(day);
  const measured = recorded(day.workspace.core)(name, () => {
    act(day);
  });
  if (day.panel.card.name === 'problem') throw new Error(`"${name}" ended on:\n${day.panel.text()}`);
  return why === undefined ? measured : { ...measured, why };
}

type Step = (day: Day) => void;

function allOf(...steps: readonly Step[]): Step {
  return (day) => {
    for (const step of steps) step(day);
  };
}

function click(label: string | RegExp): Step {
  return ({ panel }) => {
    panel.click(label);
  };
}

function openNewest(day: Day): void {
  openLine(day, 0);
}

function openChanges({ panel }: Day): void {
  panel.click(t.changes.title);
}

/** The one main button, whatever it counts. */
function clickMain({ panel }: Day): void {
  panel.click(panel.card.footer?.primary?.text ?? '');
}

/** As long as the card says that there is more to do. */
function goOn(day: Day): void {
  while (day.panel.card.name === 'goOn') clickMain(day);
}

/** Somebody deletes the last row of Submissions, and the check finds that. */
function loseWork(day: Day): void {
  const sheet = tab(day.file, 'submissions');
  sheet.deleteRows(sheet.lastRow());
  openHome(day);
  day.panel.click(t.check.menu);
}

function addOne({ panel }: Day): void {
  panel.open();
  panel.click(t.home.roster);
  panel.fill('roster', 'Zwart\tZoë\tzoe.zwart@school.example');
  panel.click(t.roster.check);
  panel.click(t.roster.add(1));
}

/** A paste over two assignments, noticed at Home, and then the list of snapshots. */
function spoilColumns(day: Day): void {
  const { file, panel } = day;
  for (const i of VISIBLE)
    for (const column of ['F', 'G']) file.sheet(TABS.nl.grades).type(`${column}${FIRST_ROW + i}`, '1');
  panel.open();
  panel.click(t.snapshots.menu);
}

function tickSure({ panel }: Day): void {
  panel.tick('sure', 'yes');
}

function openHome({ panel }: Day): void {
  panel.open();
}

/** Its line in the list, not the one that asks for attention. */
function clickQuiz({ panel }: Day): void {
  panel.click(QUIZ, new RegExp(`punten ${QUIZ}`));
}

function openList(day: Day): void {
  openHome(day);
  clickQuiz(day);
}

/** The button, not the item of the menu that does the same. */
function clickImport({ panel }: Day): void {
  panel.click(t.work.import, t.work.import);
}

/** The list of an assignment on paper, to say who turned in. */
function openFlags(day: Day): void {
  openHome(day);
  day.panel.click('Werkstuk', /punten Werkstuk/);
  day.panel.click(t.flags.open);
}

/** The last of the page, so that the assignment has its rows in Submissions. */
function flagOne({ panel }: Day): void {
  const students = panel.card.sections.flatMap(({ widgets }) => widgets).find(isTicks);
  panel.tick('students', students?.items.at(-1)?.value ?? '');
  panel.click(t.flags.flag);
}

function isTicks(widget: WidgetJson): widget is Extract<WidgetJson, { readonly type: 'SelectionInput' }> {
  return widget.type === 'SelectionInput' && widget.fieldName === 'students';
}

function openStudent(day: Day): void {
  openList(day);
  day.panel.click(studentName(VISIBLE[0]));
}

function pasteList({ panel, size }: Day): void {
  panel.click(t.home.addStudents);
  panel.fill('roster', rosterText(size.students));
}

function countReturned({ panel }: Day): void {
  panel.open();
  panel.click(t.home.settings);
  panel.click(t.figures.open(t.figures.systems.points));
  panel.choose('counts', 'returned');
}

function openDownloads({ panel }: Day): void {
  panel.open();
  panel.click(t.download.menu);
}

function addList({ panel, size }: Day): void {
  panel.click(t.roster.add(size.students));
}

function typeComment({ panel }: Day): void {
  panel.type('comment', 'Goed gewerkt!');
}

/** Fills in the card of a new assignment. */
function describe(title: string, withQuiz: boolean): Step {
  return ({ panel, form }) => {
    panel.open();
    panel.click(t.home.newAssignment);
    panel.fill('title', title);
    if (withQuiz) panel.fill('formUrl', form.editUrl);
  };
}

/** What is due last stands first, however many assignments there are. */
function dueLast({ panel }: Day): void {
  panel.pickDate('dueDate', '2027-06-30');
}

/** In the list of grade fields, beside the name of the student. */
function typeGrade(visible: number, typed: string): Step {
  return (day) => {
    day.panel.type(`grade.${idOf(day, visible)}`, typed);
  };
}

function idOf({ file }: Day, visible: number): string {
  return String(file.sheet(TABS.nl.grades).value(`A${FIRST_ROW + (VISIBLE[visible] ?? 0)}`));
}

/** Straight into the cells of the first assignment, with no program running. */
function typeInSheet({ file }: Day): void {
  for (const i of VISIBLE) file.sheet(TABS.nl.grades).type(`F${FIRST_ROW + i}`, '6,5');
}

function tickVisible(day: Day): void {
  const { panel } = day;
  for (const id of panel.values('students')) panel.tick('students', id, false);
  VISIBLE.forEach((_student, i) => {
    panel.tick('students', idOf(day, i));
  });
}

function fillPoints(typed: string): Step {
  return (day) => {
    openList(day);
    day.panel.click(t.work.changePoints);
    day.panel.fill('points', typed);
  };
}

function renameClass({ panel }: Day): void {
  panel.open();
  panel.click(t.home.settings);
  panel.fill('className', '5B Aardrijkskunde');
}
