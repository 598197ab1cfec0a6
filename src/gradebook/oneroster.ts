/**
 * Grades as the files that a school's own system reads: the gradebook part of OneRoster CSV, versions 1.1 and 1.2
 * (columns in the order of the standard). Everything is sent whole (`bulk`), so status and change dates stay empty.
 * Only returned grades go out (S47): what lands in a school's system is often shown to students and parents at once.
 */
import { writeCsv, type CsvCell } from './csv';
import { normalEmail } from './email';
import { returnedOnly, splitByPoints, type GradeColumn, type GradeTable, type Mark } from './gradeTable';
import { hash } from './hash';

export type Version = '1.1' | '1.2';

/** The class as the other system is to know it. */
export interface RosterClass {
  /** the id of the gradebook stands for the class: the school's system has to be told once which class that is */
  readonly id: string;
  /** `yyyy-MM-dd`: for what has no date of its own */
  readonly today: string;
  /** what assignments without a category are listed under */
  readonly category: string;
}

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

const NEW = ['sourcedId', 'status', 'dateLastModified'];

/** Every file that the standard knows; those that a gradebook does not have are listed as absent. */
const BOTH =
  'academicSessions categories classes classResources courses courseResources demographics enrollments lineItems orgs resources results users';
const SINCE_1_2 =
  'lineItemLearningObjectiveIds lineItemScoreScales resultLearningObjectiveIds resultScoreScales roles scoreScales userProfiles userResources';

/** The files to be put into one zip. Students are known by their e-mail address, or by the gradebook's id without one. */
export function oneRosterFiles(grades: GradeTable, about: RosterClass, version: Version): TextFile[] {
  const table = splitByPoints(returnedOnly(grades));
  const file = (name: string, rows: CsvCell[][]) => ({ name: `${name}.csv`, text: writeCsv(rows, 'comma') });
  return [
    file('manifest', manifest(version)),
    file('categories', categories(table, about, version)),
    file('lineItems', lineItems(table, about, version)),
    file('results', results(table, about, version)),
  ];
}

function manifest(version: Version): string[][] {
  const names = (version === '1.1' ? BOTH : `${BOTH} ${SINCE_1_2}`).split(' ').sort();
  const own = ['categories', 'lineItems', 'results'];
  return [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', version],
    ...names.map((name) => [`file.${name}`, own.includes(name) ? 'bulk' : 'absent']),
  ];
}

function categoryOf({ category }: GradeColumn, about: RosterClass): string {
  return category === '' ? about.category : category;
}

function categoryId(title: string, { id }: RosterClass): string {
  return `${id}-${hash(title)}`;
}

function categories({ columns }: GradeTable, about: RosterClass, version: Version): string[][] {
  const titles = [...new Set(columns.map((column) => categoryOf(column, about)))];
  const weight = version === '1.1' ? [] : [''];
  return [
    [...NEW, 'title', ...(version === '1.1' ? [] : ['weight'])],
    ...titles.map((title) => [categoryId(title, about), '', '', title, ...weight]),
  ];
}

/** The gradebook keeps no day on which work was set, nor the school's periods: the due day stands in for the first. */
function lineItems({ columns }: GradeTable, about: RosterClass, version: Version): CsvCell[][] {
  const [session, school] =
    version === '1.1' ? ['gradingPeriodSourcedId', []] : ['academicSessionSourcedId', ['schoolSourcedId']];
  const heads = ['title', 'description', 'assignDate', 'dueDate', 'classSourcedId', 'categorySourcedId', session];
  return [
    [...NEW, ...heads, 'resultValueMin', 'resultValueMax', ...school],
    ...columns.map((column) => {
      const due = column.due.slice(0, 10) || about.today;
      const category = categoryId(categoryOf(column, about), about);
      const points = column.points === null ? '' : column.points * 100;
      return [
        column.id,
        '',
        '',
        column.title,
        '',
        due,
        due,
        about.id,
        category,
        '',
        0,
        points,
        ...school.map(() => ''),
      ];
    }),
  ];
}

function results({ students, columns }: GradeTable, about: RosterClass, version: Version): CsvCell[][] {
  const more = version === '1.1' ? [] : ['textScore', 'classSourcedId', 'inProgress', 'incomplete', 'late', 'missing'];
  const heads = ['lineItemSourcedId', 'studentSourcedId', 'scoreStatus', 'score', 'scoreDate', 'comment', ...more];
  const rows = columns.flatMap(({ id, marks }) =>
    students.flatMap((student, i): CsvCell[][] => {
      const mark = marks[i];
      if (!mark) return [];
      const who = normalEmail(student.email) || student.id;
      const at = mark.submission.returned?.at.slice(0, 10) ?? about.today;
      const facts = version === '1.1' ? [] : ['', about.id, ...flags(mark).map(String)];
      return [[`${id}-${student.id}`, '', '', id, who, scoreStatus(mark), mark.grade ?? '', at, '', ...facts]];
    }),
  );
  return [[...NEW, ...heads], ...rows];
}

/** In progress, incomplete, late, missing. */
function flags({ submission: s, status, late }: Mark): boolean[] {
  return [s.turnedIn, s.returned?.unfinished ?? false, late, status.missing];
}

function scoreStatus({ submission, status }: Mark): string {
  if (status.label === 'excused') return 'exempt';
  if (submission.turnedIn && submission.draft === null) return 'submitted';
  if (status.draft !== null && status.draft !== (status.returned?.grade ?? null)) return 'partially graded';
  if (submission.turnedIn) return 'submitted';
  return status.returned === null ? 'not submitted' : 'fully graded';
}
