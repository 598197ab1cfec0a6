/** Which stories prove which rule of docs/parity.md: read from the names of the tests, which begin with the numbers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** The rules are S1 to S100. */
export const RULES: readonly string[] = Array.from({ length: 100 }, (_, i) => `S${i + 1}`);

/** Test files by rule: `{ S26: ['stories/importing'] }`, in the order of the file names. */
export function storiesByRule(root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const file of testFiles(join(root, 'test'))) {
    const name = relative(join(root, 'test'), file).replace(/\.test\.ts$/, '');
    for (const rule of rulesIn(readFileSync(file, 'utf8'))) {
      const files = found.get(rule) ?? new Set();
      found.set(rule, files.add(name));
    }
  }
  return new Map([...found].map(([rule, files]) => [rule, [...files].sort()]));
}

function testFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return testFiles(path);
      return entry.name.endsWith('.test.ts') ? [path] : [];
    })
    .sort();
}

/** The numbers at the start of the names of tests: `test('S26 S27 importing asks first', …)`, `test.each(…)('S33 …', …)`. */
export function rulesIn(source: string): ReadonlySet<string> {
  const rules = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      for (const rule of leadingRules(node.arguments[0])) rules.add(rule);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('story.ts', source, ts.ScriptTarget.Latest, true));
  return rules;
}

/** `test`, `it`, `describe`, and their `.each(…)` and `.each` with a template; nothing that is skipped. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ['test', 'it', 'describe'].includes(callee.text);
  if (ts.isCallExpression(callee)) return isTest(callee.expression);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'each' && isTest(callee.expression);
}

function leadingRules(name: ts.Expression | undefined): readonly string[] {
  if (!name) return [];
  const text = ts.isStringLiteralLike(name) ? name.text : ts.isTemplateExpression(name) ? name.head.text : '';
  const lead = /^(?:S\d+(?:[,\s–-]+|(?=:))|[:·])+/.exec(`${text} `)?.[0] ?? '';
  return lead.match(/S\d+/g) ?? [];
}

/** The table with its last column filled in from the stories; everything else as it stands. */
export function withStories(table: string, stories: ReadonlyMap<string, readonly string[]>): string {
  return table.replace(/^\| (S\d+) *\|(.*)\|[^|]*\|$/gm, (_line, rule: string, middle: string) => {
    const proved = (stories.get(rule) ?? []).map((name) => `\`${name}\``).join(', ');
    return `| ${rule} |${middle}|${proved === '' ? '' : ` ${proved}`} |`;
  });
}
