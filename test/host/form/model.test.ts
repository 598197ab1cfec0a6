import { RespondentError } from './answers';
import { FormModel } from './model';
import { everyKind } from './stage';

const noon = new Date('2026-11-10T12:00:00Z');
const evening = new Date('2026-11-10T18:00:00Z');

function quiz(options = {}): FormModel {
  const form = new FormModel({ now: () => noon, ...options });
  form.addChoice('Q1', ['a', 'b'], { key: ['b'], points: 2 });
  form.addShortText('Q2', { key: ['Vienna', 'Wien'], points: 1 });
  form.addParagraph('Q3', { points: 5 });
  return form;
}

const score = (form: FormModel, id: string, title: string): unknown =>
  form.response(id).grades.get(form.item(title).id)?.score;

describe('a student handing in', () => {
  test('is marked by the key at once; open questions are left to the teacher', () => {
    const form = quiz();
    const { id } = form.submit({ email: 'ann@s.example', answers: { Q1: 'b', Q2: ' wien ', Q3: 'Because.' } });
    expect([score(form, id, 'Q1'), score(form, id, 'Q2'), score(form, id, 'Q3')]).toEqual([2, 1, null]);
    expect([form.total(id), form.maxPoints]).toEqual([3, 8]);
  });

  test('gets nothing for a wrong or missing answer where there is a key', () => {
    const form = quiz();
    const { id } = form.submit({ answers: { Q1: 'a' } });
    expect([score(form, id, 'Q1'), score(form, id, 'Q2'), score(form, id, 'Q3')]).toEqual([0, 0, null]);
  });

  test('may hand in twice unless the form is limited to one response', () => {
    const twice = (limitOneResponse: boolean) => (): void => {
      const form = quiz({ limitOneResponse });
      form.submit({ email: 'ann@s.example', answers: {} });
      form.submit({ email: 'Ann@s.example', answers: {} });
    };
    expect(twice(false)).not.toThrow();
    expect(twice(true)).toThrow('You have already responded.');
  });

  test('is refused by a closed form, for an unknown choice and for a required question left open', () => {
    expect(() => quiz({ acceptingResponses: false }).submit({ answers: {} })).toThrow(RespondentError);
    expect(() => quiz().submit({ answers: { Q1: 'c' } })).toThrow('“Q1” has no choice “c”.');
    const form = quiz();
    form.addShortText('Name', { required: true });
    expect(() => form.submit({ answers: {} })).toThrow('“Name” must be answered.');
  });

  test.each([
    ['Boxes', ['Red', 'Pink']],
    ['Scale', '6'],
    ['Date', '1 May 2000'],
    ['Time', '7:45'],
    ['Duration', '90'],
    ['Grid', ['France', '']],
    ['Grid', ['Italy', '', 'Spain']],
    ['Boxgrid', [['Sun'], []]],
    ['SECTION_HEADER', 'x'],
    ['Name', ['two', 'names']],
  ])('cannot answer %s with %j', (title, answer) => {
    expect(() => everyKind().submit({ answers: { [title]: answer } })).toThrow(RespondentError);
  });

  test('may write an “other” answer where there is such a field', () => {
    const form = new FormModel();
    form.addChoice('Q', ['a'], { hasOther: true });
    expect(form.submit({ answers: { Q: 'something else' } }).answers.size).toBe(1);
  });
});

describe('a student editing a response', () => {
  test('keeps its id, moves its time, and is marked again', () => {
    const form = quiz({ canEditResponse: true });
    const { id } = form.submit({ email: 'ann@s.example', answers: { Q1: 'a', Q2: 'Wien' } });
    const edited = form.submit({ responseId: id, at: evening, answers: { Q1: 'b' } });
    expect(form.responses).toEqual([edited]);
    expect(edited).toMatchObject({ id, created: noon, submitted: evening, email: 'ann@s.example' });
    expect(form.total(id)).toBe(3);
  });

  test('leaves the address of whoever edited', () => {
    const form = quiz({ canEditResponse: true });
    const { id } = form.submit({ email: 'ann@s.example', answers: {} });
    form.submit({ responseId: id, email: 'teacher@s.example', answers: {} });
    expect(form.response(id).email).toBe('teacher@s.example');
  });

  test('is refused when the teacher does not allow it', () => {
    const form = quiz();
    const { id } = form.submit({ answers: {} });
    expect(() => form.submit({ responseId: id, answers: {} })).toThrow('Editing responses is switched off');
  });
});

describe('a teacher', () => {
  test('marks by hand and takes a mark away', () => {
    const form = quiz();
    const { id } = form.submit({ answers: { Q3: 'Because.' } });
    form.mark(id, 'Q3', 3.5);
    expect(form.total(id)).toBe(3.5);
    form.mark(id, 'Q3', null);
    expect(score(form, id, 'Q3')).toBeNull();
  });

  test('changes a key: everything is marked again except what was marked by hand', () => {
    const form = quiz();
    const [one, two] = [form.submit({ answers: { Q1: 'a' } }).id, form.submit({ answers: { Q1: 'a' } }).id];
    form.mark(two, 'Q1', 1);
    form.change('Q1', { key: ['a'], points: 4 });
    expect([score(form, one, 'Q1'), score(form, two, 'Q1')]).toEqual([4, 1]);
  });

  test('removes a question, a response and the form', () => {
    const form = quiz();
    const { id } = form.submit({ answers: {} });
    form.removeItem('Q1');
    form.deleteResponse(id);
    form.delete();
    expect([form.items.length, form.responses.length, form.trashed]).toEqual([2, 0, true]);
    expect(() => form.response(id)).toThrow('has no response');
  });

  test('who asks for an item by a title that a page break has too gets the question', () => {
    const form = new FormModel();
    form.add('PAGE_BREAK', 'Rivers');
    const question = form.addShortText('Rivers');
    expect(form.item('Rivers')).toBe(question);
    expect(() => form.item('Lakes')).toThrow('The form has no item “Lakes”.');
  });
});

test('a grid is marked row by row', () => {
  const form = new FormModel();
  const rows = [
    { title: 'Po', points: 1, key: ['Italy'] },
    { title: 'Ebro', points: 2, key: ['Spain'] },
  ];
  form.addGrid('Grid', rows, ['Italy', 'Spain']);
  form.addCheckboxGrid('Boxes', [{ title: 'Po', points: 3, key: ['Italy', 'Spain'] }], ['Italy', 'Spain']);
  const { id } = form.submit({ answers: { Grid: ['Spain', 'Spain'], Boxes: [['Spain', 'Italy']] } });
  expect([score(form, id, 'Grid'), score(form, id, 'Boxes'), form.maxPoints]).toEqual([2, 3, 6]);
});
