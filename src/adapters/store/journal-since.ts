import { join } from 'node:path';
import type { Position, Positions } from '../../domain/cursor.ts';
import type { MonthSince } from '../../domain/journal.ts';
import { type Checksum, longestLine } from '../../domain/line.ts';
import { HeardError } from '../../errors.ts';
import { crc32 } from './checksum.ts';
import { disk, flags } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { eachLineBetween } from './journal-lines.ts';
import { subjectIn, subjectNumber, subjectsRead } from './journal-scan.ts';
import { journalFilesIn } from './journal-survey.ts';
import { bytesBetween, openRegular, using } from './regular-file.ts';

interface Month {
  readonly home: string;
  /** `2026-11`. */
  readonly name: string;
  readonly checksum: Checksum;
}

const newline = 0x0a;
const closingBrace = 0x7d;
const piece = 64 * 1024;

/** What a month's files hold beyond where they were read: see `Journal.since`. */
export function readSince({ home, name, checksum }: Month, before: Positions | undefined): MonthSince {
  const path = join(home, 'journal', name);
  const positions = new Map<string, Position>();
  const changed = new Set<number>();
  const rewritten = new Set<string>();
  for (const file of journalFilesIn(path)) {
    const key = `${name}/${file}`;
    const known = before?.get(key);
    withFile(join(path, file), (fd) => {
      const { size } = disk.fstat(fd);
      const isKept = known !== undefined && stands(fd, known);
      const position = isKept && known.size === size ? known : lastPosition(fd, size);
      if (position) positions.set(key, position);
      if (known && !isKept) rewritten.add(file);
      else if (before) {
        // A last line without its newline counts as not read, but what it tells is in the cases already.
        eachLineBetween(fd, { from: known?.size ?? 0, to: size }, (line) => {
          const subject = line.bytes.at(-1) === closingBrace ? subjectIn(line) : undefined;
          for (const id of subject ? [subject] : subjectsRead(line, { name, checksum })) changed.add(subjectNumber(id));
        });
      }
    });
  }
  for (const key of before?.keys() ?? []) {
    if (key.startsWith(`${name}/`) && !positions.has(key)) rewritten.add(key.slice(name.length + 1));
  }
  return {
    positions,
    rewritten: [...rewritten].sort(),
    hasChanged: changed.size > 0,
    isChanged: (id) => before === undefined || changed.has(subjectNumber(id)),
  };
}

function withFile(path: string, use: (fd: number) => void): void {
  try {
    using(openRegular(path, flags.O_RDONLY), use);
  } catch (error) {
    // It is gone, or something else took its place since the folder was read: the next run sees what became of it.
    if (codeOf(error) !== 'ENOENT' && !(error instanceof HeardError))
      throw diskError(error, `${path} could not be read`);
  }
}

/** Where the last line ends that has its newline; blank lines tell too little to know it again. */
function lastPosition(fd: number, size: number): Position | undefined {
  const end = endOfLastLine(fd, size);
  return end === 0 ? undefined : { size: end, crc: sumOf(lineBefore(fd, end - 1)) };
}

function endOfLastLine(fd: number, size: number): number {
  for (let to = size; to > 1; ) {
    const from = Math.max(0, to - piece);
    const bytes = readBetween(fd, from, to);
    for (let at = bytes.lastIndexOf(newline); at > 0; at = bytes.lastIndexOf(newline, at - 1)) {
      if (bytes[at - 1] !== newline) return from + at + 1;
    }
    // The first byte is looked at once more, with the one before it.
    to = from === 0 ? 0 : from + 1;
  }
  return 0;
}

/** True if the line that ended there still does. */
function stands(fd: number, { size, crc }: Position): boolean {
  return readBetween(fd, size - 1, size)[0] === newline && sumOf(lineBefore(fd, size - 1)) === crc;
}

/** The bytes from the newline before a place up to it; of a line longer than any record its last ones. */
function lineBefore(fd: number, end: number): Buffer {
  for (let length = 4096; ; length *= 8) {
    const from = Math.max(0, end - length);
    const bytes = readBetween(fd, from, end);
    const start = bytes.lastIndexOf(newline);
    if (start !== -1) return bytes.subarray(start + 1);
    if (from === 0 || length > longestLine) return bytes;
  }
}

function readBetween(fd: number, from: number, to: number): Buffer {
  return Buffer.concat([...bytesBetween(fd, from, to)]);
}

function sumOf(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
