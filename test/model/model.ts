/**
 * A gradebook as a teacher thinks of one: plain data and the rules of docs/parity.md, written from there and not from the
 * program. It knows no sheets, ids, cards or failures. `play.ts` holds the program against it.
 */

/** A grade in whole hundredths. */
export type Grade = number;

export interface Student {
  /** last name, by which the class tells its students apart */
  readonly name: string;
  readonly first: string;
  /** by which lists are in order */
  readonly sortedBy: string;
  /** '' = none */
  readonly email: string;
  /** the program has met the student; else only typed in the sheet */
  readonly met: boolean;
  /** false: the row was deleted */
  readonly there: boolean;
  /** typed over in the sheet since the last visit */
  readonly typed: Partial<Person>;
  /** somebody wrote something of their own in the row */
  readonly scribbled?: true;
  /** whose row was copied */
  readonly copyOf?: string;
}

/** What may be corrected of a student. */
export type Person = Pick<Student, 'first' | 'email'>;

export interface Assignment {
  readonly key: string;
  readonly title: string;
  /** 0 = none */
  readonly due: number;
  /** null = no grade */
  readonly points: number | null;
  /** '' = none */
  readonly category: string;
  readonly quiz: boolean;
  readonly met: boolean;
  readonly there: boolean;
  /** somebody wrote something of their own in the column */
  readonly scribbled?: true;
  /** typed in the heading since the last visit */
  readonly typed: Partial<Pick<Assignment, 'title' | 'due' | 'points' | 'category'>>;
}

export interface Returned {
  readonly grade: Grade | null;
  readonly points: number | null;
  readonly unfinished: boolean;
  readonly at: number;
}

export type Mail = '' | 'waiting' | 'sent' | 'uncertain';

/** What is known of one student's work. */
export interface Work {
  readonly handIns: number;
  /** 0 = never */
  readonly handedInAt: number;
  readonly late: boolean;
  readonly turnedIn: boolean;
  readonly draft: Grade | null;
  /** who typed the draft in the side panel; '' = nobody did */
  readonly typedBy: string;
  readonly returned: Returned | null;
  readonly excused: boolean;
  /** what goes with the next return */
  readonly comment: string;
  /** what went with earlier ones */
  readonly said: readonly string[];
  /** the response that counts */
  readonly response: string;
  readonly imported: Grade | null;
  readonly mail: Mail;
}

/** What stands in the cell. */
export interface Cell {
  /** typed by somebody since the last visit; null: nothing */
  readonly typed: Meaning | null;
  /** the number as it stands there, with all its decimals; null: no number that is a grade */
  readonly number: number | null;
  /** what cannot be understood, as typed; '' = it can */
  readonly odd: string;
}

/** What a teacher means by something typed in a cell. */
export type Meaning =
  | { readonly kind: 'grade'; readonly number: number; readonly grade: Grade }
  | { readonly kind: 'word'; readonly word: 'missing' | 'turnedIn' | 'done' | 'excused' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'odd'; readonly text: string };

export interface Response {
  readonly id: string;
  readonly email: string;
  readonly at: number;
  /** out of 10 */
  readonly score: number;
}

/** A message that went to a student. */
export interface Letter {
  /** about this work */
  readonly key: string;
  readonly to: string;
  readonly grade: Grade | null;
  readonly points: number | null;
  readonly comment: string;
}

/** What one intention made of the gradebook. */
export interface Undoable {
  readonly works: readonly { readonly key: string; readonly before: Work; readonly after: Work }[];
  readonly heads: readonly { readonly key: string; readonly before: Head; readonly after: Head }[];
  readonly people: readonly Corrected[];
  /** students by name and assignments by key that were not there before, as they were made */
  readonly made: {
    readonly students: readonly (Person & { readonly name: string })[];
    readonly assignments: readonly (Head & { readonly key: string })[];
  };
}
type Head = Pick<Assignment, 'title' | 'due' | 'points' | 'category'>;

/** What was corrected of a student. */
interface Corrected {
  readonly name: string;
  readonly before: Person;
  readonly after: Person;
}

/** A gradebook as it was kept. */
export interface Snapshot extends Rules {
  readonly students: readonly Student[];
  readonly assignments: readonly Assignment[];
  readonly works: ReadonlyMap<string, Work>;
  /** cells that could not be read then */
  readonly odd: readonly string[];
}

/** How overall figures are made. */
export interface Rules {
  /** from all points, or from the weights of categories */
  readonly overall: 'points' | 'weighted';
  /** percents by category */
  readonly weights: Readonly<Record<string, number>>;
  /** whether they count drafts too, or returned work only */
  readonly counts: 'drafts' | 'returned';
  /** whether assignments weigh by their points, or each the same */
  readonly weigh: 'points' | 'equal';
}

export interface Model extends Rules {
  /** the decimal sign of the class */
  readonly decimal: ',' | '.';
  readonly now: number;
  /** messages that may still go out today */
  readonly quota: number;
  readonly students: readonly Student[];
  /** last names that were ever in the class */
  readonly names: readonly string[];
  readonly assignments: readonly Assignment[];
  readonly works: ReadonlyMap<string, Work>;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly responses: readonly Response[];
  /** oldest first */
  readonly snapshots: readonly Snapshot[];
  readonly letters: readonly Letter[];
}

const NO_WORK: Work = {
  handIns: 0,
  handedInAt: 0,
  late: false,
  turnedIn: false,
  draft: null,
  typedBy: '',
  returned: null,
  excused: false,
  comment: '',
  said: [],
  response: '',
  imported: null,
  mail: '',
};
const NO_CELL: Cell = { typed: null, number: null, odd: '' };

export function keyOf(assignment: Pick<Assignment, 'key'>, student: Pick<Student, 'name'>): string {
  return `${assignment.key}/${student.name}`;
}
export function workAt(model: Model, key: string): Work {
  return model.works.get(key) ?? NO_WORK;
}
export function cellAt(model: Model, key: string): Cell {
  return model.cells.get(key) ?? NO_CELL;
}
/** Students in the order of every list. */
export function studentsIn(model: Model): Student[] {
  return model.students.filter((s) => s.met && s.there).sort((a, b) => (a.sortedBy < b.sortedBy ? -1 : 1));
}
export function assignmentsIn(model: Model): Assignment[] {
  return model.assignments.filter((a) => a.met && a.there);
}
export function assignmentOf(model: Model, key: string): Assignment {
  const found = model.assignments.find((a) => a.key === key);
  if (!found) throw new Error(`the model knows no assignment ${key}`);
  return found;
}
export function isOverdue({ due }: Pick<Assignment, 'due'>, at: number): boolean {
  return due > 0 && at > due;
}

/** A whole number of hundredths, the third decimal rounded half up on the digits (S40). */
export function hundredths(number: number): Grade {
  const [whole = '', fraction = ''] = String(number).split('.');
  return Number(whole + fraction.slice(0, 2).padEnd(2, '0')) + (Number(fraction[2] ?? 0) >= 5 ? 1 : 0);
}

// ---- changing one thing

export function withAssignment(model: Model, key: string, change: Partial<Assignment>): Model {
  return { ...model, assignments: model.assignments.map((a) => (a.key === key ? { ...a, ...change } : a)) };
}
export function withStudent(model: Model, name: string, change: Partial<Student>): Model {
  return { ...model, students: model.students.map((s) => (s.name === name ? { ...s, ...change } : s)) };
}
function withCell(model: Model, key: string, change: Partial<Cell>): Model {
  return { ...model, cells: new Map(model.cells).set(key, { ...cellAt(model, key), ...change }) };
}
/** Work as somebody made it by means of the program, which then shows it in the cell, unless the cell cannot be read. */
export function withWork(model: Model, key: string, after: Work): Model {
  const { odd, number } = cellAt(model, key);
  const shows = number !== null && after.draft !== null && hundredths(number) === after.draft;
  const shown = shows ? number : after.draft === null ? null : after.draft / 100;
  const next = { ...model, works: new Map(model.works).set(key, after) };
  return odd === '' ? withCell(next, key, { number: shown }) : next;
}

// ---- what happens in the sheet

export function typeInCell(model: Model, key: string, meaning: Meaning): Model {
  return withCell(model, key, { typed: meaning });
}
export function deleteStudent(model: Model, name: string): Model {
  return forget(withStudent(model, name, { there: false, typed: {} }), (key) => key.endsWith(`/${name}`));
}
export function deleteAssignment(model: Model, key: string): Model {
  return forget(withAssignment(model, key, { there: false, typed: {} }), (own) => own.startsWith(`${key}/`));
}
/** What was typed and not seen yet goes with the cells; words in place of a grade are known, and come back with the rest. */
function forget(model: Model, gone: (key: string) => boolean): Model {
  const left = [...model.cells].flatMap(([key, cell]): [string, Cell][] => {
    if (!gone(key)) return [[key, cell]];
    return cell.odd === '' ? [] : [[key, { ...NO_CELL, odd: cell.odd }]];
  });
  return { ...model, cells: new Map(left) };
}
/** What was deleted from the sheet, and is offered back. */
export function lostIn({ assignments, students }: Model): {
  readonly assignments: readonly Assignment[];
  readonly students: readonly Student[];
} {
  const isLost = ({ met, there }: Assignment | Student) => met && !there;
  return { assignments: assignments.filter(isLost), students: students.filter(isLost) };
}

/** Everything lost comes back, as the gradebook knew it last. */
export function putBack(model: Model): Model {
  const lost = lostIn(model);
  const back = (key: string): boolean => {
    const [a, s] = key.split('/');
    return lost.assignments.some((one) => one.key === a) || lost.students.some(({ name }) => name === s);
  };
  const whole: Model = {
    ...model,
    assignments: model.assignments.map((a) => (lost.assignments.includes(a) ? { ...a, there: true } : a)),
    students: model.students.map((s) => (lost.students.includes(s) ? { ...s, there: true } : s)),
  };
  return [...model.works].filter(([key]) => back(key)).reduce((now, [key, work]) => withWork(now, key, work), whole);
}

// ---- what the next visit makes of it

/** What was typed in the sheet is taken in: new students and assignments, headings, grades and words. */
export function notice(model: Model): Model {
  const whole: Model = {
    ...model,
    students: model.students.map((s) => (s.there ? { ...s, ...s.typed, typed: {}, met: true } : s)),
    assignments: model.assignments.map((a) => (a.there ? { ...a, met: true } : a)),
  };
  return assignmentsIn(whole).reduce((now, { key }) => noticeIn(now, key), whole);
}

/** The same for one assignment and the students met already. */
export function noticeIn(model: Model, key: string): Model {
  const { typed, ...facts } = assignmentOf(model, key);
  const headed = withAssignment(model, key, { ...facts, ...typed, typed: {} });
  const assignment = assignmentOf(headed, key);
  return studentsIn(headed).reduce((now, student) => noticeCell(now, assignment, keyOf(assignment, student)), headed);
}

function noticeCell(model: Model, assignment: Assignment, key: string): Model {
  const { typed } = cellAt(model, key);
  if (typed === null) return model;
  if (typed.kind === 'odd') return withCell(model, key, { typed: null, number: null, odd: typed.text });
  const before = workAt(model, key);
  const after = meant(before, typed, assignment, model.now);
  const number = typed.kind === 'grade' ? typed.number : null;
  const seen = withCell(model, key, { typed: null, number, odd: '' });
  return withWork(seen, key, after.draft === before.draft ? after : { ...after, typedBy: '' });
}

/** A grade is a draft and ends an excuse; EX excuses; the words of handing in count; nothing clears. */
function meant(work: Work, typed: Meaning, assignment: Assignment, now: number): Work {
  const plain = { ...work, draft: typed.kind === 'grade' ? typed.grade : null, excused: false };
  if (typed.kind !== 'word') return plain;
  if (typed.word === 'excused') return { ...plain, excused: true };
  if (typed.word === 'turnedIn' && !work.turnedIn) return handIn(plain, assignment, now, '');
  return typed.word === 'missing' && work.turnedIn ? notHandedIn(plain) : plain;
}

function handIn(work: Work, assignment: Assignment, at: number, response: string): Work {
  const late = isOverdue(assignment, at);
  return { ...work, handIns: work.handIns + 1, handedInAt: at, late, turnedIn: true, response };
}
function notHandedIn(work: Work): Work {
  const handIns = Math.max(0, work.handIns - 1);
  const handedInAt = handIns === 0 && work.response === '' ? 0 : work.handedInAt;
  return { ...work, turnedIn: false, handIns, handedInAt, late: handIns > 0 && work.late };
}

// ---- what a teacher does in the side panel

/** A grade typed beside a name: a draft; it ends an excuse, and takes the place of what could not be read. */
export function enter(model: Model, key: string, grade: Grade | null, who: string): Model {
  const work = workAt(model, key);
  const after = { ...work, draft: grade, typedBy: who, excused: work.excused && grade === null };
  return withWork(withCell(model, key, { odd: '' }), key, after);
}

/** Whether the student of this work is still in the class. */
export function isKnown({ students }: Model, key: string): boolean {
  return students.some(({ name, there }) => there && key.endsWith(`/${name}`));
}

/** Whether typing this would change nothing. */
export function holds(model: Model, key: string, grade: Grade | null): boolean {
  return cellAt(model, key).odd === '' && workAt(model, key).draft === grade;
}

export function excuse(model: Model, key: string, on: boolean): Model {
  const work = workAt(model, key);
  return withWork(model, key, on ? { ...work, excused: true, draft: null, typedBy: '' } : { ...work, excused: false });
}

/** Whoever does not say that it was late, says that it was there in time. */
export function markTurnedIn(model: Model, key: string, assignment: Assignment, late: boolean): Model {
  const work = workAt(model, key);
  const at = !late && isOverdue(assignment, model.now) ? assignment.due : model.now;
  return withWork(model, key, work.turnedIn ? notHandedIn(work) : handIn(work, assignment, at, work.response));
}

export type Flag = 'turnedIn' | 'notTurnedIn' | 'excused' | 'notExcused';

/** What is said of several students at once; those of whom it is true already, or would be odd, are passed by. */
export function flagMany(model: Model, assignment: Assignment, names: readonly string[], flag: Flag): Model {
  return names.reduce((now, name) => {
    const key = `${assignment.key}/${name}`;
    const work = workAt(now, key);
    if (cellAt(now, key).odd !== '' || passesBy(work, flag)) return now;
    if (flag === 'excused' || flag === 'notExcused') return excuse(now, key, flag === 'excused');
    if (flag === 'notTurnedIn') return withWork(now, key, notHandedIn(work));
    // Nobody says that it was late: then it was there in time.
    const at = isOverdue(assignment, now.now) ? assignment.due : now.now;
    return withWork(now, key, handIn(work, assignment, at, work.response));
  }, model);
}

export function passesBy(work: Work, flag: Flag): boolean {
  if (flag === 'excused' || flag === 'notExcused') {
    if (work.excused === (flag === 'excused')) return true;
  } else if (work.turnedIn === (flag === 'turnedIn')) return true;
  if (flag === 'notExcused') return false;
  if (work.excused) return true;
  return flag !== 'notTurnedIn' && given(work) !== null && !work.turnedIn;
}

/** Removed with everything: nobody knows the student any more. */
export function erase(model: Model, name: string): Model {
  const others = <T>(all: ReadonlyMap<string, T>) => new Map([...all].filter(([key]) => !key.endsWith(`/${name}`)));
  const without = (students: readonly Student[]) => students.filter((one) => one.name !== name);
  const { works, cells } = model;
  const snapshots = model.snapshots.map((kept) => {
    const odd = kept.odd.filter((key) => !key.endsWith(`/${name}`));
    return { ...kept, students: without(kept.students), works: others(kept.works), odd };
  });
  return { ...model, students: without(model.students), works: others(works), cells: others(cells), snapshots };
}

/** What the card tells before somebody is removed; anything else, and it is shown again. */
export function tracesOf(model: Model, name: string): unknown {
  const own = ([key]: readonly [string, unknown]) => key.endsWith(`/${name}`);
  const typed = [...model.cells].filter((entry) => own(entry) && entry[1].typed?.kind === 'grade');
  const graded = (work: Work) => work.draft !== null || work.returned !== null;
  return {
    works: [...model.works].filter((entry) => own(entry) && !same(entry[1], NO_WORK)),
    typed: typed.flatMap(([key]) => (graded(workAt(model, key)) ? [] : [key])),
  };
}

export function comment(model: Model, key: string, text: string): Model {
  return withWork(model, key, { ...workAt(model, key), comment: text });
}

/** What the responses of one student tell that the gradebook does not know yet. */
interface Told {
  readonly key: string;
  readonly latest: Response;
  /** handed in since the last time that is known */
  readonly fresh: readonly Response[];
  /** the grade stays as it is */
  readonly kept: boolean;
  readonly score: Grade | null;
}

export function toldOf(model: Model, assignment: Assignment): Told[] {
  return studentsIn(model).flatMap((student) => {
    const own = model.responses
      .filter(({ email }) => email === student.email && email !== '')
      .sort((a, b) => a.at - b.at);
    const latest = own[own.length - 1];
    if (!latest) return [];
    const key = keyOf(assignment, student);
    const work = workAt(model, key);
    const fresh = own.filter(({ at }) => at > lastKnown(work, own));
    const again = work.returned?.unfinished === true && work.draft === null && work.response === latest.id;
    const kept = cellAt(model, key).odd !== '' || work.excused || (again && fresh.length === 0);
    const score = kept || assignment.points === null ? null : scaled(latest.score, assignment.points);
    return [{ key, latest, fresh, kept, score }];
  });
}

/** Until when everything handed in is known: a mark by hand that was taken back says nothing of what came in before it. */
function lastKnown(work: Work, own: readonly Response[]): number {
  const { turnedIn, handedInAt, response, returned } = work;
  const at = own.find(({ id }) => id === response)?.at ?? 0;
  const back = returned?.at ?? 0;
  if (turnedIn || handedInAt <= back || handedInAt <= at || (at === 0 && response !== '')) return handedInAt;
  if (at === 0) return back;
  return returned === null ? at : Math.min(at, back);
}

/** Whether the card of an import has anything to take over. */
export function hasNews(model: Model, assignment: Assignment): boolean {
  return toldOf(model, assignment).some(({ key, latest, fresh, kept, score }) => {
    const { response, draft } = workAt(model, key);
    return fresh.length > 0 || (!kept && (response !== latest.id || (score !== null && score !== draft)));
  });
}

/** Scores become drafts, the latest response counts, and every response is a hand-in once (S27-S29, S64). */
export function importQuiz(model: Model, assignment: Assignment): Model {
  return toldOf(model, assignment).reduce((now, { key, latest, fresh, score }) => {
    const work = workAt(now, key);
    const known = work.turnedIn && work.response === '' && fresh.length === 0;
    const dated = known ? { ...work, handedInAt: latest.at, late: isOverdue(assignment, latest.at) } : work;
    const handed = fresh.reduce((done, { at }) => takeIn(done, assignment, at, latest.id), dated);
    return withWork(now, key, {
      ...handed,
      response: latest.id,
      draft: score ?? handed.draft,
      typedBy: score === null ? handed.typedBy : '',
      imported: score ?? handed.imported,
    });
  }, model);
}

/** What came in before the work was given back is counted, and stays given back. */
function takeIn(work: Work, assignment: Assignment, at: number, response: string): Work {
  const after = handIn(work, assignment, at, response);
  const before = work.returned !== null && !work.returned.unfinished && at <= work.returned.at;
  return before ? { ...after, turnedIn: work.turnedIn } : after;
}

/** Out of 10, as hundredths out of other points, half up. */
function scaled(score: number, points: number): Grade {
  return Math.floor((2 * score * points * 100 + 10) / 20);
}

export interface Return {
  readonly students: readonly string[];
  /** what was not handed in: left alone, or sent back to be finished */
  readonly sendBack: boolean;
  readonly tell: boolean;
}

/** Drafts become returned grades out of the points of now; who should hear of it does (S37-S38, S68-S85). */
export function giveBack(model: Model, assignment: Assignment, { students, sendBack, tell }: Return): Model {
  const chosen = studentsIn(model).filter(({ name }) => students.includes(name));
  return chosen.reduce((now, student) => {
    const key = keyOf(assignment, student);
    const work = workAt(now, key);
    const nothing = notDone(work, assignment.points);
    if (!mayReturn(work) || (nothing && !sendBack)) return now;
    const given = returned(work, assignment.points, now.now, nothing);
    const heard = tell && student.email !== '';
    const unheard = work.mail === 'waiting' || work.mail === 'uncertain' ? work.mail : '';
    const mail = !heard ? (student.email === '' ? '' : unheard) : now.quota > 0 ? 'sent' : 'waiting';
    const told = withWork(now, key, { ...given, mail });
    return mail === 'sent' ? tellStudent(told, assignment, student, work.comment) : told;
  }, model);
}

/** Whether only a comment was written since the student got everything back. */
function onlyComment(work: Work): boolean {
  return !work.turnedIn && work.returned !== null && work.returned.grade === work.draft && work.comment !== '';
}
export function mayReturn(work: Work): boolean {
  if (work.excused) return false;
  return work.turnedIn || work.returned === null || work.returned.grade !== work.draft || onlyComment(work);
}
/** Nothing was handed in and there is no grade for it: it goes back to be finished (S78). */
function notDone(work: Work, points: number | null): boolean {
  const has = work.turnedIn || (work.handIns > 0 && work.returned !== null && !work.returned.unfinished);
  return !onlyComment(work) && !has && (points === null || work.draft === null);
}
function returned(work: Work, points: number | null, at: number, unfinished: boolean): Work {
  const said = work.comment === '' ? work.said : [...work.said, work.comment];
  if (onlyComment(work) && work.returned) return { ...work, said, comment: '', returned: { ...work.returned, at } };
  const grade = unfinished || points === null ? null : work.draft;
  const typedBy = unfinished ? '' : work.typedBy;
  return {
    ...work,
    said,
    comment: '',
    turnedIn: false,
    draft: grade,
    typedBy,
    returned: { grade, points, at, unfinished },
  };
}

function tellStudent(model: Model, assignment: Assignment, student: Student, comment: string): Model {
  const key = keyOf(assignment, student);
  const { returned: back } = workAt(model, key);
  const letter: Letter = { key, to: student.email, grade: back?.grade ?? null, points: back?.points ?? null, comment };
  return { ...model, quota: model.quota - 1, letters: [...model.letters, letter] };
}

/** Messages that waited go out as far as the day allows; or, of those of which nobody knows, those that the teacher says were missed. */
export function sendWaiting(model: Model, assignment: Assignment, missed?: readonly string[]): Model {
  return studentsIn(model).reduce((now, student) => {
    const key = keyOf(assignment, student);
    const work = workAt(now, key);
    const open = missed ? work.mail === 'uncertain' && missed.includes(student.name) : work.mail === 'waiting';
    if (missed && work.mail === 'uncertain' && !open) return withWork(now, key, { ...work, mail: 'sent' });
    if (!open) return now;
    if (student.email === '') return withWork(now, key, { ...work, mail: '' });
    if (now.quota === 0) return withWork(now, key, { ...work, mail: 'waiting' });
    return tellStudent(withWork(now, key, { ...work, mail: 'sent' }), assignment, student, '');
  }, model);
}

// ---- undoing

/** What an intention changed, as it stood before and after. */
export function changedBetween(before: Model, after: Model): Undoable {
  const works = [...after.works].flatMap(([key, work]) => {
    const was = workAt(before, key);
    return same(was, work) ? [] : [{ key, before: was, after: work }];
  });
  const heads = after.assignments.flatMap((a) => {
    const was = before.assignments.find(({ key, met }) => key === a.key && met);
    const [old, now] = [was && headOf(was), headOf(a)];
    return !old || same(old, now) ? [] : [{ key: a.key, before: old, after: now }];
  });
  const people = after.students.flatMap((one) => {
    const was = before.students.find(({ name, met }) => name === one.name && met);
    const [old, now] = [was && personOf(was), personOf(one)];
    return !old || same(old, now) ? [] : [{ name: one.name, before: old, after: now }];
  });
  const isNew = (known: readonly { readonly met: boolean }[]) => !known.some(({ met }) => met);
  const students = after.students.filter(
    ({ name, met }) => met && isNew(before.students.filter((one) => one.name === name)),
  );
  const assignments = after.assignments.filter(
    ({ key, met }) => met && isNew(before.assignments.filter((one) => one.key === key)),
  );
  const made = {
    students: students.map((one) => ({ name: one.name, ...personOf(one) })),
    assignments: assignments.map((one) => ({ key: one.key, ...headOf(one) })),
  };
  return { works, heads, people, made };
}
function headOf({ title, due, points, category }: Head): Head {
  return { title, due, points, category };
}
function personOf({ first, email }: Person): Person {
  return { first, email };
}

/** What is untouched since goes back, the rest stays; gives how many things that were. */
export function undo(
  model: Model,
  { works, heads, people, made }: Undoable,
): { readonly model: Model; readonly undone: number } {
  let undone = 0;
  const worked = works.reduce((now, thing) => {
    const back = workBefore(now, thing);
    if (!back) return now;
    undone += 1;
    return withWork(now, thing.key, back);
  }, model);
  const headed = heads.reduce((now, thing) => {
    const assignment = now.assignments.find(({ key }) => key === thing.key);
    const facts = factsOf(thing.before, thing.after);
    const there = assignment?.there && facts.some((fact) => !same(assignment[fact], thing.before[fact]));
    if (!there || facts.some((fact) => !same(assignment[fact], thing.after[fact]))) return now;
    undone += 1;
    return withAssignment(now, thing.key, Object.fromEntries(facts.map((fact) => [fact, thing.before[fact]])));
  }, worked);
  const named = people.reduce((now, { name, before, after }) => {
    const student = now.students.find((one) => one.name === name && one.there);
    const facts = factsOf(before, after);
    if (!student || facts.every((fact) => student[fact] === before[fact])) return now;
    if (facts.some((fact) => student[fact] !== after[fact])) return now;
    undone += 1;
    return withStudent(now, name, Object.fromEntries(facts.map((fact) => [fact, before[fact]])));
  }, headed);
  const emptied = made.assignments.reduce((now, { key, ...head }) => {
    const assignment = now.assignments.find((one) => one.key === key);
    if (!assignment?.there || !same(headOf(assignment), head) || isUsed(now, assignment, `${key}/`)) return now;
    undone += 1;
    return { ...now, assignments: now.assignments.filter((one) => one !== assignment) };
  }, named);
  const all = made.students.reduce((now, { name, ...person }) => {
    const student = now.students.find((one) => one.name === name);
    if (!student?.there || !same(personOf(student), person) || isUsed(now, student, `/${name}`)) return now;
    undone += 1;
    return { ...now, students: now.students.filter((one) => one !== student) };
  }, emptied);
  return { model: all, undone };
}

/** Whether anything hangs on what was made; `part` is in the names of its work. */
function isUsed(model: Model, { scribbled }: Assignment | Student, part: string): boolean {
  const own = <T>(all: ReadonlyMap<string, T>) => [...all].flatMap(([key, one]) => (key.includes(part) ? [one] : []));
  const hasFacts = (work: Work) => !same({ ...work, handedInAt: 0 }, NO_WORK);
  const filled = ({ number, odd, typed }: Cell) => number !== null || odd !== '' || typed !== null;
  return scribbled === true || own(model.works).some(hasFacts) || own(model.cells).some(filled);
}

/** What shows in a cell, and so does not go back under something that cannot be read. */
const SHOWN: readonly (keyof Work)[] = ['draft', 'excused', 'turnedIn', 'returned'];

/** The work as it was before, in what was changed; null when it is not to be undone. How a message went is no fact to compare. */
function workBefore(model: Model, { key, before, after }: Undoable['works'][number]): Work | null {
  const [a = '', s = ''] = key.split('/');
  const gone =
    !model.assignments.some(({ key: one, there }) => one === a && there) ||
    !model.students.some(({ name, there }) => name === s && there);
  const work = workAt(model, key);
  const facts = factsOf(before, after);
  const compared = facts.filter((fact) => fact !== 'mail');
  if (gone || compared.every((fact) => same(work[fact], before[fact]))) return null;
  if (cellAt(model, key).odd !== '' && facts.some((fact) => SHOWN.includes(fact))) return null;
  if (work.mail === 'uncertain' && (facts.includes('mail') || facts.includes('returned'))) return null;
  if (compared.some((fact) => !same(work[fact], after[fact]))) return null;
  // Whoever may have had no message has had one since: nothing about it is uncertain any more.
  const heard = before.mail === 'uncertain' && after.mail === 'sent';
  const taken = facts.filter((fact) => fact !== 'mail' || !heard);
  const back: Work = { ...work, ...Object.fromEntries(taken.map((fact) => [fact, before[fact]])) };
  // A cell holds a grade or that somebody is excused: what would be both was touched since.
  const both = back.excused && back.draft !== null && (facts.includes('excused') || facts.includes('draft'));
  return both ? null : back;
}

function factsOf<T extends object>(before: T, after: T): (keyof T)[] {
  return (Object.keys(before) as (keyof T)[]).filter((fact) => !same(before[fact], after[fact]));
}
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

// ---- snapshots

/** Everything that is there is kept, with what was typed since the last look. */
export function takeSnapshot(model: Model): Model {
  const seen = notice(model);
  const { works, cells } = seen;
  const [students, assignments] = [studentsIn(seen), assignmentsIn(seen)];
  const there = assignments.flatMap((assignment) => students.map((student) => keyOf(assignment, student)));
  const odd = there.filter((key) => cells.get(key)?.odd);
  return { ...model, snapshots: [...model.snapshots, { students, assignments, works, odd, ...rulesOf(model) }] };
}

/** What putting back a snapshot would change; of work that was returned since, nothing: `after` is null. */
export interface Restoring {
  readonly students: readonly Student[];
  readonly assignments: readonly Assignment[];
  readonly heads: readonly { readonly key: string; readonly before: Head; readonly after: Head }[];
  readonly people: readonly Corrected[];
  readonly works: readonly {
    readonly key: string;
    readonly before: Work;
    readonly after: Work | null;
    /** what stands in the cell and cannot be read */
    readonly odd: string;
  }[];
  readonly rules: readonly Rules[];
}

/** What is there once more differs from then; what was deleted since comes back; what is new since stays as it is. */
export function planRestore(model: Model, kept: Snapshot): Restoring {
  const heads = kept.assignments.flatMap((then) => {
    const now = assignmentsIn(model).find(({ key }) => key === then.key);
    const [before, after] = [now && headOf(now), headOf(then)];
    return !before || same(before, after) ? [] : [{ key: then.key, before, after }];
  });
  const people = kept.students.flatMap((then) => {
    const now = studentsIn(model).find(({ name }) => name === then.name);
    const [before, after] = [now && personOf(now), personOf(then)];
    return !before || same(before, after) ? [] : [{ name: then.name, before, after }];
  });
  const keys = kept.assignments.flatMap((a) => kept.students.map((student) => keyOf(a, student)));
  const works = keys.flatMap((key): Restoring['works'] => {
    const [before, was] = [workAt(model, key), kept.works.get(key) ?? NO_WORK];
    const other = !same(before.returned, was.returned);
    const after = { ...was, mail: other ? mailAfter(before.mail, was.mail) : before.mail };
    const odd = kept.odd.includes(key) ? '' : cellAt(model, key).odd;
    const alike = same(after, before);
    // Of what stays as it is the card says no more than that.
    if (other && !alike) return [{ key, before: was, after: null, odd: '' }];
    return alike && odd === '' ? [] : [{ key, before, after, odd }];
  });
  const [is, was] = [rulesOf(model), rulesOf(kept)];
  const gone = <T>(all: readonly T[], there: (one: T) => boolean) => all.filter((one) => !there(one));
  return {
    students: gone(kept.students, ({ name }) => studentsIn(model).some((one) => one.name === name)),
    assignments: gone(kept.assignments, ({ key }) => assignmentsIn(model).some((one) => one.key === key)),
    heads,
    people,
    works,
    rules: same(is, was) ? [] : [is, was],
  };
}

export function rulesOf({ overall, weights, counts, weigh }: Rules): Rules {
  return { overall, weights, counts, weigh };
}

/** No message is made; one that left, now or then, leaves its mark. */
function mailAfter(is: Mail, was: Mail): Mail {
  if (is === 'sent' || is === 'uncertain') return is;
  return was === 'sent' ? was : '';
}

export function changesAnything({ students, assignments, heads, people, works, rules }: Restoring): boolean {
  return [students, assignments, heads, people, works.filter(({ after }) => after !== null), rules].some(
    (all) => all.length > 0,
  );
}

export function restore(model: Model, plan: Restoring): Model {
  const known = <T>(all: readonly T[], lost: readonly T[], same_: (a: T, b: T) => boolean) => [
    ...all.map((one) => (lost.some((other) => same_(one, other)) ? { ...one, there: true } : one)),
    ...lost.filter((other) => !all.some((one) => same_(one, other))),
  ];
  const back: Model = {
    ...model,
    students: known(model.students, plan.students, (a, b) => a.name === b.name).map((one) => {
      const then = plan.students.find(({ name }) => name === one.name);
      return then ? { ...one, ...personOf(then) } : one;
    }),
    assignments: known(model.assignments, plan.assignments, (a, b) => a.key === b.key).map((one) => {
      const then = plan.assignments.find(({ key }) => key === one.key);
      return then ? { ...one, ...headOf(then) } : one;
    }),
    ...plan.rules[1],
  };
  const isBack = (key: string) =>
    plan.assignments.some((a) => key.startsWith(`${a.key}/`)) || plan.students.some((s) => key.endsWith(`/${s.name}`));
  const whole = [...model.works]
    .filter(([key]) => isBack(key))
    .reduce((now, [key, work]) => withWork(now, key, work), back);
  const named = plan.people.reduce((now, { name, after }) => withStudent(now, name, after), whole);
  const headed = plan.heads.reduce((now, { key, after }) => withAssignment(now, key, after), named);
  return plan.works.reduce((now, { key, after, odd }) => {
    if (after === null) return now;
    return withWork(odd === '' ? now : withCell(now, key, { odd: '' }), key, after);
  }, headed);
}

// ---- what a teacher reads

export type Group = 'ASSIGNED' | 'TURNED_IN' | 'GRADED' | 'RETURNED';

/** What the student has been given; sent back to be finished is nothing. */
function given(work: Work): Returned | null {
  return work.returned?.unfinished === false ? work.returned : null;
}

/** The four groups. */
export function groupOf(work: Work): Group {
  if (work.turnedIn && !work.excused) return 'TURNED_IN';
  const back = given(work);
  return back === null ? 'ASSIGNED' : back.grade === null ? 'RETURNED' : 'GRADED';
}

/** The word in a cell without a grade. */
export function wordOf(work: Work, overdue: boolean): '' | 'missing' | 'turnedIn' | 'done' | 'excused' {
  if (work.excused) return 'excused';
  if (work.turnedIn) return 'turnedIn';
  const back = given(work);
  if (back !== null) return back.grade === null ? 'done' : '';
  return overdue ? 'missing' : '';
}

export interface Counts {
  readonly groups: Readonly<Record<Group, number>>;
  readonly excused: number;
  readonly missing: number;
  readonly toGrade: number;
  readonly drafts: number;
  readonly unreadable: number;
  readonly waiting: number;
  readonly uncertain: number;
}

export function countsOf(model: Model, assignment: Assignment): Counts {
  const all = studentsIn(model).map((student) => keyOf(assignment, student));
  const works = all.map((key) => workAt(model, key));
  const count = (test: (work: Work) => boolean) => works.filter(test).length;
  const isDraft = (work: Work) => work.draft !== null && work.draft !== (given(work)?.grade ?? null);
  const group = (wanted: Group) => count((work) => groupOf(work) === wanted);
  const overdue = isOverdue(assignment, model.now);
  return {
    groups: {
      ASSIGNED: group('ASSIGNED'),
      TURNED_IN: group('TURNED_IN'),
      GRADED: group('GRADED'),
      RETURNED: group('RETURNED'),
    },
    excused: count((work) => work.excused && given(work) === null),
    missing: overdue ? count((work) => groupOf(work) === 'ASSIGNED' && !work.excused) : 0,
    toGrade: count((work) => groupOf(work) === 'TURNED_IN' && !isDraft(work)),
    drafts: count(isDraft),
    unreadable: all.filter((key) => cellAt(model, key).odd !== '').length,
    waiting: count(({ mail }) => mail === 'waiting'),
    uncertain: count(({ mail }) => mail === 'uncertain'),
  };
}

/** The points that a grade counts out of: work still as it was returned keeps those of then (S38). */
function pointsFor({ number }: Cell, work: Work, points: number): number {
  const back = given(work);
  const still = back?.grade != null && back.points !== null && number !== null && hundredths(number) === back.grade;
  return still ? back.points : points;
}

/** The mean of an assignment, in the points of now; null without grades. */
export function averageOf(model: Model, assignment: Assignment): number | null {
  const numbers = studentsIn(model).flatMap((student) => {
    const key = keyOf(assignment, student);
    const cell = cellAt(model, key);
    if (cell.number === null) return [];
    const { points } = assignment;
    return points === null ? cell.number : (cell.number / pointsFor(cell, workAt(model, key), points)) * points;
  });
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** The overall figure of a student: points earned of points possible, in thousandths, half up; null when nothing counts (B.3). */
export function overallOf(model: Model, student: Student): number | null {
  const parts = assignmentsIn(model).flatMap((assignment): Counted[] => {
    const key = keyOf(assignment, student);
    const [work, cell, { points, category }] = [workAt(model, key), cellAt(model, key), assignment];
    if (points === null) return [];
    if (model.counts === 'drafts')
      return cell.number === null ? [] : [counted(category, cell.number, pointsFor(cell, work, points))];
    const back = given(work);
    // What was typed over an excuse hides it: figures follow what stands in the cell.
    const excused = work.excused && cell.odd === '';
    const counts = back?.grade != null && back.points !== null && !excused;
    return counts ? [counted(category, back.grade / 100, back.points)] : [];
  });
  const whole = model.overall === 'points' ? partOf(parts, model) : weighted(parts, model);
  if (whole === null) return null;
  const [earned, possible] = whole;
  return Number((2000n * earned + possible) / (2n * possible));
}

interface Counted {
  readonly category: string;
  readonly part: Part;
}

function counted(category: string, grade: number, points: number): Counted {
  return { category, part: [BigInt(Math.round(grade * 1e5)), BigInt(points) * 100_000n] };
}

function partOf(works: readonly Counted[], { weigh }: Rules): Part | null {
  if (works.length === 0) return null;
  const parts = works.map(({ part }) => part);
  return weigh === 'points' ? inPoints(parts) : eachTheSame(parts);
}

/** Each category with work in it by its weight; a category without work drops out, and so does work without a category. */
function weighted(works: readonly Counted[], rules: Rules): Part | null {
  const categories = Object.entries(rules.weights).flatMap(([name, weight]) => {
    const part = partOf(
      works.filter(({ category }) => category.toLowerCase() === name.toLowerCase()),
      rules,
    );
    return part ? [{ part, weight: BigInt(weight) }] : [];
  });
  const total = categories.reduce((sum, { weight }) => sum + weight, 0n);
  if (total === 0n) return null;
  const [top, of] = categories.reduce<Part>(
    ([a, b], { part: [one, out], weight }) => [a * out + weight * one * b, b * out],
    [0n, 1n],
  );
  return [top, of * total];
}

/** What was earned, and what could be. */
type Part = readonly [earned: bigint, possible: bigint];

function inPoints(parts: readonly Part[]): Part {
  return [parts.reduce((sum, [one]) => sum + one, 0n), parts.reduce((sum, [, out]) => sum + out, 0n)];
}

/** The mean of the parts (B.3). */
function eachTheSame(parts: readonly Part[]): Part {
  const [top, of] = parts.reduce<Part>(([a, b], [one, out]) => [a * out + one * b, b * out], [0n, 1n]);
  return [top, of * BigInt(parts.length)];
}

/** The mean of the figures as they are shown. */
export function meanOf(model: Model): number | null {
  const figures = studentsIn(model).flatMap((student) => overallOf(model, student) ?? []);
  if (figures.length === 0) return null;
  return Math.floor((2 * figures.reduce((sum, one) => sum + one, 0) + figures.length) / (2 * figures.length));
}
