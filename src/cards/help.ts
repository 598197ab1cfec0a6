import type { Text } from '../text/language';
import type { Card } from './card';
import { HELP } from './links';
import { row, section, sections } from './widgets';

/** How it works in a few lines, where to read more (S98), and where to say what one thinks, if anywhere (S99). */
export function helpCard(t: Text, feedbackUrl = ''): Card {
  return {
    name: 'help',
    title: t.helpCard.title,
    sections: sections(
      section(t.helpCard.howTo, ...t.helpCard.steps.map(([title = '', how]) => row(title, { bottom: how }))),
      section(
        t.helpCard.links,
        row(t.helpCard.linkGrades, { open: HELP.grades }),
        row(t.helpCard.linkQuiz, { open: HELP.quiz }),
        row(t.helpCard.linkGradesPage, { open: HELP.gradesPage }),
        row(t.helpCard.linkFeedback, { open: HELP.feedback }),
        feedbackUrl !== '' && row(t.helpCard.say, { open: feedbackUrl }),
      ),
    ),
  };
}
