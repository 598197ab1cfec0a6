/**
 * What is about a student stays in the gradebook and nowhere else; and when a student is removed with everything, nothing
 * of them is left in it, hidden cells included, while everybody else keeps what is theirs.
 */
import { googleError } from '../host/core';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import { undoBatch } from './changes';
import { emailOf, TEACHER } from './classroom';
import { cutOff, stage, tolerated, type Deed } from './crash';
import { DEEDS, idOf, openRoom, removeStudent, returnWork, typeGrade, type Room } from './deeds';
import { inconsistencies, logOf, picture, rowsOf, tab } from './picture';
import { contents, importGrades, openWork } from './quizzes';

const room = openRoom();
const start = room.workspace.remember();
beforeEach(() => {
  start();
});
const { t, panel, file } = room;

/** Everything that is in a file: cells, formulas, notes, formats, rules of every tab, whether they are shown or not. */
function everything(book: SpreadsheetModel): string {
  return book.sheets
    .map((sheet) => {
      const cells = sheet.lines.flatMap((line) => line.filter((cell) => cell !== undefined));
      return JSON.stringify([sheet.name, cells, sheet.rules, sheet.protections.map(({ description }) => description)]);
    })
    .join('\n');
}

/** What the script keeps beside the file: properties and caches, names and contents. */
function kept({ workspace: { stores, caches } }: Room): string {
  const maps = [
    ...['script', `user ${TEACHER}`, `document ${room.file.id}`, `document ${room.form.id}`].map((key) =>
      stores.store(key),
    ),
    ...['script', `user ${TEACHER}`, `document ${room.file.id}`].map((key) => caches.cache(key)),
  ];
  return JSON.stringify(maps.map((map) => [...map]));
}

const COMMENT = 'Bijzonder knap gedaan';

test('a grade typed while a student is being removed is on Home at once', () => {
  const { core } = room.workspace;
  let typed = false;
  panel.open();
  panel.click(t.erasing.menu);
  panel.click('Bilal Haddad');
  panel.tick('sure', 'yes');
  core.interference = {
    before: (_name, _index, { calls }) => {
      if (typed || calls.filter(({ kind }) => kind === 'read').length < 4) return;
      typed = true;
      room.grades.type('F6', '7');
    },
  };
  panel.click(t.erasing.erase);
  core.interference = {};
  expect(typed).toBe(true);
  panel.open();
  expect(panel.text()).toContain(`${t.home.drafts(1)} Toets H3`);
  expect(inconsistencies(file)).toEqual([]);
});

/** Bilal has some of everything, and some of it together with others. */
function withALot(): string {
  const id = idOf(room, 1);
  for (const name of ['Hadat', 'Haddad']) {
    room.grades.type('B7', name);
    panel.open();
  }
  importGrades(room);
  typeGrade(room, 'Verslag', 1, '67,31');
  openWork(room, 'Verslag');
  panel.click('Bilal Haddad');
  panel.type('comment', COMMENT);
  returnWork(room, 'Verslag', [1]);
  room.grades.type('G4', '90');
  panel.open();
  typeGrade(room, 'Verslag', 1, '68,42');
  room.grades.type('G9', '55');
  typeGrade(room, 'Toets H3', 1, '7,13');
  room.grades.type('G7', 'herkansing?');
  panel.open();
  const assignments = tab(file, 'assignments');
  for (let at = 1; at <= assignments.lastColumn(); at += 1) assignments.put(8, at, assignments.cell(4, at));
  assignments.clear('A8:B8');
  room.grades.deleteRows(7);
  panel.open();
  panel.click(t.check.menu);
  panel.click(t.check.leaveOut);
  panel.tick('lost', id);
  panel.click(t.check.putBack);
  panel.open();
  const at = rowOf('Haddad');
  room.grades.setNote(`G${at}`, 'Bilal belt nog terug');
  room.grades.type(`M${at}`, 'mag een rekenmachine');
  const submissions = tab(file, 'submissions');
  const row = rowsOf(submissions).find((one) => one['student'] === id)?.at ?? 0;
  submissions.setNote(`E${row}`, 'let op Bilal');
  submissions.type(`U${row}`, 'naast de rij van Bilal');
  tab(file, 'history').setNote('D4', 'zie Bilal Haddad');
  return id;
}

const MARKS = [
  'Bilal',
  'Haddad',
  'Hadat',
  emailOf(1),
  COMMENT,
  'rekenmachine',
  '67.31',
  '6731',
  '68.42',
  '7.13',
  'herkansing',
];

function left(id: string): string[] {
  const text = everything(file) + kept(room);
  return [...MARKS, id].filter((mark) => text.includes(mark));
}

/** What the gradebook says about everybody else: their rows, grades, work and steps of the log. */
function others(): string[] {
  return picture(file)
    .split('\n')
    .map((line) => line.replace(/^grades \d+/, 'grades'))
    .filter((line) => /^grades|^work/.test(line) && !/Bilal|Klasgemiddelde/.test(line));
}

function planText(name: string): string {
  panel.open();
  panel.click(t.erasing.menu);
  panel.click(name);
  return panel.text();
}

describe('a student is removed with everything', () => {
  test('first it is shown what goes and what stays; without the tick, or cancelled, nothing does', () => {
    const id = withALot();
    const before = contents(room);
    const text = planText('Bilal Haddad');
    const history = logOf(file).filter(({ changes }) => JSON.stringify(changes).includes(id));
    expect(text).toContain(t.erasing.grades(2, 1));
    expect(text).toContain(t.erasing.comments(1));
    expect(text).toContain(t.erasing.handIns(1));
    expect(text).toContain(t.erasing.works(2));
    expect(text).toMatch(new RegExp(`${history.length} regels in Geschiedenis; \\d daarvan gaan ook over anderen`));
    expect(text).toContain(t.erasing.notes(2));
    expect(text).toContain(t.erasing.forever);
    for (const one of t.erasing.stays) expect(text).toContain(one);
    panel.click(t.erasing.erase);
    expect(panel.card.name).toBe('erase');
    expect(contents(room)).toEqual(before);
    panel.click(t.cancel);
    expect(contents(room)).toEqual(before);
  });

  test('nothing of the student is left in the file or beside it; the log says it in a line that names nobody', () => {
    const id = withALot();
    expect(left(id)).toEqual([...MARKS, id]);
    const before = others();
    removeStudent(room, 'Bilal Haddad');
    expect(panel.notice).toBe(t.erasing.removed);
    expect(left(id)).toEqual([]);
    expect(others()).toEqual(before);
    expect(logOf(file).at(-1)).toMatchObject({ what: t.batch.erased(1), changes: [] });
    expect(inconsistencies(file)).toEqual([]);
    panel.open();
    expect(panel.text()).not.toContain('Bilal');
    panel.click(t.check.menu);
    expect(panel.card.footer?.primary?.text).toBe(t.check.again);
    expect(left(id)).toEqual([]);
  });

  test('History is sorted while the student is being removed: nothing is left all the same, and no other line is touched', () => {
    const id = withALot();
    const { core } = room.workspace;
    const history = tab(file, 'history');
    const lines = () => logOf(file).filter(({ changes }) => !JSON.stringify(changes).includes(id));
    const before = lines();
    core.interference = {
      after: ({ name }) => {
        if (name !== 'Sheet.deleteRow') return;
        history.sort(`A3:Z${history.lastRow()}`, 1, false);
      },
    };
    removeStudent(room, 'Bilal Haddad');
    core.interference = {};
    expect(left(id)).toEqual([]);
    expect(logOf(file)).toEqual(expect.arrayContaining(before));
    expect(inconsistencies(file)).toEqual([]);
  });

  test('of a student whose row was deleted from Grades, what is left is found and goes too', () => {
    const id = withALot();
    room.grades.deleteRows(rowOf('Haddad'));
    const text = planText('Bilal Haddad');
    expect(text).toContain(t.erasing.noRow);
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(left(id)).toEqual([]);
    panel.click(t.erasing.menu);
    expect(panel.text()).not.toContain(t.erasing.departedWhy);
  });

  test('a batch about several students stays undoable for the others', () => {
    importGrades(room);
    removeStudent(room, 'Bilal Haddad');
    expect(room.grades.shown('F6').text).toBe('10,0 ◐');
    undoBatch(room, 1);
    expect(room.grades.shown('F6').text).toBe('');
    expect(room.grades.shown('F7').text).toBe('');
    expect(inconsistencies(file)).toEqual([]);
  });

  test('averages and counts follow', () => {
    importGrades(room);
    panel.open();
    const row = () => rowsOf(tab(file, 'assignments')).find(({ title }) => title === 'Toets H3');
    expect(row()).toMatchObject({ turnedIn: 3, drafts: 3 });
    expect(room.grades.shown('F5').text).toBe('8,0');
    removeStudent(room, 'Bilal Haddad');
    expect(row()).toMatchObject({ turnedIn: 2, drafts: 2 });
    expect(room.grades.shown('F5').text).toBe('8,0');
    expect(panel.text()).toContain('2 ingeleverd');
  });

  test('what was typed in the sheet for others meanwhile is not overlooked', () => {
    room.grades.type('F9', '6,5');
    removeStudent(room, 'Bilal Haddad');
    expect(room.grades.shown('F8').text).toBe('6,5 ◐');
    panel.open();
    const work = rowsOf(tab(file, 'submissions')).find(
      ({ name, title }) => name === 'Dana Smit' && title === 'Toets H3',
    );
    expect(work).toMatchObject({ draft: 6.5 });
    expect(inconsistencies(file)).toEqual([]);
  });

  test('when something was added since the card was shown, it is shown again first', () => {
    planText('Bilal Haddad');
    const before = () => contents(room).filter((line) => line.includes('Bilal'));
    const colleague = { ...room, window: room.colleague, panel: room.colleague.panel };
    typeGrade(colleague, 'Verslag', 1, '9');
    const now = before();
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(panel.text()).toContain(t.problem.changed);
    expect(before()).toEqual(now);
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(before()).toEqual([]);
  });

  test('where else the student is named is told, and left to the teacher', () => {
    const own = file.insertSheet('Telefoonlijst');
    own.paste('A1', [
      ['Bilal Haddad', '06-12345678'],
      [emailOf(1), ''],
    ]);
    openWork(room, 'Verslag');
    panel.click('Amber de Vries');
    panel.type('comment', 'Samen met Bilal Haddad gemaakt');
    const text = planText('Bilal Haddad');
    expect(text).toContain(t.erasing.elsewhere('Telefoonlijst', 2));
    expect(text).toContain(t.erasing.elsewhere('Inzendingen', 1));
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(own.value('A1')).toBe('Bilal Haddad');
  });

  test('wherever else the student is named is told: in copies of a tab, in lists with the name in two cells, in notes, beside others', () => {
    importGrades(room);
    for (let row = 6; row <= 10; row += 1) room.grades.clear(`D${row}`);
    panel.open();
    const copy = file.duplicateSheet(room.grades);
    const own = file.insertSheet('Mentorgroep');
    own.paste('A1', [
      ['Haddad', 'Bilal', '06-12345678'],
      ['Vries', 'Amber de', '06-12345670'],
      ['Bilal, Amber en Chris', '', ''],
    ]);
    own.setNote('C2', 'Samen met Haddad, Bilal');
    const [submissions, assignments, settings] = [
      tab(file, 'submissions'),
      tab(file, 'assignments'),
      tab(file, 'settings'),
    ];
    const rowOfAmber = rowsOf(submissions).find(({ name }) => name === 'Amber de Vries')?.at ?? 0;
    submissions.type(`V${rowOfAmber}`, 'naast Bilal Haddad gezet');
    assignments.type(`F${rowsOf(assignments)[0]?.at ?? 0}`, 'Zie het werk van Bilal Haddad');
    settings.type(`D${settings.lastRow() + 2}`, 'Bilal Haddad is verhuisd');
    room.grades.type('G9', 'samen met Bilal Haddad');
    openWork(room, 'Verslag');
    panel.click('Amber de Vries');
    panel.type('comment', 'Samen met Bilal Haddad gemaakt');
    const text = planText('Bilal Haddad');
    const told: Readonly<Record<string, number>> = {
      [copy.name]: 1,
      Mentorgroep: 2,
      Inzendingen: 2,
      Opdrachten: 1,
      Instellingen: 1,
      Cijfers: 1,
    };
    for (const [name, count] of Object.entries(told)) expect(text).toContain(t.erasing.elsewhere(name, count));
    expect(text).toContain(t.erasing.elsewhere('Geschiedenis', 1));
  });

  test('another student of the same name keeps theirs', () => {
    room.grades.paste('B11', [['Haddad', 'Bilal', 'bilal2@school.example']]);
    panel.open();
    typeGrade(room, 'Verslag', 5, '44,5');
    panel.open();
    const before = logOf(file).map(({ what }) => what);
    panel.click(t.erasing.menu);
    panel.click(new RegExp(`Bilal Haddad ${emailOf(1)}`));
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(everything(file)).not.toContain(emailOf(1));
    expect(room.grades.value('D10')).toBe('bilal2@school.example');
    expect(room.grades.shown('G10').text).toBe('44,5 ◐');
    expect(
      logOf(file)
        .map(({ what }) => what)
        .at(-2),
    ).toBe(before.at(-1));
    expect(before.at(-1)).toContain('Bilal Haddad');
  });

  describe('a row copied from theirs, hidden id included, in which another name was typed', () => {
    function expectNora(): void {
      expect(['F', 'G'].map((column) => room.grades.value(`${column}${rowOf('Nieuw')}`))).toEqual([8, 75]);
      panel.open();
      const work = rowsOf(tab(file, 'submissions')).filter(({ name }) => name === 'Nora Nieuw');
      expect(work.map(({ draft }) => draft).sort()).toEqual([75, 8]);
      expect(inconsistencies(file)).toEqual([]);
    }

    test.each([
      ['before the card', true],
      ['after the card', false],
    ])('is that of a new student, and stays: copied %s', (_when, before) => {
      const id = withALot();
      const copy = () => {
        room.grades.paste('A12', [[id, 'Nieuw', 'Nora', '', '', '8', '75']]);
        room.grades.paste('A13', [[id, 'Haddad', 'Bilal', emailOf(1)]]);
      };
      panel.open();
      if (before) copy();
      panel.click(t.erasing.menu);
      panel.click('Bilal Haddad');
      if (!before) copy();
      panel.tick('sure', 'yes');
      panel.click(t.erasing.erase);
      expect(left(id)).toEqual([]);
      expectNora();
    });
  });

  test('a line of History that cannot be read any more and holds the id loses what it holds', () => {
    const id = idOf(room, 1);
    importGrades(room);
    const history = tab(file, 'history');
    const last = history.lastRow();
    history.put(last, 8, { ...history.cell(last, 8), raw: `${String(history.raw(last, 8))} kapot` });
    removeStudent(room, 'Bilal Haddad');
    expect(left(id)).toEqual([]);
  });

  test('a line of History of which somebody deleted the number keeps what it tells of others, and is mended after that', () => {
    const id = idOf(room, 1);
    importGrades(room);
    const history = tab(file, 'history');
    history.clear(`A${history.lastRow()}`);
    const text = planText('Bilal Haddad');
    expect(text).toMatch(/regels? in Geschiedenis; 3 daarvan gaan ook over anderen/);
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(left(id)).toEqual([]);
    panel.open();
    panel.click(t.check.menu);
    expect(panel.text()).not.toContain(t.check.found.logUnreadable(1));
    panel.click(t.check.repair);
    expect(inconsistencies(file)).toEqual([]);
    undoBatch(room, 1);
    expect(room.grades.shown('F6').text).toBe('');
    expect(left(id)).toEqual([]);
  });

  test('what was undone in part names in History only whom it was undone for', () => {
    room.grades.paste('B11', [['Nieuw', 'Nora', 'nora@school.example']]);
    panel.open();
    const id = idOf(room, 1);
    room.grades.deleteRows(11);
    room.grades.deleteRows(7);
    panel.open();
    panel.click(t.check.menu);
    panel.click(t.check.putBack);
    expect(logOf(file).at(-1)?.what).toBe(t.batch.putBack('Bilal Haddad, Nora Nieuw'));
    undoBatch(room);
    expect(panel.notice).toBe(t.notice.undonePartly(1, 1));
    expect(logOf(file).at(-1)?.what).toBe(t.batch.undoPart(t.batch.putBack('…, Nora Nieuw')));
    removeStudent(room, 'Bilal Haddad');
    expect(left(id)).toEqual([]);
    expect(everything(file)).toContain('Nora Nieuw');
  });

  test('cut off at any write, nothing is left of the student after the next visit, or nothing is gone', () => {
    const deed: Deed = {
      name: 'remove a student who has a lot',
      does: () => {
        withALot();
        removeStudent(room, 'Bilal Haddad');
      },
    };
    const scene = stage(room, start, deed);
    scene.restore();
    const id = String(room.grades.raw(rowOf('Haddad'), 1));
    const outcomes = scene.remote
      .filter(({ call }) => call.kind === 'write')
      .flatMap(({ index, call }) =>
        (['throws', 'answer lost', 'stops'] as const).map((accident) => {
          tolerated(room, deed, () => cutOff(room, scene, accident, index));
          panel.open();
          return { call: call.name, accident, left: left(id) };
        }),
      );
    expect(outcomes.length).toBeGreaterThan(20);
    expect(outcomes.filter((one) => one.left.length > 0)).toEqual([
      { call: 'Sheet.appendRow', accident: 'throws', left: [...MARKS, id] },
    ]);
  });

  test('the last student of all, in a sheet that has no other row', () => {
    room.grades.deleteRows(11, room.grades.maxRows - 10);
    for (const name of ['Amber de Vries', 'Bilal Haddad', 'Chris Bos', 'Dana Smit', 'Emre Yilmaz'])
      removeStudent(room, name);
    expect(room.grades.maxRows).toBe(6);
    expect(panel.text()).toContain(t.home.noStudents);
    expect(['Vries', 'Haddad', 'Bos', 'Smit', 'Yilmaz'].filter((name) => everything(file).includes(name))).toEqual([]);
  });

  test('readings of forms that the script kept are forgotten', () => {
    const cache = room.workspace.caches.cache(`user ${TEACHER}`);
    const until = room.workspace.core.clock.now().getTime() + 600_000;
    for (const [name, value] of [
      ['kept', 'reading.r reading.r.0'],
      ['reading.r', '1'],
      ['reading.r.0', emailOf(1)],
    ] as const)
      cache.set(name, { value, until });
    removeStudent(room, 'Bilal Haddad');
    expect([...cache.keys()]).toEqual([]);
  });
});

function rowOf(last: string): number {
  return (
    Array.from({ length: room.grades.lastRow() }, (_, i) => i + 1).find((row) => room.grades.raw(row, 2) === last) ?? 0
  );
}

/** Names, addresses, grades with two decimals and comments that the deeds bring into the gradebook. */
const ABOUT = [
  ...['Amber', 'Vries', 'Bilal', 'Haddad', 'Chris Bos', 'Dana', 'Smit', 'Emre', 'Yilmaz', 'Nora', 'Otto', 'Gerda'],
  ...[0, 1, 2, 3, 4].map(emailOf),
  ...['nora@school', 'otto@school', 'g@school', 'Mooi = goed', 'Zie ook bladzijde'],
];

function found(text: string): string[] {
  return ABOUT.filter((mark) => text.includes(mark));
}

/** Every address on a card. */
function addresses(card: unknown): string[] {
  return JSON.stringify(card).match(/https?:[^"\\]+/g) ?? [];
}

describe('nothing about a student gets out, whatever is done', () => {
  test.each(DEEDS)('$name', (deed) => {
    const editors = [...file.editors];
    deed.does(room);
    expect(found(JSON.stringify(room.workspace.logs))).toEqual([]);
    expect(found(kept(room))).toEqual([]);
    expect(found([...panel.opened, ...panel.stack.flatMap(addresses)].join('\n'))).toEqual([]);
    // Nobody but who may open it already gets to the file, and no message leads there.
    expect([...file.editors]).toEqual(editors);
    expect(JSON.stringify(room.workspace.mailbox)).not.toContain(file.id);
    const names = room.workspace.core.executions.flatMap(({ calls }) => calls.map(({ name }) => name));
    expect(names.filter((name) => /(add|set)(Editor|Viewer|Commenter|Sharing|Permission)/.test(name))).toEqual([]);
  });

  test.each(DEEDS)('$name: an error of Google that names a student is not passed on', (deed) => {
    const { core } = room.workspace;
    deed.does(room);
    const run = core.executions.at(-1);
    if (!run) throw new Error('nothing was run');
    const at = run.calls.findIndex(({ kind }) => kind === 'write' || kind === 'mail');
    start();
    const before = core.executions.length;
    core.interference = {
      before: (_name, index, execution) => {
        if (
          index === at &&
          execution.entry === run.entry &&
          JSON.stringify(execution.args) === JSON.stringify(run.args)
        )
          throw googleError(`Exception: ${emailOf(1)} has no place in cell C7`);
      },
    };
    try {
      deed.does(room);
    } catch {
      // The deed stops where the card is another one than it expects.
    }
    core.interference = {};
    const answer = JSON.stringify(panel.stack.filter(({ name }) => name === 'problem')) + (panel.notice ?? '');
    expect(core.executions.length).toBeGreaterThan(before);
    expect(answer).not.toContain('has no place in cell');
    expect(found(JSON.stringify(room.workspace.logs))).toEqual([]);
    expect(found(kept(room))).toEqual([]);
  });
});

test('students never need the file: what they get is a message without a way into it', () => {
  returnWork(room, 'Verslag', [1]);
  const [mail] = room.workspace.mailbox.slice(-1);
  expect(mail?.to).toBe(emailOf(1));
  expect(JSON.stringify(mail)).not.toMatch(/docs\.google\.com|drive\.google\.com|spreadsheets/);
});
