/**
 * The demo class: half a term of a teacher's work, done through the program itself (the side panel) and by hand (cells, the
 * form), at fixed moments. So it works as the product works, and is the same every time.
 */
import type { SheetModel } from '../host/spreadsheet/sheet';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import { momentOf } from '../host/zone';
import { attempts, CLASS, emailOf, markOpenAnswers, newQuiz, nameOf, rosterText } from './demo-class';
import { TEACHER, type Begin, type Beginning, type Office } from './office';
import { newBook } from './own-class';
import { gradesTab, Teacher, typeGrade } from './teacher';
import { titlesOf, type Titles } from './demo-titles';

export const demoClass: Begin = (office, locale, empty) => {
  const language = locale === 'nl_NL' ? 'nl' : 'en';
  const titles = titlesOf(language);
  const form = office.workspace.addForm({
    title: titles.quizForm,
    description: titles.quizAbout,
    owner: TEACHER,
    emailCollection: 'VERIFIED',
    canEditResponse: true,
  });
  newQuiz(form, language);
  const people = CLASS.map((student) => ({ name: nameOf(student), email: emailOf(student) }));
  const book = newBook(office, locale, empty ? undefined : titles.className);
  const beginning = { book, form, people };
  if (empty) for (const attempt of attempts(language)) form.submit(attempt);
  else new HalfTerm(office, beginning, titles, language).live();
  return beginning;
};

/** What happened, in order. */
class HalfTerm {
  readonly #office: Office;
  readonly #book: SpreadsheetModel;
  readonly #form: Beginning['form'];
  readonly #titles: Titles;
  readonly #language: 'nl' | 'en';
  readonly #teacher: Teacher;
  /** The form through which the diaries are handed in. */
  readonly #diaries: Beginning['form'];

  constructor(office: Office, { book, form }: Beginning, titles: Titles, language: 'nl' | 'en') {
    this.#office = office;
    this.#book = book;
    this.#form = form;
    this.#titles = titles;
    this.#language = language;
    this.#diaries = diaryForm(office, titles);
    this.#now('2026-10-01T15:40');
    this.#teacher = new Teacher(office.open(book), office.language);
  }

  live(): void {
    this.#begin();
    this.#essay();
    this.#topography();
    this.#fieldwork();
    this.#quiz();
    this.#poster();
    this.#now('2026-11-16T09:00');
  }

  #now(local: string): void {
    this.#office.moveClock(momentOf(Date.parse(`${local}Z`), this.#book.timeZone));
  }

  get #grades(): SheetModel {
    return gradesTab(this.#book);
  }

  #begin(): void {
    const { essay, topography, fieldwork, quiz, poster, talk } = this.#titles;
    this.#teacher.setUp(this.#titles.className, this.#language);
    this.#teacher.roster(rosterText());
    this.#teacher.assignment({ title: essay, due: '2026-10-09', points: 100 });
    this.#teacher.assignment({ title: topography, due: '2026-10-23', time: '10:20', points: 10 });
    this.#teacher.assignment({ title: fieldwork, due: '2026-11-06', points: null, formUrl: this.#diaries.editUrl });
    this.#teacher.assignment({
      title: quiz,
      due: '2026-11-13',
      time: '16:00',
      points: 20,
      formUrl: this.#form.editUrl,
    });
    this.#teacher.assignment({ title: poster, due: '2026-11-20', points: 20 });
    this.#teacher.assignment({ title: talk, due: '2026-12-04', points: 100 });
  }

  /** Graded in the cells and returned; one grade changed since, one excused, one never handed in. */
  #essay(): void {
    const { essay, words } = this.#titles;
    this.#now('2026-10-14T16:10');
    CLASS.forEach((student, i) => {
      if (i !== 5 && i !== 11) typeGrade(this.#grades, emailOf(student), essay, String(58 + ((i * 17) % 41)));
    });
    this.#teacher.excuse(essay, this.#listed(5));
    this.#teacher.comment(essay, this.#listed(0), words.praise);
    this.#teacher.returnReady(essay);
    typeGrade(this.#grades, emailOf(at(2)), essay, '81');
  }

  /** With decimals, and one above the maximum for a bonus question. */
  #topography(): void {
    const { topography } = this.#titles;
    const sign = this.#language === 'nl' ? ',' : '.';
    this.#now('2026-10-26T20:15');
    CLASS.forEach((student, i) => {
      if (i === 8) return;
      const tenths = i === 0 ? 105 : 52 + ((i * 13) % 47);
      typeGrade(this.#grades, emailOf(student), topography, (tenths / 10).toFixed(1).replace('.', sign));
    });
    this.#teacher.returnReady(topography);
  }

  /** Without a grade, handed in through a form: by some, returned to some of those, and two came in since. */
  #fieldwork(): void {
    const { fieldwork } = this.#titles;
    [1, 3, 4, 9, 14, 16, 20, 22].forEach((i, n) => {
      this.#diary(i, `2026-11-05T1${n}:05+01:00`);
    });
    this.#now('2026-11-05T20:00');
    this.#teacher.collect(fieldwork);
    this.#now('2026-11-09T15:30');
    this.#teacher.returnReady(fieldwork, [this.#listed(20), this.#listed(22)]);
    this.#diary(3, '2026-11-12T19:20+01:00');
    this.#diary(7, '2026-11-12T21:45+01:00');
  }

  /** What a student hands in: a link, photos, and a remark. */
  #diary(i: number, moment: string): void {
    const { where, photos, remarks, said } = this.#titles.diary;
    this.#diaries.submit({
      email: emailOf(at(i)),
      at: new Date(moment),
      answers: {
        [where]: `https://docs.google.com/document/d/1Dagboek${i}/edit`,
        [photos]: i % 2 === 0 ? [`1Foto${i}a`, `1Foto${i}b`] : [`1Foto${i}`],
        [remarks]: i % 3 === 0 ? said : '',
      },
    });
  }

  /** Half of the answers are taken over already; the rest came in later, and one grade was typed by hand since. */
  #quiz(): void {
    const { quiz } = this.#titles;
    const all = attempts(this.#language);
    const early = all.filter(({ at: moment }) => moment < new Date('2026-11-13T12:00+01:00'));
    for (const attempt of early) this.#form.submit(attempt);
    markOpenAnswers(this.#form, this.#language);
    this.#now('2026-11-13T12:30');
    this.#teacher.importQuiz(quiz);
    for (const attempt of all) if (!early.includes(attempt)) this.#form.submit(attempt);
    this.#now('2026-11-15T20:00');
    markOpenAnswers(this.#form, this.#language, 2);
    typeGrade(this.#grades, emailOf(at(6)), quiz, '19');
  }

  /** Being graded: drafts, and a cell that is no grade. */
  #poster(): void {
    const { poster, words } = this.#titles;
    this.#now('2026-11-15T20:30');
    for (const i of [0, 2, 7, 12, 17]) this.#teacher.markTurnedIn(poster, this.#listed(i));
    typeGrade(this.#grades, emailOf(at(0)), poster, this.#language === 'nl' ? '17,5' : '17.5');
    typeGrade(this.#grades, emailOf(at(7)), poster, '14');
    typeGrade(this.#grades, emailOf(at(13)), poster, words.unclear);
    this.#teacher.home();
  }

  /** A student as the panel's lists call them. */
  #listed(i: number): string {
    return nameOf(at(i));
  }
}

function diaryForm({ workspace }: Office, { diary }: Titles): Beginning['form'] {
  const form = workspace.addForm({
    title: diary.form,
    owner: TEACHER,
    isQuiz: false,
    emailCollection: 'VERIFIED',
  });
  form.addShortText(diary.where);
  form.addFileUpload(diary.photos);
  form.addParagraph(diary.remarks);
  return form;
}

function at(i: number): (typeof CLASS)[number] {
  const student = CLASS[i];
  if (!student) throw new Error(`The class has no student ${i}`);
  return student;
}
