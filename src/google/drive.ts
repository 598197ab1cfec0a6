import type { Visit } from './visit';

type DriveFiles = GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection;

/** A file or folder in the teacher's Drive. */
export interface DriveFile {
  readonly id: string;
  readonly name: string;
}

/** A file made in the folder of the class. */
export interface Made {
  readonly file: DriveFile;
  readonly folder: DriveFile;
}

/** Why Drive made nothing: no room left, or no permission for it (refused by the teacher or by the school). */
export interface NotMade {
  readonly refused: 'full' | 'permission';
}

/** The contents of a new file: a text, or texts by name to be put into one zip. */
export type Contents = string | readonly { readonly name: string; readonly text: string }[];

const FOLDER = 'application/vnd.google-apps.folder';
const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

/** Puts a new file in the folder of the class; an earlier file of the same name stays as it is. */
export function makeFile(visit: Visit, name: string, contents: Contents): Made | NotMade {
  return driving(() => {
    const blob = typeof contents === 'string' ? Utilities.newBlob(contents, 'text/csv', name) : zipOf(contents, name);
    return make(visit, { name, mimeType: blob.getContentType() || '' }, blob);
  });
}

/**
 * Makes a new spreadsheet in the folder of the class and has it filled; one that could not be filled goes to the bin, so
 * that no half of a copy is left. Made through Drive and not with SpreadsheetApp, which knows no folders.
 */
export function makeSpreadsheet(
  visit: Visit,
  name: string,
  fill: (file: GoogleAppsScript.Spreadsheet.Spreadsheet) => void,
): Made | NotMade {
  return driving(() => {
    const made = make(visit, { name, mimeType: SPREADSHEET });
    try {
      fill(SpreadsheetApp.openById(made.file.id));
    } catch (error) {
      files().update({ trashed: true }, made.file.id);
      throw error;
    }
    return made;
  });
}

function make(
  visit: Visit,
  file: { readonly name: string; readonly mimeType: string },
  blob?: GoogleAppsScript.Base.Blob,
): Made {
  const folder = classFolder(visit);
  const resource = { ...file, parents: [folder.id] };
  return { file: known(blob ? files().create(resource, blob) : files().create(resource)), folder };
}

/**
 * The folder of this class in the teacher's own Drive, made when there is none. It carries the id of the gradebook as a
 * property that only this program sees, so it is found after a rename or a move, each colleague has one of their own, and
 * nothing is written to the gradebook for it. A folder in the bin does not count.
 */
function classFolder(visit: Visit): DriveFile {
  const mark = visit.file.getId();
  const q = `appProperties has { key='gradebook' and value='${mark}' } and mimeType='${FOLDER}' and trashed=false`;
  const [found] = files().list({ q, orderBy: 'createdTime', pageSize: 1, fields: 'files(id,name)' }).files || [];
  const name = visit.settings.className || visit.file.getName();
  return known(found || files().create({ name, mimeType: FOLDER, appProperties: { gradebook: mark } }));
}

function zipOf(texts: Exclude<Contents, string>, name: string): GoogleAppsScript.Base.Blob {
  return Utilities.zip(
    texts.map((file) => Utilities.newBlob(file.text, 'text/csv', file.name)),
    name,
  );
}

function known({ id = '', name = '' }: GoogleAppsScript.Drive_v3.Drive.V3.Schema.File): DriveFile {
  return { id, name };
}

/** The advanced Drive service: the only one that is content with the scope `drive.file`. */
function files(): DriveFiles {
  const service = Drive?.Files;
  if (!service) throw new Error('The Drive service is not switched on in the manifest');
  return service;
}

/** Google's refusals as values; what nobody can do anything about is thrown on. */
function driving<T>(work: () => T): T | NotMade {
  try {
    return work();
  } catch (error) {
    const message = (error as { readonly message?: string } | null)?.message || '';
    if (/storage quota/i.test(message)) return { refused: 'full' };
    if (
      /api call to drive|drive\.\w+/i.test(message) &&
      /insufficient|permission|scope|disabled|not been used|polic/i.test(message)
    ) {
      return { refused: 'permission' };
    }
    throw error;
  }
}
