import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundleDir, inForms, inSheets, MANIFEST, type Opened } from './fixture';
import { Workspace } from './workspace';

const CODE = `
  function onOpen() { FormApp.getUi().createAddonMenu().addItem('Open', 'open').addSeparator()
    .addSubMenu(FormApp.getUi().createMenu('More').addItem('Ask', 'ask')).addToUi(); }
  function open() { FormApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>Hi').append('!').setTitle('Grades').setWidth(500)); }
  function ask() { const ui = FormApp.getUi(); return ui.alert('Sure?', ui.ButtonSet.YES_NO) === ui.Button.YES; }
  function name() { return FormApp.getUi().prompt('Name?').getResponseText(); }
  function dialog() { FormApp.getUi().showModalDialog(HtmlService.createHtmlOutput('x'), 'T'); }
  function echo(value) { return value; }
  function kind(value) { return value instanceof Object; }
  function date() { return { at: new Date() }; }
  function absent() { return { a: undefined }; }
  function nothing() {}
  function hidden_() {}`;

function opened(): Opened['window'] {
  const { window } = inForms(CODE);
  window.clickMenu('Open');
  return window;
}

describe('the sidebar', () => {
  test('shows the page, 300 pixels wide whatever it asks', () => {
    const { sidebar, screen } = opened();
    expect([sidebar.title, sidebar.html, screen.sidebar?.width]).toEqual(['Grades', '<p>Hi!', 300]);
  });
  test('needs its permission, and more than a simple trigger may', () => {
    const scopes = MANIFEST.oauthScopes?.filter((scope) => !scope.endsWith('script.container.ui'));
    const { window } = inForms(CODE, {}, { ...MANIFEST, oauthScopes: scopes });
    expect(() => {
      window.clickMenu('Open');
    }).toThrow('Required permissions: https://www.googleapis.com/auth/script.container.ui');
    expect(() =>
      inForms('function onOpen() { FormApp.getUi().showSidebar(HtmlService.createHtmlOutput("x")); }'),
    ).toThrow('You do not have permission to call Ui.showSidebar');
  });
  test('takes a page of the bundle by its name after the push, without the ending', () => {
    const code = 'function main(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }';
    const dir = bundleDir(code);
    writeFileSync(join(dir, 'page.html'), '<p>pushed');
    const workspace = new Workspace({ bundleDir: dir });
    const window = workspace.open(workspace.addForm());
    expect(window.run('main', 'page')).toBe('<p>pushed');
    for (const name of ['page.html', 'lost', 'Page', `../${basename(dir)}/page`, ''])
      expect(() => window.run('main', name)).toThrow(`No HTML file named ${name} was found.`);
  });
  test('with none open nothing can call the script', () => {
    expect(() => inForms(CODE).window.sidebar.run('echo', 1)).toThrow('No sidebar or dialog is open');
  });
});

describe('google.script.run', () => {
  test('plain values cross both ways, and arrive as own objects of the bundle', () => {
    const value = { a: [1, 'x', null, true], b: { c: 8.5 } };
    expect(opened().sidebar.run('echo', value)).toEqual(value);
    expect(opened().sidebar.run('kind', value)).toBe(true);
  });
  test.each([
    ['a Date', new Date()],
    ['a function', () => 1],
    ['undefined in an object', { a: undefined }],
    ['an object of a class', new Map()],
    ['not a number', NaN],
  ])('%s does not go in', (_what, value) => {
    expect(() => opened().sidebar.run('echo', value)).toThrow('cannot cross between page and script');
  });
  test('in arrays undefined becomes null', () => {
    expect(opened().sidebar.run('echo', [undefined, 1])).toEqual([null, 1]);
  });
  test('neither a Date nor an undefined member comes out; nothing at all comes out as null', () => {
    expect(() => opened().sidebar.run('date')).toThrow(
      'A Date cannot cross between page and script (result of date.at)',
    );
    expect(() => opened().sidebar.run('absent')).toThrow('cannot cross');
    expect(opened().sidebar.run('nothing')).toBeNull();
  });
  test('unknown and private functions are refused', () => {
    expect(() => opened().sidebar.run('hidden_')).toThrow('Script function not found: hidden_');
    expect(() => opened().sidebar.run('unknown')).toThrow('Script function not found: unknown');
  });
});

describe('menus and dialogs', () => {
  test('onOpen adds the menu', () => {
    expect(inForms(CODE).window.menus).toEqual([
      {
        caption: 'Fixture',
        addon: true,
        items: [
          { label: 'Open', function: 'open' },
          { separator: true },
          { menu: { caption: 'More', addon: false, items: [{ label: 'Ask', function: 'ask' }] } },
        ],
      },
    ]);
  });
  test('an item that is not there cannot be clicked', () => {
    expect(() => {
      inForms(CODE).window.clickMenu('Nope');
    }).toThrow('there are: Open, Ask');
  });
  test('alerts and prompts give what the person answers', () => {
    const { window } = inForms(CODE);
    window.screen.replies.push('YES', 'NO', { text: 'Ann' });
    expect([window.run('ask'), window.run('ask'), window.run('name')]).toEqual([true, false, 'Ann']);
    expect(window.screen.alerts).toEqual(['Sure?', 'Sure?', 'Name?']);
  });
  test('a dialog keeps its page', () => {
    const { window } = inForms(CODE);
    window.run('dialog');
    expect(window.screen.dialogs).toEqual([{ title: 'T', html: 'x', width: 0, height: 0, modal: true }]);
  });
  test('in Sheets the same interface comes from SpreadsheetApp, and FormApp has none', () => {
    const { window } = inSheets(CODE.replaceAll('FormApp', 'SpreadsheetApp'));
    expect(window.menus.map((menu) => menu.caption)).toEqual(['Fixture']);
    expect(() => inSheets(CODE)).toThrow('Cannot call FormApp.getUi() from this context');
  });
});
