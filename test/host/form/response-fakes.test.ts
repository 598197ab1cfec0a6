import type { FormModel, Submission } from './model';
import type { FormResponseFake, ItemResponseFake } from './response-fakes';
import { everyKind, stage, type Stage } from './stage';
import type { FormDoubts } from './seat';

const ALL: Submission['answers'] = {
  Choice: 'b',
  Dropdown: 'y',
  Boxes: ['Red', 'Green'],
  Short: 'Vienna',
  Name: 'Ann',
  Essay: 'Because.',
  Scale: '4',
  Date: '2000-01-01',
  Moment: '2000-01-01 07:45',
  Time: '07:45',
  Duration: '01:02:03',
  Rating: '5',
  Grid: ['Italy', ''],
  Boxgrid: [['Mon', 'Tue'], []],
  File: ['1FileId'],
};

interface Handed extends Stage {
  readonly response: FormResponseFake;
  readonly id: string;
}

function handedIn(
  answers: Submission['answers'],
  doubts: FormDoubts = {},
  prepare?: (form: FormModel) => void,
): Handed {
  const form = everyKind();
  prepare?.(form);
  const { id } = form.submit({ email: 'ann@school.example', at: new Date('2026-11-10T12:00:00Z'), answers });
  const made = stage({ form, doubts });
  return { ...made, id, response: made.opened.getResponse(id) };
}

const titles = (list: readonly ItemResponseFake[]): string[] => list.map((one) => one.getItem().getTitle());
const scores = (list: readonly ItemResponseFake[]): Record<string, unknown> =>
  Object.fromEntries(list.map((one) => [one.getItem().getTitle(), one.getScore()]));

function answerOf({ response, opened, form }: Handed, title: string): ItemResponseFake {
  const found = response.getGradableResponseForItem(opened.getItemById(form.item(title).id));
  if (!found) throw new Error(`${title} is not gradable`);
  return found;
}

describe('a response as a whole', () => {
  test('has an id, a time, an address and a link to edit it', () => {
    const { response, id } = handedIn(ALL);
    expect([response.getId(), response.getRespondentEmail()]).toEqual([id, 'ann@school.example']);
    expect(response.getTimestamp()).toEqual(new Date('2026-11-10T12:00:00Z'));
    expect(response.getEditResponseUrl()).toContain('edit2=');
    expect(response.toPrefilledUrl()).toContain('=Vienna');
  });

  test('has an empty address when the form collects none', () => {
    const { response } = handedIn(ALL, {}, (form) => {
      form.emailCollection = 'DO_NOT_COLLECT';
    });
    expect(response.getRespondentEmail()).toBe('');
  });

  test('has no total score', () => {
    const { response } = handedIn(ALL);
    expect(Reflect.get(response, 'getScore')).toBeUndefined();
    expect(Reflect.get(response, 'getTotalScore')).toBeUndefined();
  });
});

describe('the answers of a response', () => {
  test('have the shapes verified at Google: steps as text, boxes and grids as lists, checkbox grids as lists of lists', () => {
    const shapes = handedIn(ALL)
      .response.getItemResponses()
      .map((one) => [one.getItem().getTitle(), one.getResponse()]);
    expect(Object.fromEntries(shapes)).toEqual(ALL);
  });

  test('come in the order of the form', () => {
    expect(titles(handedIn({ File: ['f'], Choice: 'a' }).response.getItemResponses())).toEqual([
      'Choice',
      'Short',
      'Name',
      'Essay',
      'Date',
      'Time',
      'File',
    ]);
  });

  test('leave out what was not answered, except texts, dates and times, which are empty', () => {
    const given = handedIn({}).response.getItemResponses();
    expect(titles(given)).toEqual(['Short', 'Name', 'Essay', 'Date', 'Time']);
    expect(given.map((one) => one.getResponse())).toEqual(['', '', '', '', '']);
  });

  test('can be asked for by item; a missing one is null', () => {
    const { response, opened, form } = handedIn({ Choice: 'a' });
    const item = (title: string): unknown => opened.getItemById(form.item(title).id);
    expect(response.getResponseForItem(item('Choice'))?.getResponse()).toBe('a');
    expect(response.getResponseForItem(item('Boxes'))).toBeNull();
    expect(response.getResponseForItem(item('Essay'))?.getResponse()).toBe('');
    expect(() => response.getResponseForItem(form.item('Choice').id)).toThrow(/don't match the method signature/);
  });

  test('are copies: a script cannot change what was handed in', () => {
    const { response, form, id } = handedIn(ALL);
    const boxes = response.getItemResponses()[2]?.getResponse() as string[];
    boxes.push('Blue');
    expect(form.response(id).answers.get(form.item('Boxes').id)).toEqual(['Red', 'Green']);
  });
});

describe('the gradable answers of a response', () => {
  test('hold every question with points, answered or not, and no other', () => {
    const expected = ['Choice', 'Dropdown', 'Boxes', 'Short', 'Essay', 'Grid', 'File'];
    expect(titles(handedIn(ALL).response.getGradableItemResponses())).toEqual(expected);
    expect(titles(handedIn({}).response.getGradableItemResponses())).toEqual(expected);
  });

  test('may leave grids out: a doubt of the host', () => {
    const { response } = handedIn(ALL, { gradableGrids: false });
    expect(titles(response.getGradableItemResponses())).not.toContain('Grid');
  });

  test('do not exist in a form that is no quiz', () => {
    const { response, opened } = handedIn(ALL);
    opened.setIsQuiz(false);
    expect(response.getGradableItemResponses()).toEqual([]);
  });

  test('a question without points has none', () => {
    const { response, opened, form } = handedIn(ALL);
    expect(response.getGradableResponseForItem(opened.getItemById(form.item('Name').id))).toBeNull();
  });
});

describe('scores', () => {
  test('are numbers where Google marked, and the doubtful value where nobody did', () => {
    expect(scores(handedIn(ALL).response.getGradableItemResponses())).toEqual({
      Choice: 2,
      Dropdown: 1,
      Boxes: 3,
      Short: 1,
      Essay: null,
      Grid: 1,
      File: null,
    });
  });

  test.each([null, '', 0] as const)('of an unmarked essay can be %j', (ungradedScore) => {
    expect(answerOf(handedIn(ALL, { ungradedScore }), 'Essay').getScore()).toBe(ungradedScore);
  });

  test('of a wrong or a missing answer to a question with a key is 0, not “unmarked”', () => {
    const wrong = handedIn({ Choice: 'a', Boxes: ['Red'] });
    expect([answerOf(wrong, 'Choice').getScore(), answerOf(wrong, 'Boxes').getScore()]).toEqual([0, 0]);
    expect(answerOf(wrong, 'Dropdown').getScore()).toBe(0);
    expect(answerOf(wrong, 'Essay').getScore()).toBeNull();
  });

  test('given by hand are read like any other', () => {
    const { form, id, opened } = handedIn(ALL);
    form.mark(id, 'Essay', 0, 'Too short');
    form.mark(id, 'Choice', 1.5);
    const given = opened.getResponse(id).getGradableItemResponses();
    expect(scores(given)).toMatchObject({ Essay: 0, Choice: 1.5 });
    expect(
      given
        .find((one) => one.getItem().getTitle() === 'Essay')
        ?.getFeedback()
        ?.getText(),
    ).toBe('Too short');
    expect(given[0]?.getFeedback()).toBeNull();
  });
});

describe('grading by a script', () => {
  test('changes nothing at Google until submitGrades', () => {
    const handed = handedIn(ALL);
    const { opened, response, form, id } = handed;
    const essay = answerOf(handed, 'Essay').setScore(4);
    expect(essay.getScore()).toBe(4);
    response.withItemGrade(essay);
    expect(answerOf({ ...handed, response: opened.getResponse(id) }, 'Essay').getScore()).toBeNull();
    opened.submitGrades([response]);
    expect(answerOf({ ...handed, response: opened.getResponse(id) }, 'Essay').getScore()).toBe(4);
    expect(form.total(id)).toBe(12);
  });

  test('a score that was set but not added to the response is lost', () => {
    const handed = handedIn(ALL);
    answerOf(handed, 'Essay').setScore(4);
    handed.opened.submitGrades([handed.response]);
    expect(answerOf({ ...handed, response: handed.opened.getResponse(handed.id) }, 'Essay').getScore()).toBeNull();
  });

  test('null clears a score, and feedback travels along', () => {
    const handed = handedIn(ALL);
    const { opened, response, FormApp, id } = handed;
    const feedback = FormApp.createFeedback().setText('Again').build();
    opened.submitGrades([response.withItemGrade(answerOf(handed, 'Choice').setScore(null).setFeedback(feedback))]);
    const after = answerOf({ ...handed, response: opened.getResponse(id) }, 'Choice');
    expect([after.getScore(), after.getFeedback()?.getText()]).toEqual([null, 'Again']);
  });

  test('refuses what is no score, an item without points, and a response that is gone', () => {
    const handed = handedIn(ALL);
    const { opened, response, form, id } = handed;
    for (const wrong of ['4', Number.NaN, -1]) expect(() => answerOf(handed, 'Essay').setScore(wrong)).toThrow();
    const name = response.getItemResponses().find((one) => one.getItem().getTitle() === 'Name');
    expect(() => response.withItemGrade(name)).toThrow();
    form.deleteResponse(id);
    expect(() => opened.submitGrades([response])).toThrow('Invalid argument: responses');
    expect(() => opened.submitGrades(response)).toThrow(/don't match the method signature/);
  });

  test('fires the form-submit trigger again, and does not move the time of the response', () => {
    const { opened, response, form, id } = handedIn(ALL);
    const causes: string[] = [];
    form.listeners.push((event) => causes.push(`${event.cause} ${event.response.id}`));
    opened.submitGrades([response]);
    expect(causes).toEqual([`GRADES ${id}`]);
    expect(opened.getResponse(id).getTimestamp()).toEqual(response.getTimestamp());
  });
});

test('every question asked of a response is a counted call', () => {
  const { core, opened } = handedIn(ALL);
  core.execute('look', 30, () =>
    opened.getResponses().map((one) => one.getGradableItemResponses().map((item) => item.getScore())),
  );
  const names = core.execution?.calls ?? core.executions[0]?.calls ?? [];
  expect(names.filter((call) => call.name === 'ItemResponse.getScore')).toHaveLength(7);
  expect(names[0]?.name).toBe('Form.getResponses');
});
