import { launch } from '../preview/browser';

const path = process.env['CHROME_PATH'];

afterEach(() => {
  if (path === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = path;
});

test('the browser starts and shows a page', async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setContent('<h1>Grades</h1>');
    expect(await page.textContent('h1')).toBe('Grades');
  } finally {
    await browser.close();
  }
});

test('without any browser the test that needs one says what to do', async () => {
  delete process.env['CHROME_PATH'];
  await expect(launch()).rejects.toThrow('Install Chrome or Chromium, or set CHROME_PATH');
});
