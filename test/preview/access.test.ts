/** For everybody: without a mouse, with a screen reader, in a panel of 300 pixels. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
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
  await visit.again();
});

/** What axe finds that keeps somebody out, as one line each. */
async function faults(where: Page | Frame, within?: string): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in window))) await where.evaluate(axe.source);
  return where.evaluate(async (selector) => {
    const run = (window as unknown as { axe: typeof axe }).axe;
    const { violations, passes } = await run.run(selector ?? document, { resultTypes: ['violations'], iframes: false });
    if (passes.length === 0) return ['axe looked at nothing'];
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
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

test('axe finds nothing serious in the four windows', async () => {
  for (const place of ['sheet', 'form', 'student', 'mail']) {
    await visit.load(place);
    expect({ place, faults: await faults(visit.page) }).toEqual({ place, faults: [] });
  }
});

test('no card has serious faults or scrolls sideways', async () => {
  const { office, page, titles } = visit;
  for (const scene of CARDS) {
    if (scene.fresh) office.reset(office.locale, scene.fresh === 'empty');
    scene.go(new Teacher(office.sheetWindow, office.language), titles, office);
    // Any ask shows the card that is now in view.
    await page.locator('.tab.active .tab-name').click();
    await visit.quiet();
    await page.locator('.panel .card-header').waitFor();
    const wide = await page.evaluate(() => {
      const parts = [...document.querySelectorAll('.panel, .card-body, .card-header, .card-footer')];
      return parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className);
    });
    const found = { card: scene.name, faults: await faults(page, '.panel'), wide };
    expect(found).toEqual({ card: scene.name, faults: [], wide: [] });
  }
});

test('the sidebar in Forms has no serious faults and does not scroll sideways', async () => {
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
