import { Card } from '../host/cardservice/card';
import { PLAIN } from '../host/cardservice/part';
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
