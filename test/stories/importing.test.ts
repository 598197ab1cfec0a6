import { answerQuiz, openPlan, openQuizClass, shownGrades } from './quizzes';
test('look', () => {
  const c = openQuizClass();
  answerQuiz(c.form, 0, 8); answerQuiz(c.form, 1, 0);
  console.log(c.panel.text());
  openPlan(c);
  console.log(c.panel.text());
  console.log(JSON.stringify(c.panel.card.footer));
  c.panel.click(c.say.take);
  console.log(c.panel.text(), shownGrades(c), c.panel.stack.map((x) => x.name));
  const n = c.workspace.core.executions.at(-1)!;
  console.log(n.seconds, n.calls.filter((x) => x.kind !== 'local').map((x) => x.name).join(' '));
});
