/**
 * What a teacher does in the side panel: the way there, the last click (which is one run of the program, and can be cut off
 * or interleaved), and what it makes of the gradebook.
 */
import type { Panel } from '../host/panel';
import type { Text } from '../../src/text/language';
import { openLine } from '../stories/changes';
import { assignmentId } from '../stories/deeds';
import { FormSide } from '../stories/formSide';
import { rowsOf, tab } from '../stories/picture';
import {
  assignmentsIn,
  cellAt,
  changedBetween,
  comment,
  countsOf,
  enter,
  erase,
  excuse,
  flagMany,
  giveBack,
  hasNews,
  holds,
  isKnown,
  importQuiz,
  keyOf,
  lostIn,
  markTurnedIn,
  mayReturn,
  notice,
  noticeIn,
  passesBy,
  planRestore,
  putBack,
  same,
  changesAnything,
  restore,
  sendWaiting,
  studentsIn,
  takeSnapshot,
  toldOf,
  tracesOf,
  undo,
  withAssignment,
  withWork,
  workAt,
  type Assignment,
  type Flag,
  type Model,
  type Rules,
  type Student,
  type Undoable,
} from './model';
import { COLLEAGUE, idOfStudent, seenBy, type Actor, type Room } from './room';
import { newAssignment, nextTitle } from './sheet';
import type { Deed } from './steps';
import { commentAt, endOf, inField, pick, pickedDayAt, pointsAt, shownGrade, WEIGHTS } from './typing';

export interface Plan {
  readonly said: string;
  /** up to the last click */
  readonly prepare: () => void;
  readonly last: () => void;
  /** what it makes of a gradebook that may have changed since the last card was drawn */
  readonly outcome: (now: Model) => Model;
  /** done in the page in Forms */
  readonly inForms?: true;
  /** whether the teacher was told to wait; default: whether the side panel says so */
  readonly busy?: () => boolean;
  /** what is wrong with the card that is in view then */
  readonly judge?: () => readonly string[];
}

/** What can be undone, by the number of its batch in History from the first. */
export interface Remembered {
  readonly batch: string;
  readonly said: string;
  readonly what: Undoable;
}

export interface Scene {
  readonly room: Room;
  readonly model: Model;
  readonly who: Actor;
  readonly remembered: readonly Remembered[];
  /** of which nobody in the class knows whether they arrived: those that did not */
  readonly missed: ReadonlySet<string>;
}

type DeedOf<D extends Deed['do']> = Extract<Deed, { readonly do: D }>;

/** The plan for a deed in a gradebook that was just opened; null: it cannot be done now. */
export function planOf(scene: Scene, deed: Deed): Plan | null {
  switch (deed.do) {
    case 'enter':
      return enterPlan(scene, deed);
    case 'comment':
    case 'excuse':
    case 'turnedIn':
      return studentPlan(scene, deed);
    case 'import':
      return importPlan(scene);
    case 'return':
      return returnPlan(scene, deed);
    case 'points':
      return pointsPlan(scene, deed);
    case 'due':
      return duePlan(scene, deed);
    case 'make':
      return makePlan(scene, deed);
    case 'undo':
      return undoPlan(scene, deed);
    case 'putBack':
      return putBackPlan(scene);
    case 'check':
      return checkPlan(scene);
    case 'inForms':
      return formsPlan(scene, deed);
    case 'snapshot':
      return snapshotPlan(scene);
    case 'restore':
      return restorePlan(scene, deed);
    case 'mail':
      return mailPlan(scene);
    case 'counts':
    case 'weigh':
    case 'overall':
      return rulesPlan(scene, deed);
    case 'flag':
      return flagPlan(scene, deed);
    case 'erase':
      return erasePlan(scene, deed);
  }
}

export function pickAt(
  { model }: Scene,
  at: { readonly student: number; readonly assignment: number },
): { readonly student: Student; readonly assignment: Assignment; readonly key: string } | null {
  const [students, assignments] = [studentsIn(model), assignmentsIn(model)];
  if (students.length === 0 || assignments.length === 0) return null;
  const [student, assignment] = [pick(students, at.student), pick(assignments, at.assignment)];
  return { student, assignment, key: keyOf(assignment, student) };
}

/** The main button of the card in view, unless it only leads away. */
export function pressMain(panel: Panel, away: readonly string[] = []): void {
  const main = panel.card.footer?.primary;
  if (main?.onClick && !away.includes(main.text)) panel.press(main.onClick);
}

function fullName({ first, name }: Student): string {
  return `${first} ${name}`.trim();
}

/** From Home, which is in view, to the list. */
function openList({ room, who }: Scene, title: string): void {
  seenBy(room, who).panel.click(title, new RegExp(`· .* ${title}`));
}

export function openFields(scene: Scene, assignment: Assignment): void {
  openList(scene, assignment.title);
  const { panel, t } = seenBy(scene.room, scene.who);
  panel.click(t.work.enter);
}

export function fieldOf({ room }: Scene, student: Student): string {
  return `grade.${idOfStudent(room, student.name)}`;
}

// ---- grades

function enterPlan(scene: Scene, deed: DeedOf<'enter'>): Plan | null {
  const at = pickAt(scene, deed);
  if (!at || at.assignment.points === null) return null;
  const { room, who, model } = scene;
  const { text } = inField(deed.text, model);
  return {
    said: `${who} types “${text}” beside ${at.student.name} in the list of ${at.assignment.title}.`,
    prepare: () => {
      openFields(scene, at.assignment);
    },
    last: () => {
      seenBy(room, who).panel.type(fieldOf(scene, at.student), text);
    },
    outcome: (now) =>
      entered(now, { drawn: model, assignment: at.assignment, key: at.key, text: deed.text, who }).model,
  };
}

export interface Entry {
  /** the gradebook when the card was drawn */
  readonly drawn: Model;
  readonly assignment: Assignment;
  readonly key: string;
  readonly text: number;
  readonly who: string;
}

/** A grade typed on a card; when somebody else changed it since, the teacher is asked, and nothing is written (S45). */
export function entered(
  now: Model,
  { drawn, assignment: { key: a }, key, text, who }: Entry,
): { readonly model: Model; readonly asked: boolean } {
  const isGone = !now.assignments.some((one) => one.key === a);
  if (isGone || !isKnown(now, key)) return { model: now, asked: false };
  const { text: typed, grade } = inField(text, now);
  const inBox = seenText(drawn, key);
  const looked = noticeIn(now, a);
  const assignment = looked.assignments.find((one) => one.key === a);
  if (typed === inBox || grade === 'no' || assignment?.points === null || holds(looked, key, grade))
    return { model: now, asked: false };
  if (isElses(looked, now, { drawn, key, who })) return { model: now, asked: true };
  return { model: enter(looked, key, grade, who), asked: false };
}

/** Whether somebody else changed the cell since the card was drawn: what one typed on a card oneself is no surprise. */
function isElses(looked: Model, now: Model, { drawn, key, who }: Pick<Entry, 'drawn' | 'key' | 'who'>): boolean {
  const isSame = same(workAt(looked, key).draft, workAt(now, key).draft);
  const own = workAt(looked, key).typedBy === who && cellAt(looked, key).odd === '' && isSame;
  return seenText(looked, key) !== seenText(drawn, key) && !own;
}

/** What stands in the box of a grade. */
export function seenText(model: Model, key: string): string {
  const { draft } = workAt(model, key);
  return cellAt(model, key).odd || (draft === null ? '' : shownGrade(draft, model));
}

// ---- one student

function studentPlan(scene: Scene, deed: DeedOf<'comment'> | DeedOf<'excuse'> | DeedOf<'turnedIn'>): Plan | null {
  const at = pickAt(scene, deed);
  if (!at) return null;
  const { room, who } = scene;
  const { panel, t } = seenBy(room, who);
  const { assignment, student, key } = at;
  const name = `${student.name} for ${assignment.title}`;
  const before = workAt(scene.model, key);
  const prepare = () => {
    openList(scene, assignment.title);
    panel.click(fullName(student));
  };
  if (deed.do === 'comment') {
    const text = commentAt(deed.text);
    return {
      said: `${who} writes to ${name}: “${text}”.`,
      prepare,
      last: () => {
        panel.type('comment', text);
      },
      outcome: (now) => (text === before.comment ? now : comment(noticeIn(now, assignment.key), key, text)),
    };
  }
  if (deed.do === 'excuse') {
    const on = !before.excused;
    return {
      said: `${who} ${on ? 'excuses' : 'no longer excuses'} ${name}.`,
      prepare,
      last: () => {
        panel.click(on ? t.student.excuse : t.student.notExcused);
      },
      outcome: (now) => {
        const looked = noticeIn(now, assignment.key);
        // A grade that came since the card was drawn is shown first: the teacher is asked.
        const unseen = workAt(looked, key).draft !== null && isElses(looked, now, { drawn: scene.model, key, who });
        return on && unseen ? now : changing(looked, now, (seen) => excuse(seen, key, on));
      },
    };
  }
  const on = !before.turnedIn;
  // What the card offers, it offers by the due date as it was then.
  let late = false;
  return {
    said: `${who} marks ${name} as ${on ? '' : 'not '}turned in.`,
    prepare: () => {
      prepare();
      late = panel.text().includes(t.student.markLate);
    },
    last: () => {
      panel.click(!on ? t.student.markNotTurnedIn : late ? t.student.markLate : t.student.markTurnedIn);
    },
    outcome: (now) => {
      const seen = noticeIn(now, assignment.key);
      return workAt(seen, key).turnedIn === on ? now : markTurnedIn(seen, key, assignment, late);
    },
  };
}

/** Nothing is written when nothing changes, not even what was typed meanwhile: the next visit does that. */
function changing(seen: Model, now: Model, change: (seen: Model) => Model): Model {
  const after = change(seen);
  return same([...after.works], [...seen.works]) ? now : after;
}

// ---- the quiz

function importPlan(scene: Scene): Plan | null {
  const { room, who, model } = scene;
  const assignment = assignmentsIn(model).find(({ quiz }) => quiz);
  if (!assignment || assignment.points === null) return null;
  const { panel, t } = seenBy(room, who);
  const same_ = (now: Model) => same(planned(model, assignment), planned(now, assignment));
  return {
    said: `${who} imports the quiz into ${assignment.title}.`,
    prepare: () => {
      openList(scene, assignment.title);
      panel.click(t.work.import, t.work.import);
    },
    last: () => {
      pressMain(panel, [t.cancel, t.done]);
    },
    outcome: (now) => {
      const looked = noticeIn(now, assignment.key);
      if (!hasNews(model, assignment) || !same_(looked)) return now;
      return changing(looked, now, (seen) => importQuiz(seen, assignment));
    },
  };
}

/** What the plan on the card is made from: anything else, and it is shown again. */
function planned(model: Model, assignment: Assignment): unknown {
  return toldOf(model, assignment).map(({ key, fresh }) => {
    const { draft, excused, imported } = workAt(model, key);
    return [key, draft, excused, imported === draft, cellAt(model, key).odd !== '', fresh];
  });
}

// ---- giving back

function returnPlan(scene: Scene, deed: DeedOf<'return'>): Plan | null {
  const { room, who, model } = scene;
  const all = assignmentsIn(model);
  if (all.length === 0) return null;
  const assignment = pick(all, deed.assignment);
  const chosen = studentsIn(model).filter((_, i) => (deed.students >> i) % 2 === 1);
  if (chosen.length === 0) return null;
  const { panel, t } = seenBy(room, who);
  const facts = (now: Model) =>
    chosen.map((student) => {
      const { draft, turnedIn, returned, excused, comment: text } = workAt(now, keyOf(assignment, student));
      return [draft, turnedIn, returned?.grade ?? null, excused, text];
    });
  const seen = facts(model);
  const names = chosen.map(({ name }) => name);
  const how = [deed.sendBack ? 'sending back what was not handed in' : '', deed.tell ? '' : 'without messages'].filter(
    (one) => one !== '',
  );
  return {
    said: `${who} returns ${assignment.title} to ${names.join(', ')}${how.length > 0 ? `, ${how.join(', ')}` : ''}.`,
    prepare: () => {
      openList(scene, assignment.title);
      panel.click(t.work.return);
      const ids = chosen.map((student) => idOfStudent(room, student.name));
      for (const id of panel.values('students')) if (!ids.includes(id)) panel.tick('students', id, false);
      for (const id of ids) panel.tick('students', id);
      panel.click(t.work.returnTicked);
      const fields = JSON.stringify(panel.card.sections);
      if (fields.includes('"unfinished"')) panel.choose('unfinished', deed.sendBack ? 'sendBack' : 'skip');
      if (fields.includes('"mail"')) panel.choose('mail', deed.tell ? 'yes' : 'no');
    },
    last: () => {
      pressMain(panel, [t.cancel]);
    },
    outcome: (now) => {
      const looked = noticeIn(now, assignment.key);
      if (
        !same(facts(looked), seen) ||
        !chosen.some((student) => mayReturn(workAt(looked, keyOf(assignment, student))))
      )
        return now;
      return changing(looked, now, (it) =>
        giveBack(
          it,
          { ...assignment, ...headOf(looked, assignment) },
          { students: names, sendBack: deed.sendBack, tell: deed.tell },
        ),
      );
    },
  };
}

/** The same import or return, on the cards of the sidebar in Forms. */
function formsPlan({ room, ...scene }: Scene, deed: DeedOf<'inForms'>): Plan | null {
  const place = { ...scene, room, who: COLLEAGUE } as const;
  const plan = deed.what === 'import' ? importPlan(place) : returnPlan(place, { ...deed, do: 'return' });
  const all = assignmentsIn(scene.model);
  const assignment = deed.what === 'import' ? all.find(({ quiz }) => quiz) : pick(all, deed.assignment);
  if (!plan || !assignment) return null;
  const sides: FormSide[] = [];
  const side = () => pick(sides, 0);
  const { t } = room;
  return {
    said: `In Forms, ${plan.said}`,
    prepare: () => {
      sides.push(new FormSide(room.colleagueInForms, t.menu.link));
      side().ask({
        ask: 'work',
        mode: 'look',
        assignment: assignmentId(room, assignment.title),
        filter: 'ALL',
        page: '0',
      });
      if (deed.what === 'import') side().press('importPlan');
      else fillReturn(room, side(), scene.model, deed);
    },
    last: () => {
      side().press(deed.what === 'import' ? 'importGrades' : 'doReturn');
    },
    outcome: plan.outcome,
    inForms: true,
    busy: () => side().notice === t.problem.busy || side().text.includes(t.problem.busy),
  };
}

function fillReturn(room: Room, side: FormSide, model: Model, deed: DeedOf<'inForms'>): void {
  const { t } = room;
  const chosen = studentsIn(model).filter((_, i) => (deed.students >> i) % 2 === 1);
  side.click(t.work.return);
  side.fill('students', ...chosen.map((student) => idOfStudent(room, student.name)));
  side.click(t.work.returnTicked);
  if (side.html.includes('name="unfinished"')) side.fill('unfinished', deed.sendBack ? 'sendBack' : 'skip');
  if (side.html.includes('name="mail"')) side.fill('mail', deed.tell ? 'yes' : 'no');
}

function headOf(model: Model, { key }: Assignment): Pick<Assignment, 'points' | 'due' | 'title'> {
  const { points, due, title } = model.assignments.find((one) => one.key === key) as Assignment;
  return { points, due, title };
}

/** The messages of the first assignment with messages that wait, or of which nobody knows; the teacher asks the students. */
function mailPlan(scene: Scene): Plan | null {
  const { room, who, model, missed } = scene;
  const { panel, t } = seenBy(room, who);
  const home = panel.text();
  const assignment = assignmentsIn(model).find((one) => {
    const counts = countsOf(model, one);
    const row =
      counts.uncertain > 0 ? `! ${t.home.mailUncertain(counts.uncertain)}` : t.home.mailWaiting(counts.waiting);
    return counts.waiting + counts.uncertain > 0 && home.includes(`${row} ${one.title}`);
  });
  if (!assignment) return null;
  const { waiting, uncertain } = countsOf(model, assignment);
  const unsure = studentsIn(model).filter((student) => workAt(model, keyOf(assignment, student)).mail === 'uncertain');
  const again = unsure.filter((student) => missed.has(keyOf(assignment, student)));
  // Without room for another message today the card offers no sending.
  if (uncertain === 0 && model.quota === 0) return null;
  if (uncertain === 0)
    return {
      said: `${who} sends the messages about ${assignment.title} that waited.`,
      prepare: () => {
        panel.click(t.home.mailWaiting(waiting), assignment.title);
      },
      last: () => {
        panel.click(t.returning.sendRest);
      },
      outcome: (now) => changing(noticeIn(now, assignment.key), now, (seen) => sendWaiting(seen, assignment)),
    };
  return {
    said: `${who} asks around, and says that ${again.map(({ name }) => name).join(', ') || 'nobody'} got no message about ${assignment.title}.`,
    prepare: () => {
      panel.click(`! ${t.home.mailUncertain(uncertain)}`, assignment.title);
      for (const student of again) panel.tick('students', idOfStudent(room, student.name));
    },
    last: () => {
      panel.click(again.length > 0 ? t.uncertainMail.again : t.uncertainMail.allSent);
    },
    outcome: (now) => {
      const names = again.map(({ name }) => name);
      return changing(noticeIn(now, assignment.key), now, (seen) =>
        again.length > 0 ? sendWaiting(seen, assignment, names) : settled(seen, assignment, unsure),
      );
    },
  };
}

function settled(model: Model, assignment: Assignment, unsure: readonly Student[]): Model {
  return unsure.reduce((now, student) => {
    const key = keyOf(assignment, student);
    return withWork(now, key, { ...workAt(now, key), mail: 'sent' });
  }, model);
}

// ---- assignments

function pointsPlan(scene: Scene, deed: DeedOf<'points'>): Plan | null {
  const { room, who, model } = scene;
  const all = assignmentsIn(model);
  if (all.length === 0) return null;
  const { panel, t } = seenBy(room, who);
  const assignment = pick(all, deed.assignment);
  const points = deed.points === 4 ? null : pointsAt(deed.points);
  return {
    said: `${who} makes ${assignment.title} be ${points === null ? 'without a grade' : `out of ${points}`}.`,
    prepare: () => {
      openList(scene, assignment.title);
      panel.click(t.work.changePoints);
      if (points !== null) panel.fill('points', String(points));
    },
    last: () => {
      panel.click(points === null ? t.pointsCard.noGrade : t.pointsCard.update);
    },
    outcome: (now) => withAssignment(noticeIn(now, assignment.key), assignment.key, { points }),
  };
}

/** In the form of the assignment; the list that comes after it notices what was typed. */
function duePlan(scene: Scene, deed: DeedOf<'due'>): Plan | null {
  const { room, who, model } = scene;
  const all = assignmentsIn(model);
  if (all.length === 0) return null;
  const { panel, t } = seenBy(room, who);
  const assignment = pick(all, deed.assignment);
  const day = pickedDayAt(deed.day);
  return {
    said: `${who} makes ${assignment.title} be due on ${day}.`,
    prepare: () => {
      openList(scene, assignment.title);
      panel.click(t.work.edit);
      panel.pickDate('dueDate', day);
    },
    last: () => {
      panel.click(t.assignment.save);
    },
    outcome: (now) => noticeIn(withAssignment(now, assignment.key, { due: endOf(day) }), assignment.key),
  };
}

function makePlan({ room, who, model }: Scene, deed: DeedOf<'make'>): Plan | null {
  if (model.assignments.length > 5) return null;
  const { panel, t } = seenBy(room, who);
  const [title, points] = [nextTitle(model), pointsAt(deed.points)];
  const made: Assignment = { ...newAssignment(model, title, points), met: true };
  return {
    said: `${who} makes an assignment, ${title}, out of ${points}.`,
    prepare: () => {
      panel.click(t.home.newAssignment);
      panel.fill('title', title);
      panel.fill('points', String(points));
    },
    last: () => {
      panel.click(t.assignment.make);
    },
    outcome: (now) => ({ ...now, assignments: [...now.assignments, made] }),
  };
}

// ---- undoing and putting back

/** Batches that the first page of Recent changes shows, newest first: of its rows those of which something is left. */
function listed({ file }: Room): string[] {
  const tidied = (data: unknown, reason: unknown) => data === '|[]' && !String(reason).endsWith('[erase]');
  const page = rowsOf(tab(file, 'history')).slice(-25);
  const rows = page.filter(({ revision, data, reason }) => typeof revision === 'number' && !tidied(data, reason));
  return rows
    .sort((a, b) => Number(b['revision']) - Number(a['revision']))
    .slice(0, 20)
    .map(({ batch }) => String(batch));
}

function undoPlan(scene: Scene, deed: DeedOf<'undo'>): Plan | null {
  const { room, who, model, remembered } = scene;
  const { panel, t } = seenBy(room, who);
  const there = listed(room);
  const known = [...remembered].reverse().filter(({ batch }) => there.includes(batch));
  if (known.length === 0) return null;
  const one = pick(known, deed.which);
  const before = undo(model, one.what);
  return {
    said: `${who} undoes “${one.said}”${before.undone === 0 ? ', of which nothing can be undone' : ''}.`,
    prepare: () => {
      panel.click(t.changes.title);
      openLine({ panel }, there.indexOf(one.batch));
      const main = panel.card.footer?.primary;
      const wanted = before.undone === 0 ? undefined : t.changes.undo(before.undone);
      if (main?.text !== wanted)
        throw new Error(
          `the card of the batch offers ${String(main?.text)}, and not ${String(wanted)}:\n${panel.text()}`,
        );
    },
    last: () => {
      pressMain(panel);
    },
    outcome: (now) => {
      const { works, made } = one.what;
      const looked = [...works.map(({ key }) => key.split('/')[0] ?? ''), ...made.assignments.map(({ key }) => key)];
      const seen = looked.reduce(
        (done, key) => (done.assignments.some((known) => known.key === key) ? noticeIn(done, key) : done),
        now,
      );
      const after = undo(seen, one.what);
      const alike = same(
        changedBetween(model, before.model).works.map(({ key }) => key),
        changedBetween(seen, after.model).works.map(({ key }) => key),
      );
      return alike && after.undone === before.undone && after.undone > 0 ? after.model : now;
    },
  };
}

function putBackPlan({ room, who, model }: Scene): Plan | null {
  const { panel, t } = seenBy(room, who);
  const { assignments, students } = lostIn(model);
  const lost = [...assignments.map(({ title }) => title), ...students.map(({ name }) => name)];
  if (lost.length === 0) return null;
  return {
    said: `${who} has the gradebook checked and puts back ${lost.join(', ')}.`,
    prepare: () => {
      panel.click(t.check.menu);
    },
    last: () => {
      panel.click(t.check.putBack);
    },
    outcome: putBack,
  };
}

/** In a gradebook that is in order nothing is found, but cells that cannot be read and what was deleted. */
function checkPlan({ room, who }: Scene): Plan {
  const { panel, t } = seenBy(room, who);
  return {
    said: `${who} has the gradebook checked.`,
    prepare: () => undefined,
    last: () => {
      panel.click(t.check.menu);
    },
    outcome: (now) => now,
    judge: () => {
      const told = panel.text();
      const may = ({ unreadable }: Text['check']['found']) => Array.from({ length: 60 }, (_, n) => unreadable(n));
      const open = panel.card.sections.find(({ header }) => header === t.check.open)?.widgets ?? [];
      const strange = open.filter(
        (widget) => widget.type === 'DecoratedText' && !may(t.check.found).includes(widget.text),
      );
      const mends = panel.card.footer?.primary?.text === t.check.repair;
      return mends || strange.length > 0 ? [`the check finds something:\n${told}`] : [];
    },
  };
}

/** More of them make a story slow. */
const MOST_SNAPSHOTS = 5;

function snapshotPlan({ room, who, model }: Scene): Plan | null {
  if (model.snapshots.length >= MOST_SNAPSHOTS) return null;
  const { panel, t } = seenBy(room, who);
  return {
    said: `${who} takes a snapshot, number ${model.snapshots.length + 1}.`,
    prepare: () => {
      panel.click(t.snapshots.menu);
    },
    last: () => {
      panel.click(t.snapshots.take);
    },
    outcome: takeSnapshot,
  };
}

function restorePlan({ room, who, model }: Scene, deed: DeedOf<'restore'>): Plan | null {
  const { panel, t } = seenBy(room, who);
  const newest = [...model.snapshots].reverse();
  if (newest.length === 0) return null;
  const index = deed.which % newest.length;
  const kept = pick(newest, index);
  const drawn = planRestore(model, kept);
  return {
    said: `${who} puts back snapshot ${newest.length - index}.`,
    prepare: () => {
      panel.click(t.snapshots.menu);
      openLine({ panel }, index);
    },
    last: () => {
      pressMain(panel, [t.done]);
    },
    outcome: (now) => {
      const plan = planRestore(notice(now), kept);
      const keys = [...plan.works.map(({ key }) => key.split('/')[0] ?? ''), ...plan.heads.map(({ key }) => key)];
      const seen = keys.reduce((done, key) => noticeIn(done, key), now);
      return same(plan, drawn) && changesAnything(plan) ? restore(seen, plan) : now;
    },
  };
}

function rulesPlan({ room, who, model }: Scene, deed: DeedOf<'counts'> | DeedOf<'weigh'> | DeedOf<'overall'>): Plan {
  const { panel, t } = seenBy(room, who);
  const others: Readonly<Record<typeof deed.do, Partial<Rules>>> = {
    counts: { counts: model.counts === 'drafts' ? 'returned' : 'drafts' },
    weigh: { weigh: model.weigh === 'points' ? 'equal' : 'points' },
    overall: model.overall === 'points' ? { overall: 'weighted', weights: WEIGHTS } : { overall: 'points' },
  };
  const rules = others[deed.do];
  return {
    said: `${who} lets the overall grade be made with ${JSON.stringify(rules)}.`,
    prepare: () => {
      panel.click(t.home.settings);
      panel.click(new RegExp(`^${t.figures.title}: `));
      if (rules.counts) panel.choose('counts', rules.counts);
      if (rules.weigh) panel.choose('weigh', rules.weigh);
      if (rules.overall) panel.choose('system', rules.overall);
      const weights = Object.entries(rules.weights ?? {}).map(([name, weight]) => `${name} ${weight}`);
      if (weights.length > 0) panel.fill('categories', weights.join('\n'));
    },
    last: () => {
      pressMain(panel);
    },
    outcome: (now) => ({ ...now, ...rules }),
  };
}

// ---- many at once, and one for good

const FLAGS: readonly Flag[] = ['turnedIn', 'excused', 'notTurnedIn', 'notExcused'];

function flagPlan(scene: Scene, deed: DeedOf<'flag'>): Plan | null {
  const { room, who, model } = scene;
  const all = assignmentsIn(model);
  const chosen = studentsIn(model).filter((_, i) => (deed.students >> i) % 2 === 1);
  if (all.length === 0 || chosen.length === 0) return null;
  const { panel, t } = seenBy(room, who);
  const [assignment, flag] = [pick(all, deed.assignment), pick(FLAGS, deed.flag)];
  // Whoever is passed by has no work in the plan.
  const planned = (now: Model) =>
    chosen.map((student) => {
      const key = keyOf(assignment, student);
      return cellAt(now, key).odd !== '' || passesBy(workAt(now, key), flag) ? null : workAt(now, key);
    });
  const drawn = planned(model);
  // What does more than it says is shown first.
  const surprisesIn = (now: Model) =>
    chosen.some((student) => {
      const key = keyOf(assignment, student);
      const work = workAt(now, key);
      if (cellAt(now, key).odd !== '' || passesBy(work, flag)) return false;
      if (flag === 'notTurnedIn') return work.response !== '';
      return flag === 'excused' && (work.turnedIn || work.draft !== null);
    });
  const surprises = surprisesIn(model);
  const names = chosen.map(({ name }) => name);
  return {
    said: `${who} marks ${names.join(', ')} as ${flag} for ${assignment.title}.`,
    prepare: () => {
      openList(scene, assignment.title);
      panel.click(t.flags.open);
      for (const student of chosen) panel.tick('students', idOfStudent(room, student.name));
      panel.choose('flag', flag);
      if (surprises) panel.click(t.flags.flag);
    },
    last: () => {
      if (surprises) pressMain(panel);
      else panel.click(t.flags.flag);
    },
    outcome: (now) => {
      const looked = noticeIn(now, assignment.key);
      const there = planned(looked);
      if ((surprises || surprisesIn(looked)) && drawn.some((work, i) => work !== null && !same(work, there[i])))
        return now;
      const asked = surprises ? names.filter((_, i) => drawn[i] !== null) : names;
      return changing(looked, now, (seen) =>
        flagMany(seen, { ...assignment, ...headOf(seen, assignment) }, asked, flag),
      );
    },
  };
}

function erasePlan(scene: Scene, deed: DeedOf<'erase'>): Plan | null {
  const { room, who, model } = scene;
  const students = studentsIn(model);
  if (students.length < 3) return null;
  const { panel, t } = seenBy(room, who);
  const student = pick(students, deed.student);
  return {
    said: `${who} removes ${student.name} with everything.`,
    prepare: () => {
      panel.click(t.erasing.menu);
      panel.click(fullName(student));
      panel.tick('sure', 'yes');
    },
    last: () => {
      panel.click(t.erasing.erase);
    },
    outcome: (now) =>
      same(tracesOf(model, student.name), tracesOf(now, student.name)) ? erase(now, student.name) : now,
  };
}
