import { contentOf, readCell } from '../../src/gradebook/cell';
import { emptySubmission } from '../../src/gradebook/submission';
import { ASSIGNMENT_KEYS, HISTORY_KEYS, SETTING_KEYS, SUBMISSION_KEYS, SUMMARY_KEYS } from '../../src/gradebook/tables';
import { isNo, isYes } from '../../src/gradebook/yes';
import { languageOf, LANGUAGES, textOf } from '../../src/text/language';
import { cellWord, spellings, wordIn, type CellWord } from '../../src/text/words';
import { ATTENTION } from '../cards/views';

/** The shape of a table of texts: its keys, and how many arguments each sentence takes at most. */
function leaves(node: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

const said = (leaf: unknown, n: number): string =>
  typeof leaf === 'function' ? String((leaf as (...args: unknown[]) => unknown)(n, n, n, n, n)) : String(leaf);

describe('the languages', () => {
  const [nl, en] = [leaves(textOf('nl')), leaves(textOf('en'))];

  test('have the same sentences', () => {
    expect(nl.map(([path]) => path)).toEqual(en.map(([path]) => path));
    expect(nl.map(([, leaf]) => typeof leaf)).toEqual(en.map(([, leaf]) => typeof leaf));
  });

  test('ask for no argument that the other does not give', () => {
    const arity = new Map(en.map(([path, leaf]) => [path, typeof leaf === 'function' ? leaf.length : 0]));
    const more = nl.filter(([path, leaf]) => typeof leaf === 'function' && leaf.length > (arity.get(path) ?? 0));
    expect(more).toEqual([]);
  });

  test.each(LANGUAGES)('%s says something everywhere, without markup', (language) => {
    for (const [path, leaf] of leaves(textOf(language))) {
      for (const n of [0, 1, 2]) {
        const text = said(leaf, n);
        expect([path, text.trim()]).not.toEqual([path, '']);
        expect([path, /<\/?[a-z]+>|undefined|\[object/.test(text)]).toEqual([path, false]);
      }
    }
  });

  test('one is one and two are more', () => {
    expect([textOf('nl').students(1), textOf('nl').students(2)]).toEqual(['1 leerling', '2 leerlingen']);
    expect([textOf('en').students(1), textOf('en').students(0)]).toEqual(['1 student', '0 students']);
    expect(textOf('nl').importing.warnOverwrite(1)).toContain('1 cijfer dat getypt is');
  });

  test('a count of one reads well inside a sentence too', () => {
    const [en, nl] = [textOf('en'), textOf('nl')];
    expect(en.erasing.grades(1, 1)).toBe('1 grade, work returned 1 time');
    expect(en.erasing.grades(2, 2)).toBe('2 grades, work returned 2 times');
    const first = (sentence: string) => sentence.split('.')[0];
    expect(
      [
        [1, 0],
        [3, 1],
        [3, 2],
      ].map(([n = 0, left = 0]) => first(nl.returning.mailTooMany(n, left))),
    ).toEqual([
      'Vandaag kan er geen bericht meer weg',
      'Vandaag kan nog maar 1 van de 3 berichten weg',
      'Vandaag kunnen nog maar 2 van de 3 berichten weg',
    ]);
    expect(
      [
        [1, 0],
        [3, 1],
      ].map(([n = 0, left = 0]) => first(en.returning.mailTooMany(n, left))),
    ).toEqual(['No more messages can go out today', 'Only 1 of 3 messages can go out today']);
  });

  test('the terms of the source document are used (S100)', () => {
    const terms = [
      'Toegewezen',
      'Ingeleverd',
      'Beoordeeld',
      'Teruggegeven',
      'Ontbrekend',
      '✓ Klaar',
      'Cijfers importeren',
      'Teruggeven',
      'Geschiedenis bekijken',
      'Geen cijfer',
    ];
    const texts = nl.map(([, leaf]) => leaf);
    expect(terms.filter((term) => !texts.includes(term))).toEqual([]);
  });

  test.each([
    ['nl', 'nl'],
    ['nl-NL', 'nl'],
    ['nl_BE', 'nl'],
    ['en_GB', 'en'],
    ['nld', 'en'],
    ['', 'en'],
    ['fr', 'en'],
  ])('the locale %s gives %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

test.each(LANGUAGES)('%s has a yes and a no that a cell is read by', (language) => {
  const { yes, no } = textOf(language);
  expect([isYes(yes), isNo(no)]).toEqual([true, true]);
});

describe('the headers of the tabs', () => {
  test.each(LANGUAGES)('%s names every column, each with its own word', (language) => {
    const { headers } = textOf(language);
    const tabs = [
      [headers.assignments, [...ASSIGNMENT_KEYS, ...SUMMARY_KEYS]],
      [headers.submissions, SUBMISSION_KEYS],
      [headers.history, HISTORY_KEYS],
      [headers.settings, SETTING_KEYS],
    ] as const;
    for (const [words, keys] of tabs) {
      expect(Object.keys(words)).toEqual([...keys]);
      expect(new Set(Object.values(words)).size).toBe(keys.length);
    }
  });

  test.each(LANGUAGES)('%s has a sentence for everything that wants attention', (language) => {
    const { home } = textOf(language);
    ATTENTION.forEach((kind) => {
      expect(home[kind](2)).toMatch(kind === 'toImport' || kind === 'toCollect' ? /./ : /^2 /);
    });
  });
});

describe('words in cells', () => {
  const words: readonly CellWord[] = ['missing', 'turnedIn', 'done', 'excused'];

  test.each(words)('%s is read back in every language', (word) => {
    LANGUAGES.forEach((language) => {
      expect(wordIn(cellWord(textOf(language), word))).toBe(word);
    });
    expect(spellings(word).map(wordIn)).toEqual(LANGUAGES.map(() => word));
  });

  test.each([
    ['  MISSING ', 'missing'],
    ['klaar', 'done'],
    ['✔ Done', 'done'],
    ['✓Klaar', 'done'],
    ['turned  in', 'turnedIn'],
    ['INGELEVERD', 'turnedIn'],
    ['ex', 'excused'],
    ['EX', 'excused'],
    ['vrijgesteld', 'excused'],
    ['abs?', null],
    ['', null],
    ['8,5', null],
    ['constructor', null],
  ])('%s', (typed, word) => {
    expect(wordIn(typed)).toBe(word);
  });

  test('what a cell shows is what is read from it', () => {
    const content = contentOf(emptySubmission('s', 'a'), true);
    expect(content).toEqual({ word: 'missing' });
    expect(readCell(textOf('nl').words.missing, ',', wordIn)).toEqual({ kind: 'word', word: 'missing' });
  });
});
