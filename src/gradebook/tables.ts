/**
 * The columns of the tabs that the program writes. Row 1 of each tab is hidden and holds these keys (the first one
 * prefixed with the tab's mark), row 2 the readable headers, rows 3 and on the data. The order is the order written.
 */
export const FIRST_ROW = 3;

/** The first key of a tab is also its mark: a tab is found by it whatever the teacher calls the tab. */
export type Tab = 'grades' | 'assignments' | 'submissions' | 'history' | 'settings';

export function markOf(tab: Tab): string {
  return `gradebook:${tab}`;
}

/** Stands in its place while the tab is being made: a setup that was cut off goes on there. */
export function begunMark(tab: Tab): string {
  return `begun:${tab}`;
}

/** Assignments: what the teacher may read and edit, then what the program keeps for itself (`SUMMARY_KEYS`). */
export const ASSIGNMENT_KEYS = ['id', 'title', 'due', 'points', 'category', 'attachments', 'import'] as const;

/**
 * Kept by the program beside each assignment: where its block in Submissions starts, how many rows it may use and how
 * many it uses, its counts, a check on its column of Grades that tells whether somebody typed there since, the
 * words that stand there in place of grades, and the revision its counts are of.
 */
export const SUMMARY_KEYS = [
  'block',
  'room',
  'rows',
  'turnedIn',
  'graded',
  'returned',
  'excused',
  'toGrade',
  'drafts',
  'unreadable',
  'mailWaiting',
  'mailUncertain',
  'check',
  'texts',
  'asOf',
] as const;

/** Of them, what an older gradebook has no column for. */
export const TEXTS_KEY = 'texts' satisfies (typeof SUMMARY_KEYS)[number];

/** What of it may be written without a batch: the rest says where rows are, and only a batch may move those. */
export const COUNT_KEYS = SUMMARY_KEYS.slice(SUMMARY_KEYS.indexOf('turnedIn'));

/**
 * Hidden keys after them in Assignments. Beneath stand the revision of the last finished batch, and a live formula that
 * gives the last one in History: one read tells both, so that a batch that is under way or was cut off is never missed.
 */
export const APPLIED_KEY = 'applied';
/** Before it, the ids of all students as of that batch, each with a print of the name: who is not in Grades any more was deleted there. */
export const STUDENTS_KEY = 'students';
export const REVISION_KEY = 'revision';
/**
 * The same for the hidden rows of keys in Submissions and History, which are read and written by place: a column that
 * somebody inserted, moved or deleted among ours must not be taken for another.
 */
export const COLUMNS_KEY = 'columns';
/** And what stands in Grades: where everything is, and beside each assignment its column (see `live.ts`). */
export const LIVE_KEY = 'live';
/** And what was returned to each student, as its hidden column says it. */
export const GIVEN_KEY = 'given';
/** Between the keys, and between the two rows of them, in that cell. */
export const KEY_MARK = '|';
export const ROW_MARK = ' / ';

export const SUBMISSION_KEYS = [
  'assignment',
  'student',
  'title',
  'name',
  'state',
  'handIns',
  'handedInAt',
  'late',
  'draft',
  'returned',
  'returnedPoints',
  'returnedAt',
  'unfinished',
  'excused',
  'comment',
  'mail',
  'typedBy',
  'response',
  'imported',
] as const;

/** History: one row a batch; `data` and the columns after it hold the changes as text. */
export const HISTORY_KEYS = ['revision', 'time', 'who', 'what', 'reason', 'batch', 'lock', 'data'] as const;

/**
 * Snapshots: a tab of its own, made with the first one. A snapshot is one row, or more when it is large: its last row has the
 * moment and is written last, so that one which was cut off does not count. `data` and the columns after it hold it as text.
 */
export const SNAPSHOT_KEYS = ['snapshot', 'part', 'at', 'who', 'students', 'assignments', 'grades', 'data'] as const;
export const SNAPSHOT_MARK = 'gradebook:snapshots';

export const SETTING_KEYS = ['key', 'value', 'meaning'] as const;
