import { flags } from './disk.ts';
import { codeOf } from './disk-error.ts';
import { bytesBetween, chunksOf, openRegular, using } from './regular-file.ts';

/** A line as it stands in its file, without its newline. */
export interface RawLine {
  /** Counted from 1. */
  readonly number: number;
  /** Bytes before it. */
  readonly at: number;
  /** Bytes it takes in the file. */
  readonly length: number;
  /** All of them, but for a line longer than any record by far. */
  readonly bytes: Buffer;
}

const newline = 0x0a;
const piece = 1024 * 1024;
/** Many times a record: what is longer is damage, and its rest is not worth the memory. */
const longest = 16 * 1024 * 1024;

/** Hands over each line that is not empty; the file is never in memory as a whole. A file that is gone has none. */
export function eachLine(path: string, take: (line: RawLine) => void): void {
  let fd: number;
  try {
    fd = openRegular(path, flags.O_RDONLY);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  using(fd, () => eachLineIn(fd, take));
}

/** The same for an open file, from where it stands. */
export function eachLineIn(fd: number, take: (line: RawLine) => void): void {
  for (const line of linesOf(chunksOf(fd, piece))) if (line.bytes.length > 0) take(line);
}

/** The same for a part of an open file that begins with a line, which is counted as the first. */
export function eachLineBetween(
  fd: number,
  { from, to }: { readonly from: number; readonly to: number },
  take: (line: RawLine) => void,
): void {
  for (const line of linesOf(bytesBetween(fd, from, to, piece))) if (line.bytes.length > 0) take(line);
}

/** A line's text. A mark that some editors put at the start of a file is no part of it. */
export function textOf({ number, bytes }: RawLine): string {
  const text = bytes.toString();
  return number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Every line, empty ones too; of one that is far too long only the beginning. */
export function* linesOf(chunks: Iterable<Buffer>): Generator<RawLine> {
  let number = 1;
  let at = 0;
  let begun: Buffer[] = [];
  let length = 0;
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const last = chunk.subarray(start, end);
      length += last.length;
      yield { number, at, length, bytes: begun.length === 0 ? last : Buffer.concat([...begun, last]) };
      number += 1;
      at += length + 1;
      begun = [];
      length = 0;
      start = end + 1;
    }
    const tail = chunk.subarray(start);
    if (length < longest) begun.push(tail);
    length += tail.length;
  }
  yield { number, at, length, bytes: Buffer.concat(begun) };
}
