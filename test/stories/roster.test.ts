/** Students: a pasted list, names typed straight into the sheet, and names that a spreadsheet would make something else of. */
import { textOf } from '../../src/text/language';
import { openClass, openEmpty, TABS, type ClassOptions, type Classroom } from './classroom';
import { inconsistencies, rowsOf, tab } from './picture';
import { contents, makeAssignment, openWork } from './quizzes';

type Class = Classroom & {
  readonly t: ReturnType<typeof textOf>;
  readonly grades: Classroom['file']['sheets'][number];
};

/** A gradebook without students. */
function openNew(options: ClassOptions = {}): Class {
  const classroom = openEmpty(options);
  const { language = 'nl' } = options;
  const t = textOf(language);
  classroom.panel.click(t.setUp.make);
  return { ...classroom, t, grades: classroom.file.sheet(TABS[language].grades) };
}

/** Pastes a list and looks at what adding it would do. */
function check({ panel, t }: Pick<Class, 'panel' | 't'>, text: string): void {
  panel.open();
  panel.click(t.home.roster);
  panel.fill('roster', text);
  panel.click(t.roster.check);
}

/** What the main button says, or nothing when there is nothing to add. */
function offer({ panel }: Pick<Class, 'panel'>): string {
  return panel.card.footer?.primary?.text ?? '';
}

function add(room: Pick<Class, 'panel' | 't'>, text: string): void {
  check(room, text);
  room.panel.click(offer(room));
}

/** Last name, first name, e-mail of the rows from 6 on. */
function listed({ grades }: Pick<Class, 'grades'>, rows: number): string[] {
  return Array.from({ length: rows }, (_, i) =>
    ['B', 'C', 'D'].map((column) => grades.shown(`${column}${6 + i}`).text).join('|'),
  );
}

const PEOPLE = [
  ['Vries, de', 'Amber', 'amber@school.example'],
  ["'t Hart", 'Bob', 'bob@school.example'],
];

function asText(delimiter: string, header: readonly string[] | null): string {
  const quoted = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
  return [...(header ? [header] : []), ...PEOPLE].map((cells) => cells.map(quoted).join(delimiter)).join('\n');
}

describe.each([
  ['tabs', '\t'],
  ['commas', ','],
  ['semicolons', ';'],
])('a list with %s', (_, delimiter) => {
  test.each([
    ['a Dutch header', ['Achternaam', 'Voornaam', 'E-mailadres']],
    ['an English header', ['Last name', 'First name', 'E-mail']],
    ['no header', null],
  ])('and %s', (__, header) => {
    const room = openNew();
    check(room, asText(delimiter, header));
    expect(offer(room)).toBe('2 leerlingen toevoegen');
    expect(room.panel.text()).toContain('Amber de Vries');
    expect(room.grades.lastRow()).toBe(5);
    room.panel.click(offer(room));
    expect(listed(room, 2)).toEqual(['de Vries|Amber|amber@school.example', "'t Hart|Bob|bob@school.example"]);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe.each(['nl', 'en'] as const)('what is shown before anything is added (%s)', (language) => {
  const t = textOf(language);

  test('new, known, renamed, and every line that is left out, with its number and the reason', () => {
    const room = { ...openClass({ language }), t };
    const before = contents(room);
    check(
      room,
      [
        'Nieuw\tNora\tnora@school.example',
        'Haddad\tBilal\ts2@school.example',
        'Vries-Bos, de\tAmber\tS1@School.example ',
        '\t\twie@school.example',
        'Fout\tFrits\tfrits(at)school.example',
        'Dubbel\tDirk\tNORA@school.example',
      ].join('\n'),
    );
    const text = room.panel.text();
    expect(offer(room)).toBe(t.roster.update(1, 1));
    for (const part of [
      t.roster.adding(1),
      t.roster.changing(1),
      t.roster.same(1),
      t.roster.problems(3),
      'Amber de Vries-Bos',
      'Nora Nieuw',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(t.problem.roster.noName(''));
    expect(text).toContain(t.problem.roster.badEmail('frits(at)school.example'));
    expect(text).toContain(t.problem.roster.duplicateEmail('nora@school.example'));
    expect([4, 5, 6].every((line) => text.includes(t.roster.line(line)))).toBe(true);
    expect(contents(room)).toEqual(before);
  });

  test('an empty box and a list without a name say so, and nothing is written', () => {
    const room = { ...openClass({ language }), t };
    const before = contents(room);
    check(room, ' \n ');
    expect(room.panel.text()).toContain(t.problem.roster.empty);
    check(room, 'a@b.example;\n;;');
    expect(contents(room)).toEqual(before);
  });

  test('the same list a second time adds nobody', () => {
    const room = { ...openClass({ language }), t };
    const before = contents(room);
    check(room, 'de Vries\tAmber\ts1@school.example\nHaddad\tBilal\ts2@school.example');
    expect(room.panel.text()).toContain(t.roster.nothingNew);
    expect(offer(room)).toBe(t.toHome);
    expect(contents(room)).toEqual(before);
  });

  test('two students in the class with one address: the line is left out, and says why', () => {
    const room = { ...openClass({ language }), t };
    room.file.sheet(TABS[language].grades).type('D7', 's1@school.example');
    check(room, 'Vries\tAmber\ts1@school.example');
    expect(room.panel.text()).toContain(t.problem.roster.twoStudents('s1@school.example'));
    expect(offer(room)).toBe(t.toHome);
  });
});

/** Names that a spreadsheet takes for something else, and a page for something else again. */
const NAMES = [
  ['=1+1', 'Bob'],
  ['+31', '-Minus'],
  ['@home', "D'Arcy"],
  ['<b>Vet</b>', '<img src=x onerror=alert(1)>'],
  ['"Quote"', '“Ü”'],
  ['007', '1-2'],
  ['3,5', 'TRUE'],
  ['😀 Smile', '🏳️‍🌈'],
  ['חיים', 'محمد'],
  ["'t Hart", "'s"],
  ['1e5', '12:30'],
  ['de  Vries', 'İpek'],
] as const;

test.each([
  ['nl', '1 leerling toegevoegd · 2 leerlingen gewijzigd', '2 leerlingen gewijzigd'],
  ['en', '1 student added · 2 students changed', '2 students changed'],
] as const)(
  'what became of a list is told as it is, also in Recent changes: added and changed (%s)',
  (language, both, changed) => {
    const room = { ...openClass({ language }), t: textOf(language) };
    const { panel, t } = room;
    const corrected = (n: number) => [1, 2].map((i) => `Anders${n}\tNaam${i}\ts${i}@school.example`);
    add(room, [...corrected(1), 'Nieuw\tNora\tnora@school.example'].join('\n'));
    expect([panel.notice, panel.text()]).toEqual([both, expect.stringContaining(`✓ ${both}\n`)]);
    add(room, corrected(2).join('\n'));
    expect([panel.notice, panel.text()]).toEqual([changed, expect.stringContaining(`✓ ${changed}\n`)]);
    panel.open();
    panel.click(t.changes.title);
    expect(panel.text()).toMatch(new RegExp(` ${changed}( |$)[^]* ${both}( |$)`, 'm'));
  },
);

describe('names survive as they are', () => {
  const plainSpaces = (text: string) => text.replace(/\s+/g, ' ');
  const display = ([last, first]: readonly [string, string]) => plainSpaces(`${first} ${last}`);

  test.each(['nl', 'en'] as const)(
    'pasted in the panel (%s): in the sheet, on the cards and in Submissions',
    (language) => {
      const room = openNew({ language });
      add(
        room,
        NAMES.map(([last, first], i) =>
          [last, first, `x${i}@school.example`]
            .map((cell) => (cell.includes('"') ? `"${cell.replace(/"/g, '""')}"` : cell))
            .join('\t'),
        ).join('\n'),
      );
      expect(room.panel.text()).toContain(room.t.notice.rosterAdded(NAMES.length));
      const wanted = NAMES.map(([last, first], i) => `${plainSpaces(last)}|${first}|x${i}@school.example`);
      // What starts like a formula keeps the apostrophe that keeps it text; Google may show it.
      expect(listed(room, NAMES.length).map((line) => line.replace(/(^|\|)'(?=[=+\-@])/g, '$1'))).toEqual(wanted);
      expect(inconsistencies(room.file)).toEqual([]);
      makeAssignment(room, { title: 'Toets', points: '10' });
      room.grades.paste(
        'F6',
        NAMES.map(() => ['7']),
      );
      room.panel.open();
      openWork(room, 'Toets');
      const text = room.panel.text();
      for (const name of NAMES) expect(text).toContain(display(name));
      const names = rowsOf(tab(room.file, 'submissions')).map((row) => String(row['name']));
      expect([...names].sort()).toEqual(NAMES.map(display).sort());
    },
  );

  test('typed straight into Grades: every name gets an id of its own, and keeps what was typed', () => {
    const room = openNew();
    const typed = NAMES.filter(([last]) => !/^[=+@]/.test(last));
    room.grades.paste(
      'B6',
      typed.map(([last, first], i) => [last, first, `x${i}@school.example`]),
    );
    room.panel.open();
    expect(room.panel.text()).toContain(`${typed.length} leerlingen`);
    expect(listed(room, typed.length)).toEqual(
      typed.map(([last, first], i) => `${last}|${first}|x${i}@school.example`),
    );
    const ids = typed.map((_, i) => room.grades.value(`A${6 + i}`));
    expect(new Set(ids).size).toBe(typed.length);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test.each(NAMES)('%s, %s opens as a student, by name', (last, first) => {
    const room = openNew();
    const quoted = [last, first, 'x@school.example'].map((cell) =>
      cell.includes('"') ? `"${cell.replace(/"/g, '""')}"` : cell,
    );
    add(room, `Bos\tChris\tchris@school.example\n${quoted.join('\t')}`);
    makeAssignment(room, { title: '=2+2', points: '10' });
    room.panel.open();
    room.panel.click('=2+2', /punten/);
    room.panel.click(display([last, first]));
    expect(room.panel.card.header?.title).toBe(display([last, first]));
    expect(room.grades.shown('F2').text).toBe('=2+2');
  });
});

describe('students typed in the sheet', () => {
  const TYPED = [
    ['Bos', 'Jan'],
    ['Smit', 'Eva'],
  ];
  const LIST = 'Bos\tJan\tjan@school.example\nSmit\tEva\teva@school.example';
  const BOTH = ['Bos|Jan|jan@school.example', 'Smit|Eva|eva@school.example', '||'];

  test('while the card of the class list is open: the list gives them their addresses, and nobody is there twice', () => {
    const room = openNew();
    room.panel.click(room.t.home.roster);
    room.grades.paste('B6', TYPED);
    room.panel.fill('roster', LIST);
    room.panel.click(room.t.roster.check);
    expect(offer(room)).toBe(room.t.roster.change(2));
    room.panel.click(offer(room));
    expect(listed(room, 3)).toEqual(BOTH);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('while the checked list is on the card: it is checked anew, and nobody is there twice', () => {
    const room = openNew();
    check(room, LIST);
    room.grades.paste('B6', TYPED);
    room.panel.click(offer(room));
    expect(room.panel.text()).toContain(room.t.problem.changed);
    expect(offer(room)).toBe(room.t.roster.change(2));
    room.panel.click(offer(room));
    expect(listed(room, 3)).toEqual(BOTH);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('two of one name without an address are two students', () => {
    const room = openNew();
    room.grades.paste('B6', [
      ['Bos', 'Jan'],
      ['Bos', 'Jan'],
    ]);
    room.panel.open();
    room.panel.open();
    expect(room.panel.text()).toContain('2 leerlingen');
    expect(room.grades.value('A6')).not.toBe(room.grades.value('A7'));
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('thirty of them cost no more writes than one', () => {
    const writes = (count: number) => {
      const room = openNew();
      room.grades.paste(
        'B6',
        Array.from({ length: count }, (_, i) => [`Naam ${i}`, 'Voor', `n${i}@school.example`]),
      );
      room.panel.open();
      const runs = room.workspace.core.executions.at(-1)?.calls ?? [];
      return runs.filter(({ kind, name }) => kind === 'write' && /Range|Sheet/.test(name)).length;
    };
    expect(writes(30)).toBe(writes(1));
  });

  test('a copied row is a new student, with the grades that were copied; the first keeps the id', () => {
    const room = { ...openClass(), t: textOf('nl') };
    makeAssignment(room, { title: 'Toets', points: '10' });
    const grades = room.file.sheet('Cijfers');
    grades.type('F6', '8');
    room.panel.open();
    const id = grades.value('A6');
    for (const column of ['A', 'B', 'C', 'D', 'F'])
      grades.type(`${column}9`, String(grades.value(`${column}6`)).replace('.', ','));
    grades.type('C9', 'Tweeling');
    room.panel.open();
    room.panel.open();
    expect(room.panel.text()).toContain('4 leerlingen');
    expect(grades.value('A6')).toBe(id);
    expect(grades.value('A9')).not.toBe(id);
    expect(inconsistencies(room.file)).toEqual([]);
    openWork(room, 'Toets');
    expect(room.panel.text()).toContain('Tweeling de Vries');
  });

  test('a changed name or address is there at once, and the student is the same', () => {
    const room = { ...openClass(), t: textOf('nl') };
    makeAssignment(room, { title: 'Toets', points: '10' });
    const grades = room.file.sheet('Cijfers');
    grades.type('F6', '8');
    room.panel.open();
    grades.type('C6', 'Ambra');
    openWork(room, 'Toets');
    expect(room.panel.text()).toContain('Ambra de Vries');
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test("pasted below a teacher's own row: that row stays as it is", () => {
    const room = { ...openClass(), t: textOf('nl') };
    const grades = room.file.sheet('Cijfers');
    grades.type('G9', 'mijn notitie');
    add(room, 'Nieuw\tNora\tnora@school.example');
    expect([grades.value('G9'), grades.shown('B9').text, grades.shown('B10').text]).toEqual([
      'mijn notitie',
      '',
      'Nieuw',
    ]);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

test('a class of 500 is pasted in one go, with as many writes as a class of 30', () => {
  const writes = (count: number) => {
    const room = openNew();
    add(room, Array.from({ length: count }, (_, i) => `Naam ${i}\tVoor\tn${i}@school.example`).join('\n'));
    expect(room.panel.text()).toContain(room.t.notice.rosterAdded(count));
    const calls = room.workspace.core.executions.at(-1)?.calls ?? [];
    return calls.filter(({ kind }) => kind === 'write').length;
  };
  expect(writes(500)).toBe(writes(30));
});
