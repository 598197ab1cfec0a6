import formJson from './fixtures/form.json';
import responsesJson from './fixtures/responses.json';
import { FormDataError } from './json';
import { loadForm } from './load';
import { itemNumber } from './load-items';
import { stage, TEACHER } from './stage';

const loaded = (): ReturnType<typeof loadForm> => loadForm(formJson, responsesJson, { owner: TEACHER });
const clone = <T>(value: T): T => structuredClone(value);

function scoresOf(responseId: string): Record<string, unknown> {
  const form = loaded();
  const grades = form.response(responseId).grades;
  return Object.fromEntries(form.items.map((item) => [item.title, grades.get(item.id)?.score]));
}

describe('a form read from a forms.get file', () => {
  test('keeps its name, settings and destination', () => {
    expect(loaded()).toMatchObject({
      id: formJson.formId,
      title: 'Rivers and time',
      documentTitle: 'Rivers (class 3B)',
      isQuiz: true,
      emailCollection: 'VERIFIED',
      destinationId: '1FixtureSheet',
    });
  });

  test('has an item of the right kind for each, grids with their rows', () => {
    expect(loaded().items.map((item) => item.kind)).toEqual([
      'SECTION_HEADER',
      'TEXT',
      'MULTIPLE_CHOICE',
      'CHECKBOX',
      'LIST',
      'TEXT',
      'PAGE_BREAK',
      'PARAGRAPH_TEXT',
      'SCALE',
      'DATE',
      'TIME',
      'DURATION',
      'FILE_UPLOAD',
      'GRID',
      'CHECKBOX_GRID',
      'RATING',
      'IMAGE',
      'VIDEO',
    ]);
    expect(
      loaded()
        .item('Match river and country')
        .rows.map((row) => [row.title, row.points]),
    ).toEqual([
      ['Po', 1],
      ['Ebro', 1],
    ]);
  });

  test('numbers its items by the hexadecimal ids, always the same', () => {
    expect(loaded().items[0]?.id).toBe(0x0a000001);
    expect(itemNumber('no-hex')).toBe(itemNumber('no-hex'));
    expect(itemNumber('no-hex')).toBeGreaterThan(0xffffffff);
  });

  test('knows keys, points, feedback and the “other” field', () => {
    const river = loaded().item('Which river runs through Paris?');
    expect(river).toMatchObject({ points: 2, key: ['Seine'], choices: ['Seine', 'Rhine'], hasOther: true });
    expect(river.feedback.incorrect?.text).toBe('Look at the map');
  });
});

describe('the responses read from a forms.responses.list file', () => {
  test('have answers in the shapes of FormApp', () => {
    const { opened } = stage({ form: loaded() });
    const given = opened.getResponse('ACYDBN1').getItemResponses();
    const shapes = Object.fromEntries(given.map((one) => [one.getItem().getTitle(), one.getResponse()]));
    expect(shapes).toMatchObject({
      'Which of these are seas?': ['North Sea', 'Baltic'],
      'How hard was this?': '4',
      'When was the canal opened?': '1895-06-21',
      'Upload your map': ['1UploadedMap'],
      'Match river and country': ['Italy', 'Spain'],
      'When are you free?': [['Mon', 'Tue'], []],
    });
  });

  test('have the scores of the file, marks by hand included', () => {
    expect(scoresOf('ACYDBN1')).toMatchObject({
      'Which river runs through Paris?': 2,
      'Which of these are seas?': 3,
      'Longest river of Europe': 0,
      'Why do rivers bend?': 4,
      'Match river and country': 2,
    });
    const marked = loaded().response('ACYDBN1').grades.get(loaded().item('Why do rivers bend?').id);
    expect(marked).toMatchObject({ byHand: true, feedback: { text: 'Nearly complete' } });
  });

  test('an empty grade is a wrong answer where Google marks and no mark at all where a person should', () => {
    expect(scoresOf('ACYDBN2')).toMatchObject({
      'Which river runs through Paris?': 0,
      'Why do rivers bend?': null,
      'Match river and country': 0,
    });
    expect(scoresOf('ACYDBN1')['Upload your map']).toBeNull();
  });

  test('a question that was not answered scores 0 with a key and stays unmarked without one', () => {
    expect(scoresOf('ACYDBN3')).toMatchObject({ 'Capital of Austria': 0, 'Why do rivers bend?': null });
  });

  test('a score that the key would not give was given by a person and survives a change of the key', () => {
    const form = loaded();
    form.change('Which river runs through Paris?', { key: ['Rhine'] });
    const score = (id: string): unknown =>
      form.response(id).grades.get(form.item('Which river runs through Paris?').id)?.score;
    expect([score('ACYDBN1'), score('ACYDBN2'), score('ACYDBN3')]).toEqual([0, 2, 2]);
  });

  test('answers to deleted questions are left out; an edited response has both its times', () => {
    const response = loaded().response('ACYDBN2');
    expect(response.answers.size).toBe(4);
    expect(response.submitted > response.created).toBe(true);
  });

  test('an empty list, which Google leaves out, is a form without responses', () => {
    expect(loadForm(formJson, {}).responses).toEqual([]);
  });
});

describe('malformed files are refused in one sentence', () => {
  const broken: [message: string, breakIt: (form: object, responses: object) => void][] = [];
  const form = (change: (json: typeof formJson) => void, message: string): void => {
    const breakIt = (json: object): void => {
      change(json as typeof formJson);
    };
    broken.push([message, breakIt]);
  };
  const answers = (change: (json: typeof responsesJson) => void, message: string): void => {
    const breakIt = (_: object, json: object): void => {
      change(json as typeof responsesJson);
    };
    broken.push([message, breakIt]);
  };
  form((json) => Reflect.deleteProperty(json, 'formId'), 'formId should be an id, but it is missing.');
  form((json) => Reflect.set(json, 'items', {}), 'items should be a list, but it is {}.');
  form(
    (json) => Reflect.deleteProperty(json.items[0] ?? {}, 'textItem'),
    'items[0] is neither a question nor a heading',
  );
  form(
    (json) => Reflect.set(json.items[1]?.questionItem?.question ?? {}, 'textQuestion', undefined),
    'of a kind that is not known',
  );
  form(
    (json) => Reflect.set(json.items[1] ?? {}, 'itemId', json.items[0]?.itemId),
    'items[1] has an itemId that is taken.',
  );
  form(
    (json) => Reflect.set(json.items[3]?.questionItem?.question ?? {}, 'questionId', '0b000002'),
    'is in the form twice.',
  );
  form((json) => Reflect.set(json.settings, 'emailCollectionType', 'MAYBE'), 'but it is "MAYBE".');
  answers((json) => Reflect.set(json, 'nextPageToken', 'abc'), 'The list of responses is only its first page.');
  answers(
    (json) => Reflect.set(json.responses[1] ?? {}, 'responseId', 'ACYDBN1'),
    'Response “ACYDBN1” is in the list twice.',
  );
  answers(
    (json) => Reflect.set(json.responses[0] ?? {}, 'lastSubmittedTime', 'yesterday'),
    'responses[0].lastSubmittedTime should be a moment',
  );
  answers(
    (json) => Reflect.set(json.responses[0]?.answers['0b000003'].grade ?? {}, 'score', 'two'),
    'should be a number from 0, but it is "two".',
  );
  answers(
    (json) => Reflect.set(json.responses[0] ?? {}, 'respondentEmail', 5),
    'responses[0].respondentEmail should be text, but it is 5.',
  );

  test.each(broken)('%s', (message, breakIt) => {
    const files = [clone(formJson), clone(responsesJson)] as const;
    breakIt(...files);
    expect(() => loadForm(...files)).toThrow(FormDataError);
    expect(() => loadForm(...files)).toThrow(message);
  });

  test('something that is no object at all', () => {
    expect(() => loadForm(null, {})).toThrow('The form should be an object, but it is null.');
    expect(() => loadForm(formJson, [])).toThrow('The list of responses should be an object, but it is [].');
  });
});

describe('a year’s worth of responses', () => {
  const question = (n: number): object => ({
    itemId: (0x10000000 + n).toString(16),
    title: `Q${n}`,
    questionItem: {
      question: {
        questionId: `q${n}`,
        grading: { pointValue: 1, correctAnswers: { answers: [{ value: '4' }] } },
        choiceQuestion: { type: 'RADIO', options: ['3', '4', '5'].map((value) => ({ value })) },
      },
    },
  });
  const answer = (n: number, right: boolean): [string, object] => [
    `q${n}`,
    {
      questionId: `q${n}`,
      grade: right ? { score: 1, correct: true } : {},
      textAnswers: { answers: [{ value: right ? '4' : '3' }] },
    },
  ];
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
  const big = {
    formId: 'big',
    info: { title: 'Big' },
    settings: { quizSettings: { isQuiz: true } },
    items: numbers(16).map(question),
  };
  const responses = numbers(1525).map((r) => ({
    responseId: `R${r}`,
    lastSubmittedTime: '2026-09-14T08:30:00Z',
    answers: Object.fromEntries(numbers(16).map((n) => answer(n, (r + n) % 3 === 0))),
  }));

  test('1,525 of 16 questions load and are walked through in under 1.5 seconds of processor time', () => {
    const start = process.cpuUsage();
    const { core, opened } = stage({ form: loadForm(big, { responses }, { owner: TEACHER }) });
    const total = core.execute('walk', 1e9, () =>
      opened.getResponses().flatMap((one) => one.getGradableItemResponses().map((item) => Number(item.getScore()))),
    );
    expect(total).toHaveLength(1525 * 16);
    expect(total.reduce((sum, score) => sum + score, 0)).toBe(509 * 6 + 1016 * 5);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(1.5);
  });
});
