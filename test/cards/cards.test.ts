import { homeCard } from '../../src/cards/home';
import type { Ask } from '../../src/cards/requests';
import { returnCard } from '../../src/cards/returning';
import { importCard } from '../../src/cards/importing';
import { studentCard } from '../../src/cards/student';
import { workCard } from '../../src/cards/work';
import { LANGUAGES, textOf } from '../../src/text/language';
import { everyCard } from './every';
import { homeView, importView, nameOf, returnView, studentView, workView } from './views';
import { textsOf, wellFormed } from './wellformed';

const nl = textOf('nl');
const en = textOf('en');
const asks = (label: string, card: ReturnType<typeof workCard>): Ask | undefined =>
  [
    card.footer?.main,
    card.footer?.other,
    ...(card.menu ?? []),
    ...card.sections.flatMap(({ widgets }) => widgets).flatMap((w) => (w.kind === 'buttons' ? w.buttons : [])),
  ].find((button) => button?.label === label)?.ask;

describe.each(LANGUAGES)('every card in %s', (language) => {
  test.each([0, 1, 3, 300])('is well formed for a class of %i', (n) => {
    everyCard(textOf(language), n).forEach((card) => {
      expect(() => {
        wellFormed(card);
      }).not.toThrow();
    });
  });

  test('puts nothing above a row that Google would cut', () => {
    const tops = everyCard(textOf(language), 300).flatMap(({ sections }) =>
      sections.flatMap(({ widgets }) => widgets.flatMap((w) => (w.kind === 'row' && w.top ? [w.top] : []))),
    );
    expect(tops.length).toBeGreaterThan(0);
    expect(tops.filter((top) => top.length > 40)).toEqual([]);
  });

  test('names no field longer than Google shows on one line, or says it once more below', () => {
    const fields = everyCard(textOf(language), 300).flatMap(({ sections }) =>
      sections.flatMap(({ widgets }) => widgets.flatMap((w) => (w.kind === 'field' ? [w] : []))),
    );
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ label, hint = '' }) => label.length > 36 && !hint.startsWith(label))).toEqual([]);
  });

  test('says nothing undefined, and nothing of the code', () => {
    const texts = everyCard(textOf(language), 3).flatMap(textsOf);
    expect(texts.filter((text) => /undefined|null|NaN|\[object|function/.test(text))).toEqual([]);
  });
});

test('a Dutch card has no English words and the reverse', () => {
  const words = (texts: readonly string[]) => texts.join('\n');
  expect(words(everyCard(nl, 3).flatMap(textsOf))).not.toMatch(
    /\b(grades|student|turned in|draft|missing|points|save|the)\b/i,
  );
  expect(words(everyCard(en, 3).flatMap(textsOf))).not.toMatch(
    /\b(cijfers?|leerling|ingeleverd|ontbrekend|teruggeven|punten|een)\b/i,
  );
});

describe('home', () => {
  test('grading and returning are one click away (S97)', () => {
    const attention = (['toGrade', 'drafts'] as const).map((kind) => ({
      kind,
      count: 5,
      assignment: 'a1',
      title: 'Toets',
    }));
    const rows = homeCard(nl, homeView(28, 6, { attention })).sections[0]?.widgets ?? [];
    expect(rows).toMatchObject([
      { text: '5 nakijken', ask: { ask: 'work', mode: 'grade', filter: 'TO_GRADE', assignment: 'a1' } },
      { text: '5 cijfers niet teruggegeven', ask: { ask: 'work', mode: 'return', filter: 'DRAFTS' } },
    ]);
  });

  test('empty states teach', () => {
    expect(textsOf(homeCard(nl, homeView(0, 0)))).toContain(nl.home.noStudents);
    expect(homeCard(nl, homeView(0, 0)).footer?.main.ask).toEqual({ ask: 'roster' });
    expect(textsOf(homeCard(nl, homeView(28, 0)))).toContain(nl.home.noAssignments);
  });

  test('an assignment made before there are students is there', () => {
    const texts = textsOf(homeCard(nl, homeView(0, 2, { attention: [] })));
    expect(texts).toEqual(expect.arrayContaining([nl.home.noStudents, 'Toets 0', 'Toets 1']));
  });
});

describe('student work', () => {
  test('groups hold every student once, under headings that count them (S15, S16)', () => {
    const card = workCard(nl, workView(20));
    const titles = card.sections.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        'Ingeleverd (6)',
        'Toegewezen (8, waarvan 6 ontbreken)',
        'Beoordeeld (4)',
        'Teruggegeven (2)',
      ]),
    );
    const students = card.sections
      .flatMap(({ widgets }) => widgets)
      .filter((w) => w.kind === 'row' && w.ask?.ask === 'student');
    expect(students).toHaveLength(20);
  });

  test('the active filter is marked and leads back to all (S21)', () => {
    const card = workCard(en, workView(20, { place: { assignment: 'a1', filter: 'GRADED', page: '2' } }));
    expect(asks('▸ Graded 4', card)).toEqual({
      ask: 'work',
      mode: 'look',
      assignment: 'a1',
      filter: 'ALL',
      page: '0',
      from: 'list',
    });
    expect(asks('Turned in 6', card)).toMatchObject({ filter: 'TURNED_IN', page: '0' });
  });

  test('each student is one field to grade, saved on leaving it (S42-S44)', () => {
    const card = workCard(nl, workView(3, { mode: 'grade' }));
    const fields = card.sections.flatMap(({ widgets }) => widgets).filter((widget) => widget.kind === 'field');
    expect(fields.map(({ name, value }) => [name, value])).toEqual([
      ['grade.s0', '8,5'],
      ['grade.s1', ''],
      ['grade.s2', ''],
    ]);
    expect(fields[0]?.save).toEqual({
      ask: 'saveGrade',
      student: 's0',
      seen: 'v0',
      field: 'grade.s0',
      assignment: 'a1',
      filter: 'ALL',
      page: '0',
    });
  });

  test('a refused entry stays in its field, with the reason and the name above', () => {
    const typed = [{ student: 's1', value: '8,5 / 10', why: 'Typ alleen het cijfer.' }];
    const card = workCard(nl, workView(3, { mode: 'grade', typed }));
    const widgets = card.sections.flatMap((section) => section.widgets);
    expect(widgets).toContainEqual(expect.objectContaining({ name: 'grade.s1', value: '8,5 / 10' }));
    expect(widgets).toContainEqual({ kind: 'text', text: '! Bilal Haddad: Typ alleen het cijfer.', strong: true });
  });

  test('a long name is said where it wraps', () => {
    const card = workCard(nl, workView(3, { mode: 'grade' }));
    const field = card.sections
      .flatMap(({ widgets }) => widgets)
      .find((w) => w.kind === 'field' && w.name === 'grade.s2');
    expect(field).toMatchObject({ hint: expect.stringContaining('van den Berg-Oosterhuis de la Rivière') as string });
  });

  test('those who are ready start ticked, and returning needs a tick (S71, S72)', () => {
    const card = workCard(nl, workView(3, { mode: 'return' }));
    const ticks = card.sections.flatMap(({ widgets }) => widgets).find((widget) => widget.kind === 'choice');
    expect(ticks).toMatchObject({
      name: 'students',
      options: [{ on: true, label: 'Amber de Vries · 8,5' }, { on: true }, { on: false }],
    });
    expect(card.footer?.main).toMatchObject({ needs: 'students', ask: { ask: 'confirmReturn', student: '' } });
  });

  test('a ticked choice of the teacher wins over what is ready', () => {
    const card = workCard(nl, workView(3, { mode: 'return', ticked: ['s2'] }));
    const ticks = card.sections.flatMap(({ widgets }) => widgets).find((widget) => widget.kind === 'choice');
    expect(ticks).toMatchObject({ options: [{ on: false }, { on: false }, { on: true }] });
  });

  test.each(['look', 'grade', 'return', 'flag'] as const)(
    'in a class without students comes the class list first (%s)',
    (mode) => {
      const card = workCard(nl, workView(0, { mode }));
      expect(textsOf(card)).toContain(nl.home.noStudents);
      expect(card.footer).toEqual({ main: { label: 'Lijst plakken', ask: { ask: 'roster' } } });
    },
  );

  test('in a label a symbol stays with its word', () => {
    const texts = textsOf(workCard(nl, workView(10, { mode: 'flag' })));
    expect(texts).toContain(`${nameOf(8)} · –\u2060\u00a0Vrijgesteld`);
    expect(texts).toContain(`${nameOf(3)} · ◐\u2060\u00a0concept 6 · !\u2060\u00a0Ontbrekend`);
  });

  test('an assignment without a grade has no grade fields and can be returned (S35)', () => {
    const grade = workCard(nl, workView(3, { mode: 'grade', points: null }));
    expect(grade.sections.flatMap(({ widgets }) => widgets).filter(({ kind }) => kind === 'field')).toEqual([]);
    expect(workCard(nl, workView(3, { points: null })).footer?.main.label).toBe('Teruggeven…');
  });

  test.each(['noForm', 'moreAttachments', 'off'] as const)(
    'importing is off with its reason: %s (S23)',
    (importWhyNot) => {
      const card = workCard(nl, workView(3, { canImport: false, importWhyNot }));
      expect(textsOf(card)).toContain(nl.work.importWhyNot[importWhyNot]);
      const buttons = card.sections
        .flatMap(({ widgets }) => widgets)
        .flatMap((w) => (w.kind === 'buttons' ? w.buttons : []));
      expect(buttons.find(({ label }) => label === nl.work.import)?.disabled).toBe(true);
    },
  );
});

describe('a student', () => {
  test('history is there only where there is one (S57)', () => {
    const labels = (historyAvailable: boolean) =>
      studentCard(nl, studentView(3, { historyAvailable })).menu?.map(({ label }) => label);
    expect(labels(true)).toContain('Geschiedenis bekijken');
    expect(labels(false)).not.toContain('Geschiedenis bekijken');
  });

  test('the button of a link stands beside a short answer, and below a long one', () => {
    const url = 'https://youtu.be/1';
    const answer = { question: 'Waar?', score: null, points: null, right: null };
    const widgetsOf = (text: string) =>
      studentCard(nl, studentView(0, { answers: [{ ...answer, answer: text }] })).sections[0]?.widgets.slice(1) ?? [];
    expect(widgetsOf(url)).toMatchObject([{ kind: 'row', button: { open: url } }]);
    expect(widgetsOf(`Mijn film staat op ${url}`)).toMatchObject([
      { kind: 'row' },
      { kind: 'buttons', buttons: [{ open: url }] },
    ]);
  });

  test('what was typed and refused is still there', () => {
    const card = studentCard(nl, studentView(0, { typed: { grade: 'abc', comment: 'x' } }));
    const values = card.sections
      .flatMap(({ widgets }) => widgets)
      .flatMap((w) => (w.kind === 'field' ? [w.value] : []));
    expect(values).toEqual(['abc', 'x']);
  });
});

describe('confirming a return', () => {
  const facts = { comment: false, handedIn: false, reachable: true };

  test('says how many, and asks about those who turned in nothing (S73, S78)', () => {
    const card = returnCard(nl, returnView(5));
    expect(card.title).toBe('Teruggeven aan 3 leerlingen');
    expect(card.footer?.main.label).toBe('3 teruggeven');
    expect(textsOf(card)).toEqual(
      expect.arrayContaining(['1 leerling heeft niets ingeleverd', 'Overslaan', 'Terugsturen zonder cijfer']),
    );
  });

  test('only those who turned in nothing: sending back is chosen', () => {
    const students = [{ id: 's1', name: 'Amber', draft: null, kind: 'notHandedIn' as const, ...facts }];
    const card = returnCard(nl, returnView(0, { students }));
    expect(card.sections.flatMap(({ widgets }) => widgets).find((w) => w.kind === 'choice')).toMatchObject({
      options: [
        { value: 'skip', on: false },
        { value: 'sendBack', on: true },
      ],
    });
  });

  test('of more than it can ask about as unfinished, it says how many more there are', () => {
    const [section] = returnCard(nl, returnView(120)).sections.filter(
      ({ title }) => title === nl.returning.unfinishedTitle,
    );
    const ticks = section?.widgets.flatMap((one) => (one.kind === 'choice' ? one.options : [])) ?? [];
    const all = returnView(120).students.filter(
      ({ handedIn, kind }) => handedIn && kind !== 'notHandedIn' && kind !== 'same',
    );
    expect(all.length).toBeGreaterThan(60);
    expect(ticks).toHaveLength(60);
    expect(section?.widgets).toContainEqual({ kind: 'text', text: nl.andMore(all.length - 60) });
  });

  test('nothing new: no button that would return', () => {
    const students = [{ id: 's1', name: 'Amber', draft: 850, kind: 'same' as const, ...facts }];
    expect(returnCard(nl, returnView(0, { students })).footer?.main.ask).toEqual({ ask: 'cancel' });
  });
});

test('the import button says what it takes over, and applies the plan that was shown', () => {
  const main = importCard(nl, importView()).footer?.main;
  expect(main).toMatchObject({
    label: '26 overnemen als concept',
    ask: { ask: 'importGrades', plan: 'k1', scale: 'scale' },
  });
});
