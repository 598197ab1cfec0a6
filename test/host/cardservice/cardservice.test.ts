import { inSheets } from '../fixture';
import type { CardJson } from './json';

/** Builds a card of these widgets inside the bundle; gives its data, or throws what Google refuses. */
function built(widgets: string, rest = ''): CardJson {
  const code = `
    const C = CardService;
    const act = (name = 'known') => C.newAction().setFunctionName(name);
    const link = (url) => C.newOpenLink().setUrl(url);
    const button = () => C.newTextButton().setText('b').setOnClickAction(act());
    const field = (name) => C.newTextInput().setFieldName(name).setTitle('t');
    const paragraphs = (count) => Array.from({ length: count }, () => C.newTextParagraph().setText('t'));
    function known() {}
    function private_() {}
    function main() {
      const section = C.newCardSection();
      [${widgets}].flat().forEach((widget) => section.addWidget(widget));
      return C.newCardBuilder().addSection(section)${rest}.build().printJson();
    }`;
  return JSON.parse(inSheets(code).window.run('main') as string) as CardJson;
}

const refused: readonly (readonly [what: string, widgets: string, rest: string, why: string])[] = [
  ['more than 100 widgets on a card', 'paragraphs(101)', '', '101 widgets'],
  [
    'more than 100 widgets in two sections',
    'paragraphs(60)',
    '.addSection(paragraphs(60).reduce((s, w) => s.addWidget(w), C.newCardSection()))',
    '120 widgets',
  ],
  ['a section without widgets', '', '', 'no widgets'],
  ['a header without a title', 'paragraphs(1)', '.setHeader(C.newCardHeader().setSubtitle("s"))', 'no title'],
  ['a paragraph without text', 'C.newTextParagraph()', '', 'no text'],
  ['an input without a field name', 'C.newTextInput().setTitle("t")', '', 'no field name'],
  ['a text box without a title', 'C.newTextInput().setFieldName("a")', '', 'a TextInput has no title'],
  ['a row with nothing but its text', 'C.newDecoratedText().setText("t")', '', 'nothing beside its text'],
  ['a choice without words', 'C.newSelectionInput().setFieldName("a").addItem("", "a", false)', '', 'no text'],
  [
    'a row with a switch and a button',
    'C.newDecoratedText().setText("t").setButton(button()).setSwitchControl(C.newSwitch().setFieldName("a").setValue("v"))',
    '',
    'only one of button, switch',
  ],
  [
    'a switch without a value',
    'C.newDecoratedText().setText("t").setSwitchControl(C.newSwitch().setFieldName("a"))',
    '',
    'a Switch has no value',
  ],
  ['a grid without items', 'C.newGrid()', '', 'no items'],
  ['a grid of three columns', 'C.newGrid().addItem(C.newGridItem().setTitle("t")).setNumColumns(3)', '', 'one or two'],
  ['a set without buttons', 'C.newButtonSet()', '', 'no buttons'],
  [
    'two values that are one',
    'C.newSelectionInput().setFieldName("a").addItem("x", "v", false).addItem("y", "v", false)',
    '',
    'two items of one value',
  ],
  ['two inputs of one name', 'field("a"), field("a")', '', 'two inputs are named a'],
  [
    'a switch with the name of an input',
    'field("a"), C.newDecoratedText().setText("t").setSwitchControl(C.newSwitch().setFieldName("a").setValue("v"))',
    '',
    'two inputs are named a',
  ],
  ['a selection without items', 'C.newSelectionInput().setFieldName("a")', '', 'no items'],
  ['a button with neither action nor link', 'C.newTextButton().setText("b")', '', 'neither an action nor a link'],
  ['a button with both', 'button().setOpenLink(link("https://docs.google.com/"))', '', 'only one click'],
  ['a button without text', 'C.newTextButton().setOnClickAction(act())', '', 'no text'],
  [
    'a function that does not exist',
    'C.newTextButton().setText("b").setOnClickAction(act("unknown"))',
    '',
    'no top-level function unknown',
  ],
  ['a private function', 'C.newTextButton().setText("b").setOnClickAction(act("private_"))', '', 'private'],
  [
    'an action without a function',
    'C.newTextButton().setText("b").setOnClickAction(C.newAction())',
    '',
    'no function name',
  ],
  [
    'an unknown function at a change',
    'field("a").setOnChangeAction(act("unknown"))',
    '',
    'no top-level function unknown',
  ],
  [
    'a link the manifest does not allow',
    'C.newTextButton().setText("b").setOpenLink(link("https://evil.example/"))',
    '',
    'does not allow https://evil.example/',
  ],
  [
    'such a link inside a text',
    'C.newTextParagraph().setText(`<a href="https://evil.example/">x</a>`)',
    '',
    'does not allow',
  ],
  [
    'a parameter that is no string',
    'C.newTextButton().setText("b").setOnClickAction(act().setParameters({ a: 1 }))',
    '',
    'Action.setParameters',
  ],
  [
    'a text that is no string',
    'C.newTextParagraph().setText(8.5)',
    '',
    "The parameters (number) don't match the method signature for CardService.TextParagraph.setText",
  ],
  [
    'a required field that is not there',
    'C.newTextButton().setText("b").setOnClickAction(act().addRequiredWidget("z"))',
    '',
    'required widget z',
  ],
  [
    'two chosen radio buttons',
    'C.newSelectionInput().setFieldName("a").setType(C.SelectionInputType.RADIO_BUTTON).addItem("a", "a", true).addItem("b", "b", true)',
    '',
    'two selected',
  ],
  [
    'a footer without a primary button',
    'paragraphs(1)',
    '.setFixedFooter(C.newFixedFooter().setSecondaryButton(button()))',
    'no primary button',
  ],
  ['an action as a widget', 'act()', '', 'CardSection.addWidget'],
  ['a picture that is not https', 'C.newImage().setImageUrl("http://x/y.png")', '', 'https'],
  ['an SVG picture', 'C.newImage().setImageUrl("https://x/y.svg")', '', 'SVG'],
  ['a wrong enum value', 'C.newTextButton().setTextButtonStyle("FILLED")', '', 'TextButton.setTextButtonStyle'],
];

describe('what Google refuses in a card', () => {
  test.each(refused)('%s', (_what, widgets, rest, why) => {
    expect(() => built(widgets, rest)).toThrow(why);
  });
  test('more than 100 sections', () => {
    const more = '.addSection(C.newCardSection().addWidget(paragraphs(1)[0]))'.repeat(100);
    expect(() => built('paragraphs(1)', more)).toThrow('101 sections');
  });
  test('100 widgets are allowed', () => {
    expect(built('paragraphs(100)').sections[0]?.widgets).toHaveLength(100);
  });
});

describe('what a card keeps', () => {
  test('everything as it was given', () => {
    expect(
      built('field("grade").setTitle("Grade").setHint("0-10").setValue("8"), button()', '.setName("home")'),
    ).toEqual({
      name: 'home',
      sections: [
        {
          collapsible: false,
          uncollapsed: 0,
          widgets: [
            { type: 'TextInput', fieldName: 'grade', title: 'Grade', hint: '0-10', value: '8' },
            {
              type: 'TextButton',
              style: 'OUTLINED',
              text: 'b',
              onClick: {
                function: 'known',
                parameters: {},
                loadIndicator: 'SPINNER',
                persistValues: false,
                requiredWidgets: [],
                allRequired: false,
              },
            },
          ],
        },
      ],
      actions: [],
    });
  });
  test('a widget is copied when it is added', () => {
    const widgets = '(() => { const one = field("a"); section.addWidget(one); one.setFieldName("b"); return []; })()';
    expect(built(widgets).sections[0]?.widgets[0]).toMatchObject({ fieldName: 'a' });
  });
  test('names stay raw: escaping is the business of the bundle', () => {
    expect(built('C.newTextParagraph().setText("<i>a</i> & b")').sections[0]?.widgets[0]).toMatchObject({
      text: '<i>a</i> & b',
    });
  });
});

describe('answers', () => {
  function answered(expression: string): unknown {
    const code = `const C = CardService; function main() { return ${expression}.printJson(); }`;
    return JSON.parse(inSheets(code).window.run('main') as string);
  }
  test('an answer that holds nothing is refused', () => {
    expect(() => answered('C.newActionResponseBuilder().build()')).toThrow('holds nothing');
    expect(() => answered('C.newActionResponseBuilder().setNavigation(C.newNavigation()).build()')).toThrow('no steps');
    expect(() => answered('C.newUniversalActionResponseBuilder().build()')).toThrow('either cards or a link');
  });
  test('only a built card can be pushed', () => {
    expect(() => answered('C.newNavigation().pushCard(C.newCardBuilder())')).toThrow('(CardBuilder)');
  });
  test('the link of an answer falls under the manifest too', () => {
    expect(() =>
      answered('C.newActionResponseBuilder().setOpenLink(C.newOpenLink().setUrl("https://evil.example")).build()'),
    ).toThrow('does not allow');
  });
  test('steps are kept in order', () => {
    expect(answered('C.newNavigation().popCard().popToRoot().popToNamedCard("a")')).toEqual({
      steps: [{ step: 'pop' }, { step: 'popToRoot' }, { step: 'popTo', name: 'a' }],
    });
  });
});

test('an enum is its name as text and as JSON', () => {
  const code = 'function main() { return [String(CardService.OpenAs.OVERLAY), JSON.stringify(CardService.OpenAs)]; }';
  expect(inSheets(code).window.run('main')).toEqual(['OVERLAY', '{"FULL_SIZE":"FULL_SIZE","OVERLAY":"OVERLAY"}']);
});
