/** Utilities: dates, encodings, digests, waiting. */
import { createHash } from 'node:crypto';
import { types } from 'node:util';
import { BlobFake, bytesOf, signed } from './blob';
import { Fake, googleError, NotInHost, type Core } from './core';
import { formatDate, parseDate } from './dateformat';
import { googleEnum, keyFor } from './enums';
import { zipped } from './zip';
import { mismatch, numberFor, stringFor } from './signature';

const Charset = googleEnum('US_ASCII', 'UTF_8');
const DigestAlgorithm = googleEnum('MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512');
/** https://developers.google.com/apps-script/reference/utilities/utilities: at most 300,000 milliseconds. */
const LONGEST_SLEEP = 300_000;

export class UtilitiesFake extends Fake {
  readonly googleName = 'Utilities';
  readonly Charset = Charset;
  readonly DigestAlgorithm = DigestAlgorithm;
  readonly #core: Core;
  readonly #nextUuid: () => string;

  /** `nextUuid` gives the same ids in the same order in every workspace. */
  constructor(core: Core, nextUuid: () => string) {
    super();
    this.#core = core;
    this.#nextUuid = nextUuid;
  }
  formatDate(date: unknown, timeZone: unknown, format: unknown): string {
    const right = types.isDate(date) && typeof timeZone === 'string' && typeof format === 'string';
    if (!right) throw mismatch('Utilities.formatDate', date, timeZone, format);
    return formatDate(date, timeZone, format);
  }
  parseDate(date: unknown, timeZone: unknown, format: unknown): Date {
    const right = typeof date === 'string' && typeof timeZone === 'string' && typeof format === 'string';
    if (!right) throw mismatch('Utilities.parseDate', date, timeZone, format);
    return parseDate(date, timeZone, format);
  }
  formatString(template: string, ...args: unknown[]): string {
    return formatted(stringFor('Utilities.formatString', template), args);
  }
  getUuid(): string {
    return this.#nextUuid();
  }
  /** Counts towards the run time. */
  sleep(milliseconds: number): void {
    const time = numberFor('Utilities.sleep', milliseconds);
    if (time < 0 || time > LONGEST_SLEEP) throw googleError(`Invalid argument: ${time}`);
    this.#core.spend(time / 1000);
  }
  computeDigest(algorithm: unknown, value: unknown, charset: unknown = Charset.UTF_8): number[] {
    const member = 'Utilities.computeDigest';
    const key = keyFor(member, DigestAlgorithm, algorithm);
    keyFor(member, Charset, charset);
    if (key === 'MD2') throw new NotInHost('Utilities.DigestAlgorithm.MD2');
    return signed(createHash(key.replace('_', '').toLowerCase()).update(bytesOf(member, value)).digest());
  }
  base64Encode(data: unknown): string {
    return bytesOf('Utilities.base64Encode', data).toString('base64');
  }
  base64EncodeWebSafe(data: unknown): string {
    return this.base64Encode(data).replaceAll('+', '-').replaceAll('/', '_');
  }
  base64Decode(encoded: string): number[] {
    return signed(Buffer.from(stringFor('Utilities.base64Decode', encoded), 'base64'));
  }
  base64DecodeWebSafe(encoded: string): number[] {
    return signed(Buffer.from(stringFor('Utilities.base64DecodeWebSafe', encoded), 'base64url'));
  }
  newBlob(data: unknown, contentType: string | null = null, name: string | null = null): BlobFake {
    return new BlobFake(bytesOf('Utilities.newBlob', data), contentType ?? typeOf(data), name);
  }
  /** https://developers.google.com/apps-script/reference/utilities/utilities#zip(Object,String) */
  zip(blobs: unknown, name = 'archive.zip'): BlobFake {
    const right = Array.isArray(blobs) && blobs.every((blob) => blob instanceof BlobFake);
    if (!right) throw mismatch('Utilities.zip', blobs, name);
    const entries = blobs.map((blob) => ({
      name: blob.getName() ?? 'Untitled',
      bytes: bytesOf('Utilities.zip', blob.getBytes()),
    }));
    const twice = entries.find((entry, i) => entries.findIndex((other) => other.name === entry.name) !== i);
    if (twice) throw googleError(`Duplicate filename: ${twice.name}`);
    return new BlobFake(zipped(entries), 'application/zip', stringFor('Utilities.zip', name));
  }
  parseCsv(csv: string, delimiter = ','): string[][] {
    const text = stringFor('Utilities.parseCsv', csv);
    return rowsOf(text, stringFor('Utilities.parseCsv', delimiter));
  }
}

/** Rows of RFC 4180: quoted fields may hold the delimiter, line ends, and doubled quotes. Empty lines give no row. */
function rowsOf(csv: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (let after = ''; at <= csv.length && !(after === '\n' && at === csv.length);) {
    const { field, end } = fieldAt(csv, at, delimiter);
    rows.at(-1)?.push(field);
    after = csv.slice(end, end + 1) === delimiter ? delimiter : '\n';
    if (after === '\n') rows.push([]);
    at = end + (csv.startsWith('\r\n', end) ? 2 : 1);
  }
  return rows.filter((row) => row.length > 1 || (row[0] ?? '') !== '');
}

function fieldAt(csv: string, start: number, delimiter: string): { field: string; end: number } {
  const ends = [delimiter, '\r\n', '\n'];
  if (csv[start] !== '"') {
    let end = start;
    while (end < csv.length && !ends.some((one) => csv.startsWith(one, end))) end += 1;
    return { field: csv.slice(start, end), end };
  }
  const quoted = /"((?:[^"]|"")*)"/y;
  quoted.lastIndex = start;
  const field = quoted.exec(csv)?.[1];
  const end = quoted.lastIndex;
  const closed = field !== undefined && (end === csv.length || ends.some((one) => csv.startsWith(one, end)));
  if (!closed) throw googleError('Could not parse text.');
  return { field: field.replaceAll('""', '"'), end };
}

function typeOf(data: unknown): string | null {
  return typeof data === 'string' ? 'text/plain' : null;
}

/** The placeholders %s %d %i %f %x %% with flags, width and precision, as in C. */
function formatted(template: string, args: readonly unknown[]): string {
  let used = 0;
  return template.replace(/%([-0+]*)(\d+)?(?:\.(\d+))?([sdifx%])/g, (_all, flags: string, width, precision, kind) => {
    if (kind === '%') return '%';
    const text = oneFormatted(args[used++], kind as string, precision as string | undefined);
    const signedText = flags.includes('+') && !text.startsWith('-') && kind !== 's' ? `+${text}` : text;
    const size = Number(width ?? 0);
    if (flags.includes('-')) return signedText.padEnd(size);
    return signedText.padStart(size, flags.includes('0') ? '0' : ' ');
  });
}

function oneFormatted(value: unknown, kind: string, precision: string | undefined): string {
  if (kind === 's') return String(value).slice(0, precision === undefined ? undefined : Number(precision));
  const number = Number(value);
  if (kind === 'f') return number.toFixed(Number(precision ?? 6));
  return kind === 'x' ? Math.trunc(number).toString(16) : String(Math.trunc(number));
}
