import type { ItemFake } from './items';
import { everyKind, stage } from './stage';

function opened(title: string): ItemFake {
  const form = everyKind();
  const found = stage({ form }).opened.getItemById(form.item(title).id);
  if (!found) throw new Error(title);
  return found;
}

const member = (item: object, name: string): unknown => Reflect.get(item, name);

describe('casting an item', () => {
  test('gives the same item with the members of its kind', () => {
    const item = opened('Choice');
    expect(item.asMultipleChoiceItem().getId()).toBe(item.getId());
    expect(item.asMultipleChoiceItem().getPoints()).toBe(2);
  });

  test('to the wrong kind throws', () => {
    expect(() => opened('Choice').asListItem()).toThrow('Invalid conversion for item type: MULTIPLE_CHOICE.');
    expect(() => opened('PAGE_BREAK').asTextItem()).toThrow('Invalid conversion for item type: PAGE_BREAK.');
    expect(() => opened('Grid').asCheckboxGridItem()).toThrow('Invalid conversion for item type: GRID.');
  });

  test('there is none for a file upload', () => {
    expect(member(opened('File'), 'asFileUploadItem')).toBeUndefined();
  });
});

describe('points', () => {
  test.each([
    ['Choice', 'asMultipleChoiceItem'],
    ['Dropdown', 'asListItem'],
    ['Boxes', 'asCheckboxItem'],
    ['Short', 'asTextItem'],
    ['Essay', 'asParagraphTextItem'],
    ['Scale', 'asScaleItem'],
    ['Date', 'asDateItem'],
    ['Moment', 'asDateTimeItem'],
    ['Time', 'asTimeItem'],
    ['Duration', 'asDurationItem'],
    ['Rating', 'asRatingItem'],
  ] as const)('can be read on %s', (title, cast) => {
    expect(typeof opened(title)[cast]().getPoints()).toBe('number');
  });

  test('cannot be read on grids, on layout or on the general item: there is no such member', () => {
    const items = [opened('Grid').asGridItem(), opened('Boxgrid').asCheckboxGridItem()];
    const layout = [opened('SECTION_HEADER').asSectionHeaderItem(), opened('PAGE_BREAK').asPageBreakItem()];
    for (const item of [
      ...items,
      ...layout,
      opened('IMAGE').asImageItem(),
      opened('VIDEO').asVideoItem(),
      opened('Choice'),
    ]) {
      expect(member(item, 'getPoints')).toBeUndefined();
    }
  });

  test('are whole numbers from 0', () => {
    const item = opened('Choice').asMultipleChoiceItem();
    expect(item.setPoints(7).getPoints()).toBe(7);
    for (const wrong of [-1, 1.5]) expect(() => item.setPoints(wrong)).toThrow('Invalid argument: points');
    expect(() => item.setPoints('3')).toThrow(/don't match the method signature/);
  });
});

describe('choices', () => {
  test('say which of them is right', () => {
    const choices = opened('Boxes').asCheckboxItem().getChoices();
    expect(choices.map((choice) => [choice.getValue(), choice.isCorrectAnswer()])).toEqual([
      ['Red', true],
      ['Green', true],
      ['Blue', false],
    ]);
  });

  test('can be set with a key', () => {
    const item = opened('Dropdown').asListItem();
    item.setChoices([item.createChoice('p'), item.createChoice('q', true)]);
    expect(item.getChoices().map((choice) => choice.isCorrectAnswer())).toEqual([false, true]);
    expect(() => item.setChoices(['p'])).toThrow(/don't match the method signature/);
  });

  test('an “other” field exists on radio buttons and check boxes only', () => {
    expect(opened('Choice').asMultipleChoiceItem().hasOtherOption()).toBe(false);
    expect(member(opened('Dropdown').asListItem(), 'hasOtherOption')).toBeUndefined();
  });
});

describe('feedback of a question', () => {
  test('is null where there is none, per outcome on choices and in general on open questions', () => {
    const form = everyKind();
    const { FormApp, opened: script } = stage({ form });
    const choice = script.addMultipleChoiceItem();
    expect(choice.getFeedbackForCorrect()).toBeNull();
    choice.setFeedbackForIncorrect(FormApp.createFeedback().setText('No').build());
    expect(choice.getFeedbackForIncorrect()?.getText()).toBe('No');
    expect(opened('Essay').asParagraphTextItem().getGeneralFeedback()).toBeNull();
    expect(member(choice, 'getGeneralFeedback')).toBeUndefined();
  });
});

test('grids have rows and columns, scales have bounds', () => {
  expect(opened('Grid').asGridItem().getRows()).toEqual(['Po', 'Ebro']);
  expect(opened('Boxgrid').asCheckboxGridItem().getColumns()).toEqual(['Mon', 'Tue']);
  const scale = opened('Scale').asScaleItem();
  expect([scale.getLowerBound(), scale.getUpperBound()]).toEqual([1, 5]);
});

test('the model behind an item is out of the script’s reach', () => {
  const item = opened('Choice');
  expect(Object.keys(item)).toEqual(['googleName']);
  expect(member(item, 'constructor')).toBeUndefined();
});
