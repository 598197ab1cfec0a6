import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Answer, Card } from '../../src/cards/card';
import { cardHtml } from '../../src/cards/html';
import { workCard } from '../../src/cards/work';
import { LANGUAGES, textOf, type Language } from '../../src/text/language';
import { launch } from '../preview/browser';
import { everyCard } from './every';
import { draw, openSidebar, sidebarPage, type Reply, type Server } from './sidebar';
import { PLACE, workView } from './views';

const t = textOf('nl');
const home: Card = {
  name: 'home',
  title: 'Begin',
  sections: [{ widgets: [{ kind: 'row', text: 'Toets', ask: { ask: 'help' } }] }],
};

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser.close();
});

const open = (server: Server) => openSidebar(browser, server);
const grading = (...typed: { student: string; value: string; why: string }[]) =>
  workCard(t, workView(3, { mode: 'grade', typed }));
const start = (ask: Record<string, string>, reply: Reply | Error): Reply | Error =>
  ask['ask'] === 'home' ? draw(home, 'root') : reply;

test('goes on by itself with what takes more than one visit, until an answer asks for nothing more', async () => {
  const step = (n: string): Card => ({ ...home, name: 'progress', title: `Stap ${n}` });
  const { page, asked } = await open((ask) => {
    if (ask['ask'] === 'home') return draw(home, 'root');
    if (ask['run'] === '2') return draw(step('3'), 'replace');
    const run = ask['run'] === '1' ? '2' : '1';
    return {
      ...draw(step(run), run === '1' ? 'push' : 'replace'),
      next: { ask: 'help', run } as unknown as Answer['next'],
    };
  });
  await page.getByRole('button', { name: 'Toets' }).click();
  await page.getByRole('heading', { name: 'Stap 3' }).waitFor();
  expect(asked).toEqual([{ ask: 'home' }, { ask: 'help' }, { ask: 'help', run: '1' }, { ask: 'help', run: '2' }]);
  await page.getByRole('button', { name: 'Terug' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Begin');
  await page.close();
});

test('opens with the home card, goes one deeper and back, and says a notice', async () => {
  const { page, asked } = await open((ask) =>
    start(ask, { ...draw({ ...home, title: 'Hulp', name: 'help' }), notice: 'Kijk <b>hier</b>' }),
  );
  await page.getByRole('button', { name: 'Toets' }).click();
  await page.getByRole('heading', { name: 'Hulp' }).waitFor();
  expect(await page.getByRole('status').textContent()).toBe('Kijk <b>hier</b>');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Hulp');
  await page.getByRole('button', { name: 'Terug' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Begin');
  expect(await page.getByRole('button', { name: 'Terug' }).isVisible()).toBe(false);
  expect(asked).toEqual([{ ask: 'home' }, { ask: 'help' }]);
  await page.close();
});

test('Enter saves a grade and goes on to the next student, and nothing is redrawn (S43, S44)', async () => {
  const saved: (string[] | undefined)[] = [];
  const { page } = await open((ask, inputs) => {
    if (ask['ask'] === 'home') return draw(grading(), 'root');
    saved.push(inputs[ask['field'] ?? '']);
    return { how: 'stay', notice: 'Opgeslagen' };
  });
  await page.getByLabel('Bilal Haddad', { exact: true }).fill('7,5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('9');
  expect(await page.evaluate('document.activeElement.name')).toBe('grade.s2');
  await page.keyboard.press('Tab');
  await page.waitForFunction('!document.querySelector("#bar:not([hidden])")');
  expect(saved).toEqual([['7,5'], ['9']]);
  expect(await page.locator('[name="grade.s2"]').inputValue()).toBe('9');
  await page.close();
});

test('a refused grade is shown again, what was typed elsewhere stays, and a waiting click is dropped', async () => {
  const { page, asked } = await open(async (ask) => {
    if (ask['ask'] === 'home') return draw(grading(), 'root');
    await new Promise((done) => setTimeout(done, 150));
    return draw(grading({ student: 's1', value: 'abc', why: 'Dat is geen cijfer.' }), 'replace');
  });
  await page.getByLabel('Bilal Haddad', { exact: true }).fill('abc');
  await page.keyboard.press('Tab');
  await page.keyboard.type('4');
  await page.getByRole('button', { name: 'Teruggeven…' }).evaluate((button: HTMLElement) => {
    button.click();
  });
  await page.getByText('Bilal Haddad: Dat is geen cijfer.').waitFor();
  expect(await page.getByLabel('Bilal Haddad', { exact: true }).inputValue()).toBe('abc');
  expect(await page.locator('[name="grade.s2"]').inputValue()).toBe('4');
  expect(await page.evaluate('document.activeElement.name')).toBe('grade.s2');
  expect(asked.filter(({ ask }) => ask === 'work')).toEqual([]);
  await page.close();
});

test('without a tick returning cannot be clicked (S72)', async () => {
  const { page } = await open(() => draw(workCard(t, workView(3, { mode: 'return', ticked: [] })), 'root'));
  const button = page.getByRole('button', { name: t.work.returnTicked });
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel(/Amber/).check();
  expect(await button.isDisabled()).toBe(false);
  await page.close();
});

test.each([
  ['PERMISSION_DENIED: no access', t.sidebar.severalAccounts],
  ['Exceeded maximum execution time', t.sidebar.tooLong],
  ['NetworkError: Connection failure', t.sidebar.failed],
])('a failure is said in words, and can be tried again: %s', async (message, sentence) => {
  let broken = true;
  const { page } = await open(() => (broken ? new Error(message) : draw(home, 'root')));
  expect(await page.getByRole('alert').textContent()).toContain(sentence);
  broken = false;
  await page.getByRole('button', { name: t.sidebar.tryAgain }).click();
  await page.getByRole('heading', { name: 'Begin' }).waitFor();
  expect(await page.getByRole('alert').textContent()).toBe('');
  await page.close();
});

test('a link to open is offered as a link that cannot reach back', async () => {
  const { page } = await open((ask) => start(ask, { how: 'stay', open: 'https://docs.google.com/x' }));
  await page.getByRole('button', { name: 'Toets' }).click();
  const link = page.getByRole('status').getByRole('link');
  await link.waitFor();
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  await page.close();
});

/** Texts that are cut off: what is wider or higher than its box where the box hides it; a text box scrolls. */
function cutOff(): string[] {
  const hidden = (style: CSSStyleDeclaration) => [style.overflowX, style.overflowY].some((way) => way !== 'visible');
  return [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((part) => !/^(INPUT|TEXTAREA|SELECT|OPTION)$/.test(part.tagName) && !part.closest('.hidden'))
    .filter((part) => {
      const style = getComputedStyle(part);
      const cut = style.textOverflow === 'ellipsis' || style.whiteSpace === 'nowrap' || hidden(style);
      return cut && (part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight);
    })
    .map((part) => part.outerHTML.slice(0, 120));
}

async function withCards(language: Language, size: number, look: (page: Page, card: Card) => Promise<void>) {
  const words = textOf(language);
  const page = await browser.newPage({ viewport: { width: 300, height: 700 } });
  const frame = sidebarPage(language).replace(/<script>[\s\S]*<\/script>/, '');
  for (const card of everyCard(words, size)) {
    const html = `<main id="main">${cardHtml(words, card)}</main>`;
    await page.setContent(frame.replace(/<main[\s\S]*<\/main>/, () => html));
    await look(page, card);
  }
  await page.close();
}

describe.each(LANGUAGES)('every card in %s', (language) => {
  test.each([0, 3, 300])(
    'fits 300 pixels and cuts no text, in a class of %i',
    async (size) => {
      const wrong: unknown[] = [];
      await withCards(language, size, async (page, card) => {
        const width = await page.evaluate('document.documentElement.scrollWidth');
        const cut = await page.evaluate(cutOff);
        if (width !== 300 || cut.length > 0) wrong.push([card.name, width, cut]);
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

// The structure is the same in every language, and looking for barriers takes its time.
test.each([3, 300])(
  'axe finds no barrier on any card, in a class of %i',
  async (size) => {
    const found: unknown[] = [];
    await withCards('nl', size, async (page, card) => {
      if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
      const run = 'axe.run({ resultTypes: ["violations"] })';
      const { violations, passes } = await page.evaluate<axe.AxeResults>(run);
      if (passes.length === 0) found.push([card.name, 'axe looked at nothing']);
      found.push(...violations.map(({ id, nodes }) => [card.name, id, nodes[0]?.html]));
    });
    expect(found).toEqual([]);
  },
  240_000,
);

test('a name written from right to left does not turn the line around it', async () => {
  const page = await browser.newPage({ viewport: { width: 300, height: 700 } });
  const line = { kind: 'text', text: '\u2068أمينة <b>\u2069 · ✓ Klaar' } as const;
  await page.setContent(cardHtml(t, { ...home, sections: [{ widgets: [line] }] }));
  const directions = await page.evaluate(() =>
    [...document.querySelectorAll('p bdi')].map((part) => getComputedStyle(part).direction),
  );
  expect(directions).toEqual(['ltr', 'rtl']);
  expect(await page.textContent('p')).toBe('أمينة <b> · ✓ Klaar');
  await page.close();
});

test('the place in the list travels with a click', () => {
  expect(cardHtml(t, grading())).toContain(`&quot;assignment&quot;:&quot;${PLACE.assignment}&quot;`);
});
