import type { RowReader, RowWords } from '../gradebook/submissionRow';
import type { Submission } from '../gradebook/submission';
import { LANGUAGES, textOf, type Text } from '../text/language';

type Mail = Submission['mail'];

/** The words in the rows of Submissions, in the language of the class. */
export function rowWords(t: Text): RowWords {
  return {
    yes: t.yes,
    states: { none: '', turnedIn: t.groups.TURNED_IN, returned: t.groups.RETURNED },
    mail: {
      '': '',
      WAITING: t.status.mailWaiting,
      SENDING: t.status.mailUncertain,
      SENT: t.yes,
      FAILED: t.status.mailFailed,
    },
  };
}

const MAILS: readonly Mail[] = ['WAITING', 'SENDING', 'SENT', 'FAILED'];

/** Those words in every language, that of the class first. */
export function everyRowWords(t: Text): readonly RowWords[] {
  return [t, ...LANGUAGES.map(textOf).filter(({ code }) => code !== t.code)].map(rowWords);
}

/** Reads those words back whatever the language they were written in. */
export function rowReader(): RowReader {
  const all = LANGUAGES.map((language) => rowWords(textOf(language)));
  const turnedIn = new Set(all.map(({ states }) => states.turnedIn));
  const mails = new Map<string, Mail>(
    all.flatMap(({ mail }) => MAILS.map((state): [string, Mail] => [mail[state], state])),
  );
  return {
    turnedIn: (text) => turnedIn.has(text),
    mail: (text) => (text === '' ? '' : (mails.get(text) ?? null)),
  };
}
