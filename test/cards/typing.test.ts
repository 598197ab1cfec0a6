/**
 * What a teacher types in the sidebar in Forms while Google is still busy: a click takes 2 or 3 seconds, and nobody waits for
 * it. It is saved for the student it was typed for, and what is refused is shown on the card of that student (S1, S43, S46).
 */
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/cards/card';
import { conflictCard } from '../../src/cards/conflict';
import { studentCard, type StudentView } from '../../src/cards/student';
import { workCard } from '../../src/cards/work';
import { textOf } from '../../src/text/language';
import { launch } from '../preview/browser';
import { draw, openSidebar, type Reply } from './sidebar';
import { studentView, workView } from './views';

const t = textOf('nl');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser.close();
});

const NAMES: Readonly<Record<string, string>> = { s1: 'Amber de Vries', s2: 'Bilal Haddad' };

/** The grading tool of Amber or Bilal, who follow each other. */
function tool(id: string, changed: Partial<StudentView> = {}): Card {
  const neighbour = id === 's1' ? { next: 's2' } : { previous: 's1' };
  const student = { id, name: NAMES[id] ?? '', email: `${id}@school.nl` };
  const comments = { said: [], draft: id === 's1' ? 'Goed.' : 'Bilal, kom even langs.', by: '' };
  return studentCard(
    t,
    studentView(0, {
      student,
      comments,
      draft: id === 's1' ? 700 : 400,
      position: { index: 1, of: 2, ...neighbour },
      ...changed,
    }),
  );
}
const list = (filter: 'ALL' | 'DRAFTS' = 'ALL') =>
  workCard(t, workView(filter === 'ALL' ? 3 : 1, { mode: 'grade', place: { assignment: 'a1', filter, page: '0' } }));
const below: Card = {
  name: 'home',
  title: 'Begin',
  sections: [
    {
      widgets: [
        {
          kind: 'row',
          text: 'Amber',
          ask: { ask: 'student', student: 's1', assignment: 'a1', filter: 'ALL', page: '0' },
        },
        { kind: 'row', text: 'Toets', ask: { ask: 'work', mode: 'grade', assignment: 'a1', filter: 'ALL', page: '0' } },
      ],
    },
  ],
};
/** The grade 8 of the third on the list, or that of Amber, met one of a colleague. */
const conflict = (student: string, field: string) =>
  conflictCard(t, {
    place: { assignment: 'a1', filter: 'ALL', page: '0' },
    student,
    field,
    name: 'Amber',
    theirs: 500,
    mine: 800,
    by: { who: 'collega@school.nl', at: '' },
    seen: 'v5',
    typed: '8',
    decimal: ',',
  });
const confirm: Card = { name: 'return', title: 'Teruggeven?', sections: [] };

interface Saved {
  readonly student: string | undefined;
  readonly text: string | undefined;
}
type Save = (ask: Record<string, string>, text: string | undefined) => Reply | Error | Promise<Reply | Error>;
const ok: Save = () => ({ how: 'stay', notice: 'Bewaard', saved: true });

interface Side {
  readonly page: Page;
  readonly saved: Saved[];
  readonly asked: Record<string, string>[];
  /** answers the click that is under way */
  readonly answer: () => Promise<void>;
}

/** Waits until it is let go, however busy the machine is. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { passed, open };
}

/**
 * The sidebar with a server that answers a click only when it is told to, and a save at once. `first`: its first card;
 * `redrawn`: what is new on the card of a student that is drawn again.
 */
async function open(first: Card, save: Save = ok, redrawn: Partial<StudentView> = { seen: 'v8' }): Promise<Side> {
  const saved: Saved[] = [];
  const clicks: ReturnType<typeof gate>[] = [];
  const { page, asked } = await openSidebar(browser, async (ask, inputs) => {
    const { student = '', field = 'comment' } = ask;
    if (ask['ask'] === 'home') return draw(first, 'root');
    if (/^save/.test(ask['ask'] ?? '')) {
      const text = inputs[field]?.[0];
      saved.push({ student, text });
      return save(ask, text);
    }
    const click = gate();
    clicks.push(click);
    await click.passed;
    if (ask['ask'] === 'overwriteGrade') return draw(conflict(student, field), 'replace');
    if (ask['from'] === 'above') return draw(tool(student, redrawn), 'back');
    if (ask['ask'] === 'student') return draw(tool(student), ask['from'] === 'student' ? 'replace' : 'push');
    if (ask['ask'] === 'work' && ask['from'] !== 'list')
      return draw(list(), ask['from'] === 'conflict' ? 'back' : 'push');
    if (ask['ask'] === 'work') return draw(list('DRAFTS'), 'replace');
    return ask['ask'] === 'excuse' ? draw(tool(student, redrawn), 'replace') : draw(confirm);
  });
  const answer = async (): Promise<void> => {
    while (clicks.length === 0) await page.waitForTimeout(10);
    clicks.shift()?.open();
  };
  return { page, saved, asked, answer };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const alert = (page: Page) => page.getByRole('alert');
const goBack = (page: Page) => button(page, `← ${t.sidebar.back}`);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const comment = (page: Page) => page.getByLabel(t.student.comment);
const grade = (page: Page) => page.getByLabel(t.student.grade, { exact: true });
const focused = (page: Page) => page.evaluate<string>('document.activeElement.name || document.activeElement.tagName');
const quiet = (page: Page) => page.waitForFunction('!document.querySelector("#bar:not([hidden])")');

/** Puts the cursor behind what stands in a field and types. */
async function add(page: Page, field: ReturnType<typeof comment>, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

describe('while the next student is on the way', () => {
  test('a comment that is added to is saved for the student it was typed for', async () => {
    const { page, saved, answer } = await open(tool('s1'));
    await button(page, t.student.next).click();
    await add(page, comment(page), ' PS');
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    await quiet(page);
    expect(saved).toEqual([{ student: 's1', text: 'Goed. PS' }]);
    expect(await comment(page).inputValue()).toBe('Bilal, kom even langs.');
    await page.close();
  });

  test('it is saved by a browser too that tells of no change in a field that is taken away', async () => {
    const { page, saved, answer } = await open(tool('s1'));
    await page.evaluate(`for (const name of ['change', 'focusout'])
      window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);`);
    await button(page, t.student.next).click();
    await add(page, comment(page), ' PS');
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    await quiet(page);
    expect(saved).toEqual([{ student: 's1', text: 'Goed. PS' }]);
    await page.close();
  });

  test('what is typed on does not go to the next student', async () => {
    const { page, saved, answer } = await open(tool('s1'));
    await button(page, t.student.next).click();
    await add(page, comment(page), ' Je');
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    expect(await focused(page)).toBe('H1');
    await page.keyboard.type(' bent er bijna');
    await quiet(page);
    expect(await comment(page).inputValue()).toBe('Bilal, kom even langs.');
    expect(saved).toEqual([{ student: 's1', text: 'Goed. Je' }]);
    await page.close();
  });

  test('a grade and a comment are both saved, each once', async () => {
    const { page, saved, answer } = await open(tool('s1'));
    await button(page, t.student.next).click();
    await grade(page).fill('8,5');
    await add(page, comment(page), ' PS');
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    await quiet(page);
    expect(saved).toEqual([
      { student: 's1', text: '8,5' },
      { student: 's1', text: 'Goed. PS' },
    ]);
    await page.close();
  });

  test('a grade that is refused brings its student back, above the next one', async () => {
    const refused = draw(tool('s1', { typed: { grade: 'abc' }, problem: 'Dat is geen cijfer.' }), 'replace');
    const typing = gate();
    const { page, saved, answer } = await open(tool('s1'), async (ask, text) => {
      if (text !== 'abc') return ok(ask, text);
      await typing.passed;
      return refused;
    });
    await button(page, t.student.next).click();
    await grade(page).fill('abc');
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    await add(page, comment(page), ' Nu');
    typing.open();
    await page.getByText('Dat is geen cijfer.').waitFor();
    expect(await heading(page, 'Amber de Vries').isVisible()).toBe(true);
    expect(await grade(page).inputValue()).toBe('abc');
    await quiet(page);
    expect(saved).toEqual([
      { student: 's1', text: 'abc' },
      { student: 's2', text: 'Bilal, kom even langs. Nu' },
    ]);
    await goBack(page).click();
    expect(await heading(page, 'Bilal Haddad').isVisible()).toBe(true);
    expect(await comment(page).inputValue()).toBe('Bilal, kom even langs. Nu');
    await page.close();
  });

  test('a grade that somebody else typed too asks about its student, above the next one', async () => {
    const { page, answer } = await open(tool('s1'), () => draw({ ...confirm, title: 'Intussen gewijzigd' }));
    await button(page, t.student.next).click();
    await grade(page).fill('8,5');
    await answer();
    await heading(page, 'Intussen gewijzigd').waitFor();
    await goBack(page).click();
    expect(await heading(page, 'Amber de Vries').isVisible()).toBe(true);
    expect(await grade(page).inputValue()).toBe('8,5');
    await goBack(page).click();
    expect(await heading(page, 'Bilal Haddad').isVisible()).toBe(true);
    await page.close();
  });

  test('a grade that is saved and redraws its card leaves the next student in view', async () => {
    const drawn: Reply = { ...draw(tool('s1', { draft: 850 }), 'replace'), notice: 'Amber: 8,5', saved: true };
    const { page, answer } = await open(tool('s1'), () => drawn);
    await button(page, t.student.next).click();
    await grade(page).fill('8,5');
    await answer();
    await page.getByText('Amber: 8,5').waitFor();
    expect(await heading(page, 'Bilal Haddad').isVisible()).toBe(true);
    expect(await goBack(page).isVisible()).toBe(false);
    await page.close();
  });

  test('a save that fails brings its student back with what was typed, and can be tried again', async () => {
    let broken = true;
    const { page, saved, answer } = await open(tool('s1'), (ask, text) =>
      broken ? new Error('NetworkError') : ok(ask, text),
    );
    await button(page, t.student.next).click();
    await add(page, comment(page), ' PS');
    await answer();
    await page.getByRole('alert').getByRole('button').waitFor();
    expect(await heading(page, 'Amber de Vries').isVisible()).toBe(true);
    expect(await comment(page).inputValue()).toBe('Goed. PS');
    broken = false;
    await button(page, t.sidebar.tryAgain).click();
    await page.getByText('Bewaard').waitFor();
    expect(saved).toEqual([
      { student: 's1', text: 'Goed. PS' },
      { student: 's1', text: 'Goed. PS' },
    ]);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test('where somebody else is saving, the student comes back, with what is not saved yet, and leaving saves it', async () => {
    let busy = true;
    const { page, saved, answer } = await open(tool('s1'), (ask, text) =>
      busy ? { how: 'stay', notice: t.problem.busy } : ok(ask, text),
    );
    await button(page, t.student.next).click();
    await add(page, comment(page), ' PS');
    await answer();
    await page.getByText(t.problem.busy).waitFor();
    expect(await heading(page, 'Amber de Vries').isVisible()).toBe(true);
    expect(await comment(page).inputValue()).toBe('Goed. PS');
    busy = false;
    await comment(page).focus();
    await page.keyboard.press('Tab');
    await page.getByText('Bewaard').waitFor();
    await comment(page).focus();
    await page.keyboard.press('Tab');
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['Goed. PS', 'Goed. PS']);
    await page.close();
  });

  test('nothing else can be clicked, not even behind a save that is under way', async () => {
    const saving = gate();
    const { page, asked, answer } = await open(tool('s1'), (ask, text) => saving.passed.then(() => ok(ask, text)));
    await add(page, comment(page), ' PS');
    await button(page, t.student.next).click();
    expect(await button(page, t.student.return).isDisabled()).toBe(true);
    saving.open();
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    expect(await button(page, t.student.return).isDisabled()).toBe(false);
    expect(asked.map(({ ask }) => ask)).toEqual(['home', 'saveComment', 'student']);
    await page.close();
  });
});

test('a grade corrected while the next page of the list is on the way is not cleared', async () => {
  const { page, saved, answer } = await open(list());
  await button(page, t.done).click();
  await page.locator('[name="grade.s2"]').fill('7,5');
  await answer();
  await page.waitForSelector('[name="grade.s2"]', { state: 'detached' });
  await quiet(page);
  expect(saved).toEqual([{ student: 's2', text: '7,5' }]);
  await page.close();
});

test('a grade refused after its list gave way to another brings the list back', async () => {
  const typed = [{ student: 's2', value: 'abc', why: 'Dat is geen cijfer.' }];
  const { page, answer } = await open(list(), () =>
    draw(workCard(t, workView(3, { mode: 'grade', typed })), 'replace'),
  );
  await button(page, t.work.return).click();
  await page.locator('[name="grade.s2"]').fill('abc');
  await answer();
  await page.getByText('Dat is geen cijfer.').waitFor();
  expect(await page.locator('[name="grade.s2"]').inputValue()).toBe('abc');
  await page.close();
});

test('a grade typed while the card to return is on the way: a refusal is seen before anything is returned', async () => {
  const refused = draw(tool('s1', { typed: { grade: 'abc' }, problem: 'Dat is geen cijfer.' }), 'replace');
  const { page, saved, answer } = await open(below, () => refused);
  await button(page, 'Amber').click();
  await answer();
  await heading(page, 'Amber de Vries').waitFor();
  await button(page, t.student.return).click();
  await grade(page).fill('abc');
  await answer();
  await page.getByText('Dat is geen cijfer.').waitFor();
  expect(saved).toEqual([{ student: 's1', text: 'abc' }]);
  await goBack(page).click();
  expect(await heading(page, 'Begin').isVisible()).toBe(true);
  await page.close();
});

test('Back while typing saves for the student, and a refusal does not take the place of the card below', async () => {
  const refused = draw(tool('s1', { typed: { grade: 'abc' }, problem: 'Dat is geen cijfer.' }), 'replace');
  const left = gate();
  const { page, saved, answer } = await open(below, () => left.passed.then(() => refused));
  await button(page, 'Amber').click();
  await answer();
  await heading(page, 'Amber de Vries').waitFor();
  await grade(page).fill('abc');
  await page.locator('#back').evaluate((back: HTMLElement) => {
    back.click();
  });
  await heading(page, 'Begin').waitFor();
  left.open();
  await page.getByText('Dat is geen cijfer.').waitFor();
  expect(saved).toEqual([{ student: 's1', text: 'abc' }]);
  await goBack(page).click();
  expect(await heading(page, 'Begin').isVisible()).toBe(true);
  await page.close();
});

describe('a card that is drawn again for the same student', () => {
  test('keeps what is being typed and where, and saves it once the field is left', async () => {
    const { page, saved, answer } = await open(tool('s1'));
    await page.locator('.menu > summary').click();
    await button(page, t.student.excuse).click();
    await add(page, comment(page), ' Tot');
    await answer();
    await page.waitForSelector('[data-save*="v8"]');
    expect(await focused(page)).toBe('comment');
    expect(await comment(page).inputValue()).toBe('Goed. Tot');
    expect(saved).toEqual([]);
    await page.keyboard.press('Shift+Tab');
    await quiet(page);
    expect(saved).toEqual([{ student: 's1', text: 'Goed. Tot' }]);
    await page.close();
  });

  test('a grade typed meanwhile is saved with what the teacher saw, not with what somebody else made of it', async () => {
    const { page, asked, answer } = await open(tool('s1', { seen: 'v7' }), ok, { draft: 500, seen: 'v5' });
    await page.locator('.menu > summary').click();
    await button(page, t.student.excuse).click();
    await grade(page).fill('8');
    await answer();
    await page.waitForSelector('[name=grade][value="5"]');
    expect(await grade(page).inputValue()).toBe('8');
    await page.keyboard.press('Tab');
    await quiet(page);
    expect(asked.at(-1)).toMatchObject({ ask: 'saveGrade', seen: 'v7' });
    await page.close();
  });

  test.each([
    ['with what somebody else wrote', 'Kom even langs.'],
    ['with the comment as it was asked with', 'Goed.'],
  ])('a comment typed meanwhile, on a card that comes back %s, is saved so too', async (_, draft) => {
    const comments = { said: [], draft, by: '' };
    const { page, asked, answer } = await open(tool('s1', { commentsSeen: 'c1' }), ok, {
      comments,
      commentsSeen: 'c2',
      seen: 'v8',
    });
    await page.locator('.menu > summary').click();
    await button(page, t.student.excuse).click();
    await add(page, comment(page), ' PS');
    await answer();
    await page.waitForSelector('[name=grade][data-save*="v8"]');
    await page.keyboard.press('Shift+Tab');
    await quiet(page);
    expect(asked.at(-1)).toMatchObject({ ask: 'saveComment', seen: 'c1' });
    await page.close();
  });

  test('leaves the cursor between the letters where it was', async () => {
    const { page, answer } = await open(tool('s1'));
    await page.locator('.menu > summary').click();
    await button(page, t.student.excuse).click();
    await comment(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowLeft');
    await answer();
    await page.waitForSelector('[data-save*="v8"]');
    await page.keyboard.type('!');
    expect(await comment(page).inputValue()).toBe('Goed!.');
    await page.close();
  });

  test('once a grade is saved lets the click go on that waited behind it', async () => {
    const drawn: Reply = { ...draw(tool('s1', { draft: 850 }), 'replace'), saved: true };
    const saving = gate();
    const { page, asked, answer } = await open(tool('s1'), () => saving.passed.then(() => drawn));
    await grade(page).fill('8,5');
    await button(page, t.student.next).click();
    saving.open();
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    expect(asked.map(({ ask }) => ask)).toEqual(['home', 'saveGrade', 'student']);
    await page.close();
  });
});

test('a failure is still told when another field is saved after it', async () => {
  const { page, saved } = await open(tool('s1'), (ask, text) =>
    ask['ask'] === 'saveGrade' && saved.length === 1 ? new Error('NetworkError') : ok(ask, text),
  );
  await grade(page).fill('8,5');
  await add(page, comment(page), ' PS');
  await page.keyboard.press('Tab');
  await page.getByText('Bewaard').waitFor();
  await quiet(page);
  await button(page, t.sidebar.tryAgain).click();
  await quiet(page);
  expect(saved.map(({ text }) => text)).toEqual(['8,5', 'Goed. PS', '8,5']);
  await page.close();
});

describe('what could not be saved', () => {
  /** Amber's card above the list, on which a comment was typed and left. */
  async function typed(save: Save): Promise<Side> {
    const side = await open(below, save);
    await button(side.page, 'Amber').click();
    await side.answer();
    await heading(side.page, 'Amber de Vries').waitFor();
    await add(side.page, comment(side.page), ' PS');
    await side.page.keyboard.press('Tab');
    await quiet(side.page);
    return side;
  }
  const offline: Save = () => new Error('NetworkError');
  const unreachable: Save = () => draw({ ...confirm, name: 'problem', title: 'Kan er niet bij' });

  test('is saved when the card is left for the next student', async () => {
    let works = false;
    const { page, saved, answer } = await typed((ask, text) => (works ? ok : offline)(ask, text));
    works = true;
    expect(await alert(page).textContent()).toContain(t.sidebar.failed);
    await button(page, t.student.next).click();
    await answer();
    await heading(page, 'Bilal Haddad').waitFor();
    await quiet(page);
    expect(saved).toEqual([
      { student: 's1', text: 'Goed. PS' },
      { student: 's1', text: 'Goed. PS' },
    ]);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test.each([
    ['offline', offline],
    ['while somebody else is saving', () => ({ how: 'stay', notice: t.problem.busy }) as const],
    ['with no way to the gradebook', unreachable],
  ] as const)('holds nobody on the card %s: it says so, and can be tried again', async (_, save) => {
    let works = false;
    const { page, saved } = await typed((ask, text) => (works ? ok : save)(ask, text));
    if (save === unreachable) await goBack(page).click();
    await goBack(page).click();
    await alert(page).getByRole('button').waitFor();
    expect(await heading(page, 'Begin').isVisible()).toBe(true);
    const said = (await alert(page).textContent())?.replace(/[\u2068\u2069]/g, '');
    expect(said).toContain(`${t.work.notSaved}: Amber de Vries, ${t.student.comment}.`);
    works = true;
    await button(page, t.sidebar.tryAgain).click();
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['Goed. PS', 'Goed. PS', 'Goed. PS']);
    expect(await alert(page).textContent()).toBe('');
    expect(await heading(page, 'Begin').isVisible()).toBe(true);
    await page.close();
  });

  test('comes back when it is tried again and fails again', async () => {
    const { page } = await typed(offline);
    await goBack(page).click();
    await page.getByText(t.work.notSaved).waitFor();
    await button(page, t.sidebar.tryAgain).click();
    await heading(page, 'Amber de Vries').waitFor();
    expect(await comment(page).inputValue()).toBe('Goed. PS');
    expect(await alert(page).textContent()).toBe(`${t.sidebar.failed}${t.sidebar.tryAgain}`);
    await page.close();
  });

  test('is seen before anything is returned, however often it fails', async () => {
    const { page, saved, answer } = await typed(offline);
    await button(page, t.student.return).click();
    await answer();
    while (saved.length < 2) await page.waitForTimeout(10);
    await quiet(page);
    expect(await heading(page, 'Amber de Vries').isVisible()).toBe(true);
    expect(await comment(page).inputValue()).toBe('Goed. PS');
    await page.close();
  });

  test('asks nothing by itself, with two fields that cannot be saved', async () => {
    const typing = gate();
    const { page, saved } = await open(tool('s1'), (ask, text) => typing.passed.then(() => unreachable(ask, text)));
    await grade(page).fill('8');
    await add(page, comment(page), ' PS');
    await page.keyboard.press('Tab');
    typing.open();
    await heading(page, 'Kan er niet bij').waitFor();
    await quiet(page);
    await goBack(page).click();
    await quiet(page);
    expect(await heading(page, 'Amber de Vries').isVisible()).toBe(true);
    expect(saved.map(({ text }) => text)).toEqual(['8', 'Goed. PS']);
    await page.close();
  });
});

describe('what could not be saved, and was typed anew', () => {
  const toAmber = async ({ page, answer }: Side): Promise<void> => {
    await button(page, 'Amber').click();
    await answer();
    await heading(page, 'Amber de Vries').waitFor();
  };
  const saves =
    (works: () => boolean): Save =>
    (ask, text) =>
      works() ? ok(ask, text) : new Error('NetworkError');

  /** A grade for Amber that failed, her card left and opened anew. */
  async function leftWith8(save: Save): Promise<Side> {
    const side = await open(below, save);
    await toAmber(side);
    await grade(side.page).fill('8');
    await side.page.keyboard.press('Tab');
    await quiet(side.page);
    await goBack(side.page).click();
    await side.page.getByText(t.work.notSaved).waitFor();
    await toAmber(side);
    return side;
  }

  test('on a card that was opened anew is not tried again', async () => {
    let works = false;
    const { page, saved } = await leftWith8(saves(() => works));
    works = true;
    await grade(page).fill('9');
    await page.keyboard.press('Tab');
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(await alert(page).textContent()).toBe('');
    expect(saved.map(({ text }) => text)).toEqual(['8', '8', '9']);
    await page.close();
  });

  test('is not tried again by a click that leaves the newer one either', async () => {
    let works = false;
    const { page, saved } = await leftWith8(saves(() => works));
    works = true;
    await grade(page).fill('9');
    await button(page, t.sidebar.tryAgain).click();
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['8', '8', '9']);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test('and failed too: only the newer one is tried again', async () => {
    let works = false;
    const { page, saved } = await leftWith8(saves(() => works));
    await grade(page).fill('9');
    await page.keyboard.press('Tab');
    await quiet(page);
    works = true;
    await button(page, t.sidebar.tryAgain).click();
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['8', '8', '9', '9']);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });
});

describe('a grade that was not saved is not lost', () => {
  const third = (page: Page) => page.locator('[name="grade.s2"]');
  const busy: Reply = { how: 'stay', notice: t.problem.busy };
  const typeEight = async (page: Page): Promise<void> => {
    await third(page).fill('8');
    await page.keyboard.press('Tab');
    await quiet(page);
  };

  test('where the list is drawn again without the student: it is asked once more', async () => {
    const { page, saved, answer } = await open(list(), (ask, text) => (saved.length === 1 ? busy : ok(ask, text)));
    await typeEight(page);
    await button(page, t.done).click();
    await answer();
    await third(page).waitFor({ state: 'detached' });
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['8', '8']);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test('where it fails then too: it is told, with the name of the student', async () => {
    let works = false;
    const { page, saved, answer } = await open(list(), (ask, text) => (works ? ok(ask, text) : busy));
    const name = await page.locator(`label[for="${await third(page).getAttribute('id')}"]`).textContent();
    await typeEight(page);
    await button(page, t.done).click();
    await answer();
    await alert(page).getByRole('button').waitFor();
    const said = (await alert(page).textContent())?.replace(/[\u2068\u2069]/g, '');
    expect(said).toContain(`, ${name}.`);
    expect(await third(page).count()).toBe(0);
    works = true;
    await button(page, t.sidebar.tryAgain).click();
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['8', '8', '8']);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  /** Typed while a list without the student is on the way; the save of it waits behind that. */
  async function typedMeanwhile(reply: Reply | Error): Promise<Side & { readonly mend: () => void }> {
    let works = false;
    const side = await open(list(), (ask, text) => (works ? ok(ask, text) : reply));
    await button(side.page, t.done).click();
    await third(side.page).fill('8');
    await side.page.keyboard.press('Tab');
    await side.answer();
    const mend = () => {
      works = true;
    };
    return { ...side, mend };
  }

  test('where it was typed while a list without the student was on the way: its list comes back, and leaving saves it', async () => {
    const { page, saved, mend } = await typedMeanwhile(busy);
    await page.getByText(t.problem.busy).waitFor();
    expect(await third(page).inputValue()).toBe('8');
    mend();
    await goBack(page).click();
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['8', '8']);
    expect(await third(page).count()).toBe(0);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test('where the network failed meanwhile: its list comes back, and it can be tried again', async () => {
    const { page, saved, mend } = await typedMeanwhile(new Error('NetworkError'));
    await alert(page).getByRole('button').waitFor();
    expect(await third(page).inputValue()).toBe('8');
    mend();
    await button(page, t.sidebar.tryAgain).click();
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['8', '8']);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test('where it fails once more while a list without the student is on the way', async () => {
    let works = false;
    const { page, saved, answer } = await open(list(), (ask, text) =>
      works ? ok(ask, text) : new Error('NetworkError'),
    );
    await typeEight(page);
    await alert(page).getByRole('button').waitFor();
    await button(page, t.done).click();
    await button(page, t.sidebar.tryAgain).click();
    await answer();
    await alert(page).getByRole('button').waitFor();
    works = true;
    await button(page, t.sidebar.tryAgain).click();
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['8', '8', '8']);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test('where a card above the list leads to Home: it is asked once more', async () => {
    const no = draw({
      ...confirm,
      name: 'problem',
      title: 'Kan er niet bij',
      footer: { main: { label: 'Begin', ask: { ask: 'home' } } },
    });
    const { page, saved } = await open(list(), (ask, text) => (saved.length === 1 ? no : ok(ask, text)));
    await typeEight(page);
    await heading(page, 'Kan er niet bij').waitFor();
    await button(page, 'Begin').click();
    await page.getByText('Bewaard').waitFor();
    expect(saved.map(({ text }) => text)).toEqual(['8', '8']);
    await page.close();
  });
});

describe('once the teacher chose between two grades', () => {
  const keep = t.conflict.keep('5');

  test('an older one that failed on a card that is gone is not tried again', async () => {
    const side = await open(below, (_, text) =>
      text === '8' ? new Error('NetworkError') : draw(conflict('s1', 'grade')),
    );
    const { page, saved, answer } = side;
    for (const text of ['8', '9']) {
      await button(page, 'Amber').click();
      await answer();
      await grade(page).fill(text);
      await page.keyboard.press('Tab');
      await quiet(page);
      if (text === '8') await goBack(page).click();
      if (text === '8') await page.getByText(t.work.notSaved).waitFor();
    }
    await button(page, keep).click();
    await answer();
    await heading(page, 'Amber de Vries').waitFor();
    await goBack(page).click();
    await quiet(page);
    expect(await alert(page).textContent()).toBe('');
    expect(saved.map(({ text }) => text)).toEqual(['8', '8', '9']);
    await page.close();
  });

  test('and another one came in between, and is kept, the own one is not asked again', async () => {
    const { page, saved, answer } = await open(below, () => draw(conflict('s2', 'grade.s2')));
    await button(page, 'Toets').click();
    await answer();
    await page.locator('[name="grade.s2"]').fill('8');
    await page.keyboard.press('Tab');
    await button(page, t.conflict.take('8')).click();
    await answer();
    await page.waitForSelector('main[aria-busy=false]');
    await button(page, keep).click();
    await answer();
    await page.waitForSelector('[name="grade.s2"]');
    await goBack(page).click();
    await quiet(page);
    expect(await heading(page, 'Begin').isVisible()).toBe(true);
    expect(saved.map(({ text }) => text)).toEqual(['8']);
    await page.close();
  });

  test('in the list the own one is not asked again, and Back leads out of the list', async () => {
    const { page, saved, answer } = await open(below, () => draw(conflict('s2', 'grade.s2')));
    await button(page, 'Toets').click();
    await answer();
    await page.locator('[name="grade.s2"]').fill('8');
    await page.keyboard.press('Tab');
    await button(page, keep).click();
    await answer();
    await page.waitForSelector('[name="grade.s2"]');
    await goBack(page).click();
    await quiet(page);
    expect(await heading(page, 'Begin').isVisible()).toBe(true);
    expect(saved.map(({ text }) => text)).toEqual(['8']);
    expect(await alert(page).textContent()).toBe('');
    await page.close();
  });

  test('in the grading tool a comment that was not saved stays, to be saved once it is left', async () => {
    const { page, saved, answer } = await open(tool('s1'), (ask, text) =>
      ask['ask'] === 'saveGrade'
        ? draw(conflict('s1', 'grade'))
        : saved.length === 1
          ? { how: 'stay', notice: t.problem.busy }
          : ok(ask, text),
    );
    await add(page, comment(page), ' PS');
    await page.keyboard.press('Tab');
    await quiet(page);
    await grade(page).fill('8');
    await page.keyboard.press('Shift+Tab');
    await button(page, keep).click();
    await answer();
    await heading(page, 'Amber de Vries').waitFor();
    expect(await grade(page).inputValue()).toBe('7');
    expect(await comment(page).inputValue()).toBe('Goed. PS');
    await comment(page).focus();
    await page.keyboard.press('Shift+Tab');
    await page.getByText('Bewaard').waitFor();
    await quiet(page);
    expect(saved.map(({ text }) => text)).toEqual(['Goed. PS', '8', 'Goed. PS']);
    await page.close();
  });
});

test('a field that was drawn with what a text box cannot hold is not saved by itself', async () => {
  const { page, saved, answer } = await open(tool('s1', { unreadable: 'ziek\nthuis' }));
  await button(page, t.student.next).click();
  await answer();
  await heading(page, 'Bilal Haddad').waitFor();
  await quiet(page);
  expect(saved).toEqual([]);
  await page.close();
});
