/** A teacher at the page: import, grade in the panel and in the cells, return, and the students' mail. */
import { typeGrade } from './teacher';
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

/** The page's script failed nowhere, and nothing was asked of any other machine. */
function expectNoTrouble(): void {
  expect({ errors: visit.errors, outside: visit.outside }).toEqual({ errors: [], outside: [] });
}

test('the quiz is imported as drafts, and taken back', async () => {
  const { page, t, titles } = visit;
  await visit.row(titles.quiz).last().click();
  await visit.card('work').waitFor();
  await visit.cardMenu(t.work.import);
  await visit.card('importPlan').waitFor();
  const text = await visit.panel.innerText();
  for (const part of [t.importing.parts.new(7), t.importing.parts.waiting(2), t.importing.parts.unmatched(3)]) {
    expect(text).toContain(part);
  }
  expect(await visit.cell('I23').innerText()).toBe(t.words.missing);
  await visit.press(/overnemen/);
  expect(await visit.cell('I23').innerText()).toMatch(/^\d+(,\d)? ◐$/);
  await visit.row(t.importing.undo).click();
  await visit.quiet();
  expect(await visit.cell('I23').innerText()).toBe(t.words.missing);
  expect(await page.locator('.problem').isVisible()).toBe(false);
  expectNoTrouble();
});

test('grades typed in the panel and in the cells are returned, and the students are told', async () => {
  const { page, t, titles, words, office } = visit;
  const before = office.workspace.mailbox.length;
  await visit.cell('K8').click();
  await page.keyboard.type('77,5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('88');
  await page.keyboard.press('Enter');
  await visit.quiet();
  expect(await visit.cell('K8').innerText()).toBe('77,5 ◐');
  await visit.row(titles.talk).click();
  await visit.press(t.work.enter);
  const box = visit.panel.getByLabel('Bilal Haddad', { exact: true });
  await box.fill('66,5');
  await box.press('Enter');
  await visit.quiet();
  expect(await visit.cell('K7').innerText()).toBe('66,5 ◐');
  await visit.press(t.work.return);
  await visit.press(t.work.returnTicked);
  await visit.press(t.returning.return(3));
  await visit.card('returned').waitFor();
  expect(await visit.cell('K8').innerText()).toBe('77,5 ✓');
  expect(office.workspace.mailbox.length - before).toBe(3);
  await page.locator('#go-mail').click();
  await page.locator('#mailbox').selectOption('b.haddad@school.example');
  expect(await page.frameLocator('.letter iframe').locator('body').innerText()).toContain('66,5');
  await page.getByRole('button', { name: words.asText }).click();
  expect(await page.locator('.letter pre').innerText()).toContain(titles.talk);
  expectNoTrouble();
});

test('what cannot be a grade is refused in words and stays in the box', async () => {
  const { t, titles } = visit;
  await visit.row(titles.quiz).last().click();
  await visit.quiet();
  await visit.row('Chris Bos').click();
  await visit.card('student').waitFor();
  const box = visit.panel.getByLabel(t.student.grade, { exact: true });
  await box.fill('88,,7');
  await box.press('Enter');
  await visit.panel.getByText('88,,7').first().waitFor();
  expect(await visit.panel.getByLabel(t.student.grade, { exact: true }).inputValue()).toBe('88,,7');
  expect(await visit.cell('I8').innerText()).toBe('16,0 ◐');
  expectNoTrouble();
});

test('one click makes the assignment, also while the cursor is still in a box', async () => {
  const { page, t, panel } = visit;
  await visit.press(t.home.newAssignment);
  await panel.getByLabel(t.assignment.title, { exact: true }).fill('Excursie');
  await panel.getByLabel(t.assignment.points, { exact: true }).fill('12,5');
  const make = await panel.getByRole('button', { name: t.assignment.make }).boundingBox();
  if (!make) throw new Error('no button');
  await page.mouse.click(make.x + make.width / 2, make.y + make.height / 2);
  await visit.quiet();
  await panel.getByText('12,5').first().waitFor();
  expect(await panel.innerText()).toContain(t.problem.points.notWhole('12,5'));
  expectNoTrouble();
});

test('sorting and inserting by hand loses nothing', async () => {
  const { page, t, titles, words, office } = visit;
  await visit.cell('B6').click();
  await page.locator('.tools').getByRole('button', { name: words.sortDown }).click();
  await visit.quiet();
  expect(await visit.cell('C6').innerText()).not.toBe('Amber');
  await visit.cell('F6').click({ button: 'right' });
  await page.getByRole('menuitem', { name: words.columnLeft }).click();
  await visit.quiet();
  const [grades] = office.book.sheets;
  if (!grades) throw new Error('no tab');
  typeGrade(grades, 'a.devries@school.example', titles.talk, '91');
  await visit.row(titles.talk).click();
  await visit.quiet();
  await visit.row('Amber de Vries').click();
  await visit.card('student').waitFor();
  expect(await visit.panel.getByLabel(t.student.grade, { exact: true }).inputValue()).toBe('91');
  expectNoTrouble();
});

test('a student answers the quiz, the clock moves on, and the sidebar in Forms imports', async () => {
  const { page, t, words, office } = visit;
  await page.locator('#go-student').click();
  await page.locator('#student').selectOption('e.jansen@school.example');
  await page.getByLabel('2 km').check();
  await page.getByLabel('Hoogtelijnen').check();
  await page.getByRole('button', { name: words.send }).click();
  await page.getByText(words.sent).waitFor();
  expect(office.form.responses).toHaveLength(27);
  await page.locator('#next-day').click();
  await visit.quiet();
  expect(await page.locator('#clock').inputValue()).toBe('2026-11-17T09:00');
  await page.locator('#go-form').click();
  await page.getByRole('button', { name: words.extensions }).click();
  await page.getByRole('menuitem', { name: t.menu.link }).click();
  const sidebar = page.frameLocator('.form-sidebar iframe');
  await sidebar.getByLabel(t.link.gradebook).fill(office.book.url);
  await sidebar.getByRole('button', { name: t.link.find }).click();
  await sidebar.getByText(t.link.found(visit.titles.className)).waitFor();
  expectNoTrouble();
});

test('tabs, notes, pasting and the language', async () => {
  const { page, t, words, office } = visit;
  await page.locator('.add-tab').click();
  await visit.quiet();
  await page.locator('.tab.active .tab-name').dblclick();
  await page.keyboard.type('Kladblok');
  await page.keyboard.press('Enter');
  await visit.quiet();
  const sheet = office.book.sheet('Kladblok');
  await visit.cell('B2').click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '8,5\tja\r\n1-2-2026\t\r\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await visit.quiet();
  expect(sheet.value('B2')).toBe(8.5);
  expect(sheet.value('B3')).toBeInstanceOf(Date);
  await page.locator('.tools').getByRole('button', { name: words.note }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('let op');
  await page.getByRole('button', { name: words.save }).click();
  await visit.quiet();
  expect(sheet.shown('B2').note).toBe('let op');
  await page.keyboard.press('Delete');
  await visit.quiet();
  expect(sheet.value('B2')).toBe('');
  await page.locator('#language-en').click();
  await visit.panel.getByText('What needs').or(visit.panel.getByText('assignments')).first().waitFor();
  await page.locator('#language-nl').click();
  await visit.panel.getByText(t.home.attention).waitFor();
  expectNoTrouble();
});
