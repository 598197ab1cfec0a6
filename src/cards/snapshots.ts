import type { Decimal } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { SnapshotHead } from '../gradebook/snapshotRows';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Card, Choice, Row, Section } from './card';
import { factText, type Fact } from './history';
import type { Ask } from './requests';
import { button, dotted, MOST_WIDGETS, paragraph, row, section, sections, untitled, warning } from './widgets';

export interface SnapshotsView {
  /** newest first */
  readonly snapshots: readonly SnapshotHead[];
  readonly now: Moment;
  /** the tab in which columns are missing, so that none can be read */
  readonly strange?: string;
  readonly problem?: string;
}

/** The snapshots there are, and the button that takes one. */
export function snapshotsCard(t: Text, { snapshots, now, strange, problem }: SnapshotsView): Card {
  return {
    name: 'snapshots',
    title: t.snapshots.title,
    sections: sections(
      untitled(
        warning(strange === undefined ? problem : t.problem.gradebook.columns(strange)),
        paragraph(t.snapshots.why),
        paragraph(t.snapshots.where),
      ),
      section(
        t.snapshots.list(snapshots.length),
        snapshots.length === 0 && strange === undefined && paragraph(t.snapshots.none),
        ...snapshots.map((one) => snapshotRow(t, one, now)),
      ),
    ),
    footer: { main: button(t.snapshots.take, { ask: 'takeSnapshot' }) },
  };
}

function snapshotRow(t: Text, { id, at, who, students, assignments, grades }: SnapshotHead, now: Moment): Row {
  return row(t.snapshots.holds(students, assignments, grades), {
    top: showMoment(t, at, now),
    bottom: who,
    ask: { ask: 'restorePlan', snapshot: id, returned: 'keep' },
  });
}

export interface ShownWork {
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** Something that differs from the snapshot, to be put back by itself. */
export interface ShownPart {
  readonly of: 'assignment' | 'student' | 'names' | 'settings';
  readonly id: string;
  readonly title: string;
  /** was deleted since */
  readonly back: boolean;
  /** what is not about one student's work */
  readonly facts: readonly Fact[];
  /** as many as are shown, and how many there are: by student, of a student who comes back by assignment */
  readonly works: readonly ShownWork[];
  readonly count: number;
  readonly staysReturned: number;
  readonly uncertain: number;
}

export interface RestoreView extends SnapshotHead {
  readonly now: Moment;
  readonly decimal: Decimal;
  readonly parts: readonly ShownPart[];
  /** assignments that differ too and are not among `parts` */
  readonly rest: number;
  /** what was gone through before, as the ask carries it; '' at the start */
  readonly past: string;
  readonly returned: 'keep' | 'back';
  /** whether work was returned since */
  readonly returnedSince: boolean;
  /** students who had a message about a return that would go away */
  readonly told: number;
  readonly newStudents: number;
  readonly newAssignments: number;
  /** names what would be put back */
  readonly seen: string;
  readonly problem?: string;
}

/** What a snapshot would put back, from what into what. Ticks `parts` (ids). */
export function restoreCard(t: Text, view: RestoreView): Card {
  const { id, at, who, now, parts, returned, seen, past } = view;
  const free = parts.filter(isFree);
  const shown = inFull(parts);
  return {
    name: 'restore',
    title: t.snapshots.restore,
    subtitle: dotted(showMoment(t, at, now), who),
    sections: sections(
      untitled(
        warning(view.problem),
        parts.length === 0 && view.rest === 0 && paragraph(t.snapshots.same),
        view.told > 0 && warning(t.snapshots.told(view.told)),
        view.returnedSince && returnedChoice(t, view),
      ),
      ...parts.filter((part) => shown.has(part)).map((part) => partSection(t, part, view.decimal)),
      free.length > 0 && untitled(partsChoice(t, free, shown)),
      untitled(
        view.rest > 0 && paragraph(t.snapshots.rest(view.rest)),
        view.newStudents + view.newAssignments > 0 &&
          paragraph(t.snapshots.newSince(view.newStudents, view.newAssignments)),
        free.length > 0 && paragraph(t.snapshots.noMail),
      ),
    ),
    footer:
      free.length > 0
        ? {
            main: {
              ...button(past === '' ? t.snapshots.restore : t.snapshots.goOn, {
                ask: 'restore',
                snapshot: id,
                returned,
                seen,
                ...(past === '' ? {} : { past }),
              }),
              needs: 'parts',
            },
            other: past === '' ? button(t.cancel, { ask: 'cancel' }) : button(t.snapshots.enough, { ask: 'home' }),
          }
        : parts.length === 0 && view.rest > 0
          ? {
              main: button(t.snapshots.next, nextAsk(view)),
              other: button(t.toHome, { ask: 'home' }),
            }
          : { main: button(t.done, past === '' ? { ask: 'cancel' } : { ask: 'home' }) },
    menu: [{ label: t.snapshots.drop, ask: { ask: 'dropSnapshot', snapshot: id } }],
  };
}

function nextAsk({ id, returned, past }: RestoreView): Ask {
  return { ask: 'restorePlan', snapshot: id, returned, from: 'plan', past };
}

/** Whether something of it can be put back. */
function isFree({ back, facts, count }: ShownPart): boolean {
  return back || facts.length + count > 0;
}

/** Whether there is more to tell than that it comes back. */
function isNews({ facts, count, staysReturned, uncertain }: ShownPart): boolean {
  return facts.length + count + staysReturned + uncertain > 0;
}

/** What the parts may take together; the rest of the card has its own few. */
const DETAILS = MOST_WIDGETS - 20;

/** The parts that are told in full; a class full of students who come back has only its ticks, which say how much it is. */
function inFull(parts: readonly ShownPart[]): ReadonlySet<ShownPart> {
  const news = parts.filter(isNews);
  const [students, others] = [news.filter(({ of }) => of === 'student'), news.filter(({ of }) => of !== 'student')];
  const shown = new Set<ShownPart>();
  let room = DETAILS;
  for (const part of [...others, ...students]) {
    room -= sizeOf(part);
    if (room < 0) break;
    shown.add(part);
  }
  return shown;
}

/** As many widgets as `partSection` makes. */
function sizeOf({ facts, works, count, staysReturned, uncertain }: ShownPart): number {
  return (
    [facts.length > 0, count > works.length, staysReturned > 0, uncertain > 0].filter(Boolean).length + works.length
  );
}

/** There are two, so every change asks for the other one. */
function returnedChoice(t: Text, { id, returned, past }: RestoreView): Choice {
  const other = returned === 'keep' ? 'back' : 'keep';
  const options = (['keep', 'back'] as const).map((value) => ({
    value,
    label: t.snapshots[value],
    on: value === returned,
  }));
  const changed: Ask = {
    ask: 'restorePlan',
    snapshot: id,
    returned: other,
    from: 'plan',
    ...(past === '' ? {} : { past }),
  };
  return { kind: 'choice', name: 'returned', label: t.snapshots.returned, as: 'radio', options, changed };
}

function partSection(t: Text, part: ShownPart, decimal: Decimal): Section {
  const { facts, works, count } = part;
  const text = (some: readonly Fact[]) => dotted(...some.map((fact) => factText(t, fact, decimal)));
  return section(
    titleOf(t, part),
    facts.length > 0 && paragraph(text(facts)),
    ...works.map((work) => row(work.name, { bottom: text(work.facts) })),
    count > works.length && paragraph(t.andMore(count - works.length)),
    ...stayTexts(t, part).map(paragraph),
  );
}

function stayTexts(t: Text, part: ShownPart): string[] {
  const { staysReturned, uncertain } = part;
  return [
    ...(staysReturned > 0 ? [t.snapshots.staysReturned(counted(t, part, staysReturned))] : []),
    ...(uncertain > 0 ? [t.snapshots.uncertain(counted(t, part, uncertain))] : []),
  ];
}

function titleOf(t: Text, { of, title }: ShownPart): string {
  return of === 'names' || of === 'settings' ? t.snapshots.parts[of] : title;
}

function partsChoice(t: Text, parts: readonly ShownPart[], shown: ReadonlySet<ShownPart>): Choice {
  const options = parts.map((part) => ({ value: part.id, label: partText(t, part, shown.has(part)), on: true }));
  return { kind: 'choice', name: 'parts', label: t.snapshots.which, as: 'ticks', options };
}

/** What is not told above it stands here. */
function partText(t: Text, part: ShownPart, above: boolean): string {
  const { of, title, back, count } = part;
  const changes = count > 0 && t.snapshots.changes(counted(t, part, count));
  const stays = above ? [] : stayTexts(t, part);
  if (!back) return dotted(titleOf(t, part), changes, ...stays);
  const name = of === 'student' ? t.snapshots.parts.student(title) : t.snapshots.parts.assignment(title);
  return dotted(name, t.snapshots.comesBack, changes, ...stays);
}

/** Work of a student who comes back goes by assignment, all other by student. */
function counted(t: Text, { of }: ShownPart, n: number): string {
  return of === 'student' ? t.assignments(n) : t.students(n);
}
