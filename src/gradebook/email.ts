const SHAPE = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\.]+(\.[^\s@<>()[\],;:"\\.]+)+$/;

/** Characters that cannot be seen and come along with a paste: zero-width spaces, direction marks, a BOM. */
const UNSEEN = /\p{Cf}/gu;

/** The form in which two e-mail addresses of one person are equal: trimmed, lower case, composed letters. */
export function normalEmail(email: string): string {
  return email.replace(UNSEEN, '').trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * Whether an address looks as a person types it: with capitals, spaces, or not in the shape of one. Google hands over the
 * address of an account in lower case. That it does look so proves typing; that it does not proves nothing.
 */
export function looksTyped(email: string): boolean {
  return email !== '' && (email !== normalEmail(email) || !isEmail(email));
}

/** Whether a text has the shape of one e-mail address; whether it exists is not asked. */
export function isEmail(email: string): boolean {
  const text = normalEmail(email);
  return text.length <= 254 && SHAPE.test(text);
}
