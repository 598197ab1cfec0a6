import type { Hundredths } from './grade';
import { hash } from './hash';
import type { Submission } from './submission';

/** What a teacher saw of a student's work before returning it. */
interface SeenWork {
  readonly draft: Hundredths | null;
  /** of everything else that decides what is given back */
  readonly print: string;
}

/** What was in the confirmation of a return: the points, and each student's draft with a print of the rest. */
export function returnSeen(points: number | null, works: readonly Submission[]): string {
  return `${points ?? ''};${works.map((s) => `${s.draft ?? ''}.${workPrint(s)}`).join(',')}`;
}

/** Changes with everything but the draft that decides what a return gives back. */
export function workPrint({ turnedIn, returned, excused, comment }: Submission): string {
  return hash(JSON.stringify([turnedIn, returned?.grade, excused, comment]));
}

/** Reads what `returnSeen` wrote about these students, in the order of then. */
export function seenIn(
  text: string,
  students: readonly string[],
): { readonly points: number | null; readonly works: ReadonlyMap<string, SeenWork> } {
  const [points = '', list = ''] = text.split(';');
  const parts = list.split(',');
  const works = students.map((id, i): [string, SeenWork] => {
    const [draft = '', print = ''] = (parts[i] || '').split('.');
    return [id, { draft: numberOrNone(draft), print }];
  });
  return { points: numberOrNone(points), works: new Map(works) };
}

function numberOrNone(text: string): number | null {
  return text === '' ? null : Number(text);
}
