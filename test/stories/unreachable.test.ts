import { Card } from '../host/cardservice/card';
import { PLAIN } from '../host/cardservice/part';
import { googleError } from '../host/core';
import { Shown } from '../host/panel/fields';
import { textOfCard } from '../host/panel/reading';
import { Workspace } from '../host/workspace';
import { textOf } from '../../src/text/language';
import { openClass, TEACHER } from './classroom';

/** What the panel shows when Google gives no spreadsheet, as it does where there is none. */
function openedWithoutSpreadsheet(userLocale: string): string {
  const workspace = new Workspace();
  const window = workspace.open(workspace.addForm(), { locale: userLocale });
  const card = window.run('openHome', { commonEventObject: { userLocale, hostApp: 'SHEETS', platform: 'WEB' } });
  if (!(card instanceof Card)) throw new Error('no card');
  return textOfCard(new Shown(card[PLAIN]));
}

test.each([
  ['nl', 'Laad hem opnieuw en open het paneel nog eens.'],
  ['en', 'Reload it and open the panel again.'],
])('a spreadsheet that Google does not give is one sentence that says what to do (%s)', (locale, sentence) => {
  expect(openedWithoutSpreadsheet(locale)).toContain(sentence);
});

test.each(['nl', 'en'] as const)('a permission for spreadsheets that was not given is one sentence (%s)', (locale) => {
  const { file, workspace } = openClass({ language: locale });
  const before = JSON.stringify(file.sheets.map(({ lines }) => lines));
  const { panel } = workspace.open(file, { email: TEACHER, locale, refused: ['spreadsheets'] });
  panel.open();
  expect(panel.text()).toContain(textOf(locale).problem.permission);
  expect(JSON.stringify(file.sheets.map(({ lines }) => lines))).toBe(before);
});

const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

/** As Google words it in either language; the Dutch ones are not confirmed (docs/live-checks.md, A9). */
test.each([
  [`Specified permissions are not sufficient to call it. Required permissions: ${SCOPE}`, 'permission'],
  [`De opgegeven rechten zijn niet voldoende om dit aan te roepen. Vereist: ${SCOPE}`, 'permission'],
  ['Service Spreadsheets timed out while accessing document with id x.', 'slow'],
  ['We kunnen geen verbinding maken met de server. Probeer het later opnieuw.', 'slow'],
  ['Amber de Vries a.devries@school.example', 'unexpected'],
] as const)('an error of Google’s becomes one sentence of ours, without its words: %s', (message, kind) => {
  const { file, workspace } = openClass({ language: 'nl' });
  const { panel } = workspace.open(file, { email: TEACHER, locale: 'nl' });
  workspace.core.interference = {
    before: (name) => {
      if (name === 'Range.getValues') throw googleError(message);
    },
  };
  panel.open();
  expect(panel.text()).toContain(textOf('nl').problem[kind]);
  expect(panel.text()).not.toMatch(/Amber|googleapis|Service/);
});
