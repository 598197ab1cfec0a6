import fc from 'fast-check';
import { commentsIn, returnedComments, withDraft } from '../../src/gradebook/comment';
import { factsBefore, returnFacts, returnSubmission } from '../../src/gradebook/returning';
import { changesOf, type Batch } from '../../src/gradebook/batch';
import { emptySubmission } from '../../src/gradebook/submission';

const [at, later] = ['2026-11-16T14:03:00', '2026-11-20T09:00:00'];
const [ann, bob] = ['ann@school.example', 'bob@school.example'];

test('the cell is for people too: each text, and who signed it', () => {
  const first = returnedComments(withDraft('', 'Mooi.\n\nZie vraag 3.', ann), at, bob);
  expect(first).toBe(`Mooi.\n\nZie vraag 3.\n— 2026-11-16 14:03:00 ${ann}`);
  expect(withDraft(first, 'Nu af.', bob)).toBe(`${first}\n\nNu af.\n— ${bob}`);
});

test('a gradebook made earlier has only a text: it goes with the next return, signed by who returns it', () => {
  expect(commentsIn('Goed zo.\n— tot morgen!')).toEqual({ said: [], draft: 'Goed zo.\n— tot morgen!', by: '' });
  expect(commentsIn(returnedComments('Goed zo.', at, bob)).said).toEqual([{ text: 'Goed zo.', at, who: bob }]);
});

test('returning without a comment leaves the cell as it is', () => {
  const cell = returnedComments(withDraft('', 'Mooi.', ann), at, ann);
  expect(returnedComments(cell, later, ann)).toBe(cell);
  expect(returnedComments('', at, ann)).toBe('');
});

/** Texts that look like signatures, or nearly. */
const line = fc.oneof(
  fc.constantFrom(
    `— ${at.replace('T', ' ')} ${ann}`,
    `— ${bob}`,
    ' — x',
    '  —',
    '—',
    '',
    '=1+1',
    "'t is goed",
    '— 2026-02-31 10:00:00',
    `nog eens — ${at.replace('T', '  ')}`,
    `— \u2060 ${at.replace('T', ' ')} ${bob}`,
    `—\u2060 ${at.replace('T', ' ')}`,
    `vraag — ${ann}`,
  ),
  fc.string({ maxLength: 12 }).filter((text) => !/[\r\n]/.test(text)),
);
const text = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) => lines.join('\n').trim())
  .filter((one) => one !== '');

test('whatever is written is read back as it was written, after any number of returns', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text, who: fc.constantFrom(ann, bob) }), { maxLength: 4 }),
      text,
      (given, draft) => {
        const returned = given.reduce(
          (cell, { text: said, who }) => returnedComments(withDraft(cell, said, who), at, 'else@school.example'),
          '',
        );
        expect(commentsIn(withDraft(returned, draft, ann))).toEqual({
          said: given.map((one) => ({ ...one, at })),
          draft,
          by: ann,
        });
        expect(withDraft(withDraft(returned, draft, ann), '', bob)).toBe(returned);
      },
    ),
  );
});

const inOneLine = (cell: string) => cell.replace(/\s+/g, ' ').trim();

test('a cell of which all was trimmed to one line holds the same comments, and the same to go with the next return', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text, who: fc.constantFrom(ann, bob) }), { maxLength: 4 }),
      fc.option(text, { nil: '' }),
      fc.constantFrom(ann, ''),
      (given, draft, by) => {
        const returned = given.reduce((cell, one) => returnedComments(withDraft(cell, one.text, one.who), at, ''), '');
        const trimmed = commentsIn(inOneLine(withDraft(returned, draft, by)));
        expect({ ...trimmed, draft: inOneLine(trimmed.draft) }).toMatchObject({
          draft: inOneLine(draft),
          by: draft === '' ? '' : by,
        });
        expect(trimmed.said.map((one) => [inOneLine(one.text), one.who])).toEqual(
          given.map((one) => [inOneLine(one.text), one.who]),
        );
        // With another comment it stands in lines again.
        expect(commentsIn(withDraft(inOneLine(returned), 'Nu af.', bob))).toMatchObject({
          draft: 'Nu af.',
          by: bob,
          said: trimmed.said.map(({ who }) => ({ who })),
        });
      },
    ),
  );
});

test('who wrote is not always known: then who returns signs, and else nobody', () => {
  expect(commentsIn(returnedComments(withDraft('', 'Mooi.', ''), at, '')).said).toEqual([
    { text: 'Mooi.', at, who: '' },
  ]);
});

describe('a message that goes out later', () => {
  const terms = { points: 100, who: ann, unfinished: false };
  const graded = { ...emptySubmission('s1', 'a1'), draft: 800, comment: withDraft('', 'Eerste', ann) };
  const once = returnSubmission(graded, { ...terms, at });
  const batch = (changes: Batch['changes']): Batch => ({
    ...{ revision: 1, id: 'b', at, who: ann, lock: '', reason: 'return', what: '', changes },
  });

  test('says what was returned then, whatever was written since', () => {
    const since = { ...once, comment: withDraft(once.comment, 'Later', ann) };
    const log = [batch(changesOf(once, since)), batch(changesOf(graded, once))];
    expect(returnFacts(log, since)).toEqual(factsBefore(graded));
    expect(returnFacts(log, since)).toEqual({ before: null, comment: 'Eerste', onlyComment: false });
  });

  test('knows a comment alone, with the points of the return before it (S38)', () => {
    const commented = { ...once, comment: withDraft(once.comment, 'Nog iets', ann) };
    const twice = returnSubmission(commented, { ...terms, points: 50, at: later });
    expect(twice.returned).toEqual({ grade: 800, points: 100, at: later, unfinished: false });
    expect(returnFacts([batch(changesOf(commented, twice))], twice)).toMatchObject({
      comment: 'Nog iets',
      onlyComment: true,
    });
    const again = returnSubmission({ ...commented, turnedIn: true }, { ...terms, at: later });
    expect(returnFacts([batch(changesOf({ ...commented, turnedIn: true }, again))], again).onlyComment).toBe(false);
  });

  test('in a log made earlier, where a comment was not taken away by a return', () => {
    const old = { ...once, comment: 'Later' };
    const log = [
      batch(changesOf({ ...once, comment: 'Eerste' }, old)),
      batch([{ student: 's1', assignment: 'a1', field: 'returned', before: null, after: { ...once.returned } }]),
    ];
    expect(returnFacts(log, old).comment).toBe('Eerste');
  });
});
