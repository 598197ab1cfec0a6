/**
 * The table of states (requirements A2), row by row through the bundle: the group and the words on the card, the word or
 * number, its colour and its symbol in the sheet, and what the student was told.
 */
import { emailOf } from './classroom';
import { cell, openLesson, openList, type Lesson } from './lesson';

const RED = '#b3261e';
const GREEN = '#008000';
const BLACK = '#000000';

const WORDS = {
  nl: {
    assigned: 'Toegewezen',
    turnedIn: 'Ingeleverd',
    graded: 'Beoordeeld',
    returned: 'Teruggegeven',
    missing: 'Ontbrekend',
    done: 'Klaar',
    excused: 'Vrijgesteld',
    draft: 'concept',
    sentBack: 'teruggestuurd',
    again: 'nieuwe poging · 2× ingeleverd',
    late: 'te laat',
  },
  en: {
    assigned: 'Assigned',
    turnedIn: 'Turned in',
    graded: 'Graded',
    returned: 'Returned',
    missing: 'Missing',
    done: 'Done',
    excused: 'Excused',
    draft: 'draft',
    sentBack: 'sent back',
    again: 'new attempt · turned in 2 times',
    late: 'late',
  },
} as const;

const BEFORE = new Date('2026-11-16T09:00+01:00');
const AFTER = new Date('2026-11-18T09:00+01:00');

/** An assignment due on 17 November; Amber is the student of the row. */
function openRow(language: 'nl' | 'en', due = '2026-11-17'): Lesson & { readonly w: (typeof WORDS)['nl' | 'en'] } {
  return { ...openLesson({ language, due, now: BEFORE }), w: WORDS[language] };
}

function moveTo({ workspace }: Lesson, moment: Date): void {
  workspace.core.clock.set(moment);
}

/** The list drawn anew: the group Amber stands in, and what it says of her. */
function onCard(lesson: Lesson): { readonly group: string; readonly says: string } {
  openList(lesson);
  const sections = lesson.panel.card.sections.flatMap(({ header = '', widgets }) =>
    widgets.flatMap((one) =>
      one.type === 'DecoratedText' && one.text === 'Amber de Vries' ? [{ header, says: one.bottomLabel ?? '' }] : [],
    ),
  );
  expect(sections).toHaveLength(1);
  const [{ header, says } = { header: '', says: '' }] = sections;
  return { group: header.replace(/ \(.*$/, ''), says };
}

/** What the cell shows, and in which colour; black is also the colour of a cell nobody coloured. */
function inSheet({ grades }: Lesson): { readonly text: string; readonly color: string } {
  const { text, color } = grades.shown(cell(0));
  return { text, color };
}

function openStudent(lesson: Lesson): void {
  openList(lesson);
  lesson.panel.click('Amber de Vries');
}

/** In the grading tool: hand in, type, return; each only when asked for. */
function inTool(
  lesson: Lesson,
  {
    turnIn = false,
    grade,
    give = false,
    unfinished = false,
  }: { turnIn?: boolean; grade?: string; give?: boolean; unfinished?: boolean },
): void {
  const { panel, says } = lesson;
  openStudent(lesson);
  if (turnIn) panel.click(says.turnedIn);
  if (grade !== undefined) panel.type('grade', grade);
  if (!give) return;
  panel.click(says.return);
  if (unfinished) panel.tick('unfinishedStudents', 'Amber de Vries');
  panel.click(/^(1 teruggeven|Return 1|Teruggeven|Return)$/);
}

/** What Amber has been told so far, message by message: the grade with its maximum, or none. */
function told({ workspace }: Lesson): string[] {
  expect(workspace.mailbox.every(({ to }) => to === emailOf(0))).toBe(true);
  return workspace.mailbox.map(
    ({ body }) => /(?:cijfer|grade): (\S+ (?:van|out of) \d+)/.exec(body)?.[1] ?? 'no grade',
  );
}

describe.each(['nl', 'en'] as const)('the table of states (%s)', (language) => {
  const sign = language === 'nl' ? ',' : '.';
  const out = language === 'nl' ? 'van' : 'out of';

  test('nothing handed in, not due: Assigned', () => {
    const lesson = openRow(language);
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `○ ${lesson.w.assigned}` });
    expect(inSheet(lesson).text).toBe('');
    expect(told(lesson)).toEqual([]);
  });

  test('nothing handed in, due: Missing within Assigned, red', () => {
    const lesson = openRow(language);
    moveTo(lesson, AFTER);
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `! ${lesson.w.missing}` });
    expect(inSheet(lesson)).toEqual({ text: lesson.w.missing, color: RED });
    expect(told(lesson)).toEqual([]);
  });

  test('nothing handed in, a draft, not due: Assigned with the draft, green', () => {
    const lesson = openRow(language);
    inTool(lesson, { grade: '8' });
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `◐ ${lesson.w.draft} 8` });
    expect(inSheet(lesson)).toEqual({ text: `8${sign}0 ◐`, color: GREEN });
    expect(told(lesson)).toEqual([]);
  });

  test('nothing handed in, a draft, due: the draft and Missing', () => {
    const lesson = openRow(language);
    inTool(lesson, { grade: '8' });
    moveTo(lesson, AFTER);
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `◐ ${lesson.w.draft} 8 · ! ${lesson.w.missing}` });
    expect(inSheet(lesson)).toEqual({ text: `8${sign}0 ◐`, color: GREEN });
    expect(told(lesson)).toEqual([]);
  });

  test.each([
    ['before', BEFORE],
    ['after', AFTER],
  ] as const)('handed in, seen %s the due date: Turned in, green', (_when, moment) => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true });
    moveTo(lesson, moment);
    expect(onCard(lesson)).toEqual({ group: lesson.w.turnedIn, says: `● ${lesson.w.turnedIn}` });
    expect(inSheet(lesson)).toEqual({ text: lesson.w.turnedIn, color: GREEN });
    expect(told(lesson)).toEqual([]);
  });

  test('handed in after the due date: Turned in, and late', () => {
    const lesson = openRow(language);
    moveTo(lesson, AFTER);
    inTool(lesson, { turnIn: true });
    expect(onCard(lesson)).toEqual({ group: lesson.w.turnedIn, says: `● ${lesson.w.turnedIn} · ${lesson.w.late}` });
    expect(inSheet(lesson)).toEqual({ text: lesson.w.turnedIn, color: GREEN });
  });

  test('S47 handed in with a draft: Turned in, the draft green, and the student knows nothing of it', () => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true, grade: '8' });
    expect(onCard(lesson)).toEqual({ group: lesson.w.turnedIn, says: `◐ ${lesson.w.draft} 8` });
    expect(inSheet(lesson)).toEqual({ text: `8${sign}0 ◐`, color: GREEN });
    expect(told(lesson)).toEqual([]);
  });

  test.each([true, false])('S19 returned with a grade (handed in: %s): Graded, black', (turnIn) => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn, grade: '8', give: true });
    for (const moment of [BEFORE, AFTER]) {
      moveTo(lesson, moment);
      expect(onCard(lesson)).toEqual({ group: lesson.w.graded, says: '✓ 8 / 100' });
      expect(inSheet(lesson)).toEqual({ text: `8${sign}0 ✓`, color: BLACK });
    }
    expect(told(lesson)).toEqual([`8 ${out} 100`]);
  });

  test('S20 S83 S84 handed in and returned without a grade: Returned, Done, black', () => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true, give: true });
    moveTo(lesson, AFTER);
    expect(onCard(lesson)).toEqual({ group: lesson.w.returned, says: `✓ ${lesson.w.done}` });
    expect(inSheet(lesson)).toEqual({ text: `✓ ${lesson.w.done}`, color: BLACK });
    expect(told(lesson)).toEqual(['no grade']);
  });

  test('S79 S80 S81 sent back unfinished: Assigned, then Missing, and the draft is gone', () => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true, grade: '3', give: true, unfinished: true });
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `○ ${lesson.w.assigned} · ${lesson.w.sentBack}` });
    expect(inSheet(lesson).text).toBe('');
    moveTo(lesson, AFTER);
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `! ${lesson.w.missing} · ${lesson.w.sentBack}` });
    expect(inSheet(lesson)).toEqual({ text: lesson.w.missing, color: RED });
    expect(told(lesson)).toEqual(['no grade']);
  });

  test('S61 S63 another draft than the grade returned: Graded still, both values, and the student has the old one', () => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true, grade: '6', give: true });
    inTool(lesson, { grade: '7' });
    expect(onCard(lesson)).toEqual({ group: lesson.w.graded, says: `◐ ${lesson.w.draft} 7 · was ✓ 6 / 100` });
    expect(inSheet(lesson)).toEqual({ text: `7${sign}0 ◐`, color: GREEN });
    expect(told(lesson)).toEqual([`6 ${out} 100`]);
    lesson.grades.type(cell(0), '6');
    expect(inSheet(lesson)).toEqual({ text: `6${sign}0 ✓`, color: BLACK });
    expect(onCard(lesson)).toEqual({ group: lesson.w.graded, says: '✓ 6 / 100' });
  });

  test('the grade taken away after the return: Graded still, and the student has it', () => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true, grade: '6', give: true });
    inTool(lesson, { grade: '' });
    expect(onCard(lesson).group).toBe(lesson.w.graded);
    expect(onCard(lesson).says).toContain('was ✓ 6 / 100');
    expect(told(lesson)).toEqual([`6 ${out} 100`]);
  });

  test('S64 handed in again: Turned in and counted, green, with the grade the student still has', () => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true, grade: '6', give: true });
    inTool(lesson, { turnIn: true });
    expect(onCard(lesson)).toEqual({
      group: lesson.w.turnedIn,
      says: `● ${lesson.w.turnedIn} · ${lesson.w.again} · was ✓ 6 / 100`,
    });
    expect(inSheet(lesson).color).toBe(GREEN);
    inTool(lesson, { grade: '9' });
    expect(onCard(lesson)).toEqual({
      group: lesson.w.turnedIn,
      says: `◐ ${lesson.w.draft} 9 · ${lesson.w.again} · was ✓ 6 / 100`,
    });
    expect(inSheet(lesson)).toEqual({ text: `9${sign}0 ◐`, color: GREEN });
    expect(told(lesson)).toEqual([`6 ${out} 100`]);
  });

  test('excused: neither missing nor to grade, in no status colour', () => {
    const lesson = openRow(language);
    openStudent(lesson);
    lesson.panel.click(lesson.says.excuse);
    moveTo(lesson, AFTER);
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `– ${lesson.w.excused}` });
    expect(inSheet(lesson).text).toBe(lesson.w.excused);
    expect([RED, GREEN, BLACK]).not.toContain(inSheet(lesson).color);
    expect(told(lesson)).toEqual([]);
  });

  test('S54 every word may be typed in the sheet, in either language', () => {
    for (const typed of [WORDS.nl, WORDS.en]) {
      const lesson = openRow(language);
      lesson.grades.type(cell(0), typed.turnedIn);
      expect(onCard(lesson).group).toBe(lesson.w.turnedIn);
      expect(inSheet(lesson).color).toBe(GREEN);
      lesson.grades.type(cell(0), typed.missing);
      expect(onCard(lesson).group).toBe(lesson.w.assigned);
      lesson.grades.type(cell(0), typed.excused);
      expect(onCard(lesson).says).toBe(`– ${lesson.w.excused}`);
    }
  });
});
