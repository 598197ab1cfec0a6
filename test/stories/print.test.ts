/** What comes out of the printer: the page behind the link of the card, printed by a browser as Google would. */
import { inflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { PRINTED_WIDTH, printedPage } from '../host/spreadsheet/print';
import { launch } from '../preview/browser';
import { makeAssignment, openLesson, openList, type Lesson } from './lesson';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser.close();
});

const LONG = [
  'van den Berg-Oosterhuis de la Rivière',
  'Anne-Fleur Wilhelmina Johanna',
  'annefleurwilhelminajohanna.vandenbergoosterhuis@leerlingen.school.example',
];

/** Many students, one with a very long name, and more assignments than fit at their own width. */
function openLargeClass(): Lesson {
  const lesson = openLesson({
    title: 'Toets H3: Kaarten lezen, hoogtelijnen en schaal',
    due: '2026-11-13',
    students: 120,
  });
  for (let i = 1; i < 12; i += 1) makeAssignment(lesson, { title: `Taak ${i}: werkstuk over een land naar keuze` });
  LONG.forEach((text, i) => {
    lesson.grades.type(`${'BCD'.charAt(i)}6`, text);
  });
  lesson.grades.type('F6', '8,5');
  lesson.grades.type('Q65', '99,25');
  lesson.panel.open();
  return lesson;
}

/** The page as it is printed, and its PDF. */
async function print(
  { workspace }: Lesson,
  address: string,
): Promise<{ page: Page; pages: readonly string[][]; pdf: string }> {
  const page = await browser.newPage({ viewport: { width: Math.ceil(PRINTED_WIDTH), height: 700 } });
  await page.emulateMedia({ media: 'print' });
  await page.setContent(printedPage(workspace.files, address));
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: false });
  return { page, pages: pagesOf(bytes), pdf: bytes.toString('latin1') };
}

/** The text on each page of a PDF, as its font numbers the letters: equal text is equal numbers. */
function pagesOf(pdf: Buffer): string[][] {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(({ 1: body = '' }) => unpacked(body));
  const pages = streams.filter((body) => /\bBT\b/.test(body));
  return pages.map((body) => [...body.matchAll(/<([\da-f]+)>/gi)].flatMap(([, run = '']) => run.match(/.{4}/g) ?? []));
}

function unpacked(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

/** On how many pages after the first the text begins, behind the number of the page, as the headings on the first do. */
function repeating([first = [], ...others]: readonly string[][]): number {
  const headings = 'AchternaamVoornaamE-mail'.length;
  return others.filter((page) => first.join('').includes(page.slice(1, 1 + headings).join(''))).length;
}

/** Texts of which a part does not show: wider or higher than their cell, which hides what does not fit. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('td')]
      .filter((cell) => getComputedStyle(cell).overflow === 'hidden')
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 1)
      .map((cell) => cell.innerText),
  );
}

function tableWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('table')?.getBoundingClientRect().width ?? 0);
}

describe.each([
  // An address in the tab keeps to its one line, on the screen and so on paper.
  ['the Grades tab', 'Afdrukken of bewaren als pdf', undefined, /^\S+@\S+$/],
  ['the copy', 'Alle cijfers naar Google Spreadsheets kopiëren', 'Afdrukken of bewaren als pdf', /^$/],
])('%s on paper', (_what, first, second, mayBeCut) => {
  let lesson: Lesson;
  let printed: Awaited<ReturnType<typeof print>>;
  beforeAll(async () => {
    lesson = openLargeClass();
    openList(lesson);
    lesson.panel.click('Downloaden');
    lesson.panel.click(first);
    if (second !== undefined) lesson.panel.click(second);
    printed = await print(lesson, lesson.panel.opened.at(-1) ?? '');
  }, 60_000);

  test('S94 fits the width of A4 on its side', async () => {
    expect(printed.pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/);
    expect(await tableWidth(printed.page)).toBeCloseTo(PRINTED_WIDTH, 0);
  });

  test('S94 cuts off no name and no title, and in the copy no e-mail address either', async () => {
    const cut = await cutOff(printed.page);
    expect(cut.filter((text) => !mayBeCut.test(text))).toEqual([]);
    const text = await printed.page.innerText('table');
    LONG.forEach((long) => {
      expect(text).toContain(long);
    });
  });

  test('S94 ends with the last assignment', async () => {
    const last = await printed.page.evaluate(() => {
      const titles = [...document.querySelectorAll('tr')].find((row) => row.innerText.includes('Achternaam'));
      return titles?.lastElementChild?.textContent;
    });
    expect(last).toBe('Taak 11: werkstuk over een land naar keuze');
  });

  test('S94 repeats the headings on every page', async () => {
    expect(printed.pages.length).toBeGreaterThan(1);
    expect(repeating(printed.pages)).toBe(printed.pages.length - 1);
    const without = await print(lesson, (lesson.panel.opened.at(-1) ?? '').replace('fzr=true', 'fzr=false'));
    expect(repeating(without.pages)).toBe(0);
  });

  test('S94 prints nothing of what is hidden', async () => {
    const id = String(lesson.grades.value('A6'));
    expect(id).toMatch(/^s\w{10}/);
    const text = await printed.page.innerText('table');
    expect(text).not.toContain(id.slice(0, 11));
    expect(text).not.toContain('gradebook:');
  });
});
