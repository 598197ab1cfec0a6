/** Student work of an assignment: who is where, how many, and only those one wants to see. */
import { emailOf, lastCalls, studentName } from './classroom';
import { cell, idOf, makeAssignment, openLesson, openList, shown, type Lesson } from './lesson';

const WORDS = {
  nl: {
    all: 'Alle',
    turnedIn: 'Ingeleverd',
    assigned: 'Toegewezen',
    graded: 'Beoordeeld',
    returned: 'Teruggegeven',
    missing: 'Ontbrekend',
  },
  en: {
    all: 'All',
    turnedIn: 'Turned in',
    assigned: 'Assigned',
    graded: 'Graded',
    returned: 'Returned',
    missing: 'Missing',
  },
} as const;

/** The filter buttons with their counts, as they stand in a row. */
function filters(lesson: Lesson): string {
  return (
    lesson.panel
      .text()
      .split('\n')
      .find((line) => /^\[.*\] \[.*\d\]$/.test(line)) ?? ''
  );
}

/** The students on the card, under the heading of their group. */
function listed({ panel }: Lesson): string[] {
  const sections = panel.card.sections.filter(({ header }) => /\(\d/.test(header ?? ''));
  return sections.flatMap(({ header, widgets }) => [
    `# ${header ?? ''}`,
    ...widgets.flatMap((widget) => (widget.type === 'DecoratedText' ? [widget.text] : [])),
  ]);
}

/** A mixed class: turned in, turned in with a draft, assigned with a draft, assigned, returned with and without a grade. */
function mixedClass(language: 'nl' | 'en', students = 6): Lesson {
  const lesson = openLesson({ language, students });
  const { panel, grades, says } = lesson;
  const w = WORDS[language];
  grades.paste(cell(0), [[w.turnedIn], [w.turnedIn], [''], [''], [w.turnedIn], [w.turnedIn]]);
  openList(lesson);
  panel.click('Emre Yilmaz');
  panel.type('grade', '70');
  panel.click(says.return);
  panel.click(says.returnOne);
  panel.back();
  panel.click(studentName(5));
  panel.click(says.return);
  panel.click(says.returnOne);
  grades.paste(cell(1), [['60'], ['50']]);
  return lesson;
}

describe.each(['nl', 'en'] as const)('a class of six (%s)', (language) => {
  const w = WORDS[language];

  test('S14 S15 S16 students stand under their status, and the counts add up', () => {
    const lesson = mixedClass(language);
    openList(lesson);
    expect(filters(lesson)).toBe(
      `[▸ ${w.all} 6] [${w.turnedIn} 2] [${w.assigned} 2] [${w.graded} 1] [${w.returned} 1]`,
    );
    expect(listed(lesson)).toEqual([
      `# ${w.turnedIn} (2)`,
      'Bilal Haddad',
      'Amber de Vries',
      `# ${w.assigned} (2)`,
      'Chris Bos',
      'Dana Smit',
      `# ${w.graded} (1)`,
      'Emre Yilmaz',
      `# ${w.returned} (1)`,
      'Leerling 0006',
    ]);
  });

  test('S18 S19 S20 a typed grade moves nobody; a return does', () => {
    const lesson = mixedClass(language);
    openList(lesson);
    const text = lesson.panel.text();
    const draft = { nl: '◐ concept', en: '◐ draft' }[language];
    expect(text).toContain(`Bilal Haddad ${draft} 60`);
    expect(text).toContain(`Chris Bos ${draft} 50`);
    expect(text).toContain(`Amber de Vries ● ${w.turnedIn}`);
    expect(text).toContain(`Dana Smit ○ ${w.assigned}`);
    expect(text).toContain('Emre Yilmaz ✓ 70 / 100');
    expect(text).toContain(`Leerling 0006 ✓ ${{ nl: 'Klaar', en: 'Done' }[language]}`);
  });

  test('S21 a filter shows only its students; pressing it again shows all', () => {
    const lesson = mixedClass(language);
    const { panel } = lesson;
    openList(lesson);
    const all = listed(lesson);
    panel.click(`${w.assigned} 2`);
    expect(listed(lesson)).toEqual([`# ${w.assigned} (2)`, 'Chris Bos', 'Dana Smit']);
    panel.click(`▸ ${w.assigned} 2`);
    expect(listed(lesson)).toEqual(all);
    panel.click(`${w.returned} 1`);
    expect(listed(lesson)).toEqual([`# ${w.returned} (1)`, 'Leerling 0006']);
    panel.click(`${w.all} 6`);
    expect(listed(lesson)).toEqual(all);
  });

  test('S17 after the due date missing work is counted within Assigned, in red in the sheet', () => {
    const lesson = openLesson({ language, due: '2026-11-17' });
    const { panel, workspace, grades } = lesson;
    grades.type(cell(0), w.turnedIn);
    openList(lesson);
    expect(filters(lesson)).toContain(`[${w.assigned} 2]`);
    workspace.core.clock.set(new Date('2026-11-18T09:00+01:00'));
    openList(lesson);
    expect(filters(lesson)).toBe(
      `[▸ ${w.all} 3] [${w.turnedIn} 1] [${w.assigned} 2] [${w.graded} 0] [${w.returned} 0]`,
    );
    expect(listed(lesson)).toContain(
      { nl: '# Toegewezen (2, alle ontbreken)', en: '# Assigned (2, all missing)' }[language],
    );
    expect(panel.text()).toContain(`Bilal Haddad ! ${w.missing}`);
    expect(shown(lesson, 1)).toBe(w.missing);
    expect(grades.shown(cell(1)).color).toBe('#b3261e');
    expect(shown(lesson, 0)).toBe(w.turnedIn);
  });

  test('S10 a name opens that student, and Next stays among those of the same status', () => {
    const lesson = mixedClass(language);
    const { panel, says } = lesson;
    openList(lesson);
    panel.click('Chris Bos');
    expect(panel.card.header).toMatchObject({
      title: 'Chris Bos',
      subtitle: expect.stringMatching(/1 (van|of) 2$/) as string,
    });
    panel.click(says.next);
    expect(panel.card.header?.title).toBe('Dana Smit');
    expect(panel.text()).not.toContain(`[${says.next}]`);
  });

  test('an empty filter says why it is empty', () => {
    const lesson = openLesson({ language });
    openList(lesson);
    lesson.panel.click(`${w.turnedIn} 0`);
    expect(lesson.panel.text()).toContain({ nl: 'Nog niets ingeleverd', en: 'Nothing turned in yet' }[language]);
    lesson.panel.click(`${w.graded} 0`);
    expect(lesson.panel.text()).toContain(
      { nl: 'Geen leerlingen in deze lijst.', en: 'No students in this list.' }[language],
    );
  });
});

test.each([3, 30, 300])('S4 S15 S21 a class of %i: every student on exactly one page, in five reads', (students) => {
  const lesson = openLesson({ students });
  const { panel, grades } = lesson;
  grades.paste(
    cell(0),
    Array.from({ length: students }, (_, i) => [['Ingeleverd', '7', '', 'Vrijgesteld'][i % 4] ?? '']),
  );
  openList(lesson);
  openList(lesson);
  expect(lastCalls(lesson).read.length).toBeLessThanOrEqual(5);
  expect(lastCalls(lesson).write).toEqual([]);
  const pages = pageLabels(lesson);
  expect(pages).toHaveLength(students > 30 ? students / 30 : 0);
  expect(new Set(pages).size).toBe(pages.length);
  const seen = pages.length === 0 ? names(lesson) : pages.flatMap((label) => (turnTo(lesson, label), names(lesson)));
  expect([...seen].sort()).toEqual(Array.from({ length: students }, (_, i) => studentName(i)).sort());
  expect(filters(lesson)).toMatch(new RegExp(`Alle ${students}\\]`));
  expect(panel.text()).toContain(`Ingeleverd ${Math.ceil(students / 4)}`);
});

function names(lesson: Lesson): string[] {
  return listed(lesson).filter((line) => !line.startsWith('#'));
}

/** The buttons that turn to a page, without the mark of the page in view. */
function pageLabels({ panel }: Lesson): string[] {
  const [, ...sets] = panel.card.sections.flatMap(({ widgets }) => widgets.filter(({ type }) => type === 'ButtonSet'));
  return sets.flatMap((set) =>
    set.type === 'ButtonSet'
      ? set.buttons.flatMap((one) =>
          one.type === 'TextButton' && one.text.includes('–') ? [one.text.replace('▸ ', '')] : [],
        )
      : [],
  );
}

function turnTo({ panel }: Lesson, label: string): void {
  panel.click(new RegExp(`^(▸ )?${label}$`));
}

test('while typing or ticking, pages are named by surname', () => {
  const lesson = openLesson({ students: 3 });
  const { file, panel, says } = lesson;
  const more = 'ABCDEFGHIJKLMNOPQRSTUVWX'.split('').map((letter) => [`${letter}ansen`, 'Kim', '']);
  const grades = file.sheet('Cijfers');
  grades.paste('B9', more.concat('ABCDEFGH'.split('').map((letter) => [`van ${letter}dijk`, 'Bo', ''])));
  panel.open();
  openList(lesson);
  panel.click(says.enter);
  expect(pageLabels(lesson)).toEqual(['A–T', 'U–X']);
});

test('coming from Home to grade, the list holds those that want a grade', () => {
  const lesson = mixedClass('nl');
  const { panel } = lesson;
  panel.open();
  panel.click(/^1 nakijken/, 'Toets H3');
  expect(panel.values(`grade.${idOf(lesson, 0)}`)).toEqual([]);
  expect(panel.card.sections.flatMap(({ widgets }) => widgets).filter(({ type }) => type === 'TextInput')).toHaveLength(
    1,
  );
  panel.open();
  panel.click(/^2 cijfers niet teruggegeven/);
  expect(panel.text()).toContain('[x] Chris Bos · 50 [x] Bilal Haddad · 60');
});

test('S8 each assignment has a list of its own', () => {
  const lesson = mixedClass('nl');
  const { panel } = lesson;
  panel.open();
  makeAssignment(lesson, { title: 'Werkstuk' });
  openList({ ...lesson, title: 'Werkstuk' });
  expect(filters(lesson)).toBe('[▸ Alle 6] [Ingeleverd 0] [Toegewezen 6] [Beoordeeld 0] [Teruggegeven 0]');
  expect(panel.text()).not.toContain(emailOf(0));
});
