/** Where the source document links to another article, a card links to help (S25, S98). All at Google's own help. */
export const HELP = {
  /** Grade and return an assignment. */
  grades: 'https://support.google.com/edu/classroom/answer/6020294',
  /** Quizzes in Google Forms. */
  quiz: 'https://support.google.com/docs/answer/7032287',
  /** The page Grades. */
  gradesPage: 'https://support.google.com/edu/classroom/answer/9199710',
  /** Feedback on assignments. */
  feedback: 'https://support.google.com/edu/classroom/answer/9093530',
} as const;
