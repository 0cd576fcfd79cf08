import { dirname } from 'node:path';
import type { KeptLine, KeptLines } from '../../domain/journal.ts';
import { crc32 } from './checksum.ts';
import { makeOwnFolder } from './directory.ts';
import { disk, flags } from './disk.ts';
import { isMadeOf, type Made } from './index-cache.ts';
import type { Source } from './journal-survey.ts';
import { openRegular, using } from './regular-file.ts';
import { replaceFile } from './replace-file.ts';

/** To be raised whenever what the lines are made of changes: a file of another version is made again. */
const version = 1;

/** The last bytes of a file: its version, the sum of its table, the bytes of all lines and those of the table. */
const endForm = /^\n([0-9]{3}) ([0-9a-f]{8}) ([0-9]{15}) ([0-9]{10})\n$/;
const endLength = 41;

/** What stands where, behind the lines: so that they can be written as they come. */
interface Table extends Made {
  readonly ids: readonly string[];
  /** In bytes, the newline not counted. */
  readonly lengths: readonly number[];
  /** Of all lines. */
  readonly sum: number;
}

/** Keeps lines for the next time. A failure is no matter: it only costs time. */
export function writeLines(path: string | undefined, made: Made, lines: Iterable<KeptLine>): void {
  if (path === undefined) return;
  try {
    for (const own of [dirname(dirname(path)), dirname(path)]) makeOwnFolder(own);
    replaceFile(path, piecesOf(made, lines), 'derived');
  } catch {}
}

function* piecesOf({ sources }: Made, lines: Iterable<KeptLine>): Generator<Buffer> {
  const ids: string[] = [];
  const lengths: number[] = [];
  let sum = 0;
  let total = 0;
  for (const { id, text } of lines) {
    const bytes = Buffer.from(`${text}\n`);
    ids.push(id);
    lengths.push(bytes.length - 1);
    sum = crc32(bytes, sum);
    total += bytes.length;
    yield bytes;
  }
  const table = Buffer.from(JSON.stringify({ sources, ids, lengths, sum } satisfies Table));
  const mark = crc32(table).toString(16).padStart(8, '0');
  const sizes = `${String(total).padStart(15, '0')} ${String(table.length).padStart(10, '0')}`;
  yield table;
  yield Buffer.from(`\n${String(version).padStart(3, '0')} ${mark} ${sizes}\n`);
}

/** All lines, if the file is whole and was made of these very sources; undefined in any other case. */
export function readKept(path: string | undefined, sources: readonly Source[]): KeptLines | undefined {
  if (path === undefined) return undefined;
  try {
    return using(openRegular(path, flags.O_RDONLY), (fd) => {
      const table = tableIn(fd);
      return isMadeOf(table, sources) ? linesOf(fd, table) : undefined;
    });
  } catch {
    // It is never the truth: whatever is wrong with it, it is made again.
    return undefined;
  }
}

function linesOf(fd: number, { ids, lengths, sum }: Table): KeptLines {
  const ends: number[] = [];
  for (const length of lengths) ends.push((ends.at(-1) ?? 0) + length + 1);
  const bytes = readAt(fd, 0, ends.at(-1) ?? 0);
  if (crc32(bytes) !== sum) throw new Error('damaged');
  return { ids, bytes, idAt: (place) => ids[firstAbove(ends, place)] ?? '' };
}

function tableIn(fd: number): Table {
  const { size } = disk.fstat(fd);
  const end = endForm.exec(readAt(fd, Math.max(0, size - endLength), endLength).toString('latin1'));
  const [, written, sum = '', total, length] = end ?? [];
  if (Number(written) !== version || Number(total) + Number(length) + endLength !== size) throw new Error('cut off');
  const bytes = readAt(fd, Number(total), Number(length));
  if (crc32(bytes) !== Number.parseInt(sum, 16)) throw new Error('damaged');
  return JSON.parse(bytes.toString());
}

/** The first number of an ascending list that is above another: its place. */
function firstAbove(numbers: readonly number[], other: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > other) high = middle;
    else low = middle + 1;
  }
  return low;
}

function readAt(fd: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, disk.read(fd, bytes, 0, length, at));
}
