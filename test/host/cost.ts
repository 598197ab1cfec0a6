/**
 * What a call costs: the one place that says which Google calls are remote, of which kind, and how long they take.
 * Sources and doubts are in `docs/performance.md`.
 */

/**
 * `read` and `write` carry contents; `lookup` asks for structure (which tabs, how many rows); `mail` sends one message;
 * `local` never leaves the script (builders, handles, enums).
 */
export type Kind = 'read' | 'write' | 'lookup' | 'mail' | 'local';

/** The first line whose class and member both match gives the kind. Members are anchored on both sides. */
const KINDS: readonly (readonly [classes: string, members: string, kind: Kind])[] = [
  ['\\w+', 'toString|toJSON|valueOf', 'local'],
  // Apps and files
  ['SpreadsheetApp|FormApp', 'openById|openByUrl|open', 'read'],
  ['SpreadsheetApp|FormApp', 'create', 'write'],
  // Writes nothing itself: the writes that it waits for are paid for already.
  ['SpreadsheetApp', 'flush', 'lookup'],
  ['SpreadsheetApp|FormApp', 'get\\w+|new\\w+|create\\w+|setActive\\w+|setCurrentCell', 'local'],
  ['Spreadsheet|Sheet', 'getSheetValues|getConditionalFormatRules|getNamedRanges|getProtections', 'read'],
  ['Spreadsheet', 'getRangeByName', 'lookup'],
  [
    'Spreadsheet|Sheet',
    'getRange|getRangeList|getId|getParent|getActive\\w*|setActive\\w+|activate|getCurrentCell',
    'local',
  ],
  ['Spreadsheet|Sheet|Protection', '(get|is|has)\\w+', 'lookup'],
  ['Spreadsheet', 'toast|show\\w+|copy|rename\\w*', 'write'],
  [
    'Spreadsheet|Sheet',
    '(set|insert|delete|append|clear|hide|show|unhide|move|sort|copyTo|protect|add|remove|update|autoResize' +
      '|expand|collapse|duplicate|refresh)\\w*',
    'write',
  ],
  ['Protection', 'can\\w+', 'lookup'],
  ['Protection', '(set|add|remove)\\w*', 'write'],
  // Ranges: a handle knows its own place without asking
  [
    'Range',
    'getRow|getRowIndex|getColumn|getLastRow|getLastColumn|getNumRows|getNumColumns|getHeight|getWidth|getA1Notation' +
      '|getSheet|getGridId|getCell|offset|activate\\w*|is(Start|End)(Row|Column)Bounded',
    'local',
  ],
  ['Range', '(get|is|can)\\w+', 'read'],
  ['RangeList', 'getRanges|activate', 'local'],
  [
    'Range|RangeList',
    '(set|clear|merge|break|copy|move|sort|insert|delete|check|uncheck|remove|protect|trim|randomize|split|autoFill)\\w*',
    'write',
  ],
  [
    'ConditionalFormatRule\\w*|BooleanCondition|DataValidation(Builder)?|Color\\w*|RichTextValue\\w*|TextStyle\\w*',
    '\\w+',
    'local',
  ],
  // Forms: what one getter costs is unknown, so every one is counted, cheaply (GETTER below)
  ['Form', 'getResponses|getItems|getResponse|getItemById', 'read'],
  ['Form', 'getId', 'local'],
  ['Form', '(get|is|has|collects|can|requires|shortenFormUrl|toPrefilled)\\w*', 'lookup'],
  ['Form', '(set|add|delete|move|remove|create|submit)\\w*', 'write'],
  // Scores are set on the copy in hand; only submitting sends anything.
  ['FormResponse', 'submit', 'write'],
  ['(Form|Item)Response', 'with\\w+|setScore|setFeedback', 'local'],
  ['(Form|Item)Response', '(get|is|has|to)\\w+', 'lookup'],
  // CardService has a GridItem too; the program builds those, and never writes to the grid items of a form.
  ['GridItem', 'set(Identifier|Title|Subtitle|Image|TextAlignment|Layout)', 'local'],
  ['(\\w+)?Item', '(get|is|has|as|includes)\\w+|duplicate', 'lookup'],
  ['(\\w+)?Item', '(set|create|clear|show)\\w*', 'write'],
  ['QuizFeedback\\w*|Choice|Alignment', '\\w+', 'local'],
  // Who, locks and stores
  ['Session', 'get(Active|Effective)User|getScriptTimeZone', 'local'],
  ['Session|User', '\\w+', 'lookup'],
  ['LockService', '\\w+', 'local'],
  ['Lock', '\\w+', 'lookup'],
  ['PropertiesService|CacheService', '\\w+', 'local'],
  ['Properties|Cache', 'get\\w*', 'read'],
  ['Properties|Cache', '(set|put|delete|remove)\\w*', 'write'],
  ['MailApp', 'sendEmail', 'mail'],
  ['MailApp', 'getRemainingDailyQuota', 'lookup'],
  ['ScriptApp', '\\w+', 'lookup'],
  ['AuthorizationInfo|Trigger|TriggerBuilder', '\\w+', 'local'],
  // The advanced Drive service
  ['Drive', '\\w+', 'local'],
  ['FilesCollection', 'get|list', 'read'],
  ['FilesCollection', 'create|update', 'write'],
  ['DriveApp|File|Folder', '(get|is|has)\\w+', 'read'],
  ['DriveApp|File|Folder', '\\w+', 'write'],
  ['UrlFetchApp', '\\w+', 'read'],
  // Never leave the script. A dialog or sidebar is shown by the page after the run; its time is not the script's.
  ['Utilities|Blob|Logger|console|HtmlService|Html(Output|Template)|Ui|Menu|PromptResponse', '\\w+', 'local'],
  ['CardService', '\\w+', 'local'],
  ['Card|Card\\w+|\\w*(Builder|Action|Widget|Button|ButtonSet|Input|Picker|Text|Paragraph)', '\\w+', 'local'],
  [
    'Action\\w*|Navigation|Notification|OpenLink|FixedFooter|Grid(Item)?|Columns?|Divider|(Icon|Overflow)?Image\\w*',
    '\\w+',
    'local',
  ],
  ['MaterialIcon|Switch|Validation|KeyValue|Suggestions|BorderStyle|ImageCropStyle|\\w*Response', '\\w+', 'local'],
];

const PATTERNS = KINDS.map(([classes, members, kind]) => ({
  at: new RegExp(`^(?:${classes})\\.(?:${members})$`),
  kind,
}));
const known = new Map<string, Kind>();

/** The kind of a Google call. Throws at a call nobody has put into the table: an uncounted call would be a hole in every budget. */
export function kindOf(name: string): Kind {
  const kind = known.get(name) ?? PATTERNS.find((pattern) => pattern.at.test(name))?.kind;
  if (!kind) throw new Error(`test/host/cost.ts does not say what kind of call ${name} is`);
  known.set(name, kind);
  return kind;
}

/**
 * Seconds per call and per cell. Deliberately round and on the slow side: published measurements for one `setValues` of
 * 4,000 cells are about 0.05 s without and 0.61 s with a flush (a developer's benchmark, docs/performance.md), which at
 * 0.15 s + 15 µs a cell is 0.21 s here. Nobody has published figures for the others.
 */
const SECONDS: Readonly<Record<Kind, { readonly call: number; readonly cell: number }>> = {
  read: { call: 0.1, cell: 5e-6 },
  write: { call: 0.15, cell: 15e-6 },
  lookup: { call: 0.02, cell: 0 },
  mail: { call: 0.4, cell: 0 },
  local: { call: 0, cell: 0 },
};

/** Getters of form items and responses, after the response itself was fetched; a guess. */
const GETTER = 0.0003;
/** Opening another file; a guess from experience reports of half a second and up. */
const OPEN = 0.5;
/** One round trip of Drive's REST service, which the advanced service is; a guess like OPEN. */
const DRIVE = 0.5;
/** For each response that `Form.getResponses` returns; a guess. */
const RESPONSE = 0.005;

/** How long the modelled clock moves for one call; `cells` is what `Core` counted in its arguments and result. */
export function secondsOf(name: string, kind: Kind, cells: number): number {
  if (/\.open(ById|ByUrl)?$/.test(name)) return OPEN;
  if (name.startsWith('FilesCollection.')) return DRIVE;
  if (kind === 'lookup' && /^(\w*Item|FormResponse|ItemResponse)\./.test(name)) return GETTER;
  if (name === 'Form.getResponses') return SECONDS.read.call + RESPONSE * cells;
  return SECONDS[kind].call + SECONDS[kind].cell * cells;
}
