/** Reading a quiz through FormApp: every kind of question, and every reading of what nobody could confirm. */
import fc from 'fast-check';
import { answersIn, formAt, isViewAddress, quizItems, quizMax, readAnswers } from '../../src/google/quiz';
import { FormModel } from '../host/form/model';
import type { FormDoubts } from '../host/form/seat';
import { everyKind, stage, TEACHER, type Stage } from '../host/form/stage';

type Form = GoogleAppsScript.Forms.Form;
type Answers = Parameters<ReturnType<typeof answersIn>>[0];

const opened = ({ opened: form }: Stage): Form => form as unknown as Form;

function answersOf(set: Stage, index = 0): Answers {
  const response = opened(set).getResponses()[index];
  if (!response) throw new Error('no response');
  return response.getGradableItemResponses();
}

/** Scores by question title. */
function scores(set: Stage, index = 0): Record<string, number | null> {
  const items = quizItems(opened(set));
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  return Object.fromEntries(
    answersIn(items)(answersOf(set, index)).map(([id, score]) => [titles.get(id) ?? id, score]),
  );
}

test('the points of every kind of question; grids and file uploads tell none, layout is no question', () => {
  const items = quizItems(opened(stage({ form: everyKind() })));
  expect(Object.fromEntries(items.map(({ title, points }) => [title, points]))).toEqual({
    Choice: 2,
    Dropdown: 1,
    Boxes: 3,
    Short: 1,
    Name: 0,
    Essay: 5,
    Scale: 0,
    Date: 0,
    Moment: 0,
    Time: 0,
    Duration: 0,
    Rating: 0,
    Grid: null,
    Boxgrid: null,
    File: null,
  });
  expect(quizMax(opened(stage({ form: everyKind() })))).toBe(12);
});

const READINGS: readonly FormDoubts[] = [null, '' as const, 0 as const].flatMap((ungradedScore) =>
  [true, false].map((gradableGrids) => ({ ungradedScore, gradableGrids })),
);

test.each(READINGS)(
  'the scores of one response: $ungradedScore for what is not marked, grids graded: $gradableGrids',
  (doubts) => {
    const form = everyKind();
    form.submit({
      email: 'a@school.nl',
      answers: { Choice: 'b', Dropdown: 'x', Boxes: ['Green', 'Red'], Essay: 'Veel.' },
    });
    const unmarked = doubts.ungradedScore === 0 ? 0 : null;
    const found = scores(stage({ form, doubts }));
    expect(found).toMatchObject({ Choice: 2, Dropdown: 0, Boxes: 3, Short: 0, Essay: unmarked });
    expect(Object.keys(found)).not.toContain('Name');
  },
);

test.each(READINGS)('a question left blank has nothing to wait for (%j)', (doubts) => {
  const form = everyKind();
  form.submit({ email: 'a@school.nl', answers: { Choice: 'b', Essay: '' } });
  expect(Object.keys(scores(stage({ form, doubts })))).not.toContain('Essay');
});

/** Quizzes of any questions: choices, essays, grids with points and without, questions without points. */
const anyQuiz = fc
  .record({
    kinds: fc.array(fc.constantFrom('choice', 'free', 'essay', 'grid', 'survey', 'heading'), {
      minLength: 1,
      maxLength: 8,
    }),
    right: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    doubts: fc.constantFrom(...READINGS),
  })
  .map(({ kinds, right, doubts }) => {
    const form = new FormModel({ owner: TEACHER });
    const answers: Record<string, string | string[]> = {};
    kinds.forEach((kind, i) => {
      const title = `${kind} ${i}`;
      if (kind === 'choice') form.addChoice(title, ['a', 'b'], { points: i + 1, key: ['a'] });
      if (kind === 'free') form.addChoice(title, ['a', 'b'], { points: 0 });
      if (kind === 'essay') form.addParagraph(title, { points: i + 1 });
      if (kind === 'grid') form.addGrid(title, [{ title: 'x', points: i + 1, key: ['a'] }], ['a', 'b']);
      if (kind === 'survey') form.addGrid(title, ['x'], ['a', 'b']);
      if (kind === 'heading') form.add('SECTION_HEADER', title);
      else answers[title] = kind === 'grid' || kind === 'survey' ? [right[i] ? 'a' : 'b'] : right[i] ? 'a' : 'b';
    });
    form.submit({ email: 'a@school.nl', answers });
    form.submit({ email: 'b@school.nl', answers });
    return stage({ form, doubts });
  });

test('the order of the answers tells their questions, as asking each of them would', () => {
  fc.assert(
    fc.property(anyQuiz, (set) => {
      const items = quizItems(opened(set));
      const asked = answersOf(set).map((answer) => String(answer.getItem().getId()));
      const read = answersIn(items);
      for (const index of [0, 1]) expect(read(answersOf(set, index)).map(([id]) => id)).toEqual(asked);
    }),
  );
});

test('the answers as a teacher reads them', () => {
  const form = everyKind();
  const { id } = form.submit({
    email: 'a@school.nl',
    answers: {
      Choice: 'b',
      Dropdown: 'x',
      Boxes: ['Red', 'Blue'],
      Essay: 'Veel\nwater.',
      Grid: ['Italy', ''],
      Boxgrid: [['Mon', 'Tue'], []],
      Scale: '4',
      Date: '2026-11-16',
      File: ['1AbC', '1DeF'],
    },
  });
  form.mark(id, 'Essay', 2.5, 'Noem ook de bron');
  const set = stage({ form });
  const answers = readAnswers(opened(set), id, true) ?? [];
  const of = (title: string) => answers.find(({ question }) => question === title);
  expect(of('Choice')).toEqual({ question: 'Choice', answer: 'b', score: 200, points: 2, right: true });
  expect(of('Dropdown')).toEqual({ question: 'Dropdown', answer: 'x', score: 0, points: 1, right: false });
  expect(of('Boxes')).toMatchObject({ answer: 'Red, Blue'.replace(', ', '; '), right: false });
  expect(of('Essay')).toEqual({
    question: 'Essay',
    answer: 'Veel\nwater.',
    score: 250,
    points: 5,
    right: false,
    feedback: 'Noem ook de bron',
  });
  expect(of('Grid')).toMatchObject({ answer: 'Italy; –', points: null, right: null });
  expect(of('Boxgrid')).toMatchObject({ answer: 'Mon, Tue; –' });
  expect(of('Scale')).toMatchObject({ answer: '4', points: null, right: null });
  expect(of('Name')).toMatchObject({ answer: '', score: null, points: null, right: null });
  expect(answers.map(({ question }) => question)).not.toContain('SECTION_HEADER');
  expect(of('File')).toMatchObject({ answer: '', files: ['1AbC', '1DeF'], points: null });
  expect(readAnswers(opened(set), 'weg', true)).toBeNull();
});

test('the answers to a form that is no quiz: no scores are asked for', () => {
  const form = everyKind();
  form.isQuiz = false;
  const { id } = form.submit({ email: 'a@school.nl', answers: { Essay: 'Veel water.', File: ['1AbC'] } });
  const set = stage({ form });
  const answers = readAnswers(opened(set), id, false) ?? [];
  const said = answers.filter(({ answer, files = [] }) => answer !== '' || files.length > 0);
  const unscored = { score: null, points: null, right: null };
  expect(said).toEqual([
    { question: 'Essay', answer: 'Veel water.', ...unscored },
    { question: 'File', answer: '', files: ['1AbC'], ...unscored },
  ]);
});

describe('the address of a form', () => {
  const set = stage();
  beforeAll(() => Object.assign(globalThis, { FormApp: set.FormApp }));
  afterAll(() => Reflect.deleteProperty(globalThis, 'FormApp'));

  test.each([
    [`https://docs.google.com/forms/d/${set.form.id}/edit`, true],
    [`https://docs.google.com/forms/u/2/d/${set.form.id}/edit#settings`, true],
    [`docs.google.com/forms/d/${set.form.id}`, true],
    [set.form.id, true],
    ['', false],
    ['https://docs.google.com/forms/d/e/1FAIpQLx/viewform', false],
    ['https://docs.google.com/spreadsheets/d/1abc/edit', false],
    ['een zin', false],
  ])('%s', (address, isForm) => {
    expect(formAt(address) !== null).toBe(isForm);
  });

  test.each([
    ['https://docs.google.com/forms/d/e/1FAIpQLx/viewform', true],
    ['https://docs.google.com/forms/u/0/d/e/1FAIpQLx/viewform', true],
    ['https://forms.gle/abc', true],
    ['forms.gle/abc', true],
    ['https://docs.google.com/forms/d/1abc/edit', false],
    ['https://example.org/forms.gle/', false],
  ])('the link for students: %s', (address, isView) => {
    expect(isViewAddress(address)).toBe(isView);
  });
});
