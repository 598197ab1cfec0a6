/** The import of a quiz of a whole year: made up (1,525 responses to 16 questions), or a real form from files. */
import { textOf } from '../../src/text/language';
import type { FormModel } from '../host/form/model';
import type { Workspace } from '../host/workspace';
import type { OwnForm } from '../preview/command';
import { emailOf, openEmpty, rosterText, TEACHER } from '../stories/classroom';
import { recorded, type Measured } from './measured';

const t = textOf('nl');
const RESPONSES = 1525;
const QUESTIONS = 16;

export interface LargeImport {
  readonly title: string;
  readonly responses: number;
  readonly questions: number;
  /** from the click on *Import grades* to the grades in their cells: one run a click */
  readonly runs: readonly Measured[];
}

/** Measures the import into a new gradebook in which every respondent is a student. */
export function importLargeQuiz(own?: OwnForm): LargeImport {
  const { workspace, panel } = openEmpty({ language: 'nl' });
  const form = own ? loaded(workspace, own) : madeUp(workspace);
  panel.click(t.setUp.make);
  panel.click(t.home.addStudents);
  panel.fill('roster', own ? (own.roster ?? addressesOf(form)) : rosterText(RESPONSES));
  panel.click(t.roster.check);
  panel.click(/toevoegen/);
  panel.open();
  panel.click(t.home.newAssignment);
  panel.fill('title', form.title);
  panel.fill('formUrl', form.editUrl);
  panel.click(t.assignment.make);
  panel.click(form.title, new RegExp(t.points(100)));
  const record = recorded(workspace.core);
  const runs = [
    record('look at the import', () => {
      panel.click(t.work.import, t.work.import);
    }),
  ];
  while (panel.card.name === 'importProgress') {
    runs.push(
      record('go on reading', () => {
        panel.click(t.importing.goOn);
      }),
    );
  }
  runs.push(
    record('import', () => {
      panel.click(/overnemen als concept/);
    }),
  );
  if (panel.card.name !== 'importDone') throw new Error(`The import ended on:\n${panel.text()}`);
  return { title: form.title, responses: form.responses.length, questions: questionsOf(form), runs };
}

function questionsOf({ items }: FormModel): number {
  return items.filter(({ points }) => points > 0).length;
}

function loaded(workspace: Workspace, { formJson, responsesJson }: OwnForm): FormModel {
  return workspace.loadForm(formJson, responsesJson, { owner: TEACHER });
}

function madeUp(workspace: Workspace): FormModel {
  const form = workspace.addForm({ title: 'Jaartoets', owner: TEACHER, isQuiz: true, emailCollection: 'VERIFIED' });
  const titles = Array.from({ length: QUESTIONS }, (_, i) => `Vraag ${i + 1}`);
  for (const title of titles) form.addChoice(title, ['A', 'B', 'C'], { points: 1, key: ['A'] });
  for (let i = 0; i < RESPONSES; i++) {
    const answers = Object.fromEntries(titles.map((title, j) => [title, ['A', 'B', 'C'][(i * (j + 1)) % 3] ?? 'A']));
    form.submit({ email: emailOf(i), answers });
  }
  return form;
}

/** A class list of the addresses alone; each stands for a name. */
function addressesOf({ responses }: FormModel): string {
  return [...new Set(responses.map(({ email }) => email))].map((email) => `${email}\t\t${email}`).join('\n');
}
