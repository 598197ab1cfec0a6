/** Answers what the page asks: by the teacher's hands on the files, or by running the program in a window. */
import { momentOf, wallClock } from '../host/zone';
import type { Office } from './office';
import type { FormAsk, PageAnswer, PageAsk, PanelAsk, SheetAsk } from './page';
import { sheetHands } from './sheet-hands';
import { pageView } from './view';

type More = Omit<PageAnswer, 'page'>;
type Of<Key, Ask = PageAsk> = Ask extends { readonly do: infer Name } ? (Key extends Name ? Ask : never) : never;
type Handlers<Ask extends PageAsk> = {
  readonly [Key in Ask['do']]: (office: Office, ask: Of<Key>) => More | undefined;
};

/** Does what is asked and gives the page as it is then. What goes wrong is a sentence beside it, never an exception. */
export function answer(office: Office, ask: PageAsk): PageAnswer {
  const more = attempt(office, ask);
  try {
    return { page: pageView(office), ...more };
  } catch (error) {
    throw new Error(`The page cannot be drawn: ${messageOf(error)}`, { cause: error });
  }
}

function attempt(office: Office, ask: PageAsk): More {
  try {
    const handle = handlers[ask.do] as ((office: Office, ask: PageAsk) => More | undefined) | undefined;
    if (!handle) throw new Error(`The page does not know “${ask.do}”.`);
    return handle(office, ask) ?? { problem: office.trouble };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

const general: Handlers<Exclude<PageAsk, SheetAsk | PanelAsk | FormAsk>> = {
  look: () => undefined,
  reset: (office, { locale, empty }) => {
    office.reset(locale, empty);
    return undefined;
  },
  language: (office, { language }) => {
    office.language = language;
    office.reload();
    return undefined;
  },
  clock: (office, { at }) => {
    const wall = Date.parse(`${at}Z`);
    if (Number.isNaN(wall)) throw new Error(`“${at}” is not a moment.`);
    office.moveClock(momentOf(wall, office.book.timeZone));
    return undefined;
  },
  nextDay: (office) => {
    const { timeZone } = office.book;
    const wall = wallClock(office.workspace.core.clock.now(), timeZone).getTime() + 86_400_000;
    office.moveClock(momentOf(wall, timeZone));
    return undefined;
  },
  pastDue: (office) => {
    const next = nextDue(office);
    if (!next) throw new Error('No date in the frozen rows of a tab lies in the future.');
    office.moveClock(new Date(next.getTime() + 3_600_000));
    return undefined;
  },
};

/** The earliest date still to come that stands in the frozen rows of a tab. */
function nextDue({ workspace, book }: Office): Date | undefined {
  const now = workspace.core.clock.now();
  const dates = book.sheets.flatMap((sheet) => {
    const found: Date[] = [];
    sheet.each(sheet.used({ ...sheet.all(), rows: sheet.frozenRows }), (row, column) => {
      const value = sheet.read(row, column);
      if (value instanceof Date && value > now) found.push(value);
    });
    return found;
  });
  return dates.sort((a, b) => a.getTime() - b.getTime())[0];
}

const sheet: Handlers<SheetAsk> = {
  ...(Object.fromEntries(
    Object.entries(sheetHands).map(([name, hand]) => [
      name,
      (office: Office, ask: never) => {
        hand(office.book, ask);
        return undefined;
      },
    ]),
  ) as Omit<Handlers<SheetAsk>, 'sheetMenu'>),
  sheetMenu: ({ sheetWindow }, { label }) => {
    sheetWindow.clickMenu(label);
    return undefined;
  },
};

/** Does something in the side panel, and tells what the answer brought besides a card. */
function inPanel({ sheetWindow: { panel } }: Office, act: () => void): More {
  const before = panel.opened.length;
  act();
  return { notice: panel.notice, opened: panel.opened.slice(before), missing: panel.missing };
}

const panel: Handlers<PanelAsk> = {
  openPanel: (office) => {
    office.panelOpen = true;
    return inPanel(office, () => {
      office.sheetWindow.panel.open();
    });
  },
  closePanel: (office) => {
    office.panelOpen = false;
    return undefined;
  },
  back: (office) => {
    office.sheetWindow.panel.back();
    return undefined;
  },
  universal: (office, { label }) =>
    inPanel(office, () => {
      office.sheetWindow.panel.universal(label);
    }),
  press: (office, { click }) =>
    inPanel(office, () => {
      const { panel } = office.sheetWindow;
      if (!JSON.stringify(panel.card).includes(JSON.stringify(click)))
        throw new Error('The card has changed in the meantime.');
      panel.press(click);
    }),
  fill: (office, { field, value }) => {
    office.sheetWindow.panel.fill(field, value);
    return undefined;
  },
  type: (office, { field, value }) =>
    inPanel(office, () => {
      office.sheetWindow.panel.type(field, value);
    }),
  choose: (office, { field, value }) =>
    inPanel(office, () => {
      office.sheetWindow.panel.choose(field, value);
    }),
  pickDate: (office, { field, value }) =>
    inPanel(office, () => {
      office.sheetWindow.panel.pickDate(field, value);
    }),
  tick: (office, { field, value, on }) =>
    inPanel(office, () => {
      office.sheetWindow.panel.tick(field, value, on);
    }),
};

const form: Handlers<FormAsk> = {
  formMenu: ({ formWindow }, { label }) => {
    formWindow.clickMenu(label);
    return undefined;
  },
  /** What goes wrong goes to the sidebar's failure handler, as at Google. */
  sidebarRun: ({ formWindow }, { entry, args }) => {
    try {
      return { result: formWindow.sidebar.run(entry, ...args) };
    } catch (error) {
      return { failure: messageOf(error) };
    }
  },
  closeSidebar: ({ formWindow }) => {
    formWindow.sidebar.close();
    return undefined;
  },
  responsePage: (office, { page }) => {
    office.responsePage = Math.max(0, page);
    return undefined;
  },
  mark: ({ form }, { response, item, score }) => {
    form.mark(response, item, score);
    return undefined;
  },
  submit: ({ form }, { email, answers, responseId }) => {
    form.submit({ email, answers, ...(responseId === undefined ? {} : { responseId }) });
    return undefined;
  },
};

const handlers: Handlers<PageAsk> = { ...general, ...sheet, ...panel, ...form };
