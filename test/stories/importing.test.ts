import { emailOf } from './classroom';
import { answerQuiz, contents, detailOf, importGrades, mainButton, openPlan, openQuizClass, openWork, planLines, shownGrades, submissionOf } from './quizzes';

const BOTH = ['nl', 'en'] as const;
test('x', () => {
  const c = openQuizClass({ due: '2026-11-17' });
  answerQuiz(c.form, 0, 8); answerQuiz(c.form, 1, 0);
  c.grades.type('F7', '7');
  openPlan(c);
  console.log(c.panel.text(), planLines(c), mainButton(c), detailOf(c, planLines(c)[0]!));
  c.panel.click(mainButton(c));
  console.log(c.panel.text(), shownGrades(c), submissionOf(c, 'Amber de Vries'), contents(c).length);
  openWork(c);
  console.log(c.panel.text())
});
