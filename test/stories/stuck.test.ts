/** Sheets in which something cannot be written: nobody is kept out of the gradebook by it. */
import { DEEDS, openRoom } from './deeds';
import { picture, tab } from './picture';

const room = openRoom();
const start = room.workspace.remember();
beforeEach(() => {
  start();
});

describe('every empty row was deleted', () => {
  /** As a teacher who likes a tidy sheet. */
  function deleteEmptyRows(): void {
    for (const name of ['assignments', 'settings'] as const) {
      const sheet = tab(room.file, name);
      sheet.deleteRows(sheet.lastRow() + 1, sheet.maxRows - sheet.lastRow());
    }
  }

  function state(): string {
    return picture(room.file).replace(/undo:\w+/g, 'undo');
  }

  test.each(DEEDS.map((deed) => [deed.name, deed] as const))('%s', (_name, { does }) => {
    does(room);
    const wanted = state();
    start();
    deleteEmptyRows();
    does(room);
    expect(state()).toBe(wanted);
  });

  test('also in Settings, in which nothing tells any more which tab is which', () => {
    const settings = tab(room.file, 'settings');
    settings.deleteRows(settings.lastRow() - 4, settings.maxRows - settings.lastRow() + 5);
    room.panel.open();
    room.panel.click(room.t.check.menu);
    room.panel.click(room.t.check.repair);
    expect(picture(room.file)).toContain(`setting tab.grades: ${tab(room.file, 'grades').id}`);
  });
});
