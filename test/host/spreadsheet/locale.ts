/** What a spreadsheet's locale decides, as far as this host knows locales. */

export interface Locale {
  readonly decimal: '.' | ',';
  readonly group: '.' | ',';
  readonly order: 'dmy' | 'mdy';
  readonly date: string;
  readonly language: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const LOCALES: Readonly<Record<string, Locale>> = {
  nl_NL: {
    decimal: ',',
    group: '.',
    order: 'dmy',
    date: 'd-m-yyyy',
    language: 'nl',
    // The first is how a boolean shows. UNCONFIRMED: that the English words are taken besides the Dutch ones.
    yes: ['WAAR', 'TRUE'],
    no: ['ONWAAR', 'FALSE'],
  },
  en_US: { decimal: '.', group: ',', order: 'mdy', date: 'm/d/yyyy', language: 'en', yes: ['TRUE'], no: ['FALSE'] },
  en_GB: { decimal: '.', group: ',', order: 'dmy', date: 'dd/mm/yyyy', language: 'en', yes: ['TRUE'], no: ['FALSE'] },
};

/** Throws at a locale this host does not know: the host is to grow, never to guess. */
export function localeOf(name: string): Locale {
  const locale = LOCALES[name];
  if (!locale) throw new Error(`NotInHost: spreadsheet locale ${name}`);
  return locale;
}
