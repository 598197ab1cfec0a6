import fc from 'fast-check';
import type { LogRow } from '../../src/gradebook/accounts';
import type { Batch, Change } from '../../src/gradebook/batch';
import { departedIn, finder, leaverOf, redacted, withoutStudent } from '../../src/gradebook/erasing';
import { LEFT_OUT } from '../../src/gradebook/settings';
import { emptySubmission } from '../../src/gradebook/submission';

const GONE = '(gone)';
const AMBER = { id: 's1', names: ['Amber de Vries', 'Ambra de Vries'], emails: ['a@school.nl'] };

function change(student: string, more: Partial<Change> = {}): Change {
  return { student, assignment: 'a1', field: 'draft', before: null, after: 800, ...more };
}

function batch(what: string, changes: readonly Change[], reason: Batch['reason'] = 'typed') {
  return { reason, what, changes };
}

test('a batch about others is left alone, also when its sentence has the same name in it', () => {
  expect(withoutStudent(batch('Amber de Vries, Toets: 7 → 8', [change('s2')]), AMBER, GONE)).toBeNull();
});

test('a batch about one student becomes a line that says nothing', () => {
  expect(withoutStudent(batch('Amber de Vries, Toets: 7 → 8', [change('s1')]), AMBER, GONE)).toEqual({
    what: GONE,
    changes: [],
  });
});

test('what was only noticed for others stays, without the sentence about the student', () => {
  const noticed = change('s2', { reason: 'sheet' });
  const typed = batch('Amber de Vrees, Toets: 7 → 8', [noticed, change('s1')]);
  expect(withoutStudent(typed, AMBER, GONE)).toEqual({ what: GONE, changes: [noticed] });
});

test('of a list of names and a list of ids only that one goes', () => {
  const leftOut = change('', { assignment: '', field: LEFT_OUT, before: 's9', after: 's9 s1 s2' });
  const listed = batch('Weggelaten: Amber de Vries, Bilal Haddad', [leftOut], 'repair');
  expect(withoutStudent(listed, AMBER, GONE)).toEqual({
    what: 'Weggelaten: …, Bilal Haddad',
    changes: [{ ...leftOut, after: 's9 s2' }],
  });
  const alone = batch('Weggelaten: Amber de Vries', [{ ...leftOut, before: 's9', after: 's9 s1' }], 'repair');
  expect(withoutStudent(alone, AMBER, GONE)).toEqual({ what: GONE, changes: [] });
});

test.each([
  ['Amber de Vries, Bo', '…, Bo'],
  [`${'Bo, '.repeat(125)}Bo, Amber de Vr`, `${'Bo, '.repeat(125)}Bo, …`],
  ['Bo, Amber', 'Bo, Amber'],
  ['Terug: Ambra de Vries en Amber de Vriesman', 'Terug: … en Amber de Vriesman'],
  ['niets', 'niets'],
])('redacted: %s', (text, wanted) => {
  expect(redacted(text, AMBER.names)).toBe(wanted);
});

test.each([
  ['samen met amber de vries', true],
  ['A@school.nl', true],
  ['aa@school.nl', false],
  ['Amber', false],
])('named in “%s”: %s', (text, wanted) => {
  expect(finder(AMBER)(text)).toBe(wanted);
});

test('names with signs of a pattern in them are taken as they are', () => {
  const odd = { id: 's1', names: ['J. (Jan) de+Wit'], emails: [] };
  expect(finder(odd)('Met J. (Jan) de+Wit erbij')).toBe(true);
  expect(finder(odd)('Met Jx Jan de Wit')).toBe(false);
});

test('a student has had every name and address that the log, the sheet and the rows of work tell', () => {
  const made = change('s1', {
    assignment: '',
    field: 'created',
    after: { last: 'Vries', first: 'Amber', email: 'a@b.nl' },
  });
  const log: LogRow[] = [
    { row: 3, revision: 1, batch: logged([made]), strange: [] },
    {
      row: 4,
      revision: 2,
      batch: logged([change('s1', { assignment: '', field: 'last', before: 'Vries', after: 'Bos' })]),
      strange: [],
    },
    {
      row: 5,
      revision: 3,
      batch: logged([change('s1', { assignment: '', field: 'email', before: 'a@b.nl', after: 'c@d.nl' })]),
      strange: [],
    },
  ];
  const works = [
    {
      row: 3,
      assignment: 'a1',
      student: 's1',
      title: 'Toets',
      name: 'Amber B.',
      facts: emptySubmission('s1', 'a1'),
      submission: null,
      strange: [],
    },
  ];
  const leaver = leaverOf('s1', [{ last: 'Bosch', first: 'Amber', email: '' }], works, log);
  expect(leaver).toEqual({
    id: 's1',
    names: ['Amber Vries', 'Amber Bos', 'Amber Bosch', 'Amber B.'],
    emails: ['a@b.nl', 'c@d.nl'],
  });
  expect(departedIn([], works, log)).toEqual([{ id: 's1', name: 'Amber Bos' }]);
  expect(departedIn([{ id: 's1' }], works, log)).toEqual([]);
});

function logged(changes: readonly Change[]): Batch {
  return { revision: 1, id: 'b', at: '', who: '', lock: '', reason: 'roster', what: '', changes };
}

test('whatever a batch holds: nothing of the student is left, and everything of the others', () => {
  const ids = fc.constantFrom('s1', 's2', 's3');
  const any = fc.array(
    fc.record({
      student: ids,
      assignment: fc.constantFrom('', 'a1', 'a2'),
      field: fc.constantFrom('draft', 'comment'),
      before: fc.constant(null),
      after: fc.string(),
    }),
  );
  fc.assert(
    fc.property(any, (changes) => {
      const others = changes.filter(({ student }) => student !== 's1');
      const left = withoutStudent(batch('what', changes), AMBER, GONE);
      expect(left?.changes ?? changes).toEqual(others);
      expect(left === null).toBe(others.length === changes.length);
    }),
  );
});

test.each(['Anne-Fleur van Dijk-Smit', 'A. (Bo) O’Neill / Ö', 'jan-willem+4b@school.nl', '$& [x]^{2}|\\\\d*?'])(
  'a name with any signs in it is found: %s',
  (name) => {
    const leaver = { ...AMBER, names: [name] };
    expect(finder(leaver)(`samen met ${name}.`)).toBe(true);
    expect(redacted(`${name}, Bo`, [name])).toBe('…, Bo');
  },
);

test('a name of any signs is found where it stands by itself', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(name, (text) => {
      expect(finder({ ...AMBER, names: [text.trim()] })(`; ${text.trim()} ;`)).toBe(true);
    }),
  );
});
