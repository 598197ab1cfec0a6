/** What may happen to a gradebook, as plain data: which student or which assignment is counted round at the time. */
import fc from 'fast-check';

/** Numbers are choices among what there is at the moment. */
export type Step =
  // in the sheet
  | { readonly do: 'type'; readonly student: number; readonly assignment: number; readonly text: number }
  | {
      readonly do: 'paste';
      readonly row: number;
      readonly column: number;
      readonly texts: readonly (readonly number[])[];
    }
  | { readonly do: 'sort'; readonly by: number; readonly up: boolean }
  | { readonly do: 'insert'; readonly what: 'row' | 'column'; readonly at: number; readonly filled: boolean }
  | { readonly do: 'move'; readonly what: 'row' | 'column'; readonly which: number; readonly to: number }
  | { readonly do: 'delete'; readonly what: 'row' | 'column'; readonly which: number }
  | { readonly do: 'rename'; readonly assignment: number }
  | { readonly do: 'headPoints'; readonly assignment: number; readonly points: number }
  | { readonly do: 'headDue'; readonly assignment: number; readonly day: number }
  | { readonly do: 'headCategories'; readonly first: number; readonly step: number }
  | { readonly do: 'copyColumn'; readonly assignment: number }
  | { readonly do: 'copyRow'; readonly student: number }
  | {
      readonly do: 'correct';
      readonly student: number;
      readonly what: 'first' | 'email';
      readonly text: number;
    }
  | { readonly do: 'newStudent'; readonly email: boolean; readonly text: number }
  | { readonly do: 'newColumn'; readonly points: number; readonly text: number }
  // elsewhere
  | { readonly do: 'answer'; readonly student: number; readonly score: number }
  | { readonly do: 'days'; readonly days: number }
  | { readonly do: 'quota'; readonly left: number }
  | { readonly do: 'look' }
  // in the side panel
  | Act
  | {
      readonly do: 'stale';
      readonly who: number;
      readonly assignment: number;
      readonly student: number;
      readonly text: number;
      readonly meanwhile: Meanwhile;
      readonly take: boolean;
    };

export type Meanwhile = Extract<Step, { readonly do: 'type' | 'paste' | 'sort' }> | Act;

/** One intention in the side panel, and what goes wrong with it. */
export type Act = Deed & { readonly who: number; readonly trouble: Trouble | null };

export type Deed =
  | { readonly do: 'enter'; readonly assignment: number; readonly student: number; readonly text: number }
  | { readonly do: 'comment'; readonly assignment: number; readonly student: number; readonly text: number }
  | { readonly do: 'excuse'; readonly assignment: number; readonly student: number }
  | { readonly do: 'turnedIn'; readonly assignment: number; readonly student: number }
  | { readonly do: 'import' }
  | {
      readonly do: 'return';
      readonly assignment: number;
      readonly students: number;
      readonly sendBack: boolean;
      readonly tell: boolean;
    }
  | {
      readonly do: 'inForms';
      readonly what: 'import' | 'return';
      readonly assignment: number;
      readonly students: number;
      readonly sendBack: boolean;
      readonly tell: boolean;
    }
  | { readonly do: 'points'; readonly assignment: number; readonly points: number }
  | { readonly do: 'due'; readonly assignment: number; readonly day: number }
  | { readonly do: 'make'; readonly points: number }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'putBack' }
  | { readonly do: 'check' }
  | { readonly do: 'snapshot' }
  | { readonly do: 'restore'; readonly which: number }
  | { readonly do: 'mail' }
  | { readonly do: 'counts' }
  | { readonly do: 'weigh' }
  | { readonly do: 'overall' }
  | { readonly do: 'flag'; readonly assignment: number; readonly students: number; readonly flag: number }
  | { readonly do: 'erase'; readonly student: number };

export type Trouble =
  | { readonly kind: 'crash'; readonly how: 'throws' | 'answer lost' | 'stops'; readonly at: number }
  | { readonly kind: 'between'; readonly at: number; readonly other: Other };

/** What comes in between: one run of a colleague on a card drawn before, in Sheets or in Forms; or hands in the sheet. */
export interface Other {
  readonly by: 'colleague' | 'forms' | 'hands' | 'sort';
  readonly assignment: number;
  readonly student: number;
  readonly text: number;
}

/** Mostly the same few, so that much happens to one student's work. */
const some = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat(2) },
  { weight: 1, arbitrary: fc.nat(11) },
);
const record = <T extends Step | Deed | Trouble | Other>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields) as unknown as fc.Arbitrary<T>;
type Of<D extends Step['do']> = Extract<Step, { readonly do: D }>;
type DeedOf<D extends Deed['do']> = Extract<Deed, { readonly do: D }>;
const one = <D extends string>(name: D) => fc.constant(name);
const at = { student: some, assignment: some };

const type = record<Of<'type'>>({ do: one('type'), ...at, text: fc.nat(30) });
const paste = record<Of<'paste'>>({
  do: one('paste'),
  row: some,
  column: some,
  texts: fc.array(fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
});
const sort = record<Of<'sort'>>({ do: one('sort'), by: some, up: fc.boolean() });
const line = fc.constantFrom<'row' | 'column'>('row', 'column');

/** Students by the bits of a number. */
const chosen = fc.oneof(fc.constantFrom(1, 3), fc.integer({ min: 1, max: 255 }));

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: record<DeedOf<'enter'>>({ do: one('enter'), ...at, text: fc.nat(12) }) },
  { weight: 2, arbitrary: record<DeedOf<'comment'>>({ do: one('comment'), ...at, text: fc.nat(3) }) },
  { weight: 2, arbitrary: record<DeedOf<'excuse'>>({ do: one('excuse'), ...at }) },
  { weight: 2, arbitrary: record<DeedOf<'turnedIn'>>({ do: one('turnedIn'), ...at }) },
  { weight: 4, arbitrary: record<DeedOf<'import'>>({ do: one('import') }) },
  {
    weight: 6,
    arbitrary: record<DeedOf<'return'>>({
      do: one('return'),
      assignment: some,
      students: chosen,
      sendBack: fc.boolean(),
      tell: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: record<DeedOf<'inForms'>>({
      do: one('inForms'),
      what: fc.constantFrom<'import' | 'return'>('import', 'return'),
      assignment: some,
      students: chosen,
      sendBack: fc.boolean(),
      tell: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: record<DeedOf<'points'>>({ do: one('points'), assignment: some, points: fc.nat(4) }) },
  { weight: 1, arbitrary: record<DeedOf<'due'>>({ do: one('due'), assignment: some, day: fc.nat(3) }) },
  { weight: 1, arbitrary: record<DeedOf<'make'>>({ do: one('make'), points: fc.nat(4) }) },
  { weight: 5, arbitrary: record<DeedOf<'undo'>>({ do: one('undo'), which: some }) },
  { weight: 3, arbitrary: record<DeedOf<'putBack'>>({ do: one('putBack') }) },
  { weight: 2, arbitrary: record<DeedOf<'check'>>({ do: one('check') }) },
  { weight: 1, arbitrary: record<DeedOf<'snapshot'>>({ do: one('snapshot') }) },
  { weight: 2, arbitrary: record<DeedOf<'restore'>>({ do: one('restore'), which: some }) },
  { weight: 2, arbitrary: record<DeedOf<'mail'>>({ do: one('mail') }) },
  { weight: 1, arbitrary: record<DeedOf<'counts'>>({ do: one('counts') }) },
  { weight: 1, arbitrary: record<DeedOf<'weigh'>>({ do: one('weigh') }) },
  { weight: 2, arbitrary: record<DeedOf<'overall'>>({ do: one('overall') }) },
  {
    weight: 3,
    arbitrary: record<DeedOf<'flag'>>({ do: one('flag'), assignment: some, students: chosen, flag: fc.nat(3) }),
  },
  { weight: 1, arbitrary: record<DeedOf<'erase'>>({ do: one('erase'), student: some }) },
);

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  record<Extract<Trouble, { kind: 'crash' }>>({
    kind: one('crash'),
    how: fc.constantFrom<'throws' | 'answer lost' | 'stops'>('throws', 'answer lost', 'stops'),
    at: fc.nat(20),
  }),
  record<Extract<Trouble, { kind: 'between' }>>({
    kind: one('between'),
    at: fc.nat(30),
    other: record<Other>({
      by: fc.constantFrom<Other['by']>('colleague', 'forms', 'hands', 'sort'),
      ...at,
      text: fc.nat(12),
    }),
  }),
);

const act: fc.Arbitrary<Act> = fc
  .tuple(deed, fc.nat(3), fc.option(trouble, { freq: 3, nil: null }))
  .map(([made, who, what]) => ({ ...made, who, trouble: what }));
const smooth = act.map((one_): Act => ({ ...one_, trouble: null }));

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: type },
  { weight: 3, arbitrary: paste },
  { weight: 2, arbitrary: sort },
  {
    weight: 1,
    arbitrary: record<Of<'insert'>>({ do: one('insert'), what: line, at: fc.nat(20), filled: fc.boolean() }),
  },
  { weight: 1, arbitrary: record<Of<'move'>>({ do: one('move'), what: line, which: some, to: some }) },
  { weight: 1, arbitrary: record<Of<'delete'>>({ do: one('delete'), what: line, which: some }) },
  { weight: 1, arbitrary: record<Of<'rename'>>({ do: one('rename'), assignment: some }) },
  { weight: 1, arbitrary: record<Of<'headPoints'>>({ do: one('headPoints'), assignment: some, points: fc.nat(4) }) },
  { weight: 1, arbitrary: record<Of<'headDue'>>({ do: one('headDue'), assignment: some, day: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: record<Of<'headCategories'>>({ do: one('headCategories'), first: fc.nat(3), step: some }),
  },
  { weight: 1, arbitrary: record<Of<'copyColumn'>>({ do: one('copyColumn'), assignment: some }) },
  { weight: 1, arbitrary: record<Of<'copyRow'>>({ do: one('copyRow'), student: some }) },
  {
    weight: 2,
    arbitrary: record<Of<'correct'>>({
      do: one('correct'),
      student: some,
      what: fc.constantFrom<'first' | 'email'>('first', 'email'),
      text: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: record<Of<'newStudent'>>({ do: one('newStudent'), email: fc.boolean(), text: fc.nat(12) }) },
  { weight: 1, arbitrary: record<Of<'newColumn'>>({ do: one('newColumn'), points: fc.nat(4), text: fc.nat(12) }) },
  { weight: 4, arbitrary: record<Of<'answer'>>({ do: one('answer'), student: some, score: fc.nat(5) }) },
  { weight: 1, arbitrary: record<Of<'days'>>({ do: one('days'), days: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: record<Of<'quota'>>({ do: one('quota'), left: fc.nat(2) }) },
  { weight: 2, arbitrary: record<Of<'look'>>({ do: one('look') }) },
  { weight: 22, arbitrary: act },
  {
    weight: 4,
    arbitrary: record<Of<'stale'>>({
      do: one('stale'),
      who: fc.nat(3),
      ...at,
      text: fc.nat(12),
      meanwhile: fc.oneof(type, paste, sort, smooth),
      take: fc.boolean(),
    }),
  },
);
