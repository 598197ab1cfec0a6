/**
 * A run that is cut off, wherever: after the next visit the gradebook is as if the deed was not done, or as if it was.
 * Every deed and every remote call of it are found by doing it; `npm run test:nightly` tries every call in every way.
 */
import { cutOff, countMails, EVERY, stage, tolerated, type Accident, type Scene } from './crash';
import { DEEDS, openRoom } from './deeds';
import { inconsistencies, picture, rowsOf, tab, titlesIn } from './picture';
import { contents, mainButton, openWork } from './quizzes';

const room = openRoom();
const start = room.workspace.remember();

/** The teacher comes back: Home, then the work of every assignment, then Home. */
function visit(): string {
  room.panel.open();
  const home = room.panel.text();
  for (const title of titlesIn(room.file)) openWork(room, title);
  room.panel.open();
  return home;
}

interface Ends {
  readonly notDone: string;
  readonly done: string;
  readonly sentBefore: number;
}

function ends(scene: Scene): Ends {
  scene.restore();
  const sentBefore = room.workspace.mailbox.length;
  visit();
  const notDone = picture(room.file, { mail: false });
  scene.restore();
  scene.run();
  visit();
  return { notDone, done: picture(room.file, { mail: false }), sentBefore };
}

/** Calls at which something new can happen; looking up two things in a row is one thing to be cut off in. */
function places({ remote }: Scene): { readonly index: number; readonly accidents: readonly Accident[] }[] {
  return remote.flatMap(({ index, call }, i) => {
    if (call.kind === 'write' || call.kind === 'mail')
      return [{ index, accidents: ['throws', 'answer lost', 'stops'] as const }];
    const again = call.kind === 'lookup' && remote[i - 1]?.call.kind === 'lookup';
    if (again && !EVERY) return [];
    return [{ index, accidents: EVERY ? (['throws', 'answer lost', 'stops'] as const) : (['throws'] as const) }];
  });
}

/** What became of the messages: nobody got one twice, and one that did not go out is told. */
function mailTroubles(scene: Scene, { sentBefore }: Ends, home: string): string[] {
  const sent = countMails(room, sentBefore);
  const grades = tab(room.file, 'grades');
  const emails = new Map(
    Array.from({ length: grades.lastRow() }, (_, i) => [String(grades.raw(i + 1, 1)), String(grades.raw(i + 1, 4))]),
  );
  const marks = rowsOf(tab(room.file, 'submissions')).map(
    (row) => [emails.get(String(row['student'])) ?? '', String(row['mail'])] as const,
  );
  return [...scene.mails].flatMap(([email, wanted]) => {
    const got = sent.get(email) ?? 0;
    const open = marks.filter(([to, mark]) => to === email && /niet verstuurd/.test(mark));
    if (got >= wanted) return got > wanted ? [`${email} got ${got} messages`] : [];
    const done = picture(room.file, { mail: false }) !== ends_.notDone;
    if (!done) return [];
    if (open.length === 0) return [`${email} got none, and nothing says so`];
    return /niet verstuurd/.test(home) ? [] : [`Home does not tell about ${email}: ${home}`];
  });
}

/** The teacher sends what waits, as Home offers: nobody may get a message twice by that. */
function sentAgain({ mails }: Scene, { sentBefore }: Ends): string[] {
  for (const n of [1, 2, 3])
    if (room.panel.text().includes(room.t.home.mailWaiting(n))) {
      room.panel.click(room.t.home.mailWaiting(n));
      // Not where the limit of the day is reached.
      if (mainButton(room) === room.t.returning.sendRest) room.panel.click(mainButton(room));
    }
  const sent = countMails(room, sentBefore);
  return [...mails].flatMap(([email, wanted]) =>
    (sent.get(email) ?? 0) > wanted ? [`${email} got a message again`] : [],
  );
}

let ends_: Ends;

describe.each(DEEDS)('$name', (deed) => {
  test('cut off at any call', () => {
    const scene = stage(room, start, deed);
    ends_ = ends(scene);
    const judged = new Map<string, string[]>();
    const troubles: string[] = [];
    for (const { index, accidents } of places(scene)) {
      for (const accident of accidents) {
        tolerated(room, deed, () => {
          cutOff(room, scene, accident, index);
        });
        const state = [...contents(room), room.workspace.mailbox.length].join('\n');
        const known = judged.get(state);
        const found = known ?? judge(scene);
        judged.set(state, found);
        const { name } = scene.remote.find((one) => one.index === index)?.call ?? { name: '' };
        if (known === undefined)
          troubles.push(...found.map((trouble) => `${accident} at ${index} ${name}: ${trouble}`));
      }
    }
    expect(troubles).toEqual([]);
  });
});

function judge(scene: Scene): string[] {
  const home = visit();
  const now = picture(room.file, { mail: false });
  const wrong =
    now === ends_.notDone || now === ends_.done ? [] : [`neither done nor not done: ${differences(now, ends_)}`];
  return [...wrong, ...inconsistencies(room.file), ...mailTroubles(scene, ends_, home), ...sentAgain(scene, ends_)];
}

/** The lines by which it differs from the nearer of the two. */
function differences(now: string, { notDone, done }: Ends): string {
  const from = (wanted: string) => {
    const [a, b] = [now.split('\n'), wanted.split('\n')];
    return [
      ...b.filter((line) => !a.includes(line)).map((line) => `- ${line}`),
      ...a.filter((line) => !b.includes(line)).map((line) => `+ ${line}`),
    ];
  };
  const [a, b] = [from(notDone), from(done)];
  return a.length < b.length ? `from not done:\n${a.join('\n')}` : `from done:\n${b.join('\n')}`;
}
