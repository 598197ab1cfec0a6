import fc from 'fast-check';
import { halfUp, fraction, times } from '../../src/gradebook/fraction';
import { equalParts, MILLION, sumsOf, totalPoints, weighted, worksIn, type Work } from '../../src/gradebook/overall';

const work = (grade: number, points: number, category = ''): Work => ({ grade, points, category });

/** A part of all points as a percentage with one decimal, half up. */
function percent(part: ReturnType<typeof totalPoints>): number | null {
  return part && halfUp(times(part, fraction(1000, 1))) / 10;
}

const CATEGORIES = [
  { name: 'Toetsen', weight: 2000 },
  { name: 'Oefening', weight: 1000 },
  { name: 'Project', weight: 7000 },
];

describe('total points (B.3)', () => {
  test('90/100 and 95/100 are 185/200: 92,5 %', () => {
    const works = [work(90, 100), work(95, 100)];
    expect(sumsOf(works)).toEqual({ earned: 185 * MILLION, possible: 200 * MILLION });
    expect(percent(totalPoints(works))).toBe(92.5);
  });

  test('points over points, not a mean of percentages: 83,9 %, not 78,8 %', () => {
    const works = [work(4, 5), work(3.5, 5), work(4, 5), work(85, 100)];
    expect(percent(totalPoints(works))).toBe(83.9);
    expect((80 + 70 + 80 + 85) / 4).toBe(78.75);
  });

  test('each assignment the same is the mean of the percentages: 78,8 %', () => {
    const works = [work(4, 5), work(3.5, 5), work(4, 5), work(85, 100)];
    expect(percent(equalParts(works))).toBe(78.8);
    expect(percent(equalParts([work(1, 3), work(2, 3)]))).toBe(50);
    expect(equalParts([])).toBeNull();
  });

  test('excused work is not among the works: five at 100 % stay 100 %', () => {
    expect(percent(totalPoints(Array.from({ length: 5 }, () => work(10, 10))))).toBe(100);
  });

  test('without graded work there is no figure, and a nought is one', () => {
    expect(totalPoints([])).toBeNull();
    expect(percent(totalPoints([work(0, 10)]))).toBe(0);
  });

  test('extra credit counts', () => {
    expect(percent(totalPoints([work(12, 10)]))).toBe(120);
  });
});

describe('weighted categories (B.3)', () => {
  test('each category is points over points', () => {
    const works = [work(4, 5, 'Toetsen'), work(3.5, 5, 'Toetsen'), work(4, 5, 'Toetsen'), work(85, 100, 'Toetsen')];
    expect(percent(weighted(works, CATEGORIES))).toBe(83.9);
  });

  test('a category without graded work drops out: 20/10/70 becomes 22,2/77,8', () => {
    const tests = [work(10, 10, 'Toetsen'), work(0, 10, 'Project')];
    const project = [work(0, 10, 'Toetsen'), work(10, 10, 'Project')];
    expect(percent(weighted(tests, CATEGORIES))).toBe(22.2);
    expect(percent(weighted(project, CATEGORIES))).toBe(77.8);
  });

  test('weights need not add up to 100, and one of nought counts nowhere', () => {
    const works = [work(10, 10, 'A'), work(5, 10, 'B'), work(0, 10, 'C')];
    const categories = [
      { name: 'A', weight: 1234 },
      { name: 'B', weight: 1234 },
      { name: 'C', weight: 0 },
    ];
    expect(percent(weighted(works, categories))).toBe(75);
  });

  test('capitals do not matter; work without a weighted category counts nowhere', () => {
    const works = [work(10, 10, 'toetsen'), work(0, 10), work(0, 10, 'Anders')];
    expect(worksIn(works, 'TOETSEN')).toHaveLength(1);
    expect(percent(weighted(works, CATEGORIES))).toBe(100);
    expect(weighted([work(0, 10)], CATEGORIES)).toBeNull();
    expect(weighted(works, [])).toBeNull();
  });
});

describe('what holds for every book', () => {
  const works = fc.array(
    fc.record({
      category: fc.constantFrom('Toetsen', 'Oefening', 'Project'),
      grade: fc.nat(20_000).map((hundredths) => hundredths / 100),
      points: fc.integer({ min: 1, max: 200 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('one category weighs everything: the two systems agree', () => {
    fc.assert(
      fc.property(works, fc.integer({ min: 1, max: 10_000 }), (all, weight) => {
        const one = all.map((each) => ({ ...each, category: 'Toetsen' }));
        expect(percent(weighted(one, [{ name: 'Toetsen', weight }]))).toBe(percent(totalPoints(one)));
      }),
    );
  });

  test('all out of the same points: each the same or by points is one thing', () => {
    fc.assert(
      fc.property(works, fc.integer({ min: 1, max: 200 }), (all, points) => {
        const alike = all.map((each) => ({ ...each, points }));
        expect(percent(equalParts(alike))).toBe(percent(totalPoints(alike)));
        expect(percent(weighted(alike, CATEGORIES, equalParts))).toBe(percent(weighted(alike, CATEGORIES)));
      }),
    );
  });

  test('the order of work and categories, and a common factor of the weights, change nothing', () => {
    fc.assert(
      fc.property(works, fc.integer({ min: 2, max: 9 }), (all, factor) => {
        const turned = CATEGORIES.map(({ name, weight }) => ({ name, weight: weight * factor })).reverse();
        expect(percent(weighted([...all].reverse(), turned))).toBe(percent(weighted(all, CATEGORIES)));
      }),
    );
  });
});
