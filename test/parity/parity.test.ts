import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES, rulesIn, storiesByRule, withStories } from './stories';

const root = join(__dirname, '../..');
const table = readFileSync(join(root, 'docs/parity.md'), 'utf8');
const stories = storiesByRule(root);

test('every rule has one line in the table', () => {
  const listed = [...table.matchAll(/^\| (S\d+) *\|/gm)].map(([, rule]) => rule);
  expect(listed).toEqual(RULES);
});

test('every rule has a story that proves it', () => {
  const told = (rule: string) => (stories.get(rule) ?? []).some((name) => name.startsWith('stories/'));
  expect(RULES.filter((rule) => !told(rule))).toEqual([]);
});

test('the table names the stories that there are: `npm run parity` writes them in', () => {
  expect(unpadded(table)).toBe(unpadded(withStories(table, stories)));
});

/** A table whatever the width of its columns. */
function unpadded(markdown: string): string {
  return markdown.replace(/(?: +(?=\|)|(?<=\|) +)/g, '').replace(/-+/g, '-');
}

test('no story claims a rule that does not exist', () => {
  expect([...stories.keys()].filter((rule) => !RULES.includes(rule))).toEqual([]);
});

test('the files the table names exist', () => {
  const files = [...table.matchAll(/`((?:src\/|appsscript)[^`]+)`/g)].map(([, file]) => file ?? '');
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('a line takes the stories that prove it, and keeps the rest', () => {
  const line = withStories('| S2 | a rule | `src/a.ts` | old |', new Map([['S2', ['stories/a']]]));
  expect(line).toBe('| S2 | a rule | `src/a.ts` | `stories/a` |');
});

describe('reading the names of tests', () => {
  test.each([
    ["test('S26 S27 asks first', () => {});", ['S26', 'S27']],
    ["test.each([1])('S33: %s is refused', () => {});", ['S33']],
    ['describe(`S4, S10 in ${language}`, () => {});', ['S4', 'S10']],
    ["test('about S26, which it does not prove', () => {});", []],
    ["test.skip('S1 not run', () => {});", []],
  ])('%s', (source, rules) => {
    expect([...rulesIn(source)]).toEqual(rules);
  });
});
