/** A formula of a Dutch or English spreadsheet in the one dialect of the engine: point decimals, comma separators, its sheet names. */
import { tokens, type Reference, type Token } from './formula';
import { localeOf } from './locale';
import { toSerial } from './moment';
import type { SpreadsheetModel } from './workbook';

/** `place` gives the engine's text for a reference, `undefined` for one that leads nowhere (`#REF!`). */
export function translate(
  formula: string,
  book: SpreadsheetModel,
  place: (reference: Reference) => string | undefined,
): string {
  const comma = localeOf(book.locale).decimal === ',';
  const brackets: string[] = [];
  const text = tokens(formula)
    .map((token) => {
      if (token.reference) return place(token.reference) ?? '#REF!';
      if (token.kind === 'number') return comma ? token.text.replace(',', '.') : token.text;
      return token.kind === 'mark' ? mark(token, brackets, comma) : token.text;
    })
    .join('');
  return clock(text, book);
}

/** `;` separates arguments everywhere; inside `{}` it separates rows, and `\` columns where the comma is the decimal sign. */
function mark({ text }: Token, brackets: string[], comma: boolean): string {
  if (text === '(' || text === '{') brackets.push(text);
  if (text === ')' || text === '}') brackets.pop();
  const inArray = brackets[brackets.length - 1] === '{';
  if (text === ';' && !inArray) return ',';
  return text === '\\' && inArray && comma ? ',' : text;
}

/** The engine would take this computer's time; the host has its own. */
function clock(text: string, book: SpreadsheetModel): string {
  const now = toSerial(book.now(), book.timeZone);
  return text.replace(/\bNOW\s*\(\s*\)/gi, String(now)).replace(/\bTODAY\s*\(\s*\)/gi, String(Math.floor(now)));
}
