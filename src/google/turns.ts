import { byStudent, REPLACED, same, type Change } from '../gradebook/batch';
import { contentOf, draftIn, shows, type CellContent, type CellMeaning } from '../gradebook/cell';
import { gradeToCell, type Hundredths } from '../gradebook/grade';
import { cellOf, spills } from '../gradebook/grades';
import { meaningAt } from '../gradebook/meaning';
import { NEVER } from '../gradebook/moment';
import { noticed } from '../gradebook/notice';
import type { Submission } from '../gradebook/submission';
import { readTexts } from '../gradebook/texts';
import { cellWord, wordIn } from '../text/words';
import { firstOf } from './again';
import { submissionIn, type Block } from './blocks';
import { plain } from './values';
import { assignmentIn, type Visit } from './visit';

/** One student's submission as it was seen and as it is to be. */
export interface Turn {
  readonly student: string;
  readonly before: Submission;
  readonly after: Submission;
  /** the drafts that the program may replace */
  readonly known: ReadonlySet<Hundredths | null>;
  /** the unreadable text that the teacher saw and replaced */
  readonly replaced?: string;
  /** typed, pasted or filled in the sheet: the look of another cell may have come along */
  readonly inSheet?: boolean;
  /** something of it was changed elsewhere: the teacher waits to see it in the sheet */
  readonly own: boolean;
  /** the draft or an excuse was */
  readonly decided: boolean;
}

/** The cell of a student that must change, and what it will hold. */
export interface Edit {
  readonly student: string;
  readonly value: string | number;
  readonly own: boolean;
  /** what stands there tells the same already: nobody decided anything about it */
  readonly same: boolean;
}

/** What becomes of every student between two states of a block; `changes` are those of the batch. */
export function turnsOf(visit: Visit, before: Block, after: Block, changes: readonly Change[]): Turn[] {
  const changed = byStudent(changes);
  return visit.grades.students.map(({ id }) => {
    const [was, is] = [submissionIn(before, id), submissionIn(after, id)];
    const own = changed.get(id) || [];
    const drafts = own.filter(({ field }) => field === 'draft').flatMap((change) => [change.before, change.after]);
    const known = new Set([was.draft, is.draft, ...(drafts as (Hundredths | null)[])]);
    const replaced = own.find(({ field }) => field === REPLACED)?.before;
    const inSheet = own.some(({ reason }) => reason === 'sheet') && { inSheet: true };
    return {
      student: id,
      before: was,
      after: is,
      known,
      own: own.some(({ reason }) => reason !== 'sheet'),
      decided: own.some(
        (change) => change.reason !== 'sheet' && DECIDED.has(change.field) && !same(change.before, change.after),
      ),
      ...(typeof replaced === 'string' ? { replaced } : {}),
      ...inSheet,
    };
  });
}

const DECIDED: ReadonlySet<string> = new Set(['draft', 'excused']);

/**
 * The cells of a column that must change to show their submissions. A cell that cannot be read, or that holds a grade or
 * a word the program has not seen, is left as the teacher typed it: the next visit notices it. So is a formula that tells
 * nothing else, and what it may fill below it: it is the teacher's own way to say so. What a formula that fails may have filled
 * gives way to what was decided elsewhere, as what one does fill.
 */
export function columnEdits(
  visit: Visit,
  column: number,
  turns: readonly Turn[],
  overdue: boolean,
  formulas: readonly string[] = [],
): Edit[] {
  const rows = rowsOf(visit);
  const first = firstMeanings(visit, column);
  const spill = formulas.findIndex(spills) + 1 || Infinity;
  return turns.flatMap((turn) => {
    const row = rows.get(turn.student);
    if (row === undefined) return [];
    const meaning = meaningAt(visit.grades, { row, column }, visit.decimal, wordIn);
    const content = contentOf(turn.after, overdue);
    const isLost = wasLost(meaning, turn, first);
    if (shows(meaning, content) || !(isLost || mayReplace(meaning, turn, first))) return [];
    const same =
      !isLost && meaning.kind !== 'unreadable' && noticed(turn.after, meaning, { at: NEVER, due: NEVER }).length === 0;
    if (same && (formulas[row - 1] || row > spill)) return [];
    return [{ student: turn.student, value: valueOf(visit, content), own: turn.own, same }];
  });
}

/** What the cells of an assignment meant when the visit began, by student. */
function firstMeanings(visit: Visit, column: number): Meanings {
  const { grades, decimal } = visit;
  const then = firstOf(visit);
  const head = then.heads.find(({ id }) => id === cellOf(grades, 1, column));
  if (!head) return new Map();
  return new Map(
    then.students.map(({ id, row }) => [id, meaningAt(then, { row, column: head.column }, decimal, wordIn)]),
  );
}

/** Where students stand, by id. */
export function rowsOf(visit: Visit): ReadonlyMap<string, number> {
  return new Map(visit.grades.students.map(({ id, row }) => [id, row]));
}

type Meanings = ReadonlyMap<string, CellMeaning>;

/** Whether the teacher decided over a cell that was empty below an error, and is: nobody typed there meanwhile. */
function wasLost(meaning: CellMeaning, { student, decided }: Turn, first: Meanings): boolean {
  return decided && isLostBlank(meaning) && isLostBlank(first.get(student));
}

function isLostBlank(meaning: CellMeaning | undefined): boolean {
  return meaning?.kind === 'blank' && meaning.lost === true;
}

function mayReplace(meaning: CellMeaning, turn: Turn, meanings: Meanings): boolean {
  if (meaning.kind === 'unreadable') return meaning.text === turn.replaced;
  const first = meanings.get(turn.student);
  const word = first?.kind === 'word' ? first.word : undefined;
  // Whoever empties the cell of a student who is excused, or is to be, ends the excuse, and no draft tells of that.
  const isEmptied = word === 'excused' || (turn.after.excused && isNowBlank(meaning, first));
  if (meaning.kind !== 'word') return !isEmptied && turn.known.has(draftIn(meaning));
  return word === meaning.word || isOurs(meaning, turn);
}

function isNowBlank(meaning: CellMeaning, first: CellMeaning | undefined): boolean {
  return meaning.kind === 'blank' && first !== undefined && first.kind !== 'blank';
}

/** Whether the program puts this word there itself for the work as it was or is to be, due or not. */
function isOurs(meaning: CellMeaning, { before, after }: Turn): boolean {
  return [before, after].some((s) => [true, false].some((overdue) => shows(meaning, contentOf(s, overdue))));
}

/** What a cell is written with to show this. */
export function valueOf(visit: Visit, content: CellContent): string | number {
  if (content === null) return '';
  return 'grade' in content ? gradeToCell(content.grade) : cellWord(visit.t, content.word);
}

/**
 * What the cells of an assignment are written with when a row or a column comes back: the words that stood there in place of a
 * grade, or what shows the work.
 */
export function valueBack(visit: Visit, assignment: string, overdue: boolean): (work: Submission) => string | number {
  const texts = readTexts(assignmentIn(visit, assignment)?.summary.texts ?? '');
  return (work) => {
    const text = texts.get(work.student);
    // Of a date the day: as a date it would look like a grade, in the format of one.
    return text === undefined ? valueOf(visit, contentOf(work, overdue)) : plain(text.replace(/T00:00:00$/, ''));
  };
}

/** The cells of an assignment's column that the program cannot read. */
export function unreadableIn(visit: Visit, column: number): { student: string; row: number; text: string }[] {
  return visit.grades.students.flatMap(({ id, row }) => {
    const meaning = meaningAt(visit.grades, { row, column }, visit.decimal, wordIn);
    return meaning.kind === 'unreadable' ? [{ student: id, row, text: meaning.text }] : [];
  });
}
