/** Formatted text as Google draws it: known tags have their effect, other tags vanish, entities become their sign. */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

/**
 * What is read on the screen of a text given to TextParagraph or to DecoratedText's main text. An unescaped `<b>` in a
 * name is lost here, as it would be in Google's panel.
 */
export function drawn(text: string): string {
  const lines = text.replace(/<br\s*\/?>/gi, '\n').replace(/<\/?[a-z][^<>]*>/gi, '');
  return lines.replace(
    /&(#x?[\da-f]+|\w+);/gi,
    (whole, name: string) => ENTITIES[name.toLowerCase()] ?? numbered(whole, name),
  );
}

function numbered(whole: string, name: string): string {
  if (!name.startsWith('#')) return whole;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return Number.isNaN(code) || code > 0x10ffff ? whole : String.fromCodePoint(code);
}
