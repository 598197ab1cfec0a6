/** A student's name in the two parts a Dutch school keeps; `last` holds the particles: "van den Berg". */
export interface Name {
  readonly first: string;
  readonly last: string;
}

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** Words that stand before a Dutch, German or French surname and do not count when names are sorted. */
const PARTICLES = new Set(
  "van von vom zum zur de den der des het te ten ter 't 's 'n in op aan bij uit uijt voor onder over tot d' la le les du el".split(
    ' ',
  ),
);

/** Text for comparing: no accents, no capitals, nothing unseen, one kind of apostrophe, single spaces. The same on every machine. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłħı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a word is one that stands before a surname: "van", "'t". */
export function isParticle(word: string): boolean {
  return PARTICLES.has(fold(word));
}

/** A surname as its particles and the part it is sorted by; the last word is never a particle. */
export function splitSurname(last: string): { readonly particles: string; readonly core: string } {
  const words = last.trim().split(/\s+/);
  const start = words.findIndex((word, i) => i === words.length - 1 || !isParticle(word));
  return { particles: words.slice(0, start).join(' '), core: words.slice(start).join(' ') };
}

/** "Amber de Vries"; either part may be empty, and where both are, the address stands for the name. */
export function displayName({ first, last, email = '' }: Name & { readonly email?: string }): string {
  return `${first.trim()} ${last.trim()}`.trim() || email;
}

/** A text that sorts students as a Dutch class list does: by surname without "de", then first name, then particles. */
export function sortKey(name: Name): string {
  const { particles, core } = splitSurname(name.last);
  return [core, name.first, particles].map(fold).join('\u0000');
}

/** All of these in the order of `compareNames`; each name is taken apart once. */
export function byName<N extends Name>(all: readonly N[]): N[] {
  const keyed = all.map((name) => ({ name, key: sortKey(name) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ name }) => name);
}

/** Order of two names by `sortKey`; 0 only when they fold to the same name. */
export function compareNames(a: Name, b: Name): number {
  const [x, y] = [sortKey(a), sortKey(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
