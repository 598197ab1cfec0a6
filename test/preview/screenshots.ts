/** `npm run screenshots`: the page, every card and the grades on paper, in both languages, in docs/screenshots. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PRINTED_WIDTH, printedPage } from '../host/spreadsheet/print';
import { launch } from './browser';
import { demoClass } from './demo';
import { titlesOf } from './demo-titles';
import { servePage } from './http';
import { Office } from './office';
import type { Language, Locale } from './page';
import { CARDS, SIDEBAR_CARDS, type Scene } from './scenes';
import { Teacher } from './teacher';

const LOCALES: Readonly<Record<Language, Locale>> = { nl: 'nl_NL', en: 'en_US' };
const WIDTH = 1440;
const HEIGHT = 900;
/** A long list is cut off below this many pixels. */
const TALLEST = 1100;

async function main(): Promise<void> {
  const folder = join(process.cwd(), 'docs/screenshots');
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  try {
    for (const language of ['nl', 'en'] as const) await pictures(browser, language, folder);
  } finally {
    await browser.close();
  }
}

async function pictures(browser: Browser, language: Language, folder: string): Promise<void> {
  const office = new Office({ begin: demoClass, language, locale: LOCALES[language] });
  const server = await servePage(() => office, 0);
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, locale, reducedMotion: 'reduce' });
  const file = (name: string): string => join(folder, `${language}-${name}.png`);
  try {
    await show(page, server.url, 'sheet');
    await page.screenshot({ path: file('page'), caret: 'hide' });
    writeFileSync(join(folder, `${language}-print.pdf`), await printed(browser, office));
    for (const scene of CARDS) await cardPicture(page, server.url, office, scene, file(scene.name));
    for (const scene of SIDEBAR_CARDS) {
      office.reset(LOCALES[language], false);
      await sidebarPicture(page, server.url, office, scene.name, file(scene.name));
    }
    console.log(`docs/screenshots/${language}-*.png: ${CARDS.length + SIDEBAR_CARDS.length + 1} pictures`);
  } finally {
    await page.close();
    await server.close();
  }
}

/** The grades on paper, as the link on the card of downloads prints them; made without its moment, to be the same each time. */
async function printed(browser: Browser, office: Office): Promise<Buffer> {
  const { panel, t } = new Teacher(office.sheetWindow, office.language);
  panel.click(t.download.menu);
  panel.click(t.download.print);
  const page = await browser.newPage({ viewport: { width: Math.ceil(PRINTED_WIDTH), height: 700 } });
  await page.emulateMedia({ media: 'print' });
  await page.setContent(printedPage(office.workspace.files, panel.opened.at(-1) ?? ''));
  const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: false })).toString('latin1');
  await page.close();
  return Buffer.from(pdf.replace(/\(D:\d{14}/g, '(D:20261116090000'), 'latin1');
}

async function show(page: Page, url: string, place: 'sheet' | 'form'): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await page.goto('about:blank');
  await page.goto(`${url}/#${place}`);
  await page.waitForSelector(place === 'sheet' ? '.cell' : '.form-parts');
}

/** Brings the panel to a card through the program itself, and takes it as high as it needs to be. */
async function cardPicture(page: Page, url: string, office: Office, scene: Scene, path: string): Promise<void> {
  const locale = LOCALES[office.language];
  if (scene.fresh) office.reset(locale, scene.fresh === 'empty');
  const teacher = new Teacher(office.sheetWindow, office.language);
  scene.go(teacher, titlesOf(office.language), office);
  await show(page, url, 'sheet');
  const height = await page.evaluate(() => {
    const body = document.querySelector('.card-body');
    return body ? window.innerHeight - body.clientHeight + body.scrollHeight : window.innerHeight;
  });
  await page.setViewportSize({ width: WIDTH, height: Math.min(TALLEST, Math.max(360, height)) });
  await page.locator('.panel').screenshot({ path, caret: 'hide' });
}

async function sidebarPicture(page: Page, url: string, office: Office, name: string, path: string): Promise<void> {
  const scene = SIDEBAR_CARDS.find((one) => one.name === name);
  const [menu] = office.formWindow.menus;
  const item = menu?.items.find((one) => 'label' in one);
  if (!scene || !item || !('label' in item)) throw new Error(`There is no way to ${name}`);
  office.formWindow.clickMenu(item.label);
  await show(page, url, 'form');
  const frame = page.frameLocator('.form-sidebar iframe');
  await frame.locator('button:visible').first().waitFor();
  await scene.go(frame, office);
  await page.locator('.form-sidebar').screenshot({ path, caret: 'hide' });
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
