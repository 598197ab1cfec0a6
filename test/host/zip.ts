/** Zip files, as Utilities.zip makes them and as a computer opens them: the layout of PKWARE's APPNOTE, deflated. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8; version 2.0; deflated. */
const [UTF8, VERSION, DEFLATED] = [0x0800, 20, 8];

export function zipped(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    [VERSION, UTF8, DEFLATED, 0, 0].forEach((value, i) => facts.writeUInt16LE(value, i * 2));
    [crc32(bytes), packed.length, bytes.length].forEach((value, i) => facts.writeUInt32LE(value, 10 + i * 4));
    facts.writeUInt16LE(title.length, 22);
    locals.push(uint32(LOCAL), facts, title, packed);
    central.push(uint32(CENTRAL), uint16(VERSION), facts, Buffer.alloc(10), uint32(offset), title);
    offset += 4 + facts.length + title.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const counts = Buffer.concat([uint16(entries.length), uint16(entries.length)]);
  const end = [uint32(END), Buffer.alloc(4), counts, uint32(directory.length), uint32(offset), uint16(0)];
  return Buffer.concat([...locals, directory, ...end]);
}

/** The files in a zip, found through its directory and checked against their checksums. */
export function unzipped(zip: Buffer): ZipEntry[] {
  const end = zip.lastIndexOf(uint32(END));
  if (end < 0) throw new Error('This is no zip file');
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i += 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20)));
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    entries.push({ name, bytes });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** The checksum of zip; `zlib.crc32` is newer than the oldest Node that this project supports. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
