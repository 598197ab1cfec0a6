/** A whole quiz as plain data, read at once or in steps. */
import { clockIn } from '../../src/google/clock';
import { isWhole, quizOf, readQuiz } from '../../src/google/reading';
import { Caches, CacheServiceFake } from '../host/cache';
import { FormModel, type FormOptions } from '../host/form/model';
import { stage, TEACHER, type Stage } from '../host/form/stage';
import type { Seat } from '../host/session';
import { UtilitiesFake } from '../host/utilities';

let uuids = 0;

/** Puts Google's services of one teacher where the program looks for them. */
function setUp(options: FormOptions = {}): Stage & { readonly caches: Caches } {
  const set = stage({ options });
  const caches = new Caches();
  const { core } = set;
  const seat = { core, email: TEACHER, active: null } as unknown as Seat;
  jest.spyOn(Date, 'now').mockImplementation(() => core.clock.now().getTime());
  const nextUuid = () => `${String(++uuids).padStart(8, '0')}-0000-4000-8000-000000000000`;
  Object.assign(globalThis, {
    FormApp: set.FormApp,
    CacheService: core.remote(new CacheServiceFake(caches, seat)),
    Utilities: core.remote(new UtilitiesFake(core, nextUuid)),
  });
  set.form.addChoice('Choice', ['a', 'b'], { points: 2, key: ['a'] });
  return { ...set, caches };
}

afterEach(() => {
  jest.restoreAllMocks();
  for (const name of ['FormApp', 'CacheService', 'Utilities']) Reflect.deleteProperty(globalThis, name);
});

/** Reading every response takes this long. */
function slow({ core }: Stage, seconds: number): void {
  core.interference = {
    after: ({ name }) => {
      if (name === 'FormResponse.getGradableItemResponses') core.clock.advance(seconds);
    },
  };
}

function submit({ form, core }: Stage, times: number): void {
  for (let i = 0; i < times; i++) {
    form.submit({ email: `s${form.responses.length}@school.nl`, answers: { Choice: i % 2 === 0 ? 'a' : 'b' } });
    core.clock.advance(60);
  }
}

/** One run of the program that reads the quiz, or goes on reading; with the calls it made. */
function run(set: Pick<Stage, 'core' | 'form'>, from?: string, form = set.form.id) {
  const { core } = set;
  const reading = core.execute('test', 1_000_000, () => readQuiz(form, from));
  if (!reading) throw new Error('no reading');
  return { reading, calls: (core.executions.at(-1)?.calls ?? []).map(({ name }) => name) };
}

test('a quiz of a class is read at once, and nothing of it is kept', () => {
  const set = setUp();
  submit(set, 2);
  const { reading, calls } = run(set);
  expect(reading).toMatchObject({ id: set.form.id, run: '', isQuiz: true, collects: 'yes', total: 2 });
  expect(calls.filter((name) => /^Cache/.test(name))).toEqual([]);
});

test('its moments are on the clock of the gradebook', () => {
  const set = setUp();
  set.form.submit({ email: 'a@school.nl', at: new Date('2026-07-01T22:30:00Z'), answers: { Choice: 'a' } });
  set.form.submit({ email: 'a@school.nl', at: new Date('2026-12-31T23:30:00Z'), answers: { Choice: 'b' } });
  const { reading } = run(set);
  const { responses } = quizOf(reading, clockIn('Europe/Amsterdam'));
  expect(responses.map(({ at }) => at)).toEqual(['2026-07-02T00:30:00', '2027-01-01T00:30:00']);
  expect(responses.map(({ answers }) => answers.map(({ score }) => score))).toEqual([[2], [0]]);
});

test('a form that is not a quiz is asked who answered and when, and for no item and no answer', () => {
  const set = setUp({ isQuiz: false });
  submit(set, 2);
  const { reading, calls } = run(set);
  expect(reading).toMatchObject({ isQuiz: false, items: [], total: 2 });
  expect(reading.responses.map(({ email, answers }) => [email, answers])).toEqual([
    ['s0@school.nl', []],
    ['s1@school.nl', []],
  ]);
  expect(calls.filter((name) => /^Form\.getItems|^FormResponse\.get(Gradable)?Item/.test(name))).toEqual([]);
});

test('a form that cannot be opened is nothing', () => {
  const set = setUp();
  expect(readQuiz('1Weg')).toBeNull();
  set.form.delete();
  expect(readQuiz(set.form.id)).toBeNull();
});

describe('in steps', () => {
  /** A reading of 30 responses that take a second each, one step a call. */
  const begun = () => {
    const set = setUp();
    submit(set, 30);
    slow(set, 1);
    return { ...set, first: run(set).reading };
  };

  test('a step ends in time for the rest of a card, and the next one goes on', () => {
    const set = begun();
    const { form, first } = set;
    expect(isWhole(first)).toBe(false);
    expect(first.responses.length).toBeGreaterThanOrEqual(15);
    expect(first.responses.length).toBeLessThan(22);
    const second = run(set, first.run).reading;
    expect(second).toMatchObject({ run: first.run, total: 30 });
    expect(second.responses.map(({ email }) => email)).toEqual(form.responses.map(({ email }) => email));
    expect(second.responses.slice(0, first.responses.length)).toEqual(first.responses);
  });

  test('a whole reading that took long is given again without asking Google', () => {
    const set = begun();
    const whole = run(set, set.first.run).reading;
    const { reading: again, calls } = run(set, set.first.run);
    expect(isWhole(whole)).toBe(true);
    expect(again).toEqual(whole);
    expect(calls.filter((name) => /^Form|Item/.test(name))).toEqual([]);
  });

  test.each<[string, (set: ReturnType<typeof begun>) => unknown]>([
    [
      'forgotten by Google',
      ({ caches }) => {
        caches.forgetAll();
      },
    ],
    [
      'older than ten minutes',
      ({ core }) => {
        core.clock.advance(601);
      },
    ],
  ])('a reading that is %s is begun anew', (_, happens) => {
    const set = begun();
    happens(set);
    const { reading } = run(set, set.first.run);
    expect(reading.run).not.toBe(set.first.run);
    expect(reading.responses[0]).toEqual(set.first.responses[0]);
    expect(isWhole(reading)).toBe(false);
  });

  test('a reading of another form is not taken for this one', () => {
    const set = begun();
    const other = new FormModel({ owner: TEACHER, title: 'Ander' });
    set.files.set(other.id, other);
    expect(run(set, set.first.run, other.id).reading).toMatchObject({ id: other.id, title: 'Ander', responses: [] });
  });

  test('when listing the responses takes the whole step, some are read all the same', () => {
    const set = setUp();
    submit(set, 30);
    const { core } = set;
    core.interference = {
      after: ({ name }) => {
        if (name === 'Form.getResponses') core.clock.advance(20);
        if (name === 'FormResponse.getGradableItemResponses') core.clock.advance(1);
      },
    };
    const { reading } = run(set);
    expect(reading.responses.length).toBeGreaterThan(2);
    expect(reading.responses.length).toBeLessThan(7);
  });

  test('what was handed in or taken away between two steps is seen', () => {
    const { form, first, ...set } = begun();
    const [gone] = form.responses;
    form.deleteResponse(gone?.id ?? '');
    submit({ ...set, form }, 1);
    const second = run({ ...set, form }, first.run).reading;
    expect(second.responses.map(({ id }) => id)).toEqual(form.responses.map(({ id }) => id));
  });
});
