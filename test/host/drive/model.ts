/** Drive, as far as the add-on made something in it: files and folders of each person, by id. */

export interface DriveFileModel {
  readonly id: string;
  name: string;
  readonly mimeType: string;
  parents: readonly string[];
  readonly owner: string;
  readonly createdTime: Date;
  /** Facts that only this add-on sees. */
  readonly appProperties: Readonly<Record<string, string>>;
  trashed: boolean;
  /** What was uploaded; none for folders and for files of Google's own kinds. */
  readonly bytes?: Buffer;
}

export interface DriveAround {
  now(): Date;
  newId(): string;
  /** A spreadsheet made through Drive is one that SpreadsheetApp can open. */
  newSpreadsheet(made: { readonly id: string; readonly name: string; readonly owner: string }): void;
}

export const FOLDER = 'application/vnd.google-apps.folder';
const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

/** The folder that `root` stands for, where what has no other parent ends up. */
const ROOT = 'root';

export class DriveModel {
  /** Everything the add-on made, oldest first; what people made themselves is elsewhere and unseen by `drive.file`. */
  readonly files: DriveFileModel[] = [];
  /** Bytes that still fit into each person's Drive. */
  room = 15 * 1024 ** 3;
  readonly #around: DriveAround;

  constructor(around: DriveAround) {
    this.#around = around;
  }

  add(file: Pick<DriveFileModel, 'name' | 'mimeType' | 'owner'> & Partial<DriveFileModel>): DriveFileModel {
    const made = {
      appProperties: {},
      trashed: false,
      ...file,
      parents: file.parents ?? [ROOT],
      id: this.#around.newId(),
      createdTime: this.#around.now(),
    };
    if (made.mimeType === SPREADSHEET) this.#around.newSpreadsheet({ id: made.id, name: made.name, owner: made.owner });
    this.room -= made.bytes?.length ?? 0;
    this.files.push(made);
    return made;
  }

  find(id: string): DriveFileModel | undefined {
    return this.files.find((file) => file.id === id);
  }

  /** What stands in a folder and not in the bin. */
  inFolder(id: string): DriveFileModel[] {
    return this.files.filter((file) => file.parents.includes(id) && !file.trashed);
  }

  /** The text of a file as it arrives on the computer of who downloads it. */
  text(file: DriveFileModel): string {
    return file.bytes?.toString('utf8') ?? '';
  }
}
