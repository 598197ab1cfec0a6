import { joined, piecesOf } from '../gradebook/pieces';

/** Where the quiz of a form belongs. */
export interface Link {
  /** id of the spreadsheet */
  readonly gradebook: string;
  /** id of the assignment */
  readonly assignment: string;
}

/** The link of this form, remembered beside it; empty ids when there is none, or where nothing can be remembered. */
export function rememberedLink(): Link {
  const known = store()?.getProperties() || {};
  return { gradebook: known['gradebook'] || '', assignment: known['assignment'] || '' };
}

/** Remembers the link of this form: two ids, nothing about a student. */
export function rememberLink({ gradebook, assignment }: Link): void {
  store()?.setProperties({ gradebook, assignment });
}

/** Document properties are null where the add-on is not yet used in the document. */
function store(): GoogleAppsScript.Properties.Properties | null {
  return PropertiesService.getDocumentProperties();
}

/** A cache holds texts of up to 100 KB; a piece of this many characters stays under it in any script. */
const MOST = 30_000;
const SECONDS = 600;

/** The names of all that is kept, for `forgetKept`. */
const KEPT = 'kept';

/** Keeps a text for ten minutes, for this teacher alone; Google may forget it sooner. */
export function keepAwhile(name: string, text: string): void {
  const pieces = Object.fromEntries(piecesOf(text, MOST).map((piece, i) => [`${name}.${i}`, piece]));
  const count = String(Object.keys(pieces).length);
  const cache = CacheService.getUserCache();
  const kept = [...new Set([...(cache.get(KEPT) || '').split(' '), name, ...Object.keys(pieces)])].join(' ').trim();
  cache.putAll({ ...pieces, [name]: count, [KEPT]: kept }, SECONDS);
}

/** Forgets all that is kept for this teacher; of others Google does within ten minutes. */
export function forgetKept(): void {
  const cache = CacheService.getUserCache();
  const kept = cache.get(KEPT);
  if (kept !== null) cache.removeAll([...kept.split(' '), KEPT]);
}

/** A text that was kept; null when it is not there any more, or not the whole of it. */
export function keptAwhile(name: string): string | null {
  const cache = CacheService.getUserCache();
  const count = Number(cache.get(name) ?? '0');
  if (count === 0) return null;
  const names = Array.from({ length: count }, (_, i) => `${name}.${i}`);
  const pieces = cache.getAll(names) as Readonly<Record<string, string | undefined>>;
  const found = names.flatMap((one) => pieces[one] ?? []);
  return found.length === count ? joined(found) : null;
}
