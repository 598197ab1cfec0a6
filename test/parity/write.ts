/** Fills the last column of docs/parity.md in: `npm run parity`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { storiesByRule, withStories } from './stories';

async function main(): Promise<void> {
  const file = join(process.cwd(), 'docs/parity.md');
  const table = withStories(readFileSync(file, 'utf8'), storiesByRule(process.cwd()));
  writeFileSync(file, await format(table, { ...(await resolveConfig(file)), filepath: file }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
