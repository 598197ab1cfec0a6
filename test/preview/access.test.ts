/** For everybody: without a mouse, with a screen reader, in a panel of 300 pixels. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { everyCard } from '../cards/every';
import { textOf } from '../../src/text/language';
import { titlesOf } from './demo-titles';
import { CARDS } from './scenes';
import { Teacher } from './teacher';
import { Visit } from './visit';

// A machine that is busy with other tests still gets there.
jest.setTimeout(120_000);

let visit: Visit;

beforeAll(async () => {
  visit = await Visit.start();
});

afterAll(async () => {
  await visit.end();
});

beforeEach(async () => {
  visit.office.language = 'nl';
  visit.office.locale = 'nl_NL';
  await visit.again();
});

/** Everything that axe finds, as one line each. */
async function faults(where: Page | Frame, within?: string): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in window))) await where.evaluate(axe.source);
  return where.evaluate(async (selector) => {
    const run = (window as unknown as { axe: typeof axe }).axe;
    const { violations, passes } = await run.run(selector ?? document, { resultTypes: ['violations'], iframes: false });
    if (passes.length === 0) return ['axe looked at nothing'];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }, within);
}

test('grades are typed one after the other without a mouse', async () => {
  const { page, t, titles, words } = visit;
  await visit.row(titles.poster).last().focus();
  await page.keyboard.press('Enter');
  await visit.card('work').waitFor();
  await visit.panel.getByRole('button', { name: t.work.enter }).focus();
  await page.keyboard.press('Enter');
  await visit.panel.getByText(t.work.gradeHow).waitFor();
  await visit.panel.getByLabel('Mohammed Ait Benhaddou', { exact: true }).focus();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.keyboard.type('13,5');
  await page.keyboard.press('Tab');
  await visit.quiet();
  expect(await visit.cell('J24').innerText()).toBe('12,0 ◐');
  expect(await visit.cell('J16').innerText()).toBe('13,5 ◐');
  // The boxes were not drawn anew: the third one has the focus.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toMatch(/^grade\./);
  await visit.panel.getByRole('button', { name: words.back, exact: true }).focus();
  await page.keyboard.press('Enter');
  await visit.quiet();
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('card');
});

test('cells are typed into, and menus opened, without a mouse', async () => {
  const { page, words, office } = visit;
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('7,7');
  await page.keyboard.press('Tab');
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await visit.quiet();
  const [grades] = office.book.sheets;
  expect(grades?.value('G7')).toBe(7.7);
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  await page.getByRole('button', { name: words.data }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.data);
});

test('axe finds nothing in the four windows', async () => {
  for (const place of ['sheet', 'form', 'student', 'mail']) {
    await visit.load(place);
    expect({ place, faults: await faults(visit.page) }).toEqual({ place, faults: [] });
  }
});

/**
 * What runs over in the panel: parts that scroll sideways, and texts wider or higher than the box that hides them. The label
 * of a field stays on one line; a long name is said once more below the field.
 */
function cutOff(): string[] {
  const below = (part: HTMLElement) => part.parentElement?.querySelector('.hint')?.textContent ?? '';
  const boxes = [...document.querySelectorAll<HTMLElement>('.panel, .panel *')];
  return boxes
    .filter((part) => !/^(INPUT|TEXTAREA|SELECT|OPTION)$/.test(part.tagName))
    .filter((part) => part.tagName !== 'LABEL' || !below(part).startsWith(part.textContent))
    .filter((part) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(part);
      const wide = overflowX !== 'visible' || textOverflow === 'ellipsis';
      const high = overflowY === 'hidden' || overflowY === 'clip';
      return (wide && part.scrollWidth > part.clientWidth) || (high && part.scrollHeight > part.clientHeight);
    })
    .map((part) => `${part.className} ${part.textContent.slice(0, 60)}`);
}

describe.each(['nl', 'en'] as const)('the cards in Sheets (%s)', (language) => {
  test('each is there, none has barriers, cuts text or scrolls sideways', async () => {
    const { office, page } = visit;
    const locale = language === 'nl' ? 'nl_NL' : 'en_US';
    office.language = language;
    office.reset(locale, false);
    await visit.load();
    const seen = new Set<string>();
    const wrong: unknown[] = [];
    for (const scene of CARDS) {
      if (scene.fresh) office.reset(locale, scene.fresh === 'empty');
      scene.go(new Teacher(office.sheetWindow, language), titlesOf(language), office);
      const { name = '' } = office.sheetWindow.panel.card;
      seen.add(name);
      await visit.load();
      await visit.card(name).waitFor();
      const cut = await page.evaluate(cutOff);
      // The structure is the same in every language, and looking for barriers takes its time.
      const barriers = language === 'nl' ? await faults(page, '.panel') : [];
      if (cut.length + barriers.length > 0) wrong.push([scene.name, cut, barriers]);
    }
    expect(wrong).toEqual([]);
    const every = new Set(everyCard(textOf(language), 3).map(({ name }) => name));
    expect([...every].filter((name) => !seen.has(name))).toEqual(ELSEWHERE);
  }, 600_000);
});

/** Seen while a quiz with very many answers is read, and in the sidebar of Forms. */
const ELSEWHERE = ['importProgress', 'link'];

test('axe finds nothing in the sidebar in Forms, which does not scroll sideways', async () => {
  const { office, page, t } = visit;
  office.formWindow.clickMenu(t.menu.link);
  await visit.load('form');
  await page.locator('.form-sidebar iframe').waitFor();
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('The sidebar has no page');
  await frame.getByLabel(t.link.gradebook).waitFor();
  expect(await faults(frame)).toEqual([]);
  expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
});
