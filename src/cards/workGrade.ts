/** The students of one assignment as a list of grade fields, saved on leaving each field (S42-S44). */
import { showGrade } from '../gradebook/grade';
import type { Text } from '../text/language';
import type { Field, Section } from './card';
import { only } from './place';
import { outOf, statusLine } from './status';
import { dotted, field, isolated, paragraph, section, sections, untitled, warning } from './widgets';
import type { WorkRow, WorkView } from './work';
import { filterButtons, pageButtons, problemSection } from './workLook';

/** A label longer than this may be cut in the side panel, so the name is said once more where it wraps. */
const LONGEST_LABEL = 36;

/** The name of the grade field of a student in grade mode. */
export function gradeField(student: string): string {
  return `grade.${student}`;
}

/** The list of work with a field for the grade of each student; without points there is nothing to type. */
export function gradeSections(t: Text, view: WorkView): readonly Section[] {
  if (view.points === null) return [untitled(filterButtons(t, view), paragraph(t.work.noGradeHere))];
  return sections(
    untitled(filterButtons(t, view), ...refused(t, view)),
    problemSection(t, view),
    view.rows.length === 0
      ? untitled(paragraph(t.work.nobody))
      : section(
          t.work.gradeTitle(outOf(t, view.points)),
          paragraph(t.work.gradeHow),
          ...view.rows.map((row) => gradeOf(t, view, row)),
        ),
    untitled(pageButtons(t, view)),
  );
}

/** What was typed and not saved, above the list: whose, and why. */
function refused(t: Text, { typed = [], rows }: WorkView) {
  return typed.map(({ student, why }) => {
    const name = rows.find((row) => row.student === student)?.name ?? t.work.notSaved;
    return warning(`${isolated(name)}: ${why}`);
  });
}

function gradeOf(t: Text, view: WorkView, row: WorkRow): Field {
  const name = gradeField(row.student);
  const redraw = (view.typed ?? []).length > 0 ? ({ redraw: 'yes' } as const) : {};
  return field(name, row.name, {
    hint: hintOf(t, view, row),
    value: valueOf(view, row),
    save: { ask: 'saveGrade', student: row.student, seen: row.seen, field: name, ...redraw, ...only(view.place) },
  });
}

/** What the teacher typed stays, also when it was refused; a cell that cannot be read is shown as it is. */
function valueOf({ typed = [], decimal }: WorkView, row: WorkRow): string {
  const refusal = typed.find(({ student }) => student === row.student);
  if (refusal) return refusal.value;
  return row.unreadable ?? (row.draft === null ? '' : showGrade(row.draft, decimal));
}

function hintOf(t: Text, { points, decimal }: WorkView, row: WorkRow): string {
  const status = statusLine(t, row.status, { points, decimal }, row);
  return dotted(row.name.length > LONGEST_LABEL && isolated(row.name), status);
}
