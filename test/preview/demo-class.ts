/** The students of the demo class, their quiz, and what they answered. */
import type { Submission } from '../host/form/model';
import type { FormModel } from '../host/form/model';

export interface DemoStudent {
  readonly first: string;
  readonly last: string;
  /** Before the @. */
  readonly mail: string;
}

/** Ordinary names, and those that break ordinary programs. */
export const CLASS: readonly DemoStudent[] = [
  ['Amber', 'de Vries'],
  ['Bilal', 'Haddad'],
  ['Chris', 'Bos'],
  ['Daan', 'van den Berg'],
  ['Elif', 'Yılmaz'],
  ['Emma', 'Jansen'],
  ['Fleur', "in 't Veld"],
  ['Finn', 'Mulder'],
  ['Gijs', "D'Hondt"],
  ['Hanna', 'Kowalska'],
  ['Ibrahim', 'el Amrani'],
  ['Isa', 'Smit'],
  ['Jayden', 'Peeters'],
  ['Julia', 'Bakker'],
  ['Kaya', 'Özdemir'],
  ['Lars', 'Visser'],
  ['Lotte', 'van der Meer'],
  ['Milan', 'Dekker'],
  ['Mohammed', 'Ait Benhaddou'],
  ['Noor 🌷', 'Hendriks'],
  ['Olivia', 'de Jong'],
  ['Pim', 'Vermeulen'],
  ['Roos', 'Meijer-de Wit'],
  ['Sem', 'Willems'],
  ['Tess', 'Brouwer'],
  ['Yara', 'حدّاد'],
  ['Yuki', 'Tanaka'],
  ['Zoë', 'Schouten'],
].map(([first = '', last = ''], i) => ({ first, last, mail: address(first, last, i) }));

function address(first: string, last: string, i: number): string {
  const bare = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/ı/g, 'i')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const family = bare(last);
  return `${bare(first).slice(0, 1)}.${family === '' ? `h${i}` : family}`;
}

export function nameOf({ first, last }: DemoStudent): string {
  return `${first} ${last}`;
}

export function emailOf({ mail }: DemoStudent): string {
  return `${mail}@school.example`;
}

/** As pasted from the school's list. */
export function rosterText(): string {
  return CLASS.map((student) => [student.last, student.first, emailOf(student)].join('\t')).join('\n');
}

/** In both languages: the question, its choices or right answers, its points. */
interface Question {
  readonly nl: string;
  readonly en: string;
  readonly choices?: { readonly nl: readonly string[]; readonly en: readonly string[] };
  readonly key?: readonly string[];
  readonly points: number;
}

const same = (...choices: readonly string[]) => ({ nl: choices, en: choices });

const QUESTIONS: readonly Question[] = [
  {
    nl: 'Een kaart heeft schaal 1 : 50 000. Hoeveel is 4 cm in het echt?',
    en: 'A map has a scale of 1 : 50 000. How far is 4 cm in reality?',
    choices: same('200 m', '2 km', '20 km'),
    key: ['2 km'],
    points: 4,
  },
  {
    nl: 'Welke lijnen verbinden plaatsen van gelijke hoogte?',
    en: 'Which lines join places of equal height?',
    choices: { nl: ['Hoogtelijnen', 'Meridianen', 'Isobaren'], en: ['Contour lines', 'Meridians', 'Isobars'] },
    key: ['Hoogtelijnen', 'Contour lines'],
    points: 4,
  },
  {
    nl: 'Wat hoort in een legenda?',
    en: 'What belongs in a legend?',
    choices: {
      nl: ['Symbolen', 'Kleuren', 'De naam van de tekenaar'],
      en: ['Symbols', 'Colours', 'The name of the artist'],
    },
    key: ['Symbolen', 'Kleuren', 'Symbols', 'Colours'],
    points: 4,
  },
  { nl: 'Hoe heet de hoofdstad van Peru?', en: 'What is the capital of Peru?', key: ['Lima'], points: 3 },
  {
    nl: 'Leg uit waarom Groenland op veel kaarten te groot lijkt.',
    en: 'Explain why Greenland looks too large on many maps.',
    points: 5,
  },
];

export function newQuiz(form: FormModel, language: 'nl' | 'en'): void {
  for (const { [language]: title, choices, key = [], points } of QUESTIONS) {
    const given = choices?.[language] ?? [];
    const right = given.length > 0 ? key.filter((answer) => given.includes(answer)) : key;
    if (right.length > 1) form.addCheckboxes(title, given, { key: right, points });
    else if (given.length > 0) form.addChoice(title, given, { key: right, points, required: true });
    else if (key.length > 0) form.addShortText(title, { key, points });
    else form.addParagraph(title, { points });
  }
}

type Attempt = Required<Pick<Submission, 'email' | 'at' | 'answers'>>;

/** Who answered, in this order: by place in the class; negative ones are on no list. The first two come back a second time. */
const ORDER = [0, 1, 2, 3, 4, 6, 7, 9, 10, 12, 13, -1, 14, 15, 16, 17, 0, 18, 19, 21, 1, 22, 23, -2, 25, -3] as const;
const STRANGERS = ['amber.devries@gmail.example', 'oom.henk@mail.example', 'y.tanaka@oldschool.example'];

/** All 26 responses, oldest first: on the Friday of the quiz, the last one two days late. */
export function attempts(language: 'nl' | 'en'): readonly Attempt[] {
  return ORDER.map((who, i) => {
    const late = i === ORDER.length - 2;
    const at = late ? new Date('2026-11-15T18:42+01:00') : new Date(Date.parse('2026-11-13T10:31+01:00') + i * 420_000);
    return { email: mailAt(who), at, answers: answersOf(language, 2 + ((i * 5) % 7)) };
  });
}

function mailAt(who: number): string {
  const student = CLASS[who];
  return student ? emailOf(student) : (STRANGERS[-who - 1] ?? '');
}

/** Better from 0 to 9; an open answer of everybody but the weakest. */
function answersOf(language: 'nl' | 'en', level: number): Record<string, string | readonly string[]> {
  const answers: Record<string, string | readonly string[]> = {};
  QUESTIONS.forEach((question, i) => {
    const { [language]: title, choices, key = [] } = question;
    const right = level > i + 1;
    const given = choices?.[language] ?? [];
    if (given.length > 0) answers[title] = chosen(given, key, right);
    else if (key.length > 0) answers[title] = right ? (key[0] ?? '') : 'Quito';
    else if (level > 1) answers[title] = EXPLANATIONS[language][level % 3] ?? '';
  });
  return answers;
}

function chosen(given: readonly string[], key: readonly string[], right: boolean): string | readonly string[] {
  const good = given.filter((choice) => key.includes(choice));
  if (good.length > 1) return right ? good : good.slice(0, 1);
  return (right ? good[0] : given.find((choice) => !key.includes(choice))) ?? '';
}

const EXPLANATIONS = {
  nl: [
    'De aarde is rond en de kaart is plat, dus bij de polen wordt alles uitgerekt.',
    'Omdat de mercatorprojectie hoeken bewaart, maar oppervlakten niet.',
    'Omdat het daar wit is.',
  ],
  en: [
    'The earth is round and the map is flat, so everything near the poles is stretched.',
    'Because the Mercator projection keeps angles, not areas.',
    'Because it is white there.',
  ],
};

/** The teacher marks the open answers, except the newest `but`. */
export function markOpenAnswers(form: FormModel, language: 'nl' | 'en', but = 0): void {
  const open = QUESTIONS.at(-1)?.[language] ?? '';
  const { id } = form.item(open);
  const waiting = form.responses.filter((response) => response.grades.get(id)?.score === null);
  const known = new Set(CLASS.map(emailOf));
  const left = but === 0 ? [] : waiting.filter(({ email }) => known.has(email)).slice(-but);
  for (const response of waiting) {
    if (left.includes(response)) continue;
    const said = response.answers.get(id);
    const score =
      typeof said !== 'string'
        ? 0
        : EXPLANATIONS[language].indexOf(said) === 2
          ? 1
          : 5 - EXPLANATIONS[language].indexOf(said);
    form.mark(response.id, id, score);
  }
}
