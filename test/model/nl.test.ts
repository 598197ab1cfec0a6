/** A Dutch class against the model; see `stories.ts`. */
import { Disagreement, play } from './play';
import { openRoom } from './room';
import { tellStories } from './stories';

const room = openRoom('nl');
tellStories(room);

test('what does not end as the model says is told as a story', () => {
  const [quiz, ...others] = room.beginning.assignments;
  const wrong = {
    ...room,
    beginning: { ...room.beginning, assignments: quiz ? [{ ...quiz, points: 20 }, ...others] : [] },
  };
  const story = () => {
    play(wrong, [
      { do: 'type', student: 0, assignment: 0, text: 1 },
      { do: 'sort', by: 0, up: true },
    ]);
  };
  expect(story).toThrow(Disagreement);
  expect(story).toThrow('1. Somebody types “8,5” in the cell of Bos for Toets H3.\n2. Somebody sorts');
  expect(story).toThrow('points of Toets H3 in Assignments: 10, and not 20');
});
