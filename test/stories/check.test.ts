/** Whatever happens to a gradebook by hand: the check finds and explains it, and the repair puts it right. */
import type { FindingKind } from '../../src/gradebook/found';
import { EVERY, interrupted, stage } from './crash';
import { assignmentId, openRoom, returnWork, typeGrade } from './deeds';
import { column, inconsistencies, picture, rowsOf, tab } from './picture';
import { contents, importGrades, openWork } from './quizzes';

const room = openRoom();
importGrades(room);
returnWork(room, 'Toets H3', [0]);
room.panel.open();
const start = room.workspace.remember();
beforeEach(() => {
  start();
});

const { t } = room;
/** The one thing that is always there: a cell that cannot be read. */
const UNREADABLE: FindingKind = 'unreadable';

function check(): string {
  room.panel.open();
  room.panel.click(t.check.menu);
  return room.panel.text();
}

/** The kinds that the card tells, by the sentences on it. */
function found(): FindingKind[] {
  const texts = room.panel.card.sections
    .flatMap(({ widgets }) => widgets)
    .flatMap((widget) => (widget.type === 'DecoratedText' ? [widget.text] : []));
  return (Object.keys(t.check.found) as FindingKind[]).filter((kind) =>
    Array.from({ length: 60 }, (_, n) => t.check.found[kind](n)).some((sentence) => texts.includes(sentence)),
  );
}

/** The gradebook without its log, which tells of the repair. */
function state(): string[] {
  return picture(room.file)
    .split('\n')
    .filter((line) => !line.startsWith('log '));
}

function submissionsCell(name: string, title: string, key: string): string {
  const sheet = tab(room.file, 'submissions');
  const row = rowsOf(sheet).find((one) => one['name'] === name && one['title'] === title);
  const at = column(sheet, key);
  return `${String.fromCharCode(64 + at)}${row?.at ?? 0}`;
}

function hiddenCell(key: string): string {
  const sheet = tab(room.file, 'assignments');
  const at = column(sheet, key);
  return `${at > 26 ? 'A' : ''}${String.fromCharCode(65 + ((at - 1) % 26))}2`;
}

const submissions = () => tab(room.file, 'submissions');
const assignments = () => tab(room.file, 'assignments');
const history = () => tab(room.file, 'history');

test('nothing is found in a gradebook that is in order, but the cell that cannot be read; nothing is written', () => {
  const before = contents(room);
  check();
  expect(found()).toEqual([UNREADABLE]);
  expect(room.panel.text()).toContain('Chris Bos, Verslag');
  expect(room.panel.card.footer?.primary?.text).toBe(t.check.again);
  expect(contents(room)).toEqual(before);
  room.panel.click(t.check.found.unreadable(1));
  expect(room.panel.text()).toContain(t.unreadable.title);
});

interface Damage {
  readonly name: string;
  /** what is done in the gradebook before, as a teacher does it */
  readonly first?: () => void;
  readonly does: () => void;
  readonly finds: readonly FindingKind[];
}

const MENDED: readonly Damage[] = [
  {
    name: 'rows of Submissions sorted by grade',
    does: () => {
      submissions().sort('A3:Z20', column(submissions(), 'draft'));
    },
    finds: ['scattered'],
  },
  {
    name: 'a row of Submissions copied',
    does: () => {
      const at = submissions().lastRow();
      for (let c = 1; c <= 19; c += 1) submissions().put(at + 1, c, submissions().cell(3, c));
    },
    finds: ['twins', 'scattered'],
  },
  {
    name: 'rows of Submissions deleted',
    does: () => {
      submissions().deleteRows(3, 2);
    },
    finds: ['scattered', 'missing'],
  },
  {
    name: 'a draft, a returned grade and a comment changed in Submissions',
    does: () => {
      submissions().type(submissionsCell('Amber de Vries', 'Verslag', 'returned'), '90');
      submissions().type(submissionsCell('Amber de Vries', 'Verslag', 'comment'), 'netjes');
      submissions().type(submissionsCell('Bilal Haddad', 'Verslag', 'draft'), '10');
    },
    finds: ['facts'],
  },
  {
    name: 'of messages that wait, one said to have gone out and another gone, and one that waits about nothing',
    first: () => {
      room.workspace.mailQuota = 0;
      returnWork(room, 'Verslag', [1]);
      returnWork(room, 'Toets H3', [1]);
    },
    does: () => {
      submissions().type(submissionsCell('Bilal Haddad', 'Verslag', 'mail'), t.yes);
      submissions().clear(submissionsCell('Bilal Haddad', 'Toets H3', 'mail'));
      submissions().type(submissionsCell('Dana Smit', 'Toets H3', 'mail'), t.status.mailWaiting);
    },
    finds: ['facts'],
  },
  {
    name: 'the colours of grades taken away',
    does: () => {
      for (const row of [6, 7]) {
        const cell = room.grades.cell(row, 7);
        room.grades.put(row, 7, { ...cell, format: { ...cell.format, numberFormat: '0' } });
      }
    },
    finds: ['formats'],
  },
  {
    name: 'counts overwritten',
    does: () => {
      assignments().put(3, column(assignments(), 'graded'), {
        ...assignments().cell(3, column(assignments(), 'graded')),
        raw: 40,
      });
    },
    finds: ['counts'],
  },
  {
    name: 'an average and an overall grade deleted',
    does: () => {
      room.grades.clear('G5');
      room.grades.clear('E6');
    },
    finds: ['figures'],
  },
  {
    name: 'the hidden column with returned grades deleted',
    first: () => {
      openWork(room, 'Verslag');
      room.panel.click(t.work.changePoints);
      room.panel.fill('points', '50');
      room.panel.click(t.pointsCard.update);
    },
    does: () => {
      room.grades.deleteColumns(column(room.grades, 'returned'));
    },
    finds: ['given', 'figures'],
  },
  {
    name: 'the hidden formulas overwritten by their values',
    does: () => {
      for (const key of ['revision', 'columns', 'live']) {
        const at = hiddenCell(key);
        const { row, column: c } = assignments().rect(at);
        assignments().put(row, c, { ...assignments().cell(row, c), formula: '', raw: assignments().raw(row, c) });
      }
    },
    finds: ['live'],
  },
  {
    name: 'a row of Assignments deleted',
    does: () => {
      assignments().deleteRows(4);
    },
    finds: ['lostAssignments'],
  },
  {
    name: 'the id of a row of Assignments deleted',
    does: () => {
      assignments().clear('A4');
    },
    finds: ['lostAssignments'],
  },
  {
    name: 'the number of a row of History typed over with a date',
    does: () => {
      history().type('A5', '2026-11-20');
    },
    finds: ['numbers'],
  },
  {
    name: 'a grade as text',
    does: () => {
      const cell = room.grades.cell(7, 7);
      room.grades.put(7, 7, { ...cell, raw: '70' });
    },
    finds: ['words'],
  },
];

test.each(MENDED)('$name: found, mended, and all is as before', ({ first, does, finds }) => {
  first?.();
  room.panel.open();
  const wanted = state();
  does();
  // Home, which notices some things by itself, stands open from before.
  room.panel.click(t.check.menu);
  expect(found().filter((kind) => kind !== UNREADABLE)).toEqual([...finds]);
  room.panel.click(t.check.repair);
  expect(room.panel.text()).toContain(t.check.done);
  expect(found()).toEqual([UNREADABLE]);
  expect(state()).toEqual(wanted);
  expect(inconsistencies(room.file)).toEqual([]);
});

test('an average and an overall grade over which somebody typed a number or a formula are named, and stay', () => {
  room.grades.type('G5', '=AVERAGEIF(G6:G40;">0")');
  room.grades.type('E6', `${room.grades.formula('E6')}+1/20`);
  room.grades.type('E7', '1');
  const typed = ['G5', 'E6', 'E7'].map((at) => [room.grades.formula(at), room.grades.value(at)]);
  check();
  expect(found()).toEqual([UNREADABLE, 'ownFigures']);
  expect(room.panel.text()).toContain(t.check.found.ownFigures(3));
  expect(['G5', 'E6', 'E7'].map((at) => [room.grades.formula(at), room.grades.value(at)])).toEqual(typed);
});

test('an older row of History that got the number of the next one is not done again', () => {
  typeGrade(room, 'Verslag', 3, '50');
  const at = history().lastRow();
  typeGrade(room, 'Verslag', 3, '60');
  const next = Number(history().raw(at + 1, 1)) + 1;
  history().type(`A${at}`, String(next));
  room.panel.open();
  expect(room.grades.shown('G9').text).toBe('60,0 ◐');
  typeGrade(room, 'Verslag', 4, '30');
  check();
  room.panel.click(t.check.repair);
  expect(room.grades.shown('G9').text).toBe('60,0 ◐');
  expect(inconsistencies(room.file)).toEqual([]);
});

describe("rows that somebody moves at any call of a repair: nothing is written beside what is another's", () => {
  /** What stands beside what after the repair, in every way in which it can go. */
  function pairs(does: () => void, moves: () => void, pairsNow: () => string[]): string[] {
    const repair = () => {
      room.panel.open();
      does();
      room.panel.click(t.check.menu);
      room.panel.click(t.check.repair);
    };
    const scene = stage(room, start, { name: 'repair', does: repair });
    const first = scene.remote.findIndex(({ call }) => call.name === 'Range.setValue');
    const tried = scene.remote.slice(EVERY ? 0 : first - 8, EVERY ? undefined : first);
    const looks = tried.filter(({ call }) => !/^Range\.set/.test(call.name));
    const all = looks.flatMap(({ index }) => {
      interrupted(room, scene, index, moves);
      return pairsNow();
    });
    return [...new Set(all)].sort();
  }

  const forms = () => rowsOf(assignments()).map(({ title, attachments }) => `${String(title)} ${String(attachments)}`);
  const numbers = () => rowsOf(history()).map(({ revision, what }) => `${String(revision)} ${String(what)}`);

  test.each([
    [
      'Assignments is sorted',
      () => {
        assignments().sort('A3:Z10', 2, false);
      },
    ],
    [
      'a row is inserted in Assignments',
      () => {
        assignments().insertRowsBefore(3);
      },
    ],
  ])('%s', (_, moves) => {
    const [form = ''] = forms();
    const typedOver = () => {
      assignments().type(`${String.fromCharCode(64 + column(assignments(), 'attachments'))}4`, 'abs?');
    };
    const now = pairs(typedOver, moves, forms);
    expect(now.filter((line) => line.startsWith('Toets H3'))).toEqual([form]);
  });

  test.each([
    [
      'History is sorted',
      () => {
        history().sort('A3:Z40', 4);
      },
    ],
    [
      'a row is inserted in History',
      () => {
        history().insertRowsBefore(4);
      },
    ],
  ])('%s', (_, moves) => {
    const before = numbers();
    const typedOver = () => {
      history().type('A5', 'abs?');
    };
    const odd = `abs? ${String(rowsOf(history()).find(({ revision }) => revision === 3)?.['what'])}`;
    const now = pairs(typedOver, moves, numbers);
    expect(now.filter((line) => !before.includes(line) && line !== odd)).toEqual([]);
  });
});

test('when Settings no longer says which tab is which, nothing is written in the first tab of the file', () => {
  const settings = tab(room.file, 'settings');
  for (const { key, at } of rowsOf(settings)) if (String(key).startsWith('tab.')) settings.clear(`B${at}`);
  const [first] = room.file.sheets.filter(({ id }) => id === 0);
  typeGrade(room, 'Verslag', 3, '50');
  expect(first?.lastRow()).toBe(0);
  expect(submissionsOf('Dana Smit')).toBe(2);
  expect(inconsistencies(room.file)).toEqual([]);
});

test('a row that somebody typed in Assignments makes no assignment, and Home opens', () => {
  assignments().insertRowsBefore(3);
  assignments().type('A3', '999');
  check();
  expect(lost()).toEqual([]);
  room.panel.open();
  expect(room.panel.text()).toContain('Verslag');
  expect(room.panel.text()).not.toContain(t.home.deletedWhy);
});

/** The ticks of what was deleted from Grades, as the card says them. */
function lost(): string[] {
  return room.panel.card.sections
    .flatMap(({ widgets }) => widgets)
    .flatMap((widget) => (widget.type === 'SelectionInput' ? widget.items.map(({ text }) => text) : []));
}

/** The column goes; one is added further on, so that the sheet is as wide as it was. */
function deleteVerslag(): void {
  room.grades.deleteColumns(7);
  room.grades.insertColumnsAfter(10);
}

/** As a teacher sorts the students: by last name. */
function sort(): void {
  room.grades.sort('A6:Z10', 'B');
}

describe('what was deleted from Grades', () => {
  test.each([
    ['a column', deleteVerslag, ['Opdracht Verslag · 2 cijfers, 1 teruggegeven']],
    [
      'a column and two rows with work',
      () => {
        deleteVerslag();
        room.grades.deleteRows(rowOf('Vries'));
        room.grades.deleteRows(rowOf('Haddad'));
      },
      [
        'Opdracht Verslag · 2 cijfers, 1 teruggegeven',
        'Leerling Bilal Haddad · 2 cijfers',
        'Leerling Amber de Vries · 2 cijfers, 2 teruggegeven',
      ],
    ],
  ])('%s: is offered with what was kept, and comes back with all of it', (_, does, offers) => {
    room.grades.clear('G8');
    sort();
    openWork(room, 'Verslag');
    const wanted = state();
    does();
    check();
    expect(lost()).toEqual(offers);
    room.panel.click(t.check.putBack);
    expect(found()).toEqual([]);
    expect(lost()).toEqual([]);
    sort();
    room.panel.open();
    expect(state()).toEqual(wanted);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a column comes back as it was called last, and not as it was made', () => {
    room.grades.clear('G8');
    sort();
    room.grades.paste('G2', [['Werkstuk'], ['24-12-2026'], ['80']]);
    room.panel.open();
    const wanted = state();
    deleteVerslag();
    check();
    expect(lost()).toEqual([expect.stringContaining('Opdracht Werkstuk')]);
    room.panel.click(t.check.putBack);
    sort();
    room.panel.open();
    expect(state()).toEqual(wanted);
  });

  test('left out on purpose: not asked again, nothing is lost, and it can be put back later', () => {
    room.grades.deleteColumns(7);
    room.grades.deleteRows(rowOf('Haddad'));
    check();
    room.panel.tick('lost', assignmentId(room, 'Verslag'), false);
    room.panel.click(t.check.leaveOut);
    expect(lost()).toEqual([
      'Opdracht Verslag · 2 cijfers, 1 teruggegeven',
      'Leerling Bilal Haddad · 2 cijfers · weggelaten',
    ]);
    expect(room.panel.values('lost')).toEqual([assignmentId(room, 'Verslag')]);
    room.panel.click(t.check.leaveOut);
    expect(room.panel.text()).toContain(t.check.fine);
    expect(submissionsOf('Bilal Haddad')).toBe(2);
    room.panel.tick('lost', 'Leerling Bilal Haddad · 2 cijfers · weggelaten');
    room.panel.click(t.check.putBack);
    expect(lost()).toEqual(['Opdracht Verslag · 2 cijfers, 1 teruggegeven · weggelaten']);
    expect(room.grades.shown(`F${rowOf('Haddad')}`).text).toBe('8,0 ◐');
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

function rowOf(last: string): number {
  return (
    Array.from({ length: room.grades.lastRow() }, (_, i) => i + 1).find((row) =>
      String(room.grades.raw(row, 2)).endsWith(last),
    ) ?? 0
  );
}

function submissionsOf(name: string): number {
  return rowsOf(submissions()).filter((row) => row['name'] === name).length;
}
