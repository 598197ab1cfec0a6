/** A class of three hundred with names and a title that are as long as they come, made from an empty spreadsheet. */
import type { Office } from './office';
import { gradesTab, type Teacher } from './teacher';

const FIRST = [
  'Amber',
  'Bilal',
  'Chris',
  'Daan',
  'Elif',
  'Maria Magdalena Wilhelmina',
  'Noor 🌷',
  'Sem',
  'Yara',
  'Zoë',
];
const LAST = [
  'de Vries',
  'van den Berg-Oosterhuis de la Rivière',
  'Haddad',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  'حدّاد',
  "in 't Veld",
];

/** Of 200 characters, as many as a title may have. */
const TITLES = {
  nl: 'Toetsweek 2: hoofdstuk 3 en 4, “Kaarten, hoogtelijnen en plattelandsontwikkelingsplanningsvraagstukken in Noordwest-Europa”, met het practicum van dinsdag en de herkansing voor wie er toen niet was',
  en: 'Test week 2: chapters 3 and 4, “Maps, contour lines and floccinaucinihilipilification in the planning of the north-western European countryside”, with the practical of Tuesday and the resit for all',
} as const;

const COUNT = 300;

/** Opened at its home card: half of the first page turned in, some drafts, the rest of the class missing. */
export function makeLargeClass(teacher: Teacher, office: Office): string {
  const title = TITLES[office.language];
  teacher.setUp('4B', office.language);
  teacher.roster(Array.from({ length: COUNT }, (_, i) => studentLine(i)).join('\n'));
  teacher.assignment({ title, due: '2026-11-10', points: 100 });
  const { turnedIn } = teacher.t.words;
  const cells = Array.from({ length: 40 }, (_, i) => [i % 3 === 0 ? turnedIn : i % 3 === 1 ? '65' : '']);
  gradesTab(office.book).paste('F6', cells);
  teacher.home();
  return title;
}

function studentLine(i: number): string {
  const last = `${LAST[i % LAST.length] ?? ''} ${String(i + 1).padStart(3, '0')}`;
  return [last, FIRST[i % FIRST.length] ?? '', `leerling${i + 1}@school.example`].join('\t');
}
