/** Where the source document links to another article, a card links to help (S25, S98). All at Google's own help. */
export const HELP = {
  /** Grade and return an assignment. */
  grades: 'https://support.google.com/edu/classroom/answer/6020294',
  /** Quizzes in Google Forms. */
  quiz: 'https://support.google.com/docs/answer/7032287',
  /** The page Grades. */
  gradesPage: 'https://support.google.com/edu/classroom/answer/9199710',
  /** Feedback on assignments. */
  feedback: 'https://support.google.com/edu/classroom/answer/9093530',
} as const;

/** One response as the editors of its form see it, and nobody else: not the address at which a response is changed. */
export function responseLink(form: string, response: string): string {
  return `https://docs.google.com/forms/d/${form}/edit#response=${response}`;
}

/**
 * What a card may open: the same list as `openLinkUrlPrefixes` in the manifest, by which Google checks every link. An
 * address that is not on it, such as one in an answer of a student, is shown as text.
 */
export const OPENS: readonly string[] = [
  'https://docs.google.com/',
  'https://drive.google.com/',
  'https://support.google.com/',
  'https://sites.google.com/',
  'https://www.youtube.com/',
  'https://youtu.be/',
];

/** Whether Google lets a card open this address (docs/live-checks.md, C12): any other is shown as text to copy. */
export function mayOpen(url: string): boolean {
  return OPENS.some((prefix) => url.startsWith(prefix));
}

/** Shows a file of Drive to whoever may see it. */
export function fileLink(file: string): string {
  return `https://drive.google.com/file/d/${encodeURIComponent(file)}/view`;
}

/** Saves a file of Drive on the computer. */
export function downloadLink(file: string): string {
  return `https://drive.google.com/uc?export=download&id=${file}`;
}

/** Opens a folder in Drive. */
export function folderLink(folder: string): string {
  return `https://drive.google.com/drive/folders/${folder}`;
}

/** Opens a spreadsheet. */
export function sheetLink(file: string): string {
  return `https://docs.google.com/spreadsheets/d/${file}/edit`;
}

/**
 * A tab as Google prints it: A4 on its side, as wide as the paper, the frozen rows at the top of every page (S94). Hidden
 * rows and columns are left out. `range` (`A1:H33`) keeps empty columns from the paper that only have a colour, or something
 * hidden behind them. Google documents none of this: docs/live-checks.md, D5.
 */
export function pdfLink(file: string, tab: number, range: string): string {
  const how = 'format=pdf&size=A4&portrait=false&fitw=true&fzr=true&gridlines=false&printtitle=true&pagenum=CENTER';
  return `https://docs.google.com/spreadsheets/d/${file}/export?${how}&gid=${tab}&range=${range}`;
}
