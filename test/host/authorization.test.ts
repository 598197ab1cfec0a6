/**
 * What an Editor add-on may do in each mode (https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle),
 * and what a card add-on may never do.
 */
import { inForms, inSheets, MANIFEST } from './fixture';
import type { Person } from './session';

const DRIVE = { userSymbol: 'Drive', serviceId: 'drive', version: 'v3' };
const manifest = { ...MANIFEST, dependencies: { enabledAdvancedServices: [DRIVE] } };

/** Opens a form whose `onOpen` evaluates one expression. */
function opening(expression: string, person: Person): () => unknown {
  return () => inForms(`function onOpen() { return ${expression}; }`, person, manifest);
}

const MENU = "FormApp.getUi().createAddonMenu().addItem('x', 'onOpen').addToUi()";

describe('onOpen', () => {
  test.each([MENU, 'Session.getActiveUserLocale()'])('may always do %s', (expression) => {
    expect(opening(expression, { opensAs: 'NONE' })).not.toThrow();
    expect(opening(expression, { opensAs: 'LIMITED' })).not.toThrow();
  });

  test.each(['FormApp.getActiveForm()', 'PropertiesService.getDocumentProperties()'])(
    'may do %s only where the add-on is enabled',
    (expression) => {
      expect(opening(expression, { opensAs: 'NONE' })).toThrow('You do not have permission to call');
      expect(opening(expression, { opensAs: 'LIMITED' })).not.toThrow();
      expect(opening(expression, { opensAs: 'LIMITED', refused: ['forms'] })).not.toThrow();
    },
  );

  test.each([
    "FormApp.openById('x')",
    "FormApp.create('x')",
    "SpreadsheetApp.openById('x')",
    "SpreadsheetApp.create('x')",
    "MailApp.sendEmail('a@x.nl', 'S', 'B')",
    'MailApp.getRemainingDailyQuota()',
    'Drive.Files.list({})',
    "FormApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))",
    "FormApp.getUi().alert('x')",
  ])('may not do %s, enabled or not', (expression) => {
    for (const opensAs of ['NONE', 'LIMITED'] as const)
      expect(opening(expression, { opensAs })).toThrow('You do not have permission to call');
  });
});

describe('without the permission', () => {
  const run = (expression: string, refused: string): (() => unknown) => {
    const { window } = inSheets(`function main() { return ${expression}; }`, { refused: [refused] });
    return () => window.run('main');
  };
  test.each([
    [
      "SpreadsheetApp.openById('x')",
      'spreadsheets',
      'Required permissions: https://www.googleapis.com/auth/spreadsheets',
    ],
    ["SpreadsheetApp.create('x')", 'spreadsheets', 'not sufficient to call SpreadsheetApp.create'],
    ['SpreadsheetApp.getActiveSpreadsheet()', 'spreadsheets', 'auth/spreadsheets.currentonly || https'],
    ["FormApp.openById('x')", 'forms', 'Required permissions: https://www.googleapis.com/auth/forms'],
    ['FormApp.getActiveForm()', 'forms', 'auth/forms.currentonly || https'],
  ])('%s is refused', (expression, scope, why) => {
    expect(run(expression, scope)).toThrow(why);
  });
});

describe('a card add-on has no user interface but its cards', () => {
  const CODE = 'function home() { return SpreadsheetApp.getUi(); } function plain() { return SpreadsheetApp.getUi(); }';
  test('a callback of a card cannot have the menus and dialogs of Sheets', () => {
    const { window } = inSheets(CODE);
    expect(() => {
      window.panel.open();
    }).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
    expect(() => window.run('home', { commonEventObject: {} })).toThrow('from this context');
  });
  test('what does not come from a card can', () => {
    expect(() => inSheets(CODE).window.run('plain')).not.toThrow();
  });
});
