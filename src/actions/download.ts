import { push } from '../cards/answer';
import type { Answer } from '../cards/card';
import { downloadCard, fileReadyCard } from '../cards/download';
import { downloadLink, folderLink, pdfLink, sheetLink } from '../cards/links';
import { statusLine } from '../cards/status';
import { dotted } from '../cards/widgets';
import { assignmentRows, classroomRows, type FileWords } from '../gradebook/classroomCsv';
import { writeCsv, type Profile } from '../gradebook/csv';
import { markOf, splitByPoints, unreadableCells, type GradeTable, type Mark } from '../gradebook/gradeTable';
import { byName } from '../gradebook/names';
import { oneRosterFiles, type Version } from '../gradebook/oneroster';
import { blockOf } from '../google/blocks';
import { makeFile as putInDrive, makeSpreadsheet, type Made, type NotMade } from '../google/drive';
import { fillCopy, type Printed } from '../google/gradeCopy';
import { letters } from '../google/layout';
import { readEveryBlock } from '../google/submissionRows';
import { columnOf, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, problem, visiting, type Action, type Context } from './context';
import { lookAt, type Look } from './look';

/** Longer names Drive takes, but a computer may not. */
const LONGEST_FILE_NAME = 120;

/** The card with the kinds of files there are, of one assignment or of all. */
export const download: Action<'download'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const assignment = visit.assignments.find(({ id }) => id === ask.assignment);
    if (!assignment && ask.assignment !== '') return problem(t, t.problem.assignment.gone);
    const view = {
      assignment: ask.assignment,
      title: assignment?.title ?? '',
      className: visit.settings.className,
      profile: ownProfile(visit),
      printUrl: pdfLink(visit.file.getId(), visit.tabs.grades.getSheetId(), printedRange(visit)),
    };
    return push(downloadCard(t, view));
  });

/** Grades from its corner to the last assignment and the last student. */
function printedRange({ grades: { columns, heads, rows, students } }: Visit): string {
  const right = Math.max(columns.get('email') ?? 1, columns.get('overall') ?? 1, ...heads.map(({ column }) => column));
  return `A1:${letters(right)}${Math.max(1, ...rows.values(), ...students.map(({ row }) => row))}`;
}

/** Makes one file in the folder of the class and shows where it is. Nothing in the gradebook changes. */
export const makeFile: Action<'makeFile'> = (context, ask) =>
  visiting(context, (visit, t) => {
    if (ask.what !== 'csv') return ask.what === 'copy' ? copyGrades(visit, t) : oneRoster(visit, t, ask.what);
    const all = ask.assignment === '' || input(context, 'what') === 'all';
    return all ? allGrades(context, visit, t) : oneAssignment(context, visit, t, ask.assignment);
  });

/** All grades of the class, each number under what it is out of (S89). */
function allGrades(context: Context, visit: Visit, t: Text): Answer {
  const table = tableOf(visit, everyLook(visit));
  const text = writeCsv(classroomRows(splitByPoints(table), wordsOf(visit.t)), profileIn(context, visit));
  return shown(t, table, putInDrive(visit, `${nameFor(visit, visit.t.tabs.grades)}.csv`, text));
}

/** One assignment, with the status of every student in words (S88). */
function oneAssignment(context: Context, visit: Visit, t: Text, id: string): Answer {
  const look = lookAt(visit, id);
  if (!look) return problem(t, t.problem.assignment.gone);
  const profile = profileIn(context, visit);
  const table = tableOf(visit, [look]);
  const statuses = (table.columns[0]?.marks ?? []).map((mark) =>
    mark ? statusText(visit.t, mark, look, profile) : '',
  );
  const text = writeCsv(assignmentRows(table, statuses, wordsOf(visit.t)), profile);
  return shown(t, table, putInDrive(visit, `${nameFor(visit, look.assignment.title)}.csv`, text));
}

/** Always a new spreadsheet, beside the earlier ones (S90, S91). */
function copyGrades(visit: Visit, t: Text): Answer {
  const table = tableOf(visit, everyLook(visit));
  let printed: Printed = { tab: 0, range: '' };
  const made = makeSpreadsheet(visit, nameFor(visit, visit.t.tabs.grades), (copy) => {
    printed = fillCopy(copy, visit, splitByPoints(table), visit.t.download.headers);
  });
  return shown(t, table, made, printed);
}

/** For the school's own system (S96). */
function oneRoster(visit: Visit, t: Text, version: Version): Answer {
  const table = tableOf(visit, everyLook(visit));
  const about = { id: visit.file.getId(), today: visit.clock.now.slice(0, 10), category: visit.t.tabs.assignments };
  const files = oneRosterFiles(table, about, version);
  const name = nameFor(visit, `OneRoster ${version.replace('.', '-')}`);
  return shown(t, table, putInDrive(visit, `${name}.zip`, files));
}

/** Where the new file is, or in one sentence why there is none. */
function shown(t: Text, table: GradeTable, made: Made | NotMade, printed?: Printed): Answer {
  if ('refused' in made) return problem(t, t.problem.drive[made.refused]);
  const { file, folder } = made;
  const view = {
    name: file.name,
    folder: folder.name,
    folderUrl: folderLink(folder.id),
    url: printed ? sheetLink(file.id) : downloadLink(file.id),
    ...(printed ? { printUrl: pdfLink(file.id, printed.tab, printed.range) } : {}),
    unreadable: unreadableCells(table),
  };
  return push(fileReadyCard(t, view));
}

/**
 * Every assignment that stands in Grades, in that order, with what was typed there since the last visit. All submissions
 * come in one read, for only they know what returned work is out of.
 */
function everyLook(visit: Visit): Look[] {
  const blocks = readEveryBlock(visit);
  const column = (id: string) => columnOf(visit, id) ?? 0;
  const students = byName(visit.grades.students);
  return visit.assignments
    .filter(({ id }) => column(id) > 0)
    .sort((a, b) => column(a.id) - column(b.id))
    .flatMap(({ id }) => lookAt(visit, id, blocks.get(id) ?? blockOf(id, 0, 0, []), students) ?? []);
}

function tableOf(visit: Visit, looks: readonly Look[]): GradeTable {
  return {
    students: byName(visit.grades.students),
    columns: looks.map(({ assignment, pupils }) => ({
      ...assignment,
      marks: pupils.map((pupil) => markOf(pupil, assignment.points)),
    })),
  };
}

/** `Beoordeeld · 8,5 / 10`: the group and the rest of what the list says, in plain words for other programs. */
function statusText(t: Text, mark: Mark, { assignment }: Look, profile: Profile): string {
  const { status, late, unreadable } = mark;
  const scale = { decimal: profile === 'comma' ? '.' : ',', points: assignment.points } as const;
  const line = statusLine(t, status, scale, { unreadable, late }).replace(/(^| )[○●◐✓!–?] /g, '$1');
  const group = t.groups[status.group];
  return line.startsWith(group) ? line : dotted(group, line);
}

/** The words of a file, in the language of the class. */
function wordsOf(t: Text): FileWords {
  const day = (due: string) => {
    const [year = '', month = '', date = ''] = due.slice(0, 10).split('-');
    return `${Number(date)} ${t.months[Number(month) - 1] ?? ''} ${year}`;
  };
  return { ...t.download.headers, day };
}

/** `4B Aardrijkskunde - Toets H3 - 2026-11-16`, without what a computer does not take in a name. */
function nameFor(visit: Visit, what: string): string {
  const clean = (text: string) => text.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim();
  const name = clean(visit.settings.className || visit.file.getName());
  return [
    name.slice(0, LONGEST_FILE_NAME / 2),
    clean(what).slice(0, LONGEST_FILE_NAME / 2),
    visit.clock.now.slice(0, 10),
  ].join(' - ');
}

function profileIn(context: Context, visit: Visit): Profile {
  const chosen = input(context, 'profile');
  return chosen === 'comma' || chosen === 'semicolon' ? chosen : ownProfile(visit);
}

/** What the spreadsheet itself writes: where it has a decimal comma, Excel on the same desk has one too. */
function ownProfile(visit: Visit): Profile {
  return visit.decimal === ',' ? 'semicolon' : 'comma';
}

/** Downloading needs a computer: elsewhere the cards do not offer it (S95). */
export function withoutDownload(answer: Answer): Answer {
  const { card } = answer;
  if (!card?.menu) return answer;
  return { ...answer, card: { ...card, menu: card.menu.filter(({ ask }) => ask.ask !== 'download') } };
}
