/**
 * Whatever somebody types over a cell of the program's own tabs: the check names the cell and the words that stand there, says
 * what counts in their place, and the repair puts back what History tells.
 */
import type { FindingKind } from '../../src/gradebook/found';
import { ASSIGNMENT_KEYS, SUBMISSION_KEYS, SUMMARY_KEYS } from '../../src/gradebook/tables';
import { openRoom, returnWork, typeGrade, type Room } from './deeds';
import { openBatch, undoBatch } from './changes';
import { column, inconsistencies, picture, rowsOf, tab } from './picture';
import { importGrades } from './quizzes';

type TabName = 'submissions' | 'assignments' | 'history' | 'settings';

/** A class with some of everything, and Home open. */
function classOf(language: 'nl' | 'en') {
  const room = openRoom(language);
  importGrades(room);
  returnWork(room, 'Toets H3', [0]);
  typeGrade(room, 'Verslag', 3, '44');
  room.panel.open();
  return { room, start: room.workspace.remember() };
}

const { room, start } = classOf('nl');
const { t } = room;
beforeEach(() => {
  start();
  room.panel.open();
});

/** What a teacher may have typed, pasted or filled there. */
const JUNK = ['abs?', '-3', '7,255', '2026-11-20', 'x'.repeat(300)];

/** Everything but the log, which tells of the repair. */
function state(): string[] {
  return picture(room.file)
    .split('\n')
    .filter((line) => !line.startsWith('log '));
}

/** The rows that the check shows, its heading and what is below it. */
function told({ panel }: Room = room): string[] {
  return panel.card.sections
    .flatMap(({ widgets }) => widgets)
    .flatMap((widget) => (widget.type === 'DecoratedText' ? [`${widget.text} | ${widget.bottomLabel ?? ''}`] : []));
}

function toldOf(kind: FindingKind): string {
  return told().find((line) => [1, 2, 3, 4].some((n) => line.startsWith(`${t.check.found[kind](n)} |`))) ?? '';
}

function address(name: TabName, key: string, row: number): string {
  const at = column(tab(room.file, name), key);
  return `${at > 26 ? 'A' : ''}${String.fromCharCode(65 + ((at - 1) % 26))}${row}`;
}

function overtype(name: TabName, key: string, row: number, text: string): void {
  const at = address(name, key, row);
  const sheet = tab(room.file, name);
  sheet.clear(at);
  if (text !== '') sheet.type(at, text);
}

function rowIn(title: string, name: string): number {
  return rowsOf(tab(room.file, 'submissions')).find((row) => row['title'] === title && row['name'] === name)?.at ?? 0;
}

function repair({ panel }: Room = room): void {
  for (let i = 0; i < 4 && panel.card.footer?.primary?.text === t.check.repair; i += 1) panel.click(t.check.repair);
}

const IDS = ['assignment', 'student'];
/** Something stands there once work was handed in; in the others once it was returned. */
const HANDED_IN = ['state', 'handIns', 'handedInAt', 'response', 'imported'];
/** Any text may stand there; only History knows that it is another one. */
const FREE = ['comment', 'typedBy', 'response'];

/** Whether the check names the cell with what stands there, or that the row was changed when it may well stand there. */
function isNamed(key: string, row: number, typed: unknown): boolean {
  const [cells, facts] = [toldOf('cells'), toldOf('facts')];
  const text = typed instanceof Date ? 'vr 20 nov' : String(typed).slice(0, 40);
  const there = cells.includes(`Inzendingen ${address('submissions', key, row)}: `);
  return there
    ? [text, text.replace('.', ',')].some((one) => cells.includes(`“${one}`))
    : facts.includes(`rij ${row}: `);
}

describe('what cannot stand in a cell of Submissions is named with the cell and its words, and repaired', () => {
  test.each(SUBMISSION_KEYS.filter((key) => !IDS.includes(key)))('%s', (key) => {
    const [title, name] = HANDED_IN.includes(key) ? ['Toets H3', 'Bilal Haddad'] : ['Verslag', 'Amber de Vries'];
    const row = rowIn(title, name);
    for (const junk of JUNK) {
      start();
      room.panel.open();
      const wanted = state();
      overtype('submissions', key, row, junk);
      room.panel.click(t.check.menu);
      const named = isNamed(key, row, tab(room.file, 'submissions').value(address('submissions', key, row)));
      expect({ junk, named }).toEqual({ junk, named: true });
      expect(FREE.includes(key) && toldOf('cells') !== '').toBe(false);
      repair();
      expect(told().filter((line) => line.includes('Inzendingen'))).toEqual([]);
      // How a message went is not in the log: that it is not certain any more stays.
      const isOther = (line: string) => !wanted.includes(line) && !(key === 'mail' && line.includes('misschien'));
      expect(
        state()
          .filter(isOther)
          .filter((line) => !line.startsWith('assignment') || key !== 'mail'),
      ).toEqual([]);
      expect(inconsistencies(room.file)).toEqual([]);
    }
  });
});

describe('a cell of Submissions that somebody emptied is noticed, and repaired', () => {
  test.each(SUBMISSION_KEYS.filter((key) => !IDS.includes(key)))('%s', (key) => {
    const [title, name] = HANDED_IN.includes(key) ? ['Toets H3', 'Bilal Haddad'] : ['Verslag', 'Amber de Vries'];
    const row = rowIn(title, name);
    const wanted = state();
    const stood = tab(room.file, 'submissions').value(address('submissions', key, row));
    overtype('submissions', key, row, '');
    room.panel.click(t.check.menu);
    const named = told().some(
      (line) => line.includes(`rij ${row}: `) || line.includes(`${address('submissions', key, row)}: `),
    );
    expect({ stood, named }).toEqual({ stood, named: stood !== '' });
    repair();
    expect(told().filter((line) => line.includes('Inzendingen'))).toEqual([]);
    // Whether the message went, nobody knows any more: the teacher is asked, and nothing is sent by itself.
    const isOther = (line: string) => key !== 'mail' || !/^assignment|misschien/.test(line);
    expect(state().filter((line) => !wanted.includes(line) && isOther(line))).toEqual([]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('how a message went: it is not certain any more, also when the repair is cut off, and no second one goes', () => {
    const row = rowIn('Verslag', 'Amber de Vries');
    const { core, mailbox } = room.workspace;
    const sent = mailbox.length;
    overtype('submissions', 'mail', row, '');
    room.panel.click(t.check.menu);
    core.interference = {
      after: ({ name }) => {
        if (name === 'Sheet.appendRow') core.stop();
      },
    };
    expect(() => {
      room.panel.click(t.check.repair);
    }).toThrow('stopped');
    core.interference = {};
    room.panel.open();
    expect(room.panel.text()).toContain(t.home.mailUncertain(1));
    expect(mailbox).toHaveLength(sent);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

test.each(['nl', 'en'] as const)('in %s the words say what stands there and what counts', (language) => {
  const other = language === 'nl' ? { room, start } : classOf(language);
  const { panel, file, t: words } = other.room;
  const sheet = tab(file, 'submissions');
  const [row] = rowsOf(sheet).filter(({ title, name }) => title === 'Verslag' && name === 'Bilal Haddad');
  const at = `I${row?.at ?? 0}`;
  sheet.type(at, 'abs?');
  panel.open();
  panel.click(words.check.menu);
  expect(told(other.room).filter((line) => line.includes('Bilal Haddad, '))).toEqual([
    language === 'nl'
      ? `1 cel van Inzendingen overgetypt | Inzendingen ${at}: Bilal Haddad, Verslag: bij Conceptcijfer staat “abs?”; dat telt als leeg · Wat Geschiedenis zegt, komt terug; de woorden die er nu staan, worden in Geschiedenis bewaard.`
      : `1 cell of Submissions typed over | Submissions ${at}: Bilal Haddad, Verslag: Draft grade says “abs?” and counts as empty · What History tells is put back; the words that stand there are kept in History.`,
  ]);
  panel.click(words.check.repair);
  expect(sheet.value(at)).toBe(70);
  const history = tab(file, 'history');
  expect(String(history.raw(history.lastRow(), 8))).toContain('"typedOver","draft: abs?"');
});

test.each([
  ['assignment', 'abs?'],
  ['assignment', ''],
  ['student', '2026-11-20'],
  ['student', '999'],
])('an id in Submissions (%s) over which “%s” was typed comes back, and nobody new is made of it', (key, junk) => {
  const wanted = state();
  const row = rowIn('Verslag', 'Amber de Vries');
  overtype('submissions', key === 'assignment' ? 'gradebook:submissions:assignment' : key, row, junk);
  room.panel.click(t.check.menu);
  expect(toldOf('strayed')).toContain(`Inzendingen rij ${row}: Amber de Vries, Verslag`);
  expect(room.panel.text()).not.toContain(t.check.lostWhy);
  repair();
  expect(told().filter((line) => line.includes('Inzendingen'))).toEqual([]);
  expect(state()).toEqual(wanted);
  expect(inconsistencies(room.file)).toEqual([]);
});

/** The rows of the check but those about cells of Grades, of which one cannot be read from the start. */
function findings(): string[] {
  return told().filter((line) => / \| (Opdrachten|Inzendingen|Geschiedenis|Instellingen)/.test(line));
}

describe('a cell of Assignments that somebody typed over is named and put right', () => {
  const told = SUMMARY_KEYS.filter((key) => key !== 'check' && key !== 'texts');
  const own = [...ASSIGNMENT_KEYS.filter((key) => key !== 'id'), ...told];
  test.each(own)('%s', (key) => {
    for (const junk of ['', 'abs?', '-3', '2026-11-20']) {
      start();
      room.panel.open();
      const wanted = state();
      const at = address('assignments', key, 3);
      const before = tab(room.file, 'assignments').value(at);
      overtype('assignments', key, 3, junk);
      const same = tab(room.file, 'assignments').value(at) === before;
      room.panel.click(t.check.menu);
      const cells = [toldOf('heads'), toldOf('counts'), toldOf('edited')].join();
      expect({ junk, named: cells.includes(`Opdrachten ${at}: `) }).toEqual({ junk, named: !same });
      const edited = toldOf('edited') !== '';
      repair();
      expect(findings()).toEqual([]);
      expect(inconsistencies(room.file)).toEqual([]);
      // What a teacher may well write there goes into the log, and can be undone.
      expect(edited ? ['category', 'attachments', 'import'] : [key]).toContain(key);
      expect(state().filter((line) => !edited && !wanted.includes(line))).toEqual([]);
    }
  });
});

test('the words in place of grades that Assignments keeps are put right after somebody typed over them', () => {
  const cell = address('assignments', 'texts', 3);
  room.grades.type('F8', 'komt later');
  room.panel.open();
  const kept = tab(room.file, 'assignments').value(cell);
  expect(kept).toContain('komt later');
  for (const junk of ['', 'abs?', '[1]', '{"s1":2}', '2026-11-20']) {
    overtype('assignments', 'texts', 3, junk);
    room.panel.open();
    room.panel.click(t.check.menu);
    expect({ junk, counts: toldOf('counts') }).toEqual({ junk, counts: expect.stringContaining('Toets H3') as string });
    repair();
    expect(tab(room.file, 'assignments').value(cell)).toBe(kept);
  }
});

test('what was changed in Assignments itself is in the log after the repair, and is undone like anything else', () => {
  const wanted = state();
  overtype('assignments', 'category', 3, 'Toetsen');
  room.panel.click(t.check.menu);
  expect(toldOf('edited')).toContain('Opdrachten E3: Toets H3');
  room.panel.click(t.check.repair);
  expect(tab(room.file, 'assignments').value('E3')).toBe('Toetsen');
  undoBatch(room);
  expect(state()).toEqual(wanted);
});

describe('the hidden marks in Assignments', () => {
  test.each(['applied', 'students'])('%s', (key) => {
    for (const junk of ['', 'abs?', '-3', '2026-11-20']) {
      start();
      room.panel.open();
      const wanted = state();
      overtype('assignments', key, 2, junk);
      room.panel.click(t.check.menu);
      expect({ junk, marks: toldOf('marks') }).toEqual({
        junk,
        marks: expect.stringContaining('Opdrachten') as string,
      });
      repair();
      expect(findings()).toEqual([]);
      expect(state()).toEqual(wanted);
      expect(inconsistencies(room.file)).toEqual([]);
      room.panel.open();
      expect(room.panel.text()).not.toContain(t.check.lost);
    }
  });
});

test('the tabs in Settings are known again after their ids were typed over', () => {
  const wanted = state();
  const rows = rowsOf(tab(room.file, 'settings')).filter(({ key }) => String(key).startsWith('tab.'));
  for (const { at } of rows) overtype('settings', 'value', at, '2026-11-20');
  room.panel.click(t.check.menu);
  expect(toldOf('marks')).toContain('Instellingen');
  repair();
  expect(findings()).toEqual([]);
  expect(state()).toEqual(wanted);
});

describe('a setting is named by what the cards call it', () => {
  const rowOf = (key: string) => rowsOf(tab(room.file, 'settings')).find((row) => row['key'] === key)?.at ?? 0;
  test.each([
    ['mailStudents', t.settings.mail],
    ['overall', t.figures.title],
    ['weigh', t.figures.weigh],
    ['counts', t.figures.counts],
    ['scale', t.figures.scale],
    ['passMark', t.figures.passMark],
    ['nTerm', t.figures.nTerm],
    ['letters', t.figures.letters],
    ['classLanguage', t.settings.classLanguage],
  ])('%s: what cannot be read, what is there no more, and what is there twice', (key, name) => {
    const row = rowOf(key);
    overtype('settings', 'value', row, '2026-11-20');
    room.panel.click(t.check.menu);
    expect(toldOf('settings')).toContain(`Instellingen rij ${row}: ${name}: `);
    start();
    room.panel.open();
    tab(room.file, 'settings').type(`A${row}`, 'abs?');
    room.panel.click(t.check.menu);
    expect(toldOf('settings')).toContain(`Instellingen: ${name}`);
    start();
    room.panel.open();
    tab(room.file, 'settings').type('A40', key);
    tab(room.file, 'settings').type('B40', 'nee');
    room.panel.click(t.check.menu);
    expect(toldOf('settings')).toContain(`Instellingen rij 40: ${name}: nee`);
  });
});

describe('what was typed over in History is named; its grades still count, and every card opens', () => {
  test.each(['time', 'who', 'reason', 'batch', 'lock'])('%s', (key) => {
    const sheet = tab(room.file, 'history');
    const row = sheet.lastRow();
    const at = address('history', key, row);
    overtype('history', key, row, 'abs?');
    room.panel.click(t.check.menu);
    expect(toldOf('logCells')).toContain(`Geschiedenis ${at}: bij`);
    expect(toldOf('logCells')).toContain('“abs?”');
    openBatch(room);
    expect(room.panel.text()).not.toContain(t.problem.unexpected);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

test('a row of Assignments about nothing is named, and counts for nothing', () => {
  tab(room.file, 'assignments').type('A9', '999');
  tab(room.file, 'assignments').type('B9', 'Mijn lijstje');
  room.panel.click(t.check.menu);
  expect(toldOf('foreign')).toContain('Opdrachten rij 9: Mijn lijstje');
});

test('an id that was typed over in Assignments: the assignment comes back with everything, the odd row is named', () => {
  const wanted = state();
  tab(room.file, 'assignments').type('A3', 'abs?');
  room.panel.click(t.check.menu);
  repair();
  expect(toldOf('foreign')).toContain('Opdrachten rij 3');
  expect(wanted.filter((line) => !state().includes(line))).toEqual([]);
  expect(inconsistencies(room.file)).toEqual([]);
});

test.each(['', '2026-11-20', 'abs?', '7'])(
  'an id in Grades over which “%s” was typed comes back at the next visit',
  (junk) => {
    const wanted = state();
    room.grades.clear('A7');
    if (junk !== '') room.grades.type('A7', junk);
    room.panel.open();
    expect(room.panel.text()).not.toContain(t.check.lost);
    expect(state()).toEqual(wanted);
    expect(inconsistencies(room.file)).toEqual([]);
  },
);

test('an old number of History that became a date is no number when Assignments has to be made again', () => {
  tab(room.file, 'history').type('A3', '2026-11-20');
  const sheet = tab(room.file, 'assignments');
  room.file.sheets.splice(room.file.sheets.indexOf(sheet), 1);
  room.panel.click(t.check.menu);
  room.panel.click(t.setUp.repair);
  room.panel.open();
  room.panel.click(t.check.menu);
  repair();
  expect(inconsistencies(room.file)).toEqual([]);
  expect(room.panel.text()).toContain(t.check.again);
});
