/**
 * The table of states, line by line through the bundle: the group and the words on the cards, the word
 * or number, its colour and its symbol in the sheet, and what the student was told by mail.
 */
import { readManifest } from '../host/manifest';
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
    none: '○ nog geen cijfer',
    all: 'Alle',
    outOf: 'van',
    sentBackMail: 'Teruggestuurd',
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
    none: '○ no grade yet',
    all: 'All',
    outOf: 'out of',
    sentBackMail: 'Sent back',
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

/** What Amber has been told so far, message by message: what was done, and the grade with its maximum if there is one. */
function told({ workspace }: Lesson): string[] {
  expect(workspace.mailbox.every(({ to }) => to === emailOf(0))).toBe(true);
  return workspace.mailbox.map(({ subject, body }) => {
    const grade = /(?:cijfer|grade): (\S+ (?:van|out of) \d+)/.exec(body)?.[1] ?? 'no grade';
    return `${subject.replace(/: .*$/, '')}: ${grade}`;
  });
}

/** The filter buttons: the groups with how many students are in each. */
function counts({ panel }: Lesson): Record<string, number> {
  const line = /^\[.*\d\]( \[.*\d\]){4}$/m.exec(panel.text())?.[0] ?? '';
  return Object.fromEntries(
    [...line.matchAll(/\[(?:▸ )?(\D+) (\d+)\]/g)].map(([, label = '', n]) => [label, Number(n)]),
  );
}

type Words = (typeof WORDS)['nl' | 'en'];
type Doing = Parameters<typeof inTool>[1];

interface Line {
  /** the first four columns of the table, and what else tells this line from its neighbours */
  readonly line: string;
  readonly done: readonly Doing[];
  /** when it is looked at; both where the table says that the due date does not matter */
  readonly seen: readonly Date[];
  readonly group: keyof Pick<Words, 'assigned' | 'turnedIn' | 'graded' | 'returned'>;
  /** what the cards say, with a decimal sign */
  readonly says: (w: Words) => string;
  /** in the list only */
  readonly more?: (w: Words) => string;
  readonly cell: (w: Words, sign: string) => string;
  /** the theme's own: no colour of a status */
  readonly color: typeof RED | typeof GREEN | typeof BLACK | null;
  readonly told: (w: Words) => readonly string[];
}

const NOTHING = (): readonly string[] => [];
const ANY = [BEFORE, AFTER];
const DRAFT = (w: Words) => `◐ ${w.draft} 8`;
const SHOWN = (_w: Words, sign: string) => `8${sign}0 ◐`;
const GIVEN = (w: Words) => [`${w.returned}: 6 ${w.outOf} 100`];

const TABLE: readonly Line[] = [
  {
    line: 'not handed in, not due, no draft, never returned',
    ...{ done: [], seen: [BEFORE], group: 'assigned', color: null, told: NOTHING },
    says: (w) => `○ ${w.assigned}`,
    cell: () => '',
  },
  {
    line: 'not handed in, due, no draft, never returned',
    ...{ done: [], seen: [AFTER], group: 'assigned', color: RED, told: NOTHING },
    says: (w) => `! ${w.missing}`,
    cell: (w) => w.missing,
  },
  {
    line: 'not handed in, not due, a draft, never returned',
    ...{ done: [{ grade: '8' }], seen: [BEFORE], group: 'assigned', color: GREEN, told: NOTHING },
    says: DRAFT,
    cell: SHOWN,
  },
  {
    line: 'not handed in, due, a draft, never returned',
    ...{ done: [{ grade: '8' }], seen: [AFTER], group: 'assigned', color: GREEN, told: NOTHING },
    says: (w) => `${DRAFT(w)} · ! ${w.missing}`,
    cell: SHOWN,
  },
  {
    line: 'handed in, no draft, never returned',
    ...{ done: [{ turnIn: true }], seen: ANY, group: 'turnedIn', color: GREEN, told: NOTHING },
    says: (w) => `● ${w.turnedIn}`,
    cell: (w) => w.turnedIn,
  },
  {
    line: 'handed in, a draft, never returned',
    ...{ done: [{ turnIn: true, grade: '8' }], seen: ANY, group: 'turnedIn', color: GREEN, told: NOTHING },
    says: DRAFT,
    cell: SHOWN,
  },
  ...[true, false].map((turnIn): Line => ({
    line: `${turnIn ? 'handed in' : 'not handed in'}, the draft is what was returned with a grade`,
    ...{ done: [{ turnIn, grade: '6', give: true }], seen: ANY, group: 'graded', color: BLACK, told: GIVEN },
    says: () => '✓ 6 / 100',
    cell: (_w, sign) => `6${sign}0 ✓`,
  })),
  {
    line: 'handed in, no draft, returned without a grade',
    ...{ done: [{ turnIn: true, give: true }], seen: ANY, group: 'returned', color: BLACK },
    says: (w) => `✓ ${w.done}`,
    cell: (w) => `✓ ${w.done}`,
    told: (w) => [`${w.returned}: no grade`],
  },
  {
    line: 'sent back unfinished, not due: the draft is gone',
    done: [{ turnIn: true, grade: '3', give: true, unfinished: true }],
    ...{ seen: [BEFORE], group: 'assigned', color: null },
    says: (w) => `○ ${w.assigned} · ${w.sentBack}`,
    cell: () => '',
    told: (w) => [`${w.sentBackMail}: no grade`],
  },
  {
    line: 'sent back unfinished, due: the draft is gone',
    done: [{ turnIn: true, grade: '3', give: true, unfinished: true }],
    ...{ seen: [AFTER], group: 'assigned', color: RED },
    says: (w) => `! ${w.missing} · ${w.sentBack}`,
    cell: (w) => w.missing,
    told: (w) => [`${w.sentBackMail}: no grade`],
  },
  ...[true, false].map((turnIn): Line => ({
    line: `${turnIn ? 'handed in' : 'not handed in'}, another draft than was returned with a grade: the student has the old one`,
    done: [{ turnIn, grade: '6', give: true }, { grade: '8' }],
    ...{ seen: ANY, group: 'graded', color: GREEN, told: GIVEN },
    says: (w) => `${DRAFT(w)} · was ✓ 6 / 100`,
    cell: SHOWN,
  })),
  {
    line: 'the draft taken away after a return with a grade: the student has it still',
    done: [{ turnIn: true, grade: '6', give: true }, { grade: '' }],
    ...{ seen: ANY, group: 'graded', color: null, told: GIVEN },
    says: (w) => `${w.none} · was ✓ 6 / 100`,
    cell: () => '',
  },
  {
    line: 'handed in again after a return with a grade, the draft as it was: the student has the old grade',
    done: [{ turnIn: true, grade: '6', give: true }, { turnIn: true }],
    ...{ seen: ANY, group: 'turnedIn', color: GREEN, told: GIVEN },
    says: (w) => `● ${w.turnedIn} · ${w.again} · was ✓ 6 / 100`,
    cell: (_w, sign) => `6${sign}0 ◐`,
  },
  {
    line: 'handed in again after a return with a grade, a new draft: the student has the old grade',
    done: [{ turnIn: true, grade: '6', give: true }, { turnIn: true }, { grade: '8' }],
    ...{ seen: ANY, group: 'turnedIn', color: GREEN, told: GIVEN },
    says: (w) => `${DRAFT(w)} · ${w.again} · was ✓ 6 / 100`,
    cell: SHOWN,
  },
];

describe.each(['nl', 'en'] as const)('the table of states (%s)', (language) => {
  const sign = language === 'nl' ? ',' : '.';

  test.each(TABLE)(
    'S17 S18 S19 S20 S47 S49 S50 S51 S52 S61 S63 S64 S79 S80 S81 S83 S84: $line',
    ({ done, seen, group, says, cell: cellText, color, told: mails }) => {
      const lesson = openRow(language);
      const { w, panel } = lesson;
      for (const doing of done) inTool(lesson, doing);
      for (const moment of seen) {
        moveTo(lesson, moment);
        expect(onCard(lesson)).toEqual({ group: w[group], says: says(w) });
        const { [w.all]: all = 0, ...groups } = counts(lesson);
        expect([all, Object.values(groups).reduce((sum, n) => sum + n)]).toEqual([3, 3]);
        panel.click(new RegExp(`^${w[group]} [123]$`));
        expect(panel.text()).toContain(`Amber de Vries ${says(w)}`);
        panel.click('Amber de Vries');
        expect(panel.text()).toMatch(new RegExp(`^${escaped(says(w))}`, 'm'));
        expect(inSheet(lesson).text).toBe(cellText(w, sign));
        const shown = inSheet(lesson).color;
        expect(shown).toBe(color ?? shown);
        expect(told(lesson)).toEqual(mails(w));
      }
    },
  );

  test('S61 S63 the returned grade typed again is what was returned again', () => {
    const lesson = openRow(language);
    inTool(lesson, { turnIn: true, grade: '6', give: true });
    inTool(lesson, { grade: '7' });
    lesson.grades.type(cell(0), '6');
    expect(inSheet(lesson)).toEqual({ text: `6${sign}0 ✓`, color: BLACK });
    expect(onCard(lesson)).toEqual({ group: lesson.w.graded, says: '✓ 6 / 100' });
  });

  test('handed in after the due date: Turned in, and late', () => {
    const lesson = openRow(language);
    moveTo(lesson, AFTER);
    openStudent(lesson);
    lesson.panel.click(lesson.says.late);
    expect(onCard(lesson)).toEqual({ group: lesson.w.turnedIn, says: `● ${lesson.w.turnedIn} · ${lesson.w.late}` });
    expect(inSheet(lesson)).toEqual({ text: lesson.w.turnedIn, color: GREEN });
  });

  test('marked by hand after the due date, but there in time: Turned in, and not late', () => {
    const lesson = openRow(language);
    moveTo(lesson, AFTER);
    openStudent(lesson);
    lesson.panel.click(lesson.says.inTime);
    expect(onCard(lesson)).toEqual({ group: lesson.w.turnedIn, says: `● ${lesson.w.turnedIn}` });
    openStudent(lesson);
    lesson.panel.click(lesson.says.notTurnedIn);
    expect(onCard(lesson)).toEqual({ group: lesson.w.assigned, says: `! ${lesson.w.missing}` });
  });

  test('a grade typed for an excused student ends the excuse, and the card says so at once, with a comment being typed left alone', () => {
    const lesson = openRow(language);
    openStudent(lesson);
    lesson.panel.click(lesson.says.excuse);
    openStudent(lesson);
    expect(lesson.panel.text()).toContain(`– ${lesson.w.excused}`);
    lesson.panel.fill('comment', 'Mooi');
    lesson.panel.type('grade', '7');
    expect(lesson.panel.text()).not.toContain(`– ${lesson.w.excused}`);
    expect(lesson.panel.values('comment')).toEqual(['Mooi']);
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

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

test('S53 no other colour in the file or on the cards is red, green or black, so that only a status ever is', () => {
  const lesson = openRow('nl');
  inTool(lesson, { turnIn: true, grade: '8', give: true });
  lesson.grades.paste(cell(1), [['7'], ['Ingeleverd']]);
  moveTo(lesson, AFTER);
  openList(lesson);
  const used = new Set(
    lesson.file.sheets.flatMap((sheet) =>
      sheet.lines.flatMap((line) => line.flatMap((one) => (one ? [one.format.fontColor, one.format.background] : []))),
    ),
  );
  // Black is what nobody coloured.
  expect([...used].filter((color) => color !== BLACK && !isGrey(color))).toEqual([]);
  const rules = lesson.file.sheets.flatMap((sheet) => sheet.rules.map(({ fontColor }) => [sheet.name, fontColor]));
  expect(new Set(rules.map(([name]) => name))).toEqual(new Set(['Cijfers']));
  expect(new Set(rules.map(([, color]) => color))).toEqual(new Set([RED, GREEN, BLACK, '#5f6368']));
  const { primaryColor, secondaryColor } = readManifest('appsscript.json').addOns?.common?.layoutProperties ?? {};
  for (const color of [primaryColor, secondaryColor]) expect(isBlue(color ?? '')).toBe(true);
  expect(JSON.stringify(lesson.panel.stack)).not.toMatch(/backgroundColor|<font|#[0-9a-f]{6}/i);
});

function parts(color: string): [number, number, number] {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function isGrey(color: string): boolean {
  return Math.max(...parts(color)) - Math.min(...parts(color)) < 16;
}

function isBlue(color: string): boolean {
  const [red, green, blue] = parts(color);
  return blue > red + 60 && blue > green + 60;
}
