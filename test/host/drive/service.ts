/**
 * The advanced Drive service, version 3, as far as this add-on uses it, with the scope `drive.file`: of everything in
 * Drive the script sees only what it made itself for this person.
 */
import { types } from 'node:util';
import { BlobFake, bytesOf } from '../blob';
import { Fake, googleError, NotInHost } from '../core';
import type { Seat } from '../session';
import { objectFor, stringFor } from '../signature';
import { FOLDER, type DriveFileModel, type DriveModel } from './model';

const FIELDS = ['name', 'mimeType', 'parents', 'appProperties', 'trashed'] as const;

class DriveServiceFake extends Fake {
  readonly googleName = 'Drive';
  readonly Files: FilesFake;

  constructor(seat: Seat, model: DriveModel) {
    super();
    this.Files = new FilesFake(seat, model);
  }
}

/** Named as in Google's types. */
class FilesFake extends Fake {
  readonly googleName = 'FilesCollection';
  readonly #seat: Seat;
  readonly #model: DriveModel;

  constructor(seat: Seat, model: DriveModel) {
    super();
    this.#seat = seat;
    this.#model = model;
  }

  create(resource: unknown, mediaData?: unknown, optionalArgs: unknown = {}): object {
    this.#mustAllow('create');
    noOptions('create', optionalArgs);
    const { name, mimeType, parents, appProperties } = resourceOf('create', resource);
    if (mediaData !== undefined && mediaData !== null && !(mediaData instanceof BlobFake)) {
      throw googleError('The mediaData parameter only supports Blob types for upload.');
    }
    const blob = mediaData ?? undefined;
    const folders = (parents ?? []).map((id) => this.#mine('create', id));
    if (folders.length > 1) throw failed('create', 'A shortcut is the only way to put a file in two folders');
    if (folders.some((folder) => folder.mimeType !== FOLDER))
      throw failed('create', 'The specified parent is not a folder.');
    for (const [key, value] of Object.entries(appProperties ?? {})) {
      // https://developers.google.com/workspace/drive/api/guides/properties
      if (Buffer.byteLength(key + value) > 124)
        throw failed('create', 'Property key and value are longer than 124 bytes');
    }
    const bytes = blob && bytesOf('Blob', blob.getBytes());
    if ((bytes?.length ?? 0) > this.#model.room)
      throw failed('create', "The user's Drive storage quota has been exceeded.");
    return plain(
      this.#model.add({
        name: name ?? blob?.getName() ?? 'Untitled',
        mimeType: mimeType ?? blob?.getContentType() ?? 'application/octet-stream',
        owner: this.#seat.email,
        appProperties: appProperties ?? {},
        ...(parents ? { parents } : {}),
        ...(bytes ? { bytes } : {}),
      }),
    );
  }

  update(resource: unknown, fileId: unknown, mediaData?: unknown): object {
    this.#mustAllow('update');
    if (mediaData !== undefined) throw new NotInHost('Drive.Files.update with new contents');
    const file = this.#mine('update', stringFor('Drive.Files.update', fileId));
    const { name, trashed } = resourceOf('update', resource);
    if (name !== undefined) file.name = name;
    if (trashed !== undefined) file.trashed = trashed;
    return plain(file);
  }

  get(fileId: unknown, optionalArgs: unknown = {}): object {
    this.#mustAllow('get');
    noOptions('get', optionalArgs);
    return plain(this.#mine('get', stringFor('Drive.Files.get', fileId)));
  }

  list(optionalArgs: unknown = {}): object {
    this.#mustAllow('list');
    const { q = '', orderBy, pageSize = 100, fields, ...others } = objectFor('Drive.Files.list', optionalArgs);
    if (Object.keys(others).length > 0) throw new NotInHost(`Drive.Files.list with ${Object.keys(others).join(', ')}`);
    if (orderBy !== undefined && orderBy !== 'createdTime') throw new NotInHost('Drive.Files.list in another order');
    if (fields !== undefined && fields !== 'files(id,name)') throw new NotInHost('Drive.Files.list of other fields');
    const tests = termsOf(stringFor('Drive.Files.list', q));
    const found = this.#model.files.filter((file) => this.#sees(file) && tests.every((test) => test(file)));
    return { files: found.slice(0, Number(pageSize)).map(({ id, name }) => ({ id, name })) };
  }

  #mustAllow(method: string): void {
    this.#seat.mustRunAs(`drive.files.${method}`, 'FULL');
    this.#seat.mustAllow(`drive.files.${method}`, 'drive.file');
  }
  #sees({ owner }: DriveFileModel): boolean {
    return owner === this.#seat.email;
  }
  #mine(method: string, id: string): DriveFileModel {
    const file = this.#model.find(id);
    if (!file || !this.#sees(file)) throw failed(method, `File not found: ${id}.`);
    return file;
  }
}

export function createDrive(seat: Seat, model: DriveModel): DriveServiceFake {
  return new DriveServiceFake(seat, model);
}

/** An error of the REST service, as the advanced service passes it on. */
function failed(method: string, why: string): Error {
  const error = googleError(`API call to drive.files.${method} failed with error: ${why}`);
  error.name = 'GoogleJsonResponseException';
  return error;
}

function noOptions(method: string, options: unknown): void {
  const names = Object.keys(objectFor(`Drive.Files.${method}`, options));
  if (names.length > 0) throw new NotInHost(`Drive.Files.${method} with ${names.join(', ')}`);
}

type Resource = Partial<Pick<DriveFileModel, (typeof FIELDS)[number]>>;

/** The fields of a file that a script may set here; each of the right type, or it is refused. */
function resourceOf(method: string, value: unknown): Resource {
  const resource = objectFor(`Drive.Files.${method}`, value);
  for (const [key, field] of Object.entries(resource)) {
    if (!(FIELDS as readonly string[]).includes(key))
      throw new NotInHost(`Drive.Files.${method} with the field ${key}`);
    if (!fits(key, field)) throw failed(method, `Invalid value for field ${key}`);
  }
  return resource;
}

function fits(key: string, field: unknown): boolean {
  if (key === 'trashed') return typeof field === 'boolean';
  if (key === 'parents') return Array.isArray(field) && field.every((id) => typeof id === 'string');
  if (key !== 'appProperties') return typeof field === 'string';
  const plainObject = typeof field === 'object' && field !== null && !types.isDate(field);
  return plainObject && Object.values(field).every((text) => typeof text === 'string');
}

/** The default fields of an answer. */
function plain({ id, name, mimeType }: DriveFileModel): object {
  return { kind: 'drive#file', id, name, mimeType };
}

type Test = (file: DriveFileModel) => boolean;

/** The few kinds of terms used here, joined by `and`: https://developers.google.com/workspace/drive/api/guides/search-files */
function termsOf(query: string): Test[] {
  let rest = query;
  const tests: Test[] = [];
  while (rest !== '') {
    const term = TERMS.find(([pattern]) => pattern.test(rest));
    const found = term?.[0].exec(rest);
    if (!term || !found) throw failed('list', `Invalid Value: ${rest}`);
    tests.push(term[1](found[1] ?? '', found[2] ?? ''));
    rest = rest.slice(found[0].length).replace(/^ and (?=.)/, '');
  }
  return tests;
}

const TERMS: readonly (readonly [RegExp, (first: string, second: string) => Test])[] = [
  [
    /^appProperties has \{ key='([^'\\]*)' and value='([^'\\]*)' \}/,
    (key, value) => (file) => file.appProperties[key] === value,
  ],
  [/^mimeType ?= ?'([^'\\]*)'/, (type) => (file) => file.mimeType === type],
  [/^trashed ?= ?(true|false)/, (trashed) => (file) => String(file.trashed) === trashed],
];
