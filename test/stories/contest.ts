/** What two teachers need beside a lesson: a quiz in it, and a colleague who imports it. */
import { textOf } from '../../src/text/language';
import type { Window } from '../host/window';
import { addQuiz } from './classroom';
import type { Lesson } from './lesson';
import { answerQuiz } from './quizzes';

export const COLLEAGUE = 'collega@school.example';

/** Links a quiz to the assignment, with the answers of the first two students. */
export function addQuizTo<R extends Lesson & { readonly theirs: Window['panel'] }>(room: R): R {
  const { workspace, theirs, title, language } = room;
  const t = textOf(language);
  const form = addQuiz(workspace);
  form.editors.add(COLLEAGUE);
  answerQuiz(form, 0, 10);
  answerQuiz(form, 1, 8);
  theirs.open();
  theirs.click(title, /·/);
  theirs.click(t.work.edit);
  theirs.fill('formUrl', form.editUrl);
  theirs.click(t.assignment.save);
  return room;
}

/** Imports the quiz in a panel. */
export function importAs({ title, language }: Lesson, panel: Window['panel']): void {
  const t = textOf(language);
  panel.open();
  panel.click(title, /·/);
  panel.click(t.work.import, t.work.import);
  panel.click(panel.card.footer?.primary?.text ?? '');
}
