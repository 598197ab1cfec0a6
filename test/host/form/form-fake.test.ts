import { FormModel } from './model';
import { stage } from './stage';

const noon = new Date('2026-11-10T12:00:00Z');
const evening = new Date('2026-11-10T18:00:00Z');

describe('the settings of a form', () => {
  test('are read as the teacher left them', () => {
    const options = {
      title: 'T',
      description: 'D',
      limitOneResponse: true,
      acceptingResponses: false,
      canEditResponse: true,
    };
    const { opened } = stage({ options });
    expect([opened.getTitle(), opened.getDescription(), opened.isQuiz()]).toEqual(['T', 'D', true]);
    expect([opened.hasLimitOneResponsePerUser(), opened.isAcceptingResponses(), opened.canEditResponse()]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('collectsEmail does not tell verified from typed addresses', () => {
    const collects = (emailCollection: FormModel['emailCollection']): boolean =>
      stage({ options: { emailCollection } }).opened.collectsEmail();
    expect(collects('VERIFIED')).toBe(true);
    expect(collects('RESPONDER_INPUT')).toBe(true);
    expect(collects('DO_NOT_COLLECT')).toBe(false);
  });

  test('setters chain and check their types', () => {
    const { opened, form } = stage();
    opened.setTitle('New').setIsQuiz(false).setCollectEmail(false).setAllowResponseEdits(true);
    expect(form).toMatchObject({
      title: 'New',
      isQuiz: false,
      emailCollection: 'DO_NOT_COLLECT',
      canEditResponse: true,
    });
    expect(() => opened.setIsQuiz('yes')).toThrow(/don't match the method signature/);
  });
});

describe('the destination of responses', () => {
  test('asking for it when there is none throws, as at Google', () => {
    const { opened } = stage();
    expect(() => opened.getDestinationId()).toThrow('The form currently has no response destination.');
    expect(() => opened.getDestinationType()).toThrow('The form currently has no response destination.');
  });

  test('can be set to an existing file and removed again', () => {
    const { opened, files, FormApp } = stage();
    files.set('sheet1', {});
    opened.setDestination(FormApp.DestinationType.SPREADSHEET, 'sheet1');
    expect(opened.getDestinationId()).toBe('sheet1');
    expect(opened.getDestinationType()).toBe(FormApp.DestinationType.SPREADSHEET);
    expect(() => opened.setDestination(FormApp.DestinationType.SPREADSHEET, 'nowhere')).toThrow('Invalid argument: id');
    opened.removeDestination();
    expect(() => opened.getDestinationId()).toThrow();
  });
});

describe('the items of a form', () => {
  test('layout counts as items too, and a type filters', () => {
    const { opened, form, FormApp } = stage();
    form.add('SECTION_HEADER', 'Part one');
    form.addChoice('Q', ['a']);
    form.add('PAGE_BREAK');
    expect(opened.getItems().map((item) => String(item.getType()))).toEqual([
      'SECTION_HEADER',
      'MULTIPLE_CHOICE',
      'PAGE_BREAK',
    ]);
    expect(opened.getItems(FormApp.ItemType.MULTIPLE_CHOICE).map((item) => item.getTitle())).toEqual(['Q']);
    expect(() => opened.getItems('TEXT')).toThrow(/don't match the method signature/);
  });

  test('have numbers as ids, and getItemById of text or an unknown number is null', () => {
    const { opened, form } = stage();
    const { id } = form.addChoice('Q', ['a']);
    expect(typeof opened.getItems()[0]?.getId()).toBe('number');
    expect(opened.getItemById(id)?.getTitle()).toBe('Q');
    expect(opened.getItemById(5)).toBeNull();
    expect(opened.getItemById('x')).toBeNull();
  });

  test('a new choice question holds one empty choice and is worth nothing', () => {
    const { opened } = stage();
    opened.addMultipleChoiceItem();
    const made = opened.getItems()[0]?.asMultipleChoiceItem();
    expect(made?.getChoices().map((choice) => choice.getValue())).toEqual(['']);
    expect(made?.getPoints()).toBe(0);
  });

  test('can be moved and deleted', () => {
    const { opened, form } = stage();
    form.addShortText('A');
    form.addShortText('B');
    opened.moveItem(1, 0);
    expect(opened.getItems().map((item) => [item.getTitle(), item.getIndex()])).toEqual([
      ['B', 0],
      ['A', 1],
    ]);
    opened.deleteItem(0);
    expect(form.items.map((item) => item.title)).toEqual(['A']);
    expect(() => {
      opened.deleteItem(4);
    }).toThrow('Invalid argument: index');
  });
});

describe('Form.getResponses', () => {
  function twoResponses(doubts = {}): ReturnType<typeof stage> & { ids: string[] } {
    const made = stage({ options: { canEditResponse: true }, doubts });
    made.form.addShortText('Name');
    const ids = ['a', 'b'].map(
      (name) => made.form.submit({ email: `${name}@s.example`, at: noon, answers: { Name: name } }).id,
    );
    return { ...made, ids };
  }

  test('gives all, or those strictly after a moment', () => {
    const { opened, form } = twoResponses();
    form.submit({ email: 'c@s.example', at: evening, answers: {} });
    expect(opened.getResponses()).toHaveLength(3);
    expect(opened.getResponses(noon)).toHaveLength(1);
    expect(opened.getResponses(evening)).toHaveLength(0);
    expect(() => opened.getResponses('2026-11-10')).toThrow(/don't match the method signature/);
  });

  test.each([
    [true, 1],
    [false, 0],
  ])('an edited response counts as newer: %s', (editsAreNewer, expected) => {
    const { opened, form, ids } = twoResponses({ editsAreNewer });
    form.submit({ responseId: ids[0], at: evening, answers: { Name: 'again' } });
    expect(opened.getResponses(noon)).toHaveLength(expected);
    expect(opened.getResponses()[0]?.getTimestamp()).toEqual(evening);
  });

  test('marking by hand does not make a response newer', () => {
    const { opened, form, ids } = twoResponses();
    form.mark(String(ids[0]), 'Name', 1);
    expect(opened.getResponses(noon)).toHaveLength(0);
  });

  test('a response taken before an edit still shows what it was', () => {
    const { opened, form, ids } = twoResponses();
    const before = opened.getResponse(ids[0]);
    form.submit({ responseId: ids[0], at: evening, answers: { Name: 'changed' } });
    expect(before.getItemResponses()[0]?.getResponse()).toBe('a');
    expect(opened.getResponse(ids[0]).getItemResponses()[0]?.getResponse()).toBe('changed');
  });

  test('one can be asked for by id and deleted; an unknown id throws', () => {
    const { opened, form, ids } = twoResponses();
    opened.deleteResponse(ids[0]);
    expect(form.responses.map((response) => response.id)).toEqual([ids[1]]);
    expect(() => opened.getResponse(ids[0])).toThrow();
    expect(() => opened.deleteResponse(ids[0])).toThrow();
    opened.deleteAllResponses();
    expect(form.responses).toEqual([]);
  });
});
