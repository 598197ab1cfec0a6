/** Blob: bytes with a name and a type. */
import { Fake } from './core';
import { mismatch, stringFor, type Members } from './signature';

type BlobMembers =
  'copyBlob' | 'getBytes' | 'getContentType' | 'getName' | 'isGoogleType' | 'setBytes' | 'setContentType' | 'setName';

export class BlobFake extends Fake implements Members<GoogleAppsScript.Base.Blob, BlobMembers> {
  readonly googleName = 'Blob';
  #bytes: Buffer;
  #type: string | null;
  #name: string | null;

  constructor(bytes: Buffer, type: string | null, name: string | null) {
    super();
    this.#bytes = bytes;
    this.#type = type;
    this.#name = name;
  }
  copyBlob(): BlobFake {
    return new BlobFake(Buffer.from(this.#bytes), this.#type, this.#name);
  }
  getBytes(): number[] {
    return signed(this.#bytes);
  }
  getContentType(): string | null {
    return this.#type;
  }
  getDataAsString(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(this.#bytes);
  }
  getName(): string | null {
    return this.#name;
  }
  isGoogleType(): boolean {
    return false;
  }
  setBytes(data: number[]): this {
    this.#bytes = bytesOf('Blob.setBytes', data);
    return this;
  }
  setContentType(type: string | null): this {
    this.#type = type === null ? null : stringFor('Blob.setContentType', type);
    return this;
  }
  setDataFromString(text: string): this {
    this.#bytes = bytesOf('Blob.setDataFromString', stringFor('Blob.setDataFromString', text));
    return this;
  }
  setName(name: string): this {
    this.#name = stringFor('Blob.setName', name);
    return this;
  }
}

/** Java's bytes, from -128 to 127. */
export function signed(bytes: Buffer): number[] {
  return [...new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)];
}

/** A string as UTF-8, or an array of bytes. */
export function bytesOf(member: string, data: unknown): Buffer {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  if (!Array.isArray(data) || data.some((byte) => typeof byte !== 'number')) throw mismatch(member, data);
  return Buffer.from(Int8Array.from(data as number[]));
}
