/**
 * Random stories of a gradebook, held against a small model of one (`model.ts`). A story that does not end as the model says
 * is shrunk to the shortest that does not, and told in sentences.
 */
import fc from 'fast-check';
import { EVERY } from '../stories/crash';
import { play } from './play';
import type { Room } from './room';
import { step } from './steps';

interface Telling {
  readonly telling: number;
  readonly stories: number;
  /** in a story at most */
  readonly steps: number;
  /** none: other stories every time */
  readonly seed?: number;
}

/** By day the same fifty short stories; by night a thousand new ones of up to three hundred steps, a hundred a test. */
const TELLINGS: readonly Telling[] = EVERY
  ? Array.from({ length: 10 }, (_, i) => ({ telling: i + 1, stories: 100, steps: 300 }))
  : [{ telling: 1, stories: 50, steps: 14, seed: 20_261_116 }];

/** A long story takes seconds, and making it shorter tells it hundreds of times: then the shortest so far is told. */
const SHORTENING_MS = 600_000;

export function tellStories(room: Room): void {
  test.each(TELLINGS)(
    '$stories stories of up to $steps steps end as the model says ($telling)',
    ({ stories, steps, seed }) => {
      const story = fc.property(fc.array(step, { minLength: 1, maxLength: steps, size: 'max' }), (some) => {
        play(room, some);
      });
      const found = fc.check(story, { numRuns: stories, endOnFailure: true, ...(seed === undefined ? {} : { seed }) });
      if (!found.failed) return;
      const again = { seed: found.seed, path: found.counterexamplePath ?? '' };
      fc.assert(story, { ...again, interruptAfterTimeLimit: SHORTENING_MS });
    },
  );
}
