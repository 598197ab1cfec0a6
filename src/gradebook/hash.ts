/** A short stable fingerprint of a text (FNV-1a, 32 bits, base 36). Not for secrets. */
export function hash(text: string): string {
  // Looked up once: a column of a large class is thousands of characters.
  const { imul } = Math;
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
