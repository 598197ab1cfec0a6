/** The hidden list of all students: in one cell, whatever the size of the class. */
import { listedPrint, studentPrint } from '../../src/gradebook/shuffled';
import { listedText } from '../../src/google/summaries';

const who = (i: number) => ({ last: `Jansen${i}`, first: 'Anna', email: `s${i}@school.example` });
const listOf = (students: number) =>
  new Map(
    Array.from({ length: students }, (_, i) => [`s${String(i).padStart(10, '0')}`, listedPrint(who(i))] as const),
  );

test.each([
  [1000, 'with the signs of their names', listedPrint(who(0))],
  [2000, 'without them', studentPrint(who(0))],
])('%i students are all in it, %s', (students, _, first) => {
  const text = listedText(listOf(students));
  expect(text.length).toBeLessThanOrEqual(50_000);
  expect(text.split(' ')).toHaveLength(students);
  expect(text.split(' ')[0]).toBe(`s0000000000:${first}`);
});

test('where not even that fits there is no list, and none that is cut', () => {
  expect(listedText(listOf(5000))).toBe('');
});
