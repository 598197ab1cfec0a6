import { attachmentsText, parseAttachments, type Assignment } from './assignment';
import { assignmentCells, FACT_KEYS, type AssignmentAt, type StrangeFact } from './assignmentRow';
import { same, valueText, type Change, type Value } from './batch';
import { ASSIGNMENT_KEYS, COUNT_KEYS } from './tables';

type Facts = Readonly<Record<string, unknown>>;
type FactKey = keyof typeof FACT_KEYS;

/** The row of an assignment in Assignments, with its cells that cannot be read. */
export interface HeadRow {
  readonly assignment: AssignmentAt;
  readonly strange: readonly StrangeFact[];
  /** the word for yes in the language of the class */
  readonly yes: string;
}

/** What is wrong in such a row. */
export interface HeadFound {
  readonly assignment: AssignmentAt;
  /** cells that say what they cannot, or what neither Grades nor History says: `taken` is right */
  readonly cells: readonly StrangeFact[];
  /** counts that are no numbers */
  readonly counts: readonly StrangeFact[];
  /** facts that somebody changed there, as the log lacks them */
  readonly edited: readonly Change[];
}

/**
 * Compares a row of Assignments with what History tells of it (`logged`; undefined: not all) and with what the header in Grades
 * says otherwise (`headed`, by field). A heading that was typed in Grades is no fault of this row. Where nobody typed a heading
 * and the teacher may edit the row itself, what stands there is taken over.
 */
export function headFound(row: HeadRow, logged: Facts | undefined, headed: ReadonlyMap<string, Value>): HeadFound {
  const { assignment, strange } = row;
  const found = (Object.keys(FACT_KEYS) as FactKey[]).flatMap((key) => factFound(row, key, logged, headed));
  const isCount = ({ key }: StrangeFact) => (COUNT_KEYS as readonly string[]).includes(key);
  const places = strange.filter((one) => !(one.key in FACT_KEYS) && !isCount(one));
  return {
    assignment,
    cells: [...found.flatMap((one) => ('field' in one ? [] : [one])), ...places],
    edited: found.flatMap((one) => ('field' in one ? [one] : [])),
    counts: strange.filter(isCount),
  };
}

function factFound(
  { assignment, strange, yes }: HeadRow,
  key: FactKey,
  logged: Facts | undefined,
  headed: ReadonlyMap<string, Value>,
): (StrangeFact | Change)[] {
  const field = FACT_KEYS[key];
  const unreadable = strange.find((one) => one.key === key);
  const is = factOf(assignment, key);
  const told = logged === undefined ? is : toldOf(logged, key);
  const typedInGrades = headed.has(field) && !same(headed.get(field), told);
  if (typedInGrades) return [];
  if (same(is, told)) return unreadable ? [unreadable] : [];
  if (!headed.has(field) && !unreadable && EDITABLE.has(key))
    return [{ student: '', assignment: assignment.id, field, before: told, after: is }];
  const cell = (one: Assignment) => assignmentCells(one, yes)[ASSIGNMENT_KEYS.indexOf(key)] ?? '';
  const taken = cell({ ...assignment, ...withFact(key, told) });
  return [{ key, typed: unreadable?.typed ?? cell(assignment), taken, could: false }];
}

/** What a teacher may change in Assignments itself: the other facts stand in the header of Grades. */
const EDITABLE: ReadonlySet<FactKey> = new Set(['category', 'attachments', 'import']);

function factOf(assignment: Assignment, key: FactKey): Value {
  return key === 'attachments' ? attachmentsText(assignment.attachments) : assignment[FACT_KEYS[key]];
}

function toldOf(facts: Facts, key: FactKey): Value {
  const value = (facts[FACT_KEYS[key]] ?? (key === 'points' ? null : key === 'import' ? false : '')) as Value;
  return key === 'attachments' ? attachmentsText(parseAttachments(valueText(value))) : value;
}

function withFact(key: FactKey, value: Value): Partial<Assignment> {
  return key === 'attachments' ? { attachments: parseAttachments(valueText(value)) } : { [FACT_KEYS[key]]: value };
}
