/** Number format patterns taken apart: up to four sections, each with its colour, its condition and its tokens. */

export interface Condition {
  readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>=';
  readonly value: number;
}

export type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'exponent'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'percent' | 'text' | 'general' };

export interface Section {
  readonly color: string | undefined;
  readonly condition: Condition | undefined;
  readonly tokens: readonly Token[];
  readonly isDate: boolean;
}

const COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#00ff00',
  blue: '#0000ff',
  yellow: '#ffff00',
  magenta: '#ff00ff',
  cyan: '#00ffff',
  color1: '#000000',
  color2: '#ffffff',
  color3: '#ff0000',
  color4: '#00ff00',
  color5: '#0000ff',
  color6: '#ffff00',
  color7: '#ff00ff',
  color8: '#00ffff',
  color9: '#800000',
  color10: '#008000',
  color11: '#000080',
  color12: '#808000',
  color13: '#800080',
  color14: '#008080',
  color15: '#c0c0c0',
  color16: '#808080',
};

const parsed = new Map<string, readonly Section[]>();

/** The sections of a format; parsed once. Throws at a colour or bracket this host does not know. */
export function sectionsOf(format: string): readonly Section[] {
  const known = parsed.get(format);
  if (known) return known;
  const sections = split(format).map(section);
  if (sections.length > 4) throw new Error(`A number format has at most four sections: ${format}`);
  parsed.set(format, sections);
  return sections;
}

/** True if a number in this format is a date, a time or a duration, so that `getValue` gives a Date. */
export function isDateFormat(format: string): boolean {
  return sectionsOf(format)[0]?.isDate ?? false;
}

/** A `;` inside quotes, brackets or after a backslash does not end a section. */
function split(format: string): string[] {
  const pieces = format.match(/"[^"]*"|\[[^\]]*\]|\\.|;|[^"[\\;]+|./gs) ?? [];
  const sections = [''];
  for (const piece of pieces) {
    if (piece === ';') sections.push('');
    else sections.push((sections.pop() ?? '') + piece);
  }
  return sections;
}

const PIECE =
  /"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|general|am\/pm|a\/p|y+|m+|d+|h+|s+|[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]*)?|\.[0#?]+|e[+-]?0+|%|@|./gis;

function section(text: string): Section {
  let color: string | undefined;
  let condition: Condition | undefined;
  const tokens: Token[] = [];
  for (const piece of text.match(PIECE) ?? []) {
    const bracket = /^\[(.*)\]$/s.exec(piece)?.[1];
    if (bracket === undefined) tokens.push(token(piece));
    else if (/^(h+|m+|s+)$/i.test(bracket)) tokens.push({ kind: 'date', text: piece.toLowerCase() });
    else if (/^[<>=]/.test(bracket)) condition = conditionOf(bracket);
    else if (bracket.startsWith('$')) tokens.push({ kind: 'literal', text: bracket.slice(1).split('-')[0] ?? '' });
    else color = colorOf(bracket);
  }
  return { color, condition, tokens, isDate: tokens.some((item) => item.kind === 'date') };
}

function colorOf(name: string): string {
  const color = COLORS[name.toLowerCase()];
  if (!color) throw new Error(`NotInHost: number format [${name}]`);
  return color;
}

function conditionOf(text: string): Condition {
  const match = /^(<>|<=|>=|=|<|>)(-?\d+(?:\.\d+)?)$/.exec(text);
  if (!match) throw new Error(`Not a condition of a number format: [${text}]`);
  return { operator: match[1] as Condition['operator'], value: Number(match[2]) };
}

function token(piece: string): Token {
  if (piece.startsWith('"')) return { kind: 'literal', text: piece.slice(1, -1) };
  if (piece.startsWith('\\')) return { kind: 'literal', text: piece.slice(1) };
  if (piece.startsWith('_') && piece.length === 2) return { kind: 'literal', text: ' ' };
  if (piece.startsWith('*') && piece.length === 2) return { kind: 'literal', text: '' };
  if (piece === '%') return { kind: 'percent' };
  if (piece === '@') return { kind: 'text' };
  if (/^general$/i.test(piece)) return { kind: 'general' };
  if (/^(am\/pm|a\/p|y+|m+|d+|h+|s+)$/i.test(piece)) return { kind: 'date', text: piece.toLowerCase() };
  if (/^e[+-]?0+$/i.test(piece)) return { kind: 'exponent', text: piece };
  if (/^[0#?.]/.test(piece) && /[0#?]/.test(piece)) return { kind: 'digits', text: piece };
  return { kind: 'literal', text: piece };
}
