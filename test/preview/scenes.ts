/** Every card of the program and the shortest way to it in the demo class. */
import type { FrameLocator } from 'playwright-core';
import { textOf } from '../../src/text/language';
import { googleError } from '../host/core';
import type { Titles } from './demo-titles';
import type { Office } from './office';
import { makeLargeClass } from './large-class';
import { Teacher } from './teacher';

export interface Scene {
  readonly name: string;
  /** From a new start: the demo class, or an empty spreadsheet. Otherwise from where the scene before left it. */
  readonly fresh?: 'demo' | 'empty';
  go(teacher: Teacher, titles: Titles, office: Office): void;
}

const NEW_STUDENTS = ['Achternaam;Voornaam;E-mail', 'Post;Tijn;tijn.post@school.example', 'Kok;Saar;geen adres'].join(
  '\n',
);

const ROSTER = (teacher: Teacher): void => {
  const { t, panel } = teacher;
  panel.click(t.home.roster);
};

/** Another teacher of the class, in a window of their own. */
function colleague({ workspace, book, language }: Office): Teacher {
  const email = 'm.bakker@school.example';
  book.editors.add(email);
  return new Teacher(workspace.open(book, { email, locale: language, timeZone: 'Europe/Amsterdam' }), language);
}

export const CARDS: readonly Scene[] = [
  {
    name: 'home',
    go: (teacher) => {
      teacher.home();
    },
  },
  {
    name: 'roster',
    go: (teacher) => {
      ROSTER(teacher);
      teacher.panel.fill('roster', NEW_STUDENTS);
      teacher.panel.click(teacher.t.roster.check);
    },
  },
  {
    name: 'assignment',
    go: ({ t, panel }) => {
      panel.click(t.home.newAssignment);
    },
  },
  {
    name: 'work-look',
    go: (teacher, { quiz }) => {
      teacher.work(quiz);
    },
  },
  {
    name: 'work-grade',
    go: (teacher, { poster }) => {
      teacher.work(poster);
      teacher.panel.click(teacher.t.work.enter);
    },
  },
  {
    name: 'work-return',
    go: (teacher, { poster }) => {
      teacher.work(poster);
      teacher.panel.click(teacher.t.work.return);
    },
  },
  {
    name: 'points',
    go: (teacher, { topography }) => {
      teacher.work(topography);
      teacher.cardMenu(teacher.t.work.changePoints);
    },
  },
  {
    name: 'student',
    go: (teacher, { quiz }) => {
      teacher.student(quiz, 'Chris Bos');
    },
  },
  {
    name: 'handed-in',
    go: (teacher, { fieldwork }) => {
      teacher.student(fieldwork, 'Elif Yılmaz');
    },
  },
  {
    name: 'collect',
    go: (teacher, { fieldwork }) => {
      teacher.work(fieldwork);
      teacher.cardMenu(teacher.t.work.collect);
    },
  },
  {
    name: 'comments',
    go: (teacher, { essay, words }) => {
      teacher.comment(essay, 'Amber de Vries', words.more);
      teacher.student(essay, 'Amber de Vries');
    },
  },
  {
    name: 'history',
    go: (teacher, { essay }) => {
      teacher.student(essay, 'Chris Bos');
      teacher.cardMenu(teacher.t.student.history);
    },
  },
  {
    name: 'unreadable',
    go: ({ t, panel }) => {
      panel.click(t.home.unreadable(1));
    },
  },
  {
    name: 'refused',
    go: (teacher, { quiz }) => {
      teacher.student(quiz, 'Chris Bos');
      teacher.panel.type('grade', '8,5 / 10');
    },
  },
  {
    name: 'settings',
    go: ({ t, panel }) => {
      panel.click(t.home.settings);
    },
  },
  {
    name: 'figures',
    go: (teacher) => {
      const { t, panel } = teacher;
      teacher.home();
      panel.click(t.home.settings);
      panel.click(t.figures.open(t.figures.systems.points));
    },
  },
  {
    name: 'help',
    go: ({ t, panel }) => {
      panel.click(t.home.help);
    },
  },
  {
    name: 'download',
    go: ({ t, panel }) => {
      panel.click(t.download.menu);
    },
  },
  {
    name: 'file-ready',
    go: ({ t, panel }) => {
      panel.click(t.download.menu);
      panel.click(t.download.make);
    },
  },
  {
    name: 'import-plan',
    fresh: 'demo',
    go: (teacher, { quiz }) => {
      teacher.work(quiz);
      teacher.cardMenu(teacher.t.work.import);
    },
  },
  {
    name: 'import-detail',
    go: (teacher, { quiz }) => {
      teacher.work(quiz);
      teacher.cardMenu(teacher.t.work.import);
      teacher.panel.click(/^\d+ (zonder leerling|without a student)$/);
    },
  },
  {
    name: 'import-done',
    go: (teacher, { quiz }) => {
      teacher.importQuiz(quiz);
    },
  },
  {
    name: 'return-confirm',
    go: (teacher, { quiz }) => {
      teacher.work(quiz);
      teacher.panel.click(teacher.t.work.return);
      teacher.main();
    },
  },
  {
    name: 'returned',
    go: (teacher, { quiz }) => {
      teacher.returnReady(quiz);
    },
  },
  {
    name: 'changes',
    go: (teacher) => {
      teacher.changes();
    },
  },
  {
    name: 'undo',
    go: (teacher) => {
      teacher.changes();
      teacher.line(0);
    },
  },
  {
    name: 'conflict',
    go: (teacher, { essay }, office) => {
      teacher.student(essay, 'Chris Bos');
      const other = colleague(office);
      other.student(essay, 'Chris Bos');
      other.panel.type('grade', '6');
      teacher.panel.type('grade', '8');
    },
  },
  {
    name: 'conflict-edit',
    go: (teacher, { topography }, office) => {
      const { t, panel } = teacher;
      for (const [one, title] of [
        [teacher, t.work.quiz],
        [colleague(office), t.work.enter],
      ] as const) {
        one.work(topography);
        one.cardMenu(t.work.edit);
        one.panel.fill('title', `${topography} · ${title}`);
        one.panel.pickDate('dueDate', one === teacher ? '2026-12-03' : '2026-12-04');
        if (one !== teacher) one.main();
      }
      panel.fill('points', '30');
      teacher.main();
    },
  },
  {
    name: 'conflict-return',
    go: (teacher, { poster }, office) => {
      teacher.work(poster);
      teacher.panel.click(teacher.t.work.return);
      teacher.main();
      const other = colleague(office);
      other.student(poster, 'Chris Bos');
      other.panel.type('grade', '6');
      teacher.main();
    },
  },
  {
    name: 'conflict-comment',
    go: (teacher, { essay, words }, office) => {
      teacher.student(essay, 'Chris Bos');
      colleague(office).comment(essay, 'Chris Bos', words.more);
      teacher.panel.type('comment', words.praise);
    },
  },
  {
    name: 'uncertain-mail',
    go: (teacher, { poster }, { workspace: { core } }) => {
      const { t, panel } = teacher;
      const { interference } = core;
      core.interference = {
        ...interference,
        after: ({ name }) => {
          refuse(name === 'MailApp.sendEmail');
        },
      };
      teacher.returnReady(poster);
      core.interference = interference;
      teacher.home();
      panel.click(/misschien niet verstuurd|perhaps not sent/);
      if (panel.card.name !== 'uncertainMail') throw new Error(t.uncertainMail.title);
    },
  },
  {
    name: 'import-refused',
    go: (teacher, { quiz }, office) => {
      office.form.delete();
      teacher.work(quiz);
      teacher.cardMenu(teacher.t.work.import);
    },
  },
  {
    name: 'snapshots',
    go: (teacher) => {
      teacher.home();
      teacher.panel.click(teacher.t.snapshots.menu);
      teacher.panel.click(teacher.t.snapshots.take);
    },
  },
  {
    name: 'restore',
    go: (teacher, _titles, { book }) => {
      const grades = book.sheet(teacher.t.tabs.grades);
      grades.paste('H6', [['1'], ['2'], ['3'], ['abc']]);
      grades.type('G4', '20');
      grades.paste('G6', [['8'], ['7']]);
      grades.type('F20', '3');
      teacher.home();
      grades.deleteRows(20);
      grades.deleteColumns(7);
      teacher.home();
      teacher.panel.click(teacher.t.snapshots.menu);
      teacher.line(0);
    },
  },
  {
    name: 'leavers',
    go: ({ t, panel }) => {
      panel.click(t.erasing.menu);
    },
  },
  {
    name: 'erase',
    go: (teacher) => {
      const { t, panel } = teacher;
      teacher.home();
      panel.click(t.erasing.menu);
      panel.click('Chris Bos');
    },
  },
  {
    name: 'check',
    go: (teacher, _titles, { book }) => {
      const grades = book.sheet(teacher.t.tabs.grades);
      grades.deleteRows(8);
      grades.deleteColumns(7);
      teacher.home();
      grades.clear('F5');
      book.sheet(teacher.t.tabs.submissions).type('I4', 'abs?');
      book.sheet(teacher.t.tabs.submissions).type('I5', '2026-11-20');
      book.sheet(teacher.t.tabs.assignments).type('D3', '-3');
      book.sheet(teacher.t.tabs.settings).type('B6', '?');
      teacher.panel.click(teacher.t.check.menu);
    },
  },
  {
    name: 'go-on',
    go: ({ t, panel }, _titles, { book, workspace: { core } }) => {
      const { interference } = core;
      book.sheet(t.tabs.submissions).deleteRows(3, 2);
      panel.click(t.check.menu);
      core.interference = {
        ...interference,
        after: ({ name, cells }) => {
          if (name === 'Range.getValues' && cells > MANY_CELLS) core.spend(A_LARGE_TAB_SECONDS);
        },
      };
      panel.click(t.check.repair);
      core.interference = interference;
      if (panel.card.name !== 'goOn') throw new Error(t.goOnCard.title);
    },
  },
  {
    name: 'work-flag',
    fresh: 'demo',
    go: (teacher, { poster }) => {
      teacher.flags(poster);
    },
  },
  {
    name: 'flagged',
    go: (teacher, { poster }) => {
      teacher.flags(poster);
      teacher.panel.click(teacher.t.flags.tick.all);
      teacher.main();
    },
  },
  {
    name: 'flag-confirm',
    go: (teacher, { poster }) => {
      teacher.flags(poster);
      teacher.panel.click(teacher.t.flags.tick.all);
      teacher.panel.choose('flag', 'excused');
      teacher.main();
    },
  },
  {
    name: 'problem',
    go: (teacher, _titles, { book }) => {
      book.sheet(teacher.t.tabs.submissions).deleteRows(1);
      teacher.home();
    },
  },
  {
    name: 'set-up',
    fresh: 'empty',
    go: (teacher) => {
      teacher.home();
    },
  },
  {
    name: 'new-class',
    go: (teacher, { className }, { language }) => {
      teacher.setUp(className, language);
    },
  },
  {
    name: 'new-class-work',
    go: (teacher, { quiz }) => {
      teacher.assignment({ title: quiz });
      teacher.work(quiz);
    },
  },
  {
    name: 'roster-added',
    go: ({ t, panel }) => {
      panel.click(t.home.addStudents);
      panel.fill('roster', NEW_STUDENTS);
      panel.click(t.roster.check);
      panel.click(t.roster.add(1));
    },
  },
  {
    name: 'large-home',
    fresh: 'empty',
    go: (teacher, _titles, office) => {
      makeLargeClass(teacher, office);
    },
  },
  {
    name: 'large-work',
    go: ({ panel }) => {
      panel.click(LARGE_TITLE, LARGE_ROW);
    },
  },
  {
    name: 'large-grade',
    go: ({ t, panel }) => {
      panel.click(LARGE_TITLE, LARGE_ROW);
      panel.click(t.work.enter);
    },
  },
  {
    name: 'large-return',
    go: ({ t, panel }) => {
      panel.click(LARGE_TITLE, LARGE_ROW);
      panel.click(t.work.return);
    },
  },
  {
    name: 'large-return-more',
    go: ({ t, panel }) => {
      panel.click(LARGE_TITLE, LARGE_ROW);
      panel.click(t.work.return);
      panel.click(SECOND_PAGE);
    },
  },
  {
    name: 'large-flag',
    go: (teacher) => {
      teacher.panel.click(LARGE_TITLE, LARGE_ROW);
      teacher.cardMenu(teacher.t.flags.open);
    },
  },
  {
    name: 'large-student',
    go: ({ panel }) => {
      panel.click(LARGE_TITLE, LARGE_ROW);
      panel.click(/^\S+ Llanfair\S+ 004$/);
    },
  },
];

/** The line of the assignment in the list, not the one that asks for attention. */
const LARGE_TITLE = /^(Toetsweek|Test week) 2/;
const LARGE_ROW = /100 (punten|points)/;

/** The button of the second page says which names are on it. */
const SECOND_PAGE = 'Be–Ha';

/** Only a read of all submissions has more cells in the demo class; and how long that takes in a large gradebook. */
const MANY_CELLS = 1000;
const A_LARGE_TAB_SECONDS = 11;

function refuse(wanted: boolean): void {
  if (wanted) throw googleError('Service error: Gmail');
}

export interface SidebarScene {
  readonly name: string;
  go(frame: FrameLocator, office: Office): Promise<void>;
}

/** In the Forms editor, through the sidebar's own page. */
export const SIDEBAR_CARDS: readonly SidebarScene[] = [
  { name: 'link', go: () => Promise.resolve() },
  {
    name: 'link-found',
    go: async (frame, office) => {
      const t = textOf(office.language);
      await frame.getByLabel(t.link.gradebook).fill(office.book.url);
      await frame.getByRole('button', { name: t.link.find }).click();
      await frame.getByRole('button', { name: t.link.link }).waitFor();
    },
  },
];
