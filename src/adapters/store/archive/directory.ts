import { mostFiles } from '../../../domain/manifest.ts';
import { HeardError } from '../../../errors.ts';
import { disk } from '../disk.ts';
import { bytesBetween } from '../regular-file.ts';
import { isSeal, isSealed, sealLength } from './zip.ts';

/** Where a packed file stands in an archive. */
export interface Entry {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** Once unpacked, as the archive says. */
  readonly bytes: number;
}

const tailLength = 22 + sealLength;
const headLength = 30;
const rowLength = 46;
const descriptorLength = 16;
/** A row with the longest name that a file may have. */
const longestRow = 1024;
const deflate = 8;
/** Sizes follow the file; the name is UTF-8. */
const knownFlags = 0x0808;

/** An open file that is, or should be, a backup. */
export interface Open {
  readonly fd: number;
  /** As a person named it. */
  readonly file: string;
}

/**
 * The packed files of a backup, one directly after the other, as nothing else is ever written: no links, folders, gaps or
 * overlaps. @throws HeardError `damaged`.
 */
export function readDirectory(open: Open): readonly Entry[] {
  const { at, size, count } = readTail(open);
  if (count > mostFiles + 1 || size > count * longestRow) throw foreign(open.file);
  const rows = readAt(open, at, size);
  const entries: Entry[] = [];
  let row = 0;
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(rows.subarray(row), next, open);
    entries.push(entry);
    row += rowLength + rows.readUInt16LE(row + 28);
    next = entry.end + descriptorLength;
  }
  if (row !== size || next !== at) throw foreign(open.file);
  return entries;
}

interface Tail {
  /** Where the directory begins. */
  readonly at: number;
  /** Its length in bytes. */
  readonly size: number;
  readonly count: number;
}

function readTail(open: Open): Tail {
  const { size: whole } = disk.fstat(open.fd);
  if (whole === 0) throw damaged(`${open.file} is empty.`);
  const sealed = whole - sealLength;
  const tail = readAt(open, Math.max(0, whole - tailLength), Math.min(whole, tailLength));
  const isWhole = tail.length === tailLength && tail.readUInt32LE(0) === 0x06054b50 && isSeal(tail.subarray(22));
  if (!isWhole) throw unknown(open);
  if (!isSealed(tail.subarray(22), bytesBetween(open.fd, 0, sealed))) {
    throw damaged(`${open.file} is not as it was written: it was changed, or its disk is failing.`);
  }
  const [count, size, at] = [tail.readUInt16LE(10), tail.readUInt32LE(12), tail.readUInt32LE(16)];
  if (at + size !== whole - tailLength) throw foreign(open.file);
  return { at, size, count };
}

function unknown(open: Open): HeardError {
  const isZip = readAt(open, 0, 4).toString('latin1') === 'PK\u0003\u0004';
  return damaged(
    isZip ? `${open.file} is cut off, or is a zip of something else.` : `${open.file} is no backup that heard wrote.`,
  );
}

/** The entry of a row, which must stand at `at`. */
function entryAt(row: Buffer, at: number, open: Open): Entry {
  if (row.length < rowLength || row.readUInt32LE(0) !== 0x02014b50) throw foreign(open.file);
  const length = row.readUInt16LE(28);
  const name = row.subarray(rowLength, rowLength + length);
  const packed = row.readUInt32LE(20);
  const head = readAt(open, at, headLength + length);
  const isOurs =
    (row.readUInt16LE(8) & ~knownFlags) === 0 &&
    row.readUInt16LE(10) === deflate &&
    // Neither an extra field nor a comment, an attribute or another disk.
    row.subarray(30, 42).every((byte) => byte === 0) &&
    row.readUInt32LE(42) === at &&
    head.length === headLength + length &&
    head.readUInt32LE(0) === 0x04034b50 &&
    head.readUInt16LE(26) === length &&
    head.readUInt16LE(28) === 0 &&
    head.subarray(headLength).equals(name);
  if (!isOurs) throw foreign(open.file);
  const start = at + headLength + length;
  return { path: name.toString(), start, end: start + packed, bytes: row.readUInt32LE(24) };
}

function readAt({ fd }: Open, from: number, length: number): Buffer {
  return Buffer.concat([...bytesBetween(fd, from, from + length)]);
}

/** @throws HeardError: what is said of a backup that cannot be used. */
export function damaged(message: string): HeardError {
  return new HeardError(message, { code: 'damaged', hint: 'Nothing was taken from it. Use another backup.' });
}

/** What is said of an archive that heard never writes so. */
export function foreign(file: string): HeardError {
  return damaged(`${file} holds something that heard did not put there.`);
}
