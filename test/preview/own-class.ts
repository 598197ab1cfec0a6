/** A class around a real form: a new gradebook, the class list if there is one, and an assignment with the quiz. */
import type { OwnForm } from './command';
import { TEACHER, type Begin, type Office } from './office';
import type { Beginning } from './office';
import type { Locale, PersonView } from './page';
import { Teacher } from './teacher';

/** `empty`: the form is there, and a new spreadsheet to make a gradebook of. */
export function ownClass({ formJson, responsesJson, roster }: OwnForm): Begin {
  return (office, locale, empty) => {
    const form = office.workspace.loadForm(formJson, responsesJson, { owner: TEACHER });
    const book = newBook(office, locale, empty ? undefined : form.title);
    const listed = roster === undefined ? [] : peopleIn(roster);
    const people = listed.length > 0 ? listed : respondents(form.responses.map(({ email }) => email));
    if (!empty) {
      const teacher = new Teacher(office.open(book), office.language);
      teacher.setUp(form.title, locale === 'nl_NL' ? 'nl' : 'en');
      if (roster !== undefined) teacher.roster(roster);
      teacher.assignment({
        title: form.title,
        formUrl: form.editUrl,
        ...(form.maxPoints > 0 ? { points: form.maxPoints } : {}),
      });
    }
    return { book, form, people } satisfies Beginning;
  };
}

export function newBook(office: Office, locale: Locale, name?: string): Beginning['book'] {
  const fresh = locale === 'nl_NL' ? 'Naamloze spreadsheet' : 'Untitled spreadsheet';
  return office.workspace.addSpreadsheet({ name: name ?? fresh, locale, timeZone: 'Europe/Amsterdam', owner: TEACHER });
}

/** Name and address of each line that has one; what the program makes of the list is the program's. */
function peopleIn(roster: string): PersonView[] {
  return roster.split(/\r?\n/).flatMap((line) => {
    const parts = line.split(/[,;\t]/).map((part) => part.trim().replace(/^"|"$/g, ''));
    const email = parts.find((part) => /^\S+@\S+$/.test(part));
    const name = parts
      .filter((part) => part !== email && part !== '')
      .reverse()
      .join(' ');
    return email === undefined ? [] : [{ name: name === '' ? email : name, email }];
  });
}

function respondents(emails: readonly string[]): PersonView[] {
  return [...new Set(emails)].filter((email) => email !== '').map((email) => ({ name: email, email }));
}
