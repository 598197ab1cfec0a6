/** What the buttons say that turn to the pages of a list of students. */
import { displayName, splitSurname, type Name } from '../gradebook/names';
import { placesTo } from '../gradebook/places';

/** Letters of a surname on a button, at most; beyond, numbers tell the pages apart sooner. */
const MOST_LETTERS = 3;

/**
 * One label a page: `A–H`, with as many letters as tell the pages apart. A list that is not in the order of the names, or
 * whose names are too much alike, is counted: `31–60`.
 */
export function pageLabels(pages: readonly (readonly Name[])[], byName: boolean): readonly string[] {
  const lengths = byName ? placesTo(MOST_LETTERS) : [];
  const named = lengths.map((letters) => pages.map((page) => range(page, letters)));
  return named.find((labels) => new Set(labels).size === labels.length) ?? counted(pages);
}

function range(page: readonly Name[], letters: number): string {
  return [page[0], page[page.length - 1]].map((name) => (name ? beginning(name, letters) : '')).join('–');
}

/** The beginning of what a name is sorted by: `de Vries` is under V. */
function beginning(name: Name, letters: number): string {
  const core = splitSurname(name.last).core || displayName(name);
  const [first = '', ...rest] = Array.from(core).slice(0, letters);
  return first.toUpperCase() + rest.join('');
}

function counted(pages: readonly (readonly Name[])[]): readonly string[] {
  let before = 0;
  return pages.map(({ length }) => {
    const from = before + 1;
    before += length;
    return `${from}–${before}`;
  });
}
