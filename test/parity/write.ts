/** Fills the last column of docs/parity.md in: `npm run parity`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storiesByRule, withStories } from './stories';

const table = join(process.cwd(), 'docs/parity.md');
writeFileSync(table, withStories(readFileSync(table, 'utf8'), storiesByRule(process.cwd())));
