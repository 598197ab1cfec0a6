import type { Ask, Inputs } from '../cards/requests';

/** What a card's event carries, as far as this program uses it. Every part may be missing. */
export interface CardEvent {
  readonly commonEventObject?: {
    readonly userLocale?: string;
    readonly hostApp?: string;
    readonly platform?: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly formInputs?: Readonly<Record<string, FormInput>>;
  };
}

interface FormInput {
  readonly stringInputs?: { readonly value?: readonly string[] };
  readonly dateInput?: { readonly msSinceEpoch?: string };
}

/** What was asked; it was put there by `actionOf`, and the actions check every id in it again. */
export function askIn(event: CardEvent): Ask {
  return (event.commonEventObject?.parameters || { ask: 'home' }) as unknown as Ask;
}

/** The fields of the card by name. An empty box may be missing, an empty list or an empty text: all read as nothing. */
export function inputsIn(event: CardEvent): Inputs {
  const inputs = Object.entries(event.commonEventObject?.formInputs || {});
  return Object.fromEntries(inputs.map(([name, input]) => [name, valuesOf(input)]));
}

function valuesOf(input: FormInput): readonly string[] {
  const day = input.dateInput?.msSinceEpoch;
  if (day !== undefined && day !== '') return [dayOf(Number(day))];
  return input.stringInputs?.value || [];
}

/** The day of a date picker: UTC midnight of it, or a moment nearby when Google means local midnight. */
function dayOf(milliseconds: number): string {
  const halfDay = 12 * 60 * 60 * 1000;
  return new Date(Math.floor((milliseconds + halfDay) / (2 * halfDay)) * 2 * halfDay).toISOString().slice(0, 10);
}

/** Whether the panel is open in a browser on a computer; an event that does not say so is from one. */
export function isDesktop(event: CardEvent): boolean {
  return (event.commonEventObject?.platform ?? 'WEB') === 'WEB';
}

/** The language of the teacher's account; English where Google does not tell (docs/live-checks.md, C7). */
export function localeIn(event: CardEvent): string {
  return event.commonEventObject?.userLocale ?? 'en';
}
