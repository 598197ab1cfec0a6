import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from './cost';

/** `Class.method` of every fake in a file, read from its text: public methods of classes with a googleName. */
function callsIn(text: string): string[] {
  return text.split(/^(?=export (?:abstract )?class |class )/m).flatMap((part) => {
    const name = /readonly googleName = '(\w+)'/.exec(part)?.[1];
    if (name === undefined) return [];
    const methods = [...part.matchAll(/^ {2}(?!constructor|get |set |static )(\w+)\(.*\{$/gm)].map(
      ([, method = '']) => method,
    );
    return methods.map((method) => `${name}.${method}`);
  });
}

test('every call of these services has a kind in cost.ts', () => {
  const files = ['.', 'cardservice'].flatMap((dir) =>
    readdirSync(join(__dirname, dir)).map((file) => join(__dirname, dir, file)),
  );
  const calls = files
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .flatMap((file) => callsIn(readFileSync(file, 'utf8')));
  expect(calls.length).toBeGreaterThan(200);
  expect(calls).toContain('CardSection.addWidget');
  const unknown = calls.filter((call) => {
    try {
      return !kindOf(call);
    } catch {
      return true;
    }
  });
  expect(unknown).toEqual([]);
});
