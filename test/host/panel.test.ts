import { inForms, inSheets, type Opened } from './fixture';

/** A bundle with short makers, so that a test shows only what it is about. */
const MAKERS = `
  const C = CardService;
  const act = (name, parameters = {}) => C.newAction().setFunctionName(name).setParameters(parameters);
  const text = (t) => C.newTextParagraph().setText(t);
  const row = (t, action) => action ? C.newDecoratedText().setText(t).setOnClickAction(action) : C.newDecoratedText().setText(t).setStartIcon(C.newIconImage().setIcon(C.Icon.PERSON));
  const button = (t, action) => C.newTextButton().setText(t).setOnClickAction(action);
  const field = (name) => C.newTextInput().setFieldName(name).setTitle(name);
  const boxes = (name, values, on = []) => values.reduce(
    (input, value) => input.addItem(value.toUpperCase(), value, on.includes(value)),
    C.newSelectionInput().setFieldName(name).setType(C.SelectionInputType.CHECK_BOX));
  const list = (name, values) => boxes(name, values).setType(C.SelectionInputType.RADIO_BUTTON);
  const card = (name, ...widgets) => C.newCardBuilder().setName(name)
    .setHeader(C.newCardHeader().setTitle(name))
    .addSection(widgets.reduce((section, widget) => section.addWidget(widget), C.newCardSection())).build();
  const nav = (steps) => C.newActionResponseBuilder().setNavigation(steps(C.newNavigation())).build();
  const note = (t) => C.newActionResponseBuilder().setNotification(C.newNotification().setText(t)).build();
  function settings() { return C.newUniversalActionResponseBuilder().displayAddOnCards([card('settings', text('s'))]).build(); }
  function echo(e) { return note(JSON.stringify(e.commonEventObject.formInputs || null)); }
  function told(e) { return note(JSON.stringify(e.commonEventObject.parameters || null)); }
  function noted() { return note('noted'); }
`;

function open(widgets: string, more = ''): Opened {
  const opened = inSheets(`${MAKERS} function home() { return card('home', ${widgets}); } ${more}`);
  opened.window.panel.open();
  return opened;
}

function panel(widgets: string, more = ''): Opened['window']['panel'] {
  return open(widgets, more).window.panel;
}

describe('opening', () => {
  test('the homepage function gives the root card', () => {
    const shown = panel("text('Hello')");
    expect(shown.card.name).toBe('home');
    expect(shown.text()).toBe('home\nHello');
  });
  test('the event carries language, zone, platform and host; nothing of inputs or parameters', () => {
    const { workspace, window } = inSheets(
      `${MAKERS} function home(e) { console.log(JSON.stringify(e)); return card('home', text('x')); }`,
      { locale: 'nl', timeZone: 'Europe/Amsterdam' },
    );
    window.panel.open();
    expect(JSON.parse(workspace.logs[0]?.text ?? '')).toEqual({
      commonEventObject: {
        platform: 'WEB',
        hostApp: 'SHEETS',
        userLocale: 'nl',
        timeZone: { id: 'Europe/Amsterdam', offset: '3600000' },
      },
      sheets: { addonHasFileScopePermission: false },
    });
  });
  test.each(['undefined', '{}', '"card"', 'C.newCardBuilder()', '[]'])(
    'a homepage that returns %s is refused',
    (value) => {
      const { window } = inSheets(`${MAKERS} function home() { return ${value}; }`);
      expect(() => {
        window.panel.open();
      }).toThrow('type that cannot be used by the add-ons platform');
    },
  );
  test('Forms shows no cards', () => {
    const { window } = inForms(`${MAKERS} function home() { return card('home', text('x')); }`);
    expect(() => {
      window.panel.open();
    }).toThrow('Google Forms shows no cards');
  });
  test('a universal action shows its card on top, or opens its link', () => {
    const shown = panel("text('x')");
    shown.universal('Settings');
    expect(shown.stack.map((card) => card.name)).toEqual(['home', 'settings']);
    shown.universal('Help');
    expect(shown.opened).toEqual(['https://support.google.com/x']);
  });
  test('an error of the bundle reaches the test, and the card stays', () => {
    const shown = panel("button('Go', act('fail'))", 'function fail() { throw new Error("no"); }');
    expect(() => {
      shown.click('Go');
    }).toThrow('no');
    expect(shown.card.name).toBe('home');
  });
});

describe('what is read', () => {
  test('formatting tags have their effect and entities become their sign', () => {
    expect(panel("text('<b>Grade</b> &lt;5&gt;<br>R&amp;D &#39;x&#39;')").text()).toBe("home\nGrade <5>\nR&D 'x'");
  });
  test('an unescaped tag in a name is lost', () => {
    expect(panel("row('Ann <b> Lee')").text()).toBe('home\nAnn  Lee');
  });
  test('inputs show what stands in them', () => {
    const shown = panel("field('grade').setTitle('Grade').setValue('8'), boxes('who', ['a', 'b'], ['b'])");
    expect(shown.text()).toBe('home\nGrade: 8\n[ ] A [x] B');
  });
});

describe('clicks', () => {
  test('a row is found by its text, exactly or by a pattern', () => {
    const shown = panel("row('One', act('told', { id: '1' })), row('Two', act('told', { id: '2' }))");
    shown.click('Two');
    expect(shown.notice).toBe('{"id":"2"}');
    shown.click(/^On/);
    expect(shown.notice).toBe('{"id":"1"}');
  });
  test('what is not there, stands there twice, or is disabled cannot be clicked', () => {
    const shown = panel(
      "button('A', act('noted')), button('A', act('noted')), button('B', act('noted')).setDisabled(true)",
    );
    expect(() => {
      shown.click('Z');
    }).toThrow('there are: A | A | B');
    expect(() => {
      shown.click('A');
    }).toThrow('2 things');
    expect(() => {
      shown.click('B');
    }).toThrow('disabled');
  });
  test('equal buttons are told apart by their row', () => {
    const shown =
      panel(`['Ann', 'Bob'].map((name) => row(name).setButton(button('Open', act('told', { name })))).reduce((set, one) => set.concat(one), [])[0],
      row('Bob').setButton(button('Open', act('told', { name: 'Bob' })))`);
    shown.click('Open', 'Bob');
    expect(shown.notice).toBe('{"name":"Bob"}');
  });
  test('an item of a grid tells its identifier', () => {
    const shown = panel(
      `C.newGrid().addItem(C.newGridItem().setTitle('Ann').setIdentifier('s1')).setOnClickAction(act('told'))`,
    );
    shown.click('Ann');
    expect(shown.notice).toBe('{"grid_item_identifier":"s1"}');
  });
  test('links are opened, not run', () => {
    const shown = panel(
      "C.newTextButton().setText('Go').setOpenLink(C.newOpenLink().setUrl('https://docs.google.com/x'))",
    );
    shown.click('Go');
    expect(shown.opened).toEqual(['https://docs.google.com/x']);
  });
  test.each(['undefined', "card('x', text('x'))"])('an action that returns %s is refused', (value) => {
    const shown = panel("button('Go', act('wrong'))", `function wrong() { return ${value}; }`);
    expect(() => {
      shown.click('Go');
    }).toThrow('type that cannot be used by the add-ons platform');
  });
  test('a click with an empty required field is not sent', () => {
    const shown = panel("field('a'), button('Go', act('noted').addRequiredWidget('a'))");
    shown.click('Go');
    expect([shown.notice, shown.missing]).toEqual([undefined, ['a']]);
    shown.fill('a', 'x');
    shown.click('Go');
    expect([shown.notice, shown.missing]).toEqual(['noted', []]);
  });
});

describe('inputs', () => {
  test('empty text boxes and unticked groups are absent, and with none at all formInputs itself is', () => {
    const shown = panel(
      "field('a'), boxes('b', ['x', 'y']), list('c', ['p', 'q']), C.newDatePicker().setFieldName('d'), button('Go', act('echo'))",
    );
    shown.click('Go');
    expect(shown.notice).toBe('null');
  });
  test('values are arrays of strings; a day is the string of its UTC midnight', () => {
    const shown = panel(
      "field('a'), boxes('b', ['x', 'y']), list('c', ['p', 'q']), C.newDatePicker().setFieldName('d'), button('Go', act('echo'))",
    );
    shown.fill('a', '8,5');
    shown.tick('b', 'y');
    shown.tick('b', 'x');
    shown.choose('c', 'Q');
    shown.pickDate('d', '2026-11-20');
    shown.click('Go');
    expect(JSON.parse(shown.notice ?? '')).toEqual({
      a: { stringInputs: { value: ['8,5'] } },
      b: { stringInputs: { value: ['x', 'y'] } },
      c: { stringInputs: { value: ['q'] } },
      d: { dateInput: { msSinceEpoch: '1795132800000' } },
    });
  });
  test('a switch that is off is absent', () => {
    const shown = panel(`C.newDecoratedText().setText('Mail').setSwitchControl(
      C.newSwitch().setFieldName('mail').setValue('yes').setSelected(true)), button('Go', act('echo'))`);
    shown.click('Go');
    expect(shown.notice).toBe('{"mail":{"stringInputs":{"value":["yes"]}}}');
    shown.tick('mail', 'yes', false);
    shown.click('Go');
    expect(shown.notice).toBe('null');
  });
  test('leaving a changed text box fires its action; leaving it unchanged does not', () => {
    const shown = panel("field('a').setValue('7').setOnChangeAction(act('echo'))");
    shown.type('a', '7');
    expect(shown.notice).toBeUndefined();
    shown.type('a', '8');
    expect(shown.notice).toBe('{"a":{"stringInputs":{"value":["8"]}}}');
  });
  test('ticking fires the action of the group', () => {
    const shown = panel("boxes('a', ['x']).setOnChangeAction(act('echo'))");
    shown.tick('a', 'x');
    expect(shown.notice).toBe('{"a":{"stringInputs":{"value":["x"]}}}');
  });
  test('more text than a box takes cannot be typed', () => {
    const shown = panel("field('a').setValidation(C.newValidation().setCharacterLimit(3))");
    expect(() => {
      shown.fill('a', 'long');
    }).toThrow('at most 3');
  });
  test('a notice leaves what was typed; a redraw takes it away, unless the action keeps values', () => {
    const redraw = 'function redraw() { return nav((n) => n.updateCard(home())); }';
    const buttons =
      "button('Note', act('noted')), button('Redraw', act('redraw')), button('Keep', act('redraw').setPersistValues(true))";
    const shown = panel(`field('a').setValue('server'), ${buttons}`, redraw);
    shown.fill('a', 'mine');
    shown.click('Note');
    shown.click('Keep');
    expect(shown.values('a')).toEqual(['mine']);
    shown.click('Redraw');
    expect(shown.values('a')).toEqual(['server']);
  });
});

describe('the stack of cards', () => {
  const STEPS = `
    function go(e) {
      const steps = {
        push: (n) => n.pushCard(home2(e)), update: (n) => n.updateCard(home2(e)), pop: (n) => n.popCard(), root: (n) => n.popToRoot(),
        named: (n) => n.popToNamedCard('b'), refresh: (n) => n.popCard().pushCard(home2(e)), lost: (n) => n.popToNamedCard('zz'),
      };
      return nav(steps[e.commonEventObject.parameters.step]);
    }
    function home2(e) { return card(e.commonEventObject.parameters.name, ...buttons()); }
    function buttons() {
      const names = [['push', 'b'], ['push', 'c'], ['update', 'u'], ['refresh', 'r'], ['pop', '-'], ['root', '-'], ['named', '-'], ['lost', '-']];
      return names.map(([step, name]) => button(step + ' ' + name, act('go', { step, name })));
    }`;
  function after(...clicks: string[]): (string | undefined)[] {
    const shown = panel('...buttons()', STEPS);
    for (const click of clicks) shown.click(click);
    return shown.stack.map((card) => card.name);
  }

  test('push goes one deeper', () => {
    expect(after('push b', 'push c')).toEqual(['home', 'b', 'c']);
  });
  test('update replaces the top card only', () => {
    expect(after('push b', 'update u')).toEqual(['home', 'u']);
  });
  test('pop and push in one navigation refreshes the top card', () => {
    expect(after('push b', 'refresh r')).toEqual(['home', 'r']);
  });
  test('the root is never popped', () => {
    expect(after('pop -')).toEqual(['home']);
    expect(after('push b', 'pop -', 'pop -')).toEqual(['home']);
  });
  test('popToRoot and popToNamedCard; a name that is nowhere ends at the root', () => {
    expect(after('push b', 'push c', 'root -')).toEqual(['home']);
    expect(after('push b', 'push c', 'named -')).toEqual(['home', 'b']);
    expect(after('push b', 'push c', 'lost -')).toEqual(['home']);
  });
  test('back shows the card below with what was typed on it', () => {
    const shown = panel(
      "field('a'), button('Deeper', act('deeper'))",
      "function deeper() { return nav((n) => n.pushCard(card('d', text('x')))); }",
    );
    shown.fill('a', 'mine');
    shown.click('Deeper');
    shown.back();
    expect(shown.values('a')).toEqual(['mine']);
    expect(() => {
      shown.back();
    }).toThrow('no card to go back to');
  });
});
